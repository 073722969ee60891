//! The themes as tables: which colour each part has on a dark, a light and an unknown background,
//! and with the first sixteen colours only.

use super::contrast::is_light;
use crate::config::{Depth, Ink, Look, Part, Settings, ThemeName};

/// A theme that fits the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Palette {
    /// For a dark background.
    Dark,
    /// For a light one.
    Light,
    /// For a background that is not known: the colours of the 256 whose luminance is near 0.18
    /// have a contrast of about 4.5 to black and to white alike.
    Both,
    /// The first sixteen colours, on a dark background or a light one.
    Sixteen { is_light: bool },
    /// No colours.
    Plain,
}

impl Palette {
    /// As the person, the background and the number of colours call for.
    pub(super) fn of(settings: &Settings) -> Self {
        let ground = settings.ground;
        let by_ground = match ground.background.map(is_light) {
            Some(true) => Self::Light,
            Some(false) => Self::Dark,
            None => Self::Both,
        };
        let sixteen = match ground.background.map(is_light) {
            Some(is_light) => Self::Sixteen { is_light },
            // None of the sixteen is legible on both.
            None => Self::Plain,
        };
        match settings.theme {
            ThemeName::Auto if !settings.color => Self::Plain,
            ThemeName::Auto if ground.depth == Depth::Few => sixteen,
            ThemeName::Auto => by_ground,
            // Of colours that are not far from everything, none is left without a background.
            ThemeName::HighContrast if by_ground == Self::Both => Self::Plain,
            ThemeName::HighContrast => by_ground,
            ThemeName::Dark => Self::Dark,
            ThemeName::Light => Self::Light,
            ThemeName::Sixteen => sixteen,
            ThemeName::Plain => Self::Plain,
        }
    }

    /// How a part looks in it.
    pub(super) fn look(self, part: Part) -> Look {
        let mut look = weight(part, self == Self::Plain);
        let (ink, ground) = match self {
            Self::Dark => dark(part),
            Self::Light => light(part),
            Self::Both => both(part),
            Self::Sixteen { is_light: false } => sixteen_on_dark(part),
            Self::Sixteen { is_light: true } => sixteen_on_light(part),
            Self::Plain => (None, None),
        };
        (look.ink, look.ground) = (ink, ground);
        look
    }
}

/// What tells a part from others besides its colour; without colours, more of it.
fn weight(part: Part, is_plain: bool) -> Look {
    let look = Look::default();
    match part {
        Part::Title | Part::Unread | Part::Accent | Part::Alert => Look { is_bold: true, ..look },
        Part::Link => Look { is_underlined: true, ..look },
        Part::Quiet => Look { is_dim: is_plain, ..look },
        Part::Hit | Part::Selection => Look { is_reversed: is_plain, ..look },
        Part::CurrentHit => Look { is_bold: true, is_reversed: is_plain, ..look },
        Part::Caret => {
            Look { is_bold: !is_plain, is_reversed: is_plain, is_underlined: is_plain, ..look }
        }
        Part::Person
        | Part::Organization
        | Part::Place
        | Part::Time
        | Part::Figure
        | Part::Code => look,
    }
}

/// The letters and what is behind them.
type Inks = (Option<Ink>, Option<Ink>);

const fn ink(index: u8) -> Inks {
    (Some(Ink::Index(index)), None)
}

const fn on(ink: u8, ground: u8) -> Inks {
    (Some(Ink::Index(ink)), Some(Ink::Index(ground)))
}

const fn mixed(red: u8, green: u8, blue: u8) -> Inks {
    (Some(Ink::Rgb(red, green, blue)), None)
}

const BLACK: u8 = 16;
const WHITE: u8 = 231;
const YELLOW: u8 = 220;
const ORANGE: u8 = 208;
const BLUE: u8 = 25;

