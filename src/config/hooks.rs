//! Programs of the person that khabar runs: the tables `[hooks]` and `[open_with]`. Pure.

use super::problem::line_of;
use super::table::{Key, command, list, read_table};
use super::{Problem, ProblemKind};
use toml::de::DeTable;

/// The names of the tables.
pub(super) const HOOKS_TABLE: &str = "hooks";
pub(super) const OPEN_WITH_TABLE: &str = "open_with";

/// Programs that are known to need the terminal.
const IN_TERMINAL: [&str; 12] = [
    "w3m", "lynx", "links", "links2", "elinks", "less", "more", "most", "vi", "vim", "nvim", "nano",
];

/// Commands: a program and its arguments each, never a line for a shell. An empty one is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hooks {
    /// Gets each new article as JSON.
    pub new_article: Vec<String>,
    /// Gets what is copied.
    pub copy_command: Vec<String>,
    /// Opens addresses; none: `BROWSER`, or what the system has for it.
    pub browser: Vec<String>,
    /// Programs that get the terminal itself, by name, while the reader waits.
    pub in_terminal: Vec<String>,
    /// What the open article can be given to, by name, in the order of the file.
    pub open_with: Vec<(String, Vec<String>)>,
}

impl Default for Hooks {
    fn default() -> Self {
        Self {
            new_article: Vec::new(),
            copy_command: Vec::new(),
            browser: Vec::new(),
            in_terminal: IN_TERMINAL.map(str::to_owned).to_vec(),
            open_with: Vec::new(),
        }
    }
}

impl Hooks {
    /// Whether a program, by its name or path, gets the terminal.
    #[must_use]
    pub fn needs_terminal(&self, program: &str) -> bool {
        let name = program.rsplit('/').next().unwrap_or(program);
        self.in_terminal.iter().any(|known| known == program || known == name)
    }
}

/// What stands in `[hooks]`. A new setting is a row here.
pub(super) const HOOK_KEYS: [Key<Hooks>; 4] = [
    Key {
        name: "new_article",
        shown: "hooks.new_article",
        takes: "a program and its arguments: [\"prog\", \"arg\"]",
        about: "Run once for the new articles of a feed, with one JSON object a line on its \
            standard input: title, link, source, published, feed.",
        set: |hooks, value| command(value, &mut hooks.new_article),
        get: |hooks| list(&hooks.new_article),
    },
    Key {
        name: "copy_command",
        shown: "hooks.copy_command",
        takes: "a program and its arguments: [\"wl-copy\"]",
        about: "Gets on its standard input what is copied, besides the clipboard of the terminal.",
        set: |hooks, value| command(value, &mut hooks.copy_command),
        get: |hooks| list(&hooks.copy_command),
    },
    Key {
        name: "browser",
        shown: "hooks.browser",
        takes: "a program and its arguments: [\"firefox\", \"--new-tab\"]",
        about: "Opens addresses; %s in an argument stands for the address, which else comes \
            last. None: BROWSER of the environment, or what the system has for it.",
        set: |hooks, value| command(value, &mut hooks.browser),
        get: |hooks| list(&hooks.browser),
    },
    Key {
        name: "in_terminal",
        shown: "hooks.in_terminal",
        takes: "names of programs: [\"w3m\", \"less\"]",
        about: "Programs that get the terminal itself while the reader waits, as a browser, in \
            [open_with], or at the end of a line under |.",
        set: |hooks, value| command(value, &mut hooks.in_terminal),
        get: |hooks| list(&hooks.in_terminal),
    },
];

/// Reads both tables. In `[open_with]` every name is the person's own.
pub(super) fn read_hooks(text: &str) -> (Hooks, Vec<Problem>) {
    let (mut hooks, mut problems) = read_table(text, HOOKS_TABLE, &HOOK_KEYS, Hooks::default());
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (tables, _) = DeTable::parse_recoverable(text);
    let named = tables.get_ref().iter().find(|(name, _)| name.get_ref() == OPEN_WITH_TABLE);
    let entries = named.and_then(|(_, value)| value.get_ref().as_table());
    let mut found = Vec::new();
    for (name, value) in entries.into_iter().flatten() {
        let mut arguments = Vec::new();
        if command(value.get_ref(), &mut arguments) && !arguments.is_empty() {
            found.push((name.span().start, (name.get_ref().to_string(), arguments)));
        } else {
            let line = Some(line_of(text, name.span().start));
            let kind = ProblemKind::BadValue(OPEN_WITH_TABLE, OPEN_WITH_TAKES.to_owned());
            problems.push(Problem { line, kind });
        }
    }
    found.sort_by_key(|(place, _)| *place);
    hooks.open_with = found.into_iter().map(|(_, named)| named).collect();
    (hooks, problems)
}

/// What `[open_with]` takes.
pub const OPEN_WITH_TAKES: &str = "a program and its arguments, {link} for the address of \
    the article: browser = [\"firefox\", \"{link}\"]";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_lists_of_arguments() {
        let text = "[hooks]\nnew_article = ['notify', '-a']\ncopy_command = 'wl-copy'\n\
            [open_with]\nz = ['less']\nbrowser = ['firefox', '{link}']\nshell = 'rm'\nnone = []\n";
        let (hooks, problems) = read_hooks(text);
        assert_eq!(hooks.new_article, ["notify", "-a"]);
        assert_eq!(hooks.copy_command, [""; 0], "a line for a shell is refused");
        assert!(hooks.needs_terminal("/usr/bin/w3m") && !hooks.needs_terminal("firefox"));
        let names: Vec<_> = hooks.open_with.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["z", "browser"]);
        let mut lines: Vec<_> = problems.iter().filter_map(|problem| problem.line).collect();
        lines.sort_unstable();
        assert_eq!(lines, [3, 7, 8]);
    }
}
