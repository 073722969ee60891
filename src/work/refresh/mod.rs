//! Keeps the library up to date: fetches feeds, several at once, and saves what came.
//!
//! ```text
//! FetchState ─► Refresher (threads: fetch, parse) ─► Event::Ended(Fetched) ─► keep(&mut Library)
//! ```
//! Who owns the library asks it for states, hands them to a [`Refresher`], and saves each
//! [`Fetched`] by [`keep`]; the parts of a feed that is too large for the memory by [`keep_part`]
//! before. [`refresh`] is all of it for who has no other work.

mod digest;
mod discover;
mod fetched;
mod job;
mod keep;
mod local;
mod parts;
mod pool;
mod queue;
mod schedule;
mod together;

pub use discover::{Discovered, discover};
pub use fetched::{Came, CameInParts, Fetched, Outcome};
pub use keep::{Kept, keep};
pub use parts::{Part, keep_part};
pub use pool::{Event, Refresher, THREAD_NAME};
pub use schedule::{Limits, Signals, after_answer, after_failure};
pub use together::{Step, refresh};

/// A number from 0 to 1, another one each time.
#[must_use]
pub fn chance() -> f64 {
    use std::hash::{BuildHasher, RandomState};
    let number = RandomState::new().hash_one(0_u8);
    // Nothing is lost: the upper 32 bits are chance enough.
    f64::from(u32::try_from(number >> 32).unwrap_or(0)) / f64::from(u32::MAX)
}
