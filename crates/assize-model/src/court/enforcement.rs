//! Enforcement: the staff comes to so many cases a month, and what it finds goes on record.

use assize_base::calendar::Day;
use assize_base::quantity::{Chance, pick};
use assize_base::spec::{Param, Spec};
use assize_scenario::society::Court;

use super::judgment::evasion;
use crate::board::served;
use crate::channel::INVENTED;
use crate::count::Counter;
use crate::entry::Entry;
use crate::record::{Address, Record};
use crate::sitting::Sitting;
use crate::story::{Event, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "enforcement",
    phase: "court",
    summary: "A finite staff enforces the cases that wait; the evasion that it finds goes on record.",
    params: &[Param {
        name: "staff",
        unit: "cases a month for 100,000 persons",
        range: "0 or more",
    }],
    state: &[("queue of cases", 0.0)],
    streams: &["court/serve"],
    rights: &["fair trial"],
};

/// The first serial of what enforcement puts on record; those of inventions are smaller.
const ENFORCED: u32 = INVENTED + (1 << 18);

/// The chance that a case that waits is served in this period.
pub(super) fn serving<W: Witness>(sitting: &Sitting<'_, '_, W>, court: &Court) -> Chance {
    served(sitting.board.cases, sitting.plan.scenario.persons, court.staff)
}

/// Serves a case that waits, if it is its turn; gives it back if it is not.
pub(super) fn serve<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    court: &Court,
    serving: Chance,
    case: Entry,
    records: &mut Vec<Record>,
) -> Option<Entry> {
    let (plan, subject, period) = (sitting.plan, case.subject(), sitting.period);
    let index = sitting.index(subject.offset);
    let words = plan.draws.serve.words(index, period, u32::from(case.start));
    if !serving.hits(words[usize::from(case.rule & 3)]) {
        return Some(case);
    }
    let length = u64::from(plan.calendar.length(period));
    let into = pick(words[usize::from((case.rule + 1) & 3)], length) as Day;
    let day = plan.calendar.first_day(period) + into;
    sitting.count(subject, Counter::CasesEnforced as usize, 1);
    sitting.tell(subject, day, Event::Enforced { conduct: usize::from(case.rule) });
    let kept = |conduct: &usize| sitting.arm.answers[*conduct].any();
    if let Some(conduct) = evasion(court, &case).filter(kept) {
        records.push(Record {
            subject,
            conduct: conduct as u16,
            act_day: day,
            entry_day: day,
            quantity: 0,
            truth: case.ground().truth,
            address: address(index, period, case.rule),
        });
    }
    None
}

/// Where the draws about what was enforced stand.
fn address(index: u64, period: u32, conduct: u16) -> Address {
    Address { actor: index, firm: false, period, serial: ENFORCED + u32::from(conduct) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_of_enforcement_are_nobody_elses() {
        // By hand: acts and inventions have at most 8,191 numbers of 64 steps.
        let most_act = 64 * 8_190 + 63;
        assert!(most_act < INVENTED && INVENTED + 8_190 < ENFORCED);
        assert!(address(0, 0, u16::MAX).serial < 1 << 20);
    }
}
