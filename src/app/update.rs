//! The one function that changes the state: a message in, effects out.

use super::article_pane::ArticlePane;
use super::command::Command;
use super::{
    ArticleId, Effect, Entry, Facts, FactsPane, FoundFacts, Key, Message, Overlay, OverlayKind,
    Pane, State, arrange, keymap, mentions, mouse, read_marks, searching, typography,
};
use crate::news::Fact;
use crate::text::Direction;
use std::sync::Arc;

/// How often a failed search for facts is tried.
const FACT_ATTEMPTS: u8 = 3;

/// Changes the state, lays out what is shown, and says what is to be done outside.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    let effects = match message {
        Message::Key(key) => press(state, key),
        Message::Paste(text) => {
            searching::paste(state, &text);
            Vec::new()
        }
        Message::Mouse(mouse) => mouse::handle(state, mouse),
        Message::Resize { width, height } => {
            state.size = (width, height);
            // The first size is what the reader starts with.
            if state.article.is_none() { select(state, 0) } else { Vec::new() }
        }
        Message::Clock(now) => {
            state.now = Some(now);
            Vec::new()
        }
        Message::FactsFound { article, facts } => take_facts(state, article, facts),
    };
    arrange::arrange(state);
    effects
}

fn press(state: &mut State, key: Key) -> Vec<Effect> {
    state.toast = None;
    if state.prompt.is_some() {
        return searching::press(state, key);
    }
    let (command, layout) = keymap::command_of(key, state.layout);
    state.layout = layout;
    match (command, state.overlay) {
        (None, _) => Vec::new(),
        (Some(command), Some(overlay)) => {
            run_in_overlay(state, command, overlay);
            Vec::new()
        }
        (Some(command), None) => run(state, command),
    }
}

/// Commands while help or the messages are open.
fn run_in_overlay(state: &mut State, command: Command, mut overlay: Overlay) {
    let page =
        state.screen.overlay.as_ref().map_or(1, |panel| usize::from(panel.inside.height).max(1));
    overlay.top_row = match command {
        Command::Down => overlay.top_row.saturating_add(1),
        Command::Up => overlay.top_row.saturating_sub(1),
        Command::PageDown | Command::ReadOn => overlay.top_row.saturating_add(page),
        Command::PageUp => overlay.top_row.saturating_sub(page),
        Command::Top => 0,
        Command::Bottom => usize::MAX,
        Command::Open
        | Command::Back
        | Command::PaneLeft
        | Command::PaneRight
        | Command::PaneNext
        | Command::PanePrevious
        | Command::Zoom
        | Command::Search
        | Command::Next
        | Command::Previous
        | Command::NextMention
        | Command::PreviousMention
        | Command::ToggleRead
        | Command::MarkAllRead
        | Command::Undo
        | Command::Marks
        | Command::Digits
        | Command::Align
        | Command::Spacing
        | Command::Paragraphs
        | Command::Narrower
        | Command::Wider
        | Command::Messages
        | Command::Redraw
        | Command::Help
        | Command::Quit => {
            state.overlay = None;
            return;
        }
    };
    state.overlay = Some(overlay);
}

fn run(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::Down => return move_by(state, 1),
        Command::Up => return move_by(state, -1),
        Command::PageDown => return move_by_page(state, 1),
        Command::PageUp => return move_by_page(state, -1),
        Command::Top => return to_edge(state, false),
        Command::Bottom => return to_edge(state, true),
        Command::ReadOn => return read_on(state),
        Command::Open => open(state),
        Command::Back => return back(state),
        Command::PaneLeft => to_pane_by_sight(state, Direction::Rtl),
        Command::PaneRight => to_pane_by_sight(state, Direction::Ltr),
        Command::PaneNext => to_pane_in_order(state, 1),
        Command::PanePrevious => to_pane_in_order(state, Pane::ALL.len() - 1),
        Command::Zoom => state.is_zoomed = !state.is_zoomed,
        Command::Search => searching::start(state),
        Command::Next if state.search.is_some() => searching::step(state, true),
        Command::Previous if state.search.is_some() => searching::step(state, false),
        Command::Next => return to_unread(state, true),
        Command::Previous => return to_unread(state, false),
        Command::NextMention => mentions::step(state, true),
        Command::PreviousMention => mentions::step(state, false),
        Command::ToggleRead => read_marks::toggle(state),
        Command::MarkAllRead => read_marks::mark_all(state),
        Command::Undo => read_marks::undo(state),
        Command::Marks => typography::next_marks(state),
        Command::Digits => typography::next_digits(state),
        Command::Align => typography::next_align(state),
        Command::Spacing => typography::next_spacing(state),
        Command::Paragraphs => typography::next_paragraphs(state),
        Command::Narrower => typography::narrow(state),
        Command::Wider => typography::widen(state),
        Command::Messages => {
            state.overlay = Some(Overlay { kind: OverlayKind::Messages, top_row: 0 })
        }
        Command::Help => state.overlay = Some(Overlay { kind: OverlayKind::Help, top_row: 0 }),
        Command::Redraw => return vec![Effect::Redraw],
        Command::Quit => return vec![Effect::Quit],
    }
    Vec::new()
}

