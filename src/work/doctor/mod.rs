//! `khabar doctor`: finds out what the terminal is, and lets the person pick what reads right.

mod findings;
mod pages;
mod report;

pub use findings::{Answered, Between, Colors, Findings};

use super::decision::{Decision, Wishes};
use super::environment::{Encoding, Environment};
use super::evidence::Evidence;
use super::fact_worker;
use super::ground::ground_of;
use super::identity::Identity;
use super::input::listen;
use super::remembered::remember;
use super::run::Arrival;
use super::signals::{self, Signal};
use super::start::{RunError, check_terminal, encoding};
use super::terminal::{self, Screen};
use crate::app::{Doctor, DoctorEffect, Message, way_sentence};
use crate::config::{Config, OutputMode, Way};
use crate::locale::{DoctorWords, fill};
use crate::view;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// How the screen was left.
pub enum Outcome {
    /// By a key: what was found, and what became of the choice, in a sentence.
    Left(Box<Findings>, String),
    /// By a signal; the exit code.
    Ended(u8),
}

/// What can be known without a terminal: the environment, the settings.
#[must_use]
pub fn examine_without_terminal(config: &Config, flag: Option<OutputMode>) -> Findings {
    let evidence = Evidence { environment: Environment::ours(), ..Evidence::default() };
    let decision = Decision::of(&evidence, &Wishes::of(config, flag));
    Findings::new(&evidence, &decision, config, evidence.environment.encoding())
}

/// Asks the terminal what it is, and gives it back at once.
///
/// # Errors
/// When there is none, or it fails.
pub fn examine(config: &Config, flag: Option<OutputMode>) -> Result<Findings, RunError> {
    let (screen, examined) = enter(config, flag)?;
    drop(screen);
    Ok(examined.findings()?)
}

/// Shows the lines until the person has picked one or leaves.
///
/// # Errors
/// When there is no terminal, or it fails.
pub fn doctor(config: &Config, flag: Option<OutputMode>) -> Result<Outcome, RunError> {
    let (sender, inbox) = channel();
    signals::listen(sender.clone())?;
    let (mut screen, examined) = enter(config, flag)?;
    screen.set_up(examined.decision.emission())?;
    listen(sender, &examined.evidence, Arc::default(), Arc::default())?;
    let words = config.settings.language.doctor_words();
    let mut settings = config.settings;
    settings.typography.marks = examined.decision.marks;
    settings.ground = ground_of(&examined.evidence);
    let summary = examined.findings()?.summary(words);
    let pages = pages::pages(&examined.evidence);
    let doctor = Doctor::new(settings, summary, examined.decision.way, pages);
    let before = examined.decision.remembered;
    Surgery { screen, doctor, examined, words, before, last: String::new() }.run(&inbox)
}

/// What is known of the terminal, and what follows from it.
struct Examined<'a> {
    config: &'a Config,
    wishes: Wishes,
    evidence: Evidence,
    encoding: Encoding,
    decision: Decision,
}

fn enter(config: &Config, flag: Option<OutputMode>) -> Result<(Screen, Examined<'_>), RunError> {
    check_terminal()?;
    terminal::give_back_before_panic_messages(&[fact_worker::THREAD_NAME]);
    let (screen, evidence) = Screen::enter()?;
    let encoding = encoding(&evidence)?;
    let wishes = Wishes::of(config, flag);
    let decision = Decision::of(&evidence, &wishes);
    Ok((screen, Examined { config, wishes, evidence, encoding, decision }))
}

impl Examined<'_> {
    fn findings(&self) -> io::Result<Findings> {
        let encoding = self.encoding.clone();
        let findings = Findings::new(&self.evidence, &self.decision, self.config, encoding);
        let size = terminal::size()?;
        let size = Some((size.width, size.height));
        Ok(Findings { size, ..findings.with_answers(&self.evidence) })
    }

    /// Remembers, and decides anew.
    fn remember(&mut self, way: Option<Way>) -> io::Result<()> {
        remember(&Identity::of(&self.evidence), way)?;
        self.decision = Decision::of(&self.evidence, &self.wishes);
        Ok(())
    }
}

