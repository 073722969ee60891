//! Counts which names were found, by kind: exact spans only.

use khabar::facts::tagger::tags::NameKind;
use std::ops::Range;

#[derive(Clone, Copy, Default)]
pub struct Count {
    pub gold: usize,
    pub found: usize,
    pub right: usize,
}

#[derive(Clone, Default)]
pub struct Score {
    pub kinds: [Count; 4],
}

type Names = [(Range<usize>, NameKind)];

impl Score {
    pub fn add(&mut self, gold: &Names, found: &Names) {
        for (_, kind) in gold {
            self.kinds[*kind as usize].gold += 1;
        }
        let mut seen = std::collections::HashSet::new();
        for name in found {
            if !seen.insert(name) {
                continue;
            }
            let count = &mut self.kinds[name.1 as usize];
            count.found += 1;
            count.right += usize::from(gold.contains(name));
        }
    }

    pub fn total(&self) -> Count {
        let mut total = Count::default();
        for count in &self.kinds {
            total.gold += count.gold;
            total.found += count.found;
            total.right += count.right;
        }
        total
    }

    pub fn join(&mut self, other: &Score) {
        for (one, other) in self.kinds.iter_mut().zip(&other.kinds) {
            one.gold += other.gold;
            one.found += other.found;
            one.right += other.right;
        }
    }

    pub fn line(&self) -> String {
        let mut line = String::new();
        for (name, kind) in ["PER", "LOC", "ORG", "MISC"].iter().zip(&self.kinds) {
            line +=
                &format!("{name} {:.1}/{:.1}/{:.1}  ", kind.precision(), kind.recall(), kind.f1());
        }
        let total = self.total();
        format!("{line} all {:.1}/{:.1}/{:.2}", total.precision(), total.recall(), total.f1())
    }
}

impl Count {
    pub fn precision(&self) -> f64 {
        100.0 * self.right as f64 / self.found.max(1) as f64
    }
    pub fn recall(&self) -> f64 {
        100.0 * self.right as f64 / self.gold.max(1) as f64
    }
    pub fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}
