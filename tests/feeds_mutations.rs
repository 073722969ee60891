//! Real feeds that were damaged at random are read without a fault. They lie beside the project;
//! without them there is nothing to run, which is said. `PROPTEST_CASES` says how many are made:
//! `PROPTEST_CASES=1000000 cargo test --release --test feeds_mutations -- --nocapture`.

mod feeds_sound;

use encoding_rs::WINDOWS_1256;
use feeds_sound::assert_sound;
use khabar::feeds::{Origin, parse_feed};
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const FOLDERS: [&str; 4] =
    ["arabic-real", "arabic-wrapped", "rss-parser/test/input", "gofeed/testdata"];

/// Larger feeds are as their parts are, and would take most of the time.
const LONGEST_FEED: u64 = 40_000;

/// Thousands of times of what such a feed takes.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is put in somewhere: references of all kinds, signs, controls, beginnings and ends.
const PIECES: [&str; 28] = [
    "&a;",
    "&amp;",
    "&lt;",
    "&nbsp;",
    "&#0;",
    "&#x81;",
    "&#27;",
    "\\u001b",
    "&#1114112;",
    "&",
    "<",
    ">",
    "\"",
    "\u{0}",
    "\u{1b}[31m",
    "\u{85}",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?x",
    "<!DOCTYPE x [<!ENTITY a '&a;&a;'>]>",
    "<item>",
    "</item>",
    "<entry>",
    "<title>",
    "<link>javascript:x</link>",
    "<pubDate>0001-01-01</pubDate>",
];

/// A sequence of numbers that is the same on each day (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % bound.max(1) as u64).expect("below the bound")
    }

    /// A stretch of the bytes, mostly a short one.
    fn stretch(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let start = self.below(bytes.len());
        let longest = [8, 80, 800, bytes.len()][self.below(4)];
        start..bytes.len().min(start + self.below(longest))
    }

    /// The place of a tag.
    fn tag(&mut self, bytes: &[u8]) -> Option<std::ops::Range<usize>> {
        let from = self.below(bytes.len());
        let start = from + bytes[from..].iter().position(|&byte| byte == b'<')?;
        let end = start + bytes[start..].iter().position(|&byte| byte == b'>')?;
        Some(start..end + 1)
    }
}

fn feeds() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/feeds");
    let mut paths: Vec<PathBuf> = FOLDERS.map(|folder| root.join(folder)).into();
    let mut feeds = Vec::new();
    while let Some(path) = paths.pop() {
        if let Ok(folder) = fs::read_dir(&path) {
            let mut inside: Vec<_> = folder.map(|entry| entry.expect("readable").path()).collect();
            inside.sort();
            paths.append(&mut inside);
        } else if fs::metadata(&path).is_ok_and(|file| file.len() <= LONGEST_FEED) {
            feeds.push(fs::read(&path).expect("readable"));
        }
    }
    feeds
}

fn damaged(feed: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = feed.to_vec();
    for _ in 0..=numbers.below(6) {
        damage(&mut bytes, numbers);
    }
    match numbers.below(16) {
        0 => WINDOWS_1256.encode(&String::from_utf8_lossy(&bytes)).0.into_owned(),
        1 => String::from_utf8_lossy(&bytes).encode_utf16().flat_map(u16::to_le_bytes).collect(),
        2 => String::from_utf8_lossy(&bytes).encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => bytes,
    }
}

fn damage(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    if bytes.is_empty() {
        return;
    }
    let at = numbers.below(bytes.len());
    match numbers.below(9) {
        0 => bytes[at] ^= 1 << numbers.below(8),
        1 => bytes[at] = u8::try_from(numbers.below(256)).expect("a byte"),
        2 => {
            let stretch = numbers.stretch(bytes);
            bytes.drain(stretch);
        }
        3 => {
            let copy = bytes[numbers.stretch(bytes)].to_vec();
            bytes.splice(at..at, copy);
        }
        4 => {
            let moved: Vec<u8> = bytes.drain(numbers.stretch(bytes)).collect();
            let to = at.min(bytes.len());
            bytes.splice(to..to, moved);
        }
        5 => {
            let (first, second) = (numbers.tag(bytes), numbers.tag(bytes));
            if let (Some(first), Some(second)) = (first, second)
                && first.end <= second.start
            {
                let copy = bytes[first.clone()].to_vec();
                let other: Vec<u8> = bytes.splice(second, copy).collect();
                bytes.splice(first, other);
            }
        }
        6 => bytes.truncate(at),
        _ => {
            let piece = PIECES[numbers.below(PIECES.len())].repeat(1 + numbers.below(3));
            bytes.splice(at..at, piece.into_bytes());
        }
    }
}

#[test]
fn damaged_feeds_are_read() {
    let feeds = feeds();
    if feeds.is_empty() {
        println!("skipped: there is no ../shared/data/feeds");
        return;
    }
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok());
    let (mut read, mut entries, mut slowest) = (0u64, 0u64, Duration::ZERO);
    for case in 0..cases.unwrap_or(2_000u64) {
        let mut numbers = Numbers(case);
        let feed = &feeds[numbers.below(feeds.len())];
        let bytes = damaged(feed, &mut numbers);
        let types = [None, Some("text/xml; charset=windows-1256"), Some("text/xml; charset=utf-8")];
        let origin = Origin { content_type: types[numbers.below(3)], ..Origin::default() };
        let outcome = catch_unwind(|| {
            let start = Instant::now();
            let parsed = parse_feed(&bytes, &origin);
            let time = start.elapsed();
            parsed.iter().for_each(|feed| assert_sound(feed, bytes.len()));
            (time, parsed.map_or(0, |feed| 1 + feed.entries.len() as u64))
        });
        let (time, count) = outcome.unwrap_or_else(|_| panic!("in case {case}"));
        assert!(time < PATIENCE, "{time:?} in case {case}");
        slowest = slowest.max(time);
        read += u64::from(count > 0);
        entries += count.saturating_sub(1);
    }
    println!("{read} read, with {entries} entries; the slowest took {slowest:?}");
    assert!(entries > 0);
}
