//! Keys in, screen out: the palette, counts, sequences, keys and macros of the settings, help.
//! The same scripts run in an Arabic and an English interface, and with an Arabic keyboard.

#[path = "store/given.rs"]
#[allow(dead_code, reason = "the tests of the library use the rest")]
mod given;
mod reader;
mod support;

use given::{Place, at, save, story, subscribe};
use khabar::app::{Copied, Key, KeyCode, Keymap, Message, Opened, Pane};
use khabar::config::read_keys;
use khabar::feeds::article_from_text;
use khabar::locale::Language;
use khabar::news::Article;
use khabar::news::library::Order;
use khabar::work::Shelf;
use reader::{Reader, expect_screen};

const LANGUAGES: [Language; 2] = [Language::Arabic, Language::English];

/// Twelve articles with numbers in their titles, the first one long.
fn articles() -> Vec<Article> {
    let article = |number: usize| {
        let body = if number == 1 { 40 } else { 1 };
        let paragraphs: String = (1..=body)
            .map(|n| format!("الفقرة {n} وفيها بضع كلمات عن البحر. وهذه جملة ثانية.\n\n"))
            .collect();
        let text =
            format!("---\nsource: وكالة الشرق\nlanguage: ar\n---\n\nخبر {number}\n\n{paragraphs}");
        article_from_text(&text, "test").expect("an article")
    };
    (1..=12).map(article).collect()
}

fn open(language: Language, width: u16, height: u16) -> Reader {
    Reader::open(articles(), language, (width, height))
}

/// A reader with these lines in its settings.
fn with_keys(language: Language, settings: &str) -> Reader {
    let mut reader = open(language, 100, 30);
    let (keys, problems) = read_keys(settings);
    assert_eq!(problems, []);
    let (keymap, problems) = Keymap::of(&keys);
    assert_eq!(problems, []);
    reader.state.keymap = keymap;
    reader
}

/// What stands in the row of the screen that has this in it.
fn row_with(reader: &Reader, text: &str) -> String {
    let screen = reader.screen();
    let row = screen.lines().find(|line| line.contains(text));
    row.unwrap_or_else(|| panic!("no {text} in\n{screen}")).to_owned()
}

#[test]
fn palettes() {
    for (language, code) in [(Language::Arabic, "ar"), (Language::English, "en")] {
        for (width, height) in [(120, 35), (80, 24), (40, 12)] {
            let mut reader = open(language, width, height);
            reader.press(":mark");
            expect_screen(&format!("palette-{code}-{width}x{height}"), &reader);
        }
    }
}

#[test]
fn the_palette_runs_what_it_finds() {
    for language in LANGUAGES {
        let mut reader = open(language, 100, 30);
        reader.press(":togread<enter>");
        assert_eq!(reader.state.unread_count(), 11);
        reader.press("<ctrl-p>mark all<enter>");
        assert_eq!(reader.state.unread_count(), 0);
        reader.press(":zoom<esc>");
        assert!(!reader.state.is_zoomed && reader.state.overlay.is_none());
        reader.press(":<backspace>");
        assert!(reader.state.overlay.is_none());
        reader.press(":qqqq<enter>");
        assert!(row_with(&reader, "qqqq").contains(if language == Language::English {
            "There is no command"
        } else {
            "qqqq"
        }));
        reader.press(":quit<enter>");
        assert!(reader.has_quit);
    }
}

#[test]
fn commands_are_found_by_their_arabic_sentence() {
    let mut reader = open(Language::Arabic, 100, 30);
    // However its letters are written.
    reader.press(":وسع الجزء");
    assert!(row_with(&reader, "zoom").contains('z'), "with name and key");
    reader.press("<enter>");
    assert!(reader.state.is_zoomed);
    reader.press(":zoom<enter>");
    assert!(!reader.state.is_zoomed, "English names are known too");
}

