//! Standard output: how wide it is, and how lines in visual order are put there.

use crate::config::{self, OutputMode};
use crate::locale::fill;
use crate::text::{
    Align, Base, Direction, LayoutOptions, Line, Marks, Span, align_offset, fit, lay_out, shape,
};
use crate::work::RowPrinter;
use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;

/// Columns when nobody says how many there are.
const USUAL_COLUMNS: usize = 80;

/// Columns between what stands beside each other.
pub(super) const GAP: usize = 2;

/// Columns that are left free at the end of rows that begin on the right: mlterm pushes a row that
/// fills its window to the other side.
pub(super) const FREE: usize = 1;

/// Columns below which nothing stands beside anything.
const LEAST: usize = 20;

pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether rows are laid out as they are seen: on a terminal, unless the settings say that all is
/// said in the order of reading.
pub(super) fn is_drawn() -> bool {
    static IS_LINEAR: OnceLock<bool> = OnceLock::new();
    is_terminal() && !IS_LINEAR.get_or_init(|| config::load().settings.linear)
}

/// The width of the terminal that standard output goes to, or the usual one.
pub(super) fn columns() -> usize {
    let size = if is_terminal() { crossterm::terminal::size().ok() } else { None };
    let columns = size.map(|(columns, _)| usize::from(columns));
    columns.filter(|&columns| columns > 0).unwrap_or(USUAL_COLUMNS)
}

/// Where rows in visual order go.
pub(super) struct Rows {
    /// How the terminal is spoken to; none for a pipe or a file, which gets plain text.
    terminal: Option<RowPrinter>,
}

impl Rows {
    /// To standard output. A terminal is asked what it is.
    pub(super) fn new(mode: Option<OutputMode>) -> Self {
        let terminal = is_drawn().then(|| RowPrinter::of_terminal(&config::load(), mode));
        Self { terminal }
    }

    /// The vowel marks that come out right there.
    pub(super) fn marks(&self) -> Marks {
        self.terminal.as_ref().map_or(Marks::Shown, |terminal| terminal.marks)
    }

    /// Writes a row of lines, each from its column on. A terminal gets it at once and whole.
    pub(super) fn write(
        &self,
        lines: &[(usize, &Line)],
        output: &mut impl Write,
    ) -> io::Result<()> {
        match &self.terminal {
            Some(terminal) => {
                writeln!(output, "{}", terminal.row(lines))?;
                output.flush()
            }
            None => writeln!(output, "{}", plain(lines)),
        }
    }

    /// Writes a row of lines of these texts, each so many columns from the side where the direction
    /// begins. A pipe or a file gets them as they are read.
    pub(super) fn write_from_start(
        &self,
        parts: &[(usize, &Line, &str)],
        direction: Direction,
        output: &mut impl Write,
    ) -> io::Result<()> {
        if self.terminal.is_some() {
            let columns = columns();
            let column = |indent: usize, line: &Line| match direction {
                Direction::Ltr => indent,
                Direction::Rtl => columns.saturating_sub(indent + line.width_cells()),
            };
            let placed = parts.iter().map(|(indent, line, _)| (column(*indent, line), *line));
            let mut placed: Vec<_> = placed.collect();
            placed.sort_by_key(|(column, _)| *column);
            return self.write(&placed, output);
        }
        let mut row = String::new();
        let mut end = 0;
        for (indent, line, text) in parts {
            row.extend(std::iter::repeat_n(' ', indent.saturating_sub(end)));
            row += &line.logical(text);
            end = indent.max(&end) + line.width_cells();
        }
        writeln!(output, "{}", row.trim_end())
    }

