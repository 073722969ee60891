//! The texts of articles, apart from what lists need: as read, and as received.

use super::{ArticleId, Headline, Library, StoreError, indexing};
use crate::news::{Enclosure, Entry, Summary};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction};
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
            "SELECT plain, content, base, summary, is_summary_html, extras, full_text
             FROM bodies WHERE article_id = ?1",
        )?;
        let article = statement.query_row([id], |body| {
            let extras: String = body.get(5)?;
            let extras: Extras = serde_json::from_str(&extras).unwrap_or_default();
            let enclosure =
                |(link, media_type, length_bytes)| Enclosure { link, media_type, length_bytes };
            let content: Option<String> = body.get(1)?;
            Ok(StoredArticle {
                plain: body.get(0)?,
                summary: summary(body.get(3)?, body.get(4)?, content.is_some()),
                content,
                base: body.get(2)?,
                categories: extras.categories,
                enclosures: extras.enclosures.into_iter().map(enclosure).collect(),
                comments: extras.comments,
                full_text: body.get(6)?,
                headline,
            })
        });
        Ok(article.optional()?)
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
                "UPDATE bodies SET full_text = ?2, full_plain = ?3, full_text_at = ?4
                 WHERE article_id = ?1",
                (id, html, plain, at.as_second()),
            )?;
            if changed == 0 {
                return Err(StoreError::Missing("article"));
            }
            indexing::put_off(transaction, id)
        })
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
    plain: &str,
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
            "INSERT INTO bodies (article_id, plain, content, base, summary, is_summary_html, extras)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (article_id) DO UPDATE SET plain = excluded.plain,
               content = excluded.content, base = excluded.base, summary = excluded.summary,
               is_summary_html = excluded.is_summary_html, extras = excluded.extras",
        )?
        .execute((id, plain, &entry.content, &entry.base, summary, is_html, extras))?;
    Ok(())
}
