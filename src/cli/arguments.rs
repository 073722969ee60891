//! What may stand on the command line.

use super::help;
use super::library_arguments::{Add, Export, Import, List, Mark, Refresh, Search, Set, Tag, Where};
use crate::config::OutputMode;
use crate::locale::Language;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// A terminal news reader in which right-to-left news reads as it does in print
///
/// Without a command it opens the texts named: files, addresses and the entries of feeds in the
/// order given, the texts of a directory, or - for standard input. Without any name it opens the library,
/// and the bundled edition while that follows no feed.
///
/// The first paragraph of a text is its title; empty lines part paragraphs. Lines between two
/// --- at the top may say more: title, source, byline, date, language, link. Of a web page the
/// article is read.
#[derive(Debug, Parser)]
#[command(
    name = "khabar",
    version,
    override_usage = "khabar [OPTIONS] [PATH|URL]...\n       khabar show [OPTIONS] FILE\n       khabar facts [OPTIONS] FILE...\n       khabar article [OPTIONS] FILE...\n       khabar feed [OPTIONS] FILE...\n       khabar add [OPTIONS] ADDRESS...\n       khabar refresh [OPTIONS] [FEED]...\n       khabar list [OPTIONS] [FILTER]...\n       khabar search [OPTIONS] WORDS...\n       khabar import [OPTIONS] FILE\n       khabar export [OPTIONS]\n       khabar set [OPTIONS] FEED [KEY=VALUE]...\n       khabar mark [OPTIONS] AS ID...\n       khabar tag [OPTIONS] NAME ID...\n       khabar recover [OPTIONS]\n       khabar doctor [OPTIONS]\n       khabar config [OPTIONS]\n       khabar man\n       khabar completions SHELL",
    after_help = help::english_examples()
)]
pub(super) struct Arguments {
    /// What to do instead of opening the reader
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Files of texts, web pages and feeds, directories of them, addresses, or - for standard
    /// input
    #[arg(value_name = "PATH|URL")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub place: Where,
    /// Say everything line by line, in the order of reading, without borders and columns: for
    /// screen readers and braille lines
    #[arg(long)]
    pub linear: bool,
    /// The language of the interface [default: as the settings say, or by LC_ALL, LC_MESSAGES or
    /// LANG]
    #[arg(long, value_name = "CODE", value_parser = language(), global = true)]
    pub lang: Option<Language>,
    #[command(flatten)]
    saying: Saying,
}

/// How text gets to the terminal, for all that writes there.
#[derive(Debug, Args)]
pub(super) struct Saying {
    /// How right-to-left text is said to the terminal; auto: as the settings say, as picked in
    /// khabar doctor, or as the terminal needs it
    #[arg(long, value_name = "MODE", default_value = "auto", value_parser = output_mode_names())]
    output_mode: String,
}

