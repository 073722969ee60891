//! The table of terminal emulators: how each is recognised, and what it needs.
//!
//! What a terminal answers goes before what the environment says, which leaks from an outer
//! terminal into those that are started in it.

use super::emit::{Emission, Rgb};
use super::evidence::Evidence;
use crate::config::OutputMode;
use crate::text::Marks;

/// What the evidence comes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judgement {
    /// The emulator's name; empty where nothing of its own is needed or known.
    pub emulator: &'static str,
    pub emission: Emission,
    /// The way of lines that stay when we are gone: no switch of the terminal does, and tmux
    /// writes them again as it likes.
    pub lines: OutputMode,
    /// Whether vowel marks come out right in it.
    pub marks: Marks,
}

/// A row of the table.
struct Emulator {
    /// As its makers write it; empty for all that need nothing of their own.
    name: &'static str,
    is: fn(&Evidence) -> bool,
    mode: OutputMode,
    /// Behind a tmux or zellij that lets no sequence through.
    muted: OutputMode,
    marks: Marks,
}

impl Emulator {
    /// A terminal that is right, and draws vowel marks right, as soon as nobody reorders.
    const fn new(name: &'static str, is: fn(&Evidence) -> bool, mode: OutputMode) -> Self {
        Self { name, is, mode, muted: mode, marks: Marks::Shown }
    }

    const fn muted(self, muted: OutputMode) -> Self {
        Self { muted, ..self }
    }

    const fn marks_hidden(self) -> Self {
        Self { marks: Marks::Hidden, ..self }
    }
}

/// The first row that fits. "Run": measured in November 2026; "read": from its documentation or
/// source. `muted` was run for VTE, Konsole, mlterm, kitty and qterminal.
const EMULATORS: [Emulator; 20] = [
    // Run, 22.12: XTVERSION "Konsole 22.12.3", DA2 1;115;0, and not DECRQM; it ignores
    // CSI 8 l, and mirrors no brackets. Versions before 22 do not name themselves.
    Emulator::new("Konsole", is_konsole, OutputMode::Konsole).muted(OutputMode::Inverse),
    // Run, 3.9: DECRQM 0, DA2 24;279;0, no XTVERSION.
    Emulator::new("mlterm", is_mlterm, OutputMode::Mlterm).muted(OutputMode::Inverse),
    // Run, 0.26: "kitty(0.26.5)". It shifts a vowel over shadda.
    Emulator::new("kitty", is_kitty, OutputMode::Kitty).marks_hidden(),
    // Run, 6.0 in Chromium: DA2 0;276;0, no XTVERSION. (Its DOM renderer reorders, WebGL
    // does not; marks are right in both.) VS Code sets TERM_PROGRAM.
    Emulator::new("xterm.js", is_xterm_js, OutputMode::Marks),
    // Read: "iTerm2 3.7.0", or by LC_TERMINAL, which ssh sends on; reorders since 3.7.
    Emulator::new("iTerm2", is_iterm_with_bidi, OutputMode::Inverse),
    Emulator::new("iTerm2", is_iterm, OutputMode::Explicit),
    // Read: no XTVERSION, TERM_PROGRAM=Apple_Terminal.
    Emulator::new("Apple Terminal", is_apple_terminal, OutputMode::Inverse),
    // Read: TERM_PROGRAM=WarpTerminal.
    Emulator::new("Warp", is_warp, OutputMode::Inverse),
    // Run, 0.78 on X: DA2 0;136;0 and DA1; it goes by the first strong character of a row.
    Emulator::new("PuTTY", is_putty, OutputMode::Inverse),
    // Run, 0.70: DECRQM 1, DA2 65;7006;1 (before 0.54: 1), VTE_VERSION.
    Emulator::new("VTE", is_vte, OutputMode::Explicit).muted(OutputMode::Marks),
    // Read: "mintty 3.7.0", reorders unless CSI 8 l tells it not to.
    Emulator::new("mintty", |e| e.is_named("mintty"), OutputMode::Explicit)
        .muted(OutputMode::Marks),
    // Run, 1.2: DA2 0;115;0 and nothing else but DA1; it draws no marks. In tmux or
    // screen it can only be told by COLORFGBG.
    Emulator::new("qterminal", is_qterminal, OutputMode::Alternate).marks_hidden(),
    // Run, 1.13: "foot(1.13.1)"; the letter under a mark vanishes.
    Emulator::new("foot", is_foot, OutputMode::Explicit).marks_hidden(),
    // Run, 0.11: DA2 0;1700;1; marks are one cell off.
    Emulator::new("alacritty", is_alacritty, OutputMode::Explicit).marks_hidden(),
    // Run, 0.9: DA1 only; it draws no marks.
    Emulator::new("st", is_st, OutputMode::Explicit).marks_hidden(),
    // These reorder nothing, or obey CSI 8 l. Run: xterm, "XTerm(379)". Read: the others,
    // "WezTerm 20240203", "ghostty 1.1.3", and WT_SESSION, which Windows Terminal sets.
    Emulator::new("xterm", |e| e.is_named("XTerm("), OutputMode::Explicit),
    Emulator::new("WezTerm", |e| e.is_named("WezTerm"), OutputMode::Explicit),
    Emulator::new("ghostty", |e| e.is_named("ghostty"), OutputMode::Explicit),
    Emulator::new("Windows Terminal", is_windows_terminal, OutputMode::Explicit),
    // urxvt, contour, rio, and all that is not known.
    Emulator::new("", |_| true, OutputMode::Explicit),
];

