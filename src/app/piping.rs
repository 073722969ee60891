//! Giving the open article to a program of the person: which form, which program, what came of it.

use super::asking::{self, Asking};
use super::choices::{self, Act, Choice, Choices};
use super::row::{Frame, Role, Row};
use super::{Effect, Overlay, OverlayKind, State};
use crate::locale::fill;
use crate::news::Article;
use crate::text::{clean, direction_of};
use std::sync::Arc;

/// In which form a program gets the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PipeForm {
    /// Title and paragraphs.
    Text,
    /// With headings, lists and links.
    Markdown,
    /// A whole page.
    Html,
    /// One object.
    Json,
}

/// An article for a program.
#[derive(Clone, Debug, PartialEq)]
pub enum PipeJob {
    /// A line that the person typed, for the shell; what it prints is shown.
    Line {
        /// The line.
        line: String,
        /// What it gets.
        form: PipeForm,
        /// Of which article.
        article: Arc<Article>,
    },
    /// A program of the settings, by its place there; what it prints is thrown away.
    OpenWith {
        /// The place.
        place: usize,
        /// Of which article.
        article: Arc<Article>,
    },
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piped {
    /// It has ended well and printed this.
    Printed(String),
    /// It had the terminal, and was left again.
    Left,
    /// It was started and is left alone. Its name.
    Given(String),
    /// It could not be started: its name, and why.
    NotStarted(String, String),
    /// It has failed: its name, and what it said.
    Failed(String, String),
    /// It was stopped.
    Stopped,
    /// The program for new articles has failed.
    HookFailed(String),
}

/// Lines of output that are shown.
const MOST_LINES: usize = 1000;

/// What the open article can be given to.
pub(super) fn offer(state: &mut State) -> Vec<Effect> {
    let words = state.settings.language.words();
    if state.article.is_none() {
        state.toast = Some(words.nothing_to_copy.to_owned());
        return Vec::new();
    }
    let forms = [
        ('t', words.pipe.as_text, PipeForm::Text),
        ('m', words.pipe.as_markdown, PipeForm::Markdown),
        ('h', words.pipe.as_html, PipeForm::Html),
        ('s', words.pipe.as_json, PipeForm::Json),
    ];
    let mut rows: Vec<_> =
        forms.map(|(key, text, form)| Choice::new(key, text, Act::PipeAs(form))).into();
    for (place, name) in state.open_with.iter().enumerate() {
        let key = u32::try_from(place + 1).ok().and_then(|digit| char::from_digit(digit, 10));
        let text = fill(words.pipe.open_with, &[name]);
        rows.push(Choice { key, ..Choice::new(' ', text, Act::OpenWith(place)) });
    }
    choices::show(state, Choices::new(words.pipe.give_as, rows));
    Vec::new()
}

/// Asks for the line, beginning with the last one.
pub(super) fn ask_for_line(state: &mut State, form: PipeForm) {
    let last = state.last_line.clone();
    asking::ask(state, Asking::PipeLine(form), &last);
}

/// Runs the line that was typed.
pub(super) fn run_line(state: &mut State, form: PipeForm, line: &str) -> Vec<Effect> {
    let words = &state.settings.language.words().pipe;
    if state.is_piping {
        state.toast = Some(words.busy.to_owned());
        return Vec::new();
    }
    let Some(article) = open_article(state).filter(|_| !line.is_empty()) else { return Vec::new() };
    state.is_piping = true;
    line.clone_into(&mut state.last_line);
    state.toast = Some(words.running.to_owned());
    vec![Effect::Pipe(PipeJob::Line { line: line.to_owned(), form, article })]
}

/// Gives the article to a program of the settings.
pub(super) fn open_with(state: &State, place: usize) -> Vec<Effect> {
    let article = open_article(state);
    article.map(|article| Effect::Pipe(PipeJob::OpenWith { place, article })).into_iter().collect()
}

fn open_article(state: &State) -> Option<Arc<Article>> {
    state.article.as_ref().map(|pane| pane.article().clone())
}

/// Shows what a program printed, or says what became of it.
pub(super) fn take(state: &mut State, piped: Piped) {
    let words = &state.settings.language.words().pipe;
    let is_line = match &piped {
        Piped::Given(_) | Piped::HookFailed(_) => false,
        Piped::Printed(_)
        | Piped::Left
        | Piped::NotStarted(..)
        | Piped::Failed(..)
        | Piped::Stopped => true,
    };
    state.is_piping &= !is_line;
    let sentence = match piped {
        Piped::Printed(text) if text.trim().is_empty() => words.silent.to_owned(),
        Piped::Printed(text) => {
            state.output = text;
            state.toast = None;
            state.overlay = Some(Overlay { kind: OverlayKind::Output, top_row: 0 });
            return;
        }
        Piped::Left => {
            state.toast = None;
            return;
        }
        Piped::Given(name) => fill(words.given, &[&name]),
        Piped::NotStarted(name, cause) => fill(words.not_started, &[&name, &cause]),
        Piped::Failed(name, cause) => fill(words.failed, &[&name, &cause]),
        Piped::Stopped => words.stopped.to_owned(),
        Piped::HookFailed(cause) => {
            let sentence = fill(words.hook_failed, &[&cause]);
            state.notices.push(sentence.clone());
            sentence
        }
    };
    state.toast = Some(sentence);
}

/// What was printed, made safe for a screen.
pub(super) fn output_rows(state: &State, frame: Frame) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut push = |text: &str, role| {
        let frame = Frame { direction: direction_of(text, None), ..frame };
        for line in frame.some_lines(text, frame.direction, 100) {
            rows.push(Row { stretches: vec![frame.at_start(line, role)], ..Row::default() });
        }
    };
    for line in state.output.lines().take(MOST_LINES) {
        push(if line.trim().is_empty() { " " } else { line }, Role::Plain);
    }
    let more = state.output.lines().count().saturating_sub(MOST_LINES);
    if more > 0 {
        push(&fill(state.settings.language.words().pipe.cut, &[&more.to_string()]), Role::Detail);
    }
    rows
}

/// The output of a program as it is kept: whatever it holds, it says nothing to the terminal.
#[must_use]
pub fn printable(output: &str) -> String {
    output
        .lines()
        .map(|line| clean(&line.replace('\t', "    ")).to_string())
        .collect::<Vec<_>>()
        .join("\n")
}
