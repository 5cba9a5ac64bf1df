//! Sections 3 and 4: what people and firms could do in a period, and what they forgo out of caution.

use assize_base::maths::{count_reached, poisson_thresholds};
use assize_base::quantity::{ONE, pick};
use assize_model::count::Counter;
use assize_scenario::Scenario;
use assize_scenario::catalogue::{Conduct, Polarity, Subject};

use crate::count::Tally;
use crate::state::{Holder, Life};

/// Places of a neighbourhood; points of an axis fall on each alike.
const PLACES: u64 = 64;
/// The most points that one part of a large number can have.
const PART_MOST: usize = 40;
/// The most points of a neighbourhood on an axis in a month.
const MOST: u32 = 8_191;
/// The most attempts at a service that a person can want in a month.
const ATTEMPTS_MOST: usize = 15;

/// The axis of a domain: its conducts side by side, each as wide as its highest rate.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    pub length: u64,
    /// In how many parts the points of a neighbourhood are drawn, and the thresholds of a part.
    pub parts: u32,
    pub thresholds: Vec<u64>,
    /// Conduct, where its slot begins, where it ends.
    pub slots: Vec<(usize, u64, u64)>,
}

/// The axes of all domains.
pub(crate) fn axes(scenario: &Scenario) -> Vec<Axis> {
    let catalogue = &scenario.catalogue;
    catalogue
        .domains
        .iter()
        .map(|domain| {
            axis(domain.conducts.iter().map(|c| (*c, catalogue.conducts[*c].slot.0)).collect())
        })
        .collect()
}

/// Lays conducts with their widths side by side.
pub(crate) fn axis(widths: Vec<(usize, u64)>) -> Axis {
    let mut length = 0;
    let mut slots = Vec::new();
    for (conduct, width) in widths {
        slots.push((conduct, length, length + width));
        length += width;
    }
    // Parts of a mean of 8 at most: 2^35 in units of 2^-32.
    let parts = (PLACES * length).div_ceil(1 << 35).max(1);
    let mean = (PLACES * length) as f64 / ONE as f64 / parts as f64;
    Axis { length, parts: parts as u32, thresholds: poisson_thresholds(mean, PART_MOST), slots }
}

/// The thresholds of the number of attempts at a service, from the demand in units of 2^-32.
pub(crate) fn attempts(demand: u64) -> Vec<u64> {
    poisson_thresholds(demand as f64 / ONE as f64, ATTEMPTS_MOST)
}

/// `(word * length) >> 32`.
pub(crate) fn along(word: u32, length: u64) -> u64 {
    (u128::from(word) * u128::from(length) >> 32) as u64
}

impl Axis {
    /// The number of points of a neighbourhood, from the word of each part.
    pub(crate) fn points(&self, word_of_part: impl Fn(u32) -> u32) -> u32 {
        let parts = (0..self.parts).map(|k| count_reached(&self.thresholds, word_of_part(k)));
        parts.sum::<u32>().min(MOST)
    }

    /// The conduct at which a word points, and how far into its slot.
    pub(crate) fn at(&self, word: u32) -> (usize, u64) {
        let position = along(word, self.length);
        let slot = self.slots.iter().find(|(_, begin, end)| (*begin..*end).contains(&position));
        let (conduct, begin, _) = *slot.expect("the slots cover the axis");
        (conduct, position - begin)
    }
}

/// An act that somebody could do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Act {
    pub actor: Holder,
    pub conduct: usize,
    pub serial: u32,
    pub day: u16,
    pub quantity: u32,
    pub mark: u32,
}

