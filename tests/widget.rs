//! The widget as another program uses it: text and spans in, a buffer of cells out.

use khabar::text::{Align, Base, Direction, LayoutOptions, Marks, Span, shape};
use khabar::widget::Paragraphs;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};
use ratatui::widgets::Widget as _;

/// Hebrew letters, which need no joining, so that rows can be read here: א to ת.
const TEXT: &str = "אבג abc (דה) 12 וזח\nHello אבג world";

fn drawn(paragraphs: &Paragraphs, width: u16, height: u16) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a terminal");
    terminal.draw(|frame| frame.render_widget(paragraphs, frame.area())).expect("drawn");
    terminal.backend().buffer().clone()
}

fn rows(buffer: &Buffer) -> Vec<String> {
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..buffer.area.height).map(row).collect()
}

#[test]
fn each_paragraph_stands_in_its_own_direction() {
    let rows = rows(&drawn(&Paragraphs::new(TEXT, Base::Auto), 22, 3));
    let line = |text: &str| text.to_owned();
    assert_eq!(
        rows,
        [line("   חזו 12 (הד) abc גבא"), line("Hello גבא world       "), " ".repeat(22)]
    );
}

#[test]
fn lines_are_wrapped_and_scrolled() {
    let paragraphs = Paragraphs::new(TEXT, Base::Auto);
    assert_eq!(rows(&drawn(&paragraphs, 8, 3)), [" abc גבא", " 12 (הד)", "     חזו"]);
    assert_eq!(paragraphs.rows(8), 6);
    let scrolled = rows(&drawn(&paragraphs.clone().scroll_rows(4), 8, 3));
    assert_eq!(scrolled, ["גבא     ", "world   ", "        "]);
    assert_eq!(rows(&drawn(&paragraphs.scroll_rows(99), 8, 1)), [" ".repeat(8)]);
}

#[test]
fn alignment_and_gaps() {
    let paragraphs = Paragraphs::new("אב\nab", Base::Auto).gap_rows(1);
    assert_eq!(paragraphs.rows(5), 3);
    let aligned = |align| rows(&drawn(&paragraphs.clone().align(align), 5, 3));
    assert_eq!(aligned(Align::Start), ["   בא", "     ", "ab   "]);
    assert_eq!(aligned(Align::End), ["בא   ", "     ", "   ab"]);
    assert_eq!(aligned(Align::Center), ["  בא ", "     ", " ab  "]);
    assert_eq!(aligned(Align::Right), ["   בא", "     ", "   ab"]);
}

#[test]
fn first_lines_are_set_in_where_they_start() {
    let options = LayoutOptions { indent_cells: 2, ..LayoutOptions::default() };
    let paragraphs = Paragraphs::new("אב גד הו\nab cd ef", Base::Auto).options(options);
    assert_eq!(rows(&drawn(&paragraphs, 7, 4)), ["דג בא  ", "     וה", "  ab cd", "ef     "]);
    assert_eq!(
        paragraphs.byte_at(Rect::new(0, 0, 7, 4), Position { x: 2, y: 2 }),
        Some("אב גד הו\n".len())
    );
}

#[test]
fn styles_follow_spans_across_directions_and_lines() {
    let hit = TEXT.find("abc").unwrap()..TEXT.find(" 12").unwrap();
    let over = Style::new().fg(Color::Red);
    let base = Style::new().bg(Color::Blue);
    let paragraphs = Paragraphs::new(TEXT, Base::Auto)
        .style(base)
        .spans(vec![(Span::new(hit.start, hit.end), over)]);
    let red = |buffer: &Buffer, y| {
        let cells = (0..buffer.area.width).map(|x| &buffer[(x, y)]);
        cells.filter(|cell| cell.fg == Color::Red).map(|cell| cell.symbol()).collect::<String>()
    };
    let wide = drawn(&paragraphs, 22, 2);
    assert_eq!(red(&wide, 0), "(הד) abc");
    assert!(wide.content.iter().all(|cell| cell.bg == Color::Blue));
    let narrow = drawn(&paragraphs, 8, 3);
    assert_eq!([red(&narrow, 0), red(&narrow, 1), red(&narrow, 2)], ["abc", "(הד)", ""]);
}

