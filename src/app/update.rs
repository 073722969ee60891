//! The one function that changes the state: a message in, effects out.

use super::article_pane::ArticlePane;
use super::asking;
use super::command::Command;
use super::{
    Effect, ListOf, Message, Overlay, OverlayKind, Pane, State, Text, Which, arrange, choosing,
    copying, dividers, fact_groups, help, library, library_keys, links, mentions, mouse, opening,
    palette, panes, piping, pressing, read_marks, searching, selecting, settings, tour, typography,
};
use crate::text::Direction;

/// Changes the state, lays out what is shown, and says what is to be done outside.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    let (before, is_by_person) = (settings::settled(state), settings::is_by_person(&message));
    let mut effects = match message {
        Message::Key(key) => pressing::press(state, key),
        Message::Paste(text) => asking::paste(state, &text),
        Message::Mouse(mouse) => mouse::handle(state, mouse),
        Message::Resize { width, height } => {
            state.size = (width, height);
            // The first size is what the reader starts with.
            if state.has_begun { Vec::new() } else { begin(state) }
        }
        Message::Clock(now) => {
            state.started.get_or_insert_with(|| now.clone());
            state.now = Some(now);
            library::on_clock(state)
        }
        Message::Copied(copied) => {
            copying::say_copied(state, copied);
            Vec::new()
        }
        Message::Browsed(browsed) => {
            links::say_browsed(state, &browsed);
            Vec::new()
        }
        Message::Settings(read) => {
            settings::take_read(state, read);
            Vec::new()
        }
        Message::NotKept(cause) => {
            settings::take_not_kept(state, &cause);
            Vec::new()
        }
        Message::Piped(piped) => {
            piping::take(state, piped);
            Vec::new()
        }
        Message::Focus(has_focus) => {
            state.has_focus = has_focus;
            Vec::new()
        }
        Message::Library(answer) => library::take(state, answer),
        Message::FactsFound { article, facts } => {
            let is_open = state.article.as_ref().is_some_and(|pane| pane.id() == article);
            let effects = opening::take_facts(state, article, facts);
            if !is_open {
                // Of other articles no fact is on the screen.
                return effects;
            }
            effects
        }
    };
    state.notices.stamp(state.now.as_ref());
    if is_by_person {
        effects.extend(settings::keep(&before, state));
    }
    arrange::arrange(state);
    effects
}

/// Commands while help or the messages are open, so many times.
pub(super) fn run_in_overlay(
    state: &mut State,
    command: Command,
    mut overlay: Overlay,
    count: usize,
) {
    let page = overlay_height(state);
    let pages = page.saturating_mul(count);
    overlay.top_row = match command {
        Command::Down => overlay.top_row.saturating_add(count),
        Command::Up => overlay.top_row.saturating_sub(count),
        Command::PageDown | Command::ReadOn => overlay.top_row.saturating_add(pages),
        Command::PageUp => overlay.top_row.saturating_sub(pages),
        Command::Search if overlay.kind == OverlayKind::Help => return help::ask(state),
        Command::Back if help::let_go(state, overlay) => return,
        Command::Palette => return palette::open(state),
        Command::Top => 0,
        Command::Bottom => usize::MAX,
        // All else has its place in the panes.
        _ => {
            state.overlay = None;
            return;
        }
    };
    state.overlay = Some(overlay);
}

/// Rows of the overlay's window.
fn overlay_height(state: &State) -> usize {
    state.screen.overlay.as_ref().map_or(1, |panel| usize::from(panel.inside.height).max(1))
}

fn show_over(state: &mut State, kind: OverlayKind) {
    state.overlay = Some(Overlay { kind, top_row: 0 });
}

