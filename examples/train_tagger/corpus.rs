//! Reads tagged corpora: a word and its tag a line, a blank line after each sentence.

use khabar::facts::tagger::Reading;
use khabar::facts::tagger::lexicon::Lexicon;
use khabar::facts::tagger::tags::{self, NameKind, OUTSIDE, Part};
use khabar::news::{ArticleText, BlockKind};
use khabar::text::{Direction, Span};
use std::ops::Range;

/// How many sentences are read as one document.
const SENTENCES: usize = 25;

/// A tagged document, as the program will read it.
pub struct Document {
    pub text: ArticleText,
    /// The words of the corpus.
    pub words: Vec<Span>,
    /// Names over these words.
    pub names: Vec<(Range<usize>, NameKind)>,
    pub reading: Reading,
    /// The tag of each token of ours.
    pub tags: Vec<usize>,
}

fn kind(tag: &str) -> Option<NameKind> {
    match tag {
        "PER" | "PERS" => Some(NameKind::Person),
        "LOC" | "GPE" => Some(NameKind::Place),
        "ORG" => Some(NameKind::Organization),
        "MISC" | "MIS" => Some(NameKind::Other),
        _ => None,
    }
}

/// Cuts a corpus into documents.
pub fn read(content: &str, lexicon: &Lexicon) -> Vec<Document> {
    let mut sentences: Vec<Vec<(&str, &str)>> = vec![Vec::new()];
    for line in content.lines() {
        let mut cells = line.split_whitespace();
        match (cells.next(), cells.last()) {
            (Some(word), Some(tag)) => sentences.last_mut().expect("one").push((word, tag)),
            (Some(_), None) => {}
            _ => sentences.push(Vec::new()),
        }
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.chunks(SENTENCES).map(|sentences| document(sentences, lexicon)).collect()
}

fn document(sentences: &[Vec<(&str, &str)>], lexicon: &Lexicon) -> Document {
    let mut text = ArticleText::default();
    let mut words = Vec::new();
    let mut names: Vec<(Range<usize>, NameKind)> = Vec::new();
    for sentence in sentences {
        let line = sentence.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" ");
        let block_kind = if words.is_empty() { BlockKind::Title } else { BlockKind::Paragraph };
        text.push(block_kind, &line, Direction::Rtl);
        let mut at = text.blocks.last().expect("pushed").span.start();
        let mut open: Option<NameKind> = None;
        for (word, tag) in sentence {
            let found =
                text.plain.get(at..).and_then(|rest| rest.find(word)).map_or(at, |skip| at + skip);
            words.push(Span::new(found, found + word.len()));
            at = found + word.len();
            let (part, tag) = tag.split_once('-').unwrap_or(("O", ""));
            let kind = kind(tag);
            let here = words.len() - 1;
            match kind {
                Some(kind) if part == "I" && open == Some(kind) => {
                    names.last_mut().expect("open").0.end = here + 1;
                }
                Some(kind) => names.push((here..here + 1, kind)),
                None => {}
            }
            open = kind;
        }
    }
    let reading = Reading::new(&text, lexicon);
    let tags = tags_of(&reading, &words, &names);
    Document { text, words, names, reading, tags }
}

fn tags_of(reading: &Reading, words: &[Span], names: &[(Range<usize>, NameKind)]) -> Vec<usize> {
    let mut tags = vec![OUTSIDE; reading.spans.len()];
    for (range, kind) in names {
        let span = Span::new(words[range.start].start(), words[range.end - 1].end());
        let tokens = reading.tokens_of(span);
        for at in tokens.clone() {
            let part = match (at == tokens.start, at + 1 == tokens.end) {
                (true, true) => Part::Only,
                (true, false) => Part::First,
                (false, false) => Part::Inside,
                (false, true) => Part::Last,
            };
            tags[at] = tags::tag(*kind, part);
        }
    }
    tags
}

impl Document {
    /// The words of the corpus that a span touches.
    pub fn words_of(&self, span: Span) -> Range<usize> {
        let first = self.words.partition_point(|word| word.end() <= span.start());
        let end = self.words.partition_point(|word| word.start() < span.end());
        first..end.max(first)
    }
}
