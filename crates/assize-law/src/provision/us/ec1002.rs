//! Reasons for a refusal of credit, and no protected ground.

use assize_scenario::expr::Name;
use assize_scenario::policy::Consequence;

use crate::finding::{Answer, Part};
use crate::provision::Provision;
use crate::reading::Reading;
use crate::reading::faults::{asking, secrets};

/// The provision.
pub(crate) const PROVISION: Provision = Provision {
    id: "EC1002",
    question: "Are the main reasons for worse credit told within 30 days, and is no protected ground \
        among them?",
    instrument: "Equal Credit Opportunity Act, Regulation B (12 CFR 1002.4, 1002.6 and 1002.9)",
    reads: "where credit is touched: secrets, and demerits, standing points and risks that ask for \
        sex, age or registration",
    also: &["FC615", "AI86", "ICC26"],
    test,
    ..super::COMMON
};

/// The protected grounds that a synthetic person has. Age may be weighed by some tested systems; it
/// is named here all the same, for a lawyer to look at.
const GROUNDS: [Name; 3] = [Name::Sex, Name::Age, Name::Migrant];

/// Looks at policies that touch credit.
fn test(reading: &Reading<'_>) -> Answer {
    let credit = |c: &Consequence| ["money", "firm-money"].contains(&reading.service_domain(c));
    if !reading.detriments().any(credit) {
        return Answer::not_applicable("nobody's credit is touched");
    }
    let asked = asking(reading, &GROUNDS).into_iter();
    let asked = asked.map(|part| part.noting("asks for sex, age or registration"));
    let parts: Vec<Part> = secrets(reading).into_iter().chain(asked).collect();
    Answer::fail_if_any_or_open(
        parts,
        "of these no specific reasons can be told, or they look at a protected ground",
        "reasons can be read off the rules, and no protected ground is asked for; whether reasons \
         are told within 30 days, the documents do not say",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{OWES, ask, bad, good, rule};
    use assize_scenario::expr::Expr;
    use assize_scenario::policy::Award;

    #[test]
    fn points_for_age_touch_a_protected_ground() {
        assert_eq!(ask(&PROVISION, good()).0, Verdict::CannotTell);
        assert_eq!(ask(&PROVISION, bad()).0, Verdict::Fail);
        let mut policy = good();
        let mut age = rule("A1", OWES, Award::Points(0));
        age.conduct = None;
        age.holds.standing = Some(Expr::Name(Name::Age));
        policy.rules.push(age);
        let named = ["rule A1 (law#art-1): asks for sex, age or registration"];
        assert_eq!(ask(&PROVISION, policy.clone()).1, named);
        policy.consequences.clear();
        assert_eq!(ask(&PROVISION, policy).0, Verdict::NotApplicable);
    }
}
