//! Gathers what is wrong with a feed: each problem once, and not too many of them.

use crate::news::FeedProblem;

/// More tell a person nothing new, and a hostile feed could name millions.
const MOST_PROBLEMS: usize = 24;

/// Characters of a feed that are quoted in a problem.
const LONGEST_QUOTE: usize = 60;

/// The problems found so far.
#[derive(Debug, Default)]
pub(in crate::feeds) struct Problems {
    found: Vec<FeedProblem>,
}

impl Problems {
    pub(in crate::feeds) fn note(&mut self, problem: FeedProblem) {
        if self.found.len() < MOST_PROBLEMS && !self.found.contains(&problem) {
            self.found.push(problem);
        }
    }

    /// As [`Problems::note`]; a text may be made of nothing else, so the name is not copied to
    /// find that it is known.
    pub(in crate::feeds) fn note_unknown_entity(&mut self, name: &str) {
        let is_it = |found: &FeedProblem| matches!(found, FeedProblem::UnknownEntity(known) if known == name);
        if self.found.len() < MOST_PROBLEMS && !self.found.iter().any(is_it) {
            self.found.push(FeedProblem::UnknownEntity(name.to_owned()));
        }
    }

    pub(in crate::feeds) fn append(&mut self, others: Vec<FeedProblem>) {
        for problem in others {
            self.note(problem);
        }
    }

    pub(in crate::feeds) fn into_vec(self) -> Vec<FeedProblem> {
        self.found
    }
}

/// A stretch of foreign text, short enough to stand in a sentence.
pub(in crate::feeds) fn quoted(text: &str) -> String {
    let text = text.trim();
    let end = text.char_indices().nth(LONGEST_QUOTE).map_or(text.len(), |(end, _)| end);
    let mut short = text.get(..end).unwrap_or(text).to_owned();
    if short.contains(char::is_control) {
        short.retain(|c| !c.is_control());
    }
    if end < text.len() {
        short.push('…');
    }
    short
}
