//! Decides which of two names or numbers that stand on the same words is right.

use crate::facts::find::Find;
use crate::news::FactKind;
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Keeps of all finds those that do not overlap a better one, and apart from them the things
/// inside an amount or a time, «دولار» of «16 مليون دولار». Statements, events and key
/// sentences hold other facts and take no part.
pub fn resolve(finds: Vec<Find>) -> Resolved {
    let (mut names, mut kept): (Vec<Find>, Vec<Find>) =
        finds.into_iter().partition(|find| find.kind.is_phrase());
    names.retain(|find| !find.span.is_empty());
    names.sort_by_key(|find| {
        (order(find.kind), Reverse(find.span.len()), find.span.start(), find.kind)
    });
    let mut taken = BTreeMap::new();
    let mut inner: Vec<Find> = Vec::new();
    for find in names {
        if is_free(&taken, &find) {
            taken.insert(find.span.start(), find.span.end());
            kept.push(find);
        } else if find.kind == FactKind::Thing {
            inner.push(find);
        }
    }
    kept.sort_by_key(|find| (find.span.start(), find.kind));
    inner.sort_by_key(|find| find.span.start());
    inner.dedup_by(|later, find| later.span.overlaps(find.span));
    let amounts: Vec<Span> =
        kept.iter().filter(|find| order(find.kind) < NAME).map(|find| find.span).collect();
    inner.retain(|find| {
        let after = amounts.partition_point(|amount| amount.end() <= find.span.start());
        amounts.get(after).is_some_and(|amount| {
            amount.start() <= find.span.start() && find.span.end() <= amount.end()
        })
    });
    Resolved { kept, inner }
}

/// Finds in text order.
pub struct Resolved {
    /// None of these overlap.
    pub kept: Vec<Find>,
    /// Things inside those.
    pub inner: Vec<Find>,
}

fn is_free(taken: &BTreeMap<usize, usize>, find: &Find) -> bool {
    taken.range(..find.span.end()).next_back().is_none_or(|(_, &end)| end <= find.span.start())
}

/// The place of names in the order.
const NAME: u8 = 2;

/// What is read from fixed words first, then names, the longest first, and last counts,
/// whose noun is any word.
fn order(kind: FactKind) -> u8 {
    match kind {
        FactKind::Date | FactKind::Money | FactKind::Percent => 0,
        FactKind::Duration => 1,
        FactKind::Person | FactKind::Organization | FactKind::Place | FactKind::Thing => NAME,
        FactKind::Figure => 3,
        FactKind::Statement | FactKind::Event | FactKind::KeySentence => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(kind: FactKind, start: usize, end: usize) -> Find {
        Find::new(kind, Span::new(start, end), String::new())
    }

    #[test]
    fn the_longer_name_wins() {
        let kept = resolve(vec![
            find(FactKind::Place, 5, 10),
            find(FactKind::Organization, 0, 10),
            find(FactKind::Figure, 9, 12),
        ])
        .kept;
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].kind, FactKind::Organization);
    }

    #[test]
    fn neighbours_and_statements_stay() {
        let kept = resolve(vec![
            find(FactKind::Place, 0, 5),
            find(FactKind::Date, 5, 9),
            find(FactKind::Statement, 0, 20),
        ])
        .kept;
        assert_eq!(kept.len(), 3);
    }

    #[test]
    fn a_thing_inside_an_amount_is_kept_apart() {
        let resolved = resolve(vec![
            find(FactKind::Money, 0, 10),
            find(FactKind::Thing, 6, 10),
            find(FactKind::Place, 8, 14),
        ]);
        assert_eq!(resolved.kept.len(), 1);
        let inner: Vec<FactKind> = resolved.inner.iter().map(|find| find.kind).collect();
        assert_eq!(inner, [FactKind::Thing]);
    }
}
