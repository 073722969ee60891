//! `khabar doctor` on terminals that answer as the emulators do: the report, the key that is
//! remembered, what goes before what, and what is said of broken files.

mod support;

use portable_pty::CommandBuilder;
use serde_json::Value;
use std::path::Path;
use std::time::Duration;
use support::{Answer, Folder, KHABAR, Session};

const QUESTIONS: &str = "\x1b[8$p\x1b[>0q\x1b[>c\x1b]11;?\x1b\\\x1b[c";

// As measured in November 2026.
const KONSOLE: &str = "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c";
const MLTERM: &str = "\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2;3;4;6;7;15;18;22;29c";
const QTERMINAL: &str = "\x1b[>0;115;0c\x1b[?1;2c";
const VTE: &str = "\x1b[8;1$y\x1b[>65;7006;1c\x1b[?65;1;9c";
const XTERM: &str = "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2;6c";
const RXVT: &str = "\x1b[>85;95;0c\x1b[?1;2c";
const CONSOLE: &str = "\x1b[?6c";

/// The sample in the order of display, as a terminal gets it that changes nothing.
const SAMPLE: &str = "(ﻡﻮﻴﻟﺍ)";

/// The same with its words turned, as kitty gets it.
const TURNED: &str = "(ﺍﻟﻴﻮﻡ)";

/// The program, with a folder of the test for settings and memory.
fn khabar(folder: &Folder, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(KHABAR);
    command.args(arguments);
    command.env("XDG_CONFIG_HOME", folder.path());
    command.env("XDG_STATE_HOME", folder.path());
    command
}

fn answer(answer: &'static str) -> Vec<Answer> {
    vec![Answer { question: QUESTIONS, answer, after: Duration::ZERO }]
}

fn memory(folder: &Folder) -> String {
    let file = Path::new(folder.path()).join("khabar/terminals.toml");
    std::fs::read_to_string(file).unwrap_or_default()
}

/// Picks the line of this number, and leaves.
fn pick(folder: &Folder, answers: &'static str, number: &str) {
    let mut session = Session::run_on(khabar(folder, &["doctor"]), answer(answers));
    session.wait_for_text("Press the number");
    session.press(number);
    session.wait_for_text("Remembered for this terminal");
    session.press("\r");
    assert_eq!(session.exit_code(), 0);
    assert_given_back(&session);
}

/// Whether the order of letters is given back on the alternate screen, before the report is
/// printed on the other one.
fn assert_given_back(session: &Session) {
    session.wait_for_bytes(0, "What khabar knows of this terminal");
    let written = session.written();
    let (screen, report) = written.rsplit_once("\x1b[?1049l").expect("the main screen");
    assert!(screen.rfind("\x1b[8h") > screen.rfind("\x1b[8l"), "explicit bidi mode is on");
    assert!(report.contains("What khabar knows of this terminal"), "{report}");
}

/// What the reader sends at its start on such a terminal, with one Arabic article.
fn read(folder: &Folder, arguments: &[&str], answers: &'static str) -> String {
    let file = folder.write("text/خبر.txt", "خبر اليوم\n\nوصل الوفد (اليوم).\n");
    let arguments = [arguments, &[file.as_str()]].concat();
    let mut session = Session::run_on(khabar(folder, &arguments), answer(answers));
    session.wait_for_screen("the article", |screen| {
        screen.contains(SAMPLE) || screen.contains(TURNED)
    });
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    session.written()
}

/// The report as JSON, from such a terminal.
fn json(folder: &Folder, arguments: &[&str], answers: &'static str) -> Value {
    let arguments = [&["doctor", "--json"], arguments].concat();
    let mut session = Session::run_on(khabar(folder, &arguments), answer(answers));
    assert_eq!(session.exit_code(), 0);
    session.wait_for_bytes(0, "\n}\r\n");
    let written = session.written();
    let printed = written.rsplit_once("\x1b[?1049l").expect("given back").1;
    serde_json::from_str(printed).expect("JSON")
}

