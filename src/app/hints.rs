//! The hints of the status line: which keys do something here, the most useful first.

use super::command::{Command as C, named};
use super::keymap::Deed;
use super::{Extent, Key, KeyCode, ListOf, Motion, OverlayKind, Pane, Source, State};
use crate::locale::Words;

/// A hint: the commands whose first keys are shown, and a short word.
type Hint = (&'static [C], fn(&Words) -> &'static str);

/// A hint as it is shown: the first keys of its commands, each maybe a sequence.
pub(super) type Shown = (Vec<Vec<Key>>, &'static str);

/// The same for motions of the caret.
type MotionHint = (&'static [Motion], fn(&Words) -> &'static str);

const PALETTE: Hint = (&[C::Palette], |words| words.commands.hint_palette);
const HELP: Hint = (&[C::Help], |words| words.hint_help);
const MOVE: Hint = (&[C::Down, C::Up], |words| words.hint_move);
const SCROLL: Hint = (&[C::Down, C::Up], |words| words.hint_scroll);
const PANE: Hint = (&[C::PaneNext], |words| words.hint_pane);
const SEARCH: Hint = (&[C::Search], |words| words.hint_search);
const BACK: Hint = (&[C::Back], |words| words.hint_back);
const OPEN: Hint = (&[C::Open], |words| words.hint_open);
const QUIT: Hint = (&[C::Quit], |words| words.hint_quit);
const ADD: Hint = (&[C::AddFeed], |words| words.hint_add);
const FETCH: Hint = (&[C::RefreshAll], |words| words.hint_refresh);
const FEED: Hint = (&[C::FeedMenu], |words| words.hint_feed);
const FOLDER: Hint = (&[C::FeedMenu], |words| words.hint_folder);
const SAVED_SEARCH: Hint = (&[C::FeedMenu], |words| words.hint_saved_search);
const RULE: Hint = (&[C::FeedMenu], |words| words.hint_rule);
const STAR: Hint = (&[C::Star], |words| words.hint_star);
const UNDO: Hint = (&[C::Undo], |words| words.hint_undo);
const SOURCES: Hint = (&[C::Back], |words| words.hint_sources);
const PAGE: Hint = (&[C::ReadOn], |words| words.hint_page);
const MENTION: Hint = (&[C::NextMention, C::PreviousMention], |words| words.hint_mention);
const SHOW: Hint = (&[C::Open], |words| words.hint_show_mention);
const COPY: Hint = (&[C::Copy], |words| words.hint_copy);
const FILTER: Hint = (&[C::Filter], |words| words.hint_filter);
const CLOSE: Hint = (&[C::Back], |words| words.hint_close);
const CANCEL: Hint = (&[C::Back], |words| words.hint_cancel);
const NEXT_MATCH: Hint = (&[C::Next, C::Previous], |words| words.hint_next_match);
const NEXT_UNREAD: Hint = (&[C::Next], |words| words.hint_next_unread);

const LINKS: Hint = (&[C::Links], |words| words.links.hint_links);
const BROWSER: Hint = (&[C::OpenInBrowser], |words| words.links.hint_browser);
const COPY_LINK: Hint = (&[C::Copy], |words| words.hint_copy);
const NEXT_LINK: Hint = (&[C::Next], |words| words.links.hint_next);
const SELECT: Hint = (&[C::Select], |words| words.select.hint_select);

/// What keys do while there is a caret in the article.
const SELECTING: [MotionHint; 5] = [
    (&[Motion::Anchor], |words| words.select.hint_select),
    (&[Motion::Copy], |words| words.hint_copy),
    (&[Motion::Take(Extent::Sentence)], |words| words.select.hint_sentence),
    (&[Motion::Take(Extent::Paragraph)], |words| words.select.hint_paragraph),
    (&[Motion::Leave], |words| words.hint_cancel),
];

/// The keys that do something here, each with a short word.
pub(super) fn of(state: &State) -> Vec<Shown> {
    let words = state.settings.language.words();
    let is_selecting = state.article.as_ref().is_some_and(|pane| pane.selection.is_some());
    if is_selecting && state.overlay.is_none() {
        let first = |motion: &Motion| state.keymap.motions.keys_of(*motion).first().copied();
        let hints = SELECTING.iter().map(|(motions, word)| {
            (motions.iter().filter_map(first).map(<[Key]>::to_vec).collect(), word(words))
        });
        return with_keys(hints);
    }
    match state.overlay.map(|overlay| overlay.kind) {
        Some(OverlayKind::Palette) => return over_panes(words, true),
        Some(OverlayKind::Choices) => return over_panes(words, false),
        Some(_) | None => {}
    }
    let first = |command: &C| match command {
        C::Quit => keys_to_quit(state),
        command => state.keymap.first_of(*command),
    };
    let hints = commands_here(state).into_iter().map(|(commands, word)| {
        (commands.iter().filter_map(first).map(<[Key]>::to_vec).collect(), word(words))
    });
    with_keys(hints)
}

/// The keys that go back and at last quit, which Esc does not do where a library is open; else
/// those that quit at once.
pub(super) fn keys_to_quit(state: &State) -> Option<&[Key]> {
    let is_escape = |keys: &&[Key]| *keys == [named(KeyCode::Esc)];
    let back = state.keymap.commands.keys_of(Deed::Command(C::Back)).into_iter();
    let mut back = back.filter(|keys| state.library.is_none() || !is_escape(keys));
    back.next().or_else(|| state.keymap.first_of(C::Quit))
}

/// The keys of the palette and of choices, whatever the settings say: letters are typed there, or
/// choose something.
fn over_panes(words: &Words, is_palette: bool) -> Vec<Shown> {
    let keys = |codes: &[KeyCode]| codes.iter().map(|code| vec![named(*code)]).collect();
    let complete = (keys(&[KeyCode::Tab]), words.commands.hint_complete);
    let mut hints = vec![
        (keys(&[KeyCode::Enter]), words.hint_choose),
        (keys(&[KeyCode::Down, KeyCode::Up]), words.hint_move),
    ];
    hints.extend(is_palette.then_some(complete));
    hints.push((keys(&[KeyCode::Esc]), words.hint_cancel));
    hints
}

/// Without those for which there is no key.
fn with_keys(hints: impl Iterator<Item = Shown>) -> Vec<Shown> {
    hints.filter(|(keys, _)| !keys.is_empty()).collect()
}

fn commands_here(state: &State) -> Vec<Hint> {
    if let Some(overlay) = state.overlay {
        return match overlay.kind {
            OverlayKind::Help => vec![CLOSE, SCROLL, SEARCH],
            OverlayKind::Messages | OverlayKind::Output => vec![CLOSE, SCROLL],
            OverlayKind::Tour(_) => vec![CLOSE],
            OverlayKind::Choices | OverlayKind::Palette => Vec::new(),
        };
    }
    if state.article.as_ref().is_some_and(|pane| pane.link_pick.is_some()) {
        return vec![BROWSER, COPY_LINK, NEXT_LINK, CANCEL];
    }
    let next = if state.search.is_some() { NEXT_MATCH } else { NEXT_UNREAD };
    let is_list = matches!(state.list.of(), ListOf::View(_));
    match state.focus {
        Pane::Sources => {
            let menu = menu_of_selected(state);
            let first = [HELP, MOVE, OPEN, SEARCH, ADD, FETCH];
            first.into_iter().chain(menu).chain([QUIT, PALETTE]).collect()
        }
        Pane::Headlines if is_list => {
            vec![HELP, MOVE, OPEN, next, SEARCH, FETCH, STAR, UNDO, SOURCES, PANE, PALETTE]
        }
        Pane::Headlines if state.library.is_some() => {
            vec![HELP, ADD, MOVE, OPEN, next, PANE, SEARCH, QUIT]
        }
        Pane::Headlines => vec![HELP, MOVE, OPEN, next, PANE, SEARCH, QUIT, PALETTE],
        Pane::Article => {
            vec![HELP, SCROLL, PAGE, next, MENTION, SEARCH, PANE, SELECT, LINKS, BACK, PALETTE]
        }
        Pane::Facts => vec![HELP, MOVE, SHOW, MENTION, COPY, FILTER, PANE, BACK, PALETTE],
    }
}

/// What the key of the menu is for: what is selected in the sources. Views and tags have none.
fn menu_of_selected(state: &State) -> Option<Hint> {
    let library = state.library.as_ref()?;
    match library.pane.selected {
        Source::Feed(_) => Some(FEED),
        Source::Folder(_) => Some(FOLDER),
        Source::Search(id) if library.sources.is_rule(id) => Some(RULE),
        Source::Search(_) => Some(SAVED_SEARCH),
        Source::Unread | Source::Today | Source::Starred | Source::All | Source::Tag(_) => None,
    }
}
