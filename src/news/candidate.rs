//! A feed that was found at an address, before anybody follows it.

/// What a person needs to choose a feed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where it is.
    pub address: String,
    /// Its title, by itself or by the page that it was found on.
    pub title: Option<String>,
    /// The site that it belongs to.
    pub site: Option<String>,
    /// The language that it declares, or that its letters tell.
    pub language: Option<String>,
    /// How many entries it has now.
    pub entries: usize,
    /// The titles of the first of them.
    pub first_titles: Vec<String>,
}
