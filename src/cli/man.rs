//! `khabar man`: the manual page, made from the tables of arguments, commands and settings, so
//! that it says what the program does.

use super::arguments::Arguments;
use super::failure::Failure;
use crate::app::{COMMANDS, MOTIONS, key_label, takes};
use crate::config::{OPEN_WITH_TAKES, tables};
use crate::locale::Language;
use clap::{Arg, Command, CommandFactory};
use std::fmt::Write as _;
use std::io::{self, Write};

pub(super) fn man() -> Result<(), Failure> {
    io::stdout().lock().write_all(page().as_bytes())?;
    Ok(())
}

/// The whole page, for `man -l` and `groff -man`.
fn page() -> String {
    let mut command = Arguments::command();
    command.build();
    let mut page = Page::default();
    let title =
        format!(".TH KHABAR 1 \"\" \"khabar {}\" \"User Commands\"", env!("CARGO_PKG_VERSION"));
    page.request(&title);
    page.section("NAME");
    page.text(&format!(
        "khabar - {}",
        command.get_about().map(ToString::to_string).unwrap_or_default()
    ));
    page.section("SYNOPSIS");
    page.synopsis(&command);
    page.section("DESCRIPTION");
    page.text(&command.get_long_about().map(ToString::to_string).unwrap_or_default());
    page.section("OPTIONS");
    page.arguments(&command);
    page.section("COMMANDS");
    let commands: Vec<_> =
        command.get_subcommands().filter(|one| one.get_name() != "help").collect();
    for one in commands {
        page.subcommand(one);
    }
    page.section("KEYS");
    page.keys();
    page.section("SETTINGS");
    page.settings();
    page.section("FILES");
    page.files();
    page.section("ENVIRONMENT");
    page.environment();
    page.section("EXIT STATUS");
    page.text("0 done, 1 it failed, 2 wrong usage.");
    page.section("EXAMPLES");
    page.request(".nf");
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let examples = after.lines().filter(|line| line.starts_with("  "));
    examples.for_each(|line| page.text(line.trim()));
    page.request(".fi");
    page.roff
}

const KEYS_TAKE: &str = "The keys of commands by name: one, several, or [] for none. Keys are \
    written as \"j\", \"G\", \"ctrl-f\", \"alt-x\", \"shift-tab\", \"space\", \"f5\"; \"g g\" is one after \
    the other. A key of another command is taken from it.";

const SELECT_TAKES: &str = "The same while text is selected.";

const MACROS_TAKE: &str = "Several commands for one key, each as the palette takes it, with what \
    stands behind its name: \"Z\" = [\"mark-all-read list\", \"next\"]. The names of [keys.select] \
    may be among them: they work on the caret in the article, which is put there where there is \
    none, and copy copies what is selected.";

#[derive(Default)]
struct Page {
    roff: String,
}

impl Page {
    fn request(&mut self, line: &str) {
        let _ = writeln!(self.roff, "{line}");
    }

    fn section(&mut self, name: &str) {
        let _ = writeln!(self.roff, ".SH {name}");
    }

    /// Lines of text; empty ones part paragraphs.
    fn text(&mut self, text: &str) {
        for line in text.lines() {
            match line.trim() {
                "" => self.request(".PP"),
                line => {
                    let _ = writeln!(self.roff, "{}", escaped(line));
                }
            }
        }
    }

    /// A term with what is said of it.
    fn item(&mut self, term: &str, about: &str) {
        let _ = writeln!(self.roff, ".TP\n.B {}", quoted(term));
        self.text(if about.is_empty() { "See its name." } else { about });
    }

    fn synopsis(&mut self, command: &Command) {
        let usage = command.clone().render_usage().to_string();
        let lines = usage.trim_start_matches("Usage:").lines().map(str::trim);
        for (idx, line) in lines.filter(|line| !line.is_empty()).enumerate() {
            if idx > 0 {
                self.request(".br");
            }
            self.text(line);
        }
    }

    fn arguments(&mut self, command: &Command) {
        // What every command takes is told once.
        let is_told = |arg: &Arg| arg.is_global_set() && command.get_name() != "khabar";
        let shown = |arg: &&Arg| !arg.is_hide_set() && arg.get_id() != "help" && !is_told(arg);
        for arg in command.get_arguments().filter(shown) {
            let about = arg.get_long_help().or(arg.get_help()).map(ToString::to_string);
            let mut about = about.unwrap_or_default();
            let values: Vec<_> =
                arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
            if !values.is_empty() && arg.get_action().takes_values() {
                let _ = write!(about, "\nOne of: {}.", values.join(", "));
            }
            self.item(&term_of(arg), &about);
        }
    }

    fn subcommand(&mut self, command: &Command) {
        let _ = writeln!(self.roff, ".SS {}", quoted(&format!("khabar {}", command.get_name())));
        let about = command.get_long_about().or(command.get_about());
        self.text(&about.map(ToString::to_string).unwrap_or_default());
        self.arguments(command);
    }

