//! Decides which of two names or numbers that stand on the same words is right.

use crate::facts::find::Find;
use crate::news::FactKind;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Keeps of all finds those that do not overlap a better one. Statements, events and key
/// sentences hold other facts and take no part.
pub fn resolve(finds: Vec<Find>) -> Vec<Find> {
    let (mut names, mut kept): (Vec<Find>, Vec<Find>) =
        finds.into_iter().partition(|find| find.kind.is_phrase());
    names.retain(|find| !find.span.is_empty());
    names.sort_by_key(|find| {
        (order(find.kind), Reverse(find.span.len()), find.span.start(), find.kind)
    });
    let mut taken = BTreeMap::new();
    for find in names {
        if is_free(&taken, &find) {
            taken.insert(find.span.start(), find.span.end());
            kept.push(find);
        }
    }
    kept.sort_by_key(|find| (find.span.start(), find.kind));
    kept
}

fn is_free(taken: &BTreeMap<usize, usize>, find: &Find) -> bool {
    taken.range(..find.span.end()).next_back().is_none_or(|(_, &end)| end <= find.span.start())
}

/// What is read from fixed words first, then names, the longest first, and last counts,
/// whose noun is any word.
fn order(kind: FactKind) -> u8 {
    match kind {
        FactKind::Date | FactKind::Money | FactKind::Percent => 0,
        FactKind::Duration => 1,
        FactKind::Person | FactKind::Organization | FactKind::Place | FactKind::Thing => 2,
        FactKind::Figure => 3,
        FactKind::Statement | FactKind::Event | FactKind::KeySentence => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn find(kind: FactKind, start: usize, end: usize) -> Find {
        Find::new(kind, Span::new(start, end), String::new())
    }

    #[test]
    fn the_longer_name_wins() {
        let kept = resolve(vec![
            find(FactKind::Place, 5, 10),
            find(FactKind::Organization, 0, 10),
            find(FactKind::Figure, 9, 12),
        ]);
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].kind, FactKind::Organization);
    }

    #[test]
    fn neighbours_and_statements_stay() {
        let kept = resolve(vec![
            find(FactKind::Place, 0, 5),
            find(FactKind::Date, 5, 9),
            find(FactKind::Statement, 0, 20),
        ]);
        assert_eq!(kept.len(), 3);
    }
}
