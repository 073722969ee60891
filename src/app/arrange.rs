//! Lays out everything that is on the screen. Called by `update` after every message, so
//! that the view only reads.

use super::article_pane::ArticleRow;
use super::facts_pane::FactsContext;
use super::headlines_pane::HeadlinesContext;
use super::pieces::{ArticleLayout, PieceKind};
use super::row::{Frame, Role, Row, Stretch, dotted};
use super::{
    Area, Areas, Facts, ListOf, Pane, Panel, Screen, Scroll, State, fact_groups, following,
    library, links, overlay, status, toast,
};
use crate::config::Settings;
use crate::locale::{Language, Words, date_beside, fill, long_date};
use crate::news::{Article, BlockKind};
use crate::text::{Align, Direction, align_offset, column_of};
use jiff::Zoned;

/// Words a person reads in a minute, for the reading time.
const WORDS_A_MINUTE: usize = 200;

/// Makes `state.screen` anew.
pub(super) fn arrange(state: &mut State) {
    let direction = state.settings.direction();
    let shares = state.settings.shares;
    let areas = match state.settings.linear {
        true => Areas::linear(state.size.1, state.focus),
        false => Areas::shared(state.size, state.focus, state.is_zoomed, direction, shares),
    };
    let mut screen = Screen {
        areas,
        sources: areas.sources.map(|area| sources_panel(state, &areas, area)),
        headlines: areas.headlines.map(|area| headlines_panel(state, &areas, area)),
        article: areas.article.map(|area| article_panel(state, &areas, area)),
        facts: areas.facts.map(|area| facts_panel(state, &areas, area)),
        overlay: None,
        following: following::panel_of(state, &areas),
        toast: toast::panel_of(state, &areas),
        status: status::status_line(state, areas.status),
        caret: None,
    };
    if let Some(overlay) = state.overlay {
        let (panel, caret) = overlay::panel_of(state, overlay, &areas);
        (screen.overlay, screen.caret) = (Some(panel), caret);
    } else if state.focus == Pane::Article {
        screen.caret = caret_place(state, screen.article.as_ref());
    }
    state.screen = screen;
}

/// The name of a pane.
pub(super) fn pane_title(pane: Pane, words: &Words) -> &'static str {
    match pane {
        Pane::Sources => words.sources,
        Pane::Headlines => words.headlines,
        Pane::Article => words.article,
        Pane::Facts => words.key_facts,
    }
}

/// The inside of a pane as a place for rows.
pub(super) fn frame_of(state: &State, inside: Area) -> Frame {
    let direction = state.settings.direction();
    let marks = state.settings.typography.marks;
    let is_linear = state.settings.linear;
    Frame { column: 0, width: usize::from(inside.width), direction, marks, is_linear }
}

/// A panel without rows: its title and its note stand in the top border.
pub(super) fn panel(state: &State, areas: &Areas, area: Area, title: &str, note: &str) -> Panel {
    let mut caption = Vec::new();
    if areas.bordered {
        let frame = Frame { width: usize::from(area.width), ..frame_of(state, area) }.padded(3);
        let title = frame.one_line(title, frame.direction, frame.width);
        let room = frame.width.saturating_sub(title.width_cells() + 4);
        let note = frame.one_line(note, frame.direction, room);
        caption.push(frame.at_start(title, Role::Heading));
        if note.width_cells() > 0 {
            caption.push(frame.at_end(note, Role::Detail));
        }
    }
    Panel { area, inside: areas.within(area), caption, ..Panel::default() }
}

