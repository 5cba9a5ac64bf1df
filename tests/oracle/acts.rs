//! Section 3, with strain and gaming of sections 13 and 14: what people and firms could do in a
//! period, and what of it they do.

use assize_base::maths::{count_reached, poisson_thresholds};
use assize_base::quantity::{ONE, Rate, pick};
use assize_model::count::Counter;
use assize_scenario::Scenario;
use assize_scenario::catalogue::{Conduct, Polarity, Subject};

use crate::count::Tally;
use crate::money::{needed_strain, strain};
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
        .map(|domain| axis(domain.conducts.iter().map(|c| (*c, width(scenario, *c))).collect()))
        .collect()
}

/// The width of a conduct's slot: wider for those in strain, and for merits that can be collected.
fn width(scenario: &Scenario, conduct: usize) -> u64 {
    let conduct = &scenario.catalogue.conducts[conduct];
    let slot = conduct.slot.0;
    if conduct.links.cheap {
        slot + more(scenario, slot)
    } else if scenario.society.money.is_some() {
        conduct.slot.times(conduct.links.strained).0
    } else {
        slot
    }
}

/// How much more of a cheap merit some do.
fn more(scenario: &Scenario, own: u64) -> u64 {
    own * u64::from(scenario.society.reaction.more.0) >> 16
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
    /// The strain without which it is not done.
    pub strain: u32,
    /// Whether it is done for the points alone.
    pub is_extra: bool,
}

impl Life<'_> {
    /// The acts of this period that are done, counted.
    pub(crate) fn acts_done(&mut self, tally: &mut Tally) -> Vec<Act> {
        let possible = self.possible_acts().into_iter();
        let (forgone, done): (Vec<Act>, Vec<Act>) = possible
            .filter(|act| !self.is_given_otherwise(act.conduct) && self.is_possible_here(act))
            .partition(|act| self.is_forgone(act));
        for act in forgone.iter().filter(|act| self.is_lawful(act)) {
            tally.diary.note_forgone(self.index(act.actor), self.period);
        }
        for act in &done {
            self.count_done(act.actor, act.conduct, tally);
            if act.is_extra {
                self.count(tally, act.actor, Counter::ActsGamed, 1);
            }
        }
        done
    }

    /// Tells whether an act would be done in this arm by somebody who holds nothing back.
    fn is_possible_here(&self, act: &Act) -> bool {
        self.strain_of(act.actor) >= act.strain
            && (!act.is_extra || self.games(act.actor, act.conduct))
    }

    fn is_forgone(&self, act: &Act) -> bool {
        let conduct = &self.scenario.catalogue.conducts[act.conduct];
        self.forgoes(act.actor, conduct, act.mark)
    }

    fn is_lawful(&self, act: &Act) -> bool {
        self.scenario.catalogue.conducts[act.conduct].lawful
    }

    /// The strain of a person, or of the head of a firm.
    fn strain_of(&self, actor: Holder) -> u32 {
        let person = match actor {
            Holder::Person(_) => actor,
            Holder::Firm(number) => Holder::Person(self.here.firms[number].head),
        };
        strain(self.file_of(person).arrears)
    }

    /// Counts an act that is done.
    pub(crate) fn count_done(&mut self, actor: Holder, conduct: usize, tally: &mut Tally) {
        let conduct = &self.scenario.catalogue.conducts[conduct];
        if conduct.lawful {
            if let Some(right) = &conduct.right {
                self.count(tally, actor, counter_of_right(right), 1);
            }
        } else {
            self.count(tally, actor, Counter::ActsUnlawful, 1);
            self.file(actor).has_offended = true;
        }
        if conduct.polarity == Polarity::Merit {
            self.count(tally, actor, Counter::ActsMerit, 1);
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
        if !domain.who.holds(facts) || !conduct.who.holds(facts) {
            return None;
        }
        let (strain, is_extra) = self.need(conduct, offset, self.own_rate(actor, conduct))?;
        Some(Act {
            actor,
            conduct: c,
            serial,
            day: self.day_of(w[1]),
            quantity: conduct.quantity.as_ref().map_or(0, |q| q.at(w[2])),
            mark: w[3],
            strain,
            is_extra,
        })
    }

    /// How often the subject does such acts by itself.
    pub(crate) fn own_rate(&self, actor: Holder, conduct: &Conduct) -> Rate {
        conduct.profile.scale(conduct.rate, self.facts(actor))
    }

    /// The strain that an act so far inside its slot needs, and whether only the points bring it;
    /// none if nobody does it.
    fn need(&self, conduct: &Conduct, inside: u64, own: Rate) -> Option<(u32, bool)> {
        if inside < own.0 {
            return Some((0, false));
        }
        if conduct.links.cheap {
            return (inside < own.0 + more(self.scenario, own.0)).then_some((0, true));
        }
        self.scenario.society.money.as_ref()?;
        needed_strain(conduct, own, inside).map(|strain| (strain, false))
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

    /// Tells whether the conduct comes about only by a listing in this arm, or by the courts.
    pub(crate) fn is_given_otherwise(&self, conduct: usize) -> bool {
        let emitted = |c: Option<usize>| c == Some(conduct);
        let is_given = self.scenario.catalogue.conducts[conduct].given_by_list
            && self.policy.lists.iter().any(|l| emitted(l.emits) || emitted(l.emits_head));
        is_given || self.is_evasion(conduct)
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
