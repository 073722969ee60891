//! Reading lists of other readers: OPML in and out, the `urls` file of newsboat in.

mod opml;
mod urls;

pub use opml::{parse_opml, write_opml};
pub use urls::parse_urls;
