use super::index::{Query, Tokens};
use crate::text::{Span, slice};

/// What an alignment counts: the same word, another word in its place, a word too many or too few.
const SAME: i32 = 10;
const OTHER: i32 = -3;
const GAP: i32 = -5;
/// Two words that are spelt less alike than this are two words.
const ALIKE: f32 = 0.6;

/// A passage found by similar words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Match {
    pub(super) span: Span,
    /// Share of the words that are the same, those spelt alike in part.
    pub(super) share: f32,
    /// How good it is, context included.
    pub(super) score: i32,
    /// Whether what stands before and what stands after are as they were.
    pub(super) in_place: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Stop,
    Pair,
    SkipQuery,
    SkipText,
}

/// Aligns a query's words with those of the text around a place (Needleman and Wunsch, with free
/// ends in the text), and reads off where the passage's own words lie.
pub(super) fn align(text: &str, tokens: &Tokens, query: &Query, place: i64) -> Option<Match> {
    let n = query.hashes.len();
    let slack = 8 + n / 4;
    let from = usize::try_from(place.saturating_sub(slack as i64)).unwrap_or(0);
    let until = usize::try_from(place.saturating_add((n + slack) as i64)).unwrap_or(0).min(tokens.len());
    if n == 0 || from >= until {
        return None;
    }
    let pairs = pairs(tokens, query, from, until - from);
    let own = pairs.iter().filter(|(q, _)| (query.exact_start()..query.exact_end()).contains(q));
    let first = own.clone().next()?.1;
    let last = own.clone().next_back()?.1;
    let span = Span::new(tokens.span(first)?.start, tokens.span(last)?.end);
    let likeness = |(q, t): &(usize, usize)| -> f32 {
        if query.hashes.get(*q).copied() == tokens.hash(*t) {
            return 1.0;
        }
        let there = tokens.span(*t).map(|s| slice(text, s).to_lowercase()).unwrap_or_default();
        let alike = query.words.get(*q).map_or(0.0, |word| spelling(word, &there));
        if alike >= ALIKE { alike } else { 0.0 }
    };
    let sum: f32 = own.map(likeness).sum();
    let most = (query.exact_end() - query.exact_start()).max(last - first + 1);
    let share = sum / most as f32;
    let side = |from: usize, to: usize| {
        let kept = pairs.iter().filter(|(q, _)| (from..to).contains(q)).map(likeness).sum::<f32>();
        (to > from).then(|| kept / (to - from) as f32)
    };
    let (before, after) = (side(0, query.exact_start()), side(query.exact_end(), n));
    // The weights that Hypothesis uses: the passage 50, what stands on either side 20.
    let score = share * 50.0 + before.unwrap_or(share) * 20.0 + after.unwrap_or(share) * 20.0;
    let in_place = before.unwrap_or(0.0) >= 0.6 && after.unwrap_or(0.0) >= 0.6;
    Some(Match { span, share, score: (score * 100.0) as i32, in_place })
}

/// Which word of the query stands beside which of the text, in order.
fn pairs(tokens: &Tokens, query: &Query, from: usize, width: usize) -> Vec<(usize, usize)> {
    let n = query.hashes.len();
    let columns = width + 1;
    let mut steps = vec![Step::Stop; (n + 1) * columns];
    let mut above = vec![0i32; columns];
    let mut row = vec![0i32; columns];
    for q in 1..=n {
        let wanted = query.hashes.get(q - 1).copied();
        row[0] = above[0] + GAP;
        steps[q * columns] = Step::SkipQuery;
        for t in 1..columns {
            let same = tokens.hash(from + t - 1) == wanted;
            let pair = above[t - 1] + if same { SAME } else { OTHER };
            let (skip_query, skip_text) = (above[t] + GAP, row[t - 1] + GAP);
            let (score, step) = if pair >= skip_query && pair >= skip_text {
                (pair, Step::Pair)
            } else if skip_query >= skip_text {
                (skip_query, Step::SkipQuery)
            } else {
                (skip_text, Step::SkipText)
            };
            row[t] = score;
            steps[q * columns + t] = step;
        }
        std::mem::swap(&mut above, &mut row);
    }
    let mut t = (0..columns).max_by_key(|t| (above[*t], std::cmp::Reverse(*t))).unwrap_or(0);
    let mut q = n;
    let mut found = Vec::with_capacity(n);
    loop {
        match steps[q * columns + t] {
            Step::Pair => {
                q -= 1;
                t -= 1;
                found.push((q, from + t));
            }
            Step::SkipQuery => q -= 1,
            Step::SkipText => t -= 1,
            Step::Stop => break,
        }
    }
    found.reverse();
    found
}

/// How alike two words are spelt: 1 for the same, 0 for nothing in common (Levenshtein's distance
/// as a share of the longer word).
fn spelling(a: &str, b: &str) -> f32 {
    const LONGEST: usize = 64;
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(LONGEST).collect(), b.chars().take(LONGEST).collect());
    let most = a.len().max(b.len());
    if most == 0 {
        return 1.0;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (diagonal + usize::from(x != y)).min(above + 1).min(row[j] + 1);
            diagonal = above;
        }
    }
    1.0 - row[b.len()] as f32 / most as f32
}
