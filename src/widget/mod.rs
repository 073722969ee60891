//! A ratatui widget for text in any script: what [`text`](crate::text) lays out, on the screen.
//!
//! ```
//! use khabar::text::{Base, Span};
//! use khabar::widget::Paragraphs;
//! use ratatui::buffer::Buffer;
//! use ratatui::layout::Rect;
//! use ratatui::style::Stylize as _;
//! use ratatui::widgets::Widget as _;
//!
//! let text = "وصلت الطائرة A380 إلى دبي.\nThe A380 landed in Dubai.";
//! let name = text.find("A380").unwrap();
//! let paragraphs = Paragraphs::new(text, Base::Auto)
//!     .spans(vec![(Span::new(name, name + 4), ratatui::style::Style::new().bold())]);
//!
//! let area = Rect::new(0, 0, 30, 3);
//! let mut buffer = Buffer::empty(area); // in a program: `frame.render_widget(&paragraphs, area)`
//! paragraphs.render(area, &mut buffer);
//! assert_eq!(buffer[(29, 0)].symbol(), "\u{FEED}"); // Arabic begins at the right
//! assert_eq!(buffer[(0, 1)].symbol(), "T"); // English at the left
//! ```
//! `cargo run --example bidi_paragraph` shows it in a terminal.
//!
//! Why not ratatui's own `Paragraph`: it writes strings from left to right and measures them
//! as a whole, so Arabic stands reversed, unjoined, without its vowels, at the wrong side.
//!
//! Cells stand in the order of the screen. Most terminals draw them so. Those that reorder
//! rows by themselves (VTE) must be told not to, once the alternate screen is on, by `CSI 8 l`;
//! the example does.

pub(crate) mod cells;
mod paragraphs;

pub(crate) use cells::put;
pub use paragraphs::Paragraphs;