#[test]
fn the_report_says_what_was_found_and_why() {
    let folder = Folder::new("doctor-report");
    for (answers, terminal, mode, because, marks) in [
        (KONSOLE, "Konsole", "konsole", "detection", "show"),
        (MLTERM, "mlterm", "mlterm", "detection", "show"),
        (QTERMINAL, "qterminal", "alternate", "detection", "hide"),
        (VTE, "VTE", "explicit", "detection", "show"),
        (XTERM, "xterm", "explicit", "detection", "show"),
        (RXVT, "", "explicit", "default", "show"),
    ] {
        let report = json(&folder, &[], answers);
        assert_eq!(report["terminal"], terminal);
        assert_eq!(report["output_mode"]["used"]["mode"], mode);
        assert_eq!(report["output_mode"]["because"], because);
        assert_eq!(report["marks"]["shown"], marks);
        assert_eq!(report["size"]["columns"], 80);
        assert_eq!(report["encoding"], "UTF-8");
        assert_eq!(report["answers"]["complete"], true);
        assert_eq!(report["environment"]["TERM"], "xterm-256color");
    }
    let konsole = json(&folder, &[], KONSOLE);
    assert_eq!(konsole["evidence"][0]["name"], "XTVERSION");
    assert_eq!(konsole["evidence"][0]["value"], "Konsole 22.12.3");
}

#[test]
fn a_number_is_remembered_for_that_terminal_and_used_at_the_next_start() {
    let folder = Folder::new("doctor-pick");
    // 1 plain, 2 explicit, 3 kitty.
    pick(&folder, VTE, "3");
    let said = memory(&folder);
    assert!(said.contains("output_mode = \"kitty\"") && said.contains("kind = \"65\""), "{said}");
    assert!(read(&folder, &[], VTE).contains("ﺍﻟﻴﻮﻡ"), "the choice is used");
    assert!(!read(&folder, &[], XTERM).contains("ﺍﻟﻴﻮﻡ"), "in that terminal alone");
    assert_eq!(json(&folder, &[], VTE)["output_mode"]["because"], "remembered");
    pick(&folder, XTERM, "1");
    assert!(!read(&folder, &[], XTERM).contains("\x1b[8l"));
    assert!(read(&folder, &[], VTE).contains("ﺍﻟﻴﻮﻡ"), "the other choice is kept");
}

#[test]
fn the_command_line_goes_before_the_settings_and_these_before_the_choice() {
    let folder = Folder::new("doctor-order");
    pick(&folder, VTE, "3");
    let because = |arguments: &[&str]| {
        let report = json(&folder, arguments, VTE);
        let mode = report["output_mode"]["used"]["mode"].as_str().unwrap().to_owned();
        (mode, report["output_mode"]["because"].as_str().unwrap().to_owned())
    };
    let pair = |mode: &str, reason: &str| (mode.to_owned(), reason.to_owned());
    assert_eq!(because(&[]), pair("kitty", "remembered"));
    folder.write("khabar/config.toml", "output_mode = \"alternate\"\nmarks = \"hide\"\n");
    assert_eq!(because(&[]), pair("alternate", "config"));
    assert_eq!(json(&folder, &[], VTE)["marks"]["shown"], "hide");
    assert_eq!(because(&["--output-mode", "plain"]), pair("plain", "flag"));
    assert!(read(&folder, &[], VTE).contains("38;2;118;118;119"));
    let plain = read(&folder, &["--output-mode", "plain"], VTE);
    assert!(plain.contains(SAMPLE) && !plain.contains("\x1b[8l"));
    folder.write("khabar/config.toml", "output_mode = \"auto\"\n");
    assert_eq!(because(&[]), pair("kitty", "remembered"));
}

