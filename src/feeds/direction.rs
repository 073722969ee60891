//! Stands in for `text::direction_of` until the layout engine is merged.

use crate::text::Direction;

pub(super) fn direction_of(field: &str, language: Option<&str>) -> Direction {
    let is_rtl = |c: char| matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FEFC}');
    if matches!(language, Some("ar" | "fa" | "ur" | "he" | "ckb" | "ug" | "ps" | "sd" | "yi")) {
        return Direction::Rtl;
    }
    match field.chars().find(|c| c.is_alphabetic()) {
        Some(letter) if is_rtl(letter) => Direction::Rtl,
        _ => Direction::Ltr,
    }
}
