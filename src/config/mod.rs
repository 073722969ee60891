//! Settings of the reader.

mod appearance;
mod changes;
mod disk;
mod fetch_settings;
mod hooks;
mod key_problem;
mod key_settings;
mod keys;
mod library_settings;
mod looks;
mod output_mode;
mod panes;
mod posix_locale;
mod problem;
mod reference;
mod table;
mod typography;
mod typography_settings;
mod values;

pub use appearance::{CursorPlace, Keyboard, Notify};
pub use changes::Changes;
pub use disk::{
    Config, Places, SampleError, first_start, forget_changes, keep_changes, load, places,
    write_sample,
};
pub use fetch_settings::{FetchSettings, read_fetch};
pub use hooks::{Hooks, OPEN_WITH_TAKES};
pub use key_problem::KeyProblem;
pub use key_settings::{KeyRow, KeySettings, MacroRow, read_keys};
pub use keys::read;
pub use library_settings::{LibrarySettings, read_library};
pub use looks::{Depth, Ground, Ink, Look, OwnLooks, Part, ThemeName};
pub use output_mode::{OutputMode, Way};
pub use panes::Shares;
pub use problem::{Problem, ProblemKind};
pub use reference::{Setting, Table, effective, sample, tables};
pub use typography::{LineSpacing, Paragraphs, Typography};
pub use values::{values_of, with_value};

use crate::locale::{Calendar, Language};
use crate::text::{Direction, Marks};

/// What the person has chosen, with defaults for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface.
    pub language: Language,
    /// The same where the person has named it; none: as the environment says.
    pub named_language: Option<Language>,
    /// The calendar whose dates stand beside the Gregorian ones.
    pub calendar: Calendar,
    /// Whether colours are used where no theme is named (`NO_COLOR` turns them off).
    pub color: bool,
    /// The theme.
    pub theme: ThemeName,
    /// The person's own looks of single parts.
    pub colors: OwnLooks,
    /// What is known of the terminal's colours.
    pub ground: Ground,
    /// Where the cursor of the terminal is.
    pub cursor: CursorPlace,
    /// Whether all is said line by line, as screen readers and braille lines need it.
    pub linear: bool,
    /// Which Latin letters the keys have.
    pub keyboard: Keyboard,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// What happens when new articles come.
    pub notify: Notify,
    /// Whether the reader asks for feeds by itself when their time has come.
    pub refresh_itself: bool,
    /// Whether every feed may lead into the private network.
    pub private_redirects: bool,
    /// Whether facts are coloured by kind in the text.
    pub tints: bool,
    /// How much of the screen each pane has.
    pub shares: Shares,
    /// How articles are set in type.
    pub typography: Typography,
    /// How the screen is said to the terminal; none: as the terminal needs it.
    pub output_mode: Option<OutputMode>,
    /// Which vowel marks are shown at first; none: those that the terminal draws right.
    pub marks: Option<Marks>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::English,
            named_language: None,
            calendar: Calendar::Gregorian,
            color: true,
            theme: ThemeName::Auto,
            colors: OwnLooks::default(),
            ground: Ground::default(),
            cursor: CursorPlace::Hidden,
            linear: false,
            keyboard: Keyboard::Qwerty,
            mouse: true,
            notify: Notify::Off,
            refresh_itself: true,
            private_redirects: false,
            tints: true,
            shares: Shares::default(),
            typography: Typography::default(),
            output_mode: None,
            marks: None,
        }
    }
}

impl Settings {
    /// The direction of the interface.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.language.direction()
    }
}
