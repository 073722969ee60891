//! The plain values of the reader: articles, the facts found in them, what cannot be opened.

mod article;
mod fact;
mod feed;
mod feed_problem;
mod language;
mod open_error;
mod subscription;

pub use article::{
    Article, ArticleText, Block, BlockKind, Item, Mark, MarkKind, Marker, Numbering,
};
pub use fact::{Fact, FactKind, KeyFacts};
pub use feed::{Enclosure, Entry, Feed, FeedFormat, Summary};
pub use feed_problem::{Calendar, FeedProblem, NotAFeed};
pub use language::language_of;
pub use open_error::{LARGEST_TEXT_BYTES, MOST_TEXTS_IN_A_DIRECTORY, OpenError};
pub use subscription::{Folder, ReadingList, Subscription};
