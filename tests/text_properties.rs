//! What holds for every text whatsoever. More cases: `PROPTEST_CASES=100000 cargo test`.

use std::collections::BTreeMap;

use khabar::text::{
    Align, Base, Direction, Fill, LayoutOptions, Line, Marks, Shaped, Span, align_offset, byte_at,
    caret_column, clean, column_of, direction_of, fit, fit_lines, fold, is_presentation_form,
    lay_out, shape,
};
use proptest::prelude::*;
use unicode_bidi_mirroring::get_mirrored;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters that exercise the rules, many of them more than once, so that they meet.
const ALPHABET: &[&str] = &[
    "ا",
    "ل",
    "ل",
    "لا",
    "لأ",
    "لإ",
    "لآ",
    "ب",
    "م",
    "ن",
    "ه",
    "ي",
    "ى",
    "ئ",
    "ة",
    "ء",
    "د",
    "و",
    "پ",
    "چ",
    "ژ",
    "گ",
    "ک",
    "ی",
    "ٹ",
    "ں",
    "ھ",
    "ے",
    "ۓ",
    "ە",
    "ڕ",
    "ڵ",
    "ێ",
    "ۂ",
    "ـ",
    "\u{64b}",
    "\u{64e}",
    "\u{651}",
    "\u{653}",
    "\u{654}",
    "\u{655}",
    "\u{670}",
    "א",
    "ש",
    "\u{5c1}",
    "\u{5b8}",
    "ם",
    "a",
    "b",
    "é",
    "e\u{301}",
    "0",
    "7",
    "٣",
    "۴",
    " ",
    " ",
    " ",
    "  ",
    "\u{a0}",
    "\u{202f}",
    "\u{3000}",
    "\n",
    "\r\n",
    "\t",
    "\u{2028}",
    "\u{2029}",
    "(",
    ")",
    "[",
    "]",
    "«",
    "»",
    "“",
    "”",
    ".",
    "،",
    "؛",
    "؟",
    "!",
    ":",
    "%",
    "٪",
    "$",
    "-",
    "/",
    "…",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{200e}",
    "\u{200f}",
    "\u{61c}",
    "\u{2060}",
    "\u{ad}",
    "\u{202a}",
    "\u{202b}",
    "\u{202c}",
    "\u{202d}",
    "\u{202e}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{feff}",
    "\u{34f}",
    "\u{600}",
    "\u{6dd}",
    "\u{fefb}",
    "\u{fe91}",
    "\u{fdf2}",
    "\u{fdfa}",
    "\u{fdfd}",
    "\u{fc60}",
    "\u{fe77}",
    "中",
    "文",
    "。",
    "한",
    "\u{1112}",
    "\u{1161}",
    "क्षि",
    "😀",
    "👨\u{200d}👩\u{200d}👧",
    "🇸🇦",
    "❤\u{fe0f}",
    "👍🏽",
    "1\u{fe0f}\u{20e3}",
    "\u{e0041}",
    "\u{fff9}",
    "\u{0}",
    "\u{7}",
    "\u{7f}",
    "\u{85}",
    "\u{10ffff}",
    "𞤀",
];
const ESCAPES: &[&str] =
    &["\u{1b}", "\u{1b}[31m", "\u{1b}]0;", "\u{9b}", "\u{9d}", "\u{9c}", "\u{1b}\\", "\u{1b}(B"];

fn any_text() -> impl Strategy<Value = String> {
    let parts = ALPHABET.iter().chain(ESCAPES).copied().collect::<Vec<_>>();
    let biased =
        prop::collection::vec(prop::sample::select(parts), 0..40).prop_map(|parts| parts.concat());
    prop_oneof![3 => biased, 1 => any::<String>()]
}

/// Text without escape sequences, so that each character stands for itself.
fn plain_text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(ALPHABET), 0..40).prop_map(|parts| parts.concat())
}

fn any_base() -> impl Strategy<Value = Base> {
    prop::sample::select(vec![Base::Auto, Base::Fixed(Direction::Ltr), Base::Fixed(Direction::Rtl)])
}

fn whole(text: &str, base: Base) -> Shaped {
    shape(text, Span::new(0, text.len()), base)
}

const SHOWN: LayoutOptions =
    LayoutOptions { marks: Marks::Shown, fill: Fill::Ragged, indent_cells: 0 };
const HIDDEN: LayoutOptions = LayoutOptions { marks: Marks::Hidden, ..SHOWN };

/// How often each source and symbol is drawn, blanks not counted.
fn drawn(lines: &[Line]) -> BTreeMap<(Span, String), usize> {
    let mut drawn = BTreeMap::new();
    for (symbol, cell) in lines.iter().flat_map(Line::iter) {
        if !cell.source.is_empty() && !symbol.trim().is_empty() {
            *drawn.entry((cell.source, symbol.to_owned())).or_insert(0) += 1;
        }
    }
    drawn
}

