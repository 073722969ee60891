//! Why nothing came from an address, in the words of the interface.

use crate::locale::{FetchWords, Language, fill};
use crate::news::{BadCertificate, FetchError, NoPage, NotAFeed, Wait};

/// One sentence: what is wrong and what to do.
#[must_use]
pub fn why_not_fetched(error: &FetchError, language: Language) -> String {
    let (sentence, value) = sentence(error, language);
    match value {
        Some(value) => fill(sentence, &[&value]),
        None => sentence.to_owned(),
    }
}

/// Why the page of an article is not shown, in one sentence: what is said of feeds does not hold
/// for it, as nobody asks for it again by itself.
#[must_use]
pub fn why_no_page(why: &NoPage, language: Language) -> String {
    let words = &language.words().fetch;
    let sentence = match why {
        NoPage::NoAddress => words.page_no_address,
        NoPage::NotAPage => words.page_is_none,
        NoPage::NotLonger => words.page_not_longer,
        NoPage::Fetch(FetchError::NotFound | FetchError::Gone) => words.page_not_found,
        NoPage::Fetch(FetchError::TooManyRequests(_)) => words.page_too_often,
        NoPage::Fetch(FetchError::ServerFault(status, _)) => {
            return fill(words.page_server_fault, &[&status.to_string()]);
        }
        NoPage::Fetch(error) => return why_not_fetched(error, language),
    };
    sentence.to_owned()
}

/// The sentence, with the value that stands in it.
fn sentence(error: &FetchError, language: Language) -> (&'static str, Option<String>) {
    let words = &language.words().fetch;
    let plain = match error {
        FetchError::Scheme(scheme) => return (words.scheme, Some(scheme.clone())),
        FetchError::NoSuchHost(host) => return (words.no_such_host, Some(host.clone())),
        FetchError::Certificate(why) => return of_certificate(why, words),
        FetchError::Tls(why) => return (words.tls, Some(why.clone())),
        FetchError::TooLarge(limit) => {
            return (words.too_large, Some(language.number(limit.div_ceil(1_000_000))));
        }
        FetchError::PrivateAddress(host) => return (words.private_address, Some(host.clone())),
        FetchError::TooManyRequests(Some(seconds)) => {
            let minutes = seconds.div_ceil(60).max(1);
            return (words.too_many_requests_until, Some(language.number(minutes)));
        }
        FetchError::ServerFault(status, _) => {
            return (words.server_fault, Some(status.to_string()));
        }
        FetchError::Status(status) => return (words.status, Some(status.to_string())),
        FetchError::BadAnswer(why) => return (words.bad_answer, Some(why.clone())),
        FetchError::Proxy(why) => return (words.proxy, Some(why.clone())),
        FetchError::ProxyLogin(proxy) => return (words.proxy_login, Some(proxy.clone())),
        FetchError::ProxyDown(proxy) => return (words.proxy_down, Some(proxy.clone())),
        FetchError::ProxyNoSite(proxy) => return (words.proxy_no_site, Some(proxy.clone())),
        FetchError::NoHostForProxy(host) => return (words.no_host_for_proxy, Some(host.clone())),
        FetchError::NoRoom(why) => return (words.no_room, Some(why.clone())),
        FetchError::UnreadableFile(why) => return (words.unreadable_file, Some(why.clone())),
        FetchError::NotAnAddress => words.not_an_address,
        FetchError::Refused => words.refused,
        FetchError::Unreachable => words.unreachable,
        FetchError::TimedOut(wait) => match wait {
            Wait::Lookup => words.slow_lookup,
            Wait::Connection => words.slow_connection,
            Wait::Answer => words.slow_answer,
            Wait::Rest => words.slow_rest,
            Wait::Whole => words.slow_whole,
        },
        FetchError::CutOff => words.cut_off,
        FetchError::TooManyRedirects => words.too_many_redirects,
        FetchError::RedirectLoop => words.redirect_loop,
        FetchError::BadRedirect => words.bad_redirect,
        FetchError::Unauthorized => words.unauthorized,
        FetchError::DigestAlone => words.digest_alone,
        FetchError::Forbidden => words.forbidden,
        FetchError::NotFound => words.not_found,
        FetchError::Gone => words.gone,
        FetchError::TooManyRequests(None) => words.too_many_requests,
        FetchError::BadProxy => words.bad_proxy,
        FetchError::NotAFeed(kind) => match kind {
            NotAFeed::Empty => words.empty,
            NotAFeed::WebPage => words.web_page,
            NotAFeed::ReadingList => words.reading_list,
            NotAFeed::Other(_) => words.not_a_feed,
        },
        FetchError::NoFeedFound => words.no_feed_found,
        FetchError::NoText => words.no_text,
        FetchError::NoFile => words.no_file,
        FetchError::Cancelled => words.cancelled,
        FetchError::Fault => words.fault,
    };
    (plain, None)
}

fn of_certificate(why: &BadCertificate, words: &FetchWords) -> (&'static str, Option<String>) {
    let plain = match why {
        BadCertificate::Expired => words.certificate_expired,
        BadCertificate::TooEarly => words.certificate_too_early,
        BadCertificate::OtherHost => words.certificate_of_other,
        BadCertificate::UnknownIssuer => words.certificate_unknown,
        BadCertificate::Other(why) => return (words.certificate, Some(why.clone())),
    };
    (plain, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_certificate_is_said_in_every_language() {
        for why in
            ["it has expired", "it is for another host", "nobody vouches for it that is known"]
        {
            let error = FetchError::from_code(&format!("certificate {why}"));
            let said = why_not_fetched(&error, Language::Arabic);
            assert!(!said.contains(why), "{said}");
            let english = why_not_fetched(&error, Language::English);
            assert!(!english.contains('(') && !error.to_string().contains('('), "{english}");
        }
    }

    #[test]
    fn who_asks_for_a_login_is_given_one_somewhere() {
        for language in Language::ALL {
            for code in ["unauthorized", "forbidden"] {
                let said = why_not_fetched(&FetchError::from_code(code), language);
                assert!(said.contains("e l") && said.contains("khabar set"), "{said}");
            }
            let said =
                why_not_fetched(&FetchError::from_code("proxy-login proxy.example:8080"), language);
            assert!(said.contains("@"), "{said}");
        }
        assert!(FetchError::Unauthorized.to_string().contains("khabar set FEED user="));
    }

    #[test]
    fn a_value_stands_isolated_in_its_sentence() {
        let said =
            why_not_fetched(&FetchError::NoSuchHost("example.org".to_owned()), Language::Arabic);
        assert!(said.contains("\u{2068}example.org\u{2069}"), "{said}");
        let said = why_not_fetched(&FetchError::TooManyRequests(Some(90)), Language::Arabic);
        assert!(said.contains("\u{2068}2\u{2069}"), "{said}");
    }
}
