//! The interface in each of its languages: chosen by the command line, the settings and the
//! locale, switched while it runs, with the dates of other calendars.

mod reader;
mod support;

use khabar::app::{COMMANDS, OverlayKind};
use khabar::feeds::article_from_text;
use khabar::locale::{Calendar, Language};
use khabar::news::Article;
use khabar::text::Direction;
use reader::Reader;
use std::collections::HashSet;
use std::process::Command;
use support::{Folder, KHABAR};

const STORY: &str = "---
source: Harbour Post
date: 2026-11-18T10:00:00+01:00
language: en
---

Ferry line to Tangier opens again

The ferry between Tangier and Algeciras sails again after four years.
";

fn articles() -> Vec<Article> {
    vec![article_from_text(STORY, "test").expect("an article")]
}

fn open(language: Language) -> Reader {
    Reader::open(articles(), language, (120, 30))
}

/// The line under the title, as it is laid out.
fn about(reader: &Reader) -> String {
    let panel = reader.state.screen.article.as_ref().expect("an article");
    let lines = panel.rows.iter().flat_map(|row| &row.stretches).filter(|part| !part.is_article);
    lines.map(|part| part.line.visual().replace('\u{a0}', " ")).collect()
}

#[test]
fn a_language_that_is_chosen_shows_as_one_that_was_begun_with() {
    for from in Language::ALL {
        for to in Language::ALL {
            let mut reader = open(from);
            let letter = to.code().chars().next().expect("a letter");
            reader.press(&format!("L{letter}"));
            assert_eq!(reader.state.settings.language, to);
            assert_eq!(reader.state.toast.as_deref(), Some(to.name()));
            assert_eq!(reader.state.settings.named_language, Some(to), "it is kept");
            let (switched, begun) = (reader.press("g").screen(), open(to).press("g").screen());
            assert_eq!(switched, begun, "{from:?} to {to:?}");
        }
    }
}

#[test]
fn the_panes_change_sides() {
    let headlines = |reader: &Reader| reader.state.screen.areas.headlines.expect("headlines").x;
    let mut reader = open(Language::English);
    assert_eq!(headlines(&reader), 0);
    reader.press("Lh");
    assert!(headlines(&reader) > 60, "right in Hebrew");
    assert_eq!(reader.state.settings.direction(), Direction::Rtl);
    reader.press("Le");
    assert_eq!(headlines(&reader), 0);
}

#[test]
fn the_choice_begins_at_the_language_that_is_spoken_and_can_be_left() {
    let mut reader = open(Language::Hebrew);
    reader.press("<f3>");
    let choices = reader.state.choices.clone().expect("choices");
    let names: Vec<_> = choices.rows.iter().map(|choice| choice.text.as_str()).collect();
    assert_eq!(names, ["العربية", "English", "فارسی", "עברית", "اردو"]);
    assert_eq!(choices.selected, 3);
    let letters: HashSet<_> = choices.rows.iter().map(|choice| choice.key).collect();
    assert_eq!(letters.len(), names.len(), "each has its letter");
    reader.press("<esc>");
    assert_eq!(reader.state.settings.language, Language::Hebrew);
    reader.press("<f3><down><enter>");
    assert_eq!(reader.state.settings.language, Language::Urdu);
}

#[test]
fn an_article_that_is_being_read_stays_where_it_is() {
    let long: String = (1..60).map(|n| format!("Sentence number {n} of it.\n\n")).collect();
    let article = article_from_text(&format!("A title\n\n{long}"), "test").expect("an article");
    let mut reader = Reader::open(vec![article], Language::English, (120, 30));
    reader.press("<enter>jjjjjjjjjj");
    let top = |reader: &Reader| {
        let panel = reader.state.screen.article.as_ref().expect("an article");
        let mut lines = panel.rows.iter().flat_map(|row| &row.stretches);
        lines.next().expect("a line").line.visual().to_owned()
    };
    let before = top(&reader);
    reader.press("Lf");
    assert_eq!(top(&reader), before);
}

#[test]
fn help_says_every_command_in_every_language() {
    for language in Language::ALL {
        let mut reader = open(language);
        reader.press("?");
        assert_eq!(reader.state.overlay.expect("help").kind, OverlayKind::Help);
        let sentences: HashSet<_> =
            COMMANDS.iter().map(|row| (row.sentence)(language.words())).collect();
        assert_eq!(sentences.len(), COMMANDS.len(), "{language:?}: each has its own");
    }
}

#[test]
fn dates_of_another_calendar_stand_beside() {
    let mut reader = Reader::open(articles(), Language::English, (200, 40));
    assert!(about(&reader).contains("18 November 2026 ·"), "{}", about(&reader));
    reader.state.settings.calendar = Calendar::Hijri;
    reader.press("Le");
    let said = about(&reader);
    assert!(said.contains("18 November 2026 (8 Jumada II 1448 AH) ·"), "{said}");
    reader.state.settings.calendar = Calendar::Persian;
    reader.press("Le");
    let said = about(&reader);
    assert!(said.contains("18 November 2026 (27 Aban 1405 SH) ·"), "{said}");
}

/// What the program says of a file that is not there.
fn refusal(arguments: &[&str], locale: &str, config: &Folder) -> String {
    let output = Command::new(KHABAR)
        .args(arguments)
        .arg("missing.txt")
        .env("LC_ALL", locale)
        .env("XDG_CONFIG_HOME", config.path())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).expect("UTF-8")
}

#[test]
fn the_language_is_that_of_the_flag_else_of_the_settings_else_of_the_locale() {
    let folder = Folder::new("languages");
    let refusal = |arguments: &[&str], locale| refusal(arguments, locale, &folder);
    let is_said_in = |said: String, language: Language| {
        let reason = language.words().open_missing;
        let is_said = said.to_lowercase().contains(&reason.to_lowercase().replace('.', ""));
        assert!(is_said, "{said} in {language:?}");
    };
    is_said_in(refusal(&[], "C.UTF-8"), Language::English);
    is_said_in(refusal(&[], "fa_IR.UTF-8"), Language::Persian);
    is_said_in(refusal(&["--lang", "ur"], "fa_IR.UTF-8"), Language::Urdu);
    folder.write("khabar/config.toml", b"language = \"he\"\n");
    is_said_in(refusal(&[], "fa_IR.UTF-8"), Language::Hebrew);
    is_said_in(refusal(&["--lang", "ar"], "fa_IR.UTF-8"), Language::Arabic);
    folder.write("khabar/config.toml", b"language = \"auto\"\n");
    is_said_in(refusal(&[], "fa_IR.UTF-8"), Language::Persian);
}
