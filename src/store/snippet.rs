//! Where a search found its words: a stretch of the text around them.

use super::bodies::Unpacked;
use super::{ArticleId, Library, Query, StoreError};
use crate::text::{Span, bare_forms, fold};
use rusqlite::OptionalExtension;

/// A stretch of an article's text with what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Words of the text on one line; nothing is added where it was cut.
    pub text: String,
    /// Where it stands in [`StoredArticle::plain`](super::StoredArticle::plain).
    pub source: Span,
    /// What was found, as spans of `text`, in order.
    pub hits: Vec<Span>,
    /// Whether the article's text goes on before it.
    pub is_cut_before: bool,
    /// Whether the article's text goes on after it.
    pub is_cut_after: bool,
}

impl Library {
    /// The stretch of an article in which most of the words of a query stand close together, of
    /// about so many characters; the start of the text where there are none in it.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn snippet(
        &self,
        id: ArticleId,
        query: &Query,
        chars: usize,
    ) -> Result<Option<Snippet>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT texts, title FROM bodies JOIN articles ON id = article_id WHERE id = ?1",
        )?;
        let found: Option<(Unpacked, String)> =
            statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        Ok(found.map(|(texts, title)| {
            // A list shows what can be read of one that is damaged.
            let plain = texts.readable().plain;
            let body = if plain.starts_with(&title) { title.len() } else { 0 };
            around(&plain, body, &hits(&plain, query), chars)
        }))
    }
}

/// Where the words of a query stand in a text, in order, not overlapping.
pub(super) fn hits(plain: &str, query: &Query) -> Vec<Span> {
    let folded = fold(plain);
    let mut hits = Vec::new();
    query.for_each_word(&mut |words, is_prefix| {
        let found = folded.find_all(words);
        let is_one = !words.contains(' ');
        let is_hit = |hit: &Span| {
            ends_a_word(plain, *hit, is_prefix)
                && (begins_a_word(plain, *hit) || (is_one && is_bare_form(plain, *hit)))
        };
        hits.extend(found.into_iter().filter(is_hit));
    });
    hits.sort_unstable();
    hits.dedup_by(|next, before| next.overlaps(*before));
    hits
}

/// Whether no word goes on after it, unless it may.
fn ends_a_word(plain: &str, hit: Span, is_prefix: bool) -> bool {
    is_prefix || !plain.get(hit.end()..).is_some_and(|after| after.starts_with(is_of_word))
}

/// Whether no word goes on before it.
fn begins_a_word(plain: &str, hit: Span) -> bool {
    !plain.get(..hit.start()).is_some_and(|before| before.ends_with(is_of_word))
}

/// Whether before it in its word stands only what is written on to words, as the index has it.
fn is_bare_form(plain: &str, hit: Span) -> bool {
    let (Some(before), Some(rest)) = (plain.get(..hit.start()), plain.get(hit.start()..)) else {
        return false;
    };
    let written_on = before.get(before.trim_end_matches(is_of_word).len()..).unwrap_or("");
    let end = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
    let (written_on, rest) = (fold(written_on), fold(rest.get(..end).unwrap_or("")));
    let word = format!("{}{}", written_on.text(), rest.text());
    bare_forms(&word).contains(&rest.text())
}

/// Letters, digits, and what stands within words: marks, tatweel. A zero-width non-joiner
/// parts what is found from the rest of its word.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// The stretch around the hits that lie closest together, of those after the title where there
/// are any.
fn around(plain: &str, body: usize, hits: &[Span], chars: usize) -> Snippet {
    let in_body = hits.iter().position(|hit| hit.start() >= body).unwrap_or(0);
    let candidates = hits.get(in_body..).unwrap_or_default();
    // Two bytes for a character: right for Arabic, generous for Latin.
    let bytes = chars * 2;
    let reach = |first: &Span| {
        candidates
            .iter()
            .filter(|hit| hit.start() >= first.start() && hit.end() <= first.start() + bytes / 2)
            .count()
    };
    // The first of the best.
    let best = candidates.iter().rev().max_by_key(|hit| reach(hit));
    let from =
        best.map_or(body, |hit| hit.start().saturating_sub(bytes / 4).max(body.min(hit.start())));
    let source = whole_words(plain, from, chars, best.copied());
    let text = plain.get(source.range()).unwrap_or("");
    let inside = hits.iter().filter(|hit| source.covers(**hit));
    Snippet {
        // One byte for one byte: the hits stay where they are.
        text: text.replace(['\n', '\t'], " "),
        hits: inside
            .map(|hit| Span::new(hit.start() - source.start(), hit.end() - source.start()))
            .collect(),
        is_cut_before: plain.get(body..source.start()).is_some_and(|cut| !cut.trim().is_empty()),
        is_cut_after: source.end() < plain.trim_end().len(),
        source,
    }
}

