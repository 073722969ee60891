//! `khabar facts`: finds the key facts of texts and prints them, for programs or for people.

use super::arguments::Facts;
use super::fact_list::print_list;
use super::failure::{Failure, not_opened};
use super::head::Head;
use super::speech::Speech;
use crate::facts::{Context, find, find_all};
use crate::news::{Article, Fact};
use crate::text::direction_of;
use crate::work;
use jiff::civil::Date;
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// Each text that can be read is answered, each entry of a feed too; that one cannot does not
/// keep the others away.
pub(super) fn facts(options: &Facts, speech: &Speech) -> Result<(), Failure> {
    let mut output = BufWriter::new(io::stdout().lock());
    let mut failed = false;
    let mut is_first = true;
    for file in &options.files {
        let articles = work::articles_at(file).unwrap_or_else(|reason| {
            let sentence = not_opened(&reason, speech.language);
            speech.complain_of(&work::shown_name(file), &sentence);
            failed = true;
            Vec::new()
        });
        for article in &articles {
            if !std::mem::take(&mut is_first) && !options.json {
                writeln!(output)?;
            }
            answer(article, options, speech, &mut output)?;
        }
    }
    if failed { Err(Failure::Told) } else { Ok(()) }
}

/// As a list for people, or as JSON.
fn answer(
    article: &Article,
    options: &Facts,
    speech: &Speech,
    output: &mut impl Write,
) -> io::Result<()> {
    let context = context(article, options.date);
    if options.json {
        let facts = find_all(&article.text, &context);
        serde_json::to_writer(&mut *output, &Answer::new(article, &facts))?;
        writeln!(output)?;
    } else {
        print_list(article, &find(&article.text, &context), speech, output)?;
    }
    output.flush()
}

fn context(article: &Article, date: Option<Date>) -> Context {
    let published = || article.published.as_ref().map(jiff::Zoned::date);
    Context { language: article.language.clone(), date: date.or_else(published) }
}

/// The JSON that other programs rely on.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    text: &'a str,
    facts: Vec<AnsweredFact<'a>>,
}

#[derive(Serialize)]
struct AnsweredFact<'a> {
    kind: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verb: Option<&'a str>,
    salience: f64,
    mentions: Vec<Mention>,
}

/// Unicode scalar values from the start of the text; the end is exclusive.
#[derive(Serialize)]
struct Mention {
    start: usize,
    end: usize,
}

impl<'a> Answer<'a> {
    fn new(article: &'a Article, facts: &'a [Fact]) -> Self {
        let text = &article.text.plain;
        let language = article.language.as_deref();
        let positions = CharPositions::new(text);
        Self {
            head: Head::new(Some(article.title()), language, direction_of(text, language)),
            text,
            facts: facts.iter().map(|fact| AnsweredFact::new(fact, &positions)).collect(),
        }
    }
}

impl<'a> AnsweredFact<'a> {
    fn new(fact: &'a Fact, positions: &CharPositions<'_>) -> Self {
        let mention = |span: &crate::text::Span| Mention {
            start: positions.at_byte(span.start()),
            end: positions.at_byte(span.end()),
        };
        Self {
            kind: fact.kind.name(),
            text: &fact.text,
            value: fact.value.as_deref(),
            role: fact.role.as_deref(),
            speaker: fact.speaker.as_deref(),
            verb: fact.verb.as_deref(),
            // Three decimals say all there is to say.
            salience: (f64::from(fact.salience) * 1000.0).round() / 1000.0,
            mentions: fact.mentions.iter().map(mention).collect(),
        }
    }
}

/// Turns bytes into characters without counting from the start each time.
struct CharPositions<'a> {
    text: &'a str,
    /// How many characters start before each step of bytes.
    steps: Vec<usize>,
}

const STEP_BYTES: usize = 1024;

impl<'a> CharPositions<'a> {
    fn new(text: &'a str) -> Self {
        let mut steps = vec![0];
        let mut chars = 0;
        for chunk in text.as_bytes().chunks(STEP_BYTES) {
            chars += count_starts(chunk);
            steps.push(chars);
        }
        Self { text, steps }
    }

    fn at_byte(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let step = byte / STEP_BYTES;
        let rest = self.text.as_bytes().get(step * STEP_BYTES..byte).unwrap_or_default();
        self.steps.get(step).copied().unwrap_or(0) + count_starts(rest)
    }
}

/// Bytes that start a character of UTF-8.
fn count_starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_characters() {
        let text = "aخبر 😀 ".repeat(700);
        let positions = CharPositions::new(&text);
        for (index, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(positions.at_byte(byte), index);
        }
        assert_eq!(positions.at_byte(text.len()), text.chars().count());
    }
}