#[test]
fn each_line_is_drawn_in_its_way_and_the_row_is_told_its_order() {
    let folder = Folder::new("doctor-lines");
    let mut session = Session::run_on(khabar(&folder, &["doctor"]), answer(VTE));
    session.wait_for_text("1-8 choose");
    session.wait_for_bytes(0, "\x1b[?2026l");
    let screen = session.screen();
    let lines: Vec<_> = screen.lines().filter(|line| line.contains("khabar 2.0")).collect();
    // One word of each, in the order of their modes.
    let words = [
        SAMPLE,
        SAMPLE,
        TURNED,
        TURNED,
        SAMPLE,
        "(ﻡ\u{200e}ﻮ\u{200e}ﻴ\u{200e}ﻟ\u{200e}ﺍ\u{200e})",
        TURNED,
        "(اليوم)",
    ];
    assert_eq!(lines.len(), words.len(), "{screen}");
    for (line, word) in lines.iter().zip(words) {
        assert!(line.contains(word), "{line} has no {word}");
    }
    let row = screen.lines().position(|line| line.contains("khabar 2.0")).expect("a line") + 1;
    let written = session.written();
    assert!(written.contains("38;2;118;118;119"), "the shades of alternate");
    assert!(written.contains(&format!("\x1b[{row};1H\x1b[8h\x1b[{}", row + 1)), "plain");
    assert!(written.contains(&format!("\x1b[{};1H\x1b[8h\x1b[8l", row + 1)), "explicit");
    let after = written.replacen(QUESTIONS, "", 1);
    assert!(!after.contains("\x1b]"), "no switch of Konsole or mlterm");
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    assert_given_back(&session);
}

#[test]
fn a_switch_of_the_whole_terminal_has_a_page_of_its_own_and_is_given_back() {
    let off = "\x1b]50;BidiRenderingEnabled=false\x07";
    let on = "\x1b]50;BidiRenderingEnabled=true\x07";
    let folder = Folder::new("doctor-konsole");
    let mut session = Session::run_on(khabar(&folder, &["doctor"]), answer(KONSOLE));
    session.wait_for_text("switches the whole terminal: konsole");
    assert!(session.written().contains(off));
    let before = session.mark();
    session.press("n");
    session.wait_for_bytes(before, on);
    session.wait_for_text("1-8 choose");
    let before = session.mark();
    session.press("n");
    session.wait_for_bytes(before, off);
    session.press("\x1b");
    assert_eq!(session.exit_code(), 0);
    assert_given_back(&session);
    let written = session.written();
    assert!(written.rfind(on) > written.rfind(off));
    assert_eq!(memory(&folder), "", "kept as it was");
}

#[test]
fn a_choice_is_taken_back_and_forgotten() {
    let folder = Folder::new("doctor-forget");
    let mut session = Session::run_on(khabar(&folder, &["doctor"]), answer(VTE));
    session.wait_for_text("Press the number");
    session.press("1");
    session.wait_for_text("Remembered for this terminal");
    session.press("\x7f");
    session.wait_for_text("Press the number");
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    assert!(!memory(&folder).contains("output_mode"), "{}", memory(&folder));
    pick(&folder, VTE, "1");
    assert!(memory(&folder).contains("output_mode = \"plain\""));
    let mut session = Session::run_on(khabar(&folder, &["doctor"]), answer(VTE));
    session.wait_for_text("you chose it for this terminal");
    session.press("d");
    session.wait_for_text("Forgotten");
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    assert!(!memory(&folder).contains("output_mode"));
}

