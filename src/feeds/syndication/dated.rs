//! The dates of an entry: the first field that holds one, in written order.

use super::problems::{Problems, quoted};
use super::raw::{Field, RawItem};
use crate::feeds::dates::{DateFault, read_date};
use crate::news::FeedProblem;
use jiff::Zoned;

/// When it was published. Many feeds give only when it was changed.
pub(super) const PUBLISHED: &[Field] = &[
    Field::PubDate,
    Field::Published,
    Field::Issued,
    Field::DcIssued,
    Field::DcDate,
    Field::DcCreated,
    Field::Created,
    Field::Updated,
    Field::Modified,
    Field::DcModified,
];

/// When it was last changed.
pub(super) const UPDATED: &[Field] =
    &[Field::Updated, Field::Modified, Field::DcModified, Field::LastBuildDate, Field::DcDate];

/// The first date of these fields. Of a field that stands there several times the last counts:
/// who adds a date adds it behind.
pub(super) fn date(
    item: &RawItem<'_>,
    fields: &[Field],
    language: Option<&str>,
    problems: &mut Problems,
) -> Option<Zoned> {
    for field in fields {
        for text in item.all(*field).rev() {
            match read_date(&text.value, language) {
                Ok(read) => {
                    if read.is_zone_unknown {
                        problems.note(FeedProblem::UnknownZone(quoted(&text.value)));
                    }
                    return Some(read.date);
                }
                Err(DateFault::NoDate) => {
                    problems.note(FeedProblem::NoDate(quoted(&text.value)));
                }
                Err(DateFault::Ambiguous) => {
                    problems.note(FeedProblem::AmbiguousDate(quoted(&text.value)));
                }
                Err(DateFault::OtherCalendar(calendar)) => {
                    problems.note(FeedProblem::OtherCalendar(quoted(&text.value), calendar));
                }
            }
        }
    }
    None
}
