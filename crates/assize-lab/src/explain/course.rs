//! The course of a life in one arm: in which bands and on which lists, from when to when; and what
//! of it is worse than where people stand by default.

use assize_base::calendar::Day;
use assize_engine::{Event, Step};
use assize_model::chunk::SCORES;
use assize_model::money::loan;
use assize_scenario::catalogue::Subject;
use assize_scenario::policy::{Effect, Policy};

/// Some time in a band, or on a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) place: Place,
    pub(super) from: Day,
    /// The first day after it.
    pub(super) to: Day,
}

/// A band of a score, by the score's number, or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Band { number: usize, band: usize },
    List(usize),
}

impl Place {
    /// Whether it is worse than where people stand by default.
    pub(super) fn is_worse(self, policy: &Policy) -> bool {
        match self {
            Place::Band { number, band } => {
                policy.score(Subject::Person, number).is_some_and(|s| band > s.default_band)
            }
            Place::List(list) => !policy.lists[list].manner.red,
        }
    }

    /// Whether it is the worst band of the score that counts for falls, or a black list.
    pub(super) fn is_down(self, policy: &Policy) -> bool {
        let counting = usize::from(policy.person_score.is_none());
        match self {
            Place::Band { number, band } => {
                let last = policy.score(Subject::Person, number).map_or(0, |s| s.bands.len());
                number == counting && band + 1 == last && self.is_worse(policy)
            }
            Place::List(_) => self.is_worse(policy),
        }
    }
}

/// The bands (of the scores that the person has, as bits) and lists of a life, by the first day;
/// `after` is the first day after the run.
pub(super) fn spans(policy: &Policy, steps: &[Step], has: u8, after: Day) -> Vec<Span> {
    let mut all = Vec::new();
    for number in (0..SCORES).filter(|number| has >> number & 1 == 1) {
        bands(policy, steps, number, after, &mut all);
    }
    for list in 0..policy.lists.len() {
        listings(steps, list, after, &mut all);
    }
    all.sort_by_key(|span| span.from);
    all
}

fn bands(policy: &Policy, steps: &[Step], number: usize, after: Day, all: &mut Vec<Span>) {
    let Some(score) = policy.score(Subject::Person, number) else { return };
    let (mut from, mut band) = (0, score.default_band);
    let mut end = |band: usize, from: Day, to: Day| {
        if to > from {
            all.push(Span { place: Place::Band { number, band }, from, to });
        }
    };
    for step in steps {
        let now = match step.event {
            Event::Review { band, .. } if number == 0 => band,
            Event::SideReview { side, band, .. } if number == 1 + side => band,
            _ => continue,
        };
        end(band, from, step.day);
        (from, band) = (step.day, now);
    }
    end(band, from, after);
}

fn listings(steps: &[Step], wanted: usize, after: Day, all: &mut Vec<Span>) {
    let mut since = None;
    let mut end = |since: Option<Day>, to: Day| {
        if let Some(from) = since.filter(|from| *from < to) {
            all.push(Span { place: Place::List(wanted), from, to });
        }
    };
    for step in steps {
        match step.event {
            Event::Listed { list, .. } if list == wanted => since = Some(step.day),
            Event::Unlisted { list, .. } if list == wanted => {
                end(since.take(), step.day);
            }
            _ => {}
        }
    }
    end(since, after);
}

/// Tells whether a step is an attempt that was refused.
pub(super) fn is_refusal(policy: &Policy, event: &Event) -> bool {
    match event {
        Event::Met { consequence } => policy.consequences[*consequence].effect == Effect::Refuse,
        Event::TriedAgain { .. } => true,
        Event::Loan { answer, .. } => *answer == loan::Answer::Refused,
        _ => false,
    }
}

/// How many attempts were refused. A loan that a consequence refuses is told twice: counted once.
pub(super) fn refusals(policy: &Policy, steps: &[Step]) -> u32 {
    let times = |step: &Step| match &step.event {
        Event::TriedAgain { times, .. } => *times,
        Event::Loan { .. } => 0,
        event => u32::from(is_refusal(policy, event)),
    };
    steps.iter().map(times).sum()
}

/// Tells whether a step is a detriment of its own: points lost, a grade, a black list, an attempt
/// that met a harmful consequence.
pub(super) fn is_detriment(policy: &Policy, event: &Event) -> bool {
    match event {
        Event::Entry { points, grade, .. } => *points < 0 || grade.is_some(),
        Event::Listed { list, .. } => !policy.lists[*list].manner.red,
        Event::Met { consequence } => policy.consequences[*consequence].effect.is_detriment(),
        Event::TriedAgain { .. } => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::fixture;

    fn step(day: Day, event: Event) -> Step {
        Step { day, period: u32::from(day) / 31, event }
    }

    #[test]
    fn a_course_is_cut_where_a_band_or_a_list_changes() {
        let policy = fixture::scenario().arms[1].policy.clone();
        let listed = Event::Listed { list: 0, ground: None, end: 900, trail: None, others: false };
        let steps = [
            step(30, Event::Review { score: 900, band: 1, before: 0 }),
            step(40, listed.clone()),
            step(60, Event::Review { score: 1000, band: 0, before: 1 }),
            step(75, Event::Unlisted { list: 0, how: None, corrected: true }),
            step(90, listed),
        ];
        let all = spans(&policy, &steps, 1, 100);
        // By hand: default band until day 30, band 1 until 60, the default again to the end; on the
        // list from 40 to 75 and from 90 to the end.
        let default = policy.person_score.as_ref().map_or(0, |s| s.default_band);
        let band = |band, from, to| Span { place: Place::Band { number: 0, band }, from, to };
        let list = |from, to| Span { place: Place::List(0), from, to };
        let hand =
            [band(default, 0, 30), band(1, 30, 60), list(40, 75), band(0, 60, 100), list(90, 100)];
        assert_eq!(all, hand);
    }
}
