//! What a server is told with a request: pure.

use super::client::{Request, Wanted};
use super::login::basic;
use super::redirect::Trail;
use super::settings::USER_AGENT;
use super::watch::Way;
use crate::news::library::FeedSettings;
use crate::store::without_login;
use ureq::Proxy;
use ureq::http::{HeaderName, HeaderValue};
use url::Url;

/// The headers of a request. Those that only its own server may hear go to no other.
pub(super) fn headers(
    request: &Request,
    trail: &Trail,
    may_be_packed: bool,
    way: &Way,
    proxy: &Option<Proxy>,
) -> Vec<(HeaderName, HeaderValue)> {
    let settings = &request.settings;
    let mut headers: Vec<(&str, String)> = Vec::new();
    let accept = match request.wanted {
        Wanted::Feed => {
            "application/atom+xml, application/rss+xml, application/feed+json, \
             application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.9, */*;q=0.8"
        }
        Wanted::Page => "text/html, application/xhtml+xml, */*;q=0.8",
    };
    headers.push(("accept", accept.to_owned()));
    headers.push(("user-agent", settings.user_agent.as_deref().unwrap_or(USER_AGENT).to_owned()));
    if !may_be_packed {
        headers.push(("accept-encoding", "identity".to_owned()));
    }
    headers.extend(request.validators.etag.clone().map(|etag| ("if-none-match", etag)));
    let modified = request.validators.last_modified.clone();
    headers.extend(modified.map(|modified| ("if-modified-since", modified)));
    if let (Way::Forward(..), Some(proxy)) = (way, proxy) {
        // Its connection is for this request alone: the next one may go another way.
        headers.push(("connection", "close".to_owned()));
        if proxy.username().is_some() || proxy.password().is_some() {
            let (user, password) = (proxy.username(), proxy.password());
            let login = basic(user.unwrap_or_default(), password.unwrap_or_default());
            headers.push(("proxy-authorization", login));
        }
    }
    if trail.is_at_home() {
        headers.extend(login_of(&request.url, settings).map(|login| ("authorization", login)));
        let own = settings.headers.iter().map(|(name, value)| (name.as_str(), value.clone()));
        headers.extend(own);
    }
    let valid = |(name, value): (&str, String)| {
        let name = HeaderName::from_bytes(name.trim().as_bytes()).ok()?;
        Some((name, HeaderValue::from_bytes(value.as_bytes()).ok()?))
    };
    headers.into_iter().filter_map(valid).collect()
}

/// The login of the address, else that of the settings.
fn login_of(url: &Url, settings: &FeedSettings) -> Option<String> {
    if let (_, Some(login)) = without_login(url.as_str()) {
        return Some(basic(&login.user, &login.password));
    }
    let (user, password) = (settings.user.as_deref(), settings.password.as_deref());
    (user.is_some() || password.is_some())
        .then(|| basic(user.unwrap_or_default(), password.unwrap_or_default()))
}