pub(super) fn run(state: &mut State, command: Command) -> Vec<Effect> {
    if let Some(effects) = library::put_off(state, command) {
        return effects;
    }
    if let Some(sentence) = why_not(state, command) {
        state.toast = Some(sentence.to_owned());
        return Vec::new();
    }
    match command {
        Command::Down => return move_by(state, 1),
        Command::Up => return move_by(state, -1),
        Command::PageDown => return move_by_page(state, 1),
        Command::PageUp => return move_by_page(state, -1),
        Command::Top => return to_edge(state, false),
        Command::Bottom => return to_edge(state, true),
        Command::ReadOn => return read_on(state),
        Command::Open => return open(state),
        Command::Back => return back(state),
        Command::PaneLeft => panes::to_pane_by_sight(state, Direction::Rtl),
        Command::PaneRight => panes::to_pane_by_sight(state, Direction::Ltr),
        Command::PaneNext => panes::to_pane_in_order(state, 1),
        Command::PanePrevious => panes::to_pane_in_order(state, Pane::ALL.len() - 1),
        Command::PaneLarger => dividers::resize(state, true),
        Command::PaneSmaller => dividers::resize(state, false),
        Command::Zoom => state.is_zoomed = !state.is_zoomed,
        Command::Search => library_keys::start_search(state),
        Command::Next if state.search.is_some() => searching::step(state, true),
        Command::Previous if state.search.is_some() => searching::step(state, false),
        Command::Next => return to_unread(state, true),
        Command::Previous => return to_unread(state, false),
        Command::NextMention => mentions::step(state, true),
        Command::PreviousMention => mentions::step(state, false),
        Command::ToggleRead => return read_marks::toggle(state),
        Command::MarkAllRead => return read_marks::mark_all(state),
        Command::Undo => return read_marks::undo(state),
        Command::StopRefresh if state.is_piping => return vec![Effect::StopPipe],
        Command::Copy => return copying::copy_here(state),
        Command::CopyArticle => return copying::copy_article(state),
        Command::Select => selecting::begin(state),
        // A number over a link is seen, not heard.
        Command::Links if state.settings.linear => links::offer(state),
        Command::Links => links::begin(state),
        Command::LinkList => links::offer(state),
        Command::OpenInBrowser => return links::open_article(state),
        Command::Filter => fact_groups::filter_next(state),
        Command::Tints => toggle_tints(state),
        Command::Pipe => return piping::offer(state),
        Command::Tour => tour::begin(state),
        Command::Theme => settings::offer_themes(state),
        Command::Calendar => settings::offer_calendars(state),
        Command::ReloadSettings => return vec![Effect::ReadSettings],
        Command::ForgetChanges => return vec![Effect::ForgetChanges],
        Command::Messages => show_over(state, OverlayKind::Messages),
        Command::Help => help::open(state),
        Command::Palette => palette::open(state),
        Command::Language => choosing::offer_languages(state),
        Command::Redraw => return vec![Effect::Redraw],
        Command::Quit => return vec![Effect::Quit],
        _ => return run_on_content(state, command),
    }
    Vec::new()
}

/// Why a command does nothing here.
fn why_not(state: &State, command: Command) -> Option<&'static str> {
    let words = state.settings.language.library_words();
    let is_in_library = matches!(state.list.of(), ListOf::View(_));
    let is_change =
        matches!(command, Command::ToggleRead | Command::Star | Command::Tag | Command::FullText);
    let is_in_sources = is_in_library && state.focus == Pane::Sources;
    if is_in_sources && command == Command::Tag && choosing::selected_feed(state).is_some() {
        return None;
    }
    // In the sources the article that is shown is not what is selected.
    if is_about_article(command) && state.list.is_empty() || is_change && is_in_sources {
        return Some(words.no_article_here);
    }
    if !is_change || !is_in_library {
        return None;
    }
    let is_gone = state.entry().is_some_and(|entry| entry.text == Text::Gone);
    is_gone.then_some(words.story_gone)
}

/// Whether a command does something with the selected article.
fn is_about_article(command: Command) -> bool {
    matches!(
        command,
        Command::ToggleRead
            | Command::Star
            | Command::Tag
            | Command::FullText
            | Command::OpenInBrowser
            | Command::Links
            | Command::LinkList
            | Command::Pipe
    )
}

/// What is done with the library, its articles, feeds and lists, and how articles are set.
fn run_on_content(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::Star => return library_keys::star(state),
        Command::Tag => library_keys::ask_for_tags(state),
        Command::Sort => choosing::offer_orders(state),
        Command::SaveSearch => library_keys::ask_for_search_name(state),
        Command::FeedMenu => choosing::offer_source(state),
        Command::Unsubscribe => return library_keys::remove_selected(state),
        Command::AddFeed => library::begin_subscribing(state),
        Command::Refresh => return library::refresh_selected(state),
        Command::RefreshAll => return library::refresh(state, Which::All),
        Command::StopRefresh => return library::stop(state),
        Command::FullText => return library::full_text(state),
        Command::Marks => typography::next_marks(state),
        Command::Digits => typography::next_digits(state),
        Command::Align => typography::next_align(state),
        Command::Spacing => typography::next_spacing(state),
        Command::Paragraphs => typography::next_paragraphs(state),
        Command::Narrower => typography::narrow(state),
        Command::Wider => typography::widen(state),
        _ => {}
    }
    Vec::new()
}

pub(super) fn move_by(state: &mut State, by: isize) -> Vec<Effect> {
    match state.focus {
        Pane::Sources => library_keys::move_in_sources(state, by),
        Pane::Headlines => return opening::move_selection(state, by),
        Pane::Article => scroll_article(state, by),
        Pane::Facts => mentions::move_selection(state, by),
    }
    Vec::new()
}

