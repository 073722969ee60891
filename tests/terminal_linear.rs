//! The linear mode on a real terminal: what is said stays above, on the main screen, in the order
//! of reading, and the cursor stands where it begins.

mod support;

use portable_pty::CommandBuilder;
use support::{Folder, KHABAR, Session};

const ARTICLE: &str = "ميناء جديد\n\nقالت الوزيرة ليلى حداد إن الميناء يفتح غدًا، وإن السفن تدخله من صباح الأحد.\n\nوتكلف المشروع 12 مليون دولار.\n";

/// The row of the screen on which the cursor stands, and its column.
fn at_cursor(session: &Session) -> (String, u16) {
    let (row, column) = session.cursor();
    let screen = session.screen();
    (screen.lines().nth(usize::from(row)).unwrap_or("").trim_end().to_owned(), column)
}

#[test]
fn an_article_is_read_line_by_line_on_the_main_screen() {
    let folder = Folder::new("linear-read");
    let file = folder.write("خبر.txt", ARTICLE);
    let mut session = Session::start(&["--linear", "--lang", "ar", &file]);
    session.wait_for_text("1 من 1");
    session.press("\r");
    session.wait_for_text("من صباح الأحد");
    // The paragraph is wider than the window: its rows end between words.
    assert!(session.screen().contains("يفتح غدًا، وإن السفن تدخله"), "{}", session.screen());
    session.press(" ");
    session.wait_for_text("12 مليون دولار");
    session.wait_for("the cursor where the paragraph begins", |session| {
        at_cursor(session) == ("وتكلف المشروع 12 مليون دولار.".to_owned(), 0)
    });
    // What was said before is above.
    let screen = session.screen();
    assert!(screen.find("العناوين") < screen.find("قالت الوزيرة"));
    assert!(screen.find("قالت الوزيرة") < screen.find("وتكلف المشروع"));
    session.press("qq");
    assert_eq!(session.exit_code(), 0);
    let written = session.written();
    for sequence in ["\x1b[?1049h", "\x1b[?1002h", "\x1b[2J", "\x1b[8l", "\x1b[?25l"] {
        assert!(!written.contains(sequence), "{sequence:?}");
    }
    session.assert_cooked();
}

#[test]
fn what_is_typed_has_the_cursor_in_it() {
    let folder = Folder::new("linear-type");
    let file = folder.write("خبر.txt", ARTICLE);
    let mut session = Session::start(&["--linear", &file]);
    session.wait_for_text("1 of 1");
    session.press("/abc");
    session.wait_for_text("Search: abc");
    session.press("\x1b[D");
    session.wait_for("the cursor before the c", |session| {
        at_cursor(session) == ("Search: abc".to_owned(), 10)
    });
    session.press("\r");
    session.wait_for_text("no match");
    // The line stays above what it led to.
    assert!(session.screen().contains("Search: abc"));
    session.press("\x03");
    assert_eq!(session.exit_code(), 0);
    session.assert_cooked();
}

#[test]
fn it_stops_goes_on_and_ends_below_what_was_said() {
    let folder = Folder::new("linear-stop");
    let file = folder.write("خبر.txt", ARTICLE);
    let mut session = Session::shell(&format!("\"$KHABAR\" --linear '{file}'; echo ended $?"));
    session.wait_for_text("1 of 1");
    session.press("\r");
    session.wait_for_text("صباح الأحد");
    session.press("qq");
    session.wait_for_text("ended 0");
    let screen = session.screen();
    let last = screen.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("");
    assert_eq!(last.trim(), "ended 0", "{screen}");

    let mut session = Session::start(&["--linear", &file]);
    session.wait_for_text("1 of 1");
    let before = session.mark();
    session.signal("TSTP");
    session.wait_until_stopped();
    session.assert_cooked();
    session.signal("CONT");
    session.wait_for_bytes(before, "1 of 1");
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    session.assert_cooked();
}

#[test]
fn the_settings_ask_for_it_and_a_small_window_does_too() {
    let folder = Folder::new("linear-settings");
    let file = folder.write("خبر.txt", ARTICLE);
    let config = Folder::new("linear-settings-config");
    std::fs::create_dir_all(format!("{}/khabar", config.path())).expect("a folder");
    config.write("khabar/config.toml", "linear = true\n");
    let mut command = CommandBuilder::new(KHABAR);
    command.args(["--lang", "ar", &file]);
    command.env("XDG_CONFIG_HOME", config.path());
    let mut session = Session::run(command);
    session.wait_for_text("1 من 1");
    session.resize(10, 2);
    session.press("\r");
    session.wait_for_text("الأحد.");
    session.press("qq");
    assert_eq!(session.exit_code(), 0);
    assert!(!session.written().contains("\x1b[?1049h"));
}
