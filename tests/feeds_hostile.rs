//! Documents that were made to do harm: each of ten megabytes is read in little time.

use khabar::feeds::{MOST_ENTRIES, Origin, articles_from_feed, parse_feed, plain_text};
use khabar::news::FeedProblem;
use std::time::{Duration, Instant};

const BYTES: usize = 10_000_000;

/// A tenth of this on an idle machine; what is quadratic takes hours.
const PATIENCE: Duration = Duration::from_secs(20);

const START: &str = "<rss version='2.0'><channel><title>t</title><item><title>first</title></item>";

fn repeated(piece: &str) -> String {
    piece.repeat(BYTES / piece.len())
}

fn assert_quick(text: &str) -> Vec<FeedProblem> {
    let start = Instant::now();
    let feed = parse_feed(text.as_bytes(), &Origin::default()).expect("a feed");
    let beginning: String = text.chars().skip(START.len()).take(60).collect();
    assert!(start.elapsed() < PATIENCE, "{:?} for {beginning}", start.elapsed());
    assert_eq!(feed.entries[0].title.as_deref(), Some("first"), "{beginning}");
    assert!(feed.entries.len() <= MOST_ENTRIES);
    feed.problems
}

#[test]
fn signs_without_end() {
    for piece in [
        "<",
        "<a",
        "<a \"",
        "<!--",
        "<![CDATA[",
        "<?x ",
        "<!x",
        "<!DOCTYPE x [",
        "&",
        "&a;",
        "</x>",
    ] {
        assert!(!assert_quick(&format!("{START}<item><title>{}", repeated(piece))).is_empty());
        assert_quick(&format!("{START}<item><title>{}>", repeated(piece)));
    }
}

#[test]
fn signs_within_a_description_without_end() {
    for piece in ["<![CDATA[", "<![CDATA[x", "<![CDATA[x>", "]]>", "&\r", "&lt;", "<!--"] {
        let text = format!("{START}<item><description>{}", repeated(piece));
        let start = Instant::now();
        let feed = parse_feed(text.as_bytes(), &Origin::default()).expect("a feed");
        let summaries: Vec<_> = feed.entries.iter().map(|entry| entry.summary_text()).collect();
        let articles = articles_from_feed(&feed, "t");
        assert!(start.elapsed() < PATIENCE, "{:?} for {piece}", start.elapsed());
        assert!(articles.len() <= summaries.len(), "{piece}");
    }
}

#[test]
fn html_within_without_end() {
    for piece in ["<", "<a \"", "<a'", "<!--", "<!", "<script>", "&", "</script"] {
        let start = Instant::now();
        let html = repeated(piece);
        let _ = (plain_text(&html), plain_text(&(html + ">")));
        assert!(start.elapsed() < PATIENCE, "{piece}");
    }
}

#[test]
fn elements_without_number() {
    let depth = assert_quick(&format!("{START}<item><description>{}", repeated("<a>")));
    assert!(depth.contains(&FeedProblem::TooDeep));
    let items = assert_quick(&format!("{START}{}", repeated("<item/>")));
    assert!(items.contains(&FeedProblem::TooManyEntries(MOST_ENTRIES)));
    assert_quick(&format!("{START}{}", repeated("<item><title>a")));
    assert_quick(&format!("{START}<item>{}", repeated("<category>a</category>")));
    assert_quick(&format!("{START}<item>{}", repeated("<pubDate>a</pubDate>")));
    assert_quick(&format!("{START}<item {}>", repeated("a='b' ")));
    assert_quick(&format!("{START}<item {}>", repeated("xmlns:a='b' ")));
}

#[test]
fn entities_that_grow() {
    let mut declared = String::from("<!DOCTYPE rss [<!ENTITY a0 'lol'>");
    for level in 1..12 {
        declared += &format!("<!ENTITY a{level} '{}'>", format!("&a{};", level - 1).repeat(10));
    }
    let bomb = format!("{declared}]>{START}<item><title>&a11;</title></item>");
    assert!(assert_quick(&bomb).contains(&FeedProblem::EntitiesNotExpanded));
    let long = format!("<!DOCTYPE rss [<!ENTITY a '{}'>]>{START}<item><title>", "x".repeat(900));
    assert!(assert_quick(&(long + &repeated("&a;"))).contains(&FeedProblem::EntitiesNotExpanded));
}

#[test]
fn json_without_end() {
    for piece in ["{},", "[", "{\"tags\":[0,", "{\"id\":1,\"title\":\"x\"},"] {
        let start = Instant::now();
        let text = format!(
            "{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{{\"id\":7}},{}",
            repeated(piece)
        );
        let feed = parse_feed(text.as_bytes(), &Origin::default()).expect("a feed");
        assert!(start.elapsed() < PATIENCE, "{piece}");
        assert_eq!(feed.entries[0].id, "7");
        assert!(!feed.problems.is_empty());
    }
}
