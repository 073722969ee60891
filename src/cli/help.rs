//! Help in the language of the interface. Its English stands beside the arguments and is printed
//! by clap; for the other languages this prints the sentences of their tables, from the right.

use super::arguments::Arguments;
use super::man::term_of;
use super::output::{self, FREE, GAP, Rows};
use super::speech::Speech;
use crate::locale::{CliWords, Language, fill};
use crate::text::{Base, Direction, LayoutOptions, Line, Span, clean, fit, lay_out, shape};
use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory};
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

/// Command lines with what they do.
const EXAMPLES: [(&str, &str); 20] = [
    ("khabar", "read your library, or the bundled edition"),
    ("khabar story.txt more/", "read a file and the texts of a directory"),
    ("some-command | khabar -", "read what a command prints"),
    ("khabar ./show", "read a file that is named like a command"),
    ("khabar show --width 60 a.txt", "lay a text out and print it"),
    ("khabar facts --json a.txt", "who, where, when, how much, as JSON"),
    ("khabar page.html", "read the article of a saved web page"),
    ("khabar article --json page.html", "the same for another program"),
    ("khabar feed --json feed.xml", "the entries of a feed, as JSON"),
    ("khabar doctor", "the text looks wrong: pick the line that reads right"),
    ("khabar https://example.org/a", "read an article or a feed of the web"),
    ("khabar add example.org", "follow the feed of a site"),
    ("khabar refresh", "fetch what is due"),
    ("khabar import feeds.opml", "follow the feeds of a reading list"),
    ("khabar list is:unread --json", "the unread articles of the library, as JSON"),
    ("khabar search 'oil -price'", "articles that say the one word and not the other"),
    ("khabar set Ahram interval=30", "ask for a feed every half hour"),
    ("khabar mark read --query before:30d", "what is older than a month was read"),
    ("khabar config --check", "what is wrong in the settings file"),
    ("khabar man | man -l -", "the manual, with all keys and settings"),
];

/// What stands below the examples, by the names that the tables have for it.
const NOTES: [(&str, &str); 3] = [
    (
        "note.settings",
        "Settings: $XDG_CONFIG_HOME/khabar/config.toml; khabar config --init writes it with all of them.",
    ),
    (
        "note.keys",
        "Keys in the reader: ? shows them; khabar man is the manual. NO_COLOR=1 turns colours off.",
    ),
    ("note.exit", "Exit codes: 0 done, 1 it failed, 2 wrong usage."),
];

/// Columns that are left free before what stands in a section.
const INDENT: usize = 2;

/// Columns of the widest term that has its sentence in the same row.
const WIDEST_TERM: usize = 24;

/// Columns of the longest line: a wide terminal is not filled.
const WIDEST_LINE: usize = 100;

/// Examples and notes for clap.
pub(super) fn english_examples() -> String {
    let example = |(line, what): &(&str, &str)| format!("  {line:<31} {what}");
    let examples: Vec<String> = EXAMPLES.iter().map(example).collect();
    let notes = NOTES.map(|(_, note)| note);
    format!("Examples:\n{}\n\n{}", examples.join("\n"), notes.join("\n"))
}

/// What clap has to say instead of running something: an error, the version, or help.
pub(super) fn answer(error: &clap::Error) -> ExitCode {
    if error.kind() == ErrorKind::DisplayHelp {
        let words: Vec<String> =
            std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
        let language = language_in(&words).and_then(Language::from_tag);
        let speech = Speech::new(language, None);
        if speech.language != Language::English {
            // Whoever reads it may have seen enough (`khabar --help | head`).
            let _ = print(&words, &speech);
            return ExitCode::SUCCESS;
        }
    }
    // The code of help and of the version is 0.
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// What the words ask for with `--lang`: clap leaves them unread when it is asked for help.
fn language_in(words: &[String]) -> Option<&str> {
    let mut words = words.iter();
    words
        .find_map(|word| match word.strip_prefix("--lang")? {
            "" => Some(None),
            rest => rest.strip_prefix('=').map(Some),
        })?
        .or_else(|| words.next().map(String::as_str))
}

fn print(words: &[String], speech: &Speech) -> io::Result<()> {
    let mut root = Arguments::command();
    root.build();
    let named = words.iter().find_map(|word| {
        root.get_subcommands().find(|one| one.get_name() == word && word != "help")
    });
    let is_short = words.iter().any(|word| word == "-h");
    let mut page = Page::new(speech, BufWriter::new(io::stdout().lock()));
    page.about(named.unwrap_or(&root), !is_short)?;
    page.usage(named.unwrap_or(&root))?;
    if named.is_none() {
        page.commands(&root)?;
    }
    page.arguments(named.unwrap_or(&root))?;
    if named.is_none() {
        page.examples()?;
    }
    page.output.flush()
}

/// A page that is written from the right.
struct Page<'a, W: Write> {
    language: Language,
    words: &'static CliWords,
    rows: &'a Rows,
    layout: LayoutOptions,
    width: usize,
    output: W,
}

