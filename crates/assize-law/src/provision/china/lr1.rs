//! The laws of cities and provinces.

use crate::finding::{Answer, Part};
use crate::provision::Provision;
use crate::reading::faults::{across_fields, longer_than, out_of_proportion, secrets, unsourced};
use crate::reading::{Reading, list_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "LR.1",
    question: "Do punishments fit and relate to the act, with published rules, an end after five \
        years and an objection decided within five working days?",
    instrument: "Shanghai regulation 2017, Articles 32, 35 and 36; Shandong regulation 2020, \
        Articles 38 and 39; Henan regulation 2019; Shenzhen regulation 2023, Articles 65 to 69 and \
        76 to 78",
    reads: "articles and secrets, the context map, minor acts that are enough, terms, and the days \
        of reviews",
    also: &["CR.1", "PI6", "N49.3"],
    test,
    ..super::COMMON
};

/// The longest time on file, in months.
const MONTHS: u32 = 60;

/// Five working days, in days.
const DAYS: u32 = 7;

/// Looks at each duty in turn.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let mut parts: Vec<Part> = secrets(reading);
    parts.extend(unsourced(reading).into_iter().map(|p| p.noting("no published article")));
    parts.extend(across_fields(reading, Some(false)));
    parts.extend(out_of_proportion(reading).into_iter().map(|p| p.noting("for a minor act")));
    parts.extend(longer_than(reading, MONTHS));
    for list in reading.burdening_lists() {
        match &list.review {
            None => parts.push(list_part(list).noting("no objection")),
            Some(review) if review.first_days > DAYS => {
                let note = format!("an objection takes {} days", review.first_days);
                parts.push(list_part(list).noting(note));
            }
            Some(_) => {}
        }
    }
    Answer::fail_if_any(
        parts,
        "these do not keep what the laws of cities and provinces ask for",
        "articles, relation, gravity, terms and the clock of objections are as these laws ask for; \
         notices are not part of the language",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn an_objection_has_a_week() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.lists[0].review.as_mut().expect("a review").first_days = 8;
        assert_eq!(
            ask(&PROVISION, policy).1,
            ["list debtors (law#art-2): an objection takes 8 days"]
        );
    }
}
