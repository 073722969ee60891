//! Which form each letter takes beside its neighbours (the Unicode Standard, 9.2, R1 to R7).

use unicode_joining_type::JoiningType;

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
    // The last character that is not transparent, if it joins to what follows.
    let mut reaching: Option<usize> = None;
    for i in 0..characters.len() {
        let Some(character) = characters.get_mut(i) else { break };
        let joining = character.traits.joining;
        if joining == JoiningType::Transparent {
            continue;
        }
        let is_reached = reaching.filter(|_| joins_before(joining));
        character.form.joined_before = is_reached.is_some();
        if let Some(before) = is_reached.and_then(|before| characters.get_mut(before)) {
            before.form.joined_after = true;
        }
        reaching = joins_after(joining).then_some(i);
    }
}

fn joins_before(joining: JoiningType) -> bool {
    use JoiningType::{DualJoining, JoinCausing, RightJoining};
    matches!(joining, DualJoining | JoinCausing | RightJoining)
}

fn joins_after(joining: JoiningType) -> bool {
    use JoiningType::{DualJoining, JoinCausing, LeftJoining};
    matches!(joining, DualJoining | JoinCausing | LeftJoining)
}

/// The character to draw for `letter` in this form: a presentation form, or the letter itself
/// when it has none.
///
/// Some letters have forms, but not all that they need (ں stands in Unicode with two): the
/// nearest one is taken, since a base letter that has forms is never drawn as itself.
#[inline]
pub(super) fn shaped(letter: char, form: Form) -> char {
    let row = (letter as usize).checked_sub(0x0600).and_then(|i| FORMS.get(i));
    let Some(&[isolated, last, initial, medial]) = row else { return letter };
    let wanted = match (form.joined_before, form.joined_after) {
        (false, false) => [isolated, isolated, isolated],
        (true, false) => [last, isolated, isolated],
        (false, true) => [initial, isolated, isolated],
        (true, true) => [medial, last, isolated],
    };
    let found = wanted.into_iter().find(|&form| form != 0);
    found.and_then(|form| char::from_u32(u32::from(form))).unwrap_or(letter)
}

/// The ligature of lam with this alef, joined to what stands before the lam or not.
pub(super) fn lam_alef(alef: char, joined_before: bool) -> Option<char> {
    let (_, isolated, last) = LAM_ALEF.iter().find(|row| row.0 == alef)?;
    Some(if joined_before { *last } else { *isolated })
}
