//! Which way the screen is said, and why: the command line, the settings, what the person picked
//! for this terminal, and what it is recognised as, in this order.

use super::emit::Emission;
use super::emulator::{Evidence, Judgement, Tmux};
use super::hints::Hints;
use super::identity::Identity;
use super::remembered::{self, Unclear};
use crate::config::{Config, OutputMode, Way};
use crate::text::Marks;

/// Why a way is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// `--output-mode`.
    Flag,
    /// `output_mode` in the settings.
    Config,
    /// Picked in `khabar doctor`.
    Memory,
    /// The terminal was recognised.
    Detection,
    /// It is none that needs anything of its own.
    Default,
}

/// What was asked for by name.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes {
    /// On the command line.
    pub flag: Option<OutputMode>,
    /// In the settings.
    pub config: Option<OutputMode>,
    /// Vowel marks, in the settings.
    pub marks: Option<Marks>,
}

impl Wishes {
    /// Of the settings, and of this mode of the command line.
    pub(super) fn of(config: &Config, flag: Option<OutputMode>) -> Self {
        Self { flag, config: config.settings.output_mode, marks: config.settings.marks }
    }
}

/// How this terminal is spoken to.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    /// What it was recognised as.
    pub judgement: Judgement,
    /// What is used.
    pub way: Way,
    pub reason: Reason,
    /// What was picked for it, whether used or not.
    pub remembered: Option<Way>,
    pub unclear: Option<Unclear>,
    pub marks: Marks,
}

impl Decision {
    pub(super) fn of(evidence: &Evidence, hints: &Hints, wishes: &Wishes) -> Self {
        let judgement = evidence.judge();
        let (remembered, unclear) = remembered::recall(&Identity::of(evidence, hints));
        let named = |mode: Option<OutputMode>, reason| Some((Way::from(mode?), reason));
        let detected = match judgement.emulator {
            "" => Reason::Default,
            _ => Reason::Detection,
        };
        let (way, reason) = named(wishes.flag, Reason::Flag)
            .or_else(|| named(wishes.config, Reason::Config))
            .or_else(|| remembered.map(|way| (way, Reason::Memory)))
            .unwrap_or((judgement.emission.mode.into(), detected));
        let marks = wishes.marks.unwrap_or(judgement.marks);
        Self { judgement, way, reason, remembered, unclear, marks }
    }

    /// What is sent in the way that is used.
    pub(super) fn emission(&self) -> Emission {
        self.emission_of(self.way)
    }

    /// What is sent in some way.
    pub(super) fn emission_of(&self, way: Way) -> Emission {
        let found = self.judgement.emission;
        let is_passed_by_tmux = found.is_passed_by_tmux || way.through_tmux;
        Emission { mode: way.mode, is_passed_by_tmux, ..found }
    }
}

/// By which pieces of the evidence the terminal was recognised: those that change the judgement
/// when all is weighed anew, piece by piece, answers first.
pub(super) fn decisive(evidence: &Evidence) -> Vec<(&'static str, String)> {
    let mut weighed = Evidence::default();
    let mut decisive = Vec::new();
    let mut judged = judgement(&weighed);
    for add in PIECES {
        let (name, value) = add(&mut weighed, evidence);
        let next = judgement(&weighed);
        if next != judged && !value.is_empty() {
            decisive.push((name, value));
        }
        judged = next;
    }
    decisive
}

fn judgement(evidence: &Evidence) -> (&'static str, OutputMode) {
    let Judgement { emulator, emission, .. } = evidence.judge();
    (emulator, emission.mode)
}

/// Adds a piece of the evidence to what is weighed; gives its name and value.
type Piece = fn(&mut Evidence, &Evidence) -> (&'static str, String);

const PIECES: [Piece; 8] = [
    |weighed, all| {
        let outer = |tmux: &Tmux| Tmux { outer_term: String::new(), ..tmux.clone() };
        weighed.tmux = all.tmux.as_ref().map(outer);
        ("tmux", all.tmux.as_ref().map(|tmux| tmux.outer_name.clone()).unwrap_or_default())
    },
    |weighed, all| {
        weighed.answers.name.clone_from(&all.answers.name);
        ("XTVERSION", all.answers.name.clone())
    },
    |weighed, all| {
        weighed.answers.kind.clone_from(&all.answers.kind);
        weighed.answers.bidi = all.answers.bidi;
        weighed.answers.are_complete = all.answers.are_complete;
        ("DA2", kind_name(&all.answers.kind))
    },
    |weighed, all| {
        weighed.answers.font.clone_from(&all.answers.font);
        ("font", all.answers.font.clone())
    },
    |weighed, all| {
        weighed.tmux.clone_from(&all.tmux);
        ("tmux: TERM", all.tmux.as_ref().map(|tmux| tmux.outer_term.clone()).unwrap_or_default())
    },
    |weighed, all| {
        weighed.environment.term.clone_from(&all.environment.term);
        ("TERM", all.environment.term.clone())
    },
    |weighed, all| {
        weighed.environment.konsole_version.clone_from(&all.environment.konsole_version);
        ("KONSOLE_VERSION", all.environment.konsole_version.clone())
    },
    |weighed, all| {
        weighed.environment.clone_from(&all.environment);
        ("MLTERM", all.environment.mlterm.clone())
    },
];

/// DA2 as its numbers are written.
pub(super) fn kind_name(kind: &[u32]) -> String {
    kind.iter().map(u32::to_string).collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::super::answers::Answers;
    use super::super::emulator::Environment;
    use super::*;

    fn names(answers: &str, term: &str, konsole: &str) -> Vec<&'static str> {
        let environment = Environment {
            term: term.to_owned(),
            konsole_version: konsole.to_owned(),
            ..Environment::default()
        };
        let answers = Answers::read(answers.as_bytes());
        let evidence = Evidence { answers, environment, tmux: None };
        decisive(&evidence).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn what_a_terminal_was_recognised_by_is_named() {
        let kitty = "\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c";
        assert_eq!(names(kitty, "xterm-kitty", ""), ["XTVERSION"]);
        let font = "\x1bP1+r6b69=4a6574427261696e73204d6f6e6f\x1b\\";
        assert_eq!(names(&(kitty.to_owned() + font), "", ""), ["XTVERSION", "font"]);
        assert_eq!(names("\x1b[>0;115;0c\x1b[?1;2c", "xterm-256color", ""), ["DA2"]);
        assert_eq!(names("\x1b[>0;1700;1c\x1b[?6c", "alacritty", ""), ["TERM"]);
        let old = names("\x1b[>0;115;0c\x1b[?1;2c", "xterm", "201203");
        assert_eq!(old, ["DA2", "KONSOLE_VERSION"]);
        assert_eq!(names("\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c", "xterm", ""), ["DA2"]);
    }
}
