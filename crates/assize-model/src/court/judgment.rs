//! Judgments that fall due: who can pay, who does, and who is taken for somebody who will not.

use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};
use assize_scenario::society::Court;

use crate::count::Counter;
use crate::entry::{Entry, Ground};
use crate::month::count_act;
use crate::record::Truth;
use crate::response::reaction;
use crate::sitting::Sitting;
use crate::story::{Event, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "judgment",
    phase: "court",
    summary: "A debtor performs, has nothing, or evades; some who have nothing are found unwilling.",
    params: &[
        Param { name: "able", unit: "chance", range: "0 to 1" },
        Param { name: "unable-from", unit: "quarters of a month's income", range: "0 to 255" },
        Param { name: "willing", unit: "chance", range: "0 to 1" },
        Param { name: "pressed", unit: "chance", range: "0 to 1" },
        Param { name: "misjudged", unit: "chance", range: "0 to 1" },
        Param { name: "evasion", unit: "weight", range: "0 or more" },
    ],
    state: &[("queue of cases", 0.0)],
    streams: &["court/perform", "court/find"],
    rights: &["fair trial"],
};

/// What a judgment that falls due comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The debtor performs.
    Performed,
    /// The debtor has nothing, and the court sees it.
    Unable,
    /// The debtor could pay and evades it.
    Unwilling,
    /// The debtor has nothing, and the court takes that for evasion.
    Misjudged,
    /// The defendant owes nothing and is taken for a debtor who evades it.
    Mistaken,
}

/// What a debtor is like when the judgment falls due.
#[derive(Clone, Copy, Debug)]
struct Debtor {
    truth: Truth,
    /// Whether arrears leave anything to pay with.
    has_means: bool,
    /// Whether a list that answers evasions is known to the debtor.
    is_pressed: bool,
}

/// The answer of a debtor, by the words of performance and of the finding.
fn answer(court: &Court, debtor: Debtor, words: [u32; 4], finding: u32) -> Answer {
    if debtor.truth != Truth::True {
        return Answer::Mistaken;
    }
    if !(debtor.has_means && court.able.hits(words[0])) {
        return if court.misjudged.hits(finding) { Answer::Misjudged } else { Answer::Unable };
    }
    let performs =
        court.willing.hits(words[1]) || debtor.is_pressed && court.pressed.hits(words[2]);
    if performs { Answer::Performed } else { Answer::Unwilling }
}

/// Tells whether a case waits for enforcement.
#[must_use]
pub fn waits(case: &Entry) -> bool {
    case.aux > 0
}

/// Which evasion a case that waits is about.
#[must_use]
pub fn evasion(court: &Court, case: &Entry) -> Option<usize> {
    let at = usize::from(case.aux).checked_sub(1)?;
    court.evasions.get(at).map(|(conduct, _)| *conduct)
}

/// Which evasion a word falls on: its number, or one more than the last if there is none.
fn choose(court: &Court, word: u32) -> usize {
    let sum = court.evasions.iter().map(|(_, weight)| u64::from(*weight)).sum();
    let at = pick(word, sum);
    let mut running = 0;
    let exceeds = |(_, weight): &(usize, u32)| {
        running += u64::from(*weight);
        running > at
    };
    court.evasions.iter().position(exceeds).unwrap_or(court.evasions.len())
}

/// Decides a case that is due; gives it back if it waits for enforcement from now on.
pub(super) fn judge<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    court: &Court,
    case: Entry,
) -> Option<Entry> {
    let (plan, subject) = (sitting.plan, case.subject());
    let index = sitting.index(subject.offset);
    let (time, at) = (u32::from(case.start), u32::from(case.rule));
    let words = plan.draws.perform.words(index, time, at);
    let finding = plan.draws.find.words(index, time, at)[0];
    let arrears = sitting.arrears.get(usize::from(subject.offset)).copied();
    let person = sitting.person(subject.offset);
    let debtor = Debtor {
        truth: case.ground().truth,
        has_means: arrears.is_none_or(|arrears| arrears < court.unable_from),
        is_pressed: sitting.arm.presses && reaction::is_aware(plan, person, index),
    };
    let answer = answer(court, debtor, words, finding);
    let waiting = case.with_aux(1 + choose(court, words[3]) as u16);
    let event = Event::Judged { conduct: usize::from(case.rule), answer };
    sitting.tell(subject, case.start.max(plan.calendar.first_day(sitting.period)), event);
    match answer {
        Answer::Performed => sitting.count(subject, Counter::CasesPerformed as usize, 1),
        Answer::Unable => sitting.count(subject, Counter::CasesUnable as usize, 1),
        Answer::Unwilling => {
            if let Some(conduct) = evasion(court, &waiting) {
                count_act(sitting, subject, conduct as u16);
            }
        }
        Answer::Misjudged | Answer::Mistaken => {}
    }
    let invented = Ground { truth: Truth::Invented, ..case.ground() };
    match answer {
        Answer::Performed | Answer::Unable => None,
        Answer::Unwilling | Answer::Mistaken => Some(waiting),
        Answer::Misjudged => Some(waiting.resting_on(invented)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::court::example;

    const LOW: u32 = 0;
    const HIGH: u32 = u32::MAX;

    #[test]
    fn a_debtor_performs_has_nothing_or_evades() {
        let court = example();
        let debtor = Debtor { truth: Truth::True, has_means: true, is_pressed: false };
        let say = |debtor, words, finding| answer(&court, debtor, words, finding);
        assert_eq!(say(debtor, [LOW, LOW, HIGH, 0], HIGH), Answer::Performed);
        assert_eq!(say(debtor, [LOW, HIGH, LOW, 0], HIGH), Answer::Unwilling);
        let pressed = Debtor { is_pressed: true, ..debtor };
        assert_eq!(say(pressed, [LOW, HIGH, LOW, 0], HIGH), Answer::Performed);
        assert_eq!(say(pressed, [LOW, HIGH, HIGH, 0], HIGH), Answer::Unwilling);
        assert_eq!(say(debtor, [HIGH, LOW, LOW, 0], HIGH), Answer::Unable);
        assert_eq!(say(debtor, [HIGH, LOW, LOW, 0], LOW), Answer::Misjudged);
        let poor = Debtor { has_means: false, ..debtor };
        assert_eq!(say(poor, [LOW, LOW, LOW, 0], HIGH), Answer::Unable);
        let other = Debtor { truth: Truth::Misattributed, ..debtor };
        assert_eq!(say(other, [LOW, LOW, LOW, 0], HIGH), Answer::Mistaken);
    }

    #[test]
    fn evasions_are_chosen_by_weight() {
        // By hand: weights 1 and 3; a quarter of all words fall on the first.
        let court = example();
        assert_eq!(choose(&court, (1 << 30) - 1), 0);
        assert_eq!(choose(&court, 1 << 30), 1);
        assert_eq!(choose(&Court { evasions: vec![], ..court }, 5), 0);
    }
}