impl Life<'_> {
    /// The acts of this period that are done, counted.
    pub(crate) fn acts_done(&mut self, tally: &mut Tally) -> Vec<Act> {
        let possible = self.possible_acts().into_iter();
        let done: Vec<Act> = possible
            .filter(|act| !self.is_given_by_list_only(act.conduct) && !self.is_forgone(act))
            .collect();
        for act in &done {
            self.count_act(act, tally);
        }
        done
    }

    fn count_act(&mut self, act: &Act, tally: &mut Tally) {
        let conduct = &self.scenario.catalogue.conducts[act.conduct];
        if conduct.lawful {
            if let Some(right) = &conduct.right {
                self.count(tally, act.actor, counter_of_right(right), 1);
            }
        } else {
            self.count(tally, act.actor, Counter::ActsUnlawful, 1);
            self.file(act.actor).has_offended = true;
        }
        if conduct.polarity == Polarity::Merit {
            self.count(tally, act.actor, Counter::ActsMerit, 1);
        }
    }

    /// What persons and firms could do in this period, in every arm alike.
    fn possible_acts(&self) -> Vec<Act> {
        let mut acts = Vec::new();
        for (d, domain) in self.scenario.catalogue.domains.iter().enumerate() {
            let (counts, draws) = match domain.subject {
                Subject::Person => ("conduct/count", "conduct/act"),
                Subject::Firm => ("conduct/firm-count", "conduct/firm-act"),
            };
            let d = d as u32;
            let word = |k| {
                let words = self.dice.words(counts, self.first(), self.period, 16 * k + d / 4);
                words[d as usize % 4]
            };
            let n = self.axes[d as usize].points(word);
            acts.extend((0..n).filter_map(|j| self.possible_act(draws, d, 64 * j + d)));
        }
        acts
    }

    /// The index of the first person of the neighbourhood.
    pub(crate) fn first(&self) -> u64 {
        self.here.persons[0].index
    }

    /// The possible act with a serial, if it falls on somebody and below their own rate.
    fn possible_act(&self, stream: &'static str, d: u32, serial: u32) -> Option<Act> {
        let w = self.dice.words(stream, self.first(), self.period, serial);
        let domain = &self.scenario.catalogue.domains[d as usize];
        let actor = self.subject_at(w[1], domain.subject)?;
        let (c, offset) = self.axes[d as usize].at(w[0]);
        let conduct = &self.scenario.catalogue.conducts[c];
        let facts = self.facts(actor);
        if !domain.who.holds(facts)
            || !conduct.who.holds(facts)
            || offset >= conduct.profile.scale(conduct.rate, facts).0
        {
            return None;
        }
        Some(Act {
            actor,
            conduct: c,
            serial,
            day: self.day_of(w[1]),
            quantity: conduct.quantity.as_ref().map_or(0, |q| q.at(w[2])),
            mark: w[3],
        })
    }

    /// The person at the place that a word points to, or the firm that this person heads.
    pub(crate) fn subject_at(&self, word: u32, subject: Subject) -> Option<Holder> {
        let rank = (word & 63) as usize;
        match subject {
            Subject::Person => (rank < self.here.persons.len()).then_some(Holder::Person(rank)),
            Subject::Firm => {
                self.here.firms.iter().position(|firm| firm.head == rank).map(Holder::Firm)
            }
        }
    }

    /// A day of the period.
    pub(crate) fn day_of(&self, word: u32) -> u16 {
        let length = u64::from(self.calendar.length(self.period));
        self.calendar.first_day(self.period) + pick(word, length) as u16
    }

    /// Tells whether the conduct comes about only by a listing in this arm.
    pub(crate) fn is_given_by_list_only(&self, conduct: usize) -> bool {
        let emitted = |c: Option<usize>| c == Some(conduct);
        self.scenario.catalogue.conducts[conduct].given_by_list
            && self.policy.lists.iter().any(|l| emitted(l.emits) || emitted(l.emits_head))
    }

    /// Tells whether the act is forgone out of deterrence, chill or caution.
    fn is_forgone(&self, act: &Act) -> bool {
        let Holder::Person(rank) = act.actor else { return false };
        let person = &self.here.persons[rank];
        let conduct = &self.scenario.catalogue.conducts[act.conduct];
        self.has_restraint()
            && person.is_adult()
            && self.is_aware(person.index)
            && u64::from(act.mark) < self.restraint(conduct, self.file_of(act.actor).caution)
    }

    /// Tells whether anybody in this arm has a reason for caution.
    pub(crate) fn has_restraint(&self) -> bool {
        self.policy.person_score.is_some() || !self.policy.lists.is_empty()
    }

    fn is_aware(&self, person: u64) -> bool {
        let word = self.dice.words("response/aware", person, 0, 0)[0];
        self.scenario.society.response.aware.hits(word)
    }

    /// The share of such acts that an aware adult forgoes, in units of 2^-32.
    fn restraint(&self, conduct: &Conduct, caution: u32) -> u64 {
        let response = &self.scenario.society.response;
        let is_unlawful_harm = conduct.polarity == Polarity::Harm && !conduct.lawful;
        if !is_unlawful_harm && conduct.right.is_none() {
            return 0;
        }
        let base = if is_unlawful_harm { response.deterrence } else { response.chill };
        (base.0 + response.step.0 * u64::from(caution)).min(ONE)
    }
}

/// The counter of lawful acts that exercise a right.
pub(crate) fn counter_of_right(right: &str) -> Counter {
    match right {
        "expression" => Counter::ActsExpression,
        "assembly" => Counter::ActsAssembly,
        "belief" => Counter::ActsBelief,
        "association" => Counter::ActsAssociation,
        "petition" => Counter::ActsPetition,
        other => unreachable!("the door lets no such right in: {other}"),
    }
}
