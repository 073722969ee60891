//! The letters that Arabic and Hebrew write on to the next word (and, in, like, for, the), so that
//! a search for a word finds it with them too.
//!
//! There is no dictionary but a list of the words that begin with such a letter of their own
//! (`own_letter.rs`). What is not in it is read both ways, and is found by both: a word that is
//! found too often is better than one that is not found.

use super::language;
use super::own_letter::is_own;

/// What is left is a word from this many letters on; Arabic roots have three.
const SHORTEST: usize = 3;

/// The most readings of one word, by the lists below.
const MOST: usize = 8;

const ARABIC_CONJUNCTIONS: [char; 2] = ['و', 'ف'];
const ARABIC_PREPOSITIONS: [char; 3] = ['ب', 'ك', 'ل'];
/// Alone and behind prepositions; ل takes its alef away.
const ARABIC_ARTICLES: [&str; 4] = ["ال", "بال", "كال", "لل"];

const HEBREW_CONJUNCTIONS: [&str; 2] = ["", "ו"];
const HEBREW_RELATIVES: [&str; 3] = ["", "ש", "כש"];
const HEBREW_PREPOSITIONS: [&str; 5] = ["", "ב", "ל", "מ", "כ"];
const HEBREW_ARTICLES: [&str; 2] = ["", "ה"];

/// Whether words of a language are read so; also where the language is not known.
#[must_use]
pub fn has_proclitics(language: Option<&str>) -> bool {
    language.is_none_or(|tag| {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or("");
        language::is_arabic(tag) || ["he", "iw"].iter().any(|he| he.eq_ignore_ascii_case(primary))
    })
}

/// What may be left of a folded word without the letters that are written on to it: each reading
/// once, none where there are no such letters.
///
/// ```
/// use khabar::text::bare_forms;
/// assert_eq!(bare_forms("والميناء"), ["الميناء", "ميناء"]);
/// assert_eq!(bare_forms("מיניסטר"), ["יניסטר"]);
/// assert!(bare_forms("قال").is_empty());
/// ```
#[must_use]
pub fn bare_forms(word: &str) -> Vec<&str> {
    let mut forms = Vec::new();
    match word.chars().next() {
        Some('و' | 'ف' | 'ب' | 'ك' | 'ل' | 'ا') => {
            for rest in arabic_rests(word) {
                add(&mut forms, word, Some(rest));
                add(&mut forms, word, without(rest, &ARABIC_PREPOSITIONS));
                add(&mut forms, word, without_arabic_article(rest));
            }
        }
        Some('ו' | 'ש' | 'כ' | 'ב' | 'ל' | 'מ' | 'ה') => {
            for rest in HEBREW_CONJUNCTIONS.iter().filter_map(|cut| word.strip_prefix(cut)) {
                for rest in HEBREW_RELATIVES.iter().filter_map(|cut| rest.strip_prefix(cut)) {
                    for rest in HEBREW_PREPOSITIONS.iter().filter_map(|cut| rest.strip_prefix(cut))
                    {
                        for article in HEBREW_ARTICLES {
                            add(&mut forms, word, rest.strip_prefix(article));
                        }
                    }
                }
            }
        }
        _ => {}
    }
    forms
}

/// What is left of a folded word without its article and what stands before that; none where it
/// has none.
#[must_use]
pub fn without_article(word: &str) -> Option<&str> {
    let arabic = arabic_rests(word).filter_map(without_arabic_article);
    let hebrew = HEBREW_CONJUNCTIONS.iter().filter_map(|cut| word.strip_prefix(cut));
    let hebrew = hebrew.filter_map(|rest| rest.strip_prefix('ה'));
    arabic.chain(hebrew).find(|rest| is_long_enough(rest))
}

/// A word, and what is left of it behind a conjunction.
fn arabic_rests(word: &str) -> impl Iterator<Item = &str> {
    [Some(word), without(word, &ARABIC_CONJUNCTIONS)].into_iter().flatten()
}

/// What is left behind one of these letters, unless it is the word's own.
fn without<'a>(word: &'a str, letters: &[char]) -> Option<&'a str> {
    word.strip_prefix(letters).filter(|_| !is_own(word))
}

/// What is left behind an article that stands at the start or behind a preposition.
fn without_arabic_article(word: &str) -> Option<&str> {
    let rest = ARABIC_ARTICLES.iter().find_map(|cut| word.strip_prefix(cut))?;
    // Of the three ل of a لجنة with ل and the article, two are written.
    let own = word.strip_prefix('ل').filter(|own| is_own(own));
    own.or(Some(rest)).filter(|_| !is_own(word))
}

fn add<'a>(forms: &mut Vec<&'a str>, word: &str, rest: Option<&'a str>) {
    let Some(rest) = rest.filter(|rest| rest.len() < word.len() && is_long_enough(rest)) else {
        return;
    };
    if !forms.contains(&rest) && forms.len() < MOST {
        forms.push(rest);
    }
}

fn is_long_enough(rest: &str) -> bool {
    rest.chars().nth(SHORTEST - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_before_a_word_are_cut() {
        let port =
            ["الميناء", "والميناء", "بالميناء", "للميناء", "وللميناء", "كالميناء", "ولميناء"];
        for word in port {
            assert!(bare_forms(word).contains(&"ميناء"), "{word}: {:?}", bare_forms(word));
        }
        assert!(bare_forms("ببيروت").contains(&"بيروت"));
        assert!(bare_forms("للغه").contains(&"لغه"), "its own ل stays");
        for word in ["הממשלה", "בממשלה", "והממשלה", "שהממשלה", "כשבממשלה"]
        {
            assert!(bare_forms(word).contains(&"ממשלה"), "{word}: {:?}", bare_forms(word));
        }
    }

    #[test]
    fn what_is_left_is_long_enough_to_be_a_word() {
        for word in ["الله", "بنك", "وزن", "قال", "وال", "لا", "ال", "", "bank", "هدف"]
        {
            assert_eq!(bare_forms(word), [""; 0], "{word}");
        }
    }

    #[test]
    fn the_article_goes_with_what_stands_before_it() {
        assert_eq!(without_article("الميناء"), Some("ميناء"));
        assert_eq!(without_article("وبالميناء"), Some("ميناء"));
        assert_eq!(without_article("للميناء"), Some("ميناء"));
        assert_eq!(without_article("הממשלה"), Some("ממשלה"));
        assert_eq!(without_article("للجنه"), Some("لجنه"), "its own ل stays");
        for word in ["وزير", "بيروت", "لبنان", "الله", "כלכלה", "والدته", "كاليفورنيا"]
        {
            assert_eq!(without_article(word), None, "{word}");
        }
    }

    #[test]
    fn a_word_without_its_article_is_one_of_its_readings() {
        let words = ["الميناء", "فالميناء", "وللميناء", "הממשלה", "והממשלה", "المانيا", "للغات"];
        for word in words {
            let rest = without_article(word).expect("an article");
            assert!(bare_forms(word).contains(&rest), "{word}: {:?}", bare_forms(word));
        }
    }

    #[test]
    fn other_languages_have_none() {
        for (language, expected) in
            [(None, true), (Some("ar-LB"), true), (Some("he"), true), (Some("fa"), false)]
        {
            assert_eq!(has_proclitics(language), expected, "{language:?}");
        }
    }
}
