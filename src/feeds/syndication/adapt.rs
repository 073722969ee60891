//! Turns a raw feed into a feed: which element is taken for what, in written order.

use super::addresses::{is_openable, is_relative, resolved};
use super::problems::{Problems, quoted};
use super::raw::{Field, RawFeed, RawItem, RawLink, RawPerson, RawText, Relation};
use super::{Origin, dated, identity, texts};
use crate::feeds::markup::Tags;
use crate::news::{Enclosure, Entry, Feed, FeedFormat, FeedProblem, Summary};
use crate::text::{Direction, direction_of};
use std::borrow::Cow;

const TITLES: &[Field] =
    &[Field::Title, Field::AtomTitle, Field::DcTitle, Field::MediaTitle, Field::ItunesTitle];

const SUMMARIES: &[Field] = &[
    Field::AtomSummary,
    Field::DcDescription,
    Field::ItunesSummary,
    Field::MediaDescription,
    Field::ItunesSubtitle,
];

const BODIES: &[Field] = &[Field::ContentEncoded, Field::AtomContent, Field::Content, Field::Body];

const DESCRIPTIONS: &[Field] = &[
    Field::Description,
    Field::AtomSubtitle,
    Field::DcDescription,
    Field::ItunesSummary,
    Field::ItunesSubtitle,
];

const AUTHORS: &[Field] = &[
    Field::AtomAuthor,
    Field::DcCreator,
    Field::Author,
    Field::ItunesAuthor,
    Field::MediaCredit,
    Field::SourceAuthor,
];

/// The links of RSS stand in an element of its own; those of Atom say what they lead to.
const RELATIONS: [Relation; 3] = [Relation::Own, Relation::Page, Relation::Alternate];

/// Authors and categories of one entry that are looked at: each is compared with the others.
const MOST_NAMES: usize = 100;

/// Adapts the whole feed.
pub(super) fn feed(mut raw: RawFeed<'_>, origin: &Origin<'_>, mut problems: Problems) -> Feed {
    let link = link(&mut raw.channel, &mut problems);
    let channel = &raw.channel;
    let language = language(channel).or_else(|| origin.content_language.and_then(tag));
    let mut context = Context {
        language: language.clone(),
        authors: inherited_authors(&raw),
        problems: &mut problems,
    };
    let mut entries: Vec<Entry> = raw.items.into_iter().map(|item| context.entry(item)).collect();
    identity::tell_apart(&mut entries, &mut problems);
    let title = channel.first(TITLES).and_then(texts::title);
    Feed {
        format: raw.format,
        description: channel.first(DESCRIPTIONS).and_then(texts::plain),
        direction: direction(title.as_deref(), &entries, language.as_deref()),
        title,
        link,
        language,
        entries,
        problems: problems.into_vec(),
    }
}

/// What the entries have from their feed.
struct Context<'a> {
    language: Option<String>,
    authors: Vec<String>,
    problems: &'a mut Problems,
}

impl Context<'_> {
    fn entry(&mut self, mut item: RawItem<'_>) -> Entry {
        let (first, second) = description_and_summary(&item);
        let summary = first.or_else(|| item.position(SUMMARIES));
        let body = item.position(BODIES).or(second).or(summary);
        let link = link(&mut item, self.problems);
        let language = language(&item).or_else(|| self.language.clone());
        let authors = authors(&item);
        let mut entry = Entry {
            id: String::new(),
            title: item.first(TITLES).and_then(texts::title),
            published: dated::date(&item, dated::PUBLISHED, language.as_deref(), self.problems),
            updated: dated::date(&item, dated::UPDATED, language.as_deref(), self.problems),
            authors: if authors.is_empty() { self.authors.clone() } else { authors },
            summary: Summary::None,
            content: None,
            base: None,
            language,
            categories: categories(&item),
            enclosures: std::mem::take(&mut item.enclosures)
                .into_iter()
                .filter_map(|file| self.enclosure(file))
                .collect(),
            comments: self.comments(&item),
            link,
            is_cut: item.is_cut,
        };
        let id = identity::given(&item);
        // The long texts are moved, not copied.
        entry.base = item.base.take().map(|base| base.as_str().to_owned());
        entry.summary = match summary {
            Some(at) if body == summary => texts::summary_of_body(item.texts.get(at)),
            Some(at) => texts::summary(item.take(at)),
            None => Summary::None,
        };
        entry.content = body.map(|at| texts::html(item.take(at)));
        entry.id = id.unwrap_or_else(|| identity::made(&entry));
        entry
    }

    fn enclosure(&mut self, file: RawLink<'_>) -> Option<Enclosure> {
        let link = openable(file.address, self.problems)?;
        let length_bytes = file.length.as_deref().and_then(|length| length.trim().parse().ok());
        Some(Enclosure { link, media_type: file.media_type.map(Cow::into_owned), length_bytes })
    }

    fn comments(&mut self, item: &RawItem<'_>) -> Option<String> {
        let replies = item.links.iter().find(|link| link.relation == Relation::Replies);
        let said = item.first(&[Field::Comments]).map(|text| text.value.as_ref());
        let address = said.or(replies.map(|link| link.address.as_ref()))?;
        openable(resolved(address, item.base.as_deref()), self.problems)
    }
}

/// RSS has `description`; some write `summary` beside it. The one that comes first is the
/// summary, the other the body.
fn description_and_summary(item: &RawItem<'_>) -> (Option<usize>, Option<usize>) {
    let is_one = |(field, text): &(Field, RawText<'_>)| {
        matches!(field, Field::Description | Field::Summary) && text.is_said()
    };
    let mut places =
        item.texts.iter().enumerate().filter(|(_, text)| is_one(text)).map(|(at, _)| at);
    (places.next(), places.next())
}

