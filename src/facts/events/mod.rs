//! Events: a clause that says who did what, quoted as it stands. The verb comes first in its
//! clause («وقّع الوزير …»), or in a title after its subject («الوزير يوقع …»). Whom it was
//! with, where and when are the facts inside the clause.

mod actors;
mod clauses;
mod doers;
pub mod verbs;

pub use actors::is_group;

use self::verbs::EventVerb;
use crate::facts::document::phrases::WordMap;
use crate::facts::document::{Document, Language, fold, quotes, words};
use crate::facts::find::Find;
use crate::facts::statements::speech;
use crate::news::FactKind;
use crate::text::Span;
use actors::{Actor, Actors};
use clauses::LONGEST;
use std::ops::Range;

/// The fewest words of a clause that tells an event.
const FEWEST_WORDS: usize = 4;

/// Finds events; the names must be linked and the statements found before.
pub fn find(document: &Document, finds: &[Find]) -> Vec<Find> {
    if document.language != Language::Arabic {
        return Vec::new();
    }
    let actors = Actors::new(document, finds);
    let is_said = said(document, finds);
    let mut events = Vec::new();
    let mut counts: WordMap<usize> = WordMap::default();
    let is_reported = |event: &Event| {
        speech::verb_at(document, event.verb_at).is_some()
            && (event.first..event.end).any(|at| is_said.get(at).copied().unwrap_or(false))
    };
    for (number, sentence) in document.sentences.iter().enumerate() {
        let is_title = number < document.title_sentences;
        let mut last: Option<Event> = None;
        let mut at = sentence.start;
        while at < sentence.end {
            let event = if is_said.get(at).copied().unwrap_or(false) {
                None
            } else {
                event_at(document, sentence, at, is_title, &actors, last.as_ref())
            };
            let Some(event) = event.filter(|event| !is_reported(event)) else {
                at += 1;
                continue;
            };
            at = event.end.max(at + 1);
            events.push(into_find(document, &event, is_title, &actors, &mut counts));
            last = Some(event);
        }
    }
    events
}

/// An event in the text.
struct Event {
    first: usize,
    skip: usize,
    end: usize,
    /// The verb or the noun that tells it.
    verb: Span,
    verb_at: usize,
    lemma: Option<usize>,
    is_feminine: bool,
    actor: Option<Actor>,
}

/// Which tokens somebody said: reported and quoted speech are statements.
fn said(document: &Document, finds: &[Find]) -> Vec<bool> {
    let mut said = vec![false; document.len()];
    let statements = finds.iter().filter(|find| find.kind == FactKind::Statement);
    let spans = statements.map(|find| document.tokens_of(find.span));
    let quoted = quotes::all(document);
    let long = quoted.iter().filter(|quote| quote.words(document) > 3).map(|quote| quote.inside());
    for at in spans.chain(long).flatten() {
        if let Some(said) = said.get_mut(at) {
            *said = true;
        }
    }
    said
}

fn event_at(
    document: &Document,
    sentence: &Range<usize>,
    at: usize,
    is_title: bool,
    actors: &Actors,
    last: Option<&Event>,
) -> Option<Event> {
    if is_title && at == sentence.start {
        let found =
            noun_first(document, sentence).or_else(|| subject_first(document, sentence, actors));
        if found.is_some() {
            return found;
        }
    }
    if let Some(deed) = carried_out(document, sentence, at) {
        return Some(deed);
    }
    let verb = verbs::at(document, at)?;
    if !begins_clause(document, sentence, at, verb) || (verb.is_imperfect && at != sentence.start) {
        return None;
    }
    let (actor, past) = doers::of(document, at, verb, actors, last)?;
    // «شهد الرئيسان توقيع …», but not «شهد العام ارتفاعا».
    if document.word(at).contains("شهد") && !verbs::is_deed(document.word(past)) {
        return None;
    }
    let event = Event {
        first: at,
        skip: verb.skip,
        end: clauses::end(document, sentence, past),
        verb: document.span_after(at, verb.skip, at + 1),
        verb_at: at,
        lemma: Some(verb.lemma),
        is_feminine: verb.is_feminine,
        actor,
    };
    tells(document, &event, past).then_some(event)
}

/// «تم توقيع الاتفاق», «جرى انتخاب الرئيس»
fn carried_out(document: &Document, sentence: &Range<usize>, at: usize) -> Option<Event> {
    let word = document.word(at);
    let stem = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let is_done =
        matches!(stem, "تم" | "تمت" | "جري" | "جرت") && verbs::is_deed(document.word(at + 1));
    let before = at.checked_sub(1).filter(|&before| before >= sentence.start);
    let begins = before.is_none_or(|before| {
        matches!(document.word(before), "," | ";" | "." | "-" | "قد" | "وقد" | "كما")
    }) || stem.len() < word.len();
    if !is_done || !begins {
        return None;
    }
    let skip = usize::from(stem.len() < word.len());
    let event = Event {
        first: at,
        skip,
        end: clauses::end(document, sentence, at + 2),
        verb: document.span_after(at, skip, at + 2),
        verb_at: at,
        lemma: None,
        is_feminine: false,
        actor: None,
    };
    tells(document, &event, at + 2).then_some(event)
}

