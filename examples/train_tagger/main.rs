//! Trains the tagger of Arabic names from tagged corpora, lists of names and raw text.
//!
//! ```text
//! cargo run --release --example train_tagger -- --raw wiki_ar.txt --vectors vectors.txt \
//!     --names gazetteer.tsv --tagged anercorp_train.txt --write assets/facts/tagger_ar.bin
//! ```
//! writes the file that is shipped, the same bytes each time on one machine. `--raw` is
//! plain text, a paragraph a line; the vectors of its words are made once, and read from
//! `--vectors` when that file is there (to make them takes most of the time). In place of
//! `--write`, `--cross-validate SEEDS` prints precision, recall and F1 of the tagger alone
//! and of all facts, over five fifths of the corpus that each are left out once, for each
//! seed; with `--keep FOLDER` the taggers of the fifths are kept and used again, and with
//! `--unseen FILE` all facts of another corpus are measured too.

mod clusters;
mod corpus;
mod embed;
mod learn;
mod network;
mod perceptron;
mod score;
mod silver;
mod validate;
mod words;

use khabar::facts::tagger::Tagger;
use std::collections::HashMap;
use std::path::Path;

/// The seeds whose linear models are averaged.
const SEEDS: [u64; 5] = [1, 2, 3, 4, 5];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let options: HashMap<&str, &str> = arguments
        .chunks(2)
        .filter_map(|pair| Some((pair.first()?.as_str(), pair.get(1)?.as_str())))
        .collect();
    let option = |name: &str| *options.get(name).unwrap_or_else(|| panic!("{name} is missing"));

    let vectors = Path::new(option("--vectors"));
    if !vectors.exists() {
        let raw = std::fs::read_to_string(option("--raw")).expect("raw text");
        std::fs::write(vectors, embed::vectors_of(&raw)).expect("vectors written");
    }
    let vectors = std::fs::read_to_string(vectors).expect("vectors");
    let names = std::fs::read_to_string(option("--names")).expect("names");
    let (lexicon, words) = words::lexicon(&names, &vectors);
    let raw = std::fs::read_to_string(option("--raw")).expect("raw text");
    let raw = silver::Raw::read(&raw, &lexicon, &words);
    let tagged = std::fs::read_to_string(option("--tagged")).expect("a tagged corpus");
    let documents = corpus::read(&tagged, &lexicon);
    let school = learn::School::new(&documents, lexicon, raw);
    if let Some(seeds) = options.get("--cross-validate") {
        let seeds: u64 = seeds.parse().expect("a number of seeds");
        let unseen = options.get("--unseen").map(|path| {
            let content = std::fs::read_to_string(path).expect("a tagged corpus");
            corpus::read(&content, school.lexicon())
        });
        let keep = options.get("--keep").copied();
        validate::cross_validate(&school, &unseen.unwrap_or_default(), seeds, keep);
        return;
    }
    let all: Vec<usize> = (0..documents.len()).collect();
    let tagger = school.tagger(&school.teach(&all, SEEDS[0]), &SEEDS);
    let bytes = tagger.to_bytes();
    assert!(
        Tagger::from_bytes(bytes.clone().leak()) == tagger,
        "what was written is not what is read"
    );
    std::fs::write(option("--write"), &bytes).expect("written");
    println!("{} bytes, {} and {} rows", bytes.len(), tagger.first.len(), tagger.second.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAGGED: &str = "وصل O\nالوزير O\nسامي B-PERS\nالحكيم I-PERS\nإلى O\nبيروت B-LOC\n\n\
        أعلن O\nنادي B-ORG\nالنخيل I-ORG\nفوز O\nفريقه O\nفي O\nعمان B-LOC\n";
    const NAMES: &str = "سامي\tG\nالحكيم\tS\nبيروت\tL\n";

    fn trained(seed: u64) -> Vec<u8> {
        let raw = "وصل سامي إلى بيروت وأعلن نادي النخيل الفوز في عمان\n".repeat(6);
        let (lexicon, words) = words::lexicon(NAMES, &embed::vectors_of(&raw));
        let raw = silver::Raw::read(&raw, &lexicon, &words);
        let documents = corpus::read(&format!("{TAGGED}\n{TAGGED}"), &lexicon);
        let school = learn::School::new(&documents, lexicon, raw);
        school.tagger(&school.teach(&[0], seed), &[seed]).to_bytes()
    }

    #[test]
    fn the_same_data_give_the_same_bytes() {
        let first = trained(1);
        assert!(first == trained(1));
        assert!(first != trained(2));
    }
}
