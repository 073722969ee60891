//! Whatever cannot be opened ends in one clear sentence on standard error and exit code 1.

mod support;

use std::fs::File;
use support::{Folder, khabar};

/// Opens the path in vain; gives the one line that was said.
fn refusal(path: &str) -> String {
    refusal_with_input(path, b"")
}

fn refusal_with_input(path: &str, input: &[u8]) -> String {
    let (code, output, error) = khabar(&[path], input);
    assert_eq!((code, output.as_str()), (1, ""), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
    let sentence = error.strip_prefix(&format!("khabar: {path}: ")).expect(&error);
    sentence.trim_end().to_owned()
}

#[test]
fn a_missing_file() {
    assert_eq!(refusal("missing.txt"), "there is no such file or directory; check the name");
    let folder = Folder::new("open-missing");
    let file = folder.write("file.txt", "text");
    assert!(refusal(&format!("{file}/below")).starts_with("there is no such file"));
}

#[test]
fn an_empty_file_and_one_of_blanks() {
    let folder = Folder::new("open-empty");
    for content in ["", " \n\t\n", "\u{FEFF}", "---\nsource: x\n---\n"] {
        let said = refusal(&folder.write("empty.txt", content));
        assert_eq!(said, "it is empty; there is nothing to read in it");
    }
    assert_eq!(refusal_with_input("-", b"\n"), "it is empty; there is nothing to read in it");
}

#[test]
fn something_that_is_not_text() {
    let folder = Folder::new("open-binary");
    let image = folder.write("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    assert!(refusal(&image).starts_with("it is not text (it looks like a PNG image);"));
    assert!(refusal(&folder.write("data", [0, 1, 2, 3])).starts_with("it is not text;"));
    assert!(refusal_with_input("-", b"\x7FELF\0").starts_with("it is not text (it looks like"));
}

#[test]
fn a_list_of_feeds_is_nothing_to_read() {
    let list = b"<opml version='2.0'><body><outline text='x' xmlUrl='https://example.org/'/></body></opml>";
    assert!(refusal_with_input("-", list).starts_with("it is a list of feeds (OPML)"));
    let folder = Folder::new("open-list");
    assert!(refusal(&folder.write("feeds.opml", list)).starts_with("it is a list of feeds (OPML)"));
    assert!(refusal("FEED://nobody.invalid/rss").starts_with("there is no host nobody.invalid"));
}

#[test]
fn a_directory_without_texts() {
    let folder = Folder::new("open-directory");
    assert!(refusal(folder.path()).starts_with("there is no text file in this directory;"));
    folder.write("photo.png", b"\x89PNG");
    folder.write("blank.txt", " ");
    folder.write(".hidden.txt", "hidden");
    folder.write("below/program", b"\x7FELF\0\0");
    let said = refusal(folder.path());
    assert!(said.contains("(3 files in it are something else)"), "{said}");
}

#[test]
fn two_hundred_megabytes() {
    let folder = Folder::new("open-large");
    let path = folder.write("large.txt", "");
    File::options().write(true).open(&path).unwrap().set_len(200_000_000).unwrap();
    assert_eq!(refusal(&path), "it is 200 MB; khabar opens texts of up to 100 MB");
}

#[test]
#[cfg(unix)]
fn a_device_and_a_named_pipe() {
    let said = "it is not a regular file; to read from a pipe, use - for standard input";
    assert_eq!(refusal("/dev/null"), said);
    let folder = Folder::new("open-pipe");
    let pipe = format!("{}/pipe", folder.path());
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo runs").success());
    assert_eq!(refusal(&pipe), said);
}

#[test]
#[cfg(unix)]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("open-forbidden");
    let path = folder.write("secret.txt", "text");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(&path).is_ok() {
        println!("skipped: permissions do not bind the superuser");
        return;
    }
    assert_eq!(refusal(&path), "you are not allowed to read it; check its permissions");
}

#[test]
fn a_directory_where_a_text_is_wanted() {
    let folder = Folder::new("open-show");
    let (code, _, error) = khabar(&["show", folder.path()], b"");
    assert_eq!(code, 1);
    assert!(error.ends_with(": it is a directory; name a file in it\n"), "{error}");
}

#[test]
fn a_name_cannot_speak_to_the_terminal() {
    let (code, _, error) = khabar(&["mis\x1b[31msing"], b"");
    assert_eq!(code, 1);
    assert!(!error.contains('\x1b'), "{error:?}");
}

#[test]
fn standard_input_twice() {
    let (code, _, error) = khabar(&["-", "-", "missing.txt"], b"");
    assert_eq!(code, 1);
    let said: Vec<_> = error.lines().collect();
    assert_eq!(
        said,
        [
            "khabar: -: it is empty; there is nothing to read in it",
            "khabar: -: standard input can be read only once; name - only once",
            "khabar: missing.txt: there is no such file or directory; check the name",
        ]
    );
}

#[test]
fn wrong_usage_is_exit_code_two() {
    assert_eq!(khabar(&["--no-such-option"], b"").0, 2);
    assert_eq!(khabar(&["--lang", "xx"], b"").0, 2);
}
