//! What is known of the terminal before it is recognised: its answers, the environment, and
//! what tmux says of the terminal around it. What lies between us and it is told here.

use super::answers::Answers;
use super::environment::Environment;

/// What is known of the terminal before it is recognised.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    pub answers: Answers,
    pub environment: Environment,
    /// What tmux says of the terminal around it, when we are in tmux.
    pub tmux: Option<Tmux>,
}

/// What tmux knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tmux {
    pub lets_through: bool,
    /// What the outer terminal answered to XTVERSION.
    pub outer_name: String,
    pub outer_term: String,
    /// Whether it sends colours of 24 bits on.
    pub has_rgb: bool,
    /// The environment of the tmux client, which is that of the outer terminal; empty where it
    /// cannot be read.
    pub outer: Environment,
}

impl Evidence {
    /// Whether tmux lies between, by its own answers; the variable alone may have leaked into a
    /// terminal that was started from tmux.
    pub(super) fn is_in_tmux(&self) -> bool {
        let answers = &self.answers;
        answers.name.starts_with("tmux")
            || answers.kind.first() == Some(&84)
            || (self.is_silent() && self.environment.is_set("TMUX"))
    }

    /// Whether GNU screen answers in the terminal's place.
    pub(super) fn is_in_screen(&self) -> bool {
        self.tmux.is_none()
            && (self.answers.kind.first() == Some(&83)
                || (self.is_silent() && self.environment.is_set("STY")))
    }

    /// Whether zellij does. Read: it names itself.
    pub(super) fn is_in_zellij(&self) -> bool {
        self.tmux.is_none()
            && (self.answers.name.starts_with("Zellij")
                || (self.is_silent() && self.environment.is_set("ZELLIJ")))
    }

    /// What lies between us and the terminal, apart from tmux, which is asked.
    pub(super) fn other_multiplexer(&self) -> Option<&'static str> {
        if self.is_in_zellij() {
            Some("zellij")
        } else if self.is_in_screen() {
            Some("screen")
        } else {
            None
        }
    }

    /// Whether nothing was answered.
    pub(super) fn is_silent(&self) -> bool {
        let answers = &self.answers;
        !answers.are_complete && answers.kind.is_empty() && answers.name.is_empty()
    }

    /// Whether the terminal that is looked at cannot be asked: something lies between.
    pub(super) fn is_covered(&self) -> bool {
        self.tmux.is_some() || self.is_in_screen() || self.is_in_zellij()
    }

    /// The name of the terminal that is looked at.
    pub(super) fn name(&self) -> &str {
        match &self.tmux {
            Some(tmux) => &tmux.outer_name,
            None if self.is_covered() => "",
            None => &self.answers.name,
        }
    }

    pub(super) fn is_named(&self, name: &str) -> bool {
        self.name().starts_with(name)
    }

    /// DA2 of the terminal that is looked at.
    pub(super) fn kinds(&self) -> &[u32] {
        if self.is_covered() { &[] } else { &self.answers.kind }
    }

    pub(super) fn kind(&self) -> Option<u32> {
        self.kinds().first().copied()
    }

    /// The environment nearest to the terminal that is looked at. Those of screen and zellij
    /// are of the terminal in which they were started.
    pub(super) fn hints(&self) -> &Environment {
        self.tmux.as_ref().map_or(&self.environment, |tmux| &tmux.outer)
    }

    /// Whether a hint of the environment counts: the terminal says nothing itself, by being
    /// silent or covered.
    pub(super) fn is_hinted(&self, hint: bool) -> bool {
        hint && self.name().is_empty() && (self.is_covered() || self.is_silent())
    }

    /// Whether `TERM_PROGRAM` names one that answers without a name.
    pub(super) fn is_program(&self, program: &str) -> bool {
        let is_nameless = self.name().is_empty() && self.answers.bidi.unwrap_or(0) == 0;
        is_nameless && self.hints().get("TERM_PROGRAM") == program
    }

    /// Whether `TERM` of the terminal that is looked at is this, or a variant of it, and the
    /// terminal does not say otherwise itself.
    pub(super) fn term_is(&self, name: &str) -> bool {
        let ours = self.environment.get("TERM");
        let term = self.tmux.as_ref().map_or(ours, |tmux| &tmux.outer_term);
        let variant = term.strip_prefix(name);
        self.name().is_empty()
            && variant.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }
}
