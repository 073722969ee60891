//! The lines between panes: how much of the screen each pane has, and what drawing a line changes.

use super::{Area, Areas, Breadth, Pane, State};
use crate::config::Shares;
use crate::text::Direction;

/// A line between panes that can be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Divider {
    /// Between the headlines and what stands beside them.
    Headlines,
    /// Between the article and the facts beside it.
    Facts,
    /// Between the article and the facts below it.
    Below,
}

/// Columns and rows that every pane keeps.
pub(super) const LEAST_COLUMNS: u16 = 12;
pub(super) const LEAST_ROWS: u16 = 5;

/// So many of `all` for a share: at least so many, and so many are left for the rest.
pub(super) fn part(share: Option<u16>, all: u16, usual: u16, (least, rest): (u16, u16)) -> u16 {
    let Some(share) = share else { return usual };
    let wanted = u32::from(all) * u32::from(share) / 1000;
    let most = all.saturating_sub(rest).max(least);
    u16::try_from(wanted).unwrap_or(all).clamp(least, most).min(all)
}

impl Areas {
    /// The line between panes that a cell is part of.
    #[must_use]
    pub fn divider_at(&self, column: u16, row: u16) -> Option<Divider> {
        if !self.bordered {
            return None;
        }
        let list = self.sources.or(self.headlines)?;
        let (article, facts) = (self.article, self.facts);
        let beside = |left: Area, right: Area| {
            let (left, right) = if left.x < right.x { (left, right) } else { (right, left) };
            let is_beside = left.x + left.width == right.x;
            is_beside
                && (right.x - 1..=right.x).contains(&column)
                && self.body.contains(column, row)
        };
        match (article, facts) {
            (Some(article), _) if beside(list, article) => Some(Divider::Headlines),
            (None, Some(facts)) if beside(list, facts) => Some(Divider::Headlines),
            (Some(article), Some(facts)) if beside(article, facts) => Some(Divider::Facts),
            (Some(article), Some(facts)) => {
                let is_below = article.y + article.height == facts.y && article.x == facts.x;
                let is_here = (facts.y.saturating_sub(1)..=facts.y).contains(&row)
                    && (facts.x..facts.x + facts.width).contains(&column);
                (is_below && is_here).then_some(Divider::Below)
            }
            (_, _) => None,
        }
    }

    /// The shares after a divider was drawn to a cell.
    #[must_use]
    pub fn drawn(
        &self,
        divider: Divider,
        (column, row): (u16, u16),
        direction: Direction,
        shares: Shares,
    ) -> Shares {
        let body = self.body;
        let from_left = column.saturating_sub(body.x);
        let from_start = match direction {
            Direction::Ltr => from_left,
            Direction::Rtl => body.width.saturating_sub(from_left),
        };
        let columns = thousandths(from_start, body.width);
        match (divider, self.breadth) {
            (Divider::Headlines, Breadth::Wide) => {
                Shares { headlines_of_three: Some(columns), ..shares }
            }
            (Divider::Headlines, Breadth::Medium | Breadth::Narrow) => {
                Shares { headlines_of_two: Some(columns), ..shares }
            }
            (Divider::Facts, _) => {
                Shares { facts_of_three: Some(1000_u16.saturating_sub(columns)), ..shares }
            }
            (Divider::Below, _) => {
                let rows = thousandths(row.saturating_sub(body.y), body.height);
                Shares { article_rows: Some(rows), ..shares }
            }
        }
    }

    /// The shares after a pane was made larger by so many columns, or rows where it stands below
    /// another; none where it has the screen to itself.
    #[must_use]
    pub fn resized(&self, pane: Pane, by: i16, shares: Shares) -> Option<Shares> {
        let body = self.body;
        let columns = |pane: Pane, by: i16| {
            let width = self.of(pane).map(|area| area.width.saturating_add_signed(by))?;
            Some(thousandths(width, body.width))
        };
        let list = if self.sources.is_some() { Pane::Sources } else { Pane::Headlines };
        let mut shares = shares;
        match (self.breadth, pane) {
            (Breadth::Narrow, _) => return None,
            (Breadth::Wide, Pane::Sources | Pane::Headlines) => {
                shares.headlines_of_three = columns(list, by);
            }
            (Breadth::Wide, Pane::Facts) => shares.facts_of_three = columns(Pane::Facts, by),
            // Both neighbours make room.
            (Breadth::Wide, Pane::Article) => {
                shares.headlines_of_three = columns(list, -by);
                shares.facts_of_three = columns(Pane::Facts, -by);
            }
            (Breadth::Medium, Pane::Sources | Pane::Headlines) => {
                shares.headlines_of_two = columns(list, by);
            }
            (Breadth::Medium, Pane::Facts) if self.article.is_some() => {
                let rows = self.article.map(|area| area.height.saturating_add_signed(-by));
                shares.article_rows = rows.map(|rows| thousandths(rows, body.height));
            }
            (Breadth::Medium, Pane::Article | Pane::Facts) => {
                shares.headlines_of_two = columns(list, -by);
            }
        }
        Some(shares)
    }
}

