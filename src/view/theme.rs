//! From what a text is to how it looks.
//!
//! Where the background is known, every colour of a theme is moved towards black or white until it
//! can be read there; what the person chose is left as it is.

use super::contrast::{LEGIBLE, STRONG, as_shown, legible, opposite, rgb};
use super::themes::Palette;
use crate::app::Role;
use crate::config::{Ground, Ink, Look, Part, Settings, ThemeName};
use crate::news::{FactKind, MarkKind};
use ratatui::style::{Color, Modifier, Style};

/// The look of everything; without colours it tells by weight, underline and reversal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Theme {
    palette: Palette,
    settings: Settings,
}

impl Theme {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { palette: Palette::of(settings), settings: *settings }
    }

    /// The look of a part: the person's, else the theme's as far as it can be read here.
    fn look(self, part: Part) -> Look {
        let own = self.settings.colors.of(part);
        let mut look = own.unwrap_or_else(|| self.palette.look(part));
        if self.palette == Palette::Plain {
            return Look { ink: None, ground: None, ..look };
        }
        if own.is_some() {
            return look;
        }
        let is_strong = self.settings.theme == ThemeName::HighContrast;
        if is_strong && part == Part::Quiet {
            return Look { ink: None, is_dim: false, ..look };
        }
        let Ground { background, depth } = self.settings.ground;
        let least = if is_strong { STRONG } else { LEGIBLE };
        let behind = look.ground.map_or(background, rgb);
        look.ink = look.ink.map(|ink| match (rgb(ink), behind) {
            (Some(color), Some(behind)) => legible(color, behind, depth, least),
            (Some(color), None) => as_shown(color, depth),
            (None, _) => ink,
        });
        look
    }

    fn part(self, part: Part) -> Style {
        style(self.look(part))
    }

    /// The look of a stretch of text.
    pub(super) fn role(self, role: Role) -> Style {
        match role {
            Role::Title => self.part(Part::Title),
            Role::Unread => self.part(Part::Unread),
            Role::Body | Role::Plain => Style::new(),
            Role::Read | Role::Detail => self.quiet(),
            Role::Heading => self.quiet().add_modifier(Modifier::BOLD),
            Role::Fact(kind) => self.fact(kind),
            Role::Key => self.accent(),
            Role::Label => self.hit(false).add_modifier(Modifier::BOLD),
            Role::Alert => self.part(Part::Alert),
        }
    }

    /// Text that stays in the background.
    pub(super) fn quiet(self) -> Style {
        self.part(Part::Quiet)
    }

    /// What is focused.
    pub(super) fn accent(self) -> Style {
        self.part(Part::Accent)
    }

    /// A border.
    pub(super) fn border(self, is_focused: bool) -> Style {
        match (is_focused, self.palette) {
            (true, Palette::Plain) => Style::new().add_modifier(Modifier::BOLD),
            (true, _) => style(Look { is_bold: false, ..self.look(Part::Accent) }),
            (false, _) => self.quiet(),
        }
    }

    fn part_of_fact(kind: FactKind) -> Option<Part> {
        match kind {
            FactKind::Person => Some(Part::Person),
            FactKind::Organization | FactKind::Thing => Some(Part::Organization),
            FactKind::Place => Some(Part::Place),
            FactKind::Date | FactKind::Duration => Some(Part::Time),
            FactKind::Figure | FactKind::Money | FactKind::Percent => Some(Part::Figure),
            FactKind::Statement | FactKind::Event | FactKind::KeySentence => None,
        }
    }

    /// A link or emphasis. Never italic: some terminals show boxes, and Arabic has none.
    pub(super) fn mark(self, kind: &MarkKind) -> Style {
        match kind {
            MarkKind::Link { .. } => self.part(Part::Link),
            MarkKind::Strong | MarkKind::Emphasis => Style::new().add_modifier(Modifier::BOLD),
            MarkKind::Code => self.part(Part::Code),
            MarkKind::Struck => Style::new().add_modifier(Modifier::CROSSED_OUT),
        }
    }

    /// A fact, in the text and in its pane.
    pub(super) fn fact(self, kind: FactKind) -> Style {
        Self::part_of_fact(kind).map_or(Style::new(), |part| self.part(part))
    }

    /// A mention of the fact that is lit: its colour is behind the letters.
    pub(super) fn lit(self, kind: FactKind) -> Style {
        let look = self.look(Self::part_of_fact(kind).unwrap_or(Part::Accent));
        match look.ink.and_then(rgb) {
            Some(behind) => {
                let ink = Some(as_shown(opposite(behind), self.settings.ground.depth));
                style(Look { ink, ground: look.ink, ..Look::default() })
            }
            None => style(Look { is_reversed: true, is_bold: false, ..look }),
        }
    }

    /// The mention where the person stands.
    pub(super) fn cursor(self, kind: FactKind) -> Style {
        self.lit(kind).add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// What is selected, to be copied.
    pub(super) fn selected(self) -> Style {
        self.part(Part::Selection)
    }

    /// The cell of the caret.
    pub(super) fn caret(self) -> Style {
        self.part(Part::Caret)
    }

    /// A search hit.
    pub(super) fn hit(self, is_current: bool) -> Style {
        self.part(if is_current { Part::CurrentHit } else { Part::Hit })
    }
}