fn is_konsole(evidence: &Evidence) -> bool {
    // An older one has no name to answer with. A newer one would have said it: the variable then
    // is of a Konsole further out.
    let hints = evidence.hints();
    let version: u32 = hints.get("KONSOLE_VERSION").parse().unwrap_or(u32::MAX);
    let is_old = evidence.name().is_empty()
        && evidence.answers.kind.get(1) == Some(&115)
        && version < 22_00_00;
    evidence.name().starts_with("Konsole")
        || is_old
        || evidence.is_hinted(hints.is_set("KONSOLE_VERSION"))
}

fn is_mlterm(evidence: &Evidence) -> bool {
    evidence.kind() == Some(24)
        || evidence.is_hinted(evidence.hints().is_set("MLTERM"))
        || (evidence.name().is_empty() && evidence.term_is("mlterm"))
}

fn is_kitty(evidence: &Evidence) -> bool {
    evidence.name().starts_with("kitty(")
        || evidence.term_is("xterm-kitty")
        || evidence.is_hinted(evidence.hints().is_set("KITTY_WINDOW_ID"))
}

fn is_xterm_js(evidence: &Evidence) -> bool {
    evidence.is_named("xterm.js")
        || (evidence.name().is_empty() && evidence.kinds() == [0, 276, 0])
        || evidence.is_hinted(evidence.hints().get("TERM_PROGRAM") == "vscode")
}

fn is_iterm(evidence: &Evidence) -> bool {
    let hints = evidence.hints();
    evidence.is_named("iTerm2")
        || evidence.is_hinted(
            hints.get("TERM_PROGRAM") == "iTerm.app"
                || !hints.is_set("TERM_PROGRAM") && hints.get("LC_TERMINAL") == "iTerm2",
        )
}

fn is_iterm_with_bidi(evidence: &Evidence) -> bool {
    let hints = evidence.hints();
    let said = evidence.name().strip_prefix("iTerm2").map(str::trim);
    let hinted = ["LC_TERMINAL_VERSION", "TERM_PROGRAM_VERSION"].map(|name| hints.get(name));
    let version = said.or_else(|| hinted.into_iter().find(|version| !version.is_empty()));
    let mut numbers = version.unwrap_or_default().split('.').map_while(|part| part.parse().ok());
    let version: (u32, u32) =
        (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default());
    is_iterm(evidence) && version >= (3, 7)
}

fn is_apple_terminal(evidence: &Evidence) -> bool {
    evidence.is_program("Apple_Terminal")
}

fn is_warp(evidence: &Evidence) -> bool {
    evidence.is_named("Warp") || evidence.is_program("WarpTerminal")
}

fn is_putty(evidence: &Evidence) -> bool {
    evidence.kinds() == [0, 136, 0] || evidence.term_is("putty")
}

fn is_vte(evidence: &Evidence) -> bool {
    let is_of_its_kind = matches!(evidence.kind(), Some(1 | 61 | 65));
    (is_of_its_kind && evidence.name().is_empty() && evidence.answers.bidi > Some(0))
        || evidence.is_hinted(evidence.hints().is_set("VTE_VERSION"))
}

