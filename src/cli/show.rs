//! `khabar show`: lays a text out and prints the lines.

use super::Failure;
use super::arguments::{Alignment, BaseDirection, DigitsShown, MarksShown, Order, Show};
use super::output::{self, write_visual};
use crate::news::{Article, Block};
use crate::text::{
    Align, Base, Digits, Direction, Fill, LayoutOptions, Line, Marks, ShapeOptions, align_offset,
    lay_out, shape_with,
};
use crate::work;
use std::io::{self, BufWriter, Write};

pub(super) fn show(options: &Show) -> Result<(), Failure> {
    let article = work::article_at(&options.file)
        .map_err(|reason| Failure::Open { name: options.file.display().to_string(), reason })?;
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let printer = Printer::new(options);
    match printer.order {
        Order::Visual => write_visual(&mut output, |output| printer.print(&article, output))?,
        Order::Logical => printer.print(&article, &mut output)?,
    }
    Ok(output.flush()?)
}

struct Printer {
    width_cells: usize,
    base: BaseDirection,
    align: Align,
    digits: Digits,
    order: Order,
    layout: LayoutOptions,
}

impl Printer {
    fn new(options: &Show) -> Self {
        let on_terminal = output::is_terminal();
        Self {
            width_cells: options.width.map_or_else(output::columns, usize::from),
            base: options.base,
            align: align(options.align),
            digits: digits(options.digits),
            order: options.output.unwrap_or(if on_terminal {
                Order::Visual
            } else {
                Order::Logical
            }),
            layout: LayoutOptions { marks: marks(options.marks), ..LayoutOptions::default() },
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
            if index > 0 {
                writeln!(output)?;
            }
            let base = Base::Fixed(self.direction(block));
            let shaped = shape_with(plain, block.span, &ShapeOptions { base, digits: self.digits });
            for line in lay_out(&shaped, self.width_cells, &layout) {
                match self.order {
                    Order::Visual => write_line(&line, self.width_cells, self.align, output)?,
                    Order::Logical => writeln!(output, "{}", line.logical(plain))?,
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

/// Blanks on the left put a line in its place; there are none on the right.
fn write_line(
    line: &Line,
    width_cells: usize,
    align: Align,
    output: &mut impl Write,
) -> io::Result<()> {
    let margin = if line.width_cells() == 0 { 0 } else { align_offset(line, width_cells, align) };
    writeln!(output, "{:margin$}{}", "", line.visual())
}
