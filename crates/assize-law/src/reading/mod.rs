//! A policy as the tests read it: what burdens whom, by what path, on which article.
//!
//! In reading order: [`Reading`] (an arm and what several tests ask of it), [`faults`] (what several
//! instruments ask alike), [`parts`] (how answers name what they rest on), [`standing`] (points for
//! how somebody stands), [`place`] (on which line a part begins).

pub mod faults;
pub mod parts;
pub mod place;
pub mod standing;

use std::collections::BTreeSet;

use assize_scenario::Scenario;
use assize_scenario::catalogue::{Conduct, Service, Subject};
use assize_scenario::expr::Name;
use assize_scenario::policy::{
    Award, Consequence, Effect, Ground, List, Policy, Risk, Rule, Score, Trigger,
};
use assize_scenario::scenario::Arm;

use crate::measured::Figures;

pub use parts::{
    consequence_part, effect_name, ground_part, list_part, policy_part, rule_part, score_part,
};

/// One arm of a scenario, with what several tests ask of it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The arm.
    pub arm: &'a Arm,
    /// Its policy.
    pub policy: &'a Policy,
    /// What a run measured of it, if there is one.
    pub figures: Option<Figures<'a>>,
}

impl<'a> Reading<'a> {
    /// Opens an arm.
    #[must_use]
    pub fn new(scenario: &'a Scenario, arm: usize) -> Reading<'a> {
        let arm = &scenario.arms[arm];
        Reading { scenario, arm, policy: &arm.policy, figures: None }
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

    /// The main score of a kind of subject.
    #[must_use]
    pub fn score(&self, subject: Subject) -> Option<&'a Score> {
        self.policy.score(subject, 0)
    }

    /// Tells whether a rule can take points, put below the default band, or cost points by how
    /// somebody stands.
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
    pub fn demerits(&self, subject: Subject) -> impl Iterator<Item = &'a Rule> + use<'a> {
        let reading = *self;
        let of_subject = self.policy.rules.iter().filter(move |rule| rule.subject == subject);
        of_subject.filter(move |rule| reading.is_demerit(rule))
    }

    /// The demerits of persons and of firms.
    pub fn all_demerits(&self) -> impl Iterator<Item = &'a Rule> + use<'a> {
        let reading = *self;
        [Subject::Person, Subject::Firm].into_iter().flat_map(move |s| reading.demerits(s))
    }

    /// The consequences that are a detriment: all but favours, and but what an honour brings.
    pub fn detriments(&self) -> impl Iterator<Item = &'a Consequence> + use<'a> {
        let policy = self.policy;
        let honour = |c: &Consequence| match c.trigger {
            Trigger::List(list) => policy.lists[list].manner.red,
            Trigger::Bands(_) => false,
        };
        self.policy.consequences.iter().filter(move |c| c.effect.is_detriment() && !honour(c))
    }

    /// Tells whether any band or list stands in the way of anything.
    #[must_use]
    pub fn hinders(&self) -> bool {
        self.detriments().next().is_some()
    }

    /// The detriments that refuse something.
    pub fn refusals(&self) -> impl Iterator<Item = &'a Consequence> + use<'a> {
        self.detriments().filter(|c| c.effect == Effect::Refuse)
    }

    /// The lists that burden: with a detriment of their own, or of a list that they bring, or
    /// because the listing is itself put on record and costs points. Honours never do.
    #[must_use]
    pub fn burdening_lists(&self) -> Vec<&'a List> {
        let burdens = |i: usize| {
            let reached = self.brought_with(i);
            let hits =
                |c: &Consequence| matches!(c.trigger, Trigger::List(l) if reached.contains(&l));
            self.detriments().any(hits) || reached.iter().any(|l| self.listing_costs_points(*l))
        };
        let lists = self.policy.lists.iter().enumerate();
        lists.filter(|(i, l)| !l.manner.red && burdens(*i)).map(|(_, list)| list).collect()
    }

