//! The hints of the status line: which keys do something here, the most useful first.

use super::command::Command as C;
use super::{Extent, Key, ListOf, Motion, OverlayKind, Pane, State};
use crate::locale::Words;

/// A hint: the commands whose first keys are shown, and a short word.
type Hint = (&'static [C], fn(&Words) -> &'static str);

/// The same for motions of the caret.
type MotionHint = (&'static [Motion], fn(&Words) -> &'static str);

const HELP: Hint = (&[C::Help], |words| words.hint_help);
const MOVE: Hint = (&[C::Down, C::Up], |words| words.hint_move);
const SCROLL: Hint = (&[C::Down, C::Up], |words| words.hint_scroll);
const PANE: Hint = (&[C::PaneNext], |words| words.hint_pane);
const SEARCH: Hint = (&[C::Search], |words| words.hint_search);
const BACK: Hint = (&[C::Back], |words| words.hint_back);
const OPEN: Hint = (&[C::Open], |words| words.hint_open);
const QUIT: Hint = (&[C::Back], |words| words.hint_quit);
const ADD: Hint = (&[C::AddFeed], |words| words.hint_add);
const FETCH: Hint = (&[C::RefreshAll], |words| words.hint_refresh);
const FEED: Hint = (&[C::FeedMenu], |words| words.hint_feed);
const STAR: Hint = (&[C::Star], |words| words.hint_star);
const UNDO: Hint = (&[C::Undo], |words| words.hint_undo);
const SOURCES: Hint = (&[C::Back], |words| words.hint_sources);
const PAGE: Hint = (&[C::ReadOn], |words| words.hint_page);
const MENTION: Hint = (&[C::NextMention, C::PreviousMention], |words| words.hint_mention);
const SHOW: Hint = (&[C::Open], |words| words.hint_show_mention);
const COPY: Hint = (&[C::Copy], |words| words.hint_copy);
const FILTER: Hint = (&[C::Filter], |words| words.hint_filter);
const CLOSE: Hint = (&[C::Back], |words| words.hint_close);
const CHOOSE: Hint = (&[C::Open], |words| words.hint_choose);
const CANCEL: Hint = (&[C::Back], |words| words.hint_cancel);
const NEXT_MATCH: Hint = (&[C::Next, C::Previous], |words| words.hint_next_match);
const NEXT_UNREAD: Hint = (&[C::Next], |words| words.hint_next_unread);

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
pub(super) fn of(state: &State) -> Vec<(Vec<Key>, &'static str)> {
    let words = state.settings.language.words();
    let is_selecting = state.article.as_ref().is_some_and(|pane| pane.selection.is_some());
    if is_selecting && state.overlay.is_none() {
        let keys_of =
            |motions: &[Motion]| motions.iter().filter_map(|one| one.first_key()).collect();
        return SELECTING.iter().map(|(motions, word)| (keys_of(motions), word(words))).collect();
    }
    let first_key = |command: &C| command.row()?.keys.first().copied();
    let hints = commands_here(state).into_iter();
    hints
        .map(|(commands, word)| (commands.iter().filter_map(first_key).collect(), word(words)))
        .collect()
}

fn commands_here(state: &State) -> Vec<Hint> {
    if let Some(overlay) = state.overlay {
        return match overlay.kind {
            OverlayKind::Help | OverlayKind::Messages | OverlayKind::Output => {
                vec![CLOSE, SCROLL]
            }
            OverlayKind::Tour(_) => vec![CLOSE],
            OverlayKind::Choices => vec![CHOOSE, CANCEL, MOVE],
        };
    }
    let next = if state.search.is_some() { NEXT_MATCH } else { NEXT_UNREAD };
    let is_list = matches!(state.list.of(), ListOf::View(_));
    match state.focus {
        Pane::Sources => vec![HELP, MOVE, OPEN, SEARCH, ADD, FETCH, FEED, QUIT],
        Pane::Headlines if is_list => {
            vec![HELP, MOVE, OPEN, next, SEARCH, FETCH, STAR, UNDO, SOURCES, PANE]
        }
        Pane::Headlines if state.library.is_some() => {
            vec![HELP, ADD, MOVE, OPEN, next, PANE, SEARCH, QUIT]
        }
        Pane::Headlines => vec![HELP, MOVE, OPEN, next, PANE, SEARCH, QUIT],
        Pane::Article => vec![HELP, SCROLL, PAGE, next, MENTION, SEARCH, PANE, SELECT, BACK],
        Pane::Facts => vec![HELP, MOVE, SHOW, MENTION, COPY, FILTER, PANE, BACK],
    }
}
