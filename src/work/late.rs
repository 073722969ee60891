//! Keeps answers that come after we stopped waiting for them from being taken for keys.
//!
//! crossterm knows none of them but DA1. What it makes of the others: of XTVERSION and XTGETTCAP
//! Alt+P, their characters, Alt+\; of OSC 11 Alt+], its characters, and Alt+\ or Ctrl+G; of DA2 its digits without their beginning; of DECRPM nothing.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::time::{Duration, Instant};

/// An answer that takes longer comes from a line on which nobody could read.
const LATEST: Duration = Duration::from_secs(3);

/// Whether answers are still on their way, and in which one we are.
#[derive(Debug)]
pub(super) struct LateAnswers {
    until: Option<Instant>,
    is_inside: bool,
}

impl LateAnswers {
    /// With all answers here nothing more is expected.
    pub(super) fn expected(are_expected: bool) -> Self {
        let until = are_expected.then(|| Instant::now() + LATEST);
        Self { until, is_inside: false }
    }

    /// Whether a key is a piece of an answer.
    pub(super) fn holds(&mut self, key: &KeyEvent) -> bool {
        if self.until.is_none_or(|until| Instant::now() >= until) {
            return false;
        }
        let has_alt = key.modifiers.contains(KeyModifiers::ALT);
        let has_control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('P' | ']') if has_alt => {
                self.is_inside = true;
                true
            }
            KeyCode::Char('\\') if has_alt => {
                self.is_inside = false;
                true
            }
            KeyCode::Char('g') if self.is_inside && has_control => {
                self.is_inside = false;
                true
            }
            KeyCode::Char(character) => {
                self.is_inside || character.is_ascii_digit() || matches!(character, ';' | 'c')
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(late: &mut LateAnswers, keys: &str) -> String {
        let event = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
        keys.chars().filter(|&c| !late.holds(&event(c))).collect()
    }

    #[test]
    fn a_late_answer_is_swallowed_and_keys_are_not() {
        let mut late = LateAnswers::expected(true);
        assert_eq!(kept(&mut late, "j1;115;0ck"), "jk");
        assert!(late.holds(&KeyEvent::new(KeyCode::Char('P'), KeyModifiers::ALT)));
        assert_eq!(kept(&mut late, ">|Konsole 22.12.3"), "");
        assert!(late.holds(&KeyEvent::new(KeyCode::Char('\\'), KeyModifiers::ALT)));
        assert_eq!(kept(&mut late, "q"), "q");
        assert!(late.holds(&KeyEvent::new(KeyCode::Char(']'), KeyModifiers::ALT)));
        assert_eq!(kept(&mut late, "11;rgb:1e1e/1e1e/2e2e"), "");
        assert!(late.holds(&KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL)));
        assert_eq!(kept(&mut late, "q"), "q");
    }

    #[test]
    fn where_all_was_answered_all_are_keys() {
        let mut late = LateAnswers::expected(false);
        assert_eq!(kept(&mut late, "1;c"), "1;c");
        assert!(!late.holds(&KeyEvent::new(KeyCode::Char('P'), KeyModifiers::ALT)));
    }
}
