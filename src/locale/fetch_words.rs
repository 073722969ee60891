//! Why nothing came from an address: one field for each sentence.

/// What went wrong and what to do. `{}` stands for a value, see `fill`.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
#[allow(missing_docs, reason = "each field is named after the failure that it tells")]
pub struct FetchWords {
    pub not_an_address: &'static str,
    pub scheme: &'static str,
    pub no_such_host: &'static str,
    pub refused: &'static str,
    pub unreachable: &'static str,
    pub slow_lookup: &'static str,
    pub slow_connection: &'static str,
    pub slow_answer: &'static str,
    pub slow_rest: &'static str,
    pub slow_whole: &'static str,
    pub certificate: &'static str,
    pub tls: &'static str,
    pub cut_off: &'static str,
    pub too_large: &'static str,
    pub too_many_redirects: &'static str,
    pub redirect_loop: &'static str,
    pub bad_redirect: &'static str,
    pub private_address: &'static str,
    pub unauthorized: &'static str,
    pub forbidden: &'static str,
    pub not_found: &'static str,
    pub gone: &'static str,
    pub too_many_requests: &'static str,
    /// With the minutes after which it is asked again.
    pub too_many_requests_until: &'static str,
    pub server_fault: &'static str,
    pub status: &'static str,
    pub bad_answer: &'static str,
    pub proxy: &'static str,
    pub bad_proxy: &'static str,
    pub empty: &'static str,
    pub web_page: &'static str,
    pub reading_list: &'static str,
    pub not_a_feed: &'static str,
    pub no_text: &'static str,
    pub no_feed_found: &'static str,
    pub no_file: &'static str,
    pub unreadable_file: &'static str,
    pub cancelled: &'static str,
    pub fault: &'static str,
    pub no_room: &'static str,
}
