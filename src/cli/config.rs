//! `khabar config`: where the settings are, what holds, and what is wrong in the file.

use super::arguments::Config as Options;
use super::failure::Failure;
use super::output::plain_text;
use super::speech::Speech;
use crate::app::keys_sample;
use crate::config::{self, Config, effective};
use crate::locale::{Language, fill};
use crate::news::library::without_secret;
use crate::text::Direction;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

pub(super) fn config(options: &Options, speech: &Speech) -> Result<u8, Failure> {
    if options.sample {
        write!(io::stdout().lock(), "{}", sample())?;
        return Ok(0);
    }
    if options.init {
        let file = config::write_sample(&sample())?;
        speech.tell(&fill(speech.words().sample_written, &[&file]))?;
        return Ok(0);
    }
    let config = super::read::settings(speech.language);
    if options.json {
        print_json(&config)?;
    } else if options.check {
        print_problems(&config, speech)?;
    } else {
        print_settings(&config, speech)?;
    }
    Ok(u8::from(options.check && !config.problems.is_empty()))
}

/// The file that explains itself, with the keys of all commands.
fn sample() -> String {
    config::sample() + &keys_sample()
}

fn sentences(config: &Config, language: Language) -> impl Iterator<Item = String> {
    config.problems.iter().map(move |problem| problem.sentence(&config.file, language))
}

fn print_problems(config: &Config, speech: &Speech) -> io::Result<()> {
    if config.problems.is_empty() {
        return speech.tell(&fill(speech.words().nothing_wrong, &[&config.file]));
    }
    sentences(config, speech.language).try_for_each(|sentence| speech.tell(&sentence))
}

/// As it would stand in the file, so that it can be copied from here.
fn print_settings(config: &Config, speech: &Speech) -> io::Result<()> {
    let file = if config.is_there {
        config.file.clone()
    } else {
        fill(speech.words().file_not_there, &[&config.file])
    };
    for remark in std::iter::once(file).chain(sentences(config, speech.language)) {
        speech.tell(&format!("# {remark}"))?;
    }
    let mut output = io::stdout().lock();
    for (table, settings) in effective(config) {
        if !table.is_empty() {
            writeln!(output, "\n[{table}]")?;
        }
        for (name, value) in settings {
            writeln!(output, "{name} = {}", untold(value))?;
        }
    }
    Ok(())
}

fn print_json(config: &Config) -> Result<(), Failure> {
    let mut settings = Map::new();
    for (table, of_table) in effective(config) {
        let entries = of_table.into_iter().map(|(name, value)| (name, json_of(&untold(value))));
        if table.is_empty() {
            settings.extend(entries);
        } else {
            settings.insert(table.to_owned(), Value::Object(entries.collect()));
        }
    }
    // In English, for programs and reports.
    let sentences = sentences(config, Language::English);
    let problems: Vec<_> = config
        .problems
        .iter()
        .zip(sentences.map(|sentence| plain_text(&sentence, Direction::Ltr)))
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

/// A value as it is written in the file, without the login that an address may hold: what is
/// printed here is shown to others when something is wrong.
fn untold(value: String) -> String {
    match json_of(&value) {
        Value::String(text) => {
            let shown = without_secret(&text);
            if shown == text { value } else { Value::String(shown).to_string() }
        }
        _ => value,
    }
}

/// A value as it is written in the file, in JSON.
fn json_of(value: &str) -> Value {
    let parsed: Option<toml::Table> = format!("value = {value}").parse().ok();
    let value = parsed.and_then(|mut table| table.remove("value"));
    value.and_then(|value| serde_json::to_value(value).ok()).unwrap_or(Value::Null)
}
