//! The cases of `tests/text/data/proclitics.txt`: what is cut off words for searches, and what
//! is not.

use khabar::text::{bare_forms, fold};

/// `word : what it must be found by / what it must not be found by`.
#[test]
fn letters_are_cut_where_they_are_written_on_to_a_word() {
    let mut offences = Vec::new();
    let cases = include_str!("text/data/proclitics.txt").lines();
    for line in cases.filter(|line| !line.starts_with('#')) {
        let (word, readings) = line.split_once(" : ").expect("a colon");
        let (wanted, refused) = readings.split_once('/').expect("a stroke");
        let word = fold(word).text().to_owned();
        let found = bare_forms(&word);
        let has = |reading: &str| found.contains(&fold(reading).text());
        let missing = wanted.split_whitespace().filter(|reading| !has(reading));
        offences.extend(missing.map(|reading| format!("{word} lacks {reading}: {found:?}")));
        let wrong = refused.split_whitespace().filter(|reading| has(reading));
        offences.extend(wrong.map(|reading| format!("{word} gives {reading}: {found:?}")));
    }
    assert!(offences.is_empty(), "\n{}\n", offences.join("\n"));
}
