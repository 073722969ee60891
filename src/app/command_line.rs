//! A command with what stands behind it, as a line: `sort newest`. In the palette and in macros.

use super::arguments::{Argument, ORDERS, sources, which_of};
use super::asking::{self, Asking};
use super::command::{COMMANDS, Command};
use super::counts::run_counted;
use super::library::{self, Errand, Source};
use super::{Act, Effect, ListOf, State, choosing, library_keys, setting_values, update};
use crate::locale::fill;
use crate::news::library::tags_in;
use crate::text::fold;

/// A command, and what it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandLine {
    /// The command.
    pub command: Command,
    /// What stands behind it; empty: nothing, and the command asks where it needs something.
    pub argument: String,
}

/// Why a line is no command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadLine {
    /// There is none of this name.
    NoCommand(String),
    /// Nothing can stand behind this one.
    TakesNothing(&'static str),
    /// This one does not take that.
    TakesNot(&'static str, String),
}

fn is_same(one: &str, other: &str) -> bool {
    fold(one.trim()).text() == fold(other.trim()).text()
}

impl CommandLine {
    /// Reads a line: the name of a command and, behind a blank, what it takes.
    ///
    /// # Errors
    /// [`BadLine`] says why it is none.
    pub fn read(text: &str) -> Result<Self, BadLine> {
        let text = text.trim();
        let (name, argument) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let row = COMMANDS.iter().find(|row| row.name.eq_ignore_ascii_case(name));
        let row = row.ok_or_else(|| BadLine::NoCommand(name.to_owned()))?;
        let argument = argument.trim().to_owned();
        let is_known = match (Argument::of(row.command), argument.as_str()) {
            (_, "") => true,
            (None, _) => return Err(BadLine::TakesNothing(row.name)),
            (Some(kind), name) => kind.can_be(name),
        };
        if !is_known {
            return Err(BadLine::TakesNot(row.name, argument));
        }
        Ok(Self { command: row.command, argument })
    }

    /// The line as it is written.
    #[must_use]
    pub fn text(&self) -> String {
        let name = self.command.row().map_or("", |row| row.name);
        if self.argument.is_empty() { name.to_owned() } else { format!("{name} {}", self.argument) }
    }
}

/// Gives the command of a line.
pub(super) fn run(state: &mut State, line: &CommandLine, count: Option<usize>) -> Vec<Effect> {
    let argument = line.argument.as_str();
    match (Argument::of(line.command), count) {
        (Some(kind), _) if !argument.is_empty() => run_with(state, kind, argument),
        (_, Some(count)) => run_counted(state, line.command, count),
        (_, None) => update::run(state, line.command),
    }
}

fn run_with(state: &mut State, kind: Argument, text: &str) -> Vec<Effect> {
    match kind {
        Argument::Words => {
            library_keys::start_search(state);
            asking::answer(state, text)
        }
        Argument::Tags => {
            library_keys::ask_for_tags(state);
            let known = state.question.as_ref().map_or("", |question| question.prompt.text());
            let mut tags = tags_in(known);
            let added = tags_in(text).into_iter();
            let added: Vec<String> = added.filter(|tag| !tags.contains(tag)).collect();
            tags.extend(added);
            asking::answer(state, &tags.join(", "))
        }
        Argument::Address if state.library.is_some() => library::discover(state, text),
        Argument::Address => {
            library::begin_subscribing(state);
            Vec::new()
        }
        Argument::Name => {
            if state.library.as_ref().is_none_or(|library| library.query.trim().is_empty()) {
                library_keys::ask_for_search_name(state);
                return Vec::new();
            }
            asking::ask(state, Asking::SearchName(false), "");
            asking::answer(state, text)
        }
        Argument::Order => match ORDERS.iter().find(|(name, _, _)| *name == text) {
            Some((_, order, _)) => library::sort_by(state, *order),
            None => takes_not(state, text),
        },
        Argument::Source => match named(state, text) {
            Some(source) => library_keys::open_source(state, source),
            None => takes_not(state, text),
        },
        Argument::Feed => match named(state, text).and_then(which_of) {
            Some(which) => vec![Effect::Run(Errand::Refresh(which))],
            None => takes_not(state, text),
        },
        Argument::Part => mark(state, text),
        Argument::Setting(command) => match setting_values::set(state, command, text) {
            true => Vec::new(),
            false => takes_not(state, text),
        },
        Argument::Group => match setting_values::filter(state, text) {
            true => Vec::new(),
            false => takes_not(state, text),
        },
    }
}

/// The list that is called so.
fn named(state: &State, text: &str) -> Option<Source> {
    let mut all = sources(state).into_iter();
    let found = all.find(|(value, _)| is_same(&value.name, text) || is_same(&value.sentence, text));
    found.map(|(_, source)| source)
}

/// Marks a part of the list read.
fn mark(state: &mut State, part: &str) -> Vec<Effect> {
    if !matches!(state.list.of(), ListOf::View(_)) {
        return update::run(state, Command::MarkAllRead);
    }
    let (here, all) = (state.selected, state.list.len());
    let act = match part {
        "list" => Act::MarkPlaces(0..all),
        "above" => Act::MarkPlaces(0..here),
        "below" => Act::MarkPlaces((here + 1).min(all)..all),
        _ => match choosing::selected_feed(state) {
            Some(feed) => Act::MarkSource(Source::Feed(feed)),
            None => return takes_not(state, part),
        },
    };
    choosing::act(state, act)
}

fn takes_not(state: &mut State, text: &str) -> Vec<Effect> {
    let words = &state.settings.language.words().commands;
    state.toast = Some(fill(words.no_such_list, &[text]));
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        let line =
            |command, argument: &str| Ok(CommandLine { command, argument: argument.to_owned() });
        assert_eq!(CommandLine::read(" star "), line(Command::Star, ""));
        assert_eq!(CommandLine::read("sort newest"), line(Command::Sort, "newest"));
        assert_eq!(CommandLine::read("Search  سلام عليكم"), line(Command::Search, "سلام عليكم"));
        assert_eq!(
            CommandLine::read("open الأخبار").map(|line| line.text()),
            Ok("open الأخبار".to_owned())
        );
    }

    #[test]
    fn what_is_no_line_is_told() {
        assert_eq!(CommandLine::read("fly"), Err(BadLine::NoCommand("fly".to_owned())));
        assert_eq!(CommandLine::read("star 3"), Err(BadLine::TakesNothing("star")));
        let sideways = BadLine::TakesNot("sort", "sideways".to_owned());
        assert_eq!(CommandLine::read("sort sideways"), Err(sideways));
    }
}