#[test]
fn what_was_used_last_stands_first_when_nothing_is_typed() {
    let mut reader = open(Language::English, 100, 30);
    reader.press(":digits<enter>:zoom<enter>");
    let digits = reader.state.settings.typography.digits;
    reader.press(":<enter>");
    assert!(!reader.state.is_zoomed, "once more");
    reader.press(":<down><enter>");
    assert_ne!(reader.state.settings.typography.digits, digits, "the one before it");
}

#[test]
fn commands_of_the_pane_in_focus_come_first() {
    let mut reader = open(Language::English, 100, 30);
    let first = |reader: &Reader| {
        let panel = reader.state.screen.overlay.as_ref().expect("the palette");
        let row = panel.rows.get(1).expect("an offer");
        row.stretches
            .iter()
            .flat_map(|part| part.line.iter())
            .map(|(symbol, _)| symbol)
            .collect::<String>()
    };
    reader.press(":");
    assert!(first(&reader).contains("open"), "{}", first(&reader));
    reader.press("<esc><enter>:");
    assert!(first(&reader).contains("read-on"), "{}", first(&reader));
}

#[test]
fn matched_letters_are_lit() {
    let mut reader = open(Language::English, 100, 30);
    reader.press(":zo");
    let panel = reader.state.screen.overlay.as_ref().expect("the palette");
    let lit: usize = panel.rows.iter().flat_map(|row| &row.stretches).map(|s| s.lit.len()).sum();
    assert!(lit >= 2, "{lit}");
    assert_eq!(
        reader.caret().map(|(_, row)| row),
        panel.inside.y.into(),
        "the caret is in its line"
    );
}

#[test]
fn the_mouse_takes_a_row_of_the_palette() {
    use khabar::app::{Mouse, MouseKind};
    let mut reader = open(Language::English, 100, 30);
    reader.press(":zoom");
    let inside = reader.state.screen.overlay.as_ref().expect("the palette").inside;
    let press = |row| Mouse { kind: MouseKind::Press, column: inside.x + 4, row };
    reader.mouse(press(inside.y));
    assert!(reader.state.overlay.is_some(), "its line takes no press");
    reader.mouse(press(inside.y + 1));
    assert!(reader.state.is_zoomed);
}

/// Three feeds, nine stories.
fn library(test: &str) -> Place {
    let place = Place::new(&format!("commands-{test}"));
    let mut library = place.open();
    for name in ["alpha", "beta", "gamma"] {
        let feed = subscribe(&mut library, &format!("https://example.org/{name}.xml"));
        library.rename_feed(feed, Some(name), at(1)).expect("named");
        let stories = (0..3).map(|n| {
            let title = format!("خبر {n} من {name}");
            story(&format!("{name}-{n}"), &title, "نص الخبر وفيه كلمة.", 60 * n + 1)
        });
        save(&mut library, feed, stories.collect());
    }
    place
}

fn over(place: &Place, language: Language) -> Reader {
    let shelf = Shelf::open(&place.path()).expect("a library");
    Reader::over_library(shelf, Opened::default(), language, (100, 30))
}

#[test]
fn commands_take_what_stands_behind_them() {
    for language in LANGUAGES {
        let place = library(&format!("arguments-{}", language.code()));
        let mut reader = over(&place, language);
        reader.press(":sort old<enter>");
        assert_eq!(reader.state.library.as_ref().expect("a library").order, Order::Oldest);
        reader.press(":open gam<enter>");
        assert_eq!((reader.state.focus, reader.state.list.len()), (Pane::Headlines, 3));
        reader.press(":search beta<enter>");
        assert_eq!(reader.state.list.len(), 3, "{}", reader.screen());
        assert!(reader.screen().contains("beta"));
        reader.press(":tag سفر، غد<enter>");
        assert_eq!(reader.state.entry().expect("an article").tags, ["سفر", "غد"]);
        reader.press(":tag جديد<enter>");
        assert_eq!(reader.state.entry().expect("an article").tags.len(), 3, "tags are added");
        reader.press(":tag غد<enter>");
        assert_eq!(reader.state.entry().expect("an article").tags.len(), 3, "but not twice");
        reader.press(":add-feed example.org/feed<enter>");
        assert!(matches!(
            reader.errands.last(),
            Some(khabar::app::Errand::Discover(address)) if address == "example.org/feed"
        ));
    }
}

