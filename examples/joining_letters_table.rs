//! Writes `tests/text/data/joining_letters.txt` from Unicode data: how each letter and mark of
//! the Arabic blocks joins, and the forms that it has, for the test of joining to expect.
//!
//! ```text
//! cargo run --example joining_letters_table -- \
//!     DerivedJoiningType.txt ArabicShaping.txt UnicodeData.txt 17.0.0 \
//!     > tests/text/data/joining_letters.txt
//! ```
//! It shares no code with the engine, nor with the crate that tells it Joining_Type.

use std::collections::BTreeMap;
use std::error::Error;

/// The blocks Arabic, Arabic Supplement, Extended-B, Extended-A and Extended-C.
const BLOCKS: [std::ops::RangeInclusive<u32>; 4] =
    [0x0600..=0x06ff, 0x0750..=0x077f, 0x0870..=0x08ff, 0x10ec0..=0x10eff];
/// The tags of the compatibility decompositions, in the order of the columns.
const TAGS: [&str; 4] = ["<isolated>", "<final>", "<initial>", "<medial>"];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [derived, shaping, unicode_data, version] = arguments.as_slice() else {
        return Err("give DerivedJoiningType.txt ArabicShaping.txt UnicodeData.txt VERSION".into());
    };
    let mut types = joining_types(&std::fs::read_to_string(derived)?)?;
    // Where the two name one character they must agree; this one has the letters of type U too.
    for (code, joining) in joining_types(&std::fs::read_to_string(shaping)?)? {
        let known = types.insert(code, joining.clone());
        if known.is_some_and(|known| known != joining) {
            return Err(format!("U+{code:04X}: the files differ").into());
        }
    }
    let forms = forms(&std::fs::read_to_string(unicode_data)?)?;
    println!("# Joining_Type and presentation forms of the Arabic blocks.");
    println!("# Generated from ArabicShaping.txt, DerivedJoiningType.txt and UnicodeData.txt of");
    println!("# Unicode {version} by examples/joining_letters_table.rs.");
    println!("# Licence of the data: Unicode-3.0.");
    println!("# code; Joining_Type; isolated; final; initial; medial");
    for (code, joining) in types {
        let [isolated, last, initial, medial] = forms.get(&code).cloned().unwrap_or_default();
        let row = format!("{code:04X}; {joining}; {isolated}; {last}; {initial}; {medial}");
        println!("{}", row.trim_end_matches([';', ' ']));
    }
    Ok(())
}

/// `0628; BEH; D; BEH` of one file and `0622..0625 ; R` of the other.
fn joining_types(file: &str) -> Result<BTreeMap<u32, String>, Box<dyn Error>> {
    let mut types = BTreeMap::new();
    for line in file.lines().filter_map(|line| line.split('#').next()) {
        let fields: Vec<&str> = line.split(';').map(str::trim).collect();
        let (codes, joining) = match *fields.as_slice() {
            [codes, joining] => (codes, joining),
            [code, _, joining, _] => (code, joining),
            _ => continue,
        };
        let (first, last) = codes.split_once("..").unwrap_or((codes, codes));
        for code in u32::from_str_radix(first, 16)?..=u32::from_str_radix(last, 16)? {
            if BLOCKS.iter().any(|block| block.contains(&code)) {
                types.insert(code, joining.to_owned());
            }
        }
    }
    Ok(types)
}

/// The forms of each single letter. Of two with one decomposition the first is taken.
fn forms(file: &str) -> Result<BTreeMap<u32, [String; 4]>, Box<dyn Error>> {
    let mut forms: BTreeMap<u32, [String; 4]> = BTreeMap::new();
    for line in file.lines() {
        let fields: Vec<&str> = line.split(';').collect();
        let (Some(form), Some(decomposition)) = (fields.first(), fields.get(5)) else { continue };
        let Some((tag, letter)) = decomposition.split_once(' ') else { continue };
        let Some(column) = TAGS.iter().position(|known| *known == tag) else { continue };
        let Ok(letter) = u32::from_str_radix(letter, 16) else { continue };
        let row = forms.entry(letter).or_default();
        if row[column].is_empty() {
            row[column] = (*form).to_owned();
        }
    }
    Ok(forms)
}
