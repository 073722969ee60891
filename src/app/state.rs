//! The one state of the program and the one function that changes it.

use super::{Effect, Message};
use crate::news::Article;
use std::sync::Arc;

/// Names an article in this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(pub usize);

/// What was opened at start: articles, and what could not be opened.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// In the order given.
    pub articles: Vec<Arc<Article>>,
    /// Shown in the reader.
    pub failures: Vec<OpenFailure>,
}

/// Something that could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenFailure {
    /// As the person named it.
    pub name: String,
    /// One clear sentence: what is wrong and what to do.
    pub reason: String,
}

/// All that the screen shows.
#[derive(Debug, Default)]
pub struct State {}

impl State {
    /// A reader over what was opened.
    #[must_use]
    pub fn new(_opened: Opened, _language: &str) -> Self {
        Self {}
    }
}

/// Changes the state and says what is to be done outside.
pub fn update(_state: &mut State, _message: Message) -> Vec<Effect> {
    Vec::new()
}
