//! Section 15, review with staff: objections to a listing wait for those who decide.

use assize_base::calendar::Day;
use assize_base::quantity::pick;
use assize_model::count::Counter;
use assize_model::record::Truth;
use assize_scenario::catalogue::Subject;

use crate::Notice;
use crate::count::Tally;
use crate::court::served;
use crate::records::Record;
use crate::redress::Stage;
use crate::state::{Holder, Leaving, Life, What};

/// What the staff will find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Stands,
    FoundAtOnce,
    FoundOnAppeal,
}

/// An objection to a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Objection {
    pub list: usize,
    /// The day from which it can be decided.
    pub ready: Day,
    pub outcome: Outcome,
    /// What stands behind the listing.
    pub truth: Truth,
}

impl Life<'_> {
    /// Objects to a listing that was just written, where a staff decides on that.
    pub(crate) fn object(&mut self, record: &Record, list: usize, tally: &mut Tally) {
        let Some(review) = self.policy.lists[list].review else { return };
        let Some(staff) = review.staff else { return };
        let q = self.list_words(record, list, ("list/review", "list/firm-review"));
        let z = self.list_words(record, list, ("list/appeal", "list/firm-appeal"));
        let is_true = record.truth == Truth::True;
        let asks = if is_true { staff.asks_rightly } else { review.asks };
        if !asks.hits(q[0]) {
            return;
        }
        let (from, to) = review.notice;
        let asked = from + pick(q[1], u64::from(to - from) + 1) as u32;
        let on_appeal = review.appeals.hits(q[3]) && review.second_finds.hits(z[0]);
        let outcome = match () {
            () if is_true => Outcome::Stands,
            () if review.first_finds.hits(q[2]) => Outcome::FoundAtOnce,
            () if on_appeal => Outcome::FoundOnAppeal,
            () => Outcome::Stands,
        };
        let ready = self.calendar.plus_days(record.entry_day, asked + review.first_days);
        self.count(tally, record.holder, Counter::ReviewsAsked, 1);
        self.redress(record.holder, list, record.truth, Stage::Objected, tally);
        let truth = record.truth;
        self.file(record.holder).objections.push(Objection { list, ready, outcome, truth });
    }

    /// Decides some of the objections that were ready at the last review.
    pub(crate) fn decide_objections(&mut self, notice: &Notice, tally: &mut Tally) {
        if self.period == 0 {
            return;
        }
        let last_review = self.calendar.review_day(self.period - 1);
        for holder in self.holders() {
            let stream = match holder.kind() {
                Subject::Person => "desk/review",
                Subject::Firm => "desk/firm-review",
            };
            let index = self.index(holder);
            let mut kept = Vec::new();
            for objection in std::mem::take(&mut self.file(holder).objections) {
                let list = objection.list;
                let words = self.dice.words(stream, index, self.period, list as u32);
                let is_served = u64::from(words[0]) < self.decided(list, notice);
                if objection.ready <= last_review && is_served {
                    self.count(tally, holder, Counter::ReviewsDecided, 1);
                    let is_ended = self.correct(holder, objection);
                    let stage = if is_ended { Stage::Granted } else { Stage::Refused };
                    self.redress(holder, list, objection.truth, stage, tally);
                } else {
                    kept.push(objection);
                }
            }
            self.file(holder).objections = kept;
        }
    }

    /// The chance that a ready objection to a list is decided.
    fn decided(&self, list: usize, notice: &Notice) -> u64 {
        let staff = self.policy.lists[list].review.and_then(|review| review.staff);
        let staff = staff.expect("only a review with staff takes objections");
        served(self.scenario.persons, staff.decisions, notice.ready[list])
    }

    /// Ends the listing that an objection was right about; tells whether there was one to end.
    fn correct(&mut self, holder: Holder, objection: Objection) -> bool {
        let Some(review) = self.policy.lists[objection.list].review else { return false };
        let today = self.calendar.first_day(self.period);
        let decided = match objection.outcome {
            Outcome::Stands => return false,
            Outcome::FoundAtOnce => today,
            Outcome::FoundOnAppeal => {
                self.calendar.plus_days(today, review.appeal_days + review.second_days)
            }
        };
        let day = self.calendar.plus_working_days(decided, review.correct_working_days);
        let of_list =
            |what: &What| matches!(what, What::Listing { list, .. } if *list == objection.list);
        let mut entries = self.file(holder).entries.iter_mut();
        let Some(entry) = entries.find(|entry| of_list(&entry.what) && entry.end > day) else {
            return false;
        };
        entry.end = day;
        if let What::Listing { leaving, .. } = &mut entry.what {
            *leaving = Leaving::Corrected;
        }
        true
    }
}
