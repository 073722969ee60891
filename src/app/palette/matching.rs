//! How well what was typed fits a name or a sentence, and which of its letters are meant.

use crate::text::{Span, fold};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// A letter where a word begins, or behind its article.
const AT_START: i32 = 12;
/// A letter right behind the one before it.
const NEXT: i32 = 14;
/// Any other letter.
const ANYWHERE: i32 = 1;
/// A word that is typed as a whole.
const WHOLE_WORD: i32 = 15;

/// How freely the letters of a word may be strewn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Freedom {
    /// Anywhere, in their order: for names, which are short.
    Anywhere,
    /// Next to one another or at the starts of words: a sentence has all letters somewhere.
    AtStarts,
}

/// A fit: the better, the higher.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) score: i32,
    /// The letters that are meant, in order.
    pub(super) hits: Vec<Span>,
}

/// A letter in its search form, with the place of its cluster.
struct Letter {
    folded: char,
    source: Span,
    /// Whether a word begins here.
    is_start: bool,
    /// Whether a word ends behind it.
    is_end: bool,
}

/// How well the words of a query fit a text: each has to be there, in any order.
pub(super) fn fit(query: &str, text: &str, freedom: Freedom) -> Option<Fit> {
    let mut whole = Fit::default();
    if query.trim().is_empty() {
        return Some(whole);
    }
    let letters = letters_of(text);
    // Of two that fit alike, the shorter one is meant.
    whole.score -= i32::try_from(letters.len() / 8).unwrap_or(0);
    for word in query.split_whitespace() {
        let word: Vec<char> = letters_of(word).iter().map(|letter| letter.folded).collect();
        // A mark alone has no letter to look for.
        if word.is_empty() {
            continue;
        }
        let (score, places) = best(&word, &letters, freedom)?;
        whole.score += score;
        whole.hits.extend(places.iter().filter_map(|at| Some(letters.get(*at)?.source)));
    }
    whole.hits.sort();
    whole.hits.dedup();
    Some(whole)
}

/// The text in its search form without accents, letter by letter.
fn letters_of(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    let mut was_letter = false;
    for (start, cluster) in text.grapheme_indices(true) {
        let bare: String = cluster.nfd().filter(|c| !is_combining_mark(*c)).collect();
        let source = Span::new(start, start + cluster.len());
        for folded in fold(&bare).text().chars() {
            let is_letter = folded.is_alphanumeric();
            if let Some(last) = letters.last_mut() {
                last.is_end = was_letter && !is_letter;
            }
            let is_start = is_letter && !was_letter || is_behind_article(&letters);
            letters.push(Letter { folded, source, is_start, is_end: false });
            was_letter = is_letter;
        }
    }
    if let Some(last) = letters.last_mut() {
        last.is_end = true;
    }
    letters
}

/// Whether the letters end with a word that is only the Arabic article so far.
fn is_behind_article(letters: &[Letter]) -> bool {
    match letters {
        [.., alef, lam] => alef.is_start && alef.folded == 'ا' && lam.folded == 'ل',
        _ => false,
    }
}

/// The best places for the letters of a word, and what they are worth.
fn best(word: &[char], letters: &[Letter], freedom: Freedom) -> Option<(i32, Vec<usize>)> {
    // For each letter of the word: what it is worth to end at each place, and where it came from.
    let mut rows: Vec<Vec<Option<(i32, usize)>>> = Vec::new();
    for (idx, wanted) in word.iter().enumerate() {
        let before = idx.checked_sub(1).and_then(|before| rows.get(before));
        let mut best_before: Option<(i32, usize)> = None;
        let mut row = Vec::with_capacity(letters.len());
        for (at, letter) in letters.iter().enumerate() {
            let worth_alone = if letter.is_start { AT_START } else { ANYWHERE };
            let may_jump = letter.is_start || freedom == Freedom::Anywhere;
            let next_to = before
                .and_then(|row| *row.get(at.checked_sub(1)?)?)
                .map(|(worth, _)| (worth + NEXT, at - 1));
            let jumped =
                best_before.filter(|_| may_jump).map(|(worth, from)| (worth + worth_alone, from));
            let first = before.is_none().then_some((worth_alone, at));
            let worth =
                [next_to, jumped, first].into_iter().flatten().max_by_key(|(worth, _)| *worth);
            row.push(worth.filter(|_| letter.folded == *wanted));
            if let Some((worth, _)) = before.and_then(|row| *row.get(at)?)
                && best_before.is_none_or(|(other, _)| worth > other)
            {
                best_before = Some((worth, at));
            }
        }
        rows.push(row);
    }
    let ends = rows.last()?.iter().enumerate();
    let (mut at, (worth, _)) = ends
        .filter_map(|(at, cell)| Some((at, (*cell)?)))
        .max_by_key(|(at, (worth, _))| (*worth, std::cmp::Reverse(*at)))?;
    let mut places = vec![at];
    for row in rows.iter().skip(1).rev() {
        at = row.get(at).copied().flatten()?.1;
        places.push(at);
    }
    places.reverse();
    let is_whole = is_whole_word(&places, letters);
    Some((worth + if is_whole { WHOLE_WORD } else { 0 }, places))
}

