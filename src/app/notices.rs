//! What went wrong and what else there is to say, with when: it stays after its toast is gone.

use jiff::Zoned;

/// Notices that are kept: more than a person reads, and no burden where a server fails all day.
const MOST: usize = 500;

/// Sentences in the words of the interface, the newest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notices {
    all: Vec<Notice>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What it says.
    pub sentence: String,
    /// When it was said; none until the time is known.
    pub at: Option<Zoned>,
}

impl Notices {
    /// Keeps a sentence. What was said before is said anew.
    pub fn push(&mut self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        self.all.retain(|notice| notice.sentence != sentence);
        if self.all.len() >= MOST {
            self.all.remove(0);
        }
        self.all.push(Notice { sentence, at: None });
    }

    /// Gives those the time that were kept since it was known last.
    pub(super) fn stamp(&mut self, now: Option<&Zoned>) {
        let Some(now) = now else { return };
        let fresh = self.all.iter_mut().rev().take_while(|notice| notice.at.is_none());
        fresh.for_each(|notice| notice.at = Some(now.clone()));
    }

    /// All of them, the newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Notice> {
        self.all.iter().rev()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_comes_when_it_is_known_and_what_is_said_again_is_new() {
        let at = |text: &str| text.parse::<Zoned>().expect("a test date");
        let (early, late) =
            (at("2026-11-20T09:00:00+00:00[UTC]"), at("2026-11-20T10:00:00+00:00[UTC]"));
        let mut notices = Notices::default();
        notices.push("one");
        notices.stamp(None);
        notices.push("two");
        notices.stamp(Some(&early));
        notices.push("one");
        notices.stamp(Some(&late));
        let all: Vec<_> = notices.newest_first().cloned().collect();
        let notice = |sentence: &str, at| Notice { sentence: sentence.to_owned(), at: Some(at) };
        assert_eq!(all, [notice("one", late), notice("two", early)]);
    }

    #[test]
    fn the_oldest_go() {
        let mut notices = Notices::default();
        (0..MOST + 3).for_each(|n| notices.push(n.to_string()));
        assert_eq!(notices.newest_first().count(), MOST);
        assert_eq!(notices.newest_first().last().map(|notice| &*notice.sentence), Some("3"));
    }
}