fn move_by_page(state: &mut State, pages: isize) -> Vec<Effect> {
    let signed = |count: usize| pages * isize::try_from(count).unwrap_or(1);
    match state.focus {
        Pane::Sources => {
            let page = state.screen.sources.as_ref().map_or(1, |panel| panel.inside.height);
            library_keys::move_in_sources(state, signed(usize::from(page)));
        }
        Pane::Headlines => return opening::move_selection(state, signed(state.headlines.page())),
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
        (Pane::Sources, false) => library_keys::move_in_sources(state, isize::MIN),
        (Pane::Sources, true) => library_keys::move_in_sources(state, isize::MAX),
        (Pane::Headlines, false) => return opening::select(state, 0),
        (Pane::Headlines, true) => {
            return opening::select(state, state.list.len().saturating_sub(1));
        }
        (Pane::Article, false) => state.article.iter_mut().for_each(ArticlePane::to_top),
        (Pane::Article, true) => state.article.iter_mut().for_each(|pane| pane.to_end(height)),
        (Pane::Facts, false) => mentions::select_first(state),
        (Pane::Facts, true) => mentions::move_selection(state, isize::MAX),
    }
    Vec::new()
}

/// A page down; at the end of the article, the next unread one.
fn read_on(state: &mut State) -> Vec<Effect> {
    if state.focus == Pane::Sources {
        if let Some(library) = &mut state.library {
            library.pane.fold();
        }
        return Vec::new();
    }
    panes::focus_on(state, Pane::Article);
    let mut effects = read_marks::mark_opened(state);
    let height = article_height(state);
    let Some(pane) = &mut state.article else { return effects };
    if pane.is_at_end(height) {
        effects.extend(opening::to_unread(state, true));
        return effects;
    }
    pane.scroll(isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1), height);
    effects
}

pub(super) fn open(state: &mut State) -> Vec<Effect> {
    match state.focus {
        Pane::Sources => {
            let source = state.library.as_ref().map(|library| library.pane.selected);
            return source.map_or_else(Vec::new, |source| library_keys::open_source(state, source));
        }
        Pane::Headlines => {
            let effects = read_marks::mark_opened(state);
            panes::focus_on(state, Pane::Article);
            return effects;
        }
        Pane::Article => {}
        Pane::Facts => mentions::show_selected(state),
    }
    Vec::new()
}

/// What the reader starts with: the library, or what was opened.
fn begin(state: &mut State) -> Vec<Effect> {
    state.has_begun = true;
    let mut effects = library::begin(state);
    if effects.is_empty() {
        effects = opening::select(state, 0);
    }
    effects
}

/// The next unread article, or the next source that has one.
fn to_unread(state: &mut State, forward: bool) -> Vec<Effect> {
    match (state.focus, &mut state.library) {
        (Pane::Sources, Some(library)) => {
            if !library.pane.select_unread(&library.sources, forward) {
                state.toast = Some(state.settings.language.words().no_unread_left.to_owned());
            }
            Vec::new()
        }
        (Pane::Sources | Pane::Headlines | Pane::Article | Pane::Facts, _) => {
            opening::to_unread(state, forward)
        }
    }
}

/// Facts coloured in the text, or not.
fn toggle_tints(state: &mut State) {
    let tints = !state.settings.tints;
    state.settings.tints = tints;
    let words = state.settings.language.words();
    state.toast = Some(if tints { words.tints_on } else { words.tints_off }.to_string());
}

/// One step back: what is lit, the search, the filter, the zoom, the pane; at the top, out.
fn back(state: &mut State) -> Vec<Effect> {
    if state.facts.lit.take().is_some() || state.facts.cursor.take().is_some() {
        state.facts.cursor = None;
    } else if state.search.take().is_some() {
        // The hits are no longer lit; the place stays.
    } else if state.focus == Pane::Facts && state.facts.only.is_some() {
        fact_groups::show_only(state, None);
    } else if state.is_zoomed {
        state.is_zoomed = false;
    } else {
        let is_search = state.library.as_ref().is_some_and(|library| !library.query.is_empty());
        match state.focus {
            Pane::Headlines if is_search => return library::cancel_search(state),
            Pane::Headlines if library::has_sources(state) => panes::focus_on(state, Pane::Sources),
            Pane::Sources | Pane::Headlines => return vec![Effect::Quit],
            Pane::Article => state.focus = Pane::Headlines,
            Pane::Facts => state.focus = Pane::Article,
        }
    }
    Vec::new()
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
