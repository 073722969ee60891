//! What is shown, laid out: the panes' rows at their places. Made by `arrange`, read by the view.

use super::{Area, Areas, Pane, Row, Stretch};

/// The whole screen.
#[derive(Clone, Debug, Default)]
pub struct Screen {
    /// Where the panes stand.
    pub areas: Areas,
    /// The sources.
    pub sources: Option<Panel>,
    /// The headlines.
    pub headlines: Option<Panel>,
    /// The article.
    pub article: Option<Panel>,
    /// Its key facts.
    pub facts: Option<Panel>,
    /// What stands over them.
    pub overlay: Option<Panel>,
    /// What may follow the first key of a sequence.
    pub following: Option<Panel>,
    /// What just happened, where the status line has no room for it.
    pub toast: Option<Panel>,
    /// The status line.
    pub status: StatusLine,
    /// Column and row of the caret in the article, while text is selected, or in the palette.
    pub caret: Option<(u16, u16)>,
}

impl Screen {
    /// What a pane shows, where it is on the screen.
    #[must_use]
    pub fn panel(&self, pane: Pane) -> Option<&Panel> {
        match pane {
            Pane::Sources => self.sources.as_ref(),
            Pane::Headlines => self.headlines.as_ref(),
            Pane::Article => self.article.as_ref(),
            Pane::Facts => self.facts.as_ref(),
        }
    }
}

/// A pane with what it shows.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    /// The whole pane.
    pub area: Area,
    /// The pane inside its border: where the rows stand, from the top.
    pub inside: Area,
    /// Title and note, in the top border; columns from the left edge of the area.
    pub caption: Vec<Stretch>,
    /// The rows.
    pub rows: Vec<Row>,
    /// How far it is scrolled, where it does not fit.
    pub scroll: Option<Scroll>,
    /// Whether the pane takes keys.
    pub is_focused: bool,
    /// The item that is selected, to be marked at the start edge.
    pub selected: Option<usize>,
}

/// What part of the content the window shows, and the side of the scroll bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scroll {
    /// Units before the window: rows, or bytes.
    pub before: usize,
    /// Units in the window.
    pub shown: usize,
    /// All units.
    pub all: usize,
    /// Whether the bar stands at the right edge.
    pub at_right: bool,
}

/// The bottom line.
#[derive(Clone, Debug, Default)]
pub struct StatusLine {
    /// Hints, a message or the prompt.
    pub stretches: Vec<Stretch>,
    /// Column of the caret while something is typed.
    pub caret_column: Option<usize>,
}
