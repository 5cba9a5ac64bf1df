//! Sections 4, 10 and 13: whom a scheme restrains, who plays it, who gives up, and how caution moves.

use std::collections::BTreeSet;

use assize_base::quantity::{Chance, ONE, Rate};
use assize_model::count::Counter;
use assize_scenario::catalogue::{Conduct, Polarity, Profile, Subject};
use assize_scenario::policy::{Award, Policy, Rule};

use crate::count::Tally;
use crate::state::{Holder, Life};
use crate::ties::Bond;

/// The most steps of caution.
const CAUTION_MOST: u32 = 15;

/// What of ties a person learns at the end of a period.
#[derive(Clone, Copy, Debug, Default)]
struct News {
    is_touched: bool,
    is_heard: bool,
}

/// Tells whether a policy can do anything to anybody: a black list, a grade, points other than 0, or
/// points as long as they are due.
pub(crate) fn restrains(policy: &Policy) -> bool {
    let bites = |award: &Award| match award {
        Award::Grade { .. } => true,
        _ => points_of(award).iter().any(|points| *points != 0),
    };
    let can_move = |rule: &Rule| rule.holds.standing.is_some() || bites(&rule.award);
    policy.lists.iter().any(|list| !list.manner.red) || policy.rules.iter().any(can_move)
}

/// The points that bound an award.
fn points_of(award: &Award) -> Vec<i32> {
    match award {
        Award::Points(n) => vec![*n],
        Award::Span(a, b) => vec![*a, *b],
        Award::Choice(list) => list.clone(),
        Award::Grade { .. } => Vec::new(),
    }
}