/// «وزير النقل يفتتح الميناء»
fn subject_first(document: &Document, sentence: &Range<usize>, actors: &Actors) -> Option<Event> {
    let actor = actors.at(document, sentence.start)?;
    let at = actors.joined_end(document, &actor);
    let verb = verbs::at(document, at).filter(|verb| verb.skip == 0)?;
    let end = clauses::end(document, sentence, at + 1);
    let event = Event {
        first: sentence.start,
        skip: actor.skip,
        end,
        verb: document.span(at, at + 1),
        verb_at: at,
        lemma: Some(verb.lemma),
        is_feminine: verb.is_feminine,
        actor: Some(actor),
    };
    (at < sentence.end && tells(document, &event, at + 1)).then_some(event)
}

/// «توقيع اتفاق بين …» as a title.
fn noun_first(document: &Document, sentence: &Range<usize>) -> Option<Event> {
    let at = sentence.start;
    if !verbs::is_noun(document.word(at)) {
        return None;
    }
    let event = Event {
        first: at,
        skip: 0,
        end: clauses::end(document, sentence, at + 1),
        verb: document.span(at, at + 1),
        verb_at: at,
        lemma: None,
        is_feminine: false,
        actor: None,
    };
    tells(document, &event, at + 1).then_some(event)
}

/// Whether a verb stands where a clause begins, and nothing denies it or makes it an "if".
fn begins_clause(document: &Document, sentence: &Range<usize>, at: usize, verb: EventVerb) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= sentence.start) else {
        return true;
    };
    match document.word(before) {
        "," | ";" | "-" | ":" | "." => true,
        "قد" | "وقد" | "فقد" | "كما" | "ثم" => {
            !verb.is_imperfect && is_affirmed(document, sentence, before)
        }
        // «… في المدينة ووقع الوزير …»
        word => {
            verb.skip == 1
                && document.is_word(before)
                && !words::is_function(word, Language::Arabic)
        }
    }
}

/// «لم يكن قد وقع», «لو أنه قد وقع»
fn is_affirmed(document: &Document, sentence: &Range<usize>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|&before| before >= sentence.start);
    before.is_none_or(|before| {
        !matches!(
            document.word(before),
            "لو" | "اذا" | "ربما" | "ان" | "لم" | "انه" | "انها" | "بانه"
        )
    })
}

/// Whether the clause says enough, and says it as a fact.
fn tells(document: &Document, event: &Event, past: usize) -> bool {
    let words = (event.first..event.end)
        .filter(|&at| document.is_word(at) || document.is_number(at))
        .count();
    // «أعلن الوزير أن …» is a statement; «وقع الوزير في …» may be a fall.
    let reports = (past..event.end.min(past + 2)).any(|at| {
        matches!(
            document.word(at),
            "ان" | "بان"
                | "انه"
                | "انها"
                | "بانه"
                | "بانها"
                | "انهم"
                | "اننا"
                | "الذي"
                | "التي"
        )
    });
    let asks = document.word(event.end) == "?";
    words >= FEWEST_WORDS
        && event.end - event.first <= LONGEST
        && !reports
        && !asks
        && event.end > past
}

