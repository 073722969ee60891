//! Questions that are answered by typing a line: what is asked, and what the answer does.

use super::feed_setting;
use super::library::{self, Edit};
use super::prompt::Typed;
use super::typed_lines::History;
use super::{
    Effect, Key, KeyCode, PipeForm, Prompt, State, TypedLines, copying, help, keymap, names_taken,
    palette, piping, searching,
};
use crate::locale::Language;
use crate::news::library::{
    self as followed, ArticleId, FeedId, FeedSetting, FolderId, SavedSearchId, changed_tags,
    tags_in,
};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asking {
    /// What to search for in the open article.
    InArticle,
    /// What to look for in help.
    InHelp,
    /// What to search for in the library.
    InLibrary,
    /// The tags of an article.
    Tags(ArticleId),
    /// Another name of a feed.
    FeedName(FeedId),
    /// The folder of a feed.
    FeedFolder(FeedId),
    /// Another name of a folder.
    FolderName(FolderId),
    /// The folder that a folder is to lie in.
    OuterFolder(FolderId),
    /// The tags of a feed.
    FeedTags(FeedId),
    /// The name of a search that is saved, and whether it hides what it finds.
    SearchName(bool),
    /// Another name of a search that was saved.
    NewSearchName(SavedSearchId),
    /// How many days the articles of a feed are kept.
    KeepDays(FeedId),
    /// Something else that is set for a feed alone.
    FeedSetting(FeedId, FeedSetting),
    /// The password of its login, with the name of who logs in. It is not shown.
    FeedPassword(FeedId, String),
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

/// Where it is looked for.
#[derive(Clone, Copy)]
enum Found {
    Article,
    Help,
    Library,
    /// On the web, once all of it is typed.
    Web,
}

impl Question {
    /// What is asked, in the words of the interface.
    #[must_use]
    pub fn label(&self, language: Language) -> &'static str {
        label(&self.asking, language)
    }
}

impl Asking {
    /// Where what is typed is looked for.
    fn finds(&self) -> Option<Found> {
        match self {
            Self::InArticle => Some(Found::Article),
            Self::InHelp => Some(Found::Help),
            Self::InLibrary => Some(Found::Library),
            Self::Address => Some(Found::Web),
            Self::Tags(_)
            | Self::FeedName(_)
            | Self::FeedFolder(_)
            | Self::FolderName(_)
            | Self::OuterFolder(_)
            | Self::FeedTags(_)
            | Self::SearchName(_)
            | Self::NewSearchName(_)
            | Self::KeepDays(_)
            | Self::FeedSetting(..)
            | Self::FeedPassword(..)
            | Self::NewFolder(_)
            | Self::NewTags(..)
            | Self::PipeLine(_) => None,
        }
    }

    /// Whether nobody who looks at the screen may read what is typed.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self, Self::FeedPassword(..))
    }
}

/// Asks, with an answer to begin with.
pub(super) fn ask(state: &mut State, asking: Asking, answer: &str) {
    let prompt = Prompt::of(answer);
    state.question = Some(Question { asking, prompt, before: answer.to_owned() });
}

/// Says why an answer is not taken, and asks again with it: it may only have to be mended.
pub(super) fn refuse(state: &mut State, asking: Asking, answer: &str, sentence: &str) {
    state.toast = Some(sentence.to_owned());
    ask(state, asking, answer);
}

/// Answers what is asked, as if it were typed.
pub(super) fn answer(state: &mut State, text: &str) -> Vec<Effect> {
    let Some(question) = &mut state.question else { return Vec::new() };
    question.prompt = Prompt::of(text);
    let mut effects = typed(state);
    effects.extend(accept(state));
    effects
}

/// What stands before the line.
pub(super) fn label(asking: &Asking, language: Language) -> &'static str {
    let words = language.library_words();
    match asking {
        Asking::InArticle => language.words().search_prompt,
        Asking::InHelp => language.words().commands.ask_help,
        Asking::InLibrary => words.ask_search,
        Asking::Tags(_) | Asking::FeedTags(_) => words.ask_tags,
        Asking::FeedName(_) => words.ask_name,
        Asking::FeedFolder(_) | Asking::OuterFolder(_) => words.ask_folder,
        Asking::FolderName(_) | Asking::NewSearchName(_) => words.ask_new_name,
        Asking::SearchName(_) => words.ask_search_name,
        Asking::KeepDays(_) => words.ask_keep,
        Asking::FeedSetting(_, setting) => feed_setting::label(*setting, words),
        Asking::FeedPassword(..) => words.ask_password,
        Asking::Address => words.ask_address,
        Asking::NewFolder(_) => words.ask_folder,
        Asking::NewTags(..) => words.ask_tags,
        Asking::PipeLine(_) => language.words().pipe.ask_line,
    }
}

