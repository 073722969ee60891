//! Reads the body of an answer, unpacked, up to a limit.

use super::failure;
use super::watch::Watch;
use crate::news::FetchError;
use std::io::Read;
use ureq::{Body, Error};

/// Read at a time; between two of them it is asked whether the person still wants it.
const PART_BYTES: usize = 64 * 1024;

/// The largest body for which room is made before it came: a header is only a promise.
const MOST_PROMISED_BYTES: u64 = 8 * 1024 * 1024;

/// What came of a body.
pub(super) enum Received {
    /// All of it.
    Whole(Vec<u8>),
    /// The beginning of it.
    Cut(Vec<u8>),
    /// It is not packed as its header says.
    NotPacked,
}

pub(super) fn read(
    body: Body,
    promised: Option<u64>,
    largest: u64,
    watch: &Watch,
) -> Result<Received, FetchError> {
    if promised.is_some_and(|promised| promised > largest) {
        return Err(FetchError::TooLarge(largest));
    }
    let room = promised.unwrap_or(0).min(MOST_PROMISED_BYTES);
    let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or(0));
    let mut reader = body.into_reader();
    loop {
        let before = bytes.len();
        // `read_to_end` of a part grows the vector as it fills, and copies nothing.
        let part = reader.by_ref().take(PART_BYTES as u64).read_to_end(&mut bytes);
        if bytes.len() as u64 > largest {
            return Err(FetchError::TooLarge(largest));
        }
        match part {
            Ok(_) if bytes.len() == before => return Ok(Received::Whole(bytes)),
            Ok(_) => {}
            Err(error) => {
                if let Some(problem) = watch.lock().problem.take() {
                    return Err(problem);
                }
                let error = Error::from(error);
                return match error {
                    _ if !bytes.is_empty() => Ok(Received::Cut(bytes)),
                    Error::Decompress(..) => Ok(Received::NotPacked),
                    other => Err(failure::of_request(other, "")),
                };
            }
        }
    }
}
