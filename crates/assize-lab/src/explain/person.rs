//! Who a synthetic person is, and who lives around.

use std::collections::BTreeMap;

use assize_base::calendar::Day;
use assize_base::vocabulary::{Attribute, JOBS, POSTS, SCHOOLING};
use assize_engine::{Archive, Event, Lives, Step};
use assize_model::record::Address;
use assize_model::society::{NEIGHBOURS, Neighbourhood, Person};
use assize_scenario::Scenario;
use assize_scenario::expr::{Facts, Name};

/// A person with the neighbourhood: who is tied to whom, and everybody's life there.
pub(super) struct Around {
    hood: Neighbourhood,
    /// The rank of the person in it.
    rank: usize,
    /// The lives of all persons in it.
    lives: Vec<Lives>,
}

/// What a record is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noted {
    pub(super) conduct: usize,
    pub(super) entry: Day,
}

impl Around {
    pub(super) fn of(archive: &Archive<'_>, person: u64) -> Around {
        let mut hood = Neighbourhood::empty();
        hood.synthesise(&archive.plan().synthesis, person / NEIGHBOURS as u64);
        let rank = (person % NEIGHBOURS as u64) as usize;
        Around { hood, rank, lives: archive.neighbourhood_of(person) }
    }

    pub(super) fn being(&self) -> &Person {
        &self.hood.people()[self.rank]
    }

    pub(super) fn person(&self) -> u64 {
        self.hood.first + self.rank as u64
    }

    /// The person's own life: by arm, what happened until the last day of the run.
    pub(super) fn own(&self) -> &Lives {
        &self.lives[self.rank]
    }

    /// The steps of everybody in an arm, with the number of each person.
    pub(super) fn everybody(&self, arm: usize) -> impl Iterator<Item = (u64, &Step)> {
        let numbered = (self.hood.first..).zip(&self.lives);
        numbered.flat_map(move |(person, lives)| lives[arm].iter().map(move |step| (person, step)))
    }

    /// The records of an arm about anybody here, by the act that they go back to.
    pub(super) fn records(&self, arm: usize) -> BTreeMap<Address, Noted> {
        let noted = |step: &Step| match step.event {
            Event::Recorded { conduct, entry, by, .. } => Some((by, Noted { conduct, entry })),
            _ => None,
        };
        self.everybody(arm).filter_map(|(_, step)| noted(step)).collect()
    }

    /// Who else lives in the household, in words.
    pub(super) fn household(&self) -> Vec<String> {
        let others = self.hood.households.others(self.rank);
        let words = |other: usize| {
            let number = self.hood.first + other as u64;
            format!("{}: {}, number {number}", self.relation(other), short(self.at(other)))
        };
        others.map(words).collect()
    }

    fn at(&self, rank: usize) -> &Person {
        &self.hood.people()[rank]
    }

    fn relation(&self, other: usize) -> &'static str {
        let (households, of) = (&self.hood.households, self.rank);
        if households.spouse(of) == Some(other) {
            "spouse"
        } else if households.is_parent(other, of) {
            "parent"
        } else if households.is_parent(of, other) {
            "child"
        } else {
            "in the household"
        }
    }

    /// Somebody of the neighbourhood as seen from the person: `the spouse (number 12)`.
    pub(super) fn whom(&self, somebody: u64) -> String {
        let rank = (somebody % NEIGHBOURS as u64) as usize;
        let is_here = somebody / NEIGHBOURS as u64 == self.hood.first / NEIGHBOURS as u64;
        if !is_here || rank == self.rank || rank >= self.hood.people().len() {
            return "somebody else".to_owned();
        }
        let near = self.hood.households.others(self.rank).any(|other| other == rank);
        let whom = match if near { self.relation(rank) } else { "" } {
            "" => format!("somebody else of the neighbourhood, a {}", short(self.at(rank))),
            "in the household" => format!("a {} of the household", short(self.at(rank))),
            "spouse" => "the spouse".to_owned(),
            relation => format!("a {relation}"),
        };
        format!("{whom} (number {somebody})")
    }

    /// Who the person is, in words.
    pub(super) fn who(&self, scenario: &Scenario) -> String {
        let person = self.being();
        let at = |name| person.get(name) as usize;
        let label = |a: Attribute, name| a.labels()[at(name)];
        let mut words = vec![
            short(person),
            format!(
                "{} in {}",
                label(Attribute::Settlement, Name::Settlement),
                scenario.society.provinces[at(Name::Province)]
            ),
            format!("{} fifth of income", label(Attribute::Income, Name::Income)),
            format!("schooling {}", SCHOOLING[at(Name::Schooling)]),
            match JOBS[at(Name::Job)] {
                "none" => "no job".to_owned(),
                "head" => "heads a firm".to_owned(),
                other => other.to_owned(),
            },
            label(Attribute::Migrant, Name::Migrant).to_owned(),
        ];
        if at(Name::Post) > 0 {
            words.push(POSTS[at(Name::Post)].to_owned());
        }
        if at(Name::Party) == 1 {
            words.push("party member".to_owned());
        }
        words.join(", ")
    }
}

fn short(person: &Person) -> String {
    let sex = match (person.sex(), person.is_adult()) {
        (0, true) => "man",
        (0, false) => "boy",
        (_, true) => "woman",
        (_, false) => "girl",
    };
    format!("{sex} of {}", person.age())
}
