//! The lexicon from vectors of words and lists of names.

use crate::clusters;
use khabar::facts::tagger::lexicon::{CLUSTER_BITS, Entry, Lexicon, PIECES, VECTOR_LEN};

const PIECE_LEN: usize = VECTOR_LEN / PIECES;

pub fn lexicon(names: &str, vectors: &str) -> (Lexicon, Vec<String>) {
    let mut lexicon = Lexicon::default();
    for line in names.lines() {
        let Some((name, kinds)) = line.split_once('\t') else { continue };
        lexicon.add_name(name, kinds);
    }
    let mut words = Vec::new();
    let mut rows: Vec<[f32; VECTOR_LEN]> = Vec::new();
    for line in vectors.lines() {
        let mut cells = line.split(' ');
        let (Some(word), Some(count)) = (cells.next(), cells.next()) else { continue };
        let mut row = [0.0; VECTOR_LEN];
        for (to, value) in row.iter_mut().zip(cells) {
            *to = value.parse().expect("number");
        }
        let norm = row.iter().map(|v| v * v).sum::<f32>().sqrt().max(1e-6);
        row.iter_mut().for_each(|v| *v *= 4.0 / norm);
        words.push((word.to_string(), count.parse::<u32>().expect("count")));
        rows.push(row);
    }
    let found = clusters::nested(&rows, (1 << CLUSTER_BITS[0]) - 1);
    let mut pieces = vec![[0_u8; PIECES]; rows.len()];
    let mut all_middles = Vec::new();
    for place in 0..PIECES {
        let cut: Vec<[f32; PIECE_LEN]> =
            rows.iter().map(|row| std::array::from_fn(|at| row[place * PIECE_LEN + at])).collect();
        let mut middles = clusters::middles(&cut, 256, place as u64);
        middles.resize(256, [0.0; PIECE_LEN]);
        for (pieces, cut) in pieces.iter_mut().zip(&cut) {
            pieces[place] = clusters::nearest(&middles, cut) as u8;
        }
        all_middles.extend(
            middles.iter().map(|middle| {
                middle.map(|value| (value * 64.0).round().clamp(-127.0, 127.0) as i8)
            }),
        );
    }
    lexicon.set_pieces(&all_middles);
    let most = words.first().map_or(1, |(_, count)| *count) as f32;
    for ((word, count), (found, pieces)) in words.iter().zip(found.iter().zip(pieces)) {
        let entry = Entry {
            clusters: [found[0] + 1, found[1] + 4, found[2] + 16].map(|cluster| cluster as u16),
            rank: 1 + (most / *count as f32).log2() as u8,
            pieces: Some(pieces),
            guess: 0,
        };
        lexicon.add_word(word, entry);
    }
    (lexicon, words.into_iter().map(|(word, _)| word).collect())
}
