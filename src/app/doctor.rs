//! The screen of `khabar doctor`: one line in every way that the terminal may need, numbered;
//! the person presses the number of the one that reads right. Pure.

use super::doctor_sheet::{self, Sheet};
use super::keyboards::letter_at;
use super::{Key, KeyCode, Layout};
use crate::config::{OutputMode, Settings, Way};

/// Ways that can stand on one screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// In the order of their numbers, the simplest first.
    pub ways: Vec<Way>,
    /// Whether the way switches the whole terminal, so that it stands alone.
    pub is_whole: bool,
}

/// What is asked of the outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoctorEffect {
    /// Remember this way for this terminal. Answered by [`Doctor::noted`].
    Remember(Way),
    /// Remember again what was remembered when the screen was opened.
    TakeBack,
    /// Forget it. Answered by [`Doctor::forgotten`].
    Forget,
    /// Clear the terminal and draw everything anew.
    Redraw,
    /// Leave.
    Leave,
}

/// Where the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before the lines.
    Picking,
    /// Before the page that checks the way that was picked.
    Picked(Way),
}

/// The whole screen.
#[derive(Debug)]
pub struct Doctor {
    /// The interface.
    pub settings: Settings,
    /// Which terminal it is and which way is used, in sentences.
    pub found: Vec<String>,
    /// The way that is used until another is picked.
    pub used: Way,
    /// What is shown.
    pub sheet: Sheet,
    pub(super) pages: Vec<Page>,
    pub(super) page_idx: usize,
    pub(super) stage: Stage,
    /// What just happened.
    pub(super) note: String,
    layout: Layout,
    size: (u16, u16),
}

impl Doctor {
    /// Begins at the page that has the way in use.
    #[must_use]
    pub fn new(settings: Settings, found: Vec<String>, used: Way, pages: Vec<Page>) -> Self {
        let mut doctor = Self {
            settings,
            found,
            used,
            sheet: Sheet::default(),
            pages,
            page_idx: 0,
            stage: Stage::Picking,
            note: String::new(),
            layout: Layout::default(),
            size: (0, 0),
        };
        doctor.turn_to_used_page();
        doctor
    }

