//! One arm's sitting on one chunk in one month: the place where mechanisms meet.

use assize_base::calendar::Day;
use assize_scenario::expr::{Facts, Name};

use crate::board::Board;
use crate::book::Book;
use crate::count::{ArmCounts, Counter, Counts};
use crate::entry::{Entry, Kind, Subject};
use crate::list::colour;
use crate::origin::{ORIGINS, Origin};
use crate::pair::{Lot, What};
use crate::plan::{ArmPlan, Plan};
use crate::record::Record;
use crate::score::{earlier, side};
use crate::society::firm::Firm;
use crate::society::{NEIGHBOURS, Neighbourhood, Person};
use crate::status::Status;
use crate::story::{Event, Witness};

/// Everything that a mechanism may see and change while an arm's month is worked through.
#[derive(Debug)]
pub struct Sitting<'a, 's, W> {
    /// The plan.
    pub plan: &'a Plan<'s>,
    /// The arm.
    pub arm: &'a ArmPlan<'s>,
    /// The period.
    pub period: u32,
    /// The chunk's neighbourhoods.
    pub hoods: &'a [Neighbourhood],
    /// The chunk's book.
    pub book: Book<'a>,
    /// The status of the chunk's persons.
    pub status: &'a mut [Status],
    /// The published lists of the chunk's persons, as bits.
    pub listed: &'a [u8],
    /// The published bands of the chunk's firms, by offset of the head.
    pub firm_bands: &'a [u8],
    /// The published lists of the chunk's firms, by offset of the head, as bits; empty if nothing
    /// asks for them.
    pub firm_listed: &'a [u8],
    /// The published bands of the chunk's persons in the side scores, person by person.
    pub side_bands: &'a [u8],
    /// The arrears of the chunk's persons; empty without money.
    pub arrears: &'a mut [u8],
    /// What everybody could see at the last review.
    pub board: &'a Board,
    /// What befalls persons this month.
    pub lots: &'a mut Vec<Lot>,
    /// What is counted.
    pub counts: &'a mut ArmCounts,
    /// Who listens.
    pub witness: &'a mut W,
}

/// A person or a firm, as conditions see it.
#[derive(Clone, Copy, Debug)]
pub enum Who<'a> {
    /// A person.
    Person(&'a Person),
    /// A firm.
    Firm(Firm),
}

impl Facts for Who<'_> {
    fn get(&self, name: Name) -> i64 {
        match self {
            Who::Person(person) => person.get(name),
            Who::Firm(firm) => firm.get(name),
        }
    }
}

/// A subject with a record, as the conditions of rules see it.
pub struct OnRecord<'a> {
    who: Who<'a>,
    band: i64,
    quantity: Option<(Name, u32)>,
    gravity: i64,
    earlier: i64,
}

impl Facts for OnRecord<'_> {
    fn get(&self, name: Name) -> i64 {
        match (name, self.quantity) {
            (Name::Band, _) => self.band,
            (Name::Gravity, _) => self.gravity,
            (Name::Earlier, _) => self.earlier,
            (_, Some((counted, quantity))) if counted == name => i64::from(quantity),
            _ => self.who.get(name),
        }
    }
}

