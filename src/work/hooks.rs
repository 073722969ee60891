//! Tells a program of the person about new articles: one JSON object a line on its standard input,
//! never more than one run at a time, and not often.

use super::pipe_program::{Leash, ProgramError, command_of, run};
use crate::store::{ArticleId, Library};
use serde::Serialize;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// The name of its thread.
pub(super) const THREAD_NAME: &str = "new-article";

/// Between two runs. What comes meanwhile goes to the next one.
const PAUSE: Duration = Duration::from_secs(5);

/// The JSON that programs rely on.
#[derive(Serialize)]
struct NewArticle<'a> {
    id: i64,
    title: &'a str,
    feed: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

/// A line for each of these articles that is there.
#[must_use]
pub fn lines_of(library: &Library, feed: &str, new: &[ArticleId]) -> String {
    let mut lines = String::new();
    for headline in library.headlines(new).unwrap_or_default() {
        let article = NewArticle {
            id: headline.id.0,
            title: &headline.title,
            feed,
            link: headline.link.as_deref(),
            author: headline.author.as_deref(),
            published: headline.published.as_ref().map(|date| date.timestamp().to_string()),
            language: headline.language.as_deref(),
        };
        lines += &serde_json::to_string(&article).unwrap_or_default();
        lines.push('\n');
    }
    lines
}

/// Runs the program with these lines and waits for it.
///
/// # Errors
/// Why it did not end well, in a sentence that begins with its name.
pub fn run_hook(command: &[String], lines: String) -> Result<(), String> {
    let Some(mut program) = command_of(command).filter(|_| !lines.is_empty()) else {
        return Ok(());
    };
    let name = command.first().map_or("", String::as_str);
    match run(&mut program, lines.into_bytes(), &Leash::default()) {
        Ok(_) | Err(ProgramError::Stopped) => Ok(()),
        Err(ProgramError::NotStarted(cause) | ProgramError::Failed(cause)) => {
            Err(format!("{name}: {cause}"))
        }
    }
}

/// Where new articles are told, from a thread that must not wait.
#[derive(Clone, Debug)]
pub struct Hook(Sender<String>);

impl Hook {
    /// Starts its thread; none without a command. `fail` is told why a run did not end well.
    pub(super) fn start(
        command: Vec<String>,
        fail: impl Fn(String) + Send + 'static,
    ) -> Option<Self> {
        if command.is_empty() {
            return None;
        }
        let (sender, queue) = channel();
        let thread = std::thread::Builder::new().name(THREAD_NAME.to_owned());
        thread.spawn(move || serve(&command, &queue, &fail)).ok()?;
        Some(Self(sender))
    }

    /// Tells of these articles.
    pub fn tell(&self, library: &Library, feed: &str, new: &[ArticleId]) {
        if !new.is_empty() {
            let _ = self.0.send(lines_of(library, feed, new));
        }
    }
}

/// Until the reader is left.
fn serve(command: &[String], queue: &Receiver<String>, fail: &impl Fn(String)) {
    while let Ok(mut lines) = queue.recv() {
        lines.extend(queue.try_iter());
        if let Err(sentence) = run_hook(command, lines) {
            fail(sentence);
        }
        std::thread::sleep(PAUSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_few_and_nothing_is_lost() {
        let file = std::env::temp_dir().join(format!("khabar-hook-{}", std::process::id()));
        let script = "echo run >> \"$0\"; cat >> \"$0\"";
        let command = ["sh", "-c", script, &file.display().to_string()].map(str::to_owned);
        let (sender, queue) = channel();
        for number in 0..50 {
            sender.send(format!("{number}\n")).unwrap();
        }
        drop(sender);
        serve(&command, &queue, &|sentence| panic!("{sentence}"));
        let written = std::fs::read_to_string(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        assert_eq!(written.lines().count(), 51, "fifty lines of one run: {written}");
    }

    #[test]
    fn a_program_that_fails_is_named() {
        let missing = run_hook(&["/nowhere/at/all".to_owned()], "{}\n".to_owned());
        assert!(missing.is_err_and(|sentence| sentence.starts_with("/nowhere/at/all: ")));
    }
}
