//! Habits: a few people make most of the journeys.
//!
//! A class of users has its own axis, made once: most people want nothing, and that costs them no
//! more than one draw.

use assize_base::quantity::{Chance, Factor};
use assize_base::spec::{Param, Spec};
use assize_scenario::catalogue::Service;

use crate::axis::Axis;
use crate::plan::Plan;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "habit",
    phase: "demand",
    summary: "Users of a service fall into classes that want it so many times as often.",
    params: &[
        Param { name: "share", unit: "chance", range: "0 to 1" },
        Param { name: "factor", unit: "factor", range: "0 to 1,000" },
    ],
    state: &[],
    streams: &["service/habit"],
    rights: &[],
};

/// A class of users.
#[derive(Clone, Debug)]
pub struct Habit {
    /// The share of people up to and with this class.
    share: Chance,
    /// The factor on demand.
    pub factor: Factor,
    /// The axis of its own demand.
    pub axis: Axis,
}

/// The classes of a service; none if all use it alike.
#[must_use]
pub fn classes(service: &Service) -> Vec<Habit> {
    let class = |(share, factor): &(Chance, Factor)| Habit {
        share: *share,
        factor: *factor,
        axis: Axis::of_person(service.slot.times(*factor).0),
    };
    service.pattern.habits.iter().map(class).collect()
}

/// The class of a person, if the service has any.
#[must_use]
pub fn of<'p>(plan: &'p Plan<'_>, index: u64, service: usize) -> Option<&'p Habit> {
    let classes = &plan.habits[service];
    if classes.is_empty() {
        return None;
    }
    at(classes, plan.draws.habit.words(index, 0, service as u32)[0])
}

/// The class that a word falls on.
fn at(classes: &[Habit], word: u32) -> Option<&Habit> {
    classes.iter().find(|class| class.share.hits(word)).or(classes.last())
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_base::quantity::ONE;

    #[test]
    fn classes_are_met_by_their_share() {
        let class = |share, factor| Habit {
            share: Chance(share),
            factor: Factor(factor),
            axis: Axis::of_person(0),
        };
        let classes = [class(ONE / 4 * 3, 1), class(ONE - 5, 2)];
        let factor = |word| at(&classes, word).map(|class| class.factor.0);
        assert_eq!([0, 3 << 30, u32::MAX].map(factor), [Some(1), Some(2), Some(2)]);
        assert!(at(&[], 0).is_none());
    }
}
