//! A list in words: why one comes onto it, how one gets off, how one objects.

use assize_base::quantity::{Chance, ONE};
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
    let shares = Shares { scenario, stack: &arm.stack, list: &list.id };
    ListWords {
        id: list.id.clone(),
        title: list.title.clone(),
        exempt: words(&list.exempt, labels),
        grounds: list
            .grounds
            .iter()
            .map(|g| line(ground(g, &shares), &g.source, format!("ground {}", g.id)))
            .collect(),
        exits: list
            .exits
            .iter()
            .map(|e| line(exit(e, &shares), &e.source, format!("exit {}", e.id)))
            .collect(),
        review: list.review.as_ref().map_or_else(Vec::new, |r| review(r, &own, &shares)),
        basis: own,
    }
}

/// Writes the shares of a list, with a word where they are assumed.
struct Shares<'a> {
    scenario: &'a Scenario,
    stack: &'a [String],
    list: &'a str,
}

impl Shares<'_> {
    fn share(&self, chance: Chance, key: &str) -> String {
        let tail = format!("list {} / {key}", self.list);
        let assumed = basis::is_assumed(self.scenario, self.stack, &tail);
        format!("{}{}", percent(chance.share()), if assumed { " (assumed)" } else { "" })
    }
}

/// A ground with its term.
fn ground(ground: &Ground, shares: &Shares<'_>) -> String {
    let share = |chance, key| shares.share(chance, &format!("ground {} / {key}", ground.id));
    let term = match ground.months {
        Some(months) => format!("for {months} months"),
        None => "without a term".to_owned(),
    };
    let longer = ground.longer.map_or(String::new(), |(chance, from, to)| {
        let share = share(chance, "longer / chance");
        format!(" (in {share} of cases {from} to {to} months longer)")
    });
    let taken = match ground.chance.0 {
        ONE => String::new(),
        _ => format!("; {} of recorded cases are listed", share(ground.chance, "chance")),
    };
    format!("{}, {term}{longer}{taken}", ground.title)
}

/// A way off the list.
fn exit(exit: &Exit, shares: &Shares<'_>) -> String {
    let share = shares.share(exit.chance, &format!("exit {} / chance", exit.id));
    format!("{}: {share} of those listed in a month", exit.title)
}

/// The way to object, with its clock.
fn review(review: &Review, basis: &Basis, shares: &Shares<'_>) -> Vec<Line> {
    let (from, to) = review.notice;
    let share = |chance, key: &str| shares.share(chance, &format!("review / {key}"));
    [
        format!(
            "{} of those listed wrongly object, {from} to {to} days after the listing",
            share(review.asks, "asks")
        ),
        format!(
            "the first review takes {} days and finds {} of errors",
            review.first_days,
            share(review.first_finds, "first-finds")
        ),
        format!(
            "{} of those refused appeal within {} days; the second review takes {} days and finds \
             {} of errors",
            share(review.appeals, "appeals"),
            review.appeal_days,
            review.second_days,
            share(review.second_finds, "second-finds")
        ),
        format!("an error found is corrected in {} working days", review.correct_working_days),
    ]
    .map(|words| Line { words, basis: basis.clone() })
    .to_vec()
}
