//! The story of one synthetic person, told step by step while the kernels run; and what a story
//! that is told again may leave out.
//!
//! Invariant: where nobody listens nothing is left out, and the compiler removes the question.

use crate::court::judgment;
use crate::desk::Finding;
use crate::entry::Subject;
use crate::money::loan;
use crate::record::{Address, Truth};
use crate::response::ties::Touch;

/// Something that happened to one synthetic person in one arm, for `explain`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub day: u16,
    /// The period in which it was processed.
    pub period: u32,
    /// What happened.
    pub event: Event,
}

/// Where an entry or a listing comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trail {
    /// Whom the record is about: the index of the person, or of the firm's head.
    pub about: u64,
    /// Whether it is about the firm.
    pub firm: bool,
    /// Whether the record is true.
    pub truth: Truth,
    /// The act, or what stands in its place, that everything began with.
    pub root: Address,
}

/// Why a rule for a conduct did not apply to a record of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Miss {
    /// The subject does not have the score.
    NotScored,
    /// The rule was not yet in force.
    NotYet,
    /// It does not hold in this neighbourhood.
    Elsewhere,
    /// Its condition did not hold.
    Condition,
    /// Another rule for the same act weighed more.
    Larger(usize),
}

/// Why a ground of a list did not list somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spared {
    /// The list exempts persons like this.
    Exempt,
    /// The subject was on the list already.
    AlreadyOn,
    /// The chance that such a record leads to a listing did not come true.
    Chance,
}

/// What can be left out when a life is told again, to see what would have come without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Omission {
    /// An act is not done.
    Act(Address),
    /// A record is not put on file.
    Record(Address),
    /// A rule does not exist.
    Rule(usize),
    /// A list does not have a ground: the list and the ground.
    Ground(usize, usize),
    /// A list picks nobody by rank.
    Pick(usize),
    /// Nobody outside sees who is restricted: no news arrives, no restricted ties count.
    Board,
}

