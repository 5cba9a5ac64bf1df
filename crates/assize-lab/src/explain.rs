//! The question "why this person?": the life of one synthetic person in every arm, step by step,
//! with the article of each step; what would have had to be different; and typical persons to whom
//! a thing happened.
//!
//! In reading order: `life` (the answer), `person` (who it is), `tell`, `entered`, `process` and
//! `scores` (a step in words), `points` (the score as it runs), `course` (bands and lists over
//! time), `suspect` and `different` (what would have had to be different), `typical` and `find`
//! (persons to whom a thing happened), `page`.

mod course;
mod different;
mod entered;
mod find;
mod life;
mod page;
mod person;
mod points;
mod process;
mod scores;
mod suspect;
mod tell;
mod typical;

use std::path::Path;

use assize_base::calendar::{Calendar, Day};
use assize_engine::{Archive, Step};
use assize_scenario::Scenario;

pub use self::find::{Found, Story, find, most_stories};
pub use self::life::{ArmLife, Different, FORMAT, Left, Life, NOTE, Stretch, Told, Way};
pub use self::page::{folded, in_full, page, write};
pub use self::typical::KINDS;

pub(crate) use self::find::{Typical, typical_of};
pub(crate) use self::page::story;

use self::course::Place;
use self::different::{Outcome, Search};
use self::person::Around;
use self::tell::Teller;
use crate::error::Error;
use crate::folder::RunFolder;
use crate::order::{Prepared, prepare_asked};
use crate::world;

/// Answers `explain`.
///
/// # Errors
/// If there is no such run, person or arm.
pub fn explain(run: &Path, person: u64, arm: Option<&str>, replicate: u32) -> Result<Life, Error> {
    let (folder, record, prepared) = open(run, arm, replicate)?;
    let scenario = &prepared.loaded.scenario;
    if person >= scenario.persons {
        return Err(Error::usage(format!("there is no person {person} in this run"))
            .hint(format!("persons are numbered from 0 to {}", scenario.persons - 1)));
    }
    let chronicle = crate::boards::chronicle(&folder, &record, scenario, replicate);
    let archive = Archive::open(scenario, replicate, &chronicle);
    Ok(life(&archive, run, person, arm))
}

/// Opens a run to look into an arm and a replicate of it.
fn open(
    run: &Path,
    arm: Option<&str>,
    replicate: u32,
) -> Result<(RunFolder, crate::folder::Record, Prepared), Error> {
    let (folder, record) = RunFolder::open(run)?;
    let shelf = folder.shelf(&record)?;
    let prepared = prepare_asked(shelf, record.asked.clone(), record.command.clone())?;
    let scenario = &prepared.loaded.scenario;
    // `--until` may have added replicates to those that the study asks for.
    let replicates = record.replicates.max(scenario.replicates);
    if replicate >= replicates {
        return Err(Error::usage(format!("there is no replicate {replicate} in this run"))
            .hint(format!("replicates are numbered from 0 to {}", replicates - 1)));
    }
    check_arm(scenario, arm)?;
    Ok((folder, record, prepared))
}