    /// Writes a text beside its head, whose letters are a cell wide each: below itself where it is
    /// long. A pipe or a file gets one line.
    pub(super) fn write_beside(
        &self,
        head: &str,
        text: &str,
        direction: Direction,
        output: &mut impl Write,
    ) -> io::Result<()> {
        let indent = head.chars().count() + GAP;
        let width = columns().saturating_sub(indent + FREE);
        let whole = format!("{head}{:GAP$}{text}", "");
        if self.terminal.is_none() {
            return writeln!(output, "{whole}");
        }
        if width < LEAST {
            return self.write_paragraph(&whole, direction, output);
        }
        let shaped = |text: &str| shape(text, Span::new(0, text.len()), Base::Fixed(direction));
        let layout = LayoutOptions { marks: self.marks(), ..LayoutOptions::default() };
        let first = fit(&shaped(head), indent, &layout);
        for (idx, line) in lay_out(&shaped(text), width, &layout).iter().enumerate() {
            let parts = [(0, &first, head), (indent, line, text)];
            let parts = if idx == 0 { &parts[..] } else { &parts[1..] };
            self.write_from_start(parts, direction, output)?;
        }
        Ok(())
    }

    /// Writes paragraphs, each with its direction: laid out on a terminal, elsewhere as they are.
    pub(super) fn print_lines(
        &self,
        lines: &[(String, Direction)],
        output: &mut impl Write,
    ) -> io::Result<()> {
        if self.terminal.is_none() {
            return lines.iter().try_for_each(|(line, _)| writeln!(output, "{line}"));
        }
        lines
            .iter()
            .try_for_each(|(line, direction)| self.write_paragraph(line, *direction, output))
    }

    /// What has a direction of its own within a row: isolated where rows are laid out, as it is
    /// in a pipe or a file.
    pub(super) fn isolated(&self, text: &str) -> String {
        if self.terminal.is_some() { fill("{}", &[text]) } else { text.to_owned() }
    }

    /// A sentence within a row: what isolates values in it is of no use in a pipe or a file.
    pub(super) fn plain(&self, sentence: &str) -> String {
        if self.terminal.is_some() {
            sentence.to_owned()
        } else {
            plain_text(sentence, Direction::Ltr)
        }
    }

    /// One row for a paragraph, as it is sent, cut where it is too long. It leaves the last
    /// column free, so that what is written over it begins in the same row.
    pub(super) fn one_row(&self, text: &str, direction: Direction) -> String {
        let Some(terminal) = &self.terminal else { return text.to_owned() };
        let columns = columns().saturating_sub(1).max(1);
        let shaped = shape(text, Span::new(0, text.len()), Base::Fixed(direction));
        let layout = LayoutOptions { marks: self.marks(), ..LayoutOptions::default() };
        let line = fit(&shaped, columns, &layout);
        terminal.row(&[(start_column(&line, columns, Align::Start), &line)])
    }

    /// Lays a paragraph out over all columns and writes it.
    pub(super) fn write_paragraph(
        &self,
        text: &str,
        direction: Direction,
        output: &mut impl Write,
    ) -> io::Result<()> {
        let columns = columns();
        let shaped = shape(text, Span::new(0, text.len()), Base::Fixed(direction));
        let layout = LayoutOptions { marks: self.marks(), ..LayoutOptions::default() };
        for line in lay_out(&shaped, columns, &layout) {
            self.write(&[(start_column(&line, columns, Align::Start), &line)], output)?;
        }
        Ok(())
    }
}

/// Isolates keep names apart from Arabic; in English they would only be in the way of `grep`.
pub(super) fn plain_text(line: &str, direction: Direction) -> String {
    match direction {
        Direction::Rtl => line.to_owned(),
        Direction::Ltr => {
            let isolates: Vec<char> = fill("{}", &[""]).chars().collect();
            line.replace(isolates.as_slice(), "")
        }
    }
}

/// Where a line begins in the width; an empty one has no blanks before it.
pub(super) fn start_column(line: &Line, columns: usize, align: Align) -> usize {
    if line.width_cells() == 0 { 0 } else { align_offset(line, columns, align) }
}

/// Lines with blanks before them that put them in their places.
fn plain(lines: &[(usize, &Line)]) -> String {
    let mut row = String::new();
    let mut end = 0;
    for (column, line) in lines {
        row.extend(std::iter::repeat_n(' ', column.saturating_sub(end)));
        row += line.visual();
        end = column.max(&end) + line.width_cells();
    }
    row
}
