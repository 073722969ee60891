//! Whatever feeds do to their identifiers, links, dates and texts: after any sequence of them
//! each story is there once, with its last text.

use crate::given::*;
use khabar::news::Entry;
use proptest::prelude::*;

/// What a feed gives as identifier.
#[derive(Clone, Copy, Debug)]
enum Guids {
    Stable,
    /// New ones each time.
    Changing,
    /// The place in the document.
    Places,
    /// One for all.
    Shared,
}

/// What happens to stories as time goes on. Both at once, under a new identifier, would be
/// another story of a series.
#[derive(Clone, Copy, Debug)]
enum Change {
    Nothing,
    Dates,
    Texts,
    Titles,
}

/// A document: which stories are in it, and which of them changes before.
#[derive(Clone, Debug)]
struct Document {
    stories: Vec<usize>,
    changed: usize,
    /// Whether the first story stands in it twice.
    is_repeated: bool,
    link_form: usize,
}

const STORIES: usize = 7;

fn documents() -> impl Strategy<Value = Vec<Document>> {
    let stories = Just((0..STORIES).collect::<Vec<_>>()).prop_shuffle();
    let document = (stories, 0..=STORIES, 0..STORIES, any::<bool>(), 0usize..4).prop_map(
        |(mut stories, count, changed, is_repeated, link_form)| {
            stories.truncate(count);
            Document { stories, changed, is_repeated, link_form }
        },
    );
    proptest::collection::vec(document, 1..8)
}

struct Server {
    guids: Guids,
    has_links: bool,
    /// How many times each story changed.
    versions: [i64; STORIES],
    change: Change,
}

impl Server {
    fn entry(&self, number: usize, place: usize, time: usize, link_form: usize) -> Entry {
        let version = self.versions[number];
        let (mut title, mut body) = (format!("خبر {number}"), format!("نص الخبر {number}"));
        let mut minutes = number as i64 * 10;
        match self.change {
            Change::Nothing => {}
            Change::Dates => minutes += version * 100,
            Change::Texts => body += &format!(" معدل {version}"),
            Change::Titles => title += &format!(" معدل {version}"),
        }
        let mut entry = story(&format!("{number}"), &title, &body, minutes);
        entry.id = match self.guids {
            Guids::Stable => format!("guid {number}"),
            Guids::Changing => format!("guid {time} {number}"),
            Guids::Places => format!("{place}"),
            Guids::Shared => "guid".to_owned(),
        };
        entry.link = self.has_links.then(|| {
            let forms = [
                "https://example.org/NUMBER",
                "http://www.example.org/NUMBER/",
                "https://example.org/NUMBER?utm_source=rss",
                "https://example.org/NUMBER#top",
            ];
            forms[link_form].replace("NUMBER", &number.to_string())
        });
        entry
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_feeds_loses_or_doubles_a_story(
        documents in documents(),
        guids in prop_oneof![
            Just(Guids::Stable), Just(Guids::Changing), Just(Guids::Places), Just(Guids::Shared)
        ],
        change in prop_oneof![
            Just(Change::Nothing), Just(Change::Dates), Just(Change::Texts), Just(Change::Titles)
        ],
        has_links in any::<bool>(),
    ) {
        // Without a link only the identifier can tell that another text is the same story.
        let has_links = has_links || matches!(
            (guids, change),
            (Guids::Changing | Guids::Places | Guids::Shared, Change::Texts | Change::Titles)
        );
        let place = Place::new("sequences");
        let mut library = place.open();
        let feed = subscribe(&mut library, "https://example.org/feed");
        let mut server = Server { guids, has_links, versions: [0; STORIES], change };
        let mut sent = [false; STORIES];
        for (time, document) in documents.iter().enumerate() {
            server.versions[document.changed] += 1;
            let mut numbers = document.stories.clone();
            if let (true, Some(first)) = (document.is_repeated, numbers.first()) {
                numbers.push(*first);
            }
            let entries: Vec<Entry> = numbers
                .iter()
                .enumerate()
                .map(|(place, number)| server.entry(*number, place, time, document.link_form))
                .collect();
            let wanted: Vec<(usize, String)> = entries
                .iter()
                .zip(&numbers)
                .map(|(entry, number)| (*number, entry.title.clone().unwrap_or_default()))
                .collect();
            save_at(&mut library, feed, entries, at(50_000 + time as i64));
            for number in &document.stories {
                sent[*number] = true;
            }
            let rows = rows(&library, &all());
            let expected = sent.iter().filter(|sent| **sent).count();
            prop_assert_eq!(rows.len(), expected, "{:?}", rows);
            for (number, title) in wanted {
                let found: Vec<_> = rows.iter().filter(|row| row.title == title).collect();
                prop_assert_eq!(found.len(), 1, "{} {}", number, title);
                let plain = library.article(found[0].id).expect("read").expect("there").plain;
                let entry = server.entry(number, 0, time, 0);
                let body = entry.content.unwrap_or_default();
                let body = body.trim_start_matches("<p>").trim_end_matches("</p>");
                prop_assert!(plain.ends_with(body), "{plain} {body}");
            }
        }
        prop_assert_eq!(library.check().expect("a check"), []);
    }
}
