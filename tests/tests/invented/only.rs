//! Scenarios cut down to some mechanisms, to find out which one two results differ by.

use assize_base::quantity::FACTOR_ONE;
use assize_scenario::Scenario;
use assize_scenario::catalogue::Bias;

/// Takes something out of a scenario.
type TakeOut = fn(&mut Scenario);

/// What a society can lack, with how it is taken out.
const PARTS: [(&str, TakeOut); 15] = [
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
];

/// Takes out all that is not named.
pub fn keep(scenario: &mut Scenario, names: &[&str]) {
    for (name, take_out) in PARTS {
        if !names.contains(&name) {
            take_out(scenario);
        }
    }
}
