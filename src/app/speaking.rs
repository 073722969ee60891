//! Another language of the interface, while it is read: what was laid out in words is made anew.

use super::{State, arrange};
use crate::locale::Language;

/// Speaks this language from now on.
pub(super) fn speak(state: &mut State, language: Language) {
    state.settings.language = language;
    state.settings.named_language = Some(language);
    say_about(state);
    state.toast = Some(language.name().to_owned());
}

/// Says anew what stands about the open article: its date, how long it takes to read.
pub(super) fn say_about(state: &mut State) {
    let article = state.article.as_ref().map(|pane| pane.article().clone());
    let lacks_page = state.open_entry().is_some_and(|entry| entry.lacks_page);
    let about = article.map(|article| arrange::about_article(state, &article, lacks_page));
    if let (Some(pane), Some(about)) = (&mut state.article, about) {
        pane.set_about(about);
    }
}
