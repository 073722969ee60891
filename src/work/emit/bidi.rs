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

pub(super) fn class(letter: char) -> Class {
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

/// A row in the order of display, mirrored (L2 and L4), when it is a left-to-right paragraph.
pub(super) fn shown_by_uax9(row: impl Iterator<Item = char>) -> Vec<char> {
    let text: String = row.collect();
    let info = ParagraphBidiInfo::new(&text, Some(Level::ltr()));
    let levels = info.reordered_levels_per_char(0..text.len());
    let letters: Vec<char> = text.chars().collect();
    let order = ParagraphBidiInfo::reorder_visual(&levels);
    let shown = order.into_iter().filter_map(|at| {
        let (&letter, level) = (letters.get(at)?, levels.get(at)?);
        Some(if level.is_rtl() { get_mirrored(letter).unwrap_or(letter) } else { letter })
    });
    shown.collect()
}
