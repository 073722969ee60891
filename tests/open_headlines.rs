//! Real Arabic headlines, one at a time, in each legacy encoding: the shortest texts there are
//! to tell an encoding by.

use encoding_rs::{ISO_8859_6, WINDOWS_1256};
use khabar::feeds::decode;
use std::path::Path;

/// A headline in a hundred may be too odd (mostly Latin, or a word or two).
const GOAL: f64 = 0.99;

#[test]
fn headlines_come_back_from_legacy_encodings() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/bidi/headlines.jsonl");
    let Ok(lines) = std::fs::read_to_string(&path) else {
        println!("skipped: no {}", path.display());
        return;
    };
    let headlines: Vec<String> = lines
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|row| Some(row["logical"].as_str()?.to_owned()))
        .collect();
    for encoding in [WINDOWS_1256, ISO_8859_6] {
        let mut count = 0;
        let mut same = 0;
        for headline in &headlines {
            let (bytes, _, has_unmappable) = encoding.encode(headline);
            if has_unmappable {
                continue;
            }
            count += 1;
            match decode(&bytes) {
                Ok(decoded) if decoded.text == *headline => same += 1,
                Ok(decoded) => println!("{} as {}: {headline}", encoding.name(), decoded.encoding),
                Err(_) => println!("{} as nothing: {headline}", encoding.name()),
            }
        }
        println!("{}: {same} of {count} headlines came back", encoding.name());
        assert!(f64::from(same) >= GOAL * f64::from(count));
    }
}
