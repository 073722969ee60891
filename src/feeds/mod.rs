//! Bytes to values: encodings and plain text articles. Pure.