fn into_find(
    document: &Document,
    event: &Event,
    is_title: bool,
    actors: &Actors,
    counts: &mut WordMap<usize>,
) -> Find {
    let span = document.span_after(event.first, event.skip, event.end);
    let key = match (event.lemma, &event.actor) {
        // The title and the first sentence that says the same are one event.
        (Some(lemma), Some(actor)) => {
            let name = format!("{lemma} {}", actors.key(document, actor));
            let count = counts.entry(format!("{name} {is_title}")).or_insert(0);
            *count += 1;
            format!("{name} {count}")
        }
        _ => fold::fold(span.slice(document.plain)),
    };
    let mut find = Find::new(FactKind::Event, span, key);
    find.verb = Some(event.verb);
    find.speaker = event.actor.as_ref().map(|actor| actors.shown(actor));
    find
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::article;
    use crate::facts::{Context, find};
    use crate::news::FactKind;

    fn events(text: &str) -> Vec<String> {
        let article = article(text);
        let shown = |fact: &crate::news::Fact| {
            format!(
                "{} / {} / {}",
                fact.speaker.as_deref().unwrap_or("-"),
                fact.verb.as_deref().unwrap_or("-"),
                fact.text
            )
        };
        find(&article, &Context::default())
            .iter()
            .filter(|fact| fact.kind == FactKind::Event)
            .map(shown)
            .collect()
    }

    #[test]
    fn finds_who_did_what() {
        assert_eq!(
            events(
                "خبر\nوقّع وزير النقل المغربي سامي الحداد اتفاقا مع فرنسا في الرباط، وقال إن العمل يبدأ غدا."
            ),
            ["سامي الحداد / وقّع / وقّع وزير النقل المغربي سامي الحداد اتفاقا مع فرنسا في الرباط"]
        );
        assert_eq!(
            events("خبر\nواعتقلت الشرطة الإسبانية ثلاثة رجال في مدريد أمس."),
            ["الشرطة الإسبانية / اعتقلت / اعتقلت الشرطة الإسبانية ثلاثة رجال في مدريد أمس"]
        );
        assert_eq!(
            events("خبر\nقتل خمسة أشخاص في انهيار جسر قديم."),
            ["- / قتل / قتل خمسة أشخاص في انهيار جسر قديم"]
        );
    }

    #[test]
    fn a_new_verb_begins_another_event() {
        assert_eq!(
            events(
                "خبر\nألقى الرئيس التونسي نبيل الحافظ كلمة أمام النواب، ثم التقى الوزير سامي الحداد في مقر الوزارة."
            ),
            [
                "نبيل الحافظ / ألقى / ألقى الرئيس التونسي نبيل الحافظ كلمة أمام النواب",
                "نبيل الحافظ / التقى / التقى الوزير سامي الحداد في مقر الوزارة"
            ]
        );
        assert_eq!(
            events(
                "خبر\nاختتم الرئيس التونسي نبيل الحافظ زيارته إلى المغرب، أجرى خلالها محادثات كثيرة."
            ),
            [
                "نبيل الحافظ / اختتم / اختتم الرئيس التونسي نبيل الحافظ زيارته إلى المغرب",
                "نبيل الحافظ / أجرى / أجرى خلالها محادثات كثيرة"
            ]
        );
        assert_eq!(
            events("خبر\nيعقد الوزير سامي الحداد لقاء مفتوحا عند الساعة 18:00 في الرباط."),
            ["سامي الحداد / يعقد / يعقد الوزير سامي الحداد لقاء مفتوحا عند الساعة 18:00 في الرباط"]
        );
    }

    #[test]
    fn finds_what_was_done_without_a_doer() {
        for (text, expected) in [
            ("خبر\nوأُطلقت 21 طلقة مدفعية تحية للضيف.", "أُطلقت 21 طلقة مدفعية تحية للضيف"),
            ("خبر\nوأقيمت أمسية شعرية في فناء الدار.", "أقيمت أمسية شعرية في فناء الدار"),
            ("خبر\nوتم توقيع اتفاق لبناء جسر جديد.", "تم توقيع اتفاق لبناء جسر جديد"),
            ("خبر\nوجرى انتخاب رئيس للمجلس أمس.", "جرى انتخاب رئيس للمجلس أمس"),
        ] {
            let found = events(text);
            assert!(found.len() == 1 && found[0].ends_with(expected), "{text}: {found:?}");
        }
    }

    #[test]
    fn knows_groups_and_quoted_names() {
        for (text, expected) in [
            ("خبر\nواتفق الجانبان على بناء جسر جديد في المدينة.", "الجانبان"),
            ("خبر\nفاز فيلم «حارسة البحر» بجائزة المهرجان الكبرى.", "فيلم «حارسة البحر»"),
            ("خبر\nوشهد الرئيسان توقيع تسع اتفاقيات أمس.", "الرئيسان"),
        ] {
            let found = events(text);
            assert!(found.len() == 1 && found[0].starts_with(expected), "{text}: {found:?}");
        }
        assert_eq!(
            events("مصر والصين توقّعان تسع اتفاقيات جديدة\nكلام آخر عن مصر والصين."),
            ["مصر / توقّعان / مصر والصين توقّعان تسع اتفاقيات جديدة"]
        );
    }

    #[test]
    fn a_title_and_its_lead_are_one_event() {
        assert_eq!(
            events(
                "الرئيس الفرنسي يزور القاهرة غدا\nيزور الرئيس الفرنسي القاهرة غدا الثلاثاء لبحث التجارة."
            ),
            ["الرئيس الفرنسي / يزور / الرئيس الفرنسي يزور القاهرة غدا"]
        );
        assert_eq!(
            events("توقيع اتفاق لبناء جسر في الرباط\nكلام آخر."),
            ["- / توقيع / توقيع اتفاق لبناء جسر في الرباط"]
        );
    }

    #[test]
    fn leaves_other_clauses_alone() {
        for text in [
            "خبر\nأعلن الوزير سامي الحداد أن الميناء سيفتح غدا.",
            "خبر\nلم يوقع الوزير سامي الحداد الاتفاق مع فرنسا.",
            "خبر\nإذا وقع الوزير سامي الحداد الاتفاق عاد إلى الرباط.",
            "خبر\nقال الوزير سامي الحداد: «زار الرئيس الفرنسي المدينة القديمة أمس».",
            "خبر\nوقع انفجار كبير في المدينة القديمة أمس.",
            "خبر\nوشهد العام الماضي ارتفاعا كبيرا في الأسعار.",
            "خبر\nلم يتم توقيع الاتفاق بين البلدين حتى الآن.",
            "خبر\nزار المدينة ضيف كبير، ثم ألقى ضيف آخر قصيدة.",
            "خبر\nمدة عقد الوزير سامي الحداد عامان كاملان هنا.",
        ] {
            assert!(events(text).is_empty(), "{text}: {:?}", events(text));
        }
    }
}
