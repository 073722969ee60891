//! What the storekeeper, who owns the library, is asked, and what it answers.

use super::Top;
use crate::app::Entry;
use crate::news::library::{
    ArticleId, FeedId, FeedSetting, FolderId, LibraryTrouble, Query, SavedSearchId, Sources,
    TakenBack, View,
};
use crate::news::{Article, Candidate, FetchError, NoPage};
use std::sync::Arc;

/// A request to the storekeeper. Each is answered exactly once, by the answer named or by
/// [`Answer::Failed`].
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// The first articles of a view, with what lists show of them; answered by [`Answer::Top`].
    Top {
        /// To name in the answer.
        number: u64,
        /// Which articles, in which order.
        view: View,
    },
    /// All articles of a view; answered by [`Answer::Listed`].
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
    Text {
        /// Which.
        id: ArticleId,
        /// The text that the feed sent, also where that of the page is there.
        as_sent: bool,
    },
    /// All that has a list; answered by [`Answer::Sources`].
    Sources,
    /// Changes what the person sees at once; answered by [`Answer::Changed`].
    Change(Edit),
    /// Takes the last change back; answered by [`Answer::Undone`], or, where that ends
    /// subscriptions and it is not said that it may, by [`Answer::UndoEnds`].
    Undo {
        /// Whether subscriptions may end.
        may_end: bool,
    },
    /// Whether another process changed the library since this was asked last; answered by
    /// [`Answer::Elsewhere`].
    Elsewhere,
}

/// What takes longer, as it needs the network: keys and lists go on meanwhile. Each is answered by
/// the answer named, or by [`Answer::Failed`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Asks for feeds; answered by [`Answer::Progress`] until it is over.
    Refresh(Which),
    /// Stops asking for feeds; they are answered as stopped.
    StopRefresh,
    /// Looks for feeds at an address in any form; answered by [`Answer::Found`].
    Discover(String),
    /// Follows a feed that was found; answered by [`Answer::Subscribed`].
    Subscribe {
        /// Its address, as it was found.
        address: String,
        /// The path of its folder, which is made where it is missing.
        folder: String,
        /// Its tags.
        tags: Vec<String>,
    },
    /// Follows the feeds of a starter pack; answered by [`Answer::Subscribed`].
    TakeStarter(usize),
    /// Fetches the page of an article and keeps its text beside what the feed sent; answered by
    /// [`Answer::Text`] or [`Answer::NoFullText`].
    FullText(ArticleId),
}

/// Which feeds are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those whose time has come.
    Due,
    /// All.
    All,
    /// One.
    Feed(FeedId),
    /// Those of a folder and the folders in it.
    Folder(FolderId),
}

/// How far a refresh is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Feeds that were asked for.
    pub all: usize,
    /// Those that were answered.
    pub done: usize,
    /// Those that could not be had.
    pub failed: usize,
    /// New stories.
    pub new: usize,
    /// Stories that were edited.
    pub changed: usize,
    /// The hosts that are being asked.
    pub hosts: Vec<String>,
    /// Whether the person stopped it.
    pub is_stopped: bool,
    /// Whether it was begun by the clock and not by the person.
    pub is_quiet: bool,
    /// Why something that came could not be kept.
    pub trouble: Option<LibraryTrouble>,
}

impl Progress {
    /// Whether nothing is awaited any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.done >= self.all
    }
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
    /// Calls a folder by another name.
    RenameFolder { folder: FolderId, name: String },
    /// Puts a folder into the folder of this path, which is made where it is missing.
    MoveFolder { folder: FolderId, into: String },
    /// Takes a folder away; what lies in it moves to the folder around it.
    DeleteFolder(FolderId),
    /// Sets this for one feed, each as it is typed; what is empty is as for all feeds.
    SetFeed { feed: FeedId, values: Vec<(FeedSetting, String)> },
    /// Puts tags on a feed, and takes others off.
    TagFeed { feed: FeedId, added: Vec<String>, removed: Vec<String> },
    /// Gives a search a name.
    SaveSearch { name: String, query: String, is_mute: bool },
    /// How many days the articles of a feed are kept; as those of all feeds for none.
    KeepDays { feed: FeedId, days: Option<u32> },
    /// Calls a saved search by another name.
    RenameSearch { search: SavedSearchId, name: String },
    /// Deletes a saved search.
    DeleteSearch(SavedSearchId),
}

/// What a change did, where the storekeeper alone could count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// So many articles of a view were marked read.
    Read(usize),
    /// So many articles are hidden now.
    Hidden(usize),
}

/// What the storekeeper answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The top of a list.
    Top(Top),
    /// A list.
    Listed {
        /// The number it was asked with.
        number: u64,
        /// Its articles, in order.
        ids: Vec<ArticleId>,
        /// For each, whether it was not read yet.
        unread: Vec<bool>,
        /// Articles that may belong to it, whose texts nobody has looked into yet.
        unindexed: usize,
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
        /// Whether it is the text of its page.
        is_full: bool,
        /// Whether the person wants the text of the page, which is not there.
        wants_page: bool,
    },
    /// All that has a list, as it is now.
    Sources(Box<Sources>),
    /// A library of an older format has the one of today now: all that has a list.
    Ready(Box<Sources>),
    /// A change was made.
    Changed {
        /// All that has a list, after it.
        sources: Box<Sources>,
        /// What it did that the person could not count.
        made: Option<Made>,
    },
    /// What was taken back; none when there was nothing.
    Undone(Option<TakenBack>),
    /// Taking the last change back would end the subscriptions to these feeds: nothing was done.
    UndoEnds(Vec<FeedId>),
    /// How far the refresh is.
    Progress(Progress),
    /// The feeds at an address.
    Found {
        /// The address, as it was typed.
        typed: String,
        /// What is there, at least one, each with the feed that it is where it is followed
        /// already; or why nothing is.
        found: Result<Vec<(Candidate, Option<FeedId>)>, FetchError>,
    },
    /// Feeds are followed now. Holds the first of them and how many are new.
    Subscribed {
        /// The first.
        feed: Option<FeedId>,
        /// Those that were not followed before.
        new: usize,
        /// What the library follows now.
        sources: Box<Sources>,
    },
    /// The page of an article could not be read.
    NoFullText(ArticleId, NoPage),
    /// So many articles are left that no search finds yet: said now and then after a search that
    /// left some out, until there are none.
    Unindexed(usize),
    /// So many articles were deleted because they were too old, or too many.
    Deleted(usize),
    /// So many unread articles are found by a saved search: said when it was counted.
    UnreadFound(SavedSearchId, usize),
    /// Another process has the library open too.
    Shared,
    /// Whether another process changed the library: fetched feeds, or marked articles.
    Elsewhere(bool),
    /// Something could not be done.
    Failed(LibraryTrouble),
    /// A change could not be made: what was shown as if it were is not so.
    Unchanged(LibraryTrouble),
}
