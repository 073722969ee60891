//! The reader over the library: which list is shown, what was asked for and has not come, and
//! the pane of sources. What changes here on a key is asked of the storekeeper at once.

mod ask;
mod lists;
mod marks;
mod pending;
mod refreshing;
mod rows;
mod searching;
mod source;
mod sources_pane;
mod subscribing;
mod troubles;

pub use ask::{Answer, Ask, Edit, Errand, Made, Progress, Which};
pub use lists::Top;
pub use searching::forms_meant;
pub use source::Source;
pub use sources_pane::SourcesPane;
pub use troubles::what_troubles;

pub(super) use lists::{put_off, reload, show, sort_by};
pub(super) use marks::{mark_all, mark_opened, star, toggle_read, undo};
pub(super) use pending::change;
pub(super) use refreshing::{
    fault_sentence, full_text, on_clock, progress_line, refresh, refresh_selected, stop,
};
pub(super) use rows::near;
pub(super) use searching::{
    accept_search, cancel_search, found, note_on_search, query_to_save, search, start_search,
};
pub(super) use source::view_of;
pub(super) use sources_pane::{SourcesContext, caption};
pub(super) use subscribing::{
    begin as begin_subscribing, discover, look_no_more, offer_starters, show_followed, subscribe,
    take_starter,
};

use super::command::Command;
use super::{Effect, ListOf, Pane, State, read_marks};
use crate::locale::{Language, fill};
use crate::news::library::{ArticleId, LibraryTrouble, Order, Query, SavedSearch, Sources, View};
use lists::Wish;
use std::collections::{HashSet, VecDeque};

/// Whether the library can be asked already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Readiness {
    /// It can.
    #[default]
    Ready,
    /// Its file is being brought to the format of today.
    Upgrading,
    /// That could not be done.
    Failed(LibraryTrouble),
}

/// The library as the reader knows it.
#[derive(Debug, Default)]
pub struct LibraryState {
    /// Whether it can be asked already.
    pub readiness: Readiness,
    /// What is followed.
    pub sources: Sources,
    /// Where the person is in it.
    pub pane: SourcesPane,
    /// What the list on the screen is of.
    pub source: Source,
    /// The order that lists have.
    pub order: Order,
    /// What is searched for, where the list is what was found.
    pub query: String,
    /// Articles that the list may have, in whose texts nobody has searched yet.
    unindexed: usize,
    /// The refresh that runs.
    pub refresh: Option<Progress>,
    /// Whether feeds of a pack are asked for the first time: who took it waits for them.
    awaits_pack: bool,
    /// The address that is looked at for feeds.
    pub looking: Option<String>,
    /// The list to go back to from a search, and what was selected in it.
    before_search: Option<(Source, View, Option<ArticleId>)>,
    /// The list that was asked for and has not come, and the one that is wanted after it.
    awaited: Option<Wish>,
    wanted: Option<Wish>,
    /// Commands that wait for all numbers of the list.
    put_off: Vec<Command>,
    /// Of lists that were asked for.
    last_number: u64,
    /// The text that was asked for and has not come.
    text_asked: Option<ArticleId>,
    /// The article whose page the person asked for.
    page_asked: Option<ArticleId>,
    /// Whether an undo in the sources was answered, and what it brought back has not come.
    awaits_return: bool,
    /// How often an undo was asked for and has not been answered.
    undo_asked: usize,
    /// Changes that were not answered yet.
    pending: VecDeque<Edit>,
    /// Articles whose rows were asked for and have not come.
    rows_asked: HashSet<ArticleId>,
}

impl LibraryState {
    /// A library that follows these.
    #[must_use]
    pub fn of(sources: Sources) -> Self {
        Self { sources, ..Self::default() }
    }

    /// What it follows now; gives what it followed before. What is counted aside stays until it is
    /// counted again.
    fn put_sources(&mut self, sources: Sources) -> Sources {
        let unread_found = std::mem::take(&mut self.sources.unread_found);
        std::mem::replace(&mut self.sources, Sources { unread_found, ..sources })
    }

    /// A library of an older format, which will say what it follows.
    #[must_use]
    pub fn to_come() -> Self {
        Self { readiness: Readiness::Upgrading, ..Self::default() }
    }
}

/// What is said in place of a list without articles; nothing while one is awaited.
pub(super) fn notice_of_empty(library: &LibraryState, language: Language) -> String {
    let words = language.library_words();
    match &library.readiness {
        Readiness::Upgrading => words.upgrading.to_owned(),
        Readiness::Failed(trouble) => what_troubles(trouble, language),
        Readiness::Ready if library.awaited.is_some() => String::new(),
        Readiness::Ready => why_empty(library, language),
    }
}

fn why_empty(library: &LibraryState, language: Language) -> String {
    let words = language.library_words();
    if let Some(rule) = hiding_rule(library) {
        return fill(words.hidden_by, &[rule]);
    }
    let is_search = !library.query.is_empty();
    let sentence = match (is_search, library.sources.feeds.is_empty()) {
        (true, _) if library.unindexed > 0 => {
            return words.unsearched.of(language, library.unindexed);
        }
        (true, _) => words.nothing_found,
        (false, true) => words.nothing_followed,
        (false, false) => words.nothing_here,
    };
    sentence.to_owned()
}

/// The name of the rule that hides all that the list is to have: it was made of this search, or is
/// the source.
pub(super) fn hiding_rule(library: &LibraryState) -> Option<&str> {
    let typed = &library.query;
    let is_hiding = |rule: &&SavedSearch| match library.source {
        _ if !typed.trim().is_empty() => {
            let hides = Query::read(&rule.query);
            hides == Query::read_unfinished(typed) || hides == Query::read(typed)
        }
        source => source == Source::Search(rule.id),
    };
    let mut rules = library.sources.searches.iter().filter(|search| search.is_mute);
    rules.find(is_hiding).map(|rule| rule.name.as_str())
}