fn check_arm(scenario: &Scenario, arm: Option<&str>) -> Result<(), Error> {
    let names: Vec<&str> = scenario.arms.iter().map(|a| a.name.as_str()).collect();
    match arm {
        Some(arm) if !names.contains(&arm) => {
            let near = assize_base::diag::nearest(arm, names.iter().copied());
            let hint = near.map_or_else(
                || format!("the arms are: {}", names.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            Err(Error::usage(format!("the run has no arm named `{arm}`")).hint(hint))
        }
        _ => Ok(()),
    }
}

/// Tells the life of one person in all arms, or one.
pub(crate) fn life(archive: &Archive<'_>, run: &Path, person: u64, only: Option<&str>) -> Life {
    let plan = archive.plan();
    let (scenario, calendar) = (plan.scenario, &plan.calendar);
    let around = Around::of(archive, person);
    let after = first_day_after(calendar);
    let wanted = |arm: &usize| only.is_none_or(|name| name == scenario.arms[*arm].name);
    let tellers: Vec<(usize, Teller<'_>)> = (0..scenario.arms.len())
        .filter(wanted)
        .map(|arm| (arm, teller(archive, &around, arm)))
        .collect();
    let all = tellers.iter().map(|(arm, t)| search(archive, &around, *arm, t, after));
    let searches: Vec<Search<'_, '_>> = all.collect();
    let different = different::find(archive, world::cores(), person, &searches);
    let told = searches.iter().zip(different);
    Life {
        format: FORMAT.to_owned(),
        note: NOTE.to_owned(),
        run: run.display().to_string(),
        study: scenario.title.clone(),
        person,
        replicate: archive.replicate(),
        from: calendar.start().to_string(),
        to: calendar.date(after - 1).to_string(),
        who: around.who(scenario),
        household: around.household(),
        arms: told.map(|(search, different)| arm_life(&around, search, different)).collect(),
        method: different::METHOD.to_owned(),
    }
}

fn teller<'a>(archive: &'a Archive<'_>, around: &'a Around, arm: usize) -> Teller<'a> {
    let plan = archive.plan();
    let made = &plan.scenario.arms[arm];
    Teller {
        scenario: plan.scenario,
        arm: made,
        policy: &made.policy,
        calendar: &plan.calendar,
        around,
        records: around.records(arm),
    }
}

/// What is known of a life in an arm before anything is left out.
fn search<'t, 'a>(
    archive: &Archive<'_>,
    around: &Around,
    arm: usize,
    teller: &'t Teller<'a>,
    after: Day,
) -> Search<'t, 'a> {
    let plan = archive.plan();
    let has = plan.arms[arm].scores_of(plan, around.being(), around.person());
    let steps = &around.own()[arm];
    let seen = plan.uses_restricted_ties || different::is_touched(steps);
    Search {
        arm,
        teller,
        suspects: different::suspects(teller, arm, steps, seen),
        came: Outcome::of(teller.policy, steps, has, after),
        has,
        after,
    }
}

fn arm_life(around: &Around, search: &Search<'_, '_>, different: Vec<Different>) -> ArmLife {
    let (teller, after) = (search.teller, search.after);
    let steps = &around.own()[search.arm];
    let points = match search.has & 1 {
        0 => vec![None; steps.len()],
        _ => points::running(teller.policy, steps),
    };
    // What is dated after the run (a decision, the end of a notice) did not happen in it.
    let in_time = |(_, step): &(usize, &Step)| step.day < after;
    let tell = |(at, step): (usize, &Step)| {
        let told = teller.tell(step, &steps[..at])?;
        Some(Told { running: told.running.or(points[at]), ..told })
    };
    ArmLife {
        arm: teller.arm.name.clone(),
        steps: steps.iter().enumerate().filter(in_time).filter_map(tell).collect(),
        course: stretches(teller, steps, search.has, after),
        end: teller.end(steps, search.has),
        different,
    }
}

/// The bands and lists of a life as dates.
fn stretches(teller: &Teller<'_>, steps: &[Step], has: u8, after: Day) -> Vec<Stretch> {
    let policy = teller.policy;
    let stretch = |span: &course::Span| {
        let (kind, of, label) = match span.place {
            Place::Band { number, band } => {
                let of = match number {
                    0 => "the score".to_owned(),
                    side => policy.side_scores[side - 1].title.clone(),
                };
                ("band", of, teller.band(number, band).to_owned())
            }
            Place::List(list) => ("list", policy.lists[list].title.clone(), "listed".to_owned()),
        };
        Stretch {
            kind: kind.to_owned(),
            of,
            label,
            is_worse: span.place.is_worse(policy),
            from: teller.date(span.from),
            to: teller.date(span.to),
            first: u32::from(span.from),
            last: u32::from(span.to),
        }
    };
    course::spans(policy, steps, has, after).iter().map(stretch).collect()
}

/// The first day after a run.
fn first_day_after(calendar: &Calendar) -> Day {
    calendar.review_day(calendar.periods() - 1) + 1
}
