//! The full-text index: what a search finds, in search form.
//!
//! SQLite's own tokenizer cuts Arabic words at their vowel marks and folds no letter, so it gets
//! text that [`fold`] has made. The index holds no text itself.

use super::bodies::Unpacked;
use super::facts;
use super::{ArticleId, StoreError};
use crate::news::{Fact, FactKind};
use crate::text::{bare_forms, fold, has_proclitics};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashSet;

/// How what is indexed is made. When it grows, [`Library::index_again`](super::Library::index_again)
/// is due.
pub const INDEX_VERSION: i64 = 3;

/// Between the parts of a word in Persian.
const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';

/// What stands between two facts or texts in a column. It is indexed too, so that no phrase runs
/// from one into the next.
const FACT_END: &str = " \u{e000} ";

/// Indexes an article by what is stored of it.
pub(super) fn index(connection: &Connection, id: ArticleId) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT title, texts, page, language FROM articles JOIN bodies ON article_id = id
         WHERE id = ?1",
    )?;
    let found = statement.query_row([id], |row| {
        let (title, language): (String, Option<String>) = (row.get(0)?, row.get(3)?);
        let (texts, page): (Unpacked, Option<Unpacked>) = (row.get(1)?, row.get(2)?);
        // One that is damaged must not keep all others out.
        Ok((title, texts.readable().plain, page.map(|page| page.readable().plain), language))
    });
    let Some((title, plain, page, language)) = found.optional()? else { return Ok(()) };
    // The text of the page has the text of the feed in it, mostly; what has not is found too.
    let mut body = plain.strip_prefix(&title).unwrap_or(&plain).to_owned();
    if let Some(page) = page {
        body.push_str(FACT_END);
        body.push_str(page.strip_prefix(&title).unwrap_or(&page));
    }
    let stored = facts::read(connection, id)?;
    let facts = stored.as_ref().map_or(&[][..], |stored| stored.facts.as_slice());
    let columns = Columns { title: &title, body: &body, facts };
    write(connection, id, &columns, has_proclitics(language.as_deref()))
}

/// What is indexed of an article.
struct Columns<'a> {
    title: &'a str,
    body: &'a str,
    facts: &'a [Fact],
}

/// Puts an article into the index, in place of what was there of it.
fn write(
    connection: &Connection,
    id: ArticleId,
    Columns { title, body, facts }: &Columns<'_>,
    has_proclitics: bool,
) -> Result<(), StoreError> {
    let searchable = |text: &str| searchable(text, has_proclitics);
    let of_kind = |kind: FactKind| -> String {
        let texts = facts.iter().filter(|fact| fact.kind == kind).map(|fact| fact.text.as_str());
        texts.collect::<Vec<_>>().join(FACT_END)
    };
    let said: Vec<String> = facts
        .iter()
        .filter(|fact| fact.kind == FactKind::Statement)
        .map(|fact| format!("{} {}", fact.speaker.as_deref().unwrap_or(""), fact.text))
        .collect();
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO search (rowid, title, body, people, places, says)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            id,
            searchable(title),
            searchable(body),
            searchable(&of_kind(FactKind::Person)),
            searchable(&of_kind(FactKind::Place)),
            searchable(&said.join(FACT_END)),
        ))?;
    Ok(())
}

/// In search form. Words with a zero-width non-joiner are found joined and in their parts, and
/// Arabic and Hebrew words also without the letters that are written on to them. What is added
/// comes last, where it stands in the way of no phrase.
fn searchable(text: &str, has_proclitics: bool) -> String {
    let mut form = fold(text).text().to_owned();
    let added = if has_proclitics { bare_words(&form) } else { String::new() };
    if text.contains(ZERO_WIDTH_NON_JOINER) {
        let words = text.split_whitespace().filter(|word| word.contains(ZERO_WIDTH_NON_JOINER));
        for word in words {
            form.push(' ');
            form.push_str(fold(&word.replace(ZERO_WIDTH_NON_JOINER, " ")).text());
        }
    }
    form + &added
}

/// The words of a folded text without the letters that are written on to them: each that does not
/// stand there by itself, parted so that no phrase runs from one into the next.
fn bare_words(folded: &str) -> String {
    let words: HashSet<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let mut bare: Vec<&str> = words.iter().flat_map(|word| bare_forms(word)).collect();
    bare.sort_unstable();
    bare.dedup();
    bare.retain(|word| !words.contains(word));
    bare.iter().flat_map(|word| [FACT_END, word]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_non_joiner_are_there_twice() {
        assert_eq!(searchable("او می\u{200c}رود خانه", false), "او ميرود خانه مي رود");
        assert_eq!(searchable("مُدَرِّسة", true), "مدرسه");
    }

    #[test]
    fn words_are_there_without_what_is_written_on_to_them() {
        let form = searchable("وصل إلى الميناء، والميناء مزدحم", true);
        assert_eq!(form, "وصل الي الميناء، والميناء مزدحم \u{e000} ميناء");
        assert_eq!(searchable("ميناء الميناء", true), "ميناء الميناء", "it is there already");
        assert_eq!(searchable("به الميناء", false), "به الميناء", "in Persian nothing is cut");
    }
}
