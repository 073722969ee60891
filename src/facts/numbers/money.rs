//! Amounts of money, with the currency's code where the words leave no doubt.

use super::numerals::Numeral;
use super::quantities;
use crate::facts::document::{Document, Language, clitics};
use crate::facts::find::Find;
use crate::news::FactKind;

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    let mut named = None;
    for numeral in &document.numerals {
        let Some(amount) = with_sign(document, numeral).or_else(|| with_word(document, numeral))
        else {
            continue;
        };
        let skip = if amount.first == numeral.first { numeral.skip } else { 0 };
        let span = document.span_after(amount.first, skip, amount.end);
        let code = amount.code.or_else(|| {
            let named = named.get_or_insert_with(|| NamedCurrencies::of(document));
            named.code(amount.currency?)
        });
        let value =
            code.zip(quantities::value(numeral)).map(|(code, number)| format!("{code} {number}"));
        let key = value.clone().unwrap_or_else(|| document.key(span));
        finds.push(Find::new(FactKind::Money, span, key).with_value(value));
    }
}

/// The currencies that the article names with their country, «الجنيه المصري»: elsewhere in it
/// «جنيه» alone is the same one, if no other is named.
struct NamedCurrencies(Vec<(Currency, &'static str)>);

impl NamedCurrencies {
    fn of(document: &Document) -> NamedCurrencies {
        let name = |at: usize| {
            let bare = |at: usize| clitics::bare(document.word(at));
            let currency = currency(bare(at), document.language)?;
            document.same_sentence(at, at + 1).then_some(())?;
            Some((currency, national(currency, bare(at + 1))?))
        };
        NamedCurrencies((0..document.len()).filter_map(name).collect())
    }

    fn code(&self, currency: Currency) -> Option<&'static str> {
        let mut codes =
            self.0.iter().filter(|(named, _)| *named == currency).map(|(_, code)| *code);
        let first = codes.next()?;
        codes.all(|code| code == first).then_some(first)
    }
}

/// Where an amount stands and in which currency.
struct Amount {
    first: usize,
    end: usize,
    code: Option<&'static str>,
    /// Its name, if words tell it.
    currency: Option<Currency>,
}

/// `$12`, `US$ 3 billion`, `12 €`.
fn with_sign(document: &Document, numeral: &Numeral) -> Option<Amount> {
    if let Some(before) = numeral.first.checked_sub(1)
        && document.same_sentence(before, numeral.first)
        && let Some(code) = sign_code(document.raw(before))
    {
        // A$, NZ$, C$: dollars, but whose is told by letters that we do not read.
        let marked = before > 0 && document.is_glued(before) && document.is_word(before - 1);
        let is_us = marked && matches!(document.word(before - 1), "us" | "u.s.");
        let first = if marked { before - 1 } else { before };
        let code = if marked && !is_us { None } else { Some(code) };
        return Some(Amount { first, end: numeral.end, code, currency: None });
    }
    let at = quantities::unit_at(document, numeral)?;
    let code = sign_code(document.raw(at))?;
    Some(Amount { first: numeral.first, end: at + 1, code: Some(code), currency: None })
}

fn sign_code(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" | "USD" => "USD",
        "€" | "EUR" => "EUR",
        "£" | "GBP" => "GBP",
        "₪" | "ILS" => "ILS",
        "SAR" => "SAR",
        "AED" => "AED",
        "₹" | "INR" => "INR",
        "₺" | "TRY" => "TRY",
        "₽" | "RUB" => "RUB",
        _ => return None,
    })
}

