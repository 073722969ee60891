//! What a person makes their own while reading: the size of panes, settings by name, macros that
//! work on a selection, the letters of their keyboard.

mod reader;

use khabar::app::{Effect, Keymap, Mouse, MouseKind, Pane};
use khabar::config::{Keyboard, Settings, read, read_keys};
use khabar::feeds::article_from_text;
use khabar::locale::{Calendar, Language};
use khabar::news::Article;
use khabar::text::{Align, Digits};
use reader::Reader;

const LANGUAGES: [Language; 2] = [Language::Arabic, Language::English];

const REPORT: &str = "---\nsource: وكالة الشرق\nlanguage: ar\ndate: 2026-11-18\n---\n\n\
    جسر جديد في طنجة\n\nافتتحت رئيسة البلدية ليلى حداد الجسر يوم الاثنين. وعبرته 3,000 سيارة.\n\n\
    وستبدأ المرحلة الثانية في العام المقبل.\n";

fn articles() -> Vec<Article> {
    (0..3).map(|_| article_from_text(REPORT, "test").expect("an article")).collect()
}

fn open(language: Language, size: (u16, u16)) -> Reader {
    Reader::open(articles(), language, size)
}

fn with_keys(language: Language, settings: &str) -> Reader {
    let mut reader = open(language, (120, 30));
    let (keymap, problems) = Keymap::of(&read_keys(settings).0);
    assert_eq!(problems, []);
    reader.state.keymap = keymap;
    reader
}

fn width_of(reader: &Reader, pane: Pane) -> u16 {
    reader.state.screen.areas.of(pane).expect("it is on the screen").width
}

/// The settings as they are at the next start.
fn kept(reader: &Reader) -> Settings {
    let mut text = String::new();
    for effect in &reader.asked {
        if let Effect::KeepChanges(changes) = effect {
            text = changes.merged_into(&text);
        }
    }
    let (settings, problems) = read(&text, Settings::default());
    assert_eq!(problems, [], "{text}");
    settings
}

#[test]
fn a_pane_is_made_larger_and_smaller_by_keys_and_stays_so() {
    for language in LANGUAGES {
        let mut reader = open(language, (120, 30));
        let usual = width_of(&reader, Pane::Headlines);
        reader.press(">").press(">").press(">").press("<");
        assert_eq!(width_of(&reader, Pane::Headlines), usual + 2);
        reader.press("5").press(">");
        assert_eq!(width_of(&reader, Pane::Headlines), usual + 7);
        reader.press("<tab>");
        let article = width_of(&reader, Pane::Article);
        reader.press(">");
        assert_eq!(width_of(&reader, Pane::Article), article + 2, "both neighbours make room");
        assert_eq!(kept(&reader).shares, reader.state.settings.shares);
        let shares = reader.state.settings.shares;
        reader.press(":pane-smaller<enter>");
        assert_ne!(reader.state.settings.shares, shares, "the palette has it too");
        reader.press("z");
        assert_eq!(width_of(&reader, Pane::Article), 120);
        let shares = reader.state.settings.shares;
        reader.press(">");
        assert_eq!(reader.state.settings.shares, shares, "there is nothing beside it");
    }
}

#[test]
fn facts_below_the_article_get_rows() {
    for language in LANGUAGES {
        let mut reader = open(language, (90, 30));
        reader.press("<tab><tab>");
        assert_eq!(reader.state.focus, Pane::Facts);
        let height = |reader: &Reader| reader.state.screen.areas.facts.expect("below").height;
        let usual = height(&reader);
        reader.press(">").press(">");
        assert_eq!(height(&reader), usual + 2);
    }
}

#[test]
fn a_line_that_is_drawn_is_kept_where_it_is_let_go() {
    let mut reader = open(Language::Arabic, (120, 30));
    let list = reader.state.screen.areas.headlines.expect("three panes");
    let mouse = |kind, column| Mouse { kind, column, row: 5 };
    reader.mouse(mouse(MouseKind::Press, list.x));
    for column in (60..list.x).rev() {
        reader.mouse(mouse(MouseKind::Drag, column));
    }
    assert_eq!(reader.asked, [], "not at each step");
    reader.mouse(mouse(MouseKind::Release, 60));
    assert_eq!(reader.asked.len(), 1);
    let shares = kept(&reader).shares;
    assert_eq!(shares, reader.state.settings.shares);
    let mut again = open(Language::Arabic, (120, 30));
    again.state.settings.shares = shares;
    again.resize(120, 30);
    assert_eq!(again.state.screen.areas.headlines.expect("three panes").x, 60);
}

