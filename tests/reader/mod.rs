//! A reader in a test: keys in, screen out, without a terminal.

use jiff::Zoned;
use khabar::app::{
    Answer, Ask, Browsed, Copied, Effect, Errand, Key, KeyCode, Message, Mouse, Opened, State,
    keys_of, update,
};
use khabar::config::Settings;
use khabar::facts::{self, Context};
use khabar::locale::Language;
use khabar::news::Article;
use khabar::view;
use khabar::work::fetch::ClientSettings;
use khabar::work::{Shelf, Storekeeper, StorekeeperSettings};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

/// A reader with its window. Facts are found at once, as the worker would.
pub struct Reader {
    pub state: State,
    pub has_quit: bool,
    /// What was asked of the disk and of programs.
    #[allow(dead_code, reason = "each test binary uses its part")]
    pub asked: Vec<Effect>,
    /// What was copied last.
    pub copied: Option<String>,
    /// What was opened in a browser last.
    pub browsed: Option<String>,
    /// Who answers for the library, where there is one.
    pub shelf: Option<Shelf>,
    /// Who answers for it on a thread, and what it answered.
    pub keeper: Option<(Storekeeper, Receiver<Answer>)>,
    /// What needs the network, and was asked where there is none.
    pub errands: Vec<Errand>,
    /// Whether the library answers nothing for now.
    pub hold: bool,
    /// What it was asked meanwhile.
    pub held: Vec<Ask>,
    size: (u16, u16),
}

#[allow(dead_code, reason = "each test binary uses its part")]
impl Reader {
    /// Opens articles in a window of this size; it is noon on 20 November 2026 in Riyadh.
    pub fn open(articles: Vec<Article>, language: Language, size: (u16, u16)) -> Self {
        let articles = articles.into_iter().map(Arc::new).collect();
        Self::over(Opened { articles, ..Opened::default() }, language, size)
    }

    /// Opens what was opened.
    pub fn over(opened: Opened, language: Language, size: (u16, u16)) -> Self {
        Self::of(State::new(opened, settings(language)), size).begin(noon())
    }

    /// A reader over a library, at the same time. What was opened is shown while it is empty.
    pub fn over_library(
        shelf: Shelf,
        opened: Opened,
        language: Language,
        size: (u16, u16),
    ) -> Self {
        let sources = shelf.sources(&noon()).expect("sources");
        let state = State::new(opened, settings(language)).with_library(sources);
        let mut reader = Self::of(state, size);
        reader.shelf = Some(shelf);
        reader.begin(noon())
    }

    /// A reader over a library with its thread, which may use the network.
    pub fn with_keeper(
        shelf: Shelf,
        client: ClientSettings,
        opened: Opened,
        language: Language,
        size: (u16, u16),
    ) -> Self {
        let now = Zoned::now();
        let sources = shelf.sources(&now).expect("sources");
        let state = State::new(opened, settings(language)).with_library(sources);
        let (sender, answers) = std::sync::mpsc::channel();
        let tell = move |answer| sender.send(answer).is_ok();
        let keeper = Storekeeper::start(shelf, StorekeeperSettings::default(), client, tell)
            .expect("a thread");
        let mut reader = Self::of(state, size);
        reader.keeper = Some((keeper, answers));
        reader.begin(now)
    }

    fn of(state: State, size: (u16, u16)) -> Self {
        Self {
            state,
            has_quit: false,
            asked: Vec::new(),
            copied: None,
            browsed: None,
            shelf: None,
            keeper: None,
            errands: Vec::new(),
            hold: false,
            held: Vec::new(),
            size,
        }
    }

    /// What a start tells it.
    fn begin(mut self, now: Zoned) -> Self {
        self.tell(Message::Clock(now));
        let (width, height) = self.size;
        self.resize(width, height);
        self
    }

    /// Has the library answer the first thing that it was asked while it was held.
    pub fn answer_next(&mut self) {
        let ask = self.held.remove(0);
        let now = self.state.now.clone().expect("the time");
        let answer = self.shelf.as_mut().expect("a library").answer(ask, &now);
        self.tell(Message::Library(answer));
    }

