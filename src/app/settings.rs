//! Settings that change while the reader runs: the theme that is chosen, the file that is read
//! again, and what is kept of what keys changed.

use super::choices::{self, Act, Choice, Choices};
use super::{Drawn, Effect, Message, State};
use crate::config::{Changes, Settings, ThemeName};
use crate::locale::{Calendar, fill};

/// The settings were read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsRead {
    /// What holds now.
    pub settings: Box<Settings>,
    /// What is wrong in the file, in sentences.
    pub problems: Vec<String>,
    /// Whether what was changed by keys was forgotten before.
    pub are_changes_forgotten: bool,
}

/// Which theme is wanted.
pub(super) fn offer_themes(state: &mut State) {
    let words = &state.settings.language.words().settings;
    let themes = [
        ('a', words.theme_auto, ThemeName::Auto),
        ('d', words.theme_dark, ThemeName::Dark),
        ('l', words.theme_light, ThemeName::Light),
        ('h', words.theme_high_contrast, ThemeName::HighContrast),
        ('s', words.theme_sixteen, ThemeName::Sixteen),
        ('n', words.theme_none, ThemeName::Plain),
    ];
    let current = state.settings.theme;
    let selected = themes.iter().position(|(_, _, theme)| *theme == current).unwrap_or(0);
    let rows = themes.map(|(key, text, theme)| Choice::new(key, text, Act::Theme(theme)));
    let choices = Choices { selected, ..Choices::new(words.theme_which, rows.into()) };
    choices::show(state, choices);
}

/// Whose dates are wanted.
pub(super) fn offer_calendars(state: &mut State) {
    let words = &state.settings.language.words().settings;
    let calendars = [
        ('g', words.calendar_gregorian, Calendar::Gregorian),
        ('h', words.calendar_hijri, Calendar::Hijri),
        ('p', words.calendar_persian, Calendar::Persian),
    ];
    let current = state.settings.calendar;
    let selected = calendars.iter().position(|(_, _, other)| *other == current).unwrap_or(0);
    let rows = calendars.map(|(key, text, calendar)| Choice::new(key, text, Act::Date(calendar)));
    let choices = Choices { selected, ..Choices::new(words.calendar_which, rows.into()) };
    choices::show(state, choices);
}

/// Takes over what was read, and says what is wrong in it.
pub(super) fn take_read(state: &mut State, read: SettingsRead) {
    // The language is chosen at the start, and by its own command.
    let language = state.settings.language;
    // What holds for fetching holds from the start.
    let private_redirects = state.settings.private_redirects;
    state.settings = Settings { language, private_redirects, ..*read.settings };
    let words = &state.settings.language.words().settings;
    let done = if read.are_changes_forgotten { words.forgotten } else { words.reloaded };
    state.toast = Some(read.problems.first().map_or(done, |problem| problem).to_owned());
    read.problems.into_iter().for_each(|problem| state.notices.push(problem));
}

/// What a person changed could not be kept. It is no reason to disturb at each key.
pub(super) fn take_not_kept(state: &mut State, cause: &str) {
    let sentence = fill(state.settings.language.words().settings.not_kept, &[cause]);
    state.notices.push(sentence);
}

/// Whether a message is something that the person did, so that what it changes is their choice.
pub(super) fn is_by_person(message: &Message) -> bool {
    match message {
        Message::Key(_) | Message::Paste(_) | Message::Mouse(_) => true,
        Message::Resize { .. }
        | Message::Clock(_)
        | Message::FactsFound { .. }
        | Message::Library(_)
        | Message::Settings(_)
        | Message::NotKept(_)
        | Message::Piped(_)
        | Message::Focus(_)
        | Message::Browsed(_)
        | Message::Copied(_) => false,
    }
}

/// The settings as far as the hand has let them go: a line that is being drawn is not yet where
/// it is to be.
pub(super) fn settled(state: &State) -> Settings {
    let mut settled = state.settings;
    if let Some(Drawn::Divider { before, .. }) = state.drawn {
        settled.shares = before;
    }
    settled
}

/// Has kept what differs.
pub(super) fn keep(before: &Settings, state: &State) -> Option<Effect> {
    Changes::between(before, &settled(state)).map(Effect::KeepChanges)
}
