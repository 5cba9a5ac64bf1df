//! Burdens without an article.

use crate::finding::{Answer, Part};
use crate::provision::{Provision, Seen};
use crate::reading::faults::{secrets, unsourced};
use crate::reading::{Reading, rule_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "EC8.1",
    question: "Does every burden rest on an article of a published text?",
    instrument: "European Convention on Human Rights, Article 8(2); District Court of The \
        Hague, 5 February 2020 (SyRI)",
    seen: Seen::Text,
    scope: "the states of the Council of Europe",
    reads: "the source of each demerit, ground, list and detrimental consequence, and \
        whether that source was published",
    also: &["PI24", "Shanghai 32", "ICC12"],
    test,
    ..super::COMMON
};

/// Looks for burdens without an article, and for what is kept secret.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.burdens() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let mut missing = unsourced(reading);
    missing.extend(secrets(reading));
    let repairs = repairs(reading);
    if missing.is_empty() && !repairs.is_empty() {
        let words = "what a repair leaves standing is assumed; whether the text says it, the \
                     documents cannot show";
        return Answer::cannot_tell(words, repairs);
    }
    Answer::fail_if_any(
        missing,
        "these burdens are secret, or the documents name no article for them: the text has none, \
         or it was not at hand",
        "every burden names an article; whether the text is law, and accessible, the documents \
         cannot show",
    )
}

/// Rules without an article that only repairs use.
fn repairs(reading: &Reading<'_>) -> Vec<Part> {
    let rules = reading.all_demerits().filter(|r| r.conduct.is_none() && r.source.is_empty());
    rules.filter(|r| r.holds.standing.is_none()).map(rule_part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, good};

    #[test]
    fn each_kind_of_burden_needs_its_article() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let mut policy = good();
        policy.rules[0].source.clear();
        policy.lists[0].grounds[0].source.clear();
        policy.consequences[1].source.clear();
        let named = [
            "rule R1 (assumed)",
            "ground debtors/ground (assumed)",
            "consequence checked-loan (assumed)",
        ];
        assert_eq!(ask(&PROVISION, policy), (Verdict::Fail, named.map(str::to_owned).to_vec()));
    }

    #[test]
    fn an_assumed_remainder_of_a_repair_stays_open() {
        let mut policy = good();
        policy.rules.push(policy.rules[0].clone());
        policy.rules[1].conduct = None;
        policy.rules[1].source.clear();
        let (verdict, parts) = ask(&PROVISION, policy);
        assert_eq!((verdict, parts), (Verdict::CannotTell, vec!["rule R1 (assumed)".into()]));
    }
}
