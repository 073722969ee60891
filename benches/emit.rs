//! What it costs to adapt a screen to the terminal, as a part of the whole frame after a key.

use jiff::Zoned;
use khabar::app::{Key, KeyCode, Message, Opened, State, update};
use khabar::config::{OutputMode, Settings};
use khabar::feeds::{article_from_text, edition};
use khabar::locale::Language;
use khabar::{view, work};
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::hint::black_box;
use std::io::sink;
use std::sync::Arc;
use std::time::{Duration, Instant};

const SIZE: (u16, u16) = (120, 35);
const KEYS: usize = 400;

fn main() {
    println!("{:<15} {:>9} {:>9} {:>6}", "mode", "frame", "adapt", "part");
    for mode in OutputMode::ALL {
        let mut frames: Vec<_> = frames(mode);
        frames.sort_unstable();
        let (frame, adapting) = frames[frames.len() / 2];
        let part = 100.0 * adapting.as_secs_f64() / frame.as_secs_f64();
        let micros = |time: Duration| format!("{:.1} µs", time.as_secs_f64() * 1e6);
        println!("{:<15} {:>9} {:>9} {part:>5.1}%", mode.name(), micros(frame), micros(adapting));
    }
}

/// The times of frames, and of adapting in them: an Arabic article is scrolled.
fn frames(mode: OutputMode) -> Vec<(Duration, Duration)> {
    let articles = edition::EDITION.iter().filter_map(|(name, text)| article_from_text(text, name));
    let opened = Opened { articles: articles.map(Arc::new).collect(), ..Opened::default() };
    let settings = Settings { language: Language::Arabic, ..Settings::default() };
    let mut state = State::new(opened, settings);
    let now = "2026-11-20T12:00:00+03:00[+03:00]".parse::<Zoned>().expect("a date");
    update(&mut state, Message::Clock(now));
    update(&mut state, Message::Resize { width: SIZE.0, height: SIZE.1 });
    press(&mut state, KeyCode::Enter);
    let mut backend = CrosstermBackend::new(sink());
    let mut shown = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    let mut frame = |key: usize| {
        let start = Instant::now();
        press(&mut state, if key % 16 < 8 { KeyCode::Down } else { KeyCode::Up });
        let mut drawn = Buffer::empty(shown.area);
        view::draw(&state, &mut drawn);
        let adapting = Instant::now();
        work::adapt(black_box(&mut drawn), mode);
        let adapting = adapting.elapsed();
        backend.draw(shown.diff(&drawn).into_iter()).expect("nothing fails there");
        shown = drawn;
        (start.elapsed(), adapting)
    };
    (0..KEYS).map(&mut frame).collect()
}

fn press(state: &mut State, key: KeyCode) {
    update(state, Message::Key(Key { code: key, ctrl: false, alt: false, shift: false }));
}
