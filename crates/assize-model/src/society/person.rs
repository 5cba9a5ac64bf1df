//! One synthetic person: age, sex, place, schooling, income, work.
//!
//! Invariant: the fields are private and there is no way to make a [`Person`] but to compute one
//! from tables, seed and index. That is how "no real person" is kept by types.

use assize_base::draw::LANES;
use assize_base::spec::{Param, Spec};
use assize_base::vocabulary::{age_band, cell, schooling_group};
use assize_scenario::expr::{Facts, Name};

use super::place::Ready;
use super::{NEIGHBOURS, Synthesis};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "persons",
    phase: "synthesise",
    summary: "Persons come out of tables of people by place, age, sex and schooling, and of shares.",
    params: &[
        Param { name: "city", unit: "share of migrants", range: "0 to 1" },
        Param { name: "town", unit: "share of migrants", range: "0 to 1" },
        Param { name: "village", unit: "share of migrants", range: "0 to 1" },
        Param { name: "male", unit: "share with a job, by age band", range: "0 to 1" },
        Param { name: "female", unit: "share with a job, by age band", range: "0 to 1" },
        Param { name: "heads", unit: "share of those with a job", range: "0 to 1" },
        Param { name: "share", unit: "share of party members, or of a post", range: "0 to 1" },
    ],
    state: &[],
    streams: &["society/traits"],
    rights: &[],
};

/// A person of the synthetic society.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    age: u8,
    sex: u8,
    settlement: u8,
    province: u8,
    schooling: u8,
    income: u8,
    migrant: u8,
    job: u8,
    post: u8,
    party: u8,
}

/// The job of those who work for somebody else.
pub(super) const EMPLOYEE: u8 = 1;

/// The job of those who head a firm of their own.
pub(super) const HEAD: u8 = 2;

impl Person {
    /// The filling of a neighbourhood before it is computed.
    pub(crate) const NOBODY: Person = Person {
        age: 0,
        sex: 0,
        settlement: 0,
        province: 0,
        schooling: 0,
        income: 0,
        migrant: 0,
        job: 0,
        post: 0,
        party: 0,
    };

    /// Age in whole years.
    #[must_use]
    pub fn age(&self) -> u8 {
        self.age
    }

    /// 0 male, 1 female.
    #[must_use]
    pub fn sex(&self) -> u8 {
        self.sex
    }

    /// Tells whether the person is 18 or more.
    #[must_use]
    pub fn is_adult(&self) -> bool {
        self.age >= 18
    }

    /// Tells whether the person heads a firm.
    #[must_use]
    pub fn is_head(&self) -> bool {
        self.job == HEAD
    }

    /// None, employee or head, as an index into the vocabulary.
    #[must_use]
    pub(super) fn job(&self) -> u8 {
        self.job
    }

    /// The income fifth, 0 the poorest.
    #[must_use]
    pub fn income(&self) -> u8 {
        self.income
    }

    /// The group cell.
    #[must_use]
    pub fn cell(&self) -> usize {
        cell([
            self.sex,
            age_band(self.age),
            self.settlement,
            self.income,
            schooling_group(self.schooling),
            self.migrant,
        ])
    }

    /// Gives the household's income fifth; only the assembly of households does so.
    pub(super) fn set_income(&mut self, fifth: u8) {
        self.income = fifth;
    }
}

/// What can be seen of a person without computing the neighbourhood: all that ties ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    index: u64,
    age: u8,
    sex: u8,
    schooling_group: u8,
}

impl Glance {
    /// The glance at a person who is computed already.
    #[must_use]
    pub fn of(index: u64, person: &Person) -> Glance {
        Glance {
            index,
            age: person.age,
            sex: person.sex,
            schooling_group: schooling_group(person.schooling),
        }
    }

    /// The person's index in the society.
    #[must_use]
    pub fn index(&self) -> u64 {
        self.index
    }

    /// Age in whole years.
    #[must_use]
    pub fn age(&self) -> u8 {
        self.age
    }

    /// 0 male, 1 female.
    #[must_use]
    pub fn sex(&self) -> u8 {
        self.sex
    }

    /// The coarse schooling group.
    #[must_use]
    pub fn schooling_group(&self) -> u8 {
        self.schooling_group
    }
}

