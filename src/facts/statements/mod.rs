//! Statements: what is quoted or reported, who said it and with which verb.

mod attributions;
mod clauses;
mod direct_speech;
mod governed;
mod named_before;
mod reported;
mod said_that;
pub mod speakers;
pub mod speech;
mod subjects;

use crate::facts::document::quotes::{self, Quote};
use crate::facts::document::{Document, Language};
use crate::facts::find::Find;
use crate::news::FactKind;
use crate::text::Span;
use speakers::{Speaker, Speakers};
use speech::Verb;

/// What is known about a statement before it becomes a find.
#[derive(Clone, Debug)]
pub struct Said {
    pub content: Span,
    pub verb: Option<Verb>,
    pub speaker: Option<Speaker>,
    /// The token where it begins, to know what came before.
    pub at: usize,
    /// Whether its verb has no subject of its own: the speaker before it goes on.
    pub is_silent: bool,
}

/// Finds statements; the names must be found and linked before.
pub fn find(document: &Document, names: &[Find]) -> Vec<Find> {
    let speakers = Speakers::new(document, names);
    let quotes = quotes::all(document);
    let mut reported = match document.language {
        Language::Arabic => arabic(document, &quotes, &speakers),
        Language::Persian | Language::Urdu | Language::Hebrew | Language::English => {
            said_that::find(document, &quotes, &speakers)
        }
        Language::Kurdish | Language::Uyghur => Vec::new(),
    };
    let mut said = direct_speech::find(document, &quotes, &speakers);
    keep_one(document, &mut said, &mut reported);
    said.append(&mut reported);
    said.sort_by_key(|said| (said.content.start(), said.content.end()));
    continue_speakers(document, &speakers, &mut said);
    said.into_iter().map(|said| into_find(document, &said, &speakers)).collect()
}

fn arabic(document: &Document, quotes: &[Quote], speakers: &Speakers) -> Vec<Said> {
    let mut said = reported::find(document, quotes, speakers);
    // What is inside a reported clause is said by whom it speaks of, not by a writer.
    let inside =
        |one: &Said, said: &[Said]| said.iter().any(|other| other.content.overlaps(one.content));
    for other in governed::find(document, quotes, speakers)
        .into_iter()
        .chain(attributions::find(document, quotes, speakers))
    {
        if !inside(&other, &said) {
            said.push(other);
        }
    }
    said
}

/// A quotation and a reported clause on the same words are one statement: the quotation where
/// it opens the clause and is most of it, else the clause that holds it.
fn keep_one(document: &Document, direct: &mut Vec<Said>, reported: &mut Vec<Said>) {
    let opens = |quote: &Said, clause: &Said| {
        let first = document.tokens_of(clause.content).start;
        let quoted = document.tokens_of(quote.content).start;
        quoted <= first + 1 && quote.content.len() * 2 >= clause.content.len()
    };
    reported.retain(|clause| {
        !direct.iter().any(|quote| quote.content.overlaps(clause.content) && opens(quote, clause))
    });
    direct.retain(|quote| !reported.iter().any(|clause| quote.content.overlaps(clause.content)));
}

/// The statement before, for one that has no speaker of its own.
struct Last {
    sentence: usize,
    /// One past its content.
    end: usize,
    speaker: Speaker,
    is_feminine: bool,
}

/// Gives «وأضاف» and participles the speaker of the statement before, where nothing
/// stands between that could have changed him.
fn continue_speakers(document: &Document, speakers: &Speakers, said: &mut [Said]) {
    let mut last: Option<Last> = None;
    for said in said {
        let sentence = document.sentence(said.at);
        let end = document.tokens_of(said.content).end;
        if let Some(verb) = said.verb.filter(|_| said.is_silent) {
            said.speaker = going_on(document, speakers, said, &verb, last.as_ref());
        }
        // An English paragraph goes on quoting him whom it has just named.
        if said.verb.is_none()
            && document.language == Language::English
            && let Some(last) = &last
            && sentence.saturating_sub(last.sentence) <= 1
        {
            said.speaker = Some(last.speaker.clone());
        }
        match (&said.speaker, said.verb) {
            (Some(speaker), Some(verb)) => {
                let is_feminine = if verb.is_participle {
                    last.as_ref().is_some_and(|last| last.is_feminine)
                } else {
                    verb.is_feminine
                };
                let sentence = document.sentence(end.saturating_sub(1));
                last = Some(Last { sentence, end, speaker: speaker.clone(), is_feminine });
            }
            (None, Some(_)) => last = None,
            (_, None) => {}
        }
    }
}

