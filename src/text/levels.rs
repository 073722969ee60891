//! Embedding levels, UAX #9: by unicode-bidi, with a short way for paragraphs of one direction.

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo};

use super::Direction;
use super::character::{Character, Table};

/// Finds the level of each character: up to rule I2, and the part of L1 that does not depend
/// on lines (segment separators and the white space before them).
pub(super) fn resolve(text: &str, characters: &mut [Character], base: Direction) {
    let classes = class_set(characters);
    match base {
        // Characters begin with level 0.
        Direction::Ltr if classes & !LTR_ONLY == 0 => return,
        Direction::Rtl if classes & !RTL_ONLY == 0 => right_to_left(characters),
        Direction::Ltr | Direction::Rtl => by_the_book(text, characters, base),
    }
    if classes & set(&[BidiClass::S, BidiClass::B]) != 0 {
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

use BidiClass::{AL, AN, BN, CS, EN, ES, ET, L, NSM, ON, R, S, WS};

/// In a left-to-right paragraph of these classes, all is level 0 (numbers too, by W7).
const LTR_ONLY: u32 = set(&[L, NSM, WS, ON, CS, ES, ET, EN, BN, S]);
/// In a right-to-left paragraph of these classes, all is level 1 but the numbers.
const RTL_ONLY: u32 = set(&[R, AL, NSM, WS, ON, CS, ES, ET, EN, AN, BN, S]);

fn class_set(characters: &[Character]) -> u32 {
    characters.iter().fold(0, |bits, character| bits | 1 << character.traits.bidi as u32)
}

fn by_the_book(text: &str, characters: &mut [Character], base: Direction) {
    let level = Level::new(base.level()).unwrap_or(Level::ltr());
    let info = ParagraphBidiInfo::new_with_data_source(&Table::get(), text, Some(level));
    for character in characters {
        character.level =
            info.levels.get(character.at as usize).map_or(base.level(), |level| level.number());
    }
}

/// W1 to W6 where no character is L: numbers are level 2, and whatever is not a number is
/// level 1, because N1 sees R on both sides of each neutral (numbers count as R).
fn right_to_left(characters: &mut [Character]) {
    raise(characters, 0..characters.len(), 1);
    let mut weak = Weak::default();
    for i in 0..characters.len() {
        if let Some(character) = characters.get(i) {
            weak.step(i, character.traits.bidi, characters);
        }
    }
}

/// What the weak rules remember while they walk.
#[derive(Default)]
struct Weak {
    /// The last strong character is AL: European numbers are Arabic ones (W2).
    after_al: bool,
    /// The class of the last character that is not BN, after W1 to W4: EN, AN, ET or other (None).
    last: Option<BidiClass>,
    /// The run of terminators that ends here follows a European number (W5).
    terminated: bool,
    /// Where a run of terminators began that awaits a European number (W5).
    terminators: Option<usize>,
    /// A single separator between two numbers (W4): its place, and the number before it.
    separator: Option<(usize, BidiClass, BidiClass)>,
}

impl Weak {
    fn step(&mut self, i: usize, class: BidiClass, characters: &mut [Character]) {
        match class {
            // X9: not there. It takes the level of what stands before (as unicode-bidi does).
            BN => raise(characters, i..i + 1, level_before(characters, i)),
            NSM => self.mark(i, characters),
            EN if !self.after_al => self.number(i, EN, characters),
            EN | AN => self.number(i, AN, characters),
            ET => self.terminator(i, characters),
            ES | CS => self.separator_at(i, class),
            _ => {
                self.after_al = class == AL || (self.after_al && class != R);
                self.forget();
            }
        }
    }

    fn forget(&mut self) {
        (self.last, self.terminators, self.separator) = (None, None, None);
    }

    /// W1: a mark takes the class of what stands before it.
    fn mark(&mut self, i: usize, characters: &mut [Character]) {
        match self.last {
            Some(EN | AN) => raise(characters, i..i + 1, 2),
            // After a terminator it is one more; after a separator it makes two of them.
            Some(_) if self.terminated => raise(characters, i..i + 1, 2),
            Some(_) => {}
            None => self.separator = None,
        }
    }

    fn number(&mut self, i: usize, class: BidiClass, characters: &mut [Character]) {
        if let Some((at, before, kind)) = self.separator.take()
            && before == class
            && (kind == CS || class == EN)
        {
            raise(characters, at..i, 2);
        }
        if let Some(start) = self.terminators.take()
            && class == EN
        {
            raise(characters, start..i, 2);
        }
        raise(characters, i..i + 1, 2);
        self.last = Some(class);
    }

    fn terminator(&mut self, i: usize, characters: &mut [Character]) {
        self.separator = None;
        self.terminated = self.last == Some(EN) || (self.last == Some(ET) && self.terminated);
        if self.terminated {
            raise(characters, i..i + 1, 2);
        } else {
            self.terminators.get_or_insert(i);
        }
        self.last = Some(ET);
    }

    fn separator_at(&mut self, i: usize, class: BidiClass) {
        self.terminators = None;
        self.separator = match self.last {
            Some(number @ (EN | AN)) => Some((i, number, class)),
            _ => None,
        };
        self.last = None;
    }
}

fn level_before(characters: &[Character], i: usize) -> u8 {
    i.checked_sub(1).and_then(|before| characters.get(before)).map_or(1, |before| before.level)
}

fn raise(characters: &mut [Character], range: std::ops::Range<usize>, level: u8) {
    for character in characters.get_mut(range).unwrap_or_default() {
        character.level = level;
    }
}

/// L1, 1 and 2: segment separators, and white space and isolates before them.
fn reset_before_separators(characters: &mut [Character], base: u8) {
    let mut before_separator = false;
    for character in characters.iter_mut().rev() {
        before_separator = match character.traits.bidi {
            S | BidiClass::B => true,
            _ => before_separator && character.traits.is_white,
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

    proptest! {
        #[test]
        fn the_short_way_leads_to_the_same_levels(text in "[اב \u{300}\u{200c}0-2٠٣+#$%,:.!()\\[\\]\t]{0,16}") {
            let mut long = characters(&text);
            let mut short = long.clone();
            prop_assert_eq!(class_set(&long) & !RTL_ONLY, 0);
            by_the_book(&text, &mut long, Direction::Rtl);
            right_to_left(&mut short);
            for (long, short) in long.iter().zip(&short).filter(|(long, _)| long.traits.bidi != BN) {
                prop_assert_eq!(long.level, short.level, "{:?} in {:?}", long, &text);
            }
        }
    }
}
