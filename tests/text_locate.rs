//! Carets and selections on the screen: examples that read like use, and what holds for every
//! text.

use khabar::text::{
    Affinity, Base, Caret, Direction, Fill, LayoutOptions, Line, Marks, Place, Span, byte_left_of,
    byte_right_of, caret_at, caret_column, fit, fold, lay_out, move_left, move_right, next_cluster,
    next_word, place_of, previous_cluster, previous_word, shape, stretches,
};
use proptest::prelude::*;

fn lines_with(text: &str, width: usize, base: Base, options: LayoutOptions) -> Vec<Line> {
    lay_out(&shape(text, Span::new(0, text.len()), base), width, &options)
}

const HIDDEN: LayoutOptions =
    LayoutOptions { marks: Marks::Hidden, fill: Fill::Ragged, indent_cells: 0 };

fn lines(text: &str, width: usize) -> Vec<Line> {
    lines_with(text, width, Base::Auto, LayoutOptions::default())
}

/// The span of a part of the text.
fn part(text: &str, part: &str) -> Span {
    let start = text.find(part).expect("a part of the text");
    Span::new(start, start + part.len())
}

/// What is lit on each line, as the symbols stand on the screen; `|` parts the stretches.
fn lit(lines: &[Line], span: Span) -> Vec<String> {
    let of_line = |line: &Line| {
        let columns: Vec<&str> = line
            .iter()
            .flat_map(|(symbol, cell)| {
                std::iter::once(symbol).chain(std::iter::repeat_n("", usize::from(cell.width) - 1))
            })
            .collect();
        let stretches = stretches(line, span).into_iter().map(|range| columns[range].concat());
        stretches.collect::<Vec<_>>().join("|")
    };
    lines.iter().map(of_line).collect()
}

/// The bytes where a caret comes to while it moves as long as it can.
fn walk(lines: &[Line], from: Caret, step: fn(&[Line], Caret) -> Option<Caret>) -> Vec<usize> {
    std::iter::successors(Some(from), |caret| step(lines, *caret)).map(|caret| caret.byte).collect()
}

#[test]
fn a_caret_moves_over_what_it_sees() {
    let text = "ab אבג cd"; // on the screen: ab גבא cd
    let lines = lines(text, 20);
    let right = walk(&lines, Caret::downstream(0), move_right);
    // Right of the space it stands left of ג, which ends at byte 9; then before ג, ב, א.
    assert_eq!(right, [0, 1, 2, 3, 7, 5, 3, 10, 11, 12]);
    let left = walk(&lines, Caret::upstream(text.len()), move_left);
    assert_eq!(left, [12, 11, 10, 9, 5, 7, 9, 2, 1, 0]);
}

#[test]
fn a_caret_goes_on_at_the_next_line() {
    let text = "אב גד";
    let lines = lines(text, 3);
    assert_eq!(lines.len(), 2);
    let left = walk(&lines, Caret::downstream(0), move_left);
    // Past the last letter of a line it comes to the start of the next one.
    assert_eq!(left, [0, 2, 4, 5, 7, 9]);
    let right = walk(&lines, Caret::upstream(text.len()), move_right);
    assert_eq!(right, [9, 7, 5, 4, 2, 0]);
    let place = |caret| place_of(&lines, caret);
    assert_eq!(place(Caret::upstream(4)), Some(Place { line_idx: 0, column: 0 }));
    assert_eq!(place(Caret::downstream(5)), Some(Place { line_idx: 1, column: 2 }));
    assert_eq!(move_right(&lines, Caret::downstream(0)), None);
    assert_eq!(move_left(&lines, Caret::upstream(text.len())), None);
}

#[test]
fn a_caret_at_a_direction_boundary_has_two_places() {
    let text = "قال John أمس"; // on the screen: سمأ John لاق
    let lines = lines(text, 20);
    let john = part(text, "John");
    let column = |caret| place_of(&lines, caret).map(|place| place.column);
    // Before the name: at the left of the space that was read, or at the left end of the name.
    assert_eq!(column(Caret::upstream(john.start())), Some(8));
    assert_eq!(column(Caret::downstream(john.start())), Some(4));
    // After it: at its right end, or right of the next space.
    assert_eq!(column(Caret::upstream(john.end())), Some(8));
    assert_eq!(column(Caret::downstream(john.end())), Some(4));
}

