//! Lines filled to the width: by tatweel where Arabic joins, then by wider spaces.

use super::character::{Drawing, Table};
use super::kashida::{self, Letter, TATWEEL};
use super::lay_out::is_essential;
use super::{Line, Span, language};

/// Whether lines that are not the last of their paragraph are filled to the width.
///
/// Hebrew, Latin and most of Persian and Urdu widen the spaces. Arabic print lengthens words
/// as well, which readers of other languages take for a mistake, so the caller decides by
/// the language of the text: see [`Fill::of_language`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fill {
    /// They are left as they are.
    #[default]
    Ragged,
    /// By wider spaces.
    Spaces,
    /// By tatweel between letters that join, at most three in one place of a word; then by
    /// wider spaces.
    Kashida,
}

impl Fill {
    /// How print fills lines in the language of a BCP 47 tag: Arabic with tatweel, whatever
    /// else and the unknown by spaces.
    ///
    /// ```
    /// use khabar::text::Fill;
    /// assert_eq!(Fill::of_language(Some("ar-EG")), Fill::Kashida);
    /// assert_eq!(Fill::of_language(Some("fa")), Fill::Spaces);
    /// ```
    #[must_use]
    pub fn of_language(language: Option<&str>) -> Self {
        if language.is_some_and(language::is_arabic) { Self::Kashida } else { Self::Spaces }
    }
}

/// Cells of tatweel in one word: more tears it apart.
const MOST_IN_A_WORD: usize = 3;
/// A line that lacks more than this part of the width is left ragged: it would be mostly holes.
const MOST_MISSING: usize = 3;
/// Where more than one word in this many has vowel marks the text is vowelled; its words are
/// left as they are, and a few other ones between them would stand out.
const VOWELLED_SHARE: usize = 3;

/// The line in exactly `width_cells` columns. None where it already is, where it lacks too
/// much, and where there is nothing to widen.
///
/// What is added has an empty source at the place in the text where it stands, and the level
/// of its neighbours: taking it away gives the line as it was.
pub(super) fn filled(line: &Line, width_cells: usize, fill: Fill) -> Option<Line> {
    let missing = width_cells.saturating_sub(line.width_cells());
    if missing == 0 || missing * MOST_MISSING > width_cells {
        return None;
    }
    let cells: Vec<Seen> =
        line.iter().map(|(symbol, cell)| Seen::new(symbol, cell.level)).collect();
    // How many cells are added to the right of each one.
    let mut added = vec![0; cells.len()];
    let left = match fill {
        Fill::Ragged => return None,
        Fill::Spaces => missing,
        Fill::Kashida => lengthen(&cells, missing, &mut added),
    };
    widen(&cells, left, &mut added)?;
    Some(with(line, &cells, &added))
}

/// What filling must know about a cell.
#[derive(Clone, Copy)]
struct Seen {
    is_blank: bool,
    /// Marks beyond shadda and tanwin, which news writes now and then.
    has_vowels: bool,
    /// An Arabic letter in a right-to-left run.
    letter: Option<Letter>,
    level: u8,
}

impl Seen {
    fn new(symbol: &str, level: u8) -> Self {
        let mut chars = symbol.chars();
        let letter = chars.next().filter(|_| level % 2 == 1).and_then(Letter::drawn_as);
        let table = Table::get();
        let is_vowel = |c| table.traits(c).drawing == Drawing::Point && !is_essential(c);
        let has_vowels = chars.any(is_vowel);
        Self { is_blank: symbol == " ", has_vowels, letter, level }
    }
}

/// A word that can be lengthened: right of this cell.
struct Stretch {
    cell: usize,
    priority: u8,
    /// Cells to the nearest word that comes before it in order.
    to_nearest: usize,
}

