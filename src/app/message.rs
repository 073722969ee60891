//! What can happen: keys, the window, the clock, and answers of workers.

use super::{Answer, Browsed, Copied, Piped, SettingsRead};
use crate::news::KeyFacts;
use crate::news::library::ArticleId;
use jiff::Zoned;

/// Something that happened. Time comes in as a message; `update` never asks the clock.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted (bracketed paste).
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal has this size now, in cells.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// It is now this time (sent at start and about every half minute).
    Clock(Zoned),
    /// The fact worker answers, exactly once per `Effect::FindFacts`.
    FactsFound {
        /// The article that was asked about.
        article: ArticleId,
        /// `None` when the worker failed.
        facts: Option<KeyFacts>,
    },
    /// The storekeeper answers.
    Library(Answer),
    /// What became of `Effect::Browse`.
    Browsed(Browsed),
    /// The settings were read again.
    Settings(SettingsRead),
    /// What was changed by keys could not be kept; the cause.
    NotKept(String),
    /// What became of a program.
    Piped(Piped),
    /// The window came to the front, or went behind others.
    Focus(bool),
    /// What became of `Effect::Copy`.
    Copied(Copied),
}

/// A key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// With Control.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift, for keys that are not characters.
    pub shift: bool,
}

/// The keys the reader knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A character, as the layout in use gives it.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab (back-tab is `Tab` with `shift`).
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, F1 is 1.
    Function(u8),
}

/// What the mouse did, and where, in cells from the top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// Column.
    pub column: u16,
    /// Row.
    pub row: u16,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The main button went down.
    Press,
    /// It went down twice at one place, soon after one another.
    DoublePress,
    /// Three times.
    TriplePress,
    /// The mouse moved while the main button was down.
    Drag,
    /// The main button went up.
    Release,
    /// The wheel turned up.
    WheelUp,
    /// The wheel turned down.
    WheelDown,
}
