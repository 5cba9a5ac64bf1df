//! Scores of persons beside the main one, and income that is averaged.

use std::rc::Rc;

use super::arm::Arm;
use super::{Names, at_most, chance, condition, score};
use crate::catalogue::Subject;
use crate::cel::check::Scope;
use crate::codes;
use crate::policy::{Averaging, SideScore};
use crate::read::Read;
use crate::read::record::Record;

/// Most scores beside the main one.
const SIDES: usize = 3;

impl Arm<'_> {
    /// The side scores of a stack, of which one policy alone may have some.
    pub(super) fn side_tables<'r>(&mut self, stack: &'r [Rc<Read>]) -> Vec<&'r Record> {
        let mut found: Option<&Rc<Read>> = None;
        for read in stack {
            let Some(record) = read.record.tables("side-score").first() else { continue };
            if let Some(other) = found {
                let message = format!("the policy `{}` has side scores too", other.name);
                let hint = "keep all side scores in one of the policies";
                self.findings.error(codes::STACKING, &record.place, message, hint);
            } else {
                found = Some(read);
            }
        }
        let of = |read: &'r Rc<Read>| read.record.tables("side-score").iter();
        if let Some(read) = found {
            at_most(&of(read).collect::<Vec<_>>(), SIDES, "side scores", self.findings);
        }
        stack.iter().flat_map(of).collect()
    }

    /// Builds the side scores.
    pub(super) fn side_scores(&mut self, records: &[&Record], partial: bool) {
        let mut names = Names::new("side score", partial);
        for (index, record) in records.iter().enumerate() {
            names.add(record, index, self.findings);
            let score = score::score(record, false, self.provinces, self.findings);
            let (id, title) = (record.owned("id"), record.owned("title"));
            self.policy.side_scores.push(SideScore { id, title, score });
        }
        self.sides = names;
    }

    /// Builds what is averaged.
    pub(super) fn averaging(&mut self, record: &Record) -> Option<Averaging> {
        let conduct = self.shelved.conducts.find(record, "conduct", self.findings)?;
        let catalogue = &self.shelved.catalogue;
        let domain = catalogue.domains.get(catalogue.conducts[conduct].domain);
        if domain.is_some_and(|d| d.subject == Subject::Firm) {
            let message = format!("`{}` is conduct of firms", record.owned("conduct"));
            let hint = "income is averaged of persons: choose conduct of persons";
            self.findings.error(codes::SUBJECT, record.at("conduct"), message, hint);
        }
        if !self.shelved.has_money {
            let message = "the averaging can never apply: nobody in this society has money";
            let hint = "use a society with [money], or leave the table out";
            self.findings.warning(codes::NEVER_FIRES, &record.place, message, hint);
        }
        let scope = Scope::who(false, self.provinces);
        Some(Averaging {
            conduct,
            chance: chance(record, "chance"),
            checked: chance(record, "checked"),
            who: condition(record, "who", scope, self.findings),
            source: record.source(),
        })
    }

    /// Reports averaging whose records nothing answers.
    pub(super) fn unanswered(&mut self, stack: &[Rc<Read>]) {
        let Some(averaging) = &self.policy.averaging else { return };
        let conduct = averaging.conduct;
        let rules = self.policy.rules.iter().any(|r| r.conduct == Some(conduct));
        let mut grounds = self.policy.lists.iter().flat_map(|l| &l.grounds);
        if !rules && grounds.all(|g| g.conduct != conduct) {
            let record = stack.iter().find_map(|r| r.record.table("averaging"));
            let Some(record) = record else { return };
            let message = "no rule and no ground answers what averaging puts on record";
            let hint = "add a rule or ground for the conduct, or leave the table out";
            self.findings.warning(codes::NEVER_FIRES, record.at("conduct"), message, hint);
        }
    }
}
