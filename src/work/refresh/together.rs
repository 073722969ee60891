//! A whole refresh for who has no other work: fetches and saves until all is answered.

use super::keep::{Kept, keep};
use super::parts::keep_part;
use super::pool::{Event, Refresher};
use crate::config::FetchSettings;
use crate::store::{FetchState, Library, StoreError};
use crate::work::fetch::ClientSettings;
use jiff::Timestamp;
use std::sync::mpsc::channel;

/// What happens in a refresh.
#[derive(Debug)]
pub enum Step<'a> {
    /// A feed of this host is asked for.
    Begun(&'a str),
    /// A feed was answered, and saved.
    Kept(&'a Kept),
}

/// Fetches these feeds and saves what comes, each as soon as it is here.
///
/// # Errors
/// When the library cannot be written, or no thread be started. What was saved until then is saved.
pub fn refresh(
    library: &mut Library,
    feeds: Vec<FetchState>,
    settings: &FetchSettings,
    client: ClientSettings,
    observe: &mut dyn FnMut(Step<'_>),
) -> Result<(), StoreError> {
    let mut open = feeds.len();
    let client = client.beside(library.path());
    let (sender, events) = channel();
    let refresher = Refresher::start(settings, client, move |event| {
        // Nobody listens any more once the library failed.
        let _ = sender.send(event);
    });
    refresher
        .ask(feeds)
        .map_err(|source| StoreError::File { path: library.path().to_owned(), source })?;
    while open > 0 {
        match events.recv() {
            Ok(Event::Begun { host, .. }) => observe(Step::Begun(&host)),
            Ok(Event::Part(part)) => keep_part(library, *part, Timestamp::now())?,
            Ok(Event::Ended(fetched)) => {
                open -= 1;
                let kept = keep(library, *fetched, settings, Timestamp::now(), super::chance())?;
                observe(Step::Kept(&kept));
            }
            Err(_) => break,
        }
    }
    Ok(())
}