fn headlines_panel(state: &mut State, areas: &Areas, area: Area) -> Panel {
    let (language, words) = (state.settings.language, state.settings.language.words());
    let unread = match state.list.total() {
        Some(_) => words.unread.of(language, state.unread_count()),
        None => String::new(),
    };
    let title = match state.list.of() {
        ListOf::Opened => words.headlines.to_owned(),
        ListOf::View(_) => library::caption(state),
    };
    let mut panel = panel(state, areas, area, &title, &unread);
    let frame = frame_of(state, panel.inside);
    let height = usize::from(panel.inside.height);
    let context = HeadlinesContext {
        selected: state.selected,
        frame,
        height,
        language,
        now: state.now.as_ref(),
    };
    panel.rows = state.headlines.rows(&state.list, &context);
    if let Some(library) = state.library.as_ref().filter(|_| state.list.is_empty()) {
        let notice = library::notice_of_empty(library, language);
        panel.rows = notice_rows(&notice, frame.padded(1));
    }
    let (before, shown) = (state.headlines.top(), state.headlines.page());
    let all = state.list.total().unwrap_or(state.list.len());
    // The bar stands where lines end: on the far side of the interface's start.
    let at_right = frame.direction == Direction::Ltr;
    panel.scroll = (shown < all).then_some(Scroll { before, shown, all, at_right });
    panel.selected = Some(state.selected);
    panel.is_focused = state.focus == Pane::Headlines;
    panel
}

/// The size of a file as people say it.
fn megabytes(bytes: u64, language: Language) -> String {
    let tenths = bytes.div_ceil(100_000);
    let number = language.number(format_args!("{}.{}", tenths / 10, tenths % 10));
    fill(language.library_words().megabytes, &[&number])
}

fn sources_panel(state: &mut State, areas: &Areas, area: Area) -> Panel {
    let (language, words) = (state.settings.language, state.settings.language.words());
    let bytes = state.library.as_ref().map_or(0, |library| library.sources.bytes);
    let size = if bytes > 0 { megabytes(bytes, language) } else { String::new() };
    let mut panel = panel(state, areas, area, words.sources, &size);
    let frame = frame_of(state, panel.inside);
    let height = usize::from(panel.inside.height);
    let Some(library) = &mut state.library else { return panel };
    let context = library::SourcesContext { frame, height, language };
    let (rows, before, all, selected) = library.pane.rows(&library.sources, &context);
    panel.rows = rows;
    let at_right = frame.direction == Direction::Ltr;
    panel.scroll = (all > height).then_some(Scroll { before, shown: height, all, at_right });
    panel.selected = selected;
    panel.is_focused = state.focus == Pane::Sources;
    panel
}

/// The body in its measure, in the middle of the pane.
pub(super) fn body_frame(state: &State, inside: Area) -> Frame {
    let pane = frame_of(state, inside).padded(body_margin(inside));
    let measure = usize::from(state.settings.typography.measure_cells.max(1));
    pane.padded(pane.width.saturating_sub(measure) / 2)
}

/// Blank columns on both sides of the widest body.
fn body_margin(inside: Area) -> usize {
    if inside.width >= 24 { 2 } else { usize::from(inside.width > 4) }
}

/// Columns of the widest body that the pane has room for.
pub(super) fn widest_measure(inside: Area) -> u16 {
    let margins = 2 * u16::try_from(body_margin(inside)).unwrap_or(0);
    inside.width.saturating_sub(margins)
}

