//! What was taken back by an undo.

/// A change of the library that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenBack {
    /// So many articles were marked read or unread.
    Read(usize),
    /// So many articles got a star, or lost it.
    Starred(usize),
    /// So many articles got these tags, or lost them.
    Tagged(usize, Vec<String>),
    /// So many feeds were subscribed to.
    Subscribed(usize),
    /// A feed was left. Holds its name.
    Unsubscribed(String),
    /// Something about a feed, a folder or a saved search. Holds its name, where it is one alone.
    Arranged(Option<String>),
}
