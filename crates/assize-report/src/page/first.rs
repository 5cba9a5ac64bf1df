//! The first screen: what this is, what the policy is, five figures, three caveats.

use maud::{Markup, html};

use super::verdict::verdict;
use super::{Arm, Page, cell, scale_of};
use crate::number::{Cell, Scale, whole};
use crate::words::{joined, plural, sentence};

/// The four key figures of an arm by its own id, each with what it asks.
const KEYS: [(&str, &str); 4] = [
    (
        "restricted.share",
        "of all persons, children included, are below the default band or on a list at the end",
    ),
    ("wrongful.share", "of detriments rest on false or wrong-person records"),
    ("protected.share", "of detriments rest on conduct that exercises a right"),
    ("spillover.share", "of detriments fall on people for what somebody else did"),
];

/// The first screen.
pub(super) fn screen(page: &Page) -> Markup {
    html! {
        header {
            p class="synthetic" { strong { "Synthetic society, no real person." }
                " Every person in this report was computed from published tables and chance." }
            h1 { (page.dossier.title) }
            (verdict(page))
            (keys(page))
            @for arm in page.live() { (lede(page, &arm)) }
            (caveats(page))
        }
    }
}

/// The policy in two or three plain sentences.
fn lede(page: &Page, arm: &Arm) -> Markup {
    let many = page.live().len() > 1;
    html! {
        p class="lede" {
            @if many { strong { (arm.label()) } ". " }
            @if let Some(words) = arm.words {
                (opening(page, arm, &words.summary)) " " (makeup(arm))
            }
        }
    }
}

/// Sentences of a summary that stand on the first screen; the rest follows in the next section.
const SENTENCES: usize = 3;

/// The first sentences of what a policy says; of a stacked one, those that it adds to an arm before.
fn opening(page: &Page, arm: &Arm, summary: &str) -> String {
    let before = page.live().into_iter().filter(|a| a.number < arm.number);
    let told: Vec<(usize, &str)> = before
        .filter_map(|a| Some((a.number, a.words?.summary.as_str())))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    let same = told.iter().filter(|(_, words)| summary.starts_with(words));
    if let Some((number, words)) = same.max_by_key(|(_, words)| words.len()) {
        let rest = summary[words.len()..].trim();
        return if rest.is_empty() {
            format!("As arm {number}.")
        } else {
            format!("As arm {number}, and: {}", first_sentences(rest))
        };
    }
    match told.iter().find(|(_, words)| !summary.is_empty() && words.starts_with(summary)) {
        Some((number, _)) => format!("A part of arm {number}, alone."),
        None => first_sentences(summary),
    }
}

/// The first sentences of a text.
pub(super) fn first_sentences(text: &str) -> String {
    let mut ends = text.match_indices(". ").map(|(at, _)| at + 1);
    match ends.nth(SENTENCES - 1) {
        Some(end) => text[..end].to_owned(),
        None => text.to_owned(),
    }
}

/// What a policy is made of, in one sentence of counts.
fn makeup(arm: &Arm) -> String {
    let Some(words) = arm.words else { return String::new() };
    let mut parts = Vec::new();
    for (subject, name) in [("person", "persons"), ("firm", "firms")] {
        let rules: u64 = words
            .chapters
            .iter()
            .filter(|c| c.subject == subject)
            .map(|c| u64::from(c.rules()))
            .sum();
        if rules > 0 {
            // "501 rules for persons, 165 for firms": the noun stands once.
            let rules = if parts.is_empty() { plural(rules, "rule") } else { whole(rules) };
            parts.push(format!("{rules} for {name}"));
        }
    }
    for (n, name) in [(words.lists.len(), "list"), (words.consequences.len(), "consequence")] {
        if n > 0 {
            parts.push(plural(n as u64, name));
        }
    }
    if parts.is_empty() {
        String::new()
    } else {
        format!("Written out here as {}.", joined(&parts))
    }
}

