//! From the settings to a keymap: what is chosen goes before the defaults, and what cannot be is
//! told, all of it.

use super::{Bindings, Deed, Keymap, Step};
use crate::app::key_names::keys_label;
use crate::app::{COMMANDS, CommandLine, Key, MOTIONS, keys_of};
use crate::config::{KeyProblem, KeyRow, KeySettings, MacroRow, Problem, ProblemKind};

/// A row of a table of defaults: name, keys, what is done.
type TableRow<T> = (&'static str, &'static [Key], T);

/// What the person wants: these keys for this.
struct Wish<T> {
    keys: Vec<Key>,
    deed: T,
    /// As problems call it.
    name: String,
    line: usize,
}

pub(super) fn keymap(settings: &KeySettings) -> (Keymap, Vec<Problem>) {
    let mut problems = Vec::new();
    let defaults: Vec<_> =
        COMMANDS.iter().map(|row| (row.name, row.keys, Deed::Command(row.command))).collect();
    let mut wishes = wishes(&settings.commands, &defaults, &mut problems);
    let mut macros = Vec::new();
    for row in &settings.macros {
        if let Some((keys, lines)) = macro_of(row, &mut problems) {
            let deed = Deed::Macro(macros.len());
            macros.push(lines);
            let name = format!("[{}]", row.commands.join(", "));
            wishes.push(Wish { keys, deed, name, line: row.line });
        }
    }
    wishes.sort_by_key(|wish| wish.line);
    let unbound = unbound(&settings.commands, &defaults);
    let commands = bindings(&defaults, &wishes, &unbound, &mut problems);

    let defaults: Vec<_> = MOTIONS.iter().map(|row| (row.name, row.keys, row.motion)).collect();
    let wishes = self::wishes(&settings.motions, &defaults, &mut problems);
    let unbound = self::unbound(&settings.motions, &defaults);
    let motions = bindings(&defaults, &wishes, &unbound, &mut problems);
    problems.sort_by_key(|problem| problem.line);
    (Keymap { commands, motions, macros }, problems)
}

fn tell(problems: &mut Vec<Problem>, line: usize, problem: KeyProblem) {
    problems.push(Problem { line: Some(line), kind: ProblemKind::Key(problem) });
}

/// All keys that the rows want, as far as they name a key and something that is there.
fn wishes<T: Copy>(
    rows: &[KeyRow],
    defaults: &[TableRow<T>],
    problems: &mut Vec<Problem>,
) -> Vec<Wish<T>> {
    let mut wishes = Vec::new();
    for row in rows {
        let Some((name, _, deed)) = defaults.iter().find(|(name, _, _)| *name == row.name) else {
            tell(problems, row.line, KeyProblem::NoCommand(row.name.clone()));
            continue;
        };
        for text in &row.keys {
            match keys_of(text) {
                Some(keys) => {
                    let (name, line) = ((*name).to_owned(), row.line);
                    wishes.push(Wish { keys, deed: *deed, name, line });
                }
                None => tell(problems, row.line, KeyProblem::BadKey(text.clone())),
            }
        }
    }
    wishes
}

/// What is to have no key.
fn unbound<T: Copy>(rows: &[KeyRow], defaults: &[TableRow<T>]) -> Vec<T> {
    let empty = rows.iter().filter(|row| row.keys.is_empty());
    let deed_of = |row: &KeyRow| {
        defaults.iter().find(|(name, _, _)| *name == row.name).map(|(_, _, deed)| *deed)
    };
    empty.filter_map(deed_of).collect()
}

/// The key and the command lines of a macro, when all of it can be used.
fn macro_of(row: &MacroRow, problems: &mut Vec<Problem>) -> Option<(Vec<Key>, Vec<Step>)> {
    let keys = keys_of(&row.key);
    if keys.is_none() {
        tell(problems, row.line, KeyProblem::BadKey(row.key.clone()));
    }
    let mut lines = Vec::new();
    for text in &row.commands {
        let motion = MOTIONS.iter().find(|row| row.name == text.trim());
        match (motion, CommandLine::read(text)) {
            (Some(row), _) => lines.push(Step::Motion(row.motion)),
            (None, Ok(line)) => lines.push(Step::Line(line)),
            (None, Err(_)) => {
                tell(problems, row.line, KeyProblem::BadLine(row.key.clone(), text.clone()));
            }
        }
    }
    (lines.len() == row.commands.len()).then_some(())?;
    Some((keys?, lines))
}

/// The wishes that can be had, then the defaults of what is not spoken of and what got none of
/// the keys that it was to have. A key that is wished for is taken from the default that has it.
fn bindings<T: Copy + PartialEq>(
    defaults: &[TableRow<T>],
    wishes: &[Wish<T>],
    unbound: &[T],
    problems: &mut Vec<Problem>,
) -> Bindings<T> {
    let is_spoken_of =
        |deed: T| unbound.contains(&deed) || wishes.iter().any(|wish| wish.deed == deed);
    let is_wished = |key: Key| wishes.iter().any(|wish| wish.keys == [key]);
    let left = defaults.iter().filter(|(_, _, deed)| !is_spoken_of(*deed));
    let left = left.flat_map(|(name, keys, deed)| {
        keys.iter().filter(|key| !is_wished(**key)).map(|key| (vec![*key], *deed, *name))
    });
    let left: Vec<_> = left.collect();
    let mut rows: Vec<(Vec<Key>, T)> = Vec::new();
    let mut refused: Vec<T> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for wish in wishes {
        let others = rows.iter().zip(&names).map(|((keys, _), name)| (keys, name.as_str()));
        let others = others.chain(left.iter().map(|(keys, _, name)| (keys, *name)));
        match others.into_iter().find_map(|(keys, name)| clash(wish, keys, name)) {
            Some(problem) => {
                tell(problems, wish.line, problem);
                refused.push(wish.deed);
            }
            None => {
                rows.push((wish.keys.clone(), wish.deed));
                names.push(wish.name.clone());
            }
        }
    }
    rows.extend(left.into_iter().map(|(keys, deed, _)| (keys, deed)));
    for (_, keys, deed) in defaults.iter().filter(|(_, _, deed)| refused.contains(deed)) {
        if !rows.iter().any(|(_, other)| other == deed) {
            let free = keys.iter().filter(|key| !is_begun(&rows, **key));
            let free: Vec<_> = free.map(|key| (vec![*key], *deed)).collect();
            rows.extend(free);
        }
    }
    Bindings { rows }
}

