//! What UAX #9 makes of a row, as a terminal that applies it shows it.

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};
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
    Neutral,
}

/// The commonest letters of a screen go without a look into the table of Unicode.
pub(super) fn class(letter: char) -> Class {
    match letter {
        'a'..='z' | 'A'..='Z' => return Class::LeftToRight,
        '\u{fe70}'..='\u{fefc}' => return Class::Arabic,
        ' ' | '\u{2500}'..='\u{259f}' => return Class::Neutral,
        _ => {}
    }
    match bidi_class(letter) {
        BidiClass::L => Class::LeftToRight,
        BidiClass::R => Class::RightToLeft,
        BidiClass::AL => Class::Arabic,
        BidiClass::EN => Class::European,
        BidiClass::AN => Class::ArabicNumber,
        BidiClass::ES => Class::Separator,
        BidiClass::CS => Class::Common,
        BidiClass::ET => Class::Terminator,
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

/// Whether UAX #9 turns what is around this character: right-to-left letters and Arabic digits.
pub(super) fn turns(letter: char) -> bool {
    letter >= '\u{590}'
        && matches!(class(letter), Class::RightToLeft | Class::Arabic | Class::ArabicNumber)
}

/// `Bidi_Mirroring_Glyph`, or the character itself. No letter has one.
pub(super) fn mirrored(letter: char) -> char {
    match letter {
        '0'..='9' | 'a'..='z' | 'A'..='Z' | ' ' => letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' => letter,
        _ => get_mirrored(letter).unwrap_or(letter),
    }
}

/// A row in the order of display, mirrored (L2 and L4), when it is a left-to-right paragraph.
pub(super) fn shown_by_uax9(row: impl Iterator<Item = char>) -> Vec<char> {
    let text: String = row.collect();
    let info = ParagraphBidiInfo::new(&text, Some(Level::ltr()));
    let levels = info.reordered_levels_per_char(0..text.len());
    let letters: Vec<char> = text.chars().collect();
    let order = ParagraphBidiInfo::reorder_visual(&levels);
    let shown = order.into_iter().filter_map(|at| {
        let (&letter, level) = (letters.get(at)?, levels.get(at)?);
        Some(if level.is_rtl() { mirrored(letter) } else { letter })
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_ways_lead_to_what_unicode_says() {
        for letter in '\0'..='\u{ffff}' {
            assert_eq!(mirrored(letter), get_mirrored(letter).unwrap_or(letter), "{letter:?}");
            let is_turning =
                matches!(bidi_class(letter), BidiClass::R | BidiClass::AL | BidiClass::AN);
            assert_eq!(turns(letter), is_turning, "{letter:?}");
            let is_ltr = bidi_class(letter) == BidiClass::L;
            assert_eq!(class(letter) == Class::LeftToRight, is_ltr, "{letter:?}");
        }
    }
}