#[test]
fn a_ligature_is_one_step_on_the_screen_and_two_in_the_text() {
    let text = "سلام";
    let lines = lines(text, 20);
    assert_eq!(walk(&lines, Caret::downstream(0), move_left), [0, 2, 6, 8]);
    let in_the_text: Vec<usize> =
        std::iter::successors(Some(0), |byte| Some(next_cluster(text, *byte))).take(5).collect();
    assert_eq!(in_the_text, [0, 2, 4, 6, 8]);
    // Inside the ligature the caret stands where it begins.
    let inside = place_of(&lines, Caret::downstream(4));
    assert_eq!(inside, place_of(&lines, Caret::downstream(2)));
}

#[test]
fn a_word_that_is_spelled_out_is_one_step() {
    let text = "قال ﷲ أكبر";
    let lines = lines(text, 30);
    let allah = part(text, "ﷲ");
    let visited = walk(&lines, Caret::downstream(allah.start()), move_left);
    assert_eq!(visited.get(..2), Some(&[allah.start(), allah.end()][..]));
    assert_eq!(lit(&lines, allah), ["\u{FEEA}\u{FEE0}\u{FEDF}\u{FE8D}"]);
}

#[test]
fn words_are_stepped_over_whole() {
    let text = "قالت بي‌بي‌سي: إن النسبة 3.5% (تقريبا)";
    let starts: Vec<&str> = std::iter::successors(Some(0), |byte| Some(next_word(text, *byte)))
        .take_while(|byte| *byte < text.len())
        .map(|byte| text[byte..].split(' ').next().unwrap())
        .collect();
    assert_eq!(starts, ["قالت", "بي‌بي‌سي:", "إن", "النسبة", "3.5%", "تقريبا)"]);
    assert_eq!(previous_word(text, text.len()), text.find("تقريبا").unwrap());
    assert_eq!((previous_word(text, 3), previous_word("", 7), next_word("...", 0)), (0, 0, 3));
}

#[test]
fn a_selection_is_torn_where_the_direction_changes() {
    let text = "he said שלום and left";
    let lines = lines(text, 30);
    // From the middle of one word to the middle of the other.
    let span = Span::new(5, "he said של".len());
    assert_eq!(lit(&lines, span), ["id |לש"]);
    assert_eq!(stretches(&lines[0], span), [5..8, 10..12]);
    assert_eq!(stretches(&lines[0], Span::new(5, 5)), [0usize..0; 0]);
    assert_eq!(stretches(&lines[0], part(text, text)), [0..21]);
}

#[test]
fn a_hit_is_lit_across_lines() {
    let text = "افتتح وزير الخارجية اللبناني المؤتمر";
    let lines = lines(text, 19);
    let hits = fold(text).find_all(fold("الخارجية اللبناني").text());
    let [hit] = *hits else { panic!("one hit: {hits:?}") };
    let shown = lit(&lines, hit);
    assert_eq!(shown.len(), 2);
    assert_eq!(shown.iter().map(|line| line.chars().count()).sum::<usize>(), 8 + 8);
    assert!(stretches(&lines[0], hit) == [0..8] && stretches(&lines[1], hit).len() == 1);
}

#[test]
fn a_hit_that_ends_inside_a_ligature_lights_all_of_it() {
    let text = "السلام";
    let lines = lines(text, 19);
    for needle in ["سل", "ام"] {
        let [hit] = *fold(text).find_all(fold(needle).text()) else { panic!("one hit") };
        let shown = lit(&lines, hit);
        assert!(shown[0].contains('\u{FEFC}'), "{needle}: {shown:?}");
        assert_eq!(shown[0].chars().count(), 2);
    }
}

#[test]
fn a_hit_is_lit_with_marks_shown_and_hidden_alike() {
    let text = "قَالَ مُحَمَّدٌ بْنُ سَلَامَةَ";
    let [hit] = *fold(text).find_all(fold("محمد").text()) else { panic!("one hit") };
    let columns = |options| stretches(&lines_with(text, 40, Base::Auto, options)[0], hit);
    assert_eq!(columns(LayoutOptions::default()), columns(HIDDEN));
    assert_eq!(columns(HIDDEN).iter().map(ExactSizeIterator::len).sum::<usize>(), 4);
    let [hit] = *fold(text).find_all(fold("سلام").text()) else { panic!("one hit") };
    let hidden = lines_with(text, 40, Base::Auto, HIDDEN);
    assert_eq!(lit(&hidden, hit), ["\u{FEE3}\u{FEFC}\u{FEB3}"]);
}

