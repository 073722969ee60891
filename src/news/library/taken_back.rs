//! What was taken back by an undo.

/// A change of the library that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenBack {
    /// So many articles were marked read or unread.
    Read(usize),
    /// So many articles got a star, or lost it.
    Starred(usize),
    /// So many articles got this tag, or lost it.
    Tagged(usize, String),
    /// So many feeds were subscribed to.
    Subscribed(usize),
    /// A feed was left. Holds its name.
    Unsubscribed(String),
    /// Something about feeds, folders or saved searches.
    Arranged,
}