#[test]
fn tab_completes_names_and_values() {
    let place = library("completing");
    let mut reader = over(&place, Language::English);
    let line = |reader: &Reader| reader.state.palette.prompt.text().to_owned();
    reader.press(":so<tab>");
    assert_eq!(line(&reader), "sort ");
    assert!(reader.screen().contains("Shortest first"), "{}", reader.screen());
    reader.press("sh<tab>");
    assert_eq!(line(&reader), "sort shortest");
    reader.press("<esc>:open be<tab>");
    assert_eq!(line(&reader), "open beta");
    reader.press("<esc>:tag one<enter>:tag o<down><tab>");
    assert_eq!(line(&reader), "tag one", "a tag that is used");
}

#[test]
fn counts_go_with_motions_in_every_script() {
    for language in LANGUAGES {
        for keys in ["5j", "٥j", "۵ت", "5<down>", "٥ت"] {
            let mut reader = open(language, 120, 30);
            reader.press(keys);
            assert_eq!(reader.state.selected, 5, "{keys}");
            assert_eq!(reader.state.pending, khabar::app::Pending::default());
        }
        let mut reader = open(language, 120, 30);
        reader.press("10G");
        assert_eq!(reader.state.selected, 9, "the tenth");
        reader.press("3k");
        assert_eq!(reader.state.selected, 6);
        reader.press("0j");
        assert_eq!(reader.state.selected, 7, "zero begins no count");
        reader.press("2n");
        assert_eq!(reader.state.selected, 9, "the second unread one from here");
        reader.press("12<esc>k");
        assert_eq!(reader.state.selected, 8, "Esc lets a count go");
        assert!(!reader.has_quit);
        reader.press("99999999999999999999k");
        assert_eq!(reader.state.selected, 0);
    }
}

#[test]
fn a_count_scrolls_and_is_shown() {
    let mut reader = open(Language::English, 100, 20);
    reader.press("<enter>4");
    assert!(reader.screen().lines().last().expect("a row").contains("4…"), "{}", reader.screen());
    let top = |reader: &Reader| reader.state.article.as_ref().expect("an article").top_byte();
    reader.press("j");
    let four = top(&reader);
    reader.press("gjjjj");
    assert_eq!(top(&reader), four);
    reader.press("30G");
    assert!(
        reader.screen().contains("الفقرة 29") || reader.screen().contains("29"),
        "the title is the first"
    );
    reader.press("g3<enter>");
    assert_eq!(reader.state.focus, Pane::Article, "for links, one day");
    reader.press("?3j");
    assert_eq!(reader.state.overlay.expect("help").top_row, 3);
}

#[test]
fn a_count_moves_the_caret_while_text_is_selected() {
    let caret = |keys: &str| {
        let mut reader = open(Language::English, 100, 20);
        reader.press("<enter>v").press(keys);
        let pane = reader.state.article.as_ref().expect("an article");
        pane.selection.expect("a caret").caret
    };
    assert_eq!(caret("3w"), caret("www"));
    assert_eq!(caret("2j"), caret("jj"));
    assert_eq!(caret("jjw0"), caret("jj<home>"), "zero alone is a motion");
    assert_eq!(caret("10w"), caret("wwwwwwwwww"));
}

#[test]
fn sequences_show_what_may_follow() {
    let settings = "[keys]\ntop = 'g g'\nbottom = 'g e'\nstar = 'ctrl-s'\n";
    for (language, code) in [(Language::Arabic, "ar"), (Language::English, "en")] {
        let mut reader = with_keys(language, settings);
        reader.press("5jg");
        expect_screen(&format!("sequence-{code}"), &reader);
        reader.press("g");
        assert_eq!(reader.state.selected, 0);
        // The same keys on an Arabic keyboard.
        reader.press("لث");
        assert_eq!(reader.state.selected, 11);
        reader.press("g<esc>");
        assert_eq!((reader.state.selected, reader.has_quit), (11, false), "Esc leaves it");
        reader.press("gx");
        assert!(row_with(&reader, "g x").contains("g x"), "it is said that there is none");
        reader.press("3gg");
        assert_eq!(reader.state.selected, 2, "with a count");
    }
}

