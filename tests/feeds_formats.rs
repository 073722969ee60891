//! What feeds mean and how broken ones are read, by small examples.

use khabar::feeds::{Origin, parse_feed};
use khabar::news::{Entry, Feed, FeedFormat, FeedProblem, NotAFeed};

fn feed(text: &str) -> Feed {
    parse_feed(text.as_bytes(), &Origin::default()).expect("a feed")
}

fn rss(items: &str) -> Feed {
    feed(&format!("<rss version='2.0'><channel><title>t</title>{items}</channel></rss>"))
}

fn titles(feed: &Feed) -> Vec<&str> {
    feed.entries.iter().map(|entry| entry.title.as_deref().unwrap_or("")).collect()
}

fn ids(feed: &Feed) -> Vec<&str> {
    feed.entries.iter().map(|entry| entry.id.as_str()).collect()
}

fn only(feed: &Feed) -> &Entry {
    assert_eq!(feed.entries.len(), 1, "{feed:?}");
    &feed.entries[0]
}

#[test]
fn formats_are_told_apart() {
    for (text, format) in [
        ("<rss version='0.91'/>", FeedFormat::Rss091),
        ("<rss version='2.0'/>", FeedFormat::Rss20),
        ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'/>", FeedFormat::Rss10),
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", FeedFormat::Atom10),
        ("<feed version='0.3'/>", FeedFormat::Atom03),
        ("<CHANNEL/>", FeedFormat::Cdf),
        ("{\"version\":\"https://jsonfeed.org/version/1\"}", FeedFormat::Json10),
        ("{\"version\":\"https://jsonfeed.org/version/1.1\"}", FeedFormat::Json11),
    ] {
        assert_eq!(feed(text).format, format, "{text}");
    }
}

#[test]
fn what_is_no_feed_is_said_so() {
    let refused = |bytes: &[u8]| parse_feed(bytes, &Origin::default()).err();
    assert_eq!(refused(b" \n"), Some(NotAFeed::Empty));
    assert_eq!(refused(b"<!DOCTYPE html><html><body>x"), Some(NotAFeed::WebPage));
    assert_eq!(refused(b"<opml/>"), Some(NotAFeed::ReadingList));
    assert_eq!(refused(b"%PDF-1.7"), Some(NotAFeed::Other(Some("a PDF document"))));
    assert_eq!(refused("نص".as_bytes()), Some(NotAFeed::Other(None)));
}

#[test]
fn one_stray_sign_costs_nothing() {
    for (broken, problem) in [
        ("<item><title>A & B</title></item>", FeedProblem::BareAmpersand),
        ("<item><title>A < B</title></item>", FeedProblem::BareLessThan),
        ("<item><title>A &nobody; B</title></item>", FeedProblem::UnknownEntity("nobody".into())),
        ("<item><title>A</item>", FeedProblem::MismatchedTags),
        ("<item><title>A<link>https://example.org</link></item>", FeedProblem::MismatchedTags),
        ("<item><description>A<b>b</description></item>", FeedProblem::MismatchedTags),
        ("<item a='1' a='2'/>", FeedProblem::DuplicateAttribute("a".into())),
        ("<item><dc:creator>A</dc:creator></item>", FeedProblem::UndeclaredPrefix("dc".into())),
        ("<item><pubDate>yesterday</pubDate></item>", FeedProblem::NoDate("yesterday".into())),
    ] {
        let feed = rss(&format!("{broken}<item><title>next</title></item>"));
        assert_eq!(feed.entries.len(), 2, "{broken}");
        assert_eq!(feed.entries[1].title.as_deref(), Some("next"), "{broken}");
        assert!(feed.problems.contains(&problem), "{broken}: {:?}", feed.problems);
    }
}

#[test]
fn well_formed_feeds_have_no_problems() {
    let feed = rss(
        "<item><title>A &amp; B &lt;3</title><description>&lt;p&gt;x&lt;/p&gt;</description></item>",
    );
    assert_eq!(feed.problems, []);
    assert_eq!(titles(&feed), ["A & B <3"]);
}

