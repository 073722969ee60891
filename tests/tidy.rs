//! Keeps the shape of the crate: who may import whom, what is pure, who writes text on the
//! screen, and how long files are. Each rule says why it is there when it is broken.

use std::fs;
use std::path::{Path, PathBuf};

/// What each folder of `src` may import of ours; `work` and `cli` may import everything.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("news", &["text"]),
    ("feeds", &["news", "text"]),
    ("facts", &["news", "text"]),
    ("locale", &["text"]),
    ("config", &["locale", "text"]),
    ("app", &["config", "locale", "news", "text"]),
    ("view", &["app", "config", "locale", "news", "text", "widget"]),
    ("widget", &["text"]),
    ("store", &["news", "text"]),
    ("work", &["*"]),
    ("cli", &["*"]),
];

/// Folders whose functions depend on their arguments only.
const PURE: &[&str] = &["text", "news", "feeds", "facts", "locale", "app", "view", "widget"];

/// What pure code does not touch: the disk, the environment, threads, the clock, the screen.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::io",
    "std::process",
    "std::thread",
    "::now()",
    "crossterm",
    "println!",
    "eprintln!",
];

/// Who may write to the terminal's cells or speak to the terminal.
const ONLY_IN: &[(&str, &[&str], &str)] = &[
    ("ratatui", &["view", "widget", "work"], "state and text know nothing of the screen"),
    ("set_string", &["widget/cells.rs"], "ratatui drops the marks of Arabic letters"),
    ("set_stringn", &["widget/cells.rs"], "ratatui drops the marks of Arabic letters"),
    ("set_line(", &["widget/cells.rs"], "ratatui measures whole strings"),
    ("set_span(", &["widget/cells.rs"], "ratatui measures whole strings"),
    // `ink.rs` forgets what stands on the screen; `emit` says the same letters in another way.
    ("set_symbol(", &["widget/cells.rs", "work/ink.rs", "work/emit/"], "one place writes text"),
    ("ITALIC", &["work/emit/"], "urxvt and mlterm show boxes for Arabic in italics"),
    ("ratatui::text", &[], "ratatui measures whole strings, and lam-alef wrongly"),
    // Its trait only.
    ("ratatui::widgets", &["widget/paragraphs.rs"], "widgets measure whole strings"),
    ("UnicodeWidthStr", &["text/symbol.rs"], "widths are asked of single clusters only"),
];

const LONGEST_FILE_LINES: usize = 500;

/// A file of ours with its place below the crate's folder.
struct Source {
    place: String,
    text: String,
}

impl Source {
    /// The folder of `src` that it lies in.
    fn folder(&self) -> Option<&str> {
        self.place.strip_prefix("src/")?.split_once('/').map(|(folder, _)| folder)
    }

