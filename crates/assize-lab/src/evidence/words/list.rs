//! A list in words: why one comes onto it, how one gets off, how one objects.

use assize_base::quantity::ONE;
use assize_report::dossier::{Basis, Line};
use assize_report::policy::ListWords;
use assize_scenario::Scenario;
use assize_scenario::policy::{Exit, Ground, List, Review};
use assize_scenario::scenario::Arm;

use super::condition::{Labels, words};
use super::{basis, percent};

/// A list in words.
pub(super) fn list_words(
    scenario: &Scenario,
    arm: &Arm,
    list: &List,
    labels: Labels<'_>,
) -> ListWords {
    let of = |source: &str, part: String| basis::of(scenario, &arm.stack, source, &part);
    let own = of(&list.source, format!("list {}", list.id));
    let line = |words: String, source: &str, part: String| Line { words, basis: of(source, part) };
    ListWords {
        id: list.id.clone(),
        title: list.title.clone(),
        exempt: words(&list.exempt, labels),
        grounds: list
            .grounds
            .iter()
            .map(|g| line(ground(g), &g.source, format!("ground {}", g.id)))
            .collect(),
        exits: list
            .exits
            .iter()
            .map(|e| line(exit(e), &e.source, format!("exit {}", e.id)))
            .collect(),
        review: list.review.as_ref().map_or_else(Vec::new, |r| review(r, &own)),
        basis: own,
    }
}

/// A ground with its term.
fn ground(ground: &Ground) -> String {
    let term = match ground.months {
        Some(months) => format!("for {months} months"),
        None => "without a term".to_owned(),
    };
    let longer = ground.longer.map_or(String::new(), |(chance, from, to)| {
        format!(" (in {} of cases {from} to {to} months longer)", percent(chance.share()))
    });
    let taken = match ground.chance.0 {
        ONE => String::new(),
        _ => format!("; {} of recorded cases are listed", percent(ground.chance.share())),
    };
    format!("{}, {term}{longer}{taken}", ground.title)
}

/// A way off the list.
fn exit(exit: &Exit) -> String {
    format!("{}: {} of those listed in a month", exit.title, percent(exit.chance.share()))
}

/// The way to object, with its clock.
fn review(review: &Review, basis: &Basis) -> Vec<Line> {
    let (from, to) = review.notice;
    [
        format!(
            "{} of those listed wrongly object, {from} to {to} days after the listing",
            percent(review.asks.share())
        ),
        format!(
            "the first review takes {} days and finds {} of errors",
            review.first_days,
            percent(review.first_finds.share())
        ),
        format!(
            "{} of those refused appeal within {} days; the second review takes {} days and finds \
             {} of errors",
            percent(review.appeals.share()),
            review.appeal_days,
            review.second_days,
            percent(review.second_finds.share())
        ),
        format!("an error found is corrected in {} working days", review.correct_working_days),
    ]
    .map(|words| Line { words, basis: basis.clone() })
    .to_vec()
}
