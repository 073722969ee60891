//! Pairs of brackets in UAX #9, BD16 and N0: both take the direction of what they hold.

use unicode_bidi::BidiClass::{self, AN, BN, EN, L, NSM, ON, R};
use unicode_bidi::BidiDataSource;

use super::Direction;
use super::character::{Character, Table};

/// BD16: with more open brackets than this at a time, no more pairs are found.
const MOST_OPEN: usize = 63;

/// A pair, by the places of its brackets.
type Pair = (usize, usize);

/// Gives the brackets of each pair a direction, where the paragraph is one level run and the
/// weak rules are done.
pub(super) fn resolve(characters: &mut [Character], base: Direction) {
    let (along, against) = if base == Direction::Rtl { (R, L) } else { (L, R) };
    for (opening, closing) in pairs(characters) {
        let inside = characters.get(opening + 1..closing).unwrap_or_default();
        let (mut holds_along, mut holds_against) = (false, false);
        for strong in inside.iter().filter_map(strong) {
            holds_along |= strong == along;
            holds_against |= strong == against;
            if holds_along {
                break;
            }
        }
        let before = characters.get(..opening).unwrap_or_default();
        let class = match (holds_along, holds_against) {
            // N0, b.
            (true, _) => along,
            // N0, c: what stands before decides, brackets that are done among it.
            (false, true) => before.iter().rev().find_map(strong).unwrap_or(along),
            // N0, d.
            (false, false) => continue,
        };
        set(characters, opening, class);
        set(characters, closing, class);
    }
}

/// The direction that a character counts as: numbers are R here.
fn strong(character: &Character) -> Option<BidiClass> {
    match character.class {
        L => Some(L),
        R | EN | AN => Some(R),
        _ => None,
    }
}

/// Sets a bracket, and the marks on it.
fn set(characters: &mut [Character], place: usize, class: BidiClass) {
    let mut rest = characters.iter_mut().skip(place);
    if let Some(bracket) = rest.next() {
        bracket.class = class;
    }
    for mark in rest.take_while(|mark| matches!(mark.traits.bidi, NSM | BN)) {
        mark.class = if mark.traits.bidi == NSM { class } else { mark.class };
    }
}

/// The pairs, in the order of their opening brackets.
fn pairs(characters: &[Character]) -> Vec<Pair> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut pairs = Vec::new();
    // Every bracket of a pair is mirrored.
    let brackets = characters.iter().enumerate().filter(|(_, bracket)| bracket.traits.is_mirrored);
    for (place, bracket) in brackets.filter(|(_, bracket)| bracket.class == ON) {
        let Some(kind) = Table::get().bidi_matched_opening_bracket(bracket.c) else { continue };
        if !kind.is_open {
            let partner = open.iter().rposition(|&(opening, _)| opening == kind.opening);
            if let Some(partner) = partner {
                pairs.extend(open.get(partner).map(|&(_, opening)| (opening, place)));
                open.truncate(partner);
            }
        } else if open.len() < MOST_OPEN {
            open.push((kind.opening, place));
        } else {
            break;
        }
    }
    pairs.sort_unstable();
    pairs
}
