//! Asks for addresses on the web, watchfully: what comes back is a document, or one of the
//! failures that a person can act on.

mod address;
mod body;
mod client;
mod failure;
mod headers;
mod login;
mod private;
mod proxies;
mod redirect;
mod resolve;
mod roots;
mod settings;
mod spill;
mod telling;
mod watch;

pub use address::{Address, shown};
pub use body::MOST_IN_MEMORY_BYTES;
pub use client::{Body, Client, Request, Response, Room, Wanted};
pub use headers::{Freshness, LONGEST_WAIT_SECONDS};
pub use private::is_private;
pub use proxies::Proxies;
pub use settings::{ClientSettings, USER_AGENT};
pub use spill::{Spilled, sweep};
