//! That every language says everything: no string is missing, empty, left in English or written
//! with letters of another language, and the same values stand in it.

use super::{Calendar, Language};
use serde_json::Value;

/// Every string of a language, by the path of its field: `words.unread.few`.
fn strings(language: Language) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut add = |name: &str, words: serde_json::Result<Value>| {
        collect(name, &words.unwrap(), &mut found);
    };
    add("words", serde_json::to_value(language.words()));
    add("library", serde_json::to_value(language.library_words()));
    add("doctor", serde_json::to_value(language.doctor_words()));
    add("cli", serde_json::to_value(language.cli_words()));
    for calendar in [Calendar::Hijri, Calendar::Persian] {
        add(calendar.name(), serde_json::to_value(language.calendar_words(calendar)));
    }
    found
}

fn collect(path: &str, value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        Value::Array(values) => {
            for (idx, value) in values.iter().enumerate() {
                collect(&format!("{path}.{idx}"), value, found);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                collect(&format!("{path}.{name}"), value, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => panic!("{path} is no string"),
    }
}

/// The strings with the sentences of help, which are in a table of their own.
fn with_help(language: Language) -> Vec<(String, String)> {
    let table = language.help_table().iter();
    let help = table.map(|(name, sentence)| (format!("help {name}"), (*sentence).to_owned()));
    strings(language).into_iter().chain(help).collect()
}

/// Whether this is a form for one certain number, which may stand in it as a word or not at all.
fn may_lack_the_number(path: &str) -> bool {
    [".zero", ".one", ".two"].iter().any(|form| path.ends_with(form))
}

/// Without what is written in Latin letters in every language: names, keys, options, addresses.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| letter.is_alphabetic())
}

fn is_arabic_letter(letter: char) -> bool {
    matches!(letter, '\u{0620}'..='\u{06D3}')
}

fn is_hebrew_letter(letter: char) -> bool {
    matches!(letter, 'א'..='ת')
}

/// Letters that the language writes, of the script that it is written in.
fn is_of(language: Language, letter: char) -> bool {
    match language {
        Language::English => letter.is_ascii_alphabetic() || letter == 'ʻ',
        Language::Hebrew => is_hebrew_letter(letter),
        Language::Arabic => is_arabic_letter(letter) && !"کیہھےںٹڈڑگپچژ".contains(letter),
        Language::Persian => is_arabic_letter(letter) && !"كيىةہھےںٹڈڑ".contains(letter),
        Language::Urdu => is_arabic_letter(letter) && !"كيىةهۀ".contains(letter),
    }
}

#[test]
fn every_language_has_the_same_strings_and_none_is_empty() {
    let paths = |language| strings(language).into_iter().map(|(path, _)| path).collect::<Vec<_>>();
    let english = paths(Language::English);
    assert!(english.len() > 500, "{} strings", english.len());
    for language in Language::ALL {
        assert_eq!(paths(language), english, "{language:?}");
        for (path, text) in strings(language) {
            assert_eq!(text.trim(), text, "{language:?} {path}");
            assert!(!text.is_empty(), "{language:?} {path}");
        }
    }
}

#[test]
fn the_same_values_stand_in_every_language() {
    for language in Language::ALL {
        for ((path, english), (_, text)) in strings(Language::English).iter().zip(strings(language))
        {
            let (wanted, found) = (english.matches("{}").count(), text.matches("{}").count());
            let is_right = found == wanted || (found < 2 && may_lack_the_number(path));
            assert!(is_right, "{language:?} {path}: {text}");
            assert_eq!(text.matches(['{', '}']).count(), 2 * found, "{language:?} {path}: {text}");
        }
    }
}

/// What has no words of a language: names, signs, numbers.
const THE_SAME_EVERYWHERE: [&str; 3] =
    ["doctor.evidence", "doctor.problem_file", "doctor.utf8_yes"];

#[test]
fn nothing_is_left_in_english() {
    for language in [Language::Arabic, Language::Hebrew, Language::Persian, Language::Urdu] {
        for ((path, english), (_, text)) in strings(Language::English).iter().zip(strings(language))
        {
            if THE_SAME_EVERYWHERE.contains(&path.as_str()) {
                continue;
            }
            assert_ne!(&text, english, "{language:?} {path}");
            let own = letters(&text).filter(|letter| is_of(language, *letter)).count();
            assert!(own > 0, "{language:?} {path} has no word of it: {text}");
        }
    }
}

#[test]
fn every_language_is_written_with_its_own_letters() {
    // Each shows what is asked of the eye: the first letter of the line to be picked.
    let shows_arabic = ["doctor.look_right_edge"];
    for language in Language::ALL {
        for (path, text) in with_help(language) {
            if shows_arabic.contains(&path.as_str()) {
                continue;
            }
            let foreign: String = letters(&text)
                .filter(|letter| !letter.is_ascii_alphabetic() && !is_of(language, *letter))
                .collect();
            assert_eq!(foreign, "", "{language:?} {path}: {text}");
        }
    }
}

#[test]
fn what_is_typed_stands_in_backticks_in_help() {
    for language in Language::ALL {
        for (name, sentence) in language.help_table() {
            let parts: Vec<&str> = sentence.split('`').collect();
            assert!(parts.len() % 2 == 1, "{language:?} {name}: a backtick stands alone");
            let own = parts.iter().step_by(2).any(|part| letters(part).any(|l| is_of(language, l)));
            assert!(own, "{language:?} {name} has no word of it: {sentence}");
            for part in parts.iter().step_by(2) {
                let is_typed = part.contains(['$', '_', '/', '=']) || part.contains("--");
                assert!(!is_typed, "{language:?} {name}: {part}");
            }
            assert_eq!(sentence.trim(), *sentence, "{language:?} {name}");
        }
    }
}

/// Each language has its comma, its question mark and its quotation marks.
#[test]
fn signs_are_those_of_the_language() {
    for language in Language::ALL {
        let (others, quotes) = match language {
            Language::Arabic | Language::Persian => ("?;", "«»"),
            Language::Urdu => ("?;", "“”"),
            Language::Hebrew => ("؟؛،", "„”"),
            Language::English => ("؟؛،", "“”"),
        };
        for (path, text) in with_help(language) {
            // What is typed has signs of its own, and keys are called by theirs.
            let said: String = text.split('`').step_by(2).collect();
            let said = said.replace("&amp;", "&").replace("&lt;", "<").replace("&{};", "");
            let is_key = |sign: char| said.contains(&format!(" {sign} "));
            let wrong = others.chars().find(|sign| said.contains(*sign) && !is_key(*sign));
            assert_eq!(wrong, None, "{language:?} {path}: {text}");
            let foreign =
                "«»“”„".chars().find(|sign| said.contains(*sign) && !quotes.contains(*sign));
            assert_eq!(foreign, None, "{language:?} {path}: {text}");
        }
    }
}

/// Without a mark the hyphens of an option would go over to its other end.
#[test]
fn options_keep_their_hyphens() {
    for language in [Language::Arabic, Language::Hebrew, Language::Persian, Language::Urdu] {
        for (path, text) in strings(language) {
            let before = text.split("--").map(|part| part.trim_end_matches(' '));
            for before in before.take(text.matches("--").count()) {
                let before = before.chars().next_back();
                let is_led = before.is_some_and(|c| c == '\u{200e}' || c.is_ascii_alphanumeric());
                assert!(is_led, "{language:?} {path}: {text}");
            }
        }
    }
}

/// «می خواهد» with a space reads as two words, «میخواهد» as none.
#[test]
fn persian_prefixes_and_plurals_are_parted_by_a_non_joiner() {
    for (path, text) in with_help(Language::Persian) {
        for wrong in [" می ", " نمی ", " ها ", " های ", " ای "] {
            assert!(!format!(" {text} ").contains(wrong), "{path}: {text}");
        }
        for word in text.split(|letter: char| !is_arabic_letter(letter) && letter != '\u{200c}') {
            let is_verb = ["می", "نمی"].iter().any(|prefix| {
                word.strip_prefix(prefix)
                    .is_some_and(|rest| rest.ends_with(['د', 'م']) && rest.chars().count() > 2)
            });
            assert!(!is_verb || word.contains('\u{200c}'), "{path}: {word}");
        }
    }
}

#[test]
fn every_language_is_known_by_its_tag_and_named_in_its_own_letters() {
    for language in Language::ALL {
        assert_eq!(Language::from_tag(language.code()), Some(language));
        assert!(language.name().chars().all(|letter| is_of(language, letter)), "{language:?}");
    }
    assert_eq!(Language::from_tag("iw_IL.UTF-8"), Some(Language::Hebrew));
    assert_eq!(Language::from_tag("fa-AF"), Some(Language::Persian));
}