/// The five key figures.
fn keys(page: &Page) -> Markup {
    let summary = &page.dossier.summary;
    html! {
        div class="keys" role="group" aria-label="Five key figures" {
            @for (id, words) in KEYS { (key(page, id, words)) }
            (compliance(page))
        }
        p class="keys-note" {
            (plural(summary.persons, "synthetic person")) " standing for " (whole(summary.stands_for))
            " people" (of_region(page)) ", as if what is written held for all of them; "
            (plural(u64::from(summary.periods), "month")) ", "
            (plural(u64::from(summary.replicates), "replicate"))
            ". Small print: 95 % interval over replicates"
            (if page.dossier.assumptions_propagated { "" } else { ", which shows chance only" })
            @if summary.ensemble.is_some() {
                " (what the assumptions could change: " a href="#ensemble" { "chance and assumption apart" } ")"
            }
            ", and n, the persons or detriments that a figure rests on. A detriment is points lost, a \
             grade set, a listing, or a service refused, delayed, made dearer or otherwise hindered."
        }
    }
}

/// The region of the run in words, where it is known.
fn of_region(page: &Page) -> String {
    let region = page.dossier.provenance.region.trim();
    if region.is_empty() { String::new() } else { format!(" of {region}") }
}

/// One key figure for every arm, beside the baseline.
fn key(page: &Page, id: &str, words: &str) -> Markup {
    let arms = page.live();
    let figures: Vec<_> = arms.iter().filter_map(|a| a.figure(id)).collect();
    let unit = figures.first().map_or("share", |f| f.unit.as_str());
    let scale = scale_of(unit, figures.iter().copied());
    html! {
        div class="key-figure" {
            @for arm in &arms { (big(page, arm, arm.figure(id).map(cell), &scale)) }
            p class="what" { (link(page, id, words)) }
            @for arm in &arms { (small(page, arm, arm.figure(id).map(cell), &scale)) }
            @if id == "restricted.share" {
                @for arm in &arms { (adults(page, arm)) }
            }
            @if let Some(base) = page.baseline() {
                p class="base" { (without(base.figure(id).map(cell), &scale)) }
            }
        }
    }
}

/// Words that lead to the definition of a measure.
fn link(page: &Page, id: &str, words: &str) -> Markup {
    html! {
        @match page.definition(id) {
            Some(place) => a href=(format!("#{place}")) { (words) },
            None => (words),
        }
    }
}

/// The number of one arm, large.
fn big(page: &Page, arm: &Arm, cell: Option<Cell>, scale: &Scale) -> Markup {
    let shown = cell.is_some_and(|c| c.shown().is_some());
    let words = cell.map_or("not measured".to_owned(), |c| scale.value(&c));
    html! {
        p class=(if shown { "big" } else { "big none" }) { (which(page, arm)) (words) }
    }
}

/// Its interval and what it rests on, in small print.
fn small(page: &Page, arm: &Arm, cell: Option<Cell>, scale: &Scale) -> Markup {
    html! {
        @if let Some(cell) = cell.filter(|c| c.shown().is_some()) {
            p class="small" {
                (which(page, arm))
                @if cell.interval().is_some() { (scale.interval(&cell)) ", " }
                "n " (whole(cell.n))
            }
        }
    }
}

/// The same share among adults alone, whom schemes can reach.
fn adults(page: &Page, arm: &Arm) -> Markup {
    let id = "restricted.adults";
    let figure = arm.figure(id).filter(|f| cell(f).shown().is_some());
    html! {
        @if let Some(figure) = figure {
            p class="beside" {
                (which(page, arm)) strong { (scale_of(&figure.unit, [figure]).value(&cell(figure))) } " "
                (link(page, id, "of adults"))
            }
        }
    }
}

/// The number of the arm, where there are several.
fn which(page: &Page, arm: &Arm) -> Markup {
    html! {
        @if page.live().len() > 1 { span class="which" { (arm.number) ": " } }
    }
}

/// The same figure without the policy.
fn without(cell: Option<Cell>, scale: &Scale) -> String {
    match cell {
        Some(cell) if cell.shown().is_some() => {
            format!("Without the policy: {}", scale.value(&cell))
        }
        _ => "Without the policy: no detriments to count".to_owned(),
    }
}

