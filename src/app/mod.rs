//! State and change: a message goes in, the state changes, effects come out. Pure.

mod effect;
mod message;
mod state;

pub use effect::Effect;
pub use message::{Key, KeyCode, Message, Mouse, MouseKind};
pub use state::{ArticleId, OpenFailure, Opened, State, update};
