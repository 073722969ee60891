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

/// The form of each character. Joining follows Joining_Type alone, whether or not the letter
/// has presentation forms: ە has none, and the letter before it still reaches out to it.
pub(super) fn forms(characters: &[Character]) -> Vec<Form> {
    let mut forms = vec![Form::default(); characters.len()];
    // The last character that is not transparent, if it joins to what follows.
    let mut reaching: Option<usize> = None;
    for (i, character) in characters.iter().enumerate() {
        let joining = character.traits.joining;
        if joining == JoiningType::Transparent {
            continue;
        }
        if let Some(before) = reaching
            && joins_before(joining)
        {
            if let Some(form) = forms.get_mut(before) {
                form.joined_after = true;
            }
            if let Some(form) = forms.get_mut(i) {
                form.joined_before = true;
            }
        }
        reaching = joins_after(joining).then_some(i);
    }
    forms
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
