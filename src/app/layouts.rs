//! Keyboard layouts as a table: which key of a US keyboard makes each letter, so that
//! commands work while an Arabic, Persian, Hebrew or Cyrillic layout is on.

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
}

/// The letters of a layout and, at the same place, the keys that make them.
struct Table {
    letters: &'static str,
    keys: &'static str,
}

/// `لا`, `لإ`, `لأ`, `لآ` make two characters and so have no row: they read as their first.
const ARABIC: Table = Table {
    letters: "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذإ؛أـ،آ؟÷×\u{2018}\u{2019}\
              \u{064E}\u{064B}\u{064F}\u{064C}\u{0650}\u{064D}\u{0652}\u{0651}",
    keys: "qwertyuiop[]asdfghjkl;'zxcvnm,./`YPHJKN?IOUMQWERASX~",
};

const PERSIAN: Table = Table {
    letters: "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپوؤئيإأآة»«كژء؟\
              \u{0652}\u{064C}\u{064D}\u{064B}\u{064F}\u{0650}\u{064E}\u{0651}\u{0653}\u{0670}\u{0654}",
    keys: "qwertyuiop[]asdfghjkl;'zxcvbnm,ASDFGHJKLZCM?QWERTYUIXVN",
};

const HEBREW: Table = Table {
    letters: "קראטוןםפשדגכעיחלךףזסבהנמצתץ",
    keys: "ertyuiopasdfghjkl;zxcvbnm,.",
};

const CYRILLIC: Table = Table {
    letters: "йцукенгшщзхъфывапролджэячсмитьбюіїєґЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮІЇЄ",
    keys: "qwertyuiop[]asdfghjkl;'zxcvbnm,.s]'\\QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>S}\"",
};

impl Layout {
    fn table(self) -> &'static Table {
        match self {
            Layout::Arabic => &ARABIC,
            Layout::Persian => &PERSIAN,
            Layout::Hebrew => &HEBREW,
            Layout::Cyrillic => &CYRILLIC,
        }
    }

    /// The layout after this letter was seen: letters that only one layout has decide,
    /// the others leave the guess as it was.
    #[must_use]
    pub fn after(self, letter: char) -> Layout {
        match letter {
            'ی' | 'ک' | 'گ' | 'چ' | 'پ' | 'ژ' => Layout::Persian,
            'ى' | 'ـ' | '،' | '؛' => Layout::Arabic,
            'א'..='ת' => Layout::Hebrew,
            'Ѐ'..='ӿ' => Layout::Cyrillic,
            'ك' | 'ي' | 'ة' | 'ؤ' if self != Layout::Persian => Layout::Arabic,
            'ء'..='ۿ' if self != Layout::Persian => Layout::Arabic,
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_as_long_as_their_keys() {
        for layout in [Layout::Arabic, Layout::Persian, Layout::Hebrew, Layout::Cyrillic] {
            let table = layout.table();
            assert_eq!(table.letters.chars().count(), table.keys.chars().count(), "{layout:?}");
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
    }

    #[test]
    fn a_letter_of_one_layout_decides() {
        let persian = Layout::Arabic.after('چ');
        assert_eq!(persian, Layout::Persian);
        assert_eq!(persian.after('د'), Layout::Persian, "a letter of both leaves the guess");
        assert_eq!(persian.after('ى'), Layout::Arabic);
        assert_eq!(Layout::Hebrew.after('ت'), Layout::Arabic);
    }
}