/// The scheme's own aim beside its price: the fall of unlawful acts, and of protected conduct.
fn compliance(page: &Page) -> Markup {
    html! {
        div class="key-figure" {
            @let falls: Vec<_> =
                page.live().into_iter().map(|a| (a, page.pair(&a, "compliance.fall"))).collect();
            @let scale = scale_of("share", falls.iter().filter_map(|(_, f)| *f));
            @for (arm, fall) in &falls { (big(page, arm, fall.map(cell), &scale)) }
            p class="what" {
                (link(page, "compliance.fall", "fewer unlawful acts than without the policy"))
            }
            @for (arm, fall) in &falls {
                (small(page, arm, fall.map(cell), &scale))
                (chilled(page, arm))
            }
        }
    }
}

/// The rights whose exercise falls most, in one line.
fn chilled(page: &Page, arm: &Arm) -> Markup {
    let falls: Vec<(String, &assize_base::evidence::Figure)> = page
        .pair_ids(&["chilling."])
        .into_iter()
        .filter_map(|id| page.pair(arm, &id).map(|f| (id, f)))
        .collect();
    let shown: Vec<_> =
        falls.iter().filter_map(|(id, f)| cell(f).shown().map(|v| (id, f, v))).collect();
    let count = shown.len();
    let most = shown.into_iter().max_by(|a, b| a.2.total_cmp(&b.2));
    html! {
        @match most {
            Some((id, figure, _)) => p class="beside" {
                @let scale = scale_of(&figure.unit, [*figure]);
                (which(page, arm))
                "beside " strong { (scale.value(&cell(figure))) } " less "
                (link(page, id, id.trim_start_matches("chilling.")))
                ", " (largest_of(count))
                @if cell(figure).interval().is_some() {
                    " (" (scale.interval(&cell(figure)))
                    @if holds_zero(&cell(figure)) { ", may be chance" }
                    ")"
                }
            },
            None => p class="beside" { "fall of protected conduct: not measured" },
        }
    }
}

/// The largest of so many falls, in words.
fn largest_of(falls: usize) -> String {
    const WORDS: [&str; 8] = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];
    match falls {
        0 | 1 => "the only measured fall".to_owned(),
        n => match WORDS.get(n - 2) {
            Some(word) => format!("the largest of {word} measured falls"),
            None => format!("the largest of {n} measured falls"),
        },
    }
}

/// Tells whether an interval does not tell a change from none.
fn holds_zero(cell: &Cell) -> bool {
    cell.interval().is_some_and(|(low, high)| low <= 0.0 && high >= 0.0)
}

/// The three caveats that matter most.
pub(super) fn caveats(page: &Page) -> Markup {
    let standing = standing(page);
    let all = page.dossier.caveats.iter().chain(&standing);
    html! {
        div class="caveats" role="group" aria-label="Three caveats" {
            @for words in all.take(3) { p { (sentence(words)) } }
        }
    }
}

/// Caveats that hold for every report.
fn standing(page: &Page) -> Vec<String> {
    let assumed = page.dossier.assumptions.len() as u64;
    let of = assumed + page.dossier.sourced_values;
    let mut out = Vec::new();
    if page.dossier.summary.ensemble.is_some() {
        out.push(format!(
            "The intervals on this screen show chance only. {} of {} numbers behind this report are \
             assumed; what other values in their ranges would change stands under \"Chance and \
             assumption apart\", and is often more.",
            whole(assumed),
            whole(of)
        ));
    } else if !page.dossier.assumptions_propagated {
        out.push(format!(
            "The intervals show chance only. {} of {} numbers behind this report are assumed, and \
             their ranges are not carried into the intervals: the true uncertainty is larger.",
            whole(assumed),
            whole(of)
        ));
    }
    out.push(
        "This is a model, not an observation: it shows what the written rules would do in the \
         society described below, not what has happened to anybody."
            .to_owned(),
    );
    out.push(
        "How often people do what the rules answer, and how often that reaches the files, is \
         mostly assumed. Compare the arms with each other rather than a number with the world."
            .to_owned(),
    );
    out
}

#[cfg(test)]
mod tests {
    use super::first_sentences;

    #[test]
    fn the_first_screen_takes_three_sentences() {
        assert_eq!(first_sentences("One. Two. Three. Four."), "One. Two. Three.");
        assert_eq!(first_sentences("One. Two."), "One. Two.");
    }
}
