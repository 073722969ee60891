//! What can be chosen where, and what a choice does.

use super::asking::{self, Asking};
use super::choices::{self, Act, Choice, Choices};
use super::library::{self, Edit, Source};
use super::{Effect, Pane, State, links, piping, read_marks, speaking};
use crate::locale::{Language, LibraryWords, fill};
use crate::news::library::{
    FeedId, FeedRow, FeedSetting, FolderId, Order, SavedSearchId, typed_days, way_to,
};

/// Which articles are to be marked read.
pub(super) fn offer_marking(state: &mut State) -> Vec<Effect> {
    if state.focus == Pane::Sources {
        offer_marking_source(state);
        return Vec::new();
    }
    if state.list.is_empty() {
        let rule = state.library.as_ref().and_then(library::hiding_rule).map(str::to_owned);
        if let Some(rule) = rule {
            refuse_hidden(state, &rule);
            return Vec::new();
        }
        return library::mark_all(state, 0..state.list.len());
    }
    let language = state.settings.language;
    let words = language.library_words();
    let (here, all) = (state.selected, state.list.len());
    let unread = state.list.unread_count();
    let mut rows = vec![
        Choice::new('a', words.mark_list.of(language, unread), Act::MarkPlaces(0..all)),
        Choice::new('k', words.mark_above, Act::MarkPlaces(0..here)),
        Choice::new('j', words.mark_below, Act::MarkPlaces(here + 1..all)),
    ];
    if let Some(entry) = state.entry()
        && let Some(feed) = entry.feed
    {
        let text = fill(words.mark_feed, &[&entry.source]);
        rows.push(Choice::new('f', text, Act::MarkSource(Source::Feed(feed))));
    }
    choices::show(state, Choices::new(words.mark_which, rows));
    Vec::new()
}

/// The same while the sources are shown and no list is: what is selected there.
fn offer_marking_source(state: &mut State) {
    let words = state.settings.language.library_words();
    let Some(library) = &state.library else { return };
    let source = library.pane.selected;
    if source.unread_in(&library.sources) == Some(0) {
        return read_marks::say_marked(state, 0);
    }
    if let Source::Search(id) = source
        && library.sources.is_rule(id)
    {
        let rule = source.name(&library.sources, words);
        return refuse_hidden(state, &rule);
    }
    let text = fill(words.mark_feed, &[&source.name(&library.sources, words)]);
    let rows = vec![Choice::new('a', text, Act::MarkSource(source))];
    choices::show(state, Choices::new(words.mark_which, rows));
}

/// What is hidden is in no list.
fn refuse_hidden(state: &mut State, rule: &str) {
    let words = state.settings.language.library_words();
    state.toast = Some(fill(words.hidden_not_marked, &[rule]));
}

/// In which order the list is to be.
pub(super) fn offer_orders(state: &mut State) {
    let Some(library) = &state.library else { return };
    let words = state.settings.language.library_words();
    let orders = [
        ('n', words.order_newest, Order::Newest),
        ('o', words.order_oldest, Order::Oldest),
        ('f', words.order_feed, Order::Feed),
        ('s', words.order_shortest, Order::Shortest),
        ('l', words.order_longest, Order::Longest),
    ];
    let selected = orders.iter().position(|(_, _, order)| *order == library.order).unwrap_or(0);
    let rows = orders.map(|(key, text, order)| Choice::new(key, text, Act::Sort(order)));
    let choices = Choices { selected, ..Choices::new(words.order_which, rows.into()) };
    choices::show(state, choices);
}

/// What is to become of a search.
pub(super) fn offer_saving(state: &mut State) {
    let words = state.settings.language.library_words();
    let rows = vec![
        Choice::new('s', words.search_list, Act::NameSearch(false)),
        Choice::new('h', words.search_mute, Act::NameSearch(true)),
    ];
    choices::show(state, Choices::new(words.search_what, rows));
}

/// In which language the interface is to be.
pub(super) fn offer_languages(state: &mut State) {
    let spoken = state.settings.language;
    let rows = Language::ALL.map(|language| Choice {
        key: language.code().chars().next(),
        text: language.name().to_owned(),
        details: Vec::new(),
        act: Act::Speak(language),
    });
    let selected = Language::ALL.iter().position(|language| *language == spoken).unwrap_or(0);
    let choices = Choices { selected, ..Choices::new(spoken.words().language_which, rows.into()) };
    choices::show(state, choices);
}

/// What can be done with what is selected in the sources, or with the feed that the article came
/// with.
pub(super) fn offer_source(state: &mut State) {
    let words = state.settings.language.library_words();
    let Some(source) = selected_source(state) else { return };
    let rows = match source {
        Source::Feed(feed) => for_feed(state, feed),
        Source::Folder(folder) => for_folder(folder, words),
        Source::Search(search) => for_search(search, words),
        Source::Unread | Source::Today | Source::Starred | Source::All | Source::Tag(_) => {
            state.toast = Some(words.no_feed_here.to_owned());
            return;
        }
    };
    // An address has a direction of its own.
    choices::show(state, Choices::new(fill("{}", &[&name_of(state, source)]), rows));
}

