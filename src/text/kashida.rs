//! Where a tatweel may lengthen a word, and how good that place is.
//!
//! The priorities are those that Microsoft gave Internet Explorer 5.5 after the practice of
//! calligraphers and newspapers ("The Big Kashida Secret", Khatt Foundation; in the same order
//! `SCRIPT_JUSTIFY` of Uniscribe and LibreOffice): at most one place a word, the best one, and
//! of equals the one nearest the word's end. From LibreOffice's practice: never before a final
//! yeh (tdf#65344), which print turns back instead. Two are ours: a word of two letters is not
//! lengthened, nor is the ligature of «الله».

use std::sync::LazyLock;

use super::forms_table::{FORMS, LAM_ALEF};
use super::joining::Form;

/// What is drawn for a tatweel.
pub(super) const TATWEEL: &str = "ـ";
const LAM: char = 'ل';
const HEH: char = 'ه';

/// A letter as it stands on the screen: told from its presentation form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    c: char,
    form: Form,
}

/// A place for tatweel in a word: before the letter of this index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub before: usize,
    /// The lower the better.
    pub priority: u8,
}

impl Letter {
    /// The letter that this character draws. None for what is no presentation form: Latin,
    /// digits, punctuation, and the letters of other languages that have no forms.
    pub fn drawn_as(symbol: char) -> Option<Self> {
        let place = (symbol as usize).checked_sub(FIRST_FORM);
        match (symbol, place) {
            ('ـ', _) => {
                Some(Self { c: symbol, form: Form { joined_before: true, joined_after: true } })
            }
            (_, Some(place)) => LETTERS.get(place).copied().flatten(),
            (_, None) => None,
        }
    }

    fn reaches(self, next: Self) -> bool {
        self.form.joined_after && next.form.joined_before
    }

    /// At the end of a word, or before a letter that it does not join.
    fn is_final(self) -> bool {
        !self.form.joined_after
    }
}

const FIRST_FORM: usize = 0xfb50;
const LAST_FORM: usize = 0xfefc;

/// The letter of each presentation form, from the table by which forms are chosen. A
/// lam-alef stands for itself.
static LETTERS: LazyLock<Vec<Option<Letter>>> = LazyLock::new(|| {
    let mut letters = vec![None; LAST_FORM - FIRST_FORM + 1];
    let mut put = |symbol: usize, letter: Letter| {
        let place = symbol.checked_sub(FIRST_FORM).and_then(|place| letters.get_mut(place));
        place.into_iter().for_each(|place| *place = Some(letter));
    };
    for (c, row) in ('\u{600}'..).zip(FORMS) {
        // Isolated, final, initial, medial.
        for (&symbol, (joined_before, joined_after)) in
            row.iter().zip([(false, false), (true, false), (false, true), (true, true)])
        {
            put(usize::from(symbol), Letter { c, form: Form { joined_before, joined_after } });
        }
    }
    for (_, isolated, last) in LAM_ALEF {
        for (c, joined_before) in [(isolated, false), (last, true)] {
            put(c as usize, Letter { c, form: Form { joined_before, joined_after: false } });
        }
    }
    letters
});

/// The best place for tatweel in a word, its letters in logical order.
pub(super) fn best_place(word: &[Letter]) -> Option<Place> {
    let count: usize = word.iter().map(|letter| if is_lam_alef(letter.c) { 2 } else { 1 }).sum();
    if count < 3 {
        return None;
    }
    let places = (1..word.len()).filter_map(|before| {
        let priority = priority(word, before)?;
        Some(Place { before, priority })
    });
    // Of equals the last: nearest the end of the word.
    places.min_by_key(|place| (place.priority, usize::MAX - place.before))
}

