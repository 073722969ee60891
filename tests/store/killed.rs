//! A process that saves feeds is killed at random moments, again and again.

use crate::given::*;
use khabar::store::Library;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// How often, where nothing else is asked for.
const KILLS: usize = 200;

/// After so long the rest is left for another day: the machine is busy.
const PATIENCE: Duration = Duration::from_secs(40);

/// Run by the test below, to be killed.
#[test]
#[ignore = "run by another test, in a process of its own"]
fn saves_until_it_is_killed() {
    let path = std::env::var("KHABAR_TEST_LIBRARY").expect("told where");
    let first: i64 =
        std::env::var("KHABAR_TEST_FIRST").expect("told from where").parse().expect("a number");
    let mut library = Library::open(path.as_ref()).expect("a library");
    let feed = subscribe(&mut library, "https://example.org/feed");
    let mut output = std::io::stdout();
    for number in first.. {
        // Each document has three new stories and three of the one before.
        save(&mut library, feed, stories(number * 3 - 3, number * 3 + 3));
        if number % 7 == 0 {
            let list = ids(&library);
            library.mark_read(&list[..list.len().min(5)], true, at(40_000)).expect("marked");
        }
        // In one write: the line is there, or it is not.
        let _ = output.write_all(format!("\nsaved {number}\n").as_bytes());
        let _ = output.flush();
    }
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_doubled() {
    let place = Place::new("killed");
    let start = Instant::now();
    let mut acknowledged = 0;
    let mut kills = 0;
    // The moments are random enough: how long a process takes to start is not known.
    let mut delay = 7;
    while kills < KILLS && start.elapsed() < PATIENCE {
        delay = (delay * 31 + 17) % 61;
        acknowledged =
            run_and_kill(&place, acknowledged, Duration::from_millis(delay)).max(acknowledged);
        kills += 1;
        let library = place.open();
        if kills % 20 == 0 {
            assert_sound(&library);
        }
        assert_complete(&library, acknowledged, kills);
    }
    assert!(kills >= 20, "only {kills} kills in {PATIENCE:?}");
    assert_sound(&place.open());
    println!("{kills} kills, {acknowledged} documents saved");
}

/// The last document that the process said was saved.
fn run_and_kill(place: &Place, acknowledged: i64, delay: Duration) -> i64 {
    let mut child = Command::new(std::env::current_exe().expect("a program"))
        .args(["killed::saves_until_it_is_killed", "--exact", "--ignored", "--nocapture"])
        .env("KHABAR_TEST_LIBRARY", place.path())
        .env("KHABAR_TEST_FIRST", (acknowledged + 1).to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    let lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let (sender, receiver) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            let number = line.strip_prefix("saved ").and_then(|number| number.parse().ok());
            if let Some(number) = number {
                let _ = sender.send(number);
            }
        }
    });
    std::thread::sleep(delay);
    child.kill().expect("killed");
    child.wait().expect("ended");
    reader.join().expect("read");
    receiver.iter().max().unwrap_or(0)
}

fn assert_complete(library: &Library, acknowledged: i64, kills: usize) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for title in titles(library, &all()) {
        *counts.entry(title).or_default() += 1;
    }
    let doubled: Vec<_> = counts.iter().filter(|(_, count)| **count > 1).collect();
    assert!(doubled.is_empty(), "after {kills} kills: {doubled:?}");
    for number in 0..acknowledged * 3 + 3 {
        let is_there = acknowledged == 0 || counts.contains_key(&format!("خبر {number}"));
        assert!(is_there, "after {kills} kills story {number} of {acknowledged} documents is lost");
    }
}
