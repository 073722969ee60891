//! Neutrals and levels in UAX #9, N1 to I2: what is neither letter nor number goes with its
//! neighbours, or with the paragraph.

use unicode_bidi::BidiClass;
use unicode_bidi::BidiClass::{AN, BN, EN, L, R};

use super::Direction;
use super::character::Character;

/// Finds the levels of a paragraph that is one level run, when the weak types and the brackets
/// are done.
pub(super) fn resolve(characters: &mut [Character], base: Direction) {
    let base_class = if base == Direction::Rtl { R } else { L };
    let mut before = base_class;
    let mut level = base.level();
    // Where a run of neutrals began that awaits its other side.
    let mut neutrals = None;
    for i in 0..characters.len() {
        let Some(character) = characters.get_mut(i) else { break };
        let side = match character.class {
            L => L,
            R | EN | AN => R,
            // X9: it is not there, and must not part the number or word that it stands in.
            BN if neutrals.is_none() => {
                character.level = level;
                continue;
            }
            _ => {
                neutrals = neutrals.or(Some(i));
                continue;
            }
        };
        level = level_of(character.class, base);
        character.level = level;
        if let Some(from) = neutrals.take() {
            fill(characters, from..i, between(before, side, base_class), base);
        }
        before = side;
    }
    if let Some(from) = neutrals {
        let end = characters.len();
        fill(characters, from..end, between(before, base_class, base_class), base);
    }
}

/// N1 and N2.
fn between(before: BidiClass, after: BidiClass, base: BidiClass) -> BidiClass {
    if before == after { before } else { base }
}

/// I1 and I2.
fn level_of(class: BidiClass, base: Direction) -> u8 {
    match (base, class) {
        (Direction::Ltr, L) => 0,
        (Direction::Ltr, R) | (Direction::Rtl, R) => 1,
        (Direction::Ltr | Direction::Rtl, _) => 2,
    }
}

fn fill(
    characters: &mut [Character],
    neutrals: std::ops::Range<usize>,
    class: BidiClass,
    base: Direction,
) {
    let level = level_of(class, base);
    for character in characters.get_mut(neutrals).unwrap_or_default() {
        character.level = level;
    }
}
