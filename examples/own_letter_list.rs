//! Makes the list of Arabic words whose first letter is their own, for the full-text index, out of
//! plain text.
//!
//! ```text
//! cargo run --release --example own_letter_list -- wiki_ar.txt > assets/text/own_letter_ar.txt
//! ```
//! The text is a paragraph a line; lines that begin with `<` are left out. The same text gives the
//! same bytes.
//!
//! Two measures tell whether the و of a word is its own or the conjunction:
//! * No conjunction or preposition stands behind the article, and none behind a preposition. So
//!   `الوزير` and `بوزارة` say that وزير and وزارة are words.
//! * How often a letter is written on to words is known, and so how many of the وزير there are
//!   could be و and زير. This speaks for words that take no article: `كانت`, `بينما`.
//!
//! In doubt a word is left out: one that is found too often is better than one that is not found.
//! The limits were set by reading the words on both sides of them.

use khabar::text::fold;
use std::collections::{BTreeSet, HashMap};
use std::process::ExitCode;

const HEADER: &str = "# Arabic words whose first letter is their own, folded, in order; \
    made from Arabic Wikipedia, CC BY-SA 4.0.";

/// A letter that may be written on to a word.
struct Letter {
    letter: char,
    /// Before so many of a word that stands often it is, at most: nine of ten words have it more
    /// rarely. Measured over words that begin with other letters.
    share: f64,
    /// A word that stands so many times as often as what is left of it is not that with the letter.
    /// Prepositions grow together with what they stand before (بواسطة), so they need more.
    excess: u32,
}

const LETTERS: [Letter; 5] = [
    Letter { letter: 'و', share: 0.25, excess: 20 },
    Letter { letter: 'ف', share: 0.025, excess: 20 },
    Letter { letter: 'ب', share: 0.11, excess: 120 },
    Letter { letter: 'ك', share: 0.013, excess: 20 },
    Letter { letter: 'ل', share: 0.09, excess: 120 },
];

const ARTICLES: [&str; 8] = ["ال", "وال", "فال", "بال", "كال", "وبال", "لل", "ولل"];
/// Those behind which a word that begins with ل is written with all its letters.
const NOT_OF_LAM: [&str; 3] = ["ال", "وال", "بال"];
const PREPOSITIONS: [&str; 6] = ["ب", "ك", "وب", "وك", "ل", "ول"];

const SUFFIXES: [&str; 28] = [
    "ها", "هم", "هما", "هن", "ه", "ي", "ا", "ان", "ين", "ون", "ات", "نا", "كم", "يه", "تها", "ته",
    "تهم", "تهما", "تين", "تان", "اته", "اتها", "اتهم", "وا", "ك", "يين", "يون", "تنا",
];

/// Words of which there are fewer are too few to judge them.
const FEWEST: u32 = 5;
/// From so many on a word is listed even if nothing is left of it that is a word: the index is
/// smaller for it.
const MANY: u32 = 20;
/// From so many on a word may vouch for its inflected forms.
const VOUCHING: u32 = 30;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("own_letter_list TEXT");
        return ExitCode::FAILURE;
    };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    println!("{HEADER}");
    for word in list(&Counts::of(&text)) {
        println!("{word}");
    }
    ExitCode::SUCCESS
}

/// The words of which something could be cut wrongly, in order.
fn list(counts: &Counts) -> BTreeSet<&str> {
    let with_article = counts.0.keys().filter_map(|word| word.strip_prefix("ال"));
    let words: BTreeSet<&str> = counts.0.keys().map(String::as_str).chain(with_article).collect();
    let words = words.into_iter().filter(|word| letter_of(word).is_some() && len(word) >= 3);
    let (own, others): (Vec<&str>, Vec<&str>) = words.partition(|word| counts.is_own(word));
    let vouching: BTreeSet<&str> =
        own.iter().copied().filter(|word| counts.may_vouch(word)).collect();
    let inflected = others.into_iter().filter(|word| counts.is_inflected(word, &vouching));
    let found = own.iter().copied().chain(inflected);
    found.filter(|word| counts.is_of_use(word) && !counts.hides_another(word)).collect()
}

