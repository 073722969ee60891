//! The title of an article out of the title of its page, which often has the site's name too.

use super::labels::plain_words;

/// What stands between a title and the name of a site.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " » ", " « ", " :: ", " · ", " • "];

/// `title` without the name of the site: the part that a heading of the page says alone, or
/// what is left when the part that is the site's name goes.
pub(super) fn without_site<'a>(title: &'a str, headings: &[String], site: Option<&str>) -> &'a str {
    let site = site.map(plain_words).filter(|site| !site.is_empty());
    let headings: Vec<String> = headings.iter().map(|heading| plain_words(heading)).collect();
    let is_heading = |part: &str| {
        let words = plain_words(part);
        !words.is_empty() && headings.contains(&words)
    };
    if is_heading(title) {
        return title;
    }
    for (before, after) in splits(title) {
        if is_heading(before) || site.as_deref() == Some(&plain_words(after)) {
            return before.trim();
        }
        let is_longer = after.len() > before.len();
        if is_longer && (is_heading(after) || site.as_deref() == Some(&plain_words(before))) {
            return after.trim();
        }
    }
    title
}

/// The title cut in two at each separator.
fn splits(title: &str) -> impl Iterator<Item = (&str, &str)> {
    SEPARATORS.iter().flat_map(move |separator| {
        title
            .match_indices(separator)
            .filter_map(move |(at, found)| Some((title.get(..at)?, title.get(at + found.len()..)?)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_goes() {
        let headings = ["وصول الوفد إلى العاصمة".to_owned()];
        let title = "وصول الوفد إلى العاصمة | وكالة الأنباء";
        assert_eq!(without_site(title, &headings, None), "وصول الوفد إلى العاصمة");
        assert_eq!(without_site("Agency - A ferry sinks", &[], Some("Agency")), "A ferry sinks");
        assert_eq!(without_site("Inside - out", &[], None), "Inside - out");
        assert_eq!(without_site("One | Two", &["One | Two".to_owned()], Some("Two")), "One | Two");
    }
}
