//! The texts of articles, apart from what lists need: as read, and as received.

use super::packing::{Texts, pack, unpack};
use super::ready::ReadyText;
use super::{ArticleId, Headline, Library, StoreError, articles, facts, indexing, marks, mute};
use crate::news::{Enclosure, Entry, Summary};
use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlResult, ValueRef};
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};

/// An article with its text.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredArticle {
    /// What lists show of it.
    pub headline: Headline,
    /// Title and text as one, as [`ArticleText::plain`](crate::news::ArticleText::plain) was
    /// when it came. Stored facts and hits of searches point into it.
    pub plain: String,
    /// HTML as received.
    pub content: Option<String>,
    /// What relative addresses are relative to.
    pub base: Option<String>,
    /// The summary as received.
    pub summary: Summary,
    /// Its categories.
    pub categories: Vec<String>,
    /// Files that come with it.
    pub enclosures: Vec<Enclosure>,
    /// Where readers discuss it.
    pub comments: Option<String>,
    /// HTML of its page, where that was fetched.
    pub full_text: Option<String>,
}

/// What is seldom asked for.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Extras {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    categories: Vec<String>,
    /// Link, media type, bytes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    enclosures: Vec<(String, Option<String>, Option<u64>)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comments: Option<String>,
}

impl Library {
    /// The article of this number, if there is one.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn article(&self, id: ArticleId) -> Result<Option<StoredArticle>, StoreError> {
        let Some(headline) = self.headlines(&[id])?.pop() else { return Ok(None) };
        let mut statement = self.connection.prepare_cached(
            "SELECT base, summary, is_summary_html, extras, texts, page
             FROM bodies WHERE article_id = ?1",
        )?;
        let mut rows = statement.query([id])?;
        let Some(body) = rows.next()? else { return Ok(None) };
        let extras: String = body.get(3)?;
        let extras: Extras = serde_json::from_str(&extras).unwrap_or_default();
        let enclosure =
            |(link, media_type, length_bytes)| Enclosure { link, media_type, length_bytes };
        let (texts, page): (Unpacked, Option<Unpacked>) = (body.get(4)?, body.get(5)?);
        let damaged = |_| StoreError::DamagedText(id);
        let texts = texts.0.map_err(damaged)?;
        let page = page.map(|page| page.0.map_err(damaged)).transpose()?;
        Ok(Some(StoredArticle {
            plain: texts.plain,
            summary: summary(body.get(1)?, body.get(2)?, texts.content.is_some()),
            content: texts.content,
            base: body.get(0)?,
            categories: extras.categories,
            enclosures: extras.enclosures.into_iter().map(enclosure).collect(),
            comments: extras.comments,
            full_text: page.and_then(|page| page.content),
            headline,
        }))
    }

    /// Keeps the page of an article beside what the feed sent; `plain` is the text of its
    /// article, which searches find from now on.
    ///
    /// # Errors
    /// When the article is not there, or the library cannot be written.
    pub fn keep_full_text(
        &mut self,
        id: ArticleId,
        html: &str,
        plain: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.change(|transaction| {
            let changed = transaction.execute(
                "UPDATE bodies SET page = ?2, page_at = ?3 WHERE article_id = ?1",
                (id, pack(plain, Some(html)), at.as_second()),
            )?;
            if changed == 0 {
                return Err(StoreError::Missing("article"));
            }
            indexing::put_off(transaction, id)?;
            mute::apply_to(transaction, &[id], at)
        })
    }
}

/// Packed texts as they lie in the library: all of them, or what can be read of damaged ones.
pub(super) struct Unpacked(Result<Texts, Texts>);

impl Unpacked {
    /// What can be read.
    pub(super) fn readable(self) -> Texts {
        let (Ok(texts) | Err(texts)) = self.0;
        texts
    }
}

impl FromSql for Unpacked {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_blob().map(|packed| Self(unpack(packed)))
    }
}

fn summary(text: Option<String>, is_html: bool, has_content: bool) -> Summary {
    match text {
        Some(text) if is_html => Summary::Html(text),
        Some(text) => Summary::Plain(text),
        None if has_content => Summary::Content,
        None => Summary::None,
    }
}

