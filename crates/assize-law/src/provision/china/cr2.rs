//! How long a name may be public.

use assize_scenario::policy::{Consequence, Effect, Trigger};

use crate::finding::{Answer, Part};
use crate::provision::{Provision, Seen};
use crate::reading::{Reading, consequence_part, ground_months};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "CR.2",
    question: "Is no name public for more than three years, the longest term of a serious case?",
    instrument: "National Development and Reform Commission, Order 36, measures on credit repair, \
        in force since 1 April 2026 (the draft was read, the final text was not)",
    seen: Seen::Secondary,
    reads: "publications, with the terms of the lists and the validity of the demerits behind them",
    also: &["CR.1", "ICC17"],
    test,
    ..super::COMMON
};

/// The longest time in public, in months.
const MONTHS: u32 = 36;

/// Looks at how long each publication can last.
fn test(reading: &Reading<'_>) -> Answer {
    let public: Vec<&Consequence> =
        reading.detriments().filter(|c| c.effect == Effect::Publicise).collect();
    if public.is_empty() {
        return Answer::not_applicable("the policy publishes nobody's name");
    }
    let fault = |c: &&Consequence| -> Option<Part> {
        let late = match c.trigger {
            Trigger::Bands(_) => lasts_by_points(reading),
            Trigger::List(list) => {
                let list = &reading.policy.lists[list];
                let late = |term: Option<u32>| term.is_none_or(|months| months > MONTHS);
                let own = list.grounds.iter().any(|ground| late(ground_months(ground)));
                own || reading.is_brought(list)
            }
        };
        late.then(|| consequence_part(c))
    };
    Answer::fail_if_any(
        public.iter().filter_map(fault).collect(),
        "a name can stay public here for more than three years",
        "no name is public for more than three years",
    )
}

/// Tells whether demerits can keep somebody in a band for longer.
fn lasts_by_points(reading: &Reading<'_>) -> bool {
    reading.all_demerits().any(|rule| reading.months(rule).is_none_or(|months| months > MONTHS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{NAME, ask, bad, consequence, good};

    #[test]
    fn three_years_are_the_border_of_a_public_name() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::NotApplicable);
        assert_eq!(ask(&PROVISION, bad()).1, ["consequence shamed (law#art-4)"]);
        let mut policy = good();
        policy.consequences.push(consequence("p", Trigger::List(0), NAME, Effect::Publicise));
        policy.lists[0].grounds[0].months = Some(36);
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.lists[0].grounds[0].months = Some(37);
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Fail);
        policy.consequences[2].trigger = Trigger::Bands(2);
        assert_eq!(ask(&PROVISION, policy).0, Verdict::Pass, "points count for a year");
    }
}
