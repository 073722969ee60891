//! Why the page of an article does not take the place of what its feed sent.

use super::FetchError;

/// Why what the feed sent stays. Put in words by [`why_no_page`](crate::app::why_no_page).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPage {
    /// The article links to nothing that is on the web.
    NoAddress,
    /// It did not come, or there is no text on it.
    Fetch(FetchError),
    /// What came is something else: a feed, a file.
    NotAPage,
    /// It says no more than what the feed sent.
    NotLonger,
}

impl From<FetchError> for NoPage {
    fn from(error: FetchError) -> Self {
        Self::Fetch(error)
    }
}
