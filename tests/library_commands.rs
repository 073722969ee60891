//! `khabar list`, `search`, `import`, `export`, `mark` and `tag`: what other programs rely on.

mod support;

use khabar::feeds::{Origin, article_from_entry, parse_feed};
use khabar::store::{Fetch, Library, Reception};
use support::{Folder, khabar};

const OPML: &str = "<opml version='2.0'><body><outline text='أخبار'>\
    <outline type='rss' text='الشرق' xmlUrl='https://example.org/feed'/></outline></body></opml>";

const FEED: &str = "<rss version='2.0'><channel><title>وكالة</title>\
    <item><title>أسعار النفط</title><link>https://example.org/1</link><guid>1</guid>\
    <pubDate>Sat, 21 Nov 2026 10:00:00 +0300</pubDate>\
    <description>ارتفعت أسعار النفط أمس بعد اجتماع الوزراء.</description></item>\
    <item><title>Rain</title><link>https://example.org/2</link><guid>2</guid>\
    <pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate><description>It rains.</description></item>\
    </channel></rss>";

/// A library in a folder of its own, with the commands on it.
struct Place {
    folder: Folder,
    library: String,
}

impl Place {
    fn new(test: &str) -> Self {
        let folder = Folder::new(&format!("library-{test}"));
        let library = format!("{}/deeper/library.sqlite3", folder.path());
        Self { folder, library }
    }

    /// With a feed of two articles.
    fn filled(test: &str) -> Self {
        let place = Self::new(test);
        let list = place.folder.write("feeds.opml", OPML);
        place.done(&["import", &list]);
        let mut library = Library::open(place.library.as_ref()).expect("a library");
        let feed_id = library.feed_at("https://example.org/feed").expect("read").expect("there");
        let feed = parse_feed(FEED.as_bytes(), &Origin::default()).expect("a feed");
        let at = "2026-11-22T00:00:00Z".parse().expect("a time");
        let article_of = |entry: &_| article_from_entry(entry, "");
        let reception = Reception { feed: &feed, article_of: &article_of, fetch: Fetch::at(at) };
        library.save(feed_id, &reception).expect("saved");
        place
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let place = ["--library", self.library.as_str()];
        let (command, rest) = arguments.split_first().expect("a command");
        khabar(&[&[*command], &place[..], rest].concat(), b"")
    }

    fn done(&self, arguments: &[&str]) -> String {
        let (code, output, error) = self.run(arguments);
        assert_eq!((code, error.as_str()), (0, ""), "{arguments:?}");
        output
    }
}

#[test]
fn an_empty_library_says_what_to_do() {
    let place = Place::new("empty");
    let (code, output, error) = place.run(&["list", "--json"]);
    assert_eq!((code, output.as_str()), (0, "[]\n"));
    assert!(error.contains("khabar import FILE"), "{error}");
    let (code, output, _) = place.run(&["search", "نفط"]);
    assert_eq!((code, output.as_str()), (0, ""));
    let (code, _, error) = place.run(&["list", "after:soon"]);
    assert!(code == 0 && error.starts_with("khabar: date: 2026-11-01 or 7d\n"), "{error}");
    let (_, _, error) = place.run(&["list", "is:new"]);
    assert!(error.starts_with("khabar: is:unread · is:read"), "{error}");
    let (code, output, _) = place.run(&["export"]);
    assert!(code == 0 && output.contains("<opml"), "{output}");
    let (code, _, error) = place.run(&["mark", "read", "1"]);
    assert!(code == 1 && error.contains("khabar import FILE"), "{error}");
    assert!(!std::path::Path::new(&place.library).exists(), "looking makes no file");
    let list = place.folder.write("feeds.opml", OPML);
    let (code, _, error) = khabar(&["import", &list], b"");
    assert_eq!(code, 1, "a folder that cannot be made: {error}");
}

