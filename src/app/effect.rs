//! What the outside world is asked to do.

use super::{Ask, Errand, PipeJob};
use crate::config::Changes;
use crate::news::Article;
use crate::news::library::ArticleId;
use std::sync::Arc;

/// A request to the workers, made by `update` and carried out by `work`.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Find the facts of an article; answered by `Message::FactsFound`. A newer request
    /// may replace one that still waits (which is then answered with `None`).
    FindFacts {
        /// To name in the answer.
        id: ArticleId,
        /// The article.
        article: Arc<Article>,
    },
    /// Ask the storekeeper; answered by `Message::Library`.
    Ask(Ask),
    /// Have the storekeeper run an errand; answered by `Message::Library`, maybe more than once.
    Run(Errand),
    /// Put a text into the clipboard; answered by `Message::Copied`.
    Copy(String),
    /// Open an address in a browser, or what it is for; answered by `Message::Browsed`.
    Browse(String),
    /// Keep what was changed by keys for the next start; answered where that fails.
    KeepChanges(Changes),
    /// Read the settings file again; answered by `Message::Settings`.
    ReadSettings,
    /// Forget what was changed by keys, then read the settings file again.
    ForgetChanges,
    /// Give an article to a program; answered by `Message::Piped`.
    Pipe(PipeJob),
    /// Stop the line that runs.
    StopPipe,
    /// Tell the person, who looks elsewhere, of this.
    Notify(String),
    /// Clear the terminal and draw everything anew.
    Redraw,
    /// Leave the program.
    Quit,
}
