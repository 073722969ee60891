//! The best row of tags for the scores of the words, among those that spell whole names.

use super::tags::{self, OUTSIDE, TAG_COUNT};
use std::sync::LazyLock;

/// Scores of the tags of one word.
pub type Scores = [f32; TAG_COUNT];

/// Scores of a tag after a tag.
pub type Transitions = [[f32; TAG_COUNT]; TAG_COUNT];

const NEVER: f32 = f32::NEG_INFINITY;

/// Viterbi's algorithm over one block.
#[must_use]
pub fn best_tags(scores: &[Scores], transitions: &Transitions) -> Vec<usize> {
    let transitions = allowed(transitions);
    let mut before = START;
    let mut reached = [NEVER; TAG_COUNT];
    let mut from: Vec<[u8; TAG_COUNT]> = Vec::with_capacity(scores.len());
    for word in scores {
        let mut next = [NEVER; TAG_COUNT];
        // As wide as the scores, so that several are compared at once.
        let mut back = [OUTSIDE as u32; TAG_COUNT];
        if from.is_empty() {
            std::mem::swap(&mut next, &mut before);
        } else {
            for (tag, (reached, transitions)) in (0..).zip(reached.iter().zip(&transitions)) {
                for ((next, back), transition) in next.iter_mut().zip(&mut back).zip(transitions) {
                    let score = reached + transition;
                    let is_better = score > *next;
                    *next = if is_better { score } else { *next };
                    *back = if is_better { tag } else { *back };
                }
            }
        }
        next.iter_mut().zip(word).for_each(|(next, score)| *next += score);
        reached = next;
        from.push(back.map(|tag| tag as u8));
    }
    let last = (0..TAG_COUNT)
        .filter(|&tag| tags::may_follow(Some(tag), None))
        .fold(OUTSIDE, |best, tag| if reached[tag] > reached[best] { tag } else { best });
    trace(&from, last)
}

/// Follows the best way back from the last tag.
fn trace(from: &[[u8; TAG_COUNT]], last: usize) -> Vec<usize> {
    let mut tag = last;
    let mut path = Vec::with_capacity(from.len());
    for back in from.iter().rev() {
        path.push(tag);
        tag = usize::from(back[tag]);
    }
    path.reverse();
    path
}

/// What the first tag of a block starts from.
const START: Scores = {
    let mut start = [NEVER; TAG_COUNT];
    let mut tag = 0;
    while tag < TAG_COUNT {
        // Outside, and of each four the first and the only word.
        if tag % 4 <= 1 {
            start[tag] = 0.0;
        }
        tag += 1;
    }
    start
};

/// The scores of tags after tags, with those that spell no name ruled out.
fn allowed(transitions: &Transitions) -> Transitions {
    let mut allowed = *transitions;
    for (score, rule) in allowed.iter_mut().flatten().zip(RULED_OUT.iter().flatten()) {
        *score += rule;
    }
    allowed
}

/// Takes every chance from what spells no name.
static RULED_OUT: LazyLock<Transitions> = LazyLock::new(|| {
    let rule = |before, after| {
        if tags::may_follow(Some(before), Some(after)) { 0.0 } else { NEVER }
    };
    std::array::from_fn(|before| std::array::from_fn(|after| rule(before, after)))
});

#[cfg(test)]
mod tests {
    use super::super::tags::{NameKind, Part, tag};
    use super::*;

    const NONE: Transitions = [[0.0; TAG_COUNT]; TAG_COUNT];

    fn scores(best: &[(usize, f32)]) -> Scores {
        let mut scores = [0.0; TAG_COUNT];
        best.iter().for_each(|&(tag, score)| scores[tag] = score);
        scores
    }

    #[test]
    fn spells_whole_names_only() {
        let first = tag(NameKind::Person, Part::First);
        let only = tag(NameKind::Person, Part::Only);
        let last = tag(NameKind::Person, Part::Last);
        // A first word alone is no name, however well it scores by itself.
        assert_eq!(best_tags(&[scores(&[(first, 2.0), (only, 1.0)])], &NONE), [only]);
        let two = [scores(&[(first, 2.0)]), scores(&[(last, 1.0)])];
        assert_eq!(best_tags(&two, &NONE), [first, last]);
        let apart = [scores(&[(last, 2.0)]), scores(&[])];
        assert_eq!(best_tags(&apart, &NONE), [OUTSIDE, OUTSIDE]);
        assert!(best_tags(&[], &NONE).is_empty());
    }

    #[test]
    fn whatever_the_scores_the_names_are_whole() {
        let mut state = 1_u64;
        let rows: Vec<Scores> = (0..200)
            .map(|_| {
                std::array::from_fn(|_| {
                    state = super::super::hash::mix(state + 1);
                    (state >> 40) as f32
                })
            })
            .collect();
        let tags = best_tags(&rows, &NONE);
        assert!(tags::may_follow(None, tags.first().copied()));
        assert!(tags::may_follow(tags.last().copied(), None));
        for pair in tags.windows(2) {
            assert!(tags::may_follow(Some(pair[0]), Some(pair[1])), "{pair:?}");
        }
    }
}
