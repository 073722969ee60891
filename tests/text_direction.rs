//! The direction of real kinds of headlines, and what must not decide it:
//! `tests/direction/headlines.txt`.

use std::path::Path;

use khabar::text::Direction::{self, Ltr, Rtl};
use khabar::text::direction_of;

/// `rtl ar | headline`.
fn parsed(line: &str) -> (Direction, Option<&str>, String) {
    let (settings, headline) = line.split_once('|').expect("a bar before the headline");
    let (direction, language) = settings.trim().split_once(' ').expect("direction and language");
    let direction = match direction {
        "rtl" => Rtl,
        "ltr" => Ltr,
        other => panic!("no such direction: {other}"),
    };
    (direction, (language != "-").then_some(language), unescaped(headline.trim()))
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut unescaped = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (code, after) = part.split_once('}').expect("a closing brace");
        unescaped.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        unescaped.push_str(after);
    }
    unescaped
}

#[test]
fn headlines_run_as_their_readers_would_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/direction/headlines.txt");
    let file = std::fs::read_to_string(path).expect("the cases");
    let is_case = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let (mut count, mut wrong) = (0, Vec::new());
    for line in file.lines().filter(is_case) {
        let (direction, language, headline) = parsed(line);
        count += 1;
        if direction_of(&headline, language) != direction {
            wrong.push(line);
        }
    }
    println!("direction: {count} headlines, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 130, "only {count} cases");
}
