//! The settings of one feed by name: how each is typed, and what is refused.

use super::FeedSettings;
use crate::text::fold;
use url::Url;

/// Minutes of 31 days: who asks less often forgets that it follows the feed.
const LONGEST_INTERVAL: u64 = 31 * 24 * 60;

/// Headers that belong to the connection and not to the person.
const NOT_OURS: [&str; 6] =
    ["connection", "content-length", "host", "te", "transfer-encoding", "upgrade"];

/// What can be set for one feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedSetting {
    /// Whether its articles are always read from their pages: `yes` or `no`.
    FullText,
    /// Minutes from one request to the next.
    Interval,
    /// Seconds after which it is given up.
    Timeout,
    /// How khabar names itself to its server.
    UserAgent,
    /// The name of a login.
    User,
    /// Its password.
    Password,
    /// The proxy; `none` for a direct way.
    Proxy,
    /// Whether it may lead into the private network: `yes` or `no`.
    PrivateRedirects,
    /// Headers for its server: `Name: value | Name: value`.
    Headers,
}

impl FeedSetting {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::FullText,
        Self::Interval,
        Self::Timeout,
        Self::UserAgent,
        Self::User,
        Self::Password,
        Self::Proxy,
        Self::PrivateRedirects,
        Self::Headers,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FullText => "full-text",
            Self::Interval => "interval",
            Self::Timeout => "timeout",
            Self::UserAgent => "user-agent",
            Self::User => "user",
            Self::Password => "password",
            Self::Proxy => "proxy",
            Self::PrivateRedirects => "private-redirects",
            Self::Headers => "headers",
        }
    }

    /// What it takes, in English.
    #[must_use]
    pub fn takes(self) -> &'static str {
        match self {
            Self::FullText | Self::PrivateRedirects => "yes or no",
            Self::Interval => "minutes from 1 to 44640",
            Self::Timeout => "seconds from 1 to 3600",
            Self::UserAgent => "letters, digits and signs of ASCII",
            Self::User => "a name without a colon",
            Self::Password => "any text without line ends",
            Self::Proxy => {
                "an address such as http://host:8080 or socks5h://host:1080, or none for no proxy"
            }
            Self::Headers => "headers such as Name: value | Name: value",
        }
    }
}

impl FeedSettings {
    /// Sets one of them by what was typed; nothing typed: as for all feeds. What is not told
    /// stays as it was where its stars still stand.
    ///
    /// # Errors
    /// The setting, when it does not take this.
    pub fn set(&mut self, setting: FeedSetting, typed: &str) -> Result<(), FeedSetting> {
        let typed = typed.trim();
        let given = (!typed.is_empty()).then_some(typed);
        let text = |is_taken: bool| match given {
            Some(_) if !is_taken || typed.contains(char::is_control) => Err(setting),
            given => Ok(given.map(str::to_owned)),
        };
        // In the digits of any script.
        let number = |most: u64| match given.map(|given| fold(given).text().parse()) {
            None => Ok(None),
            Some(Ok(number)) if (1..=most).contains(&number) => Ok(Some(number)),
            Some(_) => Err(setting),
        };
        let flag = || match typed {
            "" => Ok(None),
            "yes" => Ok(Some(true)),
            "no" => Ok(Some(false)),
            _ => Err(setting),
        };
        match setting {
            FeedSetting::FullText => self.full_text = flag()? == Some(true),
            FeedSetting::Interval => self.interval_minutes = number(LONGEST_INTERVAL)?,
            FeedSetting::Timeout => self.timeout_seconds = number(3600)?,
            FeedSetting::UserAgent => self.user_agent = text(typed.is_ascii())?,
            FeedSetting::User => self.user = text(!typed.contains(':'))?,
            FeedSetting::Password => self.password = text(true)?,
            FeedSetting::Proxy => {
                let proxy = text(is_proxy(typed))?;
                self.proxy = proxy.map(|proxy| with_secret(proxy, self.proxy.as_deref()));
            }
            FeedSetting::PrivateRedirects => self.private_redirects = flag()?,
            FeedSetting::Headers => {
                let mut headers = headers_in(typed).ok_or(setting)?;
                keep_secrets(&mut headers, &self.headers);
                self.headers = headers;
            }
        }
        Ok(())
    }

    /// One of them as it may be read and typed again: the login of a proxy is not told either, nor
    /// what is in headers.
    #[must_use]
    pub fn shown(&self, setting: FeedSetting) -> Option<String> {
        match setting {
            FeedSetting::Proxy => self.proxy.as_deref().map(without_secret),
            FeedSetting::Headers => line_of(self.shown_headers()),
            FeedSetting::FullText
            | FeedSetting::Interval
            | FeedSetting::Timeout
            | FeedSetting::UserAgent
            | FeedSetting::User
            | FeedSetting::Password
            | FeedSetting::PrivateRedirects => self.typed(setting),
        }
    }

