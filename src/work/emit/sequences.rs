//! What is sent to a terminal so that it reorders nothing, and to give that back.

use super::Emission;
use crate::config::OutputMode;

/// ECMA-48 BDSM reset: what is sent is in the order of display. VTE, wezterm and mintty obey;
/// no terminal that was run minds it.
const EXPLICIT: &str = "\x1b[8l";
const IMPLICIT: &str = "\x1b[8h";

/// Konsole's profile property. Only for Konsole: elsewhere OSC 50 sets the font.
const KONSOLE_OFF: &str = "\x1b]50;BidiRenderingEnabled=false\x07";
const KONSOLE_ON: &str = "\x1b]50;BidiRenderingEnabled=true\x07";

/// mlterm's "control" (bidi and combining) setting.
const MLTERM_OFF: &str = "\x1b]5379;use_ctl=false\x07";
const MLTERM_ON: &str = "\x1b]5379;use_ctl=true\x07";

impl Emission {
    /// Asks the terminal to leave the order of cells alone. To be sent before each clear of the
    /// screen: explicit mode is an attribute of a line, and clearing stamps every line with it.
    pub(in crate::work) fn take(&self) -> String {
        match self.mode {
            OutputMode::Plain => String::new(),
            OutputMode::Explicit
            | OutputMode::Kitty
            | OutputMode::KittyFallback
            | OutputMode::Alternate
            | OutputMode::Marks => self.reach(EXPLICIT),
            // These undo what the terminal does, so it must do it.
            OutputMode::Inverse | OutputMode::Logical => String::new(),
            OutputMode::Konsole => self.reach(EXPLICIT) + &self.reach(KONSOLE_OFF),
            OutputMode::Mlterm => self.reach(EXPLICIT) + &self.reach(MLTERM_OFF),
        }
    }

    /// Gives back what [`take`](Self::take) took.
    pub(in crate::work) fn give(&self) -> String {
        let implicit = if self.was_explicit { String::new() } else { self.reach(IMPLICIT) };
        match self.mode {
            OutputMode::Plain | OutputMode::Inverse | OutputMode::Logical => String::new(),
            OutputMode::Explicit
            | OutputMode::Kitty
            | OutputMode::KittyFallback
            | OutputMode::Alternate
            | OutputMode::Marks => implicit,
            OutputMode::Konsole => implicit + &self.reach(KONSOLE_ON),
            OutputMode::Mlterm => implicit + &self.reach(MLTERM_ON),
        }
    }

    /// Makes a sequence reach the terminal: tmux passes on what is wrapped for it, and screen
    /// any device control string.
    fn reach(&self, sequence: &str) -> String {
        if self.is_passed_by_tmux {
            format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b"))
        } else if self.is_in_screen {
            format!("\x1bP{sequence}\x1b\\")
        } else {
            sequence.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_given_back() {
        let sent = |mode| {
            let emission = Emission { mode, ..Emission::default() };
            (emission.take(), emission.give())
        };
        assert_eq!(sent(OutputMode::Plain), (String::new(), String::new()));
        assert_eq!(sent(OutputMode::Explicit), ("\x1b[8l".to_owned(), "\x1b[8h".to_owned()));
        assert_eq!(
            sent(OutputMode::Konsole),
            (
                "\x1b[8l\x1b]50;BidiRenderingEnabled=false\x07".to_owned(),
                "\x1b[8h\x1b]50;BidiRenderingEnabled=true\x07".to_owned()
            )
        );
        assert_eq!(
            sent(OutputMode::Mlterm),
            (
                "\x1b[8l\x1b]5379;use_ctl=false\x07".to_owned(),
                "\x1b[8h\x1b]5379;use_ctl=true\x07".to_owned()
            )
        );
    }

    #[test]
    fn a_terminal_that_was_explicit_stays_so() {
        let emission = Emission { was_explicit: true, ..Emission::default() };
        assert_eq!((emission.take().as_str(), emission.give().as_str()), ("\x1b[8l", ""));
    }

    #[test]
    fn inside_tmux_and_screen_each_sequence_is_wrapped() {
        let emission = Emission { is_passed_by_tmux: true, ..Emission::default() };
        assert_eq!(emission.take(), "\x1bPtmux;\x1b\x1b[8l\x1b\\");
        let emission = Emission { is_in_screen: true, ..Emission::default() };
        assert_eq!(emission.take(), "\x1bP\x1b[8l\x1b\\");
    }
}
