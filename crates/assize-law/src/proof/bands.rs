//! Bands that nothing leads into, and scores that nobody ever leaves the default band of.

use assize_scenario::catalogue::Subject;
use assize_scenario::policy::Score;

use super::example::{Example, Shows, term};
use super::possible::{Possible, ends};
use super::reach::{Reached, Step, Way};
use super::{Item, Kind, Proved};
use crate::finding::Part;
use crate::reading::rule_part;

/// The kind.
pub(super) const KIND: Kind = Kind {
    id: "unreachable-band",
    question: "Is there a band that nobody can be in, or that nobody can leave?",
    method: "all sums of the points that rules can give, from the start, cut at floor and ceiling, \
        with caps, yearly sums, doubled points, points that stand, shares of heads, and grades",
    prove,
};

/// Most acts that an example lists.
const ACTS: usize = 12;

/// Looks at every score.
fn prove(possible: &Possible<'_>) -> Proved {
    let mut items = Vec::new();
    let mut n_bands = 0;
    for (subject, number, reached) in &possible.scores {
        let score = possible.reading.policy.score(*subject, *number).expect("a score of the arm");
        n_bands += score.bands.len();
        items.extend(unreachable(possible, (*subject, *number), score, reached));
        items.extend(stuck(possible, (*subject, *number), score, reached));
        items.extend(undecided(possible, (*subject, *number), score, reached));
    }
    let looked = match n_bands {
        0 => "the policy has no bands".to_owned(),
        n => {
            format!("points or grades lead into each of the {n} bands, and out of the default one")
        }
    };
    Proved { looked: if items.is_empty() { looked } else { String::new() }, items }
}

/// Which score, in words.
pub(super) fn named(possible: &Possible<'_>, (subject, number): (Subject, usize)) -> String {
    match (subject, number) {
        (Subject::Firm, _) => "the score of firms".to_owned(),
        (Subject::Person, 0) => "the score of persons".to_owned(),
        (Subject::Person, n) => {
            format!("the side score {}", possible.reading.policy.side_scores[n - 1].id)
        }
    }
}

/// The bands that nothing reaches.
fn unreachable(
    possible: &Possible<'_>,
    which: (Subject, usize),
    score: &Score,
    reached: &Reached,
) -> Vec<Item> {
    let out = reached.nearest.iter().enumerate().filter_map(|(b, near)| Some((b, near.as_ref()?)));
    out.map(|(band, (nearest, steps))| {
        let label = &score.bands[band].label;
        let words = format!(
            "no acts lead into band {label} ({}) of {}: scores from {} to {} may be reached, and \
             nothing in this band; the best attempt comes to {nearest}",
            edges(score, band),
            named(possible, which),
            reached.span.0,
            reached.span.1,
        );
        let parts = used(possible, steps);
        let outcome = format!("the score is {nearest}, which is not in band {label}");
        let shows = Shows::NoBand(which.0, which.1, label.clone());
        let example = attempt(possible, steps, outcome, 12).shows(shows);
        Item { about: format!("band {label}"), decided: true, words, parts, example: Some(example) }
    })
    .collect()
}

/// The scores of a band, in words.
fn edges(score: &Score, band: usize) -> String {
    let (low, high) = ends(score);
    let from = score.bands[band].from;
    let to = band.checked_sub(1).and_then(|b| score.bands[b].from).map(|above| above - 1);
    match (from, to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) if high < i32::from(i16::MAX) => format!("{from} to {high}"),
        (Some(from), None) => format!("{from} and more"),
        (None, Some(to)) if low > i32::from(i16::MIN) => format!("{low} to {to}"),
        (None, Some(to)) => format!("{to} and less"),
        (None, None) => "every score".to_owned(),
    }
}

/// The rules of some steps, each once.
fn used(possible: &Possible<'_>, steps: &[Step]) -> Vec<Part> {
    let mut rules: Vec<usize> = steps.iter().map(|(rule, _)| *rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules.into_iter().map(|r| rule_part(&possible.reading.policy.rules[r])).collect()
}

/// An example in which one subject does what gives some steps, one a day.
pub(super) fn attempt(
    possible: &Possible<'_>,
    steps: &[Step],
    outcome: impl Into<String>,
    months: u32,
) -> Example {
    let mut outcome: String = outcome.into();
    if steps.len() > ACTS {
        outcome.push_str(&format!(" (after {} such acts in all)", steps.len()));
    }
    let mut example = Example::of(outcome, months);
    for (rule, points) in steps.iter().take(ACTS) {
        let case = possible.rules[*rule].case().cloned().unwrap_or_default();
        example = example.answered(possible, *rule, &case, *points);
    }
    example
}

/// An example of a way into a band, with what a run must show.
pub(super) fn way_into(
    possible: &Possible<'_>,
    way: &Way,
    outcome: impl Into<String>,
    months: u32,
) -> Example {
    match way {
        Way::Stays => Example::of(outcome, months),
        Way::Points(steps) => attempt(possible, steps, outcome, months),
        Way::Grade(rule) => attempt(possible, &[(*rule, 0)], outcome, months),
    }
}

/// A score in which everybody stays where they start.
fn stuck(
    possible: &Possible<'_>,
    which: (Subject, usize),
    score: &Score,
    reached: &Reached,
) -> Option<Item> {
    if reached.may().count() > 1 || score.bands.len() < 2 {
        return None;
    }
    let label = &score.bands[score.default_band].label;
    let words =
        format!("nobody ever leaves band {label} of {}: no rule moves it", named(possible, which));
    let shows = Shows::Band(which.0, which.1, label.clone());
    let example = Example::of(format!("everybody is in band {label}"), 12).shows(shows);
    let about = format!("band {label}");
    Some(Item { about, decided: true, words, parts: Vec::new(), example: Some(example) })
}

/// The bands of a score of which it cannot be told.
fn undecided(
    possible: &Possible<'_>,
    which: (Subject, usize),
    score: &Score,
    reached: &Reached,
) -> Option<Item> {
    let open = |b: &usize| reached.maybe[*b] && reached.certain[*b].is_none();
    let labels: Vec<&str> =
        (0..score.bands.len()).filter(open).map(|b| score.bands[b].label.as_str()).collect();
    let labels = labels.join(", ");
    let words = format!(
        "whether band {labels} of {} can be reached hangs on what is limited or not an act (caps, \
         yearly sums, points that stand, shares of heads); this search cannot decide it",
        named(possible, which)
    );
    let about = format!("band {labels}");
    (!labels.is_empty()).then(|| Item {
        about,
        decided: false,
        words,
        parts: Vec::new(),
        example: None,
    })
}

/// A number of months as it is said of a way back.
#[must_use]
pub(super) fn lasting(months: u32) -> String {
    if months >= super::OPEN { "for ever".to_owned() } else { format!("for {}", term(months)) }
}

/// A number of things in words.
#[must_use]
pub(super) fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
