//! A policy as the tests read it: what burdens whom, by what path, on which article.

use assize_scenario::Scenario;
use assize_scenario::catalogue::{Conduct, Subject};
use assize_scenario::policy::{
    Award, Consequence, Effect, Ground, List, Policy, Rule, Score, Trigger,
};
use assize_scenario::scenario::Arm;

/// One arm of a scenario, with what several tests ask of it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The arm.
    pub arm: &'a Arm,
    /// Its policy.
    pub policy: &'a Policy,
}

impl<'a> Reading<'a> {
    /// Opens an arm.
    #[must_use]
    pub fn new(scenario: &'a Scenario, arm: usize) -> Reading<'a> {
        let arm = &scenario.arms[arm];
        Reading { scenario, arm, policy: &arm.policy }
    }

    /// A conduct of the catalogue.
    #[must_use]
    pub fn conduct(&self, index: usize) -> &'a Conduct {
        &self.scenario.catalogue.conducts[index]
    }

    /// The id of the domain of a conduct.
    #[must_use]
    pub fn domain(&self, conduct: usize) -> &'a str {
        &self.scenario.catalogue.domains[self.conduct(conduct).domain].id
    }

    /// The score of a kind of subject.
    #[must_use]
    pub fn score(&self, subject: Subject) -> Option<&'a Score> {
        match subject {
            Subject::Person => self.policy.person_score.as_ref(),
            Subject::Firm => self.policy.firm_score.as_ref(),
        }
    }

    /// Tells whether a rule can take points or grade below the default band.
    #[must_use]
    pub fn is_demerit(&self, rule: &Rule) -> bool {
        match &rule.award {
            Award::Grade { band, .. } => {
                let score = self.policy.score(rule.subject, rule.holds.score);
                score.is_some_and(|score| *band > score.default_band)
            }
            _ => lowest_points(rule) < 0,
        }
    }

    /// The rules that can take points or grade below the default band.
    pub fn demerits(&self, subject: Subject) -> impl Iterator<Item = &'a Rule> {
        let reading = *self;
        let of_subject = self.policy.rules.iter().filter(move |rule| rule.subject == subject);
        of_subject.filter(move |rule| reading.is_demerit(rule))
    }

    /// The consequences that are a detriment.
    pub fn detriments(&self) -> impl Iterator<Item = &'a Consequence> {
        self.policy.consequences.iter().filter(|c| c.effect.is_detriment())
    }

    /// The lists that burden: with a detriment of their own, or of a list that they bring, or
    /// because the listing is itself put on record and costs points.
    #[must_use]
    pub fn burdening_lists(&self) -> Vec<&'a List> {
        let burdens = |i: usize| {
            let reached = self.brought_with(i);
            let hits =
                |c: &Consequence| matches!(c.trigger, Trigger::List(l) if reached.contains(&l));
            self.detriments().any(hits) || reached.iter().any(|l| self.listing_costs_points(*l))
        };
        let lists = self.policy.lists.iter().enumerate();
        lists.filter(|(i, _)| burdens(*i)).map(|(_, list)| list).collect()
    }

    /// A list and the lists that come with it, in order.
    #[must_use]
    pub fn brought_with(&self, list: usize) -> Vec<usize> {
        let mut reached = vec![list];
        while let Some(next) = self.policy.lists[reached[reached.len() - 1]].brings {
            if reached.contains(&next) {
                break;
            }
            reached.push(next);
        }
        reached
    }

    /// Tells whether another list brings this one: such a listing has no term.
    #[must_use]
    pub fn is_brought(&self, list: &List) -> bool {
        let lists = &self.policy.lists;
        let place = lists.iter().position(|l| l.id == list.id);
        lists.iter().any(|l| l.brings.is_some() && l.brings == place)
    }

    /// Tells whether a demerit answers what a listing puts on record.
    fn listing_costs_points(&self, list: usize) -> bool {
        let list = &self.policy.lists[list];
        let emitted = [list.emits, list.emits_head];
        let answers = |rule: &Rule| rule.conduct.is_some() && emitted.contains(&rule.conduct);
        [Subject::Person, Subject::Firm]
            .into_iter()
            .any(|subject| self.demerits(subject).any(answers))
    }

    /// The grounds of the lists that burden, each with its list.
    #[must_use]
    pub fn burdening_grounds(&self) -> Vec<(&'a List, &'a Ground)> {
        let lists = self.burdening_lists().into_iter();
        lists.flat_map(|list| list.grounds.iter().map(move |ground| (list, ground))).collect()
    }

    /// The conduct that can put a person under a consequence: every demerit, if a band triggers it
    /// (those of firms too, if their heads get a share); the grounds of the list and of those that
    /// bring it, if a list does.
    #[must_use]
    pub fn conduct_behind(&self, consequence: &Consequence) -> Vec<usize> {
        let mut behind: Vec<usize> = match consequence.trigger {
            Trigger::Bands(_) => {
                let firms = self.policy.head_share.map(|_| Subject::Firm);
                let subjects = [Some(Subject::Person), firms].into_iter().flatten();
                subjects.flat_map(|s| self.demerits(s)).filter_map(|rule| rule.conduct).collect()
            }
            Trigger::List(target) => (0..self.policy.lists.len())
                .filter(|list| self.brought_with(*list).contains(&target))
                .flat_map(|list| self.policy.lists[list].grounds.iter().map(|g| g.conduct))
                .collect(),
        };
        behind.sort_unstable();
        behind.dedup();
        behind
    }

    /// Tells whether the policy burdens anybody at all.
    #[must_use]
    pub fn burdens(&self) -> bool {
        self.demerits(Subject::Person).next().is_some()
            || self.demerits(Subject::Firm).next().is_some()
            || !self.burdening_lists().is_empty()
    }

    /// The services that a consequence stands in the way of.
    #[must_use]
    pub fn service_domain(&self, consequence: &Consequence) -> &'a str {
        &self.scenario.services[consequence.service].domain
    }
}

