//! A stretch of the text on the screen: where the direction changes it is several.

use std::ops::Range;

use super::{Line, Span};

/// The columns of a line that show `span`, from left to right: what to paint for a selection,
/// a search hit or a fact. One range where the text runs one way; more where it does not,
/// because what stands together in the text may stand apart on the screen.
///
/// A ligature is painted as a whole when the span touches either letter. What layout added
/// (a tatweel, an ellipsis) is painted when the span goes on on both of its sides.
///
/// ```
/// use khabar::text::{shape, lay_out, stretches, Base, LayoutOptions, Span};
/// let text = "abc خبر";
/// let shaped = shape(text, Span::new(0, text.len()), Base::Auto);
/// let lines = lay_out(&shaped, 20, &LayoutOptions::default());
/// // `c`, the space and the kha: on the screen `abc ربخ`, the kha is at the right end.
/// let span = Span::new(2, "abc خ".len());
/// assert_eq!(stretches(&lines[0], span), [2..4, 6..7]);
/// ```
#[must_use]
pub fn stretches(line: &Line, span: Span) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    if span.is_empty() {
        return stretches;
    }
    let mut column = 0;
    for cell in line.cells() {
        let end = column + usize::from(cell.width);
        if span.overlaps(cell.source) {
            match stretches.last_mut() {
                Some(left) if left.end == column => left.end = end,
                _ => stretches.push(column..end),
            }
        }
        column = end;
    }
    stretches
}
