//! A paragraph made ready for any width: everything of layout that does not depend on lines.

use super::character::{Character, Drawing, Table, Traits, characters};
use super::clean::{self, Clean};
use super::direction::{self, Base};
use super::joining::{self, Form};
use super::map::Cursor;
use super::symbol::{self, Drawn, Symbols};
use super::{Direction, Span, breaks, clusters, levels};

/// A shaped paragraph: its clusters in logical order, each with its symbol, width and level.
///
/// Made by [`shape`], laid out by [`lay_out`](super::lay_out) as often as widths change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shaped {
    source: Span,
    direction: Direction,
    pub(super) clusters: Vec<Cluster>,
    symbols: String,
}

/// What lines are made of: a grapheme cluster, or a lam-alef.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cluster {
    symbol_end: u32,
    /// In coordinates of the whole text.
    pub source: Span,
    /// 0 for what is not drawn.
    pub width: u8,
    pub level: u8,
    pub role: Role,
    /// A line may end before it.
    pub may_break_before: bool,
}

/// What wrapping must know about a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Text,
    /// Text with vowel marks that can be hidden.
    Pointed,
    /// White space: hangs at the end of a line, and takes the paragraph's level there (L1).
    Space,
    /// U+2028: white space that ends the line.
    LineEnd,
    /// Not drawn, and at a line's end like white space (isolates; L1).
    Unseen,
    /// Not drawn, but strong: a direction mark. White space before it keeps its level.
    Acting,
    /// Not drawn, but a hyphen where a line ends after it.
    SoftHyphen,
    /// A line never starts with it, even where a word must be broken.
    Closing,
}

/// Shapes the paragraph `text[span]`. Spans in the result are byte ranges of `text`.
///
/// The steps and their rules: cleaning, base direction (UAX #9 P2, P3), levels (UAX #9),
/// joining (Unicode 9.2), clusters (UAX #29), break opportunities (UAX #14). White space
/// inside the paragraph, line feeds too, is a space; only U+2028 forces a line end. Any
/// string is safe: nothing in it reaches the terminal but symbols of known width.
///
/// ```
/// use khabar::text::{shape, lay_out, Base, Direction, LayoutOptions, Span};
/// let text = "سلام (7)";
/// let shaped = shape(text, Span::new(0, text.len()), Base::Auto);
/// assert_eq!(shaped.direction(), Direction::Rtl);
/// assert_eq!(shaped.width_cells(), 7); // lam-alef takes one cell
/// let lines = lay_out(&shaped, 40, &LayoutOptions::default());
/// assert_eq!(lines[0].visual(), "(7) \u{FEE1}\u{FEFC}\u{FEB3}");
/// ```
#[must_use]
pub fn shape(text: &str, span: Span, base: Base) -> Shaped {
    shape_clean(&clean::paragraph(text, span), span, base)
}

/// The steps after cleaning.
pub(super) fn shape_clean(clean: &Clean<'_>, source: Span, base: Base) -> Shaped {
    let characters = characters(&clean.text);
    let direction = direction::of_paragraph(&characters, base);
    let levels = levels::resolve(&clean.text, &characters, direction);
    let forms = joining::forms(&characters);
    let starts = clusters::boundaries(&clean.text, &characters);
    let breaks = breaks::opportunities(&clean.text);
    let paragraph = Paragraph {
        text_len: clean.text.len(),
        characters: &characters,
        levels: &levels,
        forms: &forms,
        starts: &starts,
    };
    let (clusters, symbols) = paragraph.assemble(breaks, clean.map.cursor(clean.origin));
    Shaped { source, direction, clusters, symbols }
}

impl Shaped {
    /// The base direction of the paragraph.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The stretch of the text that was shaped.
    #[must_use]
    pub fn source(&self) -> Span {
        self.source
    }

    /// Columns that the paragraph takes on one line, spaces at its end not counted.
    #[must_use]
    pub fn width_cells(&self) -> usize {
        super::wrap::Range::whole(self).width_cells(self)
    }

