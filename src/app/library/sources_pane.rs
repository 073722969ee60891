//! The pane of sources: views, saved searches, tags, folders and feeds, a row each.

use super::source::{self, Source, SourceItem};
use crate::app::row::{Frame, Role, Row};
use crate::locale::{Language, LibraryWords, fill};
use crate::news::library::{FolderId, Sources};
use crate::text::direction_of;
use std::collections::HashSet;
use unicode_segmentation::UnicodeSegmentation;

/// Where the person is in the sources.
#[derive(Clone, Debug, Default)]
pub struct SourcesPane {
    /// What is selected.
    pub selected: Source,
    /// The first row of the window.
    top: usize,
    /// Folders whose feeds are not shown.
    closed: HashSet<FolderId>,
}

/// What the rows need to know beside the sources.
#[derive(Clone, Copy, Debug)]
pub struct SourcesContext {
    /// The place for the rows.
    pub frame: Frame,
    /// How many rows there are.
    pub height: usize,
    /// The language of the interface.
    pub language: Language,
}

impl SourcesPane {
    /// Every item, in the order of the pane.
    fn items(&self, sources: &Sources, words: &LibraryWords) -> Vec<SourceItem> {
        source::items(sources, &self.closed, words).into_iter().flatten().collect()
    }

    /// Moves the selection by rows.
    pub fn move_by(&mut self, sources: &Sources, by: isize) {
        let items = self.items(sources, Language::default().library_words());
        let here = items.iter().position(|item| item.source == self.selected).unwrap_or(0);
        let there = here.saturating_add_signed(by).min(items.len().saturating_sub(1));
        self.selected = items.get(there).map_or(Source::default(), |item| item.source);
    }

    /// The next source below with something unread in it.
    pub fn select_unread(&mut self, sources: &Sources, forward: bool) -> bool {
        let items = self.items(sources, Language::default().library_words());
        let count = items.len().max(1);
        let here = items.iter().position(|item| item.source == self.selected).unwrap_or(0);
        let steps = (1..count).map(|step| if forward { step } else { count - step });
        let found = steps.filter_map(|step| items.get((here + step) % count)).find(|item| {
            matches!(item.source, Source::Feed(_) | Source::Folder(_))
                && item.count.is_some_and(|count| count > 0)
        });
        self.selected = found.map_or(self.selected, |item| item.source);
        found.is_some()
    }

    /// Shows the feeds of the selected folder, or no longer; whether it is a folder.
    pub fn fold(&mut self) -> bool {
        let Source::Folder(id) = self.selected else { return false };
        if !self.closed.remove(&id) {
            self.closed.insert(id);
        }
        true
    }

    /// After the sources changed: what is selected is one of them. Where it is gone, the next one
    /// below that is there still, else the one above.
    pub(super) fn keep_in(&mut self, before: &Sources, sources: &Sources) {
        let words = Language::default().library_words();
        let is_there: HashSet<Source> =
            self.items(sources, words).iter().map(|item| item.source).collect();
        let items = self.items(before, words);
        let here = items.iter().position(|item| item.source == self.selected).unwrap_or(0);
        let (above, below) = items.split_at(here);
        let mut nearest = below.iter().chain(above.iter().rev()).map(|item| item.source);
        self.selected = nearest.find(|source| is_there.contains(source)).unwrap_or_default();
    }

    /// After something was brought back: that is selected, and not a tag that came with it.
    pub(super) fn select_new(&mut self, before: &Sources, sources: &Sources) {
        let words = Language::default().library_words();
        let was_there: HashSet<Source> =
            self.items(before, words).iter().map(|item| item.source).collect();
        let items = self.items(sources, words);
        let new = items.iter().filter(|item| !was_there.contains(&item.source));
        let new = new.min_by_key(|item| matches!(item.source, Source::Tag(_)));
        self.selected = new.map_or(self.selected, |item| item.source);
    }

    /// The rows of the window with the selected one in it; how many stand before it, of how many;
    /// the index of the selected item.
    pub fn rows(
        &mut self,
        sources: &Sources,
        context: &SourcesContext,
    ) -> (Vec<Row>, usize, usize, Option<usize>) {
        let words = context.language.library_words();
        let mut rows = Vec::new();
        let mut selected = None;
        let mut idx = 0;
        for group in source::items(sources, &self.closed, words) {
            if !rows.is_empty() {
                rows.push(Row::default());
            }
            for item in group {
                if item.source == self.selected {
                    selected = Some((idx, rows.len()));
                }
                rows.push(item_row(idx, &item, context));
                idx += 1;
            }
        }
        if rows.len() <= context.height {
            self.top = 0;
        }
        if let Some((_, row)) = selected {
            self.top = self.top.min(row).max((row + 1).saturating_sub(context.height));
        }
        let all = rows.len();
        let rows = rows.into_iter().skip(self.top).take(context.height).collect();
        (rows, self.top, all, selected.map(|(idx, _)| idx))
    }

