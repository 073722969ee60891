//! What is drawn for a cluster: the shaped letter with its marks, mirrored where it must be,
//! without a single format character.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_width::UnicodeWidthStr;

use super::character::{Character, Drawing, Table};
use super::clusters;
use super::joining::{self, Form};

/// U+0644, the letter that makes ligatures with alef.
pub(super) const LAM: char = 'ل';
/// Carries a mark that has no letter (the Unicode Standard, 2.11).
const DOTTED_CIRCLE: char = '\u{25cc}';
const ZWJ: char = '\u{200d}';

/// What is drawn for a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symbol<'a> {
    One(char),
    /// A character with its marks.
    Several(&'a str),
}

/// A symbol in four bytes: a character, or the place of a longer one among the [`Several`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SymbolId(u32);

/// Numbers from here on are no characters.
const FIRST_PLACE: u32 = char::MAX as u32 + 1;

impl From<char> for SymbolId {
    fn from(c: char) -> Self {
        Self(c as u32)
    }
}

/// The symbols of several characters, in one string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Several {
    text: String,
    ends: Vec<u32>,
}

impl Several {
    #[inline]
    pub fn symbol(&self, id: SymbolId) -> Symbol<'_> {
        match char::from_u32(id.0) {
            Some(c) => Symbol::One(c),
            None => Symbol::Several(self.at((id.0 - FIRST_PLACE) as usize)),
        }
    }

    fn at(&self, place: usize) -> &str {
        let end_of = |place: usize| self.ends.get(place).map_or(0, |&end| end as usize);
        let start = place.checked_sub(1).map_or(0, end_of);
        self.text.get(start..end_of(place)).unwrap_or("")
    }

    /// Ends the symbol that was added to `text` from byte `start` on.
    fn finish(&mut self, start: usize) -> SymbolId {
        let mut added = self.text.get(start..).unwrap_or("").chars();
        if let (Some(c), None) = (added.next(), added.next()) {
            self.text.truncate(start);
            return c.into();
        }
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        let place = u32::try_from(self.ends.len() - 1).unwrap_or(u32::MAX);
        SymbolId(FIRST_PLACE.saturating_add(place))
    }

    /// Bytes of memory behind it.
    pub fn size_bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * size_of::<u32>()
    }
}

/// Finds the symbols of clusters.
#[derive(Default)]
pub(super) struct Symbols {
    pub several: Several,
    /// One cluster in NFC; kept to save allocations.
    scratch: Vec<char>,
}

/// What was found for a cluster.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Drawn {
    pub symbol: SymbolId,
    /// Columns: 0 for nothing at all.
    pub width: u8,
    /// It has marks that can be hidden.
    pub has_points: bool,
}

impl Symbols {
    /// The symbol of a cluster.
    #[inline]
    pub fn push(&mut self, cluster: &[Character]) -> Drawn {
        let [single] = cluster else { return self.push_several(cluster) };
        let symbol = match single.traits.drawing {
            Drawing::Letter => joining::shaped(single.c, single.form),
            Drawing::Narrow if single.traits.is_mirrored && is_odd(single) => mirror(single.c),
            Drawing::Narrow => single.c,
            Drawing::Blank => ' ',
            Drawing::Unseen => return Drawn::default(),
            Drawing::Measured | Drawing::Point | Drawing::Mark => {
                return self.push_several(cluster);
            }
        };
        Drawn { symbol: symbol.into(), width: 1, has_points: false }
    }

    /// Any cluster: NFC, the form or mirror image of its base, then its marks.
    fn push_several(&mut self, cluster: &[Character]) -> Drawn {
        // A sign before its letter in one cluster (U+0600, GB9b) is not drawn: the letter is.
        let is_seen = |character: &&Character| character.traits.drawing != Drawing::Unseen;
        let Some(&head) = cluster.iter().find(is_seen) else { return Drawn::default() };
        self.compose(cluster);
        let start = self.several.text.len();
        let mut chars = std::mem::take(&mut self.scratch);
        let mut rest = chars.drain(..);
        let mut drawn = Drawn::default();
        if let Some(base) = rest.next() {
            let base_drawing = Table::get().traits(base).drawing;
            drawn.has_points = base_drawing == Drawing::Point;
            match base_drawing {
                Drawing::Point | Drawing::Mark => self.several.text.extend([DOTTED_CIRCLE, base]),
                Drawing::Blank => self.several.text.push(' '),
                Drawing::Letter => self.several.text.push(joining::shaped(base, head.form)),
                _ if is_odd(&head) => self.several.text.push(mirror(base)),
                _ => self.several.text.push(base),
            }
            drawn.has_points |= self.push_marks(&mut rest);
        }
        drop(rest);
        self.scratch = chars;
        drawn.width = measure(self.several.text.get(start..).unwrap_or(""));
        drawn.symbol = self.several.finish(start);
        drawn
    }

