//! What `khabar show`, `facts` and `doctor` print on terminals that answer as the emulators do:
//! lines that stay when the program has ended.

mod support;

use portable_pty::CommandBuilder;
use std::time::Duration;
use support::{Answer, Folder, KHABAR, Session};

const QUESTIONS: &str = "\x1b[8$p\x1b[>0q\x1b[>c\x1b]11;?\x1b\\\x1b[c";

// As measured in November 2026.
const KONSOLE: &str = "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c";
const MLTERM: &str = "\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;6;7;15;18;22;29c";
const KITTY: &str = "\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c";
const QTERMINAL: &str = "\x1b[>0;115;0c\x1b[?1;2c";
const VTE: &str = "\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c";

const ARTICLE: &str = "خبر اليوم\n\n(سلامٌ).\n\nNews.\n";

/// What a command writes about the article after it asked such a terminal.
fn printed(test: &str, arguments: &[&str], answer: &'static str) -> String {
    let folder = Folder::new(test);
    let file = folder.write("خبر.txt", ARTICLE);
    let mut command = CommandBuilder::new(KHABAR);
    command.args([arguments, &[file.as_str()]].concat());
    finished(Session::run_on(
        command,
        vec![Answer { question: QUESTIONS, answer, after: Duration::ZERO }],
    ))
}

/// All that it wrote after the questions, when it has ended and left the terminal as it was.
fn finished(mut session: Session) -> String {
    assert_eq!(session.exit_code(), 0);
    session.wait_for_bytes(0, "\x1b8\x1b[K");
    session.assert_cooked();
    let written = session.written();
    assert!(written.starts_with(&format!("\x1b7{QUESTIONS}")), "{}", written.escape_debug());
    written.split_once("\x1b8\x1b[K").expect("wiped").1.to_owned()
}

#[test]
fn each_row_is_said_in_the_way_of_the_terminal_and_no_switch_stays() {
    for (test, answer, row) in [
        ("lines-vte", VTE, "\x1b[8l               .(ﻡ\u{64c}ﻼﺳ)\x1b[8h\r\n"),
        ("lines-konsole", KONSOLE, "\u{2800}              .(ﺳﻼﻡ\u{64c})\r\n"),
        ("lines-mlterm", MLTERM, "\u{2800}              .(ﺳﻼﻡ\u{64c})\r\n"),
        ("lines-kitty", KITTY, "\x1b[8l               (ﺳﻼﻡ).\x1b[8h\r\n"),
    ] {
        let written = printed(test, &["show", "--width", "21"], answer);
        assert!(written.contains(row), "{test}: {}", written.escape_debug());
        assert!(!written.contains("\x1b]"), "{test}: a switch of the whole terminal");
        assert!(written.contains("\r\nNews.\r\n"), "{test}: nothing where nothing is needed");
        assert_eq!(written.matches("\x1b[8l").count(), written.matches("\x1b[8h").count());
    }
}

#[test]
fn rows_of_many_colours_end_in_the_colour_of_the_terminal() {
    let written = printed("lines-qterminal", &["show", "--width", "21"], QTERMINAL);
    assert!(written.contains("38;2;118;118;118mﺮ") || written.contains("38;2;118;118;119mﺮ"));
    for row in written.lines().filter(|row| row.contains("38;2")) {
        assert!(
            row.ends_with("\x1b[m") || row.ends_with("\x1b[m\x1b[8h"),
            "{}",
            row.escape_debug()
        );
    }
}

#[test]
fn a_named_mode_and_marks_go_before_what_is_found() {
    let named = ["show", "--width", "21", "--output-mode", "inverse", "--marks", "show"];
    let written = printed("lines-named", &named, KITTY);
    assert!(written.contains("\u{2800}              .(ﺳﻼﻡ\u{64c})"), "{}", written.escape_debug());
}

#[test]
fn facts_and_the_report_are_said_so_too() {
    let written = printed("lines-facts", &["facts"], KITTY);
    assert!(written.contains("ﺧﺒﺮ") && written.contains("ﺍﻟﻴﻮﻡ"), "{}", written.escape_debug());
    let json = printed_without_question("lines-json", &["facts", "--json"]);
    assert!(json.starts_with('{'), "{json}");
    let logical = printed_without_question("lines-logical", &["show", "--output", "logical"]);
    assert!(logical.starts_with("خبر اليوم\r\n"), "{logical}");
}

/// What is for programs asks nothing.
fn printed_without_question(test: &str, arguments: &[&str]) -> String {
    let folder = Folder::new(test);
    let file = folder.write("خبر.txt", ARTICLE);
    let mut session = Session::start(&[arguments, &[file.as_str()]].concat());
    assert_eq!(session.exit_code(), 0);
    session.wait_for_bytes(0, "\r\n");
    session.written()
}

#[test]
fn a_job_in_the_background_asks_nothing_and_is_not_stopped() {
    let folder = Folder::new("lines-background");
    let file = folder.write("a.txt", ARTICLE);
    let line = format!("set -m; \"$KHABAR\" show '{file}' & wait $!; echo \"ended $?\"");
    let session = Session::shell(&line);
    session.wait_for_text("ended 0");
    assert!(!session.written().contains(QUESTIONS));
}
