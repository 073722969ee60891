//! The trained tagger of names: people, places, organisations and other names in Arabic.
//!
//! ```text
//! tokens ─► atoms ─► features ─► linear model ┐
//!           lexicon         └──► network      ┴► scores ─► tags ─► memory ─► linear model ─► tags
//! ```
//! The first pass reads each block by itself; the second knows what the first called the
//! same words elsewhere in the document. `examples/train_tagger` makes the weights, with
//! the features of this folder.

pub mod atoms;
pub mod decode;
pub mod features;
mod finds;
mod fingerprints;
pub mod guess;
pub mod hash;
pub mod lexicon;
pub mod memory;
pub mod network;
pub mod packing;
mod strays;
pub mod table;
pub mod tags;

use super::Context;
use crate::facts::document::Document;
use crate::facts::document::tokens::TokenKind;
use crate::news::ArticleText;
use crate::text::Span;
use atoms::Atom;
use decode::Scores;
pub(super) use finds::join;
use lexicon::Lexicon;
use network::{NearWords, Network};
use packing::{Coder, Decoder, Encoder};
use std::ops::Range;
use std::sync::LazyLock;
use table::Table;
use tags::{NameKind, OUTSIDE};

/// A text as the tagger reads it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Token ranges.
    pub blocks: Vec<Range<usize>>,
    /// Where each token stands.
    pub spans: Vec<Span>,
    /// What each token says.
    pub atoms: Vec<Atom>,
}

impl Reading {
    /// Reads an Arabic text.
    #[must_use]
    pub fn new(text: &ArticleText, lexicon: &Lexicon) -> Reading {
        Reading::of(&Document::new(text, &arabic()), lexicon)
    }

    pub(super) fn of(document: &Document, lexicon: &Lexicon) -> Reading {
        Reading {
            blocks: document.blocks.clone(),
            spans: (0..document.len()).map(|at| document.span(at, at + 1)).collect(),
            atoms: atoms::atoms(document, lexicon),
        }
    }

    /// The tokens that a span touches.
    #[must_use]
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let first = self.spans.partition_point(|token| token.end() <= span.start());
        let end = self.spans.partition_point(|token| token.start() < span.end());
        first..end.max(first)
    }

    fn block(&self, block: &Range<usize>) -> &[Atom] {
        self.atoms.get(block.clone()).unwrap_or(&[])
    }
}

fn arabic() -> Context {
    Context { language: Some("ar".to_string()), date: None }
}

/// The folded words of a text, a row for each block, with digits all alike: what vectors
/// of words are made from.
#[must_use]
pub fn rows_of_words(text: &ArticleText) -> Vec<Vec<String>> {
    let document = Document::new(text, &arabic());
    let word = |at: usize| match document.kind(at) {
        TokenKind::Number => "0".repeat(document.word(at).len().min(5)),
        TokenKind::Word | TokenKind::Sign | TokenKind::Address => document.word(at).to_string(),
    };
    document.blocks.iter().map(|block| block.clone().map(word).collect()).collect()
}

/// Everything that was learned.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Tagger {
    /// Words and lists of names.
    pub lexicon: Lexicon,
    /// The linear model of the first pass.
    pub first: Table,
    /// The network of the first pass.
    pub network: Network,
    /// The linear model of the second pass.
    pub second: Table,
    /// How the parts are weighed.
    pub balance: Balance,
}

/// How the parts are weighed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Balance {
    /// What the scores of the network count beside those of the linear model.
    pub network: f32,
    /// What is taken from the score of "no name".
    pub outside: f32,
    /// What the scores of the first pass count in the second.
    pub first: f32,
}

impl Tagger {
    /// Reads what [`Tagger::to_bytes`] wrote; from other bytes comes a tagger of nonsense,
    /// never a panic. They are used as they lie there.
    #[must_use]
    pub fn from_bytes(bytes: &'static [u8]) -> Tagger {
        let mut tagger = Tagger::default();
        tagger.code(&mut Decoder::new(bytes));
        tagger
    }

    /// The tagger that is shipped.
    #[must_use]
    pub fn bundled() -> &'static Tagger {
        static BUNDLED: LazyLock<Tagger> = LazyLock::new(|| {
            Tagger::from_bytes(include_bytes!("../../../assets/facts/tagger_ar.bin"))
        });
        &BUNDLED
    }

    /// The file that is shipped.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut encoder = Encoder::default();
        self.clone().code(&mut encoder);
        encoder.finish()
    }

    fn code(&mut self, coder: &mut impl Coder) {
        let balance = &mut self.balance;
        for weight in [&mut balance.network, &mut balance.outside, &mut balance.first] {
            *weight = coder.fraction(*weight);
        }
        self.lexicon.code(coder);
        self.first.code(coder);
        self.network.code(coder);
        self.second.code(coder);
    }

    /// The scores of the first pass, a row of them for each block.
    #[must_use]
    pub fn first_scores(&self, reading: &Reading) -> Vec<Vec<Scores>> {
        let mut near = NearWords::new(&self.lexicon);
        let mut features = Vec::new();
        let mut of_block = |block: &Range<usize>| {
            let atoms = reading.block(block);
            let token = |at: usize| {
                features.clear();
                features::features(atoms, at, &mut features);
                let mut scores = self.first.scores(&features);
                scores[OUTSIDE] -= self.balance.outside;
                scores
            };
            let mut scores: Vec<Scores> = (0..atoms.len()).map(token).collect();
            self.network.add_scores(atoms, self.balance.network, &mut near, &mut scores);
            scores
        };
        reading.blocks.iter().map(&mut of_block).collect()
    }

    /// The tags of all tokens.
    #[must_use]
    pub fn tags(&self, reading: &Reading) -> Vec<usize> {
        let first = self.first_scores(reading);
        let tags: Vec<usize> = first
            .iter()
            .flat_map(|scores| decode::best_tags(scores, self.first.transitions()))
            .collect();
        if self.second.is_empty() {
            return tags;
        }
        let features = memory::features(&reading.atoms, &reading.blocks, &tags);
        let mut features = features.iter();
        let mut second = Vec::with_capacity(tags.len());
        for scores in first {
            let add = |scores: Scores| {
                let mut sum = self.second.scores(features.next().map_or(&[], Vec::as_slice));
                for (sum, score) in sum.iter_mut().zip(scores) {
                    *sum += self.balance.first * score;
                }
                sum
            };
            let scores: Vec<Scores> = scores.into_iter().map(add).collect();
            second.extend(decode::best_tags(&scores, self.second.transitions()));
        }
        second
    }

    /// The names of a text: their tokens and kinds.
    #[must_use]
    pub fn names(&self, reading: &Reading) -> Vec<(Range<usize>, NameKind)> {
        tags::names(&self.tags(reading))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_is_read_whole() {
        let bundled = Tagger::bundled();
        assert!(bundled.first.len() > 10_000 && bundled.second.len() > 100);
        assert!(bundled.to_bytes() == include_bytes!("../../../assets/facts/tagger_ar.bin"));
    }

    #[test]
    fn any_bytes_give_a_tagger_that_works() {
        let text = crate::facts::cases::article("زار الوفد مدينة بيروت\nثم عاد");
        for bytes in [&[][..], &[7; 3], &[255; 900], b"not a tagger at all, but text"] {
            let tagger = Tagger::from_bytes(bytes);
            let reading = Reading::new(&text, &tagger.lexicon);
            assert_eq!(tagger.tags(&reading).len(), reading.spans.len());
        }
    }
}
