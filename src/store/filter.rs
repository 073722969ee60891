//! A view in the language of SQLite.

use super::stories::STANDING_FOR;
use super::{FeedId, Scope, StoreError, TagId, View, feeds, folders, tags};
use crate::news::library::{Field, Query, State};
use jiff::Zoned;
use rusqlite::Connection;
use rusqlite::types::Value;

/// A condition on `statuses`, as `s`.
#[derive(Debug)]
pub(super) struct Filter {
    /// The index that has exactly the articles of the scope, by date.
    pub index: &'static str,
    pub condition: String,
    pub values: Vec<Value>,
    /// A statement that gives the numbers of all that may be found, where there is one that
    /// is better asked first.
    pub candidates: Option<(String, Vec<Value>)>,
}

impl Filter {
    pub(super) fn of_view(
        connection: &Connection,
        view: &View,
        now: &Zoned,
    ) -> Result<Self, StoreError> {
        let mut writer = Writer {
            connection,
            now,
            sql: String::new(),
            values: Vec::new(),
            ids: None,
            has_copies: true,
        };
        let mut candidates = None;
        let mut parts: Vec<&Query> = match &view.query {
            Query::All(parts) => parts.iter().collect(),
            other => vec![other],
        };
        if let Some(text) = take_text(&mut parts) {
            let sql = "SELECT rowid FROM search WHERE search MATCH ?".to_owned();
            candidates = Some((sql, vec![Value::Text(text)]));
        }
        let index = writer.scope(view.scope, &mut candidates)?;
        let index = narrower(index, &parts);
        for part in parts {
            writer.sql.push_str(" AND ");
            writer.query(part)?;
        }
        Ok(Self { index, condition: writer.sql, values: writer.values, candidates })
    }

    /// Of a query alone, whatever is hidden, for articles of this range of numbers.
    pub(super) fn of_query(
        connection: &Connection,
        query: &Query,
        now: &Zoned,
        ids: Option<(i64, i64)>,
    ) -> Result<(String, Vec<Value>), StoreError> {
        let mut writer = Writer {
            connection,
            now,
            sql: String::new(),
            values: Vec::new(),
            ids,
            has_copies: false,
        };
        writer.query(query)?;
        Ok((writer.sql, writer.values))
    }
}

/// Unread articles have an index of their own.
fn narrower(index: &'static str, parts: &[&Query]) -> &'static str {
    let is_only = |state| parts.iter().any(|part| **part == Query::Is(state));
    match index {
        "shown_by_date" if is_only(State::Unread) => "unread_by_date",
        "shown_by_date" if is_only(State::Starred) => "starred_by_date",
        other => other,
    }
}

/// Takes out what the full-text index answers alone: words that are wanted, and beside them
/// those that are not.
fn take_text(parts: &mut Vec<&Query>) -> Option<String> {
    let is_text = |part: &&Query| match part {
        Query::Not(refused) => full_text(refused).is_some(),
        other => full_text(other).is_some(),
    };
    let (texts, others): (Vec<&Query>, Vec<&Query>) = parts.iter().copied().partition(is_text);
    let expression = full_text(&Query::All(texts.into_iter().cloned().collect()))?;
    *parts = others;
    Some(expression)
}

/// The query for the full-text index, where that can answer it.
fn full_text(query: &Query) -> Option<String> {
    match query {
        Query::Text { field, words, is_prefix } => {
            let column = match field {
                Field::Anywhere => "",
                Field::Title => "title : ",
                Field::Person => "people : ",
                Field::Place => "places : ",
                Field::Says => "says : ",
            };
            let star = if *is_prefix { " *" } else { "" };
            Some(format!("{column}\"{}\"{star}", words.replace('"', "\"\"")))
        }
        Query::Any(parts) => {
            let parts: Option<Vec<String>> = parts.iter().map(full_text).collect();
            parts.filter(|parts| !parts.is_empty()).map(|parts| format!("({})", parts.join(" OR ")))
        }
        Query::All(parts) => {
            let is_not = |part: &&Query| matches!(part, Query::Not(_));
            let (refused, wanted): (Vec<&Query>, Vec<&Query>) = parts.iter().partition(is_not);
            let wanted: Option<Vec<String>> = wanted.into_iter().map(full_text).collect();
            let wanted = wanted.filter(|wanted| !wanted.is_empty())?;
            let mut expression = format!("({})", wanted.join(" AND "));
            for part in refused {
                let Query::Not(part) = part else { continue };
                expression = format!("({expression} NOT {})", full_text(part)?);
            }
            Some(expression)
        }
        Query::Not(_)
        | Query::Feed(_)
        | Query::Folder(_)
        | Query::Tag(_)
        | Query::Language(_)
        | Query::Is(_)
        | Query::After(_)
        | Query::Before(_) => None,
    }
}

fn condition_of(state: State) -> &'static str {
    match state {
        State::Unread => "s.is_read = 0",
        State::Read => "s.is_read = 1",
        State::Starred => "s.is_starred = 1",
        State::Changed => "(SELECT changed_at FROM articles WHERE id = s.article_id) IS NOT NULL",
    }
}

struct Writer<'a> {
    connection: &'a Connection,
    now: &'a Zoned,
    sql: String,
    values: Vec<Value>,
    /// The range that full-text answers are wanted from.
    ids: Option<(i64, i64)>,
    /// Whether an article is one of all feeds that gave its story, or of its own alone.
    has_copies: bool,
}

