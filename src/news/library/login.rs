//! A login that stands in an address.

use url::Url;

/// A user name and a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// The name.
    pub user: String,
    /// The password.
    pub password: String,
}

/// An address without the login that it may hold, and that login.
#[must_use]
pub fn without_login(address: &str) -> (String, Option<Login>) {
    let address = address.trim();
    let Ok(mut url) = Url::parse(address) else { return (address.to_owned(), None) };
    if url.username().is_empty() && url.password().is_none() {
        return (address.to_owned(), None);
    }
    let login = Login {
        user: decoded(url.username()),
        password: decoded(url.password().unwrap_or_default()),
    };
    if url.set_username("").is_err() || url.set_password(None).is_err() {
        return (address.to_owned(), None);
    }
    (url.into(), Some(login))
}

/// `%40` is an at sign.
fn decoded(part: &str) -> String {
    // The only decoder of `url` is that of forms, in which a plus sign is a blank.
    let part = part.replace('+', "%2B").replace('&', "%26");
    let pair = format!("={part}");
    url::form_urlencoded::parse(pair.as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_taken_out_of_an_address() {
        let (address, login) = without_login("https://ada:p%40ss+1&x=2@example.org/feed?x=1");
        let login = login.map(|login| (login.user, login.password));
        assert_eq!(address, "https://example.org/feed?x=1");
        assert_eq!(login, Some(("ada".to_owned(), "p@ss+1&x=2".to_owned())));
    }

    #[test]
    fn other_addresses_stay_as_they_are() {
        for address in ["https://example.org", "stories/", "mailto:a@example.org"] {
            let (without, login) = without_login(address);
            assert!(without == address && login.is_none(), "{address}");
        }
    }
}
