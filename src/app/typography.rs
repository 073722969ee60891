//! The keys that set articles in type: each changes one setting and says so. The reading place
//! stays, since it is a byte of the text.

use super::{Pane, State, arrange};
use crate::config::{LineSpacing, Paragraphs};
use crate::locale::{Words, fill};
use crate::text::{Align, Digits, Marks};

/// What is said of a value.
type Sentence = fn(&Words) -> &'static str;

pub(super) fn next_align(state: &mut State) {
    let align = state.settings.typography.next_align();
    state.settings.typography.align = align;
    say(state, align_sentence(align));
}

pub(super) fn next_marks(state: &mut State) {
    let marks = state.settings.typography.next_marks();
    (state.settings.typography.marks, state.settings.marks) = (marks, Some(marks));
    say(state, marks_sentence(marks));
}

pub(super) fn next_digits(state: &mut State) {
    let digits = state.settings.typography.next_digits();
    state.settings.typography.digits = digits;
    say(state, digits_sentence(digits));
}

pub(super) fn next_spacing(state: &mut State) {
    let spacing = state.settings.typography.next_spacing();
    state.settings.typography.spacing = spacing;
    say(state, spacing_sentence(spacing));
}

pub(super) fn next_paragraphs(state: &mut State) {
    let paragraphs = state.settings.typography.next_paragraphs();
    state.settings.typography.paragraphs = paragraphs;
    say(state, paragraphs_sentence(paragraphs));
}

pub(super) fn align_sentence(align: Align) -> Sentence {
    match align {
        Align::Start | Align::Left | Align::Right => |words| words.align_start,
        Align::Justify => |words| words.align_justify,
        Align::Center => |words| words.align_center,
        Align::End => |words| words.align_end,
    }
}

pub(super) fn marks_sentence(marks: Marks) -> Sentence {
    match marks {
        Marks::Shown => |words| words.marks_shown,
        Marks::Essential => |words| words.marks_essential,
        Marks::Hidden => |words| words.marks_hidden,
    }
}

pub(super) fn digits_sentence(digits: Digits) -> Sentence {
    match digits {
        Digits::AsWritten => |words| words.digits_as_written,
        Digits::European => |words| words.digits_european,
        Digits::ArabicIndic => |words| words.digits_arabic,
        Digits::Extended => |words| words.digits_extended,
    }
}

pub(super) fn spacing_sentence(spacing: LineSpacing) -> Sentence {
    match spacing {
        LineSpacing::Single => |words| words.spacing_single,
        LineSpacing::Double => |words| words.spacing_double,
    }
}

pub(super) fn paragraphs_sentence(paragraphs: Paragraphs) -> Sentence {
    match paragraphs {
        Paragraphs::Parted => |words| words.paragraphs_parted,
        Paragraphs::Indented => |words| words.paragraphs_indented,
    }
}

/// Narrower lines.
pub(super) fn narrow(state: &mut State) {
    let typography = &mut state.settings.typography;
    let inside = state.screen.areas.inside(Pane::Article);
    let widest = inside.map_or(typography.measure_cells, arrange::widest_measure);
    typography.measure_cells = typography.narrower(typography.measure_cells.min(widest));
    say_measure(state);
}

/// Wider lines, as far as the pane goes.
pub(super) fn widen(state: &mut State) {
    let typography = &mut state.settings.typography;
    let inside = state.screen.areas.inside(Pane::Article);
    if inside.is_some_and(|inside| typography.measure_cells >= arrange::widest_measure(inside)) {
        say(state, |words| words.measure_is_pane);
        return;
    }
    typography.measure_cells = typography.wider();
    say_measure(state);
}

fn say_measure(state: &mut State) {
    let language = state.settings.language;
    let cells = language.number(state.settings.typography.measure_cells);
    state.toast = Some(fill(language.words().measure_cells, &[&cells]));
}

fn say(state: &mut State, sentence: impl Fn(&Words) -> &'static str) {
    state.toast = Some(sentence(state.settings.language.words()).to_string());
}
