//! How the commands speak to a person: in the language of the interface, and laid out where the
//! person looks on.

use super::output::{self, Rows, plain_text};
use crate::config::{self, OutputMode};
use crate::locale::{CliWords, Language, fill};
use crate::text::{Direction, clean};
use std::cell::OnceCell;
use std::io::{self, IsTerminal, Write};

/// The language, and how the terminal is spoken to.
pub(super) struct Speech {
    pub(super) language: Language,
    mode: Option<OutputMode>,
    rows: OnceCell<Rows>,
}

impl Speech {
    /// The language of the command line, else of the settings, else of the locale; the mode of
    /// the command line, or none.
    pub(super) fn new(language: Option<Language>, mode: Option<OutputMode>) -> Self {
        let language = language.unwrap_or_else(|| config::load().settings.language);
        Self { language, mode, rows: OnceCell::new() }
    }

    /// The mode of the command line; none for auto.
    pub(super) fn mode(&self) -> Option<OutputMode> {
        self.mode
    }

    pub(super) fn words(&self) -> &'static CliWords {
        self.language.cli_words()
    }

    pub(super) fn direction(&self) -> Direction {
        self.language.direction()
    }

    /// Standard output, for rows. A terminal is asked what it is, once.
    pub(super) fn rows(&self) -> &Rows {
        self.rows.get_or_init(|| Rows::new(self.mode))
    }

    /// Says on standard error what failed: laid out where a person sees it and what is printed,
    /// else as it is. File names come from anywhere, so the line is made safe for a terminal.
    /// There may be nobody to hear it (SIGHUP), which is no panic.
    pub(super) fn complain(&self, sentence: &str) {
        let line = clean(&format!("khabar: {sentence}")).into_owned();
        let mut error = io::stderr();
        let _ = if error.is_terminal() && self.is_laid_out(&line) {
            self.rows().write_paragraph(&line, self.direction(), &mut error)
        } else {
            writeln!(error, "{}", plain_text(&line, self.direction()))
        };
    }

    /// The same of one of several things.
    pub(super) fn complain_of(&self, name: &str, sentence: &str) {
        self.complain(&fill("{}: {}", &[name, sentence]));
    }

    /// Says on standard output what was done.
    pub(super) fn tell(&self, sentence: &str) -> io::Result<()> {
        let mut output = io::stdout().lock();
        if self.is_laid_out(sentence) {
            return self.rows().write_paragraph(sentence, self.direction(), &mut output);
        }
        writeln!(output, "{}", plain_text(sentence, self.direction()))
    }

    /// A line that says how far something is, as it is sent. For English nobody needs to ask the
    /// terminal what it is.
    pub(super) fn progress(&self, line: &str) -> String {
        let line = clean(line);
        match self.direction() {
            Direction::Rtl => self.rows().one_row(&line, Direction::Rtl),
            Direction::Ltr => plain_text(&line, Direction::Ltr),
        }
    }

    /// Whether a sentence is laid out: where a person sees it, and it is not read from left to
    /// right throughout.
    fn is_laid_out(&self, sentence: &str) -> bool {
        let direction = self.direction();
        output::is_drawn()
            && (direction == Direction::Rtl || !plain_text(sentence, direction).is_ascii())
    }
}
