//! Averaging: income that was uneven over the year is taken for income that was hidden.
//!
//! A debt is put on record that nobody has; whoever cannot disprove it owes it.

use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Averaging;

use super::INVENTED;
use crate::entry::Subject;
use crate::money::setback::Setback;
use crate::record::{Address, Record, Truth};
use crate::sitting::Sitting;
use crate::society::NEIGHBOURS;
use crate::story::Witness;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "averaging",
    phase: "observe",
    summary: "A loss of income, averaged over the year, becomes an invented record unless checked.",
    params: &[
        Param { name: "chance", unit: "chance", range: "0 to 1" },
        Param { name: "checked", unit: "chance", range: "0 to 1" },
    ],
    state: &[],
    streams: &["channel/averaging"],
    rights: &["property", "social security", "remedy"],
};

/// The first serial of these records. Those of inventions are smaller, those of enforcement larger:
/// neither has more than 8,191 in a period.
const AVERAGED: u32 = INVENTED + (1 << 17);

/// Puts on record what averaging makes of the setbacks of the period.
pub fn record<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    setbacks: &[Setback],
    records: &mut Vec<Record>,
) {
    let Some(averaging) = &sitting.arm.policy.averaging else { return };
    if sitting.arm.answers[averaging.conduct].any() {
        records.extend(setbacks.iter().filter_map(|setback| debt(sitting, averaging, setback)));
    }
}

/// The debt that a setback is taken for, if it is.
fn debt<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    averaging: &Averaging,
    setback: &Setback,
) -> Option<Record> {
    let (plan, period) = (sitting.plan, sitting.period);
    let first = sitting.hoods[usize::from(setback.offset) / NEIGHBOURS].first;
    let words = plan.draws.averaging.words(first, period, setback.number);
    if !is_taken(averaging, words) || !averaging.who.holds(sitting.person(setback.offset)) {
        return None;
    }
    let quantity = plan.conduct(averaging.conduct).quantity.as_ref();
    let today = plan.calendar.review_day(period);
    Some(Record {
        subject: Subject::person(setback.offset),
        conduct: averaging.conduct as u16,
        act_day: today,
        entry_day: today,
        quantity: quantity.map_or(0, |quantity| quantity.at(words[2])),
        truth: Truth::Invented,
        address: Address {
            actor: sitting.index(setback.offset),
            firm: false,
            period,
            serial: AVERAGED + setback.number,
        },
    })
}

/// Tells whether a setback is taken for hidden income and nobody checks.
fn is_taken(averaging: &Averaging, words: [u32; 4]) -> bool {
    averaging.chance.hits(words[0]) && !averaging.checked.hits(words[1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_base::quantity::{Chance, ONE};
    use assize_scenario::expr::Expr;

    #[test]
    fn what_is_checked_does_not_go_on_record() {
        let averaging = Averaging {
            conduct: 0,
            chance: Chance(ONE / 2),
            checked: Chance(ONE / 4),
            who: Expr::always(),
            source: String::new(),
        };
        // By hand: words below a half are taken for hidden income, of these a quarter is checked.
        let (half, quarter) = (1_u32 << 31, 1_u32 << 30);
        assert!(is_taken(&averaging, [half - 1, quarter, 0, 0]));
        assert!(!is_taken(&averaging, [half - 1, quarter - 1, 0, 0]));
        assert!(!is_taken(&averaging, [half, quarter, 0, 0]));
        let unchecked = Averaging { checked: Chance::NEVER, ..averaging };
        assert!(is_taken(&unchecked, [half - 1, 0, 0, 0]));
    }
}
