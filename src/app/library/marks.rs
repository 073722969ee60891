//! Marks on articles of the library. They are on the screen at once; the storekeeper writes them
//! with what undo needs.

use super::{Ask, Edit, lists, pending, rows};
use crate::app::{Act, Choice, Choices, Effect, State, choices, read_marks};
use crate::locale::fill;
use crate::news::library::{ArticleId, FeedId, TakenBack};

/// Feeds that are named where it is asked about them.
const MOST_NAMED: usize = 5;

/// The article was opened, which marks it read.
pub(crate) fn mark_opened(state: &mut State) -> Vec<Effect> {
    let Some(id) = state.list.id(state.selected) else { return Vec::new() };
    // What an undo brings back as unread may not be on the screen yet.
    let is_unsure = state
        .library
        .as_ref()
        .is_some_and(|library| library.undo_asked > 0 || library.awaited.is_some());
    if state.list.set_unread(state.selected, false) || is_unsure {
        vec![pending::change(state, Edit::Opened(id))]
    } else {
        Vec::new()
    }
}

/// Turns the selected article's mark round.
pub(crate) fn toggle_read(state: &mut State) -> Vec<Effect> {
    let Some(id) = state.list.id(state.selected) else { return Vec::new() };
    let is_read = state.list.is_unread(state.selected);
    state.list.set_unread(state.selected, !is_read);
    let words = state.settings.language.words();
    let said = if is_read { words.marked_one_read } else { words.marked_one_unread };
    state.toast = Some(said.to_owned());
    vec![pending::change(state, Edit::MarkRead { ids: vec![id], is_read })]
}

/// Gives the selected article a star, or takes it.
pub(crate) fn star(state: &mut State) -> Vec<Effect> {
    let Some(id) = state.list.id(state.selected) else { return Vec::new() };
    let Some(entry) = state.list.entry_mut(id) else { return Vec::new() };
    let is_starred = !entry.is_starred;
    entry.is_starred = is_starred;
    let words = state.settings.language.library_words();
    let said = if is_starred { words.starred_one } else { words.unstarred_one };
    state.toast = Some(said.to_owned());
    vec![pending::change(state, Edit::Star { id, is_starred })]
}

/// Marks the articles at these places read.
pub(crate) fn mark_all(state: &mut State, places: std::ops::Range<usize>) -> Vec<Effect> {
    let mut ids: Vec<ArticleId> = Vec::new();
    for idx in places {
        if state.list.set_unread(idx, false) {
            ids.extend(state.list.id(idx));
        }
    }
    read_marks::say_marked(state, ids.len());
    if ids.is_empty() {
        return Vec::new();
    }
    vec![pending::change(state, Edit::MarkRead { ids, is_read: true })]
}

/// Takes back the last change, whichever it was.
pub(crate) fn undo(state: &mut State, may_end: bool) -> Vec<Effect> {
    if let Some(library) = &mut state.library {
        library.undo_asked += 1;
    }
    vec![Effect::Ask(Ask::Undo { may_end })]
}

/// Asks whether subscriptions may end.
pub(super) fn take_undo_ends(state: &mut State, feeds: &[FeedId]) -> Vec<Effect> {
    let language = state.settings.language;
    let words = language.library_words();
    let mut names = Vec::new();
    if let Some(library) = &mut state.library {
        library.undo_asked = library.undo_asked.saturating_sub(1);
        let followed = library.sources.feeds.iter().filter(|feed| feeds.contains(&feed.id));
        names.extend(followed.take(MOST_NAMED).map(|feed| feed.shown_name().to_owned()));
    }
    let mut choice = Choice::new('y', words.feed_leave, Act::EndSubscriptions);
    choice.details = names;
    let title = words.undo_ends.of(language, feeds.len());
    choices::show(state, Choices::new(title, vec![choice]));
    Vec::new()
}

/// What was taken back is said, and shown.
pub(super) fn take_undone(state: &mut State, taken_back: Option<TakenBack>) -> Vec<Effect> {
    if let Some(library) = &mut state.library {
        library.undo_asked = library.undo_asked.saturating_sub(1);
    }
    let language = state.settings.language;
    let words = language.library_words();
    let Some(taken_back) = taken_back else {
        state.toast = Some(language.words().nothing_to_undo.to_owned());
        return Vec::new();
    };
    state.toast = Some(match &taken_back {
        TakenBack::Read(count) => words.undone_read.of(language, *count),
        TakenBack::Starred(count) => words.undone_starred.of(language, *count),
        TakenBack::Tagged(count, tags) => {
            let tags = tags.join(language.comma());
            fill("{}: {}", &[&tags, &words.undone_tagged.of(language, *count)])
        }
        TakenBack::Subscribed(count) => words.undone_subscribed.of(language, *count),
        TakenBack::Unsubscribed(name) => fill(words.undone_unsubscribed, &[name]),
        TakenBack::Arranged(Some(name)) => fill("{}: {}", &[language.words().undone, name]),
        TakenBack::Arranged(None) => language.words().undone.to_owned(),
    });
    let mut effects = rows::reload_rows(state);
    match taken_back {
        TakenBack::Starred(_) | TakenBack::Tagged(..) => {}
        TakenBack::Read(_)
        | TakenBack::Subscribed(_)
        | TakenBack::Unsubscribed(_)
        | TakenBack::Arranged(_) => {
            effects.extend(lists::reload(state));
        }
    }
    effects.push(Effect::Ask(Ask::Sources));
    effects
}
