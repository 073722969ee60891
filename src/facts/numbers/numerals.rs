//! Reads numbers, in digits and in words, to an exact value.

use super::decimal::Decimal;
use super::numeral_sums::{Added, Piece, Sum};
use super::numeral_words::{Part, part};
use crate::facts::document::tokens::TokenKind;
use crate::facts::document::{Document, Language, clitics};

/// A number in the text.
#[derive(Clone, Copy, Debug)]
pub struct Numeral {
    pub first: usize,
    /// Folded clitic letters before it.
    pub skip: usize,
    /// One past its last token.
    pub end: usize,
    /// Absent where separators leave doubt, for a range, or below zero.
    pub value: Option<Decimal>,
    /// How much below zero: «-0.4%», whose sign stands before the first token.
    pub below_zero: Option<Decimal>,
    /// Begins with digits, not with a word.
    pub in_digits: bool,
    /// Whether a scale word belongs to it: `12 million`.
    pub is_scaled: bool,
    /// `10-15`.
    pub is_range: bool,
}

/// All numbers of the text, in order, not overlapping.
pub fn all(document: &Document) -> Vec<Numeral> {
    let mut numerals = Vec::new();
    let mut at = 0;
    while at < document.len() {
        match ranged(document, at) {
            Some(numeral) => {
                at = numeral.end;
                numerals.push(numeral);
            }
            None => at += 1,
        }
    }
    numerals
}

/// A number, or two with a dash between them.
fn ranged(document: &Document, at: usize) -> Option<Numeral> {
    let low = read(document, at)?;
    let dash = low.end;
    if let Some(end) = past_old_decimal(document, at) {
        let high = read(document, end - 1)?;
        return Some(Numeral {
            end: high.end,
            value: None,
            below_zero: None,
            is_scaled: high.is_scaled,
            ..low
        });
    }
    let joined =
        document.is_sign(dash, "-") && document.is_number(dash + 1) && document.is_number(dash - 1);
    if !joined || document.is_sign(dash + 2, "-") || !document.same_sentence(at, dash + 1) {
        return Some(low);
    }
    let high = read(document, dash + 1)?;
    Some(Numeral {
        end: high.end,
        value: None,
        below_zero: None,
        is_range: true,
        is_scaled: high.is_scaled,
        ..low
    })
}

/// One past «50ر11», the decimal sign of old presses, in which the two parts may have changed
/// places: no value.
fn past_old_decimal(document: &Document, at: usize) -> Option<usize> {
    let is_decimal = document.is_number(at)
        && document.word(at + 1) == "ر"
        && document.is_glued(at + 1)
        && document.is_number(at + 2)
        && document.is_glued(at + 2);
    is_decimal.then_some(at + 3)
}

/// The number that begins at a token.
pub fn read(document: &Document, at: usize) -> Option<Numeral> {
    let (skip, first) = first_part(document, at)?;
    let mut sum = Sum::default();
    let mut end = at;
    let mut next = Some((at + 1, first));
    let mut in_doubt = false;
    while let Some((past, piece)) = next {
        match sum.add(piece, end > at && is_joined(document, end), document.language) {
            Added::Yes => {}
            Added::Doubt => in_doubt = true,
            Added::No => break,
        }
        end = past;
        next = following(document, end)
            .filter(|&(past, piece)| !starts_another(document, at, past, piece));
    }
    if end == at {
        return None;
    }
    let mut value = if in_doubt { None } else { sum.value() };
    // «مليون ونصف المليون»
    if let Some((power, part, past)) =
        sum.smallest_power.and_then(|power| part_of_scale(document, end, power))
    {
        value = value.and_then(|value| value.plus(Decimal::whole(part).scaled(power - 2)?));
        end = past;
    }
    let in_digits = document.is_number(at);
    let below_zero = value.filter(|_| follows_minus(document, at));
    if below_zero.is_some() {
        value = None;
    }
    if !in_digits && follows_vague_word(document, at) {
        return None;
    }
    // «واحد» and «أحد» are pronouns, not counts; a plural scale alone is vague.
    if !in_digits && value.is_none_or(|value| value.is_less_than(2)) {
        return None;
    }
    Some(Numeral {
        first: at,
        skip,
        end,
        value,
        below_zero,
        in_digits,
        is_scaled: sum.is_scaled,
        is_range: false,
    })
}

