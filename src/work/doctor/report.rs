//! What was found, as lines of a label and a sentence.

use super::findings::{Answered, Between, Colors, Findings};
use crate::app::way_sentence;
use crate::config::Way;
use crate::locale::{DoctorWords, Language, fill};
use crate::text::Marks;
use crate::work::decision::{Reason, kind_name};
use crate::work::environment::Encoding;

impl Findings {
    /// The whole report: each line with its label.
    #[must_use]
    pub fn report(&self, language: Language) -> Vec<(&'static str, String)> {
        self.labels(language).into_iter().filter(|(_, sentence)| !sentence.is_empty()).collect()
    }

    /// The two things that matter most, as sentences: which terminal, and which way and why.
    #[must_use]
    pub fn summary(&self, words: &DoctorWords) -> Vec<String> {
        let terminal = format!("{}: {}", words.terminal, self.terminal(words));
        let way = fill("{}: {} — {}", &[words.mode, self.way.mode.name(), &self.because(words)]);
        let mut summary = vec![terminal, way];
        summary.extend(self.problems.iter().cloned());
        summary
    }

    fn labels(&self, language: Language) -> Vec<(&'static str, String)> {
        let words = language.doctor_words();
        let environment: Vec<_> =
            self.environment.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let isolated: Vec<_> = environment.iter().map(|pair| fill("{}", &[pair])).collect();
        let size = self.size.map_or_else(
            || words.unknown.to_owned(),
            |(width, height)| {
                fill(words.size_cells, &[&language.number(width), &language.number(height)])
            },
        );
        let mut lines = vec![
            (words.terminal, self.terminal(words)),
            (
                words.answers,
                self.answers.as_ref().map_or(words.not_asked.to_owned(), |a| a.sentence(words)),
            ),
            (words.between, self.between.sentence(words)),
            (words.environment, isolated.join("  ")),
            (words.mode, way_sentence(self.way, words)),
            (words.because, self.because(words)),
            (words.remembered, self.remembered.map(name).unwrap_or_default()),
            (words.marks, self.marks_sentence(words)),
            (words.size, size),
            (words.colors, self.colors.sentence(words).to_owned()),
            (words.encoding, self.encoding.sentence(words)),
        ];
        lines.extend(self.problems.iter().map(|problem| (words.problems, problem.clone())));
        lines
    }

    fn terminal(&self, words: &DoctorWords) -> String {
        let name: &str = match &self.between {
            Between::Tmux { outer_name, .. } => outer_name,
            Between::Nothing | Between::Other(_) => {
                self.answers.as_ref().map_or("", |answers| &answers.name)
            }
        };
        match (self.emulator, name) {
            ("", "") => words.terminal_any.to_owned(),
            ("", name) => fill(words.terminal_named, &[name]),
            (known, _) => fill(words.terminal_is, &[known]),
        }
    }

    fn because(&self, words: &DoctorWords) -> String {
        match self.reason {
            Reason::Flag => words.by_flag.to_owned(),
            Reason::Config => fill(words.by_config, &[&self.config_file]),
            Reason::Memory => words.by_memory.to_owned(),
            Reason::Detection => {
                let pieces = self.evidence.iter();
                let pieces: Vec<_> =
                    pieces.map(|(name, value)| fill(words.evidence, &[name, value])).collect();
                fill(words.by_detection, &[&pieces.join(", ")])
            }
            Reason::Default if self.obeys() => words.by_obeying.to_owned(),
            Reason::Default => words.by_default.to_owned(),
        }
    }

    /// Whether the order can be made explicit, by the terminal's own word.
    fn obeys(&self) -> bool {
        self.answers.as_ref().is_some_and(|answers| matches!(answers.bidi, Some(1 | 2)))
    }

    fn marks_sentence(&self, words: &DoctorWords) -> String {
        let which = match self.marks {
            Marks::Shown => words.marks_shown,
            Marks::Essential => words.marks_essential,
            Marks::Hidden => words.marks_hidden,
        };
        let why = if self.are_marks_set { words.marks_by_config } else { words.marks_by_terminal };
        format!("{which} — {why}")
    }
}

fn name(way: Way) -> String {
    if way.through_tmux {
        format!("{} (tmux)", way.mode.name())
    } else {
        way.mode.name().to_owned()
    }
}

impl Answered {
    fn sentence(&self, words: &DoctorWords) -> String {
        let mut parts = Vec::new();
        let mut add = |sentence, value: &str| {
            if !value.is_empty() {
                parts.push(fill(sentence, &[value]));
            }
        };
        add(words.answer_name, &self.name);
        add(words.answer_kind, &kind_name(&self.kind));
        add(words.answer_font, &self.font);
        if matches!(self.bidi, Some(1 | 2)) {
            parts.push(words.answer_obeys.to_owned());
        }
        if parts.is_empty() { words.answer_nothing.to_owned() } else { parts.join(" · ") }
    }
}

impl Between {
    fn sentence(&self, words: &DoctorWords) -> String {
        match self {
            Self::Nothing => words.between_nothing.to_owned(),
            Self::Tmux { outer_name, outer_term, .. }
                if outer_name.is_empty() && outer_term.is_empty() =>
            {
                words.tmux_unknown.to_owned()
            }
            Self::Tmux { lets_through, outer_name, outer_term } => {
                let outer = if outer_name.is_empty() { outer_term } else { outer_name };
                fill(if *lets_through { words.tmux_passes } else { words.tmux_blocks }, &[outer])
            }
            Self::Other(name) => fill(words.between_other, &[name]),
        }
    }
}

impl Colors {
    fn sentence(self, words: &DoctorWords) -> &'static str {
        match self {
            Self::True => words.colors_true,
            Self::Table => words.colors_256,
            Self::Few => words.colors_few,
            Self::Off => words.colors_off,
        }
    }
}

impl Encoding {
    fn sentence(&self, words: &DoctorWords) -> String {
        match self {
            Self::Utf8 => words.utf8_yes.to_owned(),
            Self::Other(name) if name.is_empty() => fill(words.utf8_no, &[words.unknown]),
            Self::Other(name) => fill(words.utf8_no, &[name]),
            Self::Unknown => words.utf8_unknown.to_owned(),
        }
    }
}
