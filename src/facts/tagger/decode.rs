//! The best row of tags for the scores of the words, among those that spell whole names.

use super::tags::{self, TAG_COUNT};

/// Scores of the tags of one word.
pub type Scores = [f32; TAG_COUNT];

/// Scores of a tag after a tag.
pub type Transitions = [[f32; TAG_COUNT]; TAG_COUNT];

const NEVER: f32 = -1e9;

/// Viterbi's algorithm over one block.
#[must_use]
pub fn best_tags(scores: &[Scores], transitions: &Transitions) -> Vec<usize> {
    let mut from: Vec<[u8; TAG_COUNT]> = Vec::with_capacity(scores.len());
    let mut reached = [NEVER; TAG_COUNT];
    let allowed = allowed();
    for (at, word) in scores.iter().enumerate() {
        let mut next = [NEVER; TAG_COUNT];
        let mut back = [0; TAG_COUNT];
        for (tag, best) in next.iter_mut().enumerate() {
            if at == 0 {
                if tags::may_follow(None, Some(tag)) {
                    *best = word[tag];
                }
                continue;
            }
            for before in 0..TAG_COUNT {
                let score = reached[before] + transitions[before][tag];
                if allowed[before][tag] && score > *best {
                    *best = score;
                    back[tag] = before as u8;
                }
            }
            *best += word[tag];
        }
        reached = next;
        from.push(back);
    }
    let mut tag = (0..TAG_COUNT)
        .filter(|&tag| tags::may_follow(Some(tag), None))
        .fold(0, |best, tag| if reached[tag] > reached[best] { tag } else { best });
    let mut path = Vec::with_capacity(scores.len());
    for back in from.iter().rev() {
        path.push(tag);
        tag = usize::from(back[tag]);
    }
    path.reverse();
    path
}

fn allowed() -> [[bool; TAG_COUNT]; TAG_COUNT] {
    let mut allowed = [[false; TAG_COUNT]; TAG_COUNT];
    for (before, row) in allowed.iter_mut().enumerate() {
        for (after, allowed) in row.iter_mut().enumerate() {
            *allowed = tags::may_follow(Some(before), Some(after));
        }
    }
    allowed
}
