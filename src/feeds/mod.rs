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
mod front_matter;
mod legacy;
mod letters;
mod lines;
mod markup;
mod plain;
mod references;
mod syndication;

pub use binary::NotText;
pub use date::parse_date;
pub use dates::{DateFault, DateRead, read_date};
pub use document::{Document, decode_document};
pub use encoding::{Decoded, decode};
pub use markup::plain_text;
pub use plain::article_from_text;
pub use syndication::{MOST_ENTRIES, Origin, parse_feed};
