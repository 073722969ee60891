//! The one state of the program.

use super::article_list::ArticleList;
use super::article_pane::ArticlePane;
use super::asking::Question;
use super::choices::Choices;
use super::facts_pane::FactsPane;
use super::headlines_pane::HeadlinesPane;
use super::keymap::Step;
use super::layouts::Layout;
use super::library::LibraryState;
use super::screen::Screen;
use super::search::Search;
use super::{Divider, Entry, FoundFacts, Keymap, Notices, Palette, Pending, TypedLines};
use crate::config::{Settings, Shares};
use crate::news::library::Sources;
use crate::news::{Article, FeedProblem, OpenError};
use jiff::Zoned;
use std::collections::VecDeque;
use std::sync::Arc;

/// What was opened at start: articles, and what could not be opened.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// In the order given.
    pub articles: Vec<Arc<Article>>,
    /// Shown in the reader.
    pub failures: Vec<OpenFailure>,
    /// Shown in the reader too.
    pub faults: Vec<Fault>,
}

/// A pack of feeds to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starter {
    /// Its number, by which it is asked for.
    pub number: usize,
    /// The language of its feeds, a subtag of BCP 47.
    pub language: &'static str,
    /// Its name, in its own language.
    pub name: String,
    /// The names of its feeds.
    pub feeds: Vec<String>,
}

/// Something that was opened, with what was wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// As the person named it.
    pub name: String,
    /// What was wrong, at least one thing; [`what_was_wrong`](super::what_was_wrong) puts it in
    /// the words of the interface.
    pub problems: Vec<FeedProblem>,
}

/// Something that could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenFailure {
    /// As the person named it.
    pub name: String,
    /// Why; [`why_not_opened`](super::why_not_opened) puts it in the words of the interface.
    pub reason: OpenError,
}

impl Fault {
    fn loses_text(&self) -> bool {
        self.problems.iter().any(FeedProblem::loses_text)
    }
}

/// The panes of the screen, in reading order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// What the library follows. It stands where the headlines stand, while it takes keys.
    Sources,
    /// The list of articles.
    #[default]
    Headlines,
    /// The open article.
    Article,
    /// Its key facts.
    Facts,
}

impl Pane {
    /// The panes beside one another, in reading order.
    pub const ALL: [Pane; 3] = [Pane::Headlines, Pane::Article, Pane::Facts];
}

/// What the mouse draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// The line between two panes.
    Divider {
        /// Which.
        divider: Divider,
        /// How much each pane had before.
        before: Shares,
    },
    /// The thumb of the scroll bar of a pane.
    ScrollBar(Pane),
}

/// What stands over the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlay {
    /// What it is.
    pub kind: OverlayKind,
    /// The first row in its window.
    pub top_row: usize,
}

/// The overlays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverlayKind {
    /// Help for the pane in focus.
    Help,
    /// What could not be opened.
    Messages,
    /// What can be chosen.
    Choices,
    /// Every command.
    Palette,
    /// What a program printed.
    Output,
    /// A page of the tour.
    Tour(usize),
}

/// Read marks of opened files as they were before a change: the places that it touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoStep(pub Vec<(usize, bool)>);

/// Everything the program knows. Changed only by [`update`](super::update()).
#[derive(Debug)]
pub struct State {
    /// What the person has chosen.
    pub settings: Settings,
    /// The articles.
    pub list: ArticleList,
    /// What could not be opened.
    pub failures: Vec<OpenFailure>,
    /// What was wrong with what was opened.
    pub faults: Vec<Fault>,
    /// What else there is to say, in the words of the interface.
    pub notices: Notices,
    /// The place in the list that is selected.
    pub selected: usize,
    /// The pane that takes keys.
    pub focus: Pane,
    /// Whether it has the whole screen.
    pub is_zoomed: bool,
    /// What the mouse draws, while its button is down.
    pub drawn: Option<Drawn>,
    /// The pane in which its button went down last, if it was in one.
    pub pressed_in: Option<Pane>,
    /// Whether the size of the window is known, and so what is shown first was chosen.
    pub has_begun: bool,
    /// Where the list stands.
    pub headlines: HeadlinesPane,
    /// The open article, if there is any.
    pub article: Option<ArticlePane>,
    /// Where the person is in the facts.
    pub facts: FactsPane,
    /// The search in the open article.
    pub search: Option<Search>,
    /// What is asked, with the line being typed.
    pub question: Option<Question>,
    /// What can be chosen.
    pub choices: Option<Choices>,
    /// Packs of feeds to begin with.
    pub starters: Vec<Starter>,
    /// The library; none where files were opened.
    pub library: Option<LibraryState>,
    /// What stands over the panes.
    pub overlay: Option<Overlay>,
    /// What just happened, until the next key.
    pub toast: Option<String>,
    /// Programs of the settings that the article can be given to, by name.
    pub open_with: Vec<String>,
    /// Whether a line of the person runs.
    pub is_piping: bool,
    /// The last such line.
    pub last_line: String,
    /// What it printed.
    pub output: String,
    /// Whether the window is in front, as far as it says.
    pub has_focus: bool,
    /// Changes that can be undone, the last one last.
    pub undo: Vec<UndoStep>,
    /// The keyboard layout that seems to be there.
    pub layout: Layout,
    /// Whether the last letter was of it, and not a Latin one.
    pub layout_is_in_use: bool,
    /// Which keys do what.
    pub keymap: Keymap,
    /// What was pressed of a command that is not whole yet.
    pub pending: Pending,
    /// What is left of the commands that one key gives.
    pub to_run: VecDeque<Step>,
    /// The line of the palette.
    pub palette: Palette,
    /// What is looked for in help.
    pub help_query: String,
    /// Lines that were typed before.
    pub typed: TypedLines,
    /// The time, once it is known.
    pub now: Option<Zoned>,
    /// The first time that was known.
    pub started: Option<Zoned>,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// What is shown, made anew after every message.
    pub screen: Screen,
}

