//! What is said line by line and not drawn: what signs and places on the screen show otherwise.

/// The words of the linear mode.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
#[allow(missing_docs, reason = "each field is named after the English it holds")]
pub struct LinearWords {
    /// Of an article.
    pub unread: &'static str,
    /// Of an article with a star.
    pub starred: &'static str,
    /// The place in a list, and how long that is.
    pub place_of: &'static str,
    /// With a heading inside the article.
    pub heading: &'static str,
    /// With what is selected in it.
    pub selected: &'static str,
}

pub(super) const ARABIC: LinearWords = LinearWords {
    unread: "لم يُقرأ",
    starred: "بنجمة",
    place_of: "{} من {}",
    heading: "عنوان: {}",
    selected: "المحدد: {}",
};

pub(super) const ENGLISH: LinearWords = LinearWords {
    unread: "unread",
    starred: "starred",
    place_of: "{} of {}",
    heading: "Heading: {}",
    selected: "Selected: {}",
};

pub(super) const HEBREW: LinearWords = LinearWords {
    unread: "לא נקראה",
    starred: "מסומנת בכוכב",
    place_of: "{} מתוך {}",
    heading: "כותרת: {}",
    selected: "נבחר: {}",
};

pub(super) const PERSIAN: LinearWords = LinearWords {
    unread: "خوانده‌نشده",
    starred: "ستاره‌دار",
    place_of: "{} از {}",
    heading: "عنوان: {}",
    selected: "انتخاب‌شده: {}",
};

pub(super) const URDU: LinearWords = LinearWords {
    unread: "غیر پڑھا",
    starred: "ستارے والا",
    place_of: "{} از {}",
    heading: "سرخی: {}",
    selected: "منتخب: {}",
};
