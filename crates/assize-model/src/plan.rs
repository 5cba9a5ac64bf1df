//! The plan of a replicate: everything that kernels look up, made once from the scenario.

use assize_base::calendar::{Calendar, Date};
use assize_base::quantity::{Chance, Factor, ONE, Rate};
use assize_scenario::Scenario;
use assize_scenario::catalogue::{Catalogue, Conduct, Subject as Kind};
use assize_scenario::expr::Name;
use assize_scenario::policy::{Award, Consequence, List, Policy, Risk, Rule, Score, Trigger};
use assize_scenario::scenario::Arm;

use crate::axis::Axis;
use crate::chunk::SCORES;
use crate::draws::Draws;
use crate::gate::{self, Gates};
use crate::list::{colour, intake, pick};
use crate::money::setback;
use crate::response::{habituation, ties};
use crate::score::{consent, standing};
use crate::service::habit::{self, Habit};
use crate::society::{Person, Synthesis};

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
    /// For each service, the classes of its users.
    pub habits: Vec<Vec<Habit>>,
    /// The axis of setbacks; of no length without money.
    pub setbacks: Axis,
    /// How strongly the scheme deters, period by period, as it wears off.
    pub deterrence: Vec<Chance>,
    /// Whether anything in the scenario looks at the boards.
    pub uses_boards: bool,
    /// Whether a policy asks how many of somebody's ties are restricted, so that the boards show
    /// who is.
    pub uses_restricted_ties: bool,
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
    /// For each score of persons and each band, whether a consequence for persons hangs on it.
    pub band_acts: [u8; SCORES],
    /// For each list, whether a consequence for persons hangs on it.
    pub list_acts: u8,
    /// The same for the bands of firms and consequences for firms.
    pub firm_band_acts: u8,
    /// The same for lists.
    pub firm_list_acts: u8,
    /// The first consequence in the count of what fired.
    pub first_consequence: usize,
    /// Where the lists stand in what makes detriments, after the consequences.
    pub first_list: usize,
    /// The first ground of each list in the count of what fired.
    pub first_ground: Vec<usize>,
    /// For each service, the consequences on it, in order.
    pub on_service: Vec<Vec<usize>>,
    /// For each consequence, the first period in which it is carried out.
    pub begins: Vec<u32>,
    /// For each list, the share of its intake by period; none if nothing is said about it.
    pub intakes: Vec<Vec<Chance>>,
    /// Whether a list answers what debtors do who evade a judgment.
    pub presses: bool,
    /// Whether objections to a listing wait for a staff.
    pub has_staff: bool,
    /// Which persons may have which score: bit 0 the main one, bit 1 … the side scores.
    pub scored: Gates,
    /// Whether a score asks for consent.
    pub asks_consent: bool,
    /// The rules whose points are worked out at each review.
    pub standing: Vec<usize>,
    /// Whether one of them asks how many of somebody's ties are restricted.
    pub asks_ties: bool,
    /// Whether a rule asks how often somebody is on file already.
    pub asks_earlier: bool,
    /// The lists that are no honour, as bits.
    pub black_lists: u8,
}

