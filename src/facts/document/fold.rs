//! The form in which words are compared: without vowel marks, with one alef, one ya, one kaf.
//!
//! Vowelled and plain spelling, Arabic and Persian keyboards, and the press's two ways of
//! writing a final ya must all find the same word. What was folded away is found again
//! by counting: [`offset`] leads from a folded letter back to the byte of the original.

use unicode_normalization::UnicodeNormalization;

/// Folds a word for comparing.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

/// Appends the folded word to `folded`.
pub fn fold_into(word: &str, folded: &mut String) {
    for letter in word.chars() {
        each_folded(letter, |letter| folded.push(letter));
    }
}

/// The byte in `word` where the folded letter number `skip` begins: what stands before it
/// is a prefix of that many folded letters together with their marks.
pub fn offset(word: &str, skip: usize) -> usize {
    if skip == 0 {
        return 0;
    }
    let mut seen = 0;
    for (at, letter) in word.char_indices() {
        let mut emitted = 0;
        each_folded(letter, |_| emitted += 1);
        if emitted > 0 && seen >= skip {
            return at;
        }
        seen += emitted;
    }
    word.len()
}

fn each_folded(letter: char, mut keep: impl FnMut(char)) {
    if matches!(letter, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') {
        // Presentation forms of old systems; one may stand for several letters.
        for part in std::iter::once(letter).nfkc() {
            if let Some(part) = fold_letter(part) {
                keep(part);
            }
        }
    } else if let Some(letter) = fold_letter(letter) {
        keep(letter);
    }
}

/// One letter's comparing form; nothing for marks and invisible letters.
fn fold_letter(letter: char) -> Option<char> {
    Some(match letter {
        'a'..='z' => letter,
        'A'..='Z' => letter.to_ascii_lowercase(),
        // Arabic marks, tatweel, Quranic signs; Hebrew points; zero-width and direction marks.
        '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{640}'
        | '\u{610}'..='\u{61a}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}'..='\u{5c7}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{300}'..='\u{36f}' => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' | 'ە' | 'ہ' | 'ھ' | 'ۀ' | 'ۂ' | 'ۃ' => 'ه',
        'ک' => 'ك',
        // Arabic has no capitals, and to look for them takes long.
        '\u{621}'..='\u{64a}' => letter,
        '\u{660}'..='\u{669}' => digit(letter, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(letter, 0x6f0),
        '٪' => '%',
        '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '۔' => '.',
        '٫' => '.',
        '٬' => ',',
        '״' | '“' | '”' | '„' | '‟' => '"',
        '׳' | '’' | '‘' => '\'',
        '–' | '—' | '‑' | '‐' | '−' | '־' => '-',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    })
}

fn digit(letter: char, zero: u32) -> char {
    char::from_digit((letter as u32).saturating_sub(zero), 10).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet() {
        assert_eq!(fold("أَمِيرْكَا"), fold("امیركا"));
        assert_eq!(fold("الدّوحــة"), "الدوحه");
        assert_eq!(fold("۲۵٪"), "25%");
    }

    #[test]
    fn different_words_stay_different() {
        assert_ne!(fold("كتاب"), fold("كتب"));
        assert_ne!(fold("چین"), fold("جين"));
    }

    #[test]
    fn offset_skips_the_marks_of_the_prefix() {
        assert_eq!(offset("وَفرنسا", 1), "وَ".len());
        assert_eq!(offset("فرنسا", 0), 0);
        assert_eq!(offset("و", 5), "و".len());
    }
}