/// Of several links of RSS the last counts, of several links of Atom the first. A guid is a
/// link when there is no other, unless it says that it is none.
fn link(item: &mut RawItem<'_>, problems: &mut Problems) -> Option<String> {
    for relation in RELATIONS {
        let mut links = item.links.iter_mut().filter(|link| link.relation == relation);
        let link = if relation == Relation::Own { links.next_back() } else { links.next() };
        let address = link.map(|link| std::mem::take(&mut link.address));
        if let Some(found) = address.and_then(|address| openable(address, problems)) {
            return Some(found);
        }
    }
    if !item.guid_is_link {
        return None;
    }
    let guid = resolved(&item.first(&[Field::Guid])?.value, None);
    is_openable(&guid).then(|| guid.into_owned())
}

/// An address that leads into the web. A relative one stays as it is where nobody knows what
/// it is relative to.
fn openable(address: Cow<'_, str>, problems: &mut Problems) -> Option<String> {
    if address.is_empty() {
        return None;
    }
    if is_relative(&address) {
        problems.note(FeedProblem::RelativeLink(quoted(&address)));
    } else if !is_openable(&address) {
        problems.note(FeedProblem::UnusableLink(quoted(&address)));
        return None;
    }
    Some(address.into_owned())
}

/// What the feed says with an element goes before what it says with an attribute.
fn language(item: &RawItem<'_>) -> Option<String> {
    let said = item.first(&[Field::Language, Field::DcLanguage]);
    said.and_then(|text| tag(&text.value)).or_else(|| item.language.as_deref().and_then(tag))
}

/// A tag of BCP 47, written with hyphens.
fn tag(said: &str) -> Option<String> {
    let first = match said.split_once(',') {
        Some((first, _)) => first,
        None => said,
    };
    let tag = first.trim();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let is_tag = (2..=35).contains(&tag.len()) && tag.bytes().all(is_part);
    is_tag.then(|| if tag.contains('_') { tag.replace('_', "-") } else { tag.to_owned() })
}

/// The authors that the first field which names some names.
fn authors(item: &RawItem<'_>) -> Vec<String> {
    if item.authors.is_empty() {
        return Vec::new();
    }
    for field in AUTHORS {
        let mut names: Vec<String> = Vec::new();
        let said = item.authors.iter().take(MOST_NAMES);
        for (_, person) in said.filter(|(found, _)| found == field) {
            let name = name(person);
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

/// Atom and JSON Feed: an entry without authors has those of its feed. The editor of an RSS
/// channel is no author.
fn inherited_authors(raw: &RawFeed<'_>) -> Vec<String> {
    match raw.format {
        FeedFormat::Atom03 | FeedFormat::Atom10 | FeedFormat::Json10 | FeedFormat::Json11 => {
            authors(&raw.channel)
        }
        FeedFormat::Rss090
        | FeedFormat::Rss091
        | FeedFormat::Rss092
        | FeedFormat::Rss093
        | FeedFormat::Rss094
        | FeedFormat::Rss10
        | FeedFormat::Rss20
        | FeedFormat::Rss
        | FeedFormat::Cdf => Vec::new(),
    }
}

/// `address (name)` and `name <address>` are common in RSS. An address is shown only where
/// there is no name.
fn name(person: &RawPerson<'_>) -> String {
    let said = texts::one_line(&person.name, Tags::Known);
    let name = match said.split_once('(').and_then(|(_, rest)| rest.rsplit_once(')')) {
        Some((inside, _)) if said.contains('@') && !inside.contains('@') => inside.trim(),
        _ => match said.split_once('<') {
            Some((name, _)) if said.contains('@') && !name.trim().is_empty() => name.trim(),
            _ => said.trim(),
        },
    };
    if !name.is_empty() {
        return name.to_owned();
    }
    let others = [&person.email, &person.address].map(|text| texts::one_line(text, Tags::Known));
    others.into_iter().find(|text| !text.is_empty()).unwrap_or_default().into_owned()
}

fn categories(item: &RawItem<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for category in item.categories.iter().take(MOST_NAMES) {
        let category = texts::one_line(category, Tags::Known);
        if !category.is_empty() && !found.iter().any(|known| *known == category) {
            found.push(category.into_owned());
        }
    }
    found
}

/// That of the language when it runs from right to left; else that of most titles. Many Arabic
/// sites declare `en-us`, which their software put there.
fn direction(title: Option<&str>, entries: &[Entry], language: Option<&str>) -> Direction {
    let titles = || entries.iter().filter_map(|entry| entry.title.as_deref());
    let all = titles().count();
    if all == 0 {
        return title.map_or(Direction::Ltr, |title| direction_of(title, language));
    }
    let of_language = direction_of("", language);
    let is_right_to_left = |title: &&str| match of_language {
        Direction::Ltr if !may_run_right_to_left(title) => false,
        Direction::Rtl if title.starts_with(is_arabic_letter) => true,
        _ => direction_of(title, language) == Direction::Rtl,
    };
    // No more titles are looked at than decide it.
    match titles().filter(is_right_to_left).nth(all / 2) {
        Some(_) => Direction::Rtl,
        None => Direction::Ltr,
    }
}

/// Whether there may be a letter in it that runs from right to left: these begin with U+0590.
/// General punctuation and symbols, which begin with 0xE2, are none.
fn may_run_right_to_left(title: &str) -> bool {
    title.bytes().fold(false, |may, byte| may | ((byte >= 0xD6) & (byte != 0xE2)))
}

fn is_arabic_letter(c: char) -> bool {
    matches!(c, 'ء'..='غ' | 'ف'..='ي')
}
