//! The report: everything that the report room needs, gathered from a scenario and its results, and
//! the question "write it again".

use std::collections::BTreeMap;
use std::path::Path;

use assize_base::evidence::{Table, Values};
use assize_engine::Chronicle;
use assize_model::count::ArmCounts;
use assize_report::dossier::{
    Basis, Differences, FitLine, Line, Note, PartDifference, Provenance, ServiceWords,
    SocietyWords, TieFigure,
};
use assize_report::number::whole;
use assize_report::{Dossier, compare};
use assize_scenario::Scenario;
use assize_scenario::scenario;
use schemars::JsonSchema;
use serde::Serialize;

use crate::boards;
use crate::diff::{Described, described};
use crate::error::Error;
use crate::evidence::words;
use crate::folder::{self, Record, RunFolder, Status};
use crate::order::{Prepared, prepare_asked};
use crate::run::Results;

/// The answer to `report`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportAnswer {
    /// `assize-report-answer/1`.
    pub format: String,
    /// The run folder.
    pub run: String,
    /// The report.
    pub report: String,
    /// Its size.
    pub bytes: usize,
}

/// Answers `report`: writes the report again from the tables.
///
/// # Errors
/// If there is no complete run, a file of it is damaged, or the report cannot be written.
pub fn report(run: &Path) -> Result<ReportAnswer, Error> {
    let (mut folder, _) = RunFolder::open_whole(run)?;
    folder.lock()?;
    // What the record says counts only under the lock.
    let (_, mut record) = RunFolder::open_whole(run)?;
    if record.status != Status::Done {
        return Err(folder::unfinished(run, &record));
    }
    if !record.parts.is_empty() {
        return crate::parts::report(&folder, &mut record);
    }
    let prepared =
        prepare_asked(folder.shelf(&record)?, record.asked.clone(), record.command.clone())?;
    let (summary, tables) = folder.results(&record)?;
    let chronicle = boards::chronicle(&folder, &record, &prepared.loaded.scenario, 0);
    let results = Results { summary, tables };
    let bytes = write(&folder, &mut record, &prepared, &results, &chronicle)?;
    folder.write_record(&record)?;
    Ok(ReportAnswer {
        format: "assize-report-answer/1".to_owned(),
        run: run.display().to_string(),
        report: folder.at("report.html").display().to_string(),
        bytes,
    })
}

/// Writes the report and, of a run with many arms, the page and the file on which they stand against
/// each other; gives the size of the report.
///
/// # Errors
/// If a file cannot be written.
pub(crate) fn write(
    folder: &RunFolder,
    record: &mut Record,
    prepared: &Prepared,
    results: &Results,
    chronicle: &Chronicle,
) -> Result<usize, Error> {
    let dossier = dossier(prepared, record, results, chronicle);
    let html = assize_report::html(&dossier);
    folder.write("report.html", html.as_bytes(), record)?;
    if let Some(page) = assize_report::comparison(&dossier) {
        folder.write(compare::PAGE, page.as_bytes(), record)?;
    }
    if let Some((table, _)) = results.tables.iter().find(|(t, _)| t.name == compare::NAME) {
        folder.write(compare::CSV, compare::csv(table).as_bytes(), record)?;
    }
    Ok(html.len())
}

/// The report as one page.
#[must_use]
pub fn page(
    prepared: &Prepared,
    record: &Record,
    results: &Results,
    chronicle: &Chronicle,
) -> String {
    assize_report::html(&dossier(prepared, record, results, chronicle))
}

