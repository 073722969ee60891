//! The page of an article, which is asked for where its feed says that it is.

use crate::feeds::{article_from_page, decode_page};
use crate::news::FetchError;
use crate::news::library::{FeedRow, FeedSettings};
use crate::work::fetch::{Address, Client, Request, Response, Wanted};
use std::path::Path;
use url::Url;

/// A page, with what decides how it is asked for.
pub(super) struct Page {
    url: Url,
    /// Where its feed is; none when it is followed no more.
    feed: Option<Address>,
    settings: FeedSettings,
}

impl Page {
    /// What an article links to; none when that is no address.
    pub(super) fn new(link: &str, feed: Option<FeedRow>) -> Option<Self> {
        let url = Url::parse(link).ok()?;
        let at = |feed: &FeedRow| Address::read(&feed.address, Path::exists).ok();
        let address = feed.as_ref().and_then(at);
        let settings = feed.map_or_else(FeedSettings::default, |feed| feed.settings.for_others());
        Some(Self { url, feed: address, settings })
    }

    /// Its HTML, as far as it can be read.
    pub(super) fn text(&self, client: &mut Client) -> Result<String, FetchError> {
        let response = self.get(client)?;
        let body = response.body.unwrap_or_default();
        let decoded = decode_page(&body.bytes, body.content_type.as_deref());
        let text = decoded.map_err(|_| FetchError::NoText)?.text;
        match article_from_page(&text, Some(&response.address)) {
            Some(_) => Ok(text),
            None => Err(FetchError::NoText),
        }
    }

    /// A public feed has no say in what is asked of the private network.
    fn get(&self, client: &mut Client) -> Result<Response, FetchError> {
        let found = Request { is_named: false, ..self.request(self.url.clone()) };
        match client.get(&found) {
            Err(FetchError::PrivateAddress(_)) if self.is_of_private_feed(client) => {
                client.get(&Request { is_named: true, ..found })
            }
            answer => answer,
        }
    }

    fn is_of_private_feed(&self, client: &Client) -> bool {
        match &self.feed {
            Some(Address::Web(url)) => client.is_private(&self.request(url.clone())),
            Some(Address::Disk(_)) => true,
            None => false,
        }
    }

    fn request(&self, url: Url) -> Request {
        Request { settings: self.settings.clone(), ..Request::new(url, Wanted::Page) }
    }
}
