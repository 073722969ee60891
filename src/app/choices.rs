//! A list to choose from, over the panes: each choice with a letter, or by arrows and Enter.

use super::keymap;
use super::row::{Frame, Role, Row};
use super::{
    Effect, Key, KeyCode, Overlay, OverlayKind, Pending, PipeForm, Source, State, choosing,
};
use crate::config::ThemeName;
use crate::locale::{Calendar, Language};
use crate::news::library::{FeedId, FeedSetting, FolderId, Order};
use crate::text::{Direction, direction_of};

/// Choices with a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What is to be chosen.
    pub title: String,
    /// What can be chosen.
    pub rows: Vec<Choice>,
    /// The one that is selected.
    pub selected: usize,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The letter that takes it at once.
    pub key: Option<char>,
    /// What it is called.
    pub text: String,
    /// More about it, below.
    pub details: Vec<String>,
    /// What is done when it is taken.
    pub act: Act,
}

/// What a choice does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Marks the articles of the list at these places read.
    MarkPlaces(std::ops::Range<usize>),
    /// Marks all articles of a source read.
    MarkSource(Source),
    /// Puts the list into this order.
    Sort(Order),
    /// Asks for the folder of a feed.
    MoveFeed(FeedId),
    /// Asks for the folder that a folder is to lie in.
    MoveFolder(FolderId),
    /// Asks for the tags of a feed.
    TagFeed(FeedId),
    /// Asks for another name of a source that the person made.
    Rename(Source),
    /// Takes a source away that the person made; undo brings it back.
    Remove(Source),
    /// Switches something that is set for a feed alone on or off.
    SwitchFeed(FeedId, FeedSetting, bool),
    /// Asks for something else that is set for a feed alone.
    SetFeed(FeedId, FeedSetting),
    /// Asks how many days the articles of a feed are kept.
    KeepDays(FeedId),
    /// Asks for the name of the search. Holds whether it hides what it finds.
    NameSearch(bool),
    /// Shows everything in this theme.
    Theme(ThemeName),
    /// Dates of this calendar stand beside the Gregorian ones.
    Date(Calendar),
    /// Asks for the command that gets the article in this form.
    PipeAs(PipeForm),
    /// Gives the article to this program of the settings.
    OpenWith(usize),
    /// Asks for an address.
    TypeAddress,
    /// Follows the feed of this address.
    Follow(String),
    /// Shows a feed that is followed already. Holds the address that was found, with its login.
    ShowFollowed(FeedId, String),
    /// Opens an address in a browser.
    OpenAddress(String),
    /// Takes the last change back, also where that ends subscriptions.
    EndSubscriptions,
    /// Follows the feeds of a starter pack.
    TakeStarter(usize),
    /// Speaks this language.
    Speak(Language),
}

impl Choices {
    /// Choices with this heading.
    #[must_use]
    pub fn new(title: impl Into<String>, rows: Vec<Choice>) -> Self {
        Self { title: title.into(), rows, selected: 0 }
    }
}

impl Choice {
    /// One with a letter.
    #[must_use]
    pub fn new(key: char, text: impl Into<String>, act: Act) -> Self {
        Self { key: Some(key), text: text.into(), details: Vec::new(), act }
    }
}

/// Shows choices over the panes.
pub(super) fn show(state: &mut State, choices: Choices) {
    state.choices = Some(choices);
    state.overlay = Some(Overlay { kind: OverlayKind::Choices, top_row: 0 });
}

/// A key while they are shown; none when it is not for them.
pub(super) fn press(state: &mut State, key: Key) -> Option<Vec<Effect>> {
    let choices = state.choices.as_mut()?;
    let last = choices.rows.len().saturating_sub(1);
    match key.code {
        KeyCode::Down => choices.selected = (choices.selected + 1).min(last),
        KeyCode::Up => choices.selected = choices.selected.saturating_sub(1),
        KeyCode::Home => choices.selected = 0,
        KeyCode::End => choices.selected = last,
        KeyCode::Enter => return Some(take(state, None)),
        KeyCode::Char(_) if !key.ctrl => {
            let keyboard = state.settings.keyboard;
            let letter = keymap::key_in_layout(key, &mut state.layout, keyboard)?;
            let idx = choices.rows.iter().position(|choice| choice.key == Some(letter));
            match (idx, letter) {
                (Some(idx), _) => return Some(take(state, Some(idx))),
                (None, 'j') => choices.selected = (choices.selected + 1).min(last),
                (None, 'k') => choices.selected = choices.selected.saturating_sub(1),
                // Nothing can be counted here.
                (None, '0'..='9') => {}
                (None, _) => return None,
            }
        }
        KeyCode::Char(_)
        | KeyCode::Esc
        | KeyCode::Tab
        | KeyCode::Backspace
        | KeyCode::Delete
        | KeyCode::Left
        | KeyCode::Right
        | KeyCode::PageUp
        | KeyCode::PageDown
        | KeyCode::Function(_) => return None,
    }
    Some(Vec::new())
}

/// Takes a choice, or the selected one.
pub(super) fn take(state: &mut State, idx: Option<usize>) -> Vec<Effect> {
    (state.overlay, state.pending) = (None, Pending::default());
    let Some(mut choices) = state.choices.take() else { return Vec::new() };
    let idx = idx.unwrap_or(choices.selected);
    if idx >= choices.rows.len() {
        return Vec::new();
    }
    choosing::act(state, choices.rows.swap_remove(idx).act)
}

/// Their rows, the letters in a column of their own.
pub(super) fn rows(choices: &Choices, frame: Frame) -> Vec<Row> {
    let mut rows = Vec::new();
    let frame = frame.indented(2);
    let have_keys = choices.rows.iter().any(|choice| choice.key.is_some());
    let field = frame.indented(if have_keys { 3 } else { 0 });
    for (idx, choice) in choices.rows.iter().enumerate() {
        let key = choice.key.map_or_else(String::new, |key| key.to_string());
        let key = frame.one_line(&key, Direction::Ltr, 2);
        let lines = field.some_lines(&choice.text, direction_of(&choice.text, None), 3);
        let role = if idx == choices.selected { Role::Unread } else { Role::Plain };
        for (n, line) in lines.into_iter().enumerate() {
            let mut stretches = vec![field.at_start(line, role)];
            if n == 0 {
                stretches.push(frame.at_start(key.clone(), Role::Key));
            }
            rows.push(Row { stretches, item: Some(idx), dot: false });
        }
        for detail in &choice.details {
            let below = field.indented(2);
            let direction = direction_of(detail, None);
            let line = below.one_line(detail, direction, below.width);
            let stretches = vec![below.at_start(line, Role::Detail)];
            rows.push(Row { stretches, item: Some(idx), dot: false });
        }
    }
    rows
}
