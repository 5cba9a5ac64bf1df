//! From level III on, a person decides.

use assize_scenario::policy::{Consequence, Trigger};

use super::ca1::{Level, level, level_of};
use crate::finding::{Answer, Part};
use crate::provision::Provision;
use crate::reading::faults::can_be_heard;
use crate::reading::{Reading, consequence_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "CA.3",
    question: "Does a person make the final decision wherever the impact is of level III or IV?",
    instrument: "Directive on Automated Decision-Making, duties of levels III and IV",
    reads: "consequences of level III and IV that follow from a sum of points, or from a list that \
        nobody reviews",
    also: &["AI14", "GD22.1"],
    test,
    ..super::COMMON
};

/// Looks for grave consequences that follow by themselves.
fn test(reading: &Reading<'_>) -> Answer {
    let Some(reached) = level(reading) else {
        return Answer::not_applicable("nothing follows from the policy");
    };
    if reached < Level::Three {
        return Answer::not_applicable("the likely level is below III, where a system may decide");
    }
    let fault = |c: &Consequence| -> Option<Part> {
        let note = match c.trigger {
            Trigger::Bands(_) => "follows from a sum of points",
            Trigger::List(l) if !can_be_heard(&reading.policy.lists[l]) => {
                "nobody reviews the list"
            }
            Trigger::List(_) => return None,
        };
        (level_of(reading, c) >= Level::Three).then(|| consequence_part(c).noting(note))
    };
    Answer::fail_if_any(
        reading.detriments().filter_map(fault).collect(),
        "as written, these follow without a decision by a person",
        "what is of level III or IV follows from lists that somebody reviews",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{CAR_TRIP, ask, bad, consequence, good};
    use assize_scenario::policy::Effect;

    #[test]
    fn a_trip_refused_by_points_has_no_deciding_person() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::NotApplicable, "level II");
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.consequences.push(consequence("t", Trigger::List(0), CAR_TRIP, Effect::Refuse));
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.consequences.push(consequence("u", Trigger::Bands(2), CAR_TRIP, Effect::Refuse));
        let named = ["consequence u (law#art-4): follows from a sum of points"];
        assert_eq!(ask(&PROVISION, policy).1, named);
    }
}
