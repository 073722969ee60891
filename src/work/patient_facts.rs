//! When facts are asked for: at once after a key by itself, and not before keys rest where one is
//! held. Who runs through a list looks at no facts, and finding them would slow the keys.

use super::fact_worker::Request;
use crate::news::library::ArticleId;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// Keys that come closer together belong to one run. A held key comes every 30 to 100 ms.
const REST: Duration = Duration::from_millis(150);

/// The way to the fact worker.
pub(super) struct PatientFacts {
    worker: Sender<Request>,
    /// When the last key came.
    last_key: Option<Instant>,
    /// Whether it came soon after another one.
    is_run: bool,
    waiting: Option<Request>,
}

impl PatientFacts {
    pub(super) fn new(worker: Sender<Request>) -> Self {
        Self { worker, last_key: None, is_run: false, waiting: None }
    }

    /// A key was pressed.
    pub(super) fn note_key(&mut self, at: Instant) {
        self.is_run = self.last_key.is_some_and(|last| at.saturating_duration_since(last) < REST);
        self.last_key = Some(at);
    }

    /// Asks for facts. The request of another article that waited, which this one replaces, is to
    /// be answered.
    pub(super) fn ask(&mut self, request: Request) -> Option<ArticleId> {
        let id = request.id;
        self.waiting.replace(request).map(|replaced| replaced.id).filter(|replaced| *replaced != id)
    }

    /// When the request that waits is to be sent.
    pub(super) fn due(&self) -> Option<Instant> {
        self.waiting.as_ref().and(self.last_key).map(|last| last + REST)
    }

    /// Sends it, when it is time.
    pub(super) fn send_when_due(&mut self, now: Instant) {
        let is_due = !self.is_run || self.due().is_none_or(|due| due <= now);
        if let Some(request) = self.waiting.take_if(|_| is_due) {
            // The worker lives as long as its sender: this cannot fail.
            let _ = self.worker.send(request);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::article_from_text;
    use std::sync::Arc;
    use std::sync::mpsc::channel;

    fn request(id: i64) -> Request {
        let article = article_from_text("text", "test").map(Arc::new);
        Request { id: ArticleId(id), article: article.unwrap() }
    }

    #[test]
    fn a_key_by_itself_waits_for_nothing_and_a_held_key_for_its_end() {
        let (sender, worker) = channel();
        let mut facts = PatientFacts::new(sender);
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        facts.note_key(at(0));
        assert_eq!(facts.ask(request(1)), None);
        facts.send_when_due(at(1));
        assert_eq!(worker.try_recv().map(|sent| sent.id), Ok(ArticleId(1)));
        for (ms, id, replaced) in [(40, 2, None), (80, 3, Some(ArticleId(2)))] {
            facts.note_key(at(ms));
            assert_eq!(facts.ask(request(id)), replaced);
            facts.send_when_due(at(ms + 1));
            assert!(worker.try_recv().is_err(), "the key is held");
        }
        assert_eq!(facts.due(), Some(at(230)));
        facts.send_when_due(at(230));
        assert_eq!(worker.try_recv().map(|sent| sent.id), Ok(ArticleId(3)));
        assert_eq!(facts.due(), None);
    }
}
