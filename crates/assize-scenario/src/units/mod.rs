//! Units: how numbers are written in documents and what they become.
//!
//! Invariant: the same text gives the same whole number everywhere; no floating point is involved.

mod award;
mod between;
mod show;

use assize_base::quantity::{ONE, decimal};

use crate::codes;
use crate::policy::Award;

/// Months that stand for "open": beyond what a day can count, so such an entry never ends.
pub(crate) const OPEN_MONTHS: u32 = 12_000;

/// What a number counts, and the bounds that make sense for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Whole points.
    Points {
        /// Fewest.
        low: i32,
        /// Most.
        high: i32,
    },
    /// Points of a rule: whole, a span by gravity, or a choice by place.
    Award,
    /// A chance.
    Chance,
    /// A chance a month.
    MonthlyChance,
    /// Events a month.
    Rate,
    /// A multiplier of at most so much.
    Factor(u32),
    /// Whole months.
    Months {
        /// Fewest.
        low: u32,
        /// Most.
        high: u32,
    },
    /// Whole days.
    Days {
        /// Fewest.
        low: u32,
        /// Most.
        high: u32,
    },
    /// Working days.
    WorkingDays {
        /// Most.
        high: u32,
    },
    /// A whole number.
    Whole {
        /// Lowest.
        low: i64,
        /// Highest.
        high: i64,
    },
    /// A weight: a number of at least zero with two decimal places at most.
    Weight,
    /// A multiplier that may be written in percent.
    Part {
        /// Lowest.
        low: u32,
        /// Highest.
        high: u32,
    },
    /// A share of one in percent, the sign left out or not, as a multiplier.
    Percent,
    /// Whole yuan.
    Yuan {
        /// Most.
        high: u32,
    },
    /// What offices can do in a month, for 100,000 persons.
    Staff,
}

/// The persons that the capacity of an office is given for.
const STAFFED: i128 = 100_000;

/// A number, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    /// Points of a rule.
    Award(Award),
    /// Anything else, in the fixed form of its unit.
    Scaled(i128),
}

impl Amount {
    /// Where it stands among others of its unit, for comparing with a range.
    pub(crate) fn key(&self) -> i128 {
        match self {
            Amount::Scaled(value) => *value,
            Amount::Award(award) => award::key(award),
        }
    }
}

/// Why a text is not a number of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unfit {
    /// The code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub hint: String,
}