impl Writer<'_> {
    /// The scope; a tag may give candidates, unless there are better ones.
    fn scope(
        &mut self,
        scope: Scope,
        candidates: &mut Option<(String, Vec<Value>)>,
    ) -> Result<&'static str, StoreError> {
        self.sql.push_str(match scope {
            Scope::Feed(_) => "s.is_present = 1",
            Scope::Unread => "s.is_shown = 1 AND s.is_read = 0",
            Scope::Starred => "s.is_shown = 1 AND s.is_starred = 1",
            Scope::All | Scope::Since(_) | Scope::Folder(_) | Scope::Tag(_) => "s.is_shown = 1",
        });
        match scope {
            Scope::All => Ok("shown_by_date"),
            Scope::Unread => Ok("unread_by_date"),
            Scope::Starred => Ok("starred_by_date"),
            Scope::Since(start) => {
                self.with(" AND s.sort_at >= ?", Value::Integer(start.as_second()));
                Ok("shown_by_date")
            }
            Scope::Feed(feed) => {
                self.with(" AND s.feed_id = ?", Value::Integer(feed.0));
                Ok("feed_by_date")
            }
            Scope::Folder(folder) => {
                let within = folders::feeds_within(self.connection, &[folder])?;
                self.sql.push_str(" AND ");
                self.feeds(&within)?;
                Ok("shown_by_date")
            }
            Scope::Tag(tag) => {
                let feeds = tags::feeds_with(self.connection, &[tag])?;
                if feeds.is_empty() && candidates.is_none() {
                    let sql = "SELECT article_id FROM article_tags WHERE tag_id = ?";
                    *candidates = Some((sql.to_owned(), vec![Value::Integer(tag.0)]));
                } else {
                    self.sql.push_str(" AND ");
                    self.tagged(&[tag], &feeds)?;
                }
                Ok("shown_by_date")
            }
        }
    }

    fn query(&mut self, query: &Query) -> Result<(), StoreError> {
        if let Some(text) = full_text(query) {
            self.with(
                "s.article_id IN (SELECT rowid FROM search WHERE search MATCH ?",
                Value::Text(text),
            );
            if let Some((first, last)) = self.ids {
                self.with(" AND rowid >= ?", Value::Integer(first));
                self.with(" AND rowid <= ?", Value::Integer(last));
            }
            self.sql.push(')');
            return Ok(());
        }
        match query {
            Query::All(parts) => self.list(parts, " AND ", "s.article_id > 0"),
            Query::Any(parts) => self.list(parts, " OR ", "s.article_id < 0"),
            Query::Not(part) => {
                self.sql.push_str("NOT ");
                self.query(part)
            }
            Query::Text { .. } => Ok(()),
            Query::Feed(name) => {
                let feeds = feeds::named(self.connection, name)?;
                self.feeds(&feeds)
            }
            Query::Folder(name) => {
                let folders = folders::named(self.connection, name)?;
                let within = folders::feeds_within(self.connection, &folders)?;
                self.feeds(&within)
            }
            Query::Tag(name) => {
                let tags = tags::named(self.connection, name)?;
                let feeds = tags::feeds_with(self.connection, &tags)?;
                self.tagged(&tags, &feeds)
            }
            Query::Language(tag) => {
                self.with("s.language IS ?", Value::Text(tag.clone()));
                Ok(())
            }
            Query::Is(state) => {
                self.sql.push_str(condition_of(*state));
                Ok(())
            }
            Query::After(moment) => {
                let start = moment.resolve(self.now).as_second();
                self.with("s.sort_at >= ?", Value::Integer(start));
                Ok(())
            }
            Query::Before(moment) => {
                let start = moment.resolve(self.now).as_second();
                self.with("s.sort_at < ?", Value::Integer(start));
                Ok(())
            }
        }
    }

    fn list(&mut self, parts: &[Query], sign: &str, of_none: &str) -> Result<(), StoreError> {
        self.sql.push('(');
        for (idx, part) in parts.iter().enumerate() {
            if idx > 0 {
                self.sql.push_str(sign);
            }
            self.query(part)?;
        }
        if parts.is_empty() {
            self.sql.push_str(of_none);
        }
        self.sql.push(')');
        Ok(())
    }

    fn with(&mut self, sql: &str, value: Value) {
        self.sql.push_str(sql);
        self.values.push(value);
    }

    fn feeds(&mut self, feeds: &[FeedId]) -> Result<(), StoreError> {
        // No feed has the number -1. Of an empty list SQLite makes a constant, and then it does
        // not find the way by the index that we ask for.
        let numbers = feeds.iter().map(|feed| feed.0).chain([-1]);
        let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
        let numbers = numbers.join(",");
        let [start, end] = STANDING_FOR;
        let others = format!("{start}{numbers}{end}");
        // Where there are none, asking each article for them takes half of the time.
        let has_others = self.has_copies
            && self
                .connection
                .query_row(&format!("SELECT EXISTS ({others})"), (), |row| row.get(0))?;
        let own = format!("s.feed_id IN ({numbers})");
        self.sql.push_str(&match has_others {
            true => format!("({own} OR s.article_id IN ({others}))"),
            false => own,
        });
        Ok(())
    }

    fn tagged(&mut self, tags: &[TagId], feeds: &[FeedId]) -> Result<(), StoreError> {
        let numbers: Vec<String> = tags.iter().map(|tag| tag.0.to_string()).collect();
        self.sql.push_str(&format!(
            "(s.article_id IN (SELECT article_id FROM article_tags WHERE tag_id IN ({})) OR ",
            numbers.join(",")
        ));
        self.feeds(feeds)?;
        self.sql.push(')');
        Ok(())
    }
}
