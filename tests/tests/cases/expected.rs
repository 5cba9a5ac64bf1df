//! What a case expects, and what the counts say.
//!
//! A line is `ARM [firms] [month K] MEASURE RELATION`. The measure is the name of a counter, or
//! `band.LABEL`, `listed.LIST`, `entries.LIST`, `exits.LIST`, `corrected.LIST`, `performed.LIST`,
//! `refusals.SERVICE`, `refused-persons.SERVICE`, `fired.RULE`, `fired.LIST/GROUND`,
//! `fired.CONSEQUENCE`, `recorded.CONDUCT`, `scores.SCORE`, `returns.MONTH`, `purses.QUARTERS`, or
//! of a side score `side.ID.scored`, `side.ID.sum`, `side.ID.moves`, `side.ID.band.LABEL`, or one of those of
//! [`crate::evidence`]; counters
//! of persons can be cut to a group, as in `minuses[age=0-17]`. The relation is `= N`,
//! `= N * [firms] [month K] MEASURE` (of the same arm; a sum of such with ` + `), or
//! `~ N +- TOLERANCE`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use assize_base::vocabulary::{Attribute, CELLS, value_in_cell};
use assize_model::count::{
    ARREARS_LEVELS, ArmCounts, Counter, Counts, FIXED, HISTOGRAM_FROM, Layout, RETURN_MONTHS,
};
use assize_scenario::Scenario;
use assize_scenario::catalogue::Subject;
use assize_scenario::policy::Policy;

use crate::reading::Case;
use crate::{evidence, traces};

/// The counters of every arm, by the words of the cases.
const COUNTERS: [(Counter, &str); FIXED] = [
    (Counter::ActsUnlawful, "acts-unlawful"),
    (Counter::ActsMerit, "acts-merit"),
    (Counter::ActsExpression, "acts-expression"),
    (Counter::ActsAssembly, "acts-assembly"),
    (Counter::ActsBelief, "acts-belief"),
    (Counter::ActsAssociation, "acts-association"),
    (Counter::ActsPetition, "acts-petition"),
    (Counter::RecordsNegative, "records-negative"),
    (Counter::RecordsPositive, "records-positive"),
    (Counter::RecordsMisattributed, "records-misattributed"),
    (Counter::RecordsInvented, "records-invented"),
    (Counter::Minuses, "minuses"),
    (Counter::PointsLost, "points-lost"),
    (Counter::Pluses, "pluses"),
    (Counter::PointsGained, "points-gained"),
    (Counter::Grades, "grades"),
    (Counter::Listings, "listings"),
    (Counter::Hindrances, "hindrances"),
    (Counter::Favours, "favours"),
    (Counter::Wrongful, "wrongful"),
    (Counter::Protected, "protected"),
    (Counter::Spillover, "spillover"),
    (Counter::Moves, "moves"),
    (Counter::Fallen, "fallen"),
    (Counter::Returned, "returned"),
    (Counter::ReturnDays, "return-days"),
    (Counter::Subjects, "subjects"),
    (Counter::Scored, "scored"),
    (Counter::ScoreSum, "score-sum"),
    (Counter::ScoreSquares, "score-squares"),
    (Counter::Restricted, "restricted"),
    (Counter::RestrictedWrongly, "restricted-wrongly"),
    (Counter::Offenders, "offenders"),
    (Counter::OffendersWorst, "offenders-worst"),
    (Counter::OthersWorst, "others-worst"),
    (Counter::ActsGamed, "acts-gamed"),
    (Counter::Setbacks, "setbacks"),
    (Counter::MoneyLost, "money-lost"),
    (Counter::LoansGranted, "loans-granted"),
    (Counter::LoansRefused, "loans-refused"),
    (Counter::LoansDeclined, "loans-declined"),
    (Counter::InArrears, "in-arrears"),
    (Counter::ArrearsSum, "arrears-sum"),
    (Counter::Suits, "suits"),
    (Counter::CasesPerformed, "cases-performed"),
    (Counter::CasesUnable, "cases-unable"),
    (Counter::CasesEnforced, "cases-enforced"),
    (Counter::CasesWaiting, "cases-waiting"),
    (Counter::ReviewsAsked, "reviews-asked"),
    (Counter::ReviewsDecided, "reviews-decided"),
    (Counter::ReviewsWaiting, "reviews-waiting"),
    (Counter::TiesStrained, "ties-strained"),
    (Counter::TiesDropped, "ties-dropped"),
    (Counter::GaveUp, "gave-up"),
    (Counter::StayedAway, "stayed-away"),
    (Counter::FallsFollowed, "falls-followed"),
    (Counter::Trapped, "trapped"),
    (Counter::Honours, "honours"),
    (Counter::PairWorse, "pair-worse"),
    (Counter::PairBetter, "pair-better"),
    (Counter::PairBoth, "pair-both"),
];

