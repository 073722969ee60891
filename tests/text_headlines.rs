//! Real headlines against the reference: rows where FriBidi and an independent chain agree.

use std::path::{Path, PathBuf};

use khabar::text::{Base, Direction, LayoutOptions, Span, fit, is_presentation_form, shape};
use unicode_normalization::UnicodeNormalization;

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path)
}

/// As the scorer compares: isolated forms are their letters, what is not seen does not count,
/// runs of white space are one space.
fn comparable(visual: &str) -> String {
    let seen = |c: &char| !matches!(c, '\u{feff}' | '\u{61c}' | '\u{200b}'..='\u{200f}');
    let plain: String = visual.chars().filter(seen).flat_map(without_isolated_form).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_isolated_form(c: char) -> Vec<char> {
    let letters: Vec<char> = std::iter::once(c).nfkd().collect();
    let is_isolated = matches!(*letters.as_slice(), [letter] if is_presentation_form(c) && isolated(letter) == Some(c));
    if is_isolated { std::iter::once(c).nfkc().collect() } else { vec![c] }
}

/// What the engine draws for a letter alone.
fn isolated(letter: char) -> Option<char> {
    visual(&letter.to_string()).chars().next()
}

fn visual(text: &str) -> String {
    let shaped = shape(text, Span::new(0, text.len()), Base::Fixed(Direction::Rtl));
    fit(&shaped, 1000, &LayoutOptions::default()).visual().to_owned()
}

#[test]
fn headlines_stand_as_two_independent_chains_set_them() {
    let Ok(rows) = std::fs::read_to_string(data("bidi/headlines.jsonl")) else {
        println!("skipped: no ../shared/data/bidi/headlines.jsonl");
        return;
    };
    let (mut equal, mut all) = (0usize, 0usize);
    for row in rows.lines() {
        let row: serde_json::Value = serde_json::from_str(row).expect("a row is JSON");
        if row["consensus"] != true {
            continue;
        }
        let logical = row["logical"].as_str().expect("logical");
        let wanted = comparable(row["reshaped_pybidi_rtl"].as_str().expect("reference"));
        let got = comparable(&visual(logical));
        all += 1;
        if got == wanted {
            equal += 1;
        } else {
            println!("differs: {}\n  wanted {wanted}\n  got    {got}", row["id"]);
        }
    }
    println!("headlines: {equal} of {all} equal");
    assert!(equal * 1000 >= all * 999, "{equal} of {all}");
}
