//! Bytes to values: encodings and plain text articles. Pure.

mod binary;
mod blocks;
mod date;
pub mod edition;
mod encoding;
mod front_matter;
mod legacy;
mod letters;
mod lines;
mod plain;

pub use binary::NotText;
pub use date::parse_date;
pub use encoding::{Decoded, decode};
pub use plain::article_from_text;