impl<'a, 's, W: Witness> Sitting<'a, 's, W> {
    /// A person of the chunk.
    #[must_use]
    pub fn person(&self, offset: u16) -> &'a Person {
        &self.hoods[offset as usize / NEIGHBOURS].people()[offset as usize % NEIGHBOURS]
    }

    /// The index of a person in the society.
    #[must_use]
    pub fn index(&self, offset: u16) -> u64 {
        self.hoods[0].first + u64::from(offset)
    }

    /// A subject, as conditions see it.
    #[must_use]
    pub fn who(&self, subject: Subject) -> Who<'a> {
        let person = self.person(subject.offset);
        if subject.firm {
            Who::Firm(self.plan.synthesis.firm(person, self.index(subject.offset)))
        } else {
            Who::Person(person)
        }
    }

    /// The scores that a subject has in the arm, as bits by their numbers (0 the main one).
    #[must_use]
    pub fn scores_of(&self, subject: Subject) -> u8 {
        if subject.firm {
            let score = self.arm.score(true);
            return u8::from(score.is_some_and(|score| score.who.holds(&self.who(subject))));
        }
        let (person, index) = (self.person(subject.offset), self.index(subject.offset));
        self.arm.scores_of(self.plan, person, index)
    }

    /// Tells whether a subject has a score in the arm, by its number (0 the main one).
    #[must_use]
    pub fn has_score(&self, subject: Subject, number: usize) -> bool {
        self.scores_of(subject) >> number & 1 == 1
    }

    /// Tells whether a subject has the main score in the arm.
    #[must_use]
    pub fn is_scored(&self, subject: Subject) -> bool {
        self.has_score(subject, 0)
    }

    /// The published band of a subject in a score, whether the subject has it or not.
    #[must_use]
    pub fn band(&self, subject: Subject, number: usize) -> usize {
        let offset = usize::from(subject.offset);
        if subject.firm {
            return self.firm_bands.get(offset).map_or(0, |band| usize::from(*band));
        }
        let sides = self.arm.policy.side_scores.len();
        side::band(self.side_bands, sides, offset, number, self.status[offset].band())
    }

    /// A subject with a record.
    #[must_use]
    pub fn on_record(&self, record: &Record, gravity: i64) -> OnRecord<'a> {
        let is_scored = !self.arm.has_sides() || self.is_scored(record.subject);
        let band = if is_scored { self.band(record.subject, 0) as i64 } else { 0 };
        let quantity = self.plan.conduct(record.conduct as usize).quantity.as_ref();
        OnRecord {
            who: self.who(record.subject),
            band,
            quantity: quantity.map(|q| (q.name, record.quantity)),
            gravity,
            earlier: if self.arm.asks_earlier { earlier::count(self, record) } else { 0 },
        }
    }

    /// The counts of a subject's kind.
    pub fn counts_of(&mut self, subject: Subject) -> &mut Counts {
        if subject.firm { &mut self.counts.firms } else { &mut self.counts.persons }
    }

    /// Counts something of a subject.
    pub fn count(&mut self, subject: Subject, counter: usize, n: i64) {
        let cell = if subject.firm { 0 } else { self.person(subject.offset).cell() };
        let period = self.period;
        self.counts_of(subject).add(cell, period, counter, n);
    }

    /// Counts a detriment that an element of the policy made, with what it rests on, and notes it
    /// for caution.
    pub fn count_detriment(
        &mut self,
        subject: Subject,
        counter: Counter,
        origin: Origin,
        element: usize,
    ) {
        self.count_detriments(subject, counter, origin, (element, 1));
        if !subject.firm {
            self.status[subject.offset as usize].hurt();
        }
    }

    /// Counts so many detriments of an element, with what they rest on.
    pub fn count_detriments(
        &mut self,
        subject: Subject,
        counter: Counter,
        origin: Origin,
        (element, n): (usize, u8),
    ) {
        self.count(subject, counter as usize, i64::from(n));
        for (yes, cause) in [
            (origin.wrongly(), Counter::Wrongful),
            (origin.spilled(), Counter::Spillover),
            (origin.protected(), Counter::Protected),
        ] {
            if yes {
                self.count(subject, cause as usize, i64::from(n));
            }
        }
        if !subject.firm {
            self.counts.chain[element * ORIGINS + origin.number()] += i64::from(n);
            self.note(subject, What::Burden(origin.heading(), n));
        }
    }

    /// Notes what befell a person, for the comparison with the first arm.
    pub fn note(&mut self, person: Subject, what: What) {
        if self.plan.arms.len() > 1 {
            self.lots.push(Lot { offset: person.offset, what });
        }
    }

    /// Writes an entry of a rule, or a case, and counts it.
    pub fn write(&mut self, entry: Entry) {
        match entry.kind() {
            Kind::Points => self.count_points(entry, i32::from(entry.points)),
            Kind::Grade => {
                let origin = Origin::of(entry.ground());
                let rule = usize::from(entry.rule);
                self.count_detriment(entry.subject(), Counter::Grades, origin, rule);
            }
            Kind::Listing => unreachable!("a listing is written with its ground: {entry:?}"),
            Kind::Marker | Kind::Case => {}
        }
        self.book.write(entry);
    }

    /// Writes a listing, and counts it by its ground, if it has one.
    pub fn write_listing(&mut self, entry: Entry, ground: Option<usize>) {
        colour::count(self, &entry, ground);
        self.book.write(entry);
    }

    /// Counts points gained or lost by an entry.
    pub fn count_points(&mut self, entry: Entry, points: i32) {
        let subject = entry.subject();
        if points < 0 {
            let (origin, rule) = (Origin::of(entry.ground()), usize::from(entry.rule));
            self.count_detriment(subject, Counter::Minuses, origin, rule);
            self.count(subject, Counter::PointsLost as usize, -i64::from(points));
        } else if points > 0 {
            self.count(subject, Counter::Pluses as usize, 1);
            self.count(subject, Counter::PointsGained as usize, i64::from(points));
        }
    }

    /// Tells the witness.
    pub fn tell(&mut self, subject: Subject, day: Day, event: Event) {
        self.witness.saw(subject, day, event);
    }
}
