//! Finds where sentences end: not after abbreviations and initials, nor inside numbers and code.

use super::Document;
use super::tokens::TokenKind;

/// Splits the tokens from `first` on, which are one block, into sentences.
pub fn split(document: &mut Document, first: usize) {
    let end = document.len();
    let mut start = first;
    let mut at = first;
    let mut code_end = first;
    while at < end {
        let mut next = at + 1;
        if at >= code_end && document.raw(at) == "`" {
            code_end = code(document, at, end).map_or(at, |close| close + 1);
        }
        if at >= code_end && ends_sentence(document, at) {
            // Further stops and closing marks belong to the sentence that they close.
            while next < end && is_closing(document, next) {
                next += 1;
            }
            document.push_sentence(start..next);
            start = next;
        }
        at = next;
    }
    if start < end {
        document.push_sentence(start..end);
    }
}

/// The backquote that closes the code which one opens, before another block begins.
fn code(document: &Document, open: usize, end: usize) -> Option<usize> {
    (open + 1..end.min(open + LONGEST_CODE)).find(|&at| document.raw(at) == "`")
}

/// Code between backquotes is no longer than this, in tokens.
const LONGEST_CODE: usize = 60;

fn ends_sentence(document: &Document, at: usize) -> bool {
    if document.kind(at) != TokenKind::Sign {
        return false;
    }
    match document.word(at) {
        "!" | "?" | "…" => true,
        "." => !is_abbreviation(document, at) && !is_inside_name(document, at),
        _ => false,
    }
}

fn is_closing(document: &Document, at: usize) -> bool {
    document.kind(at) == TokenKind::Sign
        && document.is_glued(at)
        && matches!(
            document.raw(at),
            "." | "!" | "?" | "؟" | "…" | "»" | "”" | ")" | "\"" | "]" | "’"
        )
}

/// Whether Latin letters go on right after the stop: `README.md`.
fn is_inside_name(document: &Document, at: usize) -> bool {
    document.is_glued(at)
        && document.is_glued(at + 1)
        && document.raw(at + 1).starts_with(|letter: char| letter.is_ascii_alphanumeric())
}

/// Whether the full stop at `at` belongs to the word before it.
fn is_abbreviation(document: &Document, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if !document.is_glued(at) || !document.is_word(before) {
        return false;
    }
    let word = document.word(before);
    let is_title = matches!(
        word,
        "mr" | "mrs"
            | "ms"
            | "dr"
            | "prof"
            | "gen"
            | "col"
            | "sen"
            | "rep"
            | "gov"
            | "st"
            | "jr"
            | "vs"
            | "no"
            | "inc"
            | "co"
            | "corp"
            | "ltd"
    );
    // «د. سامي», "J. Smith": one letter and a stop.
    let is_initial =
        word.chars().count() == 1 && document.raw(before).chars().all(|c| !c.is_lowercase());
    is_title || is_initial
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::document;

    fn sentences(text: &str) -> Vec<String> {
        let article = crate::facts::cases::article(text);
        let document = document(&article);
        document
            .sentences
            .iter()
            .map(|s| document.span(s.start, s.end).slice(document.plain).to_string())
            .collect()
    }

    #[test]
    fn parts_at_stops_of_all_scripts() {
        assert_eq!(sentences("جاء الوفد. هل يبقى؟ نعم!"), ["جاء الوفد.", "هل يبقى؟", "نعم!"]);
        assert_eq!(sentences("پل کھلا۔ لوگ آئے۔"), ["پل کھلا۔", "لوگ آئے۔"]);
        assert_eq!(sentences("قال: «جئنا.» ثم خرج."), ["قال: «جئنا.»", "ثم خرج."]);
    }

    #[test]
    fn leaves_code_whole() {
        assert_eq!(sentences("اكتب `if (a != b) ? c : d` هنا. ثم احفظ.").len(), 2);
        assert_eq!(sentences("كتب ` وحدها! ثم مضى.").len(), 2);
        assert_eq!(sentences("نفّذ `run.` ثم `stop!` وانتظر. انتهى.").len(), 2);
    }

    #[test]
    fn leaves_numbers_and_initials_whole() {
        assert_eq!(sentences("ارتفع 3.5 في المئة").len(), 1);
        assert_eq!(sentences("اقرأ README.md أولا").len(), 1);
        assert_eq!(sentences("زار د. سامي المكتبة").len(), 1);
        assert_eq!(sentences("Mr. Smith of the U.S. office came.").len(), 1);
    }
}
