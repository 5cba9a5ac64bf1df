//! Lists: grounds, exits, review, and what a listing brings with it.

use super::arm::Arm;
use super::{both, chance, condition, pair, rate, whole_number};
use crate::catalogue::Subject;
use crate::cel::check::Scope;
use crate::codes;
use crate::findings::Findings;
use crate::policy::{Exit, Ground, List, Review, Staff};
use crate::read::record::{Datum, Record};

/// Most ways off a list.
const EXITS: usize = 16;
/// Most grounds of a list.
const GROUNDS: usize = 64;

impl Arm<'_> {
    /// Builds a list.
    pub(super) fn list(&mut self, record: &Record, index: usize) -> List {
        let brings = self.lists.find(record, "brings", self.findings);
        if brings == Some(index) {
            let message = "the list brings itself";
            let hint = "leave `brings` out";
            self.findings.error(codes::LIST_CONDUCT, record.at("brings"), message, hint);
        }
        self.many(record, "ground", GROUNDS);
        self.many(record, "exit", EXITS);
        let grounds: Vec<Ground> = record.tables("ground").iter().map(|r| self.ground(r)).collect();
        let emits = self.emitted(record, "emits", &grounds);
        let emits_head = self.emitted(record, "emits-head", &[]);
        List {
            id: record.owned("id"),
            title: record.owned("title"),
            exempt: if record.has("exempt") {
                let scope = Scope::who(true, self.provinces);
                condition(record, "exempt", scope, self.findings)
            } else {
                crate::expr::Expr::Const(0)
            },
            grounds,
            exits: record.tables("exit").iter().map(exit).collect(),
            removal_working_days: whole_number(record, "removal"),
            review: record.table("review").map(|r| review(r, self.findings)),
            brings: brings.filter(|b| *b != index),
            emits,
            emits_head,
            source: record.source(),
            intake: record.text("intake").and_then(|file| self.intakes.get(file).cloned()?),
            manner: self.manner(record),
        }
    }

    /// Reports too many grounds or exits.
    fn many(&mut self, record: &Record, key: &str, most: usize) {
        let records: Vec<&Record> = record.tables(key).iter().collect();
        super::at_most(&records, most, &format!("tables of `{key}`"), self.findings);
    }

    /// Builds a ground.
    fn ground(&mut self, record: &Record) -> Ground {
        let longer = record.table("longer").map(|table| {
            let (from, to) = (whole_number(table, "from"), whole_number(table, "to"));
            if from > to && table.has("to") {
                let message = "the longer term ends before it begins";
                let at = table.at("to");
                self.findings.error(codes::BAD_RANGE, at, message, "write the smaller first");
            }
            (chance(table, "chance"), from, to.max(from))
        });
        let open = matches!(record.field("term").map(|f| &f.datum), Some(Datum::Open));
        if longer.is_some() && open {
            let message = "an open term cannot be longer";
            let hint = "leave `longer` out, or give a term in months";
            self.findings.error(codes::EXCLUSIVE, record.at("longer"), message, hint);
        }
        Ground {
            id: record.owned("id"),
            title: record.owned("title"),
            conduct: self.shelved.conducts.find(record, "conduct", self.findings).unwrap_or(0),
            chance: chance(record, "chance"),
            months: (!open).then(|| whole_number(record, "term")),
            longer,
            source: record.source(),
            from: record.date("from"),
        }
    }

    /// Looks up conduct that a listing puts on record.
    fn emitted(&mut self, record: &Record, key: &str, grounds: &[Ground]) -> Option<usize> {
        let index = self.shelved.conducts.find(record, key, self.findings)?;
        let catalogue = &self.shelved.catalogue;
        let conduct = &catalogue.conducts[index];
        let firm = catalogue.domains.get(conduct.domain).map(|d| d.subject) == Some(Subject::Firm);
        let fault = if !conduct.given_by_list {
            Some((
                codes::LIST_CONDUCT,
                "is not conduct that a list gives",
                "say `given-by-list = true` in the conduct",
            ))
        } else if grounds.iter().any(|g| g.conduct == index) {
            Some((
                codes::LIST_CONDUCT,
                "is also a ground of the same list",
                "a list does not answer what it puts on record itself",
            ))
        } else if key == "emits-head" && firm {
            Some((codes::SUBJECT, "is conduct of firms", "heads are persons"))
        } else {
            None
        };
        if let Some((code, why, hint)) = fault {
            let message = format!("`{}` {why}", conduct.id);
            self.findings.error(code, record.at(key), message, hint);
        }
        Some(index)
    }

    /// Reports lists that bring each other in a circle.
    pub(super) fn circles(&mut self, records: &[&Record]) {
        for (start, record) in records.iter().enumerate() {
            let mut at = self.policy.lists[start].brings;
            for _ in 0..records.len() {
                if at == Some(start) {
                    let message = "lists bring each other in a circle";
                    let hint = "let the last of them bring no other";
                    self.findings.error(codes::LIST_CONDUCT, record.at("brings"), message, hint);
                    self.policy.lists.iter_mut().for_each(|list| list.brings = None);
                    return;
                }
                at = at.and_then(|list| self.policy.lists[list].brings);
            }
        }
    }
}

/// Builds an exit.
fn exit(record: &Record) -> Exit {
    Exit {
        id: record.owned("id"),
        title: record.owned("title"),
        chance: chance(record, "chance"),
        performs: record.truth("performs"),
        source: record.source(),
    }
}

/// Builds a review.
fn review(record: &Record, findings: &mut Findings) -> Review {
    both(record, ["staff", "asks-rightly"], findings);
    let staffed = record.number("staff").is_some() && record.number("asks-rightly").is_some();
    Review {
        asks: chance(record, "asks"),
        notice: pair(record, "notice"),
        first_days: whole_number(record, "first"),
        first_finds: chance(record, "first-finds"),
        appeals: chance(record, "appeals"),
        appeal_days: whole_number(record, "appeal"),
        second_days: whole_number(record, "second"),
        second_finds: chance(record, "second-finds"),
        correct_working_days: whole_number(record, "correct"),
        staff: staffed.then(|| Staff {
            decisions: rate(record, "staff"),
            asks_rightly: chance(record, "asks-rightly"),
        }),
    }
}