#[test]
fn after_lines_the_page_that_checks_has_no_row_in_another_order() {
    let folder = Folder::new("doctor-check");
    let mut session = Session::run_on(khabar(&folder, &["doctor"]), answer(VTE));
    session.wait_for_text("Press the number");
    let before = session.mark();
    session.press("2");
    session.wait_for_text("look right too");
    session.wait_for_bytes(before, "\x1b[8l\x1b[2J");
    session.press("\r");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn a_broken_memory_is_told_and_counts_as_none() {
    let folder = Folder::new("doctor-broken-memory");
    folder.write("khabar/terminals.toml", "[[terminal]\noops");
    let report = json(&folder, &[], VTE);
    assert_eq!(report["output_mode"]["because"], "detection");
    let problem = report["problems"][0].as_str().expect("a sentence");
    assert!(problem.contains("terminals.toml cannot be understood"), "{problem}");
    let file = folder.write("a.txt", "A title\n\nA body.\n");
    let mut session = Session::run_on(khabar(&folder, &[&file]), answer(VTE));
    session.wait_for_text("A title");
    session.press("!");
    session.wait_for_words("choices for terminals");
    session.press("qq");
    assert_eq!(session.exit_code(), 0);
    pick(&folder, VTE, "1");
    assert!(memory(&folder).contains("plain"));
}

#[test]
fn broken_settings_are_told_all_at_once_and_the_reader_starts() {
    let folder = Folder::new("doctor-broken-config");
    folder.write("khabar/config.toml", "colour = 3\noutput_mode = \"fax\"\nmarks = \"hide\"\n");
    let report = json(&folder, &[], VTE);
    let problems: Vec<_> =
        report["problems"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    assert_eq!(problems.len(), 2);
    assert!(problems[0].contains("line 1: there is no setting named colour"), "{problems:?}");
    assert!(problems[1].contains("line 2: output_mode takes one of \"auto\", \"plain\""));
    assert_eq!(report["marks"]["shown"], "hide", "the rest holds");
    let file = folder.write("a.txt", "A title\n\nA body.\n");
    let mut session = Session::run_on(khabar(&folder, &[&file]), answer(VTE));
    session.wait_for_text("A title");
    session.press("!");
    session.wait_for_words("line 1: there is no setting named colour");
    session.wait_for_words("line 2: output_mode takes one of");
    session.press("qq");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn without_a_terminal_it_tells_what_can_be_known() {
    let (code, output, error) = support::khabar(&["doctor", "--lang", "en"], b"");
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(output.contains("not asked: the output does not go to a terminal"), "{output}");
    assert!(!output.contains(['\u{2068}', '\u{1b}']));
    let (code, output, _) = support::khabar(&["doctor", "--json"], b"");
    let report: Value = serde_json::from_str(&output).expect("JSON");
    assert_eq!((code, &report["answers"]), (0, &Value::Null));
    let (code, output, _) = support::khabar(&["doctor", "--lang", "ar"], b"");
    assert!(code == 0 && output.contains("طريقة الإخراج"));
}

/// The first message of the reader on a terminal like this.
fn first_screen(test: &str, variables: &str, answers: Vec<Answer>) -> String {
    let folder = Folder::new(test);
    let file = folder.write("a.txt", "A title\n\nA body.\n");
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("{variables} exec \"$KHABAR\" --lang ar '{file}'")]);
    let mut session = Session::run_on(command, answers);
    session.wait_for_text("A title");
    session.wait_for_bytes(0, "\x1b[?2026l");
    let screen = session.screen();
    session.press("q");
    assert_eq!(session.exit_code(), 0, "it works all the same");
    screen
}

#[test]
fn a_console_without_arabic_letters_is_told_so_in_ascii() {
    let notice = "This console has no Arabic letters";
    assert!(first_screen("doctor-linux", "TERM=linux", answer(CONSOLE)).contains(notice));
    assert!(!first_screen("doctor-not-linux", "TERM=linux", answer(XTERM)).contains(notice));
    assert!(!first_screen("doctor-vte", "", answer(VTE)).contains(notice));
}

#[test]
fn a_terminal_is_asked_whether_it_reads_utf8_before_it_is_told_that_it_does_not() {
    let notice = "This terminal does not read UTF-8";
    let at = |column: &'static str| {
        let place = Answer { question: "\x1b[6n", answer: column, after: Duration::ZERO };
        [answer(XTERM), vec![place]].concat()
    };
    for (test, variables, answers, is_told) in [
        ("doctor-c-utf8", "LC_ALL=C", at("\x1b[1;2R"), false),
        ("doctor-c-latin", "LC_ALL=C", at("\x1b[1;3R"), true),
        ("doctor-latin-utf8", "LC_ALL=ar_EG.ISO-8859-6", at("\x1b[1;2R"), false),
        ("doctor-latin-silent", "LC_ALL=ar_EG.ISO-8859-6", Vec::new(), true),
        ("doctor-c-silent", "LC_ALL=C", Vec::new(), false),
    ] {
        assert_eq!(first_screen(test, variables, answers).contains(notice), is_told, "{test}");
    }
}

#[test]
fn help_and_messages_lead_to_the_doctor() {
    let mut session = Session::start(&[]);
    session.wait_until_drawn();
    session.press("!");
    session.wait_for_text("khabar doctor");
    session.press("q?G");
    session.wait_for_text("khabar doctor");
    session.press("qq");
    assert_eq!(session.exit_code(), 0);
}