#[test]
fn later_spans_lie_over_earlier_ones_and_empty_ones_do_nothing() {
    let styled = |color| Style::new().fg(color);
    let spans = vec![
        (Span::new(0, 3), styled(Color::Red)),
        (Span::new(1, 2), styled(Color::Green)),
        (Span::new(2, 2), styled(Color::Blue)),
    ];
    let buffer = drawn(&Paragraphs::new("abc", Base::Auto).spans(spans), 3, 1);
    let colors: Vec<Color> = buffer.content.iter().map(|cell| cell.fg).collect();
    assert_eq!(colors, [Color::Red, Color::Green, Color::Red]);
}

#[test]
fn arabic_is_joined_with_its_marks_in_the_cell_of_their_letter() {
    let paragraphs = Paragraphs::new("سَلام", Base::Auto);
    let cells = |options| {
        let buffer = drawn(&paragraphs.clone().options(options), 4, 1);
        buffer.content.iter().map(|cell| cell.symbol().to_owned()).collect::<Vec<_>>()
    };
    let shown = cells(LayoutOptions::default());
    assert_eq!(shown, [" ", "\u{FEE1}", "\u{FEFC}", "\u{FEB3}\u{64e}"]);
    let hidden = LayoutOptions { marks: Marks::Hidden, ..LayoutOptions::default() };
    assert_eq!(cells(hidden), [" ", "\u{FEE1}", "\u{FEFC}", "\u{FEB3}"]);
}

#[test]
fn a_click_leads_to_its_byte() {
    let paragraphs = Paragraphs::new(TEXT, Base::Auto);
    let area = Rect::new(5, 2, 22, 4);
    let at = |x, y| paragraphs.byte_at(area, Position { x, y });
    assert_eq!(at(26, 2), Some(0)); // the first letter, at the right edge
    assert_eq!(at(5, 2), None); // the margin
    assert_eq!(at(5, 3), TEXT.find("Hello"));
    assert_eq!(at(4, 2), None);
    assert_eq!(at(5, 5), None);
    let scrolled = paragraphs.clone().scroll_rows(1);
    assert_eq!(scrolled.byte_at(area, Position { x: 5, y: 2 }), TEXT.find("Hello"));
}

#[test]
fn paragraphs_may_be_shaped_by_the_caller() {
    let text = "abc 12";
    let span = Span::new(0, text.len());
    let shaped =
        vec![shape(text, span, Base::Fixed(Direction::Rtl)), shape(text, span, Base::Auto)];
    assert_eq!(rows(&drawn(&Paragraphs::of(shaped), 8, 2)), ["  abc 12", "abc 12  "]);
}

#[test]
fn wide_cells_are_drawn_whole_or_not_at_all() {
    let paragraphs = Paragraphs::new("中文字 ab", Base::Auto);
    let drawn = |width, height| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        paragraphs.render(buffer.area, &mut buffer);
        rows(&buffer)
    };
    // The second half of a wide cell is empty.
    assert_eq!(drawn(5, 3), ["中文 ", "字 ab", "     "]);
    assert_eq!(drawn(1, 2), ["…", "…"]);
}

#[test]
fn nothing_is_drawn_outside_of_the_area() {
    let long = "كلمات كثيرة جدا في سطر طويل ".repeat(20);
    let paragraphs = Paragraphs::new(&long, Base::Auto).style(Style::new().bg(Color::Red));
    for area in [Rect::new(2, 1, 7, 2), Rect::new(0, 0, 0, 0), Rect::new(9, 3, 40, 40)] {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 5));
        paragraphs.render(area, &mut buffer);
        for y in 0..5 {
            for x in 0..12 {
                let is_inside = area.contains(Position { x, y });
                assert!(is_inside || buffer[(x, y)].symbol() == " ", "({x}, {y})");
                assert_eq!(buffer[(x, y)].bg == Color::Red, is_inside);
            }
        }
    }
}

#[test]
fn empty_text_and_crlf() {
    assert_eq!(Paragraphs::new("", Base::Auto).rows(10), 0);
    let paragraphs = Paragraphs::new("ab\r\n\r\nאב\n", Base::Auto);
    assert_eq!(rows(&drawn(&paragraphs, 4, 4)), ["ab  ", "    ", "  בא", "    "]);
}
