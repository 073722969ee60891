//! Trains the tagger of names from tagged corpora, lists of names and raw text.

mod clusters;
mod corpus;
mod embed;
mod learn;
mod network;
mod perceptron;
mod score;
mod words;

use khabar::facts::tagger::tags::{self, NameKind};
use khabar::facts::tagger::Tagger;
use score::Score;
use std::time::Instant;

pub fn set(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let folder = &arguments[1];
    let start = Instant::now();
    let lexicon = words::lexicon(folder, &arguments[2]);
    eprintln!("lexicon {:?}", start.elapsed());
    let content = std::fs::read_to_string(format!("{folder}/anercorp_train.txt")).expect("corpus");
    let documents = corpus::read(&content, &lexicon);
    let mut vectors = learn::Vectors::default();
    let lessons: Vec<learn::Lesson> = documents.iter().map(|document| learn::lesson(document, &lexicon, &mut vectors)).collect();
    eprintln!("{} documents, {} vectors {:?}", documents.len(), vectors.rows.len(), start.elapsed());
    if let Some(path) = arguments.get(3).filter(|path| path.ends_with("bin")) {
        let all: Vec<&learn::Lesson> = lessons.iter().collect();
        let seeds: Vec<u64> = (0..set("SEEDS", 5.0) as u64).collect();
        let mut tagger = learn::first_pass(&all, &lexicon, &vectors, &seeds, set("NET", 1.0) > 0.0);
        if set("MEMORY", 1.0) > 0.0 {
            learn::second_pass(&mut tagger, &all, &lexicon, &vectors, &seeds);
        }
        let bytes = tagger.to_bytes();
        eprintln!("{} bytes, {} rows, {} rows {:?}", bytes.len(), tagger.first.len(), tagger.second.len(), start.elapsed());
        assert!(Tagger::from_bytes(&bytes) == tagger);
        eprintln!("{:?}", start.elapsed());
        std::fs::write(path, bytes).expect("written");
        return;
    }
    let seeds: u64 = arguments.get(3).map_or(1, |n| n.parse().expect("seeds"));
    let mut grid = Vec::new();
    for network in std::env::var("GRIDN").unwrap_or("10".into()).split(',') {
        for outside in std::env::var("GRIDO").unwrap_or("6".into()).split(',') {
            grid.push((network.parse::<f32>().unwrap(), outside.parse::<f32>().unwrap()));
        }
    }
    for seed in 0..seeds {
        let folds: Vec<Vec<Score>> = std::thread::scope(|scope| {
            let (lessons, vectors, lexicon, grid) = (&lessons, &vectors, &lexicon, &grid);
            let run = move |fold: usize| {
                let is_test = |number: usize| number * 5 / lessons.len() == fold;
                let (test, train): (Vec<_>, Vec<_>) = lessons.iter().enumerate().partition(|(n, _)| is_test(*n));
                let train: Vec<&learn::Lesson> = train.into_iter().map(|(_, lesson)| lesson).collect();
                let seed = seed * 10 + fold as u64;
                let mut tagger = learn::first_pass(&train, lexicon, vectors, &[seed], set("NET", 1.0) > 0.0);
                if set("MEMORY", 1.0) > 0.0 {
                    learn::second_pass(&mut tagger, &train, lexicon, vectors, &[seed]);
                }
                if fold == 0 { eprintln!("{} rows {} bytes", tagger.first.len(), tagger.to_bytes().len()); }
                let mut scores = vec![Score::default(); grid.len()];
                for (score, (network, outside)) in scores.iter_mut().zip(grid) {
                    tagger.balance.network = *network;
                    tagger.balance.outside = *outside;
                    for (_, lesson) in &test {
                        let found = if set("PIPE", 0.0) > 0.0 { facts_of(lesson.document, &tagger) } else { words_of(lesson.document, &tagger.tags(&lesson.document.reading)) };
                        score.add(&lesson.document.names, &found);
                    }
                }
                scores
            };
            let one = scope.spawn(move || vec![run(0), run(2), run(4)]);
            let two = scope.spawn(move || vec![run(1), run(3)]);
            let (a, b) = (one.join().unwrap(), two.join().unwrap());
            a.into_iter().chain(b).collect()
        });
        for (at, balance) in grid.iter().enumerate() {
            let mut total = Score::default();
            for fold in &folds {
                total.join(&fold[at]);
            }
            let each: Vec<String> = folds.iter().map(|f| format!("{:.1}", f[at].total().f1())).collect();
            println!("{balance:?} {} [{}] {:?}", total.line(), each.join(" "), start.elapsed());
        }
    }
}

fn words_of(document: &corpus::Document, tags: &[usize]) -> Vec<(std::ops::Range<usize>, NameKind)> {
    tags::names(tags)
        .into_iter()
        .map(|(range, kind)| {
            let span = khabar::text::Span::new(
                document.reading.spans[range.start].start(),
                document.reading.spans[range.end - 1].end(),
            );
            (document.words_of(span), kind)
        })
        .collect()
}

/// The names among the final facts, as words of the corpus.
fn facts_of(document: &corpus::Document, tagger: &Tagger) -> Vec<(std::ops::Range<usize>, NameKind)> {
    use khabar::news::FactKind;
    let mut names = Vec::new();
    for fact in khabar::facts::find_with(&document.text, &khabar::facts::Context::default(), tagger) {
        let kind = match fact.kind {
            FactKind::Person => NameKind::Person,
            FactKind::Place => NameKind::Place,
            FactKind::Organization => NameKind::Organization,
            FactKind::Thing => NameKind::Other,
            _ => continue,
        };
        names.extend(fact.mentions.iter().map(|mention| (document.words_of(*mention), kind)));
    }
    names
}