/// Whether some keys begin with this one.
fn is_begun<T>(rows: &[(Vec<Key>, T)], key: Key) -> bool {
    rows.iter().any(|(keys, _)| keys.first() == Some(&key))
}

/// Why a wish and keys that are given away cannot both be had.
fn clash<T>(wish: &Wish<T>, keys: &[Key], name: &str) -> Option<KeyProblem> {
    let label = keys_label(&wish.keys);
    if wish.keys == keys {
        return Some(KeyProblem::UsedTwice(label, name.to_owned()));
    }
    if wish.keys.starts_with(keys) {
        return Some(KeyProblem::Hidden(label, keys_label(keys), name.to_owned()));
    }
    keys.starts_with(&wish.keys)
        .then(|| KeyProblem::Hidden(keys_label(keys), label, wish.name.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Command, Motion};
    use crate::config::read_keys;

    fn keymap_of(text: &str) -> (Keymap, Vec<(usize, KeyProblem)>) {
        let (settings, told) = read_keys(text);
        assert_eq!(told, []);
        let (keymap, problems) = keymap(&settings);
        let place = |problem: Problem| match problem.kind {
            ProblemKind::Key(kind) => (problem.line.unwrap_or(0), kind),
            other => panic!("{other:?}"),
        };
        (keymap, problems.into_iter().map(place).collect())
    }

    fn labels(keymap: &Keymap, command: Command) -> Vec<String> {
        let keys = keymap.commands.keys_of(Deed::Command(command)).into_iter();
        keys.map(keys_label).collect()
    }

    #[test]
    fn what_is_chosen_goes_before_the_defaults() {
        let text = "[keys]\ndown = ['J', 'down']\nalign = 'f5'\nstar = 'j'\nquit = []\n\
            top = 'g g'\n[keys.select]\nanchor = 'x'\n[macros]\n'Z' = ['mark-all-read', 'next']";
        let (keymap, problems) = keymap_of(text);
        assert_eq!(problems, []);
        assert_eq!(labels(&keymap, Command::Down), ["J", "↓"]);
        assert_eq!(labels(&keymap, Command::Star), ["j"]);
        assert_eq!(labels(&keymap, Command::Top), ["g g"]);
        assert_eq!(labels(&keymap, Command::Quit), [""; 0]);
        assert_eq!(labels(&keymap, Command::Up), ["k", "↑"], "what is not spoken of stays");
        assert_eq!(keymap.motions.keys_of(Motion::Anchor).len(), 1);
        assert_eq!(keymap.macros.len(), 1);
    }

    #[test]
    fn a_default_loses_the_key_that_another_command_gets() {
        let (keymap, problems) = keymap_of("[keys]\nstar = 'j'");
        assert_eq!(problems, []);
        assert_eq!(labels(&keymap, Command::Down), ["↓"]);
    }

    #[test]
    fn all_that_is_wrong_is_told_and_the_defaults_hold_for_it() {
        let text = "[keys]\nfly = 'x'\nstar = 'shift-1'\ndown = 'f5'\nup = 'f5'\n\
            zoom = 'space a'\n[keys.select]\ndown = 'x'\n[macros]\n'f5' = ['star']\n\
            'Q' = ['sort sideways']\n";
        let (keymap, problems) = keymap_of(text);
        let own = |text: &str| text.to_owned();
        assert_eq!(
            problems,
            [
                (2, KeyProblem::NoCommand(own("fly"))),
                (3, KeyProblem::BadKey(own("shift-1"))),
                (5, KeyProblem::UsedTwice(own("F5"), own("down"))),
                (6, KeyProblem::Hidden(own("Space a"), own("Space"), own("read-on"))),
                (8, KeyProblem::NoCommand(own("down"))),
                (10, KeyProblem::UsedTwice(own("F5"), own("down"))),
                (11, KeyProblem::BadLine(own("Q"), own("sort sideways"))),
            ]
        );
        assert_eq!(labels(&keymap, Command::Star), ["s"]);
        assert_eq!(labels(&keymap, Command::Up), ["k", "↑"]);
        assert_eq!(labels(&keymap, Command::Zoom), ["z"]);
        assert_eq!(labels(&keymap, Command::Down), ["F5"]);
    }

    #[test]
    fn a_sequence_may_take_the_place_of_the_key_that_it_begins_with() {
        let (keymap, problems) =
            keymap_of("[keys]\nread-on = 'pagedown'\npage-down = 'f'\nzoom = 'space a'");
        assert_eq!(problems, []);
        assert_eq!(labels(&keymap, Command::Zoom), ["Space a"]);
    }
}
