//! What a person waits for: the first screen, a file of 10 MB, a key in it.

use jiff::Zoned;
use khabar::app::{Key, KeyCode, Message, Opened, State, update};
use khabar::config::Settings;
use khabar::feeds::{article_from_text, decode, edition};
use khabar::view;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

fn main() {
    divan::main();
}

const SIZE: (u16, u16) = (120, 35);

/// Arabic prose of at least 10 MB: the bundled long report over and over.
fn ten_megabytes() -> String {
    let report = edition::EDITION.iter().map(|(_, text)| *text).find(|text| text.len() > 20_000);
    let body =
        report.and_then(|text| text.splitn(3, "---").nth(2)).expect("the long report").trim();
    let mut text = String::from("ten megabytes\n\n");
    while text.len() < 10_000_000 {
        text.push_str(body);
        text.push_str("\n\n");
    }
    text
}

fn reader(text: &str) -> State {
    let article = article_from_text(text, "bench").expect("an article");
    let opened = Opened { articles: vec![Arc::new(article)], ..Opened::default() };
    let mut state = State::new(opened, Settings::default());
    update(
        &mut state,
        Message::Clock("2026-11-20T12:00:00+03:00[+03:00]".parse::<Zoned>().expect("a date")),
    );
    update(&mut state, Message::Resize { width: SIZE.0, height: SIZE.1 });
    state
}

fn draw(state: &State) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    view::draw(state, &mut buffer);
    buffer
}

fn press(state: &mut State, key: KeyCode) {
    update(state, Message::Key(Key { code: key, ctrl: false, alt: false, shift: false }));
}

/// Bytes to the first screen.
#[divan::bench(sample_count = 10)]
fn open_10_mb(bencher: divan::Bencher) {
    let bytes = ten_megabytes().into_bytes();
    bencher.bench(|| {
        let decoded = decode(&bytes).expect("text");
        draw(&reader(&decoded.text))
    });
}

/// A line down and the frame after it, in the middle of 10 MB.
#[divan::bench]
fn scroll_in_10_mb(bencher: divan::Bencher) {
    let mut state = reader(&ten_megabytes());
    press(&mut state, KeyCode::Enter);
    press(&mut state, KeyCode::End);
    for _ in 0..50 {
        press(&mut state, KeyCode::PageUp);
    }
    bencher.bench_local(|| {
        press(&mut state, KeyCode::Up);
        draw(&state)
    });
}

/// The same key and frame in an article of a page: what the 10 MB are to be compared with.
#[divan::bench]
fn scroll_in_an_article(bencher: divan::Bencher) {
    let (_, text) = edition::EDITION.first().expect("an article");
    let mut state = reader(text);
    press(&mut state, KeyCode::Enter);
    let mut down = true;
    bencher.bench_local(|| {
        press(&mut state, if down { KeyCode::Down } else { KeyCode::Up });
        down = !down;
        draw(&state)
    });
}

/// The first letter of a search through 10 MB.
#[divan::bench(sample_count = 10)]
fn search_10_mb(bencher: divan::Bencher) {
    let text = ten_megabytes();
    bencher.with_inputs(|| reader(&text)).bench_local_values(|mut state| {
        press(&mut state, KeyCode::Char('/'));
        press(&mut state, KeyCode::Char('ن'));
        draw(&state)
    });
}

/// The bundled edition to its first screen.
#[divan::bench]
fn first_screen_of_the_edition() -> Buffer {
    let articles = edition::EDITION
        .iter()
        .filter_map(|(name, text)| article_from_text(text, name).map(Arc::new))
        .collect();
    let mut state = State::new(Opened { articles, ..Opened::default() }, Settings::default());
    update(&mut state, Message::Resize { width: SIZE.0, height: SIZE.1 });
    draw(&state)
}