/// How good the joint before a letter is. None where nothing joins, or nothing may stand.
fn priority(word: &[Letter], before: usize) -> Option<u8> {
    let (earlier, later) = (*word.get(before.checked_sub(1)?)?, *word.get(before)?);
    if !earlier.reaches(later) || is_in_allah(word, before) {
        return None;
    }
    let is_final = later.is_final();
    match (earlier.c, later.c) {
        ('ـ', _) => Some(1),
        ('س' | 'ش' | 'ص' | 'ض', _) => Some(2),
        (_, 'ة' | 'ه' | 'د' | 'ذ') if is_final => Some(3),
        (_, 'ا' | 'أ' | 'إ' | 'آ' | 'ٱ' | 'ط' | 'ظ' | 'ل' | 'ك' | 'ک' | 'گ') if is_final => {
            Some(4)
        }
        (_, 'ب' | 'ت' | 'ث' | 'ن' | 'ي' | 'ئ' | 'پ') if is_before_reh_or_yeh(word, before) => {
            Some(5)
        }
        (_, 'و' | 'ؤ' | 'ع' | 'غ' | 'ق' | 'ف' | 'ڤ') if is_final => Some(6),
        (_, 'ي' | 'ى' | 'ئ' | 'ی') => None,
        _ if is_final => Some(7),
        _ => None,
    }
}

/// A tooth before reh or yeh is lengthened on its other side.
fn is_before_reh_or_yeh(word: &[Letter], tooth: usize) -> bool {
    let next = word.get(tooth + 1);
    next.is_some_and(|next| next.is_final() && matches!(next.c, 'ر' | 'ز' | 'ي' | 'ى'))
}

/// Whether the joint before a letter lies between the lams and the heh of «الله».
fn is_in_allah(word: &[Letter], before: usize) -> bool {
    let is_allah = |start: usize| {
        let letter = |i: usize| word.get(start + i).copied();
        letter(0).is_some_and(|lam| lam.c == LAM)
            && letter(1).is_some_and(|lam| lam.c == LAM)
            && letter(2).is_some_and(|heh| heh.c == HEH && heh.is_final())
    };
    is_allah(before - 1) || before >= 2 && is_allah(before - 2)
}

fn is_lam_alef(c: char) -> bool {
    ('\u{fef5}'..='\u{fefc}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Base, LayoutOptions, Span, fit, shape};

    /// The word with a tatweel at its best place.
    fn lengthened(word: &str) -> String {
        let shaped = shape(word, Span::new(0, word.len()), Base::Auto);
        let line = fit(&shaped, 100, &LayoutOptions::default());
        let cells: Vec<_> = line.iter().collect();
        let drawn = |symbol: &str| symbol.chars().next().and_then(Letter::drawn_as);
        let letters: Vec<_> = cells.iter().rev().filter_map(|(symbol, _)| drawn(symbol)).collect();
        let mut lengthened = word.to_owned();
        if let Some(place) = best_place(&letters) {
            let (_, cell) = cells[cells.len() - 1 - place.before];
            lengthened.insert_str(cell.source.start(), TATWEEL);
        }
        lengthened
    }

    #[test]
    fn each_priority_has_its_word() {
        for (word, expected) in [
            ("كتـاب", "كتــاب"),
            ("مستقبل", "مسـتقبل"),
            ("المصادر", "المصـادر"),
            ("مدينة", "مدينـة"),
            ("الوفد", "الوفـد"),
            ("كتاب", "كتـاب"),
            ("العمل", "العمـل"),
            ("كبير", "كبـير"),
            ("الذي", "الـذي"),
            ("يلتقي", "يلتقي"),
            ("موقع", "موقـع"),
            ("معهم", "معهـم"),
            ("رئيسي", "رئيسـي"),
        ] {
            assert_eq!(lengthened(word), expected, "{word}");
        }
    }

    #[test]
    fn what_does_not_join_or_is_one_picture_stays() {
        // Never inside lam-alef, between letters that stand apart, in «الله», in short words.
        for word in ["سلام", "دار", "وزارة", "الله", "لله", "من", "في", "إلى", "لا"]
        {
            let is_seen = word == "سلام";
            assert_eq!(lengthened(word), if is_seen { "سـلام" } else { word }, "{word}");
        }
        assert_eq!(lengthened("آمالهم"), "آمـالهم");
        assert_eq!(lengthened("إسلا"), "إسـلا");
    }
}