impl<'a, W: Write> Page<'a, W> {
    fn new(speech: &'a Speech, output: W) -> Self {
        let rows = speech.rows();
        Self {
            language: speech.language,
            words: speech.words(),
            rows,
            layout: LayoutOptions { marks: rows.marks(), ..LayoutOptions::default() },
            width: output::columns().saturating_sub(FREE).min(WIDEST_LINE),
            output,
        }
    }

    fn about(&mut self, command: &Command, is_long: bool) -> io::Result<()> {
        let name = command.get_name();
        self.paragraph(self.sentence(name, ""), 0)?;
        if is_long && command.get_long_about().is_some() {
            for paragraph in self.sentence(name, "+").split("\n\n") {
                writeln!(self.output)?;
                self.paragraph(paragraph, 0)?;
            }
        }
        Ok(())
    }

    fn usage(&mut self, command: &Command) -> io::Result<()> {
        self.heading(self.words.help_usage)?;
        let usage = command.clone().render_usage().to_string();
        let lines = usage.trim_start_matches("Usage:").lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty()) {
            self.paragraph(&format!("`{line}`"), INDENT)?;
        }
        Ok(())
    }

    fn commands(&mut self, root: &Command) -> io::Result<()> {
        self.heading(self.words.help_commands)?;
        for command in root.get_subcommands() {
            self.item(command.get_name(), self.sentence(command.get_name(), ""), INDENT)?;
        }
        Ok(())
    }

    fn arguments(&mut self, command: &Command) -> io::Result<()> {
        let (flags, others): (Vec<_>, Vec<_>) = command
            .get_arguments()
            .filter(|arg| !arg.is_hide_set())
            .partition(|arg| arg.get_long().is_some() || arg.get_short().is_some());
        let sections = [(self.words.help_arguments, others), (self.words.help_options, flags)];
        for (heading, args) in sections {
            if !args.is_empty() {
                self.heading(heading)?;
            }
            for arg in args {
                self.argument(command.get_name(), arg)?;
            }
        }
        Ok(())
    }

    fn argument(&mut self, owner: &str, arg: &Arg) -> io::Result<()> {
        let id = format!(".{}", arg.get_id());
        let mut sentence = self.sentence(owner, &id).to_owned();
        let takes_values = arg.get_action().takes_values();
        let usual = arg.get_default_values().iter().map(|value| value.to_string_lossy());
        let usual: Vec<_> = usual.filter(|value| takes_values && !value.is_empty()).collect();
        if !usual.is_empty() {
            sentence += &format!(" {}", fill(self.words.help_default, &[&usual.join(", ")]));
        }
        let values = if takes_values { arg.get_possible_values() } else { Vec::new() };
        let (told, bare): (Vec<_>, Vec<_>) =
            values.iter().partition(|value| value.get_help().is_some());
        if !bare.is_empty() {
            let names: Vec<_> = bare.iter().map(|value| value.get_name()).collect();
            sentence += &format!(" {}", fill(self.words.help_one_of, &[&names.join(", ")]));
        }
        self.item(&term_of(arg), &sentence, INDENT)?;
        for value in told {
            let name = value.get_name();
            let sentence = self.sentence(owner, &format!("{id}={name}"));
            self.item(name, sentence, 2 * INDENT)?;
        }
        Ok(())
    }

    fn examples(&mut self) -> io::Result<()> {
        self.heading(self.words.help_examples)?;
        for (line, _) in EXAMPLES {
            self.item(line, self.sentence("$ ", line), INDENT)?;
        }
        writeln!(self.output)?;
        NOTES.iter().try_for_each(|(name, _)| self.paragraph(self.sentence("", name), 0))
    }

    /// The sentence of the table: of this owner, else what all have in common.
    fn sentence(&self, owner: &str, name: &str) -> &'static str {
        self.language
            .help_sentence(&format!("{owner}{name}"))
            .or_else(|| self.language.help_sentence(name))
            .unwrap_or_default()
    }

    fn heading(&mut self, heading: &str) -> io::Result<()> {
        writeln!(self.output)?;
        self.paragraph(&format!("{heading}:"), 0)
    }

    fn paragraph(&mut self, sentence: &str, indent: usize) -> io::Result<()> {
        let text = marked(sentence);
        for line in self.lines(&text, indent) {
            self.write(&[(indent, &line, &text)])?;
        }
        Ok(())
    }

    /// A term, and its sentence beside it, or below it where it is too wide.
    fn item(&mut self, term: &str, sentence: &str, indent: usize) -> io::Result<()> {
        let (term, text) = (marked(&format!("`{term}`")), marked(sentence));
        let head = fit(&shaped(&term), self.width.saturating_sub(indent), &self.layout);
        let column = INDENT + WIDEST_TERM + GAP;
        let lines = self.lines(&text, column);
        let mut lines = lines.iter();
        if indent + head.width_cells() + GAP > column {
            self.write(&[(indent, &head, &term)])?;
        } else if let Some(first) = lines.next() {
            self.write(&[(indent, &head, &term), (column, first, &text)])?;
        }
        lines.try_for_each(|line| self.write(&[(column, line, &text)]))
    }

    fn lines(&self, text: &str, indent: usize) -> Vec<Line> {
        lay_out(&shaped(text), self.width.saturating_sub(indent).max(1), &self.layout)
    }

    fn write(&mut self, parts: &[(usize, &Line, &str)]) -> io::Result<()> {
        self.rows.write_from_start(parts, Direction::Rtl, &mut self.output)
    }
}