fn is_whole_word(places: &[usize], letters: &[Letter]) -> bool {
    let is_row = places.windows(2).all(|pair| matches!(pair, [one, two] if one + 1 == *two));
    let starts = places.first().and_then(|at| letters.get(*at)).is_some_and(|first| first.is_start);
    let ends = places.last().and_then(|at| letters.get(*at)).is_some_and(|last| last.is_end);
    is_row && starts && ends
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with what is hit in brackets.
    fn hit(query: &str, text: &str, freedom: Freedom) -> Option<String> {
        let fit = fit(query, text, freedom)?;
        let is_hit = |at: usize| fit.hits.iter().any(|hit| hit.start() <= at && at < hit.end());
        let mut shown = String::new();
        for (at, cluster) in text.grapheme_indices(true) {
            if is_hit(at) {
                shown.push_str(&format!("[{cluster}]"));
            } else {
                shown.push_str(cluster);
            }
        }
        Some(shown.replace("][", ""))
    }

    #[test]
    fn letters_are_found_in_their_order() {
        use Freedom::{Anywhere, AtStarts};
        assert_eq!(hit("mar", "mark-all-read", Anywhere).as_deref(), Some("[mar]k-all-read"));
        assert_eq!(hit("mall", "mark-all-read", Anywhere).as_deref(), Some("[m]ark-[all]-read"));
        assert_eq!(
            hit("mkrd", "mark-all-read", Anywhere).as_deref(),
            Some("[m]ar[k]-all-[r]ea[d]")
        );
        assert_eq!(hit("mkrd", "Mark all read", AtStarts), None);
        assert_eq!(hit("alre", "Mark all read", AtStarts).as_deref(), Some("Mark [al]l [re]ad"));
        assert_eq!(
            hit("read mark", "Mark all read", AtStarts).as_deref(),
            Some("[Mark] all [read]")
        );
        assert_eq!(hit("xyz", "mark-all-read", Anywhere), None);
    }

    #[test]
    fn script_case_and_accents_do_not_matter() {
        use Freedom::AtStarts;
        assert_eq!(hit("بحث", "البَحْث عن أي أمر", AtStarts).as_deref(), Some("ال[بَحْث] عن أي أمر"));
        assert_eq!(hit("امر", "البحث عن أي أمر", AtStarts).as_deref(), Some("البحث عن أي [أمر]"));
        assert_eq!(hit("قراءه", "قراءة التالي", AtStarts).as_deref(), Some("[قراءة] التالي"));
        assert_eq!(hit("CAFE", "au café", AtStarts).as_deref(), Some("au [café]"));
    }

    #[test]
    fn words_and_their_starts_are_worth_more() {
        let score = |query, text| fit(query, text, Freedom::Anywhere).map_or(0, |fit| fit.score);
        assert!(score("sort", "sort") > score("sort", "resort-now"));
        assert!(score("down", "down") > score("down", "page-down"));
        assert!(score("re", "refresh") > score("re", "stop-refresh"));
        assert!(score("بحث", "البحث") > score("بحث", "مباحثات"));
    }

    #[test]
    fn nothing_typed_fits_everything_and_a_sign_alone_is_looked_for() {
        assert_eq!(fit("", "open", Freedom::Anywhere).map(|fit| fit.hits), Some(Vec::new()));
        assert_eq!(fit("-", "open", Freedom::Anywhere), None);
        assert_eq!(fit("\u{64E}", "open", Freedom::Anywhere).map(|fit| fit.hits), Some(Vec::new()));
    }
}
