//! The input series of the courts' list against the totals that were published.

use std::collections::BTreeMap;

use assize_base::calendar::Date;

use super::{rows, shelf};

/// The list opened on this day.
const OPENED: &str = "2013-10-01";
/// New entries a month in the last published interval.
const FULL: f64 = 2_860_000.0 / 10.5;

/// The months from the year 0 to the end of a day, counting a day of a month as its part.
fn position(date: &str) -> f64 {
    let date = Date::parse(date).unwrap_or_else(|| panic!("{date} is a date"));
    let first = Date::new(date.year(), date.month(), 1).expect("a first day");
    let days = first.days_until(first.plus_months(1));
    let months = f64::from(date.year()) * 12.0 + f64::from(date.month() - 1);
    months + f64::from(date.day()) / days as f64
}

/// The published totals of entries with their positions, from the opening on.
fn published() -> Vec<(f64, f64)> {
    let opened = position(OPENED).floor();
    let listed =
        rows::of("court-list-published.csv").into_iter().filter(|row| !row["entries"].is_empty());
    let point = |row: rows::Row| (position(&row["date"]), row["entries"].parse().expect("entries"));
    std::iter::once((opened, 0.0)).chain(listed.map(point)).collect()
}

/// Shares by month, as the table has them.
fn shares() -> BTreeMap<String, f64> {
    let share = |row: rows::Row| (row["month"].clone(), row["share"].parse().expect("a share"));
    rows::of("court-list-intake.csv").into_iter().map(share).collect()
}

/// Entries from the opening to a position, on the line through the published totals.
fn on_the_line(points: &[(f64, f64)], at: f64) -> f64 {
    let pair =
        points.windows(2).find(|pair| at <= pair[1].0).unwrap_or(&points[points.len() - 2..]);
    let ((from, low), (to, high)) = (pair[0], pair[1]);
    low + (high - low) * (at - from) / (to - from)
}

#[test]
fn the_intake_sums_to_the_published_totals() {
    let shares = shares();
    for (until, total) in
        [("2013-12", 31_000.0), ("2015-12", 3_600_000.0), ("2017-12", 9_590_000.0)]
    {
        let sum: f64 = shares.range(..=until.to_owned()).map(|(_, share)| share * FULL).sum();
        assert!((sum - total).abs() < 10.0, "{sum} entries until {until}, published {total}");
    }
}

#[test]
fn every_month_takes_its_part_of_a_published_increase() {
    let points = published();
    for (month, share) in shares() {
        let end = position(&format!("{month}-28")).ceil();
        let opened = points[0].0;
        let before = on_the_line(&points, (end - 1.0).max(opened));
        let part = (on_the_line(&points, end.max(opened)) - before) / FULL;
        assert!((share - part).abs() < 1e-6, "{month}: {share}, from the totals {part}");
    }
}

#[test]
fn the_intake_is_held_after_the_last_published_total() {
    let shares = shares();
    assert_eq!(shares.len(), 76);
    assert_eq!(shares["2013-09"], 0.0);
    let later = shares.range("2017-03".to_owned()..).map(|(_, share)| *share);
    assert!(later.clone().count() == 34 && later.clone().all(|share| share == 1.0));
}

#[test]
fn nothing_published_after_april_2018_is_in_the_table() {
    for row in rows::of("court-list-published.csv") {
        assert!(row["date"].as_str() <= "2018-04-30", "{}", row["date"]);
    }
}

#[test]
fn both_lists_of_2013_follow_the_table() {
    let scenario = shelf::arms(&["court-defaulters-2013"], "all").scenario;
    let lists = &scenario.arms[1].policy.lists;
    let followed = lists.iter().filter(|list| list.intake.is_some()).map(|list| list.id.as_str());
    assert_eq!(followed.collect::<Vec<_>>(), ["court-defaulters", "court-defaulter-firms"]);
    for intake in lists.iter().filter_map(|list| list.intake.as_ref()) {
        assert_eq!(intake.from, Date::new(2013, 9, 1).expect("a date"));
        assert_eq!(intake.shares.len(), 76);
    }
    let grounds = lists.iter().filter(|l| l.intake.is_some()).flat_map(|list| &list.grounds);
    assert!(grounds.clone().count() == 16 && grounds.clone().all(|g| g.months.is_none()));
    assert!(lists.iter().filter(|l| l.intake.is_some()).all(|list| list.exits.len() == 3));
}
