//! The status line: key hints of the focused pane, what just happened, the prompt.

use super::asking::{self, Asking, Question};
use super::key_names::keys_label;
use super::row::{Frame, Role, Stretch};
use super::{Area, Search, State, StatusLine, arrange, hints, library, links, toast};
use crate::locale::{Language, fill};
use crate::text::Direction;

/// The status line of a state.
pub(super) fn status_line(state: &State, area: Area) -> StatusLine {
    let frame = arrange::frame_of(state, area);
    match &state.question {
        Some(question) => question_line(state, question, frame.padded(1)),
        None => hints_line(state, area, frame.padded(1)),
    }
}

fn question_line(state: &State, question: &Question, frame: Frame) -> StatusLine {
    let (language, prompt) = (state.settings.language, &question.prompt);
    let notes = match (&question.asking, &state.search) {
        (Asking::InArticle, Some(search)) => vec![count_of(search, language)],
        (Asking::InLibrary, _) if !prompt.text().trim().is_empty() => {
            library::found(state, prompt.text())
        }
        (_, _) => Vec::new(),
    };
    let label = asking::label(&question.asking, language);
    let labels = [label.to_owned(), without_aside(label)];
    let label = frame.first_that_fits(&labels, frame.direction, frame.width * 5 / 8);
    let field = frame.indented(label.width_cells() + 1);
    let hidden = question.asking.is_secret().then(|| prompt.hidden());
    let prompt = hidden.as_ref().unwrap_or(prompt);
    // The note has what the text leaves, with its caret and a gap, and a third in any case.
    let typed = prompt.line(field.width, frame.direction).line.width_cells();
    let left = field.width.saturating_sub(typed + 2).max(frame.width / 3);
    let note = frame.first_that_fits(&notes, frame.direction, left);
    let shown = prompt.line(field.width.saturating_sub(note.width_cells() + 1), frame.direction);
    let mut typed = field.at_start(shown.line, Role::Plain);
    typed.lit.extend(shown.selected);
    let caret_column = typed.column + shown.caret_column;
    let stretches = vec![frame.at_start(label, Role::Key), typed, frame.at_end(note, Role::Detail)];
    StatusLine { stretches, caret_column: Some(caret_column) }
}

/// What is asked, without what stands in brackets.
fn without_aside(label: &str) -> String {
    match (label.split_once('('), label.rsplit_once(')')) {
        (Some((before, _)), Some((_, after))) => format!("{}{after}", before.trim_end()),
        _ => label.to_owned(),
    }
}

/// "match 2 of 9", or that there is none; nothing before anything was typed.
pub(super) fn count_of(search: &Search, language: Language) -> String {
    let words = language.words();
    match search.count() {
        _ if search.query().trim().is_empty() => String::new(),
        (_, 0) => words.no_match.to_string(),
        (number, all) => fill(words.match_of, &[&language.number(number), &language.number(all)]),
    }
}

impl State {
    /// What just happened, or what is known of what is picked or looked for; empty when there is
    /// nothing to say.
    #[must_use]
    pub fn message(&self) -> String {
        let count = || self.search.as_ref().map(|search| count_of(search, self.settings.language));
        let sentence = self.toast.clone().or_else(|| links::preview(self)).or_else(count);
        let sentence = sentence.or_else(|| library::note_on_search(self));
        sentence.unwrap_or_default()
    }
}

fn hints_line(state: &State, area: Area, frame: Frame) -> StatusLine {
    let progress = state.library.as_ref().and_then(|library| library.refresh.as_ref());
    let progress = progress.map(|progress| library::progress_line(state, progress, frame.width));
    let preview = links::preview(state);
    let message = match progress {
        _ if toast::without_room(state, area).is_some() => String::new(),
        Some(progress) if state.toast.is_none() && preview.is_none() => progress,
        Some(_) | None => state.message(),
    };
    // An address is read from the left, also in an interface that is read from the right.
    let is_address = state.toast.is_none() && preview.is_some();
    let direction = if is_address { Direction::Ltr } else { frame.direction };
    let message = frame.whole_words(&message, direction, frame.width);
    let room = frame.width.saturating_sub(message.width_cells() + 3);
    let room = Frame { width: room, ..frame };
    let pending = pending_stretch(state, frame);
    let used = pending.as_ref().map_or(0, |pending| pending.line.width_cells() + 2);
    let mut stretches = hint_stretches(state, room.indented(used), frame.indented(used));
    stretches.extend(pending);
    stretches.push(frame.at_end(message, Role::Plain));
    StatusLine { stretches, caret_column: None }
}

/// The count and the first keys that were pressed of a command that is not whole yet.
fn pending_stretch(state: &State, frame: Frame) -> Option<Stretch> {
    let pending = &state.pending;
    let count = pending.count.map(|count| count.to_string());
    let keys = (!pending.keys.is_empty()).then(|| keys_label(&pending.keys));
    let parts: Vec<String> = count.into_iter().chain(keys).collect();
    let line = frame.one_line(&format!("{}…", parts.join(" ")), Direction::Ltr, frame.width);
    (!parts.is_empty()).then(|| frame.at_start(line, Role::Alert))
}

/// As many hints as fit, from the start; help is the first to be kept.
fn hint_stretches(state: &State, room: Frame, frame: Frame) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut used = 0;
    for (keys, word) in hints::of(state) {
        let keys: Vec<String> = keys.into_iter().map(|keys| keys_label(&keys)).collect();
        let keys = frame.one_line(&keys.join(" "), Direction::Ltr, 20);
        let word = frame.one_line(word, frame.direction, 40);
        let width = keys.width_cells() + 1 + word.width_cells();
        if used + width > room.width {
            continue;
        }
        let at = frame.indented(used);
        let after_keys = at.indented(keys.width_cells() + 1);
        stretches.push(at.at_start(keys, Role::Key));
        stretches.push(after_keys.at_start(word, Role::Detail));
        used += width + 3;
    }
    stretches
}
