//! The question "show me somebody to whom this happened": typical persons, not the most lurid ones.
//!
//! People are looked at in their order, in batches of a fixed size, until enough are found; of these
//! the ones in the middle are told, by how far it went with them. Neither threads nor chance choose.

use std::path::Path;

use assize_engine::Archive;
use schemars::JsonSchema;
use serde::Serialize;

use super::life::{Life, NOTE};
use super::typical::{Case, KINDS, Kind, Look, kind};
use super::{first_day_after, life, open};
use crate::error::Error;
use crate::world;

/// Most stories that one question is answered with: this is no register.
const MOST: u32 = 100;

/// So many found in the plainest form are enough to tell what is typical.
const ENOUGH: usize = 50;

/// Most stories that one question is answered with.
#[must_use]
pub fn most_stories() -> u32 {
    MOST
}

/// The answer to `explain --find`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Found {
    /// `assize-found/1`.
    pub format: String,
    /// Always `SYNTHETIC: …`: these are no real persons.
    pub note: String,
    /// The run folder.
    pub run: String,
    /// The replicate.
    pub replicate: u32,
    /// What was looked for.
    pub kind: String,
    /// What that means.
    pub meaning: String,
    /// How far it went is told in these terms.
    pub distance: String,
    /// How many persons were looked at, from number 0 on.
    pub looked_at: u64,
    /// To how many of them it happened.
    pub found: u64,
    /// How the persons were chosen among them.
    pub choice: String,
    /// The persons, the most typical first.
    pub stories: Vec<Story>,
}

/// One person to whom it happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Story {
    /// The arm in which it happened.
    pub arm: String,
    /// How far it went.
    pub distance: u32,
    /// The life.
    pub life: Life,
}

/// Somebody to whom it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Somebody {
    case: Case,
    pub(crate) person: u64,
    pub(crate) arm: usize,
}

/// Answers `explain --find`.
///
/// # Errors
/// If there is no such run, kind or arm, or more than 100 stories are asked for.
pub fn find(
    run: &Path,
    name: &str,
    count: u32,
    arm: Option<&str>,
    replicate: u32,
) -> Result<Found, Error> {
    let kind = kind(name).ok_or_else(|| unknown(name))?;
    if count == 0 || count > MOST {
        return Err(Error::usage(format!("{count} stories cannot be told at once"))
            .hint(format!("ask for 1 to {MOST}: the tables of the run count everybody")));
    }
    let (folder, record, prepared) = open(run, arm, replicate)?;
    let scenario = &prepared.loaded.scenario;
    let chronicle = crate::boards::chronicle(&folder, &record, scenario, replicate);
    let archive = Archive::open(scenario, replicate, &chronicle);
    let (all, looked_at) = search(&archive, kind, arm, count as usize);
    let chosen = middle(&all, count as usize);
    let told = |somebody: &Somebody| Story {
        arm: scenario.arms[somebody.arm].name.clone(),
        distance: somebody.case.distance,
        life: life(&archive, run, somebody.person, None),
    };
    Ok(Found {
        format: "assize-found/1".to_owned(),
        note: NOTE.to_owned(),
        run: run.display().to_string(),
        replicate,
        kind: kind.name.to_owned(),
        meaning: kind.summary.to_owned(),
        distance: kind.distance.to_owned(),
        looked_at,
        found: all.len() as u64,
        choice: choice(&all, kind),
        stories: chosen.iter().map(told).collect(),
    })
}

