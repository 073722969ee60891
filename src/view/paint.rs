//! Which look each cell of the article has: tints of facts, what is lit, search hits.

use super::hyperlink::numbered;
use super::theme::Theme;
use crate::app::{FoundFacts, Selection, State, Stretch, links_of};
use crate::news::{FactKind, Mark, MarkKind};
use crate::text::{Cell, Span};
use ratatui::style::Style;

/// What lies over the text of the open article.
pub(super) struct Paint<'a> {
    theme: &'a Theme,
    marks: &'a [Mark],
    found: Option<&'a FoundFacts>,
    tints: bool,
    lit: &'a [Span],
    lit_kind: FactKind,
    cursor: Option<Span>,
    hits: &'a [Span],
    current_hit: Option<Span>,
    selection: Option<Selection>,
    picked: Option<Span>,
}

impl<'a> Paint<'a> {
    pub(super) fn new(state: &'a State, theme: &'a Theme) -> Self {
        let found = state.found().map(|found| &**found);
        let lit_fact = found.zip(state.facts.lit).and_then(|(found, idx)| found.facts.get(idx));
        let search = state.search.as_ref();
        Self {
            theme,
            marks: state.article.as_ref().map_or(&[], |pane| &pane.article().text.marks),
            found,
            tints: state.settings.tints,
            lit: lit_fact.map_or(&[], |fact| &fact.mentions),
            lit_kind: lit_fact.map_or(FactKind::KeySentence, |fact| fact.kind),
            cursor: state.facts.cursor,
            hits: search.map_or(&[], |search| search.hits()),
            current_hit: search.and_then(|search| search.current()),
            picked: picked_link(state),
            selection: state.article.as_ref().and_then(|pane| pane.selection),
        }
    }

    pub(super) fn theme(&self) -> &Theme {
        self.theme
    }

    /// The look of each cell of a stretch. What lies on a line is looked up once.
    pub(super) fn stretch(&self, stretch: &Stretch) -> impl Fn(&Cell) -> Style {
        let plain = self.theme.role(stretch.role);
        let on_line = stretch.line.source;
        let mut overlays = if stretch.is_article { self.overlays_on(on_line) } else { Vec::new() };
        let lit = touching(&stretch.lit, on_line).iter();
        overlays.extend(lit.map(|span| (*span, self.theme.hit(false))));
        move |cell: &Cell| {
            let over = overlays.iter().filter(|(span, _)| span.overlaps(cell.source));
            over.fold(plain, |style, (_, over)| style.patch(*over))
        }
    }

    /// From the lowest to the highest: links and emphasis, tints, what is lit, the cursor, hits, the
    /// selection with its caret.
    fn overlays_on(&self, line: Span) -> Vec<(Span, Style)> {
        let tints = self.found.map_or(&[][..], |found| found.tints_in(line));
        let tinted = if self.tints { tints } else { &[] };
        let mut overlays = self.marks_on(line);
        overlays.extend(tinted.iter().map(|tint| (tint.span, self.theme.fact(tint.kind))));
        let cursor_kind =
            tints.iter().find(|tint| Some(tint.span) == self.cursor).map(|tint| tint.kind);
        overlays.extend(
            touching(self.lit, line).iter().map(|span| (*span, self.theme.lit(self.lit_kind))),
        );
        if let Some(cursor) = self.cursor {
            overlays.push((cursor, self.theme.cursor(cursor_kind.unwrap_or(self.lit_kind))));
        }
        overlays.extend(touching(self.hits, line).iter().map(|hit| (*hit, self.theme.hit(false))));
        overlays.extend(self.current_hit.map(|hit| (hit, self.theme.hit(true))));
        overlays.extend(self.picked.map(|span| (span, self.theme.selected())));
        if let Some(selection) = self.selection {
            overlays.extend(selection.span().map(|span| (span, self.theme.selected())));
            overlays.push((selection.caret, self.theme.caret()));
        }
        overlays
    }
}

/// The words of the link that is picked.
fn picked_link(state: &State) -> Option<Span> {
    let pane = state.article.as_ref()?;
    let idx = pane.link_pick.as_ref()?.idx;
    links_of(pane.article()).get(idx).map(|link| link.span)
}

/// Marks that may reach a line though they begin this far before it, in marks: they lie over
/// one another, but not deep.
const MARKS_BEFORE: usize = 64;

impl Paint<'_> {
    /// Links and emphasis on a line. They are sorted by where they begin; one that began long
    /// before still reaches it.
    fn marks_on(&self, line: Span) -> Vec<(Span, Style)> {
        let last = self.marks.partition_point(|mark| mark.span.start() < line.end());
        let first = last.saturating_sub(MARKS_BEFORE);
        let near = self.marks.get(first..last).unwrap_or(&[]).iter().enumerate();
        let on_line = near.filter(|(_, mark)| mark.span.overlaps(line));
        on_line
            .map(|(idx, mark)| {
                let look = self.theme.mark(&mark.kind);
                let leads = matches!(mark.kind, MarkKind::Link { .. });
                let number = if leads { numbered(first + idx) } else { Style::new() };
                (mark.span, look.patch(number))
            })
            .collect()
    }
}

/// The spans that touch a line; they are sorted and do not overlap.
fn touching(spans: &[Span], line: Span) -> &[Span] {
    let first = spans.partition_point(|span| span.end() <= line.start());
    let last = spans.partition_point(|span| span.start() < line.end());
    spans.get(first..last.max(first)).unwrap_or(&[])
}
