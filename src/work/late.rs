//! Keeps answers that come after we stopped waiting for them from being taken for keys.
//!
//! crossterm knows none of them but DA1. What it makes of the others: of XTVERSION and XTGETTCAP
//! Alt+P, their characters, Alt+\; of OSC 11 Alt+], its characters, and Alt+\ or Ctrl+G; of DA2 its digits without their beginning; of DECRPM nothing,
//! and it may take the beginning of the next answer with it. So an answer is known by two things
//! that no typing has together: its form, and that it comes at once.

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyModifiers};
use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// An answer that takes longer comes from a line on which nobody could read.
const LATEST: Duration = Duration::from_secs(3);

/// The longest time between two bytes of an answer. Who holds a key sends one in 30 ms.
const BETWEEN_BYTES: Duration = Duration::from_millis(10);

/// The shortest time for which crossterm looks at all.
const AT_ONCE: Duration = Duration::from_millis(1);

/// The longest answers are names of terminals and fonts.
const LONGEST: usize = 512;

/// How the ends of a string from the terminal read here: `ESC P` or `ESC ]`, and `ESC \`.
const STRING_BEGINS: char = '\u{90}';
const STRING_ENDS: char = '\u{9c}';

/// Some end an OSC with this.
const BELL: char = '\u{7}';

/// Where events come from.
pub(super) trait Events {
    /// Waits for the next one.
    fn read(&mut self) -> io::Result<Event>;
    /// Whether one comes within this time.
    fn comes_within(&mut self, patience: Duration) -> io::Result<bool>;
}

/// The terminal that we run on.
pub(super) struct OfTerminal;

impl Events for OfTerminal {
    fn read(&mut self) -> io::Result<Event> {
        event::read()
    }

    fn comes_within(&mut self, patience: Duration) -> io::Result<bool> {
        event::poll(patience)
    }
}

/// Takes late answers out of what is typed.
#[derive(Debug)]
pub(super) struct LateAnswers {
    until: Option<Instant>,
    /// Read, and no piece of an answer.
    read: VecDeque<Event>,
    /// While a line is typed nothing is taken out of it.
    is_line_open: Arc<AtomicBool>,
}

impl LateAnswers {
    /// With all answers here nothing more is expected.
    pub(super) fn expected(are_expected: bool, is_line_open: Arc<AtomicBool>) -> Self {
        let until = are_expected.then(|| Instant::now() + LATEST);
        Self { until, read: VecDeque::new(), is_line_open }
    }

    /// Whether one is here already.
    pub(super) fn has_next(&mut self, events: &mut impl Events) -> io::Result<bool> {
        Ok(!self.read.is_empty() || events.comes_within(AT_ONCE)?)
    }

    /// The next event that is no piece of an answer.
    pub(super) fn next(&mut self, events: &mut impl Events) -> io::Result<Event> {
        loop {
            if let Some(event) = self.read.pop_front() {
                return Ok(event);
            }
            let first = events.read()?;
            let is_expected = self.until.is_some_and(|until| Instant::now() < until);
            if !is_expected || self.is_line_open.load(Ordering::Relaxed) {
                return Ok(first);
            }
            self.read = without_answers(burst(first, events)?);
        }
    }
}

/// What comes at once with an event, as far as it may be of an answer.
fn burst(first: Event, events: &mut impl Events) -> io::Result<Vec<Event>> {
    let mut burst = vec![first];
    while burst.last().is_some_and(|event| sign(event).is_some())
        && burst.len() < LONGEST
        && events.comes_within(BETWEEN_BYTES)?
    {
        burst.push(events.read()?);
    }
    Ok(burst)
}

/// The character of an event that may be of an answer.
fn sign(event: &Event) -> Option<char> {
    let Event::Key(KeyEvent { code: KeyCode::Char(character), modifiers, .. }) = event else {
        return None;
    };
    if *character == 'g' && modifiers.contains(KeyModifiers::CONTROL) {
        return Some(BELL);
    }
    match (character, modifiers.contains(KeyModifiers::ALT)) {
        ('P' | ']', true) => Some(STRING_BEGINS),
        ('\\', true) => Some(STRING_ENDS),
        (_, true) => None,
        (character, false) => Some(*character),
    }
}

fn without_answers(burst: Vec<Event>) -> VecDeque<Event> {
    let signs: Vec<char> = burst.iter().map(|event| sign(event).unwrap_or('\0')).collect();
    let mut kept = VecDeque::new();
    let mut at = 0;
    while let Some(rest) = signs.get(at..).filter(|rest| !rest.is_empty()) {
        match answer_length(rest) {
            0 => {
                kept.extend(burst.get(at).cloned());
                at += 1;
            }
            length => at += length,
        }
    }
    kept
}