#[test]
fn a_hit_is_lit_without_holes_where_words_are_lengthened() {
    let text = "قال الوزير إن المستشفيات الكبيرة تعمل كلها";
    let fill = LayoutOptions { fill: Fill::Kashida, ..LayoutOptions::default() };
    let hit = part(text, "المستشفيات");
    let lines = lines_with(text, 29, Base::Auto, fill);
    assert!(lines[0].visual().contains('ـ'), "{}", lines[0].visual());
    assert_eq!(stretches(&lines[0], hit).len(), 1);
    // A tatweel is no step of its own.
    let steps = walk(&lines, Caret::downstream(hit.start()), move_left);
    assert_eq!(steps.iter().position(|byte| *byte == hit.end()), Some(10));
}

#[test]
fn a_caret_in_a_field_comes_to_every_place_and_back() {
    let field = "ab אבג cd\u{a0}";
    let shaped = shape(field, Span::new(0, field.len()), Base::Fixed(Direction::Ltr));
    let line = fit(&shaped, 30, &LayoutOptions::default());
    let right: Vec<usize> =
        std::iter::successors(Some(0), |byte| byte_right_of(&line, *byte)).collect();
    assert_eq!(right, [0, 1, 2, 7, 5, 3, 9, 10, 11, 12]);
    let columns: Vec<usize> = right.iter().map(|byte| caret_column(&line, *byte)).collect();
    assert_eq!(columns, (0..10).collect::<Vec<_>>());
}

const ALPHABET: &[&str] = &[
    "ا",
    "ل",
    "لا",
    "لأ",
    "ب",
    "م",
    "ه",
    "د",
    "و",
    "ە",
    "ـ",
    "\u{64b}",
    "\u{651}",
    "\u{654}",
    "א",
    "ש",
    "\u{5b8}",
    "a",
    "b",
    "e\u{301}",
    "0",
    "7",
    "٣",
    " ",
    " ",
    "  ",
    "\u{a0}",
    "\t",
    "\u{2028}",
    "(",
    ")",
    "«",
    "»",
    ".",
    "،",
    "%",
    "$",
    "-",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{200e}",
    "\u{200f}",
    "\u{61c}",
    "\u{ad}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "中",
    "文",
    "😀",
    "👍🏽",
    "\u{1b}[31m",
    "\u{7}",
    "\n",
];
const SPELLED_OUT: &[&str] = &["\u{fdf2}", "\u{fdfa}", "\u{fefb}", "\u{fdfd}"];

fn text_of(parts: Vec<&'static str>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(parts), 0..40).prop_map(|parts| parts.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => text_of(ALPHABET.to_vec()),
        1 => text_of([ALPHABET, SPELLED_OUT].concat()),
        1 => any::<String>(),
    ]
}

fn any_base() -> impl Strategy<Value = Base> {
    prop::sample::select(vec![Base::Auto, Base::Fixed(Direction::Ltr), Base::Fixed(Direction::Rtl)])
}

fn any_options() -> impl Strategy<Value = LayoutOptions> {
    let marks = prop::sample::select(vec![Marks::Shown, Marks::Hidden]);
    let fill = prop::sample::select(vec![Fill::Ragged, Fill::Spaces, Fill::Kashida]);
    (marks, fill, 0u16..4).prop_map(|(marks, fill, indent_cells)| LayoutOptions {
        marks,
        fill,
        indent_cells,
    })
}

fn any_affinity() -> impl Strategy<Value = Affinity> {
    prop::sample::select(vec![Affinity::Upstream, Affinity::Downstream])
}

fn config() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let config = if asked { ProptestConfig::default() } else { ProptestConfig::with_cases(1500) };
    ProptestConfig { failure_persistence: None, ..config }
}

