//! Chance and assumption stand apart on the page of a run with an ensemble, and only there.

mod sample;

use assize_base::evidence::{Ensemble, Moved, Mover};
use assize_report::{Dossier, html};

/// The sample with an ensemble of forty members.
fn with_ensemble() -> Dossier {
    let mut dossier = sample::dossier(1);
    let mover = |dimension: &str, correlation: f64| Mover {
        dimension: dimension.into(),
        numbers: 3,
        correlation,
        told_apart: correlation.abs() > 0.5,
    };
    for figure in dossier.summary.arms[1].measures.values_mut() {
        figure.assumed_low = figure.value.map(|v| v * 0.25);
        figure.assumed_high = figure.value.map(|v| v * 3.0);
    }
    dossier.summary.ensemble = Some(Ensemble {
        members: 40,
        dimensions: 12,
        numbers: 90,
        low_quantile: 0.05,
        high_quantile: 0.95,
        noise: 0.5,
        headlines: vec![Moved {
            arm: sample::ARMS[1].into(),
            measure: "wrongful.share".into(),
            movers: vec![
                mover("conduct c / channel * / invented", 0.83),
                mover("society s / heads", -0.21),
            ],
        }],
    });
    dossier
}

#[test]
fn without_an_ensemble_the_page_says_that_ranges_are_in_no_interval() {
    let page = html(&sample::dossier(1));
    assert!(!page.contains("id=\"ensemble\"") && !page.contains("href=\"#ensemble\""));
    assert!(page.contains("not carried into any interval of this run"));
}

#[test]
fn with_an_ensemble_both_intervals_stand_side_by_side() {
    let page = html(&with_ensemble());
    let start = page.find("<section id=\"ensemble\"").expect("the section is there");
    let section = &page[start..start + page[start..].find("</section>").expect("it ends")];
    for words in [
        "40 members",
        "12 dimensions",
        "<th scope=\"col\" class=\"num\">Chance</th>",
        "<th scope=\"col\" class=\"num\">Assumption</th>",
        "conduct c / channel * / invented",
        "0.83",
        "−0.21",
        "not told apart from chance",
    ] {
        assert!(section.contains(words), "{words}: {section}");
    }
    // By hand: a quarter of 5.23 % and three times it; the half-width of 10.5 leaves whole per cents.
    assert!(section.contains("1 to 16 %"), "{section}");
    assert!(!page.contains("not carried into any interval of this run"));
    assert!(page.contains("href=\"#ensemble\""), "the first screen leads there");
}