    /// Takes what the library answers until something is so. Fails after twenty seconds.
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let end = std::time::Instant::now() + std::time::Duration::from_secs(20);
        while !is_so(self) {
            let left = end.saturating_duration_since(std::time::Instant::now());
            let (_, answers) = self.keeper.as_ref().expect("a storekeeper");
            let Ok(answer) = answers.recv_timeout(left) else {
                panic!("it never came to this: {what}\n{}", self.screen())
            };
            self.tell(Message::Library(answer));
        }
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.tell(Message::Resize { width, height });
    }

    pub fn mouse(&mut self, mouse: Mouse) {
        self.tell(Message::Mouse(mouse));
    }

    pub fn tell(&mut self, message: Message) {
        for effect in update(&mut self.state, message) {
            match effect {
                Effect::FindFacts { id, article } => {
                    let date = article.published.as_ref().map(Zoned::date);
                    let context = Context { language: article.language.clone(), date };
                    let facts = facts::key_facts(&article.text, &context);
                    self.tell(Message::FactsFound { article: id, facts: Some(facts) });
                }
                Effect::Run(errand) => match &self.keeper {
                    Some((keeper, _)) => keeper.run(errand),
                    None => self.errands.push(errand),
                },
                Effect::Ask(ask) if self.keeper.is_some() => {
                    self.keeper.iter().for_each(|(keeper, _)| keeper.ask(ask.clone()));
                }
                Effect::Ask(ask) if self.hold => self.held.push(ask),
                Effect::Ask(ask) => {
                    let now = self.state.now.clone().expect("the time");
                    let shelf = self.shelf.as_mut().expect("a library");
                    let answer = shelf.answer(ask, &now);
                    self.tell(Message::Library(answer));
                }
                Effect::Copy(text) => {
                    self.copied = Some(text);
                    self.tell(Message::Copied(Copied::Sent));
                }
                Effect::Browse(address) => {
                    self.browsed = Some(address);
                    self.tell(Message::Browsed(Browsed::Opened));
                }
                // These ask for the disk and for programs; tests of the whole program have them.
                Effect::KeepChanges(_)
                | Effect::ReadSettings
                | Effect::ForgetChanges
                | Effect::Pipe(_)
                | Effect::StopPipe
                | Effect::Notify(_) => self.asked.push(effect),
                Effect::Redraw => {}
                Effect::Quit => self.has_quit = true,
            }
        }
    }

    /// Presses keys: characters stand for themselves, `<enter>` and the like for the rest.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            let key = match named {
                Some((name, after)) if name.len() > 1 => {
                    rest = after;
                    key_named(name)
                }
                _ => {
                    rest = rest.get(first.len_utf8()..).unwrap_or("");
                    key_of(KeyCode::Char(first))
                }
            };
            self.tell(Message::Key(key));
        }
        self
    }

    /// The screen as text, blanks at the end of rows left out.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let rows: Vec<String> = (0..self.size.1)
            .map(|y| {
                let row: String = (0..self.size.0).map(|x| buffer[(x, y)].symbol()).collect();
                row.trim_end().to_string()
            })
            .collect();
        rows.join("\n")
    }

    pub fn buffer(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        view::draw(&self.state, &mut buffer);
        buffer
    }

    /// The text caret, while something is typed.
    pub fn caret(&self) -> Option<(u16, u16)> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        view::draw(&self.state, &mut buffer).map(|position| (position.x, position.y))
    }
}

fn settings(language: Language) -> Settings {
    Settings { language, ..Settings::default() }
}

/// On 20 November 2026, in Riyadh.
fn noon() -> Zoned {
    "2026-11-20T12:00:00+03:00[+03:00]".parse().expect("a date")
}

/// Compares with the file in `tests/screens`, or rewrites it where `UPDATE` is set.
#[allow(dead_code, reason = "each test binary uses its part")]
pub fn expect_screen(name: &str, reader: &Reader) {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens").join(format!("{name}.txt"));
    let screen = reader.screen() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &screen).expect("the expected screen is written");
        return;
    }
    let expected =
        std::fs::read_to_string(&path).expect("the expected screen (UPDATE=1 writes it)");
    assert!(screen == expected, "{name} differs.\n--- expected\n{expected}\n--- is\n{screen}");
}

fn key_of(code: KeyCode) -> Key {
    Key { code, ctrl: false, alt: false, shift: false }
}

fn key_named(name: &str) -> Key {
    let name = if name == "backtab" { "shift-tab" } else { name };
    match keys_of(name).as_deref() {
        Some([key]) => *key,
        _ => panic!("a key that the test does not know: <{name}>"),
    }
}
