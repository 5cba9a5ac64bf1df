//! Trying again: who is refused may try once more, and is refused once more.
//!
//! Counts of refused attempts are far larger than those of refused people; this is why.

use assize_base::quantity::{Chance, ONE};
use assize_base::spec::{Param, Spec};

use crate::count::Counter;
use crate::entry::Subject;
use crate::service::want;
use crate::sitting::Sitting;
use crate::story::{Event, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "again",
    phase: "demand",
    summary: "A refused attempt is made again, and refused again, with a chance each time.",
    params: &[Param { name: "again", unit: "chance", range: "0 to 1" }],
    state: &[],
    streams: &["service/again"],
    rights: &[],
};

/// Most further attempts.
const MOST: u32 = 30;

/// Counts the further attempts after one that was refused.
///
/// `by` is the consequence that refused.
pub fn try_again<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    subject: Subject,
    number: u32,
    by: usize,
) {
    let (plan, service) = (sitting.plan, want::service(number));
    let again = plan.scenario.services[service].pattern.again;
    if again == Chance::NEVER {
        return;
    }
    let index = sitting.index(subject.offset);
    let n = attempts(again, plan.draws.again.words(index, sitting.period, number)[0]);
    if n == 0 {
        return;
    }
    let n = n as u8;
    let refusals = sitting.counts.persons.layout.refusals(service);
    let origin = sitting.status[usize::from(subject.offset)].origin();
    let element = sitting.arm.first_consequence + by;
    sitting.count_detriments(subject, Counter::Hindrances, origin, (element, n));
    sitting.count(subject, refusals, i64::from(n));
    let day = plan.calendar.first_day(sitting.period);
    sitting.tell(subject, day, Event::TriedAgain { service, times: u32::from(n) });
}

/// How many more attempts a word gives: geometric, by whole numbers.
#[must_use]
pub fn attempts(again: Chance, word: u32) -> u32 {
    let (mut survives, mut n) = (ONE, 0);
    while n < MOST {
        survives = (u128::from(survives) * u128::from(again.0) / u128::from(ONE)) as u64;
        if u64::from(word) >= survives {
            break;
        }
        n += 1;
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_are_geometric() {
        // By hand: with a half, half of all words give none, a quarter one.
        let half = Chance(ONE / 2);
        assert_eq!(attempts(half, 1 << 31), 0);
        assert_eq!(attempts(half, (1 << 31) - 1), 1);
        assert_eq!(attempts(half, (1 << 30) - 1), 2);
        assert_eq!(attempts(Chance::ALWAYS, u32::MAX), MOST);
        assert_eq!(attempts(Chance::NEVER, 0), 0);
    }
}
