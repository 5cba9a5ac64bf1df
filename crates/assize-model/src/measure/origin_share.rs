//! Whose acts detriments rest on.

use super::{Evaluate, Groups, Harm, Kind, Measure, Value, View, ratio};
use crate::origin::Heading;

/// The measure.
pub const MEASURE: Measure = Measure {
    id: "origin.share",
    label: Some("heading"),
    title: "detriments by whose act they rest on",
    unit: "share of detriments",
    words: "Of all detriments of persons, those that rest on nobody's act (an invented record, or \
        nothing on file), on another's act (a record meant for somebody else, or a tie), on conduct \
        that exercises a right, on a lawful act of the person's own, and on an unlawful one: the \
        first that holds. A hindrance rests on what the person would not be restricted without.",
    formula: "detriments of persons under the heading / detriments of persons",
    harm: Harm::Describes,
    kind: Kind::Share,
    groups: Groups::Everybody,
    monthly: false,
    evaluate: Evaluate::Arm(evaluate),
};

/// One value for each heading.
fn evaluate(view: &View<'_>) -> Vec<Value> {
    let Some(headings) = view.headings() else { return Vec::new() };
    let all: i64 = headings.iter().sum();
    let value =
        |heading: Heading| Value::of(heading.name(), ratio(headings[heading as usize], all), all);
    Heading::ALL.map(value).to_vec()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{arm, everybody, labelled, near};
    use super::*;
    use crate::origin::{ORIGINS, Origin};

    #[test]
    fn each_detriment_has_one_heading() {
        // By hand: 6 own unlawful, 1 invented, 2 of nothing on file, 1 for the spouse's: 10 in all,
        // so 0.6, 0.3 nobody's, 0.1 another's, nothing else.
        let mut arm = arm();
        arm.counts.chain = vec![0; 2 * ORIGINS];
        for (element, origin, n) in [(0, 12, 6), (1, 8, 1), (1, 0, 2), (0, 2, 1)] {
            arm.counts.chain[element * ORIGINS + Origin::numbered(origin).number()] += n;
        }
        let share = |heading: Heading| labelled(&MEASURE, &everybody(&arm), heading.name());
        near(share(Heading::OwnUnlawful), 0.6);
        near(share(Heading::Nobody), 0.3);
        near(share(Heading::Another), 0.1);
        near(share(Heading::Protected), 0.0);
        near(share(Heading::OwnLawful), 0.0);
    }
}
