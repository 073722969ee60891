//! Countries, regions and cities of the gazetteer, where the context does not say that
//! the word means something else (مالي is also "financial", صور also "pictures").

use crate::facts::document::fold::fold;
use crate::facts::document::phrases::{Match, Phrases, WordMap, WordSet, word_set};
use crate::facts::document::{Document, Language};
use crate::facts::find::Find;
use crate::news::FactKind;
use std::sync::LazyLock;

/// A row of the gazetteer, and whether the name needs context.
#[derive(Clone, Copy)]
pub struct Place {
    id: &'static str,
    is_country: bool,
    /// ISO 3166-1 alpha-2, where it is certain.
    country: Option<&'static str>,
    is_doubtful: bool,
}

const TABLE: &str = include_str!("../../../assets/facts/places.tsv");
/// The column of each language in the table, after kind and id.
const COLUMNS: [Language; 7] = [
    Language::Arabic,
    Language::Persian,
    Language::Urdu,
    Language::Hebrew,
    Language::English,
    Language::Kurdish,
    Language::Uyghur,
];

static NAMES: [LazyLock<Phrases<Place>>; 7] = [
    LazyLock::new(|| read(2)),
    LazyLock::new(|| read(3)),
    LazyLock::new(|| read(4)),
    LazyLock::new(|| read(5)),
    LazyLock::new(|| read(6)),
    LazyLock::new(|| read(7)),
    LazyLock::new(|| read(8)),
];

/// A row of the table.
struct Row {
    id: &'static str,
    is_country: bool,
    cells: Vec<&'static str>,
}

impl Row {
    /// The names of one language, with the country of the place.
    fn names(&self, column: usize) -> Vec<(&'static str, Option<&'static str>)> {
        let country = self.cells.get(COUNTRY).copied().filter(|country| !country.is_empty());
        let names = self.cells.get(column).copied().unwrap_or("").split('|');
        names.filter(|name| !name.is_empty()).map(|name| (name, country)).collect()
    }
}

fn rows() -> impl Iterator<Item = Row> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let (kind, id) = (*cells.first()?, *cells.get(1)?);
        Some(Row { id, is_country: kind == "country", cells })
    })
}

fn read(column: usize) -> Phrases<Place> {
    let mut phrases = Phrases::default();
    // «عمان» is Oman and Amman: no country is certain then.
    let mut countries: WordMap<Option<&str>> = WordMap::default();
    for (name, country) in rows().flat_map(|row| row.names(column)) {
        let known = countries.entry(fold(name.trim_start_matches('?'))).or_insert(country);
        if *known != country {
            *known = None;
        }
    }
    for row in rows() {
        for (name, _) in row.names(column) {
            let place = Place {
                id: row.id,
                is_country: row.is_country,
                country: countries.get(&fold(name.trim_start_matches('?'))).copied().flatten(),
                is_doubtful: name.starts_with('?'),
            };
            phrases.add(name.trim_start_matches('?'), place);
        }
    }
    phrases
}

/// The column of the country.
const COUNTRY: usize = 9;

/// The Arabic names of the countries, with their ISO 3166-1 codes.
pub fn countries() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter_map(|line| line.strip_prefix("country\t")).flat_map(|line| {
        let mut cells = line.split('\t');
        let id = cells.next().unwrap_or("");
        cells.next().unwrap_or("").split('|').map(move |name| (name.trim_start_matches('?'), id))
    })
}

/// The names of places in a language.
fn names(language: Language) -> Option<&'static Phrases<Place>> {
    let column = COLUMNS.iter().position(|&known| known == language)?;
    NAMES.get(column).map(|names| &**names)
}

/// The place that begins at a token, doubtful names left out.
pub fn certain_at(document: &Document, at: usize) -> Option<Match<Place>> {
    names(document.language)?.at_any_stem(document, at).filter(|found| !found.value.is_doubtful)
}

/// Whether a token alone names a country.
pub fn is_country_at(document: &Document, at: usize) -> bool {
    certain_at(document, at).is_some_and(|found| found.value.is_country && found.skip == 0)
}

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    let Some(names) = names(document.language) else { return };
    let mut at = 0;
    let mut last_end = None;
    while at < document.len() {
        // «وجدة» is a city of Morocco, or Jeddah after "and".
        let found = names.at_each_stem(document, at);
        match found.into_iter().find(|found| is_place(document, at, found, last_end)) {
            Some(found) => {
                let span = document.span_after(at, found.skip, found.end);
                let country = found.value.country.or_else(|| marked_country(document.raw(at)));
                let id = if country == Some("JO") && found.value.id == "OM" {
                    "amman"
                } else {
                    found.value.id
                };
                let mut find = Find::new(FactKind::Place, span, id.to_string())
                    .with_value(country.map(str::to_string));
                find.is_whole = !found.is_elided;
                // «دير الزور» is one place.
                find.overrules = document.language == Language::Arabic
                    && found.end > at + 1
                    && !found.value.is_country
                    && !found.value.is_doubtful;
                finds.push(find);
                at = found.end;
                last_end = Some(at);
            }
            None => at += 1,
        }
    }
}

