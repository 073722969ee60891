//! Lists of the library: asking for one and taking it, first its top and then the numbers of all
//! its articles. At most one list is asked for at a time; what is wanted meanwhile is asked for
//! when the answer is here, so that a held key never queues requests.

use super::rows::{near, reload_rows, rows_in_reach};
use super::{Ask, Source, pending, view_of};
use crate::app::article_set::ArticleSet;
use crate::app::command::Command;
use crate::app::{ArticleList, Effect, Entry, HeadlinesPane, ListOf, Pane, State, opening, update};
use crate::news::library::{ArticleId, Counts, FeedId, Order, Scope, View};
use std::collections::{HashMap, HashSet};

/// A list that is wanted.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    number: u64,
    view: View,
    source: Source,
    /// What is to be selected in it.
    keep: Option<ArticleId>,
    /// Whether that stays where it was read elsewhere: somebody may be reading it here.
    is_kept_when_read: bool,
    /// Whether its top is on the screen.
    is_begun: bool,
}

impl Wish {
    /// What is asked first: the top alone, where that is there before the rest and will be looked
    /// at.
    fn ask(&self) -> Ask {
        let (number, view) = (self.number, self.view.clone());
        let is_by_date = matches!(self.view.order, Order::Newest | Order::Oldest);
        if is_by_date && self.keep.is_none() && !self.is_begun {
            Ask::Top { number, view }
        } else {
            Ask::List { number, view }
        }
    }
}

/// The first articles of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Top {
    /// The number it was asked with.
    pub number: u64,
    /// What lists show of them, and whether each was not read yet.
    pub rows: Vec<(Entry, bool)>,
    /// Whether the list has no others.
    pub is_all: bool,
    /// How many it has, where that is known without counting them.
    pub counts: Option<Counts>,
    /// Articles that may belong to it, whose texts nobody has looked into yet.
    pub unindexed: usize,
}

/// Shows the list of a source from its top.
pub(crate) fn show(state: &mut State, source: Source) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    (library.before_search, library.query) = (None, String::new());
    let view = view_of(source, &library.sources, library.order, state.now.as_ref());
    want(state, source, view, None)
}

/// The list on the screen anew, with what is selected in it; where another one is on its way to
/// the screen, that one.
pub(crate) fn reload(state: &mut State) -> Vec<Effect> {
    let ListOf::View(view) = state.list.of().clone() else { return Vec::new() };
    let Some(library) = &state.library else { return Vec::new() };
    let coming = library.wanted.as_ref().or(library.awaited.as_ref());
    if let Some(wish) = coming.filter(|wish| wish.view != view).cloned() {
        return want(state, wish.source, wish.view, wish.keep);
    }
    let (source, keep) = (library.source, state.list.id(state.selected));
    want(state, source, view, keep)
}

/// The same where another process made the change: what is looked at does not go away.
pub(super) fn reload_around_selected(state: &mut State) -> Vec<Effect> {
    let effects = reload(state);
    if let Some(library) = &mut state.library {
        let last = library.last_number;
        let wishes = [&mut library.wanted, &mut library.awaited].into_iter().flatten();
        for wish in wishes.filter(|wish| wish.number == last) {
            wish.is_kept_when_read = true;
        }
    }
    effects
}

/// Puts the list into another order.
pub(crate) fn sort_by(state: &mut State, order: Order) -> Vec<Effect> {
    if let Some(library) = &mut state.library {
        library.order = order;
    }
    let ListOf::View(view) = state.list.of().clone() else { return Vec::new() };
    let source = state.library.as_ref().map(|library| library.source).unwrap_or_default();
    want(state, source, View { order, ..view }, None)
}

/// Asks for a list, now or when the one before has come.
pub(super) fn want(
    state: &mut State,
    source: Source,
    view: View,
    keep: Option<ArticleId>,
) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    library.last_number += 1;
    if *state.list.of() != ListOf::View(view.clone()) {
        library.put_off.clear();
    }
    library.wanted = Some(Wish {
        number: library.last_number,
        view,
        source,
        keep,
        is_kept_when_read: false,
        is_begun: false,
    });
    if library.awaited.is_some() { Vec::new() } else { next_list(state) }
}