fn shaped(text: &str) -> crate::text::Shaped {
    shape(text, Span::new(0, text.len()), Base::Fixed(Direction::Rtl))
}

/// What stands between backticks is typed, and reads from left to right.
fn marked(sentence: &str) -> String {
    let mut text = String::new();
    for (idx, part) in clean(sentence).split('`').enumerate() {
        if idx % 2 == 1 {
            text += &format!("\u{2066}{part}\u{2069}");
        } else {
            text += part;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The names of all that help says, as the tables have them; what several commands have in
    /// common by the name that they share, where this table has one.
    fn names(language: Language) -> BTreeSet<String> {
        let mut root = Arguments::command();
        root.build();
        let mut names: BTreeSet<String> =
            NOTES.iter().map(|(name, _)| (*name).to_owned()).collect();
        names.extend(EXAMPLES.iter().map(|(line, _)| format!("$ {line}")));
        for command in std::iter::once(&root).chain(root.get_subcommands()) {
            let owner = command.get_name();
            names.insert(owner.to_owned());
            if command.get_long_about().is_some() {
                names.insert(format!("{owner}+"));
            }
            // What `khabar help` takes is not told: it is the name of a command.
            for arg in command.get_arguments().filter(|_| owner != "help") {
                let id = format!(".{}", arg.get_id());
                let own = format!("{owner}{id}");
                let is_shared =
                    language.help_sentence(&own).is_none() && language.help_sentence(&id).is_some();
                names.insert(if is_shared { id.clone() } else { own });
                let values = arg.get_possible_values();
                let told = values.iter().filter(|value| value.get_help().is_some());
                names.extend(told.map(|value| format!("{owner}{id}={}", value.get_name())));
            }
        }
        names
    }

    #[test]
    fn every_argument_value_and_example_has_its_sentence_and_no_other_is_there() {
        for language in Language::ALL.into_iter().filter(|one| *one != Language::English) {
            let table = language.help_table();
            let known: BTreeSet<String> =
                table.iter().map(|(name, _)| (*name).to_owned()).collect();
            assert_eq!(known.len(), table.len(), "{language:?} has a name twice");
            let wanted = names(language);
            let missing: Vec<_> = wanted.difference(&known).collect();
            let idle: Vec<_> = known.difference(&wanted).collect();
            assert!(missing.is_empty() && idle.is_empty(), "{language:?}: {missing:?} {idle:?}");
        }
    }

    #[test]
    fn what_is_typed_reads_from_left_to_right() {
        assert_eq!(marked("اكتب `-h`"), "اكتب \u{2066}-h\u{2069}");
    }
}