#[test]
fn the_json_is_as_promised() {
    let place = Place::filled("json");
    let wanted = "[\n{\"id\":2,\"feed\":\"الشرق\",\"title\":\"أسعار النفط\",\
        \"link\":\"https://example.org/1\",\"published\":\"2026-11-21T10:00:00+03:00\",\
        \"read\":false,\"starred\":false,\"tags\":[]},\n{\"id\":1,\"feed\":\"الشرق\",\
        \"title\":\"Rain\",\"link\":\"https://example.org/2\",\"published\":\"2026-11-20T10:00:00Z\",\
        \"read\":false,\"starred\":false,\"tags\":[]}\n]\n";
    assert_eq!(place.done(&["list", "--json"]), wanted);
    let found = place.done(&["search", "--json", "النِّفط"]);
    assert_eq!(found.lines().count(), 3);
    assert!(found.contains("\"id\":2"), "{found}");
    let (code, output, error) = place.run(&["search", "--json", "nothing"]);
    assert_eq!((code, output.as_str(), error.as_str()), (0, "[]\n", ""));
}

#[test]
fn lists_for_people() {
    let place = Place::filled("people");
    place.done(&["mark", "starred", "1"]);
    place.done(&["mark", "read", "2"]);
    place.done(&["tag", "طقس اليوم", "1"]);
    assert_eq!(
        place.done(&["list", "--sort", "oldest"]),
        "     1  ●★  2026-11-20  Rain — الشرق  #طقس_اليوم\n     2      2026-11-21  أسعار النفط — الشرق\n"
    );
    assert_eq!(place.done(&["list", "--limit", "1"]).lines().count(), 1);
    assert_eq!(
        place.done(&["search", "الوزرا*"]),
        "     2      2026-11-21  أسعار النفط — الشرق\n    ارتفعت أسعار النفط أمس بعد اجتماع الوزراء.\n"
    );
    let (code, output, error) = place.run(&["list", "is:unread", "--", "-Rain"]);
    assert_eq!((code, output.as_str()), (0, ""));
    assert!(error.contains("no article"), "{error}");
}

#[test]
fn marks_and_tags() {
    let place = Place::filled("marks");
    assert_eq!(place.done(&["mark", "read", "1", "2"]), "2 articles marked read.\n");
    assert_eq!(place.done(&["mark", "read", "1"]), "0 articles marked read.\n");
    assert_eq!(place.done(&["mark", "unread", "--query", "lang:ar"]), "1 article marked unread.\n");
    assert_eq!(place.done(&["tag", "مهم", "--query", "is:read"]), "1 article tagged.\n");
    assert_eq!(place.done(&["list", "tag:مهم", "--json"]).matches("\"tags\":[\"مهم\"]").count(), 1);
    assert_eq!(place.done(&["tag", "مهم", "1", "--remove"]), "1 article without the tag now.\n");
    let (code, _, error) = place.run(&["mark", "read", "7"]);
    assert_eq!(
        (code, error.as_str()),
        (1, "khabar: there is no article 7; khabar list tells their numbers\n")
    );
    assert_eq!(place.run(&["mark", "read"]).0, 2);
    assert_eq!(place.run(&["mark", "eaten", "1"]).0, 2);
}

/// Addresses that nobody can follow.
const OTHERS: &str = "<opml version='2.0'><body><outline text='a' xmlUrl='javascript:alert(1)'/>\
    <outline text='b' xmlUrl='ftp://c.example/f'/></body></opml>";

#[test]
fn reading_lists_in_and_out() {
    let place = Place::new("import");
    let list = place.folder.write("feeds.opml", OPML);
    assert_eq!(place.done(&["import", &list]), "1 feed added in 1 new folder.\n");
    assert_eq!(place.done(&["import", &list]), "0 feeds added; 1 followed before.\n");
    let urls = place.folder.write("urls", "https://b.example/f \"~ب\" tag\nexec:x\n");
    let (code, output, error) = place.run(&["import", &urls]);
    assert_eq!((code, output.as_str()), (0, "1 feed added.\n"));
    assert!(error.contains("exec:x"), "{error}");
    let others = place.folder.write("others.opml", OTHERS);
    let (code, output, error) = place.run(&["import", &others]);
    assert_eq!((code, output.as_str()), (0, "0 feeds added; 2 cannot be followed.\n"));
    assert!(error.contains("“javascript:alert(1)”: neither http, https"), "{error}");
    assert!(error.contains("“ftp://c.example/f”"), "{error}");
    let exported = place.done(&["export"]);
    let again = khabar::feeds::parse_opml(exported.as_bytes()).expect("a list");
    let mut feeds = Vec::new();
    again.root.for_each(&mut |path, feed| feeds.push((path.join("/"), feed.address.clone())));
    assert_eq!(feeds.len(), 2);
    assert!(feeds.contains(&("أخبار".to_owned(), "https://example.org/feed".to_owned())));
    let text = place.folder.write("story.txt", "خبر\n\nلا قائمة هنا.\n");
    let (code, _, error) = place.run(&["import", &text]);
    assert!(code == 1 && error.contains("there is no feed in it"), "{error}");
    assert_eq!(place.run(&["import", "no-such-file"]).0, 1);
}

