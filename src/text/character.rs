//! What the engine must know about a character, in one look-up, so that each later step
//! reads a field instead of searching a table.

use std::sync::LazyLock;

use unicode_bidi::{BidiClass, bidi_class};

use super::joining::{Form, Joining};
use super::shape::Role;

/// A character of the clean text of a paragraph, with what the steps find out about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Character {
    /// Its byte offset in the clean text.
    pub at: u32,
    pub c: char,
    pub traits: Traits,
    /// Its bidi class, as the rules change it on the way to its level.
    pub class: BidiClass,
    /// Embedding level, by `levels`.
    pub level: u8,
    /// Joined to which neighbours, by `joining`.
    pub form: Form,
    /// Begins a grapheme cluster, by `clusters`.
    pub starts_cluster: bool,
    /// Whether a line may end before it, by `breaks`.
    pub line_break: LineBreak,
}

/// Whether a line may end before a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineBreak {
    No,
    /// Inside an address or a path: only where it is longer than a whole line.
    InAddress,
    Yes,
}

/// The properties that layout asks for: as many as are copied at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Traits {
    pub bidi: BidiClass,
    pub joining: Joining,
    pub cleaning: Cleaning,
    pub grapheme: Grapheme,
    pub drawing: Drawing,
    /// It has a partner in BidiMirroring.txt (UAX #9, L4).
    pub is_mirrored: bool,
    pub breaking: Breaking,
    /// What wrapping must know of it where it stands without marks.
    pub role: Role,
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

/// The part of Line_Break (UAX #14) that most words of news are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaking {
    /// A letter of class AL.
    Letter,
    /// Class CM: joins the letter before it (LB9).
    Mark,
    /// A stop at the end of a word, class EX or IS.
    Stop,
    /// U+0020, class SP.
    Space,
    /// Anything else.
    Other,
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

const _: () = assert!(size_of::<Traits>() == 8 && size_of::<Character>() == 24);

/// Characters below this are looked up directly: Latin to the last block of Arabic letters.
const LETTERS: u32 = 0x0900;
/// And those of General Punctuation, which stand behind them in the table.
const PUNCTUATION: std::ops::Range<u32> = 0x2000..0x2070;

/// The length is known beforehand, so that a look-up is not checked twice.
const TABLE_LEN: usize = (LETTERS + PUNCTUATION.end - PUNCTUATION.start) as usize;

static TABLE: LazyLock<Box<[Traits; TABLE_LEN]>> = LazyLock::new(|| {
    let mut table = Box::new([Traits::find('\0'); TABLE_LEN]);
    let codes = (0..LETTERS).chain(PUNCTUATION);
    for (traits, c) in table.iter_mut().zip(codes.filter_map(char::from_u32)) {
        *traits = Traits::find(c);
    }
    table
});

/// The look-up table, fetched once per paragraph.
#[derive(Clone, Copy)]
pub(super) struct Table(&'static [Traits; TABLE_LEN]);

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
            _ => u32::MAX,
        };
        self.0.get(place as usize).copied().unwrap_or_else(|| Traits::find(c))
    }
}

/// The table as the source of bidi classes for unicode-bidi.
impl unicode_bidi::BidiDataSource for Table {
    fn bidi_class(&self, c: char) -> BidiClass {
        if (c as u32) < LETTERS { self.traits(c).bidi } else { bidi_class(c) }
    }
}

/// The characters of `text` with their traits; the rest is for the steps to fill in.
pub(super) fn characters(text: &str) -> Vec<Character> {
    let table = Table::get();
    // Most letters of these scripts are two bytes.
    let mut characters = Vec::with_capacity(text.len() / 2 + 8);
    for (at, c) in text.char_indices() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let traits = table.traits(c);
        characters.push(Character {
            at,
            c,
            traits,
            class: traits.bidi,
            level: 0,
            form: Form::default(),
            starts_cluster: true,
            line_break: LineBreak::No,
        });
    }
    characters
}
