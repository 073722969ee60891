//! What there is to say of a state: where the person is, what has the keys, what just happened.

use super::TypedLine;
use crate::app::{OverlayKind, Pane, Panel, Row, Search, State, Stretch, sentence_around};
use crate::locale::fill;
use crate::news::library::ArticleId;
use crate::news::{Article, BlockKind};
use crate::text::{Direction, Span, next_word};

/// All that can be said of a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scene {
    pub place: Place,
    /// What is said on coming to the place.
    pub heading: Vec<String>,
    /// The rows in the window.
    pub rows: Vec<SaidRow>,
    /// What is selected, where anything is.
    pub item: Option<Item>,
    /// What belongs to it and stands elsewhere.
    pub beside: Vec<String>,
    /// What is looked for in the article, with its sentence.
    pub hit: Option<(Span, String)>,
    /// What just happened.
    pub message: String,
    /// The same, where it is gone with the next key.
    pub toast: Option<String>,
}

/// Where the person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub overlay: Option<OverlayKind>,
    pane: Pane,
    title: String,
    article: Option<ArticleId>,
}

/// A row with what it is told apart by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SaidRow {
    place: usize,
    pub text: String,
}

/// What is selected in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub idx: usize,
    /// The heading of its group.
    pub group: Option<String>,
    pub text: Vec<String>,
    /// Where it stands in its list: that changes by itself.
    position: Option<String>,
}

impl Item {
    /// Its lines, that of its group first.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let mut text = self.text.clone();
        if let (Some(last), Some(position)) = (text.last_mut(), &self.position) {
            *last = format!("{last} · {position}");
        }
        self.group.clone().into_iter().chain(text)
    }
}

