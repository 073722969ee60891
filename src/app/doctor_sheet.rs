//! Lays out the screen of `khabar doctor`: what was found, the numbered lines, how the right one
//! looks, the keys; and the page that checks a way that was picked.

use super::doctor::{Doctor, Stage};
use super::row::{Frame, Role, Row, Stretch};
use crate::config::{OutputMode, Way};
use crate::locale::{DoctorWords, Language, fill};
use crate::text::Direction;

/// Letters, marks, brackets, digits and Latin. [`DoctorWords`] describes how it looks.
const SAMPLE: &str = "السَّلام (اليوم) في 350 مدينة: khabar 2.0!";

/// Columns before and after a sample: a number, a star, a bar.
const SIDE_CELLS: usize = 5;

/// A line is easily compared with others when it is not torn across a wide window.
const WIDEST_CELLS: usize = 64;

/// Fewer rows have no room for sentences of two lines.
const USUAL_ROWS: usize = 24;

/// The page that checks: a paragraph beside a second pane.
const PARAGRAPH: &str = "وصل الوفد (وفيه 12 خبيرًا) إلى مدينة «العقبة» صباح الاثنين، وقال رئيسه: \
                         «نعرض خطة 2030 في 45 دقيقة». ونُشر النص على موقع khabar.example.";
const BESIDE: &str = "The port (opened in 2026) serves 350 ships a year. ميناء العقبة";

/// What is shown.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// From the top of the window.
    pub rows: Vec<Row>,
    /// The rows that are said in ways of their own, by index.
    pub samples: Vec<(usize, Way)>,
}

/// One sentence on what a mode does.
#[must_use]
pub fn mode_sentence(mode: OutputMode, words: &DoctorWords) -> &'static str {
    match mode {
        OutputMode::Plain => words.mode_plain,
        OutputMode::Explicit => words.mode_explicit,
        OutputMode::Konsole => words.mode_konsole,
        OutputMode::Mlterm => words.mode_mlterm,
        OutputMode::Kitty => words.mode_kitty,
        OutputMode::KittyFallback => words.mode_kitty_fallback,
        OutputMode::Alternate => words.mode_alternate,
        OutputMode::Marks => words.mode_marks,
        OutputMode::Inverse => words.mode_inverse,
        OutputMode::Logical => words.mode_logical,
    }
}

/// A way by its name, with what it does.
#[must_use]
pub fn way_sentence(way: Way, words: &DoctorWords) -> String {
    let sentence = mode_sentence(way.mode, words);
    let name = fill("{}: ", &[way.mode.name()]);
    if way.through_tmux {
        name + &fill(words.mode_through_tmux, &[sentence])
    } else {
        name + sentence
    }
}

pub(super) fn sheet(doctor: &Doctor, (width, height): (u16, u16)) -> Sheet {
    let settings = &doctor.settings;
    let frame = Frame {
        column: 0,
        width: usize::from(width),
        direction: settings.direction(),
        marks: settings.typography.marks,
        is_linear: false,
    };
    let pen = Pen { doctor, frame: frame.padded(1), words: settings.language.doctor_words() };
    let height = usize::from(height);
    match doctor.stage {
        Stage::Picking => pen.picking(height),
        Stage::Picked(_) => Sheet { rows: pen.check(height), samples: Vec::new() },
    }
}

struct Pen<'a> {
    doctor: &'a Doctor,
    frame: Frame,
    words: &'static DoctorWords,
}

