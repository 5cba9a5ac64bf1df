//! The six grounds of the courts' list.

use crate::context::COURTS;
use crate::finding::{Answer, Part};
use crate::provision::Provision;
use crate::reading::faults::court_lists;
use crate::reading::{Reading, ground_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "JD.1",
    question: "Is everybody on the courts' list there for one of the six grounds: able but refusing, \
        obstruction, evasion, false report of assets, breach of a spending order, breaking a \
        settlement?",
    instrument: "Supreme People's Court, provisions on the list of judgment defaulters, 2013 and \
        2017, Article 1",
    reads: "grounds of lists that rest on judgments, whose conduct is not from the courts; and \
        their number",
    also: &["N49.2"],
    test,
    ..super::COMMON
};

/// How many grounds the provision has.
const GROUNDS: usize = 6;

/// Looks for grounds from elsewhere.
fn test(reading: &Reading<'_>) -> Answer {
    let lists = court_lists(reading);
    if lists.is_empty() {
        return Answer::not_applicable("no list rests on judgments");
    }
    let mut parts: Vec<Part> = Vec::new();
    for (_, list) in lists {
        for (i, ground) in list.grounds.iter().enumerate() {
            let field = reading.domain(ground.conduct);
            if !COURTS.contains(&field) {
                parts.push(ground_part(list, ground).noting(format!("from the field {field}")));
            } else if i >= GROUNDS {
                parts.push(ground_part(list, ground).noting("a seventh ground"));
            }
        }
    }
    Answer::fail_if_any_or_open(
        parts,
        "these grounds are none of the six",
        "every ground is about judgments; whether each is one of the six is to be read in its \
         article",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{JUDGED, ask, bad, good};

    #[test]
    fn litter_is_no_ground_of_a_court() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::NotApplicable);
        let named = ["ground court/litters (law#art-2): from the field community"];
        assert_eq!(ask(&PROVISION, bad()).1, named);
        let mut policy = good();
        policy.lists[0].grounds[0].conduct = JUDGED;
        assert_eq!(ask(&PROVISION, policy).0, Verdict::CannotTell);
    }
}
