//! An explanation of the single decision.

use crate::finding::Answer;
use crate::provision::Provision;
use crate::reading::Reading;
use crate::reading::faults::secrets;

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "AI86",
    question: "Can whoever is hit get a clear explanation of the system's part in the decision and \
        of its main elements?",
    instrument: "Regulation (EU) 2024/1689, Article 86",
    reads: "whether the score is kept from people (opaque) or a risk is learned",
    also: &["AI26", "GD15", "PI24", "EC1002"],
    test,
    ..super::COMMON
};

/// Looks for what nobody can explain.
fn test(reading: &Reading<'_>) -> Answer {
    if !reading.hinders() {
        return Answer::not_applicable("no band and no list stands in the way of anything");
    }
    Answer::fail_if_any_or_open(
        secrets(reading),
        "the main elements of these cannot be explained to anybody",
        "the main elements can be read off the rules; whether they are explained, the documents do \
         not say",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good, scenario_of};
    use assize_base::quantity::Chance;
    use assize_scenario::expr::Expr;
    use assize_scenario::policy::{Pick, Risk};

    #[test]
    fn a_learned_risk_and_a_secret_score_cannot_be_explained() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::CannotTell);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        let (who, risk) = (Expr::Const(1), Risk::Learned(12));
        policy.lists[0].manner.pick =
            Some(Pick { every: 3, share: Chance::ALWAYS, who, risk, months: 6 });
        let scenario = scenario_of(policy);
        assert_eq!(test(&Reading::new(&scenario, 0)).verdict, Verdict::Fail);
    }
}