fn is_qterminal(evidence: &Evidence) -> bool {
    let hints = evidence.hints();
    let is_dark_or_light =
        hints.get("COLORFGBG").split(';').all(|color| color.parse::<u8>().is_ok());
    // screen and zellij have a TERM of their own.
    let may_be_xterm = evidence.tmux.is_none() || hints.get("TERM").starts_with("xterm");
    let is_likely = evidence.is_covered() && may_be_xterm && is_dark_or_light;
    evidence.name().is_empty() && (evidence.kinds() == [0, 115, 0] || is_likely)
}

fn is_foot(evidence: &Evidence) -> bool {
    evidence.name().starts_with("foot(")
        || (evidence.term_is("foot") && evidence.answers.bidi.is_none())
}

fn is_alacritty(evidence: &Evidence) -> bool {
    // A VTE that was started from alacritty with its TERM would answer DECRQM.
    (evidence.term_is("alacritty") && evidence.answers.bidi.is_none())
        || evidence.is_hinted(evidence.hints().is_set("ALACRITTY_WINDOW_ID"))
}

fn is_st(evidence: &Evidence) -> bool {
    evidence.term_is("st") && evidence.answers.kind.is_empty()
}

fn is_windows_terminal(evidence: &Evidence) -> bool {
    evidence.is_hinted(evidence.hints().is_set("WT_SESSION"))
}

