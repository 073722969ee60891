//! How the screen is said to the terminal: each way is for terminals that treat right-to-left
//! letters alike.

/// A way to say the screen to the terminal, so that it shows each cell where it is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutputMode {
    /// Cells as they are, and nothing else.
    Plain,
    /// Cells as they are, after `CSI 8 l`: VTE, wezterm and mintty then reorder nothing, and the
    /// others do not mind.
    Explicit,
    /// As explicit, and Konsole's own switch.
    Konsole,
    /// As explicit, and mlterm's own switch.
    Mlterm,
    /// Words reversed and mirrored, as kitty will do once more; its font has Arabic letters.
    Kitty,
    /// The same where kitty takes Arabic letters from another font than the rest.
    KittyFallback,
    /// Colours a shade apart from cell to cell: qterminal reorders only what has one colour.
    Alternate,
    /// A left-to-right mark (U+200E) after each right-to-left letter: VTE behind a tmux or a
    /// screen, which swallow `CSI 8 l`, and xterm.js, whichever of its renderers draws.
    Marks,
    /// Rows such that a terminal which applies UAX #9 to each whole row (`PuTTY`, Apple Terminal,
    /// Warp) turns them into what is meant.
    Inverse,
    /// As inverse, with plain letters, which the terminal joins itself: for fonts that have
    /// Arabic letters but not their presentation forms.
    Logical,
}

/// A mode, and whether its sequences are wrapped for a tmux in between although that did not
/// say that it lets them through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Way {
    /// The mode.
    pub mode: OutputMode,
    /// Whether tmux is asked to pass its sequences on.
    pub through_tmux: bool,
}

impl From<OutputMode> for Way {
    fn from(mode: OutputMode) -> Self {
        Self { mode, through_tmux: false }
    }
}

impl OutputMode {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Plain,
        Self::Explicit,
        Self::Konsole,
        Self::Mlterm,
        Self::Kitty,
        Self::KittyFallback,
        Self::Alternate,
        Self::Marks,
        Self::Inverse,
        Self::Logical,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Explicit => "explicit",
            Self::Konsole => "konsole",
            Self::Mlterm => "mlterm",
            Self::Kitty => "kitty",
            Self::KittyFallback => "kitty-fallback",
            Self::Alternate => "alternate",
            Self::Marks => "marks",
            Self::Inverse => "inverse",
            Self::Logical => "logical",
        }
    }

    /// The mode of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_modes() {
        for mode in OutputMode::ALL {
            assert_eq!(OutputMode::from_name(mode.name()), Some(mode));
        }
        assert_eq!(OutputMode::from_name("auto"), None, "the lack of a mode, not one of them");
    }
}
