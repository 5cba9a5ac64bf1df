//! Social scoring in an unrelated context.

use std::collections::BTreeSet;

use assize_scenario::policy::Consequence;

use super::{Provision, Seen};
use crate::context::related;
use crate::finding::Answer;
use crate::reading::{Reading, consequence_name};

/// The provision.
pub(super) const PROVISION: Provision = Provision {
    id: "AI5.D1",
    question: "Can a record from one field of life lead to bad treatment in an unrelated one?",
    instrument: "Regulation (EU) 2024/1689, Article 5(1)(c)(i), recital 31",
    seen: Seen::Text,
    scope: "systems that infer with some autonomy, in the European Union since 2 February \
        2025; a scheme of written rules is read as if it were one",
    reads: "the fields of the conduct behind each detrimental consequence, the field of \
        its service, and the context map of this program",
    also: &["GD5b", "PI6"],
    test,
};

/// Looks up every pair of fields in the context map.
fn test(reading: &Reading<'_>) -> Answer {
    let consequences: Vec<&Consequence> = reading.detriments().collect();
    if consequences.is_empty() {
        return Answer::not_applicable("no band and no list stands in the way of anything");
    }
    let pairs = |judged| consequences.iter().filter_map(|c| pairs(reading, c, judged)).collect();
    let (unrelated, unknown): (Vec<String>, Vec<String>) = (pairs(Some(false)), pairs(None));
    if unrelated.is_empty() && !unknown.is_empty() {
        return Answer::cannot_tell("the context map has not judged some fields", unknown);
    }
    Answer::fail_if_any(
        unrelated,
        "records from fields of life that the context map holds to be unrelated lead to these \
         consequences",
        "every consequence lies in a field that the context map holds to be related to the records \
         behind it",
    )
}

/// The fields behind a consequence that the map judges so, and the consequence; `None` if there are
/// none.
fn pairs(reading: &Reading<'_>, consequence: &Consequence, judged: Option<bool>) -> Option<String> {
    let services = reading.service_domain(consequence);
    let behind = reading.conduct_behind(consequence);
    let fields: BTreeSet<&str> = behind.into_iter().map(|c| reading.domain(c)).collect();
    let named: Vec<&str> =
        fields.into_iter().filter(|field| related(field, services) == judged).collect();
    let name = consequence_name(consequence);
    (!named.is_empty()).then(|| format!("{} -> {services}: {name}", named.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{JUMPS_RED, ask, bad, good, rule, scenario_of};
    use assize_scenario::policy::Award;
    #[test]
    fn debts_may_make_loans_dear_but_not_stop_trips() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::Pass);
        let (verdict, parts) = ask(&PROVISION, bad());
        assert_eq!(verdict, Verdict::Fail);
        assert!(
            parts[0].starts_with("commerce, community, speech-and-belief -> travel"),
            "{parts:?}"
        );
    }

    #[test]
    fn one_unrelated_rule_taints_a_score() {
        let mut policy = good();
        policy.rules.push(rule("T1", JUMPS_RED, Award::Points(-5)));
        let (verdict, parts) = ask(&PROVISION, policy);
        assert_eq!(verdict, Verdict::Fail);
        assert_eq!(parts, ["traffic -> money: consequence dear-loan (law#art-4)"]);
    }

    #[test]
    fn fields_that_the_map_does_not_know_stay_open() {
        let mut scenario = scenario_of(good());
        scenario.catalogue.domains[1].id = "beekeeping".into();
        let answer = (PROVISION.test)(&Reading::new(&scenario, 0));
        assert_eq!(answer.verdict, Verdict::CannotTell);
    }
}
