//! Are persons identified?

use assize_scenario::catalogue::Subject;

use crate::finding::Answer;
use crate::provision::{Kind, Provision};
use crate::reading::Reading;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "G0.2",
    question: "Does the policy use data on identified natural persons?",
    instrument: "Regulation (EU) 2016/679, Articles 2 and 4(1); Personal Information Protection \
        Law, Article 4",
    kind: Kind::GATE,
    reads: "whether rules and lists are about persons or about firms alone",
    test,
    ..super::COMMON
};

/// Looks for rules and lists about persons.
fn test(reading: &Reading<'_>) -> Answer {
    let policy = reading.policy;
    let rules = policy.rules.iter().any(|rule| rule.subject == Subject::Person);
    if !rules && policy.lists.is_empty() && policy.head_share.is_none() {
        return Answer::not_applicable("no rule and no list is about persons");
    }
    let words = "entries are kept under a person's name; so the law of personal data is reached, \
                 unless one of its exceptions is";
    Answer::cannot_tell(words, Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, assert_open, good};

    #[test]
    fn rules_about_firms_alone_do_not_reach_it() {
        assert_open(&PROVISION);
        let mut policy = good();
        policy.lists.clear();
        policy.rules[0].subject = Subject::Firm;
        assert_eq!(ask(&PROVISION, policy).0, Verdict::NotApplicable);
    }
}
