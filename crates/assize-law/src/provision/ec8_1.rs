//! Burdens without an article.

use assize_scenario::catalogue::Subject;

use super::{Provision, Seen};
use crate::finding::Answer;
use crate::reading::{Reading, consequence_name, ground_name, rule_name};

/// The provision.
pub(super) const PROVISION: Provision = Provision {
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
};

/// Looks for the article of everything that burdens.
fn test(reading: &Reading<'_>) -> Answer {
    let parts = burdens(reading);
    if parts.is_empty() {
        return Answer::not_applicable("the policy burdens nobody");
    }
    let missing: Vec<String> =
        parts.into_iter().filter(|(source, _)| source.is_empty()).map(|(_, name)| name).collect();
    let repairs = repairs(reading);
    if missing.is_empty() && !repairs.is_empty() {
        let words = "what a repair leaves standing is assumed; whether the text says it, the \
                     documents cannot show";
        return Answer::cannot_tell(words, repairs);
    }
    Answer::fail_if_any(
        missing,
        "the documents name no article for these burdens: the text has none, or it was not at hand",
        "every burden names an article; whether the text is law, and accessible, the documents \
         cannot show",
    )
}

/// Everything that burdens for an act or a status, with its source.
fn burdens<'a>(reading: &Reading<'a>) -> Vec<(&'a str, String)> {
    let rules = [Subject::Person, Subject::Firm].into_iter().flat_map(|s| reading.demerits(s));
    let rules = rules.filter(|r| r.conduct.is_some()).map(|r| (r.source.as_str(), rule_name(r)));
    let grounds = reading.burdening_grounds().into_iter();
    let grounds = grounds.map(|(l, g)| (g.source.as_str(), ground_name(l, g)));
    let consequences = reading.detriments().map(|c| (c.source.as_str(), consequence_name(c)));
    rules.chain(grounds).chain(consequences).collect()
}

/// Rules without an article that only repairs use.
fn repairs(reading: &Reading<'_>) -> Vec<String> {
    let rules = [Subject::Person, Subject::Firm].into_iter().flat_map(|s| reading.demerits(s));
    rules.filter(|r| r.conduct.is_none() && r.source.is_empty()).map(rule_name).collect()
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
