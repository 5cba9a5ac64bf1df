//! Mechanisms that a study switches off: what they compute with is made neutral.

use assize_base::quantity::Chance;

use crate::catalogue::Bias;
use crate::scenario::Scenario;

/// Switches mechanisms off, and keeps their names.
pub(super) fn switch(scenario: &mut Scenario, off: &[&str]) {
    for name in off {
        one(scenario, name);
    }
    scenario.off = off.iter().map(|name| (*name).to_owned()).collect();
}

/// Switches one off.
fn one(scenario: &mut Scenario, name: &str) {
    let society = &mut scenario.society;
    let (response, reaction) = (&mut society.response, &mut society.reaction);
    match name {
        "deterrence" => response.deterrence = Chance::NEVER,
        "chilling" => response.chill = Chance::NEVER,
        "caution" => response.step = Chance::NEVER,
        "caution-from-ties" => reaction.tie_steps = 0,
        "rumour" => reaction.rumour = Chance::NEVER,
        "avoidance" => reaction.drops = Chance::NEVER,
        "gaming" => reaction.games = Chance::NEVER,
        "giving-up" => reaction.gives_up = None,
        "habituation" => reaction.habituation = Chance::NEVER,
        "acceptance" => reaction.acceptance = None,
        "learning" => {
            reaction.learns = Chance::NEVER;
            reaction.told = Chance::NEVER;
            reaction.stays_away = Chance::NEVER;
        }
        "money" => society.money = None,
        "courts" => society.court = None,
        "habits" => scenario.services.iter_mut().for_each(|s| s.pattern.habits.clear()),
        "uneven-observation" => {
            scenario.catalogue.channels.iter_mut().for_each(|c| c.bias = Bias::default());
        }
        other => unreachable!("`{other}` is not among the words of `off`"),
    }
}
