//! Measures the library: one of 100,000 articles (opening, lists, counts, marks, search), the
//! first fetch of many feeds, and a feed that is very large.
//!
//! ```text
//! cargo run --release --example library_speed -- [COUNT] [FILE]    a file that is there is used again
//! cargo run --release --example library_speed -- first FOLDER      of feeds, named *.xml
//! cargo run --release --example library_speed -- large FILE        a feed
//! cargo run --release --example library_speed -- keys FILE         of a library: the reader on it
//! ```
//!
//! Measured in a process of its own, so that making the library costs it no memory.

mod changes;
mod first;
mod keys;
mod large;
mod made;
mod reading;

use jiff::{Timestamp, Zoned};
use khabar::store::{Library, StoreError};
use made::{START, STEP};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

fn main() -> Result<(), StoreError> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [what, path] if what == "measure" => return measure_all(Path::new(path)),
        [what, folder] if what == "first" => return first::fetch(Path::new(folder)),
        [what, file] if what == "large" => return large::save(Path::new(file)),
        [what, path] if what == "keys" => return keys::measure_keys(Path::new(path)),
        _ => {}
    }
    let count = arguments.first().and_then(|count| count.parse().ok()).unwrap_or(100_000);
    let path = arguments.get(1).map_or_else(
        || std::env::temp_dir().join(format!("library-{count}.sqlite3")),
        PathBuf::from,
    );
    if !path.exists() {
        made::make(&path, count)?;
    }
    let own = std::env::current_exe()
        .map_err(|source| StoreError::File { path: path.clone(), source })?;
    let measured = Command::new(own).arg("measure").arg(&path).status();
    measured.map_err(|source| StoreError::File { path, source })?;
    Ok(())
}

/// Prints the median and the worst of several runs, and the median that a processor took.
pub fn measure(
    name: &str,
    runs: usize,
    mut run: impl FnMut(usize) -> Result<usize, StoreError>,
) -> Result<(), StoreError> {
    let (mut times, mut processor) = (Vec::new(), Vec::new());
    let mut result = 0;
    for number in 0..runs {
        let (start, before) = (Instant::now(), processor_ms());
        result = run(number)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        processor.push(processor_ms() - before);
    }
    times.sort_by(f64::total_cmp);
    processor.sort_by(f64::total_cmp);
    let median = |times: &[f64]| times.get(runs / 2).copied().unwrap_or_default();
    let worst = times.last().copied().unwrap_or_default();
    let (median, processor) = (median(&times), median(&processor));
    println!("{name:<44} {median:>9.2} ms {worst:>9.2} ms {processor:>9.2} ms   {result}");
    Ok(())
}

fn measure_all(path: &Path) -> Result<(), StoreError> {
    println!("{:<44} {:>12} {:>12} {:>12}   result", "", "median", "worst", "processor");
    let start = Instant::now();
    let mut library = Library::open(path)?;
    println!("{:<44} {:>9.2} ms", "open", start.elapsed().as_secs_f64() * 1000.0);
    let now = Timestamp::from_second(START + STEP * 100_000).unwrap_or(Timestamp::MAX);
    let now: Zoned = now.to_zoned(jiff::tz::TimeZone::UTC);
    reading::measure_lists(&library, &now)?;
    println!("memory after lists: {}", memory());
    reading::measure_search(&library, &now)?;
    println!("memory after searches: {}", memory());
    changes::measure_changes(&mut library, &now)?;
    println!("memory after changes: {}", memory());
    let size = library.size()?;
    println!("size: {} MB", size.bytes / 1_000_000);
    measure("check the whole file", 1, |_| library.check().map(|damage| damage.len()))
}

/// Milliseconds that this thread had a processor: other programs do not count.
pub fn processor_ms() -> f64 {
    let times = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = times.split(' ').next().and_then(|time| time.parse::<f64>().ok());
    nanoseconds.unwrap_or_default() / 1e6
}

/// Of this process, now and at most.
pub fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name));
        line.map_or("?", |line| line.trim_start_matches(name).trim()).to_owned()
    };
    format!("{} now, {} at most", line("VmRSS:"), line("VmHWM:"))
}
