//! The settings of the whole program: the file that explains itself, what is kept from start to
//! start, colours by the background of a real terminal, programs, the manual, completions.

mod support;

use portable_pty::CommandBuilder;
use std::process::Command;
use std::time::Duration;
use support::{Answer, Folder, KHABAR, Session};

const REPORT: &str = "A short report\n\nThe council met on Monday and agreed on the new bridge.\n";

/// Runs a headless command with the folder for everything; exit code, output, errors.
fn run(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(KHABAR)
        .args(arguments)
        .env("XDG_CONFIG_HOME", folder.path())
        .env("XDG_STATE_HOME", folder.path())
        .env("XDG_DATA_HOME", folder.path())
        .env("LC_ALL", "C.UTF-8")
        .env_remove("KHABAR_LIBRARY")
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn command(folder: &Folder, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(KHABAR);
    command.args(["--lang", "en"]);
    command.args(arguments);
    for name in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
        command.env(name, folder.path());
    }
    command.env_remove("KHABAR_LIBRARY");
    command
}

#[test]
fn the_sample_is_written_once_and_nothing_is_wrong_in_it() {
    let folder = Folder::new("settings-sample");
    let (code, said, _) = run(&folder, &["config", "--init"]);
    assert_eq!(code, 0);
    assert!(said.contains("config.toml"));
    assert_eq!(run(&folder, &["config", "--check"]).0, 0);
    folder.write(
        "khabar/config.toml",
        "output_mode = 'plain'\nshade = 3\n[typography]\nmeasure = 1\n",
    );
    let (code, _, error) = run(&folder, &["config", "--init"]);
    assert_eq!(code, 1);
    assert!(error.contains("is there already"), "{error}");
    let (code, said, _) = run(&folder, &["config", "--check"]);
    assert_eq!((code, said.lines().count()), (1, 2), "{said}");
    assert!(said.contains('2') && said.contains("shade") && said.contains("typography.measure"));
    let (code, said, _) = run(&folder, &["config", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(code, 0);
    assert_eq!(json["settings"]["output_mode"], "plain");
    assert_eq!(json["settings"]["typography"]["measure"], 72);
    assert_eq!(json["problems"][1]["line"], 4);
    folder.write("khabar/config.toml", "[keys]\nstar = 'g g'\nnothing = 'x'\n");
    let (code, said, _) = run(&folder, &["config", "--check"]);
    assert_eq!((code, said.lines().count()), (1, 2), "{said}");
    assert!(said.contains("line 2") && said.contains("line 3"), "{said}");
}

#[test]
fn what_holds_can_be_read_back_as_settings() {
    let folder = Folder::new("settings-holds");
    folder.write("khabar/config.toml", "theme = 'light'\n[colors]\nplace = 'red bold'\n");
    folder.write("khabar/changes.toml", "theme = \"dark\"\ntypography.align = \"justify\"\n");
    let (_, said, _) = run(&folder, &["config"]);
    assert!(said.contains("theme = \"dark\""), "what keys changed wins: {said}");
    assert!(said.contains("align = \"justify\"") && said.contains("place = \"1 bold\""), "{said}");
    folder.write("khabar/config.toml", &said);
    assert_eq!(run(&folder, &["config", "--check"]).0, 0);
}

#[test]
fn the_login_of_the_proxy_is_not_printed() {
    let folder = Folder::new("settings-login");
    let proxy = "[fetch]\nproxy = 'socks5h://joe:geheim@proxy.example:1080'\n";
    folder.write("khabar/config.toml", proxy);
    for arguments in [&["config"] as &[&str], &["config", "--json"]] {
        let (_, said, _) = run(&folder, arguments);
        assert!(said.contains("\"socks5h://***@proxy.example:1080\""), "{said}");
        assert!(!said.contains("geheim") && !said.contains("joe"), "{said}");
    }
}

#[test]
fn what_keys_change_is_there_at_the_next_start_until_it_is_forgotten() {
    let folder = Folder::new("settings-kept");
    let file = folder.write("report.txt", REPORT);
    folder.write("khabar/config.toml", "[typography]\nline_spacing = 'double'\n");
    let mut session = Session::run(command(&folder, &[&file]));
    session.wait_for_text("council met");
    session.press("\r");
    session.press("i");
    session.wait_for_text("Single line spacing");
    session.press("qqq");
    assert_eq!(session.exit_code(), 0);
    assert!(run(&folder, &["config"]).1.contains("line_spacing = \"single\""));
    let mut session = Session::run(command(&folder, &[&file]));
    session.wait_for_text("council met");
    session.press("\x1b[19~");
    session.wait_for_text("is forgotten");
    session.press("qqq");
    assert_eq!(session.exit_code(), 0);
    assert!(run(&folder, &["config"]).1.contains("line_spacing = \"double\""));
}

#[test]
fn the_settings_are_read_again_while_the_reader_runs_and_problems_are_said() {
    let folder = Folder::new("settings-reload");
    let file = folder.write("report.txt", REPORT);
    let mut session = Session::run(command(&folder, &[&file]));
    session.wait_for_text("council met");
    folder.write("khabar/config.toml", "theme = 'dark'\nthame = 'dark'\n");
    session.press("\x1b[15~");
    session.wait_for_text("line 2");
    session.press("!");
    session.wait_for_text("thame");
    session.press("q");
    session.wait_for_screen("the messages are gone", |screen| !screen.contains("thame"));
    folder.write("khabar/config.toml", "theme = 'dark'\n");
    session.press("\x1b[15~");
    session.wait_for_text("were read again");
    session.press("qq");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

/// The question for the background, the last one before DA1.
const BACKGROUND: &str = "\x1b]11;?\x1b\\\x1b[c";

#[test]
fn colours_follow_the_background_that_the_terminal_tells() {
    let folder = Folder::new("settings-background");
    let file = folder.write("report.txt", REPORT);
    // The quiet grey of each theme, in the colours of a terminal that has all of them.
    for (answer, grey) in [
        ("\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?6c", "38;2;158;158;158"),
        ("\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?6c", "38;2;98;98;98"),
        ("\x1b[?6c", "38;5;243"),
    ] {
        let mut command = command(&folder, &[&file]);
        let depth = if grey.contains("38;2") { "truecolor" } else { "" };
        command.env("COLORTERM", depth);
        let answer = Answer { question: BACKGROUND, answer, after: Duration::ZERO };
        let mut session = Session::run_on(command, vec![answer]);
        session.wait_for_text("council met");
        assert!(session.written().contains(grey), "{grey}");
        session.press("qq");
        assert_eq!(session.exit_code(), 0);
    }
}

#[test]
fn a_late_answer_about_the_background_is_no_key() {
    let folder = Folder::new("settings-late");
    let file = folder.write("report.txt", REPORT);
    let late = Answer {
        question: BACKGROUND,
        answer: "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\\x1b[?6c",
        after: Duration::from_millis(700),
    };
    let mut session = Session::run_on(command(&folder, &[&file]), vec![late]);
    session.wait_for_text("council met");
    std::thread::sleep(Duration::from_millis(1000));
    session.press("?");
    session.wait_for_text("Everywhere");
    session.press("qqq");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn an_article_goes_through_a_command_and_a_hanging_one_is_stopped() {
    let folder = Folder::new("settings-pipe");
    let file = folder.write("report.txt", REPORT);
    // Digits that are typed while an answer is awaited are taken for a piece of it.
    let answer = Answer { question: BACKGROUND, answer: "\x1b[?6c", after: Duration::ZERO };
    let mut session = Session::run_on(command(&folder, &[&file]), vec![answer]);
    session.wait_for_text("council met");
    session.press("|t");
    session.wait_for_text("Command:");
    session.press("tr a-z A-Z\r");
    session.wait_for_text("COUNCIL MET");
    session.press("\x1b");
    session.wait_for_screen("the overlay is gone", |screen| !screen.contains("COUNCIL MET"));
    // The line of before stands there to be changed.
    session.press("|t");
    session.wait_for_text("tr a-z");
    session.press("\x15sleep 600\r");
    session.wait_for_text("is running");
    session.press("x");
    session.wait_for_text("was stopped");
    session.press("qq");
    assert_eq!(session.exit_code(), 0);
    session.assert_given_back();
}

#[test]
fn a_link_is_handed_to_the_program_that_was_set_and_the_mouse_can_be_left_alone() {
    let folder = Folder::new("settings-browser");
    let head = "---\nlink: https://example.org/a?b=$(c)\n---\n\n";
    let file = folder.write("report.txt", format!("{head}{REPORT}"));
    let told = std::path::Path::new(folder.path()).join("told.txt");
    let mut session = Session::run(command(&folder, &[&file]));
    session.wait_until_drawn();
    assert!(session.written().contains("\u{1b}[?1002h"));
    session.press("q");
    assert_eq!(session.exit_code(), 0);
    let script = format!("echo \"$1\" > {}", told.display());
    let arguments = ["sh", "-c", &script, "browser"];
    folder
        .write("khabar/config.toml", format!("mouse = false\n[hooks]\nbrowser = {arguments:?}\n"));
    let mut session = Session::run(command(&folder, &[&file]));
    session.wait_until_drawn();
    assert!(!session.written().contains("\u{1b}[?1002h"), "the mouse is the terminal's");
    session.press("o");
    session.wait_for_text("Opening");
    let end = std::time::Instant::now() + Duration::from_secs(20);
    while std::fs::read_to_string(&told).unwrap_or_default().is_empty() {
        assert!(std::time::Instant::now() < end, "nothing was told");
        std::thread::sleep(Duration::from_millis(20));
    }
    let address = std::fs::read_to_string(&told).expect("what was told");
    assert_eq!(address.trim_end(), "https://example.org/a?b=$(c)");
    session.press("q");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn the_tour_comes_at_the_first_start_only() {
    let folder = Folder::new("settings-tour");
    let mut session = Session::run(command(&folder, &[]));
    session.wait_for_text("Three panes");
    session.press("jjjj");
    session.wait_for_screen("the tour is over", |screen| !screen.contains("any key goes on"));
    session.press("qq");
    assert_eq!(session.exit_code(), 0);
    let mut session = Session::run(command(&folder, &[]));
    session.wait_until_drawn();
    session.press("?");
    session.wait_for_text("Everywhere");
    assert!(!session.screen().contains("Three panes"));
    session.press("qqq");
    assert_eq!(session.exit_code(), 0);
}

#[test]
fn the_manual_is_read_without_a_warning() {
    let folder = Folder::new("settings-man");
    let (code, page, _) = run(&folder, &["man"]);
    assert_eq!(code, 0);
    let file = folder.write("khabar.1", &page);
    let groff = Command::new("groff").args(["-man", "-Tutf8", "-ww", "-z"]).arg(&file).output();
    let Ok(groff) = groff else {
        eprintln!("passed over: there is no groff here");
        return;
    };
    let warnings = String::from_utf8_lossy(&groff.stderr).into_owned();
    assert!(groff.status.success() && warnings.is_empty(), "{warnings}");
}

#[test]
fn bash_completes_commands_and_options() {
    let folder = Folder::new("settings-bash");
    let (code, script, _) = run(&folder, &["completions", "bash"]);
    assert_eq!(code, 0);
    let script = folder.write("khabar.bash", script);
    let ask = |words: &str, last: usize| {
        let line = format!(
            "source '{script}'; COMP_WORDS=({words}); COMP_CWORD={last}; \
             _khabar khabar \"${{COMP_WORDS[{last}]}}\" x; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let output = Command::new("bash").args(["--norc", "-c", &line]).output().expect("bash");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(ask("khabar refr", 1).contains("refresh"));
    assert!(ask("khabar config --ch", 2).contains("--check"));
    for shell in ["zsh", "fish"] {
        assert!(run(&folder, &["completions", shell]).1.contains("refresh"));
    }
}
