//! Settings, programs and the tour as a person meets them in the reader.

mod reader;

use khabar::app::{Effect, Message, Opened, OverlayKind, PipeForm, PipeJob, Piped, State, update};
use khabar::config::{Changes, CursorPlace, Settings, ThemeName};
use khabar::feeds::article_from_text;
use khabar::locale::Language;
use khabar::news::Article;
use reader::Reader;

const REPORT: &str = "---
source: Harbour Post
language: en
---

The bridge opens

Mayor Lina Haddad opened the bridge in Tangier on Monday.
";

fn articles() -> Vec<Article> {
    vec![article_from_text(REPORT, "test").expect("an article")]
}

fn open() -> Reader {
    Reader::open(articles(), Language::English, (100, 24))
}

#[test]
fn what_keys_change_is_kept_and_nothing_else() {
    let mut reader = open();
    reader.press("<tab>");
    reader.asked.clear();
    let before = reader.state.settings;
    reader.press("J");
    let changes = Changes::between(&before, &reader.state.settings).expect("a change");
    assert_eq!(reader.asked, [Effect::KeepChanges(changes)]);
    reader.asked.clear();
    reader.press("jjz?<esc>");
    assert_eq!(reader.asked, []);
}

#[test]
fn a_theme_is_chosen_by_its_letter_and_kept() {
    let mut reader = open();
    reader.press("<f6>");
    assert!(reader.screen().contains("High contrast"));
    reader.press("h");
    assert_eq!(reader.state.settings.theme, ThemeName::HighContrast);
    assert!(matches!(reader.asked.as_slice(), [Effect::KeepChanges(_)]));
}

#[test]
fn settings_that_are_read_again_hold_at_once_and_are_no_change_of_the_person() {
    let mut reader = open();
    reader.press("<f5>");
    assert_eq!(reader.asked, [Effect::ReadSettings]);
    reader.asked.clear();
    let (settings, _) = khabar::config::read("[typography]\nmeasure = 30\n", Settings::default());
    let read = khabar::app::SettingsRead {
        settings: Box::new(settings),
        problems: vec!["line 3 is odd".to_owned()],
        are_changes_forgotten: false,
    };
    reader.tell(Message::Settings(read));
    assert_eq!(reader.state.settings.typography.measure_cells, 30);
    assert!(reader.screen().contains("line 3 is odd"), "{}", reader.screen());
    assert_eq!(reader.asked, []);
}

#[test]
fn an_article_is_given_to_a_line_of_the_person_and_its_output_is_shown() {
    let mut reader = open();
    reader.press("|mwc -w<enter>");
    let job = match reader.asked.as_slice() {
        [Effect::Pipe(PipeJob::Line { line, form, article })] => {
            (line.as_str(), *form, article.title())
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(job, ("wc -w", PipeForm::Markdown, "The bridge opens"));
    reader.asked.clear();
    reader.press("x");
    assert_eq!(reader.asked, [Effect::StopPipe]);
    reader.tell(Message::Piped(Piped::Printed("eleven words\n".to_owned())));
    assert!(reader.screen().contains("eleven words"));
    reader.press("<esc>");
    assert!(!reader.screen().contains("eleven words"));
    reader.tell(Message::Piped(Piped::Printed(String::new())));
    assert!(reader.state.overlay.is_none(), "nothing to show");
    reader.tell(Message::Piped(Piped::Failed("sh".to_owned(), "no such thing".to_owned())));
    assert!(reader.screen().contains("no such thing"));
}

#[test]
fn programs_of_the_settings_are_among_the_choices() {
    let mut reader = open();
    reader.state.open_with = vec!["browser".to_owned()];
    reader.press("|");
    assert!(reader.screen().contains("Open with"));
    reader.press("1");
    assert!(matches!(reader.asked.as_slice(), [Effect::Pipe(PipeJob::OpenWith { place: 0, .. })]));
}

#[test]
fn any_key_turns_the_page_of_the_tour_and_esc_leaves_it() {
    for language in Language::ALL {
        let mut reader = Reader::open(articles(), language, (100, 24));
        let pages = language.words().tour.pages;
        reader.press("<f2>");
        for page in 0..pages.len() {
            let kind = reader.state.overlay.map(|overlay| overlay.kind);
            assert_eq!(kind, Some(OverlayKind::Tour(page)));
            reader.press(["j", "q", "<enter>", "x"][page % 4]);
        }
        assert!(reader.state.overlay.is_none() && !reader.has_quit);
        reader.press("<f2><esc>");
        assert!(reader.state.overlay.is_none());
    }
}

#[test]
fn the_tour_fits_small_windows_too() {
    for size in [(1, 1), (20, 5), (40, 12), (80, 24)] {
        let mut reader = Reader::open(articles(), Language::Arabic, size);
        reader.press("<f2>aaaa");
    }
}

#[test]
fn the_cursor_follows_what_is_selected_where_that_is_wanted() {
    let mut reader = open();
    assert_eq!(reader.caret(), None);
    reader.state.settings.cursor = CursorPlace::Follows;
    let at_headline = reader.caret().expect("at the headline");
    reader.press("<tab>");
    let in_article = reader.caret().expect("in the article");
    assert!(at_headline.0 < in_article.0, "{at_headline:?} {in_article:?}");
    reader.press("/");
    assert_eq!(reader.caret().map(|(_, row)| row), Some(23), "where is typed");
}

#[test]
fn the_kind_of_a_mention_is_said_in_words() {
    let mut reader = open();
    reader.press("<tab>]");
    let toast = reader.state.toast.clone().unwrap_or_default();
    let names = ["People", "Places", "Times"];
    assert!(names.iter().any(|name| toast.contains(name)), "{toast}");
}

#[test]
fn a_state_can_begin_with_the_tour() {
    let mut state = State::new(Opened::default(), Settings::default()).with_tour();
    update(&mut state, Message::Resize { width: 80, height: 24 });
    assert!(state.overlay.is_some());
}
