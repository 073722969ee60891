//! What the engine must know about a character, in one look-up, so that each later step
//! reads a field instead of searching a table.

use std::sync::LazyLock;

use unicode_bidi::{BidiClass, bidi_class};
use unicode_joining_type::{JoiningType, get_joining_type};
use unicode_normalization::char::is_combining_mark;

/// A character of the clean text of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Character {
    /// Its byte offset in the clean text.
    pub at: u32,
    pub c: char,
    pub traits: Traits,
}

/// The properties that layout asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Traits {
    pub bidi: BidiClass,
    pub joining: JoiningType,
    pub cleaning: Cleaning,
    pub grapheme: Grapheme,
    pub drawing: Drawing,
    /// It has a partner in BidiMirroring.txt (UAX #9, L4).
    pub is_mirrored: bool,
    /// White space in the sense of UAX #9, L1.
    pub is_white: bool,
    /// A line never starts with it.
    pub is_closing: bool,
}

/// What becomes of a character of foreign text (step `clean`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cleaning {
    /// It stays.
    Keep,
    /// It goes: controls, embeddings and overrides, tags, interlinear annotation.
    Drop,
    /// Line ends inside a paragraph: a space for layout.
    Space,
    /// ESC, and the C1 controls that begin a sequence.
    Escape,
    /// FSI, LRI, RLI or PDI: stays, `clean()` balances it.
    Isolate,
    /// A presentation form: becomes its letters again.
    Form,
}

/// The part of Grapheme_Cluster_Break (UAX #29) that decides without context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grapheme {
    /// Begins a cluster, wherever it stands.
    Base,
    /// Extends the cluster before it.
    Extend,
    /// Control: a cluster alone.
    Control,
    /// Needs the rules with context (Hangul, emoji, Indic, prepended marks).
    Complex,
}

/// How a character comes to the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drawing {
    /// As itself, one column.
    Narrow,
    /// As itself, in as many columns as its cluster is measured to have.
    Measured,
    /// A letter of U+0600..U+06FF that may have presentation forms: one column.
    Letter,
    /// A combining mark of the Arabic or Hebrew blocks: hidden with the vowel marks.
    Point,
    /// Any other combining mark.
    Mark,
    /// A space of one column.
    Blank,
    /// Never drawn: format characters and default ignorables. They act in the steps before.
    Unseen,
}

/// Characters below this are looked up directly: Latin to the last block of Arabic letters.
const LETTERS: u32 = 0x0900;
/// And those of General Punctuation, which stand behind them in the table.
const PUNCTUATION: std::ops::Range<u32> = 0x2000..0x2070;

static TABLE: LazyLock<Vec<Traits>> = LazyLock::new(|| {
    (0..LETTERS).chain(PUNCTUATION).filter_map(char::from_u32).map(Traits::find).collect()
});

/// The look-up table, fetched once per paragraph.
#[derive(Clone, Copy)]
pub(super) struct Table(&'static [Traits]);

impl Table {
    pub fn get() -> Self {
        Self(&TABLE)
    }

    #[inline]
    pub fn traits(self, c: char) -> Traits {
        let code = c as u32;
        let place = match code {
            0..LETTERS => code,
            _ if PUNCTUATION.contains(&code) => LETTERS + (code - PUNCTUATION.start),
            _ => return Traits::find(c),
        };
        match self.0.get(place as usize) {
            Some(traits) => *traits,
            None => Traits::find(c),
        }
    }
}

/// The table as the source of bidi classes for unicode-bidi.
impl unicode_bidi::BidiDataSource for Table {
    fn bidi_class(&self, c: char) -> BidiClass {
        if (c as u32) < LETTERS { self.traits(c).bidi } else { bidi_class(c) }
    }
}

/// The characters of `text` with their traits.
pub(super) fn characters(text: &str) -> Vec<Character> {
    let table = Table::get();
    let mut characters = Vec::with_capacity(text.len() / 2 + 8);
    for (at, c) in text.char_indices() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        characters.push(Character { at, c, traits: table.traits(c) });
    }
    characters
}

impl Traits {
    /// The traits from the tables of the crates; slow, for the table and for rare characters.
    fn find(c: char) -> Self {
        let bidi = bidi_class(c);
        Self {
            bidi,
            joining: get_joining_type(c),
            cleaning: cleaning(c),
            grapheme: grapheme(c),
            drawing: drawing(c),
            is_mirrored: unicode_bidi_mirroring::get_mirrored(c).is_some(),
            is_white: is_white(bidi) || c == '\t',
            is_closing: never_starts_a_line(c),
        }
    }
}

