//! Ties outside the household, and who meets whom.

use assize_base::quantity::Factor;

use super::{at_most, chance, factor, optional, pair, quantity};
use crate::codes;
use crate::expr::Name;
use crate::findings::Findings;
use crate::read::record::Record;
use crate::society::{Meets, Tie};

/// Most kinds of ties.
const TIES: usize = 8;
/// Most circles of a kind, and of a kind that joins whole neighbourhoods.
const CIRCLES: u32 = 255;
const WIDE: u32 = 64;

/// Builds the ties.
pub(super) fn build(record: &Record, findings: &mut Findings) -> Vec<Tie> {
    let records: Vec<&Record> = record.tables("tie").iter().collect();
    at_most(&records, TIES, "kinds of ties", findings);
    records.iter().take(TIES).map(|r| tie(r, findings)).collect()
}

/// Builds one kind of ties.
fn tie(record: &Record, findings: &mut Findings) -> Tie {
    let wide = record.truth("wide");
    let (near, far) = circles(record, if wide { WIDE } else { CIRCLES }, findings);
    let (youngest, oldest) = pair(record, "ages");
    let age = |years: u32| u8::try_from(years).unwrap_or(u8::MAX);
    let share = |key: &str| factor(record, key).unwrap_or(Factor::ONE);
    Tie {
        id: record.owned("id"),
        title: record.owned("title"),
        near,
        far,
        wide,
        can_be_dropped: record.truth("can-be-dropped"),
        ages: (age(youngest), age(oldest)),
        base: chance(record, "base"),
        other_sex: share("other-sex"),
        age_gap: gaps(record),
        other_schooling: share("other-schooling"),
        sociable: quantity(record, "sociable", Name::Count),
    }
}

/// The circles inside the place and across the region; too many are cut, the far ones first.
fn circles(record: &Record, most: u32, findings: &mut Findings) -> (u32, u32) {
    let number = |key: &str| optional(record, key).unwrap_or(0);
    let (near, far) = (number("near"), number("far"));
    let known = ["near", "far"].iter().all(|key| record.number(key).is_some());
    if known && !(1..=most).contains(&(near + far)) {
        let message = format!("the tie has {} circles", near + far);
        let hint = format!("give `near` and `far` that sum to 1 to {most}");
        findings.error(codes::TIES, record.at("far"), message, hint);
    }
    let near = near.min(most);
    (near, far.min(most - near))
}

/// The factors by difference of age.
fn gaps(record: &Record) -> [Factor; 5] {
    let series = record.series("age-gap").unwrap_or(&[]);
    std::array::from_fn(|gap| {
        series.get(gap).and_then(|v| u32::try_from(*v).ok()).map_or(Factor::ONE, Factor)
    })
}

/// Builds who meets whom at work and at school.
pub(super) fn meets(record: Option<&Record>) -> Meets {
    let number = |key: &str| record.and_then(|r| optional(r, key)).unwrap_or(0);
    Meets { colleagues: number("colleagues"), classmates: number("classmates") }
}