#[test]
fn truncated_feeds_give_what_comes_before() {
    let whole = "<rss><channel><item><title>one</title></item><item><title>two</title></item></channel></rss>";
    for end in "<rss><channel><item><title>one</title>".len()..whole.len() - 1 {
        let cut = whole.get(..end).expect("ASCII");
        let feed = feed(cut);
        assert_eq!(feed.entries[0].title.as_deref(), Some("one"));
        assert!(!feed.problems.is_empty(), "{cut}");
    }
}

#[test]
fn what_a_program_printed_before_is_passed_over() {
    let feed = feed(
        "<br />\n<b>Warning</b>: oops in x.php\n<?xml version='1.0'?><rss><channel><item><title>a</title></item></channel></rss>\nbye",
    );
    assert_eq!(titles(&feed), ["a"]);
    assert!(feed.problems.contains(&FeedProblem::JunkBefore));
    assert!(feed.problems.contains(&FeedProblem::JunkAfter));
}

#[test]
fn identifiers_tell_entries_apart() {
    let feed = rss("<item><guid>1</guid></item><item><link>https://example.org/2</link></item>\
        <item><title>three</title></item>\
        <item><guid>x</guid><link>https://example.org/a</link></item>\
        <item><guid>x</guid><link>https://example.org/b</link></item>");
    let ids = ids(&feed);
    assert_eq!(ids[..2], ["1", "https://example.org/2"]);
    assert!(ids[2].starts_with("digest:"));
    assert_eq!(ids[3..], ["x", "https://example.org/b"]);
    assert!(feed.problems.contains(&FeedProblem::RepeatedId("x".into())));
}

#[test]
fn a_guid_is_a_link_unless_it_says_otherwise() {
    let link = |item: &str| only(&rss(item)).link.clone();
    let guid = "https://example.org/g";
    assert_eq!(link(&format!("<item><guid>{guid}</guid></item>")).as_deref(), Some(guid));
    assert_eq!(link(&format!("<item><guid isPermaLink='false'>{guid}</guid></item>")), None);
}

#[test]
fn links_that_must_not_be_opened_are_left_out() {
    let feed = rss(
        "<item><title>a</title><link>javascript:alert(1)</link><enclosure url='data:x,y'/></item>",
    );
    assert_eq!(only(&feed).link, None);
    assert_eq!(only(&feed).enclosures, []);
    assert_eq!(feed.problems.len(), 2);
}

#[test]
fn texts_of_atom_are_what_their_type_says() {
    let title = |title: &str| {
        let text =
            format!("<feed xmlns='http://www.w3.org/2005/Atom'><entry>{title}</entry></feed>");
        only(&feed(&text)).title.clone().unwrap_or_default()
    };
    assert_eq!(title("<title>a &lt;b&gt; c</title>"), "a <b> c");
    assert_eq!(title("<title type='html'>a &lt;b&gt;c&lt;/b&gt; &amp;amp;</title>"), "a c &");
    assert_eq!(
        title(
            "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <b>c</b> &lt;d></div></title>"
        ),
        "a c <d>"
    );
    assert_eq!(
        title("<x:title xmlns:x='http://www.w3.org/2005/Atom'>any prefix</x:title>"),
        "any prefix"
    );
    assert_eq!(title("<x:title xmlns:x='http://example.org/other'>other</x:title>"), "");
}

#[test]
fn relative_addresses_are_resolved() {
    let text = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/blog/'><entry><link href='a b'/></entry></feed>";
    let origin = Origin { address: Some("https://example.org/x/feed"), ..Origin::default() };
    let found = parse_feed(text.as_bytes(), &origin).expect("a feed");
    assert_eq!(only(&found).link.as_deref(), Some("https://example.org/blog/a%20b"));
    assert_eq!(only(&found).base.as_deref(), Some("https://example.org/blog/"));
    let unknown = feed("<feed><entry><link href='/a'/></entry></feed>");
    assert_eq!(only(&unknown).link.as_deref(), Some("/a"));
    assert!(unknown.problems.contains(&FeedProblem::RelativeLink("/a".into())));
}

