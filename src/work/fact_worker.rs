//! Finds facts off the main thread, so that keys never wait for them.

use super::run::Arrival;
use crate::app::Message;
use crate::facts::{self, Context};
use crate::news::library::ArticleId;
use crate::news::{Article, KeyFacts};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// The name of its thread, whose panics are answered and not printed.
pub(super) const THREAD_NAME: &str = "facts";

/// Half of the way down to the lowest, 19.
const LOW_PRIORITY: i32 = 10;

/// A request to find the facts of an article.
pub(super) struct Request {
    pub id: ArticleId,
    pub article: Arc<Article>,
}

/// Starts the worker; it ends when the sender is dropped.
pub(super) fn start(inbox: Sender<Arrival>) -> io::Result<Sender<Request>> {
    let (sender, requests) = channel();
    std::thread::Builder::new().name(THREAD_NAME.to_owned()).spawn(move || {
        step_back();
        work(&requests, &inbox, find);
    })?;
    Ok(sender)
}

/// Lets keys and frames go first where processors are few. Only Linux has a priority for a thread;
/// elsewhere it would be that of the program.
fn step_back() {
    if cfg!(target_os = "linux") {
        // Without it facts are found all the same.
        let _ = rustix::process::setpriority_process(None, LOW_PRIORITY);
    }
}

/// Answers every request exactly once. Of those that wait only the newest is worked on: the
/// person has gone on to another article.
fn work(
    requests: &Receiver<Request>,
    inbox: &Sender<Arrival>,
    find: impl Fn(&Article) -> KeyFacts,
) {
    let answer = |id: ArticleId, facts: Option<KeyFacts>| {
        let message = Message::FactsFound { article: id, facts };
        inbox.send(Arrival::Message(message)).is_ok()
    };
    while let Ok(mut request) = requests.recv() {
        while let Ok(newer) = requests.try_recv() {
            answer(request.id, None);
            request = newer;
        }
        let facts = catch_unwind(AssertUnwindSafe(|| find(&request.article))).ok();
        if !answer(request.id, facts) {
            return;
        }
    }
}

fn find(article: &Article) -> KeyFacts {
    let context = Context {
        language: article.language.clone(),
        date: article.published.as_ref().map(jiff::Zoned::date),
    };
    facts::key_facts(&article.text, &context)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::article_from_text;

    fn request(id: i64, text: &str) -> Request {
        let article = article_from_text(text, "test").map(Arc::new);
        Request { id: ArticleId(id), article: article.unwrap() }
    }

    fn answers(requests: Vec<Request>) -> Vec<(i64, bool)> {
        let (sender, receiver) = channel();
        let (inbox, arrivals) = channel();
        requests.into_iter().for_each(|request| sender.send(request).unwrap());
        drop(sender);
        work(&receiver, &inbox, |article| {
            assert_ne!(article.title(), "bad");
            KeyFacts::default()
        });
        drop(inbox);
        arrivals
            .iter()
            .filter_map(|arrival| match arrival {
                Arrival::Message(Message::FactsFound { article, facts }) => {
                    Some((article.0, facts.is_some()))
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn the_newest_request_replaces_those_that_wait() {
        let asked = vec![request(1, "one"), request(2, "two"), request(3, "three")];
        assert_eq!(answers(asked), [(1, false), (2, false), (3, true)]);
    }

    #[test]
    fn a_panic_is_an_answer() {
        assert_eq!(answers(vec![request(7, "bad")]), [(7, false)]);
    }
}
