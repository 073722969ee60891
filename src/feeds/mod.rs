//! Bytes to values: encodings, plain text articles, web pages. Pure.

mod binary;
mod blocks;
mod date;
pub mod edition;
mod encoding;
mod front_matter;
mod html;
mod legacy;
mod letters;
mod lines;
mod plain;
mod readable;

pub use binary::NotText;
pub use date::parse_date;
pub use encoding::{Decoded, decode};
pub use html::{MOST_MARKUP_BYTES, decode_page, is_page, resolve, text_of_html};
pub use plain::article_from_text;
pub use readable::{Certainty, FeedKind, FoundFeed, PageArticle, article_from_page, feeds_of_page};