/// The commands beside the reader.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Lay a text out and print it
    ///
    /// Prints one line for each laid-out line and an empty line between paragraphs.
    Show(Show),
    /// Print the key facts of texts: people, places, dates, figures, who said what
    ///
    /// Every fact is quoted from the text.
    Facts(Facts),
    /// Find out how this terminal treats right-to-left text, and pick what reads right
    ///
    /// On a terminal it shows one line in every way that the terminal may need; press the number
    /// of the one that reads right, and khabar remembers it for this terminal. Elsewhere it prints
    /// what is known without one.
    Doctor(Doctor),
    /// Take the article out of web pages and print it
    ///
    /// Menus, advertisements and the like are left out. At most 4 MiB of markup are read, scripts
    /// and styles not counted.
    Article(Article),
    /// Read feeds and print their entries
    ///
    /// RSS, Atom, JSON Feed and CDF are read, also where they are broken; what was wrong is said.
    Feed(Feed),
    /// Follow feeds: by their addresses, or by those of pages that have some
    ///
    /// Of a page the feed is followed that it names first. Files and folders can be followed too:
    /// a file that is a feed, or a folder whose texts and pages are its stories.
    Add(Add),
    /// Fetch the feeds that are due, and save what is new
    ///
    /// How often a feed is due follows from how often it has news and from what its server says.
    /// One that is gone for good is asked only by name. Exit code 1 when nothing could be had, when
    /// another refresh is under way, or when nothing is followed yet; with --quiet nothing is said of
    /// the last two, and they are no failure.
    ///
    /// Afterwards what is too old goes, and the facts of what is new are found, unless a reader is
    /// open, which does that itself: for ten seconds at most, and not after more than 1000 articles.
    Refresh(Refresh),
    /// Print the articles of the library
    ///
    /// Each with its number, ● where it is unread, ★ where it has a star. Times are those of the
    /// articles; today is that of this machine.
    List(List),
    /// Find articles of the library by their text
    ///
    /// A word is found with and without vowel marks, and however its alef, yeh or digits are
    /// typed. Prints where it was found.
    Search(Search),
    /// Follow the feeds of a reading list (OPML, urls of newsboat), its cache, or a starter pack
    ///
    /// Feeds that are followed already stay where they are. The cache of newsboat (cache.db) brings
    /// its articles too, those that were read as read; what was deleted there is left out.
    Import(Import),
    /// Print the feeds of the library as OPML
    Export(Export),
    /// Print what is set for one feed alone, and change it
    ///
    /// Its name, folder and tags, how it is fetched, how long its articles are kept. The reader can
    /// take each back.
    Set(Set),
    /// Mark articles of the library read, unread, starred or unstarred
    ///
    /// The reader can take it back.
    #[command(
        override_usage = "khabar mark [OPTIONS] AS ID...\n       khabar mark [OPTIONS] AS --query FILTER"
    )]
    Mark(Mark),
    /// Put a tag on articles of the library, or take it off
    ///
    /// The reader can take it back.
    #[command(
        override_usage = "khabar tag [OPTIONS] NAME ID...\n       khabar tag [OPTIONS] NAME --query FILTER"
    )]
    Tag(Tag),
    /// Look the library over, and save what can be read when its file is damaged
    ///
    /// The damaged file is kept beside it.
    Recover(Where),
    /// Print where the settings are and what holds
    ///
    /// What was changed by keys while reading is in it.
    Config(Config),
    /// Print the manual page
    Man,
    /// Print completions for a shell
    Completions(Completions),
}

/// What `khabar config` does.
#[derive(Debug, Args)]
pub(super) struct Config {
    /// Write a file with every setting explained, where there is none
    #[arg(long, conflicts_with_all = ["check", "json", "sample"])]
    pub init: bool,
    /// Print that file instead
    #[arg(long, conflicts_with_all = ["check", "json"])]
    pub sample: bool,
    /// Print what is wrong in the file; exit code 1 when something is
    #[arg(long)]
    pub check: bool,
    /// One JSON object
    #[arg(long)]
    pub json: bool,
}

/// Which shell.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// How `khabar show` prints.
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Columns of a line [default: those of the terminal, or 80]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub width: Option<u16>,
    /// The direction of paragraphs; auto: of each one, by its text
    #[arg(long, value_name = "DIRECTION", default_value = "auto")]
    pub base: BaseDirection,
    /// Where lines stand in the width (in visual output; logical lines are not padded)
    #[arg(long, value_name = "SIDE", default_value = "start")]
    pub align: Alignment,
    /// Vowel marks of Arabic and Hebrew [default: show, on a terminal if it draws them right]
    #[arg(long, value_name = "WHETHER")]
    pub marks: Option<MarksShown>,
    /// Digits of the numbers in Arabic-script text (in visual output)
    #[arg(long, value_name = "KIND", default_value = "as-written")]
    pub digits: DigitsShown,
    /// The order of letters in a line [default: visual on a terminal, else logical]
    #[arg(long, value_name = "ORDER")]
    pub output: Option<Order>,
    #[command(flatten)]
    pub saying: Saying,
    /// A text, a web page or a feed, as a file or an address, or - for standard input
    #[arg(value_name = "FILE|URL")]
    pub file: PathBuf,
}

/// What `khabar facts` reads and prints.
#[derive(Debug, Args)]
pub(super) struct Facts {
    /// The day that "yesterday" is counted from [default: the date of each text]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Date>,
    /// One JSON object a line for each text; positions count Unicode characters
    #[arg(long)]
    pub json: bool,
    /// A list for people to read (this is the default)
    #[arg(long, conflicts_with = "json")]
    pub text: bool,
    #[command(flatten)]
    pub saying: Saying,
    /// Texts, web pages and feeds, as files or addresses, or - for standard input
    #[arg(value_name = "FILE|URL", required = true)]
    pub files: Vec<PathBuf>,
}

/// What `khabar doctor` prints.
#[derive(Debug, Args)]
pub(super) struct Doctor {
    /// Print what was found as JSON, for a report, and leave
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub saying: Saying,
}

