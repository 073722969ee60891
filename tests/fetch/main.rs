//! Fetching, from the client to the commands, against a server that does all that servers do.

#[path = "../support/mod.rs"]
mod support;
#[path = "../support/server.rs"]
mod server;

mod client;
mod commands;
mod discovering;
mod killed;
mod private;
mod refreshing;
mod ways;