fn for_folder(folder: FolderId, words: &LibraryWords) -> Vec<Choice> {
    let source = Source::Folder(folder);
    vec![
        Choice::new('n', words.feed_rename, Act::Rename(source)),
        Choice::new('f', words.feed_move, Act::MoveFolder(folder)),
        Choice::new('a', words.feed_mark, Act::MarkSource(source)),
        Choice::new('d', words.folder_remove, Act::Remove(source)),
    ]
}

fn for_search(search: SavedSearchId, words: &LibraryWords) -> Vec<Choice> {
    let source = Source::Search(search);
    vec![
        Choice::new('n', words.feed_rename, Act::Rename(source)),
        Choice::new('d', words.search_delete, Act::Remove(source)),
    ]
}

fn for_feed(state: &State, feed: FeedId) -> Vec<Choice> {
    let words = state.settings.language.library_words();
    vec![
        Choice::new('n', words.feed_rename, Act::Rename(Source::Feed(feed))),
        Choice::new('f', words.feed_move, Act::MoveFeed(feed)),
        Choice::new('t', words.feed_tag, Act::TagFeed(feed)),
        Choice::new('w', words.feed_full_text, Act::SwitchFeed(feed, FeedSetting::FullText, true)),
        Choice::new('o', words.feed_as_sent, Act::SwitchFeed(feed, FeedSetting::FullText, false)),
        Choice::new('k', words.feed_keep, Act::KeepDays(feed)),
        Choice::new('i', words.feed_interval, Act::SetFeed(feed, FeedSetting::Interval)),
        Choice::new('l', words.feed_login, Act::SetFeed(feed, FeedSetting::User)),
        Choice::new('g', words.feed_user_agent, Act::SetFeed(feed, FeedSetting::UserAgent)),
        Choice::new('p', words.feed_proxy, Act::SetFeed(feed, FeedSetting::Proxy)),
        of_private_addresses(state, feed),
        Choice::new('h', words.feed_headers, Act::SetFeed(feed, FeedSetting::Headers)),
        Choice::new('a', words.feed_mark, Act::MarkSource(Source::Feed(feed))),
        Choice::new('u', words.feed_leave, Act::Remove(Source::Feed(feed))),
    ]
}

/// What is selected in the sources, else the feed of the selected article.
fn selected_source(state: &State) -> Option<Source> {
    let library = state.library.as_ref()?;
    match state.focus {
        Pane::Sources => Some(library.pane.selected),
        Pane::Headlines | Pane::Article | Pane::Facts => state.entry()?.feed.map(Source::Feed),
    }
}

/// The feed that is selected in the sources, else that of the selected article.
pub(super) fn selected_feed(state: &State) -> Option<FeedId> {
    match selected_source(state)? {
        Source::Feed(feed) => Some(feed),
        _ => None,
    }
}

fn name_of(state: &State, source: Source) -> String {
    let words = state.settings.language.library_words();
    state.library.as_ref().map_or_else(String::new, |library| source.name(&library.sources, words))
}

pub(super) fn act(state: &mut State, act: Act) -> Vec<Effect> {
    match act {
        Act::MarkPlaces(places) => return library::mark_all(state, places),
        Act::MarkSource(source) => return mark_source(state, source),
        Act::Sort(order) => return library::sort_by(state, order),
        Act::Rename(source) => ask_for_name(state, source),
        Act::MoveFeed(feed) => {
            let known = folder_of(state, feed);
            asking::ask(state, Asking::FeedFolder(feed), &known);
        }
        Act::MoveFolder(folder) => {
            let known = around(state, folder);
            asking::ask(state, Asking::OuterFolder(folder), &known);
        }
        Act::TagFeed(feed) => ask_for_feed_tags(state, feed),
        Act::Remove(source) => return remove(state, source),
        Act::SwitchFeed(feed, setting, is_on) => {
            let typed = if is_on { "yes" } else { "no" };
            let values = vec![(setting, typed.to_owned())];
            return asking::save(state, Edit::SetFeed { feed, values });
        }
        Act::SetFeed(feed, setting) => {
            let known = feed_of(state, feed, |it| it.settings.shown(setting).unwrap_or_default());
            asking::ask(state, Asking::FeedSetting(feed, setting), &known);
        }
        Act::KeepDays(feed) => {
            let days = |feed: &FeedRow| feed.keep_days.map(typed_days);
            let known = feed_of(state, feed, |feed| days(feed).unwrap_or_default());
            asking::ask(state, Asking::KeepDays(feed), &known);
        }
        Act::NameSearch(is_mute) => {
            let library = state.library.as_ref();
            let query = library.map_or("", |library| library.query.trim()).to_owned();
            asking::ask(state, Asking::SearchName(is_mute), &query);
        }
        Act::Theme(theme) => state.settings.theme = theme,
        Act::Date(calendar) => {
            state.settings.calendar = calendar;
            speaking::say_about(state);
        }
        Act::PipeAs(form) => piping::ask_for_line(state, form),
        Act::OpenWith(place) => return piping::open_with(state, place),
        Act::TypeAddress => asking::ask(state, Asking::Address, ""),
        Act::Follow(address) => asking::ask(state, Asking::NewFolder(address), ""),
        Act::ShowFollowed(feed, address) => {
            return library::show_followed(state, feed, &address);
        }
        Act::OpenAddress(address) => return links::open_address(state, address),
        Act::EndSubscriptions => return library::undo(state, true),
        Act::Speak(language) => speaking::speak(state, language),
        Act::TakeStarter(number) => return library::take_starter(state, number),
    }
    Vec::new()
}

