//! The page of a study with many arms: schemes side by side first, and the rest folded away.

mod markup;
mod sample;

use assize_base::evidence::{ArmSummary, Column, Figure, Table, Values};
use assize_report::dossier::{Differences, PartDifference};
use assize_report::{Dossier, html};
use markup::{Piece, elements, read, text};

/// The sample with so many copies of its policy, each harsher than the one before.
fn dossier(schemes: usize) -> Dossier {
    let mut dossier = sample::dossier(1);
    let (arm, pair) = (dossier.summary.arms[1].clone(), dossier.summary.pairs[0].clone());
    let words = dossier.arms[1].clone();
    dossier.summary.arms.truncate(1);
    dossier.summary.pairs.clear();
    dossier.arms.truncate(1);
    for i in 1..=schemes {
        let name = format!("scheme-{i}");
        let mut measures = arm.measures.clone();
        let figure = Figure {
            value: Some(100.0 * i as f64),
            low: Some(100.0 * i as f64 - 20.0),
            high: Some(100.0 * i as f64 + 20.0),
            unit: "detriments a year, per 1,000 adults".into(),
            ..measures["restricted.share"].clone()
        };
        measures.insert("harshness".into(), figure);
        dossier.summary.arms.push(ArmSummary { name: name.clone(), measures });
        let mut pair = pair.clone();
        pair.arm.clone_from(&name);
        dossier.summary.pairs.push(pair);
        let mut words = words.clone();
        words.name = name;
        dossier.arms.push(words);
    }
    dossier
}

fn page(schemes: usize) -> Vec<Piece> {
    read(&html(&dossier(schemes)))
}

/// The elements of a class.
fn of_class<'a>(pieces: &'a [Piece], tag: &str, class: &str) -> Vec<&'a [Piece]> {
    let all = elements(pieces, tag).into_iter();
    all.filter(|e| e[0].attribute("class") == Some(class)).collect()
}

#[test]
fn few_arms_have_the_ordinary_page_and_many_the_comparison() {
    let (few, many) = (page(3), page(6));
    assert!(of_class(&few, "figure", "compared").is_empty());
    assert_eq!(of_class(&few, "div", "key-figure").len(), 5);
    assert!(of_class(&few, "details", "folded").is_empty());
    assert_eq!(of_class(&many, "figure", "compared").len(), 1);
    assert!(of_class(&many, "div", "key-figure").is_empty());
    // By hand: 26 sections, of which 8 stay open.
    assert_eq!(of_class(&many, "details", "folded").len(), 26 - 8);
    assert!(text(&many).contains("Synthetic society, no real person."));
    assert_eq!(elements(of_class(&many, "div", "caveats")[0], "p").len(), 3);
}

#[test]
fn every_measure_has_a_row_for_every_scheme_the_harshest_first() {
    let many = page(6);
    let measures = of_class(&many, "div", "measure");
    assert_eq!(measures.len(), 11);
    for measure in &measures {
        let names: Vec<String> = of_class(measure, "span", "who").into_iter().map(text).collect();
        let expected: Vec<String> = (1..=6).rev().map(|i| format!("{i} scheme-{i}")).collect();
        assert_eq!(names, expected);
    }
    let harshness = text(measures[1]);
    assert!(harshness.contains("Harshness") && harshness.contains("per 1,000 adults"));
    assert!(harshness.contains("600") && !harshness.contains("none"));
}

