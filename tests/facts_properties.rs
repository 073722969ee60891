//! Properties of the facts of any text: no panic, every mention inside, in order, apart.

use khabar::facts::{Context, find};
use khabar::news::language_of;
use khabar::news::{ArticleText, BlockKind, Fact, FactKind};
use khabar::text::Direction;
use proptest::prelude::*;

fn article(text: &str) -> ArticleText {
    let mut article = ArticleText::default();
    for (block_idx, block) in text.split("\n\n").enumerate() {
        let kind = if block_idx == 0 { BlockKind::Title } else { BlockKind::Paragraph };
        article.push(kind, block, Direction::Rtl);
    }
    article
}

fn is_exclusive(kind: FactKind) -> bool {
    !matches!(kind, FactKind::Statement | FactKind::Event | FactKind::KeySentence)
}

fn check(article: &ArticleText, facts: &[Fact]) {
    for fact in facts {
        assert!(!fact.mentions.is_empty() && !fact.text.is_empty(), "{fact:?}");
        assert!((0.0..=1.0).contains(&fact.salience), "{fact:?}");
        for mention in &fact.mentions {
            assert!(!mention.is_empty(), "{fact:?}");
            assert!(article.plain.get(mention.range()).is_some(), "{fact:?}");
        }
        assert!(fact.mentions.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{fact:?}");
        // The words shown are words of the text, whatever blanks part them.
        let one_blank = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = one_blank(&article.plain);
        for shown in
            [Some(&fact.text), fact.role.as_ref(), fact.speaker.as_ref(), fact.verb.as_ref()]
                .into_iter()
                .flatten()
        {
            assert!(folded.contains(&one_blank(shown)), "{shown} of {fact:?}");
        }
    }
    let mut names: Vec<_> = facts
        .iter()
        .filter(|fact| is_exclusive(fact.kind))
        .flat_map(|fact| fact.mentions.iter().map(move |mention| (*mention, fact)))
        .collect();
    names.sort_by_key(|(mention, _)| *mention);
    for pair in names.windows(2) {
        assert!(pair[0].0.end() <= pair[1].0.start(), "{:?} overlaps {:?}", pair[0], pair[1]);
    }
    let in_order = |pair: &[Fact]| {
        pair[0].kind < pair[1].kind
            || (pair[0].kind == pair[1].kind && pair[0].salience >= pair[1].salience)
    };
    assert!(facts.windows(2).all(in_order));
}

/// Reads values again, by other means than the rules: the digits of an unscaled number, the
/// years of a date.
fn check_values(facts: &[Fact]) {
    for fact in facts {
        let Some(value) = &fact.value else { continue };
        // The value is that of the part: «ثلاثة من أصل 19».
        let part = fact.text.split(" من أصل ").next().unwrap_or(&fact.text);
        let numbers = numbers(part);
        match fact.kind {
            FactKind::Figure | FactKind::Money | FactKind::Percent => {
                let is_scaled =
                    fact.text.split_whitespace().count() > 1 && has_number_word(&fact.text);
                if let ([number], false) = (numbers.as_slice(), is_scaled) {
                    assert_eq!(significant(number), significant(value), "{fact:?}");
                }
            }
            FactKind::Date => {
                for year in numbers.iter().filter(|number| is_year(number)) {
                    assert!(value.contains(year.as_str()), "{year} of {fact:?}");
                }
                assert!(is_iso(value), "{fact:?}");
            }
            FactKind::Duration => assert!(value.starts_with('P'), "{fact:?}"),
            FactKind::Person
            | FactKind::Organization
            | FactKind::Place
            | FactKind::Statement
            | FactKind::Event
            | FactKind::Thing
            | FactKind::KeySentence => {}
        }
    }
}

/// The numbers of a text with their separators, in ASCII digits.
fn numbers(text: &str) -> Vec<String> {
    let ascii: String = text
        .chars()
        .map(|c| match c as u32 {
            code @ (0x660..=0x669 | 0x6f0..=0x6f9) => char::from(b'0' + (code & 0xf) as u8),
            0x66b => '.',
            0x66c | 0x60c => ',',
            _ => c,
        })
        .collect();
    ascii
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
        .map(|number| number.trim_matches(['.', ',']).to_string())
        .filter(|number| !number.is_empty())
        .collect()
}

/// The digits without separators and zeros at the ends.
fn significant(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_string()
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

/// Words that scale or add to the digits beside them.
fn has_number_word(text: &str) -> bool {
    let stems = [
        "ألف",
        "الف",
        "آلاف",
        "الاف",
        "مليون",
        "ملايين",
        "مليار",
        "بليون",
        "تريليون",
        "ترليون",
        "مئ",
        "مائ",
        "نصف",
    ];
    stems.iter().any(|stem| text.contains(stem))
}

/// Dates, weeks, times and intervals of them.
fn is_iso(value: &str) -> bool {
    value.split('/').all(|part| {
        part.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ':' | 'T' | 'W' | 'Z' | '+'))
            && part.chars().any(|c| c.is_ascii_digit())
    })
}