/// «107 مليارات دولار أميركي», `3 million euros`, `۲۰ هزار تومان`, `50 שקלים`.
fn with_word(document: &Document, numeral: &Numeral) -> Option<Amount> {
    let mut at = quantities::unit_at(document, numeral)?;
    // «5 مليارات من الدولارات»
    if document.language == Language::Arabic
        && document.word(at) == "من"
        && document.word(at + 1).starts_with("ال")
    {
        at += 1;
    }
    let word = document.word(at);
    let unit = word
        .strip_prefix("ال")
        .filter(|_| document.word(at.saturating_sub(1)) == "من")
        .unwrap_or(word);
    let adjective = document.word(at + 1);
    let adjective = if document.same_sentence(at, at + 1) {
        adjective.strip_prefix("ال").unwrap_or(adjective)
    } else {
        ""
    };
    if matches!(unit, "us" | "american") && matches!(adjective, "dollars" | "dollar") {
        let (end, code) = (at + 2, Some("USD"));
        return Some(Amount { first: numeral.first, end, code, currency: None });
    }
    let currency = currency(unit, document.language)?;
    let national = national(currency, adjective);
    let end = at + 1 + usize::from(national.is_some());
    let code = national.or_else(|| alone(currency, document.language));
    Some(Amount { first: numeral.first, end, code, currency: Some(currency) })
}

/// A currency by name, whosever it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Currency {
    Dollar,
    Euro,
    Pound,
    Riyal,
    Dirham,
    Dinar,
    Lira,
    Yen,
    Yuan,
    Rouble,
    Rupee,
    Franc,
    Shekel,
    Toman,
    Cent,
}

fn currency(word: &str, language: Language) -> Option<Currency> {
    Some(match word {
        "دولار" | "دولارا" | "دولارات" | "دلار" | "ڈالر" | "ڈالرز" | "דולר" | "דולרים" | "dollar"
        | "dollars" | "دۆلار" | "دوللار" => Currency::Dollar,
        "يورو" | "euro" | "euros" | "אירו" | "יורו" => Currency::Euro,
        "جنيه" | "جنيها" | "جنيهات" | "پوند" | "پاونڈ" => Currency::Pound,
        // English pounds are also a weight.
        "sterling" => Currency::Pound,
        "ريال" | "ريالا" | "ريالات" | "riyal" | "riyals" | "rial" | "rials" => {
            Currency::Riyal
        }
        "درهم" | "درهما" | "دراهم" | "dirham" | "dirhams" => Currency::Dirham,
        "دينار" | "دينارا" | "دنانير" | "dinar" | "dinars" | "ديناري" => {
            Currency::Dinar
        }
        "ليره" | "ليرات" | "lira" | "liras" | "לירות" => Currency::Lira,
        "ين" | "ينا" | "yen" => Currency::Yen,
        "يوان" | "يوانا" | "yuan" | "יואן" => Currency::Yuan,
        "روبل" | "روبلا" | "rouble" | "roubles" | "ruble" | "rubles" => Currency::Rouble,
        "روبيه" | "روبيات" | "روپے" | "روپيه" | "rupee" | "rupees" => {
            Currency::Rupee
        }
        "فرنك" | "فرنكا" | "franc" | "francs" => Currency::Franc,
        "شيكل" | "شيقل" | "שקל" | "שקלים" | "ש\"ח" | "shekel" | "shekels" => {
            Currency::Shekel
        }
        "تومان" => Currency::Toman,
        "سنت" | "سنتا" | "سنتات" | "فلس" | "فلسا" | "قرش" | "قرشا" | "قروش" | "هلله" | "هللات"
            if language == Language::Arabic =>
        {
            Currency::Cent
        }
        // Uyghur writes its endings on to the word.
        _ if language == Language::Uyghur && word.starts_with("يۈهن") => Currency::Yuan,
        _ => return None,
    })
}

