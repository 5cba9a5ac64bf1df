//! Which mechanisms are at work in a scenario, by what it has and what was counted.

use assize_model::count::{ArmCounts, Counter};
use assize_scenario::Scenario;
use assize_scenario::catalogue::Subject;
use assize_scenario::policy::{Award, List, Policy, Reach, Rule};

use crate::view::sum;

/// A scenario with its counts.
struct Ran<'a> {
    scenario: &'a Scenario,
    counts: &'a [ArmCounts],
}

impl Ran<'_> {
    fn counted(&self, counter: Counter) -> bool {
        self.counts.iter().any(|arm| sum(arm, counter) > 0)
    }

    fn policy(&self, is_so: impl Fn(&Policy) -> bool) -> bool {
        self.scenario.arms.iter().any(|arm| is_so(&arm.policy))
    }

    /// Tells whether there is such a rule that wrote something.
    fn rule(&self, is_so: impl Fn(&Policy, &Rule) -> bool) -> bool {
        let arms = self.scenario.arms.iter().zip(self.counts);
        arms.into_iter().any(|(arm, counts)| {
            let rules = arm.policy.rules.iter().zip(&counts.fired);
            rules.into_iter().any(|(rule, n)| *n > 0 && is_so(&arm.policy, rule))
        })
    }

    /// Tells whether there is such a list that somebody was put on.
    fn list(&self, is_so: impl Fn(&List) -> bool) -> bool {
        let arms = self.scenario.arms.iter().zip(self.counts);
        arms.into_iter().any(|(arm, counts)| {
            let layout = counts.persons.layout;
            let entries = |list: usize| -> i64 {
                let at = layout.entries(list);
                counts.persons.series.iter().skip(at).step_by(layout.width()).sum()
            };
            let lists = arm.policy.lists.iter().enumerate();
            lists.into_iter().any(|(i, list)| entries(i) > 0 && is_so(list))
        })
    }
}

/// Tells whether a mechanism is at work.
///
/// # Panics
/// If nothing is said of the mechanism here: a new one needs a line.
pub fn uses(name: &str, scenario: &Scenario, counts: &[ArmCounts]) -> bool {
    let ran = Ran { scenario, counts };
    let answers = [of_people(name, &ran), of_scores(name, &ran), of_lists(name, &ran)];
    let answer = answers.into_iter().chain([of_services(name, &ran)]).flatten().next();
    answer.unwrap_or_else(|| panic!("say in which scenarios `{name}` is at work"))
}

fn of_people(name: &str, ran: &Ran<'_>) -> Option<bool> {
    let society = &ran.scenario.society;
    let (reaction, response) = (&society.reaction, &society.response);
    Some(match name {
        "acts" => ran.counted(Counter::ActsUnlawful),
        "persons" | "households" => ran.counted(Counter::Subjects),
        "firms" => ran.counts.iter().any(|arm| arm.firms.row(0)[Counter::Subjects as usize] > 0),
        "ties" => !society.ties.is_empty(),
        "workplaces" => society.meets.colleagues > 0,
        "classes" => society.meets.classmates > 0,
        "strain" => society.money.is_some() && ran.counted(Counter::ArrearsSum),
        "suit" => ran.counted(Counter::Suits),
        "judgment" => ran.counted(Counter::CasesPerformed) || ran.counted(Counter::CasesUnable),
        "enforcement" => ran.counted(Counter::CasesEnforced),
        "observed" => ran.counted(Counter::RecordsMisattributed),
        "invented" => ran.counted(Counter::RecordsInvented),
        "averaging" => ran.policy(|p| p.averaging.is_some()) && society.money.is_some(),
        "setback" => ran.counted(Counter::Setbacks),
        "cost" => ran.counted(Counter::MoneyLost),
        "loan" => ran.counted(Counter::LoansGranted) || ran.counted(Counter::LoansRefused),
        "repay" => society.money.as_ref().is_some_and(|m| m.repays.0 > 0),
        "awareness" => response.aware.0 > 0,
        "acceptance" => reaction.acceptance.is_some(),
        "gaming" => ran.counted(Counter::ActsGamed),
        "giving-up" => ran.counted(Counter::GaveUp),
        "habituation" => reaction.habituation.0 > 0,
        "caution" => response.steps_gained > 0,
        "caution-from-ties" => reaction.tie_steps > 0 && !society.ties.is_empty(),
        "rumour" => reaction.rumour.0 > 0 && society.ties.iter().any(|tie| tie.wide),
        "avoidance" => ran.counted(Counter::TiesDropped),
        "pairs" => ran.counts.iter().any(|arm| arm.reasons.iter().any(|n| *n > 0)),
        _ => return None,
    })
}

