//! In which order names stand: numbers by their value, letters as those who read them expect.

use crate::text::fold;

/// Letters that their alphabets have behind another one, while Unicode has them behind all.
const BEHIND: [(char, char); 16] = [
    ('پ', 'ب'),
    ('ٹ', 'ت'),
    ('چ', 'ج'),
    ('ڈ', 'د'),
    ('ڑ', 'ر'),
    ('ڕ', 'ر'),
    ('ژ', 'ز'),
    ('ڤ', 'ف'),
    ('گ', 'ك'),
    ('ڵ', 'ل'),
    ('ں', 'ن'),
    ('ہ', 'ه'),
    ('ھ', 'ه'),
    ('ۆ', 'و'),
    ('ێ', 'ي'),
    ('ے', 'ي'),
];

/// What names are sorted by: the parts before each number, with that number.
pub(super) fn sort_key(name: &str) -> Vec<(String, Option<u64>)> {
    let folded = fold(name);
    let mut rest = folded.text();
    let mut key = Vec::new();
    while let Some(digit) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(digit);
        let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (number, after) = from.split_at(end);
        // One that is too long for a number comes behind all others.
        key.push((in_order(before), Some(number.parse().unwrap_or(u64::MAX))));
        rest = after;
    }
    key.push((in_order(rest), None));
    key
}

/// `پ` as a second letter behind `ب`.
fn in_order(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for letter in text.chars() {
        let before = BEHIND.iter().find(|(behind, _)| *behind == letter);
        letters.extend(before.map(|(_, before)| *before));
        letters.push(letter);
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'a>(names: &[&'a str]) -> Vec<&'a str> {
        let mut names = names.to_vec();
        names.sort_by_cached_key(|name| sort_key(name));
        names
    }

    #[test]
    fn numbers_stand_by_their_value() {
        let names =
            ["Feed", "Feed 2", "feed 10", "Feed 10 b", "Feed 99999999999999999999", "Feeds"];
        assert_eq!(sorted(&[names[5], names[3], names[2], names[4], names[1], names[0]]), names);
        assert_eq!(sorted(&["قناة ١٠", "قناة ٢"]), ["قناة ٢", "قناة ١٠"]);
    }

    #[test]
    fn letters_stand_as_in_their_alphabets() {
        let names =
            ["آسمان", "باد", "پارس", "تهران", "چین", "خبر", "زمان", "ژرفا", "کار", "گزارش", "لاله"];
        let mut mixed = names.to_vec();
        mixed.sort_unstable();
        assert_ne!(mixed, names, "by Unicode it is another order");
        assert_eq!(sorted(&mixed), names);
    }
}
