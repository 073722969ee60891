//! The lines between two `---` at the top of a text that say what it is.

use super::lines::Lines;

/// What the front matter declares, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter<'a> {
    pub title: Option<&'a str>,
    pub source: Option<&'a str>,
    pub byline: Option<&'a str>,
    pub date: Option<&'a str>,
    pub language: Option<&'a str>,
    pub link: Option<&'a str>,
}

/// Reads the front matter off the top; gives it and the rest. A text that starts otherwise, or
/// whose first lines hold anything but known keys, has none: all of it is text.
pub(super) fn split(text: &str) -> (FrontMatter<'_>, &str) {
    read(text).unwrap_or((FrontMatter::default(), text))
}

fn read(text: &str) -> Option<(FrontMatter<'_>, &str)> {
    let mut lines = Lines::new(text);
    if lines.next()?.text.trim_end() != "---" {
        return None;
    }
    let mut found = FrontMatter::default();
    for line in lines {
        if line.text.trim_end() == "---" {
            let holds_something = found != FrontMatter::default();
            return holds_something.then(|| (found, text.get(line.next..).unwrap_or("")));
        }
        let (key, value) = line.text.split_once(':')?;
        *found.field(key)? = Some(unquoted(value.trim())).filter(|value| !value.is_empty());
    }
    None
}

impl<'a> FrontMatter<'a> {
    fn field(&mut self, key: &str) -> Option<&mut Option<&'a str>> {
        match key.trim().to_ascii_lowercase().as_str() {
            "title" => Some(&mut self.title),
            "source" => Some(&mut self.source),
            "byline" | "author" => Some(&mut self.byline),
            "date" => Some(&mut self.date),
            "language" | "lang" => Some(&mut self.language),
            "link" | "url" => Some(&mut self.link),
            _ => None,
        }
    }
}

fn unquoted(value: &str) -> &str {
    value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value)
}
