//! The interface in words, by language.
