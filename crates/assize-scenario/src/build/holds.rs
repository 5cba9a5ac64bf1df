//! Which score a rule counts in, where and when it holds, and points that stand as long as facts do.

use super::arm::Arm;
use super::chance;
use crate::catalogue::Subject;
use crate::cel::check::Scope;
use crate::codes;
use crate::expr::Expr;
use crate::policy::{Holds, Score};
use crate::read::record::Record;

/// What belongs to records and their points, and so not to standing points.
const OF_RECORDS: [&str; 8] =
    ["conduct", "when", "validity", "per", "convert", "sum", "cap", "reaches"];

impl Arm<'_> {
    /// Builds which score a rule counts in, and where and when it holds.
    pub(super) fn holds(&mut self, record: &Record, subject: Subject) -> Holds {
        let firm = subject == Subject::Firm;
        for key in ["score", "local", "standing"].into_iter().filter(|k| firm && record.has(k)) {
            let message = format!("`{key}` belongs to rules for persons");
            let hint = "leave it out, or let the rule score persons";
            self.findings.error(codes::SUBJECT, record.at(key), message, hint);
        }
        if record.has("standing") {
            self.misfit(record, &OF_RECORDS, "belongs to records, not to `standing` points");
            self.misfit(record, &["unused"], "does not go together with `standing`");
        }
        Holds {
            score: if firm { 0 } else { self.side(record) },
            standing: record.has("standing").then(|| self.expression(record, "standing")),
            local: record.number("local").map(|_| chance(record, "local")),
            from: record.date("from"),
        }
    }

    /// The score that `score` names: 0 the main one.
    pub(super) fn side(&mut self, record: &Record) -> usize {
        self.sides.find(record, "score", self.findings).map_or(0, |side| side + 1)
    }

    /// The score of a kind of subject, by index.
    pub(crate) fn score_of(&self, subject: Subject, score: usize) -> Option<&Score> {
        match (subject, score) {
            (Subject::Firm, _) => self.policy.firm_score.as_ref(),
            (Subject::Person, 0) => self.policy.person_score.as_ref(),
            (Subject::Person, side) => self.policy.side_scores.get(side - 1).map(|s| &s.score),
        }
    }

    /// The labels of the bands of a score.
    pub(super) fn labels(&self, subject: Subject, score: usize) -> Option<Vec<String>> {
        let score = self.score_of(subject, score)?;
        Some(score.bands.iter().map(|b| b.label.clone()).collect())
    }

    /// An expression over the state of a person, with a whole number as its value.
    pub(super) fn expression(&mut self, record: &Record, key: &str) -> Expr {
        let (main, side) = (self.labels(Subject::Person, 0), self.labels(Subject::Person, 1));
        let scope = Scope::state(self.provinces, main.as_deref(), side.as_deref());
        record.condition(key).map_or(Expr::Const(0), |c| c.number(scope, self.findings))
    }
}
