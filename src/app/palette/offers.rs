//! What the palette offers for what was typed: commands, and what can stand behind one.

use super::matching::{Fit, Freedom, fit};
use crate::app::arguments::{Argument, Value};
use crate::app::command::{COMMANDS, Command, CommandRow};
use crate::app::key_names::keys_label;
use crate::app::{CommandLine, MOTIONS, Motion, State};
use crate::locale::{Language, Words};
use crate::text::Span;

/// What a command of the pane in focus is worth more than the others.
const IN_FOCUS: i32 = 6;

/// Lines used before that are shown while nothing is typed.
const MOST_USED: usize = 5;

/// A row of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// What it does, in the words of the interface.
    pub(super) sentence: String,
    /// The letters of it that were meant.
    pub(super) sentence_hits: Vec<Span>,
    /// Its name, or the line.
    pub(super) name: String,
    pub(super) name_hits: Vec<Span>,
    /// Its first key.
    pub(super) key: String,
    /// What Tab puts into the line.
    pub(super) completed: String,
    pub(super) act: Act,
}

/// What a row does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Run(CommandLine),
    Motion(Motion),
}

/// The rows for what was typed, the best first.
pub(super) fn offers(state: &State) -> Vec<Offer> {
    let typed = state.palette.prompt.text().trim_start();
    let is_selecting = state.article.as_ref().is_some_and(|pane| pane.selection.is_some());
    if is_selecting {
        return motions(state, typed);
    }
    if typed.trim().is_empty() {
        let mut used = used(state);
        let is_new = |offer: &Offer| !used.iter().any(|other| other.act == offer.act);
        let rest: Vec<_> = commands(state, "").into_iter().filter(is_new).collect();
        used.extend(rest);
        return used;
    }
    let mut offers = arguments(state, typed);
    offers.extend(commands(state, typed));
    offers
}

/// What was run last, the last first.
fn used(state: &State) -> Vec<Offer> {
    let lines = state.typed.commands.lines().iter().take(MOST_USED);
    lines.filter_map(|line| Some(offer_of(state, CommandLine::read(line).ok()?))).collect()
}

fn offer_of(state: &State, line: CommandLine) -> Offer {
    let words = state.settings.language.words();
    let sentence = line.command.row().map_or("", |row| (row.sentence)(words));
    let sentence = if line.argument.is_empty() {
        sentence.to_owned()
    } else {
        format!("{sentence}: {}", line.argument)
    };
    let keys = state.keymap.first_of(line.command).filter(|_| line.argument.is_empty());
    let takes_more = Argument::of(line.command).is_some() && line.argument.is_empty();
    Offer {
        sentence,
        sentence_hits: Vec::new(),
        name: line.text(),
        name_hits: Vec::new(),
        key: keys.map_or_else(String::new, keys_label),
        completed: format!("{}{}", line.text(), if takes_more { " " } else { "" }),
        act: Act::Run(line),
    }
}

/// The commands that fit, those of the pane in focus before others that fit as well.
fn commands(state: &State, typed: &str) -> Vec<Offer> {
    let rows = COMMANDS.iter().filter(|row| row.command != Command::Palette);
    let scored = rows.filter_map(|row| {
        let line = CommandLine { command: row.command, argument: String::new() };
        let offer = offer_of(state, line);
        let (score, offer) = scored(offer, row.sentence, typed, state.settings.language)?;
        let near = match nearness(state, row) {
            Nearness::Focus => 2 * IN_FOCUS,
            Nearness::Everywhere => IN_FOCUS,
            Nearness::Elsewhere => 0,
        };
        Some((score + near, offer))
    });
    sorted(scored.collect())
}

enum Nearness {
    Focus,
    Everywhere,
    Elsewhere,
}

fn nearness(state: &State, row: &CommandRow) -> Nearness {
    if row.panes.contains(&state.focus) {
        Nearness::Focus
    } else if row.panes.is_empty() {
        Nearness::Everywhere
    } else {
        Nearness::Elsewhere
    }
}

