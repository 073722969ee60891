//! A number before a command: how many times, or which one.

use super::command::Command;
use super::update::{move_by, run};
use super::{Effect, Motion, Pane, State, arrange, library_keys, links, mentions, opening, update};

/// Larger numbers are taken for this one.
const LARGEST: usize = 99_999;

/// A command that is given again and again is given so often at most: nobody counts further, and
/// a slip of the hand costs no time.
pub(super) const MOST_TIMES: usize = 999;

/// The zeros of the scripts that people count in (`Nd`); their other digits follow them.
const ZEROS: [char; 20] = [
    '0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐',
    '０',
];

/// The value of a digit of any of these scripts.
pub(super) fn digit_of(letter: char) -> Option<u32> {
    let value = |zero: char| u32::from(letter).checked_sub(u32::from(zero));
    ZEROS.into_iter().filter_map(value).find(|value| *value < 10)
}

/// The count after another digit; none where the digit begins none, as zero does not.
pub(super) fn with_digit(count: Option<usize>, digit: u32) -> Option<usize> {
    let digit = usize::try_from(digit).ok()?;
    let count = count.unwrap_or(0).saturating_mul(10).saturating_add(digit).min(LARGEST);
    (count > 0).then_some(count)
}

/// Gives a command so many times, or with this number: in the article, Enter and the key of the
/// browser open the link that has it.
pub(super) fn run_counted(state: &mut State, command: Command, count: usize) -> Vec<Effect> {
    match command {
        Command::Down => move_by(state, isize::try_from(count).unwrap_or(isize::MAX)),
        Command::Up => move_by(state, isize::try_from(count).map_or(isize::MIN, |count| -count)),
        Command::Open | Command::OpenInBrowser if state.focus == Pane::Article => {
            links::open_number(state, count)
        }
        Command::Top | Command::Bottom => to_place(state, count - 1),
        _ if is_repeated(command) => {
            let mut effects = Vec::new();
            for _ in 0..count.min(MOST_TIMES) {
                effects.extend(run(state, command));
                arrange::arrange(state);
            }
            effects
        }
        _ => run(state, command),
    }
}

/// Whether a count says how many times.
fn is_repeated(command: Command) -> bool {
    matches!(
        command,
        Command::PageDown
            | Command::PageUp
            | Command::ReadOn
            | Command::Next
            | Command::Previous
            | Command::NextMention
            | Command::PreviousMention
            | Command::PaneNext
            | Command::PanePrevious
            | Command::PaneLeft
            | Command::PaneRight
            | Command::PaneLarger
            | Command::PaneSmaller
            | Command::Narrower
            | Command::Wider
    )
}

/// The same for what is done with the caret; what goes to one place, or copies, is done once.
pub(super) fn is_repeated_motion(motion: Motion) -> bool {
    use super::Goal;
    match motion {
        Motion::Cell(_) | Motion::Word(_) | Motion::Row { .. } => true,
        Motion::Along(goal) => match goal {
            Goal::NextWord
            | Goal::PreviousWord
            | Goal::NextSentence
            | Goal::PreviousSentence
            | Goal::NextParagraph
            | Goal::PreviousParagraph => true,
            Goal::LineStart | Goal::LineEnd | Goal::Top | Goal::Bottom => false,
        },
        Motion::Anchor
        | Motion::OtherEnd
        | Motion::Take(_)
        | Motion::Copy
        | Motion::CopyWithSource
        | Motion::Leave => false,
    }
}

/// To the item of a list at this place, counted from 0; to that paragraph of an article.
fn to_place(state: &mut State, place: usize) -> Vec<Effect> {
    let by = isize::try_from(place).unwrap_or(isize::MAX);
    match state.focus {
        Pane::Sources => {
            library_keys::move_in_sources(state, isize::MIN);
            library_keys::move_in_sources(state, by);
        }
        Pane::Headlines => {
            return opening::select(state, place.min(state.list.len().saturating_sub(1)));
        }
        Pane::Article => {
            let height = update::article_height(state);
            if let Some(pane) = &mut state.article {
                let blocks = &pane.article().text.blocks;
                let block = blocks.get(place).or(blocks.last());
                let byte = block.map_or(0, |block| block.span.start());
                pane.set_top_byte(byte, height);
            }
        }
        Pane::Facts => {
            mentions::select_first(state);
            mentions::move_selection(state, by);
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_all_scripts_count() {
        for (letter, value) in [('5', 5), ('٥', 5), ('۵', 5), ('५', 5), ('٠', 0), ('９', 9)] {
            assert_eq!(digit_of(letter), Some(value), "{letter}");
        }
        for letter in ['a', 'ا', '²', '五', '٪'] {
            assert_eq!(digit_of(letter), None, "{letter}");
        }
    }

    #[test]
    fn zero_begins_no_count_and_counts_have_an_end() {
        assert_eq!(with_digit(None, 0), None);
        assert_eq!(with_digit(Some(1), 0), Some(10));
        let long = (0..40).fold(None, |count, _| with_digit(count, 9));
        assert_eq!(long, Some(LARGEST));
    }
}
