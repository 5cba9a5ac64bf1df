//! Element 2: what there is in the model, what is known of each, and how large it is.

use assize_base::spec::{Lasting, Variable};

use super::context::{Context, counted, listed, or_dash, thousands};
use super::document::{Element, Section};
use crate::odd_row;

/// What each entity is.
const ENTITIES: [(&str, &str); 11] = [
    ("place", "a province and settlement (city, town or village) of the region"),
    ("person", "a synthetic person; nobody is born, dies, ages or moves in a run"),
    ("household", "the people of a neighbourhood of 64 who live together and share an income"),
    ("firm", "a firm or trade; it stands at the index of the person who heads it"),
    ("tie", "two persons who know each other outside the household"),
    ("entry on file", "what a scheme has written about a person or firm and still counts"),
    ("act", "something that a person or firm may do in a month"),
    ("record", "what a channel says that somebody did, true or not"),
    ("setback", "a loss of income for some months"),
    ("authority", "whoever runs the scheme: boards, queues, offices, courts"),
    ("arm", "a copy of the society under one stack of policies, meeting the same luck"),
];

/// The element.
pub(super) fn element(told: &Context<'_>) -> Element {
    Element {
        number: 2,
        name: "Entities, state variables, and scales".to_owned(),
        summary: summary(told),
        sections: vec![entities(told), variables(told), scales(told)],
    }
}

/// The entities that have a variable in use, and the arm.
fn in_use(told: &Context<'_>) -> Vec<(&'static str, &'static str)> {
    let variables = told.variables();
    let used =
        |(name, _): &&(&str, &str)| *name == "arm" || variables.iter().any(|v| v.entity == *name);
    ENTITIES.iter().filter(used).copied().collect()
}

fn summary(told: &Context<'_>) -> String {
    let names: Vec<String> = in_use(told).iter().map(|(name, _)| (*name).to_owned()).collect();
    let scenario = told.scenario;
    format!(
        "The entities are {}. {} synthetic persons stand for the {} people of {}; a run has {} of one \
         calendar month from {} on.",
        listed(&names),
        thousands(scenario.persons),
        thousands(people(told)),
        region(told),
        counted(scenario.periods as usize, "step"),
        scenario.from
    )
}

/// The people for whom the synthetic persons stand.
fn people(told: &Context<'_>) -> u64 {
    told.scenario.society.places.iter().map(assize_scenario::society::Place::people).sum()
}

/// The region: its provinces, by name as long as they are few.
fn region(told: &Context<'_>) -> String {
    let society = &told.scenario.society;
    let mut names: Vec<String> = Vec::new();
    for place in &society.places {
        let name = &society.provinces[usize::from(place.province)];
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    let places = counted(society.places.len(), "place");
    if names.len() > 4 {
        format!("{} ({places})", counted(names.len(), "province"))
    } else {
        format!("{} ({places})", listed(&names))
    }
}

fn entities(told: &Context<'_>) -> Section {
    let rows = in_use(told).into_iter().map(|(name, what)| odd_row![name, what]).collect();
    Section::new("entities", "Entities").table(
        "entities",
        "Entities of the model",
        &["entity", "what it is"],
        rows,
    )
}

fn variables(told: &Context<'_>) -> Section {
    let rows = told.variables().into_iter().map(|v| row(told, v)).collect();
    Section::new("variables", "State variables")
        .text(
            "Static: computed from tables, seed and index whenever it is asked for, and never \
             stored. Dynamic: kept for each arm from one month to the next. Passing: lives within \
             a month. All state is in whole numbers.",
        )
        .table(
            "variables",
            "Every state variable",
            &[
                "entity",
                "variable",
                "what it says",
                "type",
                "bytes",
                "unit",
                "range",
                "lasts",
                "at the start",
                "written by",
            ],
            rows,
        )
}

fn row(told: &Context<'_>, v: &Variable) -> Vec<String> {
    let lasts = match v.lasting {
        Lasting::Static => "static",
        Lasting::Dynamic => "dynamic",
        Lasting::Passing => "passing",
    };
    let bytes = match v.bits {
        0 => "-".to_owned(),
        bits if bits % 8 == 0 => (bits / 8).to_string(),
        bits => format!("{bits}/8"),
    };
    let writers: Vec<&str> = v.writers.iter().copied().filter(|w| told.has(w)).collect();
    odd_row![
        v.entity,
        v.name,
        v.meaning,
        v.kind,
        bytes,
        v.unit,
        v.range,
        lasts,
        v.initial,
        or_dash(writers.join(", ")),
    ]
}

fn scales(told: &Context<'_>) -> Section {
    let scenario = told.scenario;
    let hoods = told.plan.synthesis.neighbourhoods();
    let mut rows = vec![
        odd_row!["region", region(told)],
        odd_row!["people of the region", thousands(people(told))],
        odd_row!["synthetic persons", thousands(scenario.persons)],
        odd_row!["neighbourhoods of 64 persons", thousands(hoods)],
        odd_row!["time step", "one calendar month; days are told apart within it"],
        odd_row!["first day", scenario.from],
        odd_row!["steps", scenario.periods],
        odd_row!["arms", scenario.arms.len()],
        odd_row!["replicates", scenario.replicates],
        odd_row!["domains of conduct", scenario.catalogue.domains.len()],
        odd_row!["kinds of conduct", scenario.catalogue.conducts.len()],
        odd_row!["channels", scenario.catalogue.channels.len()],
        odd_row!["services", scenario.services.len()],
    ];
    rows.extend(scenario.arms.iter().enumerate().skip(1).map(|(i, arm)| {
        let policy = &arm.policy;
        let has = format!(
            "{}, {}, {}",
            counted(policy.rules.len(), "rule"),
            counted(policy.lists.len(), "list"),
            counted(policy.consequences.len(), "consequence")
        );
        odd_row![format!("arm {i}"), format!("{}: {has}", arm.name)]
    }));
    Section::new("scales", "Scales")
        .with(told.author("Choice of scales", "scales"))
        .table("scales", "Extent and resolution", &["scale", "value"], rows)
        .text(
            "Space is a list of places, each with its share of the neighbourhoods; distance plays \
             no part within a place. Figures that are scaled to the region are multiplied by \
             people over synthetic persons.",
        )
}
