//! The words of giving commands in English.

use super::CommandWords;

pub(super) const WORDS: CommandWords = CommandWords {
    cmd_palette: "Find any command by its name or sentence",
    hint_palette: "commands",
    hint_complete: "complete",
    palette: "Commands",
    no_such_command: "There is no command “{}”",
    no_such_list: "There is no “{}” here",
    keys_that_follow: "{} and then",
    no_such_keys: "No command has the keys {}",
    macros: "Your own",
    ask_help: "Find in help:",
    help_found_nothing: "No key does that here.",
    takes_words: "what to search for",
    takes_tags: "tags, parted by commas",
    takes_address: "the address of a feed or a page",
    takes_name: "a name for this search",
    problem_no_command: "there is no command “{}”; the palette (:) shows their names.",
    problem_bad_key: "“{}” is no key; write for example \"j\", \"ctrl-f\", \"shift-tab\", \"space\" or \"g g\".",
    problem_not_keys: "“{}” takes a key in quotes, a list of them, or [] for none.",
    problem_not_commands: "“{}” takes a list of commands, such as [\"star\", \"next\"].",
    problem_used_twice: "the key “{}” was given to {} already.",
    problem_hidden: "the keys “{}” begin like “{}”, the key of {}; give that one another key, or [] for none.",
    problem_bad_line: "the key “{}” cannot run “{}”.",
    cmd_pane_larger: "Make the pane larger",
    cmd_pane_smaller: "Make the pane smaller",
    one_pane: "There is one pane on the screen",
};