/// The lowest points that a rule gives for one record.
#[must_use]
pub fn lowest_points(rule: &Rule) -> i32 {
    match &rule.award {
        Award::Points(n) => *n,
        Award::Span(a, b) => *a.min(b),
        Award::Choice(list) => list.iter().copied().min().unwrap_or(0),
        Award::Grade { .. } => 0,
    }
}

/// The name of a rule, with its article.
#[must_use]
pub fn rule_name(rule: &Rule) -> String {
    named("rule", &rule.id, &rule.source)
}

/// The name of a list, with its article.
#[must_use]
pub fn list_name(list: &List) -> String {
    named("list", &list.id, &list.source)
}

/// The name of a ground, with its article.
#[must_use]
pub fn ground_name(list: &List, ground: &Ground) -> String {
    named("ground", &format!("{}/{}", list.id, ground.id), &ground.source)
}

/// The name of a consequence, with its article.
#[must_use]
pub fn consequence_name(consequence: &Consequence) -> String {
    named("consequence", &consequence.id, &consequence.source)
}

fn named(kind: &str, id: &str, source: &str) -> String {
    if source.is_empty() {
        format!("{kind} {id} (assumed)")
    } else {
        format!("{kind} {id} ({source})")
    }
}

/// The word of an effect, as in documents.
#[must_use]
pub fn effect_name(effect: Effect) -> &'static str {
    let found = Effect::ALL.into_iter().find(|(e, _)| *e == effect);
    found.expect("every effect has a name").1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{bad, good, scenario_of};

    #[test]
    fn a_list_burdens_through_the_list_that_it_brings() {
        let mut policy = bad();
        policy.lists[0].brings = Some(1);
        policy.consequences.retain(|c| c.trigger == Trigger::List(1));
        let scenario = scenario_of(policy);
        let ids: Vec<&str> =
            Reading::new(&scenario, 0).burdening_lists().iter().map(|l| l.id.as_str()).collect();
        assert_eq!(ids, ["debtors", "limits"]);
    }

    #[test]
    fn a_list_that_only_favours_is_no_burden() {
        let mut policy = good();
        for consequence in &mut policy.consequences {
            consequence.effect = Effect::Priority;
        }
        let scenario = scenario_of(policy);
        assert!(Reading::new(&scenario, 0).burdening_lists().is_empty());
    }

    #[test]
    fn lists_that_bring_each_other_do_not_go_round_for_ever() {
        let mut policy = bad();
        policy.lists[0].brings = Some(1);
        policy.lists[1].brings = Some(0);
        let scenario = scenario_of(policy);
        assert_eq!(Reading::new(&scenario, 0).brought_with(0), [0, 1]);
    }
}
