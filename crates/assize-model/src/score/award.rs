//! What a rule gives for a record, and which of several rules for one act counts.

use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::{Award, Policy, Rule};

use super::Case;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "award",
    phase: "score",
    summary: "A rule turns a record into points: fixed, by gravity, by place, by quantity.",
    params: &[
        Param { name: "points", unit: "points", range: "-32,768 to 32,767" },
        Param { name: "per", unit: "the record's quantity", range: "1 or more" },
        Param { name: "convert", unit: "the record's quantity for each point", range: "1 or more" },
        Param { name: "one-act", unit: "largest or each", range: "" },
    ],
    state: &[("file", 5.6)],
    streams: &["score/gravity", "score/firm-gravity"],
    rights: &[],
};

/// The gravity of a record, 0 to 99.
#[must_use]
pub fn gravity(words: &[u32; 4]) -> i64 {
    pick(words[0], 100) as i64
}

/// The points of a rule for a case, before repetition, lock and cap; 0 for a grade.
#[must_use]
pub fn points(rule: &Rule, case: &Case) -> i32 {
    let quantity = case.record.quantity;
    let base = match &rule.award {
        Award::Points(points) => *points,
        Award::Span(from, to) => match rule.convert {
            Some(step) => {
                let steps = (quantity / step).min(MOST as u32) as i32;
                (steps * (from + to).signum()).clamp(*from.min(to), *from.max(to))
            }
            None => {
                let steps = pick(case.gravity[1], u64::from(to.abs_diff(*from)) + 1) as i32;
                from + (to - from).signum() * steps
            }
        },
        Award::Choice(places) => places[pick(case.gravity[1], places.len() as u64) as usize],
        Award::Grade { .. } => 0,
    };
    let times = rule.per.map_or(1, |step| i64::from(quantity.div_ceil(step).max(1)));
    cut(i64::from(base).saturating_mul(times))
}

/// The most points that an entry can hold, either way.
const MOST: i32 = 32_767;

/// Cuts points to what an entry can hold.
#[must_use]
pub fn cut(points: i64) -> i32 {
    points.clamp(-i64::from(MOST), i64::from(MOST)) as i32
}

/// The rules that count of those that match: all, or the gravest alone.
///
/// Direct grading goes before points, the worse band before the better, the larger number of
/// points before the smaller; among equals the first in the document.
#[must_use]
pub fn choose(policy: &Policy, matching: &[usize], case: &Case) -> Vec<usize> {
    if !policy.counting.largest_only {
        return matching.to_vec();
    }
    let weight = |rule: usize| match &policy.rules[rule].award {
        Award::Grade { band, .. } => (1, *band as i32),
        _ => (0, points(&policy.rules[rule], case).saturating_abs()),
    };
    let mut best: Option<usize> = None;
    for rule in matching {
        if best.is_none_or(|b| weight(*rule) > weight(b)) {
            best = Some(*rule);
        }
    }
    best.into_iter().collect()
}
