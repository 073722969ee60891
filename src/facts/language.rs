//! Tells the language of a text by its letters, and Persian from Arabic also by its words.

/// The languages whose facts are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// ar
    Arabic,
    /// fa
    Persian,
    /// ur
    Urdu,
    /// he
    Hebrew,
    /// ckb
    Kurdish,
    /// ug
    Uyghur,
    /// en, and every other text in Latin letters, of which only what all share is looked for.
    English,
}

impl Language {
    /// From a BCP 47 tag; nothing for a language that has no rules here.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Some(match primary.to_ascii_lowercase().as_str() {
            "ar" | "arz" | "ary" | "apc" => Language::Arabic,
            "fa" | "prs" | "pes" => Language::Persian,
            "ur" => Language::Urdu,
            "he" | "iw" => Language::Hebrew,
            "ckb" | "ku" => Language::Kurdish,
            "ug" => Language::Uyghur,
            "en" => Language::English,
            _ => return None,
        })
    }
}

/// How much of a text is looked at: enough for certainty, and long books cost no more.
const LETTERS_READ: usize = 4000;

/// The language of a text as a BCP 47 primary subtag: `ar`, `fa`, `ur`, `he`, `ckb`, `ug`
/// or `en`. Nothing when the text has no letter of a script that is known here.
///
/// ```
/// use khabar::facts::language_of;
/// assert_eq!(language_of("الخبر اليوم"), Some("ar"));
/// assert_eq!(language_of("گزارش تازه از تهران"), Some("fa"));
/// assert_eq!(language_of("42"), None);
/// ```
#[must_use]
pub fn language_of(text: &str) -> Option<&'static str> {
    let count = Count::of(text);
    let most = count.arabic.max(count.hebrew).max(count.latin);
    if most == 0 {
        None
    } else if most == count.arabic {
        Some(arabic_script_language(&count, text))
    } else if most == count.hebrew {
        Some("he")
    } else {
        Some("en")
    }
}

/// How often the telling letters stand in a text.
#[derive(Default)]
struct Count {
    arabic: usize,
    hebrew: usize,
    latin: usize,
    kurdish: usize,
    uyghur: usize,
    urdu: usize,
    persian: usize,
    arabic_only: usize,
}

impl Count {
    fn of(text: &str) -> Count {
        let mut count = Count::default();
        for letter in text.chars().filter(|letter| letter.is_alphabetic()).take(LETTERS_READ) {
            count.add(letter);
        }
        count
    }

    fn add(&mut self, letter: char) {
        match letter {
            'ێ' | 'ڕ' | 'ڵ' => self.kurdish += 1,
            'ې' | 'ۈ' | 'ۋ' | 'ڭ' => self.uyghur += 1,
            'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ھ' | 'ہ' => self.urdu += 1,
            'پ' | 'چ' | 'ژ' | 'گ' | 'ی' | 'ک' => self.persian += 1,
            'ة' | 'ي' | 'ك' | 'أ' | 'إ' | 'ى' => self.arabic_only += 1,
            // Both Kurdish and Uyghur write this vowel; the others decide.
            'ە' => {
                self.kurdish += 1;
                self.uyghur += 1;
            }
            _ => {}
        }
        match letter {
            '\u{590}'..='\u{5ff}' => self.hebrew += 1,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fefc}' => {
                self.arabic += 1;
            }
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => self.latin += 1,
            _ => {}
        }
    }
}

fn arabic_script_language(count: &Count, text: &str) -> &'static str {
    // One letter in forty is far above what foreign names bring into another language's text.
    let often = |number: usize| number * 40 > count.arabic;
    if often(count.uyghur) && count.uyghur >= count.kurdish {
        "ug"
    } else if often(count.kurdish) && count.kurdish > count.urdu {
        "ckb"
    } else if often(count.urdu) && count.urdu * 4 > count.persian {
        "ur"
    } else if often(count.persian) && count.persian > count.arabic_only {
        "fa"
    } else if count.arabic_only > 0 {
        "ar"
    } else if has_persian_words(text) {
        "fa"
    } else {
        "ar"
    }
}

/// Persian typed without its own letters still has its small words.
fn has_persian_words(text: &str) -> bool {
    let is_persian =
        |word: &&str| matches!(*word, "است" | "از" | "را" | "که" | "این" | "برای" | "شد" | "می");
    text.split_whitespace().take(400).filter(is_persian).take(3).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_each_language() {
        assert_eq!(language_of("أعلن الوزير اليوم خطة جديدة"), Some("ar"));
        assert_eq!(language_of("پرندگان مهاجر زودتر به تالاب رسیدند"), Some("fa"));
        assert_eq!(language_of("نیا پل کھول دیا گیا ہے اور لوگ خوش ہیں"), Some("ur"));
        assert_eq!(language_of("הספרייה העירונית נפתחה היום"), Some("he"));
        assert_eq!(language_of("کتێبخانەی نوێی شار کرایەوە و خەڵک هاتن"), Some("ckb"));
        assert_eq!(language_of("يېڭى كۈتۈپخانا شەھەردە ئېچىلدى"), Some("ug"));
        assert_eq!(language_of("The new library opened"), Some("en"));
    }

    #[test]
    fn foreign_names_do_not_change_it() {
        assert_eq!(
            language_of("قال پوتين إن شركة Gazprom ستبيع الغاز إلى گوادر في الصيف"),
            Some("ar")
        );
        assert_eq!(language_of("The word گل means flower in Persian"), Some("en"));
    }

    #[test]
    fn no_letters_no_language() {
        assert_eq!(language_of("123 — 456 😀"), None);
        assert_eq!(language_of(""), None);
    }
}
