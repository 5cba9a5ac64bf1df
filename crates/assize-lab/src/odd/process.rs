//! Element 3: what happens in a month, in which order, and how chance is drawn.

use super::context::{Context, counted};
use super::document::{Element, Section};
use crate::odd_row;

/// The element.
pub(super) fn element(told: &Context<'_>) -> Element {
    let n = told.mechanisms().len();
    let all = assize_model::MECHANISMS.len();
    Element {
        number: 3,
        name: "Process overview and scheduling".to_owned(),
        summary: format!(
            "Each month acts, records, points, lists, wants, money, objections and the review \
             follow each other in a fixed order, in every arm with the same luck; {} of the \
             program's {all} take part. Bands and lists published at a review hold in the next \
             month.",
            counted(n, "mechanism")
        ),
        sections: vec![steps(told), processes(told), scheduling(told), draws(told)],
    }
}

/// A line of the month, with the mechanisms of which one must be in use (none: always).
type Line = (usize, &'static str, &'static [&'static str]);

/// The month, line by line.
const MONTH: &[Line] = &[
    (0, "for each replicate: make the society from tables, seed and index", &[]),
    (0, "for each month t:", &[]),
    (1, "for each neighbourhood of 64 persons:", &[]),
    (2, "compute its persons and households again from their indices", &[]),
    (2, "draw the acts that are possible, the same for all arms", &["acts"]),
    (2, "draw records of what nobody did, the same for all arms", &["invented"]),
    (2, "draw losses of income, the same for all arms", &["setback"]),
    (1, "for each arm, in order:", &[]),
    (
        2,
        "list those of highest risk as weighed at the last review, persons in index order",
        &["list-pick"],
    ),
    (2, "decide cases that are due; enforce some that waited", &["suit"]),
    (2, "for each possible act:", &["acts"]),
    (3, "leave it out if the person's arrears are not deep enough for it", &["strain"]),
    (3, "leave out extra merits of those who do not collect them", &["gaming"]),
    (3, "leave it out if awareness, deterrence, chill and caution hit its mark", &["caution"]),
    (3, "it may lead to a suit, which joins the file at the end of the month", &["suit"]),
    (3, "it may be recorded, with a delay, now and then against a neighbour", &["observed"]),
    (2, "add records invented", &["invented"]),
    (2, "add records of income averaged", &["averaging"]),
    (
        2,
        "sort records: persons before firms, by subject, entry day, act day, serial, conduct",
        &["observed"],
    ),
    (2, "for each record, in that order:", &["observed"]),
    (3, "find the rules that match, score by score; write points", &["award"]),
    (3, "repetition, then lock, then cap change the points", &["repetition", "lock", "cap"]),
    (3, "the clock of validity starts when the wrong is put right", &["correction"]),
    (3, "write to relatives too", &["reach"]),
    (3, "write a band by direct grading", &["grade"]),
    (3, "add the quantity to the sum of the calendar year", &["sum"]),
    (3, "write a share to the head of the firm", &["head"]),
    (3, "list by list: enter it, for a term, with its way off and its objection", &["list-entry"]),
    (2, "add arrears of the month's losses of income", &["setback"]),
    (2, "for each person for whom something is in force, service by service:", &["consequence"]),
    (3, "draw the wants; leave some untried out of expected refusal", &["learning"]),
    (
        3,
        "the first consequence that is carried out refuses, delays, prices or favours",
        &["consequence"],
    ),
    (3, "try again after a refusal", &["again"]),
    (3, "what is refused or dearer costs money", &["cost"]),
    (2, "for each firm for which something is in force: the same", &["service-of-firms"]),
    (2, "those in arrears ask for loans, then repay", &["loan"]),
    (2, "a finite staff decides objections that were ready at the last review", &["desk"]),
    (2, "review: drop what ran out, repair, sum scores, band, find origins, publish", &["review"]),
    (3, "some who have long been at the bottom give up", &["giving-up"]),
    (2, "weigh everybody for the next selection", &["list-pick"]),
    (2, "caution rises after a detriment, else may fade", &["caution"]),
    (3, "and rises when a tie was newly restricted", &["caution-from-ties"]),
    (3, "and rises with rumour", &["rumour"]),
    (3, "some drop a friend who was newly restricted", &["avoidance"]),
    (2, "compare each person with the same one in the first arm", &["pairs"]),
    (
        1,
        "when all neighbourhoods are done: put up the boards of this review",
        &[
            "caution-from-ties",
            "rumour",
            "avoidance",
            "enforcement",
            "desk",
            "list-pick",
            "standing-points",
        ],
    ),
    (0, "count by group, month and arm, in whole numbers", &[]),
];

fn steps(told: &Context<'_>) -> Section {
    let shown = MONTH.iter().filter(|(_, _, of)| of.is_empty() || of.iter().any(|m| told.has(m)));
    let lines = shown.map(|(depth, words, _)| format!("{}{words}", "    ".repeat(*depth)));
    Section::new("steps", "The steps of a run").steps(lines.collect())
}

fn processes(told: &Context<'_>) -> Section {
    let row = |spec: &'static assize_base::spec::Spec| {
        odd_row![
            spec.name,
            spec.phase,
            spec.summary,
            super::context::or_dash(spec.rights.join(", "))
        ]
    };
    let mut section = Section::new("processes", "Processes").table(
        "mechanisms",
        "The mechanisms in use, in the order of the phases",
        &["mechanism", "phase", "what it does", "rights that it touches"],
        told.mechanisms().into_iter().map(row).collect(),
    );
    if !told.scenario.off.is_empty() {
        section =
            section.text(format!("Switched off by the study: {}.", told.scenario.off.join(", ")));
    }
    section
}

fn scheduling(told: &Context<'_>) -> Section {
    let mut section = Section::new("scheduling", "Order, updating, ties").text(
        "Within a neighbourhood updating is sequential, in the order above; persons by index, \
         then firms by the index of their heads. Between neighbourhoods it is simultaneous: what \
         one shows another is what hung on the board at the last review, so the order in which \
         neighbourhoods are worked through, and the number of processors, changes nothing. \
         What a review publishes holds from the next month on.",
    );
    section = section.text(
        "Where two things are equal the earlier in the documents wins (rules, lists, \
         consequences, ways off), then the lower index of a person. Records of the same day are \
         taken by day of act, serial and conduct.",
    );
    if told.has("award") {
        let one_act = |arm: &assize_scenario::scenario::Arm| {
            let how = if arm.policy.counting.largest_only {
                "one act under several rules counts once, at the largest"
            } else {
                "one act under several rules counts under each"
            };
            (!arm.policy.rules.is_empty()).then(|| format!("{}: {how}", arm.name))
        };
        let lines: Vec<String> = told.scenario.arms.iter().filter_map(one_act).collect();
        section = section.text(format!("{}.", lines.join("; ")));
    }
    section
}

fn draws(told: &Context<'_>) -> Section {
    let n = told.draws().len();
    Section::new("keying", "How chance is keyed").text(format!(
        "Nothing is drawn in sequence. Each draw is four words of 32 bits that a counter-based \
         generator makes from seed ({}), replicate, stream, and the address of the draw: who, \
         which month, which number. So a draw does not depend on any other, an arm can be added \
         without moving the luck of the others, and the same act meets the same luck in every \
         arm. {} in use; element 4 lists them under stochasticity.",
        told.scenario.seed,
        counted(n, "stream") + if n == 1 { " is" } else { " are" },
    ))
}

#[cfg(test)]
mod tests {
    use super::MONTH;

    #[test]
    fn the_month_names_mechanisms_of_the_program() {
        let known = |name: &str| assize_model::MECHANISMS.iter().any(|spec| spec.name == name);
        for (_, words, of) in MONTH {
            assert!(of.iter().all(|name| known(name)), "{words}");
        }
    }
}
