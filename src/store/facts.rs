//! The facts of articles, as their finder gave them.

use super::{ArticleId, Library, StoreError, indexing, mute};
use crate::news::{Fact, FactKind};
use crate::text::Span;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};

/// Facts with what found them.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredFacts {
    /// The version of what found them; those of an older one may be found again.
    pub engine: i64,
    /// Their spans point into the plain text of the article.
    pub facts: Vec<Fact>,
}

/// A fact in the table. Positions are bytes: the text lies beside it.
#[derive(Serialize, Deserialize)]
struct Written {
    kind: String,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    verb: Option<String>,
    salience: f32,
    mentions: Vec<(usize, usize)>,
}

impl Library {
    /// Keeps the facts of an article, and lets `person:`, `place:` and `says:` find them.
    ///
    /// # Errors
    /// When the article is not there, or the library cannot be written.
    pub fn keep_facts(
        &mut self,
        id: ArticleId,
        engine: i64,
        facts: &[Fact],
    ) -> Result<(), StoreError> {
        self.change(|transaction| {
            let is_there: bool = transaction
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM articles WHERE id = ?1)")?
                .query_row([id], |row| row.get(0))?;
            if !is_there {
                return Err(StoreError::Missing("article"));
            }
            let written: Vec<Written> = facts.iter().map(Written::from).collect();
            let json = serde_json::to_string(&written).unwrap_or_else(|_| "[]".to_owned());
            transaction
                .prepare_cached(
                    "INSERT OR REPLACE INTO facts (article_id, engine, facts) VALUES (?1, ?2, ?3)",
                )?
                .execute((id, engine, json))?;
            indexing::put_off(transaction, id)?;
            mute::apply_to_facts(transaction, id)
        })
    }

    /// The facts of an article, if they were found already.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn facts(&self, id: ArticleId) -> Result<Option<StoredFacts>, StoreError> {
        read(&self.connection, id)
    }

    /// Articles whose facts were not found by this version, the latest first.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn without_facts(&self, engine: i64, most: usize) -> Result<Vec<ArticleId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM articles LEFT JOIN facts ON article_id = id
             WHERE engine IS NOT ?1 ORDER BY id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map((engine, most), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

pub(super) fn read(
    connection: &Connection,
    id: ArticleId,
) -> Result<Option<StoredFacts>, StoreError> {
    let found: Option<(i64, String)> = connection
        .prepare_cached("SELECT engine, facts FROM facts WHERE article_id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((engine, json)) = found else { return Ok(None) };
    let written: Vec<Written> = serde_json::from_str(&json).unwrap_or_default();
    Ok(Some(StoredFacts { engine, facts: written.into_iter().filter_map(Written::fact).collect() }))
}

/// The text of the article is another one now.
pub(super) fn forget(transaction: &Transaction<'_>, id: ArticleId) -> Result<(), StoreError> {
    transaction.prepare_cached("DELETE FROM facts WHERE article_id = ?1")?.execute([id])?;
    Ok(())
}

impl From<&Fact> for Written {
    fn from(fact: &Fact) -> Self {
        Self {
            kind: fact.kind.name().to_owned(),
            text: fact.text.clone(),
            value: fact.value.clone(),
            role: fact.role.clone(),
            speaker: fact.speaker.clone(),
            verb: fact.verb.clone(),
            salience: fact.salience,
            mentions: fact.mentions.iter().map(|span| (span.start(), span.end())).collect(),
        }
    }
}

impl Written {
    /// None for a kind that a later khabar knows.
    fn fact(self) -> Option<Fact> {
        Some(Fact {
            kind: FactKind::ALL.into_iter().find(|kind| kind.name() == self.kind)?,
            text: self.text,
            value: self.value,
            role: self.role,
            speaker: self.speaker,
            verb: self.verb,
            salience: self.salience,
            mentions: self.mentions.into_iter().map(|(start, end)| Span::new(start, end)).collect(),
        })
    }
}
