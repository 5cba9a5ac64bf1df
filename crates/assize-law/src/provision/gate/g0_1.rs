//! Is it a system that infers?

use assize_scenario::policy::Risk;

use crate::finding::Answer;
use crate::provision::{Kind, Provision};
use crate::reading::{Reading, list_part};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "G0.1",
    question: "Is the score or a list made by a system that infers, and not only by rules that \
        people wrote?",
    instrument: "Regulation (EU) 2024/1689, Article 3(1)",
    kind: Kind::GATE,
    reads: "the way in which a list works out a risk",
    test,
    ..super::COMMON
};

/// Looks for a risk that is learned.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.keeps_files() {
        return Answer::not_applicable("the policy neither scores nor lists anybody");
    }
    let learned = |risk: &Risk| matches!(risk, Risk::Learned(_));
    let lists = reading.policy.lists.iter();
    let lists = lists.filter(|l| l.manner.pick.as_ref().is_some_and(|pick| learned(&pick.risk)));
    let parts: Vec<_> = lists.map(list_part).collect();
    if parts.is_empty() {
        let words = "the documents show rules that people wrote: what is answered of the \
                     Artificial Intelligence Act is answered as if the policy were such a system";
        return Answer::cannot_tell(words, parts);
    }
    Answer::cannot_tell("a risk is learned here: the definition is probably reached", parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{ask, assert_open, good, scenario_of};
    use assize_base::quantity::Chance;
    use assize_scenario::expr::Expr;
    use assize_scenario::policy::Pick;

    #[test]
    fn a_learned_list_is_named_and_written_rules_are_read_as_if() {
        assert_open(&PROVISION);
        let mut policy = good();
        let who = Expr::Const(1);
        let risk = Risk::Learned(12);
        let pick = Pick { every: 1, share: Chance::ALWAYS, who, risk, months: 6 };
        policy.lists[0].manner.pick = Some(pick);
        assert_eq!(ask(&PROVISION, policy).1, ["list debtors (law#art-2)"]);
        let scenario = scenario_of(good());
        assert!(test(&Reading::new(&scenario, 0)).words.contains("as if"));
    }
}
