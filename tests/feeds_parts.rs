//! A feed in parts has the entries of the whole, wherever it is parted and however it comes.

use khabar::feeds::{Origin, Parts, parse_feed};
use khabar::news::Feed;
use proptest::prelude::*;
use std::path::Path;

/// The document in parts, given in pieces of so many bytes.
fn parts(document: &[u8], part_bytes: usize, piece: usize) -> Vec<Vec<u8>> {
    let mut parts = Parts::of(part_bytes);
    let mut found: Vec<Vec<u8>> =
        document.chunks(piece.max(1)).filter_map(|bytes| parts.push(bytes)).collect();
    found.push(parts.finish());
    found
}

fn read(document: &[u8]) -> Option<Feed> {
    let origin = Origin { address: Some("https://example.org/feed"), ..Origin::default() };
    parse_feed(document, &origin).ok()
}

fn assert_same(whole: &Feed, parts: &[Vec<u8>]) {
    let feeds: Vec<Feed> = parts.iter().map(|part| read(part).expect("a feed")).collect();
    let entries: Vec<_> = feeds.iter().flat_map(|feed| feed.entries.clone()).collect();
    assert_eq!(entries, whole.entries);
    for feed in &feeds {
        assert_eq!((feed.format, &feed.title), (whole.format, &whole.title));
    }
    for feed in feeds.iter().take(feeds.len() - 1) {
        assert_eq!(feed.problems, [], "a part is as sound as the whole");
    }
}

fn item(format: usize, number: usize, body: &str) -> String {
    let link = format!("https://example.org/{number}");
    let date = "<pubDate>Sat, 21 Nov 2026 10:00:00 +0300</pubDate>";
    match format {
        0 => format!(
            "<item><title>خبر {number}</title><link>{link}</link><guid>g{number}</guid>{date}\
             <description><![CDATA[<p>{body}</p> <item> </item>]]></description></item>\n"
        ),
        1 => format!(
            "<!-- <entry> --><a:entry xml:lang='fa'><a:id>g{number}</a:id>\
             <a:title>خبر {number}</a:title><a:link href='/{number}'/>\
             <a:content type='html'>{body} &lt;a:entry&gt;</a:content></a:entry>"
        ),
        2 => format!(
            "<item rdf:about='{link}'><title>{number}</title><link>{link}</link>\
             <description>{body}</description></item>"
        ),
        _ => format!(
            "{{\"id\": \"g{number}\", \"url\": \"{link}\", \"tags\": [{{}}, \"items\"],\
             \"content_text\": \"{body} \\\"items\\\": [{{ \\\\\"}}"
        ),
    }
}

fn document(format: usize, bodies: &[String]) -> Vec<u8> {
    let items = bodies.iter().enumerate().map(|(number, body)| item(format, number, body));
    let items: Vec<String> = items.collect();
    let text = match format {
        0 => format!(
            "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x 'y'>]>\n<rss version='2.0'>\
             <channel><title>وكالة &amp; more</title><image><title>x</title></image>\
             <language>ar</language>{}<ttl>5</ttl></channel></rss>",
            items.concat()
        ),
        1 => format!(
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom' xml:base='https://base.example/'>\
             <a:title>t</a:title><a:author><a:name>كاتب</a:name></a:author>{}</a:feed>",
            items.concat()
        ),
        2 => format!(
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' \
             xmlns='http://purl.org/rss/1.0/'><channel rdf:about='x'><title>t</title>\
             <items><rdf:Seq><rdf:li resource='x'/></rdf:Seq></items></channel>{}</rdf:RDF>",
            items.concat()
        ),
        _ => format!(
            "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"items\",\
             \"authors\": [{{\"name\": \"a\"}}], \"items\": [ {} ], \"language\": \"ar\"}}",
            items.join(" ,\n")
        ),
    };
    text.into_bytes()
}

proptest! {
    #[test]
    fn entries_are_those_of_the_whole(
        format in 0usize..4,
        bodies in proptest::collection::vec("[a-z ا-ي]{0,40}", 0..12),
        part_bytes in 1usize..900,
        piece in 1usize..400,
    ) {
        let mut document = document(format, &bodies);
        if format == 3 {
            // It says its language behind the items, where only the last part knows of it.
            let text = String::from_utf8(document).expect("text");
            document = text.replace(", \"language\": \"ar\"", "").into_bytes();
        }
        let whole = read(&document).expect("a feed");
        prop_assert_eq!(whole.entries.len(), bodies.len());
        let parts = parts(&document, part_bytes, piece);
        assert_same(&whole, &parts);
        if part_bytes == 1 && piece == 1 {
            prop_assert!(parts.len() >= bodies.len());
        }
    }

    #[test]
    fn any_bytes_come_to_an_end(
        document in proptest::collection::vec(any::<u8>(), 0..400),
        start in prop_oneof![Just(""), Just("<rss><item>"), Just("{\"items\":[{"), Just("<a:entry>")],
        part_bytes in 1usize..60,
        piece in 1usize..60,
    ) {
        let document = [start.as_bytes(), &document].concat();
        let parts = parts(&document, part_bytes, piece);
        prop_assert!(parts.len() <= document.len() + 1);
        for part in parts {
            read(&part);
        }
    }
}

#[test]
fn a_part_is_no_longer_than_asked_but_for_one_entry() {
    let bodies = vec!["نص ".repeat(100); 200];
    let document = document(0, &bodies);
    let parts = parts(&document, 8_000, 512);
    assert!(parts.len() > 15, "{}", parts.len());
    assert!(parts.iter().all(|part| part.len() < 10_000));
}

#[test]
fn what_cannot_be_parted_is_whole() {
    let wide = document(0, &["نص".to_owned(), "نص".to_owned()]);
    let wide: Vec<u8> =
        String::from_utf8(wide).expect("text").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for document in [wide, b"[{\"id\": \"1\"}]".to_vec(), b"".to_vec(), b"no feed".to_vec()] {
        assert_eq!(parts(&document, 10, 3), [document]);
    }
}

#[test]
fn real_feeds_in_parts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/feeds/arabic-real");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("skipped: there is no {}", folder.display());
        return;
    };
    let mut count = 0;
    for file in files.flatten() {
        let document = std::fs::read(file.path()).expect("read");
        let Some(whole) = read(&document) else { continue };
        let feeds: Vec<Feed> =
            parts(&document, 9_000, 700).iter().map(|part| read(part).expect("a feed")).collect();
        let entries: Vec<_> = feeds.into_iter().flat_map(|feed| feed.entries).collect();
        assert_eq!(entries, whole.entries, "{}", file.path().display());
        count += 1;
    }
    println!("{count} feeds");
}