    /// The source of a row's item.
    #[must_use]
    pub fn at(&self, sources: &Sources, idx: usize) -> Option<Source> {
        self.items(sources, Language::default().library_words()).get(idx).map(|item| item.source)
    }
}

/// Name at the start, number at the end; what could not be had has a sign before the number.
fn item_row(idx: usize, item: &SourceItem, context: &SourcesContext) -> Row {
    let frame = context.frame.indented(if context.frame.width > 20 { 3 } else { 1 }).shortened(1);
    let has_unread = item.count.is_some_and(|count| count > 0);
    let count = item
        .count
        .filter(|count| *count > 0)
        .map_or_else(String::new, |count| context.language.number(count));
    let count = frame.one_line(&count, frame.direction, frame.width / 3);
    let sign = if item.is_troubled { "!" } else { "" };
    let sign = frame.one_line(sign, frame.direction, 1);
    let taken = count.width_cells() + 2 * sign.width_cells();
    let inner = frame.indented((2 * item.depth).min(frame.width / 3));
    let arrow = match item.source {
        Source::Folder(_) if item.is_closed => "+",
        Source::Folder(_) => "−",
        Source::Unread
        | Source::Today
        | Source::Starred
        | Source::All
        | Source::Search(_)
        | Source::Tag(_)
        | Source::Feed(_) => "",
    };
    // It stands before a name of any direction.
    let arrow_line = inner.one_line(arrow, frame.direction, 1);
    let before_name = inner;
    let inner = if arrow.is_empty() { before_name } else { before_name.indented(2) };
    // Each name in its own direction, at the start of the interface: a column of names.
    let room = inner.width.saturating_sub(taken + 1);
    let name = match item.is_address {
        true => cut_in_the_middle(&item.name, room, inner),
        false => item.name.clone(),
    };
    let direction = if item.is_sentence { frame.direction } else { direction_of(&item.name, None) };
    let line = inner.one_line(&name, direction, room);
    let role = if has_unread { Role::Unread } else { Role::Read };
    let before_count = frame.shortened(count.width_cells() + 1);
    let stretches = vec![
        before_name.at_start(arrow_line, role),
        inner.at_start(line, role),
        before_count.at_end(sign, Role::Alert),
        frame.at_end(count, Role::Detail),
    ];
    Row { stretches, item: Some(idx), dot: false }
}

/// An address that is too long without what tells it least from others: a part between its host
/// and its end. Clusters of letters stay whole.
fn cut_in_the_middle(address: &str, width_cells: usize, frame: Frame) -> String {
    let direction = direction_of(address, None);
    let width = |text: &str| frame.width_of(text, direction);
    // No letter has more cells than bytes.
    let is_short = address.len() <= width_cells || width(address) <= width_cells;
    if frame.is_linear || is_short {
        return address.to_owned();
    }
    let ahead = width_cells / 2;
    let behind = width_cells.saturating_sub(ahead + 1);
    let length_of = |clusters: &mut dyn Iterator<Item = &str>, room: usize| {
        let mut left = room;
        let fitting = clusters.map_while(|cluster| {
            left = left.checked_sub(width(cluster))?;
            Some(cluster.len())
        });
        fitting.sum::<usize>()
    };
    let first = length_of(&mut address.graphemes(true), ahead);
    let last = address.len() - length_of(&mut address.graphemes(true).rev(), behind);
    let (first, last) = (address.get(..first), address.get(last..));
    format!("{}…{}", first.unwrap_or(""), last.unwrap_or(""))
}

/// What stands above the list of a source, or of what a search found.
pub(crate) fn caption(state: &crate::app::State) -> String {
    let words = state.settings.language.library_words();
    let Some(library) = &state.library else { return String::new() };
    let name = library.source.name(&library.sources, words);
    let title = if library.query.trim().is_empty() { &name } else { &library.query };
    // Each in its own direction.
    fill("{}", &[title])
}
