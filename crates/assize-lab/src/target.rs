//! What a run makes of a published figure: the simulated counterpart of a study's target, from the
//! counts month by month.
//!
//! The one place where this is computed: the report of a run and `calibrate` both ask here. Only
//! persons are looked at; firms have no targets in this version.

use assize_base::evidence::{Column, Table, Values};
use assize_base::stats;
use assize_model::count::{ArmCounts, Counter, Layout};
use assize_report::dossier::{Basis, TargetFigure};
use assize_scenario::Scenario;
use assize_scenario::scenario::{Arm, Target, counted_of_sides};

/// The name of the table in the run folder.
pub const TABLE: &str = "fit-targets";

/// The simulated value of a target in one replicate: the sum over the window (or the state at its
/// end), for each unit of what it is divided by, or for each person-year of the window, or scaled to
/// the people of the region. `None` if there is nothing to divide by, or no such count.
///
/// A figure that is divided by something is not scaled: both sides would be.
#[must_use]
pub fn simulated(target: &Target, counts: &[ArmCounts], scenario: &Scenario) -> Option<f64> {
    let arm = scenario.arms.get(target.arm)?;
    let persons = &counts.get(target.arm)?.persons;
    let place = |name: &str| place(name, persons.layout, arm, scenario);
    let (first, last) = target.window;
    let of = |place: usize, from: u32| -> i64 {
        (from..=last).map(|period| persons.period(period)[place]).sum()
    };
    let from = if target.at_end { last } else { first };
    let sum = of(place(&target.measure)?, from) as f64;
    if let Some(per) = &target.per {
        let under = of(place(per)?, from);
        return (under > 0).then(|| sum / under as f64);
    }
    if target.per_person_year {
        let months = of(Counter::Subjects as usize, first);
        return (months > 0).then(|| sum * 12.0 / months as f64);
    }
    let people: u64 = scenario.society.places.iter().map(|place| place.people()).sum();
    let scale = people as f64 / scenario.persons.max(1) as f64;
    Some(if target.scaled { sum * scale } else { sum })
}

/// Where a count stands in a row of the series, by its name in documents.
fn place(name: &str, layout: Layout, arm: &Arm, scenario: &Scenario) -> Option<usize> {
    if let Some(counter) = Counter::ALL.into_iter().find(|c| counter_name(*c) == name) {
        return Some(counter as usize);
    }
    if let Some(at) = counted_of_sides(&arm.policy).iter().position(|side| side == name) {
        return Some(layout.side_scored(0) + at);
    }
    let (kind, id) = name.rsplit_once('.')?;
    let service = || scenario.services.iter().position(|s| s.id == id);
    let list = || arm.policy.lists.iter().position(|l| l.id == id);
    match kind {
        "refusals" => service().map(|at| layout.refusals(at)),
        "refused-persons" => service().map(|at| layout.refused_persons(at)),
        "list.share" => list().map(|at| layout.listed(at)),
        "list.entries" => list().map(|at| layout.entries(at)),
        "list.exits" => list().map(|at| layout.exits(at)),
        "list.corrected" => list().map(|at| layout.corrected(at)),
        "list.performed" => list().map(|at| layout.performed(at)),
        _ => None,
    }
}