/// The top of a list is shown at once; then the rest is asked for, unless another list is wanted.
pub(super) fn take_top(state: &mut State, top: Top) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    let Some(wish) = library.awaited.take_if(|wish| wish.number == top.number) else {
        return Vec::new();
    };
    library.unindexed = top.unindexed;
    let view = wish.view.clone();
    let mut rows = top.rows;
    pending::put_over(library.pending.make_contiguous(), &mut rows);
    let (ids, unread) = rows.iter().map(|(entry, is_unread)| (entry.id, *is_unread)).unzip();
    let mut list = match top.is_all {
        true => ArticleList::listed(view, ids, unread),
        false => ArticleList::begun(view, ids, unread, top.counts),
    };
    // What is known of articles stays known: their texts do not blink.
    let open = state.article.as_ref().map(|pane| pane.id());
    let known: Vec<ArticleId> = list.ids().iter().copied().chain(open).collect();
    for id in known {
        list.take_over(id, &mut state.list);
    }
    rows.into_iter().for_each(|(entry, _)| list.put(entry));
    library.rows_asked.clear();
    if library.wanted.is_none() && !top.is_all {
        library.wanted = Some(Wish { is_begun: true, ..wish.clone() });
    }
    put(state, wish.source, list, None);
    let mut effects = opening::show_selected(state);
    effects.extend(near(state));
    effects.extend(next_list(state));
    effects
}

pub(super) fn take_list(
    state: &mut State,
    number: u64,
    ids: Vec<ArticleId>,
    unread: Vec<bool>,
    unindexed: usize,
) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    let Some(wish) = library.awaited.take_if(|wish| wish.number == number) else {
        return Vec::new();
    };
    library.unindexed = unindexed;
    let mut list = ArticleList::listed(wish.view.clone(), ids, unread);
    for (ids, is_unread) in pending::read_marks(library.pending.make_contiguous()) {
        list.mark(ids, is_unread);
    }
    if wish.is_begun {
        return complete(state, &wish, list);
    }
    let is_search = wish.view.query.has_words();
    // Only from a list of unread ones articles go because they are read.
    let is_same = wish.keep.is_some()
        && wish.view.scope == Scope::Unread
        && *state.list.of() == ListOf::View(wish.view.clone());
    let followed: HashSet<FeedId> = library.sources.feeds.iter().map(|feed| feed.id).collect();
    library.rows_asked.clear();
    if is_same {
        let kept = wish.keep.filter(|_| wish.is_kept_when_read);
        list = with_read_ones(list, &state.list, kept, &followed);
    }
    let (keep, open) = (wish.keep, state.article.as_ref().map(|pane| pane.id()));
    // What is known of articles stays known: rows do not blink.
    // Of a search those only that are described again below.
    let known = rows_in_reach(&list, 0);
    for id in known.into_iter().chain(open).chain(keep) {
        list.take_over(id, &mut state.list);
    }
    put(state, wish.source, list, keep);
    let mut effects = next_list(state);
    effects.extend(opening::show_selected(state));
    if is_search {
        // Rows that were known say nothing of where it was found.
        effects.extend(reload_rows(state));
        if let Some(library) = &mut state.library {
            library.rows_asked.extend(rows_in_reach(&state.list, state.selected));
        }
    }
    effects.extend(near(state));
    effects.extend(catch_up(state));
    effects
}

/// Puts a list on the screen, with what is to be selected in it.
fn put(state: &mut State, source: Source, list: ArticleList, keep: Option<ArticleId>) {
    if let Some(library) = &mut state.library {
        library.source = source;
    }
    let is_same = state.list.of() == list.of();
    state.list = list;
    state.undo.clear();
    let place = keep.and_then(|id| state.list.place_of(id));
    match place {
        Some(place) if is_same => state.headlines.follow(state.selected, place),
        Some(_) => {}
        None => state.headlines = HeadlinesPane::default(),
    }
    state.selected = place.unwrap_or(0);
    if state.list.is_empty() {
        state.article = None;
    }
}