/// About so many characters from a place on, without the pieces of words at both ends.
fn whole_words(plain: &str, from: usize, chars: usize, hit: Option<Span>) -> Span {
    let latest = hit.map_or(plain.len(), Span::start);
    let mut start = (from..=latest).find(|at| plain.is_char_boundary(*at)).unwrap_or(latest);
    let is_inside_word = plain.get(..start).is_some_and(|before| before.ends_with(is_of_word));
    let rest = plain.get(start..latest).unwrap_or("");
    if is_inside_word {
        start += rest.find(char::is_whitespace).unwrap_or(rest.len());
    }
    let rest = plain.get(start..).unwrap_or("");
    start += rest.len() - rest.trim_start().len();
    let rest = plain.get(start..).unwrap_or("").trim_end();
    let Some((limit, _)) = rest.char_indices().nth(chars) else {
        return Span::new(start, start + rest.len());
    };
    let kept = rest.get(..limit).unwrap_or(rest);
    let end = kept.rfind(char::is_whitespace).filter(|end| *end > 0).unwrap_or(limit);
    let end = kept.get(..end).map_or(end, |kept| kept.trim_end().len());
    let end = (start + end).max(hit.map_or(0, Span::end));
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn snippet(plain: &str, query: &str, chars: usize) -> Snippet {
        let title = plain.lines().next().unwrap_or("").len();
        around(plain, title, &hits(plain, &Query::read(query)), chars)
    }

    fn lit(snippet: &Snippet) -> Vec<&str> {
        snippet.hits.iter().map(|hit| hit.slice(&snippet.text)).collect()
    }

    const PLAIN: &str = "ميناء جديد\n\nقالت وزيرة النقل ليلى حداد إن الميناء يفتح قريبا.\n\n\
        ويستقبل المِينَاءُ ركابا من مدن كثيرة، وتقول الوزيرة إن الميناء يستقبل سفنا كبيرة أيضا.";

    #[test]
    fn hits_are_whole_words_with_their_marks() {
        let found = snippet(PLAIN, "\"الميناء\"", 500);
        assert_eq!(lit(&found), ["الميناء", "المِينَاءُ", "الميناء"]);
        assert!(!found.is_cut_before && !found.is_cut_after);
        assert_eq!(lit(&snippet(PLAIN, "مينا", 500)), [""; 0]);
        assert_eq!(lit(&snippet(PLAIN, "الوزي*", 500)), ["وزي", "الوزي"]);
        assert_eq!(lit(&snippet(PLAIN, "وزيره -الميناء", 500)), ["وزيرة", "وزيرة"]);
    }

    #[test]
    fn hits_are_lit_without_what_is_written_on_to_them() {
        let plain = "عنوان\n\nسفن قرب ميناء صغير، وبالمِيناءِ رافعات، ثم ببيروت عاد كتاب";
        assert_eq!(lit(&snippet(plain, "ميناء", 500)), ["ميناء", "مِيناءِ"]);
        assert_eq!(lit(&snippet(plain, "الميناء", 500)), ["ميناء", "المِيناءِ"]);
        assert_eq!(lit(&snippet(plain, "بيرو*", 500)), ["بيرو"]);
        assert_eq!(
            lit(&snippet(plain, "\"ميناء رافعات\"", 500)),
            [""; 0],
            "a phrase is as written"
        );
        assert_eq!(lit(&snippet("x\n\nun café et un cafe", "cafe", 500)), ["café", "cafe"]);
    }

    #[test]
    fn the_stretch_is_where_the_words_stand_close() {
        let found = snippet(PLAIN, "سفنا كبيره", 40);
        assert!(found.text.contains("سفنا كبيرة"), "{found:?}");
        assert_eq!(lit(&found), ["سفنا", "كبيرة"]);
        assert!(found.is_cut_before);
        assert!(found.text.chars().count() <= 60, "{found:?}");
        let nothing = snippet(PLAIN, "tag:x", 20);
        assert!(nothing.text.starts_with("قالت") && nothing.is_cut_after, "{nothing:?}");
        assert!(!nothing.is_cut_before, "only the title is before it");
    }

    proptest! {
        #[test]
        fn any_text_has_one(plain in "\\PC{0,60}\n\n\\PC{0,200}", word in "\\PC{1,3}", chars in 0usize..80) {
            let found = snippet(&plain, &word, chars);
            let same = |text: &str| text.replace(['\n', '\t'], " ");
            prop_assert_eq!(&found.text, &same(found.source.slice(&plain)));
            for hit in &found.hits {
                prop_assert!(!hit.slice(&found.text).is_empty());
            }
        }
    }
}
