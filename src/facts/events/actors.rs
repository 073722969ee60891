//! Who can have done something: a person, an organisation, a country, an office or a group
//! that stands right at a place of the text.

use crate::facts::document::phrases::{WordMap, WordSet, word_set};
use crate::facts::document::{Document, Language, clitics, words};
use crate::facts::find::Find;
use crate::facts::names::people::{head, is_office_word};
use crate::facts::names::{name_words, places, titles};
use crate::news::FactKind;
use crate::text::Span;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One who does something, at a place of the text.
#[derive(Clone)]
pub struct Actor {
    /// Folded clitic letters before the words.
    pub skip: usize,
    /// One past its words.
    pub end: usize,
    span: Span,
    key: Option<String>,
}

/// All who are named in the text, by where their words begin.
pub struct Actors<'a> {
    by_start: BTreeMap<usize, &'a Find>,
    fullest: WordMap<Span>,
}

impl<'a> Actors<'a> {
    pub fn new(document: &Document, finds: &'a [Find]) -> Actors<'a> {
        let mut by_start: BTreeMap<usize, &Find> = BTreeMap::new();
        let mut fullest: WordMap<Span> = WordMap::default();
        let can_act = |find: &&Find| {
            matches!(find.kind, FactKind::Person | FactKind::Organization | FactKind::Place)
        };
        for find in finds.iter().filter(can_act) {
            let first = document.tokens_of(find.span).start;
            by_start.entry(first).or_insert(find);
            // Titles that stand before the name belong to it.
            if let Some(role) = find.role.filter(|role| role.end() < find.span.start()) {
                let first = document.tokens_of(role).start;
                by_start.entry(first).or_insert(find);
            }
            let known = fullest.entry(find.key.clone()).or_insert(find.span);
            // Of a place the first mention is shown, as in its fact.
            if find.is_whole && find.kind != FactKind::Place && find.span.len() > known.len() {
                *known = find.span;
            }
        }
        Actors { by_start, fullest }
    }

    /// The actor whose words begin at a token, with forms of address before the name.
    pub fn at(&self, document: &Document, at: usize) -> Option<Actor> {
        let closed = |open: usize| {
            quoted_end(document, open).map(|end| Actor {
                skip: 0,
                end,
                span: document.span(open + 1, end - 1),
                key: None,
            })
        };
        if document.raw(at) == "«" {
            // «أعلنت «مجموعة الواحة» …»: a name that is known, or the head of one.
            let is_known = self.by_start.contains_key(&(at + 1));
            return closed(at).filter(|_| is_known || is_group(document.word(at + 1)));
        }
        if !document.is_word(at) {
            return None;
        }
        // «فاز فيلم «حارسة الضوء» …»
        if document.raw(at + 1) == "«" && QUOTED.contains(document.word(at)) {
            let end = quoted_end(document, at + 1)?;
            return Some(Actor { skip: 0, end, span: document.span(at, end), key: None });
        }
        let mut first = at;
        while first < at + 4
            && (titles::is_address(document.word(first)) || is_definite_nation(document, first))
            && !self.by_start.contains_key(&first)
            && document.same_sentence(at, first)
        {
            first += 1;
        }
        self.named(document, first)
            .or_else(|| self.office(document, at))
            .or_else(|| group(document, at))
    }

    /// An office; the holder of it who stands behind it between commas: «رئيس القسم في الشركة،
    /// سامي الحداد، …».
    fn office(&self, document: &Document, at: usize) -> Option<Actor> {
        let office = office(document, at)?;
        let last = document.sentence_end(at).min(office.end + LONGEST_APPOSITION);
        let comma = (office.end..last).find(|&at| document.is_sign(at, ","));
        let holder = comma.and_then(|comma| {
            let first =
                if titles::is_address(document.word(comma + 1)) { comma + 2 } else { comma + 1 };
            self.named(document, first).filter(|holder| document.is_sign(holder.end, ","))
        });
        Some(holder.unwrap_or(office))
    }

    /// One past an office with what it is of and its holder: «الأمين العام للمنظمة سامي الحداد».
    pub fn whole_end(&self, document: &Document, actor: &Actor) -> usize {
        let mut end = actor.end;
        if document.word(end).starts_with('ل') {
            let goes_on = |at: &usize| document.word(*at).starts_with("ال");
            end = (end + 1..end + 6).take_while(goes_on).last().unwrap_or(end) + 1;
        }
        let holder = self.at(document, end).filter(|holder| holder.key.is_some());
        holder.map_or(end, |holder| holder.end)
    }

    /// One past those who are named together with an actor: «القاهرة وبكين».
    pub fn joined_end(&self, document: &Document, actor: &Actor) -> usize {
        let next = self.by_start.get(&actor.end).filter(|find| {
            let token = document.token(actor.end);
            document.word(actor.end).starts_with('و')
                && token.is_some_and(|token| find.span.start() > token.span.start())
        });
        next.map_or(actor.end, |find| document.tokens_of(find.span).end)
    }

    fn named(&self, document: &Document, at: usize) -> Option<Actor> {
        let find = *self.by_start.get(&at)?;
        let end = document.tokens_of(find.span).end;
        // «في فرنسا», «وفرنسا»: a clitic makes it no subject.
        let start = document.token(at)?.span.start();
        let role = find.role.filter(|role| role.end() < find.span.start());
        let is_bare = find.span.start() == start || role.is_some_and(|role| role.start() == start);
        is_bare.then(|| Actor { skip: 0, end, span: find.span, key: Some(find.key.clone()) })
    }

    /// What shows an actor: the fullest name.
    pub fn shown(&self, actor: &Actor) -> Span {
        actor.key.as_ref().and_then(|key| self.fullest.get(key)).copied().unwrap_or(actor.span)
    }

    pub fn key(&self, document: &Document, actor: &Actor) -> String {
        actor.key.clone().unwrap_or_else(|| document.key(actor.span))
    }

    /// Whether people are counted here: «خمسة أشخاص», «عشرات المدنيين».
    pub fn is_count(&self, document: &Document, at: usize) -> bool {
        let is_numeral =
            document.numerals.binary_search_by_key(&at, |numeral| numeral.first).is_ok();
        is_numeral || COUNTS.contains(document.word(at))
    }
}

/// How many words may stand between an office and the name behind it.
const LONGEST_APPOSITION: usize = 8;

/// One past the mark that closes a quoted name.
fn quoted_end(document: &Document, open: usize) -> Option<usize> {
    let last = document.sentence_end(open).min(open + 8);
    (open + 2..last).find(|&at| document.raw(at) == "»").map(|close| close + 1)
}

/// «الأميركي تايرون ويكس»
fn is_definite_nation(document: &Document, at: usize) -> bool {
    document.word(at).starts_with("ال") && name_words::is_nation(document.word(at))
}

/// «الرئيس الفرنسي», «وزير النقل»: an office whose holder the article does not name.
fn office(document: &Document, at: usize) -> Option<Actor> {
    let (skip, _) = head(document, at)?;
    if skip > 0 || !titles::is_speaker(document.word(at)) {
        return None;
    }
    let goes_on = |&end: &usize| {
        document.is_word(end)
            && document.same_sentence(at, end)
            && is_office_word(document, end)
            && !words::is_function(document.word(end), Language::Arabic)
    };
    let end = office_end(document, at, (at + 1..at + 8).take_while(goes_on).last()?);
    let is_whole = end > at + 1 || document.word(at).starts_with("ال");
    is_whole.then(|| Actor { skip: 0, end, span: document.span(at, end), key: None })
}

/// One past an office: up to its nationality, or past its first genitive; what follows is
/// the object. «الرئيس الفرنسي القاهرة».
fn office_end(document: &Document, at: usize, last: usize) -> usize {
    if let Some(nation) = (at + 1..=last).find(|&at| name_words::is_nation(document.word(at))) {
        return nation + 1;
    }
    let is_definite = document.word(at).starts_with("ال");
    let first = (at + 1..=last).find(|&at| document.word(at).starts_with("ال"));
    match (is_definite, first) {
        (true, _) => {
            let is_adjective = |&at: &usize| {
                let word = document.word(at);
                word.starts_with("ال") && word.ends_with(['ي', 'م'])
            };
            (at + 1..=last).take_while(is_adjective).last().unwrap_or(at) + 1
        }
        // «سفير الولايات المتحدة»
        (false, Some(first)) => {
            places::certain_at(document, first).map_or(first + 1, |place| place.end)
        }
        (false, None) => last + 1,
    }
}

/// «الشرطة الإسبانية», «قوات الأمن», «السلطات».
fn group(document: &Document, at: usize) -> Option<Actor> {
    let word = document.word(at);
    if !document.is_word(at) || !is_group(word) {
        return None;
    }
    let mut end = at + 1;
    if !word.starts_with("ال") {
        // «لجنة عمليات السوق»
        let is_inner = |at: &usize| {
            let word = document.word(*at);
            document.is_word(*at)
                && !word.starts_with("ال")
                && !word.starts_with('و')
                && !words::is_function(word, Language::Arabic)
                && !words::is_verb(word)
        };
        end = (end..end + 2).take_while(is_inner).last().map_or(end, |inner| inner + 1);
        if !document.word(end).starts_with("ال") || !document.same_sentence(at, end) {
            return None;
        }
        end += 1;
    }
    while end < at + 4
        && document.same_sentence(at, end)
        && document.word(end).starts_with("ال")
        && (name_words::is_nation(document.word(end)) || document.word(end).ends_with("يه"))
    {
        end += 1;
    }
    Some(Actor { skip: 0, end, span: document.span(at, end), key: None })
}

/// Whether a folded word, with or without the article, names a body of people.
pub fn is_group(word: &str) -> bool {
    GROUPS.contains(clitics::bare(word))
}

static GROUPS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
شرطة سلطات حكومة قوات جيش برلمان محكمة نيابة معارضة رئاسة خارجية داخلية ميليشيات مليشيات فصائل طائرات مقاتلات بحرية ادارة إدارة وزارة شركة اتحاد مجلس هيئة لجنة بلدية أمانة منتخب فريق نادي طالبان متظاهرون محتجون أمن استخبارات مخابرات جمارك مديرية بنك مصرف مركزي جانبان طرفان رئيسان وزيران زعيمان بلدان دولتان حكومتان منتخبان فريقان باحثون علماء")
});
/// What bears a name in quotation marks and does something in the news.
static QUOTED: LazyLock<WordSet> = LazyLock::new(|| {
    word_set("
فريق نادي شركة مجموعة منصة مؤسسة منظمة حركة حزب بنك مصرف صحيفة قناة مجلة فرقة فيلم مسرحية رواية كتاب مسلسل")
});
static COUNTS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "عشرات مئات آلاف عدد شخص شخصان شخصين رجل رجلان امرأة طفل طفلان طفلة جندي جنديان مدني مدنيان مدنيون جنود عناصر مسلحون مسلح",
    )
});
