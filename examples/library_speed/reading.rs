//! How long lists, counts and searches take.

use crate::made::words;
use crate::measure;
use jiff::{Timestamp, Zoned};
use khabar::store::{FolderId, Library, Order, Query, Scope, StoreError, View};

pub fn measure_lists(library: &Library, now: &Zoned) -> Result<(), StoreError> {
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

pub fn measure_search(library: &Library, now: &Zoned) -> Result<(), StoreError> {
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
