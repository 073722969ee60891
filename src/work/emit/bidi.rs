//! What UAX #9 makes of a row, as a terminal that applies it shows it.

use ratatui::buffer::Cell;
use unicode_bidi::{
    BidiClass, BidiDataSource as _, HardcodedBidiData, Level, ParagraphBidiInfo, bidi_class,
};
use unicode_bidi_mirroring::get_mirrored;

/// The bidi classes, as far as a row of letters needs them told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    LeftToRight,
    RightToLeft,
    Arabic,
    /// European and Arabic digits.
    European,
    ArabicNumber,
    /// Plus and minus, which join European digits.
    Separator,
    /// Comma, point, colon, slash: they join digits of one kind.
    Common,
    /// Percent, currencies: they go with European digits beside them.
    Terminator,
    /// Of a pair, which N0 looks for.
    Bracket,
    Neutral,
    /// The cell that a wide letter covers.
    Covered,
}

/// Stands in the cell that a wide letter covers; it goes with that letter.
pub(super) const COVERED: char = '\0';

/// Some classes, a bit for each.
#[derive(Clone, Copy, Default)]
pub(super) struct Classes(u16);

impl Classes {
    pub(super) const fn and(self, class: Class) -> Self {
        Self(self.0 | 1 << class as u16)
    }

    pub(super) fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    pub(super) fn have_any(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

/// The commonest letters of a screen go without a look into the table of Unicode.
pub(super) fn class(letter: char) -> Class {
    match letter {
        ' ' | '\u{2500}'..='\u{259f}' => Class::Neutral,
        '\u{fe70}'..='\u{fefc}' => Class::Arabic,
        'a'..='z' | 'A'..='Z' => Class::LeftToRight,
        '0'..='9' => Class::European,
        '.' | ',' | ':' | '/' | '\u{60c}' => Class::Common,
        '(' | ')' | '[' | ']' => Class::Bracket,
        '!' | '"' | '?' | '«' | '»' => Class::Neutral,
        COVERED => Class::Covered,
        _ => class_by_unicode(letter),
    }
}

fn class_by_unicode(letter: char) -> Class {
    match bidi_class(letter) {
        BidiClass::L => Class::LeftToRight,
        BidiClass::R => Class::RightToLeft,
        BidiClass::AL => Class::Arabic,
        BidiClass::EN => Class::European,
        BidiClass::AN => Class::ArabicNumber,
        BidiClass::ES => Class::Separator,
        BidiClass::CS => Class::Common,
        BidiClass::ET => Class::Terminator,
        BidiClass::ON if HardcodedBidiData.bidi_matched_opening_bracket(letter).is_some() => {
            Class::Bracket
        }
        BidiClass::B
        | BidiClass::BN
        | BidiClass::FSI
        | BidiClass::LRE
        | BidiClass::LRI
        | BidiClass::LRO
        | BidiClass::NSM
        | BidiClass::ON
        | BidiClass::PDF
        | BidiClass::PDI
        | BidiClass::RLE
        | BidiClass::RLI
        | BidiClass::RLO
        | BidiClass::S
        | BidiClass::WS => Class::Neutral,
    }
}

impl Class {
    pub(super) const fn alone(self) -> Classes {
        Classes(1 << self as u16)
    }

    /// Whether UAX #9 turns what is around such a letter: right-to-left letters, Arabic digits.
    pub(super) fn turns(self) -> bool {
        matches!(self, Self::RightToLeft | Self::Arabic | Self::ArabicNumber)
    }
}

/// Whether a cell has such a letter first; by its bytes where these tell.
pub(super) fn is_turned(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    match symbol.as_bytes() {
        // Below U+0580, and between U+2040 and U+2FFF: Latin, signs, borders.
        [0..0xd6, ..] | [0xe2, 0x81..=0xbf, ..] => false,
        [0xef, 0xba, ..] => true,
        _ => symbol.starts_with(|letter| class(letter).turns()),
    }
}

/// `Bidi_Mirroring_Glyph`, or the character itself. No letter has one.
pub(super) fn mirrored(letter: char) -> char {
    match letter {
        '0'..='9' | 'a'..='z' | 'A'..='Z' | ' ' => letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' => letter,
        _ => get_mirrored(letter).unwrap_or(letter),
    }
}

/// A row in the order of display (L2), when it is a left-to-right paragraph; mirrored (L4), but
/// for a terminal that does without that.
pub(super) fn shown_by_uax9(
    row: impl Iterator<Item = char>,
    is_without_mirrors: bool,
) -> Vec<char> {
    let text: String = row.collect();
    let info = ParagraphBidiInfo::new(&text, Some(Level::ltr()));
    let levels = info.reordered_levels_per_char(0..text.len());
    let letters: Vec<char> = text.chars().collect();
    let order = ParagraphBidiInfo::reorder_visual(&levels);
    let shown = order.into_iter().filter_map(|at| {
        let (&letter, level) = (letters.get(at)?, levels.get(at)?);
        Some(if level.is_rtl() && !is_without_mirrors { mirrored(letter) } else { letter })
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_ways_lead_to_what_unicode_says() {
        for letter in '\u{1}'..='\u{ffff}' {
            assert_eq!(mirrored(letter), get_mirrored(letter).unwrap_or(letter), "{letter:?}");
            assert_eq!(class(letter), class_by_unicode(letter), "{letter:?}");
            let mut cell = Cell::EMPTY;
            cell.set_char(letter);
            assert_eq!(is_turned(&cell), class(letter).turns(), "{letter:?}");
        }
    }
}
