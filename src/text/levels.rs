//! Embedding levels, UAX #9. Paragraphs without isolates and embeddings, which is to say the
//! news, are one level run: the weak rules, the brackets and the neutral rules walk once over
//! their characters. All others are left to unicode-bidi.

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo};

use super::character::{Character, Table};
use super::properties::is_white;
use super::{Direction, brackets, neutral, weak};

/// Finds the level of each character: up to rule I2, and the part of L1 that does not depend
/// on lines (segment separators and the white space before them).
pub(super) fn resolve(text: &str, characters: &mut [Character], base: Direction) {
    let classes = class_set(characters);
    match base {
        // Characters begin with level 0.
        Direction::Ltr if classes & !LTR_ONLY == 0 => {}
        Direction::Rtl if classes & !RTL_WITHOUT_NUMBERS == 0 => {
            characters.iter_mut().for_each(|character| character.level = 1);
        }
        Direction::Ltr | Direction::Rtl if classes & !ONE_RUN == 0 => one_run(characters, base),
        Direction::Ltr | Direction::Rtl => by_the_book(text, characters, base),
    }
    if classes & set(&[S, B]) != 0 {
        reset_before_separators(characters, base.level());
    }
}

const fn set(classes: &[BidiClass]) -> u32 {
    let mut bits = 0;
    let mut i = 0;
    while i < classes.len() {
        bits |= 1 << classes[i] as u32;
        i += 1;
    }
    bits
}

use BidiClass::{AL, AN, B, BN, CS, EN, ES, ET, L, NSM, ON, R, S, WS};

/// In a left-to-right paragraph of these classes, all is level 0 (numbers too, by W7).
const LTR_ONLY: u32 = set(&[L, NSM, WS, ON, CS, ES, ET, EN, BN, S]);
/// In a right-to-left paragraph of these classes, all is level 1.
const RTL_WITHOUT_NUMBERS: u32 = set(&[R, AL, NSM, WS, ON, CS, ES, ET, BN, S]);
/// Without isolates and embeddings (X1 to X10) there is one level run, that of the paragraph.
const ONE_RUN: u32 = LTR_ONLY | RTL_WITHOUT_NUMBERS | set(&[AN]);

fn class_set(characters: &[Character]) -> u32 {
    characters.iter().fold(0, |bits, character| bits | 1 << character.traits.bidi as u32)
}

/// W1 to I2 over a paragraph that is one level run.
fn one_run(characters: &mut [Character], base: Direction) {
    weak::resolve(characters, base);
    brackets::resolve(characters, base);
    neutral::resolve(characters, base);
}

fn by_the_book(text: &str, characters: &mut [Character], base: Direction) {
    let level = Level::new(base.level()).unwrap_or(Level::ltr());
    let info = ParagraphBidiInfo::new_with_data_source(&Table::get(), text, Some(level));
    for character in characters {
        character.level =
            info.levels.get(character.at as usize).map_or(base.level(), |level| level.number());
    }
}

/// L1, 1 and 2: segment separators, and white space and isolates before them.
fn reset_before_separators(characters: &mut [Character], base: u8) {
    let mut before_separator = false;
    for character in characters.iter_mut().rev() {
        before_separator = match character.traits.bidi {
            S | B => true,
            _ => before_separator && is_white(character.traits.bidi),
        };
        if before_separator {
            character.level = base;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::character::characters;

    /// Compares our own rules with unicode-bidi; text with isolates and the like is passed over.
    fn assert_same_levels(text: &str, base: Direction) -> Result<(), TestCaseError> {
        let mut long = characters(text);
        if class_set(&long) & !ONE_RUN != 0 {
            return Ok(());
        }
        let mut short = long.clone();
        by_the_book(text, &mut long, base);
        one_run(&mut short, base);
        for (long, short) in long.iter().zip(&short).filter(|(long, _)| long.traits.bidi != BN) {
            prop_assert_eq!(long.level, short.level, "{:?} in {:?} {:?}", long, &text, base);
        }
        // The short ways of paragraphs of one direction.
        let mut shortest = characters(text);
        resolve(text, &mut shortest, base);
        reset_before_separators(&mut short, base.level());
        for (short, shortest) in
            short.iter().zip(&shortest).filter(|(short, _)| short.traits.bidi != BN)
        {
            prop_assert_eq!(short.level, shortest.level, "{:?} in {:?} {:?}", short, &text, base);
        }
        Ok(())
    }

    fn any_base() -> impl Strategy<Value = Direction> {
        prop::sample::select(vec![Direction::Ltr, Direction::Rtl])
    }

    proptest! {
        #[test]
        fn our_rules_lead_to_the_levels_of_unicode_bidi(
            text in "[abאבات \u{300}\u{64b}\u{200c}0-2٠٣+#$%,:.!()\\[\\]\u{2329}\u{3008}\u{232a}\u{3009}«»\t]{0,24}",
            base in any_base(),
        ) {
            assert_same_levels(&text, base)?;
        }

        #[test]
        fn so_they_do_in_strings_of_any_kind(text in any::<String>(), base in any_base()) {
            assert_same_levels(&text, base)?;
        }

        #[test]
        fn so_they_do_in_brackets(text in "[aא1٣ !()\\[\\]\u{300}]{0,40}", base in any_base()) {
            assert_same_levels(&text, base)?;
        }
    }

    #[test]
    fn more_brackets_than_the_standard_allows_stay_neutral() {
        // BD16: after 63 open brackets there are no pairs any more.
        for count in [62, 63, 64] {
            let text =
                ["א".to_owned(), "(".repeat(count), "a".to_owned(), ")".repeat(count)].concat();
            for base in [Direction::Ltr, Direction::Rtl] {
                assert_same_levels(&text, base).expect("the same levels");
            }
        }
    }
}
