//! The level of impact.

use assize_scenario::policy::{Consequence, Effect, Trigger};

use crate::context::bearer;
use crate::finding::{Answer, Part};
use crate::provision::{Kind, Provision};
use crate::reading::{Reading, consequence_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "CA.1",
    question: "Which level of impact does the policy reach, from I to IV, and was the questionnaire \
        answered?",
    instrument: "Directive on Automated Decision-Making, Algorithmic Impact Assessment",
    kind: Kind { evidence: true, ..Kind::GATE },
    reads: "what each consequence touches, who bears it and whether it ends: the level that these \
        make likely; the questionnaire's own points are not counted here",
    also: &["AI27", "GD35", "PI55-56"],
    document: "the answered questionnaire with its points and level",
    test,
    ..super::COMMON
};

/// A level of impact: how grave and how hard to undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Little, easily undone: a favour.
    One,
    /// Some: what is made dearer, later or looked at more closely.
    Two,
    /// High: movement, school, work, health, home or need refused, or a name made public.
    Three,
    /// Very high, or for ever: the same where nothing ends it, or where a child bears it.
    Four,
}

impl Level {
    fn name(self) -> &'static str {
        ["I", "II", "III", "IV"][self as usize]
    }
}

/// The fields of services whose refusal touches rights and is hard to undo.
const RIGHTS: [&str; 8] =
    ["travel", "schooling", "work", "health", "welfare", "papers", "property", "offices"];

/// The level that a consequence makes likely.
pub(super) fn level_of(reading: &Reading<'_>, consequence: &Consequence) -> Level {
    let service = reading.service(consequence);
    let grave = match consequence.effect {
        Effect::Publicise => true,
        Effect::Refuse => RIGHTS.contains(&service.domain.as_str()) || service.essential,
        Effect::Priority => return Level::One,
        _ => false,
    };
    if !grave {
        return Level::Two;
    }
    let endless = match consequence.trigger {
        Trigger::Bands(_) => false,
        Trigger::List(list) => {
            let list = &reading.policy.lists[list];
            let open = list.grounds.iter().any(|ground| ground.months.is_none());
            (open || reading.is_brought(list)) && list.exits.iter().all(|e| e.chance.0 == 0)
        }
    };
    if endless || bearer(&service.id).is_some() { Level::Four } else { Level::Three }
}

/// The level of the policy: that of its gravest consequence.
pub(super) fn level(reading: &Reading<'_>) -> Option<Level> {
    reading.policy.consequences.iter().map(|c| level_of(reading, c)).max()
}

/// Tells the level, and by what it is reached.
fn test(reading: &Reading<'_>) -> Answer {
    let Some(level) = level(reading) else {
        return Answer::not_applicable("nothing follows from the policy");
    };
    let reach = reading.policy.consequences.iter().filter(|c| level_of(reading, c) == level);
    let parts: Vec<Part> = reach.map(consequence_part).collect();
    let words = format!("the consequences make level {} likely", level.name());
    Answer::cannot_tell(&words, parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{CAR_TRIP, assert_open, bad, consequence, good, scenario_of};
    use assize_scenario::policy::Policy;

    fn reached(policy: Policy) -> Option<Level> {
        let scenario = scenario_of(policy);
        level(&Reading::new(&scenario, 0))
    }

    #[test]
    fn a_dearer_loan_is_of_level_two_a_refused_trip_of_three_and_without_an_end_of_four() {
        assert_open(&PROVISION);
        assert_eq!(reached(good()), Some(Level::Two));
        let mut policy = good();
        policy.consequences.push(consequence("t", Trigger::List(0), CAR_TRIP, Effect::Refuse));
        assert_eq!(reached(policy.clone()), Some(Level::Three));
        policy.lists[0].grounds[0].months = None;
        policy.lists[0].exits.clear();
        assert_eq!(reached(policy), Some(Level::Four));
        assert_eq!(reached(bad()), Some(Level::Four));
        let mut favours = good();
        for consequence in &mut favours.consequences {
            consequence.effect = Effect::Priority;
        }
        assert_eq!(reached(favours), Some(Level::One));
    }
}