fn of_scores(name: &str, ran: &Ran<'_>) -> Option<bool> {
    Some(match name {
        "award" => ran.counted(Counter::Minuses) && ran.counted(Counter::Pluses),
        "reach" => ran.rule(|_, rule| rule.reaches.iter().any(|reach| *reach != Reach::Own)),
        "correction" => {
            let conducts = &ran.scenario.catalogue.conducts;
            ran.rule(|_, rule| rule.conduct.is_some_and(|c| conducts[c].corrected.is_some()))
        }
        "repetition" => ran.rule(|policy, _| policy.counting.repeat.0 > 1 << 16),
        "lock" => ran.rule(|policy, _| policy.counting.lock),
        "cap" => ran.rule(|_, rule| rule.cap.is_some()),
        "validity" => {
            ran.rule(|policy, rule| rule.validity.is_some() || !policy.validity.is_empty())
        }
        "sum" => ran.rule(|_, rule| rule.reach_sum.is_some()),
        "grade" => ran.rule(|_, rule| matches!(rule.award, Award::Grade { .. })),
        "head" => ran.rule(|p, rule| p.head_share.is_some() && rule.subject == Subject::Firm),
        "side-score" => ran.rule(|_, rule| rule.holds.score > 0),
        "consent" => {
            ran.policy(|p| p.person_score.as_ref().is_some_and(|s| s.terms.consent.is_some()))
        }
        "local-rule" => ran.rule(|_, rule| rule.holds.local.is_some()),
        "earlier" => ran.rule(|_, rule| format!("{:?}", rule.when).contains("Earlier")),
        "yearly-reset" => ran.rule(|policy, _| policy.counting.yearly),
        "standing-points" => ran.rule(|_, rule| rule.holds.standing.is_some()),
        "review" => ran.counted(Counter::Moves),
        _ => return None,
    })
}

fn of_lists(name: &str, ran: &Ran<'_>) -> Option<bool> {
    Some(match name {
        "list-pick" => ran.list(|list| list.manner.pick.is_some()),
        "list-entry" => ran.counted(Counter::Listings),
        "list-colour" => ran.counted(Counter::Honours),
        "list-window" => {
            ran.list(|list| list.manner.effective_after > 0)
                && ran.list(|list| list.manner.suspends)
        }
        "list-again" => ran.list(|list| list.manner.again.is_some()),
        "intake" => ran.list(|list| list.intake.is_some()),
        "list-exit" => ran.list(|list| !list.exits.is_empty()),
        "list-review" => ran.list(|list| list.review.is_some_and(|r| r.staff.is_none())),
        "desk" => ran.counted(Counter::ReviewsDecided),
        _ => return None,
    })
}

fn of_services(name: &str, ran: &Ran<'_>) -> Option<bool> {
    let services = &ran.scenario.services;
    let hindered = ran.counted(Counter::Hindrances);
    let firms = |counter: Counter| -> i64 {
        let of = |arm: &ArmCounts| -> i64 {
            let width = arm.firms.layout.width();
            arm.firms.series.iter().skip(counter as usize).step_by(width).sum()
        };
        ran.counts.iter().map(of).sum()
    };
    Some(match name {
        "want" | "consequence" => hindered && ran.counted(Counter::Favours),
        "habit" => hindered && services.iter().any(|v| !v.pattern.habits.is_empty()),
        "shown" => hindered && ran.policy(|p| p.consequences.iter().any(|c| c.shown.is_some())),
        "service-of-firms" => firms(Counter::Hindrances) > 0,
        "again" => hindered && services.iter().any(|v| v.pattern.again.0 > 0),
        "learning" => ran.counted(Counter::StayedAway),
        _ => return None,
    })
}
