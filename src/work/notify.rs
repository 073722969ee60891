//! Tells the person, who looks elsewhere, that there is news: by the bell, or by a message that the
//! terminal hands to the desktop.

use super::terminal;
use crate::config::Notify;

/// Terminals that know OSC 777 and not OSC 9.
const BY_777: [&str; 2] = ["VTE", "foot"];

/// What is sent; empty for nothing.
pub(super) fn sequence(notify: Notify, emulator: &str, text: &str) -> String {
    // What would end the sequence, or part its fields.
    let text: String = text.chars().filter(|c| !c.is_control() && *c != ';').collect();
    match notify {
        Notify::Off => String::new(),
        Notify::Bell => "\x07".to_owned(),
        Notify::Desktop if BY_777.contains(&emulator) => {
            format!("\x1b]777;notify;khabar;{text}\x1b\\")
        }
        Notify::Desktop => format!("\x1b]9;{text}\x1b\\"),
    }
}

/// Sends it. A terminal that knows neither says nothing, and nothing can be done about it.
pub(super) fn notify(notify: Notify, emulator: &str, text: &str) {
    let _ = terminal::send(&sequence(notify, emulator, text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_terminal_is_told_in_its_own_way_and_by_nothing_else() {
        assert_eq!(sequence(Notify::Off, "VTE", "3 new"), "");
        assert_eq!(sequence(Notify::Bell, "VTE", "3 new"), "\x07");
        assert_eq!(sequence(Notify::Desktop, "VTE", "3 new"), "\x1b]777;notify;khabar;3 new\x1b\\");
        assert_eq!(sequence(Notify::Desktop, "kitty", "a\x1b;b\x07"), "\x1b]9;ab\x1b\\");
    }
}