/// What `khabar article` reads and prints.
#[derive(Debug, Args)]
pub(super) struct Article {
    /// The address that the page came from; relative links are resolved against it
    #[arg(long, value_name = "ADDRESS")]
    pub url: Option<String>,
    /// One JSON object a line for each page
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub saying: Saying,
    /// Web pages, as files or addresses, or - for standard input
    #[arg(value_name = "FILE|URL", required = true)]
    pub files: Vec<PathBuf>,
}

/// What `khabar feed` reads and prints.
#[derive(Debug, Args)]
pub(super) struct Feed {
    /// Where the feed was fetched from, for relative addresses in it
    #[arg(long, value_name = "ADDRESS")]
    pub url: Option<String>,
    /// A header that it came with: Content-Type, Content-Location or Content-Language
    #[arg(long = "header", value_name = "NAME: VALUE", value_parser = header)]
    pub headers: Vec<(String, String)>,
    /// One JSON object a line for each feed
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub saying: Saying,
    /// Feeds, as files or addresses, or - for standard input
    #[arg(value_name = "FILE|URL", required = true)]
    pub files: Vec<PathBuf>,
}

/// A direction for all paragraphs, or each its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum BaseDirection {
    /// Each paragraph by its own text
    Auto,
    /// Right to left
    Rtl,
    /// Left to right
    Ltr,
}

/// Where lines stand in the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Alignment {
    /// Where lines begin: right for right-to-left text
    Start,
    /// Where lines end
    End,
    /// In the middle
    Center,
    /// From edge to edge, but for the last line of a paragraph; Arabic with tatweel
    Justify,
}

/// Whether vowel marks are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MarksShown {
    /// As written
    Show,
    /// Left out
    Hide,
    /// Only shadda and tanwin
    Essential,
}

/// Which digits are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DigitsShown {
    /// Those of the text
    AsWritten,
    /// 0 1 2 3
    European,
    /// ٠ ١ ٢ ٣
    Arabic,
    /// ۰ ۱ ۲ ۳, of Persian and Urdu
    Extended,
}

/// The order of letters in a printed line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Order {
    /// As it is seen, from left to right, in joined letters
    Visual,
    /// As it is read and typed, in plain letters
    Logical,
}

impl Arguments {
    /// The mode asked for by whichever command has it; none for auto.
    pub(super) fn output_mode(&self) -> Option<OutputMode> {
        let saying = match &self.command {
            None => &self.saying,
            Some(Command::Show(options)) => &options.saying,
            Some(Command::Facts(options)) => &options.saying,
            Some(Command::Doctor(options)) => &options.saying,
            Some(Command::Article(options)) => &options.saying,
            Some(Command::Feed(options)) => &options.saying,
            Some(Command::List(options)) => &options.printing.saying,
            Some(Command::Search(options)) => &options.printing.saying,
            Some(Command::Set(options)) => &options.saying,
            Some(
                Command::Add(_)
                | Command::Refresh(_)
                | Command::Import(_)
                | Command::Export(_)
                | Command::Mark(_)
                | Command::Tag(_)
                | Command::Recover(_)
                | Command::Config(_)
                | Command::Man
                | Command::Completions(_),
            ) => return None,
        };
        saying.mode()
    }

    /// Refuses what stands before a command and belongs behind it: only the language may.
    pub(super) fn placed(self) -> Result<Self, clap::Error> {
        let is_bare = !self.linear
            && self.paths.is_empty()
            && self.place.library.is_none()
            && self.saying.mode().is_none();
        if self.command.is_none() || is_bare {
            return Ok(self);
        }
        let sentence = "before a command only --lang may stand; write the rest behind it";
        Err(Self::command().error(ErrorKind::ArgumentConflict, sentence))
    }
}

impl Saying {
    /// The mode asked for; none for auto.
    pub(super) fn mode(&self) -> Option<OutputMode> {
        OutputMode::from_name(&self.output_mode)
    }
}

fn output_mode_names() -> PossibleValuesParser {
    PossibleValuesParser::new(std::iter::once("auto").chain(OutputMode::ALL.map(OutputMode::name)))
}

fn language() -> impl TypedValueParser<Value = Language> {
    let codes = Language::ALL.map(Language::code);
    PossibleValuesParser::new(codes).map(|code| Language::from_tag(&code).unwrap_or_default())
}

fn header(text: &str) -> Result<(String, String), &'static str> {
    let (name, value) = text.split_once(':').ok_or("write a header as \"Name: value\"")?;
    Ok((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
}

fn date(text: &str) -> Result<Date, &'static str> {
    text.trim().parse().map_err(|_| "write a date as 2026-11-20")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }
}
