//! Days and months: dates of the civil calendar, and whole days counted from the start of a run.

use jiff::Span;
use jiff::civil::{self, Weekday};

/// A day, counted from the first day of the run (day 0).
pub type Day = u16;

/// The day that never comes.
pub const NEVER: Day = Day::MAX;

/// A date of the civil calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(civil::Date);

impl Date {
    /// Makes a date; `None` if there is no such day.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Date> {
        civil::Date::new(year, month, day).ok().map(Date)
    }

    /// Reads `2020-01-31`; `None` if it is not such a date.
    #[must_use]
    pub fn parse(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        Date::new(
            text.get(0..4)?.parse().ok()?,
            text.get(5..7)?.parse().ok()?,
            text.get(8..10)?.parse().ok()?,
        )
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The same day some months later; a day that the month lacks becomes its last day.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Date {
        Date(self.0.saturating_add(Span::new().months(i64::from(months))))
    }

    /// Some days later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Date {
        Date(self.0.saturating_add(Span::new().days(i64::from(days))))
    }

    /// Days from `self` to `later`.
    #[must_use]
    pub fn days_until(self, later: Date) -> i64 {
        i64::from((later.0 - self.0).get_days())
    }

    /// Tells whether the day is a Saturday or Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Saturday | Weekday::Sunday)
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The calendar of one run: where its periods (calendar months) begin and end.
#[derive(Clone, Debug)]
pub struct Calendar {
    start: Date,
    first_days: Vec<Day>,
}

impl Calendar {
    /// Lays out `periods` months from `start`.
    ///
    /// # Panics
    /// If the run is longer than 60,000 days; the scenario's door refuses such runs.
    #[must_use]
    pub fn new(start: Date, periods: u32) -> Calendar {
        let first_days = (0..=periods)
            .map(|p| {
                let day = start.days_until(start.plus_months(p));
                assert!(day < 60_000, "a run of {day} days is too long");
                day as Day
            })
            .collect();
        Calendar { start, first_days }
    }

    /// The first day of the run, as a date.
    #[must_use]
    pub fn start(&self) -> Date {
        self.start
    }

    /// The number of periods.
    #[must_use]
    pub fn periods(&self) -> u32 {
        self.first_days.len() as u32 - 1
    }

    /// The first day of a period.
    #[must_use]
    pub fn first_day(&self, period: u32) -> Day {
        self.first_days[period as usize]
    }

    /// The last day of a period: the day of review.
    #[must_use]
    pub fn review_day(&self, period: u32) -> Day {
        self.first_days[period as usize + 1] - 1
    }

    /// The number of days in a period.
    #[must_use]
    pub fn length(&self, period: u32) -> u32 {
        u32::from(self.first_days[period as usize + 1] - self.first_days[period as usize])
    }

    /// The date of a day.
    #[must_use]
    pub fn date(&self, day: Day) -> Date {
        self.start.plus_days(u32::from(day))
    }

    /// The day some whole months after `day`; [`NEVER`] if that is beyond what a day can count.
    #[must_use]
    pub fn plus_months(&self, day: Day, months: u32) -> Day {
        if day == NEVER {
            return NEVER;
        }
        let date = self.date(day);
        clamp(i64::from(day) + date.days_until(date.plus_months(months)))
    }

    /// The day some days after `day`.
    #[must_use]
    pub fn plus_days(&self, day: Day, days: u32) -> Day {
        if day == NEVER { NEVER } else { clamp(i64::from(day) + i64::from(days)) }
    }

    /// The day some working days (Monday to Friday; public holidays are not known) after `day`.
    #[must_use]
    pub fn plus_working_days(&self, day: Day, days: u32) -> Day {
        let mut at = day;
        let mut left = days;
        while left > 0 && at != NEVER {
            at = self.plus_days(at, 1);
            left -= u32::from(!self.date(at).is_weekend());
        }
        at
    }
}

/// Cuts a day count to what a [`Day`] can hold.
fn clamp(day: i64) -> Day {
    day.clamp(0, i64::from(NEVER)) as Day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> Calendar {
        Calendar::new(Date::new(2020, 1, 1).unwrap(), 36)
    }

    #[test]
    fn a_month_after_a_leap_day_is_a_month_later() {
        let c = calendar();
        // 2020-02-29 is day 31 + 28 = 59; a year later February has 28 days: 2021-02-28.
        assert_eq!(c.date(59).to_string(), "2020-02-29");
        assert_eq!(c.date(c.plus_months(59, 12)).to_string(), "2021-02-28");
        assert_eq!(c.date(c.plus_months(59, 48)).to_string(), "2024-02-29");
    }

    #[test]
    fn periods_are_calendar_months() {
        let c = calendar();
        assert_eq!((c.first_day(1), c.length(1), c.review_day(1)), (31, 29, 59));
        assert_eq!(c.periods(), 36);
    }

    #[test]
    fn working_days_skip_the_weekend() {
        let c = calendar();
        // 2020-01-03 is a Friday: three working days later is Wednesday the 8th.
        assert_eq!(c.date(c.plus_working_days(2, 3)).to_string(), "2020-01-08");
        assert_eq!(c.plus_working_days(NEVER, 3), NEVER);
        assert_eq!(c.plus_months(65_000, 60), NEVER);
    }
}
