//! What programs get of an article and of what is copied, and what becomes of them.

use crate::desk::{Desk, leave};
use crate::support::Session;

const ARTICLE: &str = "الجسر «الجديد» فُتح\n\nعبرت 3,000 سيارة الجسرَ يوم الاثنين.\n\n\
    The council met \u{201c}at noon\u{201d} & left.\n";

/// The reader with this article open.
fn reading(desk: &Desk) -> Session {
    let file = desk.write("bridge.txt", ARTICLE);
    let mut session = desk.reader(&[&file]);
    session.wait_for_text("The council met");
    session.press("\r");
    session
}

/// Gives the article to a line in this form.
fn pipe(session: &mut Session, form: &str, line: &str) {
    session.press("|");
    session.wait_for_text("Give the article to a program");
    session.press(form);
    session.wait_for_text("Command:");
    // What was typed last stands there.
    session.press(&format!("\x15{line}\r"));
}

#[test]
fn what_is_copied_goes_to_the_command_of_the_settings_too() {
    let desk = Desk::new("copy");
    desk.set("[hooks]\ncopy_command = ['sh', '-c', 'cat > \"$0\"', 'HERE/copied']\n");
    let mut session = reading(&desk);
    let before = session.mark();
    session.press("Y");
    let copied = desk.wait_for("copied", |text| text.contains("& left."));
    assert!(copied.contains("عبرت 3,000 سيارة الجسرَ يوم الاثنين."), "{copied}");
    session.wait_for_bytes(before, "\x1b]52;c;");
    leave(&mut session);
}

#[test]
fn a_copy_command_that_fails_is_named() {
    let desk = Desk::new("copy-fails");
    desk.set("[hooks]\ncopy_command = ['HERE/not-there']\n");
    let mut session = reading(&desk);
    session.press("Y");
    session.wait_for_words("not-there");
    leave(&mut session);
}

#[test]
fn a_line_gets_the_article_in_each_form() {
    let desk = Desk::new("forms");
    let mut session = reading(&desk);
    let forms = [
        ("t", "text", "The council met “at noon” & left."),
        ("m", "markdown", "# الجسر «الجديد» فُتح"),
        ("h", "html", "&amp; left."),
        ("s", "json", "\"title\""),
    ];
    for (key, name, part) in forms {
        pipe(&mut session, key, &format!("cat > '{}' && echo {name} done", desk.place(name)));
        session.wait_for_text(&format!("{name} done"));
        let got = desk.wait_for(name, |text| !text.is_empty());
        assert!(got.contains(part) && got.contains("يوم الاثنين."), "{name}: {got}");
        session.press("q");
        session.wait_for_screen("the article", |screen| !screen.contains("done"));
    }
    let json = desk.wait_for("json", |_| true);
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["title"], "الجسر «الجديد» فُتح");
    leave(&mut session);
}

#[test]
fn what_a_line_prints_is_shown_harmless_and_nothing_is_said_of_silence() {
    let desk = Desk::new("output");
    let mut session = reading(&desk);
    pipe(&mut session, "t", "printf 'one\\ttwo\\033]0;title\\007\\033[2Jthree\\n'");
    session.wait_for_text("one    two");
    assert!(!session.written().contains("\x1b]0;"), "it says nothing to the terminal");
    session.press("q");
    pipe(&mut session, "t", "cat > /dev/null");
    session.wait_for_text("Done; the command printed nothing");
    leave(&mut session);
}

#[test]
fn a_line_that_fails_says_why() {
    let desk = Desk::new("fails");
    let mut session = reading(&desk);
    pipe(&mut session, "t", "echo no such luck >&2; exit 3");
    session.wait_for_text("no such luck");
    pipe(&mut session, "t", "khabar-not-there");
    session.wait_for_text("not found");
    // One that reads nothing of a long text and one that dies by a signal.
    pipe(&mut session, "h", "kill -9 $$");
    session.wait_for_text("signal: 9");
    leave(&mut session);
}

