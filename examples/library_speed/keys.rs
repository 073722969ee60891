//! How long keys take in the reader over a library: the state, the storekeeper's answers and the
//! frame, one after the other and without a terminal.

use crate::{memory, processor_ms};
use jiff::Zoned;
use khabar::app::{Effect, Key, KeyCode, Message, Opened, State, update};
use khabar::config::Settings;
use khabar::store::StoreError;
use khabar::view;
use khabar::work::Shelf;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::Path;
use std::time::Instant;

const SIZE: (u16, u16) = (140, 40);

struct Reader {
    state: State,
    shelf: Shelf,
    now: Zoned,
}

/// Milliseconds until the frame that a key draws, until the first answer is drawn (of a list its
/// top), and until all that it asked for is answered.
struct Taken {
    frame: f64,
    first: f64,
    all: f64,
}

pub fn measure_keys(path: &Path) -> Result<(), StoreError> {
    let (start, now) = (Instant::now(), Zoned::now());
    let shelf = Shelf::open(path)?;
    let sources = shelf.sources(&now)?;
    let state = State::new(Opened::default(), Settings::default()).with_library(sources);
    let mut reader = Reader { state, shelf, now: now.clone() };
    reader.tell(Message::Clock(now));
    reader.tell(Message::Resize { width: SIZE.0, height: SIZE.1 });
    println!("{:<28} {:>8.2} ms", "first screen", start.elapsed().as_secs_f64() * 1000.0);
    println!("{:<28} {:>11} {:>11} {:>11}", "", "median", "p99", "worst");
    reader.hold("j", KeyCode::Char('j'), 500);
    reader.hold("k", KeyCode::Char('k'), 500);
    reader.hold("page down", KeyCode::PageDown, 500);
    reader.hold("the end", KeyCode::Char('G'), 1);
    reader.hold("the top", KeyCode::Char('g'), 1);
    reader.hold("to the sources", KeyCode::Esc, 1);
    for _ in 0..3 {
        reader.hold("down in the sources", KeyCode::Char('j'), 1);
        reader.hold("open that list", KeyCode::Enter, 1);
        println!("{:>40} articles", reader.state.list.len());
        reader.hold("to the sources", KeyCode::Esc, 1);
    }
    for word in ["الحكومة", "خبر", "bank"] {
        reader.hold("search", KeyCode::Char('/'), 1);
        for letter in word.chars() {
            reader.hold(&format!("search {letter}"), KeyCode::Char(letter), 1);
        }
        println!("{:>40} found", reader.state.list.len());
        reader.hold("back", KeyCode::Esc, 1);
    }
    println!("memory: {}", memory());
    Ok(())
}

impl Reader {
    /// Presses a key again and again.
    fn hold(&mut self, name: &str, code: KeyCode, times: usize) {
        let key = Key { code, ctrl: false, alt: false, shift: false };
        let before = processor_ms();
        let taken: Vec<Taken> = (0..times).map(|_| self.tell(Message::Key(key))).collect();
        let processor = (processor_ms() - before) / f64::from(u32::try_from(times).unwrap_or(1));
        print(name, "frame", taken.iter().map(|taken| taken.frame).collect());
        print("", "first", taken.iter().map(|taken| taken.first).collect());
        print("", "all", taken.iter().map(|taken| taken.all).collect());
        println!("{:<28} {processor:>8.2} ms of the processor for each", "");
    }

    fn tell(&mut self, message: Message) -> Taken {
        let start = Instant::now();
        let mut waiting = update(&mut self.state, message);
        self.draw();
        let frame = start.elapsed().as_secs_f64() * 1000.0;
        let mut first = None;
        while !waiting.is_empty() {
            let Effect::Ask(ask) = waiting.remove(0) else { continue };
            let answer = self.shelf.answer(ask, &self.now);
            waiting.extend(update(&mut self.state, Message::Library(answer)));
            self.draw();
            first.get_or_insert(start.elapsed().as_secs_f64() * 1000.0);
        }
        let all = start.elapsed().as_secs_f64() * 1000.0;
        Taken { frame, first: first.unwrap_or(frame), all }
    }

    fn draw(&self) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        view::draw(&self.state, &mut buffer);
    }
}

fn print(name: &str, what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |place: usize| times.get(place).copied().unwrap_or_default();
    let (median, p99) = (at(times.len() / 2), at(times.len() * 99 / 100));
    let worst = times.last().copied().unwrap_or_default();
    println!("{name:<22} {what:<5} {median:>8.2} ms {p99:>8.2} ms {worst:>8.2} ms");
}
