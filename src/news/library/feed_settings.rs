//! What a person has set for one feed alone.

use super::Login;
use serde::{Deserialize, Serialize};

/// Settings of a feed; what is not set holds as for all feeds.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FeedSettings {
    /// How khabar names itself to its server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<String>,
    /// The name of a login.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Its password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// Headers that are sent to its server, and to no other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// The proxy; `none` for a direct way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proxy: Option<String>,
    /// Seconds after which it is given up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout_seconds: Option<u64>,
    /// Whether it may lead into the private network, by redirects and by the pages of its articles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private_redirects: Option<bool>,
    /// Whether its articles are always read from their pages.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub full_text: bool,
    /// Minutes from one request to the next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval_minutes: Option<u64>,
}

impl FeedSettings {
    /// The same with another login.
    #[must_use]
    pub fn with_login(self, login: Login) -> Self {
        Self { user: Some(login.user), password: Some(login.password), ..self }
    }

    /// What of it holds for other servers than that of the feed too.
    #[must_use]
    pub fn for_others(self) -> Self {
        Self { user: None, password: None, headers: Vec::new(), ..self }
    }
}

/// Without what is secret: it may end in a log.
impl std::fmt::Debug for FeedSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FeedSettings")
            .field("user_agent", &self.user_agent)
            .field("has_login", &(self.user.is_some() || self.password.is_some()))
            .field("headers", &self.headers.len())
            .field("timeout_seconds", &self.timeout_seconds)
            .field("private_redirects", &self.private_redirects)
            .field("full_text", &self.full_text)
            .field("interval_minutes", &self.interval_minutes)
            .finish_non_exhaustive()
    }
}
