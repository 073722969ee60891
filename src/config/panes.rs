//! How much of the screen each pane has: the table `[panes]` of the settings file. Pure.

use super::table::{Key, number, read_table};
use super::{Problem, Settings};
use toml::de::DeValue;

/// The name of the table.
pub(super) const PANES_TABLE: &str = "panes";

/// Shares of the body that panes have, in thousandths; none: as is usual. What a person draws is
/// kept as a share, so that it holds in every window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// Columns of the headlines where three panes stand.
    pub headlines_of_three: Option<u16>,
    /// Columns of the facts there.
    pub facts_of_three: Option<u16>,
    /// Columns of the headlines where two columns stand.
    pub headlines_of_two: Option<u16>,
    /// Rows of the article above its facts there.
    pub article_rows: Option<u16>,
}

const TAKES: &str = "a number from 0 to 1000";

/// All of them.
pub(super) const PANE_KEYS: [Key<Settings>; 4] = [
    Key {
        name: "headlines",
        shown: "panes.headlines",
        takes: TAKES,
        about: "Columns of the headlines where three panes stand side by side, in thousandths of \
            the window; 0: as many as suit it.",
        set: |settings, value| share(value, &mut settings.shares.headlines_of_three),
        get: |settings| written(settings.shares.headlines_of_three),
    },
    Key {
        name: "facts",
        shown: "panes.facts",
        takes: TAKES,
        about: "Columns of the facts there.",
        set: |settings, value| share(value, &mut settings.shares.facts_of_three),
        get: |settings| written(settings.shares.facts_of_three),
    },
    Key {
        name: "headlines_of_two",
        shown: "panes.headlines_of_two",
        takes: TAKES,
        about: "Columns of the headlines in a window that has room for two panes side by side.",
        set: |settings, value| share(value, &mut settings.shares.headlines_of_two),
        get: |settings| written(settings.shares.headlines_of_two),
    },
    Key {
        name: "article_rows",
        shown: "panes.article_rows",
        takes: TAKES,
        about: "Rows of the article above its facts there.",
        set: |settings, value| share(value, &mut settings.shares.article_rows),
        get: |settings| written(settings.shares.article_rows),
    },
];

fn share(value: &DeValue<'_>, place: &mut Option<u16>) -> bool {
    let mut thousandths = 0;
    let is_taken = number(value, 0, 1000, &mut thousandths);
    if is_taken {
        *place = (thousandths > 0).then_some(thousandths);
    }
    is_taken
}

fn written(share: Option<u16>) -> String {
    share.unwrap_or(0).to_string()
}

pub(super) fn read_panes(text: &str, settings: Settings) -> (Settings, Vec<Problem>) {
    read_table(text, PANES_TABLE, &PANE_KEYS, settings)
}
