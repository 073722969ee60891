//! Fetching, from the client to the commands, against a server that does all that servers do.

#[path = "../support/server.rs"]
mod server;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/tls.rs"]
mod tls;

mod client;
mod commands;
mod discovering;
mod encrypted;
mod killed;
mod large;
mod logins;
mod private;
mod proxies;
mod refreshing;
mod ways;
