//! Vectors of words from raw text: words in like company get like vectors (skip-gram with
//! negative samples; what stands before and what stands after are told apart; a word is
//! the sum of itself and of its runs of letters).

use crate::perceptron::Random;
use khabar::facts::tagger::{hash, rows_of_words};
use khabar::news::{ArticleText, BlockKind};
use khabar::text::Direction;
use std::collections::HashMap;
use std::fmt::Write;

const SIZE: usize = khabar::facts::tagger::lexicon::VECTOR_LEN;
const BUCKETS: usize = 1 << 17;
const WINDOW: usize = 3;
const NEGATIVES: usize = 5;

/// Words seen less often get no vector.
const LEAST: u32 = 4;
const EPOCHS: usize = 4;

/// A line for each word, the most frequent first: the word, how often it stands, its vector.
pub fn vectors_of(raw: &str) -> String {
    let rows = corpus(raw);
    let words = vocabulary(&rows, LEAST);
    let vectors = train(&rows, &words);
    let mut out = String::new();
    for ((word, count), row) in words.iter().zip(&vectors) {
        let _ = write!(out, "{word} {count}");
        for value in row {
            let _ = write!(out, " {value:.4}");
        }
        out.push('\n');
    }
    out
}

fn corpus(content: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    each_text(content, |text| rows.append(&mut rows_of_words(text)));
    rows
}

/// Raw text, a paragraph a line, in texts of many paragraphs.
pub fn each_text(content: &str, mut read: impl FnMut(&ArticleText)) {
    let mut text = ArticleText::default();
    for line in content.lines() {
        if line.starts_with('<') || line.trim().is_empty() {
            continue;
        }
        text.push(BlockKind::Paragraph, line, Direction::Rtl);
        if text.plain.len() > 100_000 {
            read(&text);
            text = ArticleText::default();
        }
    }
    read(&text);
}

fn vocabulary(rows: &[Vec<String>], least: u32) -> Vec<(String, u32)> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in rows.iter().flatten() {
        *counts.entry(word).or_insert(0) += 1;
    }
    let mut words: Vec<(String, u32)> = counts
        .into_iter()
        .filter(|(_, count)| *count >= least)
        .map(|(word, count)| (word.to_string(), count))
        .collect();
    words.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    words
}

fn grams(word: &str) -> Vec<u32> {
    let letters: Vec<char> = format!("<{word}>").chars().collect();
    let mut grams = Vec::new();
    for len in 3..=5 {
        for piece in letters.windows(len) {
            let text: String = piece.iter().collect();
            grams.push((hash::of_text(&text) % BUCKETS as u64) as u32);
        }
    }
    grams
}

type Vector = [f32; SIZE];

/// What is trained: a vector for each word and each bucket of runs of letters, and for each
/// word what it is as a neighbour, before and after.
struct SkipGram {
    /// The rows of `input` that make up each word.
    parts: Vec<Vec<u32>>,
    input: Vec<Vector>,
    output: Vec<Vector>,
    /// Words as often as they are drawn to be no neighbours.
    drawn: Vec<u32>,
    random: Random,
}

fn train(rows: &[Vec<String>], words: &[(String, u32)]) -> Vec<Vector> {
    let number: HashMap<&str, u32> =
        words.iter().enumerate().map(|(at, (word, _))| (word.as_str(), at as u32)).collect();
    let corpus: Vec<Vec<u32>> = rows
        .iter()
        .map(|row| row.iter().filter_map(|word| number.get(word.as_str()).copied()).collect())
        .collect();
    let total: u64 = corpus.iter().map(|row| row.len() as u64).sum();
    // How likely a word is kept: of frequent words a few are enough.
    let keep = |count: u32| {
        let share = count as f32 / total as f32 / 1e-4;
        (share.sqrt() + 1.0) / share
    };
    let keep: Vec<f32> = words.iter().map(|(_, count)| keep(*count)).collect();
    let mut model = SkipGram::new(words);
    let mut done = 0_u64;
    let mut row = Vec::new();
    for _ in 0..EPOCHS {
        for sentence in &corpus {
            row.clear();
            let is_kept = |word: &&u32| keep[**word as usize] > model.random.unit();
            row.extend(sentence.iter().filter(is_kept));
            done += sentence.len() as u64;
            let rate = 0.05 * (1.0 - done as f32 / (total * EPOCHS as u64) as f32).max(0.0001);
            model.learn(&row, rate);
        }
    }
    (0..words.len()).map(|word| model.vector(word)).collect()
}

