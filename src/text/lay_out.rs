//! A shaped paragraph as lines of cells, as often as the width changes.

use super::character::{Drawing, Table};
use super::reorder::visual_order;
use super::shape::{Cluster, Role, Shaped};
use super::symbol::Symbol;
use super::wrap::{self, Range};
use super::{Fill, Line, Span, justify};

/// Whether vowel marks and other points of Arabic and Hebrew are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Marks {
    /// As written.
    #[default]
    Shown,
    /// Left out; never the marks of other scripts, which carry meaning there.
    Hidden,
    /// Of Arabic only shadda and tanwin, which tell words apart; of Hebrew nothing.
    Essential,
}

/// How lines are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LayoutOptions {
    /// Vowel marks.
    pub marks: Marks,
    /// Whether lines are filled to the width.
    pub fill: Fill,
    /// By how many columns the first line is narrower, up to half of the width; the caller
    /// sets it in from where lines begin.
    pub indent_cells: u16,
}

impl LayoutOptions {
    /// Columns that the first line of a paragraph is set in by, in this width.
    #[must_use]
    pub fn indent_in(&self, width_cells: usize) -> usize {
        usize::from(self.indent_cells).min(width_cells / 2)
    }
}

const ELLIPSIS: &str = "…";
/// For a soft hyphen where a line ends. U+2010 is missing in many terminal fonts.
const HYPHEN: &str = "-";

/// The lines of a paragraph in `width_cells` columns: at least one, even for empty text.
///
/// Every line fits. Spans of the lines, in order, cover the paragraph without a gap. White
/// space at the end of a line hangs: it belongs to the line's span, but has no cell. A word
/// longer than a line is broken between clusters. Lines that are filled have exactly the width,
/// but for the last one, those that end by U+2028, and those that lack too much. A two-column cluster on a one-column line
/// is drawn as `…`; in no columns at all there is one empty line.
#[must_use]
pub fn lay_out(shaped: &Shaped, width_cells: usize, options: &LayoutOptions) -> Vec<Line> {
    fit_lines(shaped, width_cells, usize::MAX, options)
}

/// The paragraph on one line of at most `width_cells` columns. What does not fit is cut at the
/// logical end, between clusters, and `…` stands there: at the left of a right-to-left line.
/// The line's span then ends at the cut. Width 0 gives an empty line.
///
/// ```
/// use khabar::text::{shape, fit, Base, LayoutOptions, Span};
/// let text = "one two three";
/// let shaped = shape(text, Span::new(0, text.len()), Base::Auto);
/// let line = fit(&shaped, 9, &LayoutOptions::default());
/// assert_eq!(line.visual(), "one two…");
/// ```
#[must_use]
pub fn fit(shaped: &Shaped, width_cells: usize, options: &LayoutOptions) -> Line {
    Pen::new(shaped, width_cells, *options).rest(0)
}

/// As [`lay_out`], but at most `max_lines` lines: the last one holds the rest, cut as in [`fit`].
#[must_use]
pub fn fit_lines(
    shaped: &Shaped,
    width_cells: usize,
    max_lines: usize,
    options: &LayoutOptions,
) -> Vec<Line> {
    let first_width_cells = width_cells - options.indent_in(width_cells);
    let mut pen = Pen::new(shaped, first_width_cells, *options);
    if max_lines == 0 {
        return Vec::new();
    }
    if width_cells == 0 || shaped.clusters.is_empty() {
        return vec![Line::empty(shaped.source(), shaped.direction()).into_last()];
    }
    let mut lines = Vec::new();
    for range in wrap::lines(shaped, first_width_cells, width_cells) {
        let is_last = range.end == shaped.clusters.len();
        if lines.len() + 1 == max_lines && !is_last {
            lines.push(pen.rest(range.start));
            break;
        }
        lines.push(pen.line(range));
        pen.width_cells = width_cells;
    }
    lines
}

/// Draws lines; keeps its lists from line to line.
struct Pen<'a> {
    shaped: &'a Shaped,
    width_cells: usize,
    options: LayoutOptions,
    levels: Vec<u8>,
    order: Vec<u32>,
}

/// Something that layout adds at the logical end of a line.
#[derive(Clone, Copy)]
struct Addition {
    symbol: &'static str,
    level: u8,
}

impl<'a> Pen<'a> {
    fn new(shaped: &'a Shaped, width_cells: usize, options: LayoutOptions) -> Self {
        Self { shaped, width_cells, options, levels: Vec::new(), order: Vec::new() }
    }

    fn line(&mut self, range: Range) -> Line {
        let hyphen = range
            .is_hyphenated
            .then(|| Addition { symbol: HYPHEN, level: self.level_before(range.drawn_end) });
        let line = self.draw(range, hyphen);
        if line.is_last || self.options.fill == Fill::Ragged || self.is_forced(range) {
            return line;
        }
        justify::filled(&line, self.width_cells, self.options.fill).unwrap_or(line)
    }

