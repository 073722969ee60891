//! The outside world: files, the terminal, the loop, workers.

mod answers;
mod ask;
mod browse;
mod clicks;
mod clipboard;
mod decision;
mod doctor;
mod emit;
mod emulator;
mod environment;
mod evidence;
mod fact_worker;
pub mod fetch;
mod folder;
mod gate;
mod ground;
mod hooks;
mod hyperlinks;
mod identity;
mod ink;
mod input;
mod large;
mod late;
mod loan;
mod notice;
mod notify;
mod open;
mod patient_facts;
mod pipe;
mod pipe_forms;
mod pipe_program;
mod print;
pub mod refresh;
mod remembered;
mod run;
mod settings;
mod signals;
mod start;
mod storekeeper;
mod surface;
mod teller;
mod terminal;
mod tmux;

pub use decision::{Reason, Wishes};
pub use doctor::{
    Answered, Between, Colors, Findings, Outcome, doctor, examine, examine_without_terminal,
};
pub use emit::adapt;
pub use environment::Encoding;
pub use hooks::{Hook, lines_of, run_hook};
pub use large::{LargeError, save_large};
pub use open::{
    Document, articles_at, bytes_at, document_at, is_address, open, opened_edition, page_at,
    shown_name,
};
pub use print::RowPrinter;
pub use start::{RunError, run};
pub(crate) use storekeeper::trouble_of;
pub use storekeeper::{
    Settings as StorekeeperSettings, Shelf, Storekeeper, starters, tidy_after_refresh,
};