/// How the policies of the study differ: each pair where they are few; where they are many, each from
/// its nearest relative, the one whose text differs in the fewest parts.
fn differences(scenario: &Scenario) -> Vec<Differences> {
    let told: Vec<Vec<Described>> =
        (0..scenario.arms.len()).map(|arm| described(scenario, arm)).collect();
    let between = |arm: usize, against: usize| {
        let (same, parts) = compared(&told[against], &told[arm]);
        let name = |arm: usize| scenario.arms[arm].name.clone();
        Differences { arm: name(arm), against: name(against), same, parts }
    };
    let live = 1..told.len();
    if told.len() <= compare::MANY {
        return live
            .clone()
            .flat_map(|a| (a + 1..told.len()).map(move |b| between(b, a)))
            .collect();
    }
    let nearest = |arm: usize| {
        let others = live.clone().filter(|other| *other != arm);
        let all = others.map(|other| between(arm, other)).filter(|d| d.same > 0);
        all.min_by_key(|d| d.parts.len())
    };
    live.clone().filter_map(nearest).collect()
}

/// How many parts two policies share, and those in which they differ, seen from the first.
fn compared(first: &[Described], second: &[Described]) -> (u64, Vec<PartDifference>) {
    let key = |part: &Described| (part.kind, part.id.clone());
    let mut others: BTreeMap<_, _> = second.iter().map(|part| (key(part), part)).collect();
    let mut same = 0;
    let mut parts = Vec::new();
    for part in first {
        match others.remove(&key(part)) {
            None => parts.push(differing("removed", part, &part.properties, &[])),
            Some(other) if (&other.title, &other.properties) == (&part.title, &part.properties) => {
                same += 1;
            }
            Some(other) => {
                parts.push(differing("changed", other, &part.properties, &other.properties));
            }
        }
    }
    let added = second.iter().filter(|part| others.contains_key(&key(part)));
    parts.extend(added.map(|part| differing("added", part, &[], &part.properties)));
    (same, parts)
}

