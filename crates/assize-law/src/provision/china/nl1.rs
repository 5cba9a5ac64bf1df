//! The national lists of items and of punishments.

use crate::finding::Answer;
use crate::provision::Provision;
use crate::reading::Reading;
use crate::reading::faults::{of_conduct, unsourced};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "NL.1",
    question: "Is every recorded item and every consequence on the national list of its year?",
    instrument: "National basic list of public credit information and national basic list of \
        punishments, 2021, 2022 and 2024",
    reads: "demerits and grounds on lawful conduct, which no class of the lists has, and burdens \
        without an article; the lists themselves, item by item, are not in this program",
    also: &["N49.1", "N49.2"],
    test,
    ..super::COMMON
};

/// Looks for what no list can name.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let lawful = of_conduct(reading, |conduct| reading.conduct(conduct).lawful);
    let mut parts = lawful;
    for part in unsourced(reading) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    Answer::fail_if_any_or_open(
        parts,
        "these answer lawful conduct, or rest on no article: neither can be on a national list",
        "nothing here is out of the question for the lists; whether each item is on the one of its \
         year is to be looked up there",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn lawful_posts_are_on_no_list_and_the_rest_is_to_be_looked_up() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::CannotTell);
        let (verdict, parts) = ask(&PROVISION, bad());
        assert_eq!(verdict, Verdict::Fail);
        assert_eq!(parts.iter().filter(|p| p.starts_with("rule U1")).count(), 1, "{parts:?}");
    }
}
