//! `khabar set`: what is set for one feed alone, to be read and changed.

use super::failure::Failure;
use super::library;
use super::library_arguments::Set;
use super::speech::Speech;
use crate::news::library::{
    FeedRow, FeedSetting, FeedSettings, MOST_KEEP_DAYS, changed_tags, keep_days, tags_in,
    typed_days, way_to,
};
use crate::store::{FeedId, Library};
use crate::text::direction_of;
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What stands for the password on the command line, where others could read it.
const FROM_INPUT: &str = "-";

/// What can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Name,
    Folder,
    Tags,
    KeepDays,
    Own(FeedSetting),
}

/// One of them, with what it is to be.
#[derive(Clone, Debug)]
pub(super) struct Value {
    key: Key,
    typed: String,
}

impl Key {
    fn all() -> impl Iterator<Item = Self> {
        let of_row = [Self::Name, Self::Folder, Self::Tags, Self::KeepDays];
        of_row.into_iter().chain(FeedSetting::ALL.map(Self::Own))
    }

    fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Folder => "folder",
            Self::Tags => "tags",
            Self::KeepDays => "keep-days",
            Self::Own(setting) => setting.name(),
        }
    }
}

/// Reads `key=value`, and refuses what the key does not take.
pub(super) fn value(text: &str) -> Result<Value, String> {
    let keys = || Key::all().map(Key::name).collect::<Vec<_>>().join(", ");
    let (name, typed) =
        text.split_once('=').ok_or_else(|| format!("write KEY=VALUE: {}", keys()))?;
    // The settings and the JSON of this command have names of words with another sign between.
    let known = name.trim().replace('_', "-");
    let key = Key::all().find(|key| key.name() == known);
    let key = key.ok_or_else(|| format!("there is no {}; there are {}", name.trim(), keys()))?;
    let typed = typed.trim().to_owned();
    match key {
        Key::Name | Key::Folder | Key::Tags => {}
        Key::KeepDays => {
            let is_taken = typed.is_empty() || keep_days(&typed).is_some();
            is_taken
                .then_some(())
                .ok_or(format!("keep-days takes days from 1 to {MOST_KEEP_DAYS}, or all"))?;
        }
        Key::Own(setting) => FeedSettings::default()
            .set(setting, &typed)
            .map_err(|setting| format!("{} takes {}", setting.name(), setting.takes()))?,
    }
    Ok(Value { key, typed })
}

pub(super) fn set(options: &Set, speech: &Speech) -> Result<(), Failure> {
    let Some(mut library) = library::existing(&options.place, speech)? else {
        return Err(Failure::Empty);
    };
    let feed = match library::feeds_named(&library, &options.feed)?[..] {
        [feed] => feed,
        ref several => return Err(Failure::ManyFeeds(options.feed.clone(), several.len())),
    };
    change(&mut library, feed, &options.values)?;
    let Some(row) = library.feed(feed)? else { return Err(Failure::NoFeed(options.feed.clone())) };
    let folder = way_to(row.folder, &library.folders()?).join("/");
    let mut output = io::stdout().lock();
    if options.json {
        serde_json::to_writer(&mut output, &Answer::new(&row, &folder)).map_err(io::Error::from)?;
        return Ok(writeln!(output)?);
    }
    let title = row.shown_name().to_owned();
    let mut lines = vec![(title.clone(), direction_of(&title, None))];
    for key in Key::all() {
        let typed = typed(&row, &folder, key).filter(|typed| !typed.is_empty());
        // In the direction of the keys, which stand first.
        let line = format!("  {}={}", key.name(), typed.unwrap_or_default());
        lines.push((line, crate::text::Direction::Ltr));
    }
    Ok(speech.rows().print_lines(&lines, &mut output)?)
}

fn change(library: &mut Library, feed: FeedId, values: &[Value]) -> Result<(), Failure> {
    let at = Timestamp::now();
    let mut settings = library.feed_settings(feed)?;
    for Value { key, typed } in values {
        match key {
            Key::Name => {
                let name = Some(typed.as_str()).filter(|name| !name.is_empty());
                library.rename_feed(feed, name, at)?;
            }
            Key::Folder => library.move_feed_into(feed, typed, at)?,
            Key::Tags => set_tags(library, feed, typed, at)?,
            Key::KeepDays => {
                let (_, count) = library.retention_of(feed)?;
                library.set_retention(feed, keep_days(typed), count, at)?;
            }
            Key::Own(FeedSetting::Password) if typed == FROM_INPUT => {
                let mut line = String::new();
                io::stdin().read_line(&mut line).map_err(Failure::Input)?;
                take(&mut settings, FeedSetting::Password, &line)?;
            }
            Key::Own(setting) => take(&mut settings, *setting, typed)?,
        }
    }
    Ok(library.set_feed_settings(feed, &settings, at)?)
}

fn take(settings: &mut FeedSettings, setting: FeedSetting, typed: &str) -> Result<(), Failure> {
    let taken = settings.set(setting, typed);
    taken.map_err(|setting| Failure::NotTaken(setting.name()))
}

/// Puts these tags on a feed, and takes all others off.
fn set_tags(
    library: &mut Library,
    feed: FeedId,
    typed: &str,
    at: Timestamp,
) -> Result<(), Failure> {
    let there = library.feed(feed)?.map_or_else(Vec::new, |row| row.tags);
    let (added, removed) = changed_tags(&there, &tags_in(typed));
    Ok(library.retag_feed(feed, &added, &removed, at)?)
}

fn typed(row: &FeedRow, folder: &str, key: Key) -> Option<String> {
    match key {
        Key::Name => row.name.clone(),
        Key::Folder => Some(folder.to_owned()),
        Key::Tags => Some(row.tags.join(", ")),
        Key::KeepDays => row.keep_days.map(typed_days),
        Key::Own(setting) => row.settings.shown(setting),
    }
}

/// The JSON that other programs rely on. The password is not told, nor the login of a proxy and
/// what headers hold.
#[derive(Serialize)]
struct Answer<'a> {
    feed: &'a str,
    address: &'a str,
    name: Option<&'a str>,
    folder: &'a str,
    tags: &'a [String],
    keep_days: Option<u32>,
    full_text: bool,
    interval: Option<u64>,
    timeout: Option<u64>,
    user_agent: Option<&'a str>,
    user: Option<&'a str>,
    has_password: bool,
    proxy: Option<String>,
    private_redirects: Option<bool>,
    headers: BTreeMap<&'a str, &'a str>,
}

impl<'a> Answer<'a> {
    fn new(row: &'a FeedRow, folder: &'a str) -> Self {
        let settings = &row.settings;
        Self {
            feed: row.shown_name(),
            address: &row.address,
            name: row.name.as_deref(),
            folder,
            tags: &row.tags,
            keep_days: row.keep_days,
            full_text: settings.full_text,
            interval: settings.interval_minutes,
            timeout: settings.timeout_seconds,
            user_agent: settings.user_agent.as_deref(),
            user: settings.user.as_deref(),
            has_password: settings.password.is_some(),
            proxy: settings.shown(FeedSetting::Proxy),
            private_redirects: settings.private_redirects,
            headers: settings.shown_headers().collect(),
        }
    }
}
