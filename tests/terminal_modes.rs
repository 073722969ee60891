//! The program on terminals that answer as the emulators do: what it sends them at the start,
//! on the screen and at the end.

mod support;

use khabar::config::OutputMode;
use portable_pty::CommandBuilder;
use std::process::Command;
use std::time::{Duration, Instant};
use support::{Answer, Folder, KHABAR, Session};

const QUESTIONS: &str = "\x1b[8$p\x1b[>0q\x1b[>c\x1b]11;?\x1b\\\x1b[c";
const FONT_QUESTION: &str = "\x1bP+q6b697474792d71756572792d666f6e745f66616d696c79\x1b\\";

// As measured in November 2026.
const KONSOLE: &str = "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c";
const MLTERM: &str = "\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;6;7;15;18;22;29c";
const KITTY: &str = "\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c";
const KITTY_DEJAVU: &str =
    "\x1bP1+r6b697474792d71756572792d666f6e745f66616d696c79=44656a61567553616e734d6f6e6f\x1b\\";
const QTERMINAL: &str = "\x1b[>0;115;0c\x1b[?1;2c";
const VTE: &str = "\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c";
const XTERM: &str =
    "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c";
const PUTTY: &str = "\x1b[>0;136;0c\x1b[?6c";
const XTERM_JS: &str = "\x1b[8;0$y\x1b[>0;276;0c\x1b[?1;2c";
const SCREEN: &str = "\x1b[>83;40900;0c\x1b[?1;2c";
const TMUX: &str = "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c";

fn answer(answer: &'static str) -> Answer {
    Answer { question: QUESTIONS, answer, after: Duration::ZERO }
}

/// One article in Arabic, with the name of the test.
fn arabic(test: &str) -> Folder {
    let folder = Folder::new(test);
    folder.write("خبر.txt", "خبر اليوم\n\n(سلام).\n");
    folder
}

fn reader(arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(KHABAR);
    command.args(arguments);
    command
}

/// Starts on a terminal, waits for the text, leaves; gives what was written.
fn visit(test: &str, answers: Vec<Answer>, text: &str) -> String {
    let folder = arabic(test);
    let mut session = Session::run_on(reader(&["--lang", "ar", folder.path()]), answers);
    session.wait_for_text(text);
    session.press("q");
    assert_eq!(session.exit_code(), 0, "{test}");
    session.assert_given_back();
    session.written()
}

