//! What a terminal is remembered by: what it answers, as far as that outlives an update of it.

use super::evidence::Evidence;
use serde::{Deserialize, Serialize};

/// The kinds (DA2) that terminals of many makes claim to be, VT100 and VT220: there the second
/// number tells them apart, elsewhere it is a version.
const COMMON_KINDS: [u32; 2] = [0, 1];

/// A terminal, as told from others. What is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Identity {
    /// XTVERSION, without the version.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// DA2 of one without a name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// kitty's font, by which its way goes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub font: String,
    /// tmux, screen or zellij.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub inside: String,
    /// What tmux knows of the terminal around it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub outer_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub outer_term: String,
    /// The environment, where the terminal said nothing that tells it apart.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub term: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub term_program: String,
}

impl Identity {
    pub(super) fn of(evidence: &Evidence) -> Self {
        let answers = &evidence.answers;
        let name = without_version(&answers.name);
        let kind = match answers.kind.as_slice() {
            _ if !name.is_empty() => String::new(),
            [first, second, ..] if COMMON_KINDS.contains(first) => format!("{first};{second}"),
            [first, ..] => first.to_string(),
            [] => String::new(),
        };
        let is_in_tmux = evidence.tmux.is_some();
        let tmux = evidence.tmux.clone().unwrap_or_default();
        let inside = match (is_in_tmux, tmux.lets_through) {
            (true, true) => "tmux that lets through",
            (true, false) => "tmux",
            (false, _) => evidence.other_multiplexer().unwrap_or_default(),
        };
        // Inside another program, which answers in its place, only the environment may still
        // tell of the terminal.
        let is_mute = (name.is_empty() && kind.is_empty()) || !(inside.is_empty() || is_in_tmux);
        let fallback =
            |name| if is_mute { evidence.environment.get(name).to_owned() } else { String::new() };
        Self {
            font: answers.font.clone(),
            inside: inside.to_owned(),
            outer_name: without_version(&tmux.outer_name),
            outer_term: tmux.outer_term,
            term: fallback("TERM"),
            term_program: fallback("TERM_PROGRAM"),
            name,
            kind,
        }
    }
}

/// `Konsole 22.12.3` and `kitty(0.26.5)` without their numbers: a choice outlives an update.
fn without_version(name: &str) -> String {
    name.split([' ', '(']).next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::answers::Answers;
    use super::super::evidence::Tmux;
    use super::*;

    fn identity(answers: &str, tmux: Option<Tmux>) -> Identity {
        let answers = Answers::read(answers.as_bytes());
        Identity::of(&Evidence { answers, tmux, ..Evidence::default() })
    }

    #[test]
    fn an_update_leaves_a_terminal_what_it_was() {
        for (before, after) in [
            ("\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c", "\x1bP>|kitty(0.40.1)\x1b\\"),
            ("\x1bP>|Konsole 22.12.3\x1b\\", "\x1bP>|Konsole 25.4\x1b\\\x1b[>1;115;0c"),
            ("\x1b[>65;7006;1c", "\x1b[>65;8000;1c"),
        ] {
            assert_eq!(identity(before, None), identity(after, None));
        }
    }

    #[test]
    fn terminals_are_told_apart() {
        let tmux = |lets_through, outer_name: &str| {
            let outer_name = outer_name.to_owned();
            let outer_term = "xterm-256color".to_owned();
            Some(Tmux { lets_through, outer_name, outer_term, ..Tmux::default() })
        };
        let all = [
            identity("\x1b[>0;115;0c", None),
            identity("\x1b[>0;136;0c", None),
            identity("\x1b[>65;7006;1c", None),
            identity("\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c", None),
            identity("\x1bP>|tmux 3.3a\x1b\\", tmux(false, "")),
            identity("\x1bP>|tmux 3.3a\x1b\\", tmux(true, "")),
            identity("\x1bP>|tmux 3.3a\x1b\\", tmux(true, "kitty(0.26.5)")),
        ];
        for (idx, one) in all.iter().enumerate() {
            for other in all.iter().skip(idx + 1) {
                assert_ne!(one, other);
            }
        }
    }
}