/// What can be done with the caret while text is selected.
fn motions(state: &State, typed: &str) -> Vec<Offer> {
    let words = state.settings.language.words();
    let scored = MOTIONS.iter().filter_map(|row| {
        let keys = state.keymap.motions.keys_of(row.motion);
        let offer = Offer {
            sentence: (row.sentence)(words).to_owned(),
            sentence_hits: Vec::new(),
            name: row.name.to_owned(),
            name_hits: Vec::new(),
            key: keys.first().map_or_else(String::new, |keys| keys_label(keys)),
            completed: row.name.to_owned(),
            act: Act::Motion(row.motion),
        };
        scored(offer, row.sentence, typed, state.settings.language)
    });
    sorted(scored.collect())
}

/// The best first; those that fit as well in the order of the table.
fn sorted(mut scored: Vec<(i32, Offer)>) -> Vec<Offer> {
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, offer)| offer).collect()
}

/// How well the offer fits by its name, its sentence, or its sentence in English.
fn scored(
    mut offer: Offer,
    sentence: fn(&Words) -> &'static str,
    typed: &str,
    language: Language,
) -> Option<(i32, Offer)> {
    let by_name = fit(typed, &offer.name, Freedom::Anywhere);
    let by_sentence = fit(typed, &offer.sentence, Freedom::AtStarts);
    let in_english = fit(typed, sentence(Language::English.words()), Freedom::AtStarts);
    let in_english = in_english.filter(|_| language != Language::English);
    let score = |fit: &Option<Fit>| fit.as_ref().map(|fit| fit.score);
    let best = [score(&by_name), score(&by_sentence), score(&in_english)];
    let best = best.into_iter().flatten().max()?;
    offer.name_hits = by_name.unwrap_or_default().hits;
    offer.sentence_hits = by_sentence.unwrap_or_default().hits;
    Some((best, offer))
}

/// Behind a whole name and a blank: what can stand there.
fn arguments(state: &State, typed: &str) -> Vec<Offer> {
    let Some((name, rest)) = typed.split_once(char::is_whitespace) else { return Vec::new() };
    let Ok(CommandLine { command, .. }) = CommandLine::read(name) else { return Vec::new() };
    let Some(argument) = Argument::of(command) else { return Vec::new() };
    let words = &state.settings.language.words().commands;
    // Of tags only the last one is being typed.
    let parted = rest.rsplit_once([',', '،']).filter(|_| argument == Argument::Tags);
    let (before, rest) = parted.unwrap_or(("", rest));
    let with_before = |value: &str| {
        if before.trim().is_empty() {
            value.to_owned()
        } else {
            format!("{}, {value}", before.trim())
        }
    };
    let mut offers = Vec::new();
    if !argument.is_closed() {
        let line = CommandLine { command, argument: with_before(rest.trim()) };
        let mut offer = offer_of(state, line);
        if rest.trim().is_empty() {
            let what = match argument {
                Argument::Words => words.takes_words,
                Argument::Tags => words.takes_tags,
                Argument::Address => words.takes_address,
                Argument::Name
                | Argument::Order
                | Argument::Source
                | Argument::Feed
                | Argument::Part
                | Argument::Setting(_)
                | Argument::Group => words.takes_name,
            };
            offer.sentence = format!("{}: {what}", offer.sentence);
        }
        offers.push(offer);
    }
    let scored = argument.values(state).into_iter().filter_map(|value| {
        let line = CommandLine { command, argument: with_before(&value.name) };
        value_offer(value, line, rest)
    });
    offers.extend(sorted(scored.collect()));
    offers
}

fn value_offer(value: Value, line: CommandLine, typed: &str) -> Option<(i32, Offer)> {
    let by_name = fit(typed, &value.name, Freedom::Anywhere);
    let by_sentence = fit(typed, &value.sentence, Freedom::AtStarts);
    let score = by_name.iter().chain(&by_sentence).map(|fit| fit.score).max()?;
    let offer = Offer {
        sentence: value.sentence,
        sentence_hits: by_sentence.unwrap_or_default().hits,
        // The name alone was matched, the whole line is shown: nothing is lit in it.
        name: line.text(),
        name_hits: Vec::new(),
        key: String::new(),
        completed: line.text(),
        act: Act::Run(line),
    };
    Some((score, offer))
}
