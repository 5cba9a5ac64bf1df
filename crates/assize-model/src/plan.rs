//! The plan of a replicate: everything that kernels look up, made once from the scenario.

use assize_base::calendar::Calendar;
use assize_base::quantity::{Chance, Factor, ONE, Rate};
use assize_scenario::Scenario;
use assize_scenario::catalogue::{Catalogue, Conduct, Subject as Kind};
use assize_scenario::policy::{Award, Policy, Score, Trigger};

use crate::axis::Axis;
use crate::draws::Draws;
use crate::gate::Gates;
use crate::response::habituation;
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
    /// How strongly the scheme deters, period by period, as it wears off.
    pub deterrence: Vec<Chance>,
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
    /// Whether a list of the arm, or the courts' process, gives this conduct, so that people's own
    /// acts do not.
    pub given: bool,
    /// Whether a rule for persons can give points for it.
    pub rewards: bool,
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
            axes: catalogue.domains.iter().map(|d| domain_axis(scenario, &d.conducts)).collect(),
            person_gates: Gates::new(gates),
            inventions: inventions(catalogue),
            services: scenario.services.iter().map(|s| Axis::of_person(s.slot.0)).collect(),
            deterrence: habituation::deterrence(scenario),
            arms: scenario.arms.iter().map(|arm| ArmPlan::new(&arm.policy, scenario)).collect(),
        }
    }

    /// Tells whether anything in the scenario looks at the boards.
    #[must_use]
    pub fn uses_boards(&self) -> bool {
        let society = &self.scenario.society;
        let has_staff = |a: &ArmPlan<'_>| {
            a.policy.lists.iter().any(|l| l.review.is_some_and(|r| r.staff.is_some()))
        };
        !society.ties.is_empty()
            || society.meets.colleagues > 0
            || society.court.is_some()
            || self.arms.iter().any(has_staff)
            || society.reaction.tie_steps > 0
    }

    /// The conduct of an index.
    #[must_use]
    pub fn conduct(&self, index: usize) -> &'s Conduct {
        &self.scenario.catalogue.conducts[index]
    }
}

/// The axis of a domain: the slots of its conduct in order, widened for strain and gaming.
fn domain_axis(scenario: &Scenario, conducts: &[usize]) -> Axis {
    let society = &scenario.society;
    let width = |c: &Conduct| {
        let strained = if society.money.is_some() { c.links.strained } else { Factor::ONE };
        let slot = c.slot.times(strained);
        if c.links.cheap { slot.0 + slot.times(society.reaction.more).0 } else { slot.0 }
    };
    Axis::of_neighbourhood(conducts.iter().map(|c| (*c, width(&scenario.catalogue.conducts[*c]))))
}

/// The axis of inventions: every conduct of persons, as wide as records of it are invented.
fn inventions(catalogue: &Catalogue) -> Axis {
    let persons = |c: &Conduct| catalogue.domains[c.domain].subject == Kind::Person;
    let width = |c: &Conduct| {
        let channel = &catalogue.channels[c.channel];
        let recorded = share(c.slot.0, channel.detection);
        Rate(share(recorded, channel.invented)).times(channel.bias.grudge).0
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

/// Tells whether an award can change where anybody stands.
fn moves(award: &Award) -> bool {
    match award {
        Award::Points(points) => *points != 0,
        Award::Span(from, to) => *from != 0 || *to != 0,
        Award::Choice(points) => points.iter().any(|p| *p != 0),
        Award::Grade { .. } => true,
    }
}

/// Tells whether an award can be above zero.
fn rewards(award: &Award) -> bool {
    match award {
        Award::Points(points) => *points > 0,
        Award::Span(from, to) => from.max(to) > &0,
        Award::Choice(points) => points.iter().any(|p| *p > 0),
        Award::Grade { .. } => false,
    }
}

impl<'s> ArmPlan<'s> {
    fn new(policy: &'s Policy, scenario: &Scenario) -> ArmPlan<'s> {
        let (catalogue, society) = (&scenario.catalogue, &scenario.society);
        let mut answers = vec![Answers::default(); catalogue.conducts.len()];
        for (index, rule) in policy.rules.iter().enumerate() {
            if let Some(conduct) = rule.conduct {
                match rule.subject {
                    Kind::Person => {
                        answers[conduct].person_rules.push(index);
                        answers[conduct].rewards |= rewards(&rule.award);
                    }
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
        for (evasion, _) in society.court.iter().flat_map(|court| &court.evasions) {
            answers[*evasion].given = true;
        }
        let mut plan = ArmPlan {
            policy,
            answers,
            restrains: !policy.lists.is_empty() || policy.rules.iter().any(|r| moves(&r.award)),
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
