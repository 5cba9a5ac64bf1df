//! The story of one synthetic person, told step by step while the kernels run.

use crate::court::judgment;
use crate::desk::Finding;
use crate::entry::Subject;
use crate::money::loan;
use crate::record::Truth;
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

/// What can happen to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An act was done.
    Act {
        /// Index of the conduct.
        conduct: usize,
        /// Its quantity, 0 if none.
        quantity: u32,
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
    },
    /// A rule for the same conduct that did not apply (its condition or a larger rule).
    Missed {
        /// Index of the rule.
        rule: usize,
    },
    /// A listing.
    Listed {
        /// Index of the list.
        list: usize,
        /// Index of the ground; `None` if another list brought it.
        ground: Option<usize>,
        /// When it will end.
        end: u16,
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
    /// Tells what happened to somebody of the chunk on a day.
    fn saw(&mut self, subject: Subject, day: u16, event: Event);
}

/// Nobody listens; the compiler leaves out what would be told.
#[derive(Clone, Copy, Debug)]
pub struct Nobody;

impl Witness for Nobody {
    #[inline]
    fn saw(&mut self, _: Subject, _: u16, _: Event) {}
}
