//! What may stand behind the commands on the library.

use super::arguments::Saying;
use crate::store::Order;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Which library.
#[derive(Debug, Args)]
pub(super) struct Where {
    /// The file of the library [default: KHABAR_LIBRARY, or library.sqlite3 in
    /// $XDG_DATA_HOME/khabar]
    #[arg(long, value_name = "FILE")]
    pub library: Option<PathBuf>,
}

/// What `khabar add` follows.
#[derive(Debug, Args)]
pub(super) struct Add {
    /// Addresses of feeds or of pages that have some, with or without https://, and files and
    /// folders
    #[arg(value_name = "ADDRESS", required = true)]
    pub addresses: Vec<String>,
    /// Put them into this folder; News/Egypt lies in News
    #[arg(long, value_name = "NAME")]
    pub folder: Option<String>,
    /// Put this tag on them; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// Call the feed so, instead of as it calls itself
    #[arg(long, value_name = "NAME", conflicts_with = "all")]
    pub name: Option<String>,
    /// All feeds of a page, not only the likeliest
    #[arg(long)]
    pub all: bool,
    /// Take the addresses for those of feeds, and ask nobody now
    #[arg(long, conflicts_with = "all")]
    pub no_fetch: bool,
    /// One JSON array
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub place: Where,
}

/// What `khabar refresh` fetches.
#[derive(Debug, Args)]
pub(super) struct Refresh {
    /// Feeds by their address or a part of their name [default: those that are due]
    #[arg(value_name = "FEED", conflicts_with = "all")]
    pub feeds: Vec<String>,
    /// All feeds, also those that are not due
    #[arg(long)]
    pub all: bool,
    /// Say only what failed: for cron
    #[arg(long)]
    pub quiet: bool,
    /// One JSON object
    #[arg(long)]
    pub json: bool,
    /// Only fetch: leave facts, the index of searches and what is too old to the reader
    #[arg(long)]
    pub fetch_only: bool,
    /// Give a feed up after so many seconds [default: 60, or timeout_seconds of the settings]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub timeout: Option<u64>,
    #[command(flatten)]
    pub place: Where,
}

/// What `khabar list` prints.
#[derive(Debug, Args)]
pub(super) struct List {
    /// Which articles: words, "phrases", feed:NAME folder:NAME tag:NAME is:unread is:starred
    /// lang:ar after:2026-11-01 before:7d, OR, 'this -not-that'
    #[arg(value_name = "FILTER")]
    pub filter: Vec<String>,
    /// The order
    #[arg(long, value_name = "ORDER", default_value = "newest")]
    pub sort: Sorting,
    #[command(flatten)]
    pub printing: Printing,
}

/// How articles are printed.
#[derive(Debug, Args)]
pub(super) struct Printing {
    /// So many at most
    #[arg(long, value_name = "COUNT")]
    pub limit: Option<usize>,
    /// One JSON array
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub place: Where,
    #[command(flatten)]
    pub saying: Saying,
}

/// What `khabar search` looks for.
#[derive(Debug, Args)]
pub(super) struct Search {
    /// Words, "phrases", begin*, title:WORD person:NAME place:NAME says:WORD, and the filters
    /// of khabar list; OR, 'this -not-that', parentheses
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub printing: Printing,
}

/// What `khabar set` sets.
#[derive(Debug, Args)]
pub(super) struct Set {
    /// A feed by its address or a part of its name
    #[arg(value_name = "FEED")]
    pub feed: String,
    /// What is to be so from now on; nothing behind the sign: as for all feeds. KEY is name, folder
    /// (News/Egypt lies in News), tags (parted by commas), keep-days (all keeps all), full-text
    /// (yes, no), interval (minutes), timeout (seconds), user-agent, user, password (- reads it from standard input),
    /// proxy (none for no proxy), private-redirects (yes, no: whether its redirects and pages may lead
    /// into the private network) or headers ('Name: value | Name: value')
    #[arg(value_name = "KEY=VALUE", value_parser = super::set::value)]
    pub values: Vec<super::set::Value>,
    /// One JSON object
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub place: Where,
    #[command(flatten)]
    pub saying: Saying,
}

/// What `khabar import` reads.
#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(flatten)]
    pub place: Where,
    #[command(flatten)]
    pub what: Imported,
    /// Flags of newsboat that become stars, such as s; newsboat has no stars of its own
    #[arg(long, value_name = "LETTERS", default_value = "")]
    pub flags: String,
}

/// Where feeds come from.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(super) struct Imported {
    /// OPML, the urls file of newsboat, or its cache.db; - for standard input
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Feeds to begin with in a language: ar, fa, ur, ckb, he, en, fr, de, es, tr
    #[arg(long, value_name = "LANGUAGE")]
    pub starter: Option<String>,
}

/// What `khabar export` writes.
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    pub place: Where,
}

/// What `khabar mark` changes.
#[derive(Debug, Args)]
pub(super) struct Mark {
    /// As what
    #[arg(value_name = "AS")]
    pub mark: MarkedAs,
    #[command(flatten)]
    pub selection: Selection,
    #[command(flatten)]
    pub place: Where,
}

/// What `khabar tag` changes.
#[derive(Debug, Args)]
pub(super) struct Tag {
    /// The tag
    #[arg(value_name = "NAME")]
    pub name: String,
    #[command(flatten)]
    pub selection: Selection,
    /// Take it off instead
    #[arg(long)]
    pub remove: bool,
    #[command(flatten)]
    pub place: Where,
}

/// Which articles a command changes.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(super) struct Selection {
    /// The numbers of articles, as khabar list gives them
    #[arg(value_name = "ID")]
    pub ids: Vec<i64>,
    /// All that khabar list would print for this
    #[arg(long, value_name = "FILTER", allow_hyphen_values = true)]
    pub query: Option<String>,
}

/// As what articles can be marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MarkedAs {
    /// Read
    Read,
    /// Not read
    Unread,
    /// With a star
    Starred,
    /// Without a star
    Unstarred,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Sorting {
    /// The newest first
    Newest,
    /// The oldest first
    Oldest,
    /// By the name of the feed
    Feed,
    /// The shortest first
    Shortest,
    /// The longest first
    Longest,
}

impl From<Sorting> for Order {
    fn from(sorting: Sorting) -> Self {
        match sorting {
            Sorting::Newest => Self::Newest,
            Sorting::Oldest => Self::Oldest,
            Sorting::Feed => Self::Feed,
            Sorting::Shortest => Self::Shortest,
            Sorting::Longest => Self::Longest,
        }
    }
}
