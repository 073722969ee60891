//! People in English text: a title with capitalised names, or capitalised names beside a
//! verb of saying.

use super::places;
use crate::facts::document::phrases::{WordSet, word_set};
use crate::facts::document::{Document, words};
use crate::facts::find::Find;
use crate::facts::statements::speech;
use crate::news::FactKind;
use crate::text::Span;
use std::sync::LazyLock;

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    let mut at = 0;
    while at < document.len() {
        match titled(document, at).or_else(|| spoken(document, at)) {
            Some((find, end)) => {
                finds.push(find);
                at = end;
            }
            None => at += 1,
        }
    }
}

/// `President Emmanuel Macron`, `French Foreign Minister Jean-Noël Barrot`, `Dr Jane Smith`.
fn titled(document: &Document, at: usize) -> Option<(Find, usize)> {
    if !is_capital(document, at) || !TITLES.contains(document.word(at)) {
        return None;
    }
    let mut first = at + 1;
    while is_capital(document, first) && TITLES.contains(document.word(first)) {
        first += 1;
    }
    if document.is_sign(first, ".") && document.is_glued(first) {
        first += 1;
    }
    let end = name_end(document, first)?;
    let span = document.span(first, end);
    let mut find = Find::new(FactKind::Person, span, document.key(span));
    let is_address =
        matches!(document.word(first - 1), "mr" | "mrs" | "ms" | "dr" | "sir" | "." | "miss");
    find.role = if is_address {
        apposition(document, end)
    } else {
        Some(document.span(role_start(document, at), first))
    };
    Some((find, end))
}

/// The words of a role before its title: `French Foreign | Minister`.
fn role_start(document: &Document, at: usize) -> usize {
    let mut start = at;
    while start > 0
        && start + 3 > at
        && document.same_sentence(start - 1, at)
        && is_capital(document, start - 1)
        && ROLE_WORDS.contains(document.word(start - 1))
    {
        start -= 1;
    }
    start
}

/// Two to four capitalised words beside a verb of saying.
fn spoken(document: &Document, at: usize) -> Option<(Find, usize)> {
    if at > 0
        && document.is_word(at - 1)
        && document.same_sentence(at - 1, at)
        && is_capital(document, at - 1)
    {
        return None;
    }
    if at > 0 && matches!(document.word(at - 1), "the" | "a" | "an") {
        return None;
    }
    let end = name_end(document, at)?;
    if !(2..=4).contains(&(end - at)) {
        return None;
    }
    let after_verb = at > 0 && speech::verb_at(document, at - 1).is_some();
    let past = skip_parentheses(document, end);
    let role = apposition(document, past);
    let before_verb = speech::verb_at(document, past).is_some();
    let says_after_role = role
        .is_some_and(|role| speech::verb_at(document, document.token_at(role.end()) + 1).is_some());
    if !(after_verb || before_verb || says_after_role) {
        return None;
    }
    let span = document.span(at, end);
    let mut find = Find::new(FactKind::Person, span, document.key(span));
    find.role = role;
    Some((find, end))
}

/// A name in another script may follow in parentheses.
fn skip_parentheses(document: &Document, at: usize) -> usize {
    if !document.is_sign(at, "(") {
        return at;
    }
    (at..(at + 8).min(document.len()))
        .find(|&at| document.is_sign(at, ")"))
        .map_or(at, |close| close + 1)
}

/// `, the company's director,` after a name.
fn apposition(document: &Document, at: usize) -> Option<Span> {
    if !document.is_sign(at, ",") || !matches!(document.word(at + 1), "the" | "a" | "an" | "who") {
        return None;
    }
    let first = at + if document.word(at + 1) == "who" { return None } else { 1 };
    let end = (first..(first + 12).min(document.len())).find(|&at| {
        document.kind(at) == crate::facts::document::tokens::TokenKind::Sign
            && !matches!(document.raw(at), "'" | "’" | "-")
    })?;
    let speaks_of_office = (first..end)
        .any(|at| TITLES.contains(document.word(at)) || NOUNS.contains(document.word(at)));
    let closes = document.is_sign(end, ",") || document.is_sign(end, ".");
    (closes && speaks_of_office && document.same_sentence(at, end))
        .then(|| document.span(first, end))
}