    /// Adds what follows the base; tells whether there are points among it.
    fn push_marks(&mut self, marks: &mut dyn Iterator<Item = char>) -> bool {
        let mut has_points = false;
        for c in marks {
            match Table::get().traits(c).drawing {
                // After a prepended mark of another script (GB9b), which no text has.
                Drawing::Letter => self.several.text.push(joining::shaped(c, Form::default())),
                drawing => {
                    has_points |= drawing == Drawing::Point;
                    self.several.text.push(c);
                }
            }
        }
        has_points
    }

    /// The symbol of a lam, together with that of an alef that comes after it: takes it off `rest`.
    pub fn push_lam(&mut self, lam: &[Character], rest: &mut &[Character]) -> Drawn {
        let mut after = *rest;
        let Some(drawn) = self.push_lam_alef(lam, clusters::next(&mut after)) else {
            return self.push(lam);
        };
        *rest = after;
        drawn
    }

    /// Adds lam and alef as one ligature, with the marks of both; None when they are none.
    fn push_lam_alef(&mut self, lam: &[Character], alef: &[Character]) -> Option<Drawn> {
        let has_only_marks = |cluster: &[Character]| {
            cluster
                .iter()
                .skip(1)
                .all(|mark| matches!(mark.traits.drawing, Drawing::Point | Drawing::Mark))
        };
        if !alef.first().is_some_and(|c| matches!(c.c, 'ا' | 'آ' | 'أ' | 'إ'))
            || !has_only_marks(lam)
        {
            return None;
        }
        // Composed first: alef with a combining madda or hamza is one of the four kinds.
        self.compose(alef);
        let mut chars = std::mem::take(&mut self.scratch);
        let is_joined = lam.first().is_some_and(|lam| lam.form.joined_before);
        let ligature = chars.first().and_then(|&alef| joining::lam_alef(alef, is_joined));
        let start = self.several.text.len();
        let drawn = ligature.map(|ligature| {
            self.several.text.push(ligature);
            let of_lam = self.push_marks(&mut lam.iter().skip(1).map(|mark| mark.c));
            let of_alef = self.push_marks(&mut chars.iter().skip(1).copied());
            let symbol = self.several.finish(start);
            Drawn { symbol, width: 1, has_points: of_lam || of_alef }
        });
        chars.clear();
        self.scratch = chars;
        drawn
    }

    /// Puts the drawn characters of a cluster into `scratch`, in NFC.
    fn compose(&mut self, cluster: &[Character]) {
        self.scratch.clear();
        let seen = |character: &&Character| character.traits.drawing != Drawing::Unseen;
        let visible =
            cluster.iter().take(drawn_len(cluster)).filter(seen).map(|character| character.c);
        if cluster.len() == 1 || is_nfc_quick(visible.clone()) == IsNormalized::Yes {
            self.scratch.extend(visible);
        } else {
            self.scratch.extend(visible.nfc());
        }
    }
}

/// How many characters of a cluster are drawn. Of an emoji sequence only the first emoji is:
/// terminals that do not know the sequence would draw all of its parts and push the rest of
/// the row aside, and which terminals know it cannot be asked. The same goes for skin tones.
fn drawn_len(cluster: &[Character]) -> usize {
    let ends = |pair: &[Character]| {
        matches!(pair, [before, after] if before.c == ZWJ && after.traits.drawing == Drawing::Measured)
            || matches!(pair, [_, after] if matches!(after.c, '\u{1f3fb}'..='\u{1f3ff}'))
    };
    cluster.windows(2).position(ends).map_or(cluster.len(), |i| i + 1)
}

fn is_odd(character: &Character) -> bool {
    character.level % 2 == 1
}

/// UAX #9, L4: the character whose glyph is the mirror image.
fn mirror(c: char) -> char {
    unicode_bidi_mirroring::get_mirrored(c).unwrap_or(c)
}

/// Columns of a symbol: those of unicode-width, but one cell is one or two columns.
fn measure(symbol: &str) -> u8 {
    if symbol.is_empty() {
        return 0;
    }
    if symbol.width() > 1 { 2 } else { 1 }
}