/// Spreads cells over the words; tells how many are left.
fn lengthen(cells: &[Seen], missing: usize, added: &mut [usize]) -> usize {
    let stretches = best(missing, stretches(cells));
    let mut left = missing;
    for _ in 0..MOST_IN_A_WORD {
        for stretch in stretches.iter().take(left) {
            added.get_mut(stretch.cell).into_iter().for_each(|added| *added += 1);
        }
        left = left.saturating_sub(stretches.len());
    }
    left
}

/// The places in the words of a line; none in vowelled text.
fn stretches(cells: &[Seen]) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let (mut words, mut vowelled) = (0, 0);
    let mut start = 0;
    // Words in visual order: joined-up runs of letters of one level.
    for run in cells.chunk_by(|a, b| a.letter.is_some() && b.letter.is_some() && a.level == b.level)
    {
        let end = start + run.len();
        let word: Vec<Letter> = run.iter().rev().filter_map(|seen| seen.letter).collect();
        if !word.is_empty() {
            words += 1;
            if run.iter().any(|seen| seen.has_vowels) {
                vowelled += 1;
            } else if let Some(place) = kashida::best_place(&word) {
                let cell = end - 1 - place.before;
                let priority = place.priority;
                stretches.push(Stretch { cell, priority, to_nearest: usize::MAX });
            }
        }
        start = end;
    }
    if vowelled * VOWELLED_SHARE > words { Vec::new() } else { stretches }
}

/// The best ones in order, `most` at most; of equals the one farthest from those before it, so that long words do
/// not stand side by side.
fn best(most: usize, mut rest: Vec<Stretch>) -> Vec<Stretch> {
    let rank =
        |stretch: &Stretch| (stretch.priority, usize::MAX - stretch.to_nearest, stretch.cell);
    let mut ordered: Vec<Stretch> = Vec::new();
    // A line lacks few cells, so few words are looked for, also where it has thousands.
    while ordered.len() < most {
        let next = rest.iter().enumerate().min_by_key(|(_, other)| rank(other));
        let Some((place, _)) = next else { break };
        let next = rest.swap_remove(place);
        for other in &mut rest {
            other.to_nearest = other.to_nearest.min(other.cell.abs_diff(next.cell));
        }
        ordered.push(next);
    }
    ordered
}

/// Spreads cells evenly over the gaps between words; None when there is no gap for them.
fn widen(cells: &[Seen], missing: usize, added: &mut [usize]) -> Option<()> {
    if missing == 0 {
        return Some(());
    }
    // White space at either end is no gap: widening it would move the line from its edge.
    let first = cells.iter().position(|seen| !seen.is_blank)?;
    let gaps: Vec<usize> = (first..cells.len())
        .filter(|&i| {
            let is_blank = |i: usize| cells.get(i).map(|seen| seen.is_blank);
            is_blank(i) == Some(true) && is_blank(i + 1) == Some(false)
        })
        .collect();
    if gaps.is_empty() {
        return None;
    }
    for (passed, gap) in gaps.iter().enumerate() {
        // The cells up to this gap, less those up to the one before: no gap is more than one
        // cell wider than another.
        let share = missing * (passed + 1) / gaps.len() - missing * passed / gaps.len();
        added.get_mut(*gap).into_iter().for_each(|added| *added += share);
    }
    Some(())
}

/// The line with what was added.
fn with(line: &Line, cells: &[Seen], added: &[usize]) -> Line {
    let mut filled = Line::empty(line.source, line.direction);
    filled.is_last = line.is_last;
    filled.reserve(cells.len() + added.iter().sum::<usize>());
    for ((symbol, cell), (seen, count)) in line.iter().zip(cells.iter().zip(added)) {
        filled.push(symbol, cell.source, cell.width, cell.level);
        let filling = if seen.is_blank { " " } else { TATWEEL };
        let place = cell.source.start();
        for _ in 0..*count {
            filled.push(filling, Span::new(place, place), 1, cell.level);
        }
    }
    filled
}

/// Whether a cell without a source was added to fill a line, not to end it.
pub(super) fn is_filling(symbol: &str) -> bool {
    symbol == TATWEEL || symbol == " "
}