/// A key while a question is open.
pub(super) fn press(state: &mut State, key: Key) -> Vec<Effect> {
    let interface = state.settings.direction();
    if matches!(key.code, KeyCode::Up | KeyCode::Down) {
        return recall(state, key.code == KeyCode::Up);
    }
    let key = as_edited(state, key);
    let Some(question) = &mut state.question else { return Vec::new() };
    match question.prompt.press(key, interface) {
        Typed::Changed => {
            if let Some(history) = history_of(&question.asking, &mut state.typed) {
                history.rewind();
            }
            typed(state)
        }
        Typed::Same => Vec::new(),
        Typed::Accepted => accept(state),
        Typed::Cancelled => cancel(state),
        Typed::Copied(text) => copying::copy(text),
    }
}

/// With Control or Alt a key edits the line, by its place and not by its letter.
pub(super) fn as_edited(state: &mut State, key: Key) -> Key {
    let is_letter = matches!(key.code, KeyCode::Char(letter) if !letter.is_ascii());
    let is_edit = is_letter && (key.ctrl || key.alt);
    let keyboard = state.settings.keyboard;
    if is_edit { keymap::in_layout(key, &mut state.layout, keyboard) } else { key }
}

/// What was typed before for the same.
fn history_of<'a>(asking: &Asking, typed: &'a mut TypedLines) -> Option<&'a mut History> {
    match asking {
        Asking::InArticle => Some(&mut typed.in_article),
        Asking::InLibrary => Some(&mut typed.in_library),
        Asking::InHelp
        | Asking::Tags(_)
        | Asking::FeedName(_)
        | Asking::FeedFolder(_)
        | Asking::FolderName(_)
        | Asking::OuterFolder(_)
        | Asking::FeedTags(_)
        | Asking::SearchName(_)
        | Asking::NewSearchName(_)
        | Asking::KeepDays(_)
        | Asking::FeedSetting(..)
        | Asking::FeedPassword(..)
        | Asking::Address
        | Asking::NewFolder(_)
        | Asking::NewTags(..)
        | Asking::PipeLine(_) => None,
    }
}

/// A line that was typed before.
fn recall(state: &mut State, is_older: bool) -> Vec<Effect> {
    let Some(question) = &mut state.question else { return Vec::new() };
    let Some(history) = history_of(&question.asking, &mut state.typed) else { return Vec::new() };
    let line = if is_older { history.older(question.prompt.text()) } else { history.newer() };
    let Some(line) = line else { return Vec::new() };
    question.prompt = Prompt::of(&line);
    typed(state)
}

/// Text was pasted into it.
pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    let Some(question) = &mut state.question else {
        palette::paste(state, text);
        return Vec::new();
    };
    question.prompt.insert(text);
    typed(state)
}

/// It is looked for while it is typed.
fn typed(state: &mut State) -> Vec<Effect> {
    let Some(Question { asking, prompt, .. }) = state.question.clone() else { return Vec::new() };
    match asking.finds() {
        Some(Found::Article) => searching::look_up(state, prompt.text()),
        Some(Found::Help) => help::look_for(state, prompt.text()),
        Some(Found::Library) => return library::search(state, prompt.text()),
        Some(Found::Web) => library::look_no_more(state),
        None => {}
    }
    Vec::new()
}

fn cancel(state: &mut State) -> Vec<Effect> {
    match state.question.take().and_then(|question| question.asking.finds()) {
        Some(Found::Article) => searching::cancel(state),
        Some(Found::Help) => help::look_for(state, ""),
        Some(Found::Library) => return library::cancel_search(state),
        Some(Found::Web) => library::look_no_more(state),
        None => {}
    }
    Vec::new()
}

fn accept(state: &mut State) -> Vec<Effect> {
    let Some(question) = state.question.take() else { return Vec::new() };
    let (asking, before) = (question.asking.clone(), question.before.clone());
    let effects = answered(state, question);
    // What is asked again is still about what stood there at first.
    if let Some(again) = state.question.as_mut().filter(|again| again.asking == asking) {
        again.before = before;
    }
    effects
}

