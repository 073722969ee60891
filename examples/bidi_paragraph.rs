//! Paragraphs in several scripts by the widget, with a name, a figure and a place lit wherever
//! they stand. Arrows scroll, `a` changes the alignment, `q` ends it.
//!
//! ```text
//! cargo run --example bidi_paragraph
//! cargo run --example bidi_paragraph | cat    # the rows as they are sent to a terminal
//! ```

use std::io::{IsTerminal as _, Write as _, stdout};

use khabar::text::{Align, Base, Span};
use khabar::widget::Paragraphs;
use ratatui::DefaultTerminal;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::layout::{Margin, Rect};
use ratatui::style::{Color, Style};
use ratatui::widgets::Widget as _;

const TEXT: &str = "\
وصلت الطائرة A380 إلى دبي صباح اليوم، وعلى متنها 517 راكبا، بعد رحلة (استغرقت 14.5 ساعة) من سيدني.

قال المدير التنفيذي: «سنزيد الرحلات إلى Sydney بنسبة 20%»، ولا تغيير في الأسعار حتى 2027.

قَالَ الْمُتَحَدِّثُ إِنَّ السَّلَامَةَ أَوَّلًا.

هواپیمای A380 امروز در دبی فرود آمد؛ می‌گویند ۵۱۷ مسافر داشت.

ہوائی جہاز A380 آج صبح دبئی پہنچ گیا۔

מטוס A380 נחת הבוקר בדובאי ובו 517 נוסעים.

The A380 (دبي) landed in Dubai with 517 passengers; the airline wrote «أهلا وسهلا».";

/// What is lit, in which colour.
const LIT: [(&str, Color); 4] = [
    ("A380", Color::LightYellow),
    ("517", Color::LightCyan),
    ("دبي", Color::LightGreen),
    ("(استغرقت 14.5 ساعة)", Color::LightMagenta),
];

fn main() -> std::io::Result<()> {
    let paragraphs = Paragraphs::new(TEXT, Base::Auto).spans(lit_spans());
    if !stdout().is_terminal() {
        return print(&paragraphs, 60);
    }
    let mut terminal = ratatui::init();
    let result = show(&mut terminal, paragraphs);
    // The terminal's own way again.
    write!(stdout(), "\x1b[8h")?;
    ratatui::restore();
    result
}

fn lit_spans() -> Vec<(Span, Style)> {
    let spans_of = |(words, color): &(&str, Color)| {
        let style = Style::new().fg(*color);
        let hits = TEXT.match_indices(words);
        hits.map(|(at, hit)| (Span::new(at, at + hit.len()), style)).collect::<Vec<_>>()
    };
    LIT.iter().flat_map(spans_of).collect()
}

/// The rows as cells, for a pipe.
fn print(paragraphs: &Paragraphs, width: u16) -> std::io::Result<()> {
    let height = u16::try_from(paragraphs.rows(width)).unwrap_or(u16::MAX);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    paragraphs.render(buffer.area, &mut buffer);
    for row in buffer.content.chunks(usize::from(width)) {
        let row: String = row.iter().map(|cell| cell.symbol()).collect();
        writeln!(stdout(), "{}", row.trim_end())?;
    }
    Ok(())
}

fn show(terminal: &mut DefaultTerminal, mut paragraphs: Paragraphs) -> std::io::Result<()> {
    let aligns = [Align::Start, Align::Center, Align::End];
    let (mut scroll_rows, mut align_idx) = (0usize, 0usize);
    loop {
        // Explicit mode (ECMA-48, BDSM) is an attribute of lines, which clearing stamps on all
        // of them: VTE leaves the order alone then.
        write!(stdout(), "\x1b[8l")?;
        terminal.clear()?;
        let align = aligns.get(align_idx).copied().unwrap_or_default();
        paragraphs = paragraphs.align(align).scroll_rows(scroll_rows);
        let mut most = 0;
        terminal.draw(|frame| {
            let area = frame.area().inner(Margin::new(3, 1));
            most = paragraphs.rows(area.width).saturating_sub(usize::from(area.height));
            frame.render_widget(&paragraphs, area);
        })?;
        let Event::Key(key) = event::read()? else { continue };
        match key.code {
            KeyCode::Down | KeyCode::Char('j') => scroll_rows = (scroll_rows + 1).min(most),
            KeyCode::Up | KeyCode::Char('k') => scroll_rows = scroll_rows.saturating_sub(1),
            KeyCode::Char('a') => align_idx = (align_idx + 1) % aligns.len(),
            KeyCode::Char('q') | KeyCode::Esc | KeyCode::Enter => return Ok(()),
            _ => {}
        }
    }
}
