//! Which bands sums of points reach, and with how few entries.
//!
//! Sums are searched one entry at a time from the start. What is *certain* uses only points that
//! can be given again and again; what *may* be uses everything (capped points up to their caps,
//! yearly sums, doubled points, points that stand, a firm's points on its head). A band that even the
//! second search does not reach is proved out of reach.

use std::collections::{BTreeMap, VecDeque};

use assize_scenario::catalogue::Subject;
use assize_scenario::policy::{Award, Rule, Score};

use super::facts::{Limits, span};
use super::possible::Possible;

/// How a score reaches its bands.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    /// For each band, how it is certainly reached, if it is.
    pub certain: Vec<Option<Way>>,
    /// For each band, whether it may be reached at all.
    pub maybe: Vec<bool>,
    /// For each band that cannot be reached: the nearest score, and how it is reached.
    pub nearest: Vec<Option<(i32, Vec<Step>)>>,
    /// The lowest and the highest score that may be.
    pub span: (i32, i32),
}

impl Reached {
    /// The bands that may be reached.
    pub fn may(&self) -> impl Iterator<Item = usize> {
        self.maybe.iter().enumerate().filter(|(_, may)| **may).map(|(band, _)| band)
    }
}

/// One entry on the way: the rule, and the points that it gives.
pub type Step = (usize, i32);

/// A way into a band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// Nobody need do anything.
    Stays,
    /// By entries with points.
    Points(Vec<Step>),
    /// By a grade of a rule.
    Grade(usize),
}

/// What a search uses.
struct Values {
    /// Points, with the rule that gives them.
    steps: Vec<Step>,
    /// The lowest sum and the highest that limited points allow.
    bounds: (i32, i32),
    /// What points that stand can add.
    standing: (i32, i32),
}

/// The widest sums that are looked at.
const WIDEST: i32 = 32_767;
/// The bounds of sums that nothing limits.
const FREE: (i32, i32) = (i32::MIN, i32::MAX);

/// Works out which bands a score reaches.
pub(super) fn reached(possible: &Possible<'_>, subject: Subject, number: usize) -> Reached {
    let score = possible.reading.policy.score(subject, number).expect("a score of the arm");
    let rules = rules_of(possible, subject, number);
    let certain = search(score, &certain_values(possible, &rules));
    let loose = loose_values(possible, &rules, subject, number);
    let maybe = search(score, &loose);
    let grades = grades(possible, &rules);
    let mut reached = Reached { span: maybe.span(score, &loose), ..Reached::default() };
    for band in 0..score.bands.len() {
        let way = certain.ways[band].clone();
        let better = (0..=band).any(|b| maybe.ways[b].is_some());
        let grade = grades.get(&band).filter(|_| better).map(|rule| Way::Grade(*rule));
        let may = maybe.ways[band].is_some() || grade.is_some();
        reached.nearest.push(if may { None } else { Some(certain.nearest(score, band)) });
        let points =
            way.map(|steps| if steps.is_empty() { Way::Stays } else { Way::Points(steps) });
        let own = grade.filter(|g| matches!(g, Way::Grade(rule) if possible.can(*rule)));
        reached.certain.push(shorter(points, own));
        reached.maybe.push(may);
    }
    reached
}

/// The way with fewer entries.
fn shorter(points: Option<Way>, grade: Option<Way>) -> Option<Way> {
    match (points, grade) {
        (Some(Way::Points(steps)), Some(grade)) if steps.len() > 1 => Some(grade),
        (points, grade) => points.or(grade),
    }
}

/// The rules of a score that may answer anything, by index; and those that repairs lead into.
fn rules_of<'a>(
    possible: &Possible<'a>,
    subject: Subject,
    number: usize,
) -> Vec<(usize, &'a Rule)> {
    let rules = &possible.reading.policy.rules;
    let repaired = |index: usize| {
        let mut graded = rules.iter().zip(&possible.ever).filter(|(_, ever)| **ever);
        graded.any(|(r, _)| r.repair.is_some_and(|r| r.into == index && r.chance.0 > 0))
    };
    let own = |r: &Rule| r.subject == subject && r.holds.score == number;
    let all = rules.iter().enumerate();
    all.filter(|(i, r)| own(r) && (possible.ever[*i] || repaired(*i))).collect()
}

/// Points that can be given again and again.
fn certain_values(possible: &Possible<'_>, rules: &[(usize, &Rule)]) -> Values {
    let free = |(index, rule): &&(usize, &Rule)| {
        rule.cap.is_none() && rule.reach_sum.is_none() && possible.can(*index)
    };
    let each = |(index, rule): &(usize, &Rule)| {
        let index = *index;
        possible.values(rule).into_iter().map(move |v| (index, v)).collect::<Vec<_>>()
    };
    let steps = rules.iter().filter(free).flat_map(each).collect();
    Values { steps: distinct(steps), bounds: FREE, standing: (0, 0) }
}

