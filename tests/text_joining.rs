//! Each letter of the Arabic blocks in each context: alone, and before, between and after
//! letters that join on both sides. What is expected comes from the files of Unicode, not from
//! the engine's table nor from the crate that tells it Joining_Type.
//!
//! `tests/text/data/joining_letters.txt` is made of those files by
//! `examples/joining_letters_table.rs`.

use std::collections::BTreeMap;
use std::path::Path;

use khabar::text::{Base, LayoutOptions, Span, fit, shape};

/// Joins on both sides and has all four forms.
const BEH: char = 'ب';

/// A row of the table.
struct Letter {
    c: char,
    joining: String,
    /// Isolated, final, initial, medial; None where Unicode has no such form.
    forms: [Option<char>; 4],
}

impl Letter {
    fn joins_before(&self) -> bool {
        matches!(self.joining.as_str(), "D" | "R" | "C")
    }

    fn joins_after(&self) -> bool {
        matches!(self.joining.as_str(), "D" | "L" | "C")
    }

    /// What stands on the screen for it. A letter that has forms, but not this one, takes the
    /// nearest: terminals that shape by themselves would join its bare code point.
    fn drawn(&self, joined_before: bool, joined_after: bool) -> char {
        let [isolated, last, initial, medial] = self.forms;
        let wanted = match (joined_before, joined_after) {
            (false, false) => isolated,
            (true, false) => last,
            (false, true) => initial,
            (true, true) => medial,
        };
        let nearest = match (self.c, joined_before) {
            // Noon ghunna ends words; Unicode has no forms of it for other places.
            ('ں', true) => last,
            ('ں', false) => isolated,
            // A compatibility character (u with a high hamza).
            ('\u{677}', _) => isolated,
            (_, _) => None,
        };
        wanted.or(nearest).unwrap_or(self.c)
    }
}

/// Beh as Joining_Type has it.
fn beh(joined_before: bool, joined_after: bool) -> char {
    match (joined_before, joined_after) {
        (false, false) => '\u{fe8f}',
        (true, false) => '\u{fe90}',
        (false, true) => '\u{fe91}',
        (true, true) => '\u{fe92}',
    }
}

fn letters() -> Vec<Letter> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/text/data/joining_letters.txt");
    let file = std::fs::read_to_string(path).expect("the table");
    let letter = |line: &str| {
        let mut fields = line.split(';').map(str::trim);
        let c = fields.next().and_then(parsed).expect("a code point");
        let joining = fields.next().expect("a Joining_Type").to_owned();
        let mut form = || fields.next().and_then(parsed);
        Letter { c, joining, forms: [form(), form(), form(), form()] }
    };
    file.lines().filter(|line| !line.starts_with('#')).map(letter).collect()
}

fn parsed(code: &str) -> Option<char> {
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32)
}

/// The base characters of the cells of a text, in logical order.
fn drawn(text: &str) -> Vec<char> {
    let shaped = shape(text, Span::new(0, text.len()), Base::Auto);
    let line = fit(&shaped, 80, &LayoutOptions::default());
    let mut cells: Vec<(usize, char)> = line
        .iter()
        .map(|(symbol, cell)| (cell.source.start(), symbol.chars().next().expect("a symbol")))
        .collect();
    cells.sort_unstable();
    cells.into_iter().map(|(_, c)| c).collect()
}

/// Complains about each text that is not drawn as it should be.
#[derive(Default)]
struct Checks {
    count: usize,
    wrong: Vec<String>,
}

impl Checks {
    fn expect(&mut self, text: &str, expected: &[char]) {
        self.count += 1;
        let found = drawn(text);
        if found != expected {
            let codes = |chars: &[char]| {
                chars.iter().map(|&c| format!("{:04X}", c as u32)).collect::<Vec<_>>().join(" ")
            };
            let text: Vec<char> = text.chars().collect();
            let (text, wanted, found) = (codes(&text), codes(expected), codes(&found));
            self.wrong.push(format!("{text}: wanted {wanted}, found {found}"));
        }
    }

    fn finish(self, least: usize) {
        println!("joining: {} contexts, {} wrong", self.count, self.wrong.len());
        assert!(self.wrong.is_empty(), "{}", self.wrong.join("\n"));
        assert!(self.count >= least, "only {} contexts", self.count);
    }
}

