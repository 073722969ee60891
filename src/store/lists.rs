//! Lists: the numbers of all articles of a view, any window of its rows, how many there are.
//!
//! The numbers of 100,000 articles take less than a megabyte and a few milliseconds, so that a
//! list on the screen is a copy of them: it does not lose what is read while it is read.

use super::filter::Filter;
use super::members::Members;
use super::{ArticleId, FeedId, Headline, Library, Order, Scope, StoreError, View, feeds};
use jiff::Zoned;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// Up to so many candidates are looked up one by one; of more the index by date is walked.
const FEW: usize = 3_000;

/// Articles that may be found.
#[derive(Debug)]
enum Candidates {
    Few(Vec<ArticleId>),
    Many(Members),
}

/// What the full-text index answered last: the top of a list is asked for, and then all of it.
#[derive(Debug)]
pub(super) struct LastFound {
    question: (String, Vec<Value>),
    /// Changes by this connection, and a number that changes with those of others.
    state: (u64, i64),
    candidates: Arc<Candidates>,
}

/// What the order of a list depends on.
#[derive(Clone, Copy)]
struct Key {
    sort_at: i64,
    id: ArticleId,
    feed: FeedId,
    word_count: i64,
}

impl Library {
    /// The articles of a view, in its order.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn list(&self, view: &View, now: &Zoned) -> Result<Vec<ArticleId>, StoreError> {
        self.complete_for(view)?;
        self.list_indexed(view, now)
    }

    /// The same without waiting for the full-text index.
    fn list_indexed(&self, view: &View, now: &Zoned) -> Result<Vec<ArticleId>, StoreError> {
        if is_by_date(view.order) {
            return self.ids_by_date(&self.filter(view, now)?, view.order, usize::MAX);
        }
        let mut keys = self.keys(view, now)?;
        self.sort(&mut keys, view.order)?;
        Ok(keys.into_iter().map(|key| key.id).collect())
    }

    /// The articles of a view, in its order, and for each whether it was not read yet. Of one that
    /// looks into texts, those that are in the full-text index: the reader does not wait for the
    /// [others](Self::unindexed).
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn list_with_marks(
        &self,
        view: &View,
        now: &Zoned,
    ) -> Result<(Vec<ArticleId>, Vec<bool>), StoreError> {
        let ids = self.list_indexed(view, now)?;
        if view.scope == Scope::Unread {
            let unread = vec![true; ids.len()];
            return Ok((ids, unread));
        }
        // The index of unread articles has each story once: of a list with all of its copies, and
        // of a short one, each article is looked up.
        if ids.len() > FEW && !matches!(view.scope, Scope::Feed(_)) {
            let filter = self.filter(&View::of(Scope::Unread), now)?;
            let mut among = Members::default();
            self.walk(&filter, "s.article_id", Order::Newest, usize::MAX, |row| {
                among.add(row.get(0)?);
                Ok(None::<()>)
            })?;
            let unread = ids.iter().map(|id| among.has(*id)).collect();
            return Ok((ids, unread));
        }
        let mut statement = self
            .connection
            .prepare_cached("SELECT is_read = 0 FROM statuses WHERE article_id = ?1")?;
        let mut unread = Vec::with_capacity(ids.len());
        for id in &ids {
            // Another process may just have deleted it.
            let is_unread: Option<bool> = statement.query_row([id], |row| row.get(0)).optional()?;
            unread.push(is_unread == Some(true));
        }
        Ok((ids, unread))
    }

    /// The first articles of a view, at most so many. Of one that is ordered by date they are there
    /// long before [`list`](Self::list) is. As [`list_with_marks`](Self::list_with_marks) it waits
    /// for no index.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn first_of(
        &self,
        view: &View,
        most: usize,
        now: &Zoned,
    ) -> Result<Vec<ArticleId>, StoreError> {
        if is_by_date(view.order) {
            return self.ids_by_date(&self.filter(view, now)?, view.order, most);
        }
        let mut ids = self.list_indexed(view, now)?;
        ids.truncate(most);
        Ok(ids)
    }

    /// The rows of a view from one place to another.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn window(
        &self,
        view: &View,
        places: Range<usize>,
        now: &Zoned,
    ) -> Result<Vec<Headline>, StoreError> {
        self.complete_for(view)?;
        let filter = self.filter(view, now)?;
        let ids = if is_by_date(view.order) && filter.candidates.is_none() {
            self.ids_from(&filter, view.order, &places)?
        } else {
            let listed = self.first_of(view, places.end, now)?;
            listed.into_iter().skip(places.start).collect()
        };
        self.headlines(&ids)
    }

    /// How many articles a view has.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn count(&self, view: &View, now: &Zoned) -> Result<usize, StoreError> {
        if view.query.is_everything() {
            let known = match view.scope {
                Scope::All => Some(self.counts()?.total),
                Scope::Unread => Some(self.counts()?.unread),
                Scope::Starred => Some(self.counts()?.starred),
                Scope::Feed(feed) => Some(self.counts_of_feed(feed)?.total),
                Scope::Folder(folder) => Some(self.counts_of_folder(folder)?.total),
                Scope::Since(_) | Scope::Tag(_) => None,
            };
            if let Some(known) = known {
                return Ok(known);
            }
        }
        self.complete_for(view)?;
        self.count_indexed(view, now)
    }

    /// The same of what is in the full-text index, for a number that nobody waits for: what the
    /// index answered last for a list stays at hand.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn count_aside(&self, view: &View, now: &Zoned) -> Result<usize, StoreError> {
        let last_found = self.last_found.take();
        let count = self.count_indexed(view, now);
        self.last_found.replace(last_found);
        count
    }

    fn count_indexed(&self, view: &View, now: &Zoned) -> Result<usize, StoreError> {
        let filter = self.filter(view, now)?;
        if filter.candidates.is_some() {
            return Ok(self.ids_by_date(&filter, Order::Newest, usize::MAX)?.len());
        }
        let sql = format!(
            "SELECT count(*) FROM statuses s INDEXED BY {} WHERE {}",
            filter.index, filter.condition
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params_from_iter(&filter.values), |row| row.get(0))?)
    }

    /// The place of an article in a view, from 0; none when it is not in it.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn place_of(
        &self,
        view: &View,
        id: ArticleId,
        now: &Zoned,
    ) -> Result<Option<usize>, StoreError> {
        Ok(self.list(view, now)?.iter().position(|other| *other == id))
    }

    /// Where a view looks into texts, all articles are in the full-text index afterwards.
    fn complete_for(&self, view: &View) -> Result<(), StoreError> {
        if view.query.needs_texts() { self.finish_index() } else { Ok(()) }
    }

    /// The view for SQLite. One that looks into texts leaves out what is not in the full-text index:
    /// whether it has a word that is refused is not known either.
    fn filter(&self, view: &View, now: &Zoned) -> Result<Filter, StoreError> {
        let mut filter = Filter::of_view(&self.connection, view, now)?;
        if view.query.needs_texts() && self.unindexed()? > 0 {
            filter
                .condition
                .push_str(" AND s.article_id NOT IN (SELECT article_id FROM unindexed)");
        }
        Ok(filter)
    }

    /// The articles that a filter finds, by date, at most so many.
    fn ids_by_date(
        &self,
        filter: &Filter,
        order: Order,
        most: usize,
    ) -> Result<Vec<ArticleId>, StoreError> {
        let candidates = self.candidates(filter)?;
        let few = match candidates.as_deref() {
            Some(Candidates::Few(few)) => few,
            Some(Candidates::Many(among)) => {
                let wanted = |row: &Row<'_>| row.get(0).map(|id| among.has(id).then_some(id));
                return self.walk(filter, "s.article_id", order, most, wanted);
            }
            None => {
                return self.walk(filter, "s.article_id", order, most, |row| row.get(0).map(Some));
            }
        };
        let mut keys = self.look_up(filter, few)?;
        keys.sort_unstable_by_key(|key| (key.sort_at, key.id));
        if order != Order::Oldest {
            keys.reverse();
        }
        Ok(keys.into_iter().take(most).map(|key| key.id).collect())
    }

    /// What the other orders sort, the newest first.
    fn keys(&self, view: &View, now: &Zoned) -> Result<Vec<Key>, StoreError> {
        let filter = self.filter(view, now)?;
        let candidates = self.candidates(&filter)?;
        let few = match candidates.as_deref() {
            Some(Candidates::Few(ids)) => Members::new(ids),
            Some(Candidates::Many(_)) | None => Members::default(),
        };
        let among = candidates.as_deref().map(|candidates| match candidates {
            Candidates::Few(_) => &few,
            Candidates::Many(members) => members,
        });
        self.walk(&filter, KEY, view.order, usize::MAX, |row| {
            let key = key(row)?;
            Ok(among.is_none_or(|among| among.has(key.id)).then_some(key))
        })
    }

    /// All that may be found, where that is better asked first.
    fn candidates(&self, filter: &Filter) -> Result<Option<Arc<Candidates>>, StoreError> {
        let Some(question) = &filter.candidates else { return Ok(None) };
        let state = (self.connection.total_changes(), self.version_of_others()?);
        if let Some(last) = &*self.last_found.borrow()
            && last.state == state
            && last.question == *question
        {
            return Ok(Some(Arc::clone(&last.candidates)));
        }
        let candidates = Arc::new(self.ask_for_candidates(question)?);
        let (question, kept) = (question.clone(), Arc::clone(&candidates));
        let last = LastFound { question, state, candidates: kept };
        self.last_found.replace(Some(Box::new(last)));
        Ok(Some(candidates))
    }

    fn ask_for_candidates(
        &self,
        (sql, values): &(String, Vec<Value>),
    ) -> Result<Candidates, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut few = Vec::new();
        while let Some(row) = rows.next()? {
            few.push(row.get(0)?);
            if few.len() > FEW {
                let mut many = Members::new(&few);
                while let Some(row) = rows.next()? {
                    many.add(row.get(0)?);
                }
                return Ok(Candidates::Many(many));
            }
        }
        Ok(Candidates::Few(few))
    }

    /// Goes through the index by date; takes what `read` makes of a row, at most so many.
    fn walk<T>(
        &self,
        filter: &Filter,
        columns: &str,
        order: Order,
        most: usize,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<Option<T>>,
    ) -> Result<Vec<T>, StoreError> {
        let sql = format!(
            "SELECT {columns} FROM statuses s INDEXED BY {} WHERE {} ORDER BY {}",
            filter.index,
            filter.condition,
            date_order(order == Order::Oldest)
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(&filter.values))?;
        let mut taken = Vec::new();
        while taken.len() < most
            && let Some(row) = rows.next()?
        {
            taken.extend(read(row)?);
        }
        // A list stays as long as it is on the screen.
        taken.shrink_to_fit();
        Ok(taken)
    }

    fn look_up(&self, filter: &Filter, ids: &[ArticleId]) -> Result<Vec<Key>, StoreError> {
        let sql =
            format!("SELECT {KEY} FROM statuses s WHERE {} AND s.article_id = ?", filter.condition);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut keys = Vec::with_capacity(ids.len());
        for id in ids {
            let values = filter.values.iter().cloned();
            let values = values.chain([Value::Integer(id.0)]);
            keys.extend(statement.query_row(params_from_iter(values), key).optional()?);
        }
        Ok(keys)
    }

    /// SQLite steps over what comes before, so it is walked from the nearer end.
    fn ids_from(
        &self,
        filter: &Filter,
        order: Order,
        places: &Range<usize>,
    ) -> Result<Vec<ArticleId>, StoreError> {
        let table =
            format!("FROM statuses s INDEXED BY {} WHERE {}", filter.index, filter.condition);
        let is_oldest = order == Order::Oldest;
        let (mut skipped, mut count, mut is_turned) = (places.start, places.len(), false);
        if places.start > NEAR {
            let sql = format!("SELECT count(*) {table}");
            let mut statement = self.connection.prepare_cached(&sql)?;
            let total: usize =
                statement.query_row(params_from_iter(&filter.values), |row| row.get(0))?;
            let end = places.end.min(total);
            count = end.saturating_sub(places.start);
            is_turned = total - end < places.start;
            skipped = if is_turned { total - end } else { places.start };
        }
        let sql = format!(
            "SELECT s.article_id {table} ORDER BY {} LIMIT {count} OFFSET {skipped}",
            date_order(is_oldest != is_turned)
        );
        let mut statement = self.connection.prepare(&sql)?;
        let found = statement.query_map(params_from_iter(&filter.values), |row| row.get(0))?;
        let mut ids: Vec<ArticleId> = found.collect::<Result<_, _>>()?;
        if is_turned {
            ids.reverse();
        }
        Ok(ids)
    }

    /// The keys are in the order of their dates.
    fn sort(&self, keys: &mut [Key], order: Order) -> Result<(), StoreError> {
        match order {
            Order::Newest | Order::Oldest => {}
            Order::Shortest => keys.sort_by_key(|key| key.word_count),
            Order::Longest => keys.sort_by_key(|key| std::cmp::Reverse(key.word_count)),
            Order::Feed => {
                let ranks: HashMap<FeedId, usize> =
                    (0..).zip(feeds::by_name(&self.connection)?).map(|(n, id)| (id, n)).collect();
                keys.sort_by_key(|key| ranks.get(&key.feed).copied());
            }
        }
        Ok(())
    }
}

/// Rows that are stepped over without asking how many there are.
const NEAR: usize = 2_000;

fn date_order(is_oldest_first: bool) -> &'static str {
    if is_oldest_first { "s.sort_at, s.article_id" } else { "s.sort_at DESC, s.article_id DESC" }
}

fn is_by_date(order: Order) -> bool {
    matches!(order, Order::Newest | Order::Oldest)
}

/// What [`key`] reads.
const KEY: &str = "s.sort_at, s.article_id, s.feed_id, s.word_count";

fn key(row: &Row<'_>) -> rusqlite::Result<Key> {
    Ok(Key { sort_at: row.get(0)?, id: row.get(1)?, feed: row.get(2)?, word_count: row.get(3)? })
}
