//! What a pane shows: rows of laid-out lines, with what they are, ready to be drawn.

use crate::news::FactKind;
use crate::text::{
    Align, Base, Direction, LayoutOptions, Line, Marks, Shaped, Span, align_offset, fit, fit_lines,
    shape,
};

/// What a stretch of text is, from which the view takes its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The title of the open article.
    Title,
    /// Body text.
    Body,
    /// A headline that was not read yet.
    Unread,
    /// A headline that was read.
    Read,
    /// Source, date and the like.
    Detail,
    /// The heading of a group.
    Heading,
    /// A fact of this kind.
    Fact(FactKind),
    /// A key in help and hints.
    Key,
    /// Plain interface text.
    Plain,
    /// Something that went wrong.
    Alert,
    /// A number over a link.
    Label,
}

/// A line at its place in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The cells.
    pub line: Line,
    /// Columns from the left edge of the pane's inside.
    pub column: usize,
    /// What it is.
    pub role: Role,
    /// Whether its spans point into the text of the open article, so that facts and
    /// search hits can be lit in it.
    pub is_article: bool,
    /// What is lit in it besides: spans of its own text.
    pub lit: Vec<Span>,
}

/// One row of a pane. An empty row is a blank line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What stands in it.
    pub stretches: Vec<Stretch>,
    /// The headline or fact it belongs to, by index.
    pub item: Option<usize>,
    /// Whether an unread dot stands at its start edge.
    pub dot: bool,
}

/// A place for rows: how wide it is, and where its start is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Columns from the left edge of the pane's inside.
    pub column: usize,
    /// Columns.
    pub width: usize,
    /// The side where its rows start.
    pub direction: Direction,
    /// Whether vowel marks are shown in it.
    pub marks: Marks,
    /// Whether its lines are said and not drawn: whole, in logical order.
    pub is_linear: bool,
}

impl Frame {
    /// The frame without `columns` at its start.
    #[must_use]
    pub fn indented(self, columns: usize) -> Frame {
        let columns = columns.min(self.width);
        let column = match self.direction {
            Direction::Ltr => self.column + columns,
            Direction::Rtl => self.column,
        };
        Frame { column, width: self.width - columns, ..self }
    }

    /// The frame without `columns` at its end.
    #[must_use]
    pub fn shortened(self, columns: usize) -> Frame {
        let columns = columns.min(self.width);
        let column = match self.direction {
            Direction::Ltr => self.column,
            Direction::Rtl => self.column + columns,
        };
        Frame { column, width: self.width - columns, ..self }
    }

    /// The frame without `columns` on both sides.
    #[must_use]
    pub fn padded(self, columns: usize) -> Frame {
        let columns = columns.min(self.width / 2);
        Frame { column: self.column + columns, width: self.width - 2 * columns, ..self }
    }

    /// A field on one line of so many columns, cut with `…` when it is too long.
    #[must_use]
    pub fn one_line(self, text: &str, direction: Direction, width_cells: usize) -> Line {
        if self.is_linear {
            return Line::in_logical_order(text, Span::new(0, text.len()), direction);
        }
        fit(&shape_field(text, direction), width_cells, &self.options())
    }

    /// The cells that a field takes, of any number.
    #[must_use]
    pub fn width_of(self, text: &str, direction: Direction) -> usize {
        shape_field(text, direction).width_cells()
    }

    /// The same cut behind a word, where there is room for one.
    #[must_use]
    pub fn whole_words(self, text: &str, direction: Direction, width_cells: usize) -> Line {
        let fits = |text: &str| self.width_of(text, direction) <= width_cells;
        if self.is_linear || fits(text) {
            return self.one_line(text, direction, width_cells);
        }
        let mut starts = text.rmatch_indices([' ', '\u{a0}']).map(|(at, _)| ended_at(text, at));
        let cut = starts.find(|cut| fits(cut) && cut.chars().any(char::is_alphanumeric));
        self.one_line(cut.as_deref().unwrap_or(text), direction, width_cells)
    }

    /// The first of these that is not too long for one line of so many columns, else the last one,
    /// cut behind a word.
    #[must_use]
    pub fn first_that_fits(
        self,
        texts: &[String],
        direction: Direction,
        width_cells: usize,
    ) -> Line {
        let fits = |text: &&String| {
            self.is_linear || shape_field(text, direction).width_cells() <= width_cells
        };
        let text = texts.iter().find(fits).or(texts.last()).map_or("", String::as_str);
        self.whole_words(text, direction, width_cells)
    }

    /// A field on at most `most` lines as wide as the frame.
    #[must_use]
    pub fn some_lines(self, text: &str, direction: Direction, most: usize) -> Vec<Line> {
        if self.is_linear {
            return vec![self.one_line(text, direction, self.width)];
        }
        fit_lines(&shape_field(text, direction), self.width, most, &self.options())
    }

    fn options(self) -> LayoutOptions {
        LayoutOptions { marks: self.marks, ..LayoutOptions::default() }
    }

    /// A line at the start of the frame.
    #[must_use]
    pub fn at_start(self, line: Line, role: Role) -> Stretch {
        self.aligned(line, role, self.direction == Direction::Rtl)
    }

    /// A line at the end of the frame.
    #[must_use]
    pub fn at_end(self, line: Line, role: Role) -> Stretch {
        self.aligned(line, role, self.direction == Direction::Ltr)
    }

    fn aligned(self, line: Line, role: Role, right: bool) -> Stretch {
        let align = if right { Align::Right } else { Align::Left };
        let column = self.column + align_offset(&line, self.width, align);
        Stretch { line, column, role, is_article: false, lit: Vec::new() }
    }
}

/// A text up to a byte, with a sign that it went on. What is isolated there ends before the sign.
fn ended_at(text: &str, byte: usize) -> String {
    let is_left_out = |c: char| c.is_whitespace() || matches!(c, '·' | '\u{2068}');
    let kept = text.get(..byte).unwrap_or("").trim_end_matches(is_left_out);
    let open = kept.matches('\u{2068}').count().saturating_sub(kept.matches('\u{2069}').count());
    format!("{kept}{}…", "\u{2069}".repeat(open))
}

/// Shapes a whole field by itself.
fn shape_field(text: &str, direction: Direction) -> Shaped {
    shape(text, Span::new(0, text.len()), Base::Fixed(direction))
}

/// Several values in one sentence, each isolated, parted by a middle dot.
#[must_use]
pub fn dotted(parts: &[&str]) -> String {
    let mut joined = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !joined.is_empty() {
            // A line may end after the dot, not before it.
            joined.push_str("\u{a0}· ");
        }
        joined.push_str(&crate::locale::fill("{}", &[part]));
    }
    joined
}
