//! Asking for feeds: what the person asks, and how far it is.

use super::{Ask, Errand, Progress, Source, Which, lists};
use crate::app::{Effect, ListOf, Pane, State, choosing, why_not_fetched};
use crate::config::Notify;
use crate::locale::fill;
use crate::news::FetchError;
use crate::news::library::{ArticleId, FeedFault};

/// Asks for the feed that is selected, or for the folder.
pub(crate) fn refresh_selected(state: &mut State) -> Vec<Effect> {
    let Some(library) = &state.library else { return no_library(state) };
    let which = match (state.focus, library.pane.selected) {
        (Pane::Sources, Source::Folder(folder)) => Some(Which::Folder(folder)),
        (Pane::Sources, Source::Feed(feed)) => Some(Which::Feed(feed)),
        (Pane::Sources, _) => Some(Which::All),
        (Pane::Headlines | Pane::Article | Pane::Facts, _) => {
            choosing::selected_feed(state).map(Which::Feed)
        }
    };
    match which {
        Some(which) => refresh(state, which),
        None => no_library(state),
    }
}

/// Asks for these feeds.
pub(crate) fn refresh(state: &mut State, which: Which) -> Vec<Effect> {
    let words = state.settings.language.library_words();
    let Some(library) = &mut state.library else { return no_library(state) };
    if library.sources.feeds.is_empty() {
        state.toast = Some(words.nothing_to_refresh.to_owned());
        return Vec::new();
    }
    vec![Effect::Run(Errand::Refresh(which))]
}

fn no_library(state: &mut State) -> Vec<Effect> {
    let sentence = state.settings.language.library_words().nothing_to_refresh;
    state.toast = Some(sentence.to_owned());
    Vec::new()
}

/// What is due is asked for as time goes by, one refresh at a time.
pub(crate) fn on_clock(state: &State) -> Vec<Effect> {
    let is_wanted = state.settings.refresh_itself && state.has_begun;
    let is_free = state
        .library
        .as_ref()
        .is_some_and(|library| library.refresh.is_none() && !library.sources.feeds.is_empty());
    if is_wanted && is_free { vec![Effect::Run(Errand::Refresh(Which::Due))] } else { Vec::new() }
}

/// Stops what runs.
pub(crate) fn stop(state: &mut State) -> Vec<Effect> {
    let is_running = state.library.as_ref().is_some_and(|library| library.refresh.is_some());
    if is_running {
        return vec![Effect::Run(Errand::StopRefresh)];
    }
    state.toast = Some(state.settings.language.library_words().no_refresh.to_owned());
    Vec::new()
}

/// How far it is; at its end, what it brought.
pub(super) fn take_progress(state: &mut State, progress: Progress) -> Vec<Effect> {
    let Some(library) = &mut state.library else { return Vec::new() };
    if !progress.is_over() {
        library.refresh = Some(progress);
        return Vec::new();
    }
    library.refresh = None;
    if !progress.is_quiet || progress.new > 0 {
        state.toast = Some(summary(state, &progress));
    }
    let mut effects = vec![Effect::Ask(Ask::Sources)];
    if progress.new > 0 && !state.has_focus && state.settings.notify != Notify::Off {
        effects.push(Effect::Notify(summary(state, &progress)));
    }
    if progress.new + progress.changed > 0 && matches!(state.list.of(), ListOf::View(_)) {
        effects.extend(lists::reload(state));
    }
    effects
}

/// What a refresh brought, in a sentence.
fn summary(state: &State, progress: &Progress) -> String {
    let language = state.settings.language;
    let words = language.library_words();
    if progress.all == 0 {
        return words.nothing_due.to_owned();
    }
    let mut parts = vec![words.brought.of(language, progress.new)];
    if progress.is_stopped {
        parts.push(words.refresh_stopped.to_owned());
    } else if progress.failed > 0 {
        parts.push(words.feeds_failed.of(language, progress.failed));
    }
    parts.join(" · ")
}

/// A refresh that runs, in a line: how much is done, which hosts are asked.
pub(crate) fn progress_line(state: &State, progress: &Progress) -> String {
    let language = state.settings.language;
    let words = language.library_words();
    let count = fill(words.progress, &[&progress.done.to_string(), &progress.all.to_string()]);
    let new = words.brought.of(language, progress.new);
    let host = progress.hosts.first().map_or("", String::as_str);
    crate::app::row::dotted(&[&count, &new, host])
}

/// Why a feed could not be had, and what becomes of it.
pub(crate) fn fault_sentence(state: &State, fault: &FeedFault) -> String {
    let language = state.settings.language;
    let why = why_not_fetched(&fault.error, language.words());
    let words = language.library_words();
    if fault.is_stopped {
        return format!("{why} {}", words.feed_stopped);
    }
    let times = words.failed_times.of(language, usize::try_from(fault.failures).unwrap_or(1));
    format!("{why} {times}")
}

/// Asks for the text of the selected article's page.
pub(crate) fn full_text(state: &mut State) -> Vec<Effect> {
    let words = state.settings.language.library_words();
    let article = state.article.as_ref().map(|pane| (pane.id(), pane.article().clone()));
    let Some((id, article)) = article else { return Vec::new() };
    if matches!(state.list.of(), ListOf::Opened) {
        state.toast = Some(words.not_in_library.to_owned());
        return Vec::new();
    }
    if article.link.is_none() {
        state.toast = Some(words.no_page.to_owned());
        return Vec::new();
    }
    if state.open_entry().is_some_and(|entry| entry.is_full) {
        state.toast = Some(words.as_sent_here.to_owned());
        return vec![Effect::Ask(Ask::Text { id, as_sent: true })];
    }
    state.toast = Some(words.fetching_page.to_owned());
    vec![Effect::Run(Errand::FullText(id))]
}

/// The page could not be had.
pub(super) fn take_no_full_text(state: &mut State, id: ArticleId, error: &FetchError) {
    let words = state.settings.language.words();
    let title = state.list.entry(id).map_or("", |entry| &entry.title);
    let sentence = why_not_fetched(error, words);
    state.notices.push(fill("{}: {}", &[title, &sentence]));
    state.toast = Some(sentence);
}
