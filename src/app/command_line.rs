//! A command with what stands behind it, as a line: `sort newest`. In the palette and in macros.

use super::asking::{self, Asking};
use super::command::{COMMANDS, Command};
use super::counts::run_counted;
use super::library::{self, Errand, Source, Which};
use super::{Act, Effect, ListOf, State, choosing, library_keys, setting_values, update};
use crate::locale::{LibraryWords, fill};
use crate::news::library::Order;
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

/// What can stand behind a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Argument {
    /// What to search for.
    Words,
    /// Tags for the article.
    Tags,
    /// Of a feed or a page.
    Address,
    /// Of a saved search.
    Name,
    /// An order of the list.
    Order,
    /// A list.
    Source,
    /// A feed or a folder.
    Feed,
    /// Which articles of the list.
    Part,
    /// A value of the setting that the command changes.
    Setting(Command),
    /// A group of facts.
    Group,
}

/// The commands behind which something can stand.
const ARGUMENTS: [(Command, Argument); 9] = [
    (Command::Search, Argument::Words),
    (Command::Tag, Argument::Tags),
    (Command::AddFeed, Argument::Address),
    (Command::SaveSearch, Argument::Name),
    (Command::Sort, Argument::Order),
    (Command::Open, Argument::Source),
    (Command::Refresh, Argument::Feed),
    (Command::MarkAllRead, Argument::Part),
    (Command::Filter, Argument::Group),
];

/// An order by its name in lines, with its sentence.
type OrderRow = (&'static str, Order, fn(&LibraryWords) -> &'static str);

const ORDERS: [OrderRow; 5] = [
    ("newest", Order::Newest, |words| words.order_newest),
    ("oldest", Order::Oldest, |words| words.order_oldest),
    ("feed", Order::Feed, |words| words.order_feed),
    ("shortest", Order::Shortest, |words| words.order_shortest),
    ("longest", Order::Longest, |words| words.order_longest),
];

const SOURCES: [(&str, Source); 4] = [
    ("unread", Source::Unread),
    ("today", Source::Today),
    ("starred", Source::Starred),
    ("all", Source::All),
];

const PARTS: [&str; 4] = ["list", "above", "below", "feed"];

/// Something that can stand behind a command: its name in lines, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) name: String,
    pub(super) sentence: String,
}

impl Argument {
    pub(super) fn of(command: Command) -> Option<Argument> {
        let named = ARGUMENTS.iter().find(|(other, _)| *other == command);
        let setting = || setting_values::setting_of(command).map(|_| Argument::Setting(command));
        named.map(|(_, argument)| *argument).or_else(setting)
    }

    /// Whether only certain values can stand there.
    pub(super) fn is_closed(self) -> bool {
        match self {
            Argument::Words | Argument::Tags | Argument::Address | Argument::Name => false,
            Argument::Order
            | Argument::Source
            | Argument::Feed
            | Argument::Part
            | Argument::Setting(_)
            | Argument::Group => true,
        }
    }

    /// What can stand there now; of tags, those that are used.
    pub(super) fn values(self, state: &State) -> Vec<Value> {
        let language = state.settings.language;
        let words = language.library_words();
        let value = |name: &str, sentence: &str| Value {
            name: name.to_owned(),
            sentence: sentence.to_owned(),
        };
        match self {
            Argument::Words | Argument::Address | Argument::Name => Vec::new(),
            Argument::Tags => {
                let tags = state.library.iter().flat_map(|library| &library.sources.tags);
                tags.map(|(_, name, _)| value(name, name)).collect()
            }
            Argument::Order => {
                ORDERS.iter().map(|(name, _, sentence)| value(name, sentence(words))).collect()
            }
            Argument::Source => sources(state).into_iter().map(|(value, _)| value).collect(),
            Argument::Feed => {
                let own = sources(state).into_iter();
                let own = own.filter(|(_, source)| which_of(*source).is_some());
                own.map(|(value, _)| value).collect()
            }
            Argument::Part => {
                let feed = state.entry().map_or("", |entry| &entry.source);
                let sentences = [
                    words.mark_list.of(language, state.list.unread_count()),
                    words.mark_above.to_owned(),
                    words.mark_below.to_owned(),
                    fill(words.mark_feed, &[feed]),
                ];
                PARTS.iter().zip(&sentences).map(|(name, text)| value(name, text)).collect()
            }
            Argument::Setting(command) => {
                let values = setting_values::values(state, command).into_iter();
                values.map(|(name, sentence)| Value { name: name.to_owned(), sentence }).collect()
            }
            Argument::Group => {
                let groups = setting_values::GROUPS.iter();
                let name = |group| setting_values::group_name(state, group);
                groups.map(|(code, group)| value(code, name(*group))).collect()
            }
        }
    }
}

/// Every list by its name, with what it is of.
fn sources(state: &State) -> Vec<(Value, Source)> {
    let words = state.settings.language.library_words();
    let Some(library) = &state.library else { return Vec::new() };
    let known = &library.sources;
    let views = SOURCES.iter().map(|(name, source)| ((*name).to_owned(), *source));
    let searches = known.searches.iter().filter(|search| !search.is_mute);
    let named = searches
        .map(|search| Source::Search(search.id))
        .chain(known.tags.iter().map(|(id, _, _)| Source::Tag(*id)))
        .chain(known.folders.iter().map(|folder| Source::Folder(folder.id)))
        .chain(known.feeds.iter().map(|feed| Source::Feed(feed.id)));
    let named = named.map(|source| (source.name(known, words), source));
    let all = views.chain(named);
    all.map(|(name, source)| (Value { name, sentence: source.name(known, words) }, source))
        .collect()
}

fn which_of(source: Source) -> Option<Which> {
    match source {
        Source::Feed(feed) => Some(Which::Feed(feed)),
        Source::Folder(folder) => Some(Which::Folder(folder)),
        Source::Unread
        | Source::Today
        | Source::Starred
        | Source::All
        | Source::Search(_)
        | Source::Tag(_) => None,
    }
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
            (Some(Argument::Order), name) => ORDERS.iter().any(|(order, _, _)| *order == name),
            (Some(Argument::Part), name) => PARTS.contains(&name),
            (Some(Argument::Setting(command)), name) => setting_values::takes(command, name),
            (Some(Argument::Group), name) => {
                setting_values::GROUPS.iter().any(|(group, _)| *group == name)
            }
            // Which lists there are is only known when it is run.
            (Some(_), _) => true,
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
            let mut tags = asking::tags_in(known);
            let added = asking::tags_in(text).into_iter();
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
        _ => match state.entry().and_then(|entry| entry.feed) {
            Some(feed) => Act::MarkFeed(feed),
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

    #[test]
    fn all_that_takes_something_is_a_command_of_its_own() {
        for (idx, (command, argument)) in ARGUMENTS.iter().enumerate() {
            let others = ARGUMENTS.iter().skip(idx + 1);
            assert!(others.into_iter().all(|(other, _)| other != command), "{command:?}");
            assert_eq!(Argument::of(*command), Some(*argument));
        }
    }
}
