//! The stories of a report: a few typical synthetic persons, found as `explain --find` finds them.

use std::path::Path as File;

use assize_engine::{Archive, Chronicle};
use assize_report::dossier::Story;
use assize_scenario::Scenario;

use crate::explain::{Typical, life, story, typical_of};

/// How many lives are looked at for a story, a person in each arm being one: a report must not wait
/// for rare ones.
const LOOKED_AT: u64 = 16_384;

/// What a story is told for: of each line the first kind that is found.
const WANTED: [&[&str]; 3] =
    [&["wrongly-listed", "wrongly-punished"], &["spillover"], &["trapped", "returned"]];

/// The stories of the first replicate.
#[must_use]
pub fn stories(scenario: &Scenario, chronicle: &Chronicle) -> Vec<Story> {
    let archive = Archive::open(scenario, 0, chronicle);
    let persons = LOOKED_AT / scenario.arms.len() as u64;
    let mut found = typical_of(&archive, &WANTED.concat(), persons).into_iter();
    let mut all: Vec<Story> = Vec::new();
    for kinds in WANTED {
        let of_line: Vec<Typical> = found.by_ref().take(kinds.len()).flatten().collect();
        let Some(typical) = of_line.into_iter().next() else { continue };
        if all.iter().all(|story| story.person != typical.somebody.person) {
            let life = life(&archive, File::new(""), typical.somebody.person, None);
            all.push(story(&life, chosen(scenario, &typical)));
        }
    }
    all
}

/// Why a person is told of.
fn chosen(scenario: &Scenario, typical: &Typical) -> String {
    format!(
        "Told for this, under {1}: {0}. The person is the one in the middle of {2} found among {3} \
         looked at, by {4}.",
        typical.kind.summary,
        scenario.arms[typical.somebody.arm].name,
        typical.found,
        typical.looked_at,
        typical.kind.distance
    )
}
