//! The reader follows and fetches feeds from a real server, by keys.

mod reader;
#[path = "support/server.rs"]
mod server;
mod support;

use khabar::app::{Opened, Pane};
use khabar::locale::Language;
use khabar::work::Shelf;
use khabar::work::fetch::ClientSettings;
use reader::Reader;
use server::{Asked, Reply, Server};
use support::Folder;

const PAGE: &str = r#"<!doctype html><html lang="ar"><head><title>موقع الأنباء</title>
<link rel="alternate" type="application/rss+xml" title="آخر الأخبار" href="/feed.xml">
</head><body><p>صفحة الموقع الأولى وفيها روابط كثيرة إلى أخبار اليوم.</p></body></html>"#;

fn feed(items: std::ops::Range<usize>, host: &str) -> String {
    let items: String = items
        .rev()
        .map(|n| {
            format!(
                "<item><title>خبر رقم {n}</title><guid>g{n}</guid><link>http://{host}/story/{n}</link>\
                 <pubDate>Fri, 20 Nov 2026 {:02}:00:00 +0300</pubDate>\
                 <description>موجز الخبر رقم {n}</description></item>",
                n % 24
            )
        })
        .collect();
    format!(
        "<rss version=\"2.0\"><channel><title>وكالة الاختبار</title><language>ar</language>\
         <link>http://{host}/</link><description>d</description>{items}</channel></rss>"
    )
}

/// The page of a story, with more of it than the feed tells.
fn story_page(n: &str) -> String {
    let paragraphs: String = (0..8)
        .map(|k| {
            format!(
                "<p>هذه الفقرة {k} من النص الكامل للخبر رقم {n}، وفيها من التفاصيل ما ليس في الموجز، \
                 فقد زار الوزير المدينة والتقى أهلها وسمع منهم ما يشكون منه منذ أعوام.</p>"
            )
        })
        .collect();
    format!(
        "<!doctype html><html lang=\"ar\"><head><title>خبر رقم {n}</title></head><body><article>\
         <h1>خبر رقم {n}</h1>{paragraphs}</article></body></html>"
    )
}

fn server() -> Server {
    Server::start(|asked: &Asked| {
        let host = asked.header("host").unwrap_or("").to_owned();
        match asked.path.as_str() {
            "/" => Reply::ok(PAGE),
            "/feed.xml" if asked.before == 0 => Reply::ok(feed(0..5, &host)),
            "/feed.xml" => Reply::ok(feed(0..8, &host)),
            "/gone.xml" if asked.before == 0 => Reply::ok(feed(20..22, &host)),
            "/gone.xml" => Reply::new(404, &[], "no"),
            story if story.starts_with("/story/") => {
                Reply::ok(story_page(story.trim_start_matches("/story/")))
            }
            _ => Reply::new(404, &[], "no"),
        }
    })
}

fn open(folder: &Folder, opened: Opened, language: Language) -> Reader {
    let path = std::path::Path::new(folder.path()).join("library.sqlite3");
    let shelf = Shelf::open(&path).expect("a library");
    Reader::with_keeper(shelf, ClientSettings::default(), opened, language, (120, 30))
}

/// Types the address of a site, takes the feed that is found, says folder and tags.
fn follow(reader: &mut Reader, address: &str) {
    let before = reader.state.library.as_ref().map_or(0, |library| library.sources.feeds.len());
    reader.press("a");
    if reader.state.choices.is_some() {
        reader.press("a");
    }
    reader.press(&format!("{address}<enter>"));
    reader.wait_until("feeds were found", |reader| reader.state.choices.is_some());
    reader.press("<enter>أخبار<enter>مهم<enter>");
    reader.wait_until("the feed is followed", |reader| {
        let feeds = reader.state.library.as_ref().map_or(0, |library| library.sources.feeds.len());
        feeds > before && !reader.state.list.is_empty() && reader.state.article.is_some()
    });
}

