//! `khabar config`: where the settings are, what holds, and what is wrong in the file.

use super::Failure;
use super::arguments::Config as Options;
use crate::app::keys_sample;
use crate::config::{self, Config, Problem, effective};
use crate::locale::Language;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

pub(super) fn config(options: &Options) -> Result<u8, Failure> {
    if options.sample {
        write!(io::stdout().lock(), "{}", sample())?;
        return Ok(0);
    }
    if options.init {
        let file = config::write_sample(&sample())?;
        writeln!(io::stdout().lock(), "{file} was written; every setting in it is explained.")?;
        return Ok(0);
    }
    let config = super::read::settings(None);
    if options.json {
        print_json(&config)?;
    } else if options.check {
        print_problems(&config)?;
    } else {
        print_settings(&config)?;
    }
    Ok(u8::from(options.check && !config.problems.is_empty()))
}

/// The file that explains itself, with the keys of all commands.
fn sample() -> String {
    config::sample() + &keys_sample()
}

/// In English: what programs and reports read.
fn sentences(config: &Config) -> Vec<String> {
    let sentence = |problem: &Problem| problem.sentence(&config.file, Language::English);
    let sentences = config.problems.iter().map(sentence);
    // Isolates keep names apart from Arabic; here they would only be in the way.
    sentences
        .map(|sentence| sentence.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], ""))
        .collect()
}

fn print_problems(config: &Config) -> io::Result<()> {
    let mut output = io::stdout().lock();
    for sentence in sentences(config) {
        writeln!(output, "{sentence}")?;
    }
    if config.problems.is_empty() {
        writeln!(output, "Nothing is wrong in {}.", config.file)?;
    }
    Ok(())
}

/// As it would stand in the file, so that it can be copied from here.
fn print_settings(config: &Config) -> io::Result<()> {
    let mut output = io::stdout().lock();
    let there =
        if config.is_there { "" } else { ", which is not there: khabar config --init writes it" };
    writeln!(output, "# {}{there}", config.file)?;
    for sentence in sentences(config) {
        writeln!(output, "# {sentence}")?;
    }
    for (table, settings) in effective(config) {
        if !table.is_empty() {
            writeln!(output, "\n[{table}]")?;
        }
        for (name, value) in settings {
            writeln!(output, "{name} = {value}")?;
        }
    }
    Ok(())
}

fn print_json(config: &Config) -> Result<(), Failure> {
    let mut settings = Map::new();
    for (table, of_table) in effective(config) {
        let entries = of_table.into_iter().map(|(name, value)| (name, json_of(&value)));
        if table.is_empty() {
            settings.extend(entries);
        } else {
            settings.insert(table.to_owned(), Value::Object(entries.collect()));
        }
    }
    let problems = config.problems.iter().zip(sentences(config));
    let problems: Vec<_> = problems
        .map(|(problem, sentence)| json!({"line": problem.line, "sentence": sentence}))
        .collect();
    let answer = json!({
        "file": config.file,
        "exists": config.is_there,
        "problems": problems,
        "settings": settings,
    });
    let mut output = io::stdout().lock();
    serde_json::to_writer_pretty(&mut output, &answer).map_err(io::Error::from)?;
    Ok(writeln!(output)?)
}

/// A value as it is written in the file, in JSON.
fn json_of(value: &str) -> Value {
    let parsed: Option<toml::Table> = format!("value = {value}").parse().ok();
    let value = parsed.and_then(|mut table| table.remove("value"));
    value.and_then(|value| serde_json::to_value(value).ok()).unwrap_or(Value::Null)
}