/// What can happen to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An act was done.
    Act {
        /// Index of the conduct.
        conduct: usize,
        /// Its quantity, 0 if none.
        quantity: u32,
        /// Its number within subject and period.
        serial: u32,
    },
    /// News of the restriction of somebody tied arrived.
    Ties {
        /// What it was, and what became of the ties.
        touch: Touch,
    },
    /// An act was forgone out of caution.
    Forgone {
        /// Index of the conduct.
        conduct: usize,
    },
    /// A record was made about the person.
    Recorded {
        /// Index of the conduct.
        conduct: usize,
        /// True, misattributed or invented.
        truth: Truth,
        /// The day of entry.
        entry: u16,
        /// Who acted, and which act it was.
        by: Address,
    },
    /// An entry was written.
    Entry {
        /// Index of the rule.
        rule: usize,
        /// Points.
        points: i32,
        /// Band, for direct grading.
        grade: Option<usize>,
        /// First day it counts.
        start: u16,
        /// First day it no longer counts.
        end: u16,
        /// Whether it was doubled for repetition.
        repeated: bool,
        /// Whether it counts nothing because of the lock or the cap.
        muted: bool,
        /// Whether it is for another's act.
        others: bool,
        /// Where it comes from.
        trail: Trail,
    },
    /// The year's sum of a quantity grew: an entry gave way to the next one.
    Replaced {
        /// Index of the rule.
        rule: usize,
        /// Its points.
        points: i32,
        /// The first day on which it counted.
        start: u16,
        /// The first day on which it would no longer have counted.
        end: u16,
    },
    /// A rule for the same conduct that did not apply.
    Missed {
        /// Index of the rule.
        rule: usize,
        /// Why not.
        why: Miss,
    },
    /// A ground of a list that did not list.
    NotListed {
        /// Index of the list.
        list: usize,
        /// Index of the ground.
        ground: usize,
        /// Why not.
        why: Spared,
    },
    /// A listing.
    Listed {
        /// Index of the list.
        list: usize,
        /// Index of the ground; `None` if another list brought it.
        ground: Option<usize>,
        /// When it will end.
        end: u16,
        /// Where it comes from; `None` for a selection by rank.
        trail: Option<Trail>,
        /// Whether it is for another's act.
        others: bool,
    },
    /// An objection was decided in the days that the rules give, where no staff is counted.
    Heard {
        /// Index of the list.
        list: usize,
        /// Whether the error was found.
        upheld: bool,
    },
    /// A listing ended.
    Unlisted {
        /// Index of the list.
        list: usize,
        /// The way off: exit index, or none for the term, or corrected.
        how: Option<usize>,
        /// Whether an error was corrected.
        corrected: bool,
    },
    /// An attempt at a service met a consequence.
    Met {
        /// Index of the consequence.
        consequence: usize,
    },
    /// After a refusal it was tried again, and refused again.
    TriedAgain {
        /// Index of the service.
        service: usize,
        /// How often.
        times: u32,
    },
    /// A service was wanted and not tried, for fear of a refusal.
    StayedAway {
        /// Index of the service.
        service: usize,
    },
    /// A refusal taught the person to expect the next one.
    Learned {
        /// Index of the service.
        service: usize,
    },
    /// A consequence cost money.
    Cost {
        /// Index of the service.
        service: usize,
        /// Yuan.
        yuan: u64,
        /// Arrears after it, in quarters of a month's income.
        arrears: u8,
    },
    /// Income was lost.
    Setback {
        /// For how many months.
        months: u32,
        /// Arrears after it, in quarters of a month's income.
        arrears: u8,
    },
    /// Somebody in arrears asked for a loan.
    Loan {
        /// What came of it.
        answer: loan::Answer,
        /// Arrears after it, in quarters of a month's income.
        arrears: u8,
    },
    /// Somebody was sued.
    Sued {
        /// Index of the conduct.
        conduct: usize,
        /// Whether it was the person who did it.
        truth: Truth,
        /// The day on which the notice of the judgment runs out.
        due: u16,
    },
    /// A judgment fell due.
    Judged {
        /// Index of the conduct that was sued over.
        conduct: usize,
        /// What it came to.
        answer: judgment::Answer,
    },
    /// A judgment was enforced.
    Enforced {
        /// Index of the conduct that was sued over.
        conduct: usize,
    },
    /// Somebody objected to a listing.
    Objected {
        /// Index of the list.
        list: usize,
        /// The first day on which it can be decided.
        ready: u16,
    },
    /// An objection was decided.
    Decided {
        /// Index of the list.
        list: usize,
        /// What was found.
        finding: Finding,
    },
    /// Hope of a return was given up.
    GaveUp,
    /// A grade was bought back: an entry of another rule takes its place.
    Repaired {
        /// Index of the rule of the grade.
        rule: usize,
        /// Index of the rule whose entry replaces it.
        into: usize,
        /// Its points.
        points: i32,
        /// The first day on which it no longer counts.
        end: u16,
    },
    /// An entry ran out.
    Expired {
        /// Index of the rule.
        rule: usize,
    },
    /// Points for how somebody stood at a review, where the band changed.
    Standing {
        /// Index of the rule.
        rule: usize,
        /// Points.
        points: i32,
    },
    /// The review at the end of the period, where the band in a side score changed.
    SideReview {
        /// Index of the side score.
        side: usize,
        /// The score.
        score: i32,
        /// The band.
        band: usize,
        /// The band before.
        before: usize,
    },
    /// Where the person stood in a score at the review at the end of the period.
    Stood {
        /// The number of the score: 0 the main one.
        number: usize,
        /// The score.
        score: i32,
        /// The band.
        band: usize,
    },
    /// The review at the end of the period, where the band changed.
    Review {
        /// The score.
        score: i32,
        /// The band.
        band: usize,
        /// The band before.
        before: usize,
    },
}

/// Whoever listens to what happens.
pub trait Witness {
    /// Whether anybody listens at all; what only a story needs is worked out only then.
    const LISTENS: bool;

    /// Tells what happened to somebody of the chunk on a day.
    fn saw(&mut self, subject: Subject, day: u16, event: Event);

    /// Tells whether something is left out.
    #[inline]
    fn leaves_out(&self, _: Omission) -> bool {
        false
    }
}

/// Nobody listens; the compiler leaves out what would be told.
#[derive(Clone, Copy, Debug)]
pub struct Nobody;

impl Witness for Nobody {
    const LISTENS: bool = false;

    #[inline]
    fn saw(&mut self, _: Subject, _: u16, _: Event) {}
}
