//! The stories of a report: a few typical synthetic persons, found as `explain --find` finds them.

use std::path::Path as File;

use assize_engine::Archive;
use assize_engine::Chronicle;
use assize_report::dossier::Story;
use assize_scenario::Scenario;

use crate::explain::{life, story, typical_of};

/// How many persons are looked at for a story: a report must not wait for rare ones.
const LOOKED_AT: u64 = 8_192;

/// What a story is told for: of each line the first kind that is found.
const WANTED: [&[&str]; 3] =
    [&["wrongly-listed", "wrongly-punished"], &["spillover"], &["trapped", "returned"]];

/// The stories of the first replicate.
#[must_use]
pub fn stories(scenario: &Scenario, chronicle: &Chronicle) -> Vec<Story> {
    let archive = Archive::open(scenario, 0, chronicle);
    let mut all: Vec<Story> = Vec::new();
    for kinds in WANTED {
        let found = kinds.iter().find_map(|kind| typical_of(&archive, kind, LOOKED_AT));
        let Some((kind, somebody, found, looked_at)) = found else { continue };
        let chosen = format!(
            "Told because this person was {} under {}: the one in the middle of {found} found among \
             {looked_at} looked at, by {}.",
            kind.summary, scenario.arms[somebody.arm].name, kind.distance
        );
        if all.iter().all(|story| story.person != somebody.person) {
            all.push(story(&life(&archive, File::new(""), somebody.person, None), chosen));
        }
    }
    all
}
