//! Links of the open article: numbered as they are read, picked by number or in a list, looked at
//! before they are opened.

mod address;
mod labels;

pub use address::shown_address;

pub(super) use labels::put_labels;

use super::choices::{self, Act, Choice, Choices};
use super::command::Command;
use super::{
    Effect, Key, KeyCode, Pane, State, copying, counts, panes, pressing, read_marks, update,
};
use crate::locale::fill;
use crate::news::{Article, MarkKind};
use crate::text::Span;

/// A link is being picked in the open article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkPick {
    /// The one that is picked, counted from 0.
    pub idx: usize,
    /// The digits that were typed of its number.
    typed: String,
}

/// What became of an address that was to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Browsed {
    /// A program was told, and has not complained.
    Opened,
    /// One that had the terminal was left again.
    Left,
    /// There is none that opens addresses.
    NoProgram,
    /// It has failed. Holds its name.
    Failed(String),
}

/// A link: where it stands, and where it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// Its words in the article.
    pub span: Span,
    /// An absolute address.
    pub target: &'a str,
}

/// The links of an article, in the order in which they are read. Words beside one another that
/// lead to one place are one.
#[must_use]
pub fn links_of(article: &Article) -> Vec<Link<'_>> {
    let mut links: Vec<Link<'_>> = Vec::new();
    for mark in &article.text.marks {
        let MarkKind::Link { target } = &mark.kind else { continue };
        match links.last_mut() {
            Some(last) if last.target == target && last.span.end() == mark.span.start() => {
                last.span = last.span.joined(mark.span);
            }
            _ => links.push(Link { span: mark.span, target }),
        }
    }
    links
}

impl State {
    /// Where the mark of this number in the open article leads, if it is a link.
    #[must_use]
    pub fn link_target(&self, mark: usize) -> Option<&str> {
        match &self.article.as_ref()?.article().text.marks.get(mark)?.kind {
            MarkKind::Link { target } => Some(target),
            MarkKind::Strong | MarkKind::Emphasis | MarkKind::Code | MarkKind::Struck => None,
        }
    }
}

/// Numbers the links of the article. The first one in the window is picked.
pub(super) fn begin(state: &mut State) {
    if state.focus != Pane::Article {
        panes::focus_on(state, Pane::Article);
    }
    let words = state.settings.language.words();
    let height = update::article_height(state);
    let Some(pane) = &mut state.article else { return };
    let (visible, article) = (pane.visible(height), pane.article().clone());
    let links = links_of(&article);
    if links.is_empty() {
        state.toast = Some(words.links.none.to_owned());
        return;
    }
    let ahead = links.partition_point(|link| link.span.end() <= visible.start());
    pane.link_pick = Some(LinkPick { idx: ahead.min(links.len() - 1), typed: String::new() });
    follow(state);
}

/// Picks the link of this number, counted from 1.
pub(super) fn pick_number(state: &mut State, number: usize) {
    let words = state.settings.language.words();
    let Some(pane) = &mut state.article else { return };
    let count = links_of(pane.article()).len();
    match number.checked_sub(1).filter(|idx| *idx < count) {
        Some(idx) => {
            let typed = pane.link_pick.take().map_or_else(String::new, |pick| pick.typed);
            pane.link_pick = Some(LinkPick { idx, typed });
            follow(state);
        }
        None if count == 0 => state.toast = Some(words.links.none.to_owned()),
        None => {
            pane.link_pick.iter_mut().for_each(|pick| pick.typed.clear());
            state.toast = Some(fill(words.links.no_such, &[&number.to_string()]));
        }
    }
}

/// Opens the link of this number, counted from 1; says so where there is none.
pub(super) fn open_number(state: &mut State, number: usize) -> Vec<Effect> {
    let article = state.article.as_ref().map(|pane| pane.article().clone());
    let links = article.as_ref().map_or_else(Vec::new, |article| links_of(article));
    match number.checked_sub(1).and_then(|idx| links.get(idx)) {
        Some(link) => open_address(state, link.target.to_owned()),
        None => {
            pick_number(state, number);
            Vec::new()
        }
    }
}

/// The link that is picked, with its place.
fn picked(state: &State) -> Option<(usize, Link<'_>)> {
    let pane = state.article.as_ref()?;
    let idx = pane.link_pick.as_ref()?.idx;
    Some((idx, *links_of(pane.article()).get(idx)?))
}

/// Shows the link that is picked.
fn follow(state: &mut State) {
    let Some(byte) = picked(state).map(|(_, link)| link.span.start()) else { return };
    update::reveal(state, byte);
}

/// The address of the link that is picked, for the status line.
pub(super) fn preview(state: &State) -> Option<String> {
    let (idx, link) = picked(state)?;
    let typed = &state.article.as_ref()?.link_pick.as_ref()?.typed;
    let number = if typed.is_empty() { (idx + 1).to_string() } else { typed.clone() };
    Some(format!("{number} · {}", shown_address(link.target)))
}

