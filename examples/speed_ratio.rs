//! How fast the layout engine is beside fribidi, over the same text in the same minute:
//! `cargo run --release --example speed_ratio -- FILE [WIDTH] [ROUNDS]`.
//!
//! Ours is the whole road from the bytes of the file to lines of cells with their spans: read,
//! check UTF-8, then clean, levels, joining, breaks and wrap of each line of the file. Theirs is
//! the program `fribidi --nopad`, which reads the file and writes to nowhere. The two take turns,
//! so that what else the machine does slows both; the best round tells most on a busy machine.

// It may stop when it is called wrongly.
#![allow(clippy::unwrap_used)]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use khabar::text::{Base, Cell, LayoutOptions, Line, Shaped, Span, lay_out, shape};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        println!("speed_ratio FILE [WIDTH] [ROUNDS]");
        return;
    };
    let mut number = |default| arguments.next().and_then(|n| n.parse().ok()).unwrap_or(default);
    let (width_cells, rounds) = (number(72), number(9).max(1));
    let bytes = std::fs::metadata(&path).unwrap().len();

    let (mut ours, mut shaping, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        ours.push(time(|| lines_in(&path, width_cells)));
        shaping.push(time(|| clusters_in(&path)));
        theirs.extend(fribidi(&path, width_cells));
    }
    let ours = report("khabar, the whole road", &mut ours, bytes);
    report("  of it reading and shape()", &mut shaping, bytes);
    if theirs.is_empty() {
        println!("fribidi is not installed (or failed): no ratio");
    } else {
        let theirs = report("fribidi --nopad", &mut theirs, bytes);
        let ratio = |ours: Duration, theirs: Duration| theirs.as_secs_f64() / ours.as_secs_f64();
        println!(
            "khabar is {:.2} times as fast by the median, {:.2} times by the best round",
            ratio(ours.median, theirs.median),
            ratio(ours.best, theirs.best)
        );
    }
    report_memory(&path, width_cells);
}

fn time<T>(task: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(task());
    start.elapsed()
}

fn shaped(paragraph: &str) -> Shaped {
    shape(paragraph, Span::new(0, paragraph.len()), Base::Auto)
}

/// Lays out each line of the file as a paragraph, and counts the lines of cells.
fn lines_in(path: &str, width_cells: usize) -> usize {
    let text = std::fs::read_to_string(path).unwrap();
    let options = LayoutOptions::default();
    text.lines().map(|paragraph| lay_out(&shaped(paragraph), width_cells, &options).len()).sum()
}

/// Only what does not depend on the width.
fn clusters_in(path: &str) -> usize {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|paragraph| shaped(paragraph).source().len()).sum()
}

/// How long fribidi takes; None when it cannot be run.
fn fribidi(path: &str, width_cells: usize) -> Option<Duration> {
    let start = Instant::now();
    let status = Command::new("fribidi")
        .args(["--nopad", "--width", &width_cells.to_string(), path])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    status.success().then(|| start.elapsed())
}

struct Times {
    median: Duration,
    best: Duration,
}

fn report(name: &str, times: &mut [Duration], bytes: u64) -> Times {
    times.sort();
    let times = Times { median: times[times.len() / 2], best: times[0] };
    let speed = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    println!(
        "{name:27} {:6.1} MB/s by the median, {:6.1} MB/s at best",
        speed(times.median),
        speed(times.best)
    );
    times
}

/// What the laid-out lines of the whole file hold on to, without the text itself.
fn report_memory(path: &str, width_cells: usize) {
    let text = std::fs::read_to_string(path).unwrap();
    let lines: Vec<Line> = text
        .lines()
        .flat_map(|paragraph| lay_out(&shaped(paragraph), width_cells, &LayoutOptions::default()))
        .collect();
    let shaped: usize = text.lines().map(|paragraph| shaped(paragraph).size_bytes()).sum();
    let cells: usize = lines.iter().map(|line| line.cells().len()).sum();
    let used = |line: &Line| size_of_val(line.cells()) + line.visual().len() + size_of::<Line>();
    let held: usize = lines.iter().map(Line::size_bytes).sum();
    println!(
        "{} lines, {cells} cells of {} bytes: {:.1} bytes a cell used, {:.1} held, {:.1} with what shape() made",
        lines.len(),
        size_of::<Cell>(),
        lines.iter().map(used).sum::<usize>() as f64 / cells as f64,
        held as f64 / cells as f64,
        (held + shaped) as f64 / cells as f64,
    );
}
