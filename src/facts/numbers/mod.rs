//! Numbers and what they count, measure or rank: figures, money, per cent, scores, editions.
//! `numerals` reads a number, `quantities` what stands around it, the others are rules.

pub mod decimal;
pub mod editions;
pub mod figures;
pub mod money;
mod numeral_sums;
mod numeral_words;
pub mod numerals;
pub mod ordinals;
pub mod percent;
pub mod quantities;
mod vague_counts;