/// Everything that may be.
fn loose_values(
    possible: &Possible<'_>,
    rules: &[(usize, &Rule)],
    subject: Subject,
    number: usize,
) -> Values {
    let policy = possible.reading.policy;
    let mut steps: Vec<Step> = Vec::new();
    let mut ends = Ends::default();
    for (index, rule) in rules {
        for value in possible.values(rule) {
            let again = doubled(value, policy.counting.repeat.0);
            steps.extend([value, again].map(|v| (*index, v)));
        }
        // What a cap leaves of some points can be any part of them.
        steps.extend(rule.cap.map(|_| (*index, 1)));
        ends.note(possible, rule);
    }
    if (subject, number) == (Subject::Person, 0)
        && let Some(share) = policy.head_share.filter(|s| s.0 > 0)
    {
        let firms = rules_of(possible, Subject::Firm, 0);
        let each = firms.iter().flat_map(|(i, r)| possible.values(r).into_iter().map(|v| (*i, v)));
        let both = each.flat_map(|(i, v)| [(i, v), (i, doubled(v, policy.counting.repeat.0))]);
        steps.extend(both.map(|(i, v)| (i, doubled(v, share.0))));
        firms.iter().for_each(|(_, rule)| ends.note(possible, rule));
    }
    let caps = policy.caps.iter().enumerate();
    let capped: i32 = caps.map(|(i, cap)| cap.at_most.saturating_mul(ends.years(i))).sum();
    let top = if ends.up { FREE.1 } else { capped.saturating_add(ends.sums.1) };
    let bottom = if ends.down { FREE.0 } else { ends.sums.0 };
    let standing = standing(possible, subject, number);
    Values { steps: distinct(steps), bounds: (bottom, top), standing }
}

/// Which points are limited, and by what.
#[derive(Debug, Default)]
struct Ends {
    /// Whether points can be gained, and lost, without limit.
    up: bool,
    down: bool,
    /// The calendar years over which points of each cap can count together.
    by_cap: BTreeMap<usize, i32>,
    /// What yearly sums can take and give.
    sums: (i32, i32),
}

impl Ends {
    /// Takes note of a rule.
    fn note(&mut self, possible: &Possible<'_>, rule: &Rule) {
        for value in possible.values(rule) {
            let months = possible.validity(rule, value).max(1);
            let years = i32::try_from((months - 1) / 12 + 2).unwrap_or(i32::MAX);
            match (value > 0, rule.cap, rule.reach_sum) {
                (true, Some(cap), _) => {
                    let most = self.by_cap.entry(cap).or_insert(0);
                    *most = years.max(*most);
                }
                (_, None, Some(_)) => {
                    let all = value.saturating_mul(years);
                    self.sums = (
                        self.sums.0.saturating_add(all.min(0)),
                        self.sums.1.saturating_add(all.max(0)),
                    );
                }
                (true, None, None) => self.up = true,
                (false, ..) => self.down |= value < 0,
            }
        }
    }

    /// The years of a cap.
    fn years(&self, cap: usize) -> i32 {
        self.by_cap.get(&cap).copied().unwrap_or(0)
    }
}

/// A value times a factor in 2^-16, on its amount.
fn doubled(value: i32, factor: impl Into<u64>) -> i32 {
    let amount = (u64::from(value.unsigned_abs()) * factor.into()) >> 16;
    let amount = i32::try_from(amount).unwrap_or(WIDEST).min(WIDEST);
    if value < 0 { -amount } else { amount }
}

/// What points that stand can add, at least and at most.
fn standing(possible: &Possible<'_>, subject: Subject, number: usize) -> (i32, i32) {
    let limits = Limits::of(&possible.reading.scenario.society, subject);
    let rules = possible.reading.policy.rules.iter();
    let of = rules.filter(|r| r.subject == subject && r.holds.score == number);
    let spans = of.filter_map(|r| r.holds.standing.as_ref()).map(|e| span(e, &limits));
    let cut = |v: i64| v.clamp(-i64::from(WIDEST), i64::from(WIDEST)) as i32;
    spans.fold((0, 0), |(low, high), (a, b)| {
        (cut(i64::from(low) + a.min(0)), cut(i64::from(high) + b.max(0)))
    })
}

