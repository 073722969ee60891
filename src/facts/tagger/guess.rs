//! What a word mostly is in raw text that taggers have read, as a small number; and for
//! words that the raw text does not have, what their letters look like.

use super::hash;
use super::packing::{Coder, Row, at};
use super::tags::NameKind;

/// The kinds of names and, last, no name.
pub const CLASSES: usize = NameKind::ALL.len() + 1;
/// How many bits the number of a run of letters has.
pub const LETTER_BITS: u32 = 14;

/// From which shares of a kind on a word is that kind more surely.
const LEVELS: [f32; 5] = [0.02, 0.1, 0.3, 0.6, 0.85];
/// What is a guess from letters alone begins here.
const BY_LETTERS: u8 = 2 + (NameKind::ALL.len() * LEVELS.len()) as u8;
/// The greatest number of a guess.
pub const GREATEST: u8 = 2 * BY_LETTERS - 1;

/// The number for the shares of the classes among the places where a word stands.
#[must_use]
pub fn of_shares(shares: &[f32; CLASSES]) -> u8 {
    let [kinds @ .., _] = shares;
    let mut best = (0, 0.0);
    for (kind, &share) in kinds.iter().enumerate() {
        if share > best.1 {
            best = (kind, share);
        }
    }
    let level = LEVELS.iter().filter(|&&level| best.1 >= level).count();
    if level == 0 { 1 } else { (1 + best.0 * LEVELS.len() + level) as u8 }
}

/// Weights of the classes for runs of letters.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Letters {
    /// A byte with a sign for each class.
    weights: Row,
    scale: f32,
}

/// The numbers of the runs of one to four letters of a word.
pub fn runs(word: &str, mut run: impl FnMut(u32)) {
    let mut last = [hash::EMPTY; 4];
    let mut len = 0_usize;
    let mut letter = |text: &str| {
        last.rotate_right(1);
        last[0] = hash::EMPTY;
        len += 1;
        for (size, state) in last.iter_mut().take(len).enumerate() {
            *state = hash::extend(*state, text);
            run(hash::upper(hash::pair(*state, size as u64)) >> (32 - LETTER_BITS));
        }
    };
    letter("<");
    word.split_inclusive(|_: char| true).for_each(&mut letter);
    letter(">");
}

impl Letters {
    /// Rounds trained weights.
    #[must_use]
    pub fn new(weights: &[[f32; CLASSES]]) -> Letters {
        let greatest = weights.iter().flatten().fold(1e-9_f32, |most, w| most.max(w.abs()));
        let scale = greatest / 127.0;
        let round = |weight: &f32| (weight / scale).round() as i8 as u8;
        Letters { weights: weights.iter().flatten().map(round).collect(), scale }
    }

    /// What a word looks like.
    #[must_use]
    pub fn guess(&self, word: &str) -> u8 {
        if self.weights.is_empty() {
            return 0;
        }
        let mut scores = [0.0; CLASSES];
        runs(word, |run| {
            if let Some(row) = at::<CLASSES>(&self.weights, run as usize) {
                for (score, &weight) in scores.iter_mut().zip(row) {
                    *score += f32::from(weight as i8) * self.scale;
                }
            }
        });
        BY_LETTERS + of_shares(&shares(scores))
    }

    /// Writes or reads the weights.
    pub fn code(&mut self, coder: &mut impl Coder) {
        self.scale = coder.fraction(self.scale);
        self.weights = coder.row(std::mem::take(&mut self.weights));
    }
}

/// Scores as shares of one.
#[must_use]
pub fn shares(scores: [f32; CLASSES]) -> [f32; CLASSES] {
    let top = scores.iter().fold(f32::MIN, |top, score| top.max(*score));
    let powers = scores.map(|score| (score - top).exp());
    let sum: f32 = powers.iter().sum();
    powers.map(|power| power / sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guess_tells_the_kind_and_how_sure_it_is() {
        let guess = |place: f32| of_shares(&[0.0, place, 0.0, 0.0, 1.0 - place]);
        assert_eq!(guess(0.0), guess(0.01));
        assert_ne!(guess(0.01), guess(0.5));
        assert!(guess(0.5) < guess(0.9));
        assert_ne!(guess(0.9), of_shares(&[0.9, 0.0, 0.0, 0.0, 0.1]));
    }

    #[test]
    fn unknown_words_are_guessed_by_their_letters() {
        let mut weights = vec![[0.0; CLASSES]; 1 << LETTER_BITS];
        runs("ستان", |run| weights[run as usize] = [0.0, 1.0, 0.0, 0.0, -1.0]);
        let letters = Letters::new(&weights);
        assert!(letters.guess("طخارستان") > letters.guess("قلم"));
        assert_eq!(Letters::default().guess("قلم"), 0);
    }

    #[test]
    fn runs_are_one_to_four_letters_long() {
        let mut count = 0;
        runs("قلم", |_| count += 1);
        assert_eq!(count, 5 + 4 + 3 + 2);
    }
}