#[test]
fn keys_can_be_changed_and_taken_away() {
    let settings = "[keys]\ndown = ['ن', 'f5']\nzoom = []\nback = 'esc'\n\
        [keys.select]\nnext-word = 'ctrl-n'\n";
    for language in LANGUAGES {
        let mut reader = with_keys(language, settings);
        reader.press("jz");
        assert_eq!((reader.state.selected, reader.state.is_zoomed), (0, false));
        reader.press("ن<f5>");
        assert_eq!(reader.state.selected, 2, "a letter that is not Latin is a key as well");
        reader.press("q");
        assert!(!reader.has_quit);
        reader.press("?");
        let help = reader.screen();
        assert!(help.contains("F5"), "help has the keys in force\n{help}");
        reader.press("/zoom");
        assert!(
            reader.screen().contains(":zoom"),
            "and says where the rest is\n{}",
            reader.screen()
        );
        reader.press("<esc><esc><enter>v<ctrl-n>");
        let pane = reader.state.article.as_ref().expect("an article");
        assert!(pane.selection.expect("a caret").caret.start() > 0);
    }
}

#[test]
fn hints_show_the_keys_in_force() {
    let mut reader = with_keys(Language::English, "[keys]\nhelp = 'f2'\nsearch = []\n");
    reader.press("j");
    let screen = reader.screen();
    let hints = screen.lines().last().expect("a row");
    assert!(hints.contains("F2 help") && !hints.contains("search"), "{hints}");
}

#[test]
fn a_key_of_ones_own_gives_several_commands() {
    let settings = "[macros]\n'Z' = ['mark-all-read', 'zoom']\n'space s' = ['down', 'down']\n\
        [keys]\nread-on = []\n";
    for language in LANGUAGES {
        let mut reader = with_keys(language, settings);
        reader.press(" s");
        assert_eq!(reader.state.selected, 2);
        reader.press("Z");
        assert_eq!((reader.state.unread_count(), reader.state.is_zoomed), (0, true));
        reader.press("?");
        assert!(reader.screen().contains("Space s"), "{}", reader.screen());
    }
}

#[test]
fn a_macro_waits_for_an_answer_and_ends_with_escape() {
    let place = library("macro");
    let settings =
        "[macros]\n'Z' = ['mark-all-read', 'zoom']\n'X' = ['mark-all-read list', 'zoom']\n";
    let mut reader = over(&place, Language::English);
    reader.state.keymap = Keymap::of(&read_keys(settings).0).0;
    reader.press("Z");
    assert!(reader.state.choices.is_some() && !reader.state.is_zoomed, "{}", reader.screen());
    reader.press("<esc>");
    assert!(!reader.state.is_zoomed);
    reader.press("Za");
    assert_eq!((reader.state.unread_count(), reader.state.is_zoomed), (0, true));
    reader.press("zUX");
    assert_eq!(
        (reader.state.unread_count(), reader.state.is_zoomed),
        (0, true),
        "nothing is asked"
    );
}

#[test]
fn help_shows_the_letters_of_the_keyboard_once_they_are_known() {
    for language in LANGUAGES {
        let mut reader = open(language, 100, 30);
        reader.press("?/j<enter>");
        assert!(!reader.screen().contains("(ت)"), "{}", reader.screen());
        reader.press("<esc><esc>ت?");
        // The terminal's cells hold the joined form of the letter.
        assert!(row_with(&reader, "j (").contains("ﺕ"), "{}", reader.screen());
        reader.press("<esc>j?");
        assert!(!reader.screen().contains("j ("), "Latin letters are typed again");
    }
}

