//! Vectors of words from raw text: words in like company get like vectors (skip-gram with
//! negative samples; what stands before and what stands after are told apart; a word is
//! the sum of itself and of its runs of letters).

use crate::perceptron::Random;
use khabar::facts::tagger::{hash, rows_of_words};
use khabar::news::{ArticleText, BlockKind};
use khabar::text::Direction;
use std::collections::HashMap;

const SIZE: usize = khabar::facts::tagger::lexicon::VECTOR_LEN;
const BUCKETS: usize = 1 << 17;
const WINDOW: usize = 3;
const NEGATIVES: usize = 5;

pub struct Vectors {
    pub words: Vec<(String, u32)>,
    pub rows: Vec<[f32; SIZE]>,
}

pub fn corpus(content: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut text = ArticleText::default();
    for line in content.lines() {
        if line.starts_with('<') || line.trim().is_empty() {
            continue;
        }
        text.push(BlockKind::Paragraph, line, Direction::Rtl);
        if text.plain.len() > 100_000 {
            rows.append(&mut rows_of_words(&text));
            text = ArticleText::default();
        }
    }
    rows.append(&mut rows_of_words(&text));
    rows
}

pub fn vocabulary(rows: &[Vec<String>], least: u32) -> Vec<(String, u32)> {
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

pub fn train(rows: &[Vec<String>], words: Vec<(String, u32)>, epochs: usize) -> Vectors {
    let number: HashMap<&str, u32> =
        words.iter().enumerate().map(|(at, (word, _))| (word.as_str(), at as u32)).collect();
    let corpus: Vec<Vec<u32>> = rows
        .iter()
        .map(|row| row.iter().filter_map(|word| number.get(word.as_str()).copied()).collect())
        .collect();
    let total: u64 = corpus.iter().map(|row| row.len() as u64).sum();
    let parts: Vec<Vec<u32>> = words
        .iter()
        .enumerate()
        .map(|(at, (word, _))| {
            let mut parts = vec![at as u32];
            parts.extend(grams(word).iter().map(|gram| gram + words.len() as u32));
            parts
        })
        .collect();
    let mut random = Random(7);
    let mut small = || (random.unit() - 0.5) / SIZE as f32;
    let mut input: Vec<[f32; SIZE]> =
        (0..words.len() + BUCKETS).map(|_| std::array::from_fn(|_| small())).collect();
    let mut output = vec![[0.0_f32; SIZE]; 2 * words.len()];
    let keep: Vec<f32> = words
        .iter()
        .map(|(_, count)| {
            let share = *count as f32 / total as f32 / 1e-4;
            (share.sqrt() + 1.0) / share
        })
        .collect();
    let mut table = Vec::with_capacity(1 << 22);
    for (at, (_, count)) in words.iter().enumerate() {
        let copies = (*count as f32).powf(0.75) as usize;
        table.extend(std::iter::repeat_n(at as u32, copies.max(1)));
    }
    let mut done = 0_u64;
    let mut row = Vec::new();
    for epoch in 0..epochs {
        for sentence in &corpus {
            row.clear();
            row.extend(sentence.iter().filter(|&&word| keep[word as usize] > random.unit()));
            done += sentence.len() as u64;
            let rate = 0.05 * (1.0 - done as f32 / (total * epochs as u64) as f32).max(0.0001);
            for at in 0..row.len() {
                let parts = &parts[row[at] as usize];
                let mut centre = [0.0; SIZE];
                for &part in parts {
                    add(&mut centre, &input[part as usize], 1.0);
                }
                let share = 1.0 / parts.len() as f32;
                centre.iter_mut().for_each(|value| *value *= share);
                let mut change = [0.0; SIZE];
                let reach = 1 + random.below(WINDOW);
                for other in at.saturating_sub(reach)..(at + reach + 1).min(row.len()) {
                    if other == at {
                        continue;
                    }
                    let side = usize::from(other > at) * words.len();
                    for negative in 0..=NEGATIVES {
                        let (word, aim) = if negative == 0 {
                            (row[other], 1.0)
                        } else {
                            (table[random.below(table.len())], 0.0)
                        };
                        if negative > 0 && word == row[other] {
                            continue;
                        }
                        let out = &mut output[side + word as usize];
                        let dot: f32 = dot(&centre, out);
                        let gradient = (aim - 1.0 / (1.0 + (-dot).exp())) * rate;
                        add(&mut change, out, gradient);
                        add(out, &centre, gradient);
                    }
                }
                for &part in parts {
                    add(&mut input[part as usize], &change, 1.0);
                }
            }
        }
        eprintln!("epoch {epoch}");
    }
    let rows = parts
        .iter()
        .map(|parts| {
            let mut sum = [0.0; SIZE];
            for &part in parts {
                add(&mut sum, &input[part as usize], 1.0 / parts.len() as f32);
            }
            sum
        })
        .collect();
    Vectors { words, rows }
}

fn add(to: &mut [f32; SIZE], from: &[f32; SIZE], by: f32) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += from * by;
    }
}

fn dot(one: &[f32; SIZE], other: &[f32; SIZE]) -> f32 {
    let mut sums = [0.0_f32; 8];
    for (one, other) in one.chunks_exact(8).zip(other.chunks_exact(8)) {
        for lane in 0..8 {
            sums[lane] += one[lane] * other[lane];
        }
    }
    sums.iter().sum()
}
