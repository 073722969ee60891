//! Why the library could not do what it was asked, ready to be put in words.

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LibraryTrouble {
    /// Another process writes for longer than we wait.
    Busy,
    /// Another process has it open.
    InUse,
    /// What is in the file contradicts itself. Holds the cause.
    Damaged(String),
    /// The file is something else. Holds its name.
    NotALibrary(String),
    /// The disk is full.
    Full,
    /// The file may only be read.
    ReadOnly,
    /// A newer khabar made it.
    Newer,
    /// The feed, folder or article is not there any more.
    Gone,
    /// There is no folder for it.
    NoPlace,
    /// Another process refreshes the feeds.
    Refreshing,
    /// All else. Holds the cause.
    Other(String),
}