/// Whether one is written before the other, and both are.
fn are_in_order(written: &str, sequences: &[&str]) -> bool {
    let mut rest = written;
    sequences.iter().all(|sequence| match rest.split_once(sequence) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

#[test]
fn vte_xterm_and_silent_terminals_get_explicit_mode_alone() {
    for (test, answers) in [
        ("modes-vte", vec![answer(VTE)]),
        ("modes-xterm", vec![answer(XTERM)]),
        ("modes-silent", Vec::new()),
    ] {
        let written = visit(test, answers, ".(ﻡﻼﺳ)");
        assert!(
            written.starts_with(
                "\x1b[?1049h\x1b[8$p\x1b[>0q\x1b[>c\x1b]11;?\x1b\\\x1b[c\x1b[8l\x1b[2J"
            )
        );
        let after = written.replacen(QUESTIONS, "", 1);
        assert!(!after.contains("\x1b]") && !after.contains("\x1bP"), "{test}");
        assert!(!written.contains("38;2;"), "{test}");
    }
}

#[test]
fn konsole_and_mlterm_get_their_switches_and_get_them_back() {
    for (test, answers, off, on) in [
        (
            "modes-konsole",
            KONSOLE,
            "\x1b]50;BidiRenderingEnabled=false\x07",
            "\x1b]50;BidiRenderingEnabled=true\x07",
        ),
        ("modes-mlterm", MLTERM, "\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07"),
    ] {
        let written = visit(test, vec![answer(answers)], ".(ﻡﻼﺳ)");
        let order = ["\x1b[?1049h", QUESTIONS, "\x1b[8l", off, "\x1b[2J", "\x1b[8h", on];
        assert!(are_in_order(&written, &order), "{test}: {}", written.escape_debug());
        assert!(written.ends_with("\x1b[?1049l"), "{test}");
        let (before, after) = written.rsplit_once(on).expect("given back");
        assert!(!after.contains(off) && before.contains(off), "{test}");
    }
}

#[test]
fn a_switch_is_given_back_on_signals_and_taken_again_after_a_stop() {
    let off = "\x1b]50;BidiRenderingEnabled=false\x07";
    let on = "\x1b]50;BidiRenderingEnabled=true\x07";
    let folder = arabic("modes-signals");
    let mut session = Session::run_on(reader(&[folder.path()]), vec![answer(KONSOLE)]);
    session.wait_for_text(".(ﻡﻼﺳ)");
    let before = session.mark();
    session.signal("TSTP");
    session.wait_until_stopped();
    session.wait_for_bytes(before, on);
    let before = session.mark();
    session.signal("CONT");
    session.wait_for_bytes(before, off);
    session.wait_until_drawn();
    let before = session.mark();
    session.resize(100, 30);
    session.wait_for_bytes(before, off);
    let before = session.mark();
    session.signal("TERM");
    assert_eq!(session.exit_code(), 128 + 15);
    session.wait_for_bytes(before, on);
    session.assert_given_back();
    assert_eq!(session.written().matches(QUESTIONS).count(), 1, "asked once");
}

#[test]
fn a_panic_gives_a_switch_back() {
    let mut command = reader(&[]);
    command.env("KHABAR_TEST_PANIC", "1");
    let mut session = Session::run_on(command, vec![answer(MLTERM)]);
    session.wait_until_drawn();
    session.press("\x1b[24~");
    assert_eq!(session.exit_code(), 101);
    session.assert_given_back();
    assert!(session.written().contains("\x1b[8h\x1b]5379;use_ctl=true\x07"));
}

#[test]
fn kitty_is_asked_for_its_font_and_gets_words_that_it_will_turn() {
    let font = Answer { question: FONT_QUESTION, answer: KITTY_DEJAVU, after: Duration::ZERO };
    // What is sent: kitty mirrors and reverses it.
    let written = visit("modes-kitty", vec![answer(KITTY), font], "(ﺳﻼﻡ).");
    assert!(are_in_order(&written, &[QUESTIONS, FONT_QUESTION, "\x1b[8l", "\x1b[2J"]));
    // JetBrains Mono, which has no Arabic.
    let other = "\x1bP1+r6b69=4a6574427261696e73204d6f6e6f\x1b\\";
    let font = Answer { question: FONT_QUESTION, answer: other, after: Duration::ZERO };
    visit("modes-kitty-fallback", vec![answer(KITTY), font], ".(ﺳﻼﻡ)");
}

#[test]
fn only_kitty_is_asked_for_a_font() {
    let written = visit("modes-no-font", vec![answer(QTERMINAL)], ".(ﻡﻼﺳ)");
    assert!(!written.contains("\x1bP"));
    // Neighbouring letters are of colours a shade apart.
    assert!(written.contains("38;2;118;118;118") && written.contains("38;2;118;118;119"));
}

/// Starts in a tmux that says this of itself and of a client with this environment; gives what
/// was written and the screen.
fn in_tmux(test: &str, says: &str, client: &str) -> (String, String) {
    let folder = arabic(test);
    // A process with that environment stands for the client.
    let variables = client.split(' ').filter_map(|variable| variable.split_once('='));
    let process = Command::new("sleep").arg("60").env_clear().envs(variables).spawn();
    let mut process = process.expect("sleep runs");
    let script = format!("#!/bin/sh\nprintf '{says}' {}\n", process.id());
    let fake = folder.write("bin/tmux", script);
    assert!(Command::new("chmod").args(["+x", &fake]).status().is_ok());
    let file = folder.write("خبر.txt", "خبر اليوم\n\n(سلام).\n");
    let path = format!("{}/bin:{}", folder.path(), std::env::var("PATH").expect("a PATH"));
    // By a shell, since `run_on` takes TMUX away.
    let mut command = CommandBuilder::new("sh");
    let line = format!("TMUX=/nowhere,1,0 PATH='{path}' exec \"$KHABAR\" '{file}'");
    command.args(["-c", &line]);
    let mut session = Session::run_on(command, vec![answer(TMUX)]);
    session.wait_for_screen("the article", |screen| screen.contains('ﺳ'));
    let screen = session.screen();
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    process.kill().and_then(|()| process.wait()).expect("it ends");
    (session.written(), screen)
}

#[test]
fn inside_tmux_sequences_are_wrapped_where_it_lets_them_through() {
    let says = "on\\nKonsole 22.12.3\\nxterm-256color\\n\\n%s";
    let (konsole, _) = in_tmux("modes-tmux-on", says, "");
    let off = "\x1bPtmux;\x1b\x1b]50;BidiRenderingEnabled=false\x07\x1b\\";
    let on = "\x1bPtmux;\x1b\x1b]50;BidiRenderingEnabled=true\x07\x1b\\";
    assert!(are_in_order(&konsole, &["\x1bPtmux;\x1b\x1b[8l\x1b\\", off, "\x1b[2J", on]));
    let (unknown, screen) =
        in_tmux("modes-tmux-off", "off\\n\\nxterm-256color\\n\\n%s", "TERM=xterm-256color");
    assert!(!unknown.contains("\x1bPtmux;") && screen.contains(".(ﻡﻼﺳ)"));
    let says = "0\\nkitty(0.26.5)\\nxterm-kitty\\n\\n%s";
    let (_, screen) = in_tmux("modes-tmux-kitty", says, "KITTY_WINDOW_ID=1");
    assert!(screen.contains("(ﺳﻼﻡ)."), "what is moved needs no sequence");
}

#[test]
#[cfg(target_os = "linux")]
fn inside_tmux_the_environment_of_its_client_tells_the_terminal() {
    let nameless = "0\\n\\nxterm-256color\\nRGB,title\\n%s";
    let (vte, _) = in_tmux("modes-tmux-vte", nameless, "VTE_VERSION=7006 TERM=xterm-256color");
    assert!(vte.contains("ﻡ\u{200e}ﻼ\u{200e}ﺳ\u{200e}"), "a mark after each letter");
    let passing = "on\\n\\nxterm-256color\\nRGB,title\\n%s";
    let (vte, _) = in_tmux("modes-tmux-vte-on", passing, "VTE_VERSION=7006");
    assert!(vte.contains("\x1bPtmux;\x1b\x1b[8l\x1b\\") && !vte.contains('\u{200e}'));
    let (konsole, screen) = in_tmux("modes-tmux-konsole", nameless, "KONSOLE_VERSION=221203");
    assert!(screen.contains("(ﺳﻼﻡ") && !konsole.contains("\x1b]50;"), "{screen}");
    let (qterminal, _) =
        in_tmux("modes-tmux-qterminal", nameless, "COLORFGBG=15;0 TERM=xterm-256color");
    assert!(qterminal.contains("38;2;208;208;208") && qterminal.contains("38;2;208;208;209"));
    let few = "0\\n\\nxterm-256color\\n256,title\\n%s";
    let (qterminal, _) = in_tmux("modes-tmux-256", few, "COLORFGBG=15;0 TERM=xterm-256color");
    assert!(qterminal.contains("38;5;252") && !qterminal.contains("38;2;"));
}

#[test]
fn inside_screen_sequences_are_wrapped_and_the_environment_tells_the_terminal() {
    let folder = arabic("modes-screen");
    let run = |hint: &str| {
        let mut command = CommandBuilder::new("sh");
        let line = format!("STY=1.tty {hint} exec \"$KHABAR\" '{}'", folder.path());
        command.args(["-c", &line]);
        let mut session = Session::run_on(command, vec![answer(SCREEN)]);
        session.wait_for_text(".(ﻡﻼﺳ)");
        session.press("q");
        assert_eq!(session.exit_code(), 0);
        // What is written last may be read after the end.
        session.wait_for_bytes(0, "\x1b[?1049l");
        session.written()
    };
    let vte = run("VTE_VERSION=7006");
    assert!(are_in_order(&vte, &["\x1bP\x1b[8l\x1b\\", "\x1b[2J", "\x1bP\x1b[8h\x1b\\"]));
    let konsole = run("KONSOLE_VERSION=221203");
    assert!(konsole.contains("\x1bP\x1b]50;BidiRenderingEnabled=true\x07\x1b\\"));
}

#[test]
fn inside_zellij_the_environment_tells_the_terminal() {
    let folder = arabic("modes-zellij");
    for answers in [vec![answer("\x1bP>|Zellij(4300)\x1b\\\x1b[?62;4c")], Vec::new()] {
        let mut command = CommandBuilder::new("sh");
        let line = format!("ZELLIJ=0 VTE_VERSION=7006 exec \"$KHABAR\" '{}'", folder.path());
        command.args(["-c", &line]);
        let mut session = Session::run_on(command, answers);
        session.wait_for_bytes(0, "ﻡ\u{200e}ﻼ\u{200e}ﺳ\u{200e}");
        session.press("q");
        assert_eq!(session.exit_code(), 0);
    }
}

#[test]
fn putty_gets_rows_that_it_will_turn_and_xterm_js_gets_marks() {
    let written = visit_without_switch("modes-putty", PUTTY);
    assert!(written.contains("ﺳﻼﻡ") && !written.contains("\x1b[8l"));
    let written = visit_without_switch("modes-xterm-js", XTERM_JS);
    assert!(written.contains("ﻡ\u{200e}ﻼ\u{200e}ﺳ\u{200e}"));
}

/// As [`visit`], whatever the text is sent as.
fn visit_without_switch(test: &str, answers: &'static str) -> String {
    let folder = arabic(test);
    let mut session =
        Session::run_on(reader(&["--lang", "ar", folder.path()]), vec![answer(answers)]);
    session.wait_for_screen("the article", |screen| screen.contains('ﺳ'));
    session.press("q");
    assert_eq!(session.exit_code(), 0, "{test}");
    session.written()
}

#[test]
fn a_silent_terminal_is_waited_for_only_a_moment() {
    let folder = arabic("modes-moment");
    let start = Instant::now();
    let session = Session::start(&[folder.path()]);
    session.wait_for_bytes(0, "\x1b[2J");
    // 200 ms, and the rest for a busy machine.
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}

#[test]
fn what_is_typed_while_the_terminal_is_asked_is_not_lost() {
    let typed = "q\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c";
    let folder = arabic("modes-typed");
    let mut session = Session::run_on(reader(&[folder.path()]), vec![answer(typed)]);
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn answers_that_come_late_are_no_keys() {
    let folder = arabic("modes-late");
    // A name with a q, which would end the reader.
    let late = "\x1b[8;0$y\x1bP>|qqq 1.0\x1b\\\x1b[>41;379;0c\x1b[?64;1c";
    let after = Duration::from_millis(700);
    let slow = Answer { question: QUESTIONS, answer: late, after };
    let mut session = Session::run_on(reader(&[folder.path()]), vec![slow]);
    session.wait_for_text(".(ﻡﻼﺳ)");
    std::thread::sleep(after + Duration::from_millis(300));
    session.press("?");
    session.wait_for_text("Space");
    session.press("qq");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn a_named_mode_goes_before_what_is_found() {
    let folder = arabic("modes-named");
    let arguments = ["--output-mode", "kitty", folder.path()];
    let mut session = Session::run_on(reader(&arguments), vec![answer(VTE)]);
    session.wait_for_text("(ﺳﻼﻡ).");
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    let mut plain = Session::start(&["--output-mode", "plain", folder.path()]);
    plain.wait_for_text(".(ﻡﻼﺳ)");
    plain.press("q");
    assert_eq!(plain.exit_code(), 0);
    assert!(!plain.written().contains("\x1b[8l") && !plain.written().contains("\x1b[8h"));
    let (code, _, error) = support::khabar(&["--output-mode", "teletype"], b"");
    assert!(code == 2 && error.contains("kitty-fallback"), "{error}");
}

#[test]
fn a_step_in_a_list_does_not_repaint_the_screen() {
    let folder = Folder::new("modes-step");
    for number in 1..=9 {
        folder.write(&format!("{number}.txt"), format!("خبر رقم {number} عن السلام\n\nنص.\n"));
    }
    for mode in OutputMode::ALL.map(OutputMode::name) {
        let mut session = Session::start(&["--output-mode", mode, folder.path()]);
        session.wait_until_drawn();
        // Narrow enough for the list to be alone.
        let before = session.mark();
        session.resize(40, 20);
        session.wait_for_bytes(before, "\x1b[2J");
        session.wait_for_text("9");
        session.wait_for_bytes(before, "\x1b[?2026l");
        // The end of that frame may be one of two; facts come when keys have rested.
        std::thread::sleep(Duration::from_millis(400));
        let whole = session.mark() - before;
        let before = session.mark();
        session.press("j");
        session.wait_for_bytes(before, "\x1b[?2026l");
        let step = session.mark() - before;
        assert!(step > 30 && step < whole / 3, "{mode}: {step} of {whole} bytes");
        session.press("q");
        assert_eq!(session.exit_code(), 0);
    }
}