    /// The lines before its tests, with their numbers, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_test_file = self.place.ends_with("_tests.rs") || self.is_declared_for_tests();
        self.text
            .lines()
            .enumerate()
            .take_while(move |(_, line)| !is_test_file && line.trim() != "#[cfg(test)]")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(index, line)| (index + 1, line))
    }

    /// Whether the module is declared under `#[cfg(test)]`.
    fn is_declared_for_tests(&self) -> bool {
        let path = root().join(&self.place);
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or("");
        let parent = path.with_file_name("mod.rs");
        let declaration = format!("#[cfg(test)]\nmod {name};");
        fs::read_to_string(parent).is_ok_and(|text| text.contains(&declaration))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The Rust files of these folders.
fn sources(folders: &[&str]) -> Vec<Source> {
    let mut paths = Vec::new();
    for folder in folders {
        files_below(&root().join(folder), &mut paths);
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    paths.sort();
    let source = |path: PathBuf| Source {
        place: path
            .strip_prefix(root())
            .expect("below the root")
            .to_str()
            .expect("UTF-8")
            .replace('\\', "/"),
        text: fs::read_to_string(&path).expect("text"),
    };
    paths.into_iter().map(source).collect()
}

/// Shows every offence at once.
fn assert_none(offences: &[String]) {
    assert!(offences.is_empty(), "\n{}\n", offences.join("\n"));
}

/// The names after `crate::` in a line: one, or those in braces.
fn imports(line: &str) -> Vec<String> {
    let mut names = Vec::new();
    for after in line.split("crate::").skip(1) {
        let list =
            after.strip_prefix('{').map_or(after, |list| list.split('}').next().unwrap_or(""));
        let count = if after.starts_with('{') { usize::MAX } else { 1 };
        for item in list.split(',').take(count) {
            let is_part_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
            names.push(item.trim().chars().take_while(|&c| is_part_of_name(c)).collect());
        }
    }
    names
}

#[test]
fn folders_import_only_what_lies_below_them() {
    let mut offences = Vec::new();
    for source in sources(&["src"]) {
        let Some(folder) = source.folder() else { continue };
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == folder) else {
            offences.push(format!("{}: src/{folder} is not in the table", source.place));
            continue;
        };
        // `super` from the folder's own level is another way to say `crate`.
        let depth = source.place.split('/').count() - 2;
        let depth = if source.place.ends_with("/mod.rs") { depth - 1 } else { depth };
        for (number, line) in source.code() {
            for name in imports(line) {
                if name != folder && !allowed.contains(&"*") && !allowed.contains(&name.as_str()) {
                    offences.push(format!("{}:{number}: {folder} imports {name}", source.place));
                }
            }
            if line.contains(&"super::".repeat(depth + 1)) {
                offences.push(format!("{}:{number}: leaves the folder by super", source.place));
            }
        }
    }
    assert_none(&offences);
}

#[test]
fn pure_folders_do_not_touch_the_outside() {
    let mut offences = Vec::new();
    for source in sources(&["src"]) {
        if !source.folder().is_some_and(|folder| PURE.contains(&folder)) {
            continue;
        }
        for (number, line) in source.code() {
            for outside in OUTSIDE.iter().filter(|outside| line.contains(**outside)) {
                offences.push(format!("{}:{number}: {outside} in a pure folder", source.place));
            }
        }
    }
    assert_none(&offences);
}

#[test]
fn one_place_writes_text_on_the_screen() {
    let mut offences = Vec::new();
    for source in sources(&["src"]) {
        let place = source.place.strip_prefix("src/").unwrap();
        for (number, line) in source.code() {
            for (what, allowed, reason) in ONLY_IN {
                let is_allowed = allowed.iter().any(|allowed| place.starts_with(allowed));
                if line.contains(what) && !is_allowed {
                    offences.push(format!("{}:{number}: {what} ({reason})", source.place));
                }
            }
        }
    }
    assert_none(&offences);
}

#[test]
fn every_file_says_first_why_it_exists() {
    let offences: Vec<_> = sources(&["src", "tests", "benches", "examples"])
        .iter()
        .filter(|source| {
            let first = source.text.lines().next().unwrap_or("");
            !first.starts_with("//! ") || first.len() < 20
        })
        .map(|source| format!("{}: the first line is not its reason", source.place))
        .collect();
    assert_none(&offences);
}

/// Tables are as long as what they list: their names or first lines say that they are tables.
#[test]
fn files_are_short_enough_to_be_read() {
    let offences: Vec<_> = sources(&["src"])
        .iter()
        .filter(|source| {
            let first = source.text.lines().next().unwrap_or("").to_lowercase();
            !first.contains("table") && !source.place.ends_with("_table.rs")
        })
        .map(|source| (source, source.code().last().map_or(0, |(number, _)| number)))
        .filter(|(_, lines)| *lines > LONGEST_FILE_LINES)
        .map(|(source, lines)| format!("{}: {lines} lines before its tests", source.place))
        .collect();
    assert_none(&offences);
}

#[test]
fn no_file_names_a_place_on_one_machine() {
    let places =
        ["work/", "tmp/khabar", "root/", "home/", "Users/"].map(|place| format!("/{place}"));
    let mut paths: Vec<_> = fs::read_dir(root())
        .unwrap()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .collect();
    for folder in ["src", "tests", "benches", "examples", "assets", ".ci"] {
        files_below(&root().join(folder), &mut paths);
    }
    let mut offences = Vec::new();
    for path in paths {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (index, line) in text.lines().enumerate() {
            if places.iter().any(|place| holds_path(line, place)) {
                offences.push(format!("{}:{}: {line}", path.display(), index + 1));
            }
        }
    }
    assert_none(&offences);
}

/// Whether the line holds the path from the root of a disk: not as the end of another path, as
/// in `src/work/`, nor in an address.
fn holds_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        before
            .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | '_' | '-' | '}' | '*' | '/'))
    })
}

#[test]
fn the_papers_are_there() {
    let papers = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "Cargo.lock",
        ".ci/run",
    ];
    let offences: Vec<_> = papers
        .iter()
        .filter(|paper| !root().join(paper).is_file())
        .map(|paper| format!("{paper} is missing"))
        .collect();
    assert_none(&offences);
}

#[test]
fn what_the_guide_guarantees_is_tested() {
    let guide = fs::read_to_string(root().join("src/text/guide.md")).unwrap();
    let tests: String = sources(&["src/text", "tests"]).into_iter().map(|file| file.text).collect();
    let rows = guide.lines().filter(|line| line.starts_with("| ")).skip(1);
    let names = rows.flat_map(|row| row.split('`').skip(1).step_by(2));
    let offences: Vec<_> = names
        .filter(|name| {
            let is_test = tests.contains(&format!("fn {name}("));
            let is_file = root().join(name).is_file() || root().join("tests").join(name).is_file();
            !is_test && !is_file
        })
        .map(|name| format!("src/text/guide.md: there is no test {name}"))
        .collect();
    assert_none(&offences);
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut offences = Vec::new();
    let mut section = "";
    let mut before = "";
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.contains("dependencies]")
            && line.contains('=')
            && !before.starts_with('#')
        {
            offences.push(format!("Cargo.toml: no reason above: {line}"));
        }
        before = line;
    }
    assert_none(&offences);
}

#[test]
fn the_bundled_edition_says_where_each_text_is_from() {
    let mut offences = Vec::new();
    for (name, text) in khabar::feeds::edition::EDITION {
        let Some(article) = khabar::feeds::article_from_text(text, "") else {
            offences.push(format!("{name}: not an article"));
            continue;
        };
        let found = khabar::news::language_of(&article.text.plain);
        for (what, is_there) in [
            ("source", !article.source.is_empty()),
            ("byline", article.byline.is_some()),
            ("date", article.published.is_some()),
            ("language", article.language.is_some()),
            ("language that its letters tell", article.language.as_deref() == found),
            ("body", article.text.blocks.len() > 2),
        ] {
            if !is_there {
                offences.push(format!("{name}: no {what}"));
            }
        }
    }
    assert_none(&offences);
}
