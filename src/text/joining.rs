//! Which form each letter takes beside its neighbours (the Unicode Standard, 9.2, R1 to R7).

use unicode_joining_type::{JoiningType, get_joining_type};

use super::character::Character;
use super::forms_table::{FORMS, LAM_ALEF};

/// To which neighbours a letter is joined. In logical order: before is to its right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    pub joined_before: bool,
    pub joined_after: bool,
}

/// Finds the form of each character. Joining follows Joining_Type alone, whether or not the
/// letter has presentation forms: ە has none, and the letter before it still reaches out to it.
pub(super) fn join(characters: &mut [Character]) {
    // The last character that is not transparent, and whether it joins to what follows. Which
    // letters join follows no pattern that a processor could guess, so nothing branches on it.
    let (mut before, mut reaches) = (0, false);
    for i in 0..characters.len() {
        let Some(character) = characters.get_mut(i) else { break };
        let joining = character.traits.joining;
        if joining.is_transparent() {
            continue;
        }
        let is_joined = reaches & joining.to_before();
        character.form.joined_before = is_joined;
        if let Some(before) = characters.get_mut(before) {
            before.form.joined_after = is_joined;
        }
        (before, reaches) = (i, joining.to_after());
    }
}

/// Joining_Type, as the questions that are asked of it: a bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Joining(u8);

const TRANSPARENT: u8 = 1;
const TO_BEFORE: u8 = 2;
const TO_AFTER: u8 = 4;

impl Joining {
    pub fn find(c: char) -> Self {
        Self(match get_joining_type(c) {
            JoiningType::Transparent => TRANSPARENT,
            JoiningType::RightJoining => TO_BEFORE,
            JoiningType::LeftJoining => TO_AFTER,
            JoiningType::DualJoining | JoiningType::JoinCausing => TO_BEFORE | TO_AFTER,
            // Non-joining; the crate's enum may grow.
            _ => 0,
        })
    }

    /// A mark that joining looks through.
    fn is_transparent(self) -> bool {
        self.0 & TRANSPARENT != 0
    }

    /// It joins to what stands before it.
    fn to_before(self) -> bool {
        self.0 & TO_BEFORE != 0
    }

    /// It joins to what follows.
    fn to_after(self) -> bool {
        self.0 & TO_AFTER != 0
    }
}

/// The character to draw for `letter` in this form: a presentation form, or the letter itself
/// when it has none.
///
/// Some letters have forms, but not all that they need (ں stands in Unicode with two): the
/// nearest one is taken, since a base letter that has forms is never drawn as itself.
#[inline]
pub(super) fn shaped(letter: char, form: Form) -> char {
    let row = (letter as usize).checked_sub(FIRST_LETTER).and_then(|i| SHAPES.get(i));
    let column = usize::from(form.joined_before) + 2 * usize::from(form.joined_after);
    row.and_then(|row| row.get(column)).copied().unwrap_or(letter)
}

const FIRST_LETTER: usize = 0x0600;

/// `FORMS` with the nearest form, or the letter itself, where one is missing.
static SHAPES: [[char; 4]; FORMS.len()] = {
    let mut shapes = [['\0'; 4]; FORMS.len()];
    let mut i = 0;
    while i < shapes.len() {
        let [isolated, last, initial, medial] = FORMS[i];
        let isolated = either(isolated, char_of((FIRST_LETTER + i) as u16));
        let last = either(last, isolated);
        shapes[i] = [isolated, last, either(initial, isolated), either(medial, last)];
        i += 1;
    }
    shapes
};

const fn either(form: u16, other: char) -> char {
    if form == 0 { other } else { char_of(form) }
}

const fn char_of(code: u16) -> char {
    match char::from_u32(code as u32) {
        Some(c) => c,
        None => char::REPLACEMENT_CHARACTER,
    }
}

/// The ligature of lam with this alef, joined to what stands before the lam or not.
pub(super) fn lam_alef(alef: char, joined_before: bool) -> Option<char> {
    let (_, isolated, last) = LAM_ALEF.iter().find(|row| row.0 == alef)?;
    Some(if joined_before { *last } else { *isolated })
}