#[test]
fn a_line_that_never_ends_is_stopped_with_all_that_it_started() {
    let desk = Desk::new("endless");
    let mut session = reading(&desk);
    let line = "sleep 600 & echo $! > 'HERE/inner'; yes > /dev/null | sleep 600";
    pipe(&mut session, "t", &line.replace("HERE", desk.place("").trim_end_matches('/')));
    let inner = desk.wait_for("inner", |text| text.ends_with('\n'));
    session.wait_for_text("x stops it");
    // Keys live meanwhile, and a second one waits for the first.
    session.press("?");
    session.wait_for_text("Help · Article");
    session.press("q");
    pipe(&mut session, "t", "echo second");
    session.wait_for_text("A command is running already");
    session.press("x");
    session.wait_for_text("The command was stopped");
    let is_gone = || {
        let mut ps = std::process::Command::new("ps");
        let state = ps.args(["-o", "stat=", "-p", inner.trim()]).output().expect("ps runs").stdout;
        state.is_empty() || state.starts_with(b"Z")
    };
    let until = std::time::Instant::now() + crate::support::DEADLINE;
    while !is_gone() {
        assert!(std::time::Instant::now() < until, "it runs on");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    pipe(&mut session, "t", "echo third");
    session.wait_for_text("third");
    session.press("q");
    leave(&mut session);
}

/// Writes down how many arguments it got, each of them, and what it read.
const NOTES: &str =
    "cat > \"$0.read\"; for part in \"$#\" \"$@\"; do echo \"$part\"; done > \"$0\"";

#[test]
fn a_program_of_the_settings_gets_the_address_as_a_part_of_an_argument() {
    let desk = Desk::new("open-with");
    let link = "https://example.org/a?b=$(touch%20'HERE/hacked')&c=';touch%20x;'`id`";
    desk.set(&format!(
        "[open_with]\nnotes = ['sh', '-c', '''{NOTES}''', 'HERE/notes', '{{link}}', 'x={{link}}y']\n\
         broken = ['HERE/not-there']\n"
    ));
    let file = desk.write("a.txt", &format!("---\nlink: {link}\n---\nTitle\n\nThe body of it.\n"));
    let mut session = desk.reader(&[&file]);
    session.wait_for_text("The body of it.");
    session.press("\r|");
    session.wait_for_text("Open with notes");
    session.press("1");
    session.wait_for_text("Given to notes");
    let told = desk.wait_for("notes", |text| text.lines().count() == 3);
    let link = link.replace("HERE", desk.place("").trim_end_matches('/'));
    assert_eq!(told, format!("2\n{link}\nx={link}y\n"));
    let read = desk.wait_for("notes.read", |text| !text.is_empty());
    assert!(read.contains("The body of it."), "{read}");
    session.press("|");
    session.wait_for_text("Open with broken");
    session.press("2");
    session.wait_for_words("could not be started");
    leave(&mut session);
    assert!(!desk.is_there("hacked"));
}

#[test]
fn the_browser_gets_the_address_as_one_argument() {
    let desk = Desk::new("browser");
    desk.set(&format!("[hooks]\nbrowser = ['sh', '-c', '''{NOTES}''', 'HERE/notes']\n"));
    let link = "https://example.org/a?b=$(touch%20'HERE/hacked')&c=\"x\";touch%20'HERE/hacked'|id";
    let file = desk.write("a.txt", &format!("---\nlink: {link}\n---\nTitle\n\nThe body of it.\n"));
    let mut session = desk.reader(&[&file]);
    session.wait_for_text("The body of it.");
    session.press("o");
    let told = desk.wait_for("notes", |text| text.lines().count() == 2);
    let link = link.replace("HERE", desk.place("").trim_end_matches('/'));
    assert_eq!(told, format!("1\n{link}\n"));
    leave(&mut session);
    assert!(!desk.is_there("hacked"));
}

#[test]
fn no_other_scheme_reaches_the_browser() {
    let desk = Desk::new("schemes");
    desk.set("[hooks]\nbrowser = ['touch', 'HERE/hacked', '--']\n");
    for link in ["file:///etc/passwd", "javascript:alert(1)", "-rf", "--help"] {
        let text = format!("---\nlink: {link}\n---\nTitle\n\nThe body of it.\n");
        let file = desk.write("a.txt", &text);
        let mut session = desk.reader(&[&file]);
        session.wait_for_text("The body of it.");
        session.press("o");
        session.wait_for_text("no address on the web");
        leave(&mut session);
    }
    assert!(!desk.is_there("hacked"));
}