fn is_place(document: &Document, at: usize, found: &Match<Place>, last_end: Option<usize>) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.word(before));
    match document.language {
        Language::English => {
            let is_name = document.raw(at).starts_with(char::is_uppercase);
            // «Japan, Jordan and Spain»: named beside a place that is certain.
            let is_listed = last_end.is_some_and(|end| {
                end + 1 == at && (document.is_sign(end, ",") || before == "and")
            });
            let is_said = is_listed || matches!(before, "in" | "to" | "from" | "of");
            is_name && (!found.value.is_doubtful || is_said)
        }
        Language::Arabic => {
            // «خبيرًا سوريًّا»: an adjective in the accusative.
            let raw = document.raw(at);
            let is_adjective = raw.ends_with("ًا") || raw.ends_with("اً");
            let is_other = is_adjective || is_diameter(document, at) || NOT_AFTER.contains(before);
            !is_other
                && (!found.value.is_doubtful || says_place(document, at, before, found, last_end))
        }
        Language::Hebrew => !found.value.is_doubtful || matches!(before, "העיר" | "בעיר"),
        Language::Persian | Language::Urdu | Language::Kurdish | Language::Uyghur => {
            !found.value.is_doubtful
                || NAMING.contains(before)
                || (found.value.is_country && matches!(before, "در" | "به"))
        }
    }
}

/// «بقطر 10 أمتار», «قطر الكوكب»: a diameter, and not the country.
pub fn is_diameter(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.word(before));
    let is_measured = document.is_number(at + 1) || document.word(at + 1).starts_with("ال");
    document.word(at).ends_with("قطر") && (is_measured || matches!(before, "نصف" | "يبلغ"))
}

/// The country of «عمّان» or «عُمان», where a mark tells the city from the country.
fn marked_country(raw: &str) -> Option<&'static str> {
    if raw.ends_with("عمّان") || raw.ends_with("عَمّان") {
        Some("JO")
    } else {
        raw.ends_with("عُمان").then_some("OM")
    }
}

/// Whether the words around a doubtful name say that it is a place.
fn says_place(
    document: &Document,
    at: usize,
    before: &str,
    found: &Match<Place>,
    last_end: Option<usize>,
) -> bool {
    let before = crate::facts::document::clitics::bare(before);
    NAMING.contains(before)
        || (found.value.is_country && (COUNTRY_BEFORE.contains(before)))
        || (PREPOSITION_IS_ENOUGH.contains(&found.value.id) && (matches!(before, "في" | "الي" | "من") || document.word(at).starts_with('ب') && found.skip == 1))
        // «صيدا وصور»: named beside a place that is certain.
        || (last_end == Some(at) && document.word(at).starts_with('و') && found.skip == 1)
        || (last_end.is_some_and(|end| end + 1 == at && document.is_sign(end, ",")))
}

static NAMING: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "
مدينة مدينتي محافظة دولة جمهورية ولاية بلدة قضاء مطار ميناء قرية بلدية مخيم ضواحي سكان أهالي العاصمة
شهر استان کشور شهرستان صوبہ شہر ضلع شارى",
    )
});
static COUNTRY_BEFORE: LazyLock<WordSet> =
    LazyLock::new(|| word_set("في إلى شمال جنوب شرق غرب شمالي جنوبي وسط داخل"));
/// Doubtful cities that are no common word after a preposition.
const PREPOSITION_IS_ENOUGH: [&str; 8] =
    ["jeddah", "hama", "hebron", "jenin", "lyon", "nice", "bonn", "oujda"];
/// After these the word is a name of a person or of something else.
static NOT_AFTER: LazyLock<WordSet> =
    LazyLock::new(|| word_set("صلاة أذان الظروف القوة قوة ظروف بن آل"));

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::found;

    #[test]
    fn finds_places_without_their_clitics() {
        assert_eq!(
            found(find, "وصل من باريس إلى الولايات المتحدة ثم وفرنسا ولليابان"),
            ["باريس = FR", "الولايات المتحدة = US", "فرنسا = FR", "يابان = JP"]
        );
        assert_eq!(found(find, "زار صيدا وصور ومدينة سوق"), ["صيدا = LB", "صور = LB"]);
        assert_eq!(found(find, "زارَ المملكةَ العربيّةَ السعوديّةَ"), ["المملكةَ العربيّةَ السعوديّةَ = SA"]);
        assert_eq!(found(find, "סיור בירושלים ובתל-אביב היום"), ["ירושלים", "תל-אביב = IL"]);
        assert_eq!(
            found(find, "A train from Paris to New York via South Africa, Jordan and Spain"),
            ["Paris = FR", "New York = US", "South Africa = ZA", "Jordan = JO", "Spain = ES"]
        );
        assert_eq!(
            found(find, "گروهی از تهران به آفریقای جنوبی رفتند و گزارش دادند"),
            ["تهران = IR", "آفریقای جنوبی = ZA"]
        );
    }

    #[test]
    fn leaves_other_words_alone() {
        assert!(
            found(find, "دعم مالي كبير ونشر صور جديدة").is_empty(),
            "{:?}",
            found(find, "دعم مالي كبير ونشر صور جديدة")
        );
        assert!(
            found(find, "أنبوب بقطر 10 أمتار بعد صلاة المغرب").is_empty(),
            "{:?}",
            found(find, "أنبوب بقطر 10 أمتار بعد صلاة المغرب")
        );
        assert!(
            found(find, "A nice bath and a chicken turkey dinner").is_empty(),
            "{:?}",
            found(find, "A nice bath and a chicken turkey dinner")
        );
    }
}
