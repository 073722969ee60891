//! The test suites of other feed readers, and real feeds: how many of their checks hold. They
//! lie beside the project; without them there is nothing to run, which is said.

use khabar::feeds::{Origin, parse_feed, parse_opml, plain_text, read_date, write_opml};
use khabar::news::{Entry, Feed};
use khabar::text::Direction;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

fn data(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(folder);
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: there is no ../shared/data/{folder}");
    None
}

fn rows(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).expect("readable");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn parse(path: &Path, case: &Value) -> Option<Feed> {
    let bytes = fs::read(path).expect("readable");
    let header = |name: &str| case["http_headers"][name].as_str();
    let origin = Origin {
        address: case["url"].as_str(),
        content_type: header("content-type"),
        content_location: header("content-location"),
        content_language: header("content-language"),
    };
    parse_feed(&bytes, &origin).ok()
}

/// Texts are compared without markup and blanks.
fn bare(text: &str) -> String {
    plain_text(text).nfc().filter(|c| !c.is_whitespace()).collect()
}

fn is_instant(found: Option<&jiff::Zoned>, wanted: &str) -> bool {
    let wanted = read_date(wanted, None).map(|read| read.date.timestamp());
    found.is_some_and(|date| Ok(date.timestamp()) == wanted)
}

/// Whether a check holds; none for fields that a reader of news has no use for.
fn holds(feed: Option<&Feed>, case: &Value) -> Option<bool> {
    let field = case["field"].as_str()?;
    let scope = case["scope"].as_str()?;
    if (scope, field) == ("doc", "parses") {
        return Some(true);
    }
    if (scope, field) == ("doc", "entry_count") {
        return Some(
            feed.is_some_and(|feed| Some(feed.entries.len() as u64) == case["expected"].as_u64()),
        );
    }
    let wanted = case["expected_text"].as_str().or(case["expected"].as_str());
    let text = |found: Option<&str>| match wanted {
        None | Some("") => found.is_none_or(|found| bare(found).is_empty()),
        Some(wanted) => found.is_some_and(|found| bare(found) == bare(wanted)),
    };
    let exact = |found: Option<&str>| found.map(str::trim) == wanted.map(str::trim);
    let entry = || {
        let index = usize::try_from(case["index"].as_u64().unwrap_or(0)).ok()?;
        feed?.entries.get(index)
    };
    let of_entry = |check: &dyn Fn(&Entry) -> bool| Some(entry().is_some_and(check));
    match (scope, field) {
        ("feed", "title") => Some(feed.is_some_and(|feed| text(feed.title.as_deref()))),
        ("feed", "link") => Some(feed.is_some_and(|feed| exact(feed.link.as_deref()))),
        ("feed", "language") => Some(feed.is_some_and(|feed| exact(feed.language.as_deref()))),
        ("entry", "title") => of_entry(&|entry| text(entry.title.as_deref())),
        ("entry", "id") => of_entry(&|entry| exact(Some(&entry.id))),
        ("entry", "link") => of_entry(&|entry| exact(entry.link.as_deref())),
        ("entry", "author") => of_entry(&|entry| text(Some(&entry.authors.join(", ")))),
        ("entry", "summary" | "content") => of_entry(&|entry| {
            text(entry.summary_text().as_deref()) || text(entry.content.as_deref())
        }),
        ("entry", "published") => {
            of_entry(&|entry| is_instant(entry.published.as_ref(), wanted.unwrap_or("")))
        }
        ("entry", "updated") => {
            of_entry(&|entry| is_instant(entry.updated.as_ref(), wanted.unwrap_or("")))
        }
        _ => None,
    }
}

/// Runs a file of checks; how many of each field ran and held.
fn run(folder: &Path) -> BTreeMap<String, (usize, usize)> {
    let mut fields: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut feeds: HashMap<String, Option<Feed>> = HashMap::new();
    for case in rows(&folder.join("cases.jsonl")) {
        if case["verified"] == false {
            continue;
        }
        let file = case["file"].as_str().expect("a file");
        let key = format!("{file} {} {}", case["http_headers"], case["url"]);
        let feed = feeds.entry(key).or_insert_with(|| parse(&folder.join(file), &case));
        let Some(held) = holds(feed.as_ref(), &case) else { continue };
        let name =
            format!("{} {}.{}", case["suite"], case["scope"], case["field"]).replace('"', "");
        let count = fields.entry(name).or_default();
        count.0 += 1;
        count.1 += usize::from(held);
    }
    for (name, (ran, held)) in &fields {
        println!("{name:32} {held:5} of {ran:5}");
    }
    fields
}