    /// The lists that burden and pick people by rank, for a risk and not for an act.
    #[must_use]
    pub fn picking_lists(&self) -> Vec<&'a List> {
        self.burdening_lists().into_iter().filter(|list| list.manner.pick.is_some()).collect()
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
        self.all_demerits().any(|rule| rule.conduct.is_some() && emitted.contains(&rule.conduct))
    }

    /// The grounds of the lists that burden, each with its list.
    #[must_use]
    pub fn burdening_grounds(&self) -> Vec<(&'a List, &'a Ground)> {
        let lists = self.burdening_lists().into_iter();
        lists.flat_map(|list| list.grounds.iter().map(move |ground| (list, ground))).collect()
    }

    /// The conduct that can put somebody under a consequence: the demerits of the score whose bands
    /// trigger it (those of firms too, if their heads get a share); the grounds of the list and of
    /// those that bring it, if a list does.
    #[must_use]
    pub fn conduct_behind(&self, consequence: &Consequence) -> Vec<usize> {
        let mut behind: Vec<usize> = match consequence.trigger {
            Trigger::Bands(_) => {
                let rules = self.demerits_of(self.scored(consequence), consequence.score);
                rules.into_iter().filter_map(|rule| rule.conduct).collect()
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

    /// Whose band a consequence looks at: that of who wants the service.
    fn scored(&self, consequence: &Consequence) -> Subject {
        self.service(consequence).subject
    }

    /// The demerits that count in a score, with those of firms whose heads get a share.
    fn demerits_of(&self, subject: Subject, score: usize) -> Vec<&'a Rule> {
        let own = self.demerits(subject).filter(|rule| rule.holds.score == score);
        let shared = subject == Subject::Person && score == 0 && self.policy.head_share.is_some();
        let firms = self.demerits(Subject::Firm).filter(move |_| shared);
        own.chain(firms).collect()
    }

    /// The fields of life from which records and facts lead to a consequence: those of the conduct
    /// behind it, and those of what is asked about somebody for standing points and risks.
    #[must_use]
    pub fn fields_behind(&self, consequence: &Consequence) -> BTreeSet<&'a str> {
        let conduct = self.conduct_behind(consequence).into_iter();
        let mut fields: BTreeSet<&str> = conduct.map(|conduct| self.domain(conduct)).collect();
        match consequence.trigger {
            Trigger::Bands(_) => {
                self.standing_fields(self.scored(consequence), consequence.score, &mut fields);
            }
            Trigger::List(list) => fields.extend(self.risk_fields(&self.policy.lists[list])),
        }
        fields
    }

    /// The fields of the facts that standing points of a score ask for, and of the records of
    /// another score whose band they look at.
    fn standing_fields(&self, subject: Subject, score: usize, fields: &mut BTreeSet<&'a str>) {
        let rules = self.policy.rules.iter().filter(|r| r.subject == subject);
        for rule in rules.filter(|r| r.holds.score == score) {
            let Some(points) = &rule.holds.standing else { continue };
            let asked = standing::names(points);
            fields.extend(asked.iter().filter_map(|name| standing::field(*name)));
            for (name, other) in [(Name::Band, 0), (Name::SideBand, 1)] {
                if asked.contains(&name) && other != score {
                    let rules = self.demerits_of(subject, other).into_iter();
                    fields.extend(rules.filter_map(|r| r.conduct).map(|c| self.domain(c)));
                }
            }
        }
    }

    /// The fields of what a selection by rank asks.
    fn risk_fields(&self, list: &List) -> Vec<&'static str> {
        match list.manner.pick.as_ref().map(|pick| &pick.risk) {
            None => Vec::new(),
            Some(Risk::Learned(_)) => vec!["learned-of-others"],
            Some(Risk::Written(risk)) => {
                standing::names(risk).into_iter().filter_map(standing::field).collect()
            }
        }
    }

    /// Tells whether the policy burdens anybody: by a list, by what stands in the way of something,
    /// or by points that can put somebody below where everybody begins. Points that only lessen a
    /// reward burden nobody.
    #[must_use]
    pub fn burdens(&self) -> bool {
        let falls = |rule: &Rule| {
            let score = self.policy.score(rule.subject, rule.holds.score);
            score.is_some_and(|score| score.default_band + 1 < score.bands.len())
        };
        self.hinders() || !self.burdening_lists().is_empty() || self.all_demerits().any(falls)
    }

    /// Tells whether the policy keeps anything on file about anybody.
    #[must_use]
    pub fn keeps_files(&self) -> bool {
        !self.policy.rules.is_empty() || !self.policy.lists.is_empty()
    }

    /// The service that a consequence stands in the way of.
    #[must_use]
    pub fn service(&self, consequence: &Consequence) -> &'a Service {
        &self.scenario.services[consequence.service]
    }

    /// The field of life of that service.
    #[must_use]
    pub fn service_domain(&self, consequence: &Consequence) -> &'a str {
        &self.service(consequence).domain
    }

    /// How many months the entries of a rule count; `None` if the policy states no end.
    #[must_use]
    pub fn months(&self, rule: &Rule) -> Option<u32> {
        if let Award::Grade { months, .. } = rule.award {
            return Some(months);
        }
        if rule.holds.standing.is_some() {
            // Worked out anew at each review: nothing is kept.
            return Some(0);
        }
        let points = lowest_points(rule);
        let line = self.policy.validity.iter().find(|l| (l.from..=l.to).contains(&points));
        let stated = rule.validity.or(line.map(|line| line.months));
        let yearly = self.policy.counting.yearly.then_some(12);
        stated.into_iter().chain(yearly).min()
    }
}

