//! The languages that the rules know.

/// The languages whose facts are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// ar
    Arabic,
    /// fa
    Persian,
    /// ur
    Urdu,
    /// he
    Hebrew,
    /// ckb
    Kurdish,
    /// ug
    Uyghur,
    /// en, and every other text in Latin letters, of which only what all share is looked for.
    English,
}

impl Language {
    /// From a BCP 47 tag; nothing for a language that has no rules here.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Some(match primary.to_ascii_lowercase().as_str() {
            "ar" | "arz" | "ary" | "apc" => Language::Arabic,
            "fa" | "prs" | "pes" => Language::Persian,
            "ur" => Language::Urdu,
            "he" | "iw" => Language::Hebrew,
            "ckb" | "ku" => Language::Kurdish,
            "ug" => Language::Uyghur,
            "en" => Language::English,
            _ => return None,
        })
    }
}

/// One table for each language; a new language shows every table that it lacks.
pub struct ByLanguage<T> {
    pub arabic: T,
    pub persian: T,
    pub urdu: T,
    pub hebrew: T,
    pub kurdish: T,
    pub uyghur: T,
    pub english: T,
}

impl<T> ByLanguage<T> {
    pub fn get(&self, language: Language) -> &T {
        match language {
            Language::Arabic => &self.arabic,
            Language::Persian => &self.persian,
            Language::Urdu => &self.urdu,
            Language::Hebrew => &self.hebrew,
            Language::Kurdish => &self.kurdish,
            Language::Uyghur => &self.uyghur,
            Language::English => &self.english,
        }
    }
}