fn rate(fields: &BTreeMap<String, (usize, usize)>, suite: &str) -> f64 {
    let of_suite = fields.iter().filter(|(name, _)| name.starts_with(suite));
    let (ran, held) = of_suite.fold((0, 0), |sum, (_, count)| (sum.0 + count.0, sum.1 + count.1));
    println!("{suite}: {held} of {ran}");
    assert!(ran > 0, "{suite} did not run");
    held as f64 / ran as f64
}

#[test]
fn the_checks_of_other_readers_hold() {
    let Some(folder) = data("feeds") else { return };
    let fields = run(&folder);
    for suite in ["feedparser", "gofeed", "rss-parser"] {
        // What is left is repaired differently, or compared with what another reader got wrong.
        assert!(rate(&fields, suite) >= 0.98, "{suite}");
    }
}

#[test]
fn wrapped_arabic_articles_come_back_exactly() {
    let Some(folder) = data("feeds/arabic-wrapped") else { return };
    assert!(rate(&run(&folder), "real-arabic") >= 1.0);
}

#[test]
fn real_feeds_have_all_their_items_dates_and_directions() {
    let Some(folder) = data("feeds/arabic-real") else { return };
    let mut count = 0;
    for file in fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
        let bytes = fs::read(file.path()).expect("readable");
        let feed = parse_feed(&bytes, &Origin::default()).expect("a feed");
        let text = String::from_utf8_lossy(&bytes);
        let starts = ["<item>", "<item ", "<entry>", "<entry "];
        let items = starts.iter().map(|start| text.matches(start).count()).sum();
        assert_eq!(feed.entries.len(), items, "{}", file.path().display());
        let titles: String = feed.entries.iter().filter_map(|entry| entry.title.clone()).collect();
        let letters = titles.chars().filter(|c| c.is_alphabetic()).count();
        let arabic = titles.chars().filter(|c| ('\u{600}'..='\u{6FF}').contains(c)).count();
        if arabic * 3 > letters * 2 {
            assert_eq!(feed.direction, Direction::Rtl, "{}", file.path().display());
        }
        let dates = text.matches("<pubDate>").count() + text.matches("<published>").count();
        let dated = feed.entries.iter().filter(|entry| entry.published.is_some()).count();
        assert!(dated >= dates.min(items), "{}", file.path().display());
        count += 1;
    }
    println!("{count} feeds");
    assert!(count > 30);
}

#[test]
fn dates_of_another_reader_are_read() {
    let Some(folder) = data("feeds") else { return };
    let (mut ran, mut held) = (0, 0);
    for case in rows(&folder.join("dates.jsonl")) {
        let input = case["input"].as_str().expect("text");
        let read = read_date(input, None).ok().map(|read| read.date.timestamp().as_second());
        let expected = case["expected"].as_str().and_then(|date| read_date(date, None).ok());
        ran += 1;
        held += usize::from(read == expected.map(|read| read.date.timestamp().as_second()));
    }
    println!("dates: {held} of {ran}");
    assert!(held + 2 >= ran, "{held} of {ran}");
}

#[test]
fn reading_lists_of_other_readers_are_read() {
    let Some(folder) = data("opml") else { return };
    let (mut count, mut feeds) = (0, 0);
    for file in fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
        let bytes = fs::read(file.path()).expect("readable");
        let list = parse_opml(&bytes).unwrap_or_else(|| panic!("{}", file.path().display()));
        let mut found = 0;
        list.root.for_each(&mut |_, _| found += 1);
        let text = String::from_utf8_lossy(&bytes);
        let without_comments: String = text
            .split("<!--")
            .enumerate()
            .map(|(index, part)| {
                if index == 0 { part } else { part.split_once("-->").map_or("", |(_, rest)| rest) }
            })
            .collect();
        let addresses = without_comments.matches("xmlUrl=\"").count()
            - without_comments.matches("xmlUrl=\"\"").count();
        assert_eq!(found, addresses, "{}", file.path().display());
        let again = parse_opml(write_opml(&list).as_bytes()).expect("a list");
        assert_eq!(again.root, list.root, "{}", file.path().display());
        count += 1;
        feeds += found;
    }
    println!("{count} reading lists with {feeds} feeds, all read and written without loss");
    assert!(count >= 27 && feeds > 300, "{count}, {feeds}");
}
