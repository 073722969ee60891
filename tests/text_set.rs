//! What holds for every text when it is set in type: filled lines, first lines set in, marks
//! and digits by choice. More cases: `PROPTEST_CASES=100000 cargo test`.

use khabar::text::{
    Base, Cell, Digits, Direction, Fill, LayoutOptions, Line, Marks, ShapeOptions, Shaped, Span,
    lay_out, shape_with,
};
use proptest::prelude::*;

/// Letters that join and letters that do not, marks, digits of three kinds with what stands
/// beside them, Latin, and what acts unseen.
const ALPHABET: &[&str] = &[
    "ا",
    "ل",
    "ل",
    "لا",
    "لله",
    "ب",
    "س",
    "ص",
    "م",
    "ه",
    "ة",
    "د",
    "ر",
    "ي",
    "ى",
    "و",
    "ع",
    "ك",
    "كتاب",
    "مدينة",
    "السلام",
    "پ",
    "ی",
    "ە",
    "ـ",
    "\u{64e}",
    "\u{651}",
    "\u{64b}",
    "א",
    "ש",
    "\u{5b8}",
    "a",
    "b",
    "é",
    "A380",
    "@",
    "#",
    "0",
    "7",
    "12",
    "٣",
    "۴",
    ".",
    ",",
    "٫",
    "٬",
    "%",
    "-",
    "/",
    " ",
    " ",
    " ",
    "  ",
    "\u{a0}",
    "\n",
    "\t",
    "\u{2028}",
    "(",
    ")",
    "«",
    "،",
    "\u{ad}",
    "\u{200c}",
    "\u{200d}",
    "\u{200e}",
    "\u{200f}",
    "\u{2067}",
    "\u{2069}",
    "\u{fefb}",
    "\u{fdf2}",
    "中",
    "😀",
    "1\u{fe0f}\u{20e3}",
    "\u{1b}[31m",
];

fn any_text() -> impl Strategy<Value = String> {
    let biased = prop::collection::vec(prop::sample::select(ALPHABET), 0..60);
    prop_oneof![4 => biased.prop_map(|parts| parts.concat()), 1 => any::<String>()]
}

fn any_base() -> impl Strategy<Value = Base> {
    prop::sample::select(vec![Base::Auto, Base::Fixed(Direction::Ltr), Base::Fixed(Direction::Rtl)])
}

fn any_options() -> impl Strategy<Value = LayoutOptions> {
    let marks = prop::sample::select(vec![Marks::Shown, Marks::Hidden, Marks::Essential]);
    let fill = prop::sample::select(vec![Fill::Ragged, Fill::Spaces, Fill::Kashida]);
    (marks, fill, 0u16..6).prop_map(|(marks, fill, indent_cells)| LayoutOptions {
        marks,
        fill,
        indent_cells,
    })
}

fn any_digits() -> impl Strategy<Value = Digits> {
    let all = [Digits::AsWritten, Digits::European, Digits::ArabicIndic, Digits::Extended];
    prop::sample::select(all.to_vec())
}

fn whole(text: &str, base: Base, digits: Digits) -> Shaped {
    shape_with(text, Span::new(0, text.len()), &ShapeOptions { base, digits })
}

/// The cells without what was added to fill the line.
fn without_filling(line: &Line) -> Vec<(&str, Cell)> {
    let is_filling =
        |symbol: &str, cell: &Cell| cell.source.is_empty() && matches!(symbol, " " | "ـ");
    line.iter()
        .filter(|(symbol, cell)| !is_filling(symbol, cell))
        .map(|(symbol, cell)| (symbol, *cell))
        .collect()
}

