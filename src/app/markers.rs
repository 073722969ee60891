//! What stands at the start side of a block: bullets, numbers, the bar of a quotation, and the
//! columns that are kept clear for them.

use crate::news::{BlockKind, Item, Marker, Numbering};

/// Columns by which what stands in an item of a list is set in: further than the text beside a
/// bullet begins.
const LEVEL_CELLS: usize = 3;

/// Deeper levels are not set in any further: half a narrow pane would be margin.
const DEEPEST_LEVEL: u8 = 4;

/// The bar of a quotation and a blank.
const BAR_CELLS: usize = 2;

/// Columns at the start that the lines of a block keep clear of, for its marker.
#[must_use]
pub fn block_indent_cells(kind: BlockKind) -> usize {
    match kind {
        BlockKind::Title
        | BlockKind::Paragraph
        | BlockKind::Heading { .. }
        | BlockKind::Caption
        | BlockKind::Rule => 0,
        BlockKind::Code | BlockKind::TableRow { .. } | BlockKind::Picture => 2,
        BlockKind::Quotation { level } => level_cells(level) + BAR_CELLS,
        BlockKind::ListItem { item, .. } | BlockKind::ItemParagraph(item) => {
            let bar = if item.quotation.is_some() { BAR_CELLS } else { 0 };
            bar + level_cells(item.level) + marker_cells(item.marker)
        }
    }
}

/// What stands in that place beside the line of this number: a bullet or a number beside the
/// first, a bar beside each line of a quotation or of a list in one.
#[must_use]
pub fn block_marker(kind: BlockKind, line_idx: usize) -> Option<String> {
    match kind {
        BlockKind::Title
        | BlockKind::Paragraph
        | BlockKind::Heading { .. }
        | BlockKind::Caption
        | BlockKind::Rule
        | BlockKind::Code => None,
        BlockKind::Quotation { level } => Some(bar(level)),
        BlockKind::TableRow { .. } => (line_idx == 0).then(|| "┆".to_owned()),
        BlockKind::Picture => (line_idx == 0).then(|| "▣".to_owned()),
        BlockKind::ListItem { item, .. } if line_idx == 0 => Some(first_marker(item)),
        BlockKind::ListItem { item, .. } | BlockKind::ItemParagraph(item) => {
            item.quotation.map(bar)
        }
    }
}

/// Columns by which a level is set in.
fn level_cells(level: u8) -> usize {
    LEVEL_CELLS * usize::from(level.min(DEEPEST_LEVEL))
}

fn bar(level: u8) -> String {
    format!("{:1$}│", "", level_cells(level))
}

/// A marker stands where its level begins, behind the bar where there is one.
fn first_marker(item: Item) -> String {
    let marker = match item.marker {
        Marker::Bullet => bullet(item.level).to_string(),
        Marker::Number(number, numbering) => format!("{}.", written(number, numbering)),
    };
    let cells = level_cells(item.level);
    match item.quotation {
        None => format!("{:cells$}{marker}", ""),
        Some(level) => {
            let cells = cells - level_cells(level).min(cells);
            format!("{} {:cells$}{marker}", bar(level), "")
        }
    }
}

/// Columns for a marker and the blank after it. Short ones take as much as the usual longest,
/// so that the items of a list begin in the same column.
fn marker_cells(marker: Marker) -> usize {
    match marker {
        Marker::Bullet => 2,
        Marker::Number(number, numbering) => {
            let usual = match numbering {
                Numbering::Decimal | Numbering::LowerLetters | Numbering::UpperLetters => 4,
                Numbering::LowerRoman | Numbering::UpperRoman => 6,
            };
            usual.max(written(number, numbering).len() + 2)
        }
    }
}

/// The bullets of print: a full one outside, an open one within, a dash below.
fn bullet(level: u8) -> char {
    match level {
        0 => '•',
        1 => '◦',
        _ => '–',
    }
}

/// The number as the list writes it. Letters have no zero, and larger Roman numbers would take
/// half of a narrow pane.
fn written(number: u32, numbering: Numbering) -> String {
    match numbering {
        Numbering::LowerLetters if number > 0 => letters(number),
        Numbering::UpperLetters if number > 0 => letters(number).to_ascii_uppercase(),
        Numbering::LowerRoman if (1..100).contains(&number) => roman(number),
        Numbering::UpperRoman if (1..100).contains(&number) => roman(number).to_ascii_uppercase(),
        Numbering::Decimal
        | Numbering::LowerLetters
        | Numbering::UpperLetters
        | Numbering::LowerRoman
        | Numbering::UpperRoman => number.to_string(),
    }
}

/// a to z, then aa, ab and so on.
fn letters(mut number: u32) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        letters.extend(('a'..='z').nth((number as usize - 1) % 26));
        number = (number - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 8] =
        [(90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut text = String::new();
    for (value, sign) in SIGNS {
        text.push_str(&sign.repeat((number / value) as usize));
        number %= value;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_count() {
        let written = |numbering| [0, 1, 4, 26, 27, 99, 100].map(|n| written(n, numbering));
        use Numbering as N;
        assert_eq!(written(N::Decimal), ["0", "1", "4", "26", "27", "99", "100"]);
        assert_eq!(written(N::LowerLetters), ["0", "a", "d", "z", "aa", "cu", "cv"]);
        assert_eq!(written(N::UpperRoman), ["0", "I", "IV", "XXVI", "XXVII", "XCIX", "100"]);
    }

    #[test]
    fn a_list_in_a_quotation_stands_behind_its_bar() {
        let item = |marker, level, quotation| BlockKind::ListItem {
            item: Item { marker, level, quotation },
            is_first: true,
        };
        let quoted = item(Marker::Bullet, 0, Some(0));
        assert_eq!(block_marker(quoted, 0).as_deref(), Some("│ •"));
        assert_eq!(block_marker(quoted, 1).as_deref(), Some("│"));
        assert_eq!(block_indent_cells(quoted), 4);
        let deeper = item(Marker::Number(4, Numbering::LowerRoman), 2, Some(1));
        assert_eq!(block_marker(deeper, 0).as_deref(), Some("   │    iv."));
        assert_eq!(block_indent_cells(deeper), 14);
        assert_eq!(block_marker(item(Marker::Bullet, 1, None), 1), None);
        let long = item(Marker::Number(100, Numbering::Decimal), 0, None);
        assert_eq!(block_indent_cells(long), "100. ".len());
    }
}
