//! Where a line may end (UAX #14), as byte offsets of the clean text.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// The break opportunities of `text`, ascending, without its start and end.
pub(super) fn opportunities(text: &str) -> impl Iterator<Item = usize> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    segmenter.segment_str(text).filter(move |&at| at > 0 && at < text.len())
}