fn unknown(name: &str) -> Error {
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    let near = assize_base::diag::nearest(name, names.iter().copied());
    let hint = near.map_or_else(
        || format!("what can be looked for: {}", names.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    Error::usage(format!("there is nothing named `{name}` to look for")).hint(hint)
}

/// Everybody to whom it happened among those looked at, in their order, and how many these are.
fn search(
    archive: &Archive<'_>,
    kind: &Kind,
    arm: Option<&str>,
    count: usize,
) -> (Vec<Somebody>, u64) {
    let (scenario, after) = (archive.plan().scenario, first_day_after(&archive.plan().calendar));
    let wanted = |i: &usize| arm.is_none_or(|name| scenario.arms[*i].name == name);
    let arms: Vec<usize> = (0..scenario.arms.len()).filter(wanted).collect();
    let look = |person: u64, lives: &assize_engine::Lives| {
        let (arm, case) = kind.of(&Look { scenario, person, lives, after }, &arms)?;
        Some(Somebody { case, person, arm })
    };
    let enough = ENOUGH.max(2 * count);
    let is_enough =
        |found: &[Somebody], _: u64| found.iter().filter(|s| s.case.tier == 0).count() >= enough;
    archive.search(world::cores(), look, is_enough)
}

/// The person in the middle of those to whom a thing happened, with how many these are.
pub(crate) struct Typical {
    pub(crate) kind: &'static Kind,
    pub(crate) somebody: Somebody,
    pub(crate) found: usize,
    pub(crate) looked_at: u64,
}

/// For each kind by name the typical person among the first so many, looked for in one go.
pub(crate) fn typical_of(archive: &Archive<'_>, names: &[&str], most: u64) -> Vec<Option<Typical>> {
    let (scenario, after) = (archive.plan().scenario, first_day_after(&archive.plan().calendar));
    let arms: Vec<usize> = (0..scenario.arms.len()).collect();
    let kinds: Vec<&'static Kind> = names.iter().filter_map(|name| kind(name)).collect();
    assert_eq!(kinds.len(), names.len(), "a kind of {names:?} does not exist");
    let look = |person: u64, lives: &assize_engine::Lives| {
        let look = Look { scenario, person, lives, after };
        let of = |kind: &&Kind| {
            let (arm, case) = kind.of(&look, &arms)?;
            Some(Somebody { case, person, arm })
        };
        Some(kinds.iter().map(of).collect::<Vec<Option<Somebody>>>())
    };
    let is_enough = |_: &[Vec<Option<Somebody>>], looked_at: u64| looked_at >= most;
    let (all, looked_at) = archive.search(world::cores(), look, is_enough);
    let typical = |(at, kind): (usize, &&'static Kind)| {
        let found: Vec<Somebody> = all.iter().filter_map(|of| of[at]).collect();
        let somebody = *middle(&found, 1).first()?;
        Some(Typical { kind, somebody, found: found.len(), looked_at })
    };
    kinds.iter().enumerate().map(typical).collect()
}

/// So many from the middle of those in whom it shows most plainly: the median first, then those
/// next to it.
fn middle(all: &[Somebody], count: usize) -> Vec<Somebody> {
    let tier = all.iter().map(|s| s.case.tier).min();
    let mut plain: Vec<Somebody> =
        all.iter().copied().filter(|s| Some(s.case.tier) == tier).collect();
    plain.sort_unstable();
    let median = plain.len().saturating_sub(1) / 2;
    let mut by_nearness: Vec<(usize, Somebody)> =
        plain.into_iter().enumerate().map(|(at, s)| (at.abs_diff(median), s)).collect();
    by_nearness.sort();
    by_nearness.into_iter().take(count).map(|(_, s)| s).collect()
}

fn choice(all: &[Somebody], kind: &Kind) -> String {
    let tier = all.iter().map(|s| s.case.tier).min().unwrap_or(0);
    let plain = all.iter().filter(|s| s.case.tier == tier).count();
    let among = if plain == all.len() {
        format!("all {plain}")
    } else {
        format!("the {plain} of the {} in whom it shows most plainly", all.len())
    };
    format!("the median first, then those next to it, among {among}, by {}", kind.distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_typical_is_the_one_in_the_middle_and_not_the_worst() {
        let of = |(person, tier, distance): (u64, u8, u32)| Somebody {
            case: Case { tier, distance },
            person,
            arm: 1,
        };
        let all = [(1, 0, 900), (2, 1, 5), (3, 0, 10), (4, 0, 30), (5, 0, 20), (6, 2, 1)].map(of);
        let persons = |n| middle(&all, n).iter().map(|s| s.person).collect::<Vec<u64>>();
        // By hand: in the first tier 10 (person 3), 20 (5), 30 (4), 900 (1); the lower median is 20,
        // and as near to it are 10 and 30.
        assert_eq!(persons(1), [5]);
        assert_eq!(persons(3), [5, 3, 4]);
        assert_eq!(persons(9), [5, 3, 4, 1]);
        assert!(middle(&[], 3).is_empty());
    }
}
