//! Scenarios cut down to some mechanisms, to find out which one two results differ by.

use assize_base::quantity::FACTOR_ONE;
use assize_scenario::Scenario;
use assize_scenario::catalogue::Bias;
use assize_scenario::policy::{List, Policy, Rule, Score};

/// Takes something out of a scenario.
type TakeOut = fn(&mut Scenario);

/// What a scenario can lack, with how it is taken out.
const PARTS: [(&str, TakeOut); 30] = [
    ("ties", |s| s.society.ties.clear()),
    ("colleagues", |s| s.society.meets.colleagues = 0),
    ("reaction", |s| s.society.reaction = Default::default()),
    ("learning", |s| {
        let reaction = &mut s.society.reaction;
        (reaction.learns, reaction.told, reaction.stays_away) = Default::default();
    }),
    ("money", |s| s.society.money = None),
    ("court", |s| s.society.court = None),
    ("cheap", |s| s.catalogue.conducts.iter_mut().for_each(|c| c.links.cheap = false)),
    ("strained", |s| {
        s.catalogue.conducts.iter_mut().for_each(|c| c.links.strained.0 = FACTOR_ONE);
    }),
    ("bias", |s| s.catalogue.channels.iter_mut().for_each(|c| c.bias = Bias::default())),
    ("habits", |s| s.services.iter_mut().for_each(|v| v.pattern.habits.clear())),
    ("again", |s| s.services.iter_mut().for_each(|v| v.pattern.again = Default::default())),
    ("from", |s| {
        s.arms.iter_mut().flat_map(|a| &mut a.policy.consequences).for_each(|c| c.from = None);
    }),
    ("intake", |s| {
        s.arms.iter_mut().flat_map(|a| &mut a.policy.lists).for_each(|l| l.intake = None);
    }),
    ("staff", |s| {
        let lists = s.arms.iter_mut().flat_map(|a| &mut a.policy.lists);
        lists.flat_map(|l| &mut l.review).for_each(|r| r.staff = None);
    }),
    ("costs", |s| {
        for service in &mut s.services {
            let pattern = &mut service.pattern;
            (pattern.cost, pattern.surcharge) = (0, 0);
            pattern.cost_income.0 = 0;
        }
    }),
    ("sides", |s| {
        for policy in policies(s) {
            policy.side_scores.clear();
            policy.rules.iter_mut().for_each(|rule| rule.holds.score = 0);
            policy.consequences.iter_mut().for_each(|c| c.score = 0);
        }
    }),
    ("standing", |s| {
        rules(s).filter(|r| r.holds.standing.is_some()).for_each(|r| r.holds = Default::default());
    }),
    ("consent", |s| scores(s).for_each(|score| score.terms.consent = None)),
    ("private", |s| scores(s).for_each(|score| score.terms.private = false)),
    ("local", |s| rules(s).for_each(|rule| rule.holds.local = None)),
    ("rules-from", |s| {
        rules(s).for_each(|rule| rule.holds.from = None);
        lists(s).flat_map(|list| &mut list.grounds).for_each(|ground| ground.from = None);
    }),
    ("yearly", |s| policies(s).for_each(|policy| policy.counting.yearly = false)),
    ("red", |s| lists(s).for_each(|list| list.manner.red = false)),
    ("windows", |s| lists(s).for_each(|list| list.manner.effective_after = 0)),
    ("suspends", |s| lists(s).for_each(|list| list.manner.suspends = false)),
    ("listed-again", |s| lists(s).for_each(|list| list.manner.again = None)),
    ("pick", |s| lists(s).for_each(|list| list.manner.pick = None)),
    ("averaging", |s| policies(s).for_each(|policy| policy.averaging = None)),
    ("own-cost", |s| {
        policies(s).flat_map(|p| &mut p.consequences).for_each(|c| c.cost = None);
    }),
    ("shown", |s| {
        policies(s).flat_map(|p| &mut p.consequences).for_each(|c| c.shown = None);
    }),
];

fn policies(scenario: &mut Scenario) -> impl Iterator<Item = &mut Policy> {
    scenario.arms.iter_mut().map(|arm| &mut arm.policy)
}

fn rules(scenario: &mut Scenario) -> impl Iterator<Item = &mut Rule> {
    policies(scenario).flat_map(|policy| &mut policy.rules)
}

fn lists(scenario: &mut Scenario) -> impl Iterator<Item = &mut List> {
    policies(scenario).flat_map(|policy| &mut policy.lists)
}

/// The scores of persons.
fn scores(scenario: &mut Scenario) -> impl Iterator<Item = &mut Score> {
    policies(scenario).flat_map(|policy| {
        let sides = policy.side_scores.iter_mut().map(|side| &mut side.score);
        policy.person_score.iter_mut().chain(sides)
    })
}

/// Takes out what is named.
pub fn leave_out(scenario: &mut Scenario, names: &[&str]) {
    for (_, take_out) in PARTS.iter().filter(|(name, _)| names.contains(name)) {
        take_out(scenario);
    }
}

/// Takes out all that is not named.
pub fn keep(scenario: &mut Scenario, names: &[&str]) {
    for (name, take_out) in PARTS {
        if !names.contains(&name) {
            take_out(scenario);
        }
    }
}
