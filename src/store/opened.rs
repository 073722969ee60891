//! Marking an article read because it was opened: no change that anybody would take back.

use super::{ArticleId, Library, StoreError, marks, stories};
use jiff::Timestamp;

impl Library {
    /// Notes that an article was opened: it and the same stories of other feeds are read. No
    /// undo record is kept; [`mark_read`](Self::mark_read) is for what a person says.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn note_opened(&mut self, id: ArticleId, at: Timestamp) -> Result<(), StoreError> {
        self.change(|transaction| {
            let all = stories::with_others(transaction, &[id])?;
            marks::set_read(transaction, &all, true, at).map(|_| ())
        })
    }
}
