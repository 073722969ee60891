//! All that was found of the terminal, as plain values: for the report and for JSON.

use crate::config::{Config, Depth, OutputMode, Way};
use crate::text::Marks;
use crate::work::decision::{Decision, Reason, decisive};
use crate::work::environment::{Encoding, Environment};
use crate::work::evidence::Evidence;
use crate::work::ground::depth_by;

/// What was found.
#[derive(Clone, Debug)]
pub struct Findings {
    /// What the terminal answered; none when it was not asked.
    pub answers: Option<Answered>,
    /// What lies in between.
    pub between: Between,
    /// The variables that hint at it, those that are private as `set`.
    pub environment: Vec<(&'static str, String)>,
    /// What it was recognised as; empty where it needs nothing of its own.
    pub emulator: &'static str,
    /// By what it was recognised.
    pub evidence: Vec<(String, String)>,
    /// The way that is used.
    pub way: Way,
    /// Why.
    pub reason: Reason,
    /// What would be used if nobody had chosen.
    pub detected: OutputMode,
    /// What was picked for this terminal.
    pub remembered: Option<Way>,
    /// Which vowel marks are shown at first.
    pub marks: Marks,
    /// Whether the settings say so.
    pub are_marks_set: bool,
    /// Columns and rows.
    pub size: Option<(u16, u16)>,
    /// How many colours it has.
    pub colors: Colors,
    /// How it reads what is sent.
    pub encoding: Encoding,
    /// What is wrong with files of ours, in sentences.
    pub problems: Vec<String>,
    /// The name of the settings file.
    pub config_file: String,
}

/// Answers of a terminal; what it did not answer is empty.
#[derive(Clone, Debug)]
pub struct Answered {
    /// XTVERSION.
    pub name: String,
    /// DA2.
    pub kind: Vec<u32>,
    /// DECRPM of mode 8: 1 or 2 where the order can be made explicit, 0 where it is not known.
    pub bidi: Option<u32>,
    /// kitty's.
    pub font: String,
    /// Whether the last question was answered in time.
    pub are_complete: bool,
}

/// What lies between us and the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Between {
    /// Nothing that we know of.
    Nothing,
    /// tmux, and what it says of the terminal around it: name and TERM, empty when not known.
    Tmux {
        /// Whether it lets sequences through.
        lets_through: bool,
        /// What the terminal around it answered to XTVERSION.
        outer_name: String,
        /// The TERM of the terminal around it.
        outer_term: String,
    },
    /// screen or zellij.
    Other(&'static str),
}

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colors {
    /// 16 million.
    True,
    /// 256.
    Table,
    /// 16 or fewer, or nobody says.
    Few,
    /// Turned off by the person.
    Off,
}

impl Findings {
    pub(super) fn new(
        evidence: &Evidence,
        decision: &Decision,
        config: &Config,
        encoding: Encoding,
    ) -> Self {
        let language = config.settings.language;
        let words = language.doctor_words();
        let problems = config.problems.iter();
        let mut problems: Vec<_> =
            problems.map(|problem| problem.sentence(&config.file, language)).collect();
        problems.extend(decision.unclear.iter().map(|unclear| unclear.sentence(words)));
        Self {
            answers: None,
            between: between(evidence),
            environment: evidence.environment.shown(),
            emulator: decision.judgement.emulator,
            evidence: decisive(evidence),
            way: decision.way,
            reason: decision.reason,
            detected: decision.judgement.emission.mode,
            remembered: decision.remembered,
            marks: decision.marks,
            are_marks_set: config.settings.marks.is_some(),
            size: None,
            colors: colors(&evidence.environment, config),
            encoding,
            problems,
            config_file: config.file.clone(),
        }
    }

    /// With what the terminal answered.
    pub(super) fn with_answers(mut self, evidence: &Evidence) -> Self {
        let answers = &evidence.answers;
        self.answers = Some(Answered {
            name: answers.name.clone(),
            kind: answers.kind.clone(),
            bidi: answers.bidi,
            font: answers.font.clone(),
            are_complete: answers.are_complete,
        });
        self
    }
}

fn between(evidence: &Evidence) -> Between {
    match (&evidence.tmux, evidence.other_multiplexer()) {
        (Some(tmux), _) => Between::Tmux {
            lets_through: tmux.lets_through,
            outer_name: tmux.outer_name.clone(),
            outer_term: tmux.outer_term.clone(),
        },
        (None, Some(name)) => Between::Other(name),
        (None, None) => Between::Nothing,
    }
}

fn colors(environment: &Environment, config: &Config) -> Colors {
    if !config.settings.color {
        return Colors::Off;
    }
    match depth_by(environment) {
        Depth::True => Colors::True,
        Depth::Table => Colors::Table,
        Depth::Few => Colors::Few,
    }
}
