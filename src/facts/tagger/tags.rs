//! The tags of the tagger: for each kind of name its beginning, inside, last and only word.

/// What a tagged name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organization,
    /// Anything else with a name: works, events, nationalities.
    Other,
}

impl NameKind {
    /// Every kind, in the order of the tags.
    pub const ALL: [NameKind; 4] =
        [NameKind::Person, NameKind::Place, NameKind::Organization, NameKind::Other];
}

/// No name.
pub const OUTSIDE: usize = 0;
/// How many tags there are: outside, and four for each kind.
pub const TAG_COUNT: usize = 1 + 4 * NameKind::ALL.len();

/// Where in its name a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first of several words.
    First,
    /// Neither first nor last.
    Inside,
    /// The last of several words.
    Last,
    /// The only word.
    Only,
}

/// The tag of a part of a name of a kind.
#[must_use]
pub fn tag(kind: NameKind, part: Part) -> usize {
    1 + 4 * (kind as usize) + part as usize
}

/// What a tag says; nothing for [`OUTSIDE`].
#[must_use]
pub fn meaning(tag: usize) -> Option<(NameKind, Part)> {
    let number = tag.checked_sub(1)?;
    let part = [Part::First, Part::Inside, Part::Last, Part::Only];
    Some((*NameKind::ALL.get(number / 4)?, *part.get(number % 4)?))
}

/// Whether a tag can follow another; `None` is the edge of a block.
#[must_use]
pub fn may_follow(before: Option<usize>, after: Option<usize>) -> bool {
    let open = before.and_then(meaning).filter(|(_, part)| is_open(*part)).map(|(kind, _)| kind);
    let going_on = after
        .and_then(meaning)
        .filter(|(_, part)| matches!(part, Part::Inside | Part::Last))
        .map(|(kind, _)| kind);
    open == going_on
}

fn is_open(part: Part) -> bool {
    matches!(part, Part::First | Part::Inside)
}

/// The names that a row of tags spells: their words and kinds.
#[must_use]
pub fn names(tags: &[usize]) -> Vec<(std::ops::Range<usize>, NameKind)> {
    let mut names = Vec::new();
    let mut start = 0;
    for (at, &tag) in tags.iter().enumerate() {
        let Some((kind, part)) = meaning(tag) else { continue };
        if matches!(part, Part::First | Part::Only) {
            start = at;
        }
        if matches!(part, Part::Last | Part::Only) {
            names.push((start..at + 1, kind));
        }
    }
    names
}
