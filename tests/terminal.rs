//! The program on a real terminal: it takes it over, reads keys, and gives it back whatever
//! happens.

mod support;

use portable_pty::CommandBuilder;
use support::{Folder, KHABAR, Session};

const ENGLISH: &str = "A short report\n\nThe council met on Monday and agreed on the new bridge.\n";

/// The alternate screen, the questions to the terminal, then explicit bidi mode, then clear: in
/// this order.
const ASKS_AND_TAKES_OVER: &str =
    "\x1b[?1049h\x1b[8$p\x1b[>0q\x1b[>c\x1b]11;?\x1b\\\x1b[c\x1b[8l\x1b[2J";

/// The same again, when the terminal is known.
const TAKES_OVER: &str = "\x1b[?1049h\x1b[8l\x1b[2J";

#[test]
fn the_edition_is_shown_and_q_gives_the_terminal_back() {
    let mut session = Session::start(&[]);
    session.wait_until_drawn();
    assert!(session.written().starts_with(ASKS_AND_TAKES_OVER));
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn an_article_is_read_in_windows_of_many_sizes() {
    let folder = Folder::new("terminal-resize");
    let file = folder.write("report.txt", ENGLISH);
    let mut session = Session::start(&[&file]);
    session.wait_for_text("A short report");
    for (width, height) in [(130, 40), (20, 5), (1, 1), (40, 12)] {
        let before = session.mark();
        session.resize(width, height);
        session.wait_for_bytes(before, "\x1b[8l");
        session.wait_for_bytes(before, "\x1b[2J");
    }
    session.press("\r");
    session.wait_for_text("council met");
    session.press("q");
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

/// Both wait when the program looks next; neither may hide the other.
#[test]
fn a_key_pressed_while_the_window_changes_is_heard() {
    let folder = Folder::new("terminal-resize-key");
    let file = folder.write("report.txt", ENGLISH);
    let mut session = Session::start(&[&file]);
    session.resize(40, 12);
    session.wait_for_text("Headlines");
    for round in 0..12 {
        let (key, heard) = if round % 2 == 0 { ("?", "Help") } else { ("q", "A short report") };
        session.signal("STOP");
        session.wait_until_stopped();
        session.press(key);
        session.resize(40, 10 + round % 3);
        session.signal("CONT");
        session.wait_for_text(heard);
    }
    session.press("q");
    assert_eq!(session.exit_code(), 0);
}

/// More than is read at once.
#[test]
fn a_long_burst_of_keys_is_heard_to_its_last() {
    let folder = Folder::new("terminal-burst");
    let body = "One line of the body.\n\n".repeat(60);
    let file = folder.write("long.txt", format!("The long report\n\n{body}"));
    let mut session = Session::start(&[&file]);
    session.wait_for_text("One line of the body");
    session.press(&format!("/{}lighthouse", "x".repeat(3000)));
    session.wait_for_text("lighthouse");
    session.press("\rqqq");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn articles_are_opened_read_and_searched() {
    let folder = Folder::new("terminal-read");
    let body = "One line of the body.\n\n".repeat(60);
    folder.write("1.txt", ENGLISH);
    folder.write("2.txt", format!("The long report\n\n{body}The lighthouse is lit.\n"));
    let mut session = Session::start(&[folder.path()]);
    session.wait_for_text("council met");
    session.press("j\r");
    session.wait_for_text("One line of the body");
    assert!(!session.screen().contains("lighthouse"));
    session.press("/lighthouse\r");
    session.wait_for_text("lighthouse is lit");
    session.wait_for_text("match 1 of 1");
    session.press("g");
    session.wait_for_screen("the top", |screen| !screen.contains("lighthouse is lit"));
    session.press("qqq");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn arabic_is_shown_in_joined_letters_in_an_arabic_interface() {
    let folder = Folder::new("terminal-arabic");
    let file = folder.write("خبر.txt", "خبر اليوم\n\nسلام.\n");
    let mut session = Session::start(&["--lang", "ar", &file]);
    // In the order in which they are seen, from left to right.
    session.wait_for_text("ﻡﻮﻴﻟﺍ ﺮﺒﺧ");
    session.wait_for_text(".ﻡﻼﺳ");
    // ض is on the key of q.
    session.press("ض");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn signals_end_it_with_the_terminal_given_back() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2)] {
        let mut session = Session::start(&[]);
        session.wait_until_drawn();
        session.signal(name);
        assert_eq!(session.exit_code(), 128 + number, "SIG{name}");
        session.assert_given_back();
    }
}

#[test]
fn a_panic_gives_the_terminal_back_and_is_told() {
    let mut command = CommandBuilder::new(KHABAR);
    command.env("KHABAR_TEST_PANIC", "1");
    let mut session = Session::run(command);
    session.wait_until_drawn();
    session.press("\x1b[24~");
    assert_eq!(session.exit_code(), 101);
    session.assert_given_back();
    assert!(session.written().contains("a panic was asked for"), "{}", session.written());
}

#[test]
fn a_fact_is_handed_to_the_clipboard_of_the_terminal() {
    let folder = Folder::new("terminal-copy");
    let file = folder.write("report.txt", "A short report\n\nThe bridge cost 12 million euros.\n");
    let mut session = Session::start(&[&file]);
    // The article is there before its facts are.
    session.wait_for_text("Figures");
    session.press("\t\t");
    session.wait_for_text("copy");
    let before = session.mark();
    session.press("y");
    session.wait_for_text("Copied");
    // OSC 52; "12 million euros\n" in base64 begins so, whatever follows.
    session.wait_for_bytes(before, "\x1b]52;c;MTIgbWlsbGlvbiBldXJvc");
    session.press("qqq");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn it_stops_and_goes_on() {
    let mut session = Session::start(&[]);
    session.wait_until_drawn();
    for _ in 0..2 {
        let before = session.mark();
        session.signal("TSTP");
        session.wait_until_stopped();
        session.assert_given_back();
        session.signal("CONT");
        session.wait_for_bytes(before, TAKES_OVER);
        session.wait_until_drawn();
    }
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn keys_come_from_the_terminal_while_the_text_comes_from_a_pipe() {
    let mut session =
        Session::shell("printf 'Piped title\\n\\nPiped body.\\n' | \"$KHABAR\" -; echo ended $?");
    session.wait_for_text("Piped title");
    session.press("q");
    session.press("q");
    session.wait_for_text("ended 0");
    session.assert_given_back();
}

#[test]
fn show_on_a_terminal_is_visual_and_as_wide_as_it() {
    let folder = Folder::new("terminal-show");
    let file = folder.write("news.txt", "خبر\n\nسلام.\n");
    let mut session = Session::start(&["show", &file]);
    assert_eq!(session.exit_code(), 0);
    session.wait_for_text(".ﻡﻼﺳ");
    // Terminals that reorder lines themselves are asked not to, for just these lines.
    session.wait_for_bytes(0, ".ﻡﻼﺳ\x1b[8h\r\n");
    let written = session.written();
    assert!(written.contains("\x1b[8l ") && written.contains("ﺮﺒﺧ\x1b[8h\r\n\r\n\x1b[8l "));
    let lines: Vec<_> = session.screen().lines().map(str::to_owned).collect();
    // Three letters, and four in three columns with the full stop, at the right edge.
    assert_eq!(
        lines,
        [format!("{}ﺮﺒﺧ", " ".repeat(77)), String::new(), format!("{}.ﻡﻼﺳ", " ".repeat(76))]
    );
}

#[test]
fn a_terminal_that_says_it_has_no_cells_is_given_the_usual_ones() {
    let folder = Folder::new("terminal-zero");
    let file = folder.write("report.txt", ENGLISH);
    let mut session =
        Session::shell(&format!("stty rows 0 cols 0; \"$KHABAR\" '{file}'; echo ended $?"));
    session.wait_for_text("A short report");
    session.press("q");
    session.wait_for_text("ended 0");
}

#[test]
fn without_a_terminal_it_names_the_command_that_needs_none() {
    let (code, output, error) = support::khabar(&[], b"");
    assert_eq!((code, output.as_str()), (1, ""));
    assert!(error.contains("khabar show"), "{error}");
}

#[test]
fn what_could_not_be_opened_does_not_keep_the_rest_away() {
    let folder = Folder::new("terminal-some");
    let file = folder.write("report.txt", ENGLISH);
    let mut session = Session::start(&[&file, "missing.txt"]);
    session.wait_for_text("A short report");
    session.wait_for_text("1 could not be opened");
    session.press("!");
    session.wait_for_text("missing.txt");
    session.press("q");
    session.press("q");
    assert_eq!(session.exit_code(), 0);
}
