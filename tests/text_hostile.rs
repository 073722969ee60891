//! Long and odd paragraphs end in good time: nothing in the engine is worse than linear.

use std::time::{Duration, Instant};

use khabar::text::{Base, LayoutOptions, Span, clean, direction_of, fit, fold, lay_out, shape};

/// Far more than any of them needs, far less than a quadratic step would take.
const LIMIT: Duration = Duration::from_secs(10);
const BYTES: usize = 300_000;

fn try_it(name: &str, part: &str) {
    let text = part.repeat(BYTES / part.len());
    let start = Instant::now();
    let shaped = shape(&text, Span::new(0, text.len()), Base::Auto);
    let shaping = start.elapsed();
    let lines = lay_out(&shaped, 72, &LayoutOptions::default());
    let _ = (fit(&shaped, 72, &LayoutOptions::default()), clean(&text), direction_of(&text, None));
    let folded = fold(&text);
    let _ = folded.find_all(fold(part.trim()).text());
    let took = start.elapsed();
    println!("{name}: shaping {shaping:?}, all {took:?}, {} lines", lines.len());
    assert!(took < LIMIT, "{name}: {took:?}");
}

#[test]
fn long_paragraphs_end() {
    for (name, part) in [
        ("arabic", "خبر عاجل من بيروت "),
        ("mixed", "خبر (word) 12% אב [a] "),
        ("one word", "ب"),
        ("vowels", "بَّ"),
        ("marks only", "\u{64e}"),
        ("marks of mixed classes", "\u{651}\u{64e}\u{323}\u{301}"),
        ("open brackets", "("),
        ("brackets in both directions", "(aא"),
        ("closed brackets", "a(א)"),
        ("initiators", "\u{2067}a"),
        ("isolates", "\u{2067}a\u{2069}א"),
        ("closers", "\u{2069}א"),
        ("overrides", "\u{202e}a"),
        ("escapes without end", "\u{1b}]"),
        ("C1 strings without end", "\u{9d}a"),
        ("C1 sequences without end", "\u{9b}1"),
        ("numbers", "1"),
        ("separators", "1,"),
        ("spaces", " "),
        ("no-break spaces", "\u{a0}"),
        ("soft hyphens", "\u{ad}"),
        ("letters with soft hyphens", "a\u{ad}"),
        ("line ends", "\u{2028}"),
        ("tabs", "\t"),
        ("flags", "🇸"),
        ("families", "👨\u{200d}"),
        ("spelled out", "\u{fdfa}"),
        ("CJK", "中"),
        ("Hangul jamo", "\u{1161}"),
        ("Thai", "ก"),
        ("zero width joiners", "\u{200d}"),
        ("stops", "."),
        ("urls", "https://example.com/a?b=c&"),
    ] {
        try_it(name, part);
    }
}