/// What a line asks for.
#[derive(Clone, Debug)]
struct Asked<'a> {
    arm: &'a str,
    subject: Subject,
    month: Option<u32>,
    measure: &'a str,
}

/// The counts of the arm of a line, with what its names refer to.
struct View<'a> {
    scenario: &'a Scenario,
    policy: &'a Policy,
    counts: &'a ArmCounts,
}

/// Splits a line into what it asks, its relation (`=` or `~`) and the rest.
fn parse(line: &str) -> (Asked<'_>, &str, &str) {
    let at = line.find(" = ").or_else(|| line.find(" ~ "));
    let at = at.unwrap_or_else(|| panic!("no relation in `{line}`"));
    let (left, relation, rest) = (&line[..at], &line[at + 1..at + 2], line[at + 3..].trim());
    let (arm, left) = left.trim().split_once(' ').unwrap_or_else(|| panic!("no arm in `{line}`"));
    (parse_measure(arm, left), relation, rest)
}

/// Reads `[firms] [month K] MEASURE`.
fn parse_measure<'a>(arm: &'a str, text: &'a str) -> Asked<'a> {
    let mut asked = Asked { arm, subject: Subject::Person, month: None, measure: "" };
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        match word {
            "firms" => asked.subject = Subject::Firm,
            "month" => asked.month = words.next().map(|k| k.parse().expect("a month")),
            measure => asked.measure = measure,
        }
    }
    asked
}

/// What the counts do not fulfil.
pub fn unmet(case: &Case, scenario: &Scenario, counts: &[ArmCounts]) -> Vec<String> {
    let lines = case.expected.iter().filter(|l| !l.trim().is_empty() && !l.starts_with('#'));
    lines.filter_map(|line| unmet_line(line, scenario, counts)).collect()
}

fn unmet_line(line: &str, scenario: &Scenario, counts: &[ArmCounts]) -> Option<String> {
    let (asked, relation, rest) = parse(line);
    let got = value(&asked, scenario, counts);
    let whole = |text: &str| -> i64 {
        text.trim().replace('_', "").parse().unwrap_or_else(|_| panic!("a number in `{line}`"))
    };
    let term = |text: &str| match text.split_once('*') {
        Some((n, measure)) => {
            whole(n) * value(&parse_measure(asked.arm, measure), scenario, counts)
        }
        None => whole(text),
    };
    let is_met = match (relation, rest.split_once("+-")) {
        ("~", Some((n, tolerance))) => (got - whole(n)).abs() <= whole(tolerance),
        ("=", None) => got == rest.split(" + ").map(term).sum::<i64>(),
        _ => panic!("`{line}` is no expectation"),
    };
    (!is_met).then(|| format!("expected `{line}`, counted {got}"))
}