    /// The symbol of a cluster.
    pub(super) fn symbol(&self, i: usize) -> &str {
        let start = i
            .checked_sub(1)
            .and_then(|before| self.clusters.get(before))
            .map_or(0, |c| c.symbol_end);
        let end = self.clusters.get(i).map_or(start, |cluster| cluster.symbol_end);
        self.symbols.get(start as usize..end as usize).unwrap_or("")
    }
}

/// What the steps found, all indexed by character; `starts` by cluster.
struct Paragraph<'a> {
    text_len: usize,
    characters: &'a [Character],
    levels: &'a [u8],
    forms: &'a [Form],
    starts: &'a [u32],
}

impl Paragraph<'_> {
    /// Brings the findings together, cluster by cluster.
    fn assemble(
        &self,
        breaks: impl Iterator<Item = usize>,
        mut cursor: Cursor<'_>,
    ) -> (Vec<Cluster>, String) {
        let mut clusters: Vec<Cluster> = Vec::with_capacity(self.starts.len());
        let mut symbols = Symbols::new(self.text_len);
        let mut breaks = breaks.peekable();
        let mut i = 0;
        while let Some((first, mut end)) = self.cluster(i) {
            i += 1;
            let Some(head) = self.characters.get(first) else { break };
            let level = self.levels.get(first).copied().unwrap_or(0);
            let form = self.forms.get(first).copied().unwrap_or_default();
            let mut drawn = None;
            if head.c == symbol::LAM
                && form.joined_after
                && let Some((alef, alef_end)) = self.cluster(i)
            {
                drawn =
                    symbols.push_lam_alef(self.slice(first, end), self.slice(alef, alef_end), form);
                if drawn.is_some() {
                    i += 1;
                    end = alef_end;
                }
            }
            let drawn = drawn.unwrap_or_else(|| symbols.push(self.slice(first, end), form, level));
            let at = head.at as usize;
            let byte_end = self.characters.get(end).map_or(self.text_len, |next| next.at as usize);
            while breaks.next_if(|&place| place < at).is_some() {}
            let source = cursor.span(at, byte_end);
            // What one character was spelled out to is not broken (U+FDFA and the like).
            let is_spelled_out = clusters.last().is_some_and(|last| last.source.overlaps(source));
            clusters.push(Cluster {
                symbol_end: symbols.end(),
                source,
                width: drawn.width,
                level,
                role: role(self.slice(first, end), drawn),
                may_break_before: breaks.next_if_eq(&at).is_some() && !is_spelled_out,
            });
        }
        (clusters, symbols.text)
    }

    /// The characters of the cluster `i`, as a range of indices.
    fn cluster(&self, i: usize) -> Option<(usize, usize)> {
        Some((*self.starts.get(i)? as usize, *self.starts.get(i + 1)? as usize))
    }

    fn slice(&self, start: usize, end: usize) -> &[Character] {
        self.characters.get(start..end).unwrap_or(&[])
    }
}

#[inline]
fn role(cluster: &[Character], drawn: Drawn) -> Role {
    let Some((head, rest)) = cluster.split_first() else { return Role::Acting };
    let Traits { drawing, is_white, is_closing, .. } = head.traits;
    let is_bare = rest.iter().all(|character| character.traits.drawing == Drawing::Unseen);
    match drawing {
        _ if drawn.has_points => Role::Pointed,
        Drawing::Letter | Drawing::Narrow if !is_closing => Role::Text,
        Drawing::Unseen if drawn.width == 0 && head.c == '\u{ad}' => Role::SoftHyphen,
        Drawing::Unseen if drawn.width == 0 && is_white => Role::Unseen,
        Drawing::Unseen if drawn.width == 0 => Role::Acting,
        Drawing::Blank if head.c == '\u{2028}' => Role::LineEnd,
        // A no-break space is no white space for L1 (class CS), so it does not hang.
        Drawing::Blank | Drawing::Measured if is_white && is_bare => Role::Space,
        _ if is_closing => Role::Closing,
        _ => Role::Text,
    }
}

/// Kept beside [`Table`] so that a change of its size is seen: a cluster costs what a cell does.
const _: () = assert!(std::mem::size_of::<Cluster>() <= 20 && std::mem::size_of::<Table>() <= 16);