#[test]
fn a_newcomer_follows_a_site_and_reads() {
    let (server, folder) = (server(), Folder::new("app-follow"));
    let mut reader = open(&folder, khabar::work::opened_edition(), Language::English);
    assert!(reader.state.list.len() > 5, "the edition");
    reader.press("a");
    reader.press(&format!("{}<enter>", server.address()));
    reader.wait_until("feeds were found", |reader| reader.state.choices.is_some());
    let screen = reader.screen();
    assert!(screen.contains("5 articles") && screen.contains("feed.xml"), "{screen}");
    reader.press("<enter><enter><enter>");
    reader.wait_until("its articles are shown", |reader| reader.state.list.len() == 5);
    reader.wait_until("one is open", |reader| {
        reader.state.article.as_ref().is_some_and(|pane| pane.article().source == "وكالة الاختبار")
    });
    assert_eq!(reader.state.focus, Pane::Headlines);
    reader.press("U");
    reader.wait_until("it is asked", |reader| reader.state.choices.is_some());
    reader.press("y");
    reader.wait_until("it is taken back", |reader| {
        reader.state.library.as_ref().is_some_and(|library| library.sources.feeds.is_empty())
    });
}

#[test]
fn a_feed_in_new_folders_is_taken_back_at_once() {
    let (server, folder) = (server(), Folder::new("app-folders"));
    let mut reader = open(&folder, khabar::work::opened_edition(), Language::English);
    reader.press(&format!("a{}/feed.xml<enter>", server.address()));
    reader.wait_until("the feed was found", |reader| reader.state.choices.is_some());
    reader.press("<enter>أخبار/مدن<enter><enter>");
    let folders = |reader: &Reader| {
        reader.state.library.as_ref().map_or(0, |library| library.sources.folders.len())
    };
    reader.wait_until("its folders are there", |reader| folders(reader) == 2);
    reader.press("U");
    reader.wait_until("it is asked", |reader| reader.state.choices.is_some());
    reader.press("y");
    reader.wait_until("all is taken back", |reader| folders(reader) == 0);
}

#[test]
fn fetching_brings_what_is_new_and_keeps_the_place() {
    let (server, folder) = (server(), Folder::new("app-refresh"));
    let mut reader = open(&folder, Opened::default(), Language::English);
    follow(&mut reader, &format!("{}/feed.xml", server.address()));
    reader.press("jj");
    let selected = reader.state.list.id(reader.state.selected);
    reader.press("R");
    reader.wait_until("three came", |reader| reader.state.list.len() == 8);
    assert_eq!(reader.state.list.id(reader.state.selected), selected, "the place is kept");
    assert!(reader.state.toast.as_deref().is_some_and(|toast| toast.contains("3")));
}

#[test]
fn a_feed_that_fails_is_told_in_words() {
    let (server, folder) = (server(), Folder::new("app-fault"));
    let mut reader = open(&folder, Opened::default(), Language::English);
    follow(&mut reader, &format!("{}/gone.xml", server.address()));
    reader.press("R");
    reader.wait_until("the fault is known", |reader| {
        reader.state.library.as_ref().is_some_and(|library| !library.sources.faults.is_empty())
    });
    reader.press("!");
    let screen = reader.screen();
    assert!(screen.contains("There is nothing at this address"), "{screen}");
    reader.press("<esc><esc>");
    assert!(reader.screen().contains('!'), "a sign at the feed:\n{}", reader.screen());
}

#[test]
fn an_address_without_a_feed_can_be_mended_or_given_up() {
    let (server, folder) = (server(), Folder::new("app-nothing"));
    let mut reader = open(&folder, Opened::default(), Language::Arabic);
    reader.press("a");
    reader.press(&format!("{}/nothing<enter>", server.address()));
    reader.wait_until("an answer", |reader| !reader.state.notices.is_empty());
    assert!(reader.state.toast.is_some(), "why is told at once");
    reader.press("s");
    let typed = |reader: &Reader| {
        reader.state.question.as_ref().map(|question| question.prompt.text().to_owned())
    };
    let text = typed(&reader).expect("the line is still open");
    assert!(text.ends_with("/nothings"), "to be mended, the caret at its end: {text}");
    reader.press("<esc>");
    assert_eq!(typed(&reader), None, "it can be left");
    reader.press("a");
    assert_eq!(typed(&reader).as_deref(), Some(""), "what was given up does not come back");
}