/// One past the capitalised words that begin here.
fn name_end(document: &Document, at: usize) -> Option<usize> {
    let mut end = at;
    while end < at + 5
        && (end == at || document.same_sentence(at, end))
        && is_name_word(document, end)
    {
        end += 1;
        // Initials and particles: `J. K. Rowling`, `Ursula von der Leyen`, `Mohammed bin Salman`.
        if document.is_sign(end, ".") && document.raw(end - 1).chars().count() == 1 {
            end += 1;
        }
        let mut past = end;
        while matches!(
            document.word(past),
            "von"
                | "van"
                | "der"
                | "den"
                | "de"
                | "da"
                | "di"
                | "bin"
                | "ibn"
                | "al"
                | "el"
                | "la"
                | "del"
        ) && past < end + 3
        {
            past += 1;
        }
        if past > end && is_name_word(document, past) {
            end = past;
        }
    }
    (end > at).then_some(end)
}

fn is_name_word(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    is_capital(document, at)
        && !words::is_function(word, document.language)
        && !TITLES.contains(word)
        && !NOT_NAMES.contains(word)
        && crate::facts::times::months::weekday(word, document.language).is_none()
        && crate::facts::times::months::months(document.language)
            .at(document, at)
            .is_none_or(|month| month.value.is_doubtful)
        && places::certain_at(document, at).is_none()
        && document.raw(at).chars().nth(1).is_none_or(char::is_lowercase)
            | document.raw(at).contains(['-', '\'', '’'])
}

fn is_capital(document: &Document, at: usize) -> bool {
    document.is_word(at) && document.raw(at).starts_with(char::is_uppercase)
}

static TITLES: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
president minister secretary chancellor king queen prince princess sheikh emir sultan pope senator representative congressman congresswoman governor mayor ambassador judge justice general colonel captain major lieutenant admiral sergeant
mr mrs ms dr miss sir professor prof chairman chairwoman chief director coach manager spokesman spokeswoman spokesperson minister-president premier imam rabbi bishop archbishop cardinal")
});
static ROLE_WORDS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
foreign prime defence defense finance interior deputy vice former us u.s. french british russian chinese german turkish egyptian saudi iranian israeli palestinian jordanian iraqi syrian lebanese american indian japanese ukrainian italian spanish moroccan tunisian algerian qatari emirati kuwaiti crown attorney secretary")
});
static NOUNS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "head leader founder owner author writer analyst expert engineer scientist astronomer researcher teacher editor economist historian curator officer player striker captain goalkeeper lawyer activist commander member resident student farmer fisherman keeper pilot",
    )
});
static NOT_NAMES: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "the a in on at but and for when if university council bank ministry company party union department institute school college association committee court house street river lake sea ocean mount club news times post according",
    )
});

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::found;

    #[test]
    fn finds_people() {
        assert_eq!(
            found(find, "The visit of French President Emmanuel Macron ended."),
            ["Emmanuel Macron"]
        );
        assert_eq!(
            found(
                find,
                "“Fine,” said Meryem El Ouazzani (مريم الوزاني), the company’s commercial director."
            ),
            ["Meryem El Ouazzani"]
        );
        assert_eq!(found(find, "Ursula von der Leyen said it was good."), ["Ursula von der Leyen"]);
        assert_eq!(found(find, "Mr. Smith left."), ["Smith"]);
    }

    #[test]
    fn leaves_other_capitals_alone() {
        assert!(found(find, "On Monday the Strait Gazette wrote of South Africa.").is_empty());
        assert!(
            found(find, "The United Nations said so. President of the club.").is_empty(),
            "{:?}",
            found(find, "The United Nations said so. President of the club.")
        );
    }
}
