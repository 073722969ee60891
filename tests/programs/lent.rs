//! Programs that need the terminal itself: they get it, with all keys, and the reader takes it
//! again as it was.

use crate::desk::{Desk, leave};
use crate::support::Session;
use portable_pty::CommandBuilder;
use std::process::Command;

const ARTICLE: &str = "---\nlink: https://example.org/a?b=1&c=$(id)\n---\nالجسر فُتح\n\n\
    The council met at noon.\n";

/// Shows its argument and waits for one key, which it writes down.
const ASK: &str = "modes=$(stty -g)\nstty -echo -icanon min 1 time 0\necho \"program at $1\"\n\
    dd bs=1 count=1 of=HERE/key 2>/dev/null\nstty $modes\n";

/// The same of a key of the terminal, after the first line of what it reads.
const PAGE: &str = "read line\necho \"pager of $line\"\nmodes=$(stty -g < /dev/tty)\n\
    stty -echo -icanon min 1 time 0 < /dev/tty\n\
    dd bs=1 count=1 of=HERE/key < /dev/tty 2>/dev/null\nstty $modes < /dev/tty\n";

fn reading(desk: &Desk) -> Session {
    let file = desk.write("bridge.txt", ARTICLE);
    let mut session = desk.reader(&[&file]);
    session.wait_for_text("The council met");
    session.press("\r");
    session.wait_for_text("Space page");
    session
}

/// The program is seen on the main screen, in the modes that the person's shell had.
fn wait_for_program(session: &Session, text: &str) {
    session.wait_for_text(text);
    assert!(!session.screen().contains("Key facts"), "{}", session.screen());
}

/// Presses a key that the reader would heed, and sees that only the program did.
fn press_in_program(desk: &Desk, session: &mut Session) {
    session.press("?");
    assert_eq!(desk.wait_for("key", |key| !key.is_empty()), "?");
    std::fs::remove_file(desk.place("key")).expect("it was written");
    session.wait_for_text("Key facts");
    assert!(!session.screen().contains("Help · Article"));
    // And now the reader does.
    session.press("?");
    session.wait_for_text("Help · Article");
    session.press("q");
    session.wait_for_screen("the article", |screen| !screen.contains("Help · Article"));
}

#[test]
fn a_text_browser_has_the_terminal_and_all_keys() {
    let desk = Desk::new("lent-browser");
    desk.program("textweb", ASK);
    desk.set("[hooks]\nbrowser = ['HERE/textweb']\nin_terminal = ['textweb']\n");
    let mut session = reading(&desk);
    // Again and again: keys are neither lost nor taken away in any round.
    for round in 0..4 {
        let before = session.mark();
        session.press("o");
        wait_for_program(&session, "program at https://example.org/a?b=1&c=$(id)");
        session.wait_for_bytes(before, "\x1b[?1049l");
        if round == 1 {
            session.resize(100, 28);
        }
        press_in_program(&desk, &mut session);
    }
    leave(&mut session);
}

#[test]
fn the_browser_of_the_environment_has_it_too() {
    let desk = Desk::new("lent-environment");
    desk.program("bin/w3m", ASK);
    let file = desk.write("bridge.txt", ARTICLE);
    let mut command = desk.command(&[&file]);
    let path = std::env::var("PATH").expect("a path");
    command.env("PATH", format!("{}:{path}", desk.place("bin")));
    command.env("BROWSER", "khabar-not-there:w3m");
    let mut session = Session::run(command);
    session.resize(110, 30);
    session.wait_for_text("The council met");
    session.press("o");
    wait_for_program(&session, "program at https://example.org");
    session.press("x");
    session.wait_for_text("The council met");
    leave(&mut session);
}

#[test]
fn a_pager_at_the_end_of_a_line_has_it() {
    let desk = Desk::new("lent-pager");
    desk.program("page", PAGE);
    desk.set("[hooks]\nin_terminal = ['page']\n");
    let mut session = reading(&desk);
    for _ in 0..2 {
        session.press("|");
        session.wait_for_text("as Markdown");
        session.press("m");
        session.wait_for_text("Command:");
        session.press(&format!("\x15cat | {} -x\r", desk.place("page")));
        wait_for_program(&session, "pager of # ");
        press_in_program(&desk, &mut session);
    }
    leave(&mut session);
}

#[test]
fn less_is_known_without_a_setting() {
    if std::process::Command::new("less").arg("--version").output().is_err() {
        println!("skipped: there is no less here");
        return;
    }
    let desk = Desk::new("lent-less");
    let mut session = reading(&desk);
    session.press("|t");
    session.wait_for_text("Command:");
    session.press("less\r");
    session.wait_for_screen("less", |screen| {
        screen.contains("The council met") && !screen.contains("Headlines")
    });
    session.press("q");
    session.wait_for_text("Headlines");
    leave(&mut session);
}