impl Unit {
    /// The unit in words, with its article.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Unit::Points { .. } => "a whole number of points",
            Unit::Award => "points",
            Unit::Chance => "a chance",
            Unit::MonthlyChance => "a monthly chance",
            Unit::Rate => "a rate",
            Unit::Factor(_) => "a factor",
            Unit::Months { .. } => "a number of months",
            Unit::Days { .. } => "a number of days",
            Unit::WorkingDays { .. } => "a number of working days",
            Unit::Whole { .. } => "a whole number",
            Unit::Weight => "a weight",
            Unit::Part { .. } => "a factor",
            Unit::Percent => "a share in percent",
            Unit::Yuan { .. } => "an amount of yuan",
            Unit::Staff => "a number a month for 100,000 persons",
        }
    }

    /// How it is written.
    pub(crate) fn example(self) -> &'static str {
        match self {
            Unit::Points { .. } => "write whole points such as 1000",
            Unit::Award => {
                "write points such as -20, a span \"-5..-30\" by gravity, or \"+10/+6/+4\" by place"
            }
            Unit::Chance => "write \"30 %\" or \"1 in 200\"",
            Unit::MonthlyChance => "write \"4 % per month\"",
            Unit::Rate => "write \"0.4 per year\", \"2 per month\" or \"1 per 50 years\"",
            Unit::Factor(_) => "write a number such as 0.4",
            Unit::Months { .. } => "write \"24 months\" or \"2 years\"",
            Unit::Days { .. } => "write \"15 days\"",
            Unit::WorkingDays { .. } => "write \"3 working days\"",
            Unit::Whole { .. } => "write a whole number such as 6",
            Unit::Weight => "write a number such as 25.39",
            Unit::Part { .. } => "write a number such as 0.4, or \"40 %\"",
            Unit::Percent => "write a number from 0 to 100, such as 12.5",
            Unit::Yuan { .. } => "write \"300 yuan\"",
            Unit::Staff => "write a number such as 12.5",
        }
    }

    /// The bounds, in words.
    pub(crate) fn bounds(self) -> String {
        match self {
            Unit::Points { low, high } => format!("{low} to {high} points"),
            Unit::Award => format!("{} to {} points", -award::MOST, award::MOST),
            Unit::Chance => "0 % to 100 %".into(),
            Unit::MonthlyChance => "0 % to 100 % per month".into(),
            Unit::Rate => "0 to 60 per month".into(),
            Unit::Factor(high) => format!("0 to {high}"),
            Unit::Months { low, high } => format!("{low} to {high} months"),
            Unit::Days { low, high } => format!("{low} to {high} days"),
            Unit::WorkingDays { high } => format!("0 to {high} working days"),
            Unit::Whole { low, high } => format!("{low} to {high}"),
            Unit::Weight => "0 to 1000000".into(),
            Unit::Part { low, high } => format!("{low} to {high}"),
            Unit::Percent => "0 to 100".into(),
            Unit::Yuan { high } => format!("0 to {high} yuan"),
            Unit::Staff => format!("0 to {STAFFED}"),
        }
    }

    /// The bounds in the fixed form of the unit.
    fn limits(self) -> (i128, i128) {
        let one = i128::from(ONE);
        match self {
            Unit::Points { low, high } => (low.into(), high.into()),
            Unit::Award => (i128::MIN, i128::MAX),
            Unit::Chance | Unit::MonthlyChance => (0, one),
            Unit::Rate => (0, 60 * one),
            Unit::Factor(high) => (0, i128::from(high) << 16),
            Unit::Months { low, high } | Unit::Days { low, high } => (low.into(), high.into()),
            Unit::WorkingDays { high } => (0, high.into()),
            Unit::Whole { low, high } => (low.into(), high.into()),
            Unit::Weight => (0, 100_000_000),
            Unit::Part { low, high } => (i128::from(low) << 16, i128::from(high) << 16),
            Unit::Percent => (0, 1 << 16),
            Unit::Yuan { high } => (0, high.into()),
            Unit::Staff => (0, one),
        }
    }

    /// Reads a number as written; `quoted` tells text from a TOML number.
    pub(crate) fn read(self, written: &str, quoted: bool) -> Result<Amount, Unfit> {
        let text = written.trim();
        if self == Unit::Award {
            return award::read(text).map(Amount::Award);
        }
        let value = self.scaled(text, quoted).ok_or_else(|| self.unreadable(written))?;
        let (low, high) = self.limits();
        if value < low || value > high {
            return Err(Unfit {
                code: codes::OUT_OF_RANGE,
                message: format!("{} cannot be `{written}`", self.words()),
                hint: format!("give {}", self.bounds()),
            });
        }
        Ok(Amount::Scaled(value))
    }

    /// The fault of a text that is no number of the unit.
    fn unreadable(self, written: &str) -> Unfit {
        Unfit {
            code: codes::BAD_NUMBER,
            message: format!("`{written}` is not {}", self.words()),
            hint: self.example().into(),
        }
    }

    /// Reads the text into the fixed form, whatever its size.
    fn scaled(self, text: &str, quoted: bool) -> Option<i128> {
        match self {
            Unit::Points { .. } | Unit::Whole { .. } => whole(text),
            Unit::Award => None,
            Unit::Chance => chance(text, quoted),
            Unit::MonthlyChance => chance(text.strip_suffix("per month")?.trim_end(), quoted),
            Unit::Rate => rate(text),
            Unit::Factor(_) => decimal(text, 1 << 16),
            Unit::Part { .. } if text.ends_with('%') => percent(text),
            Unit::Part { .. } => decimal(text, 1 << 16),
            Unit::Percent => percent(text),
            Unit::Yuan { .. } => whole(text.strip_suffix("yuan").map_or(text, str::trim_end)),
            Unit::Staff => decimal(text, ONE).map(|v| halves_up(v, STAFFED)),
            Unit::Weight => decimal(text, 100),
            Unit::Months { .. } => months(text),
            Unit::Days { .. } => days(text),
            Unit::WorkingDays { .. } => {
                counted(text, &["working day", "working days"]).and_then(whole)
            }
        }
    }
}

/// Reads a whole number without a decimal point.
fn whole(text: &str) -> Option<i128> {
    if text.contains('.') { None } else { decimal(text, 1) }
}

/// Strips one of some unit words off a text.
fn counted<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|w| text.strip_suffix(w)?.strip_suffix(' ')).map(str::trim_end)
}

/// Divides, rounding half up; both are at least zero but for wrong texts, which the bounds catch.
fn halves_up(value: i128, by: i128) -> i128 {
    (value * 2 + by).div_euclid(by * 2)
}

/// Reads `30 %` or `30` as a multiplier.
fn percent(text: &str) -> Option<i128> {
    let number = text.strip_suffix('%').map_or(text, str::trim_end);
    decimal(number, 1 << 16).map(|v| halves_up(v, 100))
}

