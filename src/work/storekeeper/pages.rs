//! The page of an article, which is asked for where its feed says that it is.

use crate::feeds::{article_from_page, begins_like_feed, decode_page, is_page, parse_feed};
use crate::news::library::{FeedRow, FeedSettings};
use crate::news::{FetchError, NoPage};
use crate::work::fetch::{Address, Body, Client, Request, Response, Wanted};
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
        if !matches!(url.scheme(), "http" | "https") {
            return None;
        }
        let at = |feed: &FeedRow| Address::read(&feed.address, Path::exists).ok();
        let address = feed.as_ref().and_then(at);
        let settings = feed.map(|feed| feed.settings).unwrap_or_default();
        // What is secret is for the server of the feed alone.
        let is_beside =
            matches!(&address, Some(Address::Web(feed)) if feed.origin() == url.origin());
        let settings = if is_beside { settings } else { settings.for_others() };
        Some(Self { url, feed: address, settings })
    }

    /// Its HTML, as far as it can be read.
    pub(super) fn text(&self, client: &mut Client) -> Result<String, NoPage> {
        let response = self.get(client)?;
        let body = response.body.unwrap_or_default();
        let decoded = decode_page(&body.bytes, body.content_type.as_deref());
        let text = decoded.map_err(|_| NoPage::NotAPage)?.text;
        if !is_html(&body, &text) {
            return Err(NoPage::NotAPage);
        }
        match article_from_page(&text, Some(&response.address)) {
            Some(_) => Ok(text),
            None => Err(FetchError::NoText.into()),
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

/// Whether what came is a page, by its first tag or by what its server says, and is no feed.
fn is_html(body: &Body, text: &str) -> bool {
    if is_page(text) {
        return true;
    }
    let kind = body.content_type.as_deref().unwrap_or("text/html").to_ascii_lowercase();
    let is_called_so = kind.contains("html");
    let is_xml = text.trim_start().starts_with("<?xml");
    let is_feed =
        || begins_like_feed(&body.bytes) && parse_feed(&body.bytes, &body.origin(None)).is_ok();
    is_called_so && !is_xml && !is_feed()
}
