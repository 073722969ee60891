//! Writes `src/text/forms_table.rs` from UnicodeData.txt, so that nobody types the table by hand.
//!
//! ```text
//! cargo run --example arabic_forms_table -- UnicodeData.txt 17.0.0 > src/text/forms_table.rs
//! ```
//! Only the lines of U+FB50..U+FEFF are read. Decompositions never change once published
//! (Unicode's normalization stability policy), so any version since 6.0 gives this table.

use std::collections::BTreeMap;

/// The tags of the compatibility decompositions, in the order of the table's columns.
const TAGS: [&str; 4] = ["<isolated>", "<final>", "<initial>", "<medial>"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("which UnicodeData.txt?")?;
    let version = arguments.next().ok_or("of which Unicode version?")?;
    let mut letters: BTreeMap<u32, [u32; 4]> = BTreeMap::new();
    let mut lam_alef: BTreeMap<u32, [u32; 4]> = BTreeMap::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let fields: Vec<&str> = line.split(';').collect();
        let (Some(code), Some(decomposition)) = (fields.first(), fields.get(5)) else { continue };
        let form = u32::from_str_radix(code, 16)?;
        let mut words = decomposition.split(' ');
        let Some(tag) = words.next().and_then(|word| TAGS.iter().position(|tag| *tag == word))
        else {
            continue;
        };
        let parts =
            words.map(|word| u32::from_str_radix(word, 16)).collect::<Result<Vec<_>, _>>()?;
        let row = match *parts.as_slice() {
            [letter] => letters.entry(letter).or_default(),
            [0x0644, alef @ (0x0622 | 0x0623 | 0x0625 | 0x0627)] => {
                lam_alef.entry(alef).or_default()
            }
            _ => continue,
        };
        // Where two forms have one decomposition, the first (block A, the common one) stays.
        if row[tag] == 0 {
            row[tag] = form;
        }
    }
    print_tables(&version, &letters, &lam_alef);
    Ok(())
}

fn print_tables(
    version: &str,
    letters: &BTreeMap<u32, [u32; 4]>,
    lam_alef: &BTreeMap<u32, [u32; 4]>,
) {
    let last = letters.keys().next_back().copied().unwrap_or(0x0600);
    println!(
        "//! Presentation forms of the Arabic letters, so that one index finds the shape of a letter."
    );
    println!("//!");
    println!(
        "//! Generated from UnicodeData.txt of Unicode {version} by `examples/arabic_forms_table.rs`; do not edit."
    );
    println!("//! Licence of the data: Unicode-3.0.");
    println!();
    println!(
        "/// `[isolated, final, initial, medial]` of U+0600 onwards; 0 where there is no such form."
    );
    println!("pub(super) static FORMS: [[u16; 4]; {}] = [", last - 0x0600 + 1);
    for letter in 0x0600..=last {
        let [isolated, final_, initial, medial] = letters.get(&letter).copied().unwrap_or_default();
        println!(
            "    [{isolated:#06x}, {final_:#06x}, {initial:#06x}, {medial:#06x}], // U+{letter:04X}"
        );
    }
    println!("];");
    println!();
    println!("/// The ligatures of lam (U+0644) with an alef: `(alef, isolated, final)`.");
    println!("pub(super) static LAM_ALEF: [(char, char, char); {}] = [", lam_alef.len());
    for (alef, [isolated, final_, ..]) in lam_alef {
        println!("    ('\\u{{{alef:04x}}}', '\\u{{{isolated:04x}}}', '\\u{{{final_:04x}}}'),");
    }
    println!("];");
}