fn move_by(state: &mut State, by: isize) -> Vec<Effect> {
    match state.focus {
        Pane::Headlines => return move_selection(state, by),
        Pane::Article => scroll_article(state, by),
        Pane::Facts => mentions::move_selection(state, by),
    }
    Vec::new()
}

fn move_by_page(state: &mut State, pages: isize) -> Vec<Effect> {
    let signed = |count: usize| pages * isize::try_from(count).unwrap_or(1);
    match state.focus {
        Pane::Headlines => return move_selection(state, signed(state.headlines.page())),
        // A line of the page before stays, so that the eye finds its place.
        Pane::Article => {
            scroll_article(state, signed(article_height(state).saturating_sub(1).max(1)))
        }
        Pane::Facts => mentions::move_selection(state, signed(8)),
    }
    Vec::new()
}

fn to_edge(state: &mut State, is_end: bool) -> Vec<Effect> {
    let height = article_height(state);
    match (state.focus, is_end) {
        (Pane::Headlines, false) => return select(state, 0),
        (Pane::Headlines, true) => return select(state, state.entries.len().saturating_sub(1)),
        (Pane::Article, false) => state.article.iter_mut().for_each(ArticlePane::to_top),
        (Pane::Article, true) => state.article.iter_mut().for_each(|pane| pane.to_end(height)),
        (Pane::Facts, false) => mentions::select_first(state),
        (Pane::Facts, true) => mentions::move_selection(state, isize::MAX),
    }
    Vec::new()
}

/// A page down; at the end of the article, the next unread one.
fn read_on(state: &mut State) -> Vec<Effect> {
    focus_on(state, Pane::Article);
    read_marks::mark_opened(state);
    let height = article_height(state);
    let Some(pane) = &mut state.article else { return Vec::new() };
    if pane.is_at_end(height) {
        return to_unread(state, true);
    }
    pane.scroll(isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1), height);
    Vec::new()
}

fn open(state: &mut State) {
    match state.focus {
        Pane::Headlines => {
            read_marks::mark_opened(state);
            focus_on(state, Pane::Article);
        }
        Pane::Article => {}
        Pane::Facts => mentions::show_selected(state),
    }
}

/// One step back: what is lit, the search, the zoom, the pane; at the top, out.
fn back(state: &mut State) -> Vec<Effect> {
    if state.facts.lit.take().is_some() || state.facts.cursor.take().is_some() {
        state.facts.cursor = None;
    } else if state.search.take().is_some() {
        // The hits are no longer lit; the place stays.
    } else if state.is_zoomed {
        state.is_zoomed = false;
    } else {
        match state.focus {
            Pane::Headlines => return vec![Effect::Quit],
            Pane::Article => state.focus = Pane::Headlines,
            Pane::Facts => state.focus = Pane::Article,
        }
    }
    Vec::new()
}

/// To the pane that is seen on that side (`Rtl`: to the left). Where one pane has the
/// whole screen, in the order in which they would stand.
fn to_pane_by_sight(state: &mut State, towards: Direction) {
    let areas = state.screen.areas;
    let Some(here) = areas.of(state.focus) else { return };
    let is_there = |pane: &Pane| {
        areas.of(*pane).is_some_and(|area| match towards {
            Direction::Rtl => area.x + area.width <= here.x,
            Direction::Ltr => area.x >= here.x + here.width,
        })
    };
    let neighbour = Pane::ALL
        .into_iter()
        .filter(is_there)
        .min_by_key(|pane| areas.of(*pane).map_or(0, |area| area.x.abs_diff(here.x)));
    if let Some(pane) = neighbour {
        focus_on(state, pane);
    } else if Pane::ALL.into_iter().filter(|pane| areas.of(*pane).is_some()).count() == 1 {
        let order = if towards == state.settings.direction() { 1 } else { -1 };
        let place = Pane::ALL.iter().position(|pane| *pane == state.focus).unwrap_or(0);
        let place = place.checked_add_signed(order).unwrap_or(0);
        focus_on(state, Pane::ALL.get(place).copied().unwrap_or(state.focus));
    }
}

