//! Where a caret goes: along the text by clusters and words, and along the screen.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::locate_caret::{Caret, place_of};
use super::locate_units::{Unit, units};
use super::{Direction, Line};

/// The end of the cluster that begins at `byte`; the end of the text where there is none.
///
/// ```
/// use khabar::text::{next_cluster, previous_cluster};
/// let text = "مُحمد";
/// assert_eq!(next_cluster(text, 0), "مُ".len()); // the letter and its vowel
/// assert_eq!(previous_cluster(text, "مُ".len()), 0);
/// ```
#[must_use]
pub fn next_cluster(text: &str, byte: usize) -> usize {
    let byte = at_boundary(text, byte);
    let rest = text.get(byte..).unwrap_or("");
    byte + rest.graphemes(true).next().map_or(0, str::len)
}

/// The start of the cluster that ends at `byte`, or holds it; 0 where there is none.
#[must_use]
pub fn previous_cluster(text: &str, byte: usize) -> usize {
    let before = text.get(..at_boundary(text, byte)).unwrap_or("");
    before.grapheme_indices(true).next_back().map_or(0, |(start, _)| start)
}

/// The start of the next word after `byte`; the end of the text where there is none. Words are
/// those of UAX #29 that hold a letter or a digit.
///
/// ```
/// use khabar::text::{next_word, previous_word};
/// let text = "قال: «نعم» ثم مضى";
/// let yes = text.find("نعم").unwrap();
/// assert_eq!(next_word(text, 0), yes);
/// assert_eq!(previous_word(text, yes), 0);
/// ```
#[must_use]
pub fn next_word(text: &str, byte: usize) -> usize {
    // From the start of the word that it stands in: half a word is not cut as a whole one.
    let start = previous_word(text, byte);
    let rest = text.get(start..).unwrap_or("");
    let mut words =
        rest.split_word_bound_indices().filter(|(at, part)| start + at > byte && is_word(part));
    words.next().map_or(text.len(), |(at, _)| start + at)
}

/// The start of the word that `byte` stands in or behind; 0 where there is none.
#[must_use]
pub fn previous_word(text: &str, byte: usize) -> usize {
    let before = text.get(..at_boundary(text, byte)).unwrap_or("");
    let mut words = before.split_word_bound_indices().rev().filter(|(_, part)| is_word(part));
    words.next().map_or(0, |(start, _)| start)
}

/// The start of the character that holds the byte.
fn at_boundary(text: &str, byte: usize) -> usize {
    let places = (0..=byte.min(text.len())).rev();
    places.take(4).find(|place| text.is_char_boundary(*place)).unwrap_or(0)
}