/// A part that differs, with the properties that do.
fn differing(
    change: &str,
    part: &Described,
    before: &[(&'static str, String)],
    after: &[(&'static str, String)],
) -> PartDifference {
    let value = |of: &[(&str, String)], name: &str| {
        of.iter().find(|(n, _)| *n == name).map_or_else(String::new, |(_, v)| v.clone())
    };
    let more = after.iter().filter(|(name, _)| !before.iter().any(|(n, _)| n == name));
    let names = before.iter().chain(more).map(|(name, _)| *name);
    let properties = names
        .map(|name| (name.to_owned(), value(before, name), value(after, name)))
        .filter(|(_, before, after)| before != after)
        .collect();
    PartDifference {
        change: change.to_owned(),
        kind: part.kind.to_owned(),
        id: part.id.clone(),
        title: part.title.clone(),
        properties,
    }
}

/// Everything that the page shows.
fn dossier(
    prepared: &Prepared,
    record: &Record,
    results: &Results,
    chronicle: &Chronicle,
) -> Dossier {
    let scenario = &prepared.loaded.scenario;
    let tables: Vec<Table> = results.tables.iter().map(|(table, _)| table.clone()).collect();
    let fired = fired(scenario, &tables, results.summary.replicates as usize);
    let (findings, crosswalk) = words::findings(scenario, Some(&results.summary));
    Dossier {
        title: scenario.title.clone(),
        summary: results.summary.clone(),
        arms: (0..scenario.arms.len()).map(|i| words::policy_words(scenario, i, &fired)).collect(),
        measures: words::catalogue(),
        services: services(scenario),
        society: society(scenario, &tables),
        assumptions: words::assumptions(scenario, &fired),
        assumptions_propagated: false,
        ties: tables.iter().find(|t| t.name == "ties").map_or_else(Vec::new, ties),
        responses: words::responses(scenario),
        off: scenario.off.clone(),
        targets: crate::target::figures(scenario, &tables),
        sourced_values: count(scenario, |b| matches!(b, scenario::Basis::Source(_))),
        sources: words::sources(scenario),
        caveats: Vec::new(),
        method: crate::evidence::method(&results.summary),
        differences: differences(scenario),
        notes: notes(prepared),
        limits: limits(results.summary.ensemble.is_some()),
        findings,
        crosswalk,
        stories: crate::stories::stories(scenario, chronicle),
        provenance: provenance(prepared, record, results),
        tables,
    }
}

fn count(scenario: &Scenario, wanted: impl Fn(&scenario::Basis) -> bool) -> u64 {
    scenario.params.iter().filter(|p| wanted(&p.basis)).count() as u64
}

/// How often rules were used, from the table that tells it: counts with nothing else in them.
fn fired(scenario: &Scenario, tables: &[Table], replicates_run: usize) -> Vec<Vec<ArmCounts>> {
    let zero = |arm: &scenario::Arm| ArmCounts::zero(&arm.policy, scenario.services.len(), 0, 0);
    let none: Vec<ArmCounts> = scenario.arms.iter().map(zero).collect();
    let mut counts = vec![none; replicates_run];
    let Some(table) = tables.iter().find(|t| t.name == "rules") else { return Vec::new() };
    let values = |name: &str| table.column(name).map(|c| &c.values);
    let (Some(Values::Text(arms)), Some(Values::Whole(replicates)), Some(Values::Whole(entries))) =
        (values("arm"), values("replicate"), values("entries"))
    else {
        return Vec::new();
    };
    let first = replicates.iter().copied().min().unwrap_or(0);
    let mut next = vec![vec![0; scenario.arms.len()]; counts.len()];
    for row in 0..table.n_rows() {
        let replicate = usize::try_from(replicates[row] - first).unwrap_or(usize::MAX);
        let arm = scenario.arms.iter().position(|a| a.name == arms[row]);
        let Some((arm, at)) = arm.and_then(|a| Some((a, next.get_mut(replicate)?.get_mut(a)?)))
        else {
            return Vec::new();
        };
        let Some(place) = counts[replicate][arm].fired.get_mut(*at) else { return Vec::new() };
        *place = entries[row];
        *at += 1;
    }
    counts
}

/// The services of the scenario in words.
fn services(scenario: &Scenario) -> Vec<ServiceWords> {
    let words = |s: &assize_scenario::catalogue::Service| ServiceWords {
        id: s.id.clone(),
        title: s.title.clone(),
        domain: s.domain.clone(),
        essential: s.essential,
    };
    scenario.services.iter().map(words).collect()
}

fn society(scenario: &Scenario, tables: &[Table]) -> SocietyWords {
    let society = &scenario.society;
    SocietyWords {
        name: society.name.clone(),
        title: society.title.clone(),
        lines: lines(scenario).into_iter().map(|words| Line { words, basis: Basis::Own }).collect(),
        fit: tables.iter().find(|t| t.name == "fit").map_or_else(Vec::new, fit),
    }
}

/// How the society comes about and what it has, a sentence a line.
fn lines(scenario: &Scenario) -> Vec<String> {
    let society = &scenario.society;
    let people: u64 = society.places.iter().map(assize_scenario::society::Place::people).sum();
    let mut lines = vec![
        format!(
            "{} synthetic persons stand for {} people in {} places (province and settlement).",
            whole(scenario.persons),
            whole(people),
            society.places.len()
        ),
        "Age, sex and schooling are drawn from the published tables of each place; households, \
         work and posts are then assembled from shares."
            .to_owned(),
        "Persons are computed when they are needed and never stored.".to_owned(),
    ];
    if !society.ties.is_empty() {
        let kinds: Vec<&str> = society.ties.iter().map(|tie| tie.title.as_str()).collect();
        lines.push(format!("Ties outside the household: {}.", kinds.join("; ")));
    }
    lines.push(has(society.money.is_some(), "money: incomes, setbacks, arrears and loans"));
    lines.push(has(society.court.is_some(), "courts: suits, judgments, notice and enforcement"));
    lines
}

/// Whether a society has something, in words.
fn has(it: bool, what: &str) -> String {
    if it { format!("It has {what}.") } else { format!("It has no {what}.") }
}

/// The table `ties` line by line.
fn ties(table: &Table) -> Vec<TieFigure> {
    let text = |name: &str, row: usize| match table.column(name).map(|c| &c.values) {
        Some(Values::Text(v)) => v[row].clone(),
        _ => String::new(),
    };
    let real = |name: &str, row: usize| match table.column(name).map(|c| &c.values) {
        Some(Values::Real(v)) => v[row],
        _ => None,
    };
    let titled = |row| match text("title", row) {
        title if title.is_empty() => text("id", row).replace('-', " "),
        title => title,
    };
    (0..table.n_rows())
        .map(|row| TieFigure {
            title: titled(row),
            unit: text("unit", row),
            published: real("published", row),
            synthetic: real("synthetic", row),
            chance: real("chance", row),
            source: text("source", row),
            certainty: text("certainty", row),
            note: text("note", row),
        })
        .collect()
}

/// The table `fit` line by line.
fn fit(table: &Table) -> Vec<FitLine> {
    let text = |name: &str, row: usize| match table.column(name).map(|c| &c.values) {
        Some(Values::Text(v)) => v[row].clone(),
        _ => String::new(),
    };
    let real = |name: &str, row: usize| match table.column(name).map(|c| &c.values) {
        Some(Values::Real(v)) => v[row].unwrap_or(f64::NAN),
        _ => f64::NAN,
    };
    (0..table.n_rows())
        .map(|row| FitLine {
            margin: text("margin", row),
            cell: text("label", row),
            unit: "share".to_owned(),
            source_value: real("source", row),
            synthetic_value: real("synthetic", row),
            distance: real("difference", row),
            distance_words: "difference of shares".to_owned(),
            basis: Basis::Own,
        })
        .collect()
}

fn notes(prepared: &Prepared) -> Vec<Note> {
    let found = prepared.warnings().into_iter().map(|f| Note {
        code: f.code,
        is_warning: true,
        words: if f.line > 0 { format!("{}:{}: {}", f.path, f.line, f.message) } else { f.message },
    });
    found.collect()
}

fn limits(has_ensemble: bool) -> Vec<String> {
    let ranges = if has_ensemble {
        "Figures by group carry the interval of chance alone: what the assumed ranges would change is \
         told for all persons together."
    } else {
        "Assumed numbers are taken at their central value: what would change within their ranges is \
         not in the intervals."
    };
    vec![
        ranges.to_owned(),
        "The legal tests read the documents and the figures of this run, as if each provision \
         applied; nothing here says that a policy is lawful."
            .to_owned(),
    ]
}

fn provenance(prepared: &Prepared, record: &Record, results: &Results) -> Provenance {
    let society = &prepared.loaded.scenario.society;
    let mut provinces: Vec<&str> = society
        .places
        .iter()
        .map(|p| society.provinces[usize::from(p.province)].as_str())
        .collect();
    provinces.dedup();
    let region = match provinces.len() {
        n if n > 3 => format!("{n} provinces"),
        _ => provinces.join(", "),
    };
    Provenance {
        version: record.version.clone(),
        revision: None,
        scenario_digest: record.scenario_digest.clone(),
        result_digest: results.summary.digest.clone(),
        seed: record.seed,
        from: record.from.clone(),
        region: record.asked.region.clone().unwrap_or(region),
        command: record.command.clone(),
        durations: vec![("simulation".to_owned(), record.seconds)],
        computer: record.computer.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(id: &str, gives: &str) -> Described {
        let properties = vec![("gives", gives.to_owned())];
        Described { kind: "rule", id: id.to_owned(), title: String::new(), properties }
    }

    #[test]
    fn policies_are_compared_part_by_part() {
        // By hand: A is the same, B differs, C is gone, D is new.
        let first = [part("A", "-1"), part("B", "-2"), part("C", "-3")];
        let second = [part("A", "-1"), part("B", "-5"), part("D", "-4")];
        let (same, parts) = compared(&first, &second);
        let told: Vec<(&str, &str)> =
            parts.iter().map(|p| (p.change.as_str(), p.id.as_str())).collect();
        assert_eq!((same, told), (1, vec![("changed", "B"), ("removed", "C"), ("added", "D")]));
        assert_eq!(parts[0].properties, [("gives".to_owned(), "-2".to_owned(), "-5".to_owned())]);
        assert_eq!(compared(&first, &first), (3, Vec::new()));
    }
}
