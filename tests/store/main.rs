//! The library on real files: nothing is lost, nothing is doubled, everything can be taken back.

#[path = "../support/mod.rs"]
mod support;

mod changes;
mod given;
mod keeping;
mod killed;
mod large;
mod lists;
mod older;
mod opening;
mod preparing;
mod processes;
mod recovering;
mod saving;
mod searching;
mod sequences;
mod walks;
