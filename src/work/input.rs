//! Reads keys, pastes, the mouse and resizes, and says them in the reader's own words.

use super::clicks::Clicks;
use super::late::LateAnswers;
use crate::app::{Key, KeyCode, Message, Mouse, MouseKind};
use crossterm::event::{self, Event, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use std::io;
use std::time::Instant;

/// Waits for the next thing that the reader has a word for.
pub(super) fn next_message(late: &mut LateAnswers, clicks: &mut Clicks) -> io::Result<Message> {
    loop {
        let event = event::read()?;
        if matches!(&event, Event::Key(key) if late.holds(key)) {
            continue;
        }
        if let Some(mut message) = message(event) {
            if let Message::Mouse(mouse) = &mut message
                && mouse.kind == MouseKind::Press
            {
                mouse.kind = clicks.press((mouse.column, mouse.row), Instant::now());
            }
            return Ok(message);
        }
    }
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
