//! The command table: every command with its name, its keys, where it works and its sentence.
//! Keys, help, the palette, the names in settings and the hints of the status line all come from
//! here.

use super::{Key, KeyCode, Pane};
use crate::locale::Words;

/// Something the person can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the table says what each does")]
pub enum Command {
    Down,
    Up,
    PageDown,
    PageUp,
    Top,
    Bottom,
    ReadOn,
    Open,
    Back,
    PaneLeft,
    PaneRight,
    PaneNext,
    PanePrevious,
    PaneLarger,
    PaneSmaller,
    Zoom,
    Search,
    Next,
    Previous,
    NextMention,
    PreviousMention,
    ToggleRead,
    Star,
    Tag,
    MarkAllRead,
    Undo,
    Sort,
    FeedMenu,
    Unsubscribe,
    SaveSearch,
    AddFeed,
    Refresh,
    RefreshAll,
    StopRefresh,
    FullText,
    Copy,
    CopyArticle,
    Select,
    Links,
    LinkList,
    OpenInBrowser,
    Filter,
    Tints,
    Marks,
    Digits,
    Align,
    Spacing,
    Paragraphs,
    Narrower,
    Wider,
    Pipe,
    Tour,
    Theme,
    Calendar,
    ReloadSettings,
    ForgetChanges,
    Messages,
    Redraw,
    Help,
    Palette,
    Quit,
    Language,
}

/// One row of the table.
#[derive(Debug)]
pub struct CommandRow {
    /// The command.
    pub command: Command,
    /// Its name, for settings and the palette.
    pub name: &'static str,
    /// Its default keys, the best known first.
    pub keys: &'static [Key],
    /// The panes where it does something of their own; empty: everywhere.
    pub panes: &'static [Pane],
    /// Its sentence in the interface's language.
    pub sentence: fn(&Words) -> &'static str,
}

pub(super) const fn ch(character: char) -> Key {
    Key { code: KeyCode::Char(character), ctrl: false, alt: false, shift: false }
}

pub(super) const fn ctrl(character: char) -> Key {
    Key { code: KeyCode::Char(character), ctrl: true, alt: false, shift: false }
}

pub(super) const fn named(code: KeyCode) -> Key {
    Key { code, ctrl: false, alt: false, shift: false }
}

const BACK_TAB: Key = Key { code: KeyCode::Tab, ctrl: false, alt: false, shift: true };

macro_rules! rows {
    ($($command:ident $name:literal [$($key:expr),*] in [$($pane:ident),*] $($sentence:ident).+;)*) => {
        &[$(CommandRow {
            command: Command::$command,
            name: $name,
            keys: &[$($key),*],
            panes: &[$(Pane::$pane),*],
            sentence: |words| words.$($sentence).+,
        }),*]
    };
}