/// A key while a link is picked; none when it is not for that.
pub(super) fn press(state: &mut State, key: Key) -> Option<Vec<Effect>> {
    let (idx, link) = picked(state)?;
    if state.focus != Pane::Article {
        leave(state);
        return None;
    }
    let target = link.target.to_owned();
    let digit = match key.code {
        KeyCode::Char(letter) if !key.ctrl && !key.alt => counts::digit_of(letter),
        _ => None,
    };
    if let Some(digit) = digit {
        type_digit(state, digit);
        return Some(Vec::new());
    }
    let command = pressing::command_of(state, key);
    let is_back_tab = key.shift && key.code == KeyCode::Tab;
    match (key.code, command) {
        (KeyCode::Backspace, _) => untype(state),
        (KeyCode::Enter, _) | (_, Some(Command::OpenInBrowser | Command::Links)) => {
            leave(state);
            return Some(open_address(state, target));
        }
        (_, Some(Command::Copy)) => {
            leave(state);
            return Some(copying::copy(target));
        }
        (KeyCode::Esc, _) | (_, Some(Command::Back)) => leave(state),
        (KeyCode::Tab, _) if is_back_tab => pick_beside(state, idx, false),
        (KeyCode::Tab, _) | (_, Some(Command::Down | Command::Next)) => {
            pick_beside(state, idx, true);
        }
        (_, Some(Command::Up | Command::Previous)) => pick_beside(state, idx, false),
        (_, Some(Command::Help | Command::Redraw | Command::Zoom | Command::Quit)) => return None,
        (_, _) => {
            leave(state);
            return None;
        }
    }
    Some(Vec::new())
}

/// The next link or the one before; round the ends.
fn pick_beside(state: &mut State, idx: usize, forward: bool) {
    let Some(pane) = &mut state.article else { return };
    let count = links_of(pane.article()).len().max(1);
    let idx = if forward { (idx + 1) % count } else { (idx + count - 1) % count };
    pane.link_pick = Some(LinkPick { idx, typed: String::new() });
    follow(state);
}

fn type_digit(state: &mut State, digit: u32) {
    let Some(pick) = state.article.as_mut().and_then(|pane| pane.link_pick.as_mut()) else {
        return;
    };
    pick.typed.push_str(&digit.to_string());
    let number = pick.typed.parse().unwrap_or(usize::MAX);
    pick_number(state, number);
}

fn untype(state: &mut State) {
    let Some(pick) = state.article.as_mut().and_then(|pane| pane.link_pick.as_mut()) else {
        return;
    };
    pick.typed.pop();
    if let Ok(number) = pick.typed.parse() {
        pick_number(state, number);
    }
}

/// No link is picked any more.
pub(super) fn leave(state: &mut State) {
    if let Some(pane) = &mut state.article {
        pane.link_pick = None;
    }
}

/// All links of the article in a list.
pub(super) fn offer(state: &mut State) {
    let words = state.settings.language.words();
    let Some(pane) = &state.article else { return };
    let article = pane.article().clone();
    let row = |(idx, link): (usize, &Link<'_>)| Choice {
        key: u32::try_from(idx + 1).ok().and_then(|number| char::from_digit(number, 10)),
        text: words_of(&article, link).to_owned(),
        details: vec![shown_address(link.target)],
        act: Act::OpenAddress(link.target.to_owned()),
    };
    let rows: Vec<Choice> = links_of(&article).iter().enumerate().map(row).collect();
    if rows.is_empty() {
        state.toast = Some(words.links.none.to_owned());
        return;
    }
    choices::show(state, Choices::new(words.links.title, rows));
}

/// The words of a link.
fn words_of<'a>(article: &'a Article, link: &Link<'_>) -> &'a str {
    link.span.slice(&article.text.plain).trim()
}

/// Opens the article where it lives on the web.
pub(super) fn open_article(state: &mut State) -> Vec<Effect> {
    let article = state.entry().and_then(|entry| entry.article());
    let link = article.and_then(|article| article.link.clone());
    let Some(link) = link.filter(|link| is_for_browser(link)) else {
        state.toast = Some(state.settings.language.words().links.no_link.to_owned());
        return Vec::new();
    };
    let mut effects = read_marks::mark_opened(state);
    effects.extend(open_address(state, link));
    effects
}

/// Has the world outside open an address, if it is one of the web or of a letter.
pub(super) fn open_address(state: &mut State, address: String) -> Vec<Effect> {
    let words = state.settings.language.words();
    if !is_for_browser(&address) {
        state.toast = Some(words.links.no_link.to_owned());
        return Vec::new();
    }
    state.toast = Some(fill(words.links.opening, &[&shown_address(&address)]));
    vec![Effect::Browse(address)]
}

/// No other scheme is handed to a program: `file:` and the like could do harm.
fn is_for_browser(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or("").to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https" | "mailto")
}

/// Says what became of an address that was to be opened.
pub(super) fn say_browsed(state: &mut State, browsed: &Browsed) {
    let words = &state.settings.language.words().links;
    match browsed {
        Browsed::Opened => {}
        Browsed::Left => state.toast = None,
        Browsed::NoProgram => state.toast = Some(words.no_program.to_owned()),
        Browsed::Failed(program) => state.toast = Some(fill(words.failed, &[program])),
    }
}
