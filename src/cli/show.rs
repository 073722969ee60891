//! `khabar show`: lays a text out and prints the lines.

use super::arguments::{Alignment, BaseDirection, DigitsShown, MarksShown, Order, Saying, Show};
use super::failure::Failure;
use super::output::{self, Rows, start_column};
use crate::app::{block_indent_cells, block_marker};
use crate::news::{Article, BlockKind};
use crate::text::{
    Align, Base, Digits, Direction, Fill, LayoutOptions, Line, Marks, ShapeOptions, Span, fit,
    lay_out, shape, shape_with,
};
use crate::work;
use std::io::{self, BufWriter, Write};

pub(super) fn show(options: &Show) -> Result<(), Failure> {
    let articles = work::articles_at(&options.file)
        .map_err(|reason| Failure::Open { name: crate::work::shown_name(&options.file), reason })?;
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let printer = Printer::new(options);
    for (index, article) in articles.iter().enumerate() {
        if index > 0 {
            writeln!(output)?;
        }
        printer.print(article, &mut output)?;
    }
    Ok(output.flush()?)
}

/// Lays articles out and writes their lines.
pub(super) struct Printer {
    width_cells: usize,
    base: BaseDirection,
    align: Align,
    digits: Digits,
    /// Where lines in the order of display go; none for logical lines.
    rows: Option<Rows>,
    layout: LayoutOptions,
}

impl Printer {
    fn new(options: &Show) -> Self {
        let usual = if output::is_drawn() { Order::Visual } else { Order::Logical };
        let rows = match options.output.unwrap_or(usual) {
            Order::Visual => Some(Rows::new(options.saying.mode())),
            Order::Logical => None,
        };
        let right = rows.as_ref().map_or(Marks::Shown, Rows::marks);
        let marks = options.marks.map_or(right, marks);
        Self {
            width_cells: options.width.map_or_else(output::columns, usize::from),
            base: options.base,
            align: align(options.align),
            digits: digits(options.digits),
            rows,
            layout: LayoutOptions { marks, ..LayoutOptions::default() },
        }
    }

    /// As `khabar show` prints when nothing else is asked for, but how text gets to the terminal.
    pub(super) fn usual(saying: &Saying) -> Self {
        let rows = output::is_drawn().then(|| Rows::new(saying.mode()));
        let marks = rows.as_ref().map_or(Marks::Shown, Rows::marks);
        Self {
            width_cells: output::columns(),
            base: BaseDirection::Auto,
            align: Align::Start,
            digits: Digits::AsWritten,
            rows,
            layout: LayoutOptions { marks, ..LayoutOptions::default() },
        }
    }

    /// Paragraph by paragraph, so that the first lines of a long text come at once.
    pub(super) fn print(&self, article: &Article, output: &mut impl Write) -> io::Result<()> {
        let plain = &article.text.plain;
        let mut layout = self.layout;
        if self.align == Align::Justify {
            layout.fill = Fill::of_language(article.language.as_deref());
        }
        for (index, block) in article.text.blocks.iter().enumerate() {
            let goes_on = matches!(block.kind, BlockKind::TableRow { is_first: false, .. });
            if index > 0 && !goes_on {
                writeln!(output)?;
            }
            let base = Base::Fixed(self.direction(block.direction));
            let shaped = shape_with(plain, block.span, &ShapeOptions { base, digits: self.digits });
            // Code runs from left to right in a quotation whose bar stands at the right.
            let is_quoted_code = block.kind == BlockKind::Code && block.quotation.is_some();
            let side = match is_quoted_code {
                true => self.direction(article.direction()),
                false => shaped.direction(),
            };
            let indent = block_indent_cells(block.kind, block.quotation);
            let width_cells = self.width_cells.saturating_sub(indent).max(1);
            for (line_idx, line) in lay_out(&shaped, width_cells, &layout).iter().enumerate() {
                let marker = block_marker(block.kind, block.quotation, line_idx);
                let marker = marker.unwrap_or_default();
                if let Some(rows) = &self.rows {
                    let marker = placed_marker(&marker, indent, width_cells, side);
                    let start = start_column(line, width_cells, self.align);
                    let column = match side {
                        Direction::Ltr => indent + start,
                        Direction::Rtl => start,
                    };
                    rows.write(&in_order((column, line), marker.as_ref()), output)?;
                } else {
                    writeln!(output, "{marker:indent$}{}", line.logical(plain))?;
                }
            }
        }
        Ok(())
    }

    /// What was asked for, else this.
    fn direction(&self, own: Direction) -> Direction {
        match self.base {
            BaseDirection::Auto => own,
            BaseDirection::Rtl => Direction::Rtl,
            BaseDirection::Ltr => Direction::Ltr,
        }
    }
}

fn align(align: Alignment) -> Align {
    match align {
        Alignment::Start => Align::Start,
        Alignment::End => Align::End,
        Alignment::Center => Align::Center,
        Alignment::Justify => Align::Justify,
    }
}

fn digits(digits: DigitsShown) -> Digits {
    match digits {
        DigitsShown::AsWritten => Digits::AsWritten,
        DigitsShown::European => Digits::European,
        DigitsShown::Arabic => Digits::ArabicIndic,
        DigitsShown::Extended => Digits::Extended,
    }
}

fn marks(marks: MarksShown) -> Marks {
    match marks {
        MarksShown::Show => Marks::Shown,
        MarksShown::Hide => Marks::Hidden,
        MarksShown::Essential => Marks::Essential,
    }
}

/// What stands at the start side of a line, if anything: a bullet, a number, a bar; with its
/// column.
fn placed_marker(
    marker: &str,
    indent: usize,
    width_cells: usize,
    direction: Direction,
) -> Option<(usize, Line)> {
    let shaped = shape(marker, Span::new(0, marker.len()), Base::Fixed(direction));
    let marker = fit(&shaped, indent, &LayoutOptions::default());
    let column = match direction {
        Direction::Ltr => 0,
        Direction::Rtl => width_cells + indent.saturating_sub(marker.width_cells()),
    };
    (marker.width_cells() > 0).then_some((column, marker))
}

/// From left to right.
fn in_order<'a>(
    line: (usize, &'a Line),
    marker: Option<&'a (usize, Line)>,
) -> Vec<(usize, &'a Line)> {
    let marker = marker.map(|(column, marker)| (*column, marker));
    let mut placed: Vec<_> = std::iter::once(line).chain(marker).collect();
    placed.sort_by_key(|(column, _)| *column);
    placed
}
