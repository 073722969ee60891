//! Where the panes stand, from the size of the window, the focus and the direction.

use super::Pane;
use super::dividers::{LEAST_COLUMNS, LEAST_ROWS, Shares, part};
use crate::text::Direction;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Leftmost column.
    pub x: u16,
    /// Top row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell lies inside.
    #[must_use]
    pub fn contains(self, column: u16, row: u16) -> bool {
        (self.x..self.x + self.width).contains(&column)
            && (self.y..self.y + self.height).contains(&row)
    }

    /// The area without its border.
    #[must_use]
    pub fn inside_border(self) -> Area {
        Area {
            x: self.x + 1,
            y: self.y + 1,
            width: self.width.saturating_sub(2),
            height: self.height.saturating_sub(2),
        }
    }

    /// The area with at most so many rows, in its middle.
    #[must_use]
    pub fn lowered_to(self, height: u16) -> Area {
        let height = height.min(self.height);
        Area { y: self.y + (self.height - height) / 2, height, ..self }
    }

    /// A column strip at the start side (`Ltr`: left), and what is left of the area.
    fn split_start(self, width: u16, direction: Direction) -> (Area, Area) {
        let width = width.min(self.width);
        let left = Area { width, ..self };
        let right = Area { x: self.x + width, width: self.width - width, ..self };
        match direction {
            Direction::Ltr => (left, right),
            Direction::Rtl => {
                let rest = Area { width: self.width - width, ..self };
                (Area { x: self.x + rest.width, width, ..self }, rest)
            }
        }
    }

    fn split_top(self, height: u16) -> (Area, Area) {
        let height = height.min(self.height);
        let below = Area { y: self.y + height, height: self.height - height, ..self };
        (Area { height, ..self }, below)
    }
}

/// How much fits on the screen at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Breadth {
    /// Three panes, from 110 columns.
    Wide,
    /// Headlines beside the article with its facts below, from 70 columns.
    Medium,
    /// One pane at a time.
    #[default]
    Narrow,
}

/// Where everything stands. A pane that is not on the screen has no area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// How much fits.
    pub breadth: Breadth,
    /// The sources, where they stand in the place of the headlines.
    pub sources: Option<Area>,
    /// The headlines.
    pub headlines: Option<Area>,
    /// The article.
    pub article: Option<Area>,
    /// Its key facts.
    pub facts: Option<Area>,
    /// Everything above the status line: where help stands.
    pub body: Area,
    /// The status line.
    pub status: Area,
    /// Whether panes have borders.
    pub bordered: bool,
}

/// Below this height facts do not fit under an article.
const STACKED_HEIGHT: u16 = 20;

/// More columns than a paragraph has letters; pieces of longer ones are not cut by it either.
const LINEAR_WIDTH: u16 = 20_000;

/// Rows that lists have where the window has hardly any.
const LEAST_LINEAR_HEIGHT: u16 = 10;

impl Areas {
    /// The areas for a window of this size, the panes with the shares of the body that they
    /// usually have.
    #[must_use]
    pub fn new(width: u16, height: u16, focus: Pane, zoomed: bool, direction: Direction) -> Self {
        Self::shared((width, height), focus, zoomed, direction, Shares::default())
    }

    /// The areas for a window of so many columns and rows.
    #[must_use]
    pub fn shared(
        (width, height): (u16, u16),
        focus: Pane,
        zoomed: bool,
        direction: Direction,
        shares: Shares,
    ) -> Self {
        let whole = Area { x: 0, y: 0, width, height };
        let (body, status) = whole.split_top(height.saturating_sub(1));
        let breadth = match width {
            _ if zoomed => Breadth::Narrow,
            110.. => Breadth::Wide,
            70..=109 => Breadth::Medium,
            _ => Breadth::Narrow,
        };
        let bordered = width >= 30 && height >= 10;
        let mut areas = Self { breadth, body, status, bordered, ..Self::default() };
        match breadth {
            Breadth::Wide => areas.place_three(direction, shares),
            Breadth::Medium => areas.place_two(focus, direction, shares),
            Breadth::Narrow => *areas.slot(focus) = Some(body),
        }
        if focus == Pane::Sources && areas.sources.is_none() {
            areas.sources = areas.headlines.take();
        }
        areas
    }

    /// One pane after another, each as high as the window and as wide as any text: what is said
    /// line by line is cut nowhere. The article has one row, which is the paragraph that is read.
    #[must_use]
    pub fn linear(height: u16, focus: Pane) -> Self {
        let height = height.max(LEAST_LINEAR_HEIGHT);
        let body = Area { x: 0, y: 0, width: LINEAR_WIDTH, height: height - 1 };
        let status = Area { y: height - 1, height: 1, ..body };
        let mut areas = Self { body, status, bordered: true, ..Self::default() };
        let one_row = Area { height: 3, ..body };
        *areas.slot(focus) = Some(if focus == Pane::Article { one_row } else { body });
        areas
    }