fn is_spelled_out(source: &str) -> bool {
    source.contains(is_presentation_form)
}

fn must_not_be_emitted(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{fdf2}' | '\u{fdfa}' | '\u{fdfc}' | '\u{fdfd}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        // Letters that have presentation forms.
        || matches!(c, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}')
        || "ٱٹپچژڤکگںھہیےۓۀ".contains(c)
}

fn is_sign_of_number(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{605}' | '\u{6dd}')
}

/// Letters, digits and brackets: what is drawn wherever it stands. (A mark alone gets a base,
/// and a blank may hang.)
fn is_told(c: char) -> bool {
    !is_combining_mark(c) && (c.is_alphanumeric() || get_mirrored(c).is_some())
}

fn config() -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig { failure_persistence: None, ..ProptestConfig::default() },
        None => ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) },
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn lines_fit_and_cover_the_paragraph(text in any_text(), base in any_base(), width in 0usize..30) {
        let shaped = whole(&text, base);
        for options in [&SHOWN, &HIDDEN] {
            let lines = lay_out(&shaped, width, options);
            prop_assert!(!lines.is_empty());
            let mut place = 0;
            for line in &lines {
                prop_assert!(line.width_cells() <= width);
                prop_assert_eq!(line.width_cells(), line.cells().iter().map(|cell| usize::from(cell.width)).sum::<usize>());
                prop_assert!(line.cells().iter().all(|cell| matches!(cell.width, 1 | 2)));
                prop_assert_eq!(line.source.start(), place);
                prop_assert_eq!(line.direction, shaped.direction());
                place = line.source.end();
            }
            prop_assert_eq!(place, text.len());
            prop_assert_eq!(lines.iter().position(|line| line.is_last), Some(lines.len() - 1));
            prop_assert_eq!(&lines, &lay_out(&shaped, width, options));
        }
    }

    #[test]
    fn every_cluster_is_drawn_once(text in any_text(), base in any_base(), width in 2usize..30) {
        let shaped = whole(&text, base);
        let one_line = drawn(&[fit(&shaped, 10_000, &SHOWN)]);
        prop_assert_eq!(drawn(&lay_out(&shaped, width, &SHOWN)), one_line);
    }

    #[test]
    fn every_letter_is_drawn_once(text in plain_text(), base in any_base()) {
        let line = fit(&whole(&text, base), 10_000, &SHOWN);
        for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric() && !is_presentation_form(*c)) {
            let cells = line.cells().iter().filter(|cell| cell.source.contains(at)).count();
            prop_assert_eq!(cells, 1, "{} at {} in {:?}", c, at, text);
        }
    }

    #[test]
    fn nothing_dangerous_is_emitted(text in any_text(), base in any_base(), width in 1usize..30) {
        let shaped = whole(&text, base);
        for line in lay_out(&shaped, width, &SHOWN) {
            for c in line.visual().chars() {
                prop_assert!(!must_not_be_emitted(c), "U+{:04X}", c as u32);
            }
        }
    }

    #[test]
    fn fitted_lines_fit(text in any_text(), base in any_base(), width in 0usize..30, max_lines in 1usize..4) {
        let shaped = whole(&text, base);
        let line = fit(&shaped, width, &SHOWN);
        prop_assert!(line.width_cells() <= width);
        if shaped.width_cells() <= width {
            prop_assert_eq!(line.width_cells(), shaped.width_cells());
            prop_assert_eq!(line.source, shaped.source());
        } else if width > 0 {
            prop_assert_eq!(line.iter().filter(|(symbol, cell)| *symbol == "…" && cell.source.is_empty()).count(), 1);
        }
        let lines = fit_lines(&shaped, width, max_lines, &SHOWN);
        prop_assert!((1..=max_lines).contains(&lines.len()));
        prop_assert!(lines.iter().all(|line| line.width_cells() <= width));
        let all = lay_out(&shaped, width, &SHOWN);
        if all.len() <= max_lines {
            prop_assert_eq!(lines, all);
        }
    }

    #[test]
    fn cells_and_bytes_lead_to_each_other(text in any_text(), base in any_base(), width in 1usize..30) {
        for line in lay_out(&whole(&text, base), width, &SHOWN) {
            let mut column = 0;
            for cell in line.cells() {
                let alone = line.cells().iter().filter(|other| other.source.overlaps(cell.source)).count() == 1;
                if !cell.source.is_empty() {
                    prop_assert_eq!(byte_at(&line, column), Some(cell.source.start()));
                    if alone {
                        for byte in cell.source.range() {
                            prop_assert_eq!(column_of(&line, byte), Some(column));
                            prop_assert_eq!(caret_column(&line, byte), column);
                        }
                    }
                }
                // A character that is spelled out in several cells may be parted on a narrow line.
                prop_assert!(line.source.covers(cell.source) || is_spelled_out(cell.source.slice(&text)));
                column += usize::from(cell.width);
            }
            prop_assert_eq!(byte_at(&line, column), None);
            prop_assert!(caret_column(&line, text.len()) <= line.width_cells());
            for align in [Align::Start, Align::End, Align::Center, Align::Left, Align::Right] {
                prop_assert!(align_offset(&line, width, align) + line.width_cells() <= width);
            }
        }
    }

    #[test]
    fn a_part_is_shaped_in_coordinates_of_the_whole(before in plain_text(), text in any_text(), after in plain_text()) {
        let all = [before.as_str(), &text, &after].concat();
        let span = Span::new(before.len(), before.len() + text.len());
        let part = lay_out(&shape(&all, span, Base::Auto), 20, &SHOWN);
        let alone = lay_out(&whole(&text, Base::Auto), 20, &SHOWN);
        prop_assert_eq!(part.len(), alone.len());
        for (part, alone) in part.iter().zip(&alone) {
            prop_assert_eq!(part.visual(), alone.visual());
            prop_assert_eq!(part.source, alone.source.shifted(before.len()));
            for (part, alone) in part.cells().iter().zip(alone.cells()) {
                prop_assert_eq!(part.source, alone.source.shifted(before.len()));
            }
        }
    }

    #[test]
    fn cleaning_is_done_once(text in any_text()) {
        let once = clean(&text);
        prop_assert_eq!(clean(&once), once.as_ref());
        prop_assert!(!once.contains(|c: char| c.is_control() && c != '\t'));
        prop_assert!(!once.contains(is_presentation_form));
    }

    #[test]
    fn logical_lines_hold_the_text(text in plain_text(), base in any_base(), width in 2usize..30) {
        // Without marks: a line end or an isolate that is closed there may part one from its letter.
        let letters = |text: &str| text.nfd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).collect::<String>();
        let lines = lay_out(&whole(&text, base), width, &SHOWN);
        let logical: String = lines.iter().map(|line| line.logical(&text)).collect();
        prop_assert_eq!(letters(&logical), letters(&clean(&text)));
    }

    /// What layout does can be undone: order, forms, mirroring, and what it adds.
    #[test]
    fn undoing_the_layout_gives_the_text_again(text in plain_text(), base in any_base(), width in 2usize..30) {
        // Presentation forms are spelled out; a sign of number shares its cluster, and so its
        // level, with whatever follows it (GB9b).
        let text = text.replace(|c| is_presentation_form(c) || is_sign_of_number(c), "");
        let told = |text: &str| text.nfkd().filter(|c| is_told(*c)).collect::<String>();
        let mut undone = String::new();
        for line in lay_out(&whole(&text, base), width, &SHOWN) {
            let mut cells: Vec<_> = line.iter().filter(|(_, cell)| !cell.source.is_empty()).collect();
            cells.sort_by_key(|(_, cell)| cell.source.start());
            for (symbol, cell) in cells {
                let mirrored = |c| get_mirrored(c).filter(|_| cell.level % 2 == 1).unwrap_or(c);
                undone.extend(symbol.chars().map(mirrored));
            }
        }
        prop_assert_eq!(told(&undone), told(&clean(&text)), "{:?}", text);
    }

    #[test]
    fn direction_never_fails(text in any_text(), language in prop::option::of("[a-zA-Z-]{0,9}")) {
        let _ = direction_of(&text, language.as_deref());
    }

    #[test]
    fn what_is_folded_is_found(before in any_text(), needle in plain_text(), after in any_text()) {
        let text = [before.as_str(), " ", &needle, " ", &after].concat();
        let needle_folded = fold(&needle);
        let folded = fold(&text);
        let hits = folded.find_all(needle_folded.text());
        prop_assert!(hits.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        for hit in &hits {
            prop_assert!(text.get(hit.range()).is_some());
            prop_assert!(fold(hit.slice(&text)).text().contains(needle_folded.text()));
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in any_text()) {
        let once = fold(&text);
        let twice = fold(once.text());
        prop_assert_eq!(twice.text(), once.text());
    }
}

/// Found among 10^7 cases: the last line that is allowed held nothing that is drawn.
#[test]
fn lines_without_anything_drawn_are_cut() {
    let shaped = whole("\u{2028}\u{2028}\u{2028}\u{2028}\u{2028}", Base::Auto);
    for max_lines in 1..7 {
        let lines = fit_lines(&shaped, 3, max_lines, &SHOWN);
        assert_eq!(lines.len(), max_lines.min(5));
        assert!(lines.iter().all(|line| line.width_cells() == 0));
        assert_eq!(lines.last().map(|line| line.source.end()), Some(shaped.source().end()));
    }
}
