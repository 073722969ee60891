//! The search form of a text, so that a word is found however it was typed.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::Span;
use super::map::SourceMap;

/// A text in search form, with the way back to the original.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    map: SourceMap,
}

/// The search form: NFKC without marks, tatweel, direction and joining controls; the alefs as
/// one, likewise the yehs, waws, hehs and kafs; Latin letters without their accents; digits as
/// ASCII; lower case.
///
/// The same function makes the index and the query. 10 MB take a fraction of a second; the way
/// back costs a few bytes for each place that changed its length.
///
/// ```
/// use khabar::text::{fold, Span};
/// let folded = fold("مُدَرِّسَةٌ في القاهرة");
/// assert_eq!(folded.text(), "مدرسه في القاهره");
/// let hits = folded.find_all(fold("مدرسة").text());
/// assert_eq!(hits, [Span::new(0, "مُدَرِّسَةٌ".len())]);
/// ```
#[must_use]
pub fn fold(text: &str) -> Folded {
    let table = &*TABLE;
    let mut folded = Folded { text: String::with_capacity(text.len()), map: SourceMap::default() };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let source_len = c.len_utf8();
        let after = rest.get(source_len..).unwrap_or("");
        let marks_len = marks_len(after, table);
        match table.get(c as usize) {
            Some(&Fold::One(one)) if marks_len == 0 || is_arabic(c) => {
                folded.text.push(one);
                folded.record(source_len + marks_len, one.len_utf8());
            }
            Some(Fold::Nothing) => folded.record(source_len + marks_len, 0),
            _ => {
                let before = folded.text.len();
                let cluster = rest.get(..source_len + marks_len).unwrap_or("");
                folded.text.extend(fold_slowly(cluster));
                // Equal length is not enough: `…` and `...` have as many bytes.
                let is_same = folded.text.get(before..) == Some(cluster);
                match folded.text.len() - before {
                    derived if is_same => folded.map.same(derived),
                    derived => folded.map.edit(cluster.len(), derived),
                }
            }
        }
        rest = after.get(marks_len..).unwrap_or("");
    }
    folded
}

impl Folded {
    /// The search form.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where `needle_folded` (itself in search form) stands, as spans of the original text, in
    /// order, not overlapping. Marks on the last letter belong to the hit. An empty needle is
    /// found nowhere.
    #[must_use]
    pub fn find_all(&self, needle_folded: &str) -> Vec<Span> {
        if needle_folded.is_empty() {
            return Vec::new();
        }
        let mut cursor = self.map.cursor(0);
        let matches = self.text.match_indices(needle_folded);
        let mut hits: Vec<Span> = Vec::new();
        for (at, found) in matches {
            let hit = cursor.span(at, at + found.len());
            if hits.last().is_none_or(|last| last.end() <= hit.start()) {
                hits.push(hit);
            }
        }
        hits
    }

    fn record(&mut self, source: usize, derived: usize) {
        if source == derived {
            self.map.same(source);
        } else {
            self.map.edit(source, derived);
        }
    }
}

/// What a character below U+0900 becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fold {
    One(char),
    Nothing,
    Mark,
    Slow,
}

static TABLE: LazyLock<Vec<Fold>> =
    LazyLock::new(|| (0..0x0900u32).filter_map(char::from_u32).map(fold_of).collect());

fn fold_of(c: char) -> Fold {
    if is_combining_mark(c) {
        return Fold::Mark;
    }
    let mut buffer = [0; 4];
    let mut folded = fold_slowly(c.encode_utf8(&mut buffer));
    match (folded.next(), folded.next()) {
        (None, _) => Fold::Nothing,
        (Some(one), None) => Fold::One(one),
        _ => Fold::Slow,
    }
}

/// The bytes of combining marks at the start of `text`.
fn marks_len(text: &str, table: &[Fold]) -> usize {
    let is_mark = |c: char| match table.get(c as usize) {
        Some(fold) => *fold == Fold::Mark,
        None => is_combining_mark(c),
    };
    text.find(|c| !is_mark(c)).unwrap_or(text.len())
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}')
}

/// One character with its marks, by the book.
fn fold_slowly(cluster: &str) -> impl Iterator<Item = char> {
    // Lower case may come with a mark: that of İ does.
    let is_kept = |c: &char| !is_combining_mark(*c) && !is_ignored(*c);
    cluster.nfkc().flat_map(char::to_lowercase).map(without_accents).filter(is_kept).map(letter)
}

/// Latin letters alone: a Cyrillic й is no и, and Arabic letters have a rule each.
fn without_accents(c: char) -> char {
    if !matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') {
        return c;
    }
    let mut base = None;
    decompose_canonical(c, |part| {
        base.get_or_insert(part);
    });
    base.unwrap_or(c)
}

/// Tatweel, and what is not seen.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' | 'ە' | 'ۀ' => 'ه',
        'ۂ' => 'ہ',
        'ۓ' => 'ے',
        'ک' => 'ك',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        _ => c,
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_u32(c as u32 - zero as u32 + '0' as u32).unwrap_or(c)
}