/// White space in the sense of UAX #9, L1, with the characters that X9 takes away.
fn is_white(class: BidiClass) -> bool {
    use BidiClass::{BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, WS};
    matches!(class, WS | FSI | LRI | RLI | PDI | BN | LRE | RLE | LRO | RLO | PDF)
}

/// Whether a line never starts with this character, even where a word must be broken:
/// closing punctuation, the comma and stop of each script, the per cent sign.
#[rustfmt::skip]
fn never_starts_a_line(c: char) -> bool {
    matches!(c, '،' | '؛' | '؟' | '۔' | '٪' | '٫' | '٬' | '.' | ',' | ':' | ';' | '!' | '?' | '%' | '‰'
        | ')' | ']' | '}' | '»' | '›' | '”' | '’' | '…' | '。' | '、' | '，' | '」' | '』' | '）')
}

fn cleaning(c: char) -> Cleaning {
    match c {
        // A tab stays: it is a segment separator (UAX #9, L1).
        '\t' => Cleaning::Keep,
        '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2029}' => Cleaning::Space,
        '\u{1b}' | '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}'..='\u{9f}' => Cleaning::Escape,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Cleaning::Drop,
        // Embeddings and overrides: foreign text must not turn its neighbours around.
        '\u{202a}'..='\u{202e}' => Cleaning::Drop,
        '\u{2066}'..='\u{2069}' => Cleaning::Isolate,
        // Invisible operators and deprecated format characters.
        '\u{2061}'..='\u{2065}' | '\u{206a}'..='\u{206f}' => Cleaning::Drop,
        // Byte order mark, interlinear annotation, tags.
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => Cleaning::Drop,
        _ if is_presentation_form(c) => Cleaning::Form,
        _ => Cleaning::Keep,
    }
}

/// Whether `c` is an Arabic presentation form: a shape of one letter, of several, or of a
/// vowel mark, from U+FB50..U+FDFF or U+FE70..U+FEFC. Such characters belong on the screen
/// only; in clean text the letters themselves stand.
///
/// ```
/// use khabar::text::is_presentation_form;
/// assert!(is_presentation_form('\u{FEFB}')); // lam-alef
/// assert!(!is_presentation_form('ل'));
/// assert!(!is_presentation_form('\u{FD3E}')); // ornate parenthesis: a mark of its own
/// ```
#[must_use]
pub fn is_presentation_form(c: char) -> bool {
    matches!(c,
        '\u{fb50}'..='\u{fbb1}' | '\u{fbd3}'..='\u{fd3d}' | '\u{fd50}'..='\u{fd8f}'
        | '\u{fd92}'..='\u{fdc7}' | '\u{fdf0}'..='\u{fdfd}' | '\u{fe70}'..='\u{fe72}'
        | '\u{fe74}' | '\u{fe76}'..='\u{fefc}')
}

/// Format characters (Cf) and default ignorables (DerivedCoreProperties.txt), controls, and
/// noncharacters: no terminal agrees with another about their width.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{a}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
        | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        || (c as u32) & 0xfffe == 0xfffe
}

fn drawing(c: char) -> Drawing {
    match c {
        _ if is_unseen(c) => Drawing::Unseen,
        ' '
        | '\t'
        | '\u{a0}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{1680}' => Drawing::Blank,
        _ if is_combining_mark(c) && in_point_blocks(c) => Drawing::Point,
        _ if is_combining_mark(c) => Drawing::Mark,
        '\u{600}'..='\u{6ff}' => Drawing::Letter,
        '!'..='\u{8ff}' => Drawing::Narrow,
        _ => Drawing::Measured,
    }
}

/// The blocks of Hebrew and Arabic, whose marks are vowels and reading aids.
fn in_point_blocks(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5ff}' | '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}'
        | '\u{870}'..='\u{8ff}' | '\u{fb1e}' | '\u{10ec0}'..='\u{10eff}')
}

fn grapheme(c: char) -> Grapheme {
    match c {
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => Grapheme::Control,
        // Extended_Pictographic and prepended concatenation marks.
        '\u{a9}'
        | '\u{ae}'
        | '\u{203c}'
        | '\u{2049}'
        | '\u{600}'..='\u{605}'
        | '\u{6dd}'
        | '\u{70f}'
        | '\u{890}'
        | '\u{891}'
        | '\u{8e2}' => Grapheme::Complex,
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => Grapheme::Extend,
        '\0'..='\u{8ff}'
        | '\u{2000}'..='\u{20cf}'
        | '\u{3000}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}' => {
            if is_combining_mark(c) {
                Grapheme::Extend
            } else {
                Grapheme::Base
            }
        }
        _ => Grapheme::Complex,
    }
}
