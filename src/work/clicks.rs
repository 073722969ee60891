//! Counts how often the mouse went down at one place: the state is not told the time of a press.

use crate::app::MouseKind;
use std::time::{Duration, Instant};

/// Presses further apart are two.
const TOGETHER: Duration = Duration::from_millis(400);

/// The press before, and how many there were.
#[derive(Debug, Default)]
pub(super) struct Clicks {
    last: Option<(Instant, (u16, u16))>,
    count: u8,
}

impl Clicks {
    /// What a press is: the first, the second or the third of a row. A fourth is a first again.
    pub(super) fn press(&mut self, place: (u16, u16), now: Instant) -> MouseKind {
        let goes_on = self.last.is_some_and(|(then, before)| {
            before == place && now.saturating_duration_since(then) <= TOGETHER
        });
        self.last = Some((now, place));
        self.count = if goes_on { self.count % 3 + 1 } else { 1 };
        match self.count {
            2 => MouseKind::DoublePress,
            3 => MouseKind::TriplePress,
            _ => MouseKind::Press,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presses_at_one_place_soon_after_one_another_count() {
        let (mut clicks, start) = (Clicks::default(), Instant::now());
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        assert_eq!(clicks.press((3, 4), at(0)), MouseKind::Press);
        assert_eq!(clicks.press((3, 4), at(200)), MouseKind::DoublePress);
        assert_eq!(clicks.press((3, 4), at(400)), MouseKind::TriplePress);
        assert_eq!(clicks.press((3, 4), at(600)), MouseKind::Press);
        assert_eq!(clicks.press((5, 4), at(700)), MouseKind::Press, "another place");
        assert_eq!(clicks.press((5, 4), at(2000)), MouseKind::Press, "too late");
    }
}