    /// The headers as others may read them: most are there because they hold a key or a token.
    pub fn shown_headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let is_open = |name: &str| OPEN_HEADERS.iter().any(|open| name.eq_ignore_ascii_case(open));
        let headers = self.headers.iter();
        headers.map(move |(name, value)| {
            (name.as_str(), if is_open(name) { value.as_str() } else { SECRET })
        })
    }

    /// One of them as it was typed; none when it is as for all feeds. A password is not told.
    fn typed(&self, setting: FeedSetting) -> Option<String> {
        match setting {
            FeedSetting::FullText => self.full_text.then(|| word(true)),
            FeedSetting::Interval => self.interval_minutes.map(|minutes| minutes.to_string()),
            FeedSetting::Timeout => self.timeout_seconds.map(|seconds| seconds.to_string()),
            FeedSetting::UserAgent => self.user_agent.clone(),
            FeedSetting::User => self.user.clone(),
            FeedSetting::Password => self.password.as_ref().map(|_| "(set)".to_owned()),
            FeedSetting::Proxy => self.proxy.clone(),
            FeedSetting::PrivateRedirects => self.private_redirects.map(word),
            FeedSetting::Headers => {
                line_of(self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())))
            }
        }
    }
}

/// How a switch is typed.
fn word(is_on: bool) -> String {
    if is_on { "yes" } else { "no" }.to_owned()
}

/// Stands for what is not told.
const SECRET: &str = "***";

/// Headers that say what is wanted, and hold no secret.
const OPEN_HEADERS: [&str; 4] = ["Accept", "Accept-Charset", "Accept-Language", "Referer"];

/// Headers as they are typed; none when there are none.
fn line_of<'a>(headers: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let headers: Vec<String> = headers.map(|(name, value)| format!("{name}: {value}")).collect();
    (!headers.is_empty()).then(|| headers.join(" | "))
}

/// An address with the login of another one where stars stand for it.
fn with_secret(address: String, known: Option<&str>) -> String {
    let parsed = |address: &str| Url::parse(address).ok();
    let Some((mut url, known)) = parsed(&address).zip(known.and_then(parsed)) else {
        return address;
    };
    if url.username() != SECRET || url.password().is_some() {
        return address;
    }
    let password = known.password().map(str::to_owned);
    match url.set_username(known.username()).and_then(|()| url.set_password(password.as_deref())) {
        Ok(()) => url.into(),
        Err(()) => address,
    }
}

/// Gives headers what they held where stars stand for it. One that is there twice holds two.
fn keep_secrets(headers: &mut [(String, String)], known: &[(String, String)]) {
    let mut known: Vec<&(String, String)> = known.iter().collect();
    for (name, value) in headers {
        let Some(at) = known.iter().position(|(other, _)| other.eq_ignore_ascii_case(name)) else {
            continue;
        };
        let (_, held) = known.remove(at);
        if value == SECRET {
            value.clone_from(held);
        }
    }
}

/// An address with stars for the login that it may hold.
#[must_use]
pub fn without_secret(address: &str) -> String {
    let has_login = |url: &Url| !url.username().is_empty() || url.password().is_some();
    let Some(mut url) = Url::parse(address).ok().filter(has_login) else {
        return address.to_owned();
    };
    // An address with a login has a host, and so can have another login.
    let _ = url.set_username(SECRET).and_then(|()| url.set_password(None));
    url.into()
}

fn is_proxy(typed: &str) -> bool {
    let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];
    let url = Url::parse(typed).ok();
    typed == "none"
        || url.is_some_and(|url| schemes.contains(&url.scheme()) && url.has_host())
            && !typed.contains(char::is_whitespace)
}

/// The headers of a line; none when one of them is no header.
fn headers_in(typed: &str) -> Option<Vec<(String, String)>> {
    let parts = typed.split('|').map(str::trim).filter(|part| !part.is_empty());
    parts.map(header_in).collect()
}

