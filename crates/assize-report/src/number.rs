//! Numbers as a reader may quote them: no more digits than the interval allows, units in words.

/// A measured number with its interval and what it rests on, as measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The mean over replicates; `None` where there was nothing to measure.
    pub value: Option<f64>,
    /// The lower end of the interval.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// Persons, records or detriments that it rests on, summed over replicates.
    pub n: u64,
}

/// Fewer simulated persons than this carry no number.
pub const TOO_FEW: u64 = 10;

/// What stands in the place of a number that rests on fewer than [`TOO_FEW`].
pub const TOO_FEW_WORDS: &str = "too few simulated persons";

/// What stands in the place of a number where there was nothing to count.
pub const NOTHING: &str = "nothing to measure";

/// What stands in the place of a rate of events of which there was none.
pub const NONE: &str = "none counted";

impl Cell {
    /// The value, if there is one that may be shown.
    #[must_use]
    pub fn shown(&self) -> Option<f64> {
        self.value.filter(|v| v.is_finite() && self.n >= TOO_FEW)
    }

    /// The interval, if there is one that may be shown.
    #[must_use]
    pub fn interval(&self) -> Option<(f64, f64)> {
        self.shown()?;
        let (low, high) = (self.low?, self.high?);
        (low.is_finite() && high.is_finite() && low < high).then_some((low, high))
    }

    /// Half the width of the interval, 0 if there is none.
    #[must_use]
    pub fn half_width(&self) -> f64 {
        match (self.shown(), self.interval()) {
            (Some(value), Some((low, high))) => (high - value).max(value - low),
            _ => 0.0,
        }
    }

    /// The words that stand in the place of a number that cannot be shown.
    #[must_use]
    pub fn silence(&self) -> &'static str {
        if self.value == Some(0.0) && self.n == 0 {
            return NONE;
        }
        if self.value.is_some() && self.n < TOO_FEW { TOO_FEW_WORDS } else { NOTHING }
    }
}

/// How the numbers of one table or plot are written: one scale and one unit for all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// What the measured number is multiplied by.
    pub factor: f64,
    /// What stands right after the number, such as ` %`.
    pub suffix: &'static str,
    /// The unit in words, after scaling.
    pub unit: String,
}

impl Scale {
    /// Chooses the scale for a unit; rates whose largest number is small are given per 1,000.
    #[must_use]
    pub fn of(unit: &str, largest: f64) -> Scale {
        if let Some(rest) = unit.strip_prefix("share") {
            let unit = format!("% {}", rest.trim()).trim_end().to_owned();
            return Scale { factor: 100.0, suffix: " %", unit };
        }
        if unit.starts_with("relative") {
            return Scale { factor: 100.0, suffix: " %", unit: "%".to_owned() };
        }
        if unit == "difference of shares" {
            return Scale { factor: 100.0, suffix: "", unit: "percentage points".to_owned() };
        }
        for (one, thousand) in PER {
            if largest < 1.0 && unit.contains(one) {
                let unit = unit.replacen(one, thousand, 1);
                return Scale { factor: 1_000.0, suffix: "", unit };
            }
        }
        Scale { factor: 1.0, suffix: "", unit: unit.to_owned() }
    }

    /// The unit of the numbers before they are scaled.
    #[must_use]
    pub fn raw(&self) -> String {
        match self.unit.strip_prefix('%') {
            Some(rest) if self.is_percent() => {
                format!("share {}", rest.trim()).trim_end().to_owned()
            }
            _ => self.unit.clone(),
        }
    }

    /// Tells whether numbers are written in per cent.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.suffix == " %"
    }

    /// The number as it is written on an axis.
    #[must_use]
    pub fn tick(&self, value: f64) -> String {
        format!("{}{}", grouped(value, tick_place(value)), self.suffix)
    }

    /// The value alone: `3.1 %`; words where there is none.
    #[must_use]
    pub fn value(&self, cell: &Cell) -> String {
        match cell.shown() {
            Some(v) => format!("{}{}", grouped(v * self.factor, self.place(cell)), self.suffix),
            None => cell.silence().to_owned(),
        }
    }

    /// The value alone for a narrow column: one or two digits, as the interval allows,
    /// and no finer than hundredths.
    #[must_use]
    pub fn short(&self, cell: &Cell) -> String {
        let Some(value) = cell.shown().map(|v| v * self.factor) else {
            return cell.silence().to_owned();
        };
        if value > 0.0 && value < 0.005 {
            return format!("<0.01{}", self.suffix);
        }
        let top = magnitude(value);
        let finest = (top - 1).max(top.min(-2));
        let place = if value == 0.0 { 0 } else { self.place(cell).clamp(finest, top) };
        format!("{}{}", grouped(value, place), self.suffix)
    }

    /// A number that was not measured here, such as a published one: to four digits, without zeros
    /// that nobody wrote.
    #[must_use]
    pub fn plain(&self, value: f64) -> String {
        let value = value * self.factor;
        let place = (magnitude(value) - 3..=0).rev().find(|p| is_multiple(value, *p));
        let place = place.unwrap_or(magnitude(value) - 3);
        format!("{}{}", grouped(value, place), self.suffix)
    }

    /// The interval alone: `3.0 to 3.3 %`; words where there is none.
    #[must_use]
    pub fn interval(&self, cell: &Cell) -> String {
        let Some((low, high)) = cell.interval() else {
            return if cell.shown().is_some() { "no spread".to_owned() } else { "–".to_owned() };
        };
        let place = self.place(cell);
        let end = |x: f64| grouped(x * self.factor, place);
        format!("{} to {}{}", end(low), end(high), self.suffix)
    }

    /// The place of the last digit to show, as a power of ten, after scaling.
    fn place(&self, cell: &Cell) -> i32 {
        let value = cell.shown().unwrap_or(0.0) * self.factor;
        last_place(value, cell.half_width() * self.factor, cell.n)
    }
}

