//! The headlines: rows of the articles around the selected one.

use super::row::{Frame, Role, Row, Stretch, dotted};
use super::{ArticleList, Entry};
use crate::locale::{Language, ago};
use crate::text::{Line, direction_of};
use jiff::Zoned;

/// Where the list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeadlinesPane {
    /// The first entry in the window.
    top: usize,
    /// How many whole entries the window last showed.
    shown: usize,
}

/// What the rows need to know beside the entries.
#[derive(Clone, Copy, Debug)]
pub struct HeadlinesContext<'a> {
    /// The selected entry.
    pub selected: usize,
    /// The place for the rows.
    pub frame: Frame,
    /// How many rows there are.
    pub height: usize,
    /// The language of the interface.
    pub language: Language,
    /// The time, once it is known.
    pub now: Option<&'a Zoned>,
}

impl HeadlinesPane {
    /// How many entries a page holds.
    #[must_use]
    pub fn page(&self) -> usize {
        self.shown.max(1)
    }

    /// The rows, scrolled so that the selected entry is whole in the window.
    pub fn rows(&mut self, list: &ArticleList, context: &HeadlinesContext) -> Vec<Row> {
        self.top = self.top.min(context.selected);
        // Walk up from the selected entry: that many entries above it still fit.
        let mut height_left = context.height;
        let mut first = context.selected;
        for idx in (self.top..=context.selected).rev() {
            let rows = entry_rows(idx, list, context).len();
            if rows > height_left && idx != context.selected {
                break;
            }
            height_left = height_left.saturating_sub(rows + usize::from(is_roomy(context)));
            first = idx;
        }
        self.top = first;
        let mut rows: Vec<Row> = Vec::new();
        self.shown = 0;
        for idx in self.top..list.len() {
            if rows.len() >= context.height {
                break;
            }
            rows.extend(entry_rows(idx, list, context));
            self.shown += usize::from(rows.len() <= context.height);
            if is_roomy(context) {
                rows.push(Row { item: Some(idx), ..Row::default() });
            }
        }
        rows.truncate(context.height);
        rows
    }

    /// What was selected at one place is at another now: it stays on its row. At its top the list
    /// shows what came above, unless that is more than has room.
    pub fn follow(&mut self, before: usize, now: usize) {
        if self.top > 0 || now >= before + self.page() {
            self.top = (self.top + now).saturating_sub(before);
        }
    }

    /// The first entry in the window.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }
}

/// Whether there is room for a blank row between entries and a second line of a title.
fn is_roomy(context: &HeadlinesContext) -> bool {
    context.height >= 12
}

/// The rows of the entry at a place. One that is not known yet has the room of a short one.
fn entry_rows(idx: usize, list: &ArticleList, context: &HeadlinesContext) -> Vec<Row> {
    match list.get(idx) {
        Some(entry) => known_rows(idx, entry, list.is_unread(idx), context),
        None => vec![Row { item: Some(idx), ..Row::default() }; 2],
    }
}

/// Cells of a dot between parts, and of the beginning of a tag.
const FEWEST_OF_TAGS: usize = 3 + 4;

/// Title on up to two lines, then source and time. Each has the article's direction.
fn known_rows(idx: usize, entry: &Entry, is_unread: bool, context: &HeadlinesContext) -> Vec<Row> {
    let direction = entry.direction;
    let words = context.language.library_words();
    let text = Frame { direction, ..text_frame(context.frame) };
    let most = match (is_roomy(context), idx == context.selected) {
        (true, true) => 4,
        (true, false) => 2,
        (false, _) => 1,
    };
    let role = if is_unread { Role::Unread } else { Role::Read };
    let mut rows: Vec<Row> = text
        .some_lines(&entry.title, direction, most)
        .into_iter()
        .map(|line| Row { stretches: vec![text.at_start(line, role)], item: Some(idx), dot: false })
        .collect();
    if let Some(first) = rows.first_mut() {
        first.dot = is_unread;
    }
    let time = match (context.now, &entry.published) {
        (Some(now), Some(then)) => ago(context.language, now, then),
        (_, _) => String::new(),
    };
    // A long source is cut, the time is not.
    let star = if entry.is_starred { "★" } else { "" };
    let changed = if entry.changed_at.is_some() { words.changed } else { "" };
    let cells_of = |part: &str| text.one_line(part, direction, usize::MAX).width_cells();
    let taken = [star, &time, changed].map(cells_of);
    let taken: usize = taken.iter().filter(|cells| **cells > 0).map(|cells| cells + 3).sum();
    let source_width = text.width.saturating_sub(taken);
    let source = text.one_line(&entry.source, direction, source_width);
    let source = cut_like(&entry.source, &source);
    let tags: Vec<String> = entry.tags.iter().map(|tag| format!("#{tag}")).collect();
    let tags = tags.join(" ");
    let mut about = vec![star, &source, &time, changed];
    // Tags are cut, but not to nothing: then what stands before them would be.
    if cells_of(&dotted(&about)) + FEWEST_OF_TAGS <= text.width {
        about.push(&tags);
    }
    let about = text.one_line(&dotted(&about), direction, text.width);
    if about.width_cells() > 0 {
        rows.push(Row {
            stretches: vec![text.at_start(about, Role::Detail)],
            item: Some(idx),
            dot: false,
        });
    }
    if let Some(snippet) = &entry.snippet {
        let direction = direction_of(&snippet.text, None);
        let lines =
            text.some_lines(&snippet.text, direction, if is_roomy(context) { 2 } else { 1 });
        rows.extend(lines.into_iter().map(|line| {
            let stretch = Stretch { lit: snippet.hits.clone(), ..text.at_start(line, Role::Body) };
            Row { stretches: vec![stretch], item: Some(idx), dot: false }
        }));
    }
    rows
}

/// The bar and the dot have the first columns at the start; the other side keeps clear of
/// the border, or of the scroll bar where there is none.
fn text_frame(frame: Frame) -> Frame {
    frame.indented(if frame.width > 20 { 4 } else { 3 }).shortened(1)
}

/// The logical text of a line that was cut to fit.
fn cut_like(text: &str, line: &Line) -> String {
    match text.get(..line.source.end()) {
        Some(shown) if shown.len() < text.len() => format!("{}…", shown.trim_end()),
        Some(_) | None => text.to_string(),
    }
}
