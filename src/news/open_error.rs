//! Why a file, a directory or standard input could not be opened, ready to be put in words.

use super::FetchError;

/// The largest text that is opened, in bytes.
pub const LARGEST_TEXT_BYTES: u64 = 100_000_000;

/// The most texts that are opened from one directory.
pub const MOST_TEXTS_IN_A_DIRECTORY: usize = 10_000;

/// What went wrong with one of the things named on the command line.
///
/// Its `Display` is a clear English sentence without the name of the thing, to stand after
/// that name and a colon.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Nothing has this name.
    #[error("there is no such file or directory; check the name")]
    Missing,
    /// The permissions forbid reading it.
    #[error("you are not allowed to read it; check its permissions")]
    Forbidden,
    /// It holds nothing, or only blanks.
    #[error("it is empty; there is nothing to read in it")]
    Empty,
    /// It is not text. Holds what it looks like, where that is known.
    #[error("it is not text{}; khabar opens texts, web pages and feeds", looks_like(*.0))]
    NotText(Option<&'static str>),
    /// A list of feeds (OPML), where something to read is wanted.
    #[error("it is a list of feeds (OPML) and holds no news itself; name the file of a feed")]
    ReadingList,
    /// A directory (and those in it) without a text. Holds how many files were passed over.
    #[error("there is no text file in this directory{}; khabar looks for .txt, .text and .md files, files without an extension, saved pages and feeds", passed_over(*.0))]
    NoTexts(usize),
    /// A directory with more texts than are opened. Holds the limit.
    #[error(
        "only the first {0} texts of this directory were opened; name a smaller directory for the others"
    )]
    TooManyTexts(usize),
    /// Larger than the limit. Holds its size in bytes where that is known.
    #[error("it is {}; khabar opens texts of up to {}", size(*.0), megabytes(LARGEST_TEXT_BYTES))]
    TooLarge(Option<u64>),
    /// A directory where a file is wanted.
    #[error("it is a directory; name a file in it")]
    IsDirectory,
    /// An address on the web from which nothing came. Holds why.
    #[error("{0}")]
    Fetch(FetchError),
    /// A device, a socket or a named pipe.
    #[error("it is not a regular file; to read from a pipe, use - for standard input")]
    NotAFile,
    /// `-` with nothing piped in.
    #[error("nothing is piped into standard input; try: some-command | khabar -")]
    InputIsTerminal,
    /// `-` a second time.
    #[error("standard input can be read only once; name - only once")]
    InputTwice,
    /// The system refused to read it, in its own words.
    #[error("it could not be read ({0})")]
    Unreadable(String),
}

fn looks_like(kind: Option<&str>) -> String {
    kind.map_or(String::new(), |kind| format!(" (it looks like {kind})"))
}

fn passed_over(files: usize) -> String {
    match files {
        0 => String::new(),
        1 => " (one file in it is something else)".to_owned(),
        many => format!(" ({many} files in it are something else)"),
    }
}

fn size(bytes: Option<u64>) -> String {
    bytes.map_or_else(|| "too large".to_owned(), megabytes)
}

/// Megabytes of a million bytes, rounded up to a tenth, so that what is just over the limit
/// does not read as the limit.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    if tenths.is_multiple_of(10) {
        format!("{} MB", tenths / 10)
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_given_in_megabytes() {
        assert_eq!(
            OpenError::TooLarge(Some(200_000_000)).to_string(),
            "it is 200 MB; khabar opens texts of up to 100 MB"
        );
        assert_eq!(megabytes(100_000_001), "100.1 MB");
    }

    #[test]
    fn what_it_looks_like_is_said_where_known() {
        assert_eq!(
            OpenError::NotText(Some("a PNG image")).to_string(),
            "it is not text (it looks like a PNG image); khabar opens texts, web pages and feeds"
        );
        assert_eq!(
            OpenError::NotText(None).to_string(),
            "it is not text; khabar opens texts, web pages and feeds"
        );
    }
}
