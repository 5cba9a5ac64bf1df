//! Money and courts, which need the services and the conduct of the society.

use assize_base::quantity::{Chance, Factor, Rate};

use super::catalogue::{BUSY, Shelved, highest};
use super::{chance, factor, optional, pair, profile, quantity, rate, whole_number};
use crate::catalogue::{Quantity, Subject};
use crate::codes;
use crate::expr::Name;
use crate::findings::Findings;
use crate::read::record::Record;
use crate::society::{Court, Money};

/// Builds money, if the society has it.
pub(super) fn money(society: &Record, shelved: &Shelved, findings: &mut Findings) -> Option<Money> {
    let record = society.table("money")?;
    let setback = rate(record, "setback");
    let setback_by = profile(record, "by");
    let slot = highest(record, "setback", setback, &setback_by, findings);
    if slot.0 > BUSY {
        let hint = "at most 10 a month are allowed: lower `setback` or its factors";
        let message = super::catalogue::crowded(slot.0);
        findings.error(codes::TOO_BUSY, record.at("setback"), message, hint);
    }
    let at = |key: &str, index: usize| record.series(key).and_then(|s| s.get(index)).copied();
    let share = |key: &str, index: usize| {
        Chance(at(key, index).and_then(|v| u64::try_from(v).ok()).unwrap_or(0))
    };
    Some(Money {
        yearly: std::array::from_fn(|fifth| {
            at("yearly", fifth).and_then(|v| u32::try_from(v).ok()).unwrap_or(0)
        }),
        indebted: std::array::from_fn(|settlement| share("indebted", settlement)),
        needs: factor(record, "needs").unwrap_or_default(),
        burden: factor(record, "burden").unwrap_or_default(),
        setback,
        slot: Rate(slot.0.min(BUSY)),
        setback_by,
        lasts: quantity(record, "lasts", Name::Months).unwrap_or_else(nothing),
        loan: loan(record, shelved, findings),
        asks_from: quarters(record, "asks-from"),
        asks: chance(record, "asks"),
        declines: std::array::from_fn(|fifth| share("declines", fifth)),
        bridges: quarters(record, "bridges"),
        repays: chance(record, "repays"),
        repays_by: profile(record, "repays-by"),
    })
}

/// The service that loans are, which persons want.
fn loan(record: &Record, shelved: &Shelved, findings: &mut Findings) -> usize {
    let Some(loan) = shelved.service_names.find(record, "loan", findings) else { return 0 };
    if shelved.services[loan].subject == Subject::Firm {
        let message = format!("`{}` is wanted by firms", shelved.services[loan].id);
        let hint = "loans are taken by persons: name a service of persons";
        findings.error(codes::SUBJECT, record.at("loan"), message, hint);
    }
    loan
}

/// A distribution that is always nought.
fn nothing() -> Quantity {
    Quantity { name: Name::Months, quantiles: vec![(0, 0), (assize_base::quantity::ONE, 0)] }
}

/// Quarters of a month's income.
fn quarters(record: &Record, key: &str) -> u8 {
    u8::try_from(optional(record, key).unwrap_or(0)).unwrap_or(u8::MAX)
}

/// Builds the courts, if the society has them as a process.
pub(super) fn court(society: &Record, shelved: &Shelved, findings: &mut Findings) -> Option<Court> {
    let record = society.table("court")?;
    let evasions = evasions(record, shelved, findings);
    Some(Court {
        errs: chance(record, "errs"),
        judgment_days: pair(record, "judgment"),
        notice_days: whole_number(record, "notice"),
        able: chance(record, "able"),
        unable_from: quarters(record, "unable-from"),
        willing: chance(record, "willing"),
        pressed: chance(record, "pressed"),
        misjudged: chance(record, "misjudged"),
        evasions,
        staff: rate(record, "staff"),
    })
}

/// What the unwilling do; the weights are not all nought.
fn evasions(record: &Record, shelved: &Shelved, findings: &mut Findings) -> Vec<(usize, u32)> {
    let mut evasions = Vec::new();
    for row in record.tables("evasion") {
        if let Some(index) = shelved.conducts.find(row, "conduct", findings) {
            fits(row, index, shelved, findings);
            evasions.push((index, whole_number(row, "weight")));
        }
    }
    let first = record.tables("evasion").first();
    if evasions.iter().all(|(_, weight)| *weight == 0) {
        if let Some(first) = first.filter(|_| !evasions.is_empty()) {
            let message = "all weights are zero";
            let hint = "give at least one a weight";
            findings.error(codes::FACTORS, first.at("weight"), message, hint);
        }
        evasions.iter_mut().for_each(|(_, weight)| *weight = 1);
    }
    if record.has("evasion") && first.is_none() && !record.has_fault("evasion") {
        let message = "the unwilling do nothing";
        let hint = "name what they do in at least one table [[court.evasion]]";
        findings.error(codes::WRONG_LENGTH, record.at("evasion"), message, hint);
    }
    evasions
}

/// Reports an evasion that cannot come from the courts' process.
fn fits(record: &Record, index: usize, shelved: &Shelved, findings: &mut Findings) {
    let catalogue = &shelved.catalogue;
    let conduct = &catalogue.conducts[index];
    let firm = catalogue.domains.get(conduct.domain).map(|d| d.subject) == Some(Subject::Firm);
    let fault = if firm {
        Some((codes::SUBJECT, "is conduct of firms", "debtors in court are persons"))
    } else if conduct.given_by_list {
        Some((codes::LINKS, "is given by lists", "name what the unwilling do themselves"))
    } else if conduct.links.sued.0 > 0 {
        Some((codes::LINKS, "leads to a suit itself", "leave `sued` out of the conduct"))
    } else if conduct.links.strained > Factor::ONE || conduct.links.cheap {
        Some((codes::LINKS, "has `strained` or `cheap`", "the courts alone bring it forth"))
    } else {
        None
    };
    if let Some((code, why, hint)) = fault {
        let message = format!("`{}` {why}", conduct.id);
        findings.error(code, record.at("conduct"), message, hint);
    }
}
