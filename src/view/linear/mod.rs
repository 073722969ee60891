//! The state said line by line, for screen readers and braille lines: not what stands on a screen,
//! but what is new since the last key.
//!
//! A linear window is as wide as any text and shows one pane, its lines whole and in logical order
//! (`Areas::linear`, `Frame::is_linear`). So all that is laid out for the screen is there to be
//! said, and whatever a pane or an overlay learns to show is said too.

mod scene;

use crate::app::{OverlayKind, State};
use scene::Scene;

/// What was said last, from which follows what is new.
#[derive(Debug, Default)]
pub struct Linear {
    last: Option<Scene>,
}

/// Why something may be new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Time went by. What changes with it alone is not said.
    #[default]
    Time,
    /// What was asked for has come.
    Answer,
    /// A key was pressed, or text was pasted.
    Person,
}

/// What is to be said now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Lines in logical order.
    pub lines: Vec<String>,
    /// What is typed.
    pub typed: Option<TypedLine>,
}

/// A line that is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedLine {
    /// What is asked.
    pub label: String,
    /// What was typed, in logical order.
    pub text: String,
    /// The byte of the text that the caret stands before.
    pub caret: usize,
}

impl Linear {
    /// What is new since the last time.
    pub fn next(&mut self, state: &State, cause: Cause) -> Said {
        let scene = Scene::of(state);
        let typed = scene::typed(state);
        let lines = match &self.last {
            None => [scene.everything(), vec![scene::hints(state)]].concat(),
            Some(_) if cause == Cause::Time => Vec::new(),
            Some(last) if state.question.is_some() => scene.toast_since(last),
            Some(last) => scene.since(last, cause == Cause::Person),
        };
        match &mut self.last {
            // What the line leads to is new when it is closed; what is told beside it was heard.
            Some(last) if state.question.is_some() => last.toast = scene.toast,
            _ => self.last = Some(scene),
        }
        let lines = lines.iter().flat_map(|line| line.lines()).filter(|line| !line.is_empty());
        Said { lines: lines.map(str::to_owned).collect(), typed }
    }

    /// Forgets what was said: everything is said again.
    pub fn forget(&mut self) {
        self.last = None;
    }
}

impl Scene {
    /// All of it.
    fn everything(&self) -> Vec<String> {
        let mut lines = self.heading.clone();
        lines.extend(self.content());
        lines.extend(self.beside.iter().cloned());
        lines.push(self.message.clone());
        lines
    }

    /// What has the keys: the item, or the rows of the window.
    fn content(&self) -> Vec<String> {
        // Letters take a choice: they are told before one is made.
        let is_choice = self.place.overlay == Some(OverlayKind::Choices);
        match &self.item {
            Some(item) if !is_choice => item.lines().collect(),
            Some(_) | None => self.rows.iter().map(|row| row.text.clone()).collect(),
        }
    }

    /// What just happened, while a line is typed.
    fn toast_since(&self, last: &Self) -> Vec<String> {
        self.toast.iter().filter(|_| self.toast != last.toast).cloned().collect()
    }

    /// What is not in the last one.
    fn since(&self, last: &Self, is_by_person: bool) -> Vec<String> {
        let is_elsewhere = self.place != last.place;
        let mut lines = if is_elsewhere { self.heading.clone() } else { Vec::new() };
        match (&self.item, &last.item) {
            _ if is_elsewhere => lines.extend(self.content()),
            (Some(item), Some(before)) => {
                let is_new = item.text != before.text;
                if is_new || (item.idx != before.idx && is_by_person) {
                    let group = item.group.iter().filter(|_| item.group != before.group);
                    lines.extend(group.cloned());
                    lines.extend(item.lines().skip(item.group.iter().len()));
                }
            }
            (Some(item), None) => lines.extend(item.lines()),
            (None, _) => {
                let new = self.rows.iter().filter(|row| !last.rows.contains(row));
                lines.extend(new.map(|row| row.text.clone()));
                if let (Some((_, sentence)), true, true) =
                    (&self.hit, lines.is_empty(), self.hit != last.hit)
                {
                    // In the paragraph that was said already.
                    lines.push(sentence.clone());
                }
            }
        }
        let beside = self.beside.iter().filter(|line| !last.beside.contains(line));
        lines.extend(beside.cloned());
        if self.message != last.message || (self.toast.is_some() && is_by_person) {
            lines.push(self.message.clone());
        }
        lines
    }
}
