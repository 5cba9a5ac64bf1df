//! The plan of a replicate: everything that kernels look up, made once from the scenario.

use assize_base::calendar::Calendar;
use assize_base::quantity::{Chance, ONE};
use assize_scenario::Scenario;
use assize_scenario::catalogue::{Catalogue, Conduct, Subject as Kind};
use assize_scenario::policy::{Policy, Score, Trigger};

use crate::axis::Axis;
use crate::draws::Draws;
use crate::gate::Gates;
use crate::society::Synthesis;

/// What every chunk and arm of a replicate looks up.
#[derive(Clone, Debug)]
pub struct Plan<'s> {
    /// The scenario.
    pub scenario: &'s Scenario,
    /// The society.
    pub synthesis: Synthesis<'s>,
    /// The calendar.
    pub calendar: Calendar,
    /// The keys of all streams.
    pub draws: Draws,
    /// The axes of the domains, in their order.
    pub axes: Vec<Axis>,
    /// Who can act in which domain of persons.
    pub person_gates: Gates,
    /// The axis of invented records.
    pub inventions: Axis,
    /// The axes of services.
    pub services: Vec<Axis>,
    /// The arms.
    pub arms: Vec<ArmPlan<'s>>,
}

/// What an arm looks up.
#[derive(Clone, Debug)]
pub struct ArmPlan<'s> {
    /// The policy.
    pub policy: &'s Policy,
    /// For each conduct, what answers it.
    pub answers: Vec<Answers>,
    /// Whether people restrain themselves under it.
    pub restrains: bool,
    /// For each band, whether a consequence hangs on it.
    pub band_acts: u8,
    /// For each list, whether a consequence hangs on it.
    pub list_acts: u8,
    /// The first ground of each list in the count of what fired.
    pub first_ground: Vec<usize>,
    /// Which persons have a score (bit 0).
    pub scored: Gates,
}

/// What answers a conduct in an arm.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// Rules for persons.
    pub person_rules: Vec<usize>,
    /// Rules for firms.
    pub firm_rules: Vec<usize>,
    /// Grounds: list and number within it.
    pub grounds: Vec<(usize, usize)>,
    /// Whether a list of the arm gives this conduct, so that people's own acts do not.
    pub given: bool,
}

impl Answers {
    /// Tells whether anybody keeps a record of it.
    #[must_use]
    pub fn any(&self) -> bool {
        !(self.person_rules.is_empty() && self.firm_rules.is_empty() && self.grounds.is_empty())
    }

    /// The rules for a kind of subject.
    #[must_use]
    pub fn rules(&self, firm: bool) -> &[usize] {
        if firm { &self.firm_rules } else { &self.person_rules }
    }
}

impl<'s> Plan<'s> {
    /// Makes the plan of a replicate.
    #[must_use]
    pub fn new(scenario: &'s Scenario, replicate: u32) -> Plan<'s> {
        let catalogue = &scenario.catalogue;
        let person = |d: &usize| catalogue.domains[*d].subject == Kind::Person;
        let all = || 0..catalogue.domains.len();
        let gates = all().filter(person).map(|d| (d, &catalogue.domains[d].who));
        Plan {
            scenario,
            synthesis: Synthesis::new(
                &scenario.society,
                scenario.persons,
                scenario.seed,
                replicate,
            ),
            calendar: Calendar::new(scenario.from, scenario.periods),
            draws: Draws::new(scenario.seed, replicate),
            axes: catalogue.domains.iter().map(|d| domain_axis(catalogue, &d.conducts)).collect(),
            person_gates: Gates::new(gates),
            inventions: inventions(catalogue),
            services: scenario.services.iter().map(|s| Axis::of_person(s.slot.0)).collect(),
            arms: scenario.arms.iter().map(|arm| ArmPlan::new(&arm.policy, catalogue)).collect(),
        }
    }

    /// The conduct of an index.
    #[must_use]
    pub fn conduct(&self, index: usize) -> &'s Conduct {
        &self.scenario.catalogue.conducts[index]
    }
}

/// The axis of a domain: the slots of its conduct in order.
fn domain_axis(catalogue: &Catalogue, conducts: &[usize]) -> Axis {
    Axis::of_neighbourhood(conducts.iter().map(|c| (*c, catalogue.conducts[*c].slot.0)))
}

/// The axis of inventions: every conduct of persons, as wide as records of it are invented.
fn inventions(catalogue: &Catalogue) -> Axis {
    let persons = |c: &Conduct| catalogue.domains[c.domain].subject == Kind::Person;
    let width = |c: &Conduct| {
        let channel = &catalogue.channels[c.channel];
        let recorded = share(c.slot.0, channel.detection);
        share(recorded, channel.invented)
    };
    Axis::of_neighbourhood(
        catalogue
            .conducts
            .iter()
            .enumerate()
            .filter(|(_, c)| persons(c))
            .map(|(index, c)| (index, width(c))),
    )
}

/// A share of a width, rounded down.
fn share(width: u64, chance: Chance) -> u64 {
    (u128::from(width) * u128::from(chance.0) / u128::from(ONE)) as u64
}

impl<'s> ArmPlan<'s> {
    fn new(policy: &'s Policy, catalogue: &Catalogue) -> ArmPlan<'s> {
        let mut answers = vec![Answers::default(); catalogue.conducts.len()];
        for (index, rule) in policy.rules.iter().enumerate() {
            if let Some(conduct) = rule.conduct {
                match rule.subject {
                    Kind::Person => answers[conduct].person_rules.push(index),
                    Kind::Firm => answers[conduct].firm_rules.push(index),
                }
            }
        }
        let (mut first_ground, mut fired) = (Vec::new(), policy.rules.len());
        for (list_index, list) in policy.lists.iter().enumerate() {
            first_ground.push(fired);
            fired += list.grounds.len();
            for (ground_index, ground) in list.grounds.iter().enumerate() {
                let grounds = &mut answers[ground.conduct].grounds;
                if grounds.iter().all(|(list, _)| *list != list_index) {
                    grounds.push((list_index, ground_index));
                }
            }
            for given in [list.emits, list.emits_head].into_iter().flatten() {
                answers[given].given = catalogue.conducts[given].given_by_list;
            }
        }
        let mut plan = ArmPlan {
            policy,
            answers,
            restrains: policy.person_score.is_some() || !policy.lists.is_empty(),
            band_acts: 0,
            list_acts: 0,
            first_ground,
            scored: Gates::new(policy.person_score.iter().map(|s| (0, &s.who))),
        };
        for consequence in &policy.consequences {
            match consequence.trigger {
                Trigger::Bands(bands) => plan.band_acts |= bands,
                Trigger::List(list) => plan.list_acts |= 1 << list,
            }
        }
        plan
    }

    /// The score of a kind of subject.
    #[must_use]
    pub fn score(&self, firm: bool) -> Option<&'s Score> {
        if firm { self.policy.firm_score.as_ref() } else { self.policy.person_score.as_ref() }
    }
}
