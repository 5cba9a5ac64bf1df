//! Element 4: the eleven design concepts, each with what this scenario has of it, or "not used".

use assize_model::count::ArmCounts;
use assize_model::measure::{ALL, Evaluate, Group, Measure, View};

use super::context::{Context, counted, listed};
use super::document::{Element, Section};
use crate::odd_row;

/// The concepts, in the order of the protocol.
pub const CONCEPTS: [&str; 11] = [
    "Basic principles",
    "Emergence",
    "Adaptation",
    "Objectives",
    "Learning",
    "Prediction",
    "Sensing",
    "Interaction",
    "Stochasticity",
    "Collectives",
    "Observation",
];

/// The element.
pub(super) fn element(told: &Context<'_>) -> Element {
    let (draws, measures) = (told.draws().len(), measures(told).len());
    let adapt = if told.has("caution") {
        "People adapt by caution, not by weighing what they gain."
    } else {
        "People do not adapt."
    };
    Element {
        number: 4,
        name: "Design concepts".to_owned(),
        summary: format!(
            "{adapt} All chance comes from {}; {} are computed from whole-number counts.",
            counted(draws, "stream"),
            counted(measures, "measure")
        ),
        sections: CONCEPTS.iter().map(|name| concept(told, name)).collect(),
    }
}

fn concept(told: &Context<'_>, name: &str) -> Section {
    let section = Section::new(name.to_lowercase().replace(' ', "-"), name);
    match name {
        "Basic principles" => section.with(told.author("Principles", "principles")).text(
            "A policy is a text that is carried out as written; whatever it does not say is said \
             by the society, with a source or as an assumption with its range. Effects are \
             differences between arms that meet the same luck.",
        ),
        "Stochasticity" => stochasticity(told, section),
        "Observation" => observation(told, section),
        _ => section.text(words(told, name)),
    }
}

/// A concept in words: one sentence for each mechanism in use that belongs to it, or "not used".
fn words(told: &Context<'_>, name: &str) -> String {
    let sentences = SENTENCES.iter().filter(|(concept, of, _)| *concept == name && told.has(of));
    let words: Vec<&str> = sentences.map(|(_, _, words)| *words).collect();
    match (words.is_empty(), name) {
        (true, "Emergence") => {
            "Not used: no policy of this scenario publishes anything.".to_owned()
        }
        (true, _) => "Not used.".to_owned(),
        (false, _) => words.join(" "),
    }
}

/// What belongs to which concept: the concept, the mechanism, the sentence.
const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "Emergence",
        "award",
        "Bands and how they differ between groups come from acts, their recording and the rules; \
        no distribution of bands is put in.",
    ),
    (
        "Emergence",
        "list-entry",
        "Who is on a list, for how long and how many return come from records, terms and ways off.",
    ),
    (
        "Emergence",
        "consequence",
        "Refusals come from wants that meet what is in force. The rates of conduct, of wants and \
        of recording are put in and do not emerge.",
    ),
    (
        "Adaptation",
        "caution",
        "Adults who know of the scheme forgo a share of acts, more after each detriment: a rule, \
        not a choice among alternatives.",
    ),
    ("Adaptation", "gaming", "Some do more of the merits that cost little."),
    ("Adaptation", "giving-up", "Some give up after long at the bottom, and are deterred no more."),
    ("Adaptation", "learning", "Some leave a want untried."),
    ("Adaptation", "avoidance", "Some drop a friend who is restricted."),
    (
        "Objectives",
        "gaming",
        "No objective is computed with. Those who collect cheap merits act as if points were \
        their aim, by a fixed factor.",
    ),
    (
        "Learning",
        "learning",
        "After being told of a restriction, or after a month with a refusal, a person expects the \
        next one; a return ends that.",
    ),
    (
        "Learning",
        "list-pick",
        "A list with a learned risk learns the share of persons with a minus on file, by group, \
        from the files themselves.",
    ),
    (
        "Prediction",
        "learning",
        "Whoever was told or refused predicts the next refusal of that service; the prediction is \
        always that it will be refused.",
    ),
    (
        "Prediction",
        "list-pick",
        "Selection by rank predicts a risk for each person, written or learned.",
    ),
    (
        "Sensing",
        "awareness",
        "A person knows whether the scheme exists (or not), and feels a detriment of one's own exactly.",
    ),
    (
        "Sensing",
        "caution-from-ties",
        "A person knows who in household, close circle and firm was newly restricted at the last \
        review, without error.",
    ),
    ("Sensing", "rumour", "Word of acquaintances arrives by chance."),
    (
        "Sensing",
        "observed",
        "The authority senses conduct only through channels: it misses most, comes late, and errs about the person.",
    ),
    ("Sensing", "invented", "Some of what it senses nobody did."),
    ("Interaction", "reach", "Entries reach relatives."),
    ("Interaction", "head", "A firm's points reach the person who heads it."),
    ("Interaction", "observed", "A record can fall on a neighbour who did nothing."),
    ("Interaction", "caution-from-ties", "The restriction of one makes those tied cautious."),
    ("Interaction", "rumour", "Word of it travels along wide ties."),
    ("Interaction", "avoidance", "Friends are dropped."),
    ("Interaction", "enforcement", "Those who wait for the courts compete for their staff."),
    ("Interaction", "desk", "Objections compete for a finite staff."),
    ("Interaction", "list-pick", "Persons compete for ranks: a fixed share is listed."),
    (
        "Interaction",
        "standing-points",
        "Points can depend on how many of one's ties are restricted.",
    ),
    (
        "Collectives",
        "households",
        "Households share an income fifth, and entries where a rule reaches relatives.",
    ),
    (
        "Collectives",
        "firms",
        "Firms have conduct, files and scores of their own where the policy says so.",
    ),
    (
        "Collectives",
        "ties",
        "Circles of kin, friends, companions and acquaintances are put in, not formed in a run.",
    ),
    ("Collectives", "workplaces", "People of a firm meet some colleagues."),
    ("Collectives", "classes", "Pupils of an age meet some classmates."),
];

