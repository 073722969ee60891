//! What the lines of a paragraph of plain text are: prose, a heading, a list, a quotation.
//!
//! Only what cannot be taken for prose is read so: a list has two items at least, a heading
//! and a quotation have their sign and a blank before the text.

use crate::news::{BlockKind, Item, Marker, Numbering};
use std::borrow::Cow;

/// A block with its text.
type TextBlock<'a> = (BlockKind, Cow<'a, str>);

/// The blocks of one paragraph, whose lines have no blanks around them.
pub(super) fn blocks_of<'a>(lines: &[&'a str]) -> Vec<TextBlock<'a>> {
    if let Some(code) = code(lines) {
        return vec![(BlockKind::Code, Cow::Owned(code))];
    }
    if let Some(items) = list_items(lines) {
        return items;
    }
    if let Some(quoted) = lines.iter().map(|line| quoted(line)).collect::<Option<Vec<_>>>() {
        return vec![(BlockKind::Quotation, joined(&quoted))];
    }
    if let [line] = lines
        && let Some((level, heading)) = heading(line)
    {
        return vec![(BlockKind::Heading { level }, Cow::Borrowed(heading))];
    }
    vec![(BlockKind::Paragraph, joined(lines))]
}

/// Whether a line opens or closes lines of code.
pub(super) fn is_fence(line: &str) -> bool {
    line.trim_start().starts_with("```")
}

/// The lines between two fences, as they are, parted by U+2028.
fn code(lines: &[&str]) -> Option<String> {
    let [first, code @ .., last] = lines else { return None };
    let is_code = is_fence(first) && last.trim() == "```" && !code.is_empty();
    is_code.then(|| code.join("\u{2028}"))
}

/// The items of a list: the paragraph begins with a marker, and at least one more line does.
/// A line without a marker goes on with the item before it.
fn list_items<'a>(lines: &[&'a str]) -> Option<Vec<TextBlock<'a>>> {
    let mut items: Vec<(Marker, Vec<&'a str>)> = Vec::new();
    for line in lines {
        match (list_item(line), items.last_mut()) {
            (Some((marker, text)), _) => items.push((marker, vec![text])),
            (None, Some((_, item))) => item.push(line),
            (None, None) => return None,
        }
    }
    let is_list = items.len() > 1;
    let block = |(idx, (marker, lines)): (usize, (Marker, Vec<&'a str>))| {
        let item = Item { marker, level: 0 };
        (BlockKind::ListItem { item, is_first: idx == 0 }, joined(&lines))
    };
    is_list.then(|| items.into_iter().enumerate().map(block).collect())
}

/// `- text`, `* text`, `• text`, `3. text`, `٣) text`. (A dash begins speech, not an item.)
fn list_item(line: &str) -> Option<(Marker, &str)> {
    let (marker, text) = line.split_once(char::is_whitespace)?;
    let text = text.trim_start();
    if matches!(marker, "-" | "*" | "•") {
        return Some((Marker::Bullet, text));
    }
    let digits = marker.strip_suffix(['.', ')', '-'])?;
    let number = number_of(digits)?;
    Some((Marker::Number(i32::try_from(number).ok()?, Numbering::Decimal), text))
}

/// A number of at most three digits, European, Arabic-Indic or Extended Arabic-Indic.
fn number_of(digits: &str) -> Option<u32> {
    if digits.is_empty() || digits.chars().count() > 3 {
        return None;
    }
    digits.chars().try_fold(0, |number, c| Some(number * 10 + digit_value(c)?))
}

fn digit_value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - 0x30),
        '\u{660}'..='\u{669}' => Some(u32::from(c) - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(u32::from(c) - 0x6f0),
        _ => None,
    }
}

fn quoted(line: &str) -> Option<&str> {
    line.strip_prefix("> ").map(str::trim_start)
}

/// `# text` to `###### text`; `#tag` is none.
fn heading(line: &str) -> Option<(u8, &str)> {
    let text = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - text.len()).ok()?;
    let text = text.strip_prefix(' ')?.trim().trim_end_matches('#').trim_end();
    ((1..=6).contains(&level) && !text.is_empty()).then_some((level, text))
}

/// The lines as one: parted by a blank, except between two characters of a script that is
/// written without blanks.
pub(super) fn joined<'a>(lines: &[&'a str]) -> Cow<'a, str> {
    let Some((first, rest)) = lines.split_first() else { return Cow::Borrowed("") };
    if rest.is_empty() {
        return Cow::Borrowed(first);
    }
    let mut text = (*first).to_owned();
    for line in rest {
        let unparted = text.chars().next_back().is_some_and(is_written_without_blanks)
            && line.chars().next().is_some_and(is_written_without_blanks);
        if !unparted {
            text.push(' ');
        }
        text.push_str(line);
    }
    Cow::Owned(text)
}

/// Chinese and Japanese. (Korean parts its words by blanks.)
pub(super) fn is_written_without_blanks(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF65}'
        | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(lines: &[&str]) -> Vec<BlockKind> {
        blocks_of(lines).into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn a_list_has_two_items_at_least() {
        let item =
            |marker, is_first| BlockKind::ListItem { item: Item { marker, level: 0 }, is_first };
        let number = |number| Marker::Number(number, Numbering::Decimal);
        let bullets = [item(Marker::Bullet, true), item(Marker::Bullet, false)];
        assert_eq!(kinds(&["- واحد", "- اثنان"]), bullets);
        assert_eq!(kinds(&["- قال الرجل شيئا"]), [BlockKind::Paragraph]);
        let blocks = blocks_of(&["1. one", "goes on", "٢) two"]);
        assert_eq!(blocks[0], (item(number(1), true), "one goes on".into()));
        assert_eq!(blocks[1], (item(number(2), false), "two".into()));
    }

    #[test]
    fn years_and_speech_are_no_items() {
        assert_eq!(kinds(&["2026. A year", "2027. Another"]), [BlockKind::Paragraph]);
        assert_eq!(kinds(&["— من هناك؟", "— أنا."]), [BlockKind::Paragraph]);
        assert_eq!(kinds(&["prose first", "- then this", "- and that"]), [BlockKind::Paragraph]);
    }

    #[test]
    fn code_keeps_its_lines_and_blanks() {
        let blocks = blocks_of(&["```rust", "fn main() {", "    go();", "}", "```"]);
        let code = "fn main() {\u{2028}    go();\u{2028}}";
        assert_eq!(blocks, [(BlockKind::Code, code.into())]);
        assert_eq!(kinds(&["```", "never closed"]), [BlockKind::Paragraph]);
    }

    #[test]
    fn quotations_and_headings() {
        let quotation = BlockKind::Quotation;
        assert_eq!(blocks_of(&["> سطر", "> آخر"]), [(quotation, "سطر آخر".into())]);
        assert_eq!(
            blocks_of(&["## عنوان ##"]),
            [(BlockKind::Heading { level: 2 }, "عنوان".into())]
        );
        assert_eq!(kinds(&["#وسم في أول الكلام"]), [BlockKind::Paragraph]);
        assert_eq!(kinds(&[">ليس اقتباسا"]), [BlockKind::Paragraph]);
    }
}
