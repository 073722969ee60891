//! The table of terminal emulators: how each is recognised, and what it needs.
//!
//! What a terminal answers goes before what the environment says, which leaks from an outer
//! terminal into those that are started in it.

use super::answers::Answers;
use super::emit::{Emission, Rgb};
use crate::config::OutputMode;
use crate::text::Marks;

/// What is known of the terminal before it is recognised.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    pub answers: Answers,
    pub environment: Environment,
    /// What tmux says of the terminal around it, when we are in tmux.
    pub tmux: Option<Tmux>,
}

/// The variables that hint at a terminal, empty where they are not set.
#[derive(Clone, Debug, Default)]
pub(super) struct Environment {
    pub term: String,
    pub konsole_version: String,
    pub mlterm: String,
    /// Foreground and background as numbers of the palette, as Konsole and qterminal say them.
    pub colorfgbg: String,
    pub is_in_tmux: bool,
}

/// What tmux knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tmux {
    pub lets_through: bool,
    /// What the outer terminal answered to XTVERSION.
    pub outer_name: String,
    pub outer_term: String,
}

/// What the evidence comes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judgement {
    /// The emulator's name; empty where nothing of its own is needed or known.
    pub emulator: &'static str,
    pub emission: Emission,
    /// Whether vowel marks come out right in it.
    pub marks: Marks,
}

/// A row of the table.
struct Emulator {
    /// As its makers write it; empty for all that need nothing of their own.
    name: &'static str,
    is: fn(&Evidence) -> bool,
    mode: OutputMode,
    marks: Marks,
}

/// The first row that fits. The measurements are of November 2026.
const EMULATORS: [Emulator; 8] = [
    // Konsole 22.12 answers XTVERSION "Konsole 22.12.3", DA2 1;115;0, and not DECRQM; it ignores
    // CSI 8 l. Versions before 22 do not name themselves. It draws marks right.
    Emulator { name: "Konsole", is: is_konsole, mode: OutputMode::Konsole, marks: Marks::Shown },
    // mlterm 3.9 answers DECRQM with 0, DA2 24;279;0, and not XTVERSION. It draws marks right.
    Emulator { name: "mlterm", is: is_mlterm, mode: OutputMode::Mlterm, marks: Marks::Shown },
    // kitty 0.26 answers "kitty(0.26.5)". It shifts a vowel over shadda.
    Emulator { name: "kitty", is: is_kitty, mode: OutputMode::Kitty, marks: Marks::Hidden },
    // qterminal 1.2 answers DA2 0;115;0 and nothing else but DA1; it draws no marks.
    Emulator {
        name: "qterminal",
        is: is_qterminal,
        mode: OutputMode::Alternate,
        marks: Marks::Hidden,
    },
    // foot 1.13 answers "foot(1.13.1)"; the letter under a mark vanishes.
    Emulator { name: "foot", is: is_foot, mode: OutputMode::Explicit, marks: Marks::Hidden },
    // alacritty 0.11 answers DA2 0;1700;1; marks are one cell off.
    Emulator {
        name: "alacritty",
        is: is_alacritty,
        mode: OutputMode::Explicit,
        marks: Marks::Hidden,
    },
    // st 0.9 answers DA1 only; it draws no marks.
    Emulator { name: "st", is: is_st, mode: OutputMode::Explicit, marks: Marks::Hidden },
    // xterm, urxvt, VTE (answers DECRQM with 1), wezterm, mintty, and all that is not known.
    Emulator { name: "", is: |_| true, mode: OutputMode::Explicit, marks: Marks::Shown },
];

fn is_konsole(evidence: &Evidence) -> bool {
    // An older one has no name to answer with. A newer one would have said it: the variable then
    // is of a Konsole further out.
    let version: u32 = evidence.environment.konsole_version.parse().unwrap_or(u32::MAX);
    let is_old = evidence.name().is_empty()
        && evidence.answers.kind.get(1) == Some(&115)
        && version < 22_00_00;
    evidence.name().starts_with("Konsole") || is_old
}

fn is_mlterm(evidence: &Evidence) -> bool {
    evidence.kind() == Some(24)
        || (evidence.is_silent() && !evidence.environment.mlterm.is_empty())
        || (evidence.name().is_empty() && evidence.term_is("mlterm"))
}

fn is_kitty(evidence: &Evidence) -> bool {
    evidence.name().starts_with("kitty(") || evidence.term_is("xterm-kitty")
}

fn is_qterminal(evidence: &Evidence) -> bool {
    evidence.name().is_empty() && evidence.answers.kind == [0, 115, 0]
}

fn is_foot(evidence: &Evidence) -> bool {
    evidence.name().starts_with("foot(")
        || (evidence.term_is("foot") && evidence.answers.bidi.is_none())
}