fn run(text: &str, language: Option<&str>) {
    let article = article(text);
    let context = Context {
        language: language.map(str::to_string),
        date: Some(jiff::civil::date(2026, 11, 17)),
    };
    let facts = find(&article, &context);
    check(&article, &facts);
    assert_eq!(facts, find(&article, &context), "deterministic");
    let _ = language_of(text);
}

/// Pieces that rules look for, in any order.
const PIECES: &[&str] = &[
    "قال",
    "وأضاف",
    "الرئيس",
    "وزير",
    "الخارجية",
    "المصري",
    "محمد",
    "عبد",
    "الله",
    "بن",
    "أبو",
    "آل",
    "إن",
    "أن",
    "«",
    "»",
    "”",
    "“",
    "\"",
    ":",
    "،",
    "؛",
    ".",
    "؟",
    "(",
    ")",
    "منظمة",
    "الصحة",
    "العالمية",
    "شركة",
    "للنفط",
    "والغاز",
    "فرنسا",
    "للأردن",
    "مالي",
    "عام",
    "2020",
    "2015",
    "-",
    "–",
    "/",
    "نوفمبر",
    "تشرين",
    "الثاني",
    "17",
    "٢٥٠",
    "ألف",
    "مليون",
    "ثلاثة",
    "آلاف",
    "وخمسمئة",
    "%",
    "في",
    "المئة",
    "دولار",
    "$",
    "€",
    "أيام",
    "يومين",
    "أمس",
    "الثلاثاء",
    "الأسبوع",
    "الماضي",
    "الساعة",
    "10:30",
    "3-1",
    "فاز",
    "ـ",
    "َ",
    "ّ",
    "\u{200c}",
    "\u{200f}",
    "said",
    "President",
    "Emmanuel",
    "Macron",
    "the",
    "U.S.",
    "ארה״ב",
    "בירושלים",
    "שנת",
    "گفت",
    "درصد",
    "کیلومتر",
    "😀",
    "https://a.b/1",
    "#خبر",
    "\n\n",
    "\n",
    "1.",
    "999999999999999999999999999999999999999",
    "0.",
    ",",
    "12,5",
    "1.2.3",
    "ﻻ",
    "ال",
    "ل",
    "و",
    "لل",
    "أمس الأول",
    "قبل",
    "الموافق",
    "إلى",
    "نهاية",
    "الـ",
    "الدورة",
    "الثالثة",
    "والثلاثون",
    "ونصف",
    "المليون",
    "عشرات",
    "الآلاف",
    "بحسب",
    "وفقا",
    "دعا",
    "مساء",
    "بتوقيت",
    "غرينتش",
    "1436هـ",
    "۲۶ آبان ۱۴۰۵",
    "که",
    "نے کہا",
    "אמר",
    "that",
];

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    let gap = prop::sample::select(vec![" ", " ", " ", ""]);
    prop::collection::vec((piece, gap), 0..60)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        run(&text, None);
    }

    #[test]
    fn any_text_in_any_language(text in "[\\PC\\n]{0,120}", language in prop::sample::select(vec!["ar", "fa", "ur", "he", "ckb", "ug", "en", "xx"])) {
        run(&text, Some(language));
    }

    #[test]
    fn arabic_letters_and_signs(text in "[ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ َُِّْـ،.:«»0-9٠-٩%$\\-–/()\n]{0,200}") {
        run(&text, Some("ar"));
    }

    #[test]
    fn pieces_that_rules_look_for(text in pieces(), language in prop::sample::select(vec!["ar", "ar", "ar", "fa", "ur", "he", "en", "ckb", "ug"])) {
        run(&text, Some(language));
    }
}

/// Real articles, where they are at hand; nothing of them is kept.
#[test]
fn shared_articles() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data/articles/articles.jsonl.gz");
    if !path.exists() {
        println!("facts over shared articles: skipped, none at {}", path.display());
        return;
    }
    let output =
        std::process::Command::new("gzip").arg("-dc").arg(&path).output().expect("gzip runs");
    let lines = String::from_utf8_lossy(&output.stdout);
    let mut count = 0;
    for line in lines.lines().step_by(4) {
        let Ok(value) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        let field = |name: &str| {
            value.get(name).and_then(serde_json::Value::as_str).unwrap_or("").to_string()
        };
        let text = article(&format!("{}\n\n{}", field("title"), field("text")));
        let date = field("date").get(..10).and_then(|day| day.parse().ok());
        let facts = find(&text, &Context { language: Some("ar".to_string()), date });
        check(&text, &facts);
        check_values(&facts);
        count += 1;
    }
    assert!(count > 0, "the articles could not be read");
    println!("facts over shared articles: {count} ran");
}
