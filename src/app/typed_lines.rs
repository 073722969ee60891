//! Lines that were typed before, to be had again by the arrows.

/// Lines of one kind that are kept.
const MOST: usize = 100;

/// What was typed, by what it was typed for; the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedLines {
    /// What was searched for in articles.
    pub(super) in_article: History,
    /// What was searched for in the library.
    pub(super) in_library: History,
    /// Command lines of the palette.
    pub(super) commands: History,
}

/// Lines of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct History {
    lines: Vec<String>,
    /// The line that is shown, and what was typed before one was.
    shown: Option<(usize, String)>,
}

impl History {
    /// Keeps a line as the newest.
    pub(super) fn keep(&mut self, line: &str) {
        self.shown = None;
        if line.trim().is_empty() {
            return;
        }
        self.lines.retain(|other| other != line);
        self.lines.insert(0, line.to_owned());
        self.lines.truncate(MOST);
    }

    /// The newest first.
    pub(super) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The line before the one that is shown; the newest first. None where there is no other.
    pub(super) fn older(&mut self, typed: &str) -> Option<String> {
        let place = self.shown.as_ref().map_or(0, |(place, _)| place + 1);
        let line = self.lines.get(place)?.clone();
        let before = self.shown.take().map_or_else(|| typed.to_owned(), |(_, before)| before);
        self.shown = Some((place, before));
        Some(line)
    }

    /// The line after it; at last what was typed before.
    pub(super) fn newer(&mut self) -> Option<String> {
        let (place, before) = self.shown.take()?;
        match place.checked_sub(1) {
            Some(place) => {
                self.shown = Some((place, before));
                self.lines.get(place).cloned()
            }
            None => Some(before),
        }
    }

    /// Forgets which line was shown: another is being typed.
    pub(super) fn rewind(&mut self) {
        self.shown = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_through_what_was_typed_and_back() {
        let mut history = History::default();
        for line in ["نفط", "غاز", "نفط", " "] {
            history.keep(line);
        }
        assert_eq!(history.lines(), ["نفط", "غاز"]);
        assert_eq!(history.newer(), None);
        assert_eq!(history.older("مي").as_deref(), Some("نفط"));
        assert_eq!(history.older("نفط").as_deref(), Some("غاز"));
        assert_eq!(history.older("غاز"), None);
        assert_eq!(history.newer().as_deref(), Some("نفط"));
        assert_eq!(history.newer().as_deref(), Some("مي"));
        assert_eq!(history.newer(), None);
    }
}