#[test]
fn what_gets_the_address_reads_keys_and_all_else_the_article() {
    let desk = Desk::new("lent-open-with");
    desk.program("textweb", ASK);
    desk.program("page", PAGE);
    desk.set(
        "[hooks]\nin_terminal = ['textweb', 'page']\n[open_with]\n\
         web = ['HERE/textweb', '{link}']\npager = ['HERE/page']\n",
    );
    let mut session = reading(&desk);
    for (key, shown) in [("1", "program at https://example.org"), ("2", "pager of ")] {
        session.press("|");
        session.wait_for_text("Open with pager");
        session.press(key);
        wait_for_program(&session, shown);
        press_in_program(&desk, &mut session);
    }
    leave(&mut session);
}

#[test]
fn what_a_program_leaves_behind_is_put_right_and_its_failure_told() {
    let desk = Desk::new("lent-broken");
    desk.program("textweb", "stty raw -echo\nprintf '\\033[?1000h\\033[31m'\nexit 3\n");
    desk.set("[hooks]\nbrowser = ['HERE/textweb']\nin_terminal = ['textweb']\n");
    let mut session = reading(&desk);
    session.press("o");
    session.wait_for_words("could not open the address");
    leave(&mut session);
}

#[test]
fn one_that_cannot_be_started_is_named_and_costs_nothing() {
    let desk = Desk::new("lent-missing");
    desk.set("[hooks]\nin_terminal = ['not-there']\n[open_with]\nno = ['not-there']\n");
    let mut session = reading(&desk);
    session.press("|");
    session.wait_for_text("Open with no");
    session.press("1");
    session.wait_for_words("could not be started");
    session.press("?");
    session.wait_for_text("Help · Article");
    session.press("q");
    leave(&mut session);
}

#[test]
fn the_key_that_ends_programs_is_for_the_one_that_has_the_terminal() {
    let desk = Desk::new("lent-interrupt");
    let script = "trap 'echo caught > HERE/caught; exit 0' INT\necho here\n\
        while :; do sleep 0.05; done\n";
    desk.program("textweb", script);
    desk.set("[hooks]\nbrowser = ['HERE/textweb']\nin_terminal = ['textweb']\n");
    let mut session = reading(&desk);
    session.press("o");
    wait_for_program(&session, "here");
    session.assert_cooked();
    session.press("\x03");
    desk.wait_for("caught", |text| !text.is_empty());
    session.wait_for_text("Key facts");
    leave(&mut session);
}

#[test]
fn both_stop_and_go_on_together() {
    let desk = Desk::new("lent-stop");
    desk.program("textweb", ASK);
    desk.set("[hooks]\nbrowser = ['HERE/textweb']\nin_terminal = ['textweb']\n");
    let file = desk.write("bridge.txt", ARTICLE);
    let mut command = CommandBuilder::new("sh");
    let line = "set -m; \"$KHABAR\" --lang en \"$0\"; echo stopped with $?; read go; fg; echo over";
    command.args(["-c", line, &file]);
    command.env("XDG_CONFIG_HOME", desk.place("config"));
    let mut session = Session::run(command);
    session.wait_for_text("The council met");
    session.press("o");
    wait_for_program(&session, "program at");
    session.press("\x1a");
    session.wait_for_text("stopped with");
    session.press("\r");
    // The program waits for its key again; its modes are its own matter.
    session.wait_for_text("--lang en");
    session.press("k");
    desk.wait_for("key", |key| key == "k");
    session.wait_for_screen("the reader", |screen| screen.contains("Headlines"));
    session.press("\x11");
    session.wait_for_text("over");
    assert_eq!(session.exit_code(), 0);
    session.assert_cooked();
}

#[test]
fn a_reader_that_is_ended_ends_the_program_too() {
    let desk = Desk::new("lent-ended");
    let script = "trap 'echo ended > HERE/ended; exit 0' TERM\necho $PPID > HERE/reader\n\
        while :; do sleep 0.05; done\n";
    desk.program("textweb", script);
    desk.set("[hooks]\nbrowser = ['HERE/textweb']\nin_terminal = ['textweb']\n");
    let file = desk.write("bridge.txt", ARTICLE);
    let mut command = CommandBuilder::new("sh");
    // A terminal that loses the first of its processes ends all others by itself.
    command.args(["-c", "\"$KHABAR\" --lang en \"$0\"; echo over with $?; read end", &file]);
    command.env("XDG_CONFIG_HOME", desk.place("config"));
    let mut session = Session::run(command);
    session.wait_for_text("The council met");
    session.press("o");
    let reader = desk.wait_for("reader", |text| text.ends_with('\n'));
    let ended = Command::new("kill").args(["-s", "TERM", reader.trim()]).status();
    assert!(ended.expect("kill runs").success());
    session.wait_for_text("over with 143");
    desk.wait_for("ended", |text| !text.is_empty());
}
