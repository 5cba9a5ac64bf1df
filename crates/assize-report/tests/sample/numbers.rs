//! Made-up numbers with made-up luck.

use std::collections::BTreeMap;

use assize_base::evidence::{Between, Column, Figure, Table, Values};
use assize_base::vocabulary::Attribute;

/// A little luck: a number between -1 and 1, the same for the same words.
fn luck(words: &str) -> f64 {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for b in words.bytes() {
        h = (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    }
    h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (h >> 11) as f64 / (1_u64 << 53) as f64 * 2.0 - 1.0
}

/// A figure around a value, with an interval of a few per cent of it.
fn figure(id: &str, value: f64, unit: &str, n: u64) -> Figure {
    let half = value.abs() * (0.015 + 0.01 * luck(id).abs()) + 1e-6;
    Figure {
        value: Some(value),
        low: Some(value - half),
        high: Some(value + half),
        method: None,
        assumed_low: None,
        assumed_high: None,
        unit: unit.into(),
        scaled: None,
        n,
        between: None,
        groups: BTreeMap::new(),
    }
}

/// Nothing to measure.
fn nothing(unit: &str) -> Figure {
    Figure {
        value: None,
        low: None,
        high: None,
        method: None,
        assumed_low: None,
        assumed_high: None,
        unit: unit.into(),
        scaled: None,
        n: 0,
        between: None,
        groups: BTreeMap::new(),
    }
}

/// A figure for all and by group: the poor and the young carry more.
fn grouped(id: &str, value: f64, unit: &str, n: u64) -> Figure {
    let mut all = figure(id, value, unit, n);
    for attribute in Attribute::ALL {
        for (at, label) in attribute.labels().iter().enumerate() {
            let key = format!("{}={label}", attribute.name());
            let tilt = match attribute {
                Attribute::Income => 1.6 - 0.3 * at as f64,
                Attribute::Age => [0.05, 1.7, 1.4, 1.1, 0.8, 0.5, 0.2][at],
                _ => 1.0 + 0.3 * luck(&key),
            };
            let own = n / attribute.labels().len() as u64;
            let rests_on = if label == &"70+" && unit.starts_with("share") { 7 } else { own };
            all.groups
                .insert(key.clone(), figure(&format!("{id}{key}"), value * tilt, unit, rests_on));
        }
    }
    for (key, tilt) in [("sex=female,age=18-29", 1.9), ("sex=male,age=70+", 0.2)] {
        all.groups.insert(key.into(), figure(key, value * tilt, unit, n / 14));
    }
    all
}

/// The measures of an arm: 0 is the baseline.
pub fn measures(arm: usize) -> BTreeMap<String, Figure> {
    let mut out = BTreeMap::new();
    let mut put = |id: &str, figure: Figure| out.insert(id.to_owned(), figure);
    if arm == 0 {
        put(
            "detriment",
            Figure { value: Some(0.0), n: 400_000, ..nothing("detriments per person-year") },
        );
        put("wrongful.share", nothing("share of detriments"));
        put(
            "restricted.share",
            Figure {
                value: Some(0.0),
                low: Some(0.0),
                high: Some(0.0),
                n: 400_000,
                ..nothing("share of persons")
            },
        );
        return out;
    }
    let more = 1.0 + 0.6 * (arm - 1) as f64;
    put("restricted.share", grouped("restricted", 0.043_21 * more, "share of persons", 400_000));
    put("detriment", grouped("detriment", 0.182 * more, "detriments per person-year", 218_400));
    put("wrongful.share", grouped("wrongful", 0.0523, "share of detriments", 218_400));
    put("spillover.share", grouped("spill", 0.0311 * more, "share of detriments", 218_400));
    put("protected.share", grouped("protected", 0.0187, "share of detriments", 218_400));
    put("restricted.adults", figure("ra", 0.05 * more, "share of adults", 320_000));
    put("records.negative", figure("rn", 0.61, "records per person-year", 732_000));
    put("records.positive", figure("rp", 0.22, "records per person-year", 264_000));
    put("records.false", figure("rf", 0.0123, "share of records", 996_000));
    for (label, share) in
        [("AAA", 0.004), ("AA", 0.031), ("A", 0.92), ("B", 0.031), ("C", 0.011), ("D", 0.003)]
    {
        put(
            &format!("band.share.{label}"),
            figure(label, share, "share of scored persons", 320_000),
        );
    }
    put("band.moves", figure("moves", 0.071, "moves per person-year", 85_000));
    put("score.mean", figure("mean", 997.3, "points", 320_000));
    put("score.sd", figure("sd", 31.4, "points", 320_000));
    put("score.gini", figure("gini", 0.0123, "ratio", 320_000));
    let between =
        Between { worst: "income=poorest".into(), best: "income=richest".into(), replicates: 3 };
    let gap = Figure { between: Some(between), ..figure("ari", 2.31, "ratio", 218_400) };
    put("adverse-ratio.income", gap);
    put("adverse-ratio.sex", figure("ars", 1.42, "ratio", 218_400));
    put("four-fifths.income", figure("ffi", 0.87, "ratio", 218_400));
    put_services(&mut put);
    put_origins(&mut put);
    put("trap.share", figure("trap", 0.213, "share of persons once at the bottom", 21_300));
    put("return.days.p50", figure("p50", 402.0, "days", 15_400));
    put("arrears.share", grouped("arrears", 0.061 * more, "share of adults", 320_000));
    put("income.lost", grouped("lost", 12.0 * more, "yuan per person-year", 400_000));
    put("cases.performed", figure("cp", 0.31, "share of judgments decided", 8_000));
    put("institution.backlog", figure("ib", 412.0, "waiting at the end", 1_648));
    put("merits.gamed", figure("mg", 0.13, "share of merits", 90_000));
    if arm == 2 {
        put("list.share.debtors", figure("ls", 0.0061, "share of persons", 400_000));
    }
    out
}

/// Hindered attempts and persons, service by service.
fn put_services(put: &mut impl FnMut(&str, Figure) -> Option<Figure>) {
    for (service, persons) in
        [("flight", 812.0), ("train", 2_240.0), ("hotel", 96.0), ("loan", 410.0), ("school", 4.0)]
    {
        let scaled = |value: f64, n| Figure {
            scaled: Some(value * 7.4),
            ..figure(service, value, "persons", n)
        };
        put(&format!("refused-persons.{service}"), scaled(persons, persons as u64 * 4 / 2));
        let attempts =
            Figure { unit: "attempts".into(), ..scaled(persons * 2.3, persons as u64 * 9 / 2) };
        put(&format!("refusals.{service}"), attempts);
    }
}

/// The shares of what detriments rest on.
fn put_origins(put: &mut impl FnMut(&str, Figure) -> Option<Figure>) {
    for (origin, share) in [
        ("own-unlawful", 0.81),
        ("own-lawful", 0.07),
        ("protected", 0.05),
        ("another", 0.05),
        ("nobody", 0.02),
    ] {
        put(
            &format!("origin.share.{origin}"),
            figure(origin, share, "share of detriments", 218_400),
        );
    }
}

/// The measures of an arm against the baseline.
pub fn falls(arm: usize) -> BTreeMap<String, Figure> {
    let more = arm as f64;
    let mut out = BTreeMap::new();
    out.insert("compliance.fall".into(), figure("c", 0.064 * more, "relative fall", 120_000));
    out.insert("chilling.expression".into(), figure("e", 0.113 * more, "relative fall", 40_000));
    out.insert("chilling.petition".into(), figure("p", 0.087 * more, "relative fall", 4_000));
    out.insert("chilling.assembly".into(), figure("a", 0.2, "relative fall", 6));
    let share = |id: &str, value| grouped(id, value, "share of persons", 400_000);
    out.insert("rights.fall".into(), figure("r", 0.09 * more, "relative fall", 44_006));
    out.insert("pairs.worse".into(), share("pw", 0.21 * more));
    out.insert("pairs.better".into(), share("pb", 0.04));
    out.insert("pairs.both".into(), figure("po", 0.01, "share of persons", 400_000));
    out.insert("pairs.unchanged".into(), figure("pu", 0.74, "share of persons", 400_000));
    out.insert("income.lost".into(), figure("i", 21.0, "yuan per person-year", 400_000));
    out
}

/// One row of a table before it is turned into columns.
type Row = (String, i64, i64, String, String, f64);

/// A tidy table from rows of arm, replicate, period and two labels.
fn table(name: &str, labels: [&str; 2], value: &str, rows: &[Row]) -> Table {
    let column = |name: &str, values| Column {
        name: name.into(),
        unit: String::new(),
        description: String::new(),
        values,
    };
    let text = |f: fn(&Row) -> String| Values::Text(rows.iter().map(f).collect());
    Table {
        name: name.into(),
        title: name.into(),
        columns: vec![
            column("arm", text(|r| r.0.clone())),
            column("replicate", Values::Whole(rows.iter().map(|r| r.1).collect())),
            column("period", Values::Whole(rows.iter().map(|r| r.2).collect())),
            column(labels[0], text(|r| r.3.clone())),
            column(labels[1], text(|r| r.4.clone())),
            column(value, Values::Real(rows.iter().map(|r| Some(r.5)).collect())),
        ],
    }
}

/// Every arm but the baseline, every replicate and period.
fn cells(arms: &[&str]) -> Vec<(String, i64, i64, f64)> {
    let mut out = Vec::new();
    for (at, arm) in arms.iter().enumerate().skip(1) {
        for replicate in 0..4 {
            for period in 0..36 {
                out.push(((*arm).to_owned(), replicate, period, at as f64));
            }
        }
    }
    out
}

/// Persons and firms by band and month.
pub fn bands(arms: &[&str]) -> Table {
    let mut rows = Vec::new();
    for (arm, replicate, period, at) in cells(arms) {
        let months = period as f64 + 1.0;
        for (subject, total) in [("person", 80_000.0), ("firm", 2_250.0)] {
            let mut rest = total;
            for (label, pace) in
                [("AAA", 0.0001), ("AA", 0.0009), ("B", 0.0012), ("C", 0.0004), ("D", 0.0001)]
            {
                let noise = 1.0 + 0.05 * luck(&format!("{arm}{replicate}{period}{label}{subject}"));
                let share = pace * at * months / (1.0 + months / 30.0) * noise;
                let persons = (total * share).round();
                rest -= persons;
                rows.push((arm.clone(), replicate, period, subject.into(), label.into(), persons));
            }
            rows.push((arm.clone(), replicate, period, subject.into(), "A".into(), rest));
        }
    }
    table("bands", ["subject", "band"], "subjects", &rows)
}

/// The mean score by month.
pub fn series(arms: &[&str]) -> Table {
    let rows: Vec<Row> = cells(arms)
        .into_iter()
        .map(|(arm, replicate, period, at)| {
            let noise = 0.2 * luck(&format!("{arm}{replicate}{period}"));
            let score = 1_000.0 - at * period as f64 * 0.09 + noise;
            (arm, replicate, period, "score.mean".into(), String::new(), score)
        })
        .collect();
    let mut series = table("series", ["measure", "unused"], "value", &rows);
    series.columns.push(whole("n", vec![80_000; rows.len()]));
    series.columns.push(text("unit", vec!["points"; rows.len()]));
    series
}

/// A column of whole numbers.
fn whole(name: &str, values: Vec<i64>) -> Column {
    Column {
        name: name.into(),
        unit: "persons".into(),
        description: String::new(),
        values: Values::Whole(values),
    }
}

/// A column of labels.
fn text(name: &str, values: Vec<&str>) -> Column {
    Column {
        name: name.into(),
        unit: String::new(),
        description: String::new(),
        values: Values::Text(values.into_iter().map(String::from).collect()),
    }
}

/// Two measures of firms.
pub fn firms(arms: &[&str]) -> Table {
    let rows: Vec<Row> = cells(arms)
        .into_iter()
        .filter(|(_, _, period, _)| *period == 35)
        .map(|(arm, replicate, period, at)| {
            let share = 0.02 * at + 0.001 * luck(&format!("f{replicate}"));
            (arm, replicate, period, "band.share.D".into(), String::new(), share)
        })
        .collect();
    let mut firms = table("firms", ["measure", "unused"], "value", &rows);
    firms.columns.push(whole("n", vec![2_250; rows.len()]));
    firms.columns.push(text("unit", vec!["share of scored persons"; rows.len()]));
    firms
}

/// The stock of the list of debtors.
pub fn lists(arms: &[&str]) -> Table {
    let rows: Vec<Row> = cells(arms)
        .into_iter()
        .filter(|(arm, ..)| arm.contains("debtors"))
        .map(|(arm, replicate, period, _)| {
            let noise = 1.0 + 0.04 * luck(&format!("l{replicate}{period}"));
            let listed = (620.0 * (1.0 - 1.0 / (1.0 + period as f64 / 8.0)) * noise).round();
            (arm, replicate, period, "person".into(), "debtors".into(), listed)
        })
        .collect();
    let mut listed = table("lists", ["subject", "list"], "listed", &rows);
    for (name, share) in [("entries", 0.06), ("exits", 0.05)] {
        listed.columns.push(Column {
            name: name.into(),
            unit: "persons".into(),
            description: String::new(),
            values: Values::Real(rows.iter().map(|r| Some((r.5 * share).round())).collect()),
        });
    }
    listed
}
