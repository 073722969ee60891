//! khabar (خبر, "news"): a terminal news reader in which right-to-left news reads as it
//! does in print, in any terminal, beside a pane of key facts quoted from the text.
//!
//! The screen, by the names of its types (an interface that starts at the right is its mirror
//! image):
//!
//! ```text
//! ┌ Panel::caption ────────┬ app::ArticlePane ────────────┬ app::FactsPane ──────────┐
//! │▌ ● Row, Role::Unread   │ Role::Title                  │ Role::Heading          3 │
//! │▌   Role::Detail        │ Role::Detail (PieceKind::    │   Role::Fact(kind)    ×2 │
//! │                        │   About)                     │     Role::Detail         │
//! │  app::HeadlinesPane    │ text::Line of text::Cell,    ┃   ...                    │
//! │                        │ tinted by app::Tint          ┃ Scroll                   │
//! ├────────────────────────┴──────────────────────────────┴──────────────────────────┤
//! │ StatusLine: hints from app::COMMANDS, or app::Prompt                       toast │
//! └──────────────────────────────────────────────────────────────────────────────────┘
//! ```

pub mod app;
pub mod cli;
pub mod config;
pub mod facts;
pub mod feeds;
pub mod locale;
pub mod news;
pub mod store;
pub mod text;
pub mod view;
pub mod widget;
pub mod work;
