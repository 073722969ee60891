//! The outside world: files, the terminal, the loop, workers.

mod answers;
mod ask;
mod clipboard;
mod emit;
mod emulator;
mod fact_worker;
mod folder;
mod ink;
mod input;
mod late;
mod open;
mod run;
mod signals;
mod terminal;

pub use open::{article_at, bytes_at, open, opened_edition};
pub use run::{RunError, run};