/// What lies on a ground of its own, which is the same everywhere.
fn on_ground(part: Part) -> Inks {
    match part {
        Part::Hit | Part::Caret => on(BLACK, YELLOW),
        Part::CurrentHit => on(BLACK, ORANGE),
        Part::Selection => on(WHITE, BLUE),
        Part::Title
        | Part::Unread
        | Part::Quiet
        | Part::Accent
        | Part::Alert
        | Part::Person
        | Part::Organization
        | Part::Place
        | Part::Time
        | Part::Figure
        | Part::Link
        | Part::Code => (None, None),
    }
}

fn dark(part: Part) -> Inks {
    match part {
        Part::Quiet => mixed(0x9e, 0x9e, 0x9e),
        Part::Accent | Part::Code => mixed(0x5f, 0xd0, 0xc8),
        Part::Alert => mixed(0xff, 0x8a, 0x80),
        Part::Person => mixed(0xe0, 0xb0, 0x60),
        Part::Organization => mixed(0xc0, 0xa8, 0xff),
        Part::Place => mixed(0x8c, 0xd0, 0x80),
        Part::Time => mixed(0x7c, 0xbf, 0xff),
        Part::Figure => mixed(0xff, 0x96, 0xb8),
        Part::Title
        | Part::Unread
        | Part::Link
        | Part::Hit
        | Part::CurrentHit
        | Part::Selection
        | Part::Caret => on_ground(part),
    }
}

fn light(part: Part) -> Inks {
    match part {
        Part::Quiet => mixed(0x62, 0x62, 0x62),
        Part::Accent | Part::Code => mixed(0x00, 0x6a, 0x6a),
        Part::Alert => mixed(0xb3, 0x00, 0x2d),
        Part::Person => mixed(0x8a, 0x48, 0x00),
        Part::Organization => mixed(0x60, 0x3c, 0xb8),
        Part::Place => mixed(0x1e, 0x68, 0x1e),
        Part::Time => mixed(0x00, 0x5c, 0x9c),
        Part::Figure => mixed(0xa8, 0x14, 0x58),
        Part::Title
        | Part::Unread
        | Part::Link
        | Part::Hit
        | Part::CurrentHit
        | Part::Selection
        | Part::Caret => on_ground(part),
    }
}

fn both(part: Part) -> Inks {
    match part {
        Part::Quiet => ink(243),
        Part::Accent | Part::Code => ink(30),
        Part::Alert | Part::Figure => ink(161),
        Part::Person => ink(130),
        Part::Organization => ink(98),
        Part::Place => ink(28),
        Part::Time => ink(31),
        Part::Title
        | Part::Unread
        | Part::Link
        | Part::Hit
        | Part::CurrentHit
        | Part::Selection
        | Part::Caret => on_ground(part),
    }
}

/// The light ones of the sixteen; the blue among them is too dark in many terminals.
fn sixteen_on_dark(part: Part) -> Inks {
    match part {
        Part::Quiet => ink(7),
        Part::Accent | Part::Code | Part::Time => ink(14),
        Part::Alert => ink(9),
        Part::Person => ink(11),
        Part::Organization | Part::Figure => ink(13),
        Part::Place => ink(10),
        Part::Title | Part::Unread | Part::Link => (None, None),
        Part::Hit | Part::Caret => on(0, 11),
        Part::CurrentHit => on(0, 14),
        Part::Selection => on(0, 7),
    }
}

/// The dark ones of the sixteen; green, yellow and cyan are too light on white in most terminals.
fn sixteen_on_light(part: Part) -> Inks {
    match part {
        Part::Quiet | Part::Title | Part::Unread | Part::Link | Part::Place => (None, None),
        Part::Accent | Part::Code | Part::Time | Part::Organization => ink(4),
        Part::Alert | Part::Figure | Part::Person => ink(1),
        Part::Hit | Part::Caret => on(0, 11),
        Part::CurrentHit => on(0, 14),
        Part::Selection => on(15, 4),
    }
}
