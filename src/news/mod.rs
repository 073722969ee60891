//! The plain values of the reader: articles, the facts found in them, what cannot be opened.

mod article;
mod fact;
mod language;
mod open_error;

pub use article::{Article, ArticleText, Block, BlockKind, Mark, MarkKind};
pub use fact::{Fact, FactKind, KeyFacts};
pub use language::language_of;
pub use open_error::{LARGEST_TEXT_BYTES, MOST_TEXTS_IN_A_DIRECTORY, OpenError};