fn is_word(part: &str) -> bool {
    part.contains(|c: char| c.is_alphanumeric() && !is_combining_mark(c))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// One step to the right on the screen, over whatever stands there, whichever way it runs. The
/// caret then belongs to what it stepped over. At the right end of a line it goes on at the
/// left end of the next line, or of the line before in a right-to-left paragraph; None at the
/// right end of the last of them.
///
/// ```
/// use khabar::text::{shape, lay_out, move_right, Base, Caret, LayoutOptions, Span};
/// let text = "ab خبر";
/// let shaped = shape(text, Span::new(0, text.len()), Base::Auto);
/// let lines = lay_out(&shaped, 20, &LayoutOptions::default());
/// // On the screen `ab ربخ`: right of the space lies the reh, the last letter of the text.
/// let caret = move_right(&lines, Caret::upstream("ab ".len()));
/// assert_eq!(caret, Some(Caret::downstream("ab خب".len())));
/// ```
#[must_use]
pub fn move_right(lines: &[Line], caret: Caret) -> Option<Caret> {
    step(lines, caret, Side::Right)
}

/// One step to the left on the screen: the mirror image of [`move_right`].
#[must_use]
pub fn move_left(lines: &[Line], caret: Caret) -> Option<Caret> {
    step(lines, caret, Side::Left)
}

fn step(lines: &[Line], caret: Caret, side: Side) -> Option<Caret> {
    let place = place_of(lines, caret)?;
    let line = lines.get(place.line_idx)?;
    let units = units(line);
    let stepped_over = match side {
        Side::Right => units.iter().find(|unit| unit.columns.start >= place.column),
        Side::Left => units.iter().rev().find(|unit| unit.columns.end <= place.column),
    };
    match stepped_over {
        Some(unit) => Some(at_edge(unit, side)),
        None => next_line(lines, place.line_idx, side).map(|line| entered(line, side)),
    }
}

/// The caret at the left or right edge of a unit.
fn at_edge(unit: &Unit, side: Side) -> Caret {
    let edge = match side {
        Side::Left => unit.columns.start,
        Side::Right => unit.columns.end,
    };
    if edge == unit.leading() {
        Caret::downstream(unit.source.start())
    } else {
        Caret::upstream(unit.source.end())
    }
}

/// The line that is read on at this side. Of lines that begin at one byte, and so hold parts of
/// one character that is spelled out, carets stand in the last.
fn next_line(lines: &[Line], line_idx: usize, side: Side) -> Option<&Line> {
    let line = lines.get(line_idx)?;
    let start = line.source.start();
    let is_forward = (side == Side::Right) == (line.direction == Direction::Ltr);
    let last_from = |start| lines.partition_point(|other| other.source.start() <= start);
    let next_idx = if is_forward {
        last_from(lines.get(last_from(start))?.source.start()).checked_sub(1)?
    } else {
        lines.partition_point(|other| other.source.start() < start).checked_sub(1)?
    };
    lines.get(next_idx)
}

/// The caret that comes into a line while it moves to this side.
fn entered(line: &Line, side: Side) -> Caret {
    let units = units(line);
    let unit = match side {
        Side::Right => units.first().map(|unit| at_edge(unit, Side::Left)),
        Side::Left => units.last().map(|unit| at_edge(unit, Side::Right)),
    };
    unit.unwrap_or(Caret::downstream(line.source.start()))
}

/// For a caret that covers a cell, as in the fields of a terminal: the byte of the cell to the
/// right of the one that shows `byte` (or what follows it). None at the right end of the line.
///
/// A field shapes its text with a no-break space after it, as for
/// [`caret_column`](super::caret_column): then each place to insert at has one cell, and the
/// caret comes to all of them.
///
/// ```
/// use khabar::text::{shape, fit, byte_left_of, byte_right_of, Base, LayoutOptions, Span};
/// let field = "ab خبر\u{a0}"; // on the screen: `ab ربخ `
/// let shaped = shape(field, Span::new(0, field.len()), Base::Auto);
/// let line = fit(&shaped, 20, &LayoutOptions::default());
/// assert_eq!(byte_right_of(&line, "ab".len()), Some("ab خب".len()));
/// assert_eq!(byte_left_of(&line, "ab خب".len()), Some("ab".len()));
/// ```
#[must_use]
pub fn byte_right_of(line: &Line, byte: usize) -> Option<usize> {
    let units = units(line);
    let beside = unit_of(&units, byte)? + 1;
    units.get(beside).map(|unit| unit.source.start())
}

/// The byte of the cell to the left: the mirror image of [`byte_right_of`].
#[must_use]
pub fn byte_left_of(line: &Line, byte: usize) -> Option<usize> {
    let units = units(line);
    let beside = unit_of(&units, byte)?.checked_sub(1)?;
    units.get(beside).map(|unit| unit.source.start())
}

/// The unit that shows `byte`, or the next one in the text that is drawn.
fn unit_of(units: &[Unit], byte: usize) -> Option<usize> {
    let from_here = units.iter().enumerate().filter(|(_, unit)| unit.source.end() > byte);
    from_here.min_by_key(|(_, unit)| unit.source.start()).map(|(i, _)| i)
}
