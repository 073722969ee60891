//! khabar (خبر, "news"): a terminal news reader in which right-to-left news reads as it
//! does in print, in any terminal, beside a pane of key facts quoted from the text.

pub mod app;
pub mod cli;
pub mod config;
pub mod facts;
pub mod feeds;
pub mod locale;
pub mod news;
pub mod text;
pub mod view;
pub mod widget;
pub mod work;
