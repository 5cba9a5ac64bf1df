//! Spill-over by rule: an entry also goes to the spouse, the parents, the children, the household.

use assize_base::spec::{Param, Spec};
use assize_scenario::policy::{Reach, Rule};

use super::Case;
use crate::entry::Subject;
use crate::sitting::Sitting;
use crate::society::NEIGHBOURS;
use crate::story::Witness;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "reach",
    phase: "score",
    summary: "Some rules write to the files of relatives as well as, or instead of, one's own.",
    params: &[Param {
        name: "reaches",
        unit: "relations",
        range: "own, spouse, parents, children, household",
    }],
    state: &[],
    streams: &[],
    rights: &["family life"],
};

/// Somebody whose file gets an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// Whose file.
    pub subject: Subject,
    /// Whether somebody else acted.
    pub others: bool,
}

/// The receivers of a rule's entry, each once; relatives only if they are scored.
#[must_use]
pub fn receivers<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    case: &Case,
    rule: &Rule,
) -> Vec<Receiver> {
    let on_record = case.record.subject;
    if rule.reaches == [Reach::Own] || on_record.firm {
        return vec![Receiver { subject: on_record, others: case.others }];
    }
    let score = rule.holds.score;
    let mut found: Vec<Receiver> = Vec::new();
    for reach in [Reach::Own, Reach::Spouse, Reach::Parents, Reach::Children, Reach::Household] {
        if !rule.reaches.contains(&reach) {
            continue;
        }
        if reach == Reach::Own {
            found.push(Receiver { subject: on_record, others: case.others });
            continue;
        }
        for offset in relatives(sitting, on_record.offset, reach) {
            let subject = Subject::person(offset);
            if found.iter().all(|r| r.subject != subject) && sitting.has_score(subject, score) {
                found.push(Receiver { subject, others: true });
            }
        }
    }
    found
}

/// Relatives of a kind, in index order.
fn relatives<W: Witness>(sitting: &Sitting<'_, '_, W>, offset: u16, reach: Reach) -> Vec<u16> {
    let (hood, rank) = (offset as usize / NEIGHBOURS, offset as usize % NEIGHBOURS);
    let households = &sitting.hoods[hood].households;
    let is_meant = |other: &usize| match reach {
        Reach::Own => false,
        Reach::Spouse => households.spouse(rank) == Some(*other),
        Reach::Parents => households.is_parent(*other, rank),
        Reach::Children => households.is_parent(rank, *other),
        Reach::Household => true,
    };
    let first = (hood * NEIGHBOURS) as u16;
    households.others(rank).filter(is_meant).map(|r| first + r as u16).collect()
}