fn style(look: Look) -> Style {
    let color = |ink| match ink {
        Ink::Index(index) => Color::Indexed(index),
        Ink::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
    };
    let weights = [
        (look.is_bold, Modifier::BOLD),
        (look.is_dim, Modifier::DIM),
        (look.is_underlined, Modifier::UNDERLINED),
        (look.is_reversed, Modifier::REVERSED),
    ];
    let modifier: Modifier =
        weights.into_iter().filter(|(is_set, _)| *is_set).map(|(_, modifier)| modifier).collect();
    Style { fg: look.ink.map(color), bg: look.ground.map(color), ..Style::new() }
        .add_modifier(modifier)
}

#[cfg(test)]
mod tests {
    use super::super::contrast::{Rgb, contrast};
    use super::*;
    use crate::config::Depth;

    const KINDS: [FactKind; 12] = [
        FactKind::Person,
        FactKind::Organization,
        FactKind::Place,
        FactKind::Date,
        FactKind::Duration,
        FactKind::Figure,
        FactKind::Money,
        FactKind::Percent,
        FactKind::Statement,
        FactKind::Event,
        FactKind::Thing,
        FactKind::KeySentence,
    ];

    /// Every look there is, with a name.
    fn looks(theme: Theme) -> Vec<(String, Style)> {
        let roles = [
            Role::Title,
            Role::Unread,
            Role::Read,
            Role::Detail,
            Role::Heading,
            Role::Key,
            Role::Alert,
        ];
        let mut looks: Vec<_> =
            roles.iter().map(|role| (format!("{role:?}"), theme.role(*role))).collect();
        for kind in KINDS {
            looks.push((format!("{kind:?}"), theme.fact(kind)));
            looks.push((format!("lit {kind:?}"), theme.lit(kind)));
            looks.push((format!("cursor {kind:?}"), theme.cursor(kind)));
        }
        for (name, look) in [
            ("border", theme.border(false)),
            ("focused border", theme.border(true)),
            ("link", theme.mark(&MarkKind::Link { target: String::new() })),
            ("code", theme.mark(&MarkKind::Code)),
            ("selection", theme.selected()),
            ("caret", theme.caret()),
            ("hit", theme.hit(false)),
            ("current hit", theme.hit(true)),
        ] {
            looks.push((name.to_owned(), look));
        }
        looks
    }

    /// The sixteen colours of xterm, unless told otherwise.
    const SIXTEEN: [Rgb; 16] = [
        (0, 0, 0),
        (205, 0, 0),
        (0, 205, 0),
        (205, 205, 0),
        (0, 0, 238),
        (205, 0, 205),
        (0, 205, 205),
        (229, 229, 229),
        (127, 127, 127),
        (255, 0, 0),
        (0, 255, 0),
        (255, 255, 0),
        (92, 92, 255),
        (255, 0, 255),
        (0, 255, 255),
        (255, 255, 255),
    ];

