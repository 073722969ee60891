//! The colours of the terminal: its background, and how many it has.

use super::environment::Environment;
use super::evidence::Evidence;
use crate::config::{Depth, Ground};

/// Red, green, blue.
type Rgb = (u8, u8, u8);

/// What it answered, else what the environment hints at.
pub(super) fn ground_of(evidence: &Evidence) -> Ground {
    let environment = &evidence.environment;
    let hinted = || background_by(environment);
    let depth = match depth_by(environment) {
        // Whoever can say its name has 256 colours, also where TERM is only `xterm`.
        Depth::Few if !evidence.answers.name.is_empty() => Depth::Table,
        depth => depth,
    };
    Ground { background: evidence.answers.background.or_else(hinted), depth }
}

/// How many colours there are.
pub(super) fn depth_by(environment: &Environment) -> Depth {
    let term = environment.get("TERM");
    if matches!(environment.get("COLORTERM"), "truecolor" | "24bit") {
        Depth::True
    } else if term.contains("256color") || term == "xterm-kitty" {
        Depth::Table
    } else {
        Depth::Few
    }
}

/// rxvt and Konsole number the background among the sixteen colours, last in `COLORFGBG`. The
/// console of Linux, which answers nothing, is black.
fn background_by(environment: &Environment) -> Option<Rgb> {
    let index = environment.get("COLORFGBG").rsplit(';').next().unwrap_or_default();
    match index {
        "0" | "8" => Some((0, 0, 0)),
        "7" | "15" => Some((255, 255, 255)),
        _ if environment.get("TERM") == "linux" => Some((0, 0, 0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::answers::Answers;
    use super::*;

    fn ground(answers: &str, variables: &[(&str, &str)]) -> Ground {
        let answers = Answers::read(answers.as_bytes());
        ground_of(&Evidence { answers, environment: Environment::of(variables), tmux: None })
    }

    #[test]
    fn an_answer_counts_more_than_a_hint() {
        let white = "\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?6c";
        assert_eq!(ground(white, &[("COLORFGBG", "15;0")]).background, Some((255, 255, 255)));
        assert_eq!(ground("", &[("COLORFGBG", "15;default;0")]).background, Some((0, 0, 0)));
        assert_eq!(ground("", &[("COLORFGBG", "0;15")]).background, Some((255, 255, 255)));
        assert_eq!(ground("", &[("TERM", "linux")]).background, Some((0, 0, 0)));
        assert_eq!(ground("", &[("TERM", "xterm")]).background, None);
    }

    #[test]
    fn colours_are_as_many_as_the_terminal_says() {
        assert_eq!(ground("", &[("COLORTERM", "truecolor"), ("TERM", "xterm")]).depth, Depth::True);
        assert_eq!(ground("", &[("TERM", "tmux-256color")]).depth, Depth::Table);
        assert_eq!(ground("", &[("TERM", "xterm")]).depth, Depth::Few);
        let named = "\x1bP>|XTerm(379)\x1b\\\x1b[?64c";
        assert_eq!(ground(named, &[("TERM", "xterm")]).depth, Depth::Table);
    }
}