    /// Whether the line ends by U+2028: like the last one it is not filled (CSS Text, 6.3).
    fn is_forced(&self, range: Range) -> bool {
        let last = range.end.checked_sub(1).and_then(|i| self.shaped.clusters.get(i));
        last.is_some_and(|last| last.role == Role::LineEnd)
    }

    /// All clusters from `start` on one line, cut when they do not fit.
    fn rest(&mut self, start: usize) -> Line {
        let mut range = Range::new(self.shaped, start, self.shaped.clusters.len());
        if range.width_cells(self.shaped) <= self.width_cells {
            return self.draw(range, None);
        }
        let Some(room) = self.width_cells.checked_sub(1) else {
            return Line::empty(self.source(range), self.shaped.direction()).into_last();
        };
        let mut width = 0;
        let fits = |cluster: &&Cluster| {
            width += usize::from(cluster.width);
            width <= room
        };
        let count = self.shaped.clusters.iter().skip(start).take_while(fits).count();
        range = Range::new(self.shaped, start, start + count);
        let ellipsis = Addition { symbol: ELLIPSIS, level: self.shaped.direction().level() };
        self.draw(range, Some(ellipsis)).into_last()
    }

    fn draw(&mut self, range: Range, addition: Option<Addition>) -> Line {
        let mut line = Line::empty(self.source(range), self.shaped.direction());
        line.is_last = range.end == self.shaped.clusters.len();
        line.reserve(range.drawn_end - range.start + 1);
        range.levels(self.shaped, &mut self.levels);
        if let Some(Addition { level, .. }) = addition {
            // What hangs between the text and the addition must not part the two.
            let hanging = self.levels.iter_mut().skip(range.drawn_end - range.start);
            hanging.for_each(|hanging| *hanging = level);
            self.levels.push(level);
        }
        visual_order(&self.levels, &mut self.order);
        for &place in &self.order {
            let i = range.start + place as usize;
            if i < range.drawn_end {
                self.draw_cluster(i, &mut line);
            } else if i == range.end
                && let Some(Addition { symbol, level }) = addition
            {
                let end = line_end(self.shaped, range.drawn_end);
                line.push(symbol, Span::new(end, end), 1, level);
            }
        }
        line
    }

    fn draw_cluster(&self, i: usize, line: &mut Line) {
        let Some(cluster) = self.shaped.clusters.get(i) else { return };
        let Cluster { source, width, level, .. } = *cluster;
        match (self.shaped.symbol(cluster), self.options.marks) {
            _ if width == 0 => {}
            _ if usize::from(width) > self.width_cells => line.push(ELLIPSIS, source, 1, level),
            (Symbol::One(symbol), _) => line.push_char(symbol, source, width, level),
            (Symbol::Several(symbol), marks @ (Marks::Hidden | Marks::Essential))
                if cluster.role == Role::Pointed =>
            {
                line.push(&with_marks(symbol, marks), source, width, level);
            }
            (Symbol::Several(symbol), _) => line.push(symbol, source, width, level),
        }
    }

    /// The stretch of the text of a line. What stands between clusters and was never drawn
    /// belongs to the line before it.
    fn source(&self, range: Range) -> Span {
        let paragraph = self.shaped.source();
        let start_of =
            |i: usize| self.shaped.clusters.get(i).map_or(paragraph.end(), |c| c.source.start());
        let start = if range.start == 0 { paragraph.start() } else { start_of(range.start) };
        Span::new(start, start_of(range.end))
    }

    fn level_before(&self, end: usize) -> u8 {
        let last = end.checked_sub(1).and_then(|i| self.shaped.clusters.get(i));
        last.map_or(self.shaped.direction().level(), |cluster| cluster.level)
    }
}

/// Where the drawn part of a line ends in the text.
fn line_end(shaped: &Shaped, drawn_end: usize) -> usize {
    let last = drawn_end.checked_sub(1).and_then(|i| shaped.clusters.get(i));
    last.map_or(shaped.source().start(), |cluster| cluster.source.end())
}

/// The symbol with no more points than asked for.
fn with_marks(symbol: &str, marks: Marks) -> String {
    let table = Table::get();
    let stays = |c: char| {
        marks == Marks::Essential && is_essential(c) || table.traits(c).drawing != Drawing::Point
    };
    symbol.chars().filter(|&c| stays(c)).collect()
}

/// Shadda and tanwin, also in the open form of U+08F0.
pub(super) fn is_essential(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{64d}' | '\u{651}' | '\u{8f0}'..='\u{8f2}')
}
