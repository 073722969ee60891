//! Makes a library of 100,000 articles and measures it: opening, lists, counts, marks, search.
//!
//! `cargo run --release --example library_speed -- [COUNT] [FILE]`; a file that is there is used
//! again. Measured in a process of its own, so that making the library costs it no memory.

use jiff::{Timestamp, Zoned};
use khabar::news::{Article, ArticleText, BlockKind, Entry, Feed, FeedFormat, Summary};
use khabar::store::{
    Fetch, FolderId, Library, NewFeed, Order, Query, Reception, Scope, StoreError, View,
};
use khabar::text::Direction;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const FEEDS: usize = 100;
const WORDS: usize = 20_000;
const WORDS_OF_AN_ARTICLE: u64 = 150;
/// Entries of one document.
const AT_A_TIME: usize = 100;
/// The first of January 2020.
const START: i64 = 1_577_836_800;
/// Seconds between two articles: five years of them.
const STEP: i64 = 1_600;

fn main() -> Result<(), StoreError> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [measure, path] = arguments.as_slice()
        && measure == "measure"
    {
        return measure_all(Path::new(path));
    }
    let count = arguments.first().and_then(|count| count.parse().ok()).unwrap_or(100_000);
    let path = arguments.get(1).map_or_else(
        || std::env::temp_dir().join(format!("library-{count}.sqlite3")),
        PathBuf::from,
    );
    if !path.exists() {
        make(&path, count)?;
    }
    let own = std::env::current_exe()
        .map_err(|source| StoreError::File { path: path.clone(), source })?;
    let measured = Command::new(own).arg("measure").arg(&path).status();
    measured.map_err(|source| StoreError::File { path, source })?;
    Ok(())
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

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
fn words() -> Vec<String> {
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

fn make(path: &Path, count: usize) -> Result<(), StoreError> {
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

fn entry(number: usize, dice: &mut Dice, words: &[String]) -> Entry {
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
    }
}

fn feed(number: usize, entries: Vec<Entry>) -> Feed {
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

fn article(entry: &Entry) -> Option<Article> {
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

/// Prints the median and the worst of several runs.
fn measure(
    name: &str,
    runs: usize,
    mut run: impl FnMut(usize) -> Result<usize, StoreError>,
) -> Result<(), StoreError> {
    let mut times = Vec::new();
    let mut result = 0;
    for number in 0..runs {
        let start = Instant::now();
        result = run(number)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let median = times.get(runs / 2).copied().unwrap_or_default();
    let worst = times.last().copied().unwrap_or_default();
    println!("{name:<44} {median:>9.2} ms {worst:>9.2} ms   {result}");
    Ok(())
}

fn measure_all(path: &Path) -> Result<(), StoreError> {
    println!("{:<44} {:>12} {:>12}   result", "", "median", "worst");
    let start = Instant::now();
    let mut library = Library::open(path)?;
    println!("{:<44} {:>9.2} ms", "open", start.elapsed().as_secs_f64() * 1000.0);
    let now = Timestamp::from_second(START + STEP * 100_000).unwrap_or(Timestamp::MAX);
    let now: Zoned = now.to_zoned(jiff::tz::TimeZone::UTC);
    measure_lists(&library, &now)?;
    println!("memory after lists: {}", memory());
    measure_search(&library, &now)?;
    println!("memory after searches: {}", memory());
    measure_changes(&mut library, &now)?;
    println!("memory after changes: {}", memory());
    let size = library.size()?;
    println!("size: {} MB", size.bytes / 1_000_000);
    measure("check the whole file", 1, |_| library.check().map(|damage| damage.len()))
}

fn measure_lists(library: &Library, now: &Zoned) -> Result<(), StoreError> {
    let feed = library.feeds()?.first().map(|feed| feed.id).unwrap_or(khabar::store::FeedId(1));
    let folder = library.folders()?.first().map(|folder| folder.id).unwrap_or(FolderId::ROOT);
    let tag = library.tags()?.first().map_or(khabar::store::TagId(1), |tag| tag.0);
    let week = now.timestamp().as_second() - 7 * 24 * 3600;
    let scopes = [
        ("all", Scope::All),
        ("unread", Scope::Unread),
        ("starred", Scope::Starred),
        ("this week", Scope::Since(Timestamp::from_second(week).unwrap_or(Timestamp::MIN))),
        ("a feed", Scope::Feed(feed)),
        ("a folder", Scope::Folder(folder)),
        ("a tag", Scope::Tag(tag)),
    ];
    for (name, scope) in scopes {
        let view = View::of(scope);
        measure(&format!("{name}: first 50 rows"), 20, |_| {
            Ok(library.window(&view, 0..50, now)?.len())
        })?;
        measure(&format!("{name}: count"), 20, |_| library.count(&view, now))?;
        measure(&format!("{name}: all numbers"), 20, |_| Ok(library.list(&view, now)?.len()))?;
    }
    let all = View::of(Scope::All);
    measure("all: 50 rows from any place", 40, |run| {
        let start = run * 2_499;
        Ok(library.window(&all, start..start + 50, now)?.len())
    })?;
    for order in [Order::Feed, Order::Shortest] {
        let view = View { order, ..all.clone() };
        measure(&format!("all, by {order:?}: all numbers"), 10, |_| {
            Ok(library.list(&view, now)?.len())
        })?;
    }
    measure("feeds with their counts", 20, |_| Ok(library.feeds()?.len()))
}

fn measure_search(library: &Library, now: &Zoned) -> Result<(), StoreError> {
    let words = words();
    let word = |rank: usize| words.get(rank).cloned().unwrap_or_default();
    let start = |rank: usize| word(rank).chars().take(2).collect::<String>();
    let queries = [
        ("a rare word", word(8_000)),
        ("a word of one in ten", word(150)),
        ("a word of all", word(0)),
        ("three words", format!("{} {} {}", word(5), word(50), word(500))),
        ("a phrase", format!("\"{} {}\"", word(0), word(1))),
        ("two letters and more", format!("{}*", start(20))),
        ("a word, unread", format!("{} is:unread", word(30))),
        ("one word and not another", format!("{} -{}", word(3), word(10))),
        ("one or another, in a feed", format!("({} OR {}) feed:\"feed 7\"", word(40), word(70))),
        ("nothing but a refusal", format!("-{}", word(2))),
    ];
    for (name, typed) in queries {
        let query = Query::read(&typed);
        let view = View::found(Scope::All, query);
        measure(&format!("search {name}: first 50 rows"), 20, |_| {
            Ok(library.window(&view, 0..50, now)?.len())
        })?;
        measure(&format!("search {name}: all numbers"), 20, |_| {
            Ok(library.list(&view, now)?.len())
        })?;
        let rows = library.window(&view, 0..20, now)?;
        measure(&format!("search {name}: 20 snippets"), 10, |_| {
            for row in &rows {
                library.snippet(row.id, &view.query, 140)?;
            }
            Ok(rows.len())
        })?;
    }
    Ok(())
}

fn measure_changes(library: &mut Library, now: &Zoned) -> Result<(), StoreError> {
    let all = library.list(&View::of(Scope::All), now)?;
    let at = now.timestamp();
    measure("mark one read, and back", 50, |run| {
        let place = run / 2 * 50;
        let id = all.get(place..=place).unwrap_or_default();
        library.mark_read(id, run % 2 == 0, at)
    })?;
    let view = View::of(Scope::Unread);
    measure("mark all read", 1, |_| library.mark_all_read(&view, now))?;
    measure("undo that", 1, |_| Ok(library.undo(at)?.map_or(0, |(_, count)| count)))?;
    let words = words();
    let mut dice = Dice(99);
    let feed_id = library.feeds()?.first().map(|feed| feed.id).unwrap_or(khabar::store::FeedId(1));
    let mut entries: Vec<Entry> =
        (0..100).map(|number| entry(900_000 + number, &mut dice, &words)).collect();
    measure("save a feed of 100 new entries", 1, |_| {
        let feed = feed(0, entries.clone());
        let reception = Reception { feed: &feed, article_of: &article, fetch: Fetch::at(at) };
        Ok(library.save(feed_id, &reception)?.new.len())
    })?;
    measure("save it again, two of them new", 10, |run| {
        entries.rotate_right(2);
        for idx in 0..2 {
            if let Some(place) = entries.get_mut(idx) {
                *place = entry(910_000 + run * 2 + idx, &mut dice, &words);
            }
        }
        let feed = feed(0, entries.clone());
        let reception = Reception { feed: &feed, article_of: &article, fetch: Fetch::at(at) };
        Ok(library.save(feed_id, &reception)?.new.len())
    })
}

/// Of this process, now and at most.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name));
        line.map_or("?", |line| line.trim_start_matches(name).trim()).to_owned()
    };
    format!("{} now, {} at most", line("VmRSS:"), line("VmHWM:"))
}