/// Rates that are given per 1,000 where they are small.
const PER: [(&str, &str); 4] = [
    ("per person-year", "per 1,000 person-years"),
    ("per person and year", "per 1,000 persons and year"),
    ("per scored person and year", "per 1,000 scored persons and year"),
    ("per person", "per 1,000 persons"),
];

/// The place of the last digit that may be shown, as a power of ten: `-1` is one decimal.
///
/// The half-width of the interval decides: of its digits, two count if the first is a 1 and one if
/// not (0.012 gives thousandths, 0.048 hundredths), and the value ends where they end. Where all
/// replicates agree, what the number rests on decides: one digit for each factor of 100. Never more
/// than four digits in all.
#[must_use]
pub fn last_place(value: f64, half_width: f64, n: u64) -> i32 {
    let coarsest = magnitude(value) - 3;
    if value == 0.0 && half_width == 0.0 {
        return 0;
    }
    if half_width > 0.0 {
        let top = magnitude(half_width);
        let finer = i32::from(leading(half_width) < 2.0);
        let place = top - finer;
        return if value == 0.0 { place } else { place.max(coarsest) };
    }
    let digits = (n.max(1).ilog10() as i32 / 2 + 1).clamp(1, 4);
    magnitude(value) - digits + 1
}

/// The power of ten of the first digit: 0.031 gives -2.
fn magnitude(x: f64) -> i32 {
    if x == 0.0 {
        return 0;
    }
    let text = format!("{:e}", x.abs());
    text.split_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0)
}

/// The digits of a number as one between 1 and 10.
fn leading(x: f64) -> f64 {
    let text = format!("{:e}", x.abs());
    text.split_once('e').and_then(|(digits, _)| digits.parse().ok()).unwrap_or(1.0)
}

/// Digits that an axis needs to tell its round numbers apart.
fn tick_place(value: f64) -> i32 {
    (-6..=0).rev().find(|p| is_multiple(value, *p)).unwrap_or(-6)
}

/// Tells whether a number is a whole multiple of a power of ten (up to what floating point loses).
fn is_multiple(value: f64, place: i32) -> bool {
    let steps = value / power(place);
    (steps - steps.round()).abs() < 1e-6
}

/// A power of ten.
fn power(place: i32) -> f64 {
    let one: f64 = (0..place.unsigned_abs()).fold(1.0, |p, _| p * 10.0);
    if place < 0 { 1.0 / one } else { one }
}

/// A number as the files beside the page are read by: six digits, without idle zeros.
#[must_use]
pub fn exact(value: f64) -> String {
    let rounded: f64 = format!("{value:.5e}").parse().unwrap_or(value);
    rounded.to_string()
}

/// A number rounded to a place, with thousands apart and a true minus sign.
#[must_use]
pub fn grouped(value: f64, place: i32) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let rounded = if place > 0 { (value / power(place)).round() * power(place) } else { value };
    let text = format!("{:.*}", place.min(0).unsigned_abs() as usize, rounded);
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (rest.bytes().any(|b| (b'1'..=b'9').contains(&b)), rest),
        None => (false, text.as_str()),
    };
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(w, p)| (w, Some(p)));
    let mut out = String::from(if negative { "−" } else { "" });
    out.push_str(&thousands(whole));
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out
}

/// A whole number with thousands apart.
#[must_use]
pub fn whole(n: u64) -> String {
    thousands(&n.to_string())
}

