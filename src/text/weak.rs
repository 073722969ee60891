//! The weak types of UAX #9, W1 to W7: what marks, numbers and the signs beside them count as.

use std::ops::Range;

use unicode_bidi::BidiClass;
use unicode_bidi::BidiClass::{AL, AN, BN, CS, EN, ES, ET, L, NSM, ON, R};

use super::Direction;
use super::character::Character;

/// Brings the class of each character to L, R, EN, AN or a neutral one. The characters are one
/// level run, so that the text begins (sos) as the paragraph runs.
pub(super) fn resolve(characters: &mut [Character], base: Direction) {
    let start = if base == Direction::Rtl { R } else { L };
    let mut weak = Weak {
        strong: start,
        first: start,
        last: start,
        terminators: None,
        separator: None,
        settled: None,
    };
    for i in 0..characters.len() {
        if let Some(character) = characters.get_mut(i) {
            let class = character.traits.bidi;
            // X9: it is not there.
            if class != BN {
                character.class = weak.step(i, class);
                if let Some((from, class)) = weak.settled.take() {
                    settle(characters, from..i, class);
                }
            }
        }
    }
}

/// What the rules remember of the characters before the one that they come to.
struct Weak {
    /// The last strong class (W2, W7).
    strong: BidiClass,
    /// The class of the last character after W1.
    first: BidiClass,
    /// And after W2 to W5; ON for a separator or terminator that changed nothing yet.
    last: BidiClass,
    /// Where a run of terminators began that awaits a European number (W5).
    terminators: Option<usize>,
    /// A single separator after a number awaits one more (W4): its place, and that number.
    separator: Option<(usize, BidiClass)>,
    /// What those that awaited the number at hand become: from where on, and which class.
    settled: Option<(usize, BidiClass)>,
}

impl Weak {
    /// The class of the character at `i`, as far as it is known by what stands before it.
    fn step(&mut self, i: usize, class: BidiClass) -> BidiClass {
        // W1.
        let class = if class == NSM { self.first } else { class };
        let before = std::mem::replace(&mut self.first, class);
        let separator = self.separator.take();
        // W2.
        let class = if class == EN && self.strong == AL { AN } else { class };
        self.last = match class {
            EN | AN => {
                self.number(class, separator);
                class
            }
            ET => self.terminator(i),
            ES | CS => {
                self.terminators = None;
                // W4: European separators stand between European numbers only. A terminator
                // is no number yet.
                let joins = before != ET && (self.last == EN || self.last == AN && class == CS);
                self.separator = joins.then_some((i, self.last));
                ON
            }
            L | R | AL => {
                self.terminators = None;
                self.strong = class;
                // W3.
                if class == AL { R } else { class }
            }
            _ => {
                self.terminators = None;
                class
            }
        };
        self.shown(self.last)
    }

    /// W7: after L, European numbers are L. The rules before it still see the number.
    fn shown(&self, class: BidiClass) -> BidiClass {
        if class == EN && self.strong == L { L } else { class }
    }

    /// W4 and W5 for what stands before a number.
    fn number(&mut self, class: BidiClass, separator: Option<(usize, BidiClass)>) {
        let before = separator.filter(|&(_, number)| number == class).map(|(at, _)| at);
        let terminators = self.terminators.take().filter(|_| class == EN);
        self.settled = before.or(terminators).map(|from| (from, self.shown(class)));
    }

    /// W5: a terminator beside a European number is one; W6: else it is neutral.
    fn terminator(&mut self, i: usize) -> BidiClass {
        if self.last == EN {
            return EN;
        }
        self.terminators.get_or_insert(i);
        ON
    }
}

/// Changes those that awaited a number.
fn settle(characters: &mut [Character], awaiting: Range<usize>, class: BidiClass) {
    for character in characters.get_mut(awaiting).unwrap_or_default() {
        character.class = class;
    }
}
