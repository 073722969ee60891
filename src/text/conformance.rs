//! The bidi conformance files of Unicode through the engine's own path: the levels of its
//! clusters after L1, and their order on the screen.

use std::borrow::Cow;
use std::path::Path;

use unicode_bidi::BidiClass;

use super::character::{Character, LineBreak, characters};
use super::clean::Clean;
use super::map::SourceMap;
use super::reorder::visual_order;
use super::shape::shape_clean;
use super::wrap::Range;
use super::{Base, Direction, ShapeOptions, Span, breaks, clusters};

/// What the files say about a text: the level of each character (None where X9 takes it away)
/// and the visual order of the others.
#[derive(Debug, Default, PartialEq, Eq)]
struct Expected {
    levels: Vec<Option<u8>>,
    order: Vec<usize>,
}

/// The same by the engine. The text is not cleaned, so that embeddings and overrides, which
/// foreign text may not use, are tested too.
fn by_the_engine(text: &str, base: Base) -> (Expected, Direction) {
    let clean = Clean { text: Cow::Borrowed(text), map: SourceMap::default(), origin: 0 };
    let options = ShapeOptions { base, ..ShapeOptions::default() };
    let shaped = shape_clean(&clean, Span::new(0, text.len()), &options);
    let (mut line_levels, mut order) = (Vec::new(), Vec::new());
    Range::whole(&shaped).levels(&shaped, &mut line_levels);
    visual_order(&line_levels, &mut order);
    let characters = characters(text);
    let mut found = Expected { levels: vec![None; characters.len()], order: Vec::new() };
    for &place in &order {
        let cluster = &shaped.clusters[place as usize];
        let level = line_levels[place as usize];
        // Marks follow their letter on the screen (L3); the files do not know clusters.
        let mut inside: Vec<usize> = (0..characters.len())
            .filter(|&i| {
                cluster.source.contains(characters[i].at as usize) && !is_removed(&characters[i])
            })
            .collect();
        inside.iter().for_each(|&i| found.levels[i] = Some(level));
        if level % 2 == 1 {
            inside.reverse();
        }
        found.order.extend(inside);
    }
    (found, shaped.direction())
}

/// X9.
fn is_removed(character: &Character) -> bool {
    use BidiClass::{BN, LRE, LRO, PDF, RLE, RLO};
    matches!(character.traits.bidi, BN | LRE | LRO | RLE | RLO | PDF)
}

fn lines_of(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/unicode").join(name);
    let text = std::fs::read_to_string(path).ok();
    if text.is_none() {
        println!("skipped: no ../shared/data/unicode/{name}");
    }
    text
}

fn parse_levels(words: &str) -> Vec<Option<u8>> {
    words.split_whitespace().map(|word| word.parse().ok()).collect()
}

fn parse_order(words: &str) -> Vec<usize> {
    words.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

/// A character of the class. None of them has a cluster of more than itself and its marks.
fn sample(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => 'א',
        "AL" => 'ا',
        "EN" => '0',
        "ES" => '+',
        "ET" => '#',
        "AN" => '٠',
        "CS" => ',',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "BN" => '\u{200b}',
        "NSM" => '\u{300}',
        "LRE" => '\u{202a}',
        "RLE" => '\u{202b}',
        "PDF" => '\u{202c}',
        "LRO" => '\u{202d}',
        "RLO" => '\u{202e}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        _ => panic!("no such class: {class}"),
    }
}