/// Makes the pane in focus larger or smaller, as far as there is room.
pub(super) fn resize(state: &mut State, is_larger: bool) {
    let by = if is_larger { 1 } else { -1 };
    let (areas, shares) = (state.screen.areas, state.settings.shares);
    match areas.resized(state.focus, by, shares) {
        Some(shares) => state.settings.shares = shares,
        None => {
            let words = &state.settings.language.words().commands;
            state.toast = Some(words.one_pane.to_owned());
        }
    }
}

/// A part of a whole, at least one thousandth.
fn thousandths(part: u16, all: u16) -> u16 {
    let share = (u32::from(part) * 1000).div_ceil(u32::from(all.max(1)));
    u16::try_from(share).unwrap_or(1000).clamp(1, 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_drawn_panes_cover_the_body_and_can_be_drawn_again() {
        for direction in [Direction::Ltr, Direction::Rtl] {
            for (width, height) in [(70, 24), (109, 30), (110, 12), (200, 50)] {
                for column in (0..width).step_by(7) {
                    let areas = Areas::new(width, height, Pane::Article, false, direction);
                    for divider in [Divider::Headlines, Divider::Facts, Divider::Below] {
                        let to = (column, column % height);
                        let shares = areas.drawn(divider, to, direction, Shares::default());
                        let size = (width, height);
                        let drawn = Areas::shared(size, Pane::Article, false, direction, shares);
                        let covered: u32 = Pane::ALL
                            .into_iter()
                            .filter_map(|pane| drawn.of(pane))
                            .map(|area| u32::from(area.width) * u32::from(area.height))
                            .sum();
                        assert_eq!(covered, u32::from(width) * u32::from(height - 1));
                        for pane in Pane::ALL.into_iter().filter_map(|pane| drawn.of(pane)) {
                            assert!(pane.width >= LEAST_COLUMNS && pane.height >= LEAST_ROWS);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_pane_grows_and_shrinks_by_what_it_is_told_and_never_past_an_edge() {
        for (width, height) in [(70, 24), (80, 15), (109, 30), (110, 12), (200, 50)] {
            for direction in [Direction::Ltr, Direction::Rtl] {
                for pane in Pane::ALL {
                    let (mut shares, size) = (Shares::default(), (width, height));
                    let areas = |shares| Areas::shared(size, pane, false, direction, shares);
                    let extent = |shares| {
                        let area = areas(shares).of(pane).expect("in focus");
                        area.width + area.height
                    };
                    let usual = extent(shares);
                    for by in [1, 1, -1, -1] {
                        shares = areas(shares).resized(pane, by, shares).expect("several");
                    }
                    assert_eq!(extent(shares), usual, "{pane:?} {size:?}");
                    let grown = areas(shares).resized(pane, 1, shares).expect("several");
                    assert!(extent(grown) > usual, "{pane:?} {size:?}");
                    for by in [5; 60].into_iter().chain([-5; 100]) {
                        shares = areas(shares).resized(pane, by, shares).expect("several");
                        let areas = areas(shares);
                        for area in Pane::ALL.into_iter().filter_map(|pane| areas.of(pane)) {
                            assert!(area.width >= LEAST_COLUMNS && area.height >= LEAST_ROWS);
                        }
                    }
                }
            }
        }
        let alone = Areas::new(60, 20, Pane::Article, false, Direction::Rtl);
        assert_eq!(alone.resized(Pane::Article, 1, Shares::default()), None);
    }

    #[test]
    fn a_divider_is_found_where_it_was_drawn_to() {
        let direction = Direction::Rtl;
        let areas = Areas::new(120, 30, Pane::Article, false, direction);
        let list = areas.headlines.expect("three panes");
        assert_eq!(areas.divider_at(list.x, 5), Some(Divider::Headlines));
        assert_eq!(areas.divider_at(list.x + 2, 5), None);
        let shares = areas.drawn(Divider::Headlines, (60, 5), direction, Shares::default());
        let drawn = Areas::shared((120, 30), Pane::Article, false, direction, shares);
        assert_eq!(drawn.headlines.expect("it").x, 60);
        assert_eq!(drawn.divider_at(60, 5), Some(Divider::Headlines));
    }
}