fn article_panel(state: &mut State, areas: &Areas, area: Area) -> Panel {
    let language = state.settings.language;
    let words = language.words();
    let inside = areas.inside(Pane::Article).unwrap_or_default();
    let (frame, height) = (body_frame(state, inside), usize::from(inside.height));
    let typography = state.settings.typography;
    let is_linear = state.settings.linear;
    let Some(pane) = &mut state.article else {
        return panel(state, areas, area, words.article, "");
    };
    pane.set_layout(ArticleLayout { width_cells: frame.width, typography, is_linear });
    let rows = pane.window(height).into_iter();
    let mut rows: Vec<Row> = rows.map(|row| body_row(row, frame, typography.align)).collect();
    if pane.article().text.blocks.len() <= 1 {
        rows.extend(no_body_rows(pane.article(), words, frame));
        rows.truncate(height);
    }
    let (visible, all) = (pane.visible(height), pane.article().text.plain.len());
    let direction = pane.article().direction();
    let is_whole = visible.start() == 0 && visible.end() >= all;
    let percent = if is_whole { String::new() } else { percent(visible.end(), all, language) };
    let mut panel = Panel { inside, ..panel(state, areas, area, words.article, &percent) };
    panel.rows = rows;
    let at_right = direction == Direction::Ltr;
    panel.scroll = (!is_whole).then_some(Scroll {
        before: visible.start(),
        shown: visible.len(),
        all,
        at_right,
    });
    panel.is_focused = state.focus == Pane::Article;
    if let Some(pane) = &state.article {
        links::put_labels(&mut panel, pane);
    }
    panel
}

/// What stands where an article has no body: that it has none, and where there is more.
fn no_body_rows(article: &Article, words: &Words, frame: Frame) -> Vec<Row> {
    let mut rows = vec![Row::default()];
    rows.extend(notice_rows(words.empty_body, frame));
    if let Some(link) = &article.link {
        rows.extend(notice_rows(words.story_is_at, frame));
        let lines = frame.some_lines(link, Direction::Ltr, 5).into_iter();
        rows.extend(lines.map(|line| Row {
            stretches: vec![frame.at_start(line, Role::Plain)],
            ..Row::default()
        }));
    }
    rows
}

/// A row of the article as its pane shows it.
pub(super) fn article_row(state: &State, row: ArticleRow) -> Row {
    let inside = state.screen.areas.inside(Pane::Article).unwrap_or_default();
    body_row(row, body_frame(state, inside), state.settings.typography.align)
}

/// The place of the caret on the screen, while there is one in the article.
fn caret_place(state: &State, article: Option<&Panel>) -> Option<(u16, u16)> {
    let caret = state.article.as_ref()?.selection?.caret.start();
    let panel = article?;
    let places = panel.rows.iter().enumerate().flat_map(|(idx, row)| {
        let of_article = row.stretches.iter().filter(|stretch| stretch.is_article);
        of_article.filter_map(move |stretch| {
            Some((stretch.column + column_of(&stretch.line, caret)?, idx))
        })
    });
    let (column, row) = places.into_iter().next()?;
    let column = u16::try_from(column).ok()?;
    Some((panel.inside.x + column, panel.inside.y + u16::try_from(row).ok()?))
}

fn body_row(row: ArticleRow, frame: Frame, align: Align) -> Row {
    let Some(line) = row.line else { return Row::default() };
    let (role, is_article) = match row.kind {
        PieceKind::About => (Role::Detail, false),
        PieceKind::Block(
            BlockKind::Title
            | BlockKind::Heading { level: 0..=3 }
            | BlockKind::TableRow { is_head: true, .. },
        ) => (Role::Title, true),
        PieceKind::Block(BlockKind::Heading { level: 4.. }) => (Role::Heading, true),
        PieceKind::Block(BlockKind::Picture | BlockKind::Caption | BlockKind::Rule) => {
            (Role::Detail, true)
        }
        PieceKind::Block(
            BlockKind::Paragraph
            | BlockKind::ListItem { .. }
            | BlockKind::ItemParagraph { .. }
            | BlockKind::Quotation
            | BlockKind::TableRow { is_head: false, .. }
            | BlockKind::Code,
        ) => (Role::Body, true),
    };
    let side = Frame { direction: row.side, ..frame };
    let inner = side.indented(row.indent_cells);
    // Columns would be torn apart.
    let is_table = matches!(row.kind, PieceKind::Block(BlockKind::TableRow { .. }));
    let align = if is_table { Align::Start } else { align };
    let column = inner.column + align_offset(&line, inner.width, align);
    let mut stretches = vec![Stretch { line, column, role, is_article, lit: Vec::new() }];
    if let Some(marker) = row.marker {
        let marker = side.one_line(&marker, side.direction, row.indent_cells);
        stretches.push(side.at_start(marker, Role::Detail));
    }
    Row { stretches, ..Row::default() }
}

