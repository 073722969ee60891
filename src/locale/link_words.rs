//! What the links of an article call for in words.

/// The words for picking and opening links.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
#[allow(missing_docs, reason = "each field is named after the English it holds")]
pub struct LinkWords {
    /// Where links were asked for.
    pub none: &'static str,
    /// With a number.
    pub no_such: &'static str,
    /// Where it was to be opened.
    pub no_link: &'static str,
    /// With the address.
    pub opening: &'static str,
    /// What to do then.
    pub no_program: &'static str,
    /// With the program.
    pub failed: &'static str,
    /// The heading of the list.
    pub title: &'static str,
    /// The commands.
    pub cmd_links: &'static str,
    pub cmd_link_list: &'static str,
    pub cmd_open_in_browser: &'static str,
    /// Short words for hints.
    pub hint_links: &'static str,
    pub hint_browser: &'static str,
    pub hint_next: &'static str,
}