#[test]
fn each_letter_takes_its_form_and_its_neighbours_theirs() {
    let mut checks = Checks::default();
    let mut joining_letters = 0;
    for letter in letters().iter().filter(|letter| letter.joining != "T" && is_seen(letter.c)) {
        let (c, before, after) = (letter.c, letter.joins_before(), letter.joins_after());
        joining_letters += usize::from(before || after);
        checks.expect(&format!("{c}"), &[letter.drawn(false, false)]);
        checks.expect(&format!("{c}{BEH}"), &[letter.drawn(false, after), beh(after, false)]);
        checks.expect(&format!("{BEH}{c}"), &[beh(false, before), letter.drawn(before, false)]);
        let between = [beh(false, before), letter.drawn(before, after), beh(after, false)];
        checks.expect(&format!("{BEH}{c}{BEH}"), &between);
        // The joiner reaches out where a letter would; the non-joiner parts.
        checks.expect(&format!("\u{200d}{c}\u{200d}"), &[letter.drawn(before, after)]);
        let parted = [beh(false, false), letter.drawn(false, false), beh(false, false)];
        checks.expect(&format!("{BEH}\u{200c}{c}\u{200c}{BEH}"), &parted);
        // Marks do not come between.
        let vowelled = format!("{BEH}\u{651}\u{64e}{c}\u{64f}{BEH}");
        checks.expect(&vowelled, &between);
    }
    println!("joining: {joining_letters} letters that join");
    assert!(joining_letters >= 265);
    checks.finish(1900);
}

#[test]
fn transparent_characters_let_their_neighbours_join() {
    let mut checks = Checks::default();
    for Letter { c, .. } in letters().iter().filter(|letter| letter.joining == "T") {
        checks.expect(&format!("{BEH}{c}{BEH}"), &[beh(false, true), beh(true, false)]);
        checks.expect(&format!("{BEH}{c} {BEH}"), &[beh(false, false), ' ', beh(false, false)]);
    }
    checks.finish(200);
}

#[test]
fn letters_after_signs_of_number_and_ayah_join_as_at_the_start_of_a_word() {
    let mut checks = Checks::default();
    for Letter { c, .. } in letters().iter().filter(|letter| !is_seen(letter.c)) {
        checks.expect(&format!("{c}{BEH}{BEH}"), &[beh(false, true), beh(true, false)]);
        checks.expect(&format!("{BEH}{c}{BEH}"), &[beh(false, false), beh(false, false)]);
    }
    checks.finish(10);
}

/// The signs that enclose numbers are not drawn: no terminal can draw them around several cells.
fn is_seen(c: char) -> bool {
    !matches!(c, '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{890}' | '\u{891}' | '\u{8e2}')
}

#[test]
fn the_table_is_that_of_the_files_of_unicode() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/unicode/17.0");
    let table: BTreeMap<u32, String> =
        letters().into_iter().map(|letter| (letter.c as u32, letter.joining)).collect();
    let mut compared = 0;
    for name in ["ArabicShaping.txt", "DerivedJoiningType.txt"] {
        let Ok(file) = std::fs::read_to_string(folder.join(name)) else {
            println!("skipped: no ../shared/data/unicode/17.0/{name}");
            continue;
        };
        for (code, joining) in file.lines().flat_map(codes_and_type) {
            if let Some(known) = table.get(&code) {
                assert_eq!(*known, joining, "U+{code:04X} in {name}");
                compared += 1;
            }
        }
    }
    println!("joining: {compared} entries of the files compared");
}

/// `0628; BEH; D; BEH` of one file and `0622..0625 ; R` of the other.
fn codes_and_type(line: &str) -> Vec<(u32, String)> {
    let fields: Vec<&str> =
        line.split('#').next().unwrap_or("").split(';').map(str::trim).collect();
    let (codes, joining) = match *fields.as_slice() {
        [codes, joining] => (codes, joining),
        [code, _, joining, _] => (code, joining),
        _ => return Vec::new(),
    };
    let (first, last) = codes.split_once("..").unwrap_or((codes, codes));
    let parse = |code: &str| u32::from_str_radix(code, 16).expect("a code point");
    (parse(first)..=parse(last)).map(|code| (code, joining.to_owned())).collect()
}