/// RFC 9110, 5.1 and 5.6.2: which letters the name of a header has.
fn header_in(part: &str) -> Option<(String, String)> {
    let (name, value) = part.split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`~".contains(c);
    let is_name = !name.is_empty() && name.chars().all(is_of_name);
    let is_ours = !NOT_OURS.contains(&name.to_ascii_lowercase().as_str());
    let is_value = !value.is_empty() && !value.contains(char::is_control);
    (is_name && is_ours && is_value).then(|| (name.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use FeedSetting::{
        FullText, Headers, Interval, Password, PrivateRedirects, Proxy, Timeout, User, UserAgent,
    };

    #[test]
    fn what_is_typed_is_set_and_can_be_typed_again() {
        let mut settings = FeedSettings::default();
        for (setting, typed) in [
            (FullText, "yes"),
            (Interval, "15"),
            (Timeout, "5"),
            (UserAgent, "Mozilla/5.0 (X11)"),
            (User, "ada"),
            (Proxy, "socks5h://127.0.0.1:9050"),
            (Proxy, "none"),
            (PrivateRedirects, "no"),
            (PrivateRedirects, "yes"),
            (Headers, "X-Key: a=b; c | Accept-Language: ar"),
        ] {
            assert_eq!(settings.set(setting, &format!(" {typed} ")), Ok(()), "{typed}");
            assert_eq!(settings.typed(setting).as_deref(), Some(typed));
        }
        assert_eq!(settings.set(Password, "كلمة سر: 1"), Ok(()));
        assert_eq!(settings.password.as_deref(), Some("كلمة سر: 1"));
        assert_eq!(settings.typed(Password).as_deref(), Some("(set)"), "it is not told");
        for setting in FeedSetting::ALL {
            assert_eq!(settings.set(setting, ""), Ok(()));
            assert_eq!(settings.typed(setting), None);
        }
        assert_eq!(settings, FeedSettings::default());
    }

    /// Without the slash that an address may end in.
    fn bare(address: &str) -> &str {
        address.trim_end_matches('/')
    }

    #[test]
    fn logins_and_keys_are_not_shown() {
        let mut settings = FeedSettings::default();
        for (typed, shown) in [
            ("http://ada:secret@proxy.example:8080", "http://***@proxy.example:8080/"),
            ("socks5h://ada@127.0.0.1:9050", "socks5h://***@127.0.0.1:9050"),
            ("http://:secret@proxy.example", "http://***@proxy.example/"),
            ("http://proxy.example:8080", "http://proxy.example:8080"),
            ("none", "none"),
        ] {
            assert_eq!(settings.set(Proxy, typed), Ok(()));
            assert_eq!(settings.shown(Proxy).as_deref(), Some(shown));
            assert_eq!(settings.set(Proxy, shown), Ok(()));
            assert_eq!(settings.proxy.as_deref().map(bare), Some(bare(typed)), "it stays");
        }
        assert_eq!(settings.set(Proxy, "http://ada:secret@proxy.example:8080"), Ok(()));
        assert_eq!(settings.set(Proxy, "http://***@other.example:1"), Ok(()));
        assert_eq!(settings.proxy.as_deref(), Some("http://ada:secret@other.example:1/"));
        assert_eq!(settings.set(Proxy, "http://eve:new@other.example:1"), Ok(()));
        assert_eq!(settings.proxy.as_deref(), Some("http://eve:new@other.example:1"));
        let headers = "X-Key: a | accept-language: ar | Authorization: Bearer b";
        assert_eq!(settings.set(Headers, headers), Ok(()));
        let shown = "X-Key: *** | accept-language: ar | Authorization: ***";
        assert_eq!(settings.shown(Headers).as_deref(), Some(shown));
        let changed = "X-New: c | x-key: *** | Authorization: ***";
        assert_eq!(settings.set(Headers, changed), Ok(()));
        let kept = "X-New: c | x-key: a | Authorization: Bearer b";
        assert_eq!(settings.typed(Headers).as_deref(), Some(kept), "what is not told stays");
        assert_eq!(settings.set(User, "ada"), Ok(()));
        assert_eq!(settings.shown(User).as_deref(), Some("ada"));
    }

    #[test]
    fn what_it_does_not_take_is_refused_and_changes_nothing() {
        let mut settings = FeedSettings::default();
        for (setting, typed) in [
            (FullText, "maybe"),
            (Interval, "0"),
            (Interval, "44641"),
            (Interval, "-5"),
            (Timeout, "soon"),
            (UserAgent, "قارئ"),
            (UserAgent, "a\nb"),
            (User, "ada:secret"),
            (Password, "a\rb"),
            (Proxy, "proxy.example"),
            (Proxy, "ftp://proxy.example"),
            (Proxy, "http://"),
            (PrivateRedirects, "true"),
            (Headers, "X-Key"),
            (Headers, "X Key: 1"),
            (Headers, "X-Key:"),
            (Headers, "Host: example.org"),
            (Headers, "X-Key: a\nX-Other: b"),
        ] {
            assert_eq!(settings.set(setting, typed), Err(setting), "{typed}");
        }
        assert_eq!(settings, FeedSettings::default());
    }
}