/// Reads `30 %` or `1 in 200`.
fn chance(text: &str, quoted: bool) -> Option<i128> {
    if !quoted {
        return None;
    }
    if let Some(percent) = text.strip_suffix('%') {
        return decimal(percent.trim_end(), ONE).map(|v| halves_up(v, 100));
    }
    let (hits, of) = text.split_once(" in ")?;
    let of = whole(of.trim()).filter(|n| *n > 0)?;
    decimal(hits.trim(), ONE).map(|v| halves_up(v, of))
}

/// Reads `0.4 per year`, `2 per month` or `1 per 50 years`.
fn rate(text: &str) -> Option<i128> {
    let (events, span) = text.split_once(" per ")?;
    let span = span.trim();
    let months = match span {
        "month" => 1,
        "year" => 12,
        _ => months(span).filter(|n| *n > 0)?,
    };
    decimal(events.trim(), ONE).map(|v| halves_up(v, months))
}

/// Reads `24 months` or `2 years`, in months.
fn months(text: &str) -> Option<i128> {
    if let Some(n) = counted(text, &["month", "months"]) {
        return whole(n);
    }
    whole(counted(text, &["year", "years"])?).map(|n| n * 12)
}

/// Reads `15 days` or `2 weeks`, in days.
fn days(text: &str) -> Option<i128> {
    if let Some(n) = counted(text, &["day", "days"]) {
        return whole(n);
    }
    whole(counted(text, &["week", "weeks"])?).map(|n| n * 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scaled(unit: Unit, text: &str) -> i128 {
        unit.read(text, true).unwrap().key()
    }

    #[test]
    fn texts_become_the_whole_numbers_worked_out_by_hand() {
        let one = i128::from(ONE);
        assert_eq!(scaled(Unit::Chance, "25 %"), one / 4);
        assert_eq!(scaled(Unit::Chance, "1 in 200"), 21_474_836); // 2^32 / 200 = 21474836.48
        assert_eq!(scaled(Unit::Chance, "0.5%"), 21_474_836);
        assert_eq!(scaled(Unit::MonthlyChance, "50 % per month"), one / 2);
        assert_eq!(scaled(Unit::Rate, "6 per year"), one / 2);
        assert_eq!(scaled(Unit::Rate, "1 per 50 years"), 7_158_279); // 2^32 / 600 = 7158278.83
        assert_eq!(scaled(Unit::Months { low: 1, high: 99 }, "2 years"), 24);
        assert_eq!(scaled(Unit::Days { low: 1, high: 99 }, "2 weeks"), 14);
        assert_eq!(scaled(Unit::WorkingDays { high: 9 }, "3 working days"), 3);
        assert_eq!(scaled(Unit::Factor(9), "0.5"), 1 << 15);
        assert_eq!(scaled(Unit::Weight, "25.39"), 2_539);
        assert_eq!(scaled(Unit::Part { low: 0, high: 1 }, "12.5 %"), 1 << 13);
        assert_eq!(scaled(Unit::Part { low: 0, high: 1 }, "0.25"), 1 << 14);
        assert_eq!(scaled(Unit::Percent, "25"), 1 << 14);
        assert_eq!(scaled(Unit::Yuan { high: 999 }, "300 yuan"), 300);
        assert_eq!(scaled(Unit::Yuan { high: 999 }, "300"), 300);
        assert_eq!(scaled(Unit::Staff, "25"), 1_073_742); // 2^32 / 4000 = 1073741.82
    }

    #[test]
    fn what_is_no_number_of_its_unit_is_refused() {
        for (unit, text) in [
            (Unit::Chance, "30"),
            (Unit::Chance, "1 in 0"),
            (Unit::Chance, "% 30"),
            (Unit::MonthlyChance, "4 %"),
            (Unit::Rate, "2"),
            (Unit::Rate, "2 per 0 years"),
            (Unit::Months { low: 1, high: 99 }, "2 days"),
            (Unit::WorkingDays { high: 9 }, "3 days"),
            (Unit::Whole { low: 0, high: 9 }, "1.5"),
            (Unit::Yuan { high: 9 }, "3 dollars"),
            (Unit::Yuan { high: 9 }, "1.5 yuan"),
            (Unit::Percent, "1 in 3"),
            (Unit::Staff, "3 per month"),
            (Unit::Part { low: 0, high: 1 }, "half"),
        ] {
            assert_eq!(unit.read(text, true).unwrap_err().code, codes::BAD_NUMBER, "{text}");
        }
        assert_eq!(Unit::Chance.read("101 %", true).unwrap_err().code, codes::OUT_OF_RANGE);
        assert_eq!(Unit::Rate.read("-1 per year", true).unwrap_err().code, codes::OUT_OF_RANGE);
    }
}
