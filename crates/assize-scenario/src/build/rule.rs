//! Rules: from a record to points or a band.

use super::arm::Arm;
use super::carried::seeds;
use super::{chance, condition, optional, subject};
use crate::catalogue::Subject;
use crate::cel::check::Scope;
use crate::codes;
use crate::policy::{Award, Reach, Repair, Rule};
use crate::read::record::{Datum, Record};
use crate::units::{Amount, OPEN_MONTHS};

/// The reaches, in the order of the words.
const REACHES: [Reach; 5] =
    [Reach::Own, Reach::Spouse, Reach::Parents, Reach::Children, Reach::Household];

impl Arm<'_> {
    /// Builds a rule; repairs are looked up when all rules are there.
    pub(super) fn rule(&mut self, record: &Record) -> Rule {
        let subject = subject(record);
        let conduct = self.rule_conduct(record, subject);
        let holds = self.holds(record, subject);
        let award = self.award(record, (subject, holds.score));
        self.rule_shape(record, subject, conduct, &award);
        let mut reaches = reaches(record);
        if reaches.is_empty() {
            reaches.push(Reach::Own);
        }
        Rule {
            id: record.owned("id"),
            title: record.owned("title"),
            subject,
            conduct,
            when: self.when(record, subject, conduct),
            award,
            per: optional(record, "per"),
            convert: optional(record, "convert"),
            reach_sum: optional(record, "sum"),
            validity: months(record, "validity"),
            reaches,
            repair: None,
            cap: self.caps.find(record, "cap", self.findings),
            source: record.source(),
            seeds: seeds(record),
            holds,
        }
    }

    /// Looks up the conduct of a rule, which only rules with a reason do without.
    fn rule_conduct(&mut self, record: &Record, subject: Subject) -> Option<usize> {
        let Some(id) = record.text("conduct") else {
            if ["conduct", "unused", "standing"].iter().all(|key| !record.has(key)) {
                let message = format!("[[rule]] `{}` lacks `conduct`", record.id().unwrap_or(""));
                let hint = "name the conduct that it answers, or say why not in `unused`";
                self.findings.error(codes::MISSING_KEY, &record.place, message, hint);
            }
            return None;
        };
        let known = self.shelved.conducts.get(id);
        if known.is_none() && record.has("unused") {
            return None;
        }
        let otherwise = "or say in `unused` why this society has none";
        let place = record.at("conduct");
        let index = self.shelved.conducts.look_up(id, place, self.findings, otherwise)?;
        let catalogue = &self.shelved.catalogue;
        let domain = catalogue.domains.get(catalogue.conducts[index].domain);
        if domain.is_some_and(|d| d.subject != subject) && !record.has_fault("subject") {
            let (of, whom) = match subject {
                Subject::Person => ("firms", "persons"),
                Subject::Firm => ("persons", "firms"),
            };
            let message = format!("`{id}` is conduct of {of}, and the rule scores {whom}");
            let hint = "correct `subject`, or choose other conduct";
            self.findings.error(codes::SUBJECT, place, message, hint);
        }
        Some(index)
    }

    /// What a rule gives.
    fn award(&mut self, record: &Record, score: (Subject, usize)) -> Award {
        if let Some(label) = record.text("grade") {
            let months = months(record, "term").unwrap_or(12);
            let band = self.band(label, score, record).unwrap_or(0);
            return Award::Grade { band, months };
        }
        match record.number("points").map(|n| &n.amount) {
            Some(Amount::Award(award)) => award.clone(),
            _ => Award::Points(0),
        }
    }

    /// The index of a band that a rule names.
    fn band(
        &mut self,
        label: &str,
        (subject, score): (Subject, usize),
        record: &Record,
    ) -> Option<usize> {
        let labels = self.labels(subject, score)?;
        let found = labels.iter().position(|l| l == label);
        if found.is_none() {
            let message = format!("there is no band `{label}`");
            let hint = crate::findings::suggest(label, labels.iter().map(String::as_str));
            self.findings.error(codes::UNKNOWN_REFERENCE, record.at("grade"), message, hint);
        }
        found
    }

    /// The condition of a rule.
    fn when(
        &mut self,
        record: &Record,
        subject: Subject,
        conduct: Option<usize>,
    ) -> crate::expr::Expr {
        let bands = self.labels(subject, 0);
        let conduct = conduct.map(|c| &self.shelved.catalogue.conducts[c]);
        let scope = Scope {
            record: true,
            bands: bands.as_deref(),
            counted: conduct.map(|c| c.quantity.as_ref().map(|q| q.name)),
            ..Scope::who(subject == Subject::Firm, self.provinces)
        };
        condition(record, "when", scope, self.findings)
    }

    /// Reports keys of a rule that do not go together.
    fn rule_shape(
        &mut self,
        record: &Record,
        subject: Subject,
        conduct: Option<usize>,
        award: &Award,
    ) {
        if record.has("grade") && !record.has("term") {
            let message = "a grade has no `term`";
            let hint = "say how long it lasts: term = \"24 months\" or \"open\"";
            self.findings.error(codes::MISSING_KEY, record.at("grade"), message, hint);
        }
        if !record.has("grade") {
            self.misfit(record, &["term", "repair"], "belongs to a `grade`");
        } else {
            let points = ["per", "convert", "sum", "cap", "validity"];
            self.misfit(record, &points, "belongs to `points`, not to a `grade`");
        }
        if record.has("per") {
            self.misfit(record, &["convert"], "does not go together with `per`");
        }
        if record.has("convert") && matches!(award, Award::Points(_) | Award::Choice(_)) {
            let message = "`convert` needs points with a lower and an upper end";
            let hint = "write points as a span, as in \"+1..+40\"";
            self.findings.error(codes::POINTS, record.at("convert"), message, hint);
        }
        if record.has("cap") && !record.has("grade") && !gains(award) && record.has("points") {
            let message = "a cap limits points gained, and this rule takes points";
            self.findings.error(codes::POINTS, record.at("cap"), message, "leave `cap` out");
        }
        self.counts(record, conduct);
        self.whom(record, subject);
    }

    /// Reports keys that do not belong here.
    pub(super) fn misfit(&mut self, record: &Record, keys: &[&str], why: &str) {
        for field in keys.iter().filter_map(|k| record.field(k)) {
            let message = format!("`{}` {why}", field.key.name);
            self.findings.error(codes::EXCLUSIVE, &field.place, message, "leave it out");
        }
    }

    /// Reports keys that need a quantity which the conduct does not have.
    fn counts(&mut self, record: &Record, conduct: Option<usize>) {
        let Some(conduct) = conduct.map(|c| &self.shelved.catalogue.conducts[c]) else { return };
        if conduct.quantity.is_some() {
            return;
        }
        for key in ["per", "convert", "sum"] {
            if record.has(key) {
                let message = format!("`{}` counts nothing that `{key}` could use", conduct.id);
                let hint = format!("give the conduct a `quantity`, or leave `{key}` out");
                self.findings.error(codes::QUANTITY, record.at(key), message, hint);
            }
        }
    }

    /// Reports entries written to others where that has no meaning.
    fn whom(&mut self, record: &Record, subject: Subject) {
        let others = reaches(record).iter().any(|r| *r != Reach::Own);
        if others && subject == Subject::Firm {
            let message = "firms have no household";
            let hint = "leave `reaches` out; what reaches the head is said in [head]";
            self.findings.error(codes::SUBJECT, record.at("reaches"), message, hint);
        } else if others && record.has("sum") {
            let message = "a yearly sum is counted only for the one who acted";
            let hint = "leave `reaches` out, or use a rule without `sum`";
            self.findings.error(codes::EXCLUSIVE, record.at("reaches"), message, hint);
        }
    }

    /// Looks up what a grade turns into, now that all rules are there.
    pub(super) fn repair(&mut self, record: &Record, index: usize) -> Option<Repair> {
        let table = record.table("repair")?;
        let into = self.rules.find(table, "into", self.findings)?;
        let (from, target) = (&self.policy.rules[index], &self.policy.rules[into]);
        let fault = if from.subject != target.subject {
            Some((codes::SUBJECT, "scores another kind of subject"))
        } else if from.holds.score != target.holds.score {
            Some((codes::SCORES, "counts in another score"))
        } else if target.holds.standing.is_some() {
            Some((codes::POINTS, "has points that are worked out at each review"))
        } else if !matches!(target.award, Award::Points(_)) {
            Some((codes::POINTS, "does not give a fixed number of points"))
        } else {
            None
        };
        if let Some((code, why)) = fault {
            let message = format!("the rule `{}` {why}", target.id);
            let hint = "let a grade be repaired into a rule of its score with plain points";
            self.findings.error(code, table.at("into"), message, hint);
        }
        Some(Repair { into, chance: chance(table, "chance") })
    }
}

/// Tells whether an award gains points.
pub(crate) fn gains(award: &Award) -> bool {
    match award {
        Award::Points(n) | Award::Span(n, _) => *n > 0,
        Award::Choice(all) => all.first().is_some_and(|n| *n > 0),
        Award::Grade { .. } => false,
    }
}

/// To whom entries go.
fn reaches(record: &Record) -> Vec<Reach> {
    match record.field("reaches").map(|f| &f.datum) {
        Some(Datum::Words(words)) => words.iter().map(|w| REACHES[*w]).collect(),
        _ => Vec::new(),
    }
}

/// Months, or without end.
pub(super) fn months(record: &Record, key: &str) -> Option<u32> {
    match &record.field(key)?.datum {
        Datum::Open => Some(OPEN_MONTHS),
        _ => optional(record, key),
    }
}
