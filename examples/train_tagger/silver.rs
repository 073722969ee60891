//! What taggers say of raw text, word by word: a list of names that nobody had to write.

use crate::embed;
use crate::perceptron::Random;
use khabar::facts::tagger::atoms::Atom;
use khabar::facts::tagger::guess::{self, CLASSES, LETTER_BITS, Letters};
use khabar::facts::tagger::lexicon::Lexicon;
use khabar::facts::tagger::table::Table;
use khabar::facts::tagger::{Reading, decode, features, hash, tags};
use std::collections::HashMap;

/// Raw text, read once, as the linear model sees it.
pub struct Raw {
    /// Words of which a guess can be made, each once.
    words: Vec<Word>,
    blocks: Vec<Block>,
}

struct Word {
    fingerprint: u32,
    text: String,
}

#[derive(Default)]
struct Block {
    /// Of each token the number of its word.
    words: Vec<Option<u32>>,
    features: Vec<u32>,
    /// Of each token, where its features end.
    ends: Vec<u32>,
}

/// How often each word stands as each kind of name and as none.
pub type Counts = Vec<[f32; CLASSES]>;

/// Of so many texts one is read.
const EVERY: usize = 2;

impl Raw {
    pub fn read(content: &str, lexicon: &Lexicon, words: &[String]) -> Raw {
        let mut raw = Raw { words: Vec::new(), blocks: Vec::new() };
        let mut numbers: HashMap<u32, u32> = HashMap::new();
        for word in words {
            let fingerprint = khabar::facts::tagger::lexicon::fingerprint(word);
            numbers.entry(fingerprint).or_insert_with(|| {
                raw.words.push(Word { fingerprint, text: word.clone() });
                raw.words.len() as u32 - 1
            });
        }
        let mut count = 0;
        embed::each_text(content, |text| {
            count += 1;
            if count % EVERY == 0 {
                let reading = Reading::new(text, lexicon);
                for block in &reading.blocks {
                    raw.blocks.push(Block::new(&reading.atoms[block.clone()], &numbers));
                }
            }
        });
        raw
    }

    /// What a linear model says of every word.
    pub fn counts(&self, model: &Table, outside: f32) -> Counts {
        let mut counts = vec![[0.0; CLASSES]; self.words.len()];
        for block in &self.blocks {
            let mut start = 0;
            let scores: Vec<decode::Scores> = block
                .ends
                .iter()
                .map(|&end| {
                    let features = &block.features[start..end as usize];
                    start = end as usize;
                    let mut scores = model.scores(features);
                    scores[tags::OUTSIDE] -= outside;
                    scores
                })
                .collect();
            let found = decode::best_tags(&scores, model.transitions());
            for (word, tag) in block.words.iter().zip(found) {
                let Some(word) = word else { continue };
                let class = tags::meaning(tag).map_or(CLASSES - 1, |(kind, _)| kind as usize);
                counts[*word as usize][class] += 1.0;
            }
        }
        counts
    }

    /// Puts what was counted into the lexicon.
    pub fn teach(&self, lexicon: &mut Lexicon, counts: &Counts) {
        let mut guesses: HashMap<u32, u8> = HashMap::new();
        let mut known = Vec::new();
        for (word, counts) in self.words.iter().zip(counts) {
            let sum: f32 = counts.iter().sum();
            if sum < LEAST {
                continue;
            }
            let shares = counts.map(|count| count / (sum + 1.0));
            guesses.insert(word.fingerprint, guess::of_shares(&shares));
            known.push((word.text.as_str(), counts.map(|count| count / sum)));
        }
        let letters = train_letters(&known);
        for word in &self.words {
            guesses.entry(word.fingerprint).or_insert_with(|| letters.guess(&word.text));
        }
        lexicon.set_guesses(|word| guesses.get(&word).copied().unwrap_or(0), letters);
    }
}

const LEAST: f32 = 2.0;

impl Block {
    fn new(atoms: &[Atom], numbers: &HashMap<u32, u32>) -> Block {
        let mut block = Block::default();
        for (at, atom) in atoms.iter().enumerate() {
            features::features(atoms, at, &mut block.features);
            block.ends.push(block.features.len() as u32);
            let ways =
                std::iter::once(atom.word).chain(atom.stems.iter().copied()).chain([atom.bare]);
            block.words.push(
                ways.filter(|_| atom.entry.rank > 0)
                    .find_map(|way| numbers.get(&hash::upper(way)))
                    .copied(),
            );
        }
        block
    }
}

const LETTER_EPOCHS: usize = 4;

/// Learns which runs of letters words of each class have, the rare words above all.
fn train_letters(words: &[(&str, [f32; CLASSES])]) -> Letters {
    let mut weights = vec![[0.0_f32; CLASSES]; 1 << LETTER_BITS];
    let mut squares = vec![[1e-4_f32; CLASSES]; 1 << LETTER_BITS];
    let mut random = Random(5);
    let mut order: Vec<usize> = (0..words.len()).collect();
    let mut list = Vec::new();
    for _ in 0..LETTER_EPOCHS {
        random.shuffle(&mut order);
        for &at in &order {
            let (word, aim) = &words[at];
            list.clear();
            guess::runs(word, |run| list.push(run as usize));
            let mut scores = [0.0; CLASSES];
            for &run in &list {
                for (score, weight) in scores.iter_mut().zip(weights[run]) {
                    *score += weight;
                }
            }
            let shares = guess::shares(scores);
            for &run in &list {
                let rows = weights[run].iter_mut().zip(&mut squares[run]);
                for ((weight, square), (share, aim)) in rows.zip(shares.iter().zip(aim)) {
                    let error = share - aim;
                    *square += error * error;
                    *weight -= 0.1 * error / square.sqrt();
                }
            }
        }
    }
    Letters::new(&weights)
}