/// The table, in the order in which help shows it.
pub const COMMANDS: &[CommandRow] = rows! {
    Down "down" [ch('j'), named(KeyCode::Down)] in [] cmd_down;
    Up "up" [ch('k'), named(KeyCode::Up)] in [] cmd_up;
    PageDown "page-down" [named(KeyCode::PageDown), ctrl('f'), ctrl('d')] in [] cmd_page_down;
    PageUp "page-up" [named(KeyCode::PageUp), ctrl('b'), ctrl('u')] in [] cmd_page_up;
    Top "top" [ch('g'), named(KeyCode::Home)] in [] cmd_top;
    Bottom "bottom" [ch('G'), named(KeyCode::End)] in [] cmd_bottom;
    Open "open" [named(KeyCode::Enter)] in [Sources, Headlines, Facts] cmd_open;
    ReadOn "read-on" [ch(' ')] in [Sources, Headlines, Article] cmd_read_on;
    Back "back" [named(KeyCode::Esc), ch('q')] in [] cmd_back;
    PaneNext "pane-next" [named(KeyCode::Tab)] in [] cmd_pane_next;
    PanePrevious "pane-previous" [BACK_TAB] in [] cmd_pane_previous;
    PaneLeft "pane-left" [ch('h'), named(KeyCode::Left)] in [] cmd_pane_left;
    PaneRight "pane-right" [ch('l'), named(KeyCode::Right)] in [] cmd_pane_right;
    PaneLarger "pane-larger" [ch('>')] in [] commands.cmd_pane_larger;
    PaneSmaller "pane-smaller" [ch('<')] in [] commands.cmd_pane_smaller;
    Zoom "zoom" [ch('z')] in [] cmd_zoom;
    Search "search" [ch('/')] in [] cmd_search;
    Next "next" [ch('n')] in [] cmd_next;
    Previous "previous" [ch('N')] in [] cmd_previous;
    NextMention "next-mention" [ch(']')] in [Article, Facts] cmd_next_mention;
    PreviousMention "previous-mention" [ch('[')] in [Article, Facts] cmd_previous_mention;
    ToggleRead "toggle-read" [ch('u')] in [Headlines, Article] cmd_toggle_read;
    Star "star" [ch('s')] in [Headlines, Article] cmd_star;
    Tag "tag" [ch('t')] in [Headlines, Article] cmd_tag;
    MarkAllRead "mark-all-read" [ch('A')] in [Sources, Headlines] cmd_mark_all_read;
    Undo "undo" [ch('U'), ctrl('z')] in [] cmd_undo;
    Sort "sort" [ch('S')] in [Headlines] cmd_sort;
    SaveSearch "save-search" [ch('W')] in [Headlines] cmd_save_search;
    AddFeed "add-feed" [ch('a')] in [Sources, Headlines] cmd_add_feed;
    Refresh "refresh" [ch('r')] in [Sources, Headlines] cmd_refresh;
    RefreshAll "refresh-all" [ch('R')] in [] cmd_refresh_all;
    StopRefresh "stop-refresh" [ch('x')] in [] cmd_stop_refresh;
    FullText "full-text" [ch('w')] in [Headlines, Article] cmd_full_text;
    FeedMenu "feed-menu" [ch('e')] in [Sources, Headlines] cmd_feed_menu;
    Unsubscribe "unsubscribe" [named(KeyCode::Delete)] in [Sources] cmd_unsubscribe;
    Select "select-text" [ch('v')] in [Article] select.cmd_select;
    Copy "copy" [ch('y')] in [Headlines, Article, Facts] cmd_copy;
    CopyArticle "copy-article" [ch('Y')] in [Headlines, Article, Facts] select.cmd_copy_article;
    OpenInBrowser "open-in-browser" [ch('o')] in [Headlines, Article] links.cmd_open_in_browser;
    Links "links" [ch('f')] in [Article] links.cmd_links;
    LinkList "link-list" [ch('O')] in [Article] links.cmd_link_list;
    Filter "filter" [ch('=')] in [Facts] cmd_filter;
    Tints "tints" [ch('c')] in [Article, Facts] cmd_tints;
    Align "align" [ch('J')] in [Article] cmd_align;
    Narrower "narrower" [ch('-')] in [Article] cmd_narrower;
    Wider "wider" [ch('+')] in [Article] cmd_wider;
    Spacing "line-spacing" [ch('i')] in [Article] cmd_spacing;
    Paragraphs "paragraphs" [ch('p')] in [Article] cmd_paragraphs;
    Marks "marks" [ch('m')] in [Article] cmd_marks;
    Digits "digits" [ch('d')] in [Article] cmd_digits;
    Pipe "pipe" [ch('|')] in [Headlines, Article] pipe.cmd_pipe;
    Tour "tour" [named(KeyCode::Function(2))] in [] tour.cmd_tour;
    Theme "theme" [named(KeyCode::Function(6))] in [] settings.cmd_theme;
    Calendar "calendar" [named(KeyCode::Function(7))] in [] settings.cmd_calendar;
    ReloadSettings "reload-settings" [named(KeyCode::Function(5))] in [] settings.cmd_reload_settings;
    ForgetChanges "forget-changes" [named(KeyCode::Function(8))] in [] settings.cmd_forget_changes;
    Messages "messages" [ch('!')] in [] cmd_messages;
    Language "language" [ch('L'), named(KeyCode::Function(3))] in [] cmd_language;
    Redraw "redraw" [ctrl('l')] in [] cmd_redraw;
    Help "help" [ch('?'), named(KeyCode::Function(1))] in [] cmd_help;
    Palette "palette" [ch(':'), ctrl('p')] in [] commands.cmd_palette;
    Quit "quit" [ctrl('c'), ctrl('q')] in [] cmd_quit;
};

impl Command {
    /// Its row of the table.
    #[must_use]
    pub fn row(self) -> Option<&'static CommandRow> {
        COMMANDS.iter().find(|row| row.command == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key_label;
    use std::collections::HashSet;

    #[test]
    fn no_key_has_two_commands() {
        let mut seen = HashSet::new();
        for row in COMMANDS {
            assert!(!row.keys.is_empty(), "{} has a key", row.name);
            for key in row.keys {
                assert!(seen.insert(*key), "{} is used twice", key_label(*key));
            }
        }
    }

    #[test]
    fn every_command_stands_once_in_the_table() {
        let names: HashSet<_> = COMMANDS.iter().map(|row| row.name).collect();
        let commands: HashSet<_> = COMMANDS.iter().map(|row| row.command).collect();
        assert_eq!(names.len(), COMMANDS.len());
        assert_eq!(commands.len(), COMMANDS.len());
    }
}