impl State {
    /// A reader over what was opened; the first article is selected.
    #[must_use]
    pub fn new(opened: Opened, settings: Settings) -> Self {
        let mut state = Self {
            settings,
            list: ArticleList::opened(opened.articles),
            failures: opened.failures,
            faults: opened.faults,
            notices: Notices::default(),
            selected: 0,
            focus: Pane::Headlines,
            is_zoomed: false,
            drawn: None,
            pressed_in: None,
            has_begun: false,
            headlines: HeadlinesPane::default(),
            article: None,
            facts: FactsPane::default(),
            search: None,
            question: None,
            choices: None,
            starters: Vec::new(),
            library: None,
            overlay: None,
            toast: None,
            open_with: Vec::new(),
            is_piping: false,
            last_line: String::new(),
            output: String::new(),
            has_focus: true,
            undo: Vec::new(),
            layout: Layout::of_language(settings.language.code()),
            layout_is_in_use: false,
            keymap: Keymap::default(),
            pending: Pending::default(),
            to_run: VecDeque::new(),
            palette: Palette::default(),
            help_query: String::new(),
            typed: TypedLines::default(),
            now: None,
            started: None,
            size: (0, 0),
            screen: Screen::default(),
        };
        let (language, words) = (settings.language, settings.language.words());
        // Most feeds have some fault that costs nothing: nobody needs to be told at once.
        let not_whole = state.faults.iter().filter(|fault| fault.loses_text()).count();
        if !state.failures.is_empty() {
            state.toast = Some(words.not_opened.of(language, state.failures.len()));
        } else if not_whole > 0 {
            state.toast = Some(words.not_whole.of(language, not_whole));
        }
        state
    }

    /// The same with these sentences among its messages. The first is shown at once.
    #[must_use]
    pub fn with_notices(mut self, notices: Vec<String>) -> Self {
        self.toast = notices.first().cloned().or(self.toast);
        // The newest is shown first, and these are in the order of their weight.
        notices.into_iter().rev().for_each(|notice| self.notices.push(notice));
        self
    }

    /// The same with these keys.
    #[must_use]
    pub fn with_keymap(mut self, keymap: Keymap) -> Self {
        self.keymap = keymap;
        self
    }

    /// The same over a library that follows these sources. While it follows none, what was opened
    /// is shown.
    #[must_use]
    pub fn with_library(mut self, sources: Sources) -> Self {
        self.library = Some(LibraryState::of(sources));
        self
    }

    /// The same over a library that says later what it follows: its format is an older one.
    #[must_use]
    pub fn with_library_to_come(mut self) -> Self {
        self.library = Some(LibraryState::to_come());
        self
    }

    /// The same with packs of feeds to begin with.
    #[must_use]
    pub fn with_starters(mut self, starters: Vec<Starter>) -> Self {
        self.starters = starters;
        self
    }

    /// The same with programs that the article can be given to.
    #[must_use]
    pub fn with_programs(mut self, names: Vec<String>) -> Self {
        self.open_with = names;
        self
    }

    /// The same with the tour over it.
    #[must_use]
    pub fn with_tour(mut self) -> Self {
        super::tour::begin(&mut self);
        self
    }

    /// The selected entry, where something is known of it.
    #[must_use]
    pub fn entry(&self) -> Option<&Entry> {
        self.list.get(self.selected)
    }

    /// The entry whose text is in the article pane. It follows the selection as soon as the
    /// text is here.
    #[must_use]
    pub fn open_entry(&self) -> Option<&Entry> {
        self.list.entry(self.article.as_ref()?.id())
    }

    /// The facts of the open article, where they were found.
    #[must_use]
    pub fn found(&self) -> Option<&Arc<FoundFacts>> {
        self.open_entry().and_then(Entry::found)
    }

    /// How many articles were not read yet.
    #[must_use]
    pub fn unread_count(&self) -> usize {
        self.list.unread_count()
    }
}
