//! The plain values of the reader: articles, the facts found in them, what cannot be opened, and
//! how the library speaks of them.

mod article;
mod bad_certificate;
mod candidate;
mod fact;
mod feed;
mod feed_problem;
mod fetch_code;
mod fetch_error;
mod language;
pub mod library;
mod no_page;
mod open_error;
mod rhythm;
mod subscription;

pub use article::{
    Article, ArticleText, Block, BlockKind, Item, Mark, MarkKind, Marker, Numbering,
};
pub use bad_certificate::BadCertificate;
pub use candidate::Candidate;
pub use fact::{Fact, FactKind, KeyFacts};
pub use feed::{Enclosure, Entry, Feed, FeedFormat, Summary};
pub use feed_problem::{Calendar, FeedProblem, NotAFeed};
pub use fetch_error::{FetchError, Lasting, Wait};
pub use language::language_of;
pub use no_page::NoPage;
pub use open_error::{LARGEST_TEXT_BYTES, MOST_TEXTS_IN_A_DIRECTORY, OpenError};
pub use rhythm::Rhythm;
pub use subscription::{Folder, ListNote, ReadingList, Subscription};