#[test]
fn why_an_address_is_refused_is_read_whole_above_the_line() {
    let folder = Folder::new("app-refused");
    let path = std::path::Path::new(folder.path()).join("library.sqlite3");
    let shelf = Shelf::open(&path).expect("a library");
    let (client, size) = (ClientSettings::default(), (80, 24));
    let opened = khabar::work::opened_edition();
    let mut reader = Reader::with_keeper(shelf, client, opened, Language::English, size);
    for address in ["gibberish", "gopher://example.org", "http://127.0.0.1:1/feed"] {
        reader.press(&format!("a<ctrl-u>{address}<enter>"));
        assert!(reader.screen().contains("Looking"), "{}", reader.screen());
        reader.wait_until("an answer", |reader| {
            reader.state.library.as_ref().is_some_and(|library| library.looking.is_none())
        });
        let screen = reader.screen();
        let sentence = reader.state.toast.clone().expect("a sentence");
        let sentence = sentence.replace(['\u{2068}', '\u{2069}'], "");
        for word in sentence.split_whitespace() {
            assert!(screen.contains(word), "{word} of {sentence}\n{screen}");
        }
        assert!(screen.lines().last().is_some_and(|line| line.contains(address)), "{screen}");
        reader.press("<esc>");
    }
}

#[test]
fn who_leaves_the_line_is_shown_nothing_of_what_was_looked_for() {
    let (server, folder) = (server(), Folder::new("app-left"));
    let mut reader = open(&folder, khabar::work::opened_edition(), Language::English);
    reader.press(&format!("a{}<enter><esc>", server.address()));
    assert!(reader.state.question.is_none());
    let (_, answers) = reader.keeper.as_ref().expect("a storekeeper");
    let answer = answers.recv_timeout(std::time::Duration::from_secs(20)).expect("an answer");
    reader.tell(khabar::app::Message::Library(answer));
    assert!(reader.state.choices.is_none() && reader.state.toast.is_none());
}

#[test]
fn the_whole_text_comes_from_the_page_and_goes_back() {
    let (server, folder) = (server(), Folder::new("app-full"));
    let mut reader = open(&folder, Opened::default(), Language::Arabic);
    follow(&mut reader, &format!("{}/feed.xml", server.address()));
    let text = |reader: &Reader| {
        reader.state.article.as_ref().map_or(0, |pane| pane.article().text.plain.len())
    };
    let published = |reader: &Reader| {
        reader.state.article.as_ref().and_then(|pane| pane.article().published.clone())
    };
    let (short, date) = (text(&reader), published(&reader));
    reader.press("w");
    reader.wait_until("the page is shown", |reader| text(reader) > 4 * short);
    assert!(date.is_some() && published(&reader) == date, "the page says none");
    reader.press("w");
    reader.wait_until("the teaser is back", |reader| text(reader) == short);
    assert!(server.count("/story/4") >= 1);
}

/// Where 127.0.0.2 counts as public.
fn is_private(address: std::net::IpAddr) -> bool {
    address != std::net::IpAddr::from([127, 0, 0, 2])
}

/// A reader that follows a feed of a public server, whose newest story has its page at an address
/// that `link` makes of the public server's.
fn following_public(
    folder: &Folder,
    inside: &Server,
    link: fn(&str, &str) -> String,
) -> (Server, Reader) {
    let secret = format!("http://{}/story/4", inside.address());
    let outside = Server::start_on("127.0.0.2", move |asked| {
        let host = asked.header("host").unwrap_or("").to_owned();
        let own = format!("http://{host}/story/4");
        match asked.path.as_str() {
            "/feed.xml" => Reply::ok(feed(4..5, &host).replace(&own, &link(&host, &secret))),
            "/story/4" => Reply::to(302, &secret),
            _ => Reply::new(404, &[], "no"),
        }
    });
    let mut reader = open_guarded(folder);
    follow(&mut reader, &format!("{}/feed.xml", outside.address()));
    (outside, reader)
}

