//! Whatever the bytes are, reading them as a feed ends in sound entries or in a refusal.

mod feeds_sound;

use feeds_sound::assert_sound;
use khabar::feeds::{
    Origin, parse_feed, parse_opml, parse_urls, plain_text, read_date, write_opml,
};
use khabar::news::{Folder, ReadingList, Subscription};
use proptest::prelude::*;

const RSS: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" \
    xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
    <channel><title>أخبار الميناء</title><link>https://example.org/</link><language>ar</language>\
    <item><title>وصول &quot;السفينة&quot;</title><link>/a?x=1&amp;y=2</link><guid isPermaLink=\"false\">7</guid>\
    <pubDate>Fri, 20 Nov 2026 10:00:00 AST</pubDate><dc:creator>ليلى حداد</dc:creator>\
    <description><![CDATA[<p>نص <b>قصير</b></p>]]></description>\
    <content:encoded>&lt;p&gt;نص طويل&lt;/p&gt;</content:encoded></item>\
    <item><title>ثان</title><enclosure url=\"https://example.org/a.mp3\" length=\"7\"/></item></channel></rss>";

const ATOM: &str = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fa\" xml:base=\"https://example.org/\">\
    <title type=\"html\">گزارش &amp;amp; خبر</title><link href=\"/\"/><author><name>نام</name></author>\
    <entry><id>urn:1</id><title>یک</title><updated>2026-11-20T10:00:00Z</updated>\
    <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>متن<br/>دو</p></div></content></entry></feed>";

const JSON: &str = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"خبر\",\"items\":[\
    {\"id\":1,\"content_html\":\"<p>نص</p>\",\"date_published\":\"2026-11-20T10:00:00+03:00\",\
    \"authors\":[{\"name\":\"ك\"}],\"tags\":[\"أ\"]},{\"id\":\"2\",\"title\":\"ت\",\"url\":\"https://example.org/2\"}]}";

fn assert_is_read(bytes: &[u8]) {
    for content_type in [None, Some("text/xml; charset=windows-1256")] {
        let origin = Origin { content_type, ..Origin::default() };
        if let Ok(feed) = parse_feed(bytes, &origin) {
            assert_sound(&feed, bytes.len());
        }
    }
}

/// Pieces that feeds are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<rss>"),
        Just("<feed>"),
        Just("<channel>"),
        Just("<item>"),
        Just("</item>"),
        Just("<entry>"),
        Just("<title>"),
        Just("</title>"),
        Just("<title type='html'>"),
        Just("<description>"),
        Just("<link>"),
        Just("<link href='javascript:x'/>"),
        Just("<guid>"),
        Just("</guid>"),
        Just("<![CDATA["),
        Just("]]>"),
        Just("<!--"),
        Just("-->"),
        Just("&amp;"),
        Just("&lt;"),
        Just("&"),
        Just("<"),
        Just(">"),
        Just("\""),
        Just("<content type='xhtml'>"),
        Just("<author>"),
        Just("<name>"),
        Just("</x>"),
        Just("<b/>"),
        Just("<!DOCTYPE x ["),
        Just("<!ENTITY a '&a;&a;'>"),
        Just("&a;"),
        Just("خبر "),
        Just("\u{1b}"),
        Just("<media:group>"),
        Just("<pubDate>"),
        Just("2026-11-20"),
        Just("<?x"),
        Just("?>"),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Words as lists have them, with the signs that must be escaped.
const WORDS: &str = "[a-zا-ي&<>\"'][a-zا-ي &<>\"';#]{0,8}[a-zا-ي&<>\"']";

fn subscription() -> impl Strategy<Value = Subscription> {
    let address = "https://[a-z&<\"]{1,12}/[a-z?=&]{0,8}";
    let tags = proptest::collection::vec(WORDS, 0..3);
    let site = proptest::option::of(address);
    let own = proptest::collection::vec(WORDS, 0..3);
    (address, proptest::option::of(WORDS), site, tags, own).prop_map(
        |(address, title, site, mut tags, own)| {
            // A feed has a tag or not.
            let mut seen = std::collections::HashSet::new();
            tags.retain(|tag| seen.insert(tag.clone()));
            let own = own.into_iter().enumerate();
            let attributes = own.map(|(idx, value)| (format!("own-{idx}"), value)).collect();
            Subscription { address, title, site, tags, attributes }
        },
    )
}

/// Folders in folders; each name stands once in its place.
fn folder() -> impl Strategy<Value = Folder> {
    let feeds = || proptest::collection::vec(subscription(), 0..4);
    let leaf = feeds().prop_map(|subscriptions| Folder { subscriptions, ..Folder::default() });
    leaf.prop_recursive(4, 24, 4, move |inner| {
        (feeds(), proptest::collection::btree_map(WORDS, inner, 0..4)).prop_map(
            |(subscriptions, folders)| {
                let named = |(name, folder)| Folder { name, ..folder };
                let folders = folders.into_iter().map(named).collect();
                Folder { subscriptions, folders, ..Folder::default() }
            },
        )
    })
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        assert_is_read(&bytes);
        let mut within = b"<rss><channel><item><title>".to_vec();
        within.extend(&bytes);
        assert_is_read(&within);
        let _ = parse_opml(&bytes);
        let _ = parse_urls(&bytes);
    }

    #[test]
    fn pieces_of_feeds(text in pieces()) {
        assert_is_read(text.as_bytes());
        assert_is_read(format!("<rss><channel><item>{text}").as_bytes());
    }

    #[test]
    fn feeds_with_changed_bytes(
        which in 0..3usize,
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3u8), 0..12),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = [RSS, ATOM, JSON][which].as_bytes().to_vec();
        for (at, byte, kind) in edits {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => { bytes.remove(at); }
            }
        }
        bytes.truncate(end.index(bytes.len()) + bytes.len() / 2);
        assert_is_read(&bytes);
    }

    #[test]
    fn any_text_has_plain_text(text in any::<String>()) {
        let plain = plain_text(&text);
        prop_assert!(!plain.contains(|c: char| c.is_control() && c != '\n'));
        let _ = read_date(&text, Some("ar"));
    }

    #[test]
    fn any_date_like_text(text in "[0-9]{1,8}([-/:. TW+]{1,2}[0-9a-z]{1,4}){0,6}") {
        if let Ok(read) = read_date(&text, None) {
            prop_assert!((1605..=2286).contains(&read.date.year()));
        }
    }

    #[test]
    fn nothing_of_a_reading_list_is_lost_on_the_way_out(root in folder()) {
        let list = ReadingList { title: Some("قائمتي".to_owned()), root, ..ReadingList::default() };
        let again = parse_opml(write_opml(&list).as_bytes()).expect("a list");
        prop_assert_eq!(again, list);
    }

    #[test]
    fn written_lists_are_read_again(title in "\\PC{1,20}", address in "https://[a-z&<\"]{1,20}") {
        let text = format!("{address} \"~{}\"", title.replace(['"', '\\'], ""));
        let list = parse_urls(text.as_bytes());
        let again = parse_opml(write_opml(&list).as_bytes()).expect("a list");
        prop_assert_eq!(again.root.subscriptions.len(), list.root.subscriptions.len());
        for (new, old) in again.root.subscriptions.iter().zip(&list.root.subscriptions) {
            prop_assert_eq!(&new.address, &old.address);
        }
    }
}