impl Pen<'_> {
    /// What the person needs least is left out first where the window is small.
    fn picking(&self, height: usize) -> Sheet {
        let Some(page) = self.doctor.page() else { return Sheet::default() };
        let samples: Vec<Row> =
            page.ways.iter().zip(1..).map(|(way, number)| self.sample(*way, number)).collect();
        let most = if height < USUAL_ROWS { 1 } else { 2 };
        let found = self.doctor.found.iter();
        let mut found: Vec<Row> =
            found.flat_map(|text| self.text(text, Role::Detail, most)).collect();
        let mut ask = self.text(self.words.pick, Role::Title, 2);
        ask.extend(self.pick_in_latin());
        if page.is_whole {
            let name = page.ways.first().map_or("", |way| way.mode.name());
            ask.extend(self.text(&fill(self.words.pick_whole, &[name]), Role::Plain, 2));
        } else {
            ask.extend(self.text(self.words.pick_alike, Role::Plain, 2));
        }
        let mut looks = self.looks();
        let keys = self.keys(&self.picking_keys());
        let note = self.text(&self.doctor.note, Role::Key, 2);
        let least = samples.len() + keys.len() + note.len();
        let mut room = height.saturating_sub(least);
        for part in [&mut ask, &mut looks, &mut found] {
            part.truncate(room);
            room -= part.len();
        }
        let mut gaps = room.min(3);
        let mut rows = Vec::new();
        let mut gap = |rows: &mut Vec<Row>| {
            if gaps > 0 && !rows.is_empty() {
                gaps -= 1;
                rows.push(Row::default());
            }
        };
        rows.extend(found);
        gap(&mut rows);
        rows.extend(ask);
        let first = rows.len();
        rows.extend(samples);
        gap(&mut rows);
        rows.extend(looks);
        gap(&mut rows);
        rows.extend(note);
        rows.extend(keys);
        rows.truncate(height);
        let samples = page.ways.iter().enumerate().map(|(idx, way)| (first + idx, *way));
        let samples = if page.is_whole { Vec::new() } else { samples.collect() };
        Sheet { rows, samples }
    }

    /// Where the way in use is the wrong one, a sentence in Arabic cannot be read.
    fn pick_in_latin(&self) -> Option<Row> {
        let latin = Language::English.doctor_words().pick;
        let line = self.frame.one_line(latin, Direction::Ltr, self.frame.width);
        match self.frame.direction {
            Direction::Ltr => None,
            Direction::Rtl => Some(row(vec![self.frame.at_start(line, Role::Detail)])),
        }
    }

    /// `1*│ … │*1`: the number on both sides, so that one stands where the eye looks for it even
    /// when the terminal turns the row round.
    fn sample(&self, way: Way, number: usize) -> Row {
        let width = self.frame.width.min(WIDEST_CELLS);
        let frame = Frame { width, direction: Direction::Ltr, ..self.frame };
        let frame = match self.frame.direction {
            Direction::Ltr => frame,
            Direction::Rtl => Frame { column: frame.column + self.frame.width - width, ..frame },
        };
        let star = if way == self.doctor.used { "*" } else { " " };
        let left = frame.one_line(&format!("{number}{star} │"), Direction::Ltr, SIDE_CELLS);
        let right = frame.one_line(&format!("│ {star}{number}"), Direction::Ltr, SIDE_CELLS);
        let inside = frame.padded(SIDE_CELLS);
        let text = inside.one_line(SAMPLE, Direction::Rtl, inside.width);
        row(vec![
            frame.at_start(left, Role::Key),
            inside.at_end(text, Role::Body),
            frame.at_end(right, Role::Key),
        ])
    }

    /// How the right line looks, for those who do not read it.
    fn looks(&self) -> Vec<Row> {
        let words = self.words;
        let mut rows = self.text(words.right_looks, Role::Heading, 2);
        for look in [
            words.look_right_edge,
            words.look_left_edge,
            words.look_brackets,
            words.look_colon,
            words.look_digits,
            words.look_joined,
            words.look_latin,
            words.look_frame,
        ] {
            rows.extend(self.text(&format!("• {look}"), Role::Plain, 2));
        }
        rows
    }

    fn picking_keys(&self) -> Vec<(String, &'static str)> {
        let words = self.words;
        let page = self.doctor.page();
        let numbers = match page.map_or(0, |page| page.ways.len()) {
            0 | 1 => "1".to_owned(),
            count => format!("1-{count}"),
        };
        let mut keys = vec![(numbers, words.key_number)];
        if self.doctor.pages.len() > 1 {
            keys.push(("n".to_owned(), words.key_none));
        }
        keys.push(("0 Esc".to_owned(), words.key_keep));
        keys.push(("d".to_owned(), words.key_forget));
        if page.is_some_and(|page| page.ways.contains(&self.doctor.used)) {
            keys.push((String::new(), words.in_use));
        }
        keys
    }

    /// The page that checks.
    fn check(&self, height: usize) -> Vec<Row> {
        let keys = [
            ("Enter".to_owned(), self.words.key_done),
            ("Esc".to_owned(), self.words.key_take_back),
        ];
        let mut below = self.text(self.words.check_again, Role::Title, 2);
        below.extend(self.keys(&keys));
        let mut rows = self.text(&self.doctor.note, Role::Key, 3);
        let room = height.saturating_sub(rows.len() + below.len());
        rows.extend(self.boxes(room));
        rows.extend(below);
        rows.truncate(height);
        rows
    }

    /// An Arabic paragraph in a box, and an English one beside it.
    fn boxes(&self, most: usize) -> Vec<Row> {
        let all = Frame { width: self.frame.width.min(2 * WIDEST_CELLS), ..self.frame };
        let narrow = all.width / 3;
        let left = Frame { width: narrow, direction: Direction::Ltr, ..all };
        let right = Frame {
            column: all.column + narrow,
            width: all.width - narrow,
            direction: Direction::Rtl,
            ..all
        };
        let boxed = [(left, BESIDE), (right, PARAGRAPH)].map(|(frame, text)| {
            let inside = frame.padded(2);
            let lines = inside.some_lines(text, frame.direction, most.saturating_sub(2));
            (frame, inside, lines)
        });
        let inner = boxed.iter().map(|(_, _, lines)| lines.len()).max().unwrap_or(0);
        if most < 3 || narrow < 6 {
            return Vec::new();
        }
        let border =
            |ends: [&str; 2]| row(boxed.iter().map(|(frame, ..)| edge(*frame, ends)).collect());
        let mut rows = vec![border(["╭", "╮"])];
        for idx in 0..inner {
            let mut stretches = Vec::new();
            for (frame, inside, lines) in &boxed {
                let bar = || frame.one_line("│", Direction::Ltr, 1);
                stretches.push(frame.at_start(bar(), Role::Detail));
                stretches.push(frame.at_end(bar(), Role::Detail));
                let line = lines.get(idx).cloned();
                stretches.extend(line.map(|line| inside.at_start(line, Role::Body)));
            }
            rows.push(row(stretches));
        }
        rows.push(border(["╰", "╯"]));
        rows
    }

    /// Keys with what they do, on as many rows as they need.
    fn keys(&self, keys: &[(String, &'static str)]) -> Vec<Row> {
        let mut rows = vec![Row::default()];
        let mut used = 0;
        for (key, word) in keys {
            let key = self.frame.one_line(key, Direction::Ltr, self.frame.width);
            let word = self.frame.one_line(word, self.frame.direction, self.frame.width);
            let gap = usize::from(key.width_cells() > 0);
            let width = key.width_cells() + gap + word.width_cells();
            if used > 0 && used + width > self.frame.width {
                rows.push(Row::default());
                used = 0;
            }
            let at = self.frame.indented(used);
            let after = at.indented(key.width_cells() + gap);
            if let Some(row) = rows.last_mut() {
                row.stretches.push(at.at_start(key, Role::Key));
                row.stretches.push(after.at_start(word, Role::Detail));
            }
            used += width + 3;
        }
        rows
    }

    fn text(&self, text: &str, role: Role, most: usize) -> Vec<Row> {
        if text.is_empty() {
            return Vec::new();
        }
        let lines = self.frame.some_lines(text, self.frame.direction, most);
        lines.into_iter().map(|line| row(vec![self.frame.at_start(line, role)])).collect()
    }
}

fn row(stretches: Vec<Stretch>) -> Row {
    Row { stretches, ..Row::default() }
}

/// The upper or lower edge of a box.
fn edge(frame: Frame, [left, right]: [&str; 2]) -> Stretch {
    let edge = format!("{left}{}{right}", "─".repeat(frame.width.saturating_sub(2)));
    let frame = Frame { direction: Direction::Ltr, ..frame };
    frame.at_start(frame.one_line(&edge, Direction::Ltr, frame.width), Role::Detail)
}
