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

/// The heading that says the title with quotation marks where the page lost them: they end an
/// attribute in which a title is declared.
pub(super) fn as_headed<'a>(title: &str, headings: &'a [String]) -> Option<&'a str> {
    let is_it = |heading: &&String| {
        heading.contains(QUOTES) && !title.contains(QUOTES) && unquoted(heading) == unquoted(title)
    };
    headings.iter().find(is_it).map(|heading| heading.trim())
}

const QUOTES: &[char] = &['"', '«', '»', '“', '”', '„'];

/// Without quotation marks, one blank between words.
fn unquoted(text: &str) -> String {
    text.replace(QUOTES, "").split_whitespace().collect::<Vec<_>>().join(" ")
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
    fn the_heading_has_the_quotation_marks() {
        let headings = ["عودة".to_owned(), " عبارة \"الأمل\" تعود ".to_owned()];
        assert_eq!(as_headed("عبارة الأمل تعود", &headings), Some("عبارة \"الأمل\" تعود"));
        assert_eq!(as_headed("عبارة «الأمل» تعود", &headings), None, "it has its own");
        assert_eq!(as_headed("عودة.", &headings), None);
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
        assert_eq!(
            without_site("News » Local » A ferry sinks", &[], None),
            "News » Local » A ferry sinks"
        );
        assert_eq!(without_site("One | Two", &["One | Two".to_owned()], Some("Two")), "One | Two");
    }
}