/// All that is told of a cell but its place in the memory of its line.
fn told<'a>((symbol, cell): &(&'a str, Cell)) -> (&'a str, Span, u8, u8) {
    (symbol, cell.source, cell.width, cell.level)
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
    fn set_lines_fit_and_cover_the_paragraph(
        text in any_text(), base in any_base(), digits in any_digits(), options in any_options(), width in 0usize..40,
    ) {
        let shaped = whole(&text, base, digits);
        let lines = lay_out(&shaped, width, &options);
        let mut place = 0;
        for (number, line) in lines.iter().enumerate() {
            let indent = if number == 0 { options.indent_in(width) } else { 0 };
            prop_assert!(line.width_cells() + indent <= width);
            prop_assert_eq!(line.width_cells(), line.cells().iter().map(|cell| usize::from(cell.width)).sum::<usize>());
            prop_assert_eq!(line.source.start(), place);
            place = line.source.end();
        }
        prop_assert_eq!(place, text.len());
        prop_assert_eq!(lines.iter().position(|line| line.is_last), Some(lines.len() - 1));
        prop_assert_eq!(lines, lay_out(&shaped, width, &options));
    }

    #[test]
    fn filled_lines_have_the_width_and_without_the_filling_they_are_the_ragged_ones(
        text in any_text(), base in any_base(), options in any_options(), width in 1usize..40,
    ) {
        let shaped = whole(&text, base, Digits::AsWritten);
        let ragged = lay_out(&shaped, width, &LayoutOptions { fill: Fill::Ragged, ..options });
        let set = lay_out(&shaped, width, &options);
        prop_assert_eq!(set.len(), ragged.len());
        for (number, (set, ragged)) in set.iter().zip(&ragged).enumerate() {
            let width = if number == 0 { width - options.indent_in(width) } else { width };
            prop_assert!(set == ragged || set.width_cells() == width);
            prop_assert!(!set.is_last || set == ragged);
            prop_assert_eq!(
                without_filling(set).iter().map(told).collect::<Vec<_>>(),
                without_filling(ragged).iter().map(told).collect::<Vec<_>>()
            );
            prop_assert_eq!((set.source, set.direction, set.is_last), (ragged.source, ragged.direction, ragged.is_last));
            prop_assert_eq!(set.logical(&text), ragged.logical(&text));
        }
    }

    #[test]
    fn tatweel_stands_between_letters_of_one_run_and_at_most_three_together(
        text in any_text(), base in any_base(), width in 1usize..40,
    ) {
        let options = LayoutOptions { fill: Fill::Kashida, ..LayoutOptions::default() };
        for line in lay_out(&whole(&text, base, Digits::AsWritten), width, &options) {
            let cells: Vec<_> = line.iter().collect();
            for (i, (symbol, cell)) in cells.iter().enumerate() {
                if *symbol != "ـ" || !cell.source.is_empty() {
                    continue;
                }
                prop_assert!(cell.level % 2 == 1);
                let is_letter = |i: usize| {
                    cells.get(i).is_some_and(|(symbol, other)| {
                        other.level == cell.level && symbol.starts_with(|c: char| ('\u{fb50}'..='\u{fefc}').contains(&c) || c == 'ـ')
                    })
                };
                prop_assert!(i > 0 && is_letter(i - 1) && is_letter(i + 1));
                let added = |i: &usize| cells.get(*i).is_some_and(|(symbol, cell)| *symbol == "ـ" && cell.source.is_empty());
                prop_assert!((i..i + 4).take_while(added).count() <= 3);
            }
        }
    }

    #[test]
    fn other_digits_change_nothing_but_digits(text in any_text(), digits in any_digits(), width in 2usize..40) {
        let base = Base::Fixed(Direction::Rtl);
        let options = LayoutOptions::default();
        let written = lay_out(&whole(&text, base, Digits::AsWritten), 10_000, &options);
        let shown = lay_out(&whole(&text, base, digits), 10_000, &options);
        // Their order may differ: the classes of digits are not the same to the bidi algorithm.
        let sources = |lines: &[Line]| {
            let mut sources: Vec<_> = lines.iter().flat_map(Line::cells).map(|cell| (cell.source, cell.width)).collect();
            sources.sort_unstable();
            sources
        };
        prop_assert_eq!(sources(&written), sources(&shown));
        let symbols = |lines: &[Line]| {
            let mut symbols: Vec<_> = lines.iter().flat_map(Line::iter)
                .filter(|(symbol, _)| !symbol.contains(is_of_numbers))
                .map(|(symbol, cell)| (cell.source, unmirrored(symbol)))
                .collect();
            symbols.sort_unstable();
            symbols
        };
        prop_assert_eq!(symbols(&written), symbols(&shown));
        // Lines of any width still hold the text.
        let logical: Vec<_> = lay_out(&whole(&text, base, digits), width, &options).iter().map(|line| line.source).collect();
        prop_assert_eq!(logical.last().map(|span| span.end()), Some(text.len()));
    }

    #[test]
    fn marks_of_choice_are_a_part_of_all_marks(text in any_text(), base in any_base(), width in 1usize..40) {
        let shaped = whole(&text, base, Digits::AsWritten);
        let with = |marks| lay_out(&shaped, width, &LayoutOptions { marks, ..LayoutOptions::default() });
        let (shown, essential, hidden) = (with(Marks::Shown), with(Marks::Essential), with(Marks::Hidden));
        for ((shown, essential), hidden) in shown.iter().zip(&essential).zip(&hidden) {
            prop_assert_eq!(shown.cells().len(), essential.cells().len());
            for (((shown, _), (essential, _)), (hidden, _)) in shown.iter().zip(essential.iter()).zip(hidden.iter()) {
                prop_assert!(essential.chars().all(|c| shown.contains(c)));
                prop_assert!(hidden.chars().all(|c| essential.contains(c)));
            }
        }
    }
}

fn is_of_numbers(c: char) -> bool {
    matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹' | '.' | ',' | '٫' | '٬')
}

/// A bracket turns with the direction that it has, and that may change with the digits in it.
fn unmirrored(symbol: &str) -> String {
    let turn = |c: char| unicode_bidi_mirroring::get_mirrored(c).map_or(c, |other| c.min(other));
    symbol.chars().map(turn).collect()
}
