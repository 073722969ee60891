//! Standard output: how wide it is, and how lines in visual order are put on a terminal.

use crate::text::{Align, Base, Direction, LayoutOptions, Span, align_offset, lay_out, shape};
use std::io::{self, IsTerminal, Write};

/// Columns when nobody says how many there are.
const USUAL_COLUMNS: usize = 80;

/// Some terminals (VTE, wezterm, mintty) reorder what they show. This asks them to leave the
/// lines that follow alone, and the second one to go on as before; the others ignore both.
const EXPLICIT_BIDI: &[u8] = b"\x1b[8l";
const IMPLICIT_BIDI: &[u8] = b"\x1b[8h";

pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// The width of the terminal that standard output goes to, or the usual one.
pub(super) fn columns() -> usize {
    let size = if is_terminal() { crossterm::terminal::size().ok() } else { None };
    let columns = size.map(|(columns, _)| usize::from(columns));
    columns.filter(|&columns| columns > 0).unwrap_or(USUAL_COLUMNS)
}

/// Writes lines that are in visual order already.
pub(super) fn write_visual<W: Write>(
    output: &mut W,
    lines: impl FnOnce(&mut W) -> io::Result<()>,
) -> io::Result<()> {
    if !is_terminal() {
        return lines(output);
    }
    output.write_all(EXPLICIT_BIDI)?;
    let written = lines(output);
    output.write_all(IMPLICIT_BIDI)?;
    written
}

/// Writes lines of text, each with its direction: laid out on a terminal, elsewhere as they are.
pub(super) fn print_lines(
    lines: &[(String, Direction)],
    output: &mut impl Write,
) -> io::Result<()> {
    if !is_terminal() {
        return lines.iter().try_for_each(|(line, _)| writeln!(output, "{line}"));
    }
    let columns = columns();
    write_visual(output, |output| {
        lines.iter().try_for_each(|(line, direction)| write_line(line, *direction, columns, output))
    })
}

/// Lays a paragraph out and writes it as it is seen.
pub(super) fn write_line(
    line: &str,
    direction: Direction,
    columns: usize,
    output: &mut impl Write,
) -> io::Result<()> {
    let shaped = shape(line, Span::new(0, line.len()), Base::Fixed(direction));
    for laid_out in lay_out(&shaped, columns, &LayoutOptions::default()) {
        let margin = match laid_out.width_cells() {
            0 => 0,
            _ => align_offset(&laid_out, columns, Align::Start),
        };
        writeln!(output, "{:margin$}{}", "", laid_out.visual())?;
    }
    Ok(())
}