fn is_alacritty(evidence: &Evidence) -> bool {
    // A VTE that was started from alacritty with its TERM would answer DECRQM.
    evidence.term_is("alacritty") && evidence.answers.bidi.is_none()
}

fn is_st(evidence: &Evidence) -> bool {
    evidence.term_is("st") && evidence.answers.kind.is_empty()
}

impl Evidence {
    /// Whether tmux lies between, by its own answers; the variable alone may have leaked into a
    /// terminal that was started from tmux.
    pub(super) fn is_in_tmux(&self) -> bool {
        let answers = &self.answers;
        answers.name.starts_with("tmux")
            || answers.kind.first() == Some(&84)
            || (self.is_silent() && self.environment.is_in_tmux)
    }

    /// Whether nothing was answered.
    fn is_silent(&self) -> bool {
        let answers = &self.answers;
        !answers.are_complete && answers.kind.is_empty() && answers.name.is_empty()
    }

    /// The name of the terminal that is looked at.
    fn name(&self) -> &str {
        self.tmux.as_ref().map_or(&self.answers.name, |tmux| &tmux.outer_name)
    }

    fn kind(&self) -> Option<u32> {
        if self.tmux.is_some() { None } else { self.answers.kind.first().copied() }
    }

    /// Whether `TERM` of the terminal that is looked at is this, or a variant of it, and the
    /// terminal does not say otherwise itself.
    pub(super) fn term_is(&self, name: &str) -> bool {
        let term = self.tmux.as_ref().map_or(&self.environment.term, |tmux| &tmux.outer_term);
        let variant = term.strip_prefix(name);
        self.name().is_empty()
            && variant.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }

    /// Which terminal this is, and what it needs.
    pub(super) fn judge(&self) -> Judgement {
        let [.., anything] = &EMULATORS;
        let emulator = EMULATORS.iter().find(|row| (row.is)(self)).unwrap_or(anything);
        let emission = Emission {
            mode: self.with_font(emulator.mode),
            is_passed_by_tmux: self.tmux.as_ref().is_some_and(|tmux| tmux.lets_through),
            was_explicit: self.answers.bidi == Some(2),
            ink: ink(&self.environment.colorfgbg),
        };
        Judgement { emulator: emulator.name, emission, marks: emulator.marks }
    }

    /// kitty's way goes by its font. One that does not tell (old, or behind tmux) has most
    /// likely DejaVu Sans Mono, which "monospace" is on most systems.
    fn with_font(&self, mode: OutputMode) -> OutputMode {
        let font = &self.answers.font;
        if mode == OutputMode::Kitty && !font.is_empty() && !has_arabic(font) {
            OutputMode::KittyFallback
        } else {
            mode
        }
    }
}

/// Whether a font for terminals has Arabic letters. There are few, and kitty names them by
/// family or by PostScript name.
fn has_arabic(font: &str) -> bool {
    let name: String =
        font.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    ["dejavusansmono", "vazircode", "kawkabmono", "cascadia", "couriernew", "menlo", "monospace"]
        .iter()
        .any(|known| name.starts_with(known))
}