#[test]
fn drawn_bars_and_told_numbers_are_the_same_and_bars_are_as_long_as_they_say() {
    let many = page(6);
    let figure = of_class(&many, "figure", "compared")[0];
    let read = |piece: &Piece, name: &str| piece.attribute(name).unwrap().parse::<f64>().unwrap();
    let mut drawn: Vec<f64> =
        figure.iter().filter(|p| p.opens("rect")).map(|p| read(p, "data-value")).collect();
    let told = figure.iter().filter(|p| p.opens("td"));
    let mut told: Vec<f64> =
        told.filter_map(|p| p.attribute("data-value")).map(|v| v.parse().unwrap()).collect();
    drawn.sort_by(f64::total_cmp);
    told.sort_by(f64::total_cmp);
    assert!(drawn.len() >= 3 * 6);
    assert_eq!(drawn, told);
    let harshness = of_class(figure, "div", "measure")[1];
    let widths: Vec<f64> =
        harshness.iter().filter(|p| p.opens("rect")).map(|p| read(p, "width")).collect();
    // By hand: 600 to 100 on an axis that ends at 620, the highest end of an interval.
    for (width, value) in widths.iter().zip([600.0, 500.0, 400.0, 300.0, 200.0, 100.0]) {
        assert!((width - value / 6.2).abs() < 0.11, "{width} for {value}");
    }
}

#[test]
fn links_lead_somewhere_and_the_table_for_spreadsheets_stands_beside() {
    let many = page(6);
    let anchors: Vec<&str> = many.iter().filter_map(|p| p.attribute("id")).collect();
    let mut links: Vec<&str> = many.iter().filter_map(|p| p.attribute("href")).collect();
    let beside = ["compared.csv", "comparison.html"];
    links.retain(|l| !beside.contains(l) && !l.starts_with("data:text/csv"));
    assert!(many.iter().any(|p| p.attribute("href") == Some("compared.csv")));
    for link in links {
        let place = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leads away"));
        assert!(anchors.contains(&place), "{link}");
    }
    for (i, anchor) in anchors.iter().enumerate() {
        assert!(!anchors[i + 1..].contains(anchor), "{anchor} twice");
    }
}

/// How the second scheme differs from the first, in one rule.
fn differences() -> Differences {
    Differences {
        arm: "scheme-2".into(),
        against: "scheme-1".into(),
        same: 30,
        parts: vec![PartDifference {
            change: "changed".into(),
            kind: "rule".into(),
            id: "P11".into(),
            title: "pays the lamp fee late".into(),
            properties: vec![("gives".into(), "-50 points".into(), "-90 points".into())],
        }],
    }
}

/// The harshness of the first two schemes in four replicates: 100 to 103, and 7 more.
fn measures() -> Table {
    let rows: Vec<(usize, i64)> =
        [1, 2].into_iter().flat_map(|arm| (1..=4).map(move |r| (arm, r))).collect();
    let text =
        |f: &dyn Fn(usize) -> String| Values::Text(rows.iter().map(|(arm, _)| f(*arm)).collect());
    let value = |(arm, r): &(usize, i64)| Some((99 + r + if *arm == 2 { 7 } else { 0 }) as f64);
    let columns = [
        ("arm", text(&|arm| format!("scheme-{arm}"))),
        ("group", text(&|_| "all".into())),
        ("measure", text(&|_| "harshness".into())),
        ("unit", text(&|_| "detriments a year, per 1,000 adults".into())),
        ("replicate", Values::Whole(rows.iter().map(|(_, r)| *r).collect())),
        ("n", Values::Whole(vec![100; rows.len()])),
        ("value", Values::Real(rows.iter().map(value).collect())),
    ];
    let columns = columns.map(|(name, values)| Column::new(name, "", "", values)).to_vec();
    Table { name: "measures".into(), title: "measures".into(), columns }
}

#[test]
fn policies_are_compared_in_words_and_in_paired_outcomes() {
    let mut few = dossier(2);
    few.differences = vec![differences()];
    few.tables.push(measures());
    assert_eq!(assize_report::comparison(&few), None);
    let mut many = dossier(6);
    many.differences = vec![differences()];
    many.tables.push(measures());
    let many = assize_report::comparison(&many).expect("a page of its own");
    for page in [read(&html(&few)), read(&many)] {
        let words = text(&page);
        assert!(words.contains("30 are the same") && words.contains("and 1 differ"));
        assert!(words.contains("-50 points → -90 points"));
        let tables = of_class(&page, "table", "measures outcomes");
        // By hand: 7 more in every replicate, so without any spread.
        let row = text(elements(tables[0], "tr")[1]);
        assert!(row.contains("7.0") && row.contains("no spread"), "{row}");
    }
}
