//! What was wrong with a text that was opened all the same, in the words of the interface.

use crate::locale::{Language, fill};
use crate::news::{Calendar, FeedProblem};

/// One sentence.
#[must_use]
pub fn what_was_wrong(problem: &FeedProblem, language: Language) -> String {
    use FeedProblem as P;
    let words = language.words();
    match problem {
        P::BadBytes(encoding) => fill(words.fault_bad_bytes, &[encoding]),
        P::WrongEncoding { declared, used } => fill(words.fault_wrong_encoding, &[declared, used]),
        P::ControlCharacters => words.fault_controls.to_owned(),
        P::JunkBefore => words.fault_junk_before.to_owned(),
        P::JunkAfter => words.fault_junk_after.to_owned(),
        P::BareAmpersand => words.fault_ampersand.to_owned(),
        P::BareLessThan => words.fault_less_than.to_owned(),
        P::UnknownEntity(name) => fill(words.fault_unknown_entity, &[name]),
        P::EntitiesNotExpanded => words.fault_entities.to_owned(),
        P::MismatchedTags => words.fault_tags.to_owned(),
        P::Truncated => words.fault_truncated.to_owned(),
        P::DuplicateAttribute(name) => fill(words.fault_attribute, &[name]),
        P::UndeclaredPrefix(prefix) => fill(words.fault_prefix, &[prefix]),
        P::TooDeep => words.fault_too_deep.to_owned(),
        P::BrokenJson(cause) => fill(words.fault_json, &[cause]),
        P::TooManyEntries(read) => fill(words.fault_too_many, &[&language.number(read)]),
        P::TooLong(mebibytes) => fill(words.fault_too_long, &[&language.number(mebibytes)]),
        P::NoDate(date) => fill(words.fault_no_date, &[date]),
        P::AmbiguousDate(date) => fill(words.fault_ambiguous_date, &[date]),
        P::OtherCalendar(date, Calendar::Hijri) => fill(words.fault_hijri, &[date]),
        P::OtherCalendar(date, Calendar::Persian) => fill(words.fault_persian, &[date]),
        P::UnknownZone(date) => fill(words.fault_zone, &[date]),
        P::UnusableLink(address) => fill(words.fault_link, &[address]),
        P::RelativeLink(address) => fill(words.fault_relative_link, &[address]),
        P::RepeatedId(id) => fill(words.fault_repeated_id, &[id]),
    }
}
