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
    if let Some(start) = start_of_path(title) {
        return start;
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

/// The start of a title that goes on with the path to the page: `Story » Local » News » Site`.
/// No sentence has such a sign twice.
fn start_of_path(title: &str) -> Option<&str> {
    const STEPS: &[&str] = &[" » ", " « ", " › ", " :: "];
    let step = STEPS.iter().find(|step| title.matches(**step).count() > 1)?;
    let (start, rest) = title.split_once(step)?;
    let is_longest = rest.split(step).all(|part| part.len() < start.len());
    is_longest.then(|| start.trim())
}

/// The heading of the page that says the title as it is meant: with the words before a colon,
/// which scoring may cut off, and with quotation marks, which break what declares a title.
pub(super) fn as_headed<'a>(title: &str, page_title: &str, headings: &'a [String]) -> Option<&'a str> {
    let words = plain_words(title);
    let chars = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let page_title = plain_words(page_title);
    headings.iter().map(|heading| heading.trim()).find(|heading| {
        let headed = plain_words(heading);
        let is_fuller = chars(heading) > chars(title);
        let is_same = headed == words && bare(heading) == bare(title);
        let has_more = headed.strip_suffix(&words).is_some_and(|before| before.ends_with(' '))
            && page_title.starts_with(&headed)
            && heading.ends_with(title);
        !words.is_empty() && is_fuller && (is_same || has_more)
    })
}

/// Letters and digits as they are written.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
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
    fn the_heading_says_what_was_cut_off() {
        let headings = ["وزير: عبارة \"الأمل\" تعود".to_owned(), "تعود".to_owned()];
        let headed = |title| as_headed(title, "وزير: عبارة الأمل تعود - وكالة", &headings);
        assert_eq!(headed("وزير: عبارة الأمل تعود"), Some(headings[0].as_str()));
        assert_eq!(headed("عبارة \"الأمل\" تعود"), Some(headings[0].as_str()));
        assert_eq!(headed("عبارة أخرى"), None);
        assert_eq!(as_headed("تعود", "تعود - وكالة", &headings), None, "the page has another title");
    }

    #[test]
    fn the_name_of_the_site_goes() {
        let headings = ["وصول الوفد إلى العاصمة".to_owned()];
        let title = "وصول الوفد إلى العاصمة | وكالة الأنباء";
        assert_eq!(without_site(title, &headings, None), "وصول الوفد إلى العاصمة");
        assert_eq!(without_site("Agency - A ferry sinks", &[], Some("Agency")), "A ferry sinks");
        assert_eq!(without_site("Inside - out", &[], None), "Inside - out");
        assert_eq!(
            without_site("العبارة تعود إلى الميناء » محليات » أخبار » صحيفة", &[], None),
            "العبارة تعود إلى الميناء"
        );
        assert_eq!(without_site("News » Local » A ferry sinks", &[], None), "News » Local » A ferry sinks");
        assert_eq!(without_site("One | Two", &["One | Two".to_owned()], Some("Two")), "One | Two");
    }
}
