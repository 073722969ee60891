//! Times: days and their spans, what is told from the day of writing, hours, lengths of time.
//! `dates` and `relative` are the rules over the shapes of the other files; `durations` is one.

mod clocks;
pub mod dates;
mod decades;
mod digit_dates;
pub mod durations;
mod month_dates;
mod month_years;
pub mod months;
mod periods;
mod persian_calendar;
pub mod relative;
mod weekdays;
mod years;
