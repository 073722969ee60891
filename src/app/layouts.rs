//! Keyboard layouts as a table: which key of a US keyboard makes each letter, so that
//! commands work while a layout of another script is on.

use unicode_normalization::char::is_combining_mark;

/// The layout that seems to be in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Arabic 101/102.
    #[default]
    Arabic,
    /// Persian, ISIRI 9147.
    Persian,
    /// Hebrew, SI 1452.
    Hebrew,
    /// Russian and Ukrainian.
    Cyrillic,
    /// Urdu by sound (CRULP), which most have.
    Urdu,
    /// Greek.
    Greek,
}

/// The letters of a layout and, at the same place, the keys that make them.
struct Table {
    letters: &'static str,
    keys: &'static str,
}

/// The last four are the keys with `لا`, `لآ`, `لإ`, `لأ`, which make one character here and two
/// there; two that come at once are made one where keys are read (`work/input.rs`).
const ARABIC: Table = Table {
    letters: "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذإ؛أـ،آ؟÷×\u{2018}\u{2019}\
              \u{064E}\u{064B}\u{064F}\u{064C}\u{0650}\u{064D}\u{0652}\u{0651}\
              \u{FEFB}\u{FEF5}\u{FEF9}\u{FEF7}",
    keys: "qwertyuiop[]asdfghjkl;'zxcvnm,./`YPHJKN?IOUMQWERASX~bBTG",
};

const PERSIAN: Table = Table {
    letters: "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپوؤئيإأآة»«كژء؟\
              \u{0652}\u{064C}\u{064D}\u{064B}\u{064F}\u{0650}\u{064E}\u{0651}\u{0653}\u{0670}\u{0654}",
    keys: "qwertyuiop[]asdfghjkl;'zxcvbnm,ASDFGHJKLZCM?QWERTYUIXVN",
};

/// With Shift it makes Latin capitals, which are their own keys, as are `/` and `'` on Q and W.
const HEBREW: Table = Table {
    letters: "קראטוןםפשדגכעיחלךףזסבהנמצתץ,.;",
    keys: "ertyuiopasdfghjkl;zxcvbnm,.'/`",
};

const CYRILLIC: Table = Table {
    letters: "йцукенгшщзхъфывапролджэячсмитьбюіїєґЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮІЇЄ",
    keys: "qwertyuiop[]asdfghjkl;'zxcvbnm,.s]'\\QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>S}\"",
};

/// Of vowel marks, those that Shift makes.
const URDU: Table = Table {
    letters: "قوعرتےءیہپ][اسدفگحجکل؛زشچطبنم،۔ؤٰڑٹئۃآصڈغھضخٔذژثظں٘؟\
              \u{0652}\u{0651}\u{064E}\u{0650}\u{064F}\u{064B}",
    keys: "qwertyuiop[]asdfghjkl;zxcvbnm,.WERTUOASDGHJKLZXCVNM?QFYIP~",
};

const GREEK: Table = Table {
    letters: "ςερτυθιοπασδφγηξκλζχψωβνμ;ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ",
    keys: "wertyuiopasdfghjklzxcvbnmqERTYUIOPASDFGHJKLZXCVBNM",
};

impl Layout {
    /// The layout that people who read this language most often have, by its BCP 47 subtag.
    #[must_use]
    pub fn of_language(code: &str) -> Layout {
        match code {
            "fa" => Layout::Persian,
            "he" => Layout::Hebrew,
            "ur" => Layout::Urdu,
            "ru" | "uk" => Layout::Cyrillic,
            "el" => Layout::Greek,
            _ => Layout::Arabic,
        }
    }

