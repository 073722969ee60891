//! Layout cases as text files, `tests/text/*.txt`; `UPDATE=1 cargo test --test text_cases`
//! rewrites what is expected, and a person reads the diff.
//!
//! ```text
//! --- number inside rtl ---
//! base=rtl width=14: HELLO 123 abc
//! | abc 123 OLLEH|
//! ```
//! In files whose names begin with `bidi`, CAPITALS stand for right-to-left letters, so that
//! a case reads alike in every editor. In the others the text is real, and what is expected
//! are the code points of the cells, left to right, `+` before marks. `\u{…}` and `\n` stand
//! for themselves.

use std::fmt::Write as _;
use std::path::Path;

use khabar::text::{
    Align, Base, Direction, LayoutOptions, Line, Marks, Span, align_offset, fit_lines, shape,
};

/// What stands before the colon of a case.
struct Settings {
    base: Base,
    width: usize,
    max_lines: usize,
    align: Align,
    options: LayoutOptions,
}

fn settings(words: &str) -> Settings {
    let mut settings = Settings {
        base: Base::Auto,
        width: 80,
        max_lines: usize::MAX,
        align: Align::Start,
        options: LayoutOptions::default(),
    };
    for word in words.split_whitespace() {
        match word.split_once('=').expect("key=value") {
            ("base", "rtl") => settings.base = Base::Fixed(Direction::Rtl),
            ("base", "ltr") => settings.base = Base::Fixed(Direction::Ltr),
            ("base", "auto") => settings.base = Base::Auto,
            ("width", width) => settings.width = width.parse().expect("a width"),
            ("lines", lines) => settings.max_lines = lines.parse().expect("a number of lines"),
            ("marks", "hidden") => settings.options.marks = Marks::Hidden,
            ("align", "center") => settings.align = Align::Center,
            ("align", "end") => settings.align = Align::End,
            (key, value) => panic!("no such setting: {key}={value}"),
        }
    }
    settings
}

fn unescaped(text: &str) -> String {
    let mut parts = text.replace("\\n", "\n");
    while let Some((before, rest)) = parts.split_once("\\u{") {
        let (code, after) = rest.split_once('}').expect("a closing brace");
        let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a code point");
        parts = format!("{before}{c}{after}");
    }
    parts
}

/// Capitals are Hebrew letters, which need no joining.
fn from_capitals(text: &str) -> String {
    let letter = |c: char| match c {
        'A'..='Z' => char::from_u32(0x05D0 + (c as u32 - 'A' as u32)).unwrap_or(c),
        _ => c,
    };
    text.chars().map(letter).collect()
}

fn to_capitals(text: &str) -> String {
    let letter = |c: char| match c {
        '\u{5d0}'..='\u{5e9}' => char::from_u32('A' as u32 + (c as u32 - 0x05D0)).unwrap_or(c),
        _ => c,
    };
    text.chars().map(letter).collect()
}

fn drawn(line: &Line, settings: &Settings) -> String {
    let left = align_offset(line, settings.width, settings.align);
    let right = settings.width - left - line.width_cells();
    format!("|{}{}{}|", " ".repeat(left), to_capitals(line.visual()), " ".repeat(right))
}

fn code_points(line: &Line) -> String {
    let cell = |symbol: &str| {
        let codes = symbol.chars().map(|c| {
            if c.is_ascii_graphic() { c.to_string() } else { format!("{:04X}", c as u32) }
        });
        codes.collect::<Vec<_>>().join("+").replace("0020", "_")
    };
    line.iter().map(|(symbol, _)| cell(symbol)).collect::<Vec<_>>().join(" ")
}

fn lay_out_case(input: &str, with_capitals: bool) -> Vec<String> {
    let (words, text) = input.split_once(": ").expect("settings: text");
    let settings = settings(words);
    let text = unescaped(text);
    let text = if with_capitals { from_capitals(&text) } else { text };
    let shaped = shape(&text, Span::new(0, text.len()), settings.base);
    let lines = fit_lines(&shaped, settings.width, settings.max_lines, &settings.options);
    let show = |line: &Line| {
        if with_capitals { drawn(line, &settings) } else { format!("= {}", code_points(line)) }
    };
    lines.iter().map(show).collect()
}

/// The file as it should be: each input followed by what the engine makes of it.
fn rewritten(file: &str, with_capitals: bool) -> String {
    let mut rewritten = String::new();
    for line in file.lines().filter(|line| !line.starts_with(['|', '='])) {
        let _ = writeln!(rewritten, "{line}");
        if line.contains(": ") && !line.starts_with(['-', '#']) {
            for shown in lay_out_case(line, with_capitals) {
                let _ = writeln!(rewritten, "{shown}");
            }
        }
    }
    rewritten
}

#[test]
fn cases_are_laid_out_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/text");
    let update = std::env::var_os("UPDATE").is_some();
    for entry in std::fs::read_dir(folder).expect("tests/text") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let expected = std::fs::read_to_string(&path).expect("a readable file");
        let found = rewritten(&expected, name.starts_with("bidi"));
        if update {
            std::fs::write(&path, &found).expect("a writable file");
            continue;
        }
        for (number, (expected, found)) in expected.lines().zip(found.lines()).enumerate() {
            assert_eq!(expected, found, "{name}, line {}", number + 1);
        }
        assert_eq!(expected.lines().count(), found.lines().count(), "{name}");
    }
}
