//! The text made ready for the rules: tokens, sentences, language, date.

pub mod clitics;
pub mod fold;
pub mod language;
pub mod phrases;
pub mod places;
pub mod quotes;
mod sentences;
pub mod tokens;
pub mod words;

use crate::facts::Context;
use crate::facts::numbers::numerals::{self, Numeral};
use crate::news::{ArticleText, BlockKind, language_of};
use crate::text::Span;
use jiff::civil::Date;
pub use language::Language;
use std::ops::Range;
use tokens::{Token, TokenKind, Tokens};

/// A text ready for the rules. Token numbers past the end are allowed everywhere: they
/// read as empty signs, so that a rule can look ahead without asking how far.
pub struct Document<'a> {
    pub plain: &'a str,
    pub language: Language,
    pub date: Option<Date>,
    /// Token ranges.
    pub sentences: Vec<Range<usize>>,
    /// Token ranges.
    pub blocks: Vec<Range<usize>>,
    /// How many sentences the title has.
    pub title_sentences: usize,
    /// All numbers, in order.
    pub numerals: Vec<Numeral>,
    tokens: Tokens,
    /// The sentence of each token.
    sentence_of: Vec<u32>,
}

impl<'a> Document<'a> {
    pub fn new(text: &'a ArticleText, context: &Context) -> Document<'a> {
        let plain = text.plain.as_str();
        let declared = context.language.as_deref().and_then(Language::from_tag);
        let found = || language_of(plain).and_then(Language::from_tag);
        let mut document = Document {
            plain,
            language: declared.or_else(found).unwrap_or(Language::English),
            date: context.date,
            sentences: Vec::new(),
            blocks: Vec::new(),
            title_sentences: 0,
            numerals: Vec::new(),
            tokens: Tokens::default(),
            sentence_of: Vec::new(),
        };
        for (block_idx, block) in text.blocks.iter().enumerate() {
            let first = document.len();
            if block.kind != BlockKind::Code {
                document.tokens.read(plain, block.span);
            }
            sentences::split(&mut document, first);
            document.blocks.push(first..document.len());
            if block_idx == 0 {
                document.title_sentences = document.sentences.len();
            }
        }
        document.numerals = numerals::all(&document);
        document
    }

    /// Adds a sentence of the tokens given; they follow those of the last one.
    pub fn push_sentence(&mut self, tokens: Range<usize>) {
        let number = u32::try_from(self.sentences.len()).unwrap_or(u32::MAX);
        self.sentence_of.resize(tokens.end, number);
        self.sentences.push(tokens);
    }

    pub fn len(&self) -> usize {
        self.tokens.items.len()
    }

    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.items.get(at)
    }

    pub fn kind(&self, at: usize) -> TokenKind {
        self.token(at).map_or(TokenKind::Sign, |token| token.kind)
    }

    /// The folded form; for a number its digits are ASCII.
    pub fn word(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.folded.slice(&self.tokens.folded))
    }

    /// As written.
    pub fn raw(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.span.slice(self.plain))
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.kind(at) == TokenKind::Word
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.kind(at) == TokenKind::Number
    }

    /// Whether the token is this sign.
    pub fn is_sign(&self, at: usize, sign: &str) -> bool {
        self.kind(at) == TokenKind::Sign && self.word(at) == sign
    }

    /// Whether it touches the token before it.
    pub fn is_glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.glued)
    }

    /// The number of the sentence of a token.
    pub fn sentence(&self, at: usize) -> usize {
        self.sentence_of.get(at).map_or(usize::MAX, |&number| number as usize)
    }

    pub fn same_sentence(&self, one: usize, other: usize) -> bool {
        self.sentence(one) == self.sentence(other) && other < self.len()
    }

    /// The first token past the sentence of `at`.
    pub fn sentence_end(&self, at: usize) -> usize {
        self.sentences.get(self.sentence(at)).map_or(self.len(), |sentence| sentence.end)
    }

    /// The first token of the sentence of `at`.
    pub fn sentence_start(&self, at: usize) -> usize {
        self.sentences.get(self.sentence(at)).map_or(0, |sentence| sentence.start)
    }

    /// The text of the tokens `first..end`.
    pub fn span(&self, first: usize, end: usize) -> Span {
        self.span_after(first, 0, end)
    }

    /// The text of the tokens `first..end` without the first `skip` folded letters, a clitic.
    pub fn span_after(&self, first: usize, skip: usize, end: usize) -> Span {
        let (Some(first), Some(last)) = (self.token(first), self.token(end.saturating_sub(1)))
        else {
            return Span::default();
        };
        let start = first.span.start() + fold::offset(first.span.slice(self.plain), skip);
        Span::new(start, last.span.end())
    }

    /// The tokens that a span touches.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let items = &self.tokens.items;
        let first = items.partition_point(|token| token.span.end() <= span.start());
        let end = items.partition_point(|token| token.span.start() < span.end());
        first..end.max(first)
    }

    /// The token that stands at a byte or follows it.
    pub fn token_at(&self, byte: usize) -> usize {
        self.tokens.items.partition_point(|token| token.span.end() <= byte)
    }

    /// The folded words of a span, joined by spaces: equal for equal names.
    pub fn key(&self, span: Span) -> String {
        let mut key = String::new();
        for word in span.slice(self.plain).split_whitespace() {
            if !key.is_empty() {
                key.push(' ');
            }
            fold::fold_into(word, &mut key);
        }
        key
    }
}