/// The value that a line asks for.
fn value(asked: &Asked, scenario: &Scenario, counts: &[ArmCounts]) -> i64 {
    let arm = scenario.arms.iter().position(|arm| arm.name == asked.arm);
    let arm = arm.unwrap_or_else(|| panic!("no arm `{}`", asked.arm));
    let view = View { scenario, policy: &scenario.arms[arm].policy, counts: &counts[arm] };
    let of = match asked.subject {
        Subject::Person => &view.counts.persons,
        Subject::Firm => &view.counts.firms,
    };
    let (measure, group) = match asked.measure.split_once('[') {
        Some((measure, group)) => (measure, Some(group.trim_end_matches(']'))),
        None => (asked.measure, None),
    };
    if let Some((kind, name)) = measure.split_once('.')
        && let Some(n) = evidence::value(view.counts, view.policy, kind, name)
    {
        return n;
    }
    match measure.split_once('.') {
        Some(("fired", name)) => view.counts.fired[view.place_among_fired(name)],
        Some(("recorded", name)) => view.counts.recorded[view.conduct(name)],
        Some(("scores", score)) => {
            of.scores[(score.parse::<i32>().expect("a score") - HISTOGRAM_FROM) as usize]
        }
        Some(("returns", month)) => {
            let month: usize = month.parse().expect("a month");
            (0..5).map(|fifth| of.returns[fifth * RETURN_MONTHS + month]).sum()
        }
        Some(("purses", quarters)) => {
            let quarters: usize = quarters.parse().expect("quarters of a month's income");
            (0..5).map(|fifth| of.purses[fifth * ARREARS_LEVELS + quarters]).sum()
        }
        _ => {
            let counter = view.counter(of.layout, asked.subject, measure);
            match asked.month {
                Some(month) => of.period(month - 1)[counter],
                None => cells_of(asked.subject, group).map(|cell| of.row(cell)[counter]).sum(),
            }
        }
    }
}

/// The cells of a group such as `age=0-17`, or all.
fn cells_of(subject: Subject, group: Option<&str>) -> impl Iterator<Item = usize> {
    let group = group.map(|group| {
        let (name, label) = group.split_once('=').expect("a group such as sex=female");
        let attribute = Attribute::named(name).unwrap_or_else(|| panic!("no attribute `{name}`"));
        let at = attribute.labels().iter().position(|l| *l == label);
        (attribute, at.unwrap_or_else(|| panic!("no label `{label}`")) as u8)
    });
    let cells = if subject == Subject::Person { CELLS } else { 1 };
    (0..cells).filter(move |cell| group.is_none_or(|(a, value)| value_in_cell(*cell, a) == value))
}

impl View<'_> {
    /// The place of a rule, a ground (`list/ground`) or a consequence among what has fired.
    fn place_among_fired(&self, name: &str) -> usize {
        let rules = self.policy.rules.iter().map(|rule| rule.id.clone());
        let grounds = self.policy.lists.iter().flat_map(|list| {
            list.grounds.iter().map(|ground| format!("{}/{}", list.id, ground.id))
        });
        let consequences = self.policy.consequences.iter().map(|c| c.id.clone());
        let at = rules.chain(grounds).chain(consequences).position(|id| id == name);
        at.unwrap_or_else(|| panic!("no rule, ground or consequence `{name}`"))
    }

    fn conduct(&self, name: &str) -> usize {
        let at = self.scenario.catalogue.conducts.iter().position(|c| c.id == name);
        at.unwrap_or_else(|| panic!("no conduct `{name}`"))
    }

    /// The place of a counter in a row.
    fn counter(&self, layout: Layout, subject: Subject, measure: &str) -> usize {
        if let Some((counter, _)) = COUNTERS.iter().find(|(_, name)| *name == measure) {
            return *counter as usize;
        }
        let all = self.named(layout, subject);
        let found = all.iter().find(|(name, _)| name == measure);
        found.unwrap_or_else(|| panic!("no measure `{measure}`")).1
    }

    /// The counters of bands, lists and services, with their names.
    fn named(&self, layout: Layout, subject: Subject) -> Vec<(String, usize)> {
        let score = match subject {
            Subject::Person => &self.policy.person_score,
            Subject::Firm => &self.policy.firm_score,
        };
        let mut all = Vec::new();
        for (i, band) in score.iter().flat_map(|score| &score.bands).enumerate() {
            all.push((format!("band.{}", band.label), layout.band(i)));
        }
        for (i, list) in self.policy.lists.iter().enumerate() {
            all.push((format!("listed.{}", list.id), layout.listed(i)));
            all.push((format!("entries.{}", list.id), layout.entries(i)));
            all.push((format!("exits.{}", list.id), layout.exits(i)));
            all.push((format!("corrected.{}", list.id), layout.corrected(i)));
            all.push((format!("performed.{}", list.id), layout.performed(i)));
        }
        let sides = self.policy.side_scores.iter().filter(|_| subject == Subject::Person);
        for (i, side) in sides.enumerate() {
            let id = &side.id;
            all.push((format!("side.{id}.scored"), layout.side_scored(i)));
            all.push((format!("side.{id}.sum"), layout.side_sum(i)));
            all.push((format!("side.{id}.moves"), layout.side_moves(i)));
            for (b, band) in side.score.bands.iter().enumerate() {
                all.push((format!("side.{id}.band.{}", band.label), layout.side_band(i, b)));
            }
        }
        for (i, service) in self.scenario.services.iter().enumerate() {
            all.push((format!("refusals.{}", service.id), layout.refusals(i)));
            all.push((format!("refused-persons.{}", service.id), layout.refused_persons(i)));
        }
        all
    }
}

