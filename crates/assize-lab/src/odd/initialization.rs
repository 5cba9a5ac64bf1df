//! Elements 5 and 6: how a run begins, and what enters it from outside.

use assize_base::evidence::Values;
use assize_model::society::fit;
use assize_scenario::Scenario;

use super::context::{Context, counted, or_dash, thousands};
use super::document::{Element, Section};
use super::purpose::number;
use crate::odd_row;

/// Most persons whose society is compared with its tables.
const SAMPLE: u64 = 50_000;

/// The fifth element.
pub(super) fn element(told: &Context<'_>) -> Element {
    let scenario = told.scenario;
    Element {
        number: 5,
        name: "Initialization".to_owned(),
        summary: format!(
            "Seed {} and {}: each makes a society of its own from the tables, the same in all \
             arms. Nobody has a record at first, and there is no burn-in.",
            scenario.seed,
            counted(scenario.replicates as usize, "replicate")
        ),
        sections: vec![state(told), residual(told)],
    }
}

fn state(told: &Context<'_>) -> Section {
    let mut section = Section::new("start", "The state at the start").text(format!(
        "Persons, households, firms and ties are computed from tables, seed ({}) and index; \
         nothing is fitted by iteration: each trait is drawn from the published margin of its \
         place. They differ between replicates and are the same in every arm, so that each person \
         is compared with the same person. Files are empty, nobody is on a list, everybody who has \
         a score stands in its default band, nobody is cautious. There is no burn-in: the first \
         months of a run are those of a scheme that begins.",
        told.scenario.seed
    ));
    if let Some(digest) = told.digest {
        section = section.text(format!("The results of this run have the digest {digest}."));
    }
    if told.has("setback") {
        section = section.text("Nobody has arrears at first.");
    }
    for part in told.scenario.arms.iter().skip(1) {
        let policy = &part.policy;
        let bands = [("persons", &policy.person_score), ("firms", &policy.firm_score)];
        for (of, score) in bands.iter().filter_map(|(of, s)| s.as_ref().map(|s| (of, s))) {
            section = section.text(format!(
                "{}: {of} start at {} points, band {}.",
                part.name, score.start, score.bands[score.default_band].label
            ));
        }
    }
    section
}

/// How far the society is from its tables.
fn residual(told: &Context<'_>) -> Section {
    let persons = told.scenario.persons.min(SAMPLE);
    let sample = Scenario { persons, ..told.scenario.clone() };
    let table = fit::table(&sample);
    let text = |name: &str, row: usize| match &table.column(name).expect("fit has it").values {
        Values::Text(texts) => texts[row].clone(),
        Values::Real(reals) => reals[row].map_or_else(|| "-".to_owned(), number),
        Values::Whole(whole) => whole[row].to_string(),
    };
    let columns = ["margin", "label", "source", "synthetic", "difference", "chance"];
    let row = |row: usize| {
        let mut cells: Vec<String> = columns.iter().map(|c| text(c, row)).collect();
        let label = cells.remove(1);
        cells[0] = format!("{}: {label}", cells[0]);
        cells
    };
    Section::new("residual", "What is left of the tables").table(
        "residual",
        format!(
            "The society of the first replicate ({} persons) against its sources, in shares",
            thousands(persons)
        ),
        &["margin", "source", "synthetic", "difference", "one standard error of chance"],
        (0..table.n_rows()).map(row).collect(),
    )
}

/// The sixth element.
pub(super) fn inputs(told: &Context<'_>) -> Element {
    let series = series(told).len();
    let varying = match series {
        0 => "Nothing from outside varies in time: none.".to_owned(),
        n => format!("{} from outside in the course of a run.", counted(n, "input") + " enter"),
    };
    Element {
        number: 6,
        name: "Input data".to_owned(),
        summary: format!(
            "{varying} {} and {} are read before it begins.",
            counted(told.taken.documents.len(), "document"),
            counted(told.taken.tables.len(), "data table")
        ),
        sections: vec![varying_inputs(told), files(told), sources(told)],
    }
}

/// Series and dates that a run follows.
fn series(told: &Context<'_>) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (index, arm) in told.scenario.arms.iter().enumerate() {
        let policy = &arm.policy;
        for list in &policy.lists {
            if let Some(intake) = &list.intake {
                let n = intake.shares.len();
                rows.push(odd_row![
                    format!("arm {index}, list {}: intake", list.id),
                    format!("{n} monthly shares from {} on", intake.from),
                    or_dash(list.source.clone())
                ]);
            }
            rows.extend(list.grounds.iter().filter_map(|g| {
                let what = format!("arm {index}, ground {} / {}", list.id, g.id);
                Some(odd_row![what, format!("holds from {}", g.from?), or_dash(g.source.clone())])
            }));
        }
        rows.extend(policy.rules.iter().filter_map(|r| {
            let what = format!("arm {index}, rule {}", r.id);
            Some(odd_row![what, format!("holds from {}", r.holds.from?), or_dash(r.source.clone())])
        }));
        rows.extend(policy.consequences.iter().filter_map(|c| {
            let what = format!("arm {index}, consequence {}", c.id);
            Some(odd_row![what, format!("in force from {}", c.from?), or_dash(c.source.clone())])
        }));
    }
    rows
}

fn varying_inputs(told: &Context<'_>) -> Section {
    let section = Section::new("varying", "Inputs that vary in time");
    let rows = series(told);
    if rows.is_empty() {
        return section.text("None.");
    }
    section.table(
        "varying",
        "What changes in the course of a run",
        &["input", "course", "source"],
        rows,
    )
}

fn files(told: &Context<'_>) -> Section {
    let hash = |text: &str| crate::digest::of_bytes(text.as_bytes())[..16].to_owned();
    let table = |(name, text): (&String, &String)| {
        let lines = text.lines().count().saturating_sub(1);
        odd_row![name, "data table", format!("{lines} rows"), hash(text)]
    };
    let document =
        |((kind, name), document): (&(_, String), &assize_scenario::scenario::Document)| {
            let kind: &assize_scenario::load::Kind = kind;
            let lines = document.text.lines().count();
            odd_row![
                format!("{} {name}", kind.name()),
                "document",
                format!("{lines} lines"),
                hash(&document.text)
            ]
        };
    let tables = told.taken.tables.iter().map(table);
    let rows = tables.chain(told.taken.documents.iter().map(document)).collect();
    Section::new("files", "What is read before a run").table(
        "files",
        "Data tables and documents, with the first 16 digits of their BLAKE3 hash; licences stand in data/README.md",
        &["file", "kind", "size", "hash"],
        rows,
    )
}

fn sources(told: &Context<'_>) -> Section {
    let row = |s: &assize_scenario::scenario::Source| {
        odd_row![s.id, s.title, s.publisher, s.date, s.certainty, s.address]
    };
    Section::new("sources", "Sources").table(
        "sources",
        "Where tables and numbers come from",
        &["source", "title", "publisher", "date", "how sure", "address"],
        told.scenario.sources.iter().map(row).collect(),
    )
}