    fn seen(color: Option<Color>, usual: Rgb) -> Rgb {
        match color {
            None => usual,
            Some(Color::Rgb(red, green, blue)) => (red, green, blue),
            Some(Color::Indexed(index @ 0..=15)) => SIXTEEN[usize::from(index)],
            Some(Color::Indexed(index)) => rgb(Ink::Index(index)).unwrap(),
            Some(other) => panic!("{other:?}"),
        }
    }

    fn assert_legible(settings: &Settings, background: Rgb, least: f64) {
        for (name, look) in looks(Theme::new(settings)) {
            let ink = seen(look.fg, opposite(background));
            let behind = seen(look.bg, background);
            let contrast = contrast(ink, behind);
            assert!(contrast >= least, "{name} on {background:?}: {contrast:.2} in {settings:?}");
        }
    }

    fn on(background: Rgb, depth: Depth, theme: ThemeName) -> Settings {
        let ground = Ground { background: Some(background), depth };
        Settings { theme, ground, ..Settings::default() }
    }

    #[test]
    fn everything_can_be_read_on_every_background_in_every_theme() {
        let backgrounds = (0..=255_u8).step_by(15).flat_map(|grey| {
            [(grey, grey, grey), (grey, 43, 54), (253, 246, grey), (48, grey, 36), (120, 120, grey)]
        });
        for background in backgrounds {
            for depth in [Depth::True, Depth::Table] {
                for theme in [
                    ThemeName::Auto,
                    ThemeName::Dark,
                    ThemeName::Light,
                    ThemeName::HighContrast,
                    ThemeName::Plain,
                ] {
                    assert_legible(&on(background, depth, theme), background, LEGIBLE);
                }
            }
        }
    }

    #[test]
    fn high_contrast_is_higher_where_there_is_room() {
        for background in [(0, 0, 0), (30, 30, 30), (255, 255, 255), (253, 246, 227)] {
            let settings = on(background, Depth::True, ThemeName::HighContrast);
            for kind in KINDS {
                let ink = seen(Theme::new(&settings).fact(kind).fg, opposite(background));
                assert!(contrast(ink, background) >= STRONG, "{kind:?} on {background:?}");
            }
        }
    }

    #[test]
    fn sixteen_colours_are_legible_as_xterm_has_them() {
        for background in [(0, 0, 0), (255, 255, 255)] {
            assert_legible(&on(background, Depth::Few, ThemeName::Auto), background, LEGIBLE);
        }
    }

    #[test]
    fn on_an_unknown_background_colours_are_as_far_from_black_as_from_white() {
        let settings = Settings::default();
        for background in [(0, 0, 0), (255, 255, 255)] {
            // No colour of the table reaches 4.5 on both: the least of those taken.
            assert_legible(&settings, background, 3.9);
        }
    }

    #[test]
    fn without_colours_what_differs_still_differs() {
        let off = Settings { color: false, ..Settings::default() };
        let theme = Theme::new(&off);
        assert!(looks(theme).iter().all(|(_, look)| look.fg.is_none() && look.bg.is_none()));
        let plain = Style::new();
        for look in
            [theme.hit(false), theme.hit(true), theme.selected(), theme.caret(), theme.quiet()]
        {
            assert_ne!(look, plain);
        }
        assert_ne!(theme.hit(true), theme.hit(false));
        assert_ne!(theme.caret(), theme.selected());
        let named = Settings { theme: ThemeName::Dark, ..off };
        assert!(Theme::new(&named).accent().fg.is_some(), "a theme by name wins over NO_COLOR");
    }

    #[test]
    fn the_colours_of_the_person_are_left_as_they_are() {
        let (settings, problems) =
            crate::config::read("[colors]\nperson = '#222222 underline'\n", Settings::default());
        assert_eq!(problems, []);
        let ground = Ground { background: Some((0, 0, 0)), depth: Depth::True };
        let theme = Theme::new(&Settings { ground, ..settings });
        let wanted =
            Style::new().fg(Color::Rgb(0x22, 0x22, 0x22)).add_modifier(Modifier::UNDERLINED);
        assert_eq!(theme.fact(FactKind::Person), wanted);
    }
}