#[test]
fn a_list_of_feeds_that_are_followed_makes_no_folders() {
    let place = Place::new("import-known");
    let plain = "<opml version='2.0'><body>\
        <outline text='a' xmlUrl='https://a.example/f'/></body></opml>";
    let list = place.folder.write("plain.opml", plain);
    assert_eq!(place.done(&["import", &list]), "1 feed added.\n");
    let arranged = "<opml version='2.0'><body><outline text='Old'>\
        <outline text='Older'><outline text='a' xmlUrl='https://a.example/f'/></outline></outline>\
        <outline text='Later'/></body></opml>";
    let list = place.folder.write("arranged.opml", arranged);
    // Its own place is kept; a folder that is empty in the list was made so.
    assert_eq!(
        place.done(&["import", &list]),
        "0 feeds added in 1 new folder; 1 followed before.\n"
    );
    let exported = place.done(&["export"]);
    assert!(!exported.contains("Old") && exported.contains("Later"), "{exported}");
    let mixed = arranged.replace(
        "<outline text='Later'/>",
        "<outline text='New'><outline text='a' xmlUrl='https://a.example/f'/>\
         <outline text='b' xmlUrl='https://b.example/f'/></outline>",
    );
    let list = place.folder.write("mixed.opml", mixed);
    assert_eq!(
        place.done(&["import", &list]),
        "1 feed added in 1 new folder; 2 followed before.\n"
    );
}

#[test]
fn feeds_to_begin_with() {
    let place = Place::new("starter");
    let output = place.done(&["import", "--starter", "ar"]);
    assert!(output.ends_with(" feeds added.\n"), "{output}");
    assert!(place.done(&["export"]).contains("news.un.org"));
    let (code, _, error) = place.run(&["import", "--starter", "xx"]);
    assert!(code == 1 && error.contains("in xx; there are in ar, fa"), "{error}");
    assert_eq!(place.run(&["import"]).0, 2, "nothing was named");
}

/// As newsboat makes it.
fn newsboat_cache(path: &str) {
    let cache = rusqlite::Connection::open(path).expect("a database");
    cache
        .execute_batch(
            "CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL,
               url VARCHAR(1024) NOT NULL, title VARCHAR(1024) NOT NULL,
               lastmodified INTEGER(11) NOT NULL DEFAULT 0, is_rtl INTEGER(1) NOT NULL DEFAULT 0,
               etag VARCHAR(128) NOT NULL DEFAULT '');
             CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
               guid VARCHAR(64) NOT NULL, title VARCHAR(1024) NOT NULL,
               author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
               feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL,
               content VARCHAR(65535) NOT NULL, unread INTEGER(1) NOT NULL,
               enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024),
               enqueued INTEGER(1) NOT NULL DEFAULT 0, flags VARCHAR(52),
               deleted INTEGER(1) NOT NULL DEFAULT 0, base VARCHAR(128) NOT NULL DEFAULT '');
             INSERT INTO rss_feed (rssurl, url, title) VALUES
               ('https://example.org/feed', 'https://example.org/', 'وكالة'),
               ('https://b.example/f', '', 'ب'), ('query:x:unread = \"yes\"', '', 'x');
             INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread,
               flags, deleted) VALUES
               ('1', 'أسعار النفط', '', 'https://example.org/1', 'https://example.org/feed',
                 1795244400, 'older text', 0, 'ab', 0),
               ('9', 'Old news', 'Sam', 'https://example.org/9', 'https://example.org/feed',
                 1700000000, '<p>long gone</p>', 1, 's', 0),
               ('8', 'Deleted', '', '', 'https://example.org/feed', 1700000000, '', 0, NULL, 1),
               ('b', 'خبر', '', '', 'https://b.example/f', 1700000000, 'نص', 0, NULL, 0);",
        )
        .expect("made");
}

