//! Suits: an act leads to a judgment, sometimes against somebody who is taken for the debtor.

use assize_base::calendar::{Calendar, Day, NEVER};
use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};
use assize_scenario::society::Court;

use crate::act::Act;
use crate::channel::observed::confusable;
use crate::count::Counter;
use crate::entry::{Entry, Ground, Kind, Subject};
use crate::record::Truth;
use crate::sitting::Sitting;
use crate::story::{Event, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "suit",
    phase: "court",
    summary: "Some acts are sued over; a judgment falls after a while, now and then on the wrong person.",
    params: &[
        Param { name: "sued", unit: "chance", range: "0 to 1" },
        Param { name: "errs", unit: "chance", range: "0 to 1" },
        Param { name: "judgment", unit: "days", range: "0 to 3,650" },
        Param { name: "notice", unit: "days", range: "0 to 3,650" },
    ],
    state: &[("cases", 0.1)],
    streams: &["court/suit"],
    rights: &["fair trial"],
};

/// Brings an act that was done before a court, if somebody sues.
pub fn bring<W: Witness>(sitting: &mut Sitting<'_, '_, W>, act: &Act) {
    let plan = sitting.plan;
    let sued = plan.conduct(usize::from(act.conduct)).links.sued;
    let Some(court) = plan.scenario.society.court.as_ref().filter(|_| sued.0 > 0) else { return };
    if act.firm || !sitting.person(act.offset).is_adult() {
        return;
    }
    let words = plan.draws.suit.words(sitting.index(act.offset), sitting.period, act.serial);
    if !sued.hits(words[0]) {
        return;
    }
    let mistaken =
        court.errs.hits(words[1]).then(|| confusable(sitting.hoods, act.offset, words[3]));
    let mistaken = mistaken.flatten();
    let defendant = Subject::person(mistaken.unwrap_or(act.offset));
    let truth = if mistaken.is_some() { Truth::Misattributed } else { Truth::True };
    let due = due(&plan.calendar, court, act.day, words[2]);
    let on = Ground { truth, others: false, protected: false, lawful: false };
    sitting.book.write(Entry::new(defendant, Kind::Case, act.conduct, due, NEVER, on));
    sitting.count(defendant, Counter::Suits as usize, 1);
    let event = Event::Sued { conduct: usize::from(act.conduct), truth, due };
    sitting.tell(defendant, act.day, event);
}

/// The day on which the notice of a judgment runs out.
fn due(calendar: &Calendar, court: &Court, act_day: Day, word: u32) -> Day {
    let (from, to) = court.judgment_days;
    let days = from + pick(word, u64::from(to - from) + 1) as u32;
    calendar.plus_days(calendar.plus_days(act_day, days), court.notice_days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::court::example;
    use assize_base::calendar::Date;

    #[test]
    fn a_judgment_is_due_when_the_notice_is_over() {
        // By hand: 30 to 60 days to the judgment, 10 days of notice.
        let calendar = Calendar::new(Date::new(2014, 1, 1).expect("a date"), 12);
        assert_eq!(due(&calendar, &example(), 5, 0), 45);
        assert_eq!(due(&calendar, &example(), 5, u32::MAX), 75);
        assert_eq!(due(&calendar, &example(), 65_000, u32::MAX), 65_070);
        assert_eq!(due(&calendar, &example(), 65_500, 0), NEVER);
    }
}
