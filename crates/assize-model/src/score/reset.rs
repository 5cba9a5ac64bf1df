//! The yearly reset: points end with the calendar year in which they were entered.

use assize_base::calendar::{Calendar, Date, Day};
use assize_base::spec::{Param, Spec};
use assize_scenario::policy::Policy;

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "yearly-reset",
    phase: "score",
    summary: "Points end on the first day of the next calendar year; direct grading keeps its term.",
    params: &[Param { name: "yearly", unit: "yes or no", range: "" }],
    state: &[],
    streams: &[],
    rights: &[],
};

/// The end of an entry of points that starts on a day: its own, or the year's if that comes first.
#[must_use]
pub fn cut(policy: &Policy, calendar: &Calendar, start: Day, end: Day) -> Day {
    if policy.counting.yearly { end.min(next_year(calendar, start)) } else { end }
}

/// The first day of the calendar year after that of a day.
fn next_year(calendar: &Calendar, day: Day) -> Day {
    let date = calendar.date(day);
    let Some(first) = Date::new(date.year() + 1, 1, 1) else { return Day::MAX };
    calendar.plus_days(day, date.days_until(first) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_end_with_the_year_of_their_entry() {
        // By hand: day 0 is 2019-11-01, so 2020-01-01 is day 61 and 2021-01-01 (a leap year after
        // it) is day 427. An entry that ends earlier keeps its end.
        let calendar = Calendar::new(Date::new(2019, 11, 1).expect("a date"), 24);
        let mut policy = Policy::default();
        assert_eq!(cut(&policy, &calendar, 60, 500), 500);
        policy.counting.yearly = true;
        assert_eq!(cut(&policy, &calendar, 60, 500), 61);
        assert_eq!(cut(&policy, &calendar, 0, 500), 61);
        assert_eq!(cut(&policy, &calendar, 61, 500), 427);
        assert_eq!(cut(&policy, &calendar, 61, 100), 100);
    }
}