/// «-250 درجة», «(-0.4%)», never «3-1».
fn follows_minus(document: &Document, at: usize) -> bool {
    let Some(sign) = at.checked_sub(1) else { return false };
    let is_free = !document.is_glued(sign) || document.is_sign(sign.wrapping_sub(1), "(");
    document.is_sign(sign, "-") && document.is_glued(at) && is_free
}

/// «چند هزار», "several hundred": nobody knows how many.
fn follows_vague_word(document: &Document, at: usize) -> bool {
    let words =
        ["چند", "چندين", "عده", "بضع", "بضعه", "several", "few", "many", "some", "كيي", "כמה"];
    at.checked_sub(1).is_some_and(|before| words.contains(&document.word(before)))
}

/// A half or quarter of the last scale: its hundredths, and one past the words.
fn part_of_scale(document: &Document, at: usize, power: u32) -> Option<(u32, u128, usize)> {
    let hundredths = match document.word(at) {
        "ونصف" | "والنصف" => 50,
        "وربع" => 25,
        _ => return None,
    };
    if document.language != Language::Arabic || !document.same_sentence(at - 1, at) || power < 3 {
        return None;
    }
    let scale = document.word(at + 1);
    let scale = scale.strip_prefix("ال").unwrap_or(scale);
    let is_scale = matches!(part(scale, Language::Arabic), Some(Part::Scale { power: named, .. }) if named == power);
    Some((power, hundredths, at + 1 + usize::from(is_scale)))
}

/// Whether digits after "and" are a number of their own: «بين 10 آلاف و15 ألفا».
fn starts_another(document: &Document, at: usize, past: usize, piece: Piece) -> bool {
    let is_digits = matches!(piece, Piece::Digits(_));
    let is_between = at > 0 && matches!(document.word(at - 1), "بين" | "between");
    let is_small_scale = matches!(
        part(document.word(past), document.language),
        Some(Part::Scale { power: 3, .. } | Part::PluralScale { power: 3 })
    );
    let had_thousands = (at..past).any(|at| {
        matches!(
            part(document.word(at), document.language),
            Some(Part::Scale { power: 3, .. } | Part::PluralScale { power: 3 })
        )
    });
    let is_larger = !is_small_scale
        && matches!(
            part(document.word(past), document.language),
            Some(Part::Scale { .. } | Part::PluralScale { .. })
        );
    document.language != Language::Urdu
        && is_digits
        && (is_between || is_larger || (is_small_scale && had_thousands))
}

/// «عُشر», «خُمس»: the vowel makes a fraction of the number.
fn is_fraction(document: &Document, at: usize) -> bool {
    document.language == Language::Arabic && document.raw(at).chars().nth(1) == Some('\u{64f}')
}

fn first_part(document: &Document, at: usize) -> Option<(usize, Piece)> {
    match document.kind(at) {
        TokenKind::Number => Some((0, digits(document, at))),
        TokenKind::Word if is_fraction(document, at) => None,
        TokenKind::Word => clitics::stems(document.word(at), document.language)
            .iter()
            .filter(|stem| !stem.is_elided)
            .find_map(|stem| {
                let part = part(stem.text, document.language)?;
                let is_first = !matches!(part, Part::PluralScale { .. });
                is_first.then_some((stem.skip, Piece::Word(part)))
            }),
        TokenKind::Sign | TokenKind::Address => None,
    }
}

