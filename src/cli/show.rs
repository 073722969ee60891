//! `khabar show`: lays a text out and prints the lines.

use super::Failure;
use super::arguments::{Alignment, BaseDirection, DigitsShown, MarksShown, Order, Show};
use super::output::{self, write_visual};
use crate::app::{block_indent_cells, block_marker};
use crate::news::{Article, Block, BlockKind};
use crate::text::{
    Align, Base, Digits, Direction, Fill, LayoutOptions, Line, Marks, ShapeOptions, Span,
    align_offset, fit, lay_out, shape, shape_with,
};
use crate::work;
use std::io::{self, BufWriter, Write};

pub(super) fn show(options: &Show) -> Result<(), Failure> {
    let articles = work::articles_at(&options.file)
        .map_err(|reason| Failure::Open { name: options.file.display().to_string(), reason })?;
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let printer = Printer::new(options);
    for (index, article) in articles.iter().enumerate() {
        if index > 0 {
            writeln!(output)?;
        }
        printer.write(article, &mut output)?;
    }
    Ok(output.flush()?)
}

/// Lays articles out and writes their lines.
pub(super) struct Printer {
    width_cells: usize,
    base: BaseDirection,
    align: Align,
    digits: Digits,
    order: Order,
    layout: LayoutOptions,
}

impl Printer {
    fn new(options: &Show) -> Self {
        Self {
            width_cells: options.width.map_or_else(output::columns, usize::from),
            base: options.base,
            align: align(options.align),
            digits: digits(options.digits),
            order: options.output.unwrap_or_else(usual_order),
            layout: LayoutOptions { marks: marks(options.marks), ..LayoutOptions::default() },
        }
    }

    /// As `khabar show` prints when nothing else is asked for.
    pub(super) fn usual() -> Self {
        Self {
            width_cells: output::columns(),
            base: BaseDirection::Auto,
            align: Align::Start,
            digits: Digits::AsWritten,
            order: usual_order(),
            layout: LayoutOptions::default(),
        }
    }

    pub(super) fn write(&self, article: &Article, output: &mut impl Write) -> io::Result<()> {
        match self.order {
            Order::Visual => write_visual(output, |output| self.print(article, output)),
            Order::Logical => self.print(article, output),
        }
    }

    /// Paragraph by paragraph, so that the first lines of a long text come at once.
    fn print(&self, article: &Article, output: &mut impl Write) -> io::Result<()> {
        let plain = &article.text.plain;
        let mut layout = self.layout;
        if self.align == Align::Justify {
            layout.fill = Fill::of_language(article.language.as_deref());
        }
        for (index, block) in article.text.blocks.iter().enumerate() {
            let is_row = |kind| matches!(kind, BlockKind::TableRow { .. });
            let before = index.checked_sub(1).and_then(|before| article.text.blocks.get(before));
            if before.is_some_and(|before| !is_row(before.kind) || !is_row(block.kind)) {
                writeln!(output)?;
            }
            let base = Base::Fixed(self.direction(block));
            let shaped = shape_with(plain, block.span, &ShapeOptions { base, digits: self.digits });
            let indent = block_indent_cells(block.kind);
            let width_cells = self.width_cells.saturating_sub(indent).max(1);
            for (line_idx, line) in lay_out(&shaped, width_cells, &layout).iter().enumerate() {
                let marker = block_marker(block.kind, line_idx).unwrap_or_default();
                match self.order {
                    Order::Visual => {
                        let margin = Margin::new(&marker, indent, shaped.direction());
                        write_line(line, width_cells, self.align, &margin, output)?;
                    }
                    Order::Logical => {
                        writeln!(output, "{marker:indent$}{}", line.logical(plain))?;
                    }
                }
            }
        }
        Ok(())
    }

    fn direction(&self, block: &Block) -> Direction {
        match self.base {
            BaseDirection::Auto => block.direction,
            BaseDirection::Rtl => Direction::Rtl,
            BaseDirection::Ltr => Direction::Ltr,
        }
    }
}

fn usual_order() -> Order {
    if output::is_terminal() { Order::Visual } else { Order::Logical }
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

/// What stands at the start side of a line: a bullet, a number, a bar, or blanks.
struct Margin {
    left: String,
    right: String,
}

impl Margin {
    fn new(marker: &str, indent: usize, direction: Direction) -> Self {
        let marker = fit(
            &shape(marker, Span::new(0, marker.len()), Base::Fixed(direction)),
            indent,
            &LayoutOptions::default(),
        );
        let blanks = " ".repeat(indent.saturating_sub(marker.width_cells()));
        match direction {
            Direction::Ltr => {
                Self { left: marker.visual().to_owned() + &blanks, right: String::new() }
            }
            // Nothing but blanks is left out: no line ends with them.
            Direction::Rtl if marker.width_cells() == 0 => {
                Self { left: String::new(), right: String::new() }
            }
            Direction::Rtl => Self { left: String::new(), right: blanks + marker.visual() },
        }
    }
}

/// Blanks on the left put a line in its place; there are none on the right.
fn write_line(
    line: &Line,
    width_cells: usize,
    align: Align,
    margin: &Margin,
    output: &mut impl Write,
) -> io::Result<()> {
    let Margin { left, right } = margin;
    let before = if line.width_cells() == 0 { 0 } else { align_offset(line, width_cells, align) };
    let after = width_cells.saturating_sub(before + line.width_cells());
    let after = if right.is_empty() { 0 } else { after };
    writeln!(output, "{left}{:before$}{}{:after$}{right}", "", line.visual(), "")
}