impl Life<'_> {
    /// Tells whether anybody in this arm has a reason to behave differently.
    pub(crate) fn has_restraint(&self) -> bool {
        restrains(self.policy)
    }

    /// A chance that differs between persons, cut at one.
    pub(crate) fn scaled_chance(&self, chance: Chance, by: &Profile, holder: Holder) -> Chance {
        Chance(by.scale(Rate(chance.0), self.facts(holder)).0.min(ONE))
    }

    pub(crate) fn is_aware(&self, person: Holder) -> bool {
        let society = &self.scenario.society;
        let word = self.dice.words("response/aware", self.index(person), 0, 0)[0];
        self.scaled_chance(society.response.aware, &society.reaction.aware_by, person).hits(word)
    }

    fn accepts(&self, person: Holder) -> bool {
        let Some(acceptance) = &self.scenario.society.reaction.acceptance else { return true };
        let word = self.dice.words("response/accept", self.index(person), 0, 0)[0];
        self.scaled_chance(acceptance.share, &acceptance.by, person).hits(word)
    }

    /// Tells whether somebody who has such a mark forgoes an act of a conduct.
    pub(crate) fn forgoes(&self, actor: Holder, conduct: &Conduct, mark: u32) -> bool {
        let Holder::Person(rank) = actor else { return false };
        self.has_restraint()
            && self.here.persons[rank].is_adult()
            && self.is_aware(actor)
            && u64::from(mark) < self.restraint(actor, conduct)
    }

    /// The share of such acts that an aware adult forgoes, in units of 2^-32.
    fn restraint(&self, person: Holder, conduct: &Conduct) -> u64 {
        let caution = u64::from(self.file_of(person).caution);
        let steps = self.scenario.society.response.step.0 * caution;
        if conduct.polarity == Polarity::Harm && !conduct.lawful {
            if self.file_of(person).has_given_up {
                return 0;
            }
            let base = if self.is_burdened(conduct) { self.deterrence() } else { 0 };
            return (base + steps).min(ONE);
        }
        if conduct.right.is_none() {
            return 0;
        }
        let base = if self.is_burdened(conduct) { self.chill(person) } else { 0 };
        (base + steps).min(ONE)
    }

    /// Tells whether the policy can count such conduct against a person.
    fn is_burdened(&self, conduct: &Conduct) -> bool {
        let conducts = &self.scenario.catalogue.conducts;
        let at = conducts.iter().position(|c| c.id == conduct.id);
        let takes = |rule: &Rule| match rule.award {
            Award::Grade { band, .. } => {
                let score = self.policy.score(Subject::Person, rule.holds.score);
                score.is_some_and(|score| band > score.default_band)
            }
            _ => points_of(&rule.award).iter().any(|points| *points < 0),
        };
        let mut rules = self.policy.rules.iter().filter(|r| r.subject == Subject::Person);
        let mut black = self.policy.lists.iter().filter(|list| !list.manner.red);
        rules.any(|rule| rule.conduct == at && takes(rule))
            || black.any(|list| list.grounds.iter().any(|g| Some(g.conduct) == at))
    }

    /// Deterrence after so many periods of getting used to the scheme.
    fn deterrence(&self) -> u64 {
        let society = &self.scenario.society;
        let mut deterrence = society.response.deterrence.0;
        for _ in 0..self.period {
            deterrence -= deterrence * society.reaction.habituation.0 >> 32;
        }
        deterrence
    }

    fn chill(&self, person: Holder) -> u64 {
        let society = &self.scenario.society;
        match &society.reaction.acceptance {
            Some(acceptance) if !self.accepts(person) => {
                society.response.chill.0 * u64::from(acceptance.opponents.0) >> 16
            }
            _ => society.response.chill.0,
        }
    }

    /// Tells whether somebody does cheap merits for the points.
    pub(crate) fn games(&self, actor: Holder, conduct: usize) -> bool {
        let Holder::Person(_) = actor else { return false };
        let pays = self.policy.rules.iter().any(|rule| {
            rule.subject == Subject::Person
                && rule.conduct == Some(conduct)
                && points_of(&rule.award).iter().any(|points| *points > 0)
        });
        let word = self.dice.words("response/game", self.index(actor), 0, 0)[0];
        self.has_restraint()
            && pays
            && self.is_aware(actor)
            && !self.file_of(actor).has_given_up
            && self.scenario.society.reaction.games.hits(word)
    }

    /// Whoever has been down for long may give up hope at a review.
    pub(crate) fn lose_hope(&mut self, person: Holder, since: u16, tally: &mut Tally) {
        let Some((months, chance)) = self.scenario.society.reaction.gives_up else { return };
        let days = u32::from(self.calendar.review_day(self.period) - since);
        let word = self.dice.words("response/give-up", self.index(person), self.period, 0)[0];
        let is_over = days >= 30 * months && !self.file_of(person).has_given_up;
        if self.has_restraint() && is_over && chance.hits(word) {
            self.file(person).has_given_up = true;
            self.count(tally, person, Counter::GaveUp, 1);
        }
    }

    /// Caution grows by what happened to the person and the person's ties, or fades.
    pub(crate) fn change_caution(&mut self, newly: &BTreeSet<u64>, tally: &mut Tally) {
        if !self.has_restraint() {
            return;
        }
        let society = &self.scenario.society;
        for rank in 0..self.here.persons.len() {
            let person = Holder::Person(rank);
            let news = self.news(rank, newly, tally);
            let word = self.dice.words("response/fade", self.index(person), self.period, 0)[0];
            let ties = u32::from(society.reaction.tie_steps);
            let file = self.file(person);
            let is_hurt = std::mem::take(&mut file.is_hurt);
            let is_touched = news.is_touched && ties > 0;
            if is_hurt || is_touched || news.is_heard {
                let own = if is_hurt { u32::from(society.response.steps_gained) } else { 0 };
                let others = if is_touched { ties } else { 0 };
                file.caution =
                    (file.caution + own + others + u32::from(news.is_heard)).min(CAUTION_MOST);
            } else if file.caution > 0 && society.response.fading.hits(word) {
                file.caution -= 1;
            }
        }
    }

    /// What an adult learns of others' falls; friends who are dropped are counted.
    fn news(&self, rank: usize, newly: &BTreeSet<u64>, tally: &mut Tally) -> News {
        let me = &self.here.persons[rank];
        if !me.is_adult() {
            return News::default();
        }
        let fell =
            |ranks: Vec<usize>| ranks.iter().any(|r| newly.contains(&self.here.persons[*r].index));
        let colleagues = &self.ties.colleagues[me.index as usize];
        let is_near =
            fell(self.here.household(rank)) || colleagues.iter().any(|other| newly.contains(other));
        let mut news = News { is_touched: is_near, is_heard: false };
        let bonds = &self.ties.bonds[me.index as usize];
        for bond in bonds.iter().filter(|bond| newly.contains(&bond.other)) {
            if self.scenario.society.ties[bond.kind].wide {
                news.is_heard |= self.hears(me.index, bond);
            } else {
                news.is_touched = true;
                self.strain_tie(rank, bond, tally);
            }
        }
        news
    }

    fn hears(&self, me: u64, bond: &Bond) -> bool {
        let word = self.dice.words("response/rumour", me, self.period, bond.index())[0];
        self.scenario.society.reaction.rumour.hits(word)
    }

    /// A friend who has fallen is dropped, or not.
    fn strain_tie(&self, rank: usize, bond: &Bond, tally: &mut Tally) {
        if !self.scenario.society.ties[bond.kind].can_be_dropped {
            return;
        }
        let me = Holder::Person(rank);
        self.count(tally, me, Counter::TiesStrained, 1);
        let word = self.dice.words("response/drop", self.index(me), self.period, bond.index())[0];
        if self.is_aware(me) && self.accepts(me) && self.scenario.society.reaction.drops.hits(word)
        {
            self.count(tally, me, Counter::TiesDropped, 1);
        }
    }
}