/// Whether there is a library that follows a feed.
pub(super) fn follows_any(state: &State) -> bool {
    state.library.as_ref().is_some_and(|library| !library.sources.feeds.is_empty())
}

/// Whether there are sources to go to: while a list of them is shown also when no feed is followed
/// any more, as what has a star or a tag is there still.
pub(super) fn has_sources(state: &State) -> bool {
    follows_any(state) || matches!(state.list.of(), ListOf::View(_))
}

/// The first things to ask of a library that has feeds.
pub(super) fn begin(state: &mut State) -> Vec<Effect> {
    if !follows_any(state) {
        return Vec::new();
    }
    let unread = state.library.as_ref().map_or(0, |library| library.sources.all.unread);
    let source = if unread > 0 { Source::Unread } else { Source::All };
    show(state, source)
}

/// An answer of the storekeeper.
pub(super) fn take(state: &mut State, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Top(top) => lists::take_top(state, top),
        Answer::Listed { number, ids, unread, unindexed } => {
            lists::take_list(state, number, ids, unread, unindexed)
        }
        Answer::Unindexed(left) => searching::take_unindexed(state, left),
        Answer::Deleted(count) => take_deleted(state, count),
        Answer::UnreadFound(search, count) => {
            if let Some(library) = &mut state.library {
                library.sources.unread_found.insert(search, count);
            }
            Vec::new()
        }
        Answer::Described(entries) => rows::take_rows(state, entries),
        Answer::Text { id, article, is_full, wants_page } => {
            rows::take_text(state, id, article, is_full, wants_page)
        }
        Answer::Sources(sources) => take_sources(state, *sources),
        Answer::Ready(sources) => {
            if let Some(library) = &mut state.library {
                library.readiness = Readiness::Ready;
            }
            take_sources(state, *sources)
        }
        Answer::Changed { sources, made } => {
            if let Some(library) = &mut state.library {
                library.pending.pop_front();
            }
            made.into_iter().for_each(|made| say_made(state, made));
            take_sources(state, *sources)
        }
        Answer::UndoEnds(feeds) => marks::take_undo_ends(state, &feeds),
        Answer::Undone(taken_back) => {
            let is_in_sources = state.focus == Pane::Sources;
            if let Some(library) = &mut state.library {
                library.awaits_return = is_in_sources && taken_back.is_some();
            }
            marks::take_undone(state, taken_back)
        }
        Answer::Progress(progress) => refreshing::take_progress(state, progress),
        Answer::Found { typed, found } => subscribing::take_found(state, &typed, found),
        Answer::Subscribed { feed, new, sources } => {
            subscribing::take_subscribed(state, feed, new, *sources)
        }
        Answer::NoFullText(id, error) => {
            refreshing::take_no_full_text(state, id, &error);
            Vec::new()
        }
        Answer::Shared => {
            tell(state, state.settings.language.library_words().shared.to_owned());
            Vec::new()
        }
        Answer::Elsewhere(is_changed) => refreshing::take_elsewhere(state, is_changed),
        Answer::Failed(trouble) => take_failure(state, trouble),
        Answer::Unchanged(trouble) => take_unchanged(state, &trouble),
    }
}

fn say_made(state: &mut State, made: Made) {
    match made {
        Made::Read(count) => read_marks::say_marked(state, count),
        Made::Hidden(count) => {
            let language = state.settings.language;
            let words = language.library_words();
            // It may hide what comes later.
            state.toast = Some(match count {
                0 => words.saved.to_owned(),
                count => words.hidden.of(language, count),
            });
        }
    }
}

fn take_failure(state: &mut State, trouble: LibraryTrouble) -> Vec<Effect> {
    tell(state, what_troubles(&trouble, state.settings.language));
    if let Some(library) = &mut state.library {
        // Whatever it was: what is still wanted is asked for again when it is needed.
        (library.awaited, library.wanted, library.text_asked) = (None, None, None);
        library.page_asked = None;
        library.rows_asked.clear();
        library.put_off.clear();
        library.pending.clear();
        if library.readiness == Readiness::Upgrading {
            library.readiness = Readiness::Failed(trouble);
        }
    }
    Vec::new()
}

/// What was shown as if it were changed is asked for anew.
fn take_unchanged(state: &mut State, trouble: &LibraryTrouble) -> Vec<Effect> {
    if let Some(library) = &mut state.library {
        library.pending.pop_front();
    }
    tell(state, what_troubles(trouble, state.settings.language));
    let mut effects = vec![Effect::Ask(Ask::Sources)];
    effects.extend(rows::reload_rows(state));
    effects.extend(lists::reload_around_selected(state));
    effects
}

/// Old articles were deleted.
fn take_deleted(state: &mut State, count: usize) -> Vec<Effect> {
    let language = state.settings.language;
    tell(state, language.library_words().deleted_old.of(language, count));
    vec![Effect::Ask(Ask::Sources)]
}

fn tell(state: &mut State, sentence: String) {
    state.notices.push(sentence.clone());
    state.toast = Some(sentence);
}

fn take_sources(state: &mut State, sources: Sources) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    let was_empty = library.sources.feeds.is_empty();
    let before = library.put_sources(sources);
    library.pane.keep_in(&before, &library.sources);
    if std::mem::take(&mut library.awaits_return) {
        library.pane.select_new(&before, &library.sources);
    }
    // The first feed takes the place of the edition.
    if was_empty && library.awaited.is_none() { begin(state) } else { Vec::new() }
}
