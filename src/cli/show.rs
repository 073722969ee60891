//! `khabar show`: lays a text out and prints the lines.

use super::Failure;
use super::arguments::{Alignment, BaseDirection, MarksShown, Order, Show};
use super::output::{self, write_visual};
use crate::news::{Article, Block};
use crate::text::{
    Align, Base, Direction, LayoutOptions, Line, Marks, align_offset, lay_out, shape,
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
    align: Alignment,
    order: Order,
    layout: LayoutOptions,
}

impl Printer {
    fn new(options: &Show) -> Self {
        let on_terminal = output::is_terminal();
        let marks = match options.marks {
            MarksShown::Show => Marks::Shown,
            MarksShown::Hide => Marks::Hidden,
        };
        Self {
            width_cells: options.width.map_or_else(output::columns, usize::from),
            base: options.base,
            align: options.align,
            order: options.output.unwrap_or(if on_terminal {
                Order::Visual
            } else {
                Order::Logical
            }),
            layout: LayoutOptions { marks },
        }
    }

    /// Paragraph by paragraph, so that the first lines of a long text come at once.
    fn print(&self, article: &Article, output: &mut impl Write) -> io::Result<()> {
        let plain = &article.text.plain;
        for (index, block) in article.text.blocks.iter().enumerate() {
            if index > 0 {
                writeln!(output)?;
            }
            let shaped = shape(plain, block.span, Base::Fixed(self.direction(block)));
            for line in lay_out(&shaped, self.width_cells, &self.layout) {
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

/// Blanks on the left put a line in its place; there are none on the right.
fn write_line(
    line: &Line,
    width_cells: usize,
    align: Alignment,
    output: &mut impl Write,
) -> io::Result<()> {
    let align = match align {
        Alignment::Start => Align::Start,
        Alignment::End => Align::End,
        Alignment::Center => Align::Center,
        Alignment::Justify if line.is_last => Align::Start,
        Alignment::Justify => match justified(line, width_cells) {
            Some(text) => return writeln!(output, "{text}"),
            None => Align::Start,
        },
    };
    let margin = if line.width_cells() == 0 { 0 } else { align_offset(line, width_cells, align) };
    writeln!(output, "{:margin$}{}", "", line.visual())
}

/// The line with the blanks between its words widened to fill the width; `None` when it is a
/// single word.
fn justified(line: &Line, width_cells: usize) -> Option<String> {
    let gaps = line.iter().filter(|(symbol, _)| *symbol == " ").count();
    let free = width_cells.saturating_sub(line.width_cells());
    if gaps == 0 {
        return None;
    }
    let mut text = String::with_capacity(line.visual().len() + free);
    let mut gaps_passed = 0;
    for (symbol, _) in line.iter() {
        text.push_str(symbol);
        if symbol == " " {
            // The blanks up to this gap, less those up to the one before: no gap is more than
            // one column wider than another.
            let blanks = free * (gaps_passed + 1) / gaps - free * gaps_passed / gaps;
            text.extend(std::iter::repeat_n(' ', blanks));
            gaps_passed += 1;
        }
    }
    Some(text)
}
