//! Programs of the person beside a reader on a real terminal, with a real library and server.

#[path = "../support/server.rs"]
mod server;
#[path = "../support/mod.rs"]
mod support;

mod desk;
mod given;
mod lent;
mod news;
