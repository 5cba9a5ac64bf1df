//! What the invented society does besides: targets, ties, responses, money, courts.

use assize_base::evidence::{Column, Table, Values};
use assize_report::dossier::{Basis, ResponseWords, TargetFigure, TieFigure};

/// Three published figures: one met, one missed, one an input.
pub fn targets(arms: &[&str]) -> Vec<TargetFigure> {
    let target = |id: &str, months, dates: (&str, &str), published, simulated, shown_only| {
        let (low, high) = (published * 0.9, published * 1.1);
        TargetFigure {
            id: id.into(),
            title: format!("flights refused ({id})"),
            arm: arms[1].into(),
            measure: "refusals.flight".into(),
            unit: "scaled to the people of the region, in the window".into(),
            months,
            dates: (dates.0.into(), dates.1.into()),
            published,
            low,
            high,
            simulated: Some(simulated),
            simulated_low: Some(simulated * 0.97),
            simulated_high: Some(simulated * 1.03),
            is_inside: Some(simulated >= low && simulated <= high),
            shown_only,
            basis: Basis::Source("lantern-2019#notice-4".into()),
            note: "attempts, not people".into(),
        }
    };
    let mut all = vec![
        target("spring", (1, 1), ("2020-01-01", "2020-01-31"), 100.0, 50.0, false),
        target("summer", (2, 7), ("2020-02-01", "2020-07-31"), 500.0, 300.0, false),
        target("intake", (1, 12), ("2020-01-01", "2020-12-31"), 1_200.0, 1_190.0, true),
    ];
    all[0].low = 50.0;
    all[0].is_inside = Some(true);
    all[2].measure = "list.entries.debtors".into();
    all
}

/// Two published figures about ties, and one count without.
pub fn ties() -> Vec<TieFigure> {
    let tie = |title: &str, published, synthetic| TieFigure {
        title: title.into(),
        unit: "contacts".into(),
        published,
        synthetic: Some(synthetic),
        chance: Some(0.02),
        source: "harbour survey".into(),
        certainty: "B".into(),
        note: "an invented reason".into(),
    };
    vec![
        tie("met weekly", Some(6.5), 6.4),
        tie("confidants", Some(3.0), 3.6),
        tie("degree-friend", None, 4.2),
    ]
}

/// One response.
pub fn responses() -> Vec<ResponseWords> {
    vec![ResponseWords {
        name: "gaming".into(),
        words: "collect cheap merits".into(),
        value: "10 %".into(),
        range: Some(("1 %".into(), "40 %".into())),
        basis: Basis::Assumed("nobody counts it".into()),
    }]
}

/// A row of counts: arm, replicate, month, counter, number.
type Row<'a> = (&'a str, i64, i64, &'static str, i64);

/// Suits and the queue behind them.
pub fn counts(arms: &[&str]) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    for arm in arms {
        for (replicate, period) in (1..=4).flat_map(|r| (1..=36).map(move |p| (r, p))) {
            rows.push((arm, replicate, period, "Suits", 40 + (period * 7 + replicate * 3) % 5));
            rows.push((arm, replicate, period, "CasesWaiting", 3 * period + replicate));
        }
    }
    let texts = |f: fn(&Row) -> String| Values::Text(rows.iter().map(f).collect());
    let wholes = |f: fn(&Row) -> i64| Values::Whole(rows.iter().map(f).collect());
    table(
        "counts",
        vec![
            ("arm", texts(|r| r.0.into())),
            ("replicate", wholes(|r| r.1)),
            ("period", wholes(|r| r.2)),
            ("subject", texts(|_| "person".into())),
            ("counter", texts(|r| r.3.into())),
            ("count", wholes(|r| r.4)),
        ],
    )
}

/// The purses of the poorest fifth.
pub fn money(arms: &[&str]) -> Table {
    let levels = [(0, 900), (2, 60), (5, 30), (60, 10)];
    let rows: Vec<(&str, i64, i64)> = arms
        .iter()
        .flat_map(|arm| levels.map(|(arrears, adults)| (*arm, arrears, adults)))
        .collect();
    table(
        "money",
        vec![
            ("arm", Values::Text(rows.iter().map(|r| r.0.into()).collect())),
            ("income", Values::Text(rows.iter().map(|_| "poorest".into()).collect())),
            ("arrears", Values::Whole(rows.iter().map(|r| r.1).collect())),
            ("adults", Values::Whole(rows.iter().map(|r| r.2).collect())),
        ],
    )
}

/// A table of some columns.
fn table(name: &str, columns: Vec<(&str, Values)>) -> Table {
    let column = |(name, values): (&str, Values)| Column {
        name: name.into(),
        unit: String::new(),
        description: String::new(),
        values,
    };
    Table {
        name: name.into(),
        title: name.into(),
        columns: columns.into_iter().map(column).collect(),
    }
}
