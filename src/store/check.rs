//! Whether what is in the file agrees with itself, and mending what can be made anew.

use super::{ArticleId, Library, StoreError, bodies, recover};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Transaction};

/// Something that is wrong with the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The file itself: [`recover`](super::recover) saves what can be read. Holds what SQLite
    /// says.
    File(String),
    /// The full-text index; [`Library::mend`] makes it anew.
    Index,
    /// The counts; [`Library::mend`] counts again.
    Counts,
}

impl Library {
    /// Looks through the whole file: for after an end that was none. Takes seconds in a large
    /// library.
    ///
    /// # Errors
    /// When the library cannot be read at all.
    pub fn check(&self) -> Result<Vec<Damage>, StoreError> {
        self.set_reading_once(true)?;
        let damage = self.look_through();
        self.set_reading_once(false)?;
        damage
    }

    fn look_through(&self) -> Result<Vec<Damage>, StoreError> {
        let mut damage = Vec::new();
        let mut statement = self.connection.prepare("PRAGMA quick_check(5)")?;
        for line in statement.query_map((), |row| row.get::<_, String>(0))? {
            match line.map_err(StoreError::from) {
                Ok(line) if line == "ok" => {}
                Ok(line) | Err(StoreError::Damaged(line)) => damage.push(Damage::File(line)),
                Err(other) => return Err(other),
            }
        }
        if damage.is_empty() {
            let texts = bodies::damaged(&self.connection)?;
            let cause = |id: &ArticleId| format!("the text of article {}", id.0);
            damage.extend(texts.iter().map(|id| Damage::File(cause(id))));
            for table in recover::TABLES {
                if !has_letters(&self.connection, table)? {
                    damage.push(Damage::File(format!("letters of {table}")));
                }
            }
        }
        if !damage.is_empty() {
            return Ok(damage);
        }
        let index = "INSERT INTO search (search, rank) VALUES ('integrity-check', 0)";
        match self.connection.execute(index, ()).map_err(StoreError::from) {
            Ok(_) => {}
            Err(StoreError::Damaged(_)) => damage.push(Damage::Index),
            Err(other) => return Err(other),
        }
        let is_miscounted: bool = self.connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM counts c LEFT JOIN
               (SELECT feed_id, count(*) AS total, sum(is_read = 0) AS unread,
                  sum(is_starred) AS starred, sum(is_shown) AS shown_total,
                  sum(is_shown = 1 AND is_read = 0) AS shown_unread,
                  sum(is_shown = 1 AND is_starred = 1) AS shown_starred
                FROM statuses WHERE is_present = 1 GROUP BY feed_id) AS r USING (feed_id)
             WHERE (c.total, c.unread, c.starred, c.shown_total, c.shown_unread, c.shown_starred)
               <> (coalesce(r.total, 0), coalesce(r.unread, 0), coalesce(r.starred, 0),
                   coalesce(r.shown_total, 0), coalesce(r.shown_unread, 0),
                   coalesce(r.shown_starred, 0)))",
            (),
            |row| row.get(0),
        )?;
        if is_miscounted {
            damage.push(Damage::Counts);
        }
        Ok(damage)
    }

    /// Whether the lists and the tables that they are made of have the same rows: an article that
    /// is missing in the one is seen nowhere. [`check`](Self::check) does not look at that, as it
    /// takes several times as long.
    ///
    /// # Errors
    /// When the library cannot be read at all.
    pub fn has_sound_lists(&self) -> Result<bool, StoreError> {
        let found: String =
            self.connection.query_row("PRAGMA integrity_check(1)", (), |row| row.get(0))?;
        Ok(found == "ok")
    }

    /// Makes lists anew, of the tables. Whether they are sound then.
    ///
    /// # Errors
    /// When the library cannot be written, or the tables are damaged too.
    pub fn mend_lists(&mut self) -> Result<bool, StoreError> {
        self.connection.execute_batch("REINDEX")?;
        self.has_sound_lists()
    }

    /// Makes anew what follows from the rest.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn mend(&mut self, damage: &[Damage]) -> Result<(), StoreError> {
        if damage.contains(&Damage::Index) {
            self.index_again()?;
        }
        if damage.contains(&Damage::Counts) {
            self.change(count_again)?;
        }
        Ok(())
    }
}

/// Whether all texts of a table are UTF-8: SQLite does not look.
fn has_letters(connection: &Connection, table: &str) -> Result<bool, StoreError> {
    let texts = "SELECT group_concat(name) FROM pragma_table_info(?1) WHERE type = 'TEXT'";
    let Some(columns): Option<String> = connection.query_row(texts, [table], |row| row.get(0))?
    else {
        return Ok(true);
    };
    let mut statement = connection.prepare(&format!("SELECT {columns} FROM {table}"))?;
    let count = statement.column_count();
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        for column in 0..count {
            if let ValueRef::Text(text) = row.get_ref(column)?
                && std::str::from_utf8(text).is_err()
            {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Counts all articles of all feeds.
pub(super) fn count_again(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    transaction.execute_batch(
        "UPDATE counts SET total = 0, unread = 0, starred = 0, shown_total = 0,
           shown_unread = 0, shown_starred = 0;
         UPDATE counts SET total = c.total, unread = c.unread, starred = c.starred,
           shown_total = c.shown_total, shown_unread = c.shown_unread,
           shown_starred = c.shown_starred
         FROM (SELECT feed_id, count(*) AS total, sum(is_read = 0) AS unread,
           sum(is_starred) AS starred, sum(is_shown) AS shown_total,
           sum(is_shown = 1 AND is_read = 0) AS shown_unread,
           sum(is_shown = 1 AND is_starred = 1) AS shown_starred
           FROM statuses WHERE is_present = 1 GROUP BY feed_id) AS c
         WHERE counts.feed_id = c.feed_id;",
    )?;
    Ok(())
}
