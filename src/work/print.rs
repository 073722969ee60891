//! Rows that are printed and stay when we are gone, said to the terminal as the reader's screen
//! is. Each row takes and gives back what it needs by itself, so that a print that is cut short
//! leaves the terminal as it was.

use super::decision::{Decision, Wishes};
use super::emit::Emission;
use super::environment::Environment;
use super::evidence::Evidence;
use super::terminal;
use crate::config::{Config, OutputMode};
use crate::text::{Line, Marks};
use crate::widget::put;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

/// How rows are said to the terminal that standard output goes to.
#[derive(Clone, Copy, Debug)]
pub struct RowPrinter {
    emission: Emission,
    /// Which vowel marks it draws right, or the settings ask for.
    pub marks: Marks,
}

impl RowPrinter {
    /// Asks the terminal what it is, for a moment. In the background that is not allowed: then
    /// the environment alone tells. The flag is the mode of the command line.
    #[must_use]
    pub fn of_terminal(config: &Config, flag: Option<OutputMode>) -> Self {
        let environment = Environment::ours();
        let is_dumb = environment.get("TERM") == "dumb";
        let evidence = if is_dumb { None } else { terminal::ask_in_passing() };
        let evidence = evidence.unwrap_or(Evidence { environment, ..Evidence::default() });
        let decision = Decision::of(&evidence, &Wishes::of(config, flag));
        let mut emission = decision.emission_of_lines();
        if is_dumb {
            emission.mode = OutputMode::Plain;
        }
        Self { emission, marks: decision.marks }
    }

    /// A row of lines in the order of display, each from its column on, as it is sent.
    #[must_use]
    pub fn row(&self, lines: &[(usize, &Line)]) -> String {
        let end = lines.iter().map(|(column, line)| column + line.width_cells()).max();
        let width = u16::try_from(end.unwrap_or(0)).unwrap_or(u16::MAX);
        if width == 0 {
            return String::new();
        }
        let area = Rect::new(0, 0, width, 1);
        let mut row = Buffer::empty(area);
        for (column, line) in lines {
            put(&mut row, area, (*column, 0), line, |_| Style::new());
        }
        self.emission.adapt(&mut row);
        let sent = with_looks(&row.content);
        if sent.is_ascii() { sent } else { self.emission.take() + &sent + &self.emission.give() }
    }
}

/// The cells as text, with the two looks that a way may give them: a colour, and bold letters.
fn with_looks(cells: &[Cell]) -> String {
    let mut text = String::new();
    let mut looks = (Color::Reset, false);
    for cell in cells {
        let next = (cell.fg, cell.modifier.contains(Modifier::BOLD));
        if next != looks {
            text += &sequence(next);
            looks = next;
        }
        text += cell.symbol();
    }
    if looks != (Color::Reset, false) {
        text += "\x1b[m";
    }
    text
}

fn sequence((color, is_bold): (Color, bool)) -> String {
    let bold = if is_bold { "1" } else { "22" };
    match color {
        Color::Rgb(red, green, blue) => format!("\x1b[{bold};38;2;{red};{green};{blue}m"),
        Color::Indexed(index) => format!("\x1b[{bold};38;5;{index}m"),
        // No way gives another one.
        _ => format!("\x1b[{bold};39m"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Base, Direction, LayoutOptions, Span, fit, shape};

    fn row(mode: OutputMode, text: &str) -> String {
        let shaped = shape(text, Span::new(0, text.len()), Base::Fixed(Direction::Rtl));
        let line = fit(&shaped, 20, &LayoutOptions::default());
        let emission = Emission { mode, ..Emission::default() };
        RowPrinter { emission, marks: Marks::Shown }.row(&[(2, &line)])
    }

    #[test]
    fn a_row_gives_back_what_it_takes() {
        assert_eq!(row(OutputMode::Plain, "(سلام)"), "  (ﻡﻼﺳ)");
        assert_eq!(row(OutputMode::Explicit, "(سلام)"), "\x1b[8l  (ﻡﻼﺳ)\x1b[8h");
        assert_eq!(row(OutputMode::Explicit, "news"), "  news");
        assert_eq!(row(OutputMode::Inverse, "(سلام)"), "\u{2800} (ﺳﻼﻡ)");
        let shades = row(OutputMode::Alternate, "سر");
        assert!(shades.contains("118;118;118mﺮ") && shades.contains("118;118;119mﺳ"), "{shades:?}");
        assert!(shades.ends_with("\x1b[m\x1b[8h"), "{shades:?}");
    }

    #[test]
    fn bold_that_parts_runs_of_kitty_is_sent() {
        assert_eq!(row(OutputMode::Kitty, "abcسر"), "\x1b[8l  ﺳﺮ\x1b[1;39mabc\x1b[m\x1b[8h");
    }
}
