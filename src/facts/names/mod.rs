//! Names: people with their offices, organisations to their full extent, places with their
//! country, things. `people`, `organizations`, `places` and `things` are the rules; `memory`
//! finds again what was named before.

pub mod demonyms;
mod english_organizations;
mod english_people;
mod holders;
mod known_people;
pub mod landmarks;
pub mod memory;
pub mod name_words;
mod neighbour_people;
mod organization_extent;
pub mod organization_words;
pub mod organizations;
pub mod people;
pub mod personal_names;
pub mod places;
pub mod roles;
mod thing_words;
pub mod things;
pub mod titles;