#[test]
fn the_cache_of_newsboat_brings_what_was_read() {
    let place = Place::filled("newsboat");
    let urls = place.folder.write("newsboat/urls", "https://example.org/feed\n");
    let file = urls.replace("urls", "cache.db");
    newsboat_cache(&file);
    let before = std::fs::read(&file).expect("read");
    let (code, _, error) = place.run(&["import", &urls]);
    assert!(code == 0 && error.contains(&format!("khabar import {file} takes it")), "{error}");
    let (code, output, error) = place.run(&["import", &file, "--flags", "s"]);
    assert_eq!(code, 0, "{error}");
    assert_eq!(
        output,
        "1 feed added, 2 articles taken over; 2 articles marked read, 1 article given a star.\n"
    );
    assert!(error.contains("1 feed left out"), "{error}");
    assert_eq!(std::fs::read(&file).expect("read"), before, "only looked at");
    let read = place.done(&["list", "is:read"]);
    assert!(read.contains("أسعار النفط") && read.contains("خبر"), "{read}");
    assert!(place.done(&["list", "is:starred"]).contains("Old news"));
    assert_eq!(place.run(&["search", "older"]).1, "", "what the library has is newer");
    assert_eq!(place.done(&["search", "long"]).lines().count(), 2);
    let (_, output, _) = place.run(&["import", &file, "--flags", "s"]);
    assert_eq!(
        output,
        "0 feeds added, 0 articles taken over; 0 articles marked read, 0 articles given a star.\n"
    );
    let other = place.folder.write("not.db", "");
    rusqlite::Connection::open(&other)
        .and_then(|other| other.execute_batch("CREATE TABLE urls (url TEXT)"))
        .expect("made");
    assert_eq!(place.run(&["import", &other]).0, 1, "no cache, no list");
}

#[test]
fn what_is_no_library_is_left_alone() {
    let place = Place::new("foreign");
    let file = place.folder.write("deeper/library.sqlite3", "not a database");
    let (code, _, error) = place.run(&["list"]);
    assert!(code == 1 && error.contains("is not a library of khabar"), "{error}");
    assert!(error.contains("khabar recover"), "{error}");
    let (code, _, error) = place.run(&["recover"]);
    assert!(code == 1 && error.contains("left as it is"), "{error}");
    assert_eq!(std::fs::read_to_string(file).expect("read"), "not a database");
}

#[test]
fn a_library_whose_start_was_written_over_is_saved() {
    let place = Place::filled("start");
    let before = place.done(&["list"]);
    let mut bytes = std::fs::read(&place.library).expect("read");
    bytes[..512].fill(b'x');
    std::fs::write(&place.library, bytes).expect("written");
    assert!(place.run(&["list"]).2.contains("khabar recover"));
    let said = place.done(&["recover"]);
    assert!(said.contains("everything could be read"), "{said}");
    assert_eq!(place.done(&["list"]), before);
    assert_eq!(place.done(&["recover"]), "The library is sound.\n");
}

