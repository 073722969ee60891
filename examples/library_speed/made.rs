//! A library that is made of random words: the same each time.

use jiff::Timestamp;
use khabar::news::{Article, ArticleText, BlockKind, Entry, Feed, FeedFormat, Summary};
use khabar::store::{Fetch, FolderId, Library, NewFeed, Reception, Scope, StoreError, View};
use khabar::text::Direction;
use std::path::Path;
use std::time::Instant;

const FEEDS: usize = 100;
const WORDS: usize = 20_000;
const WORDS_OF_AN_ARTICLE: u64 = 150;
/// Entries of one document.
const AT_A_TIME: usize = 100;
/// The first of January 2020.
pub const START: i64 = 1_577_836_800;
/// Seconds between two articles: five years of them.
pub const STEP: i64 = 1_600;

/// Numbers that look random and are the same each time.
pub struct Dice(pub u64);

impl Dice {
    fn throw(&mut self) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// Few words are frequent and most are rare, as in any language.
    fn word<'a>(&mut self, words: &'a [String]) -> &'a str {
        let share = (self.throw() % 1_000_000) as f64 / 1_000_000.0;
        let rank = ((words.len() as f64).powf(share) - 1.0) as usize;
        words.get(rank).map_or("", String::as_str)
    }
}

/// Words of three to seven letters.
pub fn words() -> Vec<String> {
    let letters: Vec<char> = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي".chars().collect();
    let mut dice = Dice(7);
    let word = |_| {
        let length = 3 + dice.throw() % 5;
        (0..length)
            .filter_map(|_| letters.get((dice.throw() % letters.len() as u64) as usize))
            .collect()
    };
    (0..WORDS).map(word).collect()
}

pub fn make(path: &Path, count: usize) -> Result<(), StoreError> {
    let start = Instant::now();
    let words = words();
    let mut dice = Dice(11);
    let mut library = Library::open(path)?;
    let at = Timestamp::from_second(START + STEP * count as i64).unwrap_or(Timestamp::MAX);
    let mut feeds = Vec::new();
    for number in 0..FEEDS {
        let folder = library.add_folder(&format!("folder {}", number % 10), FolderId::ROOT, at)?;
        let address = format!("https://feed{number}.example/rss");
        let feed = NewFeed { address, ..NewFeed::default() };
        feeds.push(library.subscribe(&feed, folder, at)?.0);
    }
    let mut number = 0;
    while number < count {
        let feed_idx = number / AT_A_TIME % FEEDS;
        let entries = (0..AT_A_TIME.min(count - number))
            .map(|idx| entry(number + idx * FEEDS, &mut dice, &words))
            .collect();
        let feed = feed(feed_idx, entries);
        let reception = Reception { feed: &feed, article_of: &article, fetch: Fetch::at(at) };
        if let Some(id) = feeds.get(feed_idx) {
            library.save(*id, &reception)?;
        }
        number += AT_A_TIME;
    }
    let now = at.to_zoned(jiff::tz::TimeZone::UTC);
    let all = library.list(&View::of(Scope::All), &now)?;
    let some: Vec<_> = all.iter().copied().filter(|id| id.0 % 3 == 0).collect();
    library.mark_read(&some, true, at)?;
    let stars: Vec<_> = all.iter().copied().filter(|id| id.0 % 50 == 0).collect();
    library.mark_starred(&stars, true, at)?;
    library.tag(&stars, "tagged", true, at)?;
    while library.tidy_index()? {}
    println!("{} articles made in {:.1} s", all.len(), start.elapsed().as_secs_f64());
    Ok(())
}

pub fn entry(number: usize, dice: &mut Dice, words: &[String]) -> Entry {
    let mut text = |count: u64| (0..count).map(|_| dice.word(words)).collect::<Vec<_>>().join(" ");
    let date = Timestamp::from_second(START + STEP * number as i64).unwrap_or(Timestamp::MAX);
    Entry {
        id: format!("{number}"),
        title: Some(text(9)),
        link: Some(format!("https://news.example/{number}")),
        published: Some(date.to_zoned(jiff::tz::TimeZone::UTC)),
        updated: None,
        authors: Vec::new(),
        summary: Summary::Content,
        content: Some(text(WORDS_OF_AN_ARTICLE)),
        base: None,
        language: Some("ar".to_owned()),
        categories: Vec::new(),
        enclosures: Vec::new(),
        comments: None,
        is_cut: false,
    }
}

pub fn feed(number: usize, entries: Vec<Entry>) -> Feed {
    Feed {
        format: FeedFormat::Rss20,
        title: Some(format!("feed {number}")),
        description: None,
        link: None,
        language: Some("ar".to_owned()),
        direction: Direction::Rtl,
        entries,
        problems: Vec::new(),
    }
}

pub fn article(entry: &Entry) -> Option<Article> {
    let mut text = ArticleText::default();
    text.push(BlockKind::Title, entry.title.as_deref()?, Direction::Rtl);
    text.push(BlockKind::Paragraph, entry.content.as_deref()?, Direction::Rtl);
    Some(Article {
        source: String::new(),
        byline: None,
        published: entry.published.clone(),
        language: entry.language.clone(),
        link: entry.link.clone(),
        text,
    })
}
