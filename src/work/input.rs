//! Reads keys, pastes, the mouse and resizes, and says them in the reader's own words.

use super::clicks::Clicks;
use super::evidence::Evidence;
use super::gate::Gate;
use super::late::{LateAnswers, OfTerminal};
use super::run::Arrival;
use crate::app::{Key, KeyCode, Message, Mouse, MouseKind};
use crossterm::event::{self, Event, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::time::Instant;

/// What comes from the terminal.
pub(super) struct Input {
    late: LateAnswers,
    clicks: Clicks,
    /// What was read to see whether it belongs to the key before it, and does not.
    next: Option<Event>,
}

impl Input {
    pub(super) fn new(late: LateAnswers) -> Self {
        Self { late, clicks: Clicks::default(), next: None }
    }

    /// Waits for the next thing that the reader has a word for.
    pub(super) fn next_message(&mut self) -> io::Result<Message> {
        loop {
            let event = match self.next.take() {
                Some(event) => event,
                None => self.late.next(&mut OfTerminal)?,
            };
            let event = self.with_alef(event)?;
            if let Some(mut message) = message(event) {
                if let Message::Mouse(mouse) = &mut message
                    && mouse.kind == MouseKind::Press
                {
                    let place = (mouse.column, mouse.row);
                    mouse.kind = self.clicks.press(place, Instant::now());
                }
                return Ok(message);
            }
        }
    }

    /// Arabic keyboards have keys that make a lam with an alef, which come in one burst: one
    /// press is one key. No hand presses two keys so fast that the second waits already.
    fn with_alef(&mut self, event: Event) -> io::Result<Event> {
        let Event::Key(lam) = &event else { return Ok(event) };
        if lam.code != event::KeyCode::Char('ل') || !self.late.has_next(&mut OfTerminal)? {
            return Ok(event);
        }
        let next = self.late.next(&mut OfTerminal)?;
        match pair(lam, &next) {
            Some(both) => Ok(Event::Key(both)),
            None => {
                self.next = Some(next);
                Ok(event)
            }
        }
    }
}

/// A lam and what came with it, as one character (the prompt makes two of it again).
fn pair(lam: &KeyEvent, next: &Event) -> Option<KeyEvent> {
    let Event::Key(alef) = next else { return None };
    let both = match alef.code {
        event::KeyCode::Char('ا') => '\u{FEFB}',
        event::KeyCode::Char('آ') => '\u{FEF5}',
        event::KeyCode::Char('إ') => '\u{FEF9}',
        event::KeyCode::Char('أ') => '\u{FEF7}',
        _ => return None,
    };
    let is_one = alef.modifiers == lam.modifiers && alef.kind == lam.kind;
    is_one.then_some(KeyEvent { code: event::KeyCode::Char(both), ..*lam })
}

/// Lets keys into the inbox, those first that were pressed while we asked. While a line is open,
/// all that comes is typed.
pub(super) fn listen(
    inbox: Sender<Arrival>,
    evidence: &Evidence,
    is_line_open: Arc<AtomicBool>,
    gate: Arc<Gate>,
) -> io::Result<()> {
    for key in &evidence.answers.typed {
        // The caller holds the other end: this cannot fail.
        let _ = inbox.send(Arrival::Message(Message::Key(*key)));
    }
    let late = LateAnswers::expected(evidence.answers.are_awaited(), is_line_open);
    read_input(inbox, late, gate)
}

/// Reads keys on a thread of their own. However that ends, also by a panic, the loop is told:
/// a reader that hears no keys could not even be left.
fn read_input(inbox: Sender<Arrival>, late: LateAnswers, gate: Arc<Gate>) -> io::Result<()> {
    std::thread::Builder::new().name("input".to_owned()).spawn(move || {
        let read = || {
            let mut input = Input::new(late);
            loop {
                gate.pass();
                let message = match input.next_message() {
                    Ok(message) => message,
                    Err(error) => return error,
                };
                if inbox.send(Arrival::Message(message)).is_err() {
                    return io::Error::other("the reader has ended");
                }
            }
        };
        let error = catch_unwind(AssertUnwindSafe(read))
            .unwrap_or_else(|_| io::Error::other("its keys could not be read"));
        let _ = inbox.send(Arrival::InputEnded(error));
    })?;
    Ok(())
}

fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) => key_message(key),
        Event::Mouse(mouse) => mouse_message(mouse),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(width, height) => Some(Message::Resize { width, height }),
        Event::FocusGained => Some(Message::Focus(true)),
        Event::FocusLost => Some(Message::Focus(false)),
    }
}

fn key_message(event: KeyEvent) -> Option<Message> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let mut shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let code = match event.code {
        event::KeyCode::Char(character) => {
            // The character itself says that Shift was held.
            shift = false;
            KeyCode::Char(character)
        }
        event::KeyCode::BackTab => {
            shift = true;
            KeyCode::Tab
        }
        event::KeyCode::Enter => KeyCode::Enter,
        event::KeyCode::Esc => KeyCode::Esc,
        event::KeyCode::Tab => KeyCode::Tab,
        event::KeyCode::Backspace => KeyCode::Backspace,
        event::KeyCode::Delete => KeyCode::Delete,
        event::KeyCode::Up => KeyCode::Up,
        event::KeyCode::Down => KeyCode::Down,
        event::KeyCode::Left => KeyCode::Left,
        event::KeyCode::Right => KeyCode::Right,
        event::KeyCode::Home => KeyCode::Home,
        event::KeyCode::End => KeyCode::End,
        event::KeyCode::PageUp => KeyCode::PageUp,
        event::KeyCode::PageDown => KeyCode::PageDown,
        event::KeyCode::F(number) => KeyCode::Function(number),
        event::KeyCode::Insert
        | event::KeyCode::Null
        | event::KeyCode::CapsLock
        | event::KeyCode::ScrollLock
        | event::KeyCode::NumLock
        | event::KeyCode::PrintScreen
        | event::KeyCode::Pause
        | event::KeyCode::Menu
        | event::KeyCode::KeypadBegin
        | event::KeyCode::Media(_)
        | event::KeyCode::Modifier(_) => return None,
    };
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    Some(Message::Key(Key { code, ctrl, alt, shift }))
}

fn mouse_message(event: MouseEvent) -> Option<Message> {
    let kind = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
        MouseEventKind::Down(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Up(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Drag(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => return None,
    };
    Some(Message::Mouse(Mouse { kind, column: event.column, row: event.row }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(letter: char) -> KeyEvent {
        KeyEvent::new(event::KeyCode::Char(letter), KeyModifiers::NONE)
    }

    #[test]
    fn a_lam_and_an_alef_are_one_key_and_other_pairs_are_not() {
        let both = pair(&pressed('ل'), &Event::Key(pressed('ا')));
        assert_eq!(both, Some(pressed('\u{FEFB}')));
        assert_eq!(pair(&pressed('ل'), &Event::Key(pressed('ن'))), None);
        let with_control = KeyEvent { modifiers: KeyModifiers::CONTROL, ..pressed('ا') };
        assert_eq!(pair(&pressed('ل'), &Event::Key(with_control)), None);
        assert_eq!(pair(&pressed('ل'), &Event::Resize(80, 24)), None);
    }
}
