//! The plain values of the reader: articles and the facts found in them.

mod article;
mod fact;

pub use article::{Article, ArticleText, Block, BlockKind};
pub use fact::{Fact, FactKind};