impl Evidence {
    /// Which terminal this is, and what it needs.
    pub(super) fn judge(&self) -> Judgement {
        let [.., anything] = &EMULATORS;
        let emulator = EMULATORS.iter().find(|row| (row.is)(self)).unwrap_or(anything);
        let lets_through = self.tmux.as_ref().is_some_and(|tmux| tmux.lets_through);
        let is_muted = self.is_covered() && !lets_through && !self.is_in_screen();
        let emission = Emission {
            mode: self.with_font(if is_muted { emulator.muted } else { emulator.mode }),
            is_passed_by_tmux: lets_through,
            is_in_screen: self.is_in_screen(),
            is_palette_only: self.is_in_screen() || self.tmux.as_ref().is_some_and(|t| !t.has_rgb),
            are_borders_letters: matches!(emulator.name, "Konsole" | "mlterm"),
            is_without_mirrors: emulator.name == "Konsole",
            was_explicit: self.answers.bidi == Some(2),
            ink: ink(self.hints().get("COLORFGBG")),
        };
        let is_switch = matches!(emulator.mode, OutputMode::Konsole | OutputMode::Mlterm);
        let lines = if self.is_covered() || is_switch { emulator.muted } else { emulator.mode };
        let lines = self.with_font(lines);
        Judgement { emulator: emulator.name, emission, lines, marks: emulator.marks }
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
    let known = [
        // Also as a Nerd Font, which is "DejaVuSansM".
        "dejavusansm",
        "freemono",
        "vazircode",
        "kawkabmono",
        "cascadia",
        "couriernew",
        "simplifiedarabicfixed",
        "unifont",
        "menlo",
        "monospace",
    ];
    known.iter().any(|known| name.starts_with(known))
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
    use super::super::answers::Answers;
    use super::super::environment::Environment;
    use super::super::evidence::Tmux;
    use super::*;

    /// What terminals were seen to answer; `term` and `konsole` are their environment.
    fn mode(answers: &str, term: &str, konsole: &str) -> (OutputMode, Marks) {
        let environment = Environment::of(&[("TERM", term), ("KONSOLE_VERSION", konsole)]);
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

    fn hinted(answers: &str, hints: &[(&str, &str)]) -> (&'static str, OutputMode) {
        let environment = Environment::of(hints);
        let answers = Answers::read(answers.as_bytes());
        let judgement = Evidence { answers, environment, tmux: None }.judge();
        (judgement.emulator, judgement.emission.mode)
    }

    #[test]
    fn terminals_that_turn_whole_rows_get_them_inverse() {
        let iterm = "\x1bP>|iTerm2 3.7.1\x1b\\\x1b[>41;2500;0c\x1b[?62;4c";
        assert_eq!(hinted(iterm, &[]), ("iTerm2", OutputMode::Inverse));
        let older = "\x1bP>|iTerm2 3.5.14\x1b\\\x1b[?62;4c";
        assert_eq!(hinted(older, &[]), ("iTerm2", OutputMode::Explicit));
        let over_ssh = [("LC_TERMINAL", "iTerm2"), ("LC_TERMINAL_VERSION", "3.10.0")];
        assert_eq!(hinted("", &over_ssh), ("iTerm2", OutputMode::Inverse));
        let nameless = "\x1b[>1;95;0c\x1b[?1;2c";
        let apple = [("TERM_PROGRAM", "Apple_Terminal")];
        assert_eq!(hinted(nameless, &apple), ("Apple Terminal", OutputMode::Inverse));
        let warp = [("TERM_PROGRAM", "WarpTerminal")];
        assert_eq!(hinted(nameless, &warp), ("Warp", OutputMode::Inverse));
        assert_eq!(hinted("\x1b[>0;136;0c\x1b[?6c", &[]), ("PuTTY", OutputMode::Inverse));
    }

    #[test]
    fn a_live_answer_beats_a_hint_that_leaked() {
        let xterm = "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1c";
        let vte = "\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c";
        for leaked in [
            ("TERM_PROGRAM", "Apple_Terminal"),
            ("TERM_PROGRAM", "vscode"),
            ("LC_TERMINAL", "iTerm2"),
            ("VTE_VERSION", "7006"),
            ("MLTERM", "3.9.0"),
            ("KITTY_WINDOW_ID", "1"),
            ("KONSOLE_VERSION", "221203"),
            ("STY", "1.tty"),
            ("ZELLIJ", "0"),
        ] {
            assert_eq!(hinted(xterm, &[leaked]), ("xterm", OutputMode::Explicit), "{leaked:?}");
            assert_eq!(hinted(vte, &[leaked]), ("VTE", OutputMode::Explicit), "{leaked:?}");
        }
    }

    #[test]
    fn inside_screen_and_zellij_the_environment_counts() {
        let screen = "\x1b[>83;40900;0c\x1b[?1;2c";
        assert_eq!(hinted(screen, &[]), ("", OutputMode::Explicit));
        let vte = ("VTE_VERSION", "7006");
        assert_eq!(hinted(screen, &[vte]), ("VTE", OutputMode::Explicit), "it passes strings on");
        assert_eq!(hinted("", &[vte, ("ZELLIJ", "0")]), ("VTE", OutputMode::Marks));
        let qterminal = [("COLORFGBG", "15;0"), ("TERM", "screen")];
        assert_eq!(hinted(screen, &qterminal), ("qterminal", OutputMode::Alternate));
        let default = [("COLORFGBG", "default;default"), ("TERM", "screen")];
        assert_eq!(hinted(screen, &default).1, OutputMode::Explicit);
    }

    #[test]
    fn other_terminals_are_known_by_name() {
        let named = |name: &str| hinted(&format!("\x1bP>|{name}\x1b\\\x1b[?62c"), &[]);
        assert_eq!(named("WezTerm 20240203"), ("WezTerm", OutputMode::Explicit));
        assert_eq!(named("ghostty 1.1.3"), ("ghostty", OutputMode::Explicit));
        assert_eq!(named("mintty 3.7.0"), ("mintty", OutputMode::Explicit));
        assert_eq!(named("contour 0.4.3"), ("", OutputMode::Explicit));
        let windows = [("WT_SESSION", "1")];
        assert_eq!(hinted("", &windows), ("Windows Terminal", OutputMode::Explicit));
        let vs_code = "\x1b[8;0$y\x1b[>0;276;0c\x1b[?1;2c";
        assert_eq!(hinted(vs_code, &[]), ("xterm.js", OutputMode::Marks));
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
                ..Tmux::default()
            };
            let evidence =
                Evidence { answers: answers.clone(), tmux: Some(tmux), ..Evidence::default() };
            assert!(evidence.is_in_tmux());
            let Judgement { emission, marks, .. } = evidence.judge();
            (emission.mode, emission.is_passed_by_tmux, marks)
        };
        let konsole = inside(true, "Konsole 22.12.3", "xterm-256color");
        assert_eq!(konsole, (OutputMode::Konsole, true, Marks::Shown));
        assert_eq!(inside(false, "", "mlterm"), (OutputMode::Inverse, false, Marks::Shown));
        assert_eq!(
            inside(false, "kitty(0.26.5)", "xterm-kitty"),
            (OutputMode::Kitty, false, Marks::Hidden)
        );
        assert_eq!(inside(true, "", "xterm-256color"), (OutputMode::Explicit, true, Marks::Shown));
    }

    #[test]
    fn a_variable_of_tmux_that_leaked_does_not_count() {
        let environment = Environment::of(&[("TMUX", "/nowhere,1,0")]);
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
