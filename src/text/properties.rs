//! Finds the traits of a character in Unicode's tables and our own choices.

use unicode_bidi::{BidiClass, bidi_class};
use unicode_normalization::char::is_combining_mark;

use super::character::{Breaking, Cleaning, Drawing, Grapheme, Traits};
use super::joining::Joining;
use super::shape::Role;

impl Traits {
    /// The traits from the tables of the crates; slow, for the table and for rare characters.
    #[cold]
    #[inline(never)]
    pub fn find(c: char) -> Self {
        let bidi = bidi_class(c);
        Self {
            bidi,
            joining: Joining::find(c),
            cleaning: cleaning(c),
            grapheme: grapheme(c),
            drawing: drawing(c),
            breaking: breaking(c),
            is_mirrored: unicode_bidi_mirroring::get_mirrored(c).is_some(),
            role: role(c, is_white(bidi) || c == '\t'),
        }
    }
}

/// White space in the sense of UAX #9, L1, with the characters that X9 takes away.
pub(super) fn is_white(class: BidiClass) -> bool {
    use BidiClass::{BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, WS};
    matches!(class, WS | FSI | LRI | RLI | PDI | BN | LRE | RLE | LRO | RLO | PDF)
}

fn role(c: char, is_white: bool) -> Role {
    match drawing(c) {
        Drawing::Unseen if c == '\u{ad}' => Role::SoftHyphen,
        Drawing::Unseen if is_white => Role::Unseen,
        Drawing::Unseen => Role::Acting,
        Drawing::Blank if c == '\u{2028}' => Role::LineEnd,
        // A no-break space is no white space for L1 (class CS), so it does not hang.
        Drawing::Blank | Drawing::Measured if is_white => Role::Space,
        _ if never_starts_a_line(c) => Role::Closing,
        _ => Role::Text,
    }
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

#[rustfmt::skip]
fn breaking(c: char) -> Breaking {
    match c {
        ' ' => Breaking::Space,
        '،' | '؛' | '؟' | '.' | ',' | ':' | '!' => Breaking::Stop,
        '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}' | 'a'..='z' | 'A'..='Z' => Breaking::Letter,
        '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200c}' => Breaking::Mark,
        _ => Breaking::Other,
    }
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
