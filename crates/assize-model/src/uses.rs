//! Which mechanisms, draws and columns of state a scenario uses: the gates of the kernels, for
//! documents.
//!
//! Invariant: what is not in use changes nothing in a run; the gates here are those of [`Plan`] and of
//! the kernels, so whoever adds a gate to a kernel adds it here.

use assize_base::quantity::{Chance, FACTOR_ONE};
use assize_base::spec::Spec;
use assize_scenario::catalogue::{Conduct, Subject};
use assize_scenario::policy::{Award, Consequence, Effect, List, Policy, Reach, Rule};

use crate::MECHANISMS;
use crate::list::pick;
use crate::plan::{ArmPlan, Plan};

/// What a scenario uses.
#[derive(Clone, Copy, Debug)]
pub struct Uses<'p, 's> {
    plan: &'p Plan<'s>,
}

impl<'p, 's> Uses<'p, 's> {
    /// What the scenario of a plan uses.
    #[must_use]
    pub fn of(plan: &'p Plan<'s>) -> Uses<'p, 's> {
        Uses { plan }
    }

    /// The mechanisms in use, in the order of the phases.
    #[must_use]
    pub fn mechanisms(&self) -> Vec<&'static Spec> {
        MECHANISMS.iter().copied().filter(|spec| self.mechanism(spec.name)).collect()
    }

    /// The columns of state in use.
    #[must_use]
    pub fn columns(&self) -> Vec<&'static str> {
        let all = self.mechanisms().into_iter().flat_map(|spec| spec.state);
        let mut names: Vec<&'static str> = all.map(|(name, _)| *name).collect();
        names.retain(|name| match *name {
            "firm band" => self.any_arm(|arm| arm.policy.firm_score.is_some()),
            "listed" => self.any_list(|_| true),
            "board" => self.plan.uses_boards,
            "restricted board" => self.plan.uses_restricted_ties,
            "file" => {
                self.any_arm(|arm| !arm.policy.rules.is_empty() || !arm.policy.lists.is_empty())
            }
            "fallen" => self.any_arm(|arm| arm.restrains),
            _ => true,
        });
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Tells whether a stream of chance is drawn from.
    #[must_use]
    pub fn stream(&self, stream: &str) -> bool {
        let of = |spec: &&Spec| spec.streams.contains(&stream);
        if !self.mechanisms().iter().any(of) {
            return false;
        }
        let rules = |subject| self.any_rule(|r| r.subject == subject && r.conduct.is_some());
        match stream {
            "conduct/count" | "conduct/act" => self.any_conduct(|c| self.is_of(c, Subject::Person)),
            "conduct/firm-count" | "conduct/firm-act" => {
                self.any_conduct(|c| self.is_of(c, Subject::Firm))
            }
            "channel/observe" => self.is_recorded(Subject::Person),
            "channel/firm-observe" => self.is_recorded(Subject::Firm),
            "score/gravity" => rules(Subject::Person),
            "score/firm-gravity" => {
                rules(Subject::Firm) || self.any_list(|l| l.emits_head.is_some())
            }
            "score/correct" => self.is_corrected(Subject::Person),
            "score/firm-correct" => self.is_corrected(Subject::Firm),
            "score/repair" => self.is_repaired(Subject::Person),
            "score/firm-repair" => self.is_repaired(Subject::Firm),
            "list/review" | "list/entry" | "list/exit" | "list/appeal" | "desk/review" => {
                self.any_arm(|arm| self.is_listed(arm, Subject::Person))
            }
            "list/firm-review" | "list/firm-entry" | "list/firm-exit" | "list/firm-appeal"
            | "desk/firm-review" => self.any_arm(|arm| self.is_listed(arm, Subject::Firm)),
            "society/sociable" => {
                self.plan.scenario.society.ties.iter().any(|tie| tie.sociable.is_some())
            }
            "society/turn" => self.plan.scenario.society.ties.iter().any(|tie| !tie.wide),
            "money/setback-count" | "money/setback" | "money/debt" => {
                self.plan.setbacks.length() > 0
            }
            "response/told" => self.plan.scenario.society.reaction.told > Chance::NEVER,
            "response/learn" => self.plan.scenario.society.reaction.learns > Chance::NEVER,
            "response/stay" => self.plan.scenario.society.reaction.stays_away > Chance::NEVER,
            _ => true,
        }
    }

    /// Tells whether a mechanism is in use.
    ///
    /// # Panics
    /// If there is no mechanism of that name.
    #[must_use]
    pub fn mechanism(&self, name: &str) -> bool {
        let known = MECHANISMS.iter().any(|spec| spec.name == name);
        assert!(known, "there is no mechanism `{name}`");
        self.of_society(name)
            .or_else(|| self.of_scores(name))
            .or_else(|| self.of_lists(name))
            .or_else(|| self.of_services(name))
            .or_else(|| self.of_responses(name))
            .unwrap_or(true)
    }

    /// The society, what people do, and how it comes to the files.
    fn of_society(&self, name: &str) -> Option<bool> {
        let society = &self.plan.scenario.society;
        Some(match name {
            "ties" => !society.ties.is_empty(),
            "workplaces" => society.meets.colleagues > 0,
            "classes" => society.meets.classmates > 0,
            "firms" => self.has_firms(),
            "acts" => !self.plan.scenario.catalogue.conducts.is_empty(),
            "strain" => {
                society.money.is_some() && self.any_conduct(|c| c.links.strained.0 != FACTOR_ONE)
            }
            "suit" | "judgment" | "enforcement" => self.has_suits(),
            "observed" => self.is_recorded(Subject::Person) || self.is_recorded(Subject::Firm),
            "invented" => self.plan.inventions.length() > 0 && self.is_recorded(Subject::Person),
            "averaging" => self.any_arm(|arm| self.averages(arm)),
            _ => return None,
        })
    }

    /// Rules and scores.
    fn of_scores(&self, name: &str) -> Option<bool> {
        let counting =
            |of: fn(&Policy) -> bool| self.any_arm(|a| !a.policy.rules.is_empty() && of(a.policy));
        Some(match name {
            "award" | "validity" => self.any_rule(|r| r.conduct.is_some() || is_repaired_into(r)),
            "reach" => self.any_rule(|r| r.reaches.iter().any(|reach| *reach != Reach::Own)),
            "correction" => self.is_corrected(Subject::Person) || self.is_corrected(Subject::Firm),
            "repetition" => counting(|p| p.counting.repeat.0 != FACTOR_ONE),
            "lock" => counting(|p| p.counting.lock),
            "yearly-reset" => counting(|p| p.counting.yearly),
            "cap" => self.any_rule(|r| r.cap.is_some()),
            "sum" => self.any_rule(|r| r.reach_sum.is_some()),
            "grade" => self.any_rule(|r| matches!(r.award, Award::Grade { .. })),
            "head" => self.any_arm(|arm| has_head_share(arm.policy)),
            "side-score" => self.any_arm(|arm| !arm.policy.side_scores.is_empty()),
            "consent" => self.any_arm(|arm| arm.asks_consent),
            "local-rule" => self.any_rule(|r| r.holds.local.is_some()),
            "earlier" => self.any_arm(|arm| arm.asks_earlier),
            "standing-points" => self.any_arm(|arm| !arm.standing.is_empty()),
            _ => return None,
        })
    }

    /// Lists and redress.
    fn of_lists(&self, name: &str) -> Option<bool> {
        let listing = |list: &List| !list.grounds.is_empty() || list.manner.pick.is_some();
        Some(match name {
            "list-pick" => self.any_arm(|arm| pick::picks(arm.policy).next().is_some()),
            "list-entry" => self.any_list(listing),
            "list-colour" => self.any_list(|l| l.manner.red),
            "list-window" => self.any_list(|l| l.manner.effective_after > 0 || l.manner.suspends),
            "list-again" => self.any_list(|l| l.manner.again.is_some()),
            "intake" => self.any_list(|l| l.intake.is_some()),
            "list-exit" => self.any_list(|l| !l.exits.is_empty() || l.removal_working_days > 0),
            "list-review" => self.any_list(|l| l.review.is_some()),
            "desk" => self.any_arm(|arm| arm.has_staff),
            _ => return None,
        })
    }

    /// Services and money.
    fn of_services(&self, name: &str) -> Option<bool> {
        let money = self.plan.scenario.society.money.is_some();
        let habits = |c: &Consequence| !self.plan.habits[c.service].is_empty();
        let tried_again = |c: &Consequence| {
            let again = self.plan.scenario.services[c.service].pattern.again;
            c.effect == Effect::Refuse && again > Chance::NEVER
        };
        Some(match name {
            "setback" | "loan" | "repay" => money,
            "cost" => money && self.any_consequence(|_| true),
            "want" | "consequence" => self.any_consequence(|_| true),
            "habit" => self.any_consequence(habits),
            "shown" => self.any_consequence(|c| c.shown.is_some()),
            "again" => self.any_consequence(tried_again),
            "learning" => self.learns() && self.any_consequence(|c| c.effect == Effect::Refuse),
            "service-of-firms" => {
                self.any_arm(|arm| arm.firm_band_acts != 0 || arm.firm_list_acts != 0)
            }
            _ => return None,
        })
    }

    /// What people do about it, and how arms are compared.
    fn of_responses(&self, name: &str) -> Option<bool> {
        let reaction = &self.plan.scenario.society.reaction;
        let restrains = self.any_arm(|arm| arm.restrains);
        let ties = &self.plan.scenario.society.ties;
        Some(match name {
            "awareness" | "caution" => restrains,
            "acceptance" => restrains && reaction.acceptance.is_some(),
            "gaming" => restrains && reaction.games > Chance::NEVER && self.rewards_cheap(),
            "giving-up" => restrains && reaction.gives_up.is_some(),
            "habituation" => restrains && reaction.habituation > Chance::NEVER,
            "caution-from-ties" => restrains && reaction.tie_steps > 0,
            "rumour" => restrains && reaction.rumour > Chance::NEVER && ties.iter().any(|t| t.wide),
            "avoidance" => restrains && ties.iter().any(|t| t.can_be_dropped && !t.wide),
            "pairs" => self.plan.arms.len() > 1,
            _ => return None,
        })
    }

    fn any_arm(&self, holds: impl Fn(&ArmPlan<'_>) -> bool) -> bool {
        self.plan.arms.iter().any(holds)
    }

    fn any_rule(&self, holds: impl Fn(&Rule) -> bool) -> bool {
        self.any_arm(|arm| arm.policy.rules.iter().any(&holds))
    }

    fn any_list(&self, holds: impl Fn(&List) -> bool) -> bool {
        self.any_arm(|arm| arm.policy.lists.iter().any(&holds))
    }

    /// Asks about the consequences for persons.
    fn any_consequence(&self, holds: impl Fn(&Consequence) -> bool) -> bool {
        let services = &self.plan.scenario.services;
        let of_persons = |c: &Consequence| services[c.service].subject == Subject::Person;
        self.any_arm(|arm| arm.policy.consequences.iter().any(|c| of_persons(c) && holds(c)))
    }

    fn any_conduct(&self, holds: impl Fn(&Conduct) -> bool) -> bool {
        self.plan.scenario.catalogue.conducts.iter().any(holds)
    }

    fn is_of(&self, conduct: &Conduct, subject: Subject) -> bool {
        self.plan.scenario.catalogue.domains[conduct.domain].subject == subject
    }

    /// Tells whether somebody keeps a record of what a kind of subject does, in some arm.
    fn is_recorded(&self, subject: Subject) -> bool {
        self.any_arm(|arm| self.answered(arm, subject).next().is_some())
    }

    /// The conduct of a kind of subject that an arm answers.
    fn answered<'a>(
        &'a self,
        arm: &'a ArmPlan<'_>,
        subject: Subject,
    ) -> impl Iterator<Item = usize> + 'a {
        let conducts = self.plan.scenario.catalogue.conducts.iter().enumerate();
        conducts
            .filter(move |(i, c)| self.is_of(c, subject) && arm.answers[*i].any())
            .map(|(i, _)| i)
    }

    /// Tells whether a rule answers conduct that goes on until it is put right.
    fn is_corrected(&self, subject: Subject) -> bool {
        let conducts = &self.plan.scenario.catalogue.conducts;
        self.any_rule(|r| {
            r.subject == subject && r.conduct.is_some_and(|c| conducts[c].corrected.is_some())
        })
    }

    fn is_repaired(&self, subject: Subject) -> bool {
        self.any_rule(|r| r.subject == subject && r.repair.is_some())
    }

    /// Tells whether records of a kind of subject can lead to a listing in an arm.
    fn is_listed(&self, arm: &ArmPlan<'_>, subject: Subject) -> bool {
        self.answered(arm, subject).any(|c| !arm.answers[c].grounds.is_empty())
            || subject == Subject::Person && self.emitted_grounds(arm)
    }

    /// Tells whether a list lists those whom the process of the courts puts on record.
    fn emitted_grounds(&self, arm: &ArmPlan<'_>) -> bool {
        let person = |conduct: usize| {
            self.is_of(&self.plan.scenario.catalogue.conducts[conduct], Subject::Person)
        };
        arm.policy.lists.iter().flat_map(|l| &l.grounds).any(|g| person(g.conduct))
    }

    fn has_firms(&self) -> bool {
        self.any_conduct(|c| self.is_of(c, Subject::Firm))
            || self.plan.scenario.society.meets.colleagues > 0
            || self.any_arm(|arm| arm.policy.firm_score.is_some() || arm.firm_list_acts != 0)
    }

    fn has_suits(&self) -> bool {
        let sued = |c: &Conduct| c.links.sued > Chance::NEVER && self.is_of(c, Subject::Person);
        self.plan.scenario.society.court.is_some() && self.any_conduct(sued)
    }

    fn averages(&self, arm: &ArmPlan<'_>) -> bool {
        let answered = |conduct: usize| arm.answers[conduct].any();
        self.plan.scenario.society.money.is_some()
            && arm.policy.averaging.as_ref().is_some_and(|a| answered(a.conduct))
    }

    fn learns(&self) -> bool {
        let reaction = &self.plan.scenario.society.reaction;
        [reaction.learns, reaction.told, reaction.stays_away].iter().any(|c| *c > Chance::NEVER)
    }

    /// Tells whether an arm gives points for a merit that costs little.
    fn rewards_cheap(&self) -> bool {
        let conducts = &self.plan.scenario.catalogue.conducts;
        let cheap = |arm: &ArmPlan<'_>| {
            let rewarded =
                conducts.iter().zip(&arm.answers).any(|(c, a)| c.links.cheap && a.rewards);
            arm.restrains && rewarded
        };
        self.any_arm(cheap)
    }
}

/// Tells whether a rule is there for what another one is repaired into.
fn is_repaired_into(rule: &Rule) -> bool {
    rule.conduct.is_none() && rule.holds.standing.is_none()
}

/// Tells whether points of firms reach their heads.
fn has_head_share(policy: &Policy) -> bool {
    let of_firms = |r: &Rule| r.subject == Subject::Firm;
    policy.head_share.is_some()
        && policy.person_score.is_some()
        && policy.rules.iter().any(of_firms)
}