/// The rules that grade into each band: the first of each, if it can be one that answers own acts.
fn grades(possible: &Possible<'_>, rules: &[(usize, &Rule)]) -> BTreeMap<usize, usize> {
    let mut all = BTreeMap::new();
    for (index, rule) in rules {
        if let Award::Grade { band, .. } = rule.award {
            let first = all.entry(band).or_insert(*index);
            if !possible.can(*first) {
                *first = *index;
            }
        }
    }
    all
}

/// Values, each once, the largest amounts first.
fn distinct(mut steps: Vec<Step>) -> Vec<Step> {
    steps.retain(|(_, v)| *v != 0);
    steps.sort_by_key(|(rule, v)| (-v.abs(), *v, *rule));
    steps.dedup_by_key(|(_, v)| *v);
    steps
}

/// What a search found.
struct Search {
    /// For each band, the fewest steps into it.
    ways: Vec<Option<Vec<Step>>>,
    /// Sums that were reached, with the step that led there; by sum, from the lowest.
    before: Vec<Option<Option<Step>>>,
    /// The number of steps to each.
    depth: Vec<u16>,
}

/// Looks from the start, entry by entry, until all bands are found or nothing new is reached.
fn search(score: &Score, values: &Values) -> Search {
    let mut search = Search {
        ways: vec![None; score.bands.len()],
        before: vec![None; 2 * WIDEST as usize + 1],
        depth: vec![0; 2 * WIDEST as usize + 1],
    };
    let mut queue = VecDeque::from([0_i32]);
    search.before[WIDEST as usize] = Some(None);
    while let Some(sum) = queue.pop_front() {
        search.arrive(score, values, sum);
        if search.ways.iter().all(Option::is_some) {
            break;
        }
        for (rule, value) in &values.steps {
            let next = sum + value;
            // Limited points stop at their limit: whatever lies between is reached.
            let next = next.clamp(values.bounds.0, values.bounds.1);
            let at = (next + WIDEST) as usize;
            if next.abs() <= WIDEST && search.before[at].is_none() {
                search.before[at] = Some(Some((*rule, next - sum)));
                search.depth[at] = search.depth[(sum + WIDEST) as usize].saturating_add(1);
                queue.push_back(next);
            }
        }
    }
    search
}

impl Search {
    /// Notes the bands of a sum that is reached.
    fn arrive(&mut self, score: &Score, values: &Values, sum: i32) {
        let at = |standing: i32| {
            score.band_of(score.clamp(score.start.saturating_add(sum).saturating_add(standing)))
        };
        let (best, worst) = (at(values.standing.1), at(values.standing.0));
        for band in best..=worst {
            if self.ways[band].is_none() {
                self.ways[band] = Some(self.steps_to(sum));
            }
        }
    }

    /// The steps to a sum.
    fn steps_to(&self, mut sum: i32) -> Vec<Step> {
        let mut steps = Vec::new();
        while let Some(Some(Some(step))) = self.before.get((sum + WIDEST) as usize) {
            steps.push(*step);
            sum -= step.1;
        }
        steps.reverse();
        steps
    }

    /// The score nearest to a band, with the steps to it.
    fn nearest(&self, score: &Score, band: usize) -> (i32, Vec<Step>) {
        let low = score.bands[band].from.map_or(i64::MIN, i64::from);
        let high = match band.checked_sub(1).and_then(|b| score.bands[b].from) {
            Some(from) => i64::from(from) - 1,
            None => i64::MAX,
        };
        let sums = (-WIDEST..=WIDEST).filter(|s| self.before[(s + WIDEST) as usize].is_some());
        let standing = |sum: i32| score.clamp(score.start.saturating_add(sum));
        let far = |sum: &i32| {
            let at = i64::from(standing(*sum));
            (low.saturating_sub(at)).max(at.saturating_sub(high)).max(0)
        };
        let least = sums.clone().map(|s| far(&s)).min().unwrap_or(0);
        let near =
            sums.filter(|s| far(s) == least).min_by_key(|s| self.depth[(s + WIDEST) as usize]);
        let near = near.unwrap_or(0);
        (standing(near), self.steps_to(near))
    }

    /// The lowest and the highest score that was reached.
    fn span(&self, score: &Score, values: &Values) -> (i32, i32) {
        let reached = |s: &i32| self.before[(s + WIDEST) as usize].is_some();
        let low = (-WIDEST..=WIDEST).find(reached).unwrap_or(0);
        let high = (-WIDEST..=WIDEST).rev().find(reached).unwrap_or(0);
        let at =
            |sum: i32, more: i32| score.clamp(score.start.saturating_add(sum).saturating_add(more));
        (at(low, values.standing.0), at(high, values.standing.1))
    }
}
