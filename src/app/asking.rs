//! Questions that are answered by typing a line: what is asked, and what the answer does.

use super::library::{self, Edit};
use super::prompt::Typed;
use super::{Effect, Key, PipeForm, Prompt, State, piping, searching};
use crate::locale::Language;
use crate::news::library::{ArticleId, FeedId};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asking {
    /// What to search for in the open article.
    InArticle,
    /// What to search for in the library.
    InLibrary,
    /// The tags of an article.
    Tags(ArticleId),
    /// Another name of a feed.
    FeedName(FeedId),
    /// The folder of a feed.
    FeedFolder(FeedId),
    /// The tags of a feed.
    FeedTags(FeedId),
    /// The name of a search that is saved, and whether it hides what it finds.
    SearchName(bool),
    /// How many days the articles of a feed are kept.
    KeepDays(FeedId),
    /// The address of a feed, or of a page that has one.
    Address,
    /// The folder of the feed of this address, which is to be followed.
    NewFolder(String),
    /// Its tags. Holds address and folder.
    NewTags(String, String),
    /// A command line that gets the article in this form.
    PipeLine(PipeForm),
}

/// A question with what was typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub asking: Asking,
    /// The line.
    pub prompt: Prompt,
    /// What stood in it at first.
    before: String,
}

/// Asks, with an answer to begin with.
pub(super) fn ask(state: &mut State, asking: Asking, answer: &str) {
    let mut prompt = Prompt::default();
    prompt.insert(answer);
    state.question = Some(Question { asking, prompt, before: answer.to_owned() });
}

/// What stands before the line.
pub(super) fn label(asking: &Asking, language: Language) -> &'static str {
    let words = language.library_words();
    match asking {
        Asking::InArticle => language.words().search_prompt,
        Asking::InLibrary => words.ask_search,
        Asking::Tags(_) | Asking::FeedTags(_) => words.ask_tags,
        Asking::FeedName(_) => words.ask_name,
        Asking::FeedFolder(_) => words.ask_folder,
        Asking::SearchName(_) => words.ask_search_name,
        Asking::KeepDays(_) => words.ask_keep,
        Asking::Address => words.ask_address,
        Asking::NewFolder(_) => words.ask_folder,
        Asking::NewTags(..) => words.ask_tags,
        Asking::PipeLine(_) => language.words().pipe.ask_line,
    }
}

/// A key while a question is open.
pub(super) fn press(state: &mut State, key: Key) -> Vec<Effect> {
    let interface = state.settings.direction();
    let Some(question) = &mut state.question else { return Vec::new() };
    match question.prompt.press(key, interface) {
        Typed::Changed => typed(state),
        Typed::Same => Vec::new(),
        Typed::Accepted => accept(state),
        Typed::Cancelled => cancel(state),
    }
}

/// Text was pasted into it.
pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    let Some(question) = &mut state.question else { return Vec::new() };
    question.prompt.insert(text);
    typed(state)
}

/// What is found while it is typed.
fn typed(state: &mut State) -> Vec<Effect> {
    let Some(Question { asking, prompt, .. }) = state.question.clone() else { return Vec::new() };
    match asking {
        Asking::InArticle => searching::look_up(state, prompt.text()),
        Asking::InLibrary => return library::search(state, prompt.text()),
        Asking::Tags(_)
        | Asking::FeedName(_)
        | Asking::FeedFolder(_)
        | Asking::FeedTags(_)
        | Asking::SearchName(_)
        | Asking::KeepDays(_)
        | Asking::Address
        | Asking::NewFolder(_)
        | Asking::NewTags(..)
        | Asking::PipeLine(_) => {}
    }
    Vec::new()
}

fn cancel(state: &mut State) -> Vec<Effect> {
    match state.question.take().map(|question| question.asking) {
        Some(Asking::InArticle) => searching::cancel(state),
        Some(Asking::InLibrary) => return library::cancel_search(state),
        Some(
            Asking::Tags(_)
            | Asking::FeedName(_)
            | Asking::FeedFolder(_)
            | Asking::FeedTags(_)
            | Asking::SearchName(_)
            | Asking::KeepDays(_)
            | Asking::Address
            | Asking::NewFolder(_)
            | Asking::NewTags(..)
            | Asking::PipeLine(_),
        )
        | None => {}
    }
    Vec::new()
}

fn accept(state: &mut State) -> Vec<Effect> {
    let Some(Question { asking, prompt, before }) = state.question.take() else {
        return Vec::new();
    };
    let text = prompt.text().trim();
    match asking {
        Asking::InArticle => searching::accept(state),
        Asking::InLibrary => return library::accept_search(state, text),
        Asking::Address if text.is_empty() => library::offer_starters(state),
        Asking::Address => return library::discover(state, text),
        Asking::NewFolder(address) => {
            ask(state, Asking::NewTags(address, text.to_owned()), "");
        }
        Asking::NewTags(address, folder) => {
            return library::subscribe(address, folder, tags_in(text));
        }
        Asking::KeepDays(feed) => return keep_days(state, feed, text),
        Asking::PipeLine(form) => return piping::run_line(state, form, text),
        Asking::SearchName(is_mute) if !text.is_empty() => {
            let query = state.library.as_ref().map_or("", |library| &library.query);
            let query = library::query_to_save(query);
            return save(state, Edit::SaveSearch { name: text.to_owned(), query, is_mute });
        }
        Asking::SearchName(_) => {}
        // What is as it was is not saved.
        Asking::Tags(_) | Asking::FeedTags(_) | Asking::FeedName(_) | Asking::FeedFolder(_)
            if text == before.trim() => {}
        Asking::Tags(id) => {
            let (added, removed) = changed_tags(&before, text);
            if let Some(entry) = state.list.entry_mut(id) {
                entry.tags = tags_in(text);
            }
            return save(state, Edit::Tag { id, added, removed });
        }
        Asking::FeedTags(feed) => {
            let (added, removed) = changed_tags(&before, text);
            return save(state, Edit::TagFeed { feed, added, removed });
        }
        Asking::FeedName(feed) => {
            let name = (!text.is_empty()).then(|| text.to_owned());
            return save(state, Edit::Rename { feed, name });
        }
        Asking::FeedFolder(feed) => {
            return save(state, Edit::MoveTo { feed, folder: text.to_owned() });
        }
    }
    Vec::new()
}

fn keep_days(state: &mut State, feed: FeedId, text: &str) -> Vec<Effect> {
    let days = text.parse().ok().filter(|days| *days > 0);
    if days.is_none() && !text.is_empty() {
        state.toast = Some(state.settings.language.library_words().not_a_number.to_owned());
        return Vec::new();
    }
    save(state, Edit::KeepDays { feed, days })
}

fn save(state: &mut State, edit: Edit) -> Vec<Effect> {
    state.toast = Some(state.settings.language.library_words().saved.to_owned());
    vec![library::change(state, edit)]
}

/// Tags are parted by commas of any script.
fn tags_in(text: &str) -> Vec<String> {
    let parts = text.split([',', '،', ';', '؛']).map(str::trim);
    parts.filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

/// Tags that came to a list of them, and those that left it.
fn changed_tags(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let (before, after) = (tags_in(before), tags_in(after));
    let new = after.iter().filter(|tag| !before.contains(tag)).cloned().collect();
    let gone = before.iter().filter(|tag| !after.contains(tag)).cloned().collect();
    (new, gone)
}
