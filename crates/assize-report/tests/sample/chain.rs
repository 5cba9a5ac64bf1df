//! Made-up chains from acts to detriments, made-up redress, and made-up reasons.

use assize_base::evidence::{Column, Table, Values};

/// A table from its name, names of columns and rows of texts: columns named here hold numbers.
fn table(name: &str, columns: &[&str], numbers: &[&str], rows: &[Vec<String>]) -> Table {
    let column = |(at, title): (usize, &&str)| {
        let texts = rows.iter().map(|row| row[at].clone());
        let values = if numbers.contains(title) {
            Values::Real(texts.map(|t| t.parse().ok()).collect())
        } else {
            Values::Text(texts.collect())
        };
        Column::new(title, "", "", values)
    };
    let columns = columns.iter().enumerate().map(column).collect();
    Table { name: name.into(), title: name.into(), columns }
}

/// Rows of every arm but the baseline and every replicate, with a little luck.
fn rows(arms: &[&str], lines: &[(&[&str], f64)]) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    for arm in &arms[1..] {
        for replicate in 1..=4_i32 {
            for (labels, n) in lines {
                let mut row = vec![(*arm).to_owned(), replicate.to_string()];
                row.extend(labels.iter().map(|l| (*l).to_owned()));
                row.push((n + f64::from(replicate)).to_string());
                out.push(row);
            }
        }
    }
    out
}

/// What detriments rest on.
pub fn chain(arms: &[&str]) -> Table {
    let columns = [
        "arm",
        "replicate",
        "kind",
        "element",
        "title",
        "article",
        "form",
        "origin",
        "record",
        "bearer",
        "detriments",
    ];
    let late = ["rule", "P11", "pays the lamp fee late", "lantern-2019#art-4"];
    let gloom = ["rule", "D03", "spreads gloom about the lamps", "lantern-2019#art-9"];
    let loan = ["consequence", "loan", "a loan is refused", ""];
    let line = |of: [&'static str; 4], rest: [&'static str; 4]| [&of[..], &rest[..]].concat();
    let lines = [
        (line(late, ["points", "own-unlawful", "true", "self"]), 900.0),
        (line(late, ["points", "nobody", "invented", "self"]), 30.0),
        (line(late, ["points", "another", "misattributed", "self"]), 20.0),
        (line(gloom, ["grade", "protected", "true", "self"]), 60.0),
        (line(gloom, ["grade", "another", "true", "tie"]), 45.0),
        (line(loan, ["hindrance", "own-lawful", "true", "self"]), 80.0),
        (line(loan, ["hindrance", "nobody", "none", "self"]), 15.0),
    ];
    let lines: Vec<(&[&str], f64)> = lines.iter().map(|(l, n)| (&l[..], *n)).collect();
    table("chain", &columns, &["replicate", "detriments"], &rows(arms, &lines))
}

/// What becomes of listings.
pub fn redress(arms: &[&str]) -> Table {
    let columns = [
        "arm",
        "replicate",
        "list",
        "record",
        "objections",
        "granted",
        "refused",
        "corrected",
        "ended",
        "days",
        "p50",
        "p95",
        "listings",
    ];
    let counts = ["objections", "granted", "refused", "corrected", "ended", "days", "p50", "p95"];
    let numbers = [&["replicate", "listings"][..], &counts[..]].concat();
    let lines: [(&[&str], f64); 3] = [
        (&["debtors", "true", "40", "2", "30", "0", "300", "", "", ""], 600.0),
        (&["debtors", "misattributed", "20", "12", "4", "12", "10", "64", "58", "140"], 40.0),
        (&["debtors", "invented", "8", "5", "1", "5", "4", "71", "60", "150"], 16.0),
    ];
    let of_debtors: Vec<&str> =
        arms.iter().copied().filter(|a| *a == "none" || a.contains("debtors")).collect();
    table("redress", &columns, &numbers, &rows(&of_debtors, &lines))
}

/// Why persons fare worse.
pub fn reasons(arms: &[&str]) -> Table {
    let columns = ["arm", "replicate", "reasons", "persons"];
    let lines: [(&[&str], f64); 3] =
        [(&["own-unlawful"], 700.0), (&["own-unlawful + another"], 60.0), (&["silence"], 40.0)];
    table("reasons", &columns, &["replicate", "persons"], &rows(arms, &lines))
}

/// What pairing gained.
pub fn pairing(arms: &[&str]) -> Table {
    let columns = [
        "arm",
        "against",
        "measure",
        "low",
        "high",
        "unpaired-low",
        "unpaired-high",
        "gained",
        "replicates",
        "difference",
    ];
    let rows: Vec<Vec<String>> = arms[1..]
        .iter()
        .map(|arm| {
            let cells =
                [*arm, "none", "detriment", "0.17", "0.19", "0.15", "0.21", "0.8", "4", "0.18"];
            cells.map(str::to_owned).to_vec()
        })
        .collect();
    table("pairing", &columns, &columns[3..], &rows)
}
