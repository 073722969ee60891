//! Bytes to values: encodings, feeds, reading lists, web pages, plain text articles. Pure.

mod binary;
mod blocks;
mod dates;
mod declared;
mod document;
pub mod edition;
mod encoding;
mod entities_table;
mod entry_article;
mod escaped;
mod folded;
mod front_matter;
mod html;
mod legacy;
mod letters;
mod lines;
mod markup;
mod plain;
mod readable;
mod reading_list;
mod references;
mod rhythm;
pub mod starters;
mod syndication;

pub use binary::NotText;
pub use dates::{DateFault, DateRead, read_date};
pub use document::{Document, decode_document, decode_page};
pub use encoding::{Decoded, decode};
pub use entry_article::{article_from_entry, articles_from_feed, begins_like_feed};
pub use html::{MOST_MARKUP_BYTES, is_page, resolve, text_of_html};
pub use markup::plain_text;
pub use plain::article_from_text;
pub use readable::{
    Certainty, FeedKind, FoundFeed, PageArticle, article_from_page, feeds_of_page, under_headline,
    words_of_body,
};
pub use reading_list::{parse_opml, parse_urls, web_of_feed, write_opml};
pub use rhythm::rhythm_of;
pub use syndication::{MOST_ENTRIES, Origin, Parts, parse_feed};