struct Surgery<'a> {
    screen: Screen,
    doctor: Doctor,
    examined: Examined<'a>,
    words: &'static DoctorWords,
    /// What was remembered when it was opened.
    before: Option<Way>,
    /// What became of the choice.
    last: String,
}

impl Surgery<'_> {
    fn run(mut self, inbox: &Receiver<Arrival>) -> Result<Outcome, RunError> {
        loop {
            self.draw()?;
            let Ok(arrival) = inbox.recv() else {
                return Err(io::Error::other("its keys could not be read").into());
            };
            match arrival {
                Arrival::Message(Message::Key(key)) => {
                    if let Some(effect) = self.doctor.press(key)
                        && self.carry_out(effect)?
                    {
                        return Ok(Outcome::Left(Box::new(self.examined.findings()?), self.last));
                    }
                }
                // Also when the size is the old one again: terminals drop what did not fit.
                Arrival::Message(Message::Resize { .. }) => self.screen.draw_all_next(),
                Arrival::Message(
                    Message::Paste(_)
                    | Message::Mouse(_)
                    | Message::Clock(_)
                    | Message::FactsFound { .. }
                    | Message::Library(_)
                    | Message::Browsed(_)
                    | Message::Settings(_)
                    | Message::NotKept(_)
                    | Message::Piped(_)
                    | Message::Focus(_)
                    | Message::Copied(_),
                ) => {}
                Arrival::Signal(Signal::End(number)) => {
                    return Ok(Outcome::Ended(signals::exit_code(number)));
                }
                Arrival::Signal(Signal::Stop) => {
                    terminal::give_back();
                    signals::stop_here()?;
                }
                Arrival::Signal(Signal::Continue) => self.screen.enter_again()?,
                // No program is run from here.
                Arrival::Lend(_) | Arrival::Returned => {}
                Arrival::InputEnded(error) => return Err(error.into()),
            }
        }
    }

    /// Does what was asked for; gives whether to leave.
    fn carry_out(&mut self, effect: DoctorEffect) -> io::Result<bool> {
        match effect {
            DoctorEffect::Remember(way) => {
                self.last = match self.examined.remember(Some(way)) {
                    Ok(()) => self.saved(way),
                    Err(error) => fill(self.words.not_saved, &[&error.to_string()]),
                };
                self.doctor.noted(self.last.clone());
            }
            DoctorEffect::TakeBack => {
                self.last.clear();
                if let Err(error) = self.examined.remember(self.before) {
                    self.last = fill(self.words.not_saved, &[&error.to_string()]);
                    self.doctor.noted(self.last.clone());
                }
            }
            DoctorEffect::Forget => {
                self.last = match self.examined.remember(None) {
                    Ok(()) => self.words.forgotten.to_owned(),
                    Err(error) => fill(self.words.not_saved, &[&error.to_string()]),
                };
                self.before = None;
                let summary = self.examined.findings()?.summary(self.words);
                self.doctor.forgotten(self.examined.decision.way, summary, self.last.clone());
            }
            DoctorEffect::Redraw => self.screen.draw_all_next(),
            DoctorEffect::Leave => return Ok(true),
        }
        Ok(false)
    }

    /// That it is remembered; and what goes before it all the same.
    fn saved(&self, way: Way) -> String {
        let saved = fill(self.words.saved, &[&way_sentence(way, self.words)]);
        let wishes = &self.examined.wishes;
        let overruled = if wishes.flag.is_some() {
            self.words.overruled_by_flag.to_owned()
        } else if wishes.config.is_some() {
            fill(self.words.overruled_by_config, &[&self.examined.config.file])
        } else {
            return saved;
        };
        format!("{saved}. {overruled}")
    }

    fn draw(&mut self) -> io::Result<()> {
        if !terminal::is_ours() {
            return Ok(());
        }
        let size = terminal::size()?;
        self.doctor.resize(size.width, size.height);
        let decision = &self.examined.decision;
        self.screen.speak(decision.emission_of(self.doctor.way()))?;
        let samples = self.doctor.sheet.samples.iter();
        let samples: Vec<_> = samples
            .filter_map(|(row, way)| Some((u16::try_from(*row).ok()?, decision.emission_of(*way))))
            .collect();
        self.screen.draw_samples(size, &samples, |buffer| view::draw_doctor(&self.doctor, buffer))
    }
}