    /// The window has this size now.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.arrange();
    }

    /// A key was pressed.
    #[must_use]
    pub fn press(&mut self, key: Key) -> Option<DoctorEffect> {
        let effect = match self.plain(key) {
            KeyCode::Char('c' | 'q') if key.ctrl => Some(DoctorEffect::Leave),
            KeyCode::Char('l') if key.ctrl => Some(DoctorEffect::Redraw),
            code => match self.stage {
                Stage::Picking => self.press_picking(code),
                Stage::Picked(_) => self.press_picked(code),
            },
        };
        self.arrange();
        effect
    }

    /// Says how it went, and that something goes before the choice.
    pub fn noted(&mut self, note: String) {
        self.note = note;
        self.arrange();
    }

    /// The way is found by itself again.
    pub fn forgotten(&mut self, used: Way, found: Vec<String>, note: String) {
        (self.used, self.found) = (used, found);
        self.turn_to_used_page();
        self.noted(note);
    }

    /// The way in which the screen is to be said; lines of the sheet may have their own.
    #[must_use]
    pub fn way(&self) -> Way {
        match (self.stage, self.page()) {
            (Stage::Picked(way), _) => way,
            (Stage::Picking, Some(Page { ways, is_whole: true })) => {
                ways.first().copied().unwrap_or(self.used)
            }
            // The lines change nothing for the whole terminal, and so must what is around them.
            (Stage::Picking, Some(page)) if page.ways.contains(&self.used) => self.used,
            (Stage::Picking, Some(_) | None) => OutputMode::Explicit.into(),
        }
    }

    pub(super) fn page(&self) -> Option<&Page> {
        self.pages.get(self.page_idx)
    }

    fn arrange(&mut self) {
        self.sheet = doctor_sheet::sheet(self, self.size);
    }

    fn turn_to_used_page(&mut self) {
        let has_used = |page: &Page| page.ways.contains(&self.used);
        self.page_idx = self.pages.iter().position(has_used).unwrap_or(0);
    }

    /// The key as a keyboard with Latin letters and digits has it.
    fn plain(&mut self, key: Key) -> KeyCode {
        let KeyCode::Char(letter) = key.code else { return key.code };
        if letter.is_ascii() {
            return key.code;
        }
        let digit = match letter {
            '٠'..='٩' => u32::from(letter).checked_sub(u32::from('٠')),
            '۰'..='۹' => u32::from(letter).checked_sub(u32::from('۰')),
            _ => None,
        };
        if let Some(digit) = digit.and_then(|digit| char::from_digit(digit, 10)) {
            return KeyCode::Char(digit);
        }
        self.layout = self.layout.after(letter);
        let us_key = self.layout.key_of(letter);
        let latin = us_key.map(|us_key| letter_at(self.settings.keyboard, us_key));
        latin.map_or(key.code, KeyCode::Char)
    }

    fn press_picking(&mut self, code: KeyCode) -> Option<DoctorEffect> {
        self.note.clear();
        match code {
            KeyCode::Char('0' | 'q') | KeyCode::Esc => Some(DoctorEffect::Leave),
            KeyCode::Char('d') => Some(DoctorEffect::Forget),
            KeyCode::Char('n') => {
                self.page_idx = (self.page_idx + 1) % self.pages.len().max(1);
                None
            }
            KeyCode::Char(digit @ '1'..='9') => {
                let idx = usize::try_from(digit.to_digit(10)?).ok()?.checked_sub(1)?;
                let way = *self.page()?.ways.get(idx)?;
                self.stage = Stage::Picked(way);
                Some(DoctorEffect::Remember(way))
            }
            _ => None,
        }
    }

    fn press_picked(&mut self, code: KeyCode) -> Option<DoctorEffect> {
        match code {
            KeyCode::Enter | KeyCode::Char('y' | 'q' | ' ') => Some(DoctorEffect::Leave),
            KeyCode::Esc | KeyCode::Backspace | KeyCode::Char('n') => {
                self.note.clear();
                self.stage = Stage::Picking;
                Some(DoctorEffect::TakeBack)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doctor(used: OutputMode) -> Doctor {
        let lines = [OutputMode::Plain, OutputMode::Explicit, OutputMode::Kitty];
        let pages = vec![
            Page { ways: lines.map(Way::from).to_vec(), is_whole: false },
            Page { ways: vec![OutputMode::Konsole.into()], is_whole: true },
        ];
        let mut doctor = Doctor::new(Settings::default(), Vec::new(), used.into(), pages);
        doctor.resize(80, 24);
        doctor
    }

    fn press(doctor: &mut Doctor, code: KeyCode) -> Option<DoctorEffect> {
        doctor.press(Key { code, ctrl: false, alt: false, shift: false })
    }

    #[test]
    fn a_number_is_remembered_and_can_be_taken_back() {
        let mut doctor = doctor(OutputMode::Explicit);
        let remember = |mode: OutputMode| Some(DoctorEffect::Remember(mode.into()));
        assert_eq!(press(&mut doctor, KeyCode::Char('3')), remember(OutputMode::Kitty));
        assert_eq!(doctor.way(), OutputMode::Kitty.into());
        assert_eq!(press(&mut doctor, KeyCode::Esc), Some(DoctorEffect::TakeBack));
        assert_eq!(doctor.way(), OutputMode::Explicit.into());
        assert_eq!(press(&mut doctor, KeyCode::Char('١')), remember(OutputMode::Plain));
        assert_eq!(press(&mut doctor, KeyCode::Enter), Some(DoctorEffect::Leave));
    }

    #[test]
    fn a_number_without_a_line_does_nothing() {
        let mut doctor = doctor(OutputMode::Explicit);
        assert_eq!(press(&mut doctor, KeyCode::Char('4')), None);
        assert_eq!(doctor.stage, Stage::Picking);
    }

    #[test]
    fn keys_work_on_an_arabic_keyboard() {
        let mut doctor = doctor(OutputMode::Explicit);
        assert_eq!(press(&mut doctor, KeyCode::Char('ي')), Some(DoctorEffect::Forget));
    }

    #[test]
    fn the_page_of_the_way_in_use_comes_first_and_n_goes_round() {
        let mut doctor = doctor(OutputMode::Konsole);
        assert_eq!(doctor.way(), OutputMode::Konsole.into());
        assert_eq!(press(&mut doctor, KeyCode::Char('n')), None);
        assert_eq!(doctor.way(), OutputMode::Explicit.into(), "lines do not switch the terminal");
        assert_eq!(press(&mut doctor, KeyCode::Char('n')), None);
        assert_eq!(doctor.way(), OutputMode::Konsole.into());
    }

    #[test]
    fn every_line_is_there_in_small_windows_and_nothing_panics() {
        let mut doctor = doctor(OutputMode::Explicit);
        for (width, height) in [(60, 20), (48, 8), (200, 60)] {
            doctor.resize(width, height);
            assert_eq!(doctor.sheet.samples.len(), 3, "{width}x{height}");
            assert!(doctor.sheet.rows.len() <= usize::from(height));
        }
        for (width, height) in [(1, 1), (20, 5), (0, 0), (7, 3)] {
            doctor.resize(width, height);
            let _ = press(&mut doctor, KeyCode::Char('2'));
            assert!(doctor.sheet.rows.len() <= usize::from(height));
            let _ = press(&mut doctor, KeyCode::Esc);
        }
    }
}
