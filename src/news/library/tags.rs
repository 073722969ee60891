//! Tags as a person types them.

/// Tags that are typed in one line, parted by commas or semicolons of any script.
///
/// ```
/// use khabar::news::library::tags_in;
/// assert_eq!(tags_in("مهم، to read,"), ["مهم", "to read"]);
/// ```
#[must_use]
pub fn tags_in(line: &str) -> Vec<String> {
    let parts = line.split([',', '،', ';', '؛']).map(str::trim);
    parts.filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

/// The tags that came to a list of them, and those that left it.
///
/// ```
/// use khabar::news::library::changed_tags;
/// let tags = |line: &str| khabar::news::library::tags_in(line);
/// assert_eq!(changed_tags(&tags("a, b"), &tags("b, c")), (tags("c"), tags("a")));
/// ```
#[must_use]
pub fn changed_tags(before: &[String], after: &[String]) -> (Vec<String>, Vec<String>) {
    let new = after.iter().filter(|tag| !before.contains(tag)).cloned().collect();
    let gone = before.iter().filter(|tag| !after.contains(tag)).cloned().collect();
    (new, gone)
}
