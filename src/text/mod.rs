//! The layout engine: logical text in, lines of terminal cells out. Pure.
//!
//! ```text
//! clean → direction → digits → levels → joining → clusters → breaks   shape(), once a paragraph
//!       → wrap → reorder → cells with byte spans → justify             lay_out(), once a width
//! ```
#![doc = include_str!("guide.md")]

mod align;
mod brackets;
mod breaks;
mod character;
mod clean;
mod clusters;
#[cfg(test)]
mod conformance;
mod digits;
mod direction;
mod escape;
mod fold;
mod forms_table;
mod joining;
mod justify;
mod kashida;
mod language;
mod lay_out;
mod leading;
mod levels;
mod line;
mod locate;
mod locate_caret;
mod locate_moves;
mod locate_selection;
mod locate_units;
mod map;
mod neutral;
mod own_letter;
mod proclitics;
mod properties;
mod reorder;
mod shape;
mod show;
mod span;
mod symbol;
mod weak;
mod wrap;

pub use align::{Align, align_offset};
pub use clean::clean;
pub use digits::Digits;
pub use direction::{Base, Direction, direction_of};
pub use fold::{Folded, fold};
pub use justify::Fill;
pub use lay_out::{LayoutOptions, Marks, fit, fit_lines, lay_out};
pub use line::{Cell, Line};
pub use locate::{byte_at, caret_column, column_of};
pub use locate_caret::{Affinity, Caret, Place, caret_at, place_of};
pub use locate_moves::{
    byte_left_of, byte_right_of, move_left, move_right, next_cluster, next_word, previous_cluster,
    previous_word,
};
pub use locate_selection::stretches;
pub use locate_units::{Unit, units};
pub use proclitics::{bare_forms, has_proclitics, without_article};
pub use properties::is_presentation_form;
pub use shape::{ShapeOptions, Shaped, shape, shape_with};
pub use span::Span;
