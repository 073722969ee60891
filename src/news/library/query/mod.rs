//! What is searched for: one language for searches, filters, saved searches and mute rules.
//!
//! ```text
//! وزير المالية           both words                 "وزير المالية"   one after the other
//! وزي*                   words that begin so        -رياضة            not this
//! نفط OR غاز             one of both                (نفط OR غاز) -رياضة
//! title:نفط  person:حداد  place:بيروت  says:ميزانية
//! feed:وكالة  folder:أخبار  tag:مهم  lang:ar
//! is:unread  is:read  is:starred  is:changed  after:2026-11-01  before:2026-12  after:7d
//! ```
//!
//! Words that stand side by side bind closer than `OR`. What is broken or unknown is read as
//! words: nothing that a person types is an error.

mod lexer;
mod moment;
mod parser;

pub use moment::Moment;

/// What articles have to be like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// Each of these; everything when there is none.
    All(Vec<Query>),
    /// One of these; nothing when there is none.
    Any(Vec<Query>),
    /// Not this.
    Not(Box<Query>),
    /// Words that follow one another, in search form.
    Text {
        /// Where they stand.
        field: Field,
        /// In search form, parted by blanks. Never without a letter or digit.
        words: String,
        /// Whether the last word may go on.
        is_prefix: bool,
    },
    /// From a feed whose name or address holds this, in search form.
    Feed(String),
    /// From a folder whose name holds this, in search form, or a folder in it.
    Folder(String),
    /// With a tag of this name, in search form, on the article or its feed.
    Tag(String),
    /// In this language, by its primary subtag.
    Language(String),
    /// Marked so.
    Is(State),
    /// Not before this.
    After(Moment),
    /// Before this.
    Before(Moment),
}

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// In title and text.
    Anywhere,
    /// In the title.
    Title,
    /// In the names of people that the text is about.
    Person,
    /// In the names of places.
    Place,
    /// In what somebody says, or their name.
    Says,
}

/// What a person, or the feed, did to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not read.
    Unread,
    /// Read.
    Read,
    /// With a star.
    Starred,
    /// Edited after it came.
    Changed,
}

impl State {
    /// All of them, with what stands behind `is:`.
    pub const NAMED: [(&str, Self); 4] = [
        ("unread", Self::Unread),
        ("read", Self::Read),
        ("starred", Self::Starred),
        ("changed", Self::Changed),
    ];
}

impl Query {
    /// Everything.
    pub const EVERYTHING: Self = Self::All(Vec::new());

    /// Reads what a person typed. Never fails.
    #[must_use]
    pub fn read(text: &str) -> Self {
        parser::parse(text, false)
    }

    /// Reads what a person is still typing: the last word may go on.
    #[must_use]
    pub fn read_unfinished(text: &str) -> Self {
        parser::parse(text, true)
    }

    /// Whether `after:` or `before:` stands in a text with something that is no date. It is looked
    /// for as words then, which is hardly what is meant.
    #[must_use]
    pub fn lacks_date(text: &str) -> bool {
        parser::lacks_date(text)
    }

    /// Whether `is:` stands in a text with something that no article is. That is looked for as words
    /// too.
    #[must_use]
    pub fn lacks_state(text: &str) -> bool {
        parser::lacks_state(text)
    }

    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self == Self::EVERYTHING
    }

    /// Whether any part of it looks into texts.
    #[must_use]
    pub fn has_words(&self) -> bool {
        let mut found = false;
        self.for_each_word(&mut |_, _| found = true);
        found
    }

    /// Whether any part of it, wanted or refused, can only be answered by texts.
    #[must_use]
    pub fn needs_texts(&self) -> bool {
        self.has_part(&|part| matches!(part, Self::Text { .. }))
    }

    /// Whether any part of it, wanted or refused, asks for people, places or what they say.
    #[must_use]
    pub fn needs_facts(&self) -> bool {
        self.has_part(&|part| {
            matches!(part, Self::Text { field: Field::Person | Field::Place | Field::Says, .. })
        })
    }

    /// Whether any part of it, wanted or refused, asks how a person ordered the articles: feed,
    /// folder or tag.
    #[must_use]
    pub fn needs_order(&self) -> bool {
        self.has_part(&|part| matches!(part, Self::Feed(_) | Self::Folder(_) | Self::Tag(_)))
    }

    /// Whether any part that has no parts itself is such.
    fn has_part(&self, is_such: &impl Fn(&Self) -> bool) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(|part| part.has_part(is_such)),
            Self::Not(part) => part.has_part(is_such),
            Self::Text { .. }
            | Self::Feed(_)
            | Self::Folder(_)
            | Self::Tag(_)
            | Self::Language(_)
            | Self::Is(_)
            | Self::After(_)
            | Self::Before(_) => is_such(self),
        }
    }

    /// Visits the words that are wanted, with whether they may go on.
    pub fn for_each_word<'a>(&'a self, visit: &mut impl FnMut(&'a str, bool)) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.for_each_word(visit);
                }
            }
            Self::Text { words, is_prefix, .. } => visit(words, *is_prefix),
            Self::Not(_)
            | Self::Feed(_)
            | Self::Folder(_)
            | Self::Tag(_)
            | Self::Language(_)
            | Self::Is(_)
            | Self::After(_)
            | Self::Before(_) => {}
        }
    }
}