fn to_pane_in_order(state: &mut State, steps: usize) {
    let place = Pane::ALL.iter().position(|pane| *pane == state.focus).unwrap_or(0);
    let pane = Pane::ALL.get((place + steps) % Pane::ALL.len()).copied();
    focus_on(state, pane.unwrap_or(Pane::Headlines));
}

/// Gives a pane the keys.
pub(super) fn focus_on(state: &mut State, pane: Pane) {
    state.focus = pane;
    arrange::arrange(state);
}

/// Moves the selection in the list.
pub(super) fn move_selection(state: &mut State, by: isize) -> Vec<Effect> {
    let last = state.entries.len().saturating_sub(1);
    select(state, state.selected.saturating_add_signed(by).min(last))
}

/// The next unread article after the open one, round the end of the list.
fn to_unread(state: &mut State, forward: bool) -> Vec<Effect> {
    let count = state.entries.len();
    let found = (1..count).map(|step| {
        let step = if forward { step } else { count - step };
        (state.selected + step) % count
    });
    let is_unread = |idx: &usize| state.entries.get(*idx).is_some_and(|entry| !entry.is_read);
    match { found }.find(is_unread) {
        Some(idx) => {
            let effects = select(state, idx);
            if state.focus == Pane::Article {
                read_marks::mark_opened(state);
            }
            effects
        }
        None => {
            state.toast = Some(state.settings.language.words().no_unread_left.to_string());
            Vec::new()
        }
    }
}

/// Opens an entry in the article pane, at its top, without marking it read.
pub(super) fn select(state: &mut State, idx: usize) -> Vec<Effect> {
    let Some(entry) = state.entries.get(idx) else { return Vec::new() };
    let is_open =
        state.article.as_ref().is_some_and(|pane| Arc::ptr_eq(pane.article(), &entry.article));
    if is_open && idx == state.selected {
        return Vec::new();
    }
    let article = entry.article.clone();
    let about = arrange::about_article(state, &article);
    state.selected = idx;
    state.article = Some(ArticlePane::new(article, about));
    state.facts = FactsPane::default();
    state.search = None;
    mentions::select_first(state);
    ask_for_facts(state, idx)
}

fn ask_for_facts(state: &mut State, idx: usize) -> Vec<Effect> {
    let Some(entry) = state.entries.get_mut(idx) else { return Vec::new() };
    let attempt = match entry.facts {
        Facts::Unknown => 1,
        Facts::Asked(_) | Facts::Found(_) | Facts::Failed => return Vec::new(),
    };
    entry.facts = Facts::Asked(attempt);
    vec![Effect::FindFacts { id: ArticleId(idx), article: entry.article.clone() }]
}

/// The worker's answer. No facts means that it failed, or that a newer request took the
/// place of this one: the open article is asked for again, a few times.
fn take_facts(state: &mut State, id: ArticleId, facts: Option<Vec<Fact>>) -> Vec<Effect> {
    let is_open = id.0 == state.selected;
    let Some(entry) = state.entries.get_mut(id.0) else { return Vec::new() };
    match (facts, &entry.facts) {
        (Some(facts), _) => {
            entry.facts = Facts::Found(Arc::new(FoundFacts::new(facts)));
            if is_open {
                mentions::select_first(state);
            }
            Vec::new()
        }
        (None, Facts::Asked(attempt)) if is_open && *attempt < FACT_ATTEMPTS => {
            ask_again(entry, id, *attempt)
        }
        (None, Facts::Asked(_)) if is_open => {
            entry.facts = Facts::Failed;
            Vec::new()
        }
        (None, Facts::Asked(_)) => {
            entry.facts = Facts::Unknown;
            Vec::new()
        }
        (None, Facts::Unknown | Facts::Found(_) | Facts::Failed) => Vec::new(),
    }
}

fn ask_again(entry: &mut Entry, id: ArticleId, attempt: u8) -> Vec<Effect> {
    entry.facts = Facts::Asked(attempt + 1);
    vec![Effect::FindFacts { id, article: entry.article.clone() }]
}

/// Rows of the article's window.
pub(super) fn article_height(state: &State) -> usize {
    state.screen.areas.inside(Pane::Article).map_or(1, |area| usize::from(area.height))
}

/// Scrolls the article by rows.
pub(super) fn scroll_article(state: &mut State, rows: isize) {
    let height = article_height(state);
    if let Some(pane) = &mut state.article {
        pane.scroll(rows, height);
    }
}

/// Scrolls so that a byte of the article is in its window.
pub(super) fn reveal(state: &mut State, byte: usize) {
    let height = article_height(state);
    if let Some(pane) = &mut state.article {
        pane.reveal(byte, height);
    }
}