/// The speaker of a verb without a subject.
fn going_on(
    document: &Document,
    speakers: &Speakers,
    said: &Said,
    verb: &Verb,
    last: Option<&Last>,
) -> Option<Speaker> {
    let is_arabic = document.language == Language::Arabic;
    // «أكد أن القاهرة ترحب بذلك، مشيرا إلى أن …»: the main verb's, not one of the words reported.
    let touches = |last: &&Last| verb.is_participle && (last.end..=last.end + 3).contains(&verb.at);
    if let Some(last) = last.filter(touches) {
        return Some(last.speaker.clone());
    }
    if said.speaker.is_some() {
        return said.speaker.clone();
    }
    let sentence = document.sentence(said.at);
    let agrees =
        |last: &&Last| verb.is_participle || !is_arabic || verb.is_feminine == last.is_feminine;
    let within = |most: usize| {
        last.filter(|last| sentence.saturating_sub(last.sentence) <= most)
            .filter(agrees)
            .map(|last| last.speaker.clone())
    };
    if !is_arabic || verb.is_participle {
        return within(2);
    }
    // «لكن خبيرا طلب عدم ذكر اسمه، يؤكد أن …»: the sentence has a subject of its own.
    let is_late = verb.skip == 0
        && document.is_sign(verb.at.wrapping_sub(1), ",")
        && document.word(verb.at).starts_with(['ي', 'ت'])
        && verb.at > document.sentence_start(verb.at);
    if is_late {
        return None;
    }
    within(0)
        .or_else(|| speakers.opens_sentence(document, verb))
        .or_else(|| within(1))
        .or_else(|| speakers.only_before(document, verb))
        .or_else(|| within(2))
}