/// Writes the text of an article, in place of an older one. The text of its page is not older.
pub(super) fn write(
    transaction: &Transaction<'_>,
    id: ArticleId,
    entry: &Entry,
    text: &ReadyText,
) -> Result<(), StoreError> {
    let (summary, is_html) = match &entry.summary {
        Summary::None | Summary::Content => (None, false),
        Summary::Plain(text) => (Some(text), false),
        Summary::Html(text) => (Some(text), true),
    };
    let enclosures = entry.enclosures.iter();
    let extras = Extras {
        categories: entry.categories.clone(),
        enclosures: enclosures
            .map(|file| (file.link.clone(), file.media_type.clone(), file.length_bytes))
            .collect(),
        comments: entry.comments.clone(),
    };
    let extras = serde_json::to_string(&extras).unwrap_or_else(|_| "{}".to_owned());
    transaction
        .prepare_cached(
            "INSERT INTO bodies (article_id, base, summary, is_summary_html, extras, texts)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (article_id) DO UPDATE SET base = excluded.base,
               summary = excluded.summary, is_summary_html = excluded.is_summary_html,
               extras = excluded.extras, texts = excluded.texts",
        )?
        .execute((id, &entry.base, summary, is_html, extras, &text.packed))?;
    Ok(())
}

/// Articles of which a text is damaged.
pub(super) fn damaged(connection: &Connection) -> Result<Vec<ArticleId>, StoreError> {
    let mut statement = connection.prepare("SELECT article_id, texts, page FROM bodies")?;
    let mut rows = statement.query(())?;
    let mut damaged = Vec::new();
    while let Some(row) = rows.next()? {
        let (texts, page): (Unpacked, Option<Unpacked>) = (row.get(1)?, row.get(2)?);
        if texts.0.is_err() || page.is_some_and(|page| page.0.is_err()) {
            damaged.push(row.get(0)?);
        }
    }
    Ok(damaged)
}

/// Keeps what can be read of damaged texts, as if it were all.
pub(super) fn mend(transaction: &Transaction<'_>, id: ArticleId) -> Result<(), StoreError> {
    let select = "SELECT texts, page FROM bodies WHERE article_id = ?1";
    let (texts, page): (Unpacked, Option<Unpacked>) =
        transaction.query_row(select, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let packed = |texts: &Texts| pack(&texts.plain, texts.content.as_deref());
    let mut texts = texts.readable();
    if texts.plain.is_empty() {
        let title = "SELECT title FROM articles WHERE id = ?1";
        texts.plain = transaction.query_row(title, [id], |row| row.get(0))?;
    }
    // A page that nothing can be read of may be fetched again.
    let page = page.map(Unpacked::readable).filter(|page| !page.plain.is_empty());
    transaction.execute(
        "UPDATE bodies SET texts = ?2, page = ?3 WHERE article_id = ?1",
        (id, packed(&texts), page.as_ref().map(packed)),
    )?;
    // They pointed into the text as it was.
    facts::forget(transaction, id)?;
    await_again(transaction, &[id])
}

/// Gives a text to the articles that have none any more: their titles.
pub(super) fn complete(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    let mut without = transaction.prepare(
        "SELECT id, title FROM articles WHERE id NOT IN (SELECT article_id FROM bodies)",
    )?;
    let found = without.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: Vec<(ArticleId, String)> = found.collect::<Result<_, _>>()?;
    let mut insert =
        transaction.prepare("INSERT INTO bodies (article_id, texts) VALUES (?1, ?2)")?;
    for (id, title) in &found {
        insert.execute((id, pack(title, None)))?;
    }
    await_again(transaction, &found.into_iter().map(|(id, _)| id).collect::<Vec<_>>())
}

/// Has feeds bring the texts of these articles again, where they still send them: nothing that came
/// before counts as known.
fn await_again(transaction: &Transaction<'_>, ids: &[ArticleId]) -> Result<(), StoreError> {
    let ids = marks::array(ids);
    transaction.execute(
        "UPDATE articles SET raw_digest = ?2, text_digest = ?2
         WHERE id IN (SELECT value FROM rarray(?1))",
        (&ids, articles::LOST),
    )?;
    transaction.execute(
        "UPDATE feeds SET body_digest = NULL, etag = NULL, last_modified = NULL, next_at = NULL
         WHERE id IN (SELECT feed_id FROM articles WHERE id IN (SELECT value FROM rarray(?1)))",
        [&ids],
    )?;
    Ok(())
}
