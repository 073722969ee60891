//! Asking for feeds: what the person asks, and how far it is.

use super::{Ask, Errand, Progress, Source, Which, lists, rows, what_troubles};
use crate::app::{Effect, ListOf, Pane, State, choosing, speaking, why_no_page, why_not_fetched};
use crate::config::Notify;
use crate::locale::fill;
use crate::news::library::{ArticleId, FeedFault};
use crate::news::{FetchError, NoPage};

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
        Some(Which::Folder(folder)) if !library.sources.has_feed_in(folder) => {
            let sentence = state.settings.language.library_words().no_feed_in_folder;
            state.toast = Some(sentence.to_owned());
            Vec::new()
        }
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

/// As time goes by it is looked what other processes did, and what is due is asked for, one refresh
/// at a time.
pub(crate) fn on_clock(state: &State) -> Vec<Effect> {
    let mut effects = Vec::new();
    if state.has_begun && state.library.is_some() {
        effects.push(Effect::Ask(Ask::Elsewhere));
    }
    let is_wanted = state.settings.refresh_itself && state.has_begun;
    let is_free = state
        .library
        .as_ref()
        .is_some_and(|library| library.refresh.is_none() && !library.sources.feeds.is_empty());
    if is_wanted && is_free {
        effects.push(Effect::Run(Errand::Refresh(Which::Due)));
    }
    effects
}

/// What others fetched or marked is shown, where the person is. A refresh of ours shows it at its
/// end.
pub(super) fn take_elsewhere(state: &mut State, is_changed: bool) -> Vec<Effect> {
    if !is_changed {
        return Vec::new();
    }
    let mut effects = vec![Effect::Ask(Ask::Sources)];
    effects.extend(rows::reload_rows(state));
    effects.extend(lists::reload_around_selected(state));
    effects
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
    let is_of_pack = progress.all > 0 && std::mem::take(&mut library.awaits_pack);
    let is_told = !progress.is_quiet || progress.new > 0 || (is_of_pack && progress.failed > 0);
    if let Some(trouble) = &progress.trouble {
        super::tell(state, what_troubles(trouble, state.settings.language));
    } else if is_told {
        state.toast = Some(summary(state, &progress));
    }
    let mut effects = vec![Effect::Ask(Ask::Sources)];
    if progress.new > 0 && !state.has_focus && state.settings.notify != Notify::Off {
        effects.push(Effect::Notify(summary(state, &progress)));
    }
    if progress.new + progress.changed > 0 && matches!(state.list.of(), ListOf::View(_)) {
        effects.extend(rows::reload_rows(state));
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

/// The cells of the bar: so few at least that it says something, and so many at most.
const BAR_CELLS: std::ops::RangeInclusive<usize> = 4..=12;

/// A refresh that runs, in a line of so many cells: how much is done, which hosts are asked.
pub(crate) fn progress_line(state: &State, progress: &Progress, width_cells: usize) -> String {
    let language = state.settings.language;
    let words = language.library_words();
    let numbers = [progress.done, progress.all].map(|number| language.number(number));
    let sentence = words.progress.form(language, progress.all);
    let count = fill(sentence, &numbers.each_ref().map(|number| number.as_str()));
    let new = words.brought.of(language, progress.new);
    let host = progress.hosts.first().map_or("", String::as_str);
    let said = crate::app::row::dotted(&[&count, &new, host]);
    // Not isolated: its cells have the direction of the line, and fill from where that begins.
    match bar(progress, width_cells / 6) {
        Some(bar) => format!("{bar} {said}"),
        None => said,
    }
}

/// How much of it is done; none where there is no room.
fn bar(progress: &Progress, width_cells: usize) -> Option<String> {
    let width = width_cells.min(*BAR_CELLS.end());
    if width < *BAR_CELLS.start() {
        return None;
    }
    let filled = width * progress.done.min(progress.all) / progress.all.max(1);
    Some("█".repeat(filled) + &"░".repeat(width - filled))
}

/// Why a feed could not be had, and what becomes of it.
pub(crate) fn fault_sentence(state: &State, fault: &FeedFault) -> String {
    let language = state.settings.language;
    let why = why_not_fetched(&fault.error, language);
    let words = language.library_words();
    if fault.is_stopped {
        return format!("{why} {}", words.feed_stopped);
    }
    let times = words.failed_times.of(language, usize::try_from(fault.failures).unwrap_or(1));
    // What the server said of itself tells that already.
    if matches!(fault.error, FetchError::TooManyRequests(_) | FetchError::ServerFault(..)) {
        return format!("{why} {times}");
    }
    format!("{why} {times} {}", words.asked_later)
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
    if let Some(library) = &mut state.library {
        library.page_asked = Some(id);
    }
    vec![Effect::Run(Errand::FullText(id))]
}

/// The text of a page came, for which the person may have waited.
pub(super) fn say_whole(state: &mut State, id: ArticleId) {
    let is_open = state.article.as_ref().is_some_and(|pane| pane.id() == id);
    let Some(library) = &mut state.library else { return };
    if library.page_asked.take_if(|asked| *asked == id).is_some() && is_open {
        state.toast = Some(state.settings.language.library_words().whole_text_here.to_owned());
    }
}

/// What the feed sent stays. Who waited for the page hears why; in passing a sign stands above
/// the text.
pub(super) fn take_no_full_text(state: &mut State, id: ArticleId, why: &NoPage) {
    let asked = state.library.as_mut().and_then(|it| it.page_asked.take_if(|asked| *asked == id));
    let title = state.list.entry(id).map_or("", |entry| &entry.title);
    let sentence = why_no_page(why, state.settings.language);
    state.notices.push(fill("{}: {}", &[title, &sentence]));
    if asked.is_some() {
        state.toast = Some(sentence);
    }
    if let Some(entry) = state.list.entry_mut(id) {
        entry.lacks_page = true;
    }
    if state.article.as_ref().is_some_and(|pane| pane.id() == id) {
        speaking::say_about(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Opened;
    use crate::config::Settings;
    use crate::news::library::FeedId;

    #[test]
    fn one_feed_is_one_in_the_line_of_progress() {
        let state = State::new(Opened::default(), Settings::default());
        let said = |all| {
            let line = progress_line(&state, &Progress { all, ..Progress::default() }, 20);
            line.replace(['\u{2068}', '\u{2069}', '\u{a0}'], "")
        };
        assert!(said(1).contains("0 of 1 feed·"), "{}", said(1));
        assert!(said(2).contains("0 of 2 feeds·"), "{}", said(2));
    }

    #[test]
    fn that_a_feed_is_asked_for_later_is_said_once() {
        let state = State::new(Opened::default(), Settings::default());
        let said = |error: FetchError| {
            let at = jiff::Timestamp::UNIX_EPOCH;
            let feed = FeedId(1);
            fault_sentence(&state, &FeedFault { feed, at, error, failures: 2, is_stopped: false })
        };
        for error in [
            FetchError::ServerFault(500, None),
            FetchError::TooManyRequests(None),
            FetchError::TooManyRequests(Some(90)),
            FetchError::Forbidden,
        ] {
            let sentence = said(error);
            assert!(sentence.contains("times in a row."), "{sentence}");
            let told = sentence.matches(" again ").count();
            assert_eq!(told, 1, "{sentence}");
        }
    }
}
