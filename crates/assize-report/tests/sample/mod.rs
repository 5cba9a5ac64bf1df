//! A dossier of an invented scheme, to try the report on: every number here is made up.

mod chain;
mod numbers;
mod society;
mod words;

use assize_base::evidence::{ArmSummary, PairSummary, Summary};
use assize_report::dossier::{Basis, Dossier, Line, Note, Path, Provenance, Story};

/// The arms of the sample.
pub const ARMS: [&str; 3] = ["none", "courtesy-points", "courtesy-points+debtors"];

/// A dossier with the baseline and so many arms.
pub fn dossier(live: usize) -> Dossier {
    let arms = &ARMS[..=live];
    Dossier {
        title: "Courtesy points of Lantern Bay (an invented town)".into(),
        summary: summary(arms),
        tables: vec![
            numbers::bands(arms),
            numbers::series(arms),
            numbers::lists(arms),
            numbers::firms(arms),
            chain::chain(arms),
            chain::redress(arms),
            chain::reasons(arms),
            chain::pairing(arms),
            society::counts(arms),
            society::money(arms),
        ],
        arms: arms.iter().map(|name| words::policy(name)).collect(),
        measures: words::measures(),
        services: words::services(),
        society: words::society(),
        assumptions: words::assumptions(),
        assumptions_propagated: false,
        targets: society::targets(arms),
        ties: society::ties(),
        responses: society::responses(),
        off: vec!["rumour".into()],
        sourced_values: 412,
        sources: words::sources(),
        caveats: Vec::new(),
        method: vec!["An invented method: the mean of four invented runs.".into()],
        differences: Vec::new(),
        notes: vec![Note {
            code: "S031".into(),
            is_warning: true,
            words: "Nobody can reach band AAA within the horizon of this run.".into(),
        }],
        limits: vec!["How firms would move away.".into()],
        findings: words::findings(),
        crosswalk: words::crosswalk(),
        stories: vec![story(arms)],
        provenance: Provenance {
            version: "0.1.0".into(),
            revision: None,
            scenario_digest: "5c1f0f7a3d".repeat(6),
            result_digest: "9b20cc4e81".repeat(6),
            seed: 1,
            from: "2020-01-01".into(),
            region: "Lantern Bay".into(),
            command: "assize run lantern-bay --persons 100000 --years 3 --seed 1 --replicates 4"
                .into(),
            durations: vec![("simulation".into(), 11.42), ("tables".into(), 0.31)],
            computer: "2 cores, 8 GiB, Linux on x86-64".into(),
        },
    }
}

/// The summary of some arms.
fn summary(arms: &[&str]) -> Summary {
    let measured = |(at, name): (usize, &&str)| ArmSummary {
        name: (*name).to_owned(),
        measures: numbers::measures(at),
    };
    let pair = |(at, name): (usize, &&str)| PairSummary {
        arm: (*name).to_owned(),
        against: "none".into(),
        measures: numbers::falls(at),
        differences: std::collections::BTreeMap::new(),
    };
    Summary {
        format: "assize-summary/1".into(),
        digest: "9b20cc4e81".repeat(6),
        persons: 100_000,
        stands_for: 740_000,
        periods: 36,
        replicates: 4,
        arms: arms.iter().enumerate().map(measured).collect(),
        pairs: arms.iter().enumerate().skip(1).map(pair).collect(),
        ensemble: None,
        until: None,
    }
}

/// The path of one synthetic person.
fn story(arms: &[&str]) -> Story {
    let step = |date: &str, words: &str, article: &str| {
        (
            date.to_owned(),
            Line { words: words.into(), basis: Basis::Source(format!("lantern-2019#{article}")) },
        )
    };
    let path = |name: &&str| Path {
        arm: (*name).to_owned(),
        steps: if *name == "none" {
            Vec::new()
        } else {
            vec![
                step("2020-03-14", "A record of jumping a queue: −20 points (rule Q01).", "art-4"),
                step("2020-03-31", "Review: 980 points, band A.", "art-2"),
                step("2020-07-02", "A critical post: band C for 24 months (rule D03).", "art-9"),
            ]
        },
        ..Path::default()
    };
    Story {
        person: 17,
        words: "a woman of 34 in a town, second income fifth".into(),
        paths: arms.iter().map(path).collect(),
        ..Story::default()
    }
}
