//! Element 1: what the model is for, and which published figures it is held against.

use assize_scenario::scenario::Target;

use super::context::{Context, counted, listed, thousands};
use super::document::{Element, NOT_PROVIDED, Section};
use crate::odd_row;
use crate::target::unit_words;

/// The element.
pub(super) fn element(told: &Context<'_>) -> Element {
    Element {
        number: 1,
        name: "Purpose and patterns".to_owned(),
        summary: summary(told),
        sections: vec![purpose(told), arms(told), patterns(told)],
    }
}

fn summary(told: &Context<'_>) -> String {
    let purpose = told.in_short("purpose").unwrap_or_else(|| format!("Purpose: {NOT_PROVIDED}."));
    let arms: Vec<String> =
        told.scenario.arms.iter().map(|arm| format!("`{}`", arm.name)).collect();
    let patterns = match told.scenario.targets.len() {
        0 => "It is held against no published figure.".to_owned(),
        n => format!("It is held against {}.", counted(n, "published figure")),
    };
    format!("{purpose} The arms compared are {}. {patterns}", listed(&arms))
}

fn purpose(told: &Context<'_>) -> Section {
    Section::new("purpose", "Purpose")
        .with(told.author("Question", "purpose"))
        .with(told.author("Audience", "audience"))
        .with(told.author("Decision context", "decision"))
        .text(
            "The program is a laboratory for written policies. It scores no real person, takes in \
             no data about any, forecasts nobody's conduct and certifies no scheme as harmless.",
        )
}

fn arms(told: &Context<'_>) -> Section {
    let row = |arm: &assize_scenario::scenario::Arm| {
        let title = if arm.stack.is_empty() { "no policy" } else { arm.policy.title.as_str() };
        let words = arm.policy.summary.split_whitespace().collect::<Vec<_>>().join(" ");
        odd_row![arm.name, title, super::context::or_dash(words)]
    };
    Section::new("arms", "What is compared").table(
        "arms",
        "The arms; the first one is what the others are compared with",
        &["arm", "title", "in the words of its documents"],
        told.scenario.arms.iter().map(row).collect(),
    )
}

fn patterns(told: &Context<'_>) -> Section {
    let section = Section::new("patterns", "Patterns").with(told.author("Choice", "patterns"));
    if told.scenario.targets.is_empty() {
        return section.text("Patterns: none. No document names a published figure to be met.");
    }
    section
        .text(
            "A pattern is met if the simulated mean over replicates lies between the lowest and \
             the highest value that the publication is compatible with. Of patterns that are \
             only shown no fit is claimed.",
        )
        .table(
            "patterns",
            "Published figures, with what is still compatible with them",
            &[
                "pattern",
                "arm",
                "what",
                "unit",
                "from",
                "to",
                "published",
                "low",
                "high",
                "simulated",
                "verdict",
                "source",
                "note",
            ],
            told.scenario.targets.iter().map(|target| pattern(told, target)).collect(),
        )
}

fn pattern(told: &Context<'_>, target: &Target) -> Vec<String> {
    let calendar = &told.plan.calendar;
    let month = |period: u32| calendar.date(calendar.first_day(period)).to_string()[..7].to_owned();
    let figure = told.figures.iter().find(|figure| figure.id == target.id);
    let simulated = figure.and_then(|figure| figure.simulated);
    let verdict = match (simulated, target.shown_only) {
        (_, true) => "only shown",
        (None, false) => "not run",
        (Some(value), false) if crate::target::is_inside(target, value) => "in",
        (Some(_), false) => "out",
    };
    odd_row![
        format!("{}: {}", target.id, target.title),
        told.scenario.arms[target.arm].name,
        target.measure,
        unit_words(target),
        month(target.window.0),
        month(target.window.1),
        number(target.value),
        number(target.range.0),
        number(target.range.1),
        simulated.map_or_else(|| "-".to_owned(), number),
        verdict,
        told.source(&target.source),
        super::context::or_dash(target.note.split_whitespace().collect::<Vec<_>>().join(" ")),
    ]
}

/// A number with four digits, or whole where it is large.
pub(super) fn number(value: f64) -> String {
    if value.abs() >= 1_000.0 && value >= 0.0 {
        return thousands(value as u64);
    }
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "0" && value != 0.0 { format!("{value:e}") } else { text.to_owned() }
}