    fn place_three(&mut self, direction: Direction, shares: Shares) {
        let all = self.body.width;
        let usual = (all * 7 / 25).min(52);
        let headlines_width =
            part(shares.headlines_of_three, all, usual, (LEAST_COLUMNS, 2 * LEAST_COLUMNS));
        let (headlines, rest) = self.body.split_start(headlines_width, direction);
        let usual = (all * 6 / 23).min(48);
        // What the headlines leave has to hold the article too.
        let most = rest.width.saturating_sub(LEAST_COLUMNS);
        let facts_width =
            part(shares.facts_of_three, all, usual, (LEAST_COLUMNS, LEAST_COLUMNS)).min(most);
        let (article, facts) = rest.split_start(rest.width.saturating_sub(facts_width), direction);
        (self.headlines, self.article, self.facts) = (Some(headlines), Some(article), Some(facts));
    }

    fn place_two(&mut self, focus: Pane, direction: Direction, shares: Shares) {
        let all = self.body.width;
        let headlines_width =
            part(shares.headlines_of_two, all, all * 2 / 5, (LEAST_COLUMNS, LEAST_COLUMNS));
        let (headlines, rest) = self.body.split_start(headlines_width, direction);
        self.headlines = Some(headlines);
        if rest.height >= STACKED_HEIGHT {
            let rows = part(
                shares.article_rows,
                rest.height,
                rest.height * 3 / 5,
                (LEAST_ROWS, LEAST_ROWS),
            );
            let (article, facts) = rest.split_top(rows);
            (self.article, self.facts) = (Some(article), Some(facts));
        } else if focus == Pane::Facts {
            self.facts = Some(rest);
        } else {
            self.article = Some(rest);
        }
    }

    fn slot(&mut self, pane: Pane) -> &mut Option<Area> {
        match pane {
            Pane::Sources => &mut self.sources,
            Pane::Headlines => &mut self.headlines,
            Pane::Article => &mut self.article,
            Pane::Facts => &mut self.facts,
        }
    }

    /// The area of a pane, where it is on the screen.
    #[must_use]
    pub fn of(&self, pane: Pane) -> Option<Area> {
        match pane {
            Pane::Sources => self.sources,
            Pane::Headlines => self.headlines,
            Pane::Article => self.article,
            Pane::Facts => self.facts,
        }
    }

    /// The part of a pane inside its border where its rows stand. The article keeps clear
    /// of its top border where there is room.
    #[must_use]
    pub fn inside(&self, pane: Pane) -> Option<Area> {
        let inside = self.within(self.of(pane)?);
        let clear = u16::from(pane == Pane::Article && self.bordered && inside.height >= 16);
        Some(Area { y: inside.y + clear, height: inside.height - clear, ..inside })
    }

    /// The part of an area inside its border, where there are borders.
    #[must_use]
    pub fn within(&self, area: Area) -> Area {
        if self.bordered { area.inside_border() } else { area }
    }

    /// The pane under a cell.
    #[must_use]
    pub fn pane_at(&self, column: u16, row: u16) -> Option<Pane> {
        std::iter::once(Pane::Sources)
            .chain(Pane::ALL)
            .find(|pane| self.of(*pane).is_some_and(|area| area.contains(column, row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_rtl_screen_mirrors_an_ltr_one() {
        let ltr = Areas::new(120, 35, Pane::Article, false, Direction::Ltr);
        let rtl = Areas::new(120, 35, Pane::Article, false, Direction::Rtl);
        for pane in Pane::ALL {
            let (left, right) = (ltr.of(pane).expect("wide"), rtl.of(pane).expect("wide"));
            assert_eq!(left.x, 120 - right.x - right.width, "{pane:?}");
            assert_eq!(left.width, right.width);
        }
    }

    #[test]
    fn panes_cover_the_body_at_every_size() {
        for width in 0..=200 {
            for height in [0, 1, 5, 12, 19, 24, 50] {
                for focus in Pane::ALL {
                    let areas = Areas::new(width, height, focus, false, Direction::Rtl);
                    let covered: u32 = Pane::ALL
                        .into_iter()
                        .filter_map(|pane| areas.of(pane))
                        .map(|area| u32::from(area.width) * u32::from(area.height))
                        .sum();
                    assert_eq!(covered, u32::from(width) * u32::from(height.saturating_sub(1)));
                    assert!(areas.of(focus).is_some(), "the focus is on the screen");
                }
            }
        }
    }
}