impl Scene {
    pub fn of(state: &State) -> Self {
        let overlay = state.overlay.filter(|_| state.screen.overlay.is_some());
        let of_overlay = state.screen.overlay.as_ref().filter(|_| overlay.is_some());
        let none = Panel::default();
        let panel = of_overlay.or(state.screen.panel(state.focus)).unwrap_or(&none);
        let is_article = overlay.is_none() && state.focus == Pane::Article;
        let article = state.article.as_ref().filter(|_| is_article);
        let place = Place {
            overlay: overlay.map(|overlay| overlay.kind),
            pane: state.focus,
            title: panel.caption.first().map_or_else(String::new, stretch_text),
            article: article.map(crate::app::ArticlePane::id),
        };
        let rows = rows(state, panel);
        let heading = match article {
            Some(pane) => {
                let title = pane.article().title().to_owned();
                let is_in_window = rows.iter().any(|row| row.text == said(&title));
                let lines = vec![said(&title), said(pane.about())];
                if is_in_window { Vec::new() } else { lines }
            }
            None => {
                let caption = panel.caption.iter().map(stretch_text);
                vec![caption.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")]
            }
        };
        let item = item(state, panel, overlay.is_some());
        let beside = beside(state);
        let (message, toast) = (said(&state.message()), state.toast.as_deref().map(said));
        let hit = hit(state).filter(|_| is_article);
        Self { place, heading, rows, item, beside, hit, message, toast }
    }
}

/// What is typed, where anything is.
pub(super) fn typed(state: &State) -> Option<TypedLine> {
    let line = |label: &str, prompt: &crate::app::Prompt| TypedLine {
        label: label.to_owned(),
        text: prompt.text().to_owned(),
        caret: prompt.caret(),
    };
    if let Some(question) = &state.question {
        let label = question.label(state.settings.language);
        let is_secret = question.asking.is_secret();
        return Some(match is_secret {
            true => line(label, &question.prompt.hidden()),
            false => line(label, &question.prompt),
        });
    }
    let is_palette = state.overlay.is_some_and(|overlay| overlay.kind == OverlayKind::Palette);
    is_palette.then(|| line(":", &state.palette.prompt))
}

/// The keys that are of use at first.
pub(super) fn hints(state: &State) -> String {
    let stretches = state.screen.status.stretches.iter();
    stretches
        .filter(|stretch| !stretch.line.visual().is_empty())
        .map(stretch_text)
        .collect::<Vec<_>>()
        .join(" ")
}

/// What is not empty in a window.
fn rows(state: &State, panel: &Panel) -> Vec<SaidRow> {
    let first = state.overlay.map_or(0, |overlay| overlay.top_row);
    let rows = panel.rows.iter().enumerate().map(|(idx, row)| {
        let of_article = row.stretches.iter().find(|stretch| stretch.is_article);
        let text = row_text(state, row);
        match (of_article, &state.article) {
            (Some(stretch), Some(pane)) => {
                let place = stretch.line.source.start();
                SaidRow { place, text: with_kind(state, pane.article(), place, text) }
            }
            (_, _) => SaidRow { place: first + idx, text },
        }
    });
    rows.filter(|row| !row.text.is_empty()).collect()
}

/// Headings look like ones; here that is said.
fn with_kind(state: &State, article: &Article, byte: usize, text: String) -> String {
    let mut blocks = article.text.blocks.iter();
    match blocks.find(|block| block.span.contains(byte)).map(|block| block.kind) {
        Some(BlockKind::Heading { .. }) => {
            fill_plain(state.settings.language.words().linear.heading, &[&text])
        }
        Some(_) | None => text,
    }
}

fn item(state: &State, panel: &Panel, is_overlay: bool) -> Option<Item> {
    let idx = panel.selected?;
    let is_its = |row: &&Row| row.item == Some(idx);
    let own = panel.rows.iter().filter(is_its);
    let mut text: Vec<String> =
        own.map(|row| row_text(state, row)).filter(|text| !text.is_empty()).collect();
    if text.is_empty() {
        return None;
    }
    let is_list = !is_overlay && state.focus == Pane::Headlines;
    let position = is_list.then(|| {
        let language = state.settings.language;
        let words = &language.words().linear;
        let all = state.list.total().unwrap_or(state.list.len());
        fill_plain(words.place_of, &[&language.number(idx + 1), &language.number(all)])
    });
    if is_list && let (Some(last), Some(marks)) = (text.last_mut(), marks_of(state, idx)) {
        *last = format!("{last} · {marks}");
    }
    let is_facts = !is_overlay && state.focus == Pane::Facts;
    let group = if is_facts { group_of(state, panel, idx) } else { None };
    Some(Item { idx, group, text, position })
}

/// What dots and stars say on the screen.
fn marks_of(state: &State, idx: usize) -> Option<String> {
    let words = &state.settings.language.words().linear;
    let is_starred = state.list.get(idx).is_some_and(|entry| entry.is_starred);
    let unread = state.list.is_unread(idx).then_some(words.unread);
    let marks: Vec<&str> = unread.into_iter().chain(is_starred.then_some(words.starred)).collect();
    (!marks.is_empty()).then(|| marks.join(" · "))
}

/// The last heading above an item.
fn group_of(state: &State, panel: &Panel, idx: usize) -> Option<String> {
    let above = panel.rows.iter().take_while(|row| row.item != Some(idx));
    let headings = above.filter(|row| row.item.is_none() && !row.stretches.is_empty());
    headings.last().map(|row| row_text(state, row))
}

/// What a sequence may go on with, what is selected in the article, where a fact stands in it.
fn beside(state: &State) -> Vec<String> {
    let following = state.screen.following.iter().flat_map(|panel| &panel.rows);
    let mut lines: Vec<String> = following.map(|row| row_text(state, row)).collect();
    lines.extend(selected(state));
    lines.extend(passage(state));
    lines
}

/// What is selected; the word at the caret while nothing is.
fn selected(state: &State) -> Option<String> {
    let pane = state.article.as_ref().filter(|_| state.focus == Pane::Article)?;
    let (selection, plain) = (pane.selection?, &pane.article().text.plain);
    let words = &state.settings.language.words().linear;
    Some(match selection.span() {
        Some(span) => fill_plain(words.selected, &[&said(span.slice(plain))]),
        None => {
            let start = selection.caret.start();
            said(plain.get(start..next_word(plain, start)).unwrap_or(""))
        }
    })
}

/// The sentence with the mention that a fact is followed to.
fn passage(state: &State) -> Option<String> {
    let pane = state.article.as_ref().filter(|_| state.focus == Pane::Facts)?;
    Some(said(sentence_around(pane.article(), state.facts.cursor?)))
}

/// What is found or mentioned in the article that is read, with its sentence.
fn hit(state: &State) -> Option<(Span, String)> {
    let pane = state.article.as_ref().filter(|_| state.focus == Pane::Article)?;
    let found = state.search.as_ref().and_then(Search::current);
    let hit = found.or(state.facts.cursor)?;
    Some((hit, said(sentence_around(pane.article(), hit))))
}

/// What stands in a row, in the order in which it is read.
fn row_text(state: &State, row: &Row) -> String {
    let of_article = row.stretches.iter().find(|stretch| stretch.is_article);
    let is_fact = state.overlay.is_none() && state.focus == Pane::Facts && row.item.is_some();
    let direction = match (of_article, &state.article) {
        (Some(stretch), _) => stretch.line.direction,
        // Facts stand on the side of their article.
        (None, Some(pane)) if is_fact => pane.direction(),
        (None, _) => state.settings.direction(),
    };
    let mut stretches: Vec<&Stretch> = row.stretches.iter().collect();
    stretches.sort_by_key(|stretch| stretch.column);
    if direction == Direction::Rtl {
        stretches.reverse();
    }
    let texts = stretches.into_iter().map(stretch_text).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join(" ")
}

fn stretch_text(stretch: &Stretch) -> String {
    said(stretch.line.visual())
}

/// Without what only tells how a text is drawn: isolates, marks of direction, blanks that hold
/// words together. Lines that are its own (of code, of verse) are parted by line feeds.
fn said(text: &str) -> String {
    let letter = |letter: char| match letter {
        '\u{200e}'
        | '\u{200f}'
        | '\u{061c}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => None,
        '\u{a0}' => Some(' '),
        '\u{2028}' => Some('\n'),
        _ => Some(letter),
    };
    text.chars().filter_map(letter).collect::<String>().trim().to_owned()
}

/// A sentence with its values, without the isolates that a screen needs.
fn fill_plain(sentence: &str, values: &[&str]) -> String {
    said(&fill(sentence, values))
}
