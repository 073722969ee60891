//! What can stand behind a command in a line, and by which names.

use super::State;
use super::command::Command;
use super::library::{Source, Which};
use super::setting_values::{self, GROUPS};
use crate::locale::{LibraryWords, fill};
use crate::news::library::Order;

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
pub(super) type OrderRow = (&'static str, Order, fn(&LibraryWords) -> &'static str);

pub(super) const ORDERS: [OrderRow; 5] = [
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

    /// Whether a line can have this there. Which lists there are is only known when it is run.
    pub(super) fn can_be(self, name: &str) -> bool {
        match self {
            Argument::Order => ORDERS.iter().any(|(order, _, _)| *order == name),
            Argument::Part => PARTS.contains(&name),
            Argument::Setting(command) => setting_values::takes(command, name),
            Argument::Group => GROUPS.iter().any(|(group, _)| *group == name),
            Argument::Words
            | Argument::Tags
            | Argument::Address
            | Argument::Name
            | Argument::Source
            | Argument::Feed => true,
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
                let groups = GROUPS.iter();
                let name = |group| setting_values::group_name(state, group);
                groups.map(|(code, group)| value(code, name(*group))).collect()
            }
        }
    }
}

/// Every list by its name, with what it is of.
pub(super) fn sources(state: &State) -> Vec<(Value, Source)> {
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

pub(super) fn which_of(source: Source) -> Option<Which> {
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

/// What a line can have behind a command, for who reads of it; none where nothing can.
#[must_use]
pub fn takes(command: Command) -> Option<String> {
    let settings = || setting_values::names(command).join(" | ");
    Some(match Argument::of(command)? {
        Argument::Words => "WORDS".to_owned(),
        Argument::Tags => "TAG, TAG".to_owned(),
        Argument::Address => "ADDRESS".to_owned(),
        Argument::Name => "NAME".to_owned(),
        Argument::Order => ORDERS.map(|(name, _, _)| name).join(" | "),
        Argument::Source => "LIST".to_owned(),
        Argument::Feed => "FEED".to_owned(),
        Argument::Part => PARTS.join(" | "),
        Argument::Setting(_) => settings(),
        Argument::Group => GROUPS.map(|(name, _)| name).join(" | "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::CommandLine;

    #[test]
    fn all_that_it_says_can_stand_there() {
        for row in crate::app::COMMANDS {
            for value in takes(row.command).iter().flat_map(|takes| takes.split(" | ")) {
                let line = format!("{} {value}", row.name);
                assert!(CommandLine::read(&line).is_ok(), "{line}");
            }
        }
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