/// How often each folded word stands in a text.
struct Counts(HashMap<String, u32>);

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts: HashMap<String, u32> = HashMap::new();
        for line in text.lines().filter(|line| !line.starts_with('<')) {
            for word in fold(line).text().split(|c: char| !c.is_alphanumeric()) {
                match counts.get_mut(word) {
                    Some(count) => *count += 1,
                    None => drop(counts.insert(word.to_owned(), 1)),
                }
            }
        }
        Self(counts)
    }

    fn count(&self, word: &str) -> u32 {
        self.0.get(word).copied().unwrap_or(0)
    }

    /// How often a word has these before it, one by one.
    fn with<'a>(&'a self, before: &'a [&str], word: &'a str) -> impl Iterator<Item = u32> + 'a {
        before.iter().map(move |before| self.count(&format!("{before}{word}")))
    }

    /// How often what is left of it stands by itself, in all its readings.
    fn rests(&self, word: &str) -> u32 {
        rests(word).map(|rest| self.count(rest)).sum()
    }

    /// How many of a word could be its first letter before what is left, at most.
    fn written_on(&self, word: &str) -> f64 {
        letter_of(word).map_or(0.0, |letter| letter.share * f64::from(self.rests(word)))
    }

    /// Whether the first letter of a word is its own, by what stands before it and by its number.
    fn is_own(&self, word: &str) -> bool {
        let count = self.count(word);
        let articles: u32 = self.with(&ARTICLES, word).sum();
        // لل before a word may be the article of one that begins with ل.
        let prepositions = PREPOSITIONS.get(..if word.starts_with('ل') { 4 } else { 6 });
        let prepositions: Vec<u32> =
            self.with(prepositions.unwrap_or(&PREPOSITIONS), word).collect();
        let standing = articles + prepositions.iter().sum::<u32>();
        if count + articles < FEWEST {
            return false;
        }
        // بوليس is no ب before وليس: one preposition alone says little.
        let sure = standing - prepositions.iter().max().unwrap_or(&0);
        let written_on = self.written_on(word);
        let by_standing = if sure == 0 { 0.0 } else { share_of(2 * sure, written_on) };
        let by_count = (1.0 - written_on / f64::from(count.max(1))).max(0.0);
        // Few are slips of the pen.
        let is_enough = standing >= 3 && standing * 200 >= count;
        let is_likely = by_count >= 0.75 || by_standing >= 0.8 || by_standing + by_count >= 1.0;
        is_enough && is_likely || self.is_in_excess(word)
    }

    /// Whether a word stands far too often to be what is left of it with a letter before.
    fn is_in_excess(&self, word: &str) -> bool {
        let count = self.count(word);
        let excess = letter_of(word).map_or(u32::MAX, |letter| letter.excess);
        let nouns: u32 = rests(word).map(|rest| self.with(&NOT_OF_LAM, rest).sum::<u32>()).sum();
        count >= MANY && count >= excess * self.rests(word) && count >= 20 * nouns
    }

    /// Whether it is well known as a noun, and not one with the article.
    fn may_vouch(&self, word: &str) -> bool {
        let articles: u32 = self.with(&ARTICLES, word).sum();
        let has_article = ARTICLES.iter().any(|article| word.starts_with(article));
        articles >= FEWEST && self.count(word) + articles >= VOUCHING && !has_article
    }

    /// Whether it is an inflected form of a word whose first letter is its own, and nothing speaks
    /// against that.
    fn is_inflected(&self, word: &str, vouching: &BTreeSet<&str>) -> bool {
        let count = self.count(word);
        if count < 3 || self.written_on(word) * 10.0 > f64::from(count) {
            return false;
        }
        let is_frequent = count > self.rests(word);
        let stems = SUFFIXES.iter().filter_map(|suffix| word.strip_suffix(suffix));
        stems.filter(|stem| len(stem) >= 3).any(|stem| {
            // What ends in ة ends in ت before a suffix.
            let feminine = format!("{stem}ه");
            [stem, &feminine]
                .into_iter()
                .any(|stem| vouching.contains(stem) && (is_frequent || len(stem) > 3))
        })
    }

    /// Whether a word with ل of its own keeps a more frequent one from being found behind the
    /// article: للطائف could be of لطائف, of which with ل and the article two ل are written.
    fn hides_another(&self, word: &str) -> bool {
        let Some(rest) = word.strip_prefix('ل') else { return false };
        let nouns = |word| self.with(&NOT_OF_LAM, word).sum::<u32>();
        let others = nouns(rest);
        self.count(rest) >= 2 && others > nouns(word) && others * 5 > self.count(word)
    }

    /// Whether it is long enough to be cut, and the cut would be seen.
    fn is_of_use(&self, word: &str) -> bool {
        let is_word = |rest| self.count(rest) + self.count(&format!("ال{rest}")) >= 2;
        len(word) > 3 && (self.count(word) >= MANY || rests(word).any(is_word))
    }
}

fn letter_of(word: &str) -> Option<&'static Letter> {
    LETTERS.iter().find(|letter| word.starts_with(letter.letter))
}

/// What is left of a word without its first letter, and without an article behind that.
fn rests(word: &str) -> impl Iterator<Item = &str> {
    let rest = letter_of(word).and_then(|letter| word.strip_prefix(letter.letter));
    let bare = rest.and_then(|rest| rest.strip_prefix("ال")).or_else(|| word.strip_prefix("لل"));
    rest.into_iter().chain(bare.filter(|bare| len(bare) >= 3))
}

fn share_of(part: u32, other: f64) -> f64 {
    f64::from(part) / (f64::from(part) + other)
}

fn len(word: &str) -> usize {
    word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(parts: &[(&str, usize)]) -> Vec<String> {
        let text: String =
            parts.iter().map(|(words, times)| format!("{words}\n").repeat(*times)).collect();
        list(&Counts::of(&text)).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn what_stands_behind_an_article_or_a_preposition_is_listed() {
        let found = listed(&[("وزير", 40), ("الوزير وزيرا", 20), ("زير الزير", 3), ("بالوزير", 1)]);
        assert_eq!(found, ["وزير", "وزيرا"]);
        let found = listed(&[("بيليه", 40), ("لبيليه وبيليه كبيليه", 4), ("يليه", 30)]);
        assert_eq!(found, ["بيليه"]);
    }

    #[test]
    fn what_is_far_too_frequent_is_listed() {
        assert_eq!(listed(&[("كانت", 400), ("انت", 10)]), ["كانت"]);
    }

    #[test]
    fn what_may_have_a_letter_written_on_is_not() {
        assert_eq!(listed(&[("وكان", 100), ("كان", 300), ("لوكان", 3)]), [""; 0]);
        assert_eq!(
            listed(&[("والي", 100), ("الوالي", 20), ("الي", 7000)]),
            [""; 0],
            "و before إلى"
        );
        assert_eq!(listed(&[("بسبب", 400), ("سبب السبب", 80)]), [""; 0]);
        let found = listed(&[("لطايف", 9), ("اللطايف", 7), ("الطايف", 90), ("طايف", 5)]);
        assert_eq!(found, [""; 0], "nobody would find الطائف in للطائف");
        assert_eq!(listed(&[("الولد ولد", 30), ("البحر بحر", 30)]), [""; 0], "never cut");
    }
}