/// The name of a counter in documents: `acts-unlawful`.
#[must_use]
pub fn counter_name(counter: Counter) -> String {
    let mut name = String::new();
    for letter in format!("{counter:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// The targets beside what every replicate makes of them; no table for a study without targets.
#[must_use]
pub fn table(scenario: &Scenario, replicates: &[Vec<ArmCounts>]) -> Option<Table> {
    if scenario.targets.is_empty() {
        return None;
    }
    let targets = &scenario.targets;
    let intervals: Vec<Option<stats::Interval>> = targets
        .iter()
        .map(|target| {
            let values: Vec<f64> =
                replicates.iter().filter_map(|r| simulated(target, r, scenario)).collect();
            stats::interval(&values)
        })
        .collect();
    let text = |of: &dyn Fn(&Target) -> String| Values::Text(targets.iter().map(of).collect());
    let whole = |of: &dyn Fn(&Target) -> i64| Values::Whole(targets.iter().map(of).collect());
    let real = |of: &dyn Fn(&Target) -> f64| {
        Values::Real(targets.iter().map(|target| Some(of(target))).collect())
    };
    let found = |of: &dyn Fn(&stats::Interval) -> f64| {
        Values::Real(intervals.iter().map(|i| i.as_ref().map(of)).collect())
    };
    let verdicts = targets.iter().zip(&intervals).map(|(target, interval)| {
        match interval.map(|i| is_inside(target, i.value)) {
            None => "nothing to measure".to_owned(),
            Some(true) => "inside".to_owned(),
            Some(false) => "outside".to_owned(),
        }
    });
    let unit = "as the column unit says";
    let columns = vec![
        Column::new("target", "", "the id of the target", text(&|t| t.id.clone())),
        Column::new("title", "", "what it is", text(&|t| t.title.clone())),
        Column::new(
            "arm",
            "",
            "the arm of the study",
            text(&|t| scenario.arms[t.arm].name.clone()),
        ),
        Column::new("measure", "", "what is counted", text(&|t| t.measure.clone())),
        Column::new("unit", "", "in what", text(&unit_words)),
        Column::new("from", "month of the run", "from 1", whole(&|t| i64::from(t.window.0) + 1)),
        Column::new(
            "to",
            "month of the run",
            "the last, included",
            whole(&|t| i64::from(t.window.1) + 1),
        ),
        Column::new("published", unit, "as published", real(&|t| t.value)),
        Column::new("low", unit, "the lowest still compatible with it", real(&|t| t.range.0)),
        Column::new("high", unit, "the highest", real(&|t| t.range.1)),
        Column::new("simulated", unit, "the mean over replicates", found(&|i| i.value)),
        Column::new("simulated_low", unit, "the lower end of its 95 % interval", found(&|i| i.low)),
        Column::new("simulated_high", unit, "the upper end", found(&|i| i.high)),
        Column::new(
            "verdict",
            "",
            "inside the published range or not",
            Values::Text(verdicts.collect()),
        ),
        Column::new(
            "shown_only",
            "yes or no",
            "1: no fit is claimed",
            whole(&|t| t.shown_only.into()),
        ),
    ];
    let title = "Published figures beside simulated ones".to_owned();
    Some(Table { name: TABLE.to_owned(), title, columns })
}

/// Tells whether a value is compatible with the publication.
#[must_use]
pub fn is_inside(target: &Target, value: f64) -> bool {
    target.range.0 <= value && value <= target.range.1
}

/// What a target is counted in, in words.
#[must_use]
pub fn unit_words(target: &Target) -> String {
    let when = if target.at_end { "at the end of the window" } else { "in the window" };
    let what = match (&target.per, target.per_person_year, target.scaled) {
        (Some(per), ..) => format!("for each of `{per}`"),
        (None, true, _) => "per person-year".to_owned(),
        (None, false, true) => "scaled to the people of the region".to_owned(),
        (None, false, false) => "of the synthetic persons".to_owned(),
    };
    format!("{what}, {when}")
}

/// The targets for the report, from the table of the run folder.
#[must_use]
pub fn figures(scenario: &Scenario, tables: &[Table]) -> Vec<TargetFigure> {
    let Some(table) = tables.iter().find(|t| t.name == TABLE) else { return Vec::new() };
    let real = |name: &str, row: usize| match table.column(name).map(|c| &c.values) {
        Some(Values::Real(values)) => values.get(row).copied().flatten(),
        _ => None,
    };
    let figure = |(row, target): (usize, &Target)| {
        let simulated = real("simulated", row);
        TargetFigure {
            id: target.id.clone(),
            title: target.title.clone(),
            arm: scenario.arms[target.arm].name.clone(),
            measure: target.measure.clone(),
            unit: unit_words(target),
            months: (target.window.0 + 1, target.window.1 + 1),
            dates: dates(scenario, target.window),
            published: target.value,
            low: target.range.0,
            high: target.range.1,
            simulated,
            simulated_low: real("simulated_low", row),
            simulated_high: real("simulated_high", row),
            is_inside: simulated.map(|value| is_inside(target, value)),
            shown_only: target.shown_only,
            basis: Basis::Source(target.source.clone()),
            note: target.note.clone(),
        }
    };
    scenario.targets.iter().enumerate().map(figure).collect()
}

/// The first and the last day of a window, as text.
fn dates(scenario: &Scenario, (first, last): (u32, u32)) -> (String, String) {
    let days = scenario.from.days_until(scenario.from.plus_months(last + 1));
    let end = scenario.from.plus_days(u32::try_from(days - 1).unwrap_or(0));
    (scenario.from.plus_months(first).to_string(), end.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::fixture::{replicates, scenario};

    fn target(measure: &str) -> Target {
        Target {
            id: "x".into(),
            title: "x".into(),
            arm: 1,
            measure: measure.into(),
            per: None,
            per_person_year: false,
            at_end: false,
            window: (0, 23),
            scaled: false,
            value: 6.0,
            range: (5.0, 7.0),
            shown_only: false,
            source: "small-2020#art-1".into(),
            note: String::new(),
        }
    }

    #[test]
    fn sums_states_ratios_and_scaling_are_those_of_the_window() {
        // By hand: 6 refusals in 24 months; 2 entries to the list in month 6 of 24; 100 persons stand
        // for 4,200, so one for 42.
        let (scenario, counts) = (scenario(), &replicates()[0]);
        let found = |t: &Target| simulated(t, counts, &scenario);
        assert_eq!(found(&target("refusals.flight")), Some(6.0));
        let scaled = Target { scaled: true, ..target("refusals.flight") };
        assert_eq!(found(&scaled), Some(252.0));
        let entries = target("list.entries.debtors");
        assert_eq!(found(&entries), Some(2.0));
        assert_eq!(found(&Target { window: (6, 23), ..entries.clone() }), Some(0.0));
        let ratio = Target { per: Some("list.entries.debtors".into()), ..scaled };
        assert_eq!(found(&ratio), Some(3.0), "a ratio is not scaled");
        assert_eq!(found(&Target { window: (6, 23), ..ratio }), None, "nothing to divide by");
        assert_eq!(found(&Target { at_end: true, ..target("subjects") }), Some(100.0));
        assert_eq!(found(&target("refusals.train")), None);
    }

    #[test]
    fn every_counter_that_documents_can_name_is_found() {
        // Pairs are counted at the end alone: no month of a target can ask for them.
        let monthly = |name: &String| !name.starts_with("pair-");
        let known: Vec<String> =
            Counter::ALL.into_iter().map(counter_name).filter(monthly).collect();
        assert_eq!(known, assize_scenario::scenario::COUNTED);
    }

    #[test]
    fn the_table_tells_what_lies_inside() {
        // By hand: 6 and 8 refusals, mean 7, which is the upper end; the list has no train.
        let mut scenario = scenario();
        assert!(table(&scenario, &replicates()).is_none());
        scenario.targets = vec![target("refusals.flight"), target("refusals.train")];
        let made = table(&scenario, &replicates()).expect("there are targets");
        let figures = figures(&scenario, &[made]);
        assert_eq!((figures[0].simulated, figures[0].is_inside), (Some(7.0), Some(true)));
        assert_eq!((figures[1].simulated, figures[1].is_inside), (None, None));
        assert_eq!(figures[0].dates, ("2020-01-01".to_owned(), "2021-12-31".to_owned()));
    }
}