impl Synthesis<'_> {
    /// Looks at somebody anywhere in the society: one draw.
    #[must_use]
    pub fn glance(&self, index: u64) -> Glance {
        let place = self.places.of(index / NEIGHBOURS as u64);
        let (age, sex, schooling) = appearance(place, self.traits.words(index, 0, 0));
        Glance { index, age, sex, schooling_group: schooling_group(schooling) }
    }

    /// Ages and jobs of neighbouring persons of one place, without their households.
    pub(super) fn ages_and_jobs(&self, first: u64, ages: &mut [u8], jobs: &mut [u8]) {
        let place = self.places.of(first / NEIGHBOURS as u64);
        let a = self.traits.words_of_many(first, 0, 0);
        let b = self.traits.words_of_many(first, 0, 1);
        for (lane, (age, at_work)) in ages.iter_mut().zip(jobs).enumerate() {
            let words = |of: &[[u32; LANES]; 4]| std::array::from_fn(|i| of[i][lane]);
            let (years, sex, _) = appearance(place, words(&a));
            *age = years;
            *at_work = job(self, years, sex, words(&b));
        }
    }
}

impl Facts for Person {
    #[inline]
    fn get(&self, name: Name) -> i64 {
        i64::from(match name {
            Name::Age => self.age,
            Name::Sex => self.sex,
            Name::Settlement => self.settlement,
            Name::Province => self.province,
            Name::Schooling => self.schooling,
            Name::Income => self.income,
            Name::Job => self.job,
            Name::Post => self.post,
            Name::Party => self.party,
            Name::Migrant => self.migrant,
            _ => return 0,
        })
    }
}

/// Computes neighbouring persons; income comes with the household, the post last.
pub(super) fn synthesise(
    synthesis: &Synthesis<'_>,
    place: &Ready,
    first: u64,
    people: &mut [Person],
) {
    let a = synthesis.traits.words_of_many(first, 0, 0);
    let b = synthesis.traits.words_of_many(first, 0, 1);
    for (lane, person) in people.iter_mut().enumerate() {
        let words = |of: &[[u32; LANES]; 4]| std::array::from_fn(|i| of[i][lane]);
        *person = one(synthesis, place, words(&a), words(&b));
    }
}

/// Age, sex and schooling from the first words of the address.
#[inline]
fn appearance(place: &Ready, a: [u32; 4]) -> (u8, u8, u8) {
    let (band, sex) = place.age_sex(u64::from(a[0]) << 32 | u64::from(a[1]));
    let age = 5 * band + assize_base::quantity::pick(a[2], 5) as u8;
    let schooling = match age {
        0..6 => 0,
        6..12 => 1,
        12..15 => 2,
        _ => place.adult_schooling(sex, a[3]),
    };
    (age, sex, schooling)
}

/// Computes a person from the words of the address.
fn one(synthesis: &Synthesis<'_>, place: &Ready, a: [u32; 4], b: [u32; 4]) -> Person {
    let (age, sex, schooling) = appearance(place, a);
    let society = synthesis.society;
    Person {
        age,
        sex,
        settlement: place.settlement,
        province: place.province,
        schooling,
        migrant: u8::from(society.migrant[place.settlement as usize].hits(b[0])),
        job: job(synthesis, age, sex, b),
        party: u8::from(age >= 18 && society.party.hits(b[3])),
        ..Person::NOBODY
    }
}

/// None, employee or head.
fn job(synthesis: &Synthesis<'_>, age: u8, sex: u8, b: [u32; 4]) -> u8 {
    let society = synthesis.society;
    if age < 15 || !society.employed[age_band(age) as usize][sex as usize].hits(b[1]) {
        return 0;
    }
    if society.heads.hits(b[2]) { HEAD } else { EMPLOYEE }
}

/// Gives adults the first post whose share and condition fit.
pub(super) fn take_posts(synthesis: &Synthesis<'_>, first: u64, people: &mut [Person]) {
    let mut words = [[0; LANES]; 4];
    for (i, post) in synthesis.society.posts.iter().enumerate() {
        if i % 4 == 0 {
            words = synthesis.traits.words_of_many(first, 0, 2 + (i / 4) as u32);
        }
        for (lane, person) in people.iter_mut().enumerate() {
            let is_free = person.post == 0 && person.is_adult();
            if is_free && post.share.hits(words[i % 4][lane]) && post.who.holds(person) {
                person.post = post.post;
            }
        }
    }
}
