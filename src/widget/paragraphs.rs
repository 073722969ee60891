//! Paragraphs in an area: each in its own direction, styled by spans of the text, scrolled.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::cells;
use crate::text::{
    Align, Base, Cell, Direction, LayoutOptions, Line, Shaped, Span, align_offset, byte_at,
    lay_out, shape,
};

/// One or more paragraphs, ready to be drawn at any width.
///
/// Text is shaped once, in [`new`](Self::new); keep the value from frame to frame. Drawing lays
/// out what stands before the window and in it: a few milliseconds for a megabyte.
#[derive(Clone, Debug, Default)]
pub struct Paragraphs {
    shaped: Vec<Shaped>,
    style: Style,
    spans: Vec<(Span, Style)>,
    align: Align,
    options: LayoutOptions,
    gap_rows: usize,
    scroll_rows: usize,
}

/// A line of a paragraph in its row.
#[derive(Clone)]
struct Row {
    line: Line,
    is_first: bool,
}

impl Paragraphs {
    /// The lines of `text`, each a paragraph; an empty line is an empty row. With
    /// [`Base::Auto`] each paragraph has the direction of its first strong letter.
    #[must_use]
    pub fn new(text: &str, base: Base) -> Self {
        let mut start = 0;
        let paragraphs = text.split_inclusive('\n').map(|line| {
            let content = line.strip_suffix('\n').unwrap_or(line);
            let content = content.strip_suffix('\r').unwrap_or(content);
            let span = Span::new(start, start + content.len());
            start += line.len();
            shape(text, span, base)
        });
        Self::of(paragraphs.collect())
    }

    /// Paragraphs that are shaped already, each in its own way.
    #[must_use]
    pub fn of(shaped: Vec<Shaped>) -> Self {
        Self { shaped, ..Self::default() }
    }

    /// The look of the whole area.
    #[must_use]
    pub fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Looks of stretches of the text, by byte spans of it; later ones lie over earlier ones.
    /// A span may cross lines and directions: the cells that show it are found.
    #[must_use]
    pub fn spans(mut self, spans: Vec<(Span, Style)>) -> Self {
        self.spans = spans;
        self
    }

    /// Where lines stand in the area. The default is where each line's direction begins.
    #[must_use]
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// How lines are laid out: marks, first-line indent, filled lines.
    #[must_use]
    pub fn options(mut self, options: LayoutOptions) -> Self {
        self.options = options;
        self
    }

    /// Blank rows between paragraphs; none by default.
    #[must_use]
    pub fn gap_rows(mut self, gap_rows: usize) -> Self {
        self.gap_rows = gap_rows;
        self
    }

    /// Rows above the window.
    #[must_use]
    pub fn scroll_rows(mut self, scroll_rows: usize) -> Self {
        self.scroll_rows = scroll_rows;
        self
    }

    /// How many rows all of it takes at this width: for a scroll bar, or for the size of a box.
    #[must_use]
    pub fn rows(&self, width: u16) -> usize {
        self.all_rows(width).count()
    }

    /// The byte of the text that is drawn at a place on the screen, for a click. None where
    /// nothing is drawn.
    #[must_use]
    pub fn byte_at(&self, area: Rect, position: Position) -> Option<usize> {
        if !area.contains(position) {
            return None;
        }
        let row = usize::from(position.y - area.y);
        let row = self.window(area).nth(row).flatten()?;
        let column = usize::from(position.x - area.x);
        byte_at(&row.line, column.checked_sub(self.left_of(&row, area))?)
    }

    /// The rows in the window, from the top; None is a blank one.
    fn window(&self, area: Rect) -> impl Iterator<Item = Option<Row>> {
        self.all_rows(area.width).skip(self.scroll_rows).take(usize::from(area.height))
    }

    fn all_rows(&self, width: u16) -> impl Iterator<Item = Option<Row>> {
        self.shaped.iter().enumerate().flat_map(move |(i, paragraph)| {
            let gap = if i == 0 { 0 } else { self.gap_rows };
            let lines = lay_out(paragraph, usize::from(width), &self.options);
            let rows =
                lines.into_iter().enumerate().map(|(i, line)| Row { line, is_first: i == 0 });
            std::iter::repeat_n(None, gap).chain(rows.map(Some))
        })
    }

    /// Columns before the leftmost cell; the first line of a paragraph may be set in.
    fn left_of(&self, row: &Row, area: Rect) -> usize {
        let width = usize::from(area.width);
        let indent = if row.is_first { self.options.indent_in(width) } else { 0 };
        let left = align_offset(&row.line, width - indent, self.align);
        if row.line.direction == Direction::Ltr { left + indent } else { left }
    }

    /// The look of each cell of a line. What lies on the line is looked up once.
    fn style_on(&self, line: &Line) -> impl Fn(&Cell) -> Style {
        let on_line = line.source;
        let touching = |(span, _): &&(Span, Style)| !span.is_empty() && span.overlaps(on_line);
        let spans: Vec<(Span, Style)> = self.spans.iter().filter(touching).copied().collect();
        let plain = self.style;
        move |cell| {
            let over = spans.iter().filter(|(span, _)| span.overlaps(cell.source));
            over.fold(plain, |style, (_, over)| style.patch(*over))
        }
    }
}

impl Widget for &Paragraphs {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        buffer.set_style(area, self.style);
        for (idx, row) in self.window(area).enumerate() {
            if let Some(row) = row {
                let at = (self.left_of(&row, area), idx);
                cells::put(buffer, area, at, &row.line, self.style_on(&row.line));
            }
        }
    }
}