/// Asks for the tags of a feed.
pub(super) fn ask_for_feed_tags(state: &mut State, feed: FeedId) {
    let known = feed_of(state, feed, |feed| feed.tags.join(", "));
    asking::ask(state, Asking::FeedTags(feed), &known);
}

fn mark_source(state: &mut State, source: Source) -> Vec<Effect> {
    let Some(library) = &state.library else { return Vec::new() };
    let now = state.now.as_ref();
    let view = library::view_of(source, &library.sources, library.order, now);
    let mut effects = vec![library::change(state, Edit::MarkView(view))];
    effects.extend(library::reload(state));
    effects
}

fn ask_for_name(state: &mut State, source: Source) {
    let (asking, known) = match source {
        Source::Feed(id) => {
            let known = feed_of(state, id, |feed| feed.name.clone().unwrap_or_default());
            (Asking::FeedName(id), known)
        }
        Source::Folder(id) => (Asking::FolderName(id), name_of(state, source)),
        Source::Search(id) => (Asking::NewSearchName(id), name_of(state, source)),
        Source::Unread | Source::Today | Source::Starred | Source::All | Source::Tag(_) => return,
    };
    asking::ask(state, asking, &known);
}

/// Takes a source away that the person made; undo brings it back.
pub(super) fn remove(state: &mut State, source: Source) -> Vec<Effect> {
    let words = state.settings.language.library_words();
    let (said, name, edit) = match source {
        Source::Feed(feed) => {
            let name = feed_of(state, feed, |feed| feed.shown_name().to_owned());
            (words.left_feed, name, Edit::Unsubscribe(feed))
        }
        Source::Folder(folder) => {
            (words.removed, name_of(state, source), Edit::DeleteFolder(folder))
        }
        Source::Search(search) => {
            (words.removed, name_of(state, source), Edit::DeleteSearch(search))
        }
        Source::Unread | Source::Today | Source::Starred | Source::All | Source::Tag(_) => {
            state.toast = Some(words.no_feed_here.to_owned());
            return Vec::new();
        }
    };
    state.toast = Some(fill(said, &[&name]));
    let mut effects = vec![library::change(state, edit)];
    if state.library.as_ref().is_some_and(|library| library.source == source) {
        effects.extend(library::show(state, Source::Unread));
    } else {
        effects.extend(library::reload(state));
    }
    effects
}

fn feed_of(state: &State, id: FeedId, field: impl Fn(&FeedRow) -> String) -> String {
    let feeds = state.library.as_ref().map_or(&[][..], |library| &library.sources.feeds);
    feeds.iter().find(|feed| feed.id == id).map_or_else(String::new, field)
}

/// Whether a feed may lead into the private network, to be switched for it alone. What holds may
/// be said by the settings for all feeds.
fn of_private_addresses(state: &State, id: FeedId) -> Choice {
    let words = state.settings.language.library_words();
    let feeds = state.library.as_ref().map_or(&[][..], |library| &library.sources.feeds);
    let feed = feeds.iter().find(|feed| feed.id == id);
    let said_of_it = feed.and_then(|feed| feed.settings.private_redirects);
    let is_led = said_of_it.unwrap_or(state.settings.private_redirects);
    let text = if is_led { words.feed_stay_public } else { words.feed_lead_private };
    let by_settings =
        (is_led && said_of_it.is_none()).then(|| words.feed_led_by_settings.to_owned());
    let act = Act::SwitchFeed(id, FeedSetting::PrivateRedirects, !is_led);
    Choice { details: by_settings.into_iter().collect(), ..Choice::new('r', text, act) }
}

/// The path of the folder that a feed lies in: `outer/inner`.
fn folder_of(state: &State, feed: FeedId) -> String {
    let Some(library) = &state.library else { return String::new() };
    let feed = library.sources.feeds.iter().find(|other| other.id == feed);
    feed.map_or_else(String::new, |feed| way_to(feed.folder, &library.sources.folders).join("/"))
}

/// The path of the folder that a folder lies in.
fn around(state: &State, folder: FolderId) -> String {
    let folders = state.library.as_ref().map_or(&[][..], |library| &library.sources.folders);
    let mut way = way_to(folder, folders);
    way.pop();
    way.join("/")
}
