//! Whatever is pressed, pasted, clicked or resized: the reader draws a screen.

mod reader;

use khabar::app::{Message, Mouse, MouseKind};
use khabar::feeds::{article_from_text, edition};
use khabar::locale::Language;
use proptest::prelude::*;
use reader::Reader;

/// One thing that a person does.
#[derive(Clone, Debug)]
enum Deed {
    Press(String),
    Paste(String),
    Click(u16, u16, MouseKind),
    Resize(u16, u16),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let named = prop::sample::select(vec![
        "<enter>",
        "<esc>",
        "<tab>",
        "<backtab>",
        "<backspace>",
        "<delete>",
        "<up>",
        "<down>",
        "<left>",
        "<right>",
        "<home>",
        "<end>",
        "<pageup>",
        "<pagedown>",
        "<space>",
        "<ctrl-w>",
        "<ctrl-u>",
        "<ctrl-z>",
        "<f1>",
    ]);
    let letters =
        prop::sample::select("jkhlgGnN/]]][[uAUzmLf!?تنمباظد1٣é日".chars().collect::<Vec<_>>());
    let kind =
        prop::sample::select(vec![MouseKind::Press, MouseKind::WheelUp, MouseKind::WheelDown]);
    let deed = prop_oneof![
        4 => named.prop_map(|name| Deed::Press(name.to_string())),
        6 => letters.prop_map(|letter| Deed::Press(letter.to_string())),
        1 => "\\PC{0,12}".prop_map(Deed::Paste),
        1 => (0u16..130, 0u16..45, kind).prop_map(|(x, y, kind)| Deed::Click(x, y, kind)),
        1 => (0u16..140, 0u16..45).prop_map(|(width, height)| Deed::Resize(width, height)),
    ];
    prop::collection::vec(deed, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn nothing_a_person_does_breaks_the_reader(deeds in deeds(), language in prop::sample::select(&Language::ALL[..])) {
        let articles = edition::EDITION
            .iter()
            .filter(|(_, text)| text.len() < 4_500)
            .filter_map(|(name, text)| article_from_text(text, name))
            .collect();
        let mut reader = Reader::open(articles, language, (120, 35));
        for deed in deeds {
            match deed {
                Deed::Press(key) => { reader.press(&key); }
                Deed::Paste(text) => reader.tell(Message::Paste(text)),
                Deed::Click(column, row, kind) => reader.mouse(Mouse { kind, column, row }),
                Deed::Resize(width, height) => reader.resize(width, height),
            }
            let (width, height) = reader.state.size;
            reader.screen();
            if let Some((x, y)) = reader.caret() {
                prop_assert!(width == 0 || height == 0 || (x < width && y < height));
            }
            prop_assert!(reader.state.selected < reader.state.list.len());
        }
    }
}
