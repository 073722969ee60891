//! How long changes take: marks, undo, received feeds.

use crate::made::{Dice, article, entry, feed, words};
use crate::measure;
use jiff::Zoned;
use khabar::news::Entry;
use khabar::store::{Fetch, Library, Reception, Scope, StoreError, View};

pub fn measure_changes(library: &mut Library, now: &Zoned) -> Result<(), StoreError> {
    let all = library.list(&View::of(Scope::All), now)?;
    let at = now.timestamp();
    measure("mark one read, and back", 50, |run| {
        let place = run / 2 * 50;
        let id = all.get(place..=place).unwrap_or_default();
        library.mark_read(id, run % 2 == 0, at)
    })?;
    let view = View::of(Scope::Unread);
    measure("mark all read", 1, |_| library.mark_all_read(&view, now))?;
    measure("undo that", 1, |_| Ok(library.undo(at)?.map_or(0, |undone| undone.articles.len())))?;
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
