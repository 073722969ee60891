//! Which way a paragraph runs (UAX #9, P2 and P3) and which way a field of news runs.

use unicode_bidi::BidiClass;

use super::Span;
use super::character::{Character, Table};

/// A horizontal direction: of a paragraph, a field or the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The embedding level of a paragraph of this direction: 0 or 1.
    #[must_use]
    pub fn level(self) -> u8 {
        match self {
            Self::Ltr => 0,
            Self::Rtl => 1,
        }
    }
}

/// Where a paragraph's base direction comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Base {
    /// From its first strong character, UAX #9 P2 and P3; left to right when it has none.
    #[default]
    Auto,
    /// Given: P2 and P3 are overridden (HL1).
    Fixed(Direction),
}

/// The base direction of a paragraph.
pub(super) fn of_paragraph(characters: &[Character], base: Base) -> Direction {
    match base {
        Base::Fixed(direction) => direction,
        Base::Auto => first_strong(characters.iter().map(|character| character.traits.bidi))
            .unwrap_or_default(),
    }
}

/// P2: the first strong character that does not stand inside an isolate.
fn first_strong(classes: impl Iterator<Item = BidiClass>) -> Option<Direction> {
    let mut depth = 0usize;
    for class in classes {
        match class {
            BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => depth += 1,
            BidiClass::PDI => depth = depth.saturating_sub(1),
            BidiClass::L if depth == 0 => return Some(Direction::Ltr),
            BidiClass::R | BidiClass::AL if depth == 0 => return Some(Direction::Rtl),
            // A paragraph ends here (P1).
            BidiClass::B => return None,
            _ => {}
        }
    }
    None
}

/// The direction of a field: a headline, a name, a summary.
///
/// In this order: without a strong letter, the declared language decides, else left to right;
/// when the declared `language` (a BCP 47 tag) is written right to left, a field with any
/// right-to-left letter is; else the first strong letter, not counting a leading URL, @handle,
/// #tag, number, emoji or Latin source tag; else the majority of letters.
///
/// ```
/// use khabar::text::{direction_of, Direction};
/// assert_eq!(direction_of("BBC: خبر عاجل", None), Direction::Rtl);
/// assert_eq!(direction_of("Gaza: what we know", Some("ar")), Direction::Ltr);
/// assert_eq!(direction_of("iPhone 18 يصل اليوم", Some("ar-SA")), Direction::Rtl);
/// ```
#[must_use]
pub fn direction_of(field: &str, language: Option<&str>) -> Direction {
    let declared = language.map(super::language::direction);
    // One letter is enough, mostly the first: fields may be long.
    if declared == Some(Direction::Rtl) && soon_shows_right_to_left(field) {
        return Direction::Rtl;
    }
    // The letters of an escape sequence are not the field's.
    let field = &*super::clean::paragraph(field, Span::new(0, field.len())).text;
    if declared == Some(Direction::Rtl) && strong(field).any(|letter| letter == Direction::Rtl) {
        return Direction::Rtl;
    }
    let letters = Letters::count(field);
    match declared {
        Some(Direction::Rtl) if letters.is_empty() => return Direction::Rtl,
        _ if letters.left_to_right == 0 && letters.right_to_left > 0 => return Direction::Rtl,
        _ if letters.right_to_left == 0 => return Direction::Ltr,
        _ => {}
    }
    let body = super::leading::skip(field);
    Letters::first(body).unwrap_or(if letters.right_to_left > letters.left_to_right {
        Direction::Rtl
    } else {
        Direction::Ltr
    })
}

/// Whether a right-to-left letter comes before anything that is cleaned away.
fn soon_shows_right_to_left(field: &str) -> bool {
    let kept = field.chars().take_while(|&c| super::clean::stays(c));
    kept.filter_map(of_letter).any(|letter| letter == Direction::Rtl)
}

/// How many strong letters of each direction a text has.
struct Letters {
    left_to_right: usize,
    right_to_left: usize,
}

impl Letters {
    fn count(text: &str) -> Self {
        let mut letters = Self { left_to_right: 0, right_to_left: 0 };
        for direction in strong(text) {
            match direction {
                Direction::Ltr => letters.left_to_right += 1,
                Direction::Rtl => letters.right_to_left += 1,
            }
        }
        letters
    }

    fn first(text: &str) -> Option<Direction> {
        strong(text).next()
    }

    fn is_empty(&self) -> bool {
        self.left_to_right == 0 && self.right_to_left == 0
    }
}

/// The strong letters of a text, isolates looked into: a field is read as a whole.
fn strong(text: &str) -> impl Iterator<Item = Direction> {
    text.chars().filter_map(of_letter)
}

/// The direction of a letter. The marks of direction are strong too, but no letters: they stand
/// before headlines by accident. Nor are flags and squared letters, though they are of class L.
pub(super) fn of_letter(c: char) -> Option<Direction> {
    if matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{1f100}'..='\u{1f2ff}') {
        return None;
    }
    match Table::get().traits(c).bidi {
        BidiClass::L => Some(Direction::Ltr),
        BidiClass::R | BidiClass::AL => Some(Direction::Rtl),
        _ => None,
    }
}