#[test]
fn settings_are_set_by_name_and_kept() {
    for language in LANGUAGES {
        let mut reader = open(language, (120, 30));
        for line in [
            "align justify",
            "digits arabic",
            "marks hide",
            "line-spacing double",
            "paragraphs indented",
            "tints false",
            "theme high-contrast",
            "calendar hijri",
        ] {
            reader.press(&format!(":{line}<enter>"));
        }
        let kept = kept(&reader);
        let now = reader.state.settings;
        assert_eq!(now.typography.align, Align::Justify);
        assert_eq!(now.typography.digits, Digits::ArabicIndic);
        assert_eq!((kept.typography, kept.tints), (now.typography, false));
        assert_eq!((kept.theme, kept.calendar), (now.theme, Calendar::Hijri));
        let screen = reader.screen();
        assert!(screen.contains("1448") || screen.contains("١٤٤٨"), "the date too\n{screen}");
    }
}

#[test]
fn values_are_completed_and_found_by_their_sentences() {
    let mut reader = open(Language::Arabic, (120, 30));
    reader.press(":theme ");
    assert!(reader.screen().contains("theme high-contrast"), "{}", reader.screen());
    reader.press("hi<tab>");
    assert_eq!(reader.state.palette.prompt.text(), "theme high-contrast");
    reader.press("<esc>:align sideways<enter>");
    assert_eq!(reader.state.settings.typography.align, Align::Start);
    // In the words of the interface: centred.
    reader.press(":align توسيط<enter>");
    assert_eq!(reader.state.settings.typography.align, Align::Center, "{}", reader.screen());
    reader.press(":language en<enter>");
    assert_eq!(reader.state.settings.language, Language::English);
}

#[test]
fn one_group_of_facts_is_named() {
    let mut reader = open(Language::English, (120, 30));
    reader.press("<tab><tab>");
    let before = reader.screen();
    assert!(before.contains("People") && before.contains("Times"), "{before}");
    reader.press(":filter people<enter>");
    let screen = reader.screen();
    assert!(screen.contains("People") && !screen.contains("Times"), "{screen}");
    reader.press(":filter all<enter>");
    assert_eq!(reader.screen().contains("Times"), before.contains("Times"));
}

#[test]
fn a_macro_works_on_a_selection() {
    let settings = "[macros]\n'Z' = ['take-sentence', 'copy']\n'X' = ['take-paragraph', 'star']\n\
        'C' = ['copy', 'next']\n'K' = ['copy-selection', 'align justify']\n";
    for language in LANGUAGES {
        let mut reader = with_keys(language, settings);
        reader.press("<enter>v))");
        reader.press("Z");
        assert_eq!(reader.copied.as_deref(), Some("وعبرته 3,000 سيارة."));
        reader.copied = None;
        reader.press("Z");
        assert!(reader.copied.is_some(), "it puts a caret there by itself");
        reader.press("v}X");
        let pane = reader.state.article.as_ref().expect("an article");
        assert!(pane.selection.expect("it stays").span().is_some());
        reader.press("C");
        assert!(reader.copied.as_deref().is_some_and(|text| text.starts_with("افتتحت")));
        assert_eq!(reader.state.selected, 1, "and goes on to the next");
        reader.press("<enter>v)sK");
        assert_eq!(reader.state.settings.typography.align, Align::Justify);
    }
}

#[test]
fn the_letters_of_an_azerty_keyboard_are_those_on_its_caps() {
    for language in LANGUAGES {
        let mut reader = open(language, (120, 60));
        reader.state.settings.keyboard = Keyboard::Azerty;
        reader.press("تص");
        assert_eq!((reader.state.selected, reader.state.is_zoomed), (1, true), "j and z");
        reader.press("ص؟");
        let help = reader.screen();
        // Help says which letter is on the key of a command.
        assert!(help.contains("z (ﺹ)"), "{help}");
        // A choice is made by the same letters: s is on س, as everywhere; d on ي.
        reader.press("<esc><f6>ي");
        assert_eq!(reader.state.settings.theme, khabar::config::ThemeName::Dark);
    }
}