/// What looks most like the foreground, by the background: `15;0` is light on dark.
fn ink(colorfgbg: &str) -> Rgb {
    match colorfgbg.rsplit(';').next().and_then(|background| background.parse().ok()) {
        Some(0..=6 | 8) => (208, 208, 208),
        Some(7 | 9..=15) => (16, 16, 16),
        Some(16u8..) | None => Emission::default().ink,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What terminals were seen to answer; `term` and `konsole` are their environment.
    fn mode(answers: &str, term: &str, konsole: &str) -> (OutputMode, Marks) {
        let environment = Environment {
            term: term.to_owned(),
            konsole_version: konsole.to_owned(),
            ..Environment::default()
        };
        let answers = Answers::read(answers.as_bytes());
        let judgement = Evidence { answers, environment, tmux: None }.judge();
        (judgement.emission.mode, judgement.marks)
    }

    #[test]
    fn terminals_are_recognised_by_their_answers() {
        let konsole = "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c";
        let mlterm = "\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2c";
        let kitty = "\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c";
        let qterminal = "\x1b[>0;115;0c\x1b[?1;2c";
        let vte = "\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c";
        let xterm = "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1c";
        let foot = "\x1bP>|foot(1.13.1)\x1b\\\x1b[>1;011301;0c\x1b[?62;4;22c";
        // Whatever TERM says: it may be that of a terminal further out.
        for term in ["xterm-256color", "alacritty", ""] {
            assert_eq!(mode(konsole, term, ""), (OutputMode::Konsole, Marks::Shown));
            assert_eq!(mode(mlterm, term, ""), (OutputMode::Mlterm, Marks::Shown));
            assert_eq!(mode(kitty, term, ""), (OutputMode::Kitty, Marks::Hidden));
            assert_eq!(mode(qterminal, term, ""), (OutputMode::Alternate, Marks::Hidden));
            assert_eq!(mode(vte, term, ""), (OutputMode::Explicit, Marks::Shown));
            assert_eq!(mode(foot, term, ""), (OutputMode::Explicit, Marks::Hidden));
        }
        assert_eq!(mode(xterm, "xterm-kitty", "").0, OutputMode::Explicit, "a name beats TERM");
    }

    #[test]
    fn terminals_without_a_name_are_known_by_term() {
        let answers = "\x1b[>0;1700;1c\x1b[?6c";
        assert_eq!(mode(answers, "alacritty", ""), (OutputMode::Explicit, Marks::Hidden));
        assert_eq!(mode("\x1b[?6c", "st-256color", ""), (OutputMode::Explicit, Marks::Hidden));
        assert_eq!(mode("\x1b[?6c", "sterm", ""), (OutputMode::Explicit, Marks::Shown));
        assert_eq!(mode("", "foot-extra", ""), (OutputMode::Explicit, Marks::Hidden));
        assert_eq!(mode("", "xterm-kitty", ""), (OutputMode::Kitty, Marks::Hidden));
        assert_eq!(mode("", "mlterm-256color", ""), (OutputMode::Mlterm, Marks::Shown));
        assert_eq!(mode("", "", ""), (OutputMode::Explicit, Marks::Shown));
    }

    #[test]
    fn an_old_konsole_is_told_from_qterminal_and_from_what_is_started_in_a_new_one() {
        let answers = "\x1b[>0;115;0c\x1b[?1;2c";
        assert_eq!(mode(answers, "xterm-256color", "201203").0, OutputMode::Konsole);
        assert_eq!(mode(answers, "xterm-256color", "221203").0, OutputMode::Alternate);
        assert_eq!(mode("\x1b[?6c", "xterm-256color", "201203").0, OutputMode::Explicit);
    }

    #[test]
    fn inside_tmux_the_terminal_around_it_counts() {
        let answers = Answers::read(b"\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c");
        let inside = |lets_through, outer_name: &str, outer_term: &str| {
            let tmux = Tmux {
                lets_through,
                outer_name: outer_name.to_owned(),
                outer_term: outer_term.to_owned(),
            };
            let evidence =
                Evidence { answers: answers.clone(), tmux: Some(tmux), ..Evidence::default() };
            assert!(evidence.is_in_tmux());
            let Judgement { emission, marks, .. } = evidence.judge();
            (emission.mode, emission.is_passed_by_tmux, marks)
        };
        let konsole = inside(true, "Konsole 22.12.3", "xterm-256color");
        assert_eq!(konsole, (OutputMode::Konsole, true, Marks::Shown));
        assert_eq!(inside(false, "", "mlterm"), (OutputMode::Mlterm, false, Marks::Shown));
        assert_eq!(
            inside(false, "kitty(0.26.5)", "xterm-kitty"),
            (OutputMode::Kitty, false, Marks::Hidden)
        );
        assert_eq!(inside(true, "", "xterm-256color"), (OutputMode::Explicit, true, Marks::Shown));
    }

    #[test]
    fn a_variable_of_tmux_that_leaked_does_not_count() {
        let environment = Environment { is_in_tmux: true, ..Environment::default() };
        let mut evidence = Evidence { environment, ..Evidence::default() };
        assert!(evidence.is_in_tmux(), "nothing was answered");
        evidence.answers = Answers::read(b"\x1b[>0;1700;1c\x1b[?6c");
        assert!(!evidence.is_in_tmux(), "alacritty answered");
    }

    #[test]
    fn the_way_of_kitty_goes_by_its_font() {
        let with = |font: &str| {
            let answers = Answers {
                name: "kitty(0.40.1)".to_owned(),
                font: font.to_owned(),
                ..Answers::default()
            };
            Evidence { answers, ..Evidence::default() }.judge().emission.mode
        };
        assert_eq!(with("DejaVuSansMono"), OutputMode::Kitty);
        assert_eq!(with("Cascadia Code"), OutputMode::Kitty);
        assert_eq!(with(""), OutputMode::Kitty);
        assert_eq!(with("JetBrains Mono"), OutputMode::KittyFallback);
    }

    #[test]
    fn a_terminal_found_in_explicit_mode_is_left_so() {
        let answers = Answers::read(b"\x1b[8;2$y\x1b[?65;1;9c");
        assert!(Evidence { answers, ..Evidence::default() }.judge().emission.was_explicit);
    }

    #[test]
    fn the_ink_goes_by_the_background() {
        assert_eq!(ink("15;0"), (208, 208, 208));
        assert_eq!(ink("0;15"), (16, 16, 16));
        assert_eq!(ink("15;default;0"), (208, 208, 208));
        assert_eq!(ink("default;default"), ink(""));
    }
}
