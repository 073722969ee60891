//! What the storekeeper, who owns the library, is asked, and what it answers.

use crate::app::Entry;
use crate::news::Article;
use crate::news::library::{
    ArticleId, FeedId, LibraryTrouble, Query, SavedSearchId, Sources, TakenBack, View,
};
use std::sync::Arc;

/// A request to the storekeeper. Each is answered exactly once, by the answer named or by
/// [`Answer::Failed`].
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// The articles of a view; answered by [`Answer::Listed`]. A newer one replaces those that
    /// wait, which are then not answered.
    List {
        /// To name in the answer.
        number: u64,
        /// Which articles, in which order.
        view: View,
    },
    /// What lists show of these articles; answered by [`Answer::Described`].
    Describe {
        /// Which.
        ids: Vec<ArticleId>,
        /// What they were searched by, for the words around it.
        query: Option<Query>,
    },
    /// The text of an article; answered by [`Answer::Text`].
    Text(ArticleId),
    /// All that has a list; answered by [`Answer::Sources`].
    Sources,
    /// Changes what the person sees at once; answered by [`Answer::Sources`].
    Change(Edit),
    /// Takes the last change back; answered by [`Answer::Undone`].
    Undo,
}

/// A change of the library by the person.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields say what they are")]
pub enum Edit {
    /// An article was opened, which marks it read; there is nothing to take back.
    Opened(ArticleId),
    /// Marks articles read or unread.
    MarkRead { ids: Vec<ArticleId>, is_read: bool },
    /// Marks all articles of a view read.
    MarkView(View),
    /// Gives an article a star, or takes it.
    Star { id: ArticleId, is_starred: bool },
    /// Puts tags on an article, and takes others off.
    Tag { id: ArticleId, added: Vec<String>, removed: Vec<String> },
    /// Leaves a feed.
    Unsubscribe(FeedId),
    /// Calls a feed by another name; by its own for none.
    Rename { feed: FeedId, name: Option<String> },
    /// Puts a feed into the folder of this path, which is made where it is missing.
    MoveTo { feed: FeedId, folder: String },
    /// Puts tags on a feed, and takes others off.
    TagFeed { feed: FeedId, added: Vec<String>, removed: Vec<String> },
    /// Gives a search a name.
    SaveSearch { name: String, query: String },
    /// Deletes a saved search.
    DeleteSearch(SavedSearchId),
}

/// What the storekeeper answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A list.
    Listed {
        /// The number it was asked with.
        number: u64,
        /// Its articles, in order.
        ids: Vec<ArticleId>,
        /// For each, whether it was not read yet.
        unread: Vec<bool>,
    },
    /// What lists show of articles, and whether each was not read yet. Those that are gone are
    /// left out.
    Described(Vec<(Entry, bool)>),
    /// An article; none when it is gone.
    Text {
        /// Which one was asked for.
        id: ArticleId,
        /// Its text.
        article: Option<Arc<Article>>,
    },
    /// All that has a list, as it is now.
    Sources(Box<Sources>),
    /// What was taken back; none when there was nothing.
    Undone(Option<TakenBack>),
    /// Something could not be done.
    Failed(LibraryTrouble),
}