fn percent(part: usize, all: usize, language: Language) -> String {
    let percent = if part >= all { 100 } else { (part * 100 / all.max(1)).min(99) };
    language.number(format_args!("{percent}%"))
}

/// The line under the title: source, byline, date, minutes, and that its page is wanting.
pub(super) fn about_article(state: &State, article: &Article, lacks_page: bool) -> String {
    let language = state.settings.language;
    let date = article.published.as_ref().map_or_else(String::new, |then| date_of(state, then));
    let word_count = article.text.plain.split_whitespace().count();
    let minutes = (word_count + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
    let minutes = language.words().minutes_to_read.of(language, minutes.max(1));
    let byline = article.byline.as_deref().unwrap_or("");
    let page = if lacks_page { language.words().fetch.without_page } else { "" };
    dotted(&[&article.source, byline, &date, &unbroken(&minutes), &unbroken(page)])
}

/// The date, and in brackets that of the calendar that is wanted beside it.
fn date_of(state: &State, then: &Zoned) -> String {
    let Settings { language, calendar, .. } = state.settings;
    let date = unbroken(&long_date(language, then));
    match date_beside(language, calendar, then.date()) {
        Some(beside) => format!("{date} ({})", unbroken(&beside)),
        None => date,
    }
}

/// A line does not end inside a date.
fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

fn facts_panel(state: &mut State, areas: &Areas, area: Area) -> Panel {
    let language = state.settings.language;
    let words = language.words();
    let found = state.found().cloned();
    let count = found.as_ref().map_or(0, |found| found.facts.len());
    let only = state.facts.only;
    let note = match only {
        Some(group) => group.name(words).to_string(),
        None if count > 0 => language.number(count),
        None => String::new(),
    };
    let mut panel = panel(state, areas, area, words.key_facts, &note);
    let frame = frame_of(state, panel.inside).padded(usize::from(panel.inside.width >= 20));
    panel.is_focused = state.focus == Pane::Facts;
    let article = state.article.as_ref().map(|pane| pane.article().clone());
    let (Some(found), true, Some(article)) = (found, count > 0, article) else {
        panel.rows = notice_rows(facts_notice(state), frame);
        return panel;
    };
    let height = usize::from(panel.inside.height);
    let direction = article.direction();
    let context =
        FactsContext { plain: &article.text.plain, frame, height, language, article: direction };
    let (rows, before, all) = state.facts.rows(&found, &context);
    panel.rows = match only {
        Some(group) if rows.is_empty() => {
            notice_rows(&fact_groups::nothing_of(group, language), frame)
        }
        Some(_) | None => rows,
    };
    let at_right = frame.direction == Direction::Ltr;
    panel.scroll = (all > height).then_some(Scroll { before, shown: height, all, at_right });
    panel.selected = Some(state.facts.selected);
    panel
}

/// What to say where there are no facts to show.
fn facts_notice(state: &State) -> &'static str {
    let words = state.settings.language.words();
    match state.open_entry().map(|entry| &entry.facts) {
        None => "",
        Some(Facts::Unknown | Facts::Asked(_)) => words.finding_facts,
        Some(Facts::Found(_)) => words.no_facts,
        Some(Facts::Failed) => words.facts_failed,
    }
}

/// Lines of a notice; the pane may have fewer.
const MOST_NOTICE_LINES: usize = 16;

fn notice_rows(notice: &str, frame: Frame) -> Vec<Row> {
    frame
        .some_lines(notice, frame.direction, MOST_NOTICE_LINES)
        .into_iter()
        .map(|line| Row { stretches: vec![frame.at_start(line, Role::Detail)], ..Row::default() })
        .collect()
}
