//! The window: days between the entry to a list and its effect, in which one may object first.
//!
//! With `suspends` an objection keeps the listing from its effect until it is decided.

use assize_base::calendar::{Calendar, Day};
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Manner;

use super::review::Objection;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "list-window",
    phase: "list",
    summary: "A listing takes effect some days after the entry, and not before an objection is decided.",
    params: &[
        Param { name: "effective-after", unit: "days", range: "0 to 3,650" },
        Param { name: "suspends", unit: "yes or no", range: "" },
    ],
    state: &[],
    streams: &[],
    rights: &["remedy"],
};

/// The first day of a listing that was entered on a day; none if an objection that suspends it is
/// upheld.
#[must_use]
pub fn start(
    calendar: &Calendar,
    entered: Day,
    manner: &Manner,
    objection: Objection,
) -> Option<Day> {
    let start = calendar.plus_days(entered, manner.effective_after);
    match objection {
        Objection::Upheld { .. } if manner.suspends => None,
        Objection::Refused { decided } if manner.suspends => Some(start.max(decided)),
        _ => Some(start),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assize_base::calendar::Date;

    #[test]
    fn an_objection_that_suspends_moves_the_start() {
        let calendar = Calendar::new(Date::new(2020, 1, 1).expect("a date"), 12);
        let manner = |suspends| Manner { effective_after: 20, suspends, ..Manner::default() };
        let at = |suspends, objection| start(&calendar, 10, &manner(suspends), objection);
        // By hand: entered on day 10, the window of 20 days ends on day 30; a decision on day 45
        // comes after it, one on day 25 within it.
        assert_eq!(at(true, Objection::None), Some(30));
        assert_eq!(at(true, Objection::Refused { decided: 45 }), Some(45));
        assert_eq!(at(true, Objection::Refused { decided: 25 }), Some(30));
        assert_eq!(at(true, Objection::Upheld { corrected: 28 }), None);
        assert_eq!(at(false, Objection::Refused { decided: 45 }), Some(30));
        assert_eq!(at(false, Objection::Upheld { corrected: 28 }), Some(30));
    }
}
