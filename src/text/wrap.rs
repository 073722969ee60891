//! Lines of a given width out of clusters: greedy, as news is set.

use super::character::LineBreak;
use super::shape::{Role, Shaped};

/// One line, as indices of clusters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub start: usize,
    /// One past the last cluster that is drawn: after it only hanging white space.
    pub drawn_end: usize,
    /// One past the last cluster.
    pub end: usize,
    /// The line ends at a soft hyphen, which is drawn.
    pub is_hyphenated: bool,
}

impl Range {
    /// All of the paragraph on one line.
    pub fn whole(shaped: &Shaped) -> Self {
        Self::new(shaped, 0, shaped.clusters.len())
    }

    /// The clusters `start..end`, without the white space at their end.
    pub fn new(shaped: &Shaped, start: usize, end: usize) -> Self {
        let line = shaped.clusters.get(start..end).unwrap_or(&[]);
        let hanging = line.iter().rev().take_while(|cluster| hangs(cluster.role)).count();
        Self { start, drawn_end: end - hanging, end, is_hyphenated: false }
    }

    /// The levels of the clusters on this line, after L1.
    pub fn levels(self, shaped: &Shaped, levels: &mut Vec<u8>) {
        let line = shaped.clusters.get(self.start..self.end).unwrap_or(&[]);
        levels.clear();
        levels.extend(line.iter().map(|cluster| cluster.level));
        for (cluster, level) in
            line.iter().zip(levels).rev().take_while(|(cluster, _)| takes_base_level(cluster.role))
        {
            debug_assert_eq!(cluster.level, *level);
            *level = shaped.direction().level();
        }
    }

    /// Columns of what is drawn, without a hyphen.
    pub fn width_cells(self, shaped: &Shaped) -> usize {
        let drawn = shaped.clusters.get(self.start..self.drawn_end).unwrap_or(&[]);
        drawn.iter().map(|cluster| usize::from(cluster.width)).sum()
    }
}

/// White space hangs at the end of a line (UAX #14, LB7; CSS Text, 4.1.3): it takes no width
/// there and is not drawn, so that it cannot shift a right-to-left line.
fn hangs(role: Role) -> bool {
    takes_base_level(role) || role == Role::Acting
}

/// UAX #9, L1, 3 and 4: at the end of a line these take the level of the paragraph.
fn takes_base_level(role: Role) -> bool {
    matches!(role, Role::Space | Role::LineEnd | Role::Unseen | Role::SoftHyphen)
}

/// The lines of the paragraph in `width_cells` columns (at least 1), the first one in
/// `first_width_cells`; none when there is no cluster.
pub(super) fn lines(
    shaped: &Shaped,
    first_width_cells: usize,
    width_cells: usize,
) -> impl Iterator<Item = Range> {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= shaped.clusters.len() {
            return None;
        }
        let width_cells = if start == 0 { first_width_cells } else { width_cells };
        let line = next_line(shaped, start, width_cells);
        start = line.end;
        Some(line)
    })
}

fn next_line(shaped: &Shaped, start: usize, width_cells: usize) -> Range {
    let mut width = 0;
    // Columns of white space that count only when something is drawn after it.
    let mut pending = 0;
    let mut last_break = None;
    let mut last_in_address = None;
    for (i, cluster) in shaped.clusters.iter().enumerate().skip(start) {
        // Where nothing was drawn yet, a break would make an empty line.
        if cluster.line_break != LineBreak::No
            && width > 0
            && hyphen_fits(shaped, i, width, width_cells)
        {
            match cluster.line_break {
                LineBreak::No => {}
                LineBreak::InAddress => last_in_address = Some(i),
                LineBreak::Yes => last_break = Some(i),
            }
        }
        if hangs(cluster.role) {
            pending += usize::from(cluster.width);
            if cluster.role == Role::LineEnd {
                return Range::new(shaped, start, i + 1);
            }
            continue;
        }
        // A cluster wider than the whole line is drawn one column wide (see `lay_out`).
        let needed = usize::from(cluster.width).min(width_cells);
        if width + pending + needed > width_cells {
            return broken_before(shaped, start, last_break.or(last_in_address), i);
        }
        width += std::mem::take(&mut pending) + needed;
    }
    Range::new(shaped, start, shaped.clusters.len())
}

/// Whether a line can end before cluster `i`: after a soft hyphen the hyphen must fit too.
fn hyphen_fits(shaped: &Shaped, i: usize, width: usize, width_cells: usize) -> bool {
    !ends_with_hyphen(shaped, i) || width < width_cells
}

fn ends_with_hyphen(shaped: &Shaped, end: usize) -> bool {
    end.checked_sub(1)
        .and_then(|last| shaped.clusters.get(last))
        .is_some_and(|last| last.role == Role::SoftHyphen)
}

/// The line up to the last opportunity, or, in a word longer than the line, up to cluster `i`.
fn broken_before(shaped: &Shaped, start: usize, last_break: Option<usize>, i: usize) -> Range {
    if let Some(end) = last_break {
        let is_hyphenated = ends_with_hyphen(shaped, end);
        return Range { is_hyphenated, ..Range::new(shaped, start, end) };
    }
    Range::new(shaped, start, emergency_break(shaped, start, i))
}

/// Where to break a word that has no opportunity: as late as possible, but not before closing
/// punctuation while there is a choice.
fn emergency_break(shaped: &Shaped, start: usize, i: usize) -> usize {
    let may_start = |&place: &usize| {
        shaped.clusters.get(place).is_some_and(|cluster| cluster.role != Role::Closing)
    };
    let latest = i.max(start + 1);
    (start + 1..=latest).rev().take(MAX_STEPS_BACK).find(may_start).unwrap_or(latest)
}

/// Longer rows of punctuation are no text.
const MAX_STEPS_BACK: usize = 4;
