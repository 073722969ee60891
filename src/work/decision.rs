//! Which way the screen is said, and why: the command line, the settings, what the person picked
//! for this terminal, and what it is recognised as, in this order.

use super::answers::Answers;
use super::emit::Emission;
use super::emulator::Judgement;
use super::environment::Environment;
use super::evidence::{Evidence, Tmux};
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
    pub(super) fn of(evidence: &Evidence, wishes: &Wishes) -> Self {
        let judgement = evidence.judge();
        let (remembered, unclear) = remembered::recall(&Identity::of(evidence));
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

    /// What is sent for lines that stay when we are gone.
    pub(super) fn emission_of_lines(&self) -> Emission {
        let mode = match self.way.mode {
            mode if mode == self.judgement.emission.mode => self.judgement.lines,
            OutputMode::Konsole | OutputMode::Mlterm => OutputMode::Inverse,
            mode => mode,
        };
        // What is passed on would not reach the line that was meant.
        Emission { mode, is_passed_by_tmux: false, is_in_screen: false, ..self.judgement.emission }
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
pub(super) fn decisive(evidence: &Evidence) -> Vec<(String, String)> {
    let mut weighing = Weighing::default();
    if let Some(tmux) = &evidence.tmux {
        let mute =
            Tmux { outer_term: String::new(), outer: Environment::default(), ..tmux.clone() };
        weighing.add("tmux", &tmux.outer_name, |weighed| weighed.tmux = Some(mute));
    }
    let answers = &evidence.answers;
    weighing.add("XTVERSION", &answers.name, |weighed| {
        weighed.answers.name.clone_from(&answers.name);
    });
    weighing.add("DA2", &kind_name(&answers.kind), |weighed| {
        weighed.answers = Answers { font: String::new(), ..answers.clone() };
    });
    weighing.add("font", &answers.font, |weighed| weighed.answers.clone_from(answers));
    if let Some(tmux) = &evidence.tmux {
        weighing.add("tmux: TERM", &tmux.outer_term, |weighed| {
            weighed.tmux = Some(Tmux { outer: Environment::default(), ..tmux.clone() });
        });
        weighing.add_variables("tmux: ", &tmux.outer, |weighed, outer| {
            weighed.tmux = Some(Tmux { outer, ..tmux.clone() });
        });
    }
    weighing.add_variables("", &evidence.environment, |weighed, environment| {
        weighed.environment = environment;
    });
    weighing.decisive
}

/// Evidence that is put together piece by piece.
#[derive(Default)]
struct Weighing {
    weighed: Evidence,
    /// Names and values.
    decisive: Vec<(String, String)>,
}

impl Weighing {
    /// Adds a piece. One that is empty may count too, but there is nothing to tell of it.
    fn add(&mut self, name: &str, value: &str, add: impl FnOnce(&mut Evidence)) {
        let before = judgement(&self.weighed);
        add(&mut self.weighed);
        if judgement(&self.weighed) != before && !value.is_empty() {
            self.decisive.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Adds one variable after the other; `set` puts those that were added in their place.
    fn add_variables(
        &mut self,
        whose: &str,
        all: &Environment,
        set: impl Fn(&mut Evidence, Environment),
    ) {
        for (idx, (name, value)) in all.shown().iter().enumerate() {
            let added = all.first(idx + 1);
            self.add(&format!("{whose}{name}"), value, |weighed| set(weighed, added));
        }
    }
}

fn judgement(evidence: &Evidence) -> (&'static str, OutputMode) {
    let Judgement { emulator, emission, .. } = evidence.judge();
    (emulator, emission.mode)
}

/// DA2 as its numbers are written.
pub(super) fn kind_name(kind: &[u32]) -> String {
    kind.iter().map(u32::to_string).collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(answers: &str, environment: &[(&str, &str)], tmux: Option<Tmux>) -> Vec<String> {
        let answers = Answers::read(answers.as_bytes());
        let environment = Environment::of(environment);
        let evidence = Evidence { answers, environment, tmux };
        decisive(&evidence).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn what_a_terminal_was_recognised_by_is_named() {
        let kitty = "\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c";
        assert_eq!(names(kitty, &[("TERM", "xterm-kitty")], None), ["XTVERSION"]);
        let font = "\x1bP1+r6b69=4a6574427261696e73204d6f6e6f\x1b\\";
        assert_eq!(names(&(kitty.to_owned() + font), &[], None), ["XTVERSION", "font"]);
        assert_eq!(names("\x1b[>0;115;0c\x1b[?1;2c", &[("TERM", "xterm")], None), ["DA2"]);
        assert_eq!(names("\x1b[>0;1700;1c\x1b[?6c", &[("TERM", "alacritty")], None), ["TERM"]);
        let old = [("KONSOLE_VERSION", "201203"), ("TERM", "xterm")];
        assert_eq!(names("\x1b[>0;115;0c\x1b[?1;2c", &old, None), ["DA2", "KONSOLE_VERSION"]);
        let vte = "\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c";
        assert_eq!(names(vte, &[("TERM", "xterm")], None), ["DA2"]);
    }

    #[test]
    fn each_variable_that_decided_is_named() {
        let older = [("LC_TERMINAL", "iTerm2"), ("LC_TERMINAL_VERSION", "3.5.1")];
        assert_eq!(names("", &older, None), ["LC_TERMINAL"], "which version it is changes nothing");
        let newer = [("LC_TERMINAL", "iTerm2"), ("LC_TERMINAL_VERSION", "3.7.0"), ("LANG", "ar")];
        assert_eq!(names("", &newer, None), ["LC_TERMINAL", "LC_TERMINAL_VERSION"]);
        let zellij = [("VTE_VERSION", "7006"), ("ZELLIJ", "0")];
        assert_eq!(names("", &zellij, None), ["VTE_VERSION", "ZELLIJ"]);
    }

    #[test]
    fn what_the_client_of_a_tmux_tells_is_named_as_its_own() {
        let answers = "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c";
        let named = |outer_term: &str, outer: &[(&str, &str)]| {
            let outer_term = outer_term.to_owned();
            let tmux = Tmux { outer_term, outer: Environment::of(outer), ..Tmux::default() };
            names(answers, &[("TERM", "screen"), ("VTE_VERSION", "1")], Some(tmux))
        };
        assert_eq!(named("xterm", &[("VTE_VERSION", "7006")]), ["tmux: VTE_VERSION"]);
        assert_eq!(named("mlterm", &[]), ["tmux: TERM"]);
        let qterminal = [("COLORFGBG", "15;0"), ("TERM", "xterm")];
        assert_eq!(named("xterm", &qterminal), ["tmux: COLORFGBG"]);
    }
}