/// What answers a conduct in an arm.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// Rules for persons.
    pub person_rules: Vec<usize>,
    /// Rules for firms.
    pub firm_rules: Vec<usize>,
    /// Grounds: list and number within it. Of each list the first one counts that has begun.
    pub grounds: Vec<(usize, usize)>,
    /// Whether a list of the arm, or the courts' process, gives this conduct, so that people's own
    /// acts do not.
    pub given: bool,
    /// Whether a rule for persons can give points for it.
    pub rewards: bool,
    /// Whether a rule for persons or a black list can count it against somebody.
    pub burdens: bool,
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
        let calendar = Calendar::new(scenario.from, scenario.periods);
        let arm = |arm: &'s Arm| ArmPlan::new(&arm.policy, scenario, &calendar);
        let arms: Vec<ArmPlan<'s>> = scenario.arms.iter().map(arm).collect();
        let society = &scenario.society;
        let uses_restricted_ties = arms.iter().any(|arm| asks_for_ties(arm.policy));
        Plan {
            scenario,
            synthesis: Synthesis::new(
                &scenario.society,
                scenario.persons,
                scenario.seed,
                replicate,
            ),
            draws: Draws::new(scenario.seed, replicate),
            axes: catalogue.domains.iter().map(|d| domain_axis(scenario, &d.conducts)).collect(),
            person_gates: Gates::new(gates),
            inventions: inventions(catalogue),
            services: scenario.services.iter().map(|s| Axis::of_person(s.slot.0)).collect(),
            habits: scenario.services.iter().map(habit::classes).collect(),
            setbacks: setback::axis(scenario.society.money.as_ref()),
            deterrence: habituation::deterrence(scenario),
            uses_boards: ties::matter(society)
                || society.court.is_some()
                || arms.iter().any(|arm| arm.has_staff)
                || arms.iter().any(|arm| pick::picks(arm.policy).next().is_some())
                || uses_restricted_ties,
            uses_restricted_ties,
            arms,
            calendar,
        }
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

/// Tells whether a rule can change where anybody stands.
fn moves(rule: &Rule) -> bool {
    match &rule.award {
        _ if rule.holds.standing.is_some() => true,
        Award::Points(points) => *points != 0,
        Award::Span(from, to) => *from != 0 || *to != 0,
        Award::Choice(points) => points.iter().any(|p| *p != 0),
        Award::Grade { .. } => true,
    }
}

