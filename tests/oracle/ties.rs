//! Section 12: who is tied to whom outside the household, computed for everybody at once.

use assize_base::quantity::{Chance, FACTOR_ONE, Factor, ONE, pick};
use assize_base::vocabulary::schooling_group;
use assize_scenario::Scenario;
use assize_scenario::society::Tie;

use crate::Dice;
use crate::society::{Neighbourhood, Person};

/// Ranks in a neighbourhood.
const RANKS: u64 = 64;
/// Neighbourhoods of a district.
const DISTRICT: usize = 16;

/// A tie as one of the two sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bond {
    /// The kind, an index into the society's ties.
    pub kind: usize,
    pub circle: u32,
    /// The index of the other person.
    pub other: u64,
}

/// All ties of a society, by the index of the person.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ties {
    pub bonds: Vec<Vec<Bond>>,
    pub colleagues: Vec<Vec<u64>>,
}

impl Bond {
    /// The index of the draws that one person makes about this tie.
    pub(crate) fn index(&self) -> u32 {
        (self.kind as u32) * (1 << 24) + 64 * self.circle + (self.other % RANKS) as u32
    }
}

/// Ties everybody.
pub(crate) fn tie(scenario: &Scenario, dice: Dice, town: &[Neighbourhood]) -> Ties {
    let binder = Binder { scenario, dice, town };
    let people = || town.iter().flat_map(|here| &here.persons);
    let mut ties = Ties {
        bonds: vec![Vec::new(); people().count()],
        colleagues: vec![Vec::new(); people().count()],
    };
    for (k, kind) in scenario.society.ties.iter().enumerate() {
        for r in 0..kind.near + kind.far {
            for b in 0..town.len() {
                binder.bind(kind, (k, r), b, &mut ties.bonds);
            }
        }
    }
    if scenario.society.meets.colleagues > 0 {
        for district in town.chunks(DISTRICT) {
            binder.employ(district, &mut ties.colleagues);
        }
    }
    ties
}

/// What ties are drawn from.
struct Binder<'a> {
    scenario: &'a Scenario,
    dice: Dice,
    town: &'a [Neighbourhood],
}

impl Binder<'_> {
    /// The ties of everybody in neighbourhood `b` in one circle of one kind.
    fn bind(&self, kind: &Tie, (k, r): (usize, u32), b: usize, bonds: &mut [Vec<Bond>]) {
        let partner = self.partner(kind, (k, r), b);
        let turn = self.dice.words("society/turn", b.min(partner) as u64, k as u32, r)[0] & 63;
        for (rank, person) in self.town[b].persons.iter().enumerate() {
            for (other_rank, other) in self.town[partner].persons.iter().enumerate() {
                let is_candidate = kind.wide || other_rank == (turn as usize + 64 - rank) & 63;
                if is_candidate && self.are_tied(kind, (k, r), person, other) {
                    let bond = Bond { kind: k, circle: r, other: other.index };
                    bonds[person.index as usize].push(bond);
                }
            }
        }
    }

    /// The partner neighbourhood of `b`.
    fn partner(&self, kind: &Tie, (k, r): (usize, u32), b: usize) -> usize {
        let place = self.town[b].place;
        let is_near = r < kind.near;
        let inside = |h: &Neighbourhood| !is_near || h.place == place;
        let first = self.town.iter().position(inside).expect("somebody lives here");
        let count = self.town.iter().filter(|h| inside(h)).count();
        let whose = if is_near { place } else { self.scenario.society.places.len() };
        let word = self.dice.words("society/circle", whose as u64, k as u32, r)[0];
        let c = pick(word, count as u64) as usize;
        first + (c + count - (b - first)) % count
    }

    fn are_tied(&self, kind: &Tie, (k, r): (usize, u32), a: &Person, b: &Person) -> bool {
        let fits = |p: &Person| (kind.ages.0..=kind.ages.1).contains(&p.age);
        if a.index == b.index || !fits(a) || !fits(b) {
            return false;
        }
        let (p, q) = if a.index < b.index { (a, b) } else { (b, a) };
        let index = 64 * r + (q.index % RANKS) as u32;
        let word = self.dice.words("society/tie", p.index, k as u32, index)[0];
        self.chance(kind, p, q).hits(word)
    }

    /// The chance that a pair is tied, the smaller index first.
    fn chance(&self, kind: &Tie, p: &Person, q: &Person) -> Chance {
        let mut chance = kind.base.0;
        let mut times = |factor: Factor| chance = chance * u64::from(factor.0) >> 16;
        if kind.sociable.is_some() {
            times(self.sociable(kind, p));
            times(self.sociable(kind, q));
        }
        if p.sex != q.sex {
            times(kind.other_sex);
        }
        let gap = match p.age.abs_diff(q.age) {
            0..5 => 0,
            5..10 => 1,
            10..20 => 2,
            20..40 => 3,
            _ => 4,
        };
        times(kind.age_gap[gap]);
        if schooling_group(p.schooling) != schooling_group(q.schooling) {
            times(kind.other_schooling);
        }
        Chance(chance)
    }

    fn sociable(&self, kind: &Tie, person: &Person) -> Factor {
        let word = self.dice.words("society/sociable", person.index, 0, 0)[0];
        let value = kind.sociable.as_ref().map_or(FACTOR_ONE, |line| line.at(word));
        Factor(value.min(FACTOR_ONE))
    }

    /// Who meets whom at work in a district.
    fn employ(&self, district: &[Neighbourhood], colleagues: &mut [Vec<u64>]) {
        for firm in self.workplaces(district) {
            let n = firm.len() as u64;
            for p in &firm {
                for q in firm.iter().filter(|q| *q > p) {
                    let met = u64::from(self.scenario.society.meets.colleagues);
                    let chance = Chance(((met << 32) / (n - 1)).min(ONE));
                    let word = self.dice.words("society/colleague", *p, 0, (q - p) as u32)[0];
                    if chance.hits(word) {
                        colleagues[*p as usize].push(*q);
                        colleagues[*q as usize].push(*p);
                    }
                }
            }
        }
    }

    /// The people of each firm of a district: its head and those who work for it.
    fn workplaces(&self, district: &[Neighbourhood]) -> Vec<Vec<u64>> {
        let firms = district.iter().flat_map(|h| h.firms.iter().map(move |f| (h, f)));
        let firms: Vec<(u64, u64)> =
            firms.map(|(h, firm)| (h.persons[firm.head].index, firm.employees)).collect();
        let mut people: Vec<Vec<u64>> = firms.iter().map(|(head, _)| vec![*head]).collect();
        let sum: u64 = firms.iter().map(|(_, weight)| weight).sum();
        for person in district.iter().flat_map(|h| &h.persons).filter(|p| p.job == 1) {
            if sum == 0 {
                continue;
            }
            let at = pick(self.dice.words("society/employer", person.index, 0, 0)[0], sum);
            let mut running = 0;
            let employer = firms.iter().position(|(_, weight)| {
                running += weight;
                running > at
            });
            people[employer.expect("the weights sum to more")].push(person.index);
        }
        people
    }
}

#[cfg(test)]
#[path = "ties_tests.rs"]
mod tests;
