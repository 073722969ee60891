//! The words of links in English.

use super::LinkWords;

pub(super) const WORDS: LinkWords = LinkWords {
    none: "There are no links in this article",
    no_such: "There is no link {}",
    no_link: "This article has no address on the web",
    opening: "Opening {}",
    no_program: "No browser was found: set BROWSER, or copy the address with y",
    failed: "{} could not open the address; y copies it",
    title: "Links",
    cmd_links: "Number the links and pick one",
    cmd_link_list: "List the links of the article",
    cmd_open_in_browser: "Open the article in a browser",
    hint_links: "links",
    hint_browser: "browser",
    hint_next: "next",
};
