//! Lists of serious untrustworthiness.

use crate::context::{SERIOUS, knows};
use crate::finding::{Answer, Part};
use crate::provision::{Provision, Seen};
use crate::reading::{Reading, ground_part, list_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "N49.2",
    question: "Do lists draw only on grave danger to health or safety, to market or social order, \
        on refused legal duties, or on refused duties of defence?",
    instrument: "State Council, General Office, document No. 49 of 7 December 2020; Shanghai \
        regulation 2017, Article 25; Shenzhen regulation 2023, Article 76",
    seen: Seen::Secondary,
    reads: "the field and the gravity of the conduct of each ground, against the list of fields in \
        the context map; lists that pick by rank",
    also: &["NL.1", "JD.1"],
    test,
    ..super::COMMON
};

/// The lowest gravity, of 5, that is grave. The document names none, this one is ours: the middle.
const GRAVE: u8 = 2;

/// Looks at the ground of each listing.
fn test(reading: &Reading<'_>) -> Answer {
    let lists = reading.burdening_lists();
    if lists.is_empty() {
        return Answer::not_applicable("no list burdens anybody");
    }
    let picked = reading.picking_lists().into_iter();
    let picked = picked.map(|list| list_part(list).noting("picks for a risk, not for an act"));
    let (mut foreign, mut unknown): (Vec<Part>, Vec<Part>) = (picked.collect(), Vec::new());
    for (list, ground) in reading.burdening_grounds() {
        let field = reading.domain(ground.conduct);
        let part = ground_part(list, ground);
        if !knows(field) {
            unknown.push(part.noting(field));
        } else if !SERIOUS.contains(&field) {
            foreign.push(part.noting(field));
        } else if reading.conduct(ground.conduct).gravity < GRAVE {
            foreign.push(part.noting("minor"));
        }
    }
    if foreign.is_empty() && !unknown.is_empty() {
        return Answer::cannot_tell("the context map has not judged these fields", unknown);
    }
    Answer::fail_if_any(
        foreign,
        "these lists go beyond what a list of serious untrustworthiness may draw on",
        "every ground lies in a field that such a list may draw on",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{POSTS, ask, bad, good};

    #[test]
    fn a_list_for_posts_goes_beyond_and_one_for_grave_debts_does_not() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.lists[0].grounds[0].conduct = POSTS;
        let named = ["ground debtors/ground (law#art-2): speech-and-belief"];
        assert_eq!(ask(&PROVISION, policy).1, named);
    }
}
