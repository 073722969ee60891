//! Reads the body of an answer, unpacked, up to a limit: into the memory, or into a file.

use super::client::Room;
use super::failure;
use super::settings::ClientSettings;
use super::spill::{Spilled, not_written};
use super::watch::Watch;
use crate::news::{FetchError, LARGEST_TEXT_BYTES};
use std::io::Read;
use std::path::Path;
use ureq::{Body, Error};

/// Read at a time; between two of them it is asked whether the person still wants it.
const PART_BYTES: usize = 64 * 1024;

/// The largest body for which room is made before it came: a header is only a promise.
const MOST_PROMISED_BYTES: u64 = 8 * 1024 * 1024;

/// A feed that is longer is not held in the memory: several are fetched at once, and each takes
/// some times its size while it is read.
pub const MOST_IN_MEMORY_BYTES: u64 = 8 * 1024 * 1024;

/// So much of one that went into a file stays in the memory, to be looked at.
pub(super) const BEGINNING_BYTES: u64 = 64 * 1024;

/// What came of a body.
pub(super) struct Received {
    /// All of it; of one that went into a file its beginning.
    pub bytes: Vec<u8>,
    /// All of it, in a file.
    pub spilled: Option<Spilled>,
    /// How long all of it is.
    pub length: u64,
    /// Whether it is all.
    pub end: End,
}

/// How a body ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// At its end.
    Whole,
    /// Before it.
    Cut,
    /// It is not packed as its header says.
    NotPacked,
}

/// How much is read.
pub(super) struct Limits<'a> {
    /// A longer one fails.
    largest: u64,
    /// So much is held in the memory.
    in_memory: u64,
    /// Where more goes; none for nowhere, and then the beginning is all.
    folder: Option<&'a Path>,
}

impl<'a> Limits<'a> {
    pub(super) fn new(room: Room, settings: &'a ClientSettings) -> Self {
        let largest = settings.largest_bytes;
        let in_memory = largest.min(LARGEST_TEXT_BYTES);
        match (room, &settings.spill) {
            (Room::Disk, Some(folder)) => {
                Self { largest, in_memory: MOST_IN_MEMORY_BYTES, folder: Some(folder) }
            }
            (Room::Beginning, _) => {
                Self { largest: u64::MAX, in_memory: MOST_IN_MEMORY_BYTES, folder: None }
            }
            (Room::Disk | Room::Memory, _) => Self { largest: in_memory, in_memory, folder: None },
        }
    }
}

pub(super) fn read(
    body: Body,
    promised: Option<u64>,
    limits: &Limits<'_>,
    watch: &Watch,
) -> Result<Received, FetchError> {
    if promised.is_some_and(|promised| promised > limits.largest) {
        return Err(FetchError::TooLarge(limits.largest));
    }
    let room = promised.unwrap_or(0).min(MOST_PROMISED_BYTES);
    let bytes = Vec::with_capacity(usize::try_from(room).unwrap_or(0));
    let mut received = Received { bytes, spilled: None, length: 0, end: End::Whole };
    let mut reader = body.into_reader();
    loop {
        let before = received.bytes.len();
        // `read_to_end` of a part grows the vector as it fills, and copies nothing.
        let part = reader.by_ref().take(PART_BYTES as u64).read_to_end(&mut received.bytes);
        let is_over = received.bytes.len() == before;
        received.take(before, limits)?;
        match part {
            Ok(_) if is_over || received.end == End::Cut => return Ok(received),
            Ok(_) => {}
            Err(error) => {
                if let Some(problem) = watch.lock().problem.take() {
                    return Err(problem);
                }
                received.end = match Error::from(error) {
                    _ if received.length > 0 => End::Cut,
                    Error::Decompress(..) => End::NotPacked,
                    other => return Err(failure::of_request(other, "")),
                };
                return Ok(received);
            }
        }
    }
}

impl Received {
    /// What came behind these bytes goes where it belongs.
    fn take(&mut self, before: usize, limits: &Limits<'_>) -> Result<(), FetchError> {
        self.length += (self.bytes.len() - before) as u64;
        if self.length > limits.largest {
            return Err(FetchError::TooLarge(limits.largest));
        }
        match (&self.spilled, limits.folder) {
            (Some(file), _) => {
                file.write(self.bytes.get(before..).unwrap_or_default())?;
                self.bytes.truncate(before);
            }
            (None, Some(folder)) if self.length > limits.in_memory => {
                let file = Spilled::new(folder).map_err(|error| not_written(&error))?;
                file.write(&self.bytes)?;
                self.spilled = Some(file);
                self.bytes.truncate(BEGINNING_BYTES as usize);
                self.bytes.shrink_to_fit();
            }
            (None, None) if self.length > limits.in_memory => self.end = End::Cut,
            (None, _) => {}
        }
        Ok(())
    }
}