/// The piece that goes on with a number, and one past its last token.
fn following(document: &Document, at: usize) -> Option<(usize, Piece)> {
    if !document.same_sentence(at.saturating_sub(1), at) {
        return None;
    }
    let word = document.word(at);
    let is_and = match document.language {
        Language::Arabic | Language::Persian | Language::Kurdish => word == "و",
        Language::English => word == "and",
        Language::Urdu | Language::Hebrew | Language::Uyghur => false,
    };
    if is_and {
        let piece = match document.kind(at + 1) {
            TokenKind::Number if document.is_glued(at + 1) => digits(document, at + 1),
            TokenKind::Word if document.language != Language::Arabic => {
                Piece::Word(part(document.word(at + 1), document.language)?)
            }
            TokenKind::Word | TokenKind::Number | TokenKind::Sign | TokenKind::Address => {
                return None;
            }
        };
        return Some((at + 2, piece));
    }
    // `48 ارب 70 کروڑ`: Urdu puts the smaller scale after the larger without "and".
    let power = |at: usize| match part(document.word(at), Language::Urdu) {
        Some(Part::Scale { power, .. }) => Some(power),
        _ => None,
    };
    let is_smaller = || power(at + 1).zip(power(at - 1)).is_some_and(|(next, last)| next < last);
    if document.language == Language::Urdu && document.is_number(at) && is_smaller() {
        return Some((at + 1, digits(document, at)));
    }
    if !document.is_word(at) {
        return None;
    }
    let stem = joined_stem(document, at).unwrap_or(word);
    Some((at + 1, Piece::Word(part(stem, document.language)?)))
}

/// The rest of a number word written on to `and`.
fn joined_stem<'a>(document: &'a Document, at: usize) -> Option<&'a str> {
    let and = match document.language {
        Language::Arabic => 'و',
        Language::Hebrew => 'ו',
        Language::Persian
        | Language::Urdu
        | Language::Kurdish
        | Language::Uyghur
        | Language::English => return None,
    };
    let stem = document.word(at).strip_prefix(and)?;
    part(stem, document.language).map(|_| stem)
}

/// Whether an `and` stands before the piece at this token.
fn is_joined(document: &Document, at: usize) -> bool {
    matches!(document.word(at), "و" | "and") || joined_stem(document, at).is_some()
}

fn digits(document: &Document, at: usize) -> Piece {
    Piece::Digits(Decimal::read(document.word(at), document.language == Language::English))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::cases::{article, document};

    fn values(text: &str) -> Vec<String> {
        let article = article(text);
        let document = document(&article);
        let shown = |numeral: &Numeral| numeral.value.map_or("?".to_string(), Decimal::shown);
        all(&document).iter().map(shown).collect()
    }

    #[test]
    fn reads_digits_and_words() {
        for (text, expected) in [
            ("107 كيلومترات", "107"),
            ("٢٥٠ ألف نازح", "250000"),
            ("۱٫۵ میلیارد تومان برای پروژه است", "1500000000"),
            ("مئتي قتيل", "200"),
            ("كلفه 50ر11 مليون يورو", "?"),
            ("تقل عن -250 درجة", "?"),
            ("مليون ونصف المليون نازح", "1500000"),
            ("مليونا ونصف مليون نازح", "1500000"),
            ("ثلاثة آلاف وخمسمئة شخص", "3500"),
            ("خمسة وعشرون كتابا", "25"),
            ("خمسة عشر كتابا", "15"),
            ("مليونين وثلاثمئة ألف زائر", "2300000"),
            ("12 مليونا و300 ألف نسمة", "12300000"),
            ("twenty-five thousand people", "25000"),
            ("۳۸ هزار میلیارد تومان برای این", "38000000000000"),
            ("آبیاری ۴۵ هزار هکتار گندم", "45000"),
            ("two hundred and fifty people", "250"),
            ("شانزده هزار و دویست نفر در این شهر", "16200"),
            ("אלפיים איש", "2000"),
            ("منصوبے پر 48 ارب 70 کروڑ روپے خرچ ہوں گے", "48700000000"),
        ] {
            assert_eq!(values(text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_pronouns_and_lists_alone() {
        assert!(values("لم يأت أحد ولا واحد منهم").is_empty());
        assert_eq!(values("خمسة وثلاثة كتب"), ["5", "3"]);
        assert!(values("آلاف الزوار").is_empty());
        assert_eq!(values("بين 10-15 مترا"), ["?"]);
        assert_eq!(values("بين 10 آلاف و15 ألفا"), ["10000", "15000"]);
        assert!(values("بلغت عُشر الكلفة").is_empty());
    }
}
