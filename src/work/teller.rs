//! The terminal in linear mode: what is new is written below what was said before, on the main
//! screen, so that a screen reader says it as it comes and all of it can be read again.
//!
//! The cursor stands at the beginning of what was said last: a braille line shows it.

use super::evidence::Evidence;
use super::terminal;
use crate::app::State;
use crate::text::{Base, LayoutOptions, Span, lay_out, shape};
use crate::view::{Cause, Linear, TypedLine};
use ratatui::layout::Size;
use std::fs::File;
use std::io::{self, Write};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// For a key that changed nothing.
const BELL: &str = "\x07";

const WIPE_ROW: &str = "\r\x1b[K";

/// What is said, and where the cursor stands in it.
pub(super) struct Teller {
    linear: Linear,
    output: File,
    /// The line that is typed, on the row of the cursor.
    typed: Option<TypedLine>,
    /// Whether the cursor stands at the beginning of what was said.
    has_said: bool,
}

impl Teller {
    /// Takes the keyboard over, and finds out what the terminal is.
    pub(super) fn enter() -> io::Result<(Self, Evidence)> {
        let evidence = terminal::enter_linear()?;
        let output = terminal::output()?;
        let teller = Self { linear: Linear::default(), output, typed: None, has_said: false };
        Ok((teller, evidence))
    }

    /// Says everything with the next frame.
    pub(super) fn say_all_next(&mut self) {
        self.linear.forget();
    }

    /// Nothing that was said is above the cursor any more.
    pub(super) fn begin_again(&mut self) {
        (self.typed, self.has_said) = (None, false);
        terminal::set_rows_below(0);
        self.say_all_next();
    }

    /// Says what is new in a window of this size.
    pub(super) fn tell(&mut self, state: &State, cause: Cause, size: Size) -> io::Result<()> {
        let said = self.linear.next(state, cause);
        let width = usize::from(size.width.max(1));
        let rows: Vec<String> = said.lines.iter().flat_map(|line| wrapped(line, width)).collect();
        if rows.is_empty() && said.typed == self.typed {
            let is_heard = cause == Cause::Person && state.pending.keys.is_empty();
            let is_count = state.pending.count.is_some();
            let bell = if is_heard && !is_count && said.typed.is_none() { BELL } else { "" };
            return self.output.write_all(bell.as_bytes());
        }
        let goes_on = match (&self.typed, &said.typed) {
            (Some(before), Some(now)) => before.label == now.label && rows.is_empty(),
            (_, _) => rows.is_empty() && said.typed.is_none(),
        };
        let mut bytes = self.to_new_row(goes_on);
        bytes += &rows.join("\r\n");
        let mut below = 0;
        match &said.typed {
            Some(typed) => {
                bytes += if rows.is_empty() { "" } else { "\r\n" };
                bytes += &typed_row(typed, width);
            }
            None => {
                // A window cannot be left upwards.
                below = rows.len().saturating_sub(1).min(usize::from(size.height.max(1)) - 1);
                bytes += &up(below);
                bytes += "\r";
            }
        }
        self.has_said = said.typed.is_none() && !rows.is_empty();
        self.typed = said.typed;
        terminal::set_rows_below(u16::try_from(below).unwrap_or(u16::MAX));
        self.output.write_all(bytes.as_bytes())
    }

    /// From where the cursor stands to an empty row.
    fn to_new_row(&self, goes_on: bool) -> String {
        match (&self.typed, self.has_said) {
            // More of the same, or nothing came of it.
            (Some(_), _) if goes_on => WIPE_ROW.to_owned(),
            // What was typed stays above what it led to.
            (Some(_), _) => "\r\n".to_owned(),
            (None, true) => terminal::below_what_was_said(),
            (None, false) => String::new(),
        }
    }
}

fn up(rows: usize) -> String {
    if rows == 0 { String::new() } else { format!("\x1b[{rows}A") }
}

/// Columns of plain letters, one by one as terminals count them: nothing joins a lam and an alef.
fn columns(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

/// A line as rows of at most so many columns, which end where lines of its language may.
fn wrapped(line: &str, width: usize) -> Vec<String> {
    let shaped = shape(line, Span::new(0, line.len()), Base::Auto);
    let mut room = width;
    loop {
        let lines = lay_out(&shaped, room, &LayoutOptions::default());
        let rows = lines.iter().map(|row| row.source.slice(line).trim_end().to_owned());
        let rows: Vec<String> = rows.collect();
        let widest = rows.iter().map(|row| columns(row)).max().unwrap_or(0);
        // Layout counts a lam-alef as one.
        match widest.checked_sub(width) {
            Some(over @ 1..) if room > 1 => room = room.saturating_sub(over).max(1),
            Some(_) | None => return rows,
        }
    }
}

/// The row of what is typed, the cursor in it; of a long text the part around the caret.
fn typed_row(typed: &TypedLine, width: usize) -> String {
    let label = format!("{} ", typed.label);
    let room = width.saturating_sub(columns(&label) + 1);
    let (before, after) = typed.text.split_at_checked(typed.caret).unwrap_or((&typed.text, ""));
    let before = end_of(before, room);
    let after = start_of(after, room.saturating_sub(columns(before)));
    let column = columns(&label) + columns(before);
    let right = if column == 0 { String::new() } else { format!("\x1b[{column}C") };
    format!("{WIPE_ROW}{label}{before}{after}\r{right}")
}

/// As much of the end as fits.
fn end_of(text: &str, room: usize) -> &str {
    let mut start = text.len();
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true).rev() {
        used += columns(cluster);
        if used > room {
            break;
        }
        start = at;
    }
    text.get(start..).unwrap_or("")
}

/// As much of the start as fits.
fn start_of(text: &str, room: usize) -> &str {
    let mut end = 0;
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += columns(cluster);
        if used > room {
            break;
        }
        end = at + cluster.len();
    }
    text.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_line_the_part_around_the_caret_is_shown() {
        let typed = |text: &str, caret| TypedLine {
            label: "Find:".to_owned(),
            text: text.to_owned(),
            caret,
        };
        assert_eq!(typed_row(&typed("oil", 3), 20), "\r\x1b[KFind: oil\r\x1b[9C");
        assert_eq!(typed_row(&typed("abcdefghij", 10), 10), "\r\x1b[KFind: hij\r\x1b[9C");
        assert_eq!(typed_row(&typed("abcdefghij", 0), 10), "\r\x1b[KFind: abc\r\x1b[6C");
        assert_eq!(typed_row(&typed("نفط", 2), 20), "\r\x1b[KFind: نفط\r\x1b[7C");
    }

    #[test]
    fn lines_end_between_words() {
        assert_eq!(wrapped("the council met", 11), ["the council", "met"]);
        assert_eq!(wrapped("اجتمع المجلس اليوم", 12), ["اجتمع المجلس", "اليوم"]);
        // A lam and an alef are two columns where nothing joins them.
        assert_eq!(wrapped("لا لا لا", 7), ["لا لا", "لا"]);
        assert_eq!(wrapped("لا لا لا", 8), ["لا لا لا"]);
    }
}
