//! Precision, recall and F1 of found names against marked ones, by kind: a name counts when its
//! span and its kind are both right.

use glossator::detect::EntityKind;
use glossator::text::Span;
use std::collections::BTreeMap;

/// What was right, found, and there to be found.
#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    pub(crate) right: u32,
    pub(crate) found: u32,
    pub(crate) marked: u32,
}

impl Count {
    /// The share of what was found that is right.
    pub(crate) fn precision(self) -> f64 {
        f64::from(self.right) / f64::from(self.found.max(1))
    }

    /// The share of what was marked that was found.
    pub(crate) fn recall(self) -> f64 {
        f64::from(self.right) / f64::from(self.marked.max(1))
    }

    /// Their harmonic mean.
    pub(crate) fn f1(self) -> f64 {
        2.0 * f64::from(self.right) / f64::from((self.found + self.marked).max(1))
    }
}

/// Counts by kind.
#[derive(Clone, Default)]
pub(crate) struct Score(pub(crate) BTreeMap<EntityKind, Count>);

impl Score {
    /// Adds one text.
    pub(crate) fn add(&mut self, found: &[(Span, EntityKind)], marked: &[(Span, EntityKind)]) {
        for (span, kind) in found {
            let count = self.0.entry(*kind).or_default();
            count.found += 1;
            count.right += u32::from(marked.contains(&(*span, *kind)));
        }
        for (_, kind) in marked {
            self.0.entry(*kind).or_default().marked += 1;
        }
    }

    /// Adds another score.
    pub(crate) fn merge(&mut self, other: &Score) {
        for (kind, count) in &other.0 {
            let sum = self.0.entry(*kind).or_default();
            sum.right += count.right;
            sum.found += count.found;
            sum.marked += count.marked;
        }
    }

    /// All kinds together.
    pub(crate) fn total(&self) -> Count {
        self.0.values().fold(Count::default(), |sum, c| Count {
            right: sum.right + c.right,
            found: sum.found + c.found,
            marked: sum.marked + c.marked,
        })
    }

    /// A table for the terminal.
    pub(crate) fn print(&self, title: &str) {
        println!("{title}");
        for (kind, count) in &self.0 {
            row(&format!("{kind:?}"), *count);
        }
        row("together", self.total());
    }
}

fn row(name: &str, count: Count) {
    let (p, r, f) = (count.precision(), count.recall(), count.f1());
    println!("  {name:10} precision {p:.3}  recall {r:.3}  F1 {f:.3}  of {}", count.marked);
}