impl SkipGram {
    fn new(words: &[(String, u32)]) -> SkipGram {
        let parts = |(at, (word, _)): (usize, &(String, u32))| {
            let grams = grams(word).into_iter().map(|gram| gram + words.len() as u32);
            std::iter::once(at as u32).chain(grams).collect()
        };
        let mut random = Random(7);
        let mut small = || (random.unit() - 0.5) / SIZE as f32;
        let input = (0..words.len() + BUCKETS).map(|_| std::array::from_fn(|_| small())).collect();
        let mut drawn = Vec::new();
        for (at, (_, count)) in words.iter().enumerate() {
            let copies = (*count as f32).powf(0.75) as usize;
            drawn.extend(std::iter::repeat_n(at as u32, copies.max(1)));
        }
        SkipGram {
            parts: words.iter().enumerate().map(parts).collect(),
            input,
            output: vec![[0.0; SIZE]; 2 * words.len()],
            drawn,
            random,
        }
    }

    fn vector(&self, word: usize) -> Vector {
        let parts = &self.parts[word];
        let mut sum = [0.0; SIZE];
        for &part in parts {
            add(&mut sum, &self.input[part as usize], 1.0 / parts.len() as f32);
        }
        sum
    }

    /// Learns from each word of a row and its neighbours.
    fn learn(&mut self, row: &[u32], rate: f32) {
        for (at, &word) in row.iter().enumerate() {
            let parts = &self.parts[word as usize];
            let mut centre = [0.0; SIZE];
            parts.iter().for_each(|&part| add(&mut centre, &self.input[part as usize], 1.0));
            let share = 1.0 / parts.len() as f32;
            centre.iter_mut().for_each(|value| *value *= share);
            let mut change = [0.0; SIZE];
            let reach = 1 + self.random.below(WINDOW);
            let (before, after) =
                (at.saturating_sub(reach)..at, at + 1..row.len().min(at + reach + 1));
            for (side, near) in [(0, before), (1, after)] {
                for &neighbour in &row[near] {
                    self.pull(&centre, side, neighbour, rate, &mut change);
                }
            }
            for &part in &self.parts[word as usize] {
                add(&mut self.input[part as usize], &change, 1.0);
            }
        }
    }

    /// Pulls a word to its neighbour and away from words that were drawn.
    fn pull(
        &mut self,
        centre: &Vector,
        side: usize,
        neighbour: u32,
        rate: f32,
        change: &mut Vector,
    ) {
        let first = side * self.parts.len();
        for number in 0..=NEGATIVES {
            let (word, aim) = match number {
                0 => (neighbour, 1.0),
                _ => (self.drawn[self.random.below(self.drawn.len())], 0.0),
            };
            if number > 0 && word == neighbour {
                continue;
            }
            let out = &mut self.output[first + word as usize];
            let gradient = (aim - 1.0 / (1.0 + (-dot(centre, out)).exp())) * rate;
            add(change, out, gradient);
            add(out, centre, gradient);
        }
    }
}

fn add(to: &mut Vector, from: &Vector, by: f32) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += from * by;
    }
}

fn dot(one: &Vector, other: &Vector) -> f32 {
    let mut sums = [0.0_f32; 8];
    for (one, other) in one.chunks_exact(8).zip(other.chunks_exact(8)) {
        for lane in 0..8 {
            sums[lane] += one[lane] * other[lane];
        }
    }
    sums.iter().sum()
}