fn open_guarded(folder: &Folder) -> Reader {
    let path = std::path::Path::new(folder.path()).join("library.sqlite3");
    let shelf = Shelf::open(&path).expect("a library");
    let client = ClientSettings { is_private, ..ClientSettings::default() };
    Reader::with_keeper(shelf, client, Opened::default(), Language::English, (120, 30))
}

fn is_full(reader: &Reader) -> bool {
    reader.state.article.as_ref().is_some_and(|pane| pane.article().text.plain.contains("الفقرة 7"))
}

#[test]
fn a_public_feed_has_no_page_of_the_private_network() {
    for (test, link) in [
        ("app-link", (|_, secret| secret.to_owned()) as fn(&str, &str) -> String),
        ("app-led", |host, _| format!("http://{host}/story/4")),
    ] {
        let (inside, folder) = (server(), Folder::new(test));
        let (_outside, mut reader) = following_public(&folder, &inside, link);
        reader.press("w");
        let said = |reader: &Reader| reader.screen().contains("leads to the private one 127.0.0.1");
        reader.wait_until("it is said why", said);
        assert_eq!(inside.asked().len(), 0, "{test}: nobody knocked");
        // Who means it can allow it.
        reader.press("er").press("w");
        reader.wait_until("the page is shown", is_full);
    }
}

#[test]
fn a_feed_that_is_always_read_from_its_pages_says_why_one_is_not_asked() {
    let (inside, folder) = (server(), Folder::new("app-always"));
    let (_outside, mut reader) = following_public(&folder, &inside, |_, secret| secret.to_owned());
    reader.press("ew");
    reader.wait_until("it is set", |reader| {
        let library = reader.state.library.as_ref();
        library.is_some_and(|it| it.sources.feeds.iter().any(|feed| feed.settings.full_text))
    });
    drop(reader);
    let mut reader = open_guarded(&folder);
    reader.wait_until("a sign", |reader| {
        reader.screen().replace('\u{a0}', " ").contains("without its page")
    });
    reader.press("w");
    reader.wait_until("it is said why", |reader| {
        reader.screen().contains("leads to the private one 127.0.0.1")
    });
    assert_eq!(inside.asked().len(), 0, "nobody knocked");
}

#[test]
fn a_private_feed_has_pages_beside_it_whatever_its_name() {
    let (inside, folder) = (server(), Folder::new("app-beside"));
    let names = vec![("news.example".to_owned(), inside.address())];
    let client = ClientSettings { is_private, names, ..ClientSettings::default() };
    let path = std::path::Path::new(folder.path()).join("library.sqlite3");
    let shelf = Shelf::open(&path).expect("a library");
    let mut reader =
        Reader::with_keeper(shelf, client, Opened::default(), Language::English, (120, 30));
    follow(&mut reader, "http://news.example/feed.xml");
    reader.press("egAda 1.0<enter>w");
    reader.wait_until("the page is shown", is_full);
    let asked = inside.asked();
    let page = asked.iter().rfind(|asked| asked.path.starts_with("/story")).expect("the page");
    assert_eq!(page.header("user-agent"), Some("Ada 1.0"), "as its feed is asked for");
}

#[test]
fn a_pack_of_feeds_is_offered_where_there_is_none() {
    let folder = Folder::new("app-starters");
    let mut reader = open(&folder, khabar::work::opened_edition(), Language::Arabic);
    reader.state.starters = khabar::work::starters();
    reader.press("a");
    let screen = reader.screen();
    assert!(
        reader.state.choices.as_ref().is_some_and(|choices| choices.rows.len() > 5),
        "{screen}"
    );
    let first = reader.state.choices.as_ref().and_then(|choices| choices.rows.get(1).cloned());
    let first = first.expect("a pack");
    assert!(!first.details[0].is_empty(), "its feeds are named");
}
