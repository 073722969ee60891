//! table: how common each letter is in Arabic, Persian, Urdu and Hebrew news.

/// The natural logarithm of how much more often a letter occurs in Arabic-script news than if
/// all 128 upper bytes were as common (8 in a thousand). The shares are of Arabic, rounded,
/// with the letters that only Persian and Urdu have given the shares they have there.
pub(super) fn arabic_weight(letter: char) -> f32 {
    let per_mille = match letter {
        'ا' => 145.0,
        'ل' => 115.0,
        'ي' => 70.0,
        'م' => 58.0,
        'و' => 57.0,
        'ن' => 55.0,
        'ر' => 48.0,
        'ت' => 46.0,
        'ب' => 37.0,
        'ع' | 'ة' => 34.0,
        'د' => 33.0,
        'ه' => 30.0,
        'ف' | 'س' | 'أ' => 28.0,
        'ق' => 25.0,
        'ك' => 22.0,
        'ح' => 21.0,
        'ج' => 15.0,
        'ش' | 'إ' | 'ص' => 10.0,
        'ى' | 'خ' | 'ط' => 9.0,
        'ذ' | 'ض' => 6.0,
        'ز' | 'ث' | 'ء' => 5.0,
        'غ' | 'ئ' => 4.0,
        'ؤ' | 'ظ' | 'آ' => 2.0,
        'ک' | 'ہ' | 'ے' => 20.0,
        'گ' | 'پ' | 'ں' => 10.0,
        'چ' | 'ھ' | 'ٹ' => 5.0,
        'ژ' | 'ڈ' | 'ڑ' => 1.0,
        // Marks and tatweel: rare, but where they are they are many.
        'ـ' | '\u{064B}'..='\u{0652}' => 4.0,
        _ => 0.2,
    };
    f32::ln(per_mille / 8.0)
}

/// As [`arabic_weight`], for Hebrew.
pub(super) fn hebrew_weight(letter: char) -> f32 {
    let per_mille = match letter {
        'י' => 110.0,
        'ו' => 104.0,
        'ה' => 92.0,
        'ל' => 73.0,
        'א' => 63.0,
        'ר' => 57.0,
        'ת' | 'ב' => 50.0,
        'ש' | 'מ' => 48.0,
        'נ' | 'ע' => 33.0,
        'ם' => 28.0,
        'ד' | 'ח' => 25.0,
        'כ' | 'ק' | 'פ' => 21.0,
        'ן' | 'ס' | 'צ' => 14.0,
        'ג' | 'ט' => 13.0,
        'ז' => 9.0,
        'ך' => 7.0,
        'ף' | 'ץ' => 3.0,
        '\u{05B0}'..='\u{05BC}' | '\u{05C1}' | '\u{05C2}' => 4.0,
        _ => 0.2,
    };
    f32::ln(per_mille / 8.0)
}
