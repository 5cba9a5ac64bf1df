//! How far the synthetic society is from the tables it was made from, margin by margin; its ties
//! against published figures in [`ties`].

pub mod ties;

use assize_base::evidence::{Column, Table, Values};
use assize_base::maths::sqrt;
use assize_base::vocabulary::{Attribute, SCHOOLING};
use assize_scenario::Scenario;
use assize_scenario::expr::{Facts, Name};

use super::{Neighbourhood, Person, Synthesis};

/// One margin: labels, the source's shares, the synthetic counts.
struct Margin {
    name: &'static str,
    labels: Vec<String>,
    source: Vec<f64>,
    synthetic: Vec<u64>,
}

/// Compares the society of the first replicate with its tables: shares of persons (of households
/// for household sizes), their difference, and the standard error that chance alone would give.
#[must_use]
pub fn table(scenario: &Scenario) -> Table {
    let synthesis = Synthesis::new(&scenario.society, scenario.persons, scenario.seed, 0);
    let mut margins = margins(scenario);
    let mut neighbourhood = Neighbourhood::empty();
    for index in 0..synthesis.neighbourhoods() {
        neighbourhood.synthesise(&synthesis, index);
        for person in neighbourhood.people() {
            count_person(&mut margins, person);
        }
        for household in 0..neighbourhood.households.n() {
            let sizes = &mut margins.last_mut().expect("the sizes are the last margin").synthetic;
            let at = (neighbourhood.households.size(household) - 1).min(sizes.len() - 1);
            sizes[at] += 1;
        }
    }
    as_table(&margins)
}

/// The margins with their source shares.
fn margins(scenario: &Scenario) -> Vec<Margin> {
    let society = &scenario.society;
    let sum = |pick: &dyn Fn(&assize_scenario::society::Place) -> u64| {
        society.places.iter().map(pick).sum::<u64>() as f64
    };
    let labels = |a: Attribute| a.labels().iter().map(|l| (*l).to_string()).collect();
    let bands = (0..21).map(|b| format!("{}-{}", 5 * b, 5 * b + 4)).collect();
    let settlement = |s: u8| sum(&|p| if p.settlement == s { p.people() } else { 0 });
    vec![
        margin(
            "sex",
            labels(Attribute::Sex),
            (0..2).map(|s| sum(&|p| p.age_sex.iter().map(|b| b[s]).sum())).collect(),
        ),
        margin("age band", bands, (0..21).map(|b| sum(&|p| p.age_sex[b].iter().sum())).collect()),
        margin("settlement", labels(Attribute::Settlement), (0..3).map(settlement).collect()),
        margin(
            "schooling, age 3 and more",
            SCHOOLING.iter().map(|l| (*l).to_string()).collect(),
            (0..7).map(|l| sum(&|p| p.schooling[l].iter().sum())).collect(),
        ),
        margin(
            "household size",
            (1..=society.household_sizes.len()).map(|n| n.to_string()).collect(),
            society.household_sizes.iter().map(|w| f64::from(*w)).collect(),
        ),
    ]
}

fn margin(name: &'static str, labels: Vec<String>, counts: Vec<f64>) -> Margin {
    let total: f64 = counts.iter().sum();
    let synthetic = vec![0; counts.len()];
    Margin { name, labels, source: counts.iter().map(|c| c / total).collect(), synthetic }
}

fn count_person(margins: &mut [Margin], person: &Person) {
    margins[0].synthetic[person.sex() as usize] += 1;
    margins[1].synthetic[(person.age() / 5) as usize] += 1;
    margins[2].synthetic[person.get(Name::Settlement) as usize] += 1;
    if person.age() >= 3 {
        margins[3].synthetic[person.get(Name::Schooling) as usize] += 1;
    }
}

fn as_table(margins: &[Margin]) -> Table {
    let (mut names, mut labels) = (Vec::new(), Vec::new());
    let (mut source, mut synthetic, mut gap, mut error) = (vec![], vec![], vec![], vec![]);
    for margin in margins {
        let total: u64 = margin.synthetic.iter().sum();
        for (i, label) in margin.labels.iter().enumerate() {
            let (p, q) = (margin.source[i], margin.synthetic[i] as f64 / total.max(1) as f64);
            names.push(margin.name.to_string());
            labels.push(label.clone());
            source.push(Some(p));
            synthetic.push(Some(q));
            gap.push(Some(q - p));
            error.push(Some(sqrt(p * (1.0 - p) / total.max(1) as f64)));
        }
    }
    Table {
        name: "fit".into(),
        title: "The synthetic society against its sources".into(),
        columns: vec![
            Column::new("margin", "", "the margin compared", Values::Text(names)),
            Column::new("label", "", "the class", Values::Text(labels)),
            Column::new("source", "share", "the share in the source", Values::Real(source)),
            Column::new(
                "synthetic",
                "share",
                "the share in the first replicate",
                Values::Real(synthetic),
            ),
            Column::new("difference", "share", "synthetic less source", Values::Real(gap)),
            Column::new(
                "chance",
                "share",
                "one standard error of chance alone",
                Values::Real(error),
            ),
        ],
    }
}