fn into_find(document: &Document, said: &Said, speakers: &Speakers) -> Find {
    let mut find = Find::new(FactKind::Statement, said.content, document.key(said.content));
    find.verb = said.verb.map(|verb| document.span_after(verb.at, verb.skip, verb.end));
    find.speaker = said.speaker.as_ref().map(|speaker| speakers.shown(speaker));
    find
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::article;
    use crate::facts::{Context, find as facts};
    use crate::news::FactKind;

    fn said(text: &str) -> Vec<String> {
        let article = article(text);
        let mut found: Vec<_> = facts(&article, &Context::default())
            .into_iter()
            .filter(|fact| fact.kind == FactKind::Statement)
            .collect();
        found.sort_by_key(|fact| fact.mentions[0]);
        let shown = |fact: &crate::news::Fact| {
            format!(
                "{} / {} / {}",
                fact.speaker.as_deref().unwrap_or("-"),
                fact.verb.as_deref().unwrap_or("-"),
                fact.text
            )
        };
        found.iter().map(shown).collect()
    }

    #[test]
    fn finds_quotations_with_their_speaker() {
        assert_eq!(
            said("وقال الوزير سامي الحداد: «سنبدأ العمل غدا». وأضاف: «لا وقت لدينا»."),
            ["سامي الحداد / قال / سنبدأ العمل غدا", "سامي الحداد / أضاف / لا وقت لدينا"]
        );
        assert_eq!(
            said("«سنبدأ العمل في المدينة غدا»، قال الوزير سامي الحداد أمس."),
            ["سامي الحداد / قال / سنبدأ العمل في المدينة غدا"]
        );
        assert_eq!(
            said("وأكد الرئيس الصيني أن بلاده ستزيد وارداتها من القطن."),
            ["الرئيس الصيني / أكد / بلاده ستزيد وارداتها من القطن"]
        );
        assert_eq!(
            said("“We are glad of every ship,” said Joaquín Belmonte Ruiz, who speaks for them."),
            ["Joaquín Belmonte Ruiz / said / We are glad of every ship"]
        );
    }

    #[test]
    fn participles_go_on_with_the_main_verb() {
        assert_eq!(
            said(
                "وأكد الوزير سامي الحداد أن المدينة ترحب بكل زائر يأتي إليها، مشيرا إلى أن عدد الزوار زاد كثيرا."
            ),
            [
                "سامي الحداد / أكد / المدينة ترحب بكل زائر يأتي إليها",
                "سامي الحداد / مشيرا / عدد الزوار زاد كثيرا"
            ]
        );
    }

    #[test]
    fn the_one_named_before_the_verb_speaks() {
        assert_eq!(
            said(
                "أما الرئيس المغربي فوصف المحادثات بأنها «صريحة ومثمرة جدا»، وقال إن بلاده ستبني جسرا كبيرا."
            ),
            [
                "الرئيس المغربي / وصف / أنها «صريحة ومثمرة جدا»",
                "الرئيس المغربي / قال / بلاده ستبني جسرا كبيرا"
            ]
        );
        assert_eq!(
            said("وحضرت الطبيبة سلمى القدسي، التي خاطبت القاعة كلها: «لن نغلق الباب غدا»."),
            ["سلمى القدسي / خاطبت / لن نغلق الباب غدا"]
        );
        assert_eq!(
            said("وقال رئيس قسم البحوث في شركة «الواحة»، فهد العنزي، إن السوق تنتظر سببا لترتفع."),
            ["فهد العنزي / قال / السوق تنتظر سببا لترتفع"]
        );
    }

    #[test]
    fn a_name_behind_its_office_speaks() {
        for text in [
            "ونبّه الباحث في علوم البحر سامي الحداد إلى أن الأسماك تقل كل عام.",
            "ويقول الطبيب، واسمه سامي الحداد، إن الأسماك تقل كل عام.",
            "وقالت مديرة المكتبة، المهندسة سلمى القدسي، إن الأسماك تقل كل عام.",
        ] {
            let found = said(text);
            let is_named = found.len() == 1
                && ["سامي الحداد", "سلمى القدسي"].iter().any(|name| found[0].starts_with(name));
            assert!(is_named, "{text}: {found:?}");
        }
        let other =
            said("أعلن مجلس المدينة عن استبدال مديره، سامي الحداد، وقال إن العمل يبدأ هنا غدا.");
        assert!(other.iter().all(|said| !said.starts_with("سامي")), "{other:?}");
    }

    #[test]
    fn a_verb_without_subject_goes_on_with_whom_the_text_names() {
        assert_eq!(
            said("رفعت الحكومة سعر الخبز، وتوقعت أن يزيد الطلب على القمح."),
            ["الحكومة / توقعت / يزيد الطلب على القمح"]
        );
        assert_eq!(
            said("يقف الصياد جبار عطية على الضفة. يقول إن النهر كان أعمق قبل سنوات."),
            ["جبار عطية / يقول / النهر كان أعمق قبل سنوات"]
        );
    }

    #[test]
    fn a_last_name_that_is_also_a_word_is_its_bearer() {
        let found =
            said("وصل المدير فريد نعمة إلى القاعة. فأجاب نعمة: «سنفتح الباب للجميع غدا صباحا».");
        assert!(found.iter().any(|said| said.starts_with("فريد نعمة / ")), "{found:?}");
        let two = "وصل المدير فريد نعمة والمدير رامي نعمة إلى القاعة. فأجاب نعمة: «سنفتح الباب للجميع غدا».";
        assert!(said(two).iter().all(|said| !said.contains("فريد")), "{:?}", said(two));
    }

    #[test]
    fn goes_on_with_nobody_who_may_be_another() {
        for text in [
            "التقى سامي الحداد مدير المصنع نبيل الحافظ أمس. وقال إن العمل يبدأ قريبا هنا.",
            "وصل الوزير سامي الحداد أمس. وقالت إن العمل يبدأ قريبا هنا.",
            "قال سامي الحداد إن العمل بدأ هنا. لكن خبيرا زار الموقع، وطلب عدم ذكر اسمه، يؤكد أن العمل لم يبدأ.",
            "استمر الاجتماع ساعتين، وقال إن العمل يبدأ قريبا هنا.",
        ] {
            assert!(said(text).iter().all(|said| said.starts_with("- /")), "{:?}", said(text));
        }
    }

    #[test]
    fn leaves_what_nobody_said_alone() {
        assert!(
            said("وعلى الباب لوحة كُتب عليها بخط جميل: «اقرأ فإن الكتاب صديق لا يخون».").is_empty()
        );
    }

    #[test]
    fn leaves_short_names_in_marks_alone() {
        assert!(said("افتتح معرض «ضوء سعودي» في المدينة").is_empty());
        assert!(said("منظومة «بيدو» للملاحة قال عنها كثيرون شيئا").is_empty());
    }
}