#[test]
fn the_encoding_must_fit_the_bytes() {
    let text = |declared: &str| {
        format!(
            "<?xml version='1.0' encoding='{declared}'?><rss><channel><title>أخبار اليوم من المدينة</title></channel></rss>"
        )
    };
    let title = |bytes: &[u8], content_type: Option<&str>| {
        let origin = Origin { content_type, ..Origin::default() };
        let feed = parse_feed(bytes, &origin).expect("a feed");
        (feed.title.unwrap_or_default(), feed.problems.len())
    };
    let wanted = "أخبار اليوم من المدينة".to_owned();
    let arabic = |declared: &str| encoding_rs::WINDOWS_1256.encode(&text(declared)).0.into_owned();
    assert_eq!(title(&arabic("windows-1256"), None), (wanted.clone(), 0));
    assert_eq!(
        title(&arabic("utf-8"), Some("text/xml; charset=windows-1256")),
        (wanted.clone(), 0)
    );
    for wrong in ["utf-8", "iso-8859-1", "big5"] {
        assert_eq!(title(&arabic(wrong), None), (wanted.clone(), 1), "{wrong}");
    }
    assert_eq!(title(text("windows-1256").as_bytes(), None), (wanted.clone(), 1));
    let mut bad = text("utf-8").into_bytes();
    bad.insert(bad.len() - 30, 0xFF);
    let (title, problems) = title(&bad, None);
    assert!(title.starts_with("أخبار اليوم") && title.contains('\u{FFFD}') && problems == 1);
}

#[test]
fn json_is_read_whatever_the_types_are() {
    let feed = feed(
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"author\":\"A\",\"items\":[\
         {\"id\":1,\"content_text\":\"1 < 2\",\"tags\":\"x\",\"url\":\"https://example.org/1\"},null,\
         {\"id\":\"2\",\"title\":null,\"attachments\":[{\"url\":\"https://example.org/a\",\"size_in_bytes\":9}]},{\"id\":",
    );
    assert_eq!(ids(&feed), ["1", "2"]);
    assert_eq!(feed.entries[0].content.as_deref(), Some("1 &lt; 2"));
    assert_eq!(feed.entries[0].authors, ["A"]);
    assert_eq!(feed.entries[1].enclosures[0].length_bytes, Some(9));
    assert!(matches!(feed.problems.as_slice(), [FeedProblem::BrokenJson(_)]));
}

#[test]
fn what_is_quoted_or_stands_on_a_line_does_so_however_it_is_written() {
    let feed = rss(&format!(
        "<item><author><url>https://example.org\n  /who</url></author></item><item>&#129;<{}:a/></item>",
        "p".repeat(5_000)
    ));
    assert_eq!(feed.entries[0].authors, ["https://example.org /who"]);
    let longest = feed.problems.iter().map(|problem| problem.to_string().chars().count()).max();
    assert!(longest.is_some_and(|longest| longest < 100), "{:?}", feed.problems);
}

#[test]
fn the_entry_in_which_a_document_ends_is_told() {
    let rss = "<rss version='2.0'><channel><title>t</title><item><title>one</title>\
        <description>text</description></item><item><title>two</title>\
        <description>a longer text</description></item></channel></rss>";
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [
        {"id": "1", "title": "one", "content_text": "text"},
        {"id": "2", "title": "two", "content_text": "a longer text"}]}"#;
    for document in [rss, json] {
        let mut cut_in_first = 0;
        for length in 0..=document.len() {
            let Ok(feed) = parse_feed(&document.as_bytes()[..length], &Origin::default()) else {
                continue;
            };
            for entry in feed.entries {
                let text = entry.content.unwrap_or_default();
                let is_whole = text.contains("longer text")
                    || entry.title.as_deref() == Some("one") && text.contains("text");
                assert!(is_whole || entry.is_cut, "{length} of {document}");
                cut_in_first += usize::from(entry.is_cut && entry.title.as_deref() == Some("one"));
            }
        }
        let feed = parse_feed(document.as_bytes(), &Origin::default()).expect("a feed");
        assert!(feed.entries.iter().all(|entry| !entry.is_cut));
        assert!(cut_in_first > 0 || document == json);
    }
    // Items that nobody closes are whole, and so is a document without its last tags.
    for document in [
        "<rss version='2.0'><channel><item><title>one</title><item><title>two</title></channel></rss>",
        "<rss version='2.0'><channel><item><title>one</title></item>",
    ] {
        let feed = parse_feed(document.as_bytes(), &Origin::default()).expect("a feed");
        assert!(feed.entries.iter().all(|entry| !entry.is_cut), "{document}");
    }
}