/// How many of the signs are the answer that begins them; 0 where none does.
fn answer_length(signs: &[char]) -> usize {
    let begins = signs.first() == Some(&STRING_BEGINS);
    let is_end = |sign: &char| *sign == STRING_ENDS || (begins && *sign == BELL);
    let string = signs.iter().position(is_end);
    let has_other_begin =
        |end: &usize| signs.iter().skip(1).take(*end).any(|&sign| sign == STRING_BEGINS);
    // Its beginning may be lost with DECRPM.
    if let Some(end) = string.filter(|end| !has_other_begin(end)) {
        return end + 1;
    }
    let end = signs.iter().position(|sign| !sign.is_ascii_digit() && *sign != ';');
    let is_kind = |end: &usize| {
        let parameters = signs.get(..*end).unwrap_or_default();
        let numbers: Vec<_> = parameters.split(|&sign| sign == ';').collect();
        signs.get(*end) == Some(&'c') && numbers.len() == 3 && numbers.iter().all(|n| !n.is_empty())
    };
    end.filter(is_kind).map_or(0, |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys with the pauses before them, in milliseconds.
    struct Typed(VecDeque<(u64, Event)>);

    impl Events for Typed {
        fn read(&mut self) -> io::Result<Event> {
            self.0.pop_front().map(|(_, event)| event).ok_or_else(|| io::Error::other("the end"))
        }

        fn comes_within(&mut self, patience: Duration) -> io::Result<bool> {
            let next = self.0.front();
            Ok(next.is_some_and(|(pause, _)| Duration::from_millis(*pause) <= patience))
        }
    }

    /// What is left of these, each after the first so many milliseconds after the one before.
    /// `ESC` and a character are the character with Alt.
    fn left(text: &str, pause: u64, are_expected: bool, is_line_open: bool) -> String {
        let mut characters = text.chars();
        let mut typed = VecDeque::new();
        while let Some(character) = characters.next() {
            let (character, modifiers) = match character {
                '\u{7}' => ('g', KeyModifiers::CONTROL),
                '\u{1b}' => (characters.next().expect("a character"), KeyModifiers::ALT),
                character => (character, KeyModifiers::NONE),
            };
            typed
                .push_back((pause, Event::Key(KeyEvent::new(KeyCode::Char(character), modifiers))));
        }
        let mut typed = Typed(typed);
        let is_line_open = Arc::new(AtomicBool::new(is_line_open));
        let mut late = LateAnswers::expected(are_expected, is_line_open);
        let mut left = String::new();
        while let Ok(event) = late.next(&mut typed) {
            match event {
                Event::Key(KeyEvent { code: KeyCode::Char(character), .. }) => left.push(character),
                other => panic!("{other:?}"),
            }
        }
        left
    }

    #[test]
    fn a_late_answer_is_swallowed_with_what_was_typed_around_it_left() {
        for (came, typed) in [
            ("1;115;0c", ""),
            ("j1;115;0ck", "jk"),
            ("\x1bP>|Konsole 22.12.3\x1b\\q", "q"),
            ("\x1bP>|foot(1.16)\x1b\\1;11600;0cj", "j"),
            ("\x1bP1+r6b=41\x1b\\\x1bP>|kitty(0.30)\x1b\\", ""),
            ("x 3.4\x1b\\84;0;0c", ""),
            ("\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\j", "j"),
            ("\x1b]11;rgb:1e1e/1e1e/2e2e\x07j", "j"),
        ] {
            assert_eq!(left(came, 1, true, false), typed, "{came:?}");
        }
    }

    #[test]
    fn what_a_person_types_is_left() {
        for text in ["https://example.org:8080/a;b?c=12", "1;115;0c", "12c", "c;", "\x1bPx"] {
            let plain = text.replace('\x1b', "");
            assert_eq!(left(text, 40, true, false), plain, "typed");
        }
        // At once, as some paste: only the forms of answers are none of it.
        for text in ["https://example.org:8080/a;b?c=12", "12c", "1;2c", "1;;3c", "2026;c"] {
            assert_eq!(left(text, 0, true, false), text, "pasted");
        }
    }

    #[test]
    fn a_line_that_is_typed_gets_all_of_it() {
        assert_eq!(left("1;115;0c", 0, true, true), "1;115;0c");
    }

    #[test]
    fn where_all_was_answered_all_are_keys() {
        assert_eq!(left("1;115;0c", 0, false, false), "1;115;0c");
    }
}
