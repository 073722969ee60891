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
//! are the code points of the cells, left to right, `+` before marks; or, in files whose names
//! begin with `set`, the letters of the cells in the order in which they are read.
//! `\u{…}` and `\n` stand for themselves.

use std::fmt::Write as _;
use std::path::Path;

use khabar::text::{
    Align, Base, Digits, Direction, Fill, LayoutOptions, Line, Marks, ShapeOptions, Span,
    align_offset, fit_lines, shape_with,
};
use unicode_normalization::UnicodeNormalization;

/// What stands before the colon of a case.
struct Settings {
    shape: ShapeOptions,
    width: usize,
    max_lines: usize,
    align: Align,
    options: LayoutOptions,
}

fn settings(words: &str) -> Settings {
    let mut settings = Settings {
        shape: ShapeOptions::default(),
        width: 80,
        max_lines: usize::MAX,
        align: Align::Start,
        options: LayoutOptions::default(),
    };
    for word in words.split_whitespace() {
        match word.split_once('=').expect("key=value") {
            ("base", "rtl") => settings.shape.base = Base::Fixed(Direction::Rtl),
            ("base", "ltr") => settings.shape.base = Base::Fixed(Direction::Ltr),
            ("base", "auto") => settings.shape.base = Base::Auto,
            ("digits", "european") => settings.shape.digits = Digits::European,
            ("digits", "arabic") => settings.shape.digits = Digits::ArabicIndic,
            ("digits", "extended") => settings.shape.digits = Digits::Extended,
            ("fill", "spaces") => settings.options.fill = Fill::Spaces,
            ("fill", "kashida") => settings.options.fill = Fill::Kashida,
            ("indent", cells) => settings.options.indent_cells = cells.parse().expect("cells"),
            ("marks", "essential") => settings.options.marks = Marks::Essential,
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

/// The letters of a line in the order in which they are read, with what was added.
fn as_read(line: &Line) -> String {
    let mut cells: Vec<_> = line.iter().collect();
    if line.direction == Direction::Rtl {
        cells.reverse();
    }
    let base = line.direction.level();
    let runs = cells.chunk_by_mut(|a, b| (a.1.level == base) == (b.1.level == base));
    runs.filter(|run| run.iter().all(|(_, cell)| cell.level != base)).for_each(<[_]>::reverse);
    cells.iter().map(|(symbol, _)| symbol).flat_map(|symbol| symbol.nfkc()).collect()
}

/// What a file is about decides how its lines are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    WithCapitals,
    CodePoints,
    AsRead,
}

impl Shown {
    fn in_file(name: &str) -> Self {
        match name {
            _ if name.starts_with("bidi") => Self::WithCapitals,
            _ if name.starts_with("set") => Self::AsRead,
            _ => Self::CodePoints,
        }
    }
}

fn lay_out_case(input: &str, shown: Shown) -> Vec<String> {
    let (words, text) = input.split_once(": ").expect("settings: text");
    let settings = settings(words);
    let text = unescaped(text);
    let text = if shown == Shown::WithCapitals { from_capitals(&text) } else { text };
    let shaped = shape_with(&text, Span::new(0, text.len()), &settings.shape);
    let lines = fit_lines(&shaped, settings.width, settings.max_lines, &settings.options);
    let show = |line: &Line| match shown {
        Shown::WithCapitals => drawn(line, &settings),
        Shown::CodePoints => format!("= {}", code_points(line)),
        Shown::AsRead => format!("= {}", as_read(line)),
    };
    lines.iter().map(show).collect()
}

/// The file as it should be: each input followed by what the engine makes of it.
fn rewritten(file: &str, shown: Shown) -> String {
    let mut rewritten = String::new();
    for line in file.lines().filter(|line| !line.starts_with(['|', '='])) {
        let _ = writeln!(rewritten, "{line}");
        if line.contains(": ") && !line.starts_with(['-', '#']) {
            for line in lay_out_case(line, shown) {
                let _ = writeln!(rewritten, "{line}");
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
        let found = rewritten(&expected, Shown::in_file(&name));
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