    fn keys(&mut self) {
        let words = Language::English.words();
        self.text("Other keyboard layouts work too: a key is known by its place.");
        for row in COMMANDS {
            let keys: Vec<String> = row.keys.iter().map(|key| key_label(*key)).collect();
            let takes = takes(row.command).map_or_else(String::new, |takes| format!(" {takes}"));
            let name = format!("({}{takes})", row.name);
            self.item(&keys.join("  "), &format!("{} {name}", (row.sentence)(words)));
        }
        self.request(".PP");
        self.text(&format!("{}:", words.select.title));
        for row in MOTIONS {
            let keys: Vec<String> = row.keys.iter().map(|key| key_label(*key)).collect();
            self.item(&keys.join("  "), &format!("{} ({})", (row.sentence)(words), row.name));
        }
    }

    /// The tables whose names are commands, or the person's own.
    fn own_tables(&mut self) {
        self.text(&format!("Takes {OPEN_WITH_TAKES}."));
        let tables = [
            ("[keys]", COMMANDS.iter().map(|row| row.name).collect::<Vec<_>>(), KEYS_TAKE),
            ("[keys.select]", MOTIONS.iter().map(|row| row.name).collect(), SELECT_TAKES),
        ];
        for (name, commands, about) in tables {
            let _ = writeln!(self.roff, ".SS {}", quoted(name));
            self.text(about);
            self.text(&format!("Names: {}.", commands.join(", ")));
        }
        let _ = writeln!(self.roff, ".SS {}", quoted("[macros]"));
        self.text(MACROS_TAKE);
    }

    fn settings(&mut self) {
        self.text("khabar config --init writes a file with all of them as comments.");
        for table in tables() {
            if !table.name.is_empty() {
                let _ = writeln!(self.roff, ".SS {}", quoted(&format!("[{}]", table.name)));
                self.text(table.about);
            }
            for setting in &table.settings {
                let sentence = format!(
                    "{}\nTakes {}. Default: {}",
                    setting.about, setting.takes, setting.default
                );
                self.item(setting.name, &sentence);
            }
        }
        self.own_tables();
    }

    fn files(&mut self) {
        self.item("$XDG_CONFIG_HOME/khabar/config.toml", "The settings, written by you.");
        self.item("$XDG_STATE_HOME/khabar/changes.toml", "What was changed by keys while reading.");
        self.item(
            "$XDG_STATE_HOME/khabar/terminals.toml",
            "How each terminal is spoken to, as picked in khabar doctor.",
        );
        self.item("$XDG_DATA_HOME/khabar/library.sqlite3", "The library.");
    }

    fn environment(&mut self) {
        self.item("NO_COLOR", "With any value there are no colours, unless a theme is named.");
        self.item("KHABAR_LIBRARY", "The file of the library.");
        self.item("LC_ALL, LC_MESSAGES, LANG", "The language of the interface.");
        self.item("COLORTERM", "truecolor or 24bit: the terminal has all colours.");
    }
}

/// `--lang LANGUAGE`, or the name of a value without a flag.
pub(super) fn term_of(arg: &Arg) -> String {
    let values: Vec<_> =
        arg.get_value_names().unwrap_or_default().iter().map(ToString::to_string).collect();
    let value = if arg.get_action().takes_values() { values.join(" ") } else { String::new() };
    let flags = arg.get_short().map(|short| format!("-{short}"));
    let flags = flags.into_iter().chain(arg.get_long().map(|long| format!("--{long}")));
    let flags = flags.collect::<Vec<_>>().join(", ");
    [flags, value].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What roff would read as its own is made plain: a backslash anywhere, and a dot or a quote at
/// the start of a line. Hyphens stay hyphens, so that they can be copied. Letters beyond ASCII
/// go by their numbers, which every roff reads, in whatever encoding.
fn escaped(line: &str) -> String {
    let mut roff = String::new();
    if line.starts_with('.') {
        roff.push_str("\\&");
    }
    for character in line.chars() {
        match character {
            '\\' => roff.push_str("\\e"),
            '-' => roff.push_str("\\-"),
            '\'' => roff.push_str("\\(aq"),
            ascii if ascii.is_ascii() => roff.push(ascii),
            other => {
                let _ = write!(roff, "\\[u{:04X}]", u32::from(other));
            }
        }
    }
    roff
}

/// The argument of a request.
fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text).replace('"', "\\(dq"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_key_and_setting_is_in_the_page() {
        let page = page();
        for command in Arguments::command().get_subcommands() {
            assert!(page.contains(&quoted(&format!("khabar {}", command.get_name()))));
        }
        for row in COMMANDS {
            let name = escaped(&format!("({}", row.name));
            assert!(page.contains(&name), "{}", row.name);
        }
        for table in tables() {
            for setting in table.settings {
                assert!(
                    page.contains(&format!(".B {}\n", quoted(setting.name))),
                    "{}",
                    setting.name
                );
            }
        }
        for row in MOTIONS {
            assert!(page.contains(&escaped(&format!("({})", row.name))), "{}", row.name);
        }
        for table in ["[hooks]", "[open_with]", "[keys]", "[keys.select]", "[macros]", "[panes]"] {
            assert_eq!(page.matches(&format!(".SS {}\n", quoted(table))).count(), 1, "{table}");
        }
        assert!(!page.contains("See its name."), "everything has a sentence");
    }

    #[test]
    fn what_roff_would_take_for_its_own_is_made_plain() {
        assert_eq!(escaped(".x a\\b 'c'"), "\\&.x a\\eb \\(aqc\\(aq");
        assert_eq!(quoted("\"-\""), "\"\\(dq\\-\\(dq\"");
    }
}