fn stochasticity(told: &Context<'_>, section: Section) -> Section {
    let user = |stream: &str| {
        let specs = told.mechanisms();
        specs.into_iter().find(|s| s.streams.contains(&stream)).map_or("", |s| s.name)
    };
    let row = |d: &'static assize_base::spec::Draw| {
        odd_row![d.stream, user(d.stream), d.what.trim(), d.law, d.address]
    };
    section.text("Every draw of a run. Whatever is not in this table is not drawn.").table(
        "draws",
        "Streams of chance in use",
        &["stream", "mechanism", "what it decides", "distribution", "keyed by"],
        told.draws().into_iter().map(row).collect(),
    )
}

fn observation(told: &Context<'_>, section: Section) -> Section {
    let row = |(m, labels): (&'static Measure, Vec<String>)| {
        let formula = m.formula.split_whitespace().collect::<Vec<_>>().join(" ");
        let labels = if labels.is_empty() { "-".to_owned() } else { listed(&labels) };
        odd_row![m.id, m.title, m.unit, formula, m.words, labels]
    };
    section
        .text(
            "All measures are computed in every run, by groups of at least ten persons, as means \
             over replicates with their intervals. None can be switched off.",
        )
        .table(
            "measures",
            "Every measure that has a value in this scenario",
            &["measure", "title", "unit", "formula", "meaning", "for each"],
            measures(told).into_iter().map(row).collect(),
        )
}

/// The measures that give at least one value here, with their labels: asked of counts of nothing.
pub(super) fn measures(told: &Context<'_>) -> Vec<(&'static Measure, Vec<String>)> {
    let scenario = told.scenario;
    let (services, conducts) = (scenario.services.len(), scenario.catalogue.conducts.len());
    let zero = |arm: &assize_scenario::scenario::Arm| {
        ArmCounts::zero(&arm.policy, services, conducts, scenario.periods)
    };
    let counts: Vec<ArmCounts> = scenario.arms.iter().map(zero).collect();
    let view = |(arm, counts)| {
        let arm: &assize_scenario::scenario::Arm = arm;
        let (periods, group) = (scenario.periods, Group::everybody());
        View::of_persons(&arm.policy, &scenario.services, &scenario.society, periods, counts, group)
    };
    let views: Vec<View<'_>> = scenario.arms.iter().zip(&counts).map(view).collect();
    let asked = ALL.iter().map(|m| (*m, labels(m.evaluate, &views)));
    asked.filter_map(|(m, labels)| Some((m, labels?))).collect()
}

/// The labels of a measure over all arms; none if it gives no value at all.
fn labels(evaluate: Evaluate, views: &[View<'_>]) -> Option<Vec<String>> {
    let mut values = Vec::new();
    if let Some(of_arm) = evaluate.of_arm() {
        values.extend(views.iter().flat_map(of_arm));
    }
    if let (Some(of_pair), Some((first, others))) = (evaluate.of_pair(), views.split_first()) {
        values.extend(others.iter().flat_map(|other| of_pair(other, first)));
    }
    let mut labels: Vec<String> = Vec::new();
    for value in &values {
        if !value.label.is_empty() && !labels.contains(&value.label) {
            labels.push(value.label.clone());
        }
    }
    (!values.is_empty()).then_some(labels)
}
