//! Objecting to being profiled.

use assize_scenario::catalogue::Subject;

use crate::finding::Answer;
use crate::provision::Provision;
use crate::reading::faults::deaf_lists;
use crate::reading::{Reading, policy_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "GD21",
    question: "Can people object to being profiled?",
    instrument: "Regulation (EU) 2016/679, Article 21",
    reads: "whether the score asks for consent, and whether the lists that burden have a review",
    also: &["PI44-48"],
    test,
    ..super::COMMON
};

/// Looks for a way not to be scored, or at least to object.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.keeps_files() {
        return Answer::not_applicable("the policy keeps no entries");
    }
    let score = reading.score(Subject::Person);
    if score.is_some_and(|score| score.terms.consent.is_some()) && reading.policy.lists.is_empty() {
        return Answer::pass("only those who agree are scored, and nobody is listed");
    }
    let mut deaf = deaf_lists(reading);
    let burdened = score.is_some() && reading.burdening_lists().is_empty() && reading.burdens();
    if burdened && reading.policy.opaque {
        deaf.push(policy_part(reading.policy).noting("a secret score that nobody can leave"));
    }
    Answer::fail_if_any_or_open(
        deaf,
        "nobody can object to these",
        "the documents know objections to errors, not to being profiled as such; whether grounds \
         of the one who runs it outweigh such an objection, they cannot show",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};
    use assize_base::quantity::Chance;

    #[test]
    fn consent_is_a_way_out_and_a_list_without_review_is_none() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::CannotTell);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        policy.lists.clear();
        policy.consequences.truncate(1);
        let score = policy.person_score.as_mut().expect("a score");
        score.terms.consent = Some((Chance::ALWAYS, Default::default()));
        assert_eq!(ask(&PROVISION, policy.clone()).0, Verdict::Pass);
        policy.person_score.as_mut().expect("a score").terms.consent = None;
        policy.opaque = true;
        assert_eq!(ask(&PROVISION, policy).0, Verdict::Fail);
    }
}
