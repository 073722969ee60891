//! From what a text is to how it looks.
//!
//! The background is not known, so the colours are those of the 256-colour table whose
//! luminance is near 0.18: they have a contrast of about 4.5 to black and to white alike.

use crate::app::Role;
use crate::news::{FactKind, MarkKind};
use ratatui::style::{Color, Modifier, Style};

const ACCENT: Color = Color::Indexed(30);
const QUIET: Color = Color::Indexed(243);
const ALERT: Color = Color::Indexed(161);
const PERSON: Color = Color::Indexed(130);
const ORGANIZATION: Color = Color::Indexed(98);
const PLACE: Color = Color::Indexed(28);
const TIME: Color = Color::Indexed(31);
const FIGURE: Color = Color::Indexed(161);
const BLACK: Color = Color::Indexed(16);
const WHITE: Color = Color::Indexed(231);
const HIT: Color = Color::Indexed(220);
const CURRENT_HIT: Color = Color::Indexed(208);
const SELECTED: Color = Color::Indexed(25);

/// The look of everything; without colours it tells by weight, underline and reversal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Theme {
    has_color: bool,
}

impl Theme {
    pub(super) fn new(has_color: bool) -> Self {
        Self { has_color }
    }

    fn colored(self, color: Color) -> Style {
        if self.has_color { Style::new().fg(color) } else { Style::new() }
    }

    /// The look of a stretch of text.
    pub(super) fn role(self, role: Role) -> Style {
        match role {
            Role::Title | Role::Unread => Style::new().add_modifier(Modifier::BOLD),
            Role::Body | Role::Plain => Style::new(),
            Role::Read | Role::Detail => self.quiet(),
            Role::Heading => self.quiet().add_modifier(Modifier::BOLD),
            Role::Fact(kind) => self.fact(kind),
            Role::Key => self.accent(),
            Role::Label => self.hit(false).add_modifier(Modifier::BOLD),
            Role::Alert => self.colored(ALERT).add_modifier(Modifier::BOLD),
        }
    }

    /// Text that stays in the background.
    pub(super) fn quiet(self) -> Style {
        if self.has_color {
            Style::new().fg(QUIET)
        } else {
            Style::new().add_modifier(Modifier::DIM)
        }
    }

    /// What is focused.
    pub(super) fn accent(self) -> Style {
        self.colored(ACCENT).add_modifier(Modifier::BOLD)
    }

    /// A border.
    pub(super) fn border(self, is_focused: bool) -> Style {
        match (is_focused, self.has_color) {
            (true, true) => Style::new().fg(ACCENT),
            (true, false) => Style::new().add_modifier(Modifier::BOLD),
            (false, _) => self.quiet(),
        }
    }

    fn fact_color(kind: FactKind) -> Option<Color> {
        match kind {
            FactKind::Person => Some(PERSON),
            FactKind::Organization | FactKind::Thing => Some(ORGANIZATION),
            FactKind::Place => Some(PLACE),
            FactKind::Date | FactKind::Duration => Some(TIME),
            FactKind::Figure | FactKind::Money | FactKind::Percent => Some(FIGURE),
            FactKind::Statement | FactKind::Event | FactKind::KeySentence => None,
        }
    }

    /// A link or emphasis. Never italic: some terminals show boxes, and Arabic has none.
    pub(super) fn mark(self, kind: &MarkKind) -> Style {
        match kind {
            MarkKind::Link { .. } => Style::new().add_modifier(Modifier::UNDERLINED),
            MarkKind::Strong | MarkKind::Emphasis => Style::new().add_modifier(Modifier::BOLD),
            MarkKind::Code => self.colored(ACCENT),
            MarkKind::Struck => Style::new().add_modifier(Modifier::CROSSED_OUT),
        }
    }

    /// A fact, in the text and in its pane.
    pub(super) fn fact(self, kind: FactKind) -> Style {
        Self::fact_color(kind).map_or(Style::new(), |color| self.colored(color))
    }

    /// A mention of the fact that is lit.
    pub(super) fn lit(self, kind: FactKind) -> Style {
        let color = Self::fact_color(kind).unwrap_or(ACCENT);
        if self.has_color {
            Style::new().fg(WHITE).bg(color)
        } else {
            Style::new().add_modifier(Modifier::REVERSED)
        }
    }

    /// The mention where the person stands.
    pub(super) fn cursor(self, kind: FactKind) -> Style {
        self.lit(kind).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// What is selected, to be copied.
    pub(super) fn selected(self) -> Style {
        if self.has_color {
            Style::new().fg(WHITE).bg(SELECTED)
        } else {
            Style::new().add_modifier(Modifier::REVERSED)
        }
    }

    /// The cell of the caret.
    pub(super) fn caret(self) -> Style {
        if self.has_color {
            Style::new().fg(BLACK).bg(HIT).add_modifier(Modifier::BOLD)
        } else {
            Style::new().add_modifier(Modifier::REVERSED | Modifier::UNDERLINED)
        }
    }

    /// A search hit.
    pub(super) fn hit(self, is_current: bool) -> Style {
        match (self.has_color, is_current) {
            (true, true) => Style::new().fg(BLACK).bg(CURRENT_HIT).add_modifier(Modifier::BOLD),
            (true, false) => Style::new().fg(BLACK).bg(HIT),
            (false, true) => Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD),
            (false, false) => Style::new().add_modifier(Modifier::REVERSED),
        }
    }
}