#[test]
fn bidi_test() {
    let Some(file) = lines_of("15.0/BidiTest.txt") else { return };
    let mut expected = Expected::default();
    let (mut cases, mut failures) = (0usize, 0usize);
    for line in file.lines() {
        if let Some(levels) = line.strip_prefix("@Levels:") {
            expected.levels = parse_levels(levels);
        } else if let Some(order) = line.strip_prefix("@Reorder:") {
            expected.order = parse_order(order);
        } else if let Some((classes, bits)) =
            line.split_once(';').filter(|_| !line.starts_with('#'))
        {
            let text: String = classes.split_whitespace().map(sample).collect();
            let bits: u8 = bits.trim().parse().expect("a bit set");
            let bases = [Base::Auto, Base::Fixed(Direction::Ltr), Base::Fixed(Direction::Rtl)];
            for (_, base) in bases.into_iter().enumerate().filter(|(bit, _)| bits & 1 << bit != 0) {
                cases += 1;
                let (found, _) = by_the_engine(&text, base);
                if found != expected {
                    failures += 1;
                    if failures <= 10 {
                        println!("{classes} {base:?}: wanted {expected:?}, found {found:?}");
                    }
                }
            }
        }
    }
    println!("BidiTest: {cases} cases ran, {failures} failed");
    assert_eq!(failures, 0);
}

#[test]
fn bidi_character_test() {
    let Some(file) = lines_of("15.0/BidiCharacterTest.txt") else { return };
    let (mut cases, mut failures) = (0usize, 0usize);
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let fields: Vec<&str> = line.split(';').collect();
        let &[codes, base, direction, levels, order] = fields.as_slice() else { panic!("{line}") };
        let parse = |code: &str| u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        let text: String = codes.split_whitespace().filter_map(parse).collect();
        let base = match base {
            "0" => Base::Fixed(Direction::Ltr),
            "1" => Base::Fixed(Direction::Rtl),
            _ => Base::Auto,
        };
        let expected = Expected { levels: parse_levels(levels), order: parse_order(order) };
        let (found, found_direction) = by_the_engine(&text, base);
        cases += 1;
        if found != expected || found_direction.level().to_string() != direction {
            failures += 1;
            if failures <= 10 {
                println!("{line}: found {found:?} {found_direction:?}");
            }
        }
    }
    println!("BidiCharacterTest: {cases} cases ran, {failures} failed");
    assert_eq!(failures, 0);
}

/// Runs a file of `÷ 0061 × 0308 ÷` lines; the names of the cases that differ.
fn differing(
    name: &str,
    find: fn(&str, &mut [Character]),
    starts: fn(&Character) -> bool,
) -> Option<Vec<String>> {
    let file = lines_of(name)?;
    let (mut cases, mut differing) = (0usize, Vec::new());
    for line in file
        .lines()
        .filter_map(|line| line.split('#').next())
        .filter(|line| !line.trim().is_empty())
    {
        let words: Vec<&str> = line.split_whitespace().collect();
        let code = |word: &&str| u32::from_str_radix(word, 16).ok().and_then(char::from_u32);
        let text: String = words.iter().filter_map(code).collect();
        // Signs and code points take turns; the first sign, at the start of the text, says nothing.
        let expected: Vec<bool> =
            words.iter().step_by(2).skip(1).map(|sign| *sign == "÷").collect();
        let mut characters = characters(&text);
        find(&text, &mut characters);
        let found: Vec<bool> = characters.iter().skip(1).map(starts).chain([true]).collect();
        cases += 1;
        if found != expected {
            differing.push(line.trim().to_owned());
        }
    }
    println!("{name}: {cases} cases ran, {} differ", differing.len());
    Some(differing)
}

#[test]
fn grapheme_break_test() {
    let starts = |character: &Character| character.starts_cluster;
    let Some(differing) = differing("17.0/GraphemeBreakTest.txt", clusters::mark, starts) else {
        return;
    };
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn line_break_test() {
    let starts = |character: &Character| character.line_break != LineBreak::No;
    let Some(differing) = differing("17.0/LineBreakTest.txt", breaks::mark, starts) else { return };
    // The file says why.
    let known =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/text/known/line_break_differences.txt");
    let reasons = std::fs::read_to_string(&known).expect("the known differences");
    if std::env::var_os("UPDATE").is_some() {
        let head: Vec<&str> = reasons.lines().filter(|line| line.starts_with('#')).collect();
        std::fs::write(&known, [head.join("\n"), differing.join("\n"), String::new()].join("\n"))
            .expect("a writable file");
        return;
    }
    let reasons: Vec<&str> = reasons.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(differing, reasons);
}