/// All of a list whose top is on the screen: what was done there meanwhile stays as it is.
fn complete(state: &mut State, wish: &Wish, mut list: ArticleList) -> Vec<Effect> {
    let mut effects = next_list(state);
    if *state.list.of() != ListOf::View(wish.view.clone()) {
        return effects;
    }
    let selected = state.list.id(state.selected);
    list.take_all_over(&mut state.list);
    state.list = list;
    let place = selected.and_then(|id| state.list.place_of(id));
    let last = state.list.len().saturating_sub(1);
    state.selected = place.unwrap_or(state.selected.min(last));
    effects.extend(opening::show_selected(state));
    effects.extend(near(state));
    effects.extend(catch_up(state));
    effects
}

/// Does what was put off until the whole list is here.
fn catch_up(state: &mut State) -> Vec<Effect> {
    let put_off = state.library.as_mut().map(|library| std::mem::take(&mut library.put_off));
    let put_off = put_off.into_iter().flatten();
    put_off.flat_map(|command| update::run(state, command)).collect()
}

/// Puts a command off that needs the whole list, while only its top is here, and those that
/// follow it in the list. What is asked for then; none when the command need not wait.
pub(crate) fn put_off(state: &mut State, command: Command) -> Option<Vec<Effect>> {
    use Command::{Bottom, Down, MarkAllRead, Next, PageDown, PageUp, Previous, Top, Up};
    let is_begun = !state.list.is_whole();
    let is_in_list = state.focus == Pane::Headlines;
    let library = state.library.as_mut().filter(|_| is_begun)?;
    let is_step = matches!(command, Next | Previous) && state.search.is_none();
    let needs_all = (command == Bottom && is_in_list)
        || ((is_step || command == MarkAllRead) && state.focus != Pane::Sources);
    let is_move = matches!(command, Down | Up | PageDown | PageUp | Top) && is_in_list;
    if !needs_all && (!is_move || library.put_off.is_empty()) {
        library.put_off.clear();
        return None;
    }
    library.put_off.push(command);
    // Where the numbers could not be had, they are asked for again.
    let is_lost = library.awaited.is_none();
    Some(if is_lost { reload(state) } else { Vec::new() })
}

/// Asks for the list that is wanted.
fn next_list(state: &mut State) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    let Some(wish) = library.wanted.take() else { return Vec::new() };
    let ask = wish.ask();
    library.awaited = Some(wish);
    vec![Effect::Ask(ask)]
}

/// A list that came anew, with those articles that left it because they were read while it was
/// on the screen: each stays behind the one that it stood behind.
fn with_read_ones(
    new: ArticleList,
    old: &ArticleList,
    kept: Option<ArticleId>,
    followed: &HashSet<FeedId>,
) -> ArticleList {
    let ListOf::View(view) = new.of().clone() else { return new };
    let in_new: ArticleSet = new.ids().iter().copied().collect();
    let mut behind: HashMap<Option<ArticleId>, Vec<ArticleId>> = HashMap::new();
    let mut last_common = None;
    let is_followed = |id| {
        let feed = old.entry(id).and_then(|entry| entry.feed);
        feed.is_some_and(|feed| followed.contains(&feed))
    };
    for (idx, id) in old.ids().iter().enumerate() {
        if in_new.contains(*id) {
            last_common = Some(*id);
        } else if (!old.is_unread(idx) || kept == Some(*id)) && is_followed(*id) {
            behind.entry(last_common).or_default().push(*id);
        }
    }
    if behind.is_empty() {
        return new;
    }
    let in_old: ArticleSet = old.ids().iter().copied().collect();
    let (mut ids, mut unread) = (Vec::new(), Vec::new());
    let mut push = |id: ArticleId, is_unread: bool| {
        ids.push(id);
        unread.push(is_unread);
    };
    // What stood above all others stays below what is new.
    let mut first = behind.remove(&None).unwrap_or_default();
    for (idx, id) in new.ids().iter().enumerate() {
        if in_old.contains(*id) {
            first.drain(..).for_each(|read| push(read, false));
        }
        push(*id, new.is_unread(idx));
        behind.remove(&Some(*id)).into_iter().flatten().for_each(|read| push(read, false));
    }
    first.drain(..).for_each(|read| push(read, false));
    ArticleList::listed(view, ids, unread)
}