fn answered(state: &mut State, Question { asking, prompt, before }: Question) -> Vec<Effect> {
    let text = prompt.text().trim();
    if let Some(history) = history_of(&asking, &mut state.typed) {
        history.keep(text);
    }
    if let Some(sentence) = names_taken::refusal(state, &asking, text) {
        refuse(state, asking, text, &sentence);
        return Vec::new();
    }
    match asking {
        Asking::InArticle => searching::accept(state),
        Asking::InHelp => {}
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
        // The library may know more by now than when it was asked.
        Asking::FeedSetting(_, setting)
            if text == before.trim() && (setting != FeedSetting::User || text.is_empty()) => {}
        Asking::FeedSetting(feed, setting) => {
            return feed_setting::accept(state, feed, setting, text);
        }
        Asking::FeedPassword(feed, user) => {
            return feed_setting::accept_login(state, feed, user, prompt.text());
        }
        Asking::PipeLine(form) => return piping::run_line(state, form, text),
        Asking::SearchName(is_mute) => return save_search(state, text, is_mute),
        // Paths of folders are parted by it.
        Asking::FolderName(_) if text.contains('/') => {
            let sentence = state.settings.language.library_words().bad_folder_name;
            refuse(state, asking, text, sentence);
        }
        Asking::OuterFolder(folder) if leads_into(state, text, folder) => {
            let sentence = state.settings.language.library_words().folder_in_itself;
            refuse(state, asking, text, sentence);
        }
        Asking::Tags(_)
        | Asking::FeedTags(_)
        | Asking::FeedName(_)
        | Asking::FeedFolder(_)
        | Asking::FolderName(_)
        | Asking::OuterFolder(_)
        | Asking::NewSearchName(_) => {
            let Some(edit) = edit_of(&asking, &before, text) else { return Vec::new() };
            if let Edit::Tag { id, .. } = &edit
                && let Some(entry) = state.list.entry_mut(*id)
            {
                entry.tags = tags_in(text);
            }
            return save(state, edit);
        }
    }
    Vec::new()
}

/// Whether a path leads to this folder or into it.
fn leads_into(state: &State, path: &str, folder: FolderId) -> bool {
    let folders = state.library.as_ref().map_or(&[][..], |library| &library.sources.folders);
    let way = path.split('/').map(str::trim).filter(|name| !name.is_empty());
    let within = followed::way_to(folder, folders);
    !within.is_empty() && way.take(within.len()).eq(within.iter().copied())
}

/// What the answer changes; none where all stays as it was.
fn edit_of(asking: &Asking, before: &str, text: &str) -> Option<Edit> {
    if text == before.trim() {
        return None;
    }
    let name = (!text.is_empty()).then(|| text.to_owned());
    match *asking {
        Asking::Tags(id) => {
            let (added, removed) = changed_tags(&tags_in(before), &tags_in(text));
            Some(Edit::Tag { id, added, removed })
        }
        Asking::FeedTags(feed) => {
            let (added, removed) = changed_tags(&tags_in(before), &tags_in(text));
            Some(Edit::TagFeed { feed, added, removed })
        }
        Asking::FeedName(feed) => Some(Edit::Rename { feed, name }),
        Asking::FeedFolder(feed) => Some(Edit::MoveTo { feed, folder: text.to_owned() }),
        Asking::OuterFolder(folder) => Some(Edit::MoveFolder { folder, into: text.to_owned() }),
        Asking::FolderName(folder) => Some(Edit::RenameFolder { folder, name: name? }),
        Asking::NewSearchName(search) => Some(Edit::RenameSearch { search, name: name? }),
        _ => None,
    }
}

/// Saves the search under this name. How many articles it hides is said when they are hidden.
fn save_search(state: &mut State, name: &str, is_mute: bool) -> Vec<Effect> {
    if name.is_empty() {
        return Vec::new();
    }
    let query = state.library.as_ref().map_or("", |library| &library.query);
    let query = library::query_to_save(query);
    let mut effects = save(state, Edit::SaveSearch { name: name.to_owned(), query, is_mute });
    if is_mute {
        state.toast = None;
        effects.extend(library::reload(state));
    }
    effects
}

fn keep_days(state: &mut State, feed: FeedId, text: &str) -> Vec<Effect> {
    let days = followed::keep_days(text);
    if days.is_none() && !text.is_empty() {
        let sentence = state.settings.language.library_words().not_a_number;
        refuse(state, Asking::KeepDays(feed), text, sentence);
        return Vec::new();
    }
    save(state, Edit::KeepDays { feed, days })
}

pub(super) fn save(state: &mut State, edit: Edit) -> Vec<Effect> {
    state.toast = Some(state.settings.language.library_words().saved.to_owned());
    vec![library::change(state, edit)]
}
