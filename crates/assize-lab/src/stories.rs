//! The stories of a report: a few synthetic persons, each chosen for one thing that can happen to
//! somebody. The choice is a rule, not a taste: the first by number to whom it happens.

use std::path::Path as File;

use assize_engine::{Chronicle, Event, Step, lives};
use assize_model::record::Truth;
use assize_report::dossier::{Basis, Line, Path, Story};
use assize_scenario::Scenario;

use crate::explain::{Told, life};

/// How many persons are looked at, from number 0 on.
const LOOKED_AT: u64 = 256;

/// What a story is told for.
const REASONS: [fn(&[Step]) -> bool; 3] = [is_punished_falsely, is_punished_for_another, moves];

/// The stories of the first replicate.
#[must_use]
pub fn stories(scenario: &Scenario, chronicle: &Chronicle) -> Vec<Story> {
    let mut chosen: [Option<u64>; 3] = [None; 3];
    for (person, lives) in (0..LOOKED_AT).zip(lives(scenario, 0, chronicle)) {
        let taken = chosen.contains(&Some(person));
        for (place, reason) in chosen.iter_mut().zip(REASONS) {
            if !taken && place.is_none() && lives.iter().any(|steps| reason(steps)) {
                *place = Some(person);
                break;
            }
        }
        if chosen.iter().all(Option::is_some) {
            break;
        }
    }
    chosen.into_iter().flatten().map(|person| told(scenario, person, chronicle)).collect()
}

/// A false record, and an entry that takes points or sets a band.
fn is_punished_falsely(steps: &[Step]) -> bool {
    let false_record =
        |s: &Step| matches!(s.event, Event::Recorded { truth, .. } if truth != Truth::True);
    let is_first = |s: &Step| matches!(s.event, Event::Recorded { .. });
    let records: Vec<&Step> = steps.iter().filter(|s| is_first(s)).collect();
    let only_false = !records.is_empty() && records.iter().all(|s| false_record(s));
    only_false && steps.iter().any(|s| is_detriment(&s.event))
}

fn is_punished_for_another(steps: &[Step]) -> bool {
    steps
        .iter()
        .any(|s| is_detriment(&s.event) && matches!(s.event, Event::Entry { others: true, .. }))
}

fn is_detriment(event: &Event) -> bool {
    matches!(event, Event::Entry { points, grade, .. } if *points < 0 || grade.is_some())
}

fn moves(steps: &[Step]) -> bool {
    steps.iter().any(|s| matches!(s.event, Event::Review { .. } | Event::SideReview { .. }))
}

fn told(scenario: &Scenario, person: u64, chronicle: &Chronicle) -> Story {
    let life = life(scenario, File::new(""), person, None, 0, chronicle);
    let line = |told: Told| {
        let basis = match told.article.strip_prefix("assumed: ") {
            Some(why) => Basis::Assumed(why.to_owned()),
            None if told.article.is_empty() => Basis::Own,
            None => Basis::Source(told.article),
        };
        (told.date, Line { words: told.words, basis })
    };
    let paths = life
        .arms
        .into_iter()
        .map(|arm| Path { arm: arm.arm, steps: arm.steps.into_iter().map(line).collect() })
        .collect();
    Story { person, words: life.who, paths }
}
