//! The words of the commands beside the reader in English.

use super::CliWords;
use super::english::plural;

pub(super) static WORDS: CliWords = CliWords {
    output_failed: "the output could not be written: {}",
    input_failed: "standard input could not be read: {}",
    empty_library: "the library is empty; follow feeds with khabar add ADDRESS or khabar import FILE (OPML, or the urls file of newsboat)",
    no_feed: "no feed that is followed has the name or address {}; khabar add follows one",
    many_feeds: "{} is in the names of {} feeds; name one by its address",
    not_taken: "what was read for {} cannot be used",
    no_article: "there is no article {}; khabar list tells their numbers",
    no_feeds_in: "{}: there is no feed in it; it should be OPML, or lines of addresses",
    no_starter: "there are no feeds to begin with in {}; there are in {}",
    no_settings_place: "there is no folder for settings; set XDG_CONFIG_HOME or HOME",
    sample_is_there: "{} is there already; it was left as it is",
    sample_unwritable: "{} could not be written: {}",

    feed_without_title: "A feed without a title",
    no_entries: "There are no entries in this feed.",
    what_is_wrong: "What is wrong with it:",
    no_such_articles: "no article is like that",

    marked_read: plural("{} article marked read", "{} articles marked read"),
    marked_unread: plural("{} article marked unread", "{} articles marked unread"),
    given_star: plural("{} article given a star", "{} articles given a star"),
    star_taken: plural("{} article without a star now", "{} articles without a star now"),
    tagged: plural("{} article tagged", "{} articles tagged"),
    untagged: plural("{} article without the tag now", "{} articles without the tag now"),

    feeds_added: plural("{} feed added", "{} feeds added"),
    in_new_folders: plural("in {} new folder", "in {} new folders"),
    known_before: plural("{} followed before", "{} followed before"),
    taken_over: plural("{} article taken over", "{} articles taken over"),
    left_out: plural(
        "{} feed left out: queries and programs",
        "{} feeds left out: queries and programs",
    ),
    newsboat_cache: "what newsboat knows as read is in {}; khabar import {} takes it",
    note_too_many: "only the first {} feeds were read",
    note_query: "“{}”: a query over other feeds; searches do this here",
    note_program: "“{}”: a program that prints a feed; it is not run",
    note_no_address: "“{}”: not an address",

    library_sound: "The library is sound.",
    library_mended: "The index and the counts were made anew.",
    looking_over: "looking through the library …",
    library_saved: plural(
        "{} article saved into a new library",
        "{} articles saved into a new library",
    ),
    all_was_read: "everything could be read",
    some_was_unreadable: "part of the file could not be read",
    old_file: "The old file is {}",

    offline: "no server could be reached; check whether this machine is online",
    nothing_due: "No feed is due; khabar refresh --all asks all the same.",
    from_feeds: plural("from {} feed", "from {} feeds"),
    changed: plural("{} changed", "{} changed"),
    could_not_be_had: plural("{} could not be had", "{} could not be had"),
    fetching: "fetching …",
    texts_read: plural("{} text read …", "{} texts read …"),

    sample_written: "{} was written; every setting in it is explained.",
    nothing_wrong: "Nothing is wrong in {}.",
    file_not_there: "{}, which is not there: khabar config --init writes it",

    help_usage: "Usage",
    help_arguments: "Arguments",
    help_options: "Options",
    help_commands: "Commands",
    help_examples: "Examples",
    help_default: "[default: {}]",
    help_one_of: "One of: {}.",
    nothing_read: "nothing in {} can be read, and it was left as it is; put a copy of it in its place",
    note_scheme: "“{}”: neither http, https nor a file; it is not followed",
    not_followed: plural("{} cannot be followed", "{} cannot be followed"),
};