/// Tells whether a rule can take points or grade below the default band of its score.
fn burdens(policy: &Policy, rule: &Rule) -> bool {
    match &rule.award {
        Award::Points(points) => *points < 0,
        Award::Span(from, to) => from.min(to) < &0,
        Award::Choice(points) => points.iter().any(|p| *p < 0),
        Award::Grade { band, .. } => policy
            .score(rule.subject, rule.holds.score)
            .is_some_and(|score| *band > score.default_band),
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

/// Tells whether a policy asks how many of somebody's ties are restricted.
fn asks_for_ties(policy: &Policy) -> bool {
    let mut risks = policy.lists.iter().filter_map(|list| match &list.manner.pick.as_ref()?.risk {
        Risk::Written(risk) => Some(risk),
        Risk::Learned(_) => None,
    });
    standing::asks(policy, Name::RestrictedTies)
        || risks.any(|risk| gate::asks(risk, Name::RestrictedTies))
}

/// The scores of persons with their numbers: 0 the main one, 1 … the side scores.
fn person_scores(policy: &Policy) -> impl Iterator<Item = (usize, &Score)> {
    let sides = policy.side_scores.iter().enumerate().map(|(i, side)| (1 + i, &side.score));
    policy.person_score.iter().map(|score| (0, score)).chain(sides)
}

/// The first period in which a consequence is carried out.
fn begins(consequence: &Consequence, calendar: &Calendar) -> u32 {
    let has_begun = |from: Date| {
        (0..calendar.periods()).position(|t| calendar.date(calendar.first_day(t)) >= from)
    };
    consequence.from.map_or(0, |from| has_begun(from).map_or(u32::MAX, |t| t as u32))
}

/// The share of a list's intake by period.
fn intake_of(list: &List, calendar: &Calendar) -> Vec<Chance> {
    list.intake.as_ref().map_or_else(Vec::new, |intake| intake::by_period(intake, calendar))
}

impl<'s> ArmPlan<'s> {
    fn new(policy: &'s Policy, scenario: &Scenario, calendar: &Calendar) -> ArmPlan<'s> {
        let (catalogue, society) = (&scenario.catalogue, &scenario.society);
        let mut answers = vec![Answers::default(); catalogue.conducts.len()];
        for (index, rule) in policy.rules.iter().enumerate() {
            if let Some(conduct) = rule.conduct {
                match rule.subject {
                    Kind::Person => {
                        answers[conduct].person_rules.push(index);
                        answers[conduct].rewards |= rewards(&rule.award);
                        answers[conduct].burdens |= burdens(policy, rule);
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
                answers[ground.conduct].burdens |= !list.manner.red;
                let grounds = &mut answers[ground.conduct].grounds;
                let always = |at: &(usize, usize)| list.grounds[at.1].from.is_none();
                if !grounds.iter().any(|at| at.0 == list_index && always(at)) {
                    grounds.push((list_index, ground_index));
                }
            }
            for given in [list.emits, list.emits_head].into_iter().flatten() {
                answers[given].given = catalogue.conducts[given].given_by_list;
            }
        }
        let evasions = || society.court.iter().flat_map(|court| &court.evasions).map(|(c, _)| *c);
        evasions().for_each(|evasion| answers[evasion].given = true);
        let is_evasion = |conduct: usize| evasions().any(|evasion| evasion == conduct);
        let mut plan = ArmPlan {
            policy,
            answers,
            restrains: colour::black_lists(policy) != 0 || policy.rules.iter().any(moves),
            band_acts: [0; SCORES],
            list_acts: 0,
            firm_band_acts: 0,
            firm_list_acts: 0,
            first_consequence: fired,
            first_list: fired + policy.consequences.len(),
            first_ground,
            on_service: vec![Vec::new(); scenario.services.len()],
            begins: policy.consequences.iter().map(|c| begins(c, calendar)).collect(),
            intakes: policy.lists.iter().map(|l| intake_of(l, calendar)).collect(),
            presses: policy.lists.iter().flat_map(|l| &l.grounds).any(|g| is_evasion(g.conduct)),
            has_staff: policy.lists.iter().any(|l| l.review.is_some_and(|r| r.staff.is_some())),
            scored: Gates::new(person_scores(policy).map(|(s, score)| (s, &score.who))),
            asks_consent: person_scores(policy).any(|(_, score)| score.terms.consent.is_some()),
            standing: standing::rules(policy),
            asks_ties: standing::asks(policy, Name::RestrictedTies),
            asks_earlier: policy.rules.iter().any(|r| gate::asks(&r.when, Name::Earlier)),
            black_lists: colour::black_lists(policy),
        };
        for (index, consequence) in policy.consequences.iter().enumerate() {
            plan.on_service[consequence.service].push(index);
            let of_firms = scenario.services[consequence.service].subject == Kind::Firm;
            match (of_firms, &consequence.trigger) {
                (false, Trigger::Bands(bands)) => plan.band_acts[consequence.score] |= bands,
                (false, Trigger::List(list)) => plan.list_acts |= 1 << list,
                (true, Trigger::Bands(bands)) => plan.firm_band_acts |= bands,
                (true, Trigger::List(list)) => plan.firm_list_acts |= 1 << list,
            }
        }
        plan
    }

    /// The score of a kind of subject.
    #[must_use]
    pub fn score(&self, firm: bool) -> Option<&'s Score> {
        if firm { self.policy.firm_score.as_ref() } else { self.policy.person_score.as_ref() }
    }

    /// A score by its number: 0 the main one, 1 … the side scores (of persons only).
    #[must_use]
    pub fn score_at(&self, firm: bool, number: usize) -> Option<&'s Score> {
        match number {
            0 => self.score(firm),
            _ if firm => None,
            side => self.policy.side_scores.get(side - 1).map(|s| &s.score),
        }
    }

    /// Whether persons have other scores beside the main one.
    #[must_use]
    pub fn has_sides(&self) -> bool {
        !self.policy.side_scores.is_empty()
    }

    /// How many scores persons can have, the main one counted even if there is none.
    #[must_use]
    pub fn n_scores(&self) -> usize {
        1 + self.policy.side_scores.len()
    }

    /// The scores that a person has, as bits by their numbers.
    #[must_use]
    pub fn scores_of(&self, plan: &Plan<'_>, person: &Person, index: u64) -> u8 {
        let open = self.scored.mask(person) as u8;
        if self.asks_consent { consent::agreed(plan, self, person, index, open) } else { open }
    }

    /// The number of the score in which a rule counts; a firm's entry counts in the main score of
    /// its head.
    #[must_use]
    pub fn score_of_rule(&self, rule: usize) -> usize {
        self.policy.rules[rule].holds.score
    }
}