/// The lowest points that a rule gives for one record, or for how somebody stands.
#[must_use]
pub fn lowest_points(rule: &Rule) -> i32 {
    if let Some(points) = &rule.holds.standing {
        let (low, _) = standing::range(points);
        return i32::try_from(low).unwrap_or(i32::MIN);
    }
    match &rule.award {
        Award::Points(n) => *n,
        Award::Span(a, b) => *a.min(b),
        Award::Choice(list) => list.iter().copied().min().unwrap_or(0),
        Award::Grade { .. } => 0,
    }
}

/// The longest that a listing on a ground can last, in months; `None` if it has no end of its own.
#[must_use]
pub fn ground_months(ground: &Ground) -> Option<u32> {
    let longer = ground.longer.map_or(0, |(_, _, to)| to);
    ground.months.map(|months| months + longer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{OWES, bad, good, rule, scenario_of};
    use assize_scenario::expr::{Expr, Op};

    #[test]
    fn a_list_burdens_through_the_list_that_it_brings() {
        let mut policy = bad();
        policy.lists[0].brings = Some(1);
        policy.lists.truncate(2);
        policy.consequences.retain(|c| c.trigger == Trigger::List(1));
        let scenario = scenario_of(policy);
        let ids: Vec<&str> =
            Reading::new(&scenario, 0).burdening_lists().iter().map(|l| l.id.as_str()).collect();
        assert_eq!(ids, ["debtors", "limits"]);
    }

    #[test]
    fn a_list_that_only_favours_and_an_honour_are_no_burden() {
        let mut policy = good();
        for consequence in &mut policy.consequences {
            consequence.effect = Effect::Priority;
        }
        let scenario = scenario_of(policy);
        assert!(Reading::new(&scenario, 0).burdening_lists().is_empty());
        let mut policy = good();
        policy.lists[0].manner.red = true;
        let scenario = scenario_of(policy);
        let reading = Reading::new(&scenario, 0);
        assert!(reading.burdening_lists().is_empty());
        let ids: Vec<&str> = reading.detriments().map(|c| c.id.as_str()).collect();
        assert_eq!(ids, ["dear-loan"], "a published honour is no detriment");
    }

    #[test]
    fn lists_that_bring_each_other_do_not_go_round_for_ever() {
        let mut policy = bad();
        policy.lists[0].brings = Some(1);
        policy.lists[1].brings = Some(0);
        let scenario = scenario_of(policy);
        assert_eq!(Reading::new(&scenario, 0).brought_with(0), [0, 1]);
    }

    #[test]
    fn standing_points_are_demerits_if_they_can_take_any_and_name_their_field() {
        let mut policy = good();
        let mut standing = rule("S1", OWES, Award::Points(0));
        standing.conduct = None;
        let debts = Box::new(Expr::Name(Name::Arrears));
        standing.holds.standing = Some(Expr::Binary(Op::Mul, debts, Box::new(Expr::Const(-5))));
        policy.rules.push(standing);
        let scenario = scenario_of(policy);
        let reading = Reading::new(&scenario, 0);
        assert!(reading.is_demerit(&reading.policy.rules[1]));
        let fields = reading.fields_behind(&reading.policy.consequences[0]);
        assert_eq!(fields.into_iter().collect::<Vec<_>>(), ["commerce", "means"]);
    }

    #[test]
    fn points_that_only_lessen_a_reward_burden_nobody() {
        let mut policy = good();
        policy.lists.clear();
        policy.consequences.clear();
        let burdens = |policy: &Policy| {
            let scenario = scenario_of(policy.clone());
            Reading::new(&scenario, 0).burdens()
        };
        assert!(burdens(&policy), "a lower band is there to fall into");
        let score = policy.person_score.as_mut().expect("a score");
        score.default_band = score.bands.len() - 1;
        assert!(!burdens(&policy));
    }

    #[test]
    fn a_side_score_leads_only_to_what_hangs_on_it() {
        let mut policy = good();
        policy.rules[0].holds.score = 1;
        let scenario = scenario_of(policy);
        let reading = Reading::new(&scenario, 0);
        assert!(reading.conduct_behind(&reading.policy.consequences[0]).is_empty());
    }
}
