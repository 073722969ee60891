//! The `urls` file of newsboat: an address a line, then tags, of which `~` begins a title.

use super::{can_be_followed, passed_over, web_of_feed};
use crate::feeds::binary::{has_controls_of_binary, known_format};
use crate::feeds::document::decode_document;
use crate::news::{ListNote, ReadingList, Subscription};

/// Lines that are read. Nobody follows as many feeds.
const MOST_LINES: usize = 100_000;

/// Reads the file. Queries, and programs that print a feed, are passed over with a note.
#[must_use]
pub fn parse_urls(bytes: &[u8]) -> ReadingList {
    let mut list = ReadingList::default();
    // A program has addresses in it too.
    let is_utf_16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if known_format(bytes).is_some() || (!is_utf_16 && has_controls_of_binary(bytes)) {
        return list;
    }
    let document = decode_document(bytes, None);
    for line in document.text.lines().take(MOST_LINES) {
        let mut words = words(line).into_iter();
        let Some(address) = words.next() else { continue };
        let address = web_of_feed(&address).unwrap_or(address);
        if let Some(note) = unread(&address) {
            list.notes.push(note(line.trim().to_owned()));
            continue;
        }
        if !can_be_followed(&address) {
            list.notes.push(ListNote::Scheme(address));
            continue;
        }
        let mut feed = Subscription { address, ..Subscription::default() };
        for word in words {
            match word.strip_prefix('~') {
                Some(title) => feed.title = Some(title.to_owned()),
                None if word == "!" => {
                    feed.attributes.push(("hidden".to_owned(), "yes".to_owned()));
                }
                None => feed.tags.push(word),
            }
        }
        list.root.subscriptions.push(feed);
    }
    list
}

/// How a line is noted that is passed over.
fn unread(address: &str) -> Option<fn(String) -> ListNote> {
    let is_none: fn(String) -> ListNote = ListNote::NoAddress;
    passed_over(address).or_else(|| (!address.contains("://")).then_some(is_none))
}

/// Words are parted by blanks, may stand in quotes, and `#` begins a remark.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut chars = line.trim().chars().peekable();
    while let Some(&first) = chars.peek() {
        if first.is_whitespace() {
            chars.next();
            continue;
        }
        if first == '#' {
            break;
        }
        let is_quoted = first == '"';
        if is_quoted {
            chars.next();
        }
        let mut word = String::new();
        while let Some(c) =
            chars.next_if(|&c| if is_quoted { c != '"' } else { !c.is_whitespace() })
        {
            let escaped = if is_quoted && c == '\\' { chars.next() } else { None };
            word.push(escaped.unwrap_or(c));
        }
        if is_quoted {
            chars.next();
        }
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_titles_and_remarks() {
        let list = parse_urls(
            "# my feeds\n\nhttps://a.example/rss أخبار \"two words\" \"~العنوان\" !\n\
             https://b.example/#frag # a remark\n\"query:unread:unread = \\\"yes\\\"\"\n\
             exec:~/fetch.sh\n"
                .as_bytes(),
        );
        let feeds = &list.root.subscriptions;
        assert_eq!(feeds.len(), 2);
        assert_eq!(feeds[0].title.as_deref(), Some("العنوان"));
        assert_eq!(feeds[0].tags, ["أخبار", "two words"]);
        assert_eq!(feeds[0].attributes, [("hidden".to_owned(), "yes".to_owned())]);
        assert_eq!(feeds[1].address, "https://b.example/#frag");
        assert_eq!(list.notes.len(), 2);
    }

    #[test]
    fn a_program_is_no_list() {
        let list = parse_urls(b"\x7fELF\x02\0\0\nhttps://a.example/\n\0\0 x\n");
        assert!(list.root.subscriptions.is_empty() && list.notes.is_empty());
    }
}
