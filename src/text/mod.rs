//! The layout engine: logical text in, lines of terminal cells out. Pure.

mod line;
mod span;

pub use line::{Cell, Line};
pub use span::Span;

/// A horizontal direction: of a paragraph, a field or the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}