    fn table(self) -> &'static Table {
        match self {
            Layout::Arabic => &ARABIC,
            Layout::Persian => &PERSIAN,
            Layout::Hebrew => &HEBREW,
            Layout::Cyrillic => &CYRILLIC,
            Layout::Urdu => &URDU,
            Layout::Greek => &GREEK,
        }
    }

    /// The layout after this letter was seen: letters that only one layout has decide,
    /// the others leave the guess as it was.
    #[must_use]
    pub fn after(self, letter: char) -> Layout {
        match letter {
            'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ہ' | 'ے' | 'ھ' | 'ۃ' | '۔' => Layout::Urdu,
            'ی' | 'ک' | 'گ' | 'چ' | 'پ' | 'ژ' if self == Layout::Urdu => self,
            '،' | '؛' if self == Layout::Urdu => self,
            'ی' | 'ک' | 'گ' | 'چ' | 'پ' | 'ژ' => Layout::Persian,
            'ى' | 'ـ' | '،' | '؛' | '\u{FEF5}'..='\u{FEFC}' => Layout::Arabic,
            'א'..='ת' => Layout::Hebrew,
            'Ѐ'..='ӿ' => Layout::Cyrillic,
            'Ͱ'..='Ͽ' => Layout::Greek,
            'ه' if self == Layout::Urdu => Layout::Persian,
            'ك' | 'ي' if self == Layout::Urdu => Layout::Arabic,
            'ء'..='ۿ' if !matches!(self, Layout::Persian | Layout::Urdu) => Layout::Arabic,
            _ => self,
        }
    }

    /// The key of a US keyboard that makes this letter.
    #[must_use]
    pub fn key_of(self, letter: char) -> Option<char> {
        let table = self.table();
        let place = table.letters.chars().position(|other| other == letter)?;
        table.keys.chars().nth(place)
    }

    /// The letter that this key of a US keyboard makes, where it is another one. A vowel mark
    /// is none to be shown alone.
    #[must_use]
    pub fn letter_of(self, key: char) -> Option<char> {
        let table = self.table();
        let place = table.keys.chars().position(|other| other == key)?;
        let letter = table.letters.chars().nth(place)?;
        (!letter.is_ascii() && !is_combining_mark(letter)).then_some(letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Layout; 6] = [
        Layout::Arabic,
        Layout::Persian,
        Layout::Hebrew,
        Layout::Cyrillic,
        Layout::Urdu,
        Layout::Greek,
    ];

    #[test]
    fn the_tables_are_as_long_as_their_keys() {
        for layout in ALL {
            let table = layout.table();
            assert_eq!(table.letters.chars().count(), table.keys.chars().count(), "{layout:?}");
            let letters: std::collections::HashSet<char> = table.letters.chars().collect();
            assert_eq!(letters.len(), table.letters.chars().count(), "{layout:?}");
        }
    }

    #[test]
    fn known_keys() {
        assert_eq!(Layout::Arabic.key_of('ت'), Some('j'));
        assert_eq!(Layout::Arabic.key_of('ن'), Some('k'));
        assert_eq!(Layout::Arabic.key_of('د'), Some(']'));
        assert_eq!(Layout::Arabic.key_of('أ'), Some('H'));
        assert_eq!(Layout::Persian.key_of('د'), Some('n'));
        assert_eq!(Layout::Persian.key_of('ی'), Some('d'));
        assert_eq!(Layout::Hebrew.key_of('ח'), Some('j'));
        assert_eq!(Layout::Cyrillic.key_of('о'), Some('j'));
        assert_eq!(Layout::Cyrillic.key_of('П'), Some('G'));
        assert_eq!(Layout::Urdu.key_of('ج'), Some('j'));
        assert_eq!(Layout::Urdu.key_of('ھ'), Some('H'));
        assert_eq!(Layout::Urdu.key_of('ں'), Some('N'));
        assert_eq!(Layout::Greek.key_of('ξ'), Some('j'));
        assert_eq!(Layout::Greek.key_of(';'), Some('q'));
        assert_eq!(Layout::Greek.key_of('Γ'), Some('G'));
        assert_eq!(Layout::Arabic.key_of('\u{FEFB}'), Some('b'));
        assert_eq!(Layout::Arabic.letter_of('j'), Some('ت'));
        assert_eq!(Layout::Arabic.letter_of('A'), None, "a kasra");
        assert_eq!(Layout::Greek.letter_of('q'), None, "the sign is no letter of its own");
    }

    #[test]
    fn a_letter_of_one_layout_decides() {
        let persian = Layout::Arabic.after('چ');
        assert_eq!(persian, Layout::Persian);
        assert_eq!(persian.after('د'), Layout::Persian, "a letter of both leaves the guess");
        assert_eq!(persian.after('ى'), Layout::Arabic);
        assert_eq!(Layout::Hebrew.after('ت'), Layout::Arabic);
        let urdu = Layout::Persian.after('ٹ');
        assert_eq!(urdu, Layout::Urdu);
        assert_eq!(urdu.after('ی').after('ک').after('د'), Layout::Urdu, "letters of both");
        assert_eq!(urdu.after('ه'), Layout::Persian);
        assert_eq!(Layout::Arabic.after('λ'), Layout::Greek);
    }
}