/// The code when an adjective says whose it is.
fn national(currency: Currency, adjective: &str) -> Option<&'static str> {
    let nation = adjective.strip_suffix('ا').unwrap_or(adjective);
    let nation = nation.strip_suffix('ه').unwrap_or(nation);
    Some(match (currency, nation) {
        (Currency::Dollar, "اميركي" | "امريكي" | "امريكايي" | "אמריקני") => {
            "USD"
        }
        (Currency::Dollar, "كندي") => "CAD",
        (Currency::Dollar, "استرالي") => "AUD",
        (Currency::Pound, "مصري") => "EGP",
        (Currency::Pound, "سوداني") => "SDG",
        (Currency::Pound, "استرليني") => "GBP",
        (Currency::Riyal, "سعودي" | "saudi") => "SAR",
        (Currency::Riyal, "قطري") => "QAR",
        (Currency::Riyal, "عماني") => "OMR",
        (Currency::Riyal, "يمني") => "YER",
        (Currency::Riyal, "ايراني") => "IRR",
        (Currency::Dirham, "اماراتي") => "AED",
        (Currency::Dirham, "مغربي") => "MAD",
        (Currency::Dinar, "كويتي") => "KWD",
        (Currency::Dinar, "بحريني") => "BHD",
        (Currency::Dinar, "اردني") => "JOD",
        (Currency::Dinar, "عراقي") => "IQD",
        (Currency::Dinar, "ليبي") => "LYD",
        (Currency::Dinar, "تونسي") => "TND",
        (Currency::Dinar, "جزايري") => "DZD",
        (Currency::Lira, "لبناني") => "LBP",
        (Currency::Lira, "سوري") => "SYP",
        (Currency::Lira, "تركي") => "TRY",
        (Currency::Yen, "ياباني") => "JPY",
        (Currency::Yuan, "صيني") => "CNY",
        (Currency::Rouble, "روسي") => "RUB",
        (Currency::Rupee, "هندي") => "INR",
        (Currency::Rupee, "باكستاني") => "PKR",
        (Currency::Franc, "سويسري") => "CHF",
        (Currency::Shekel, "جديد" | "اسراييلي" | "חדש" | "חדשים") => "ILS",
        _ => return None,
    })
}

/// The code when the name alone is certain.
fn alone(currency: Currency, language: Language) -> Option<&'static str> {
    match currency {
        // The world's press means the American one when it says no more; English papers do
        // not all, but they mark the others (A$, C$).
        Currency::Dollar => Some("USD"),
        Currency::Euro => Some("EUR"),
        Currency::Yen => Some("JPY"),
        Currency::Yuan => Some("CNY"),
        Currency::Rouble => Some("RUB"),
        Currency::Shekel => Some("ILS"),
        Currency::Riyal if language == Language::Persian => Some("IRR"),
        Currency::Pound
        | Currency::Riyal
        | Currency::Dirham
        | Currency::Dinar
        | Currency::Lira
        | Currency::Rupee
        | Currency::Franc
        | Currency::Toman
        | Currency::Cent => None,
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::found;

    #[test]
    fn finds_amounts() {
        for (text, expected) in [
            ("بقيمة 107 مليارات دولار أميركي", "107 مليارات دولار أميركي = USD 107000000000"),
            ("كلف ٢٥٠ ألف جنيه مصري", "٢٥٠ ألف جنيه مصري = EGP 250000"),
            ("ودفع ثلاثة ملايين يورو", "ثلاثة ملايين يورو = EUR 3000000"),
            ("بسعر 12 جنيها للكيلو", "12 جنيها"),
            ("بزيادة 25 فلسًا للسهم", "25 فلسًا"),
            ("هبط الجنيه المصري وبلغ السعر 12 جنيها", "12 جنيها = EGP 12"),
            ("بين الدينار الكويتي والدينار الأردني دفع 12 دينارا", "12 دينارا"),
            ("سعر $1.5 مليون هنا", "$1.5 مليون = USD 1500000"),
            ("بقيمة 70 دولارا", "70 دولارا = USD 70"),
            ("a £3 million bridge", "£3 million = GBP 3000000"),
            ("עלות של 50 מיליון שקלים", "50 מיליון שקלים = ILS 50000000"),
            ("یہ پانچ کروڑ روپے کا ہے", "پانچ کروڑ روپے"),
            ("این پروژه ۲۰ هزار تومان است و", "۲۰ هزار تومان"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_other_units_alone() {
        assert!(found(find, "12 كتابا و3 pounds of sugar").is_empty());
        assert!(found(find, "سعر الدولار اليوم").is_empty());
    }
}
