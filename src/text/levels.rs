//! Embedding levels, UAX #9: by unicode-bidi, with a short way for paragraphs of one direction.

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo};

use super::Direction;
use super::character::{Character, Table};

/// The level of each character after rule I2 and the part of L1 that does not depend on lines
/// (segment separators and the white space before them).
pub(super) fn resolve(text: &str, characters: &[Character], base: Direction) -> Vec<u8> {
    let classes = class_set(characters);
    let mut levels = match base {
        Direction::Ltr if classes & !LTR_ONLY == 0 => vec![0; characters.len()],
        Direction::Rtl if classes & !RTL_ONLY == 0 => right_to_left(characters),
        Direction::Ltr | Direction::Rtl => by_the_book(text, characters, base),
    };
    if classes & set(&[BidiClass::S, BidiClass::B]) != 0 {
        reset_before_separators(characters, &mut levels, base.level());
    }
    levels
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

fn by_the_book(text: &str, characters: &[Character], base: Direction) -> Vec<u8> {
    let level = Level::new(base.level()).unwrap_or(Level::ltr());
    let info = ParagraphBidiInfo::new_with_data_source(&Table::get(), text, Some(level));
    let at = |character: &Character| {
        info.levels.get(character.at as usize).map_or(base.level(), |l| l.number())
    };
    characters.iter().map(at).collect()
}

/// W1 to W6 where no character is L: numbers are level 2, and whatever is not a number is
/// level 1, because N1 sees R on both sides of each neutral (numbers count as R).
fn right_to_left(characters: &[Character]) -> Vec<u8> {
    let mut levels = vec![1; characters.len()];
    let mut weak = Weak::default();
    for (i, character) in characters.iter().enumerate() {
        weak.step(i, character.traits.bidi, &mut levels);
    }
    levels
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
    fn step(&mut self, i: usize, class: BidiClass, levels: &mut [u8]) {
        match class {
            // X9: not there. It takes the level of what stands before (as unicode-bidi does).
            BN => raise(
                levels,
                i..i + 1,
                i.checked_sub(1).and_then(|b| levels.get(b).copied()).unwrap_or(1),
            ),
            NSM => self.mark(i, levels),
            EN if !self.after_al => self.number(i, EN, levels),
            EN | AN => self.number(i, AN, levels),
            ET => self.terminator(i, levels),
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
    fn mark(&mut self, i: usize, levels: &mut [u8]) {
        match self.last {
            Some(EN | AN) => raise(levels, i..i + 1, 2),
            // After a terminator it is one more; after a separator it makes two of them.
            Some(_) if self.terminated => raise(levels, i..i + 1, 2),
            Some(_) => {}
            None => self.separator = None,
        }
    }

    fn number(&mut self, i: usize, class: BidiClass, levels: &mut [u8]) {
        if let Some((at, before, kind)) = self.separator.take()
            && before == class
            && (kind == CS || class == EN)
        {
            raise(levels, at..i, 2);
        }
        if let Some(start) = self.terminators.take()
            && class == EN
        {
            raise(levels, start..i, 2);
        }
        raise(levels, i..i + 1, 2);
        self.last = Some(class);
    }

    fn terminator(&mut self, i: usize, levels: &mut [u8]) {
        self.separator = None;
        self.terminated = self.last == Some(EN) || (self.last == Some(ET) && self.terminated);
        if self.terminated {
            raise(levels, i..i + 1, 2);
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

fn raise(levels: &mut [u8], range: std::ops::Range<usize>, level: u8) {
    if let Some(levels) = levels.get_mut(range) {
        levels.fill(level);
    }
}

/// L1, 1 and 2: segment separators, and white space and isolates before them.
fn reset_before_separators(characters: &[Character], levels: &mut [u8], base: u8) {
    let mut before_separator = false;
    for (character, level) in characters.iter().zip(levels.iter_mut()).rev() {
        before_separator = match character.traits.bidi {
            S | BidiClass::B => true,
            _ => before_separator && character.traits.is_white,
        };
        if before_separator {
            *level = base;
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
            let characters = characters(&text);
            prop_assert_eq!(class_set(&characters) & !RTL_ONLY, 0);
            let long = by_the_book(&text, &characters, Direction::Rtl);
            let short = right_to_left(&characters);
            for ((character, long), short) in characters.iter().zip(long).zip(short) {
                if character.traits.bidi != BN {
                    prop_assert_eq!(long, short, "{:?} in {:?}", character, &text);
                }
            }
        }
    }
}