#[test]
fn the_key_of_lam_alef_is_b() {
    let mut reader = open(Language::Arabic, 100, 30);
    reader.press("<enter>vww");
    let caret = |reader: &Reader| {
        reader.state.article.as_ref().and_then(|pane| pane.selection).expect("a caret").caret
    };
    let second = caret(&reader);
    reader.press("w\u{FEFB}");
    assert_eq!(caret(&reader), second, "previous word");
    reader.press("<esc>/س\u{FEFB}م");
    let question = reader.state.question.as_ref().expect("a question");
    assert_eq!(question.prompt.text(), "سلام", "typed, it is two letters");
}

#[test]
fn lines_of_help_are_found() {
    for (language, word, code) in
        [(Language::Arabic, "مقال", "ar"), (Language::English, "ARTICLE", "en")]
    {
        let mut reader = open(language, 100, 30);
        let all = {
            reader.press("?");
            reader.screen()
        };
        reader.press("/").press(word);
        expect_screen(&format!("help-found-{code}"), &reader);
        reader.press("<enter>");
        assert!(reader.state.question.is_none() && reader.state.overlay.is_some());
        reader.press("<esc>");
        assert_eq!(reader.screen(), all, "all lines again");
        reader.press("<esc>");
        assert!(reader.state.overlay.is_none());
    }
}

#[test]
fn what_failed_stays_in_the_log_with_its_time() {
    for (language, ago) in [(Language::Arabic, "5"), (Language::English, "5 min ago")] {
        let mut reader = open(language, 100, 30);
        reader.tell(Message::Copied(Copied::Failed));
        reader.press("j");
        assert!(reader.state.toast.is_none());
        reader.tell(Message::Clock("2026-11-20T12:05:00+03:00[+03:00]".parse().expect("a date")));
        reader.press("!");
        let screen = reader.screen();
        assert!(screen.contains(ago), "{screen}");
    }
}

#[test]
fn lines_typed_before_come_back_with_the_arrows() {
    let mut reader = open(Language::English, 100, 30);
    reader.press("<enter>/البحر<enter><esc>/كلمات<enter><esc>/ج");
    let line = |reader: &Reader| {
        reader.state.question.as_ref().expect("a question").prompt.text().to_owned()
    };
    reader.press("<up>");
    assert_eq!(line(&reader), "كلمات");
    reader.press("<up><up>");
    assert_eq!(line(&reader), "البحر");
    assert!(!reader.state.search.as_ref().expect("a search").hits().is_empty(), "it is looked for");
    reader.press("<down><down>");
    assert_eq!(line(&reader), "ج", "what was typed is not lost");
}

#[test]
fn what_is_selected_in_a_line_is_seen() {
    for language in LANGUAGES {
        let mut reader = open(language, 100, 30);
        let marked = |reader: &Reader| {
            let buffer = reader.buffer();
            (0..100).filter(|x| buffer[(*x, 29)].bg != ratatui::style::Color::Reset).count()
        };
        reader.press("<enter>/خبر abc");
        assert_eq!(marked(&reader), 0);
        reader.press("<shift-home>");
        assert_eq!(marked(&reader), 7, "all of it, in both scripts");
    }
}

#[test]
fn a_line_is_edited_by_the_keys_of_any_keyboard() {
    let mut reader = open(Language::Arabic, 100, 30);
    let key = |letter, ctrl, alt| Key { code: KeyCode::Char(letter), ctrl, alt, shift: false };
    reader.press("<enter>/خبر جديد");
    // ص is on the key of w, ؤ on that of c.
    reader.tell(Message::Key(key('ص', true, false)));
    let text = reader.state.question.as_ref().map(|question| question.prompt.text().to_owned());
    assert_eq!(text.as_deref(), Some("خبر "));
    reader.tell(Message::Key(key('ؤ', false, true)));
    assert_eq!(reader.copied.as_deref(), Some("خبر "));
    reader.tell(Message::Paste("عاجل\nجدا".to_owned()));
    let text = reader.state.question.as_ref().map(|question| question.prompt.text().to_owned());
    assert_eq!(text.as_deref(), Some("خبر عاجل جدا"));
    reader.press("<esc>:");
    reader.tell(Message::Paste("zoom".to_owned()));
    reader.press("<enter>");
    assert!(reader.state.is_zoomed, "the palette takes what is pasted");
}