/// The first count in which two results differ, in words.
pub fn first_difference(
    scenario: &Scenario,
    oracle: &[ArmCounts],
    engine: &[ArmCounts],
) -> Option<String> {
    for (arm, (a, b)) in scenario.arms.iter().zip(oracle.iter().zip(engine)) {
        let view = View { scenario, policy: &arm.policy, counts: a };
        let persons = differences(&view, Subject::Person, &a.persons, &b.persons);
        let firms = differences(&view, Subject::Firm, &a.firms, &b.firms);
        let fired = (a.fired != b.fired).then(|| format!("fired: {:?} / {:?}", a.fired, b.fired));
        let recorded = (a.recorded != b.recorded)
            .then(|| format!("recorded: {:?} / {:?}", a.recorded, b.recorded));
        let traced = traces::difference(a, b);
        if let Some(text) = persons.or(firms).or(fired).or(recorded).or(traced) {
            return Some(format!("arm {}: {text}", arm.name));
        }
    }
    (oracle != engine).then(|| "in the number of arms".to_owned())
}

fn differences(view: &View, subject: Subject, a: &Counts, b: &Counts) -> Option<String> {
    if a == b {
        return None;
    }
    let width = a.layout.width();
    let named = view.named(a.layout, subject);
    let name = |counter: usize| match COUNTERS.get(counter) {
        Some((_, name)) => (*name).to_owned(),
        None => named.iter().find(|(_, i)| *i == counter).map_or("?".to_owned(), |n| n.0.clone()),
    };
    let mut text = format!("{subject:?}s (oracle / engine):");
    let rows = a.series.iter().zip(&b.series).enumerate().filter(|(_, (x, y))| x != y);
    for (i, (x, y)) in rows.take(8) {
        let _ = write!(text, " month {} {} {x} / {y};", i / width + 1, name(i % width));
    }
    let rows = a.cells.iter().zip(&b.cells).enumerate().filter(|(_, (x, y))| x != y);
    for (i, (x, y)) in rows.take(4) {
        let _ = write!(text, " cell {} {} {x} / {y};", i / width, name(i % width));
    }
    if a.scores != b.scores {
        text += " the scores differ;";
    }
    if a.returns != b.returns {
        text += " the returns differ;";
    }
    if a.purses != b.purses {
        text += " the purses differ;";
    }
    Some(text)
}

/// Rewrites the exact expectations of a case; formulas stay as they are.
pub fn rewrite(path: &Path, case: &Case, scenario: &Scenario, counts: &[ArmCounts]) {
    let text = fs::read_to_string(path).expect("the case was read before");
    let (head, _) = text.split_once("=== expected\n").expect("a case expects something");
    let mut new = format!("{head}=== expected\n");
    for line in &case.expected {
        let is_exact = line.contains(" = ") && !line.contains('*') && !line.starts_with('#');
        if is_exact {
            let (asked, _, _) = parse(line);
            let left = line.split(" = ").next().unwrap_or(line);
            let _ = writeln!(new, "{left} = {}", value(&asked, scenario, counts));
        } else {
            let _ = writeln!(new, "{line}");
        }
    }
    fs::write(path, new).expect("the case can be written");
}

#[test]
fn counters_stand_in_their_order() {
    for (i, (counter, name)) in COUNTERS.iter().enumerate() {
        assert_eq!(*counter as usize, i, "{name}");
    }
}
