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

/// Columns at the start that the lines of a block keep clear of, for its marker and for the bar
/// of the quotation that it is part of.
#[must_use]
pub fn block_indent_cells(kind: BlockKind, quotation: Option<u8>) -> usize {
    let bar = if quotation.is_some() { BAR_CELLS } else { 0 };
    let set_in = quotation.map_or(0, level_cells);
    bar + match kind {
        BlockKind::Title
        | BlockKind::Paragraph
        | BlockKind::Heading { .. }
        | BlockKind::Caption
        | BlockKind::Rule
        | BlockKind::Quotation => set_in,
        BlockKind::Code | BlockKind::TableRow { .. } | BlockKind::Picture => set_in + 2,
        BlockKind::ListItem { item, .. } | BlockKind::ItemParagraph(item) => {
            level_cells(item.level) + marker_cells(item.marker)
        }
    }
}

/// What stands in that place beside the line of this number: a bullet or a number beside the
/// first, a bar beside each line of what is part of a quotation.
#[must_use]
pub fn block_marker(kind: BlockKind, quotation: Option<u8>, line_idx: usize) -> Option<String> {
    let own = match kind {
        BlockKind::Title
        | BlockKind::Paragraph
        | BlockKind::Heading { .. }
        | BlockKind::Caption
        | BlockKind::Rule
        | BlockKind::Quotation
        | BlockKind::ItemParagraph(_)
        | BlockKind::Code => None,
        BlockKind::TableRow { .. } => Some("┆".to_owned()),
        BlockKind::Picture => Some("▣".to_owned()),
        BlockKind::ListItem { item, .. } => Some(first_marker(item, quotation)),
    };
    match (quotation.map(bar), own.filter(|_| line_idx == 0)) {
        (Some(bar), Some(own)) => Some(format!("{bar} {own}")),
        (bar, own) => bar.or(own),
    }
}

/// Columns by which a level is set in.
fn level_cells(level: u8) -> usize {
    LEVEL_CELLS * usize::from(level.min(DEEPEST_LEVEL))
}

fn bar(level: u8) -> String {
    format!("{:1$}│", "", level_cells(level))
}

/// A marker stands where its level begins, counted from the bar where there is one.
fn first_marker(item: Item, quotation: Option<u8>) -> String {
    let marker = match item.marker {
        Marker::Bullet => bullet(item.level).to_string(),
        Marker::Number(number, numbering) => format!("{}.", written(number, numbering)),
    };
    let before_bar = quotation.map_or(0, level_cells);
    let cells = level_cells(item.level).saturating_sub(before_bar);
    format!("{:cells$}{marker}", "")
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
            usual.max(written(number, numbering).chars().count() + 2)
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
fn written(number: i32, numbering: Numbering) -> String {
    let positive = u32::try_from(number).ok().filter(|number| *number > 0);
    let signs = positive.and_then(|number| match numbering {
        Numbering::LowerLetters => Some(letters(number)),
        Numbering::UpperLetters => Some(letters(number).to_ascii_uppercase()),
        Numbering::LowerRoman if number < 100 => Some(roman(number)),
        Numbering::UpperRoman if number < 100 => Some(roman(number).to_ascii_uppercase()),
        Numbering::Decimal | Numbering::LowerRoman | Numbering::UpperRoman => None,
    });
    // The minus of print, which is as wide as the other signs of a number.
    signs.unwrap_or_else(|| number.to_string().replace('-', "\u{2212}"))
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
        assert_eq!(super::written(-4, N::LowerLetters), "\u{2212}4");
    }

    #[test]
    fn a_list_in_a_quotation_stands_behind_its_bar() {
        let item =
            |marker, level| BlockKind::ListItem { item: Item { marker, level }, is_first: true };
        let quoted = item(Marker::Bullet, 0);
        assert_eq!(block_marker(quoted, Some(0), 0).as_deref(), Some("│ •"));
        assert_eq!(block_marker(quoted, Some(0), 1).as_deref(), Some("│"));
        assert_eq!(block_indent_cells(quoted, Some(0)), 4);
        let deeper = item(Marker::Number(4, Numbering::LowerRoman), 2);
        assert_eq!(block_marker(deeper, Some(1), 0).as_deref(), Some("   │    iv."));
        assert_eq!(block_indent_cells(deeper, Some(1)), 14);
        assert_eq!(block_marker(item(Marker::Bullet, 1), None, 1), None);
        let long = item(Marker::Number(100, Numbering::Decimal), 0);
        assert_eq!(block_indent_cells(long, None), "100. ".len());
    }

    #[test]
    fn all_that_a_quotation_holds_has_its_bar() {
        for kind in [BlockKind::Quotation, BlockKind::Heading { level: 2 }, BlockKind::Code] {
            assert_eq!(block_marker(kind, Some(0), 3).as_deref(), Some("│"));
            assert_eq!(block_marker(kind, Some(1), 0).as_deref(), Some("   │"));
        }
        assert_eq!(block_marker(BlockKind::Code, None, 0), None);
        let row = BlockKind::TableRow { is_head: false, is_first: true };
        assert_eq!(block_marker(row, Some(0), 0).as_deref(), Some("│ ┆"));
        assert_eq!(block_marker(row, Some(0), 1).as_deref(), Some("│"));
        assert_eq!(block_indent_cells(row, Some(0)), 4);
        assert_eq!(block_indent_cells(BlockKind::Heading { level: 2 }, Some(1)), 5);
    }
}
