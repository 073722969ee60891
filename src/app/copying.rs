//! Copying a fact: what it says, the sentence it is quoted from, and where that stood.

use super::{Effect, Pane, State, selecting};
use crate::locale::{fill, long_date};
use crate::news::{Article, Fact};
use crate::text::Span;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// What became of a text that was to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The terminal was told. Whether it put the text into its clipboard it does not say.
    Sent,
    /// It is longer than terminals take.
    TooLong,
    /// The terminal could not be told.
    Failed,
    /// The command of the settings has it.
    ByCommand,
    /// That command has failed. Its name.
    CommandFailed(String),
}

/// Puts a text into the clipboard.
pub(super) fn copy(text: String) -> Vec<Effect> {
    vec![Effect::Copy(text)]
}

/// Copies what the person is at: the headline in the list; in the facts the selected one; in the
/// article the mention that is lit, else its headline.
pub(super) fn copy_here(state: &mut State) -> Vec<Effect> {
    let is_at_fact = match state.focus {
        Pane::Facts => true,
        Pane::Article => state.facts.lit.is_some() || state.facts.cursor.is_some(),
        Pane::Headlines | Pane::Sources => false,
    };
    if is_at_fact {
        return copy_fact(state);
    }
    match open_article(state) {
        Some(article) => copy(selecting::headline_text(state, &article)),
        None => nothing_to_copy(state),
    }
}

/// Copies the open article, all of it.
pub(super) fn copy_article(state: &mut State) -> Vec<Effect> {
    match open_article(state) {
        Some(article) => copy(selecting::article_text(state, &article)),
        None => nothing_to_copy(state),
    }
}

/// The article on the screen, where it is the selected one.
fn open_article(state: &State) -> Option<Arc<Article>> {
    let pane = state.article.as_ref()?;
    (Some(pane.id()) == state.entry().map(|entry| entry.id)).then(|| pane.article().clone())
}

fn nothing_to_copy(state: &mut State) -> Vec<Effect> {
    state.toast = Some(state.settings.language.words().nothing_to_copy.to_owned());
    Vec::new()
}

/// Copies the fact that is selected in the facts, or lit in the text.
fn copy_fact(state: &mut State) -> Vec<Effect> {
    let fact = state.found().and_then(|found| found.facts.get(state.facts.selected));
    let article = state.article.as_ref().map(|pane| pane.article());
    let (Some(fact), Some(article)) = (fact, article) else { return nothing_to_copy(state) };
    let mention = state.facts.cursor.or(fact.mentions.first().copied());
    copy(quotation(fact, mention, article, state))
}

/// Says what became of it.
pub(super) fn say_copied(state: &mut State, copied: Copied) {
    let words = state.settings.language.words();
    let sentence = match &copied {
        Copied::Sent => words.copied,
        Copied::TooLong => words.copy_too_long,
        Copied::Failed => words.copy_failed,
        Copied::ByCommand => words.select.copied_by,
        Copied::CommandFailed(name) => &fill(words.select.command_failed, &[name]),
    };
    if !matches!(copied, Copied::Sent | Copied::ByCommand) {
        state.notices.push(sentence);
    }
    state.toast = Some(sentence.to_string());
}

/// The fact as the article has it, with the sentence around one of its mentions and the source.
fn quotation(fact: &Fact, mention: Option<Span>, article: &Article, state: &State) -> String {
    let mut lines = vec![headed(fact)];
    let sentence = mention.map_or("", |mention| sentence_around(article, mention));
    if !fact.text.contains(sentence) {
        lines.push(sentence.to_owned());
    }
    let language = state.settings.language;
    let date =
        article.published.as_ref().map_or_else(String::new, |then| long_date(language, then));
    let source = [article.title(), &article.source, &date];
    let source: Vec<_> = source.into_iter().filter(|part| !part.is_empty()).collect();
    lines.push(source.join(" · "));
    lines.join("\n")
}

/// The fact with what is known of it.
fn headed(fact: &Fact) -> String {
    match (&fact.speaker, &fact.role) {
        (Some(speaker), _) => format!("{speaker}: {}", fact.text),
        (None, Some(role)) => format!("{} — {role}", fact.text),
        (None, None) => fact.text.clone(),
    }
}

/// The sentence of the block that holds a mention (UAX #29), without the blanks around it.
#[must_use]
pub fn sentence_around(article: &Article, mention: Span) -> &str {
    let block = article.text.blocks.iter().find(|block| block.span.overlaps(mention));
    let Some(block) = block else { return "" };
    let text = article.text.plain.get(block.span.start()..block.span.end()).unwrap_or("");
    let within = mention.start().saturating_sub(block.span.start());
    let holding =
        text.split_sentence_bound_indices().find(|(start, part)| start + part.len() > within);
    holding.map_or("", |(_, part)| part.trim())
}
