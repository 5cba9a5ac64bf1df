//! How a list works besides grounds and exits: colour, windows, repetition, selection by rank.

use super::arm::Arm;
use super::{chance, condition, factor, whole_number};
use crate::cel::check::Scope;
use crate::codes;
use crate::policy::{Manner, Pick, Risk};
use crate::read::record::{Datum, Record};

/// What leads onto a list, off it, or follows from an entry: nothing of that is asked when people
/// are picked.
const OF_ENTRIES: [&str; 11] = [
    "ground",
    "exit",
    "removal",
    "review",
    "brings",
    "emits",
    "emits-head",
    "intake",
    "effective-after",
    "suspends",
    "again",
];

impl Arm<'_> {
    /// Builds how a list works.
    pub(super) fn manner(&mut self, record: &Record) -> Manner {
        if record.has("pick") {
            self.misfit(record, &OF_ENTRIES, "does not go together with `pick`");
        } else {
            self.suspends(record);
            self.again(record);
        }
        Manner {
            red: record.choice("colour") == Some(1),
            effective_after: whole_number(record, "effective-after"),
            suspends: record.truth("suspends"),
            again: factor(record, "again"),
            pick: record.table("pick").map(|table| self.pick(table)),
        }
    }

    /// Builds a selection by rank.
    fn pick(&mut self, record: &Record) -> Pick {
        let scope = Scope::who(false, self.provinces);
        Pick {
            every: whole_number(record, "every").max(1),
            share: chance(record, "share"),
            who: condition(record, "who", scope, self.findings),
            risk: if record.has("learns") {
                Risk::Learned(whole_number(record, "learns"))
            } else {
                Risk::Written(self.expression(record, "risk"))
            },
            months: whole_number(record, "months").max(1),
        }
    }

    /// Reports an effect that is put off by what cannot put it off.
    fn suspends(&mut self, record: &Record) {
        if !record.truth("suspends") {
            return;
        }
        let at = record.at("suspends");
        if !record.has("review") {
            let message = "`suspends` stands without `review`";
            let hint = "add [list.review], or leave `suspends` out";
            self.findings.error(codes::EXCLUSIVE, at, message, hint);
        } else if record.table("review").is_some_and(|review| review.has("staff")) {
            let message = "`suspends` does not go together with a review with `staff`";
            let hint = "leave `staff` and `asks-rightly` out, or `suspends`";
            self.findings.error(codes::EXCLUSIVE, at, message, hint);
        }
    }

    /// Reports a factor on terms where there is no term.
    fn again(&mut self, record: &Record) {
        let open =
            |ground: &Record| matches!(ground.field("term").map(|f| &f.datum), Some(Datum::Open));
        if record.has("again") && record.tables("ground").iter().all(open) {
            let message = "`again` is a factor of terms, and no ground of the list has one";
            let hint = "give a ground a term in months, or leave `again` out";
            self.findings.error(codes::EXCLUSIVE, record.at("again"), message, hint);
        }
    }

    /// Reports lists that bring what cannot come with them.
    pub(super) fn brought(&mut self, records: &[&Record]) {
        for (index, record) in records.iter().enumerate() {
            let list = &self.policy.lists[index];
            let Some(other) = list.brings.map(|other| &self.policy.lists[other]) else { continue };
            let at = record.at("brings");
            if list.manner.red != other.manner.red {
                let kind = |red: bool| if red { "an honour" } else { "a ban" };
                let (here, there) = (kind(list.manner.red), kind(other.manner.red));
                let message = format!("{here} brings {there}");
                let hint = "let both lists have the same `colour`";
                self.findings.error(codes::COLOURS, at, message, hint);
            } else if other.manner.pick.is_some() {
                let message =
                    format!("`{}` takes those with the highest risk, no others", other.id);
                let hint = "bring a list with grounds and exits of its own, or none";
                self.findings.error(codes::EXCLUSIVE, at, message, hint);
            }
        }
    }
}
