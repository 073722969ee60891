//! `khabar doctor`: what is known of the terminal, for people or as JSON, and the screen on
//! which the person picks what reads right.

use super::arguments::Doctor;
use super::failure::Failure;
use super::output::{self, plain_text};
use super::read;
use super::speech::Speech;
use crate::config::Way;
use crate::text::{Direction, Marks};
use crate::work::{self, Answered, Between, Colors, Encoding, Findings, Outcome, Reason};
use serde_json::{Value, json};
use std::io::{self, BufWriter, Write};

pub(super) fn doctor(options: &Doctor, speech: &Speech) -> Result<u8, Failure> {
    let config = read::settings(speech.language);
    let flag = speech.mode();
    if !output::is_terminal() {
        let findings = work::examine_without_terminal(&config, flag);
        let advice = speech.language.doctor_words().try_interactive;
        print(&findings, advice, options, speech)?;
        return Ok(0);
    }
    if options.json {
        print(&work::examine(&config, flag)?, "", options, speech)?;
        return Ok(0);
    }
    match work::doctor(&config, flag)? {
        Outcome::Left(findings, note) => {
            print(&findings, &note, options, speech)?;
            Ok(0)
        }
        Outcome::Ended(code) => Ok(code),
    }
}

fn print(findings: &Findings, note: &str, options: &Doctor, speech: &Speech) -> io::Result<()> {
    let mut output = BufWriter::new(io::stdout().lock());
    if options.json {
        serde_json::to_writer_pretty(&mut output, &answer(findings)).map_err(io::Error::from)?;
        writeln!(output)?;
        return output.flush();
    }
    let words = speech.language.doctor_words();
    let mut lines = vec![format!("{} (khabar {})", words.report, env!("CARGO_PKG_VERSION"))];
    let report = findings.report(speech.language).into_iter();
    lines.extend(report.map(|(label, value)| format!("{label}: {value}")));
    lines.extend([note].into_iter().filter(|note| !note.is_empty()).map(str::to_owned));
    let direction = speech.direction();
    if output::is_terminal() {
        for line in &lines {
            speech.rows().write_paragraph(line, direction, &mut output)?;
        }
    } else {
        for line in &lines {
            writeln!(output, "{}", plain_text(line, direction))?;
        }
    }
    output.flush()
}

/// The JSON for reports. Keys stay; what is not known is null. Nothing in it tells who the
/// person is or where their files lie.
fn answer(findings: &Findings) -> Value {
    let way = |way: Way| json!({"mode": way.mode.name(), "through_tmux": way.through_tmux});
    let environment: serde_json::Map<String, Value> = findings
        .environment
        .iter()
        .map(|(name, value)| ((*name).to_owned(), json!(value)))
        .collect();
    let evidence = findings.evidence.iter();
    let evidence: Vec<_> =
        evidence.map(|(name, value)| json!({"name": name, "value": value})).collect();
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "terminal": findings.emulator,
        "evidence": evidence,
        "answers": findings.answers.as_ref().map(answers),
        "between": between(&findings.between),
        "environment": environment,
        "output_mode": {
            "used": way(findings.way),
            "because": reason(findings.reason),
            "detected": findings.detected.name(),
            "remembered": findings.remembered.map(way),
        },
        "marks": {
            "shown": marks(findings.marks),
            "because": if findings.are_marks_set { "config" } else { "detection" },
        },
        "size": findings.size.map(|(columns, rows)| json!({"columns": columns, "rows": rows})),
        "colors": colors(findings.colors),
        "encoding": encoding(&findings.encoding),
        "problems": findings.problems.iter().map(|problem| plain_text(problem, Direction::Ltr)).collect::<Vec<_>>(),
    })
}

fn answers(answered: &Answered) -> Value {
    json!({
        "name": answered.name,
        "kind": answered.kind,
        "explicit_order": answered.bidi,
        "font": answered.font,
        "complete": answered.are_complete,
    })
}

fn between(between: &Between) -> Value {
    match between {
        Between::Nothing => Value::Null,
        Between::Tmux { lets_through, outer_name, outer_term } => json!({
            "name": "tmux",
            "lets_through": lets_through,
            "outer_name": outer_name,
            "outer_term": outer_term,
        }),
        Between::Other(name) => json!({"name": name}),
    }
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Flag => "flag",
        Reason::Config => "config",
        Reason::Memory => "remembered",
        Reason::Detection => "detection",
        Reason::Default => "default",
    }
}

fn marks(marks: Marks) -> &'static str {
    match marks {
        Marks::Shown => "show",
        Marks::Essential => "essential",
        Marks::Hidden => "hide",
    }
}

fn colors(colors: Colors) -> &'static str {
    match colors {
        Colors::True => "truecolor",
        Colors::Table => "256",
        Colors::Few => "few",
        Colors::Off => "off",
    }
}

fn encoding(encoding: &Encoding) -> Value {
    match encoding {
        Encoding::Utf8 => json!("UTF-8"),
        Encoding::Other(name) if name.is_empty() => json!("other"),
        Encoding::Other(name) => json!(name),
        Encoding::Unknown => Value::Null,
    }
}