#[test]
fn what_is_set_for_a_feed_is_changed_and_printed() {
    let place = Place::filled("set");
    let json = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&place.done(arguments)).expect("JSON")
    };
    let before = json(&["set", "--json", "example.org/feed"]);
    assert_eq!(before["interval"], serde_json::Value::Null);
    assert_eq!(before["private_redirects"], serde_json::Value::Null);
    assert_eq!(before["folder"], "أخبار");
    let set = [
        "set",
        "--json",
        "https://example.org/feed",
        "interval=30",
        "user-agent=Ada 1.0",
        "user=ada",
        "password=geheim",
        "proxy=none",
        "private_redirects=yes",
        "headers=X-Key: 1 | Accept-Language: ar",
        "keep-days=90",
        "full-text=yes",
        "name=الشرق اليوم",
        "folder=News/Egypt",
        "tags=a, b",
    ];
    let text = place.done(&set);
    assert!(!text.contains("geheim"), "{text}");
    let after: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    for (key, value) in [
        ("interval", serde_json::json!(30)),
        ("user_agent", "Ada 1.0".into()),
        ("user", "ada".into()),
        ("has_password", true.into()),
        ("proxy", "none".into()),
        ("private_redirects", true.into()),
        ("headers", serde_json::json!({"Accept-Language": "ar", "X-Key": "***"})),
        ("keep_days", serde_json::json!(90)),
        ("full_text", true.into()),
        ("name", "الشرق اليوم".into()),
        ("folder", "News/Egypt".into()),
        ("tags", serde_json::json!(["a", "b"])),
    ] {
        assert_eq!(after[key], value, "{key}");
    }
    let lines = place.done(&["set", "الشرق اليوم", "tags=b", "interval=", "keep-days="]);
    assert!(lines.contains("  private-redirects=yes\n"), "{lines}");
    assert!(lines.contains("  tags=b\n") && lines.contains("  interval=\n"), "{lines}");
    assert!(lines.contains("  password=(set)\n") && !lines.contains("geheim"), "{lines}");
    // The last change first.
    let mut library = Library::open(place.library.as_ref()).expect("a library");
    let feed = library.feed_at("https://example.org/feed").expect("read").expect("there");
    library.undo(jiff::Timestamp::now()).expect("taken back");
    assert_eq!(library.feed_settings(feed).expect("read").interval_minutes, Some(30));
    library.undo(jiff::Timestamp::now()).expect("taken back");
    assert_eq!(library.retention_of(feed).expect("read").0, Some(90));
    let proxy = "proxy=http://ada:geheim@proxy.example:8080";
    for set in [["set", "الشرق اليوم", proxy], ["set", "--json", "الشرق اليوم"]]
    {
        let told = place.done(&set);
        assert!(told.contains("***@proxy.example:8080") && !told.contains("geheim"), "{told}");
    }
}

#[test]
fn all_of_one_feed_is_kept_whatever_holds_for_others() {
    let place = Place::filled("set-days");
    for days in ["keep-days=all", "keep-days=30", "keep-days="] {
        let lines = place.done(&["set", "example.org/feed", days]);
        assert!(lines.contains(&format!("  {days}\n")), "{lines}");
    }
}

#[test]
fn what_a_setting_does_not_take_is_wrong_usage() {
    let place = Place::filled("set-refused");
    for wrong in [
        "interval=soon",
        "interval",
        "proxy=ftp://x",
        "headers=Host: x",
        "private-redirects=1",
        "colour=red",
    ] {
        let (code, output, error) = place.run(&["set", "example.org/feed", wrong]);
        assert_eq!((code, output.as_str()), (2, ""), "{wrong}");
        assert!(error.contains(wrong.split('=').next().expect("a key")), "{wrong}: {error}");
    }
    let (code, _, error) = place.run(&["set", "nothing.example"]);
    assert_eq!(code, 1);
    assert!(error.contains("nothing.example"), "{error}");
}

#[test]
fn what_is_deleted_as_old_is_told_and_stays_away() {
    let place = Place::new("old");
    let file = place.folder.write("feed.xml", FEED);
    place.done(&["add", &file]);
    place.done(&["set", &file, "keep-days=10"]);
    place.done(&["mark", "read", "--query", "is:unread"]);
    let aged = rusqlite::Connection::open(&place.library).expect("a database");
    let ages = "UPDATE articles SET received_at = received_at - 60 * 86400;
        UPDATE statuses SET read_at = read_at - 60 * 86400;";
    aged.execute_batch(ages).expect("aged");
    drop(aged);
    let (start, second) = FEED.split_once("<item><title>Rain").expect("two items");
    let (_, end) = second.split_once("</item>").expect("an end");
    place.folder.write("feed.xml", format!("{start}{end}"));
    let said = place.done(&["refresh", "--all"]);
    assert!(said.ends_with("1 old article was deleted.\n"), "{said}");
    place.folder.write("feed.xml", FEED);
    let said = place.done(&["refresh", "--all", "--json"]);
    let said: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!((&said["new"], &said["deleted"]), (&0.into(), &0.into()), "{said}");
    assert_eq!(place.done(&["list", "--json"]).matches("\"title\"").count(), 1);
}
