//! The synthetic society: persons, households and firms computed from tables, seed and index.
//!
//! Nothing here is stored between periods, and nothing here can be given from outside: a
//! [`Person`] comes out of [`Neighbourhood::synthesise`] and from nowhere else. Ties outside the
//! household are functions of indices too: [`tie`], [`workplace`] and [`school`].

pub mod district;
pub mod firm;
pub mod fit;
pub mod household;
pub mod person;
pub mod place;
pub mod school;
pub mod tie;
pub mod workplace;

use assize_base::draw::{Key, LANES, Stream};
use assize_base::spec::Draw;
use assize_scenario::society::Society;

pub use household::Households;
pub use person::{Glance, Person};
pub use place::Places;
pub use tie::Circles;

/// Persons in a neighbourhood: the unit in which society is computed.
pub const NEIGHBOURS: usize = 64;

pub(crate) const TRAITS: Stream = Stream::named("society/traits");
pub(crate) const HOUSEHOLD: Stream = Stream::named("society/household");
pub(crate) const FIRM: Stream = Stream::named("society/firm");
pub(crate) const CIRCLE: Stream = Stream::named("society/circle");
pub(crate) const TURN: Stream = Stream::named("society/turn");
pub(crate) const TIE: Stream = Stream::named("society/tie");
pub(crate) const SOCIABLE: Stream = Stream::named("society/sociable");
pub(crate) const EMPLOYER: Stream = Stream::named("society/employer");
pub(crate) const COLLEAGUE: Stream = Stream::named("society/colleague");
pub(crate) const CLASSMATE: Stream = Stream::named("society/classmate");

/// What is drawn to make a society.
pub(crate) const DRAWN: &[Draw] = &[
    Draw {
        stream: "society/traits",
        what: "Age, sex, schooling, migration, work, party and post.",
        law: "categorical by the counts and weights of the tables; Bernoulli by the shares",
        address: "person, block of four words",
    },
    Draw {
        stream: "society/household",
        what: "Sizes of households, and the income fifth of each.",
        law: "categorical by weights; sizes again until they fill the neighbourhood, 20 times at most",
        address: "neighbourhood and rank of the household, attempt, sizes or income",
    },
    Draw {
        stream: "society/firm",
        what: "How many employees a firm has.",
        law: "categorical over the classes of firms; uniform within the class",
        address: "head of the firm",
    },
    Draw {
        stream: "society/circle",
        what: "Which neighbourhoods a circle joins.",
        law: "uniform over the neighbourhoods of the place or of the region",
        address: "place, kind of tie, circle",
    },
    Draw {
        stream: "society/turn",
        what: "Who in one neighbourhood is the candidate of whom in the other.",
        law: "uniform over 64",
        address: "neighbourhood, kind of tie, circle",
    },
    Draw {
        stream: "society/tie",
        what: "Whether two candidates are tied.",
        law: "Bernoulli, the base chance times the factors of likeness and sociability",
        address: "the first of the two persons, kind of tie, circle and rank of the other",
    },
    Draw {
        stream: "society/sociable",
        what: "How sociable somebody is.",
        law: "by the broken line of the tie, once for a lifetime",
        address: "person",
    },
    Draw {
        stream: "society/employer",
        what: "For whom somebody works.",
        law: "categorical over the firms of the district, by their employees",
        address: "person",
    },
    Draw {
        stream: "society/colleague",
        what: "Which two people of a firm meet every week.",
        law: "Bernoulli, colleagues over the size of the firm",
        address: "the first of the two persons, distance to the other",
    },
    Draw {
        stream: "society/classmate",
        what: "Which two pupils of the same age and district meet every week.",
        law: "Bernoulli, classmates over the size of the class",
        address: "the first of the two persons, distance to the other",
    },
];

/// The society of one replicate, ready to compute any neighbourhood.
#[derive(Clone, Debug)]
pub struct Synthesis<'s> {
    society: &'s Society,
    places: Places,
    persons: u64,
    traits: Key,
    household: Key,
    firm: Key,
    employer: Key,
    colleague: Key,
    classmate: Key,
    circles: Circles,
    household_weights: u64,
}

impl<'s> Synthesis<'s> {
    /// Prepares the society of a replicate.
    #[must_use]
    pub fn new(society: &'s Society, persons: u64, seed: u64, replicate: u32) -> Synthesis<'s> {
        let places = Places::new(&society.places, persons.div_ceil(NEIGHBOURS as u64));
        Synthesis {
            society,
            circles: Circles::new(&society.ties, &places, seed, replicate),
            places,
            persons,
            traits: Key::new(seed, replicate, TRAITS),
            household: Key::new(seed, replicate, HOUSEHOLD),
            firm: Key::new(seed, replicate, FIRM),
            employer: Key::new(seed, replicate, EMPLOYER),
            colleague: Key::new(seed, replicate, COLLEAGUE),
            classmate: Key::new(seed, replicate, CLASSMATE),
            household_weights: society.household_sizes.iter().map(|w| u64::from(*w)).sum(),
        }
    }

    /// The number of neighbourhoods.
    #[must_use]
    pub fn neighbourhoods(&self) -> u64 {
        self.persons.div_ceil(NEIGHBOURS as u64)
    }

    /// The number of persons.
    #[must_use]
    pub fn persons(&self) -> u64 {
        self.persons
    }

    /// The places of the region.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// The circles of the society's ties.
    #[must_use]
    pub fn circles(&self) -> &Circles {
        &self.circles
    }
}

/// One neighbourhood, computed.
#[derive(Clone, Debug)]
pub struct Neighbourhood {
    /// The index of its first person.
    pub first: u64,
    /// Its persons; only the first [`Neighbourhood::n`] exist.
    people: [Person; NEIGHBOURS],
    /// How many there are.
    n: usize,
    /// Who lives with whom.
    pub households: Households,
}

impl Neighbourhood {
    /// An empty neighbourhood, to be filled.
    #[must_use]
    pub fn empty() -> Neighbourhood {
        Neighbourhood {
            first: 0,
            people: [Person::NOBODY; NEIGHBOURS],
            n: 0,
            households: Households::empty(),
        }
    }

    /// Computes a neighbourhood.
    pub fn synthesise(&mut self, synthesis: &Synthesis<'_>, index: u64) {
        self.first = index * NEIGHBOURS as u64;
        self.n = (synthesis.persons - self.first).min(NEIGHBOURS as u64) as usize;
        let place = synthesis.places.of(index);
        let people = &mut self.people[..self.n];
        for (group, some) in people.chunks_mut(LANES).enumerate() {
            person::synthesise(synthesis, place, self.first + (group * LANES) as u64, some);
        }
        household::assemble(synthesis, index, people, &mut self.households);
        for (group, some) in people.chunks_mut(LANES).enumerate() {
            person::take_posts(synthesis, self.first + (group * LANES) as u64, some);
        }
    }

    /// Its persons.
    #[must_use]
    pub fn people(&self) -> &[Person] {
        &self.people[..self.n]
    }

    /// Its size.
    #[must_use]
    pub fn n(&self) -> usize {
        self.n
    }
}