/// Digits with a comma before each three of them.
fn thousands(digits: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(value: f64, low: f64, high: f64, n: u64) -> Cell {
        Cell { value: Some(value), low: Some(low), high: Some(high), n }
    }

    #[test]
    fn the_interval_decides_the_digits() {
        let share = Scale::of("share of persons", 1.0);
        // Half-width 0.121 points: two digits of it count, so hundredths of a point.
        let shown = cell(0.031_234, 0.030_1, 0.032_444, 1_000);
        assert_eq!(share.value(&shown), "3.12 %");
        assert_eq!(share.interval(&shown), "3.01 to 3.24 %");
        // Half-width 0.48 points: one digit counts, so tenths.
        assert_eq!(share.value(&cell(0.031_234, 0.026_4, 0.036_0, 1_000)), "3.1 %");
        // Half-width 12 points: whole points; 60 points: tens.
        assert_eq!(share.value(&cell(0.312_34, 0.19, 0.43, 1_000)), "31 %");
        assert_eq!(share.value(&cell(0.612_34, 0.01, 1.2, 1_000)), "60 %");
    }

    #[test]
    fn a_narrow_column_shows_one_or_two_digits_and_never_a_false_zero() {
        let share = Scale::of("share of persons", 1.0);
        assert_eq!(share.short(&cell(0.031_234, 0.030_1, 0.032_444, 1_000)), "3.1 %");
        // Half-width 28 points: the value would end at tens, where nothing is left of it.
        assert_eq!(share.short(&cell(0.024_6, 0.0, 0.307, 1_000)), "2 %");
        assert_eq!(share.short(&cell(0.0, 0.0, 0.0, 1_000)), "0 %");
        // By hand: hundredths are enough while they tell something.
        assert_eq!(share.short(&cell(0.000_78, 0.000_77, 0.000_79, 9_000)), "0.08 %");
        assert_eq!(share.short(&cell(0.000_034, 0.000_033, 0.000_035, 9_000)), "<0.01 %");
        let rate = Scale::of("a year", 9_000.0);
        assert_eq!(rate.short(&cell(2_712.0, 2_700.0, 2_724.0, 9_000)), "2,700");
    }

    #[test]
    fn replicates_that_agree_show_the_digits_that_their_number_carries() {
        let points = Scale::of("points", 1_000.0);
        assert_eq!(points.value(&cell(987.654, 987.654, 987.654, 50)), "1,000");
        assert_eq!(points.value(&cell(987.654, 987.654, 987.654, 5_000)), "990");
        assert_eq!(points.value(&cell(987.654, 987.654, 987.654, 500_000)), "988");
        assert_eq!(points.interval(&cell(987.654, 987.654, 987.654, 50)), "no spread");
        assert_eq!(points.value(&cell(0.0, 0.0, 0.0, 50)), "0");
    }

    #[test]
    fn never_more_than_four_digits() {
        let points = Scale::of("points", 1_000.0);
        assert_eq!(points.value(&cell(987.654_321, 987.654_320, 987.654_322, 9_000_000)), "987.7");
        assert_eq!(points.value(&cell(123_456.7, 123_456.6, 123_456.8, 9)), TOO_FEW_WORDS);
        assert_eq!(points.value(&cell(123_456.7, 123_456.6, 123_456.8, 10)), "123,500");
    }

    #[test]
    fn fewer_than_ten_carry_no_number_and_none_is_nothing() {
        let share = Scale::of("share of persons", 1.0);
        assert_eq!(share.value(&cell(0.5, 0.4, 0.6, 9)), "too few simulated persons");
        assert_eq!(share.interval(&cell(0.5, 0.4, 0.6, 9)), "–");
        let nothing = Cell { value: None, low: None, high: None, n: 0 };
        assert_eq!(share.value(&nothing), NOTHING);
        let none = Cell { value: Some(0.0), low: Some(0.0), high: Some(0.0), n: 0 };
        assert_eq!(share.value(&none), "none counted");
        let broken = Cell { value: Some(f64::NAN), low: None, high: None, n: 50 };
        assert_eq!(share.value(&broken), NOTHING);
    }

    #[test]
    fn exact_numbers_have_six_digits() {
        assert_eq!(exact(0.187_033_333_333), "0.187033");
        assert_eq!(exact(1_234_567.0), "1234570");
        assert_eq!(exact(-0.25), "-0.25");
        assert_eq!(exact(0.0), "0");
    }

    #[test]
    fn small_rates_are_given_per_thousand() {
        let rate = Scale::of("detriments per person-year", 0.034);
        assert_eq!(rate.unit, "detriments per 1,000 person-years");
        assert_eq!(rate.value(&cell(0.034_2, 0.033_9, 0.034_5, 400)), "34.2");
        assert_eq!(Scale::of("detriments per person-year", 2.0).factor, 1.0);
    }

    #[test]
    fn published_numbers_are_shown_as_they_were_written() {
        let plain = Scale::of("contacts", 20.0);
        assert_eq!(plain.plain(13.4), "13.4");
        assert_eq!(plain.plain(8.0), "8");
        assert_eq!(plain.plain(4_592_345.0), "4,592,000");
        assert_eq!(Scale::of("share", 1.0).plain(0.65), "65 %");
        assert_eq!(plain.plain(0.0), "0");
    }

    #[test]
    fn minus_zero_is_zero_and_thousands_stand_apart() {
        assert_eq!(grouped(-0.04, -1), "0.0");
        assert_eq!(grouped(-1_234.56, -1), "−1,234.6");
        assert_eq!(grouped(1_250.0, 2), "1,300");
        assert_eq!(whole(1_411_778_724), "1,411,778,724");
        assert_eq!(Scale::of("points", 9.0).tick(2_500.0), "2,500");
        assert_eq!(Scale::of("share", 9.0).tick(0.25), "0.25 %");
    }
}
