//! Bytes to values: encodings, feeds, reading lists, plain text articles. Pure.

mod binary;
mod blocks;
mod date;
mod dates;
mod declared;
mod document;
pub mod edition;
mod encoding;
mod entities_table;
mod entry_article;
mod front_matter;
mod legacy;
mod letters;
mod lines;
mod markup;
mod plain;
mod reading_list;
mod references;
mod syndication;

pub use binary::NotText;
pub use date::parse_date;
pub use dates::{DateFault, DateRead, read_date};
pub use document::{Document, decode_document};
pub use encoding::{Decoded, decode};
pub use entry_article::{articles_from_feed, begins_like_feed};
pub use markup::plain_text;
pub use plain::article_from_text;
pub use reading_list::{parse_opml, parse_urls, write_opml};
pub use syndication::{MOST_ENTRIES, Origin, parse_feed};