/// The edges of the cells of a line that a caret can stand at, left to right, by walking.
fn walked(lines: &[Line], line_idx: usize, direction: Direction) -> Vec<usize> {
    let width = lines[line_idx].width_cells();
    let at_left = lines[line_idx].cells().iter().find(|cell| !cell.source.is_empty());
    let Some(first) = at_left else { return vec![0, width] };
    let caret = match direction {
        _ if first.level % 2 == 0 => Caret::downstream(first.source.start()),
        Direction::Ltr | Direction::Rtl => Caret::upstream(first.source.end()),
    };
    let places = std::iter::successors(Some(caret), |caret| move_right(lines, *caret))
        .map(|caret| place_of(lines, caret).expect("a place"))
        .take_while(|place| place.line_idx == line_idx);
    places.map(|place| place.column).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_step_and_a_step_back_come_to_the_same_place(
        text in any_text(), base in any_base(), options in any_options(), width in 1usize..24,
        at in any::<prop::sample::Index>(), affinity in any_affinity(),
    ) {
        let lines = lines_with(&text, width, base, options);
        let caret = Caret { byte: at.index(text.len() + 1), affinity };
        let place = place_of(&lines, caret);
        prop_assert!(place.is_some_and(|place| place.column <= lines[place.line_idx].width_cells()));
        if let Some(right) = move_right(&lines, caret) {
            let back = move_left(&lines, right).and_then(|back| place_of(&lines, back));
            prop_assert_eq!(back, place);
        }
        if let Some(left) = move_left(&lines, caret) {
            let back = move_right(&lines, left).and_then(|back| place_of(&lines, back));
            prop_assert_eq!(back, place);
        }
    }

    #[test]
    fn a_walk_along_a_line_visits_each_cell_once(
        text in text_of(ALPHABET.to_vec()), base in any_base(), width in 2usize..24,
    ) {
        let lines = lines_with(&text, width, base, LayoutOptions::default());
        for (line_idx, line) in lines.iter().enumerate() {
            // Without characters that are spelled out, each cell of the text is one step.
            let mut edges = vec![0];
            for cell in line.cells() {
                let edge = edges[edges.len() - 1] + usize::from(cell.width);
                if cell.source.is_empty() { continue }
                edges.push(edge);
            }
            let added = line.cells().iter().any(|cell| cell.source.is_empty());
            let shared = line.cells().windows(2).any(|two| two[0].source.overlaps(two[1].source));
            if !added && !shared && !line.cells().is_empty() {
                prop_assert_eq!(walked(&lines, line_idx, line.direction), edges);
            }
        }
    }

    #[test]
    fn a_walk_through_the_paragraph_ends(text in any_text(), base in any_base(), width in 1usize..24) {
        let lines = lines_with(&text, width, base, LayoutOptions::default());
        let most = text.chars().count() * 2 + lines.len() + 2;
        for step in [move_left, move_right] {
            for from in [Caret::downstream(0), Caret::upstream(text.len()), Caret::upstream(text.len() / 2)] {
                let steps = std::iter::successors(Some(from), |caret| step(&lines, *caret)).take(most + 1).count();
                prop_assert!(steps <= most);
            }
        }
    }

    #[test]
    fn a_walk_through_the_paragraph_comes_to_its_ends(
        text in text_of(ALPHABET.to_vec()), base in any_base(), width in 1usize..24,
    ) {
        let lines = lines_with(&text, width, base, LayoutOptions::default());
        let (forward, back): (fn(&[Line], Caret) -> _, fn(&[Line], Caret) -> _) =
            match lines[0].direction {
                Direction::Ltr => (move_right, move_left),
                Direction::Rtl => (move_left, move_right),
            };
        let last = |from, step: fn(&[Line], Caret) -> Option<Caret>| {
            std::iter::successors(Some(from), |caret| step(&lines, *caret)).last()
        };
        let end = last(Caret::downstream(0), forward).and_then(|caret| place_of(&lines, caret));
        let end_column = if lines[0].direction == Direction::Ltr { lines[lines.len() - 1].width_cells() } else { 0 };
        prop_assert_eq!(end, Some(Place { line_idx: lines.len() - 1, column: end_column }));
        let start = last(Caret::upstream(text.len()), back).and_then(|caret| place_of(&lines, caret));
        let start_column = if lines[0].direction == Direction::Ltr { 0 } else { lines[0].width_cells() };
        prop_assert_eq!(start, Some(Place { line_idx: 0, column: start_column }));
    }

    #[test]
    fn stretches_are_the_cells_that_show_the_span(
        text in any_text(), base in any_base(), options in any_options(), width in 1usize..24,
        from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
    ) {
        let span = Span::new(from.index(text.len() + 1), to.index(text.len() + 1));
        for line in lines_with(&text, width, base, options) {
            let stretches = stretches(&line, span);
            prop_assert!(stretches.windows(2).all(|two| two[0].end < two[1].start));
            prop_assert!(stretches.iter().all(|stretch| stretch.start < stretch.end));
            let mut column = 0;
            for cell in line.cells() {
                let columns = column..column + usize::from(cell.width);
                let is_lit = stretches.iter().any(|lit| lit.start <= columns.start && columns.end <= lit.end);
                let is_dark = stretches.iter().all(|lit| lit.end <= columns.start || columns.end <= lit.start);
                prop_assert!(is_lit || is_dark);
                if !cell.source.is_empty() {
                    prop_assert_eq!(is_lit, !span.is_empty() && span.overlaps(cell.source));
                }
                column = columns.end;
            }
        }
    }

    #[test]
    fn a_click_leads_to_the_caret_that_stands_there(text in text_of(ALPHABET.to_vec()), base in any_base(), width in 1usize..24) {
        let lines = lines_with(&text, width, base, LayoutOptions::default());
        for (line_idx, line) in lines.iter().enumerate() {
            let mut column = 0;
            for cell in line.cells() {
                let end = column + usize::from(cell.width);
                let caret = caret_at(&lines, Place { line_idx, column }).expect("a caret");
                if !cell.source.is_empty() {
                    prop_assert_eq!(caret, Caret::downstream(cell.source.start()));
                    let place = place_of(&lines, caret).expect("a place");
                    prop_assert_eq!(place.line_idx, line_idx);
                    // An edge of the cell, or of a hyphen beside it.
                    prop_assert!(place.column <= column || place.column >= end);
                }
                column = end;
            }
            let beyond = caret_at(&lines, Place { line_idx, column: column + 9 }).expect("a caret");
            prop_assert!(line.source.start() <= beyond.byte && beyond.byte <= line.source.end());
        }
        prop_assert_eq!(caret_at(&lines, Place { line_idx: lines.len(), column: 0 }), None);
    }

    #[test]
    fn a_field_is_walked_there_and_back(text in text_of(ALPHABET.to_vec()), base in any_base()) {
        let field = format!("{text}\u{a0}");
        let shaped = shape(&field, Span::new(0, field.len()), base);
        let line = fit(&shaped, 10_000, &LayoutOptions::default());
        let Some(leftmost) = caret_at(std::slice::from_ref(&line), Place::default()) else { return Ok(()) };
        let right: Vec<usize> = std::iter::successors(Some(leftmost.byte), |byte| byte_right_of(&line, *byte)).collect();
        let mut left: Vec<usize> = std::iter::successors(right.last().copied(), |byte| byte_left_of(&line, *byte)).collect();
        left.reverse();
        prop_assert_eq!(&left, &right);
        for cell in line.cells() {
            prop_assert!(right.iter().any(|byte| cell.source.contains(*byte)));
        }
    }

    #[test]
    fn steps_in_the_text_stay_in_it(text in any_text(), at in any::<prop::sample::Index>()) {
        let byte = at.index(text.len() + 1);
        for place in [next_cluster(&text, byte), previous_cluster(&text, byte), next_word(&text, byte), previous_word(&text, byte)] {
            prop_assert!(text.is_char_boundary(place));
        }
        prop_assert!(previous_cluster(&text, byte) <= byte && previous_word(&text, byte) <= byte);
        prop_assert!(next_word(&text, byte) >= byte);
        let words: Vec<usize> = std::iter::successors(Some(byte), |byte| Some(next_word(&text, *byte)))
            .skip(1)
            .take_while(|word| *word < text.len())
            .collect();
        for two in words.windows(2) {
            prop_assert_eq!(previous_word(&text, two[1]), two[0]);
        }
    }
}
