//! A paragraph made ready for any width: everything of layout that does not depend on lines.

use super::character::{Character, Drawing, LineBreak, characters};
use super::clean::{self, Clean};
use super::digits::{self, Digits};
use super::direction::{self, Base};
use super::symbol::{self, Drawn, Several, Symbol, SymbolId, Symbols};
use super::{Direction, Span, breaks, clusters, joining, levels};

/// A shaped paragraph: its clusters in logical order, each with its symbol, width and level.
///
/// Made by [`shape`], laid out by [`lay_out`](super::lay_out) as often as widths change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shaped {
    source: Span,
    direction: Direction,
    pub(super) clusters: Vec<Cluster>,
    symbols: Several,
}

/// What lines are made of: a grapheme cluster, or a lam-alef.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cluster {
    symbol: SymbolId,
    /// In coordinates of the whole text.
    pub source: Span,
    /// 0 for what is not drawn.
    pub width: u8,
    pub level: u8,
    pub role: Role,
    /// Whether a line may end before it.
    pub line_break: LineBreak,
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
    shape_with(text, span, &ShapeOptions { base, ..ShapeOptions::default() })
}

/// What [`shape_with`] can be told about a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ShapeOptions {
    /// Where its base direction comes from.
    pub base: Base,
    /// The digits of its numbers, where it runs right to left.
    pub digits: Digits,
}

/// As [`shape`], with options.
///
/// ```
/// use khabar::text::{shape_with, fit, Digits, LayoutOptions, ShapeOptions, Span};
/// let text = "طائرة A380 بسعر 12.5 مليون";
/// let options = ShapeOptions { digits: Digits::ArabicIndic, ..ShapeOptions::default() };
/// let shaped = shape_with(text, Span::new(0, text.len()), &options);
/// let line = fit(&shaped, 80, &LayoutOptions::default());
/// assert!(line.visual().contains("١٢٫٥") && line.visual().contains("A380"));
/// ```
#[must_use]
pub fn shape_with(text: &str, span: Span, options: &ShapeOptions) -> Shaped {
    shape_clean(&clean::paragraph(text, span), span, options)
}

/// The steps after cleaning.
pub(super) fn shape_clean(clean: &Clean<'_>, source: Span, options: &ShapeOptions) -> Shaped {
    let mut characters = characters(&clean.text);
    let direction = direction::of_paragraph(&characters, options.base);
    let other_digits = match direction {
        Direction::Rtl => digits::substituted(&clean.text, &characters, options.digits),
        Direction::Ltr => None,
    };
    if let Some(text) = &other_digits {
        characters = self::characters(text);
    }
    let text = other_digits.as_deref().unwrap_or(&clean.text);
    levels::resolve(text, &mut characters, direction);
    joining::join(&mut characters);
    clusters::mark(text, &mut characters);
    breaks::mark(text, &mut characters);
    if other_digits.is_some() {
        place_in(&clean.text, &mut characters);
    }
    // A vowelled text has half as many clusters as characters.
    let count = characters.iter().filter(|character| character.starts_cluster).count();
    let mut shaped = Shaped {
        source,
        direction,
        clusters: Vec::with_capacity(count),
        symbols: Several::default(),
    };
    shaped.assemble(clean, &characters);
    shaped
}

/// Gives characters their places in the clean text, which has as many of them: spans are asked
/// for in its coordinates.
fn place_in(text: &str, characters: &mut [Character]) {
    for (character, (at, _)) in characters.iter_mut().zip(text.char_indices()) {
        character.at = u32::try_from(at).unwrap_or(u32::MAX);
    }
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

    /// Brings the findings of the steps together, cluster by cluster.
    fn assemble(&mut self, clean: &Clean<'_>, characters: &[Character]) {
        let mut symbols = Symbols::default();
        let mut cursor = clean.map.cursor(clean.origin);
        let mut rest = characters;
        let mut end_before = 0;
        while let [head, ..] = *rest {
            let cluster = clusters::next(&mut rest);
            let drawn = if head.c == symbol::LAM && head.form.joined_after {
                symbols.push_lam(cluster, &mut rest)
            } else {
                symbols.push(cluster)
            };
            let at = head.at as usize;
            let end = rest.first().map_or(clean.text.len(), |next| next.at as usize);
            let source = cursor.span(at, end);
            // What one character was spelled out to is not broken (U+FDFA and the like).
            let is_spelled_out = source.start() < end_before;
            end_before = source.end();
            self.clusters.push(Cluster {
                symbol: drawn.symbol,
                source,
                width: drawn.width,
                level: head.level,
                role: role(cluster, drawn),
                line_break: if is_spelled_out { LineBreak::No } else { head.line_break },
            });
        }
        self.symbols = symbols.several;
    }

    /// The symbol of one of its clusters.
    #[inline]
    pub(super) fn symbol(&self, cluster: &Cluster) -> Symbol<'_> {
        self.symbols.symbol(cluster.symbol)
    }

    /// Bytes of memory that it holds on to, itself included.
    #[must_use]
    pub fn size_bytes(&self) -> usize {
        let clusters = self.clusters.capacity() * size_of::<Cluster>();
        size_of::<Self>() + clusters + self.symbols.size_bytes()
    }
}

#[inline]
fn role(cluster: &[Character], drawn: Drawn) -> Role {
    let Some((head, rest)) = cluster.split_first() else { return Role::Acting };
    match head.traits.role {
        _ if drawn.has_points => Role::Pointed,
        Role::SoftHyphen | Role::Unseen | Role::Acting if drawn.width > 0 => Role::Text,
        // A space that carries a mark is no white space.
        Role::Space if rest.iter().any(|mark| mark.traits.drawing != Drawing::Unseen) => Role::Text,
        role => role,
    }
}

/// A long article is many clusters.
const _: () = assert!(size_of::<Cluster>() <= 16);
