//! Schemes side by side: what is compared where a study has many arms.
//!
//! One row a scheme, one column a measure, the same unit down a column.

use assize_base::evidence::{Column as Cells, Figure, Summary, Table, Values};

/// A study with more arms than this opens with the comparison.
pub const MANY: usize = 4;

/// The name of the table.
pub const NAME: &str = "compared";

/// The table as a file for spreadsheets, beside the report.
pub const CSV: &str = "compared.csv";

/// The page on which schemes stand against each other, beside the report.
pub const PAGE: &str = "comparison.html";

/// A column of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The measure, of an arm or of an arm against the first.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// The unit, short enough for a narrow column.
    pub unit: &'static str,
}

/// The columns in their order.
pub const COLUMNS: [Column; 11] = [
    column("restricted.adults", "Reach", "of adults restricted at the end"),
    column("harshness", "Harshness", "detriments a year per 1,000 adults"),
    column("wrongful.share", "Wrongfulness", "of detriments rest on false records"),
    column("spillover.share", "Spill-over", "of detriments for another's act"),
    column("rights.fall", "Chilling", "less exercise of rights"),
    column("compliance.fall", "Compliance", "fewer unlawful acts: the stated aim"),
    column("burden.poorest", "Inequality", "times: poorest to richest fifth"),
    column("return.days.p50", "Return time", "days until half of those back are back"),
    column("institution.cost-each", "Cost of offices", "yuan a year for each person"),
    column("income.lost", "Cost to people", "yuan a year for each person"),
    column("honours", "Honours", "a year per 1,000 adults"),
];

/// The column by which schemes are put in order, the highest first.
pub const ORDER: &str = "harshness";

const fn column(id: &'static str, title: &'static str, unit: &'static str) -> Column {
    Column { id, title, unit }
}

/// Tells whether a study has so many arms that the comparison comes first.
#[must_use]
pub fn is_many(summary: &Summary) -> bool {
    summary.arms.len() > MANY
}

/// The figure of an arm: its own, or that against the first arm.
#[must_use]
pub fn figure<'a>(summary: &'a Summary, arm: &str, id: &str) -> Option<&'a Figure> {
    let own = summary.arms.iter().find(|a| a.name == arm)?.measures.get(id);
    let base = summary.arms.first().map(|a| &a.name);
    let mut pairs = summary.pairs.iter().filter(|p| p.arm == arm && Some(&p.against) == base);
    own.or_else(|| pairs.next()?.measures.get(id))
}

/// The comparison as a table, if there are many arms: one row an arm, the first one too; each
/// measure with the ends of its interval.
#[must_use]
pub fn table(summary: &Summary) -> Option<Table> {
    if !is_many(summary) {
        return None;
    }
    let names = summary.arms.iter().map(|a| a.name.clone()).collect();
    let mut columns = vec![Cells::new("arm", "", "the arm of the study", Values::Text(names))];
    for column in COLUMNS {
        columns.extend(cells(summary, &column));
    }
    let title = "Schemes side by side: the same measures of every arm".to_owned();
    Some(Table { name: NAME.to_owned(), title, columns })
}

/// A measure of all arms: the mean, both ends of its interval, and what it rests on.
fn cells(summary: &Summary, column: &Column) -> [Cells; 4] {
    let figures: Vec<Option<&Figure>> =
        summary.arms.iter().map(|arm| figure(summary, &arm.name, column.id)).collect();
    let unit = figures.iter().flatten().next().map_or(column.unit, |f| f.unit.as_str());
    let real = |part: fn(&Figure) -> Option<f64>| {
        Values::Real(figures.iter().map(|figure| figure.and_then(part)).collect())
    };
    let n = figures.iter().map(|f| f.map_or(0, |f| i64::try_from(f.n).unwrap_or(i64::MAX)));
    let (id, says) = (column.id, column.title.to_lowercase());
    [
        Cells::new(id, unit, &format!("{says}: mean over replicates"), real(|f| f.value)),
        Cells::new(
            &format!("{id}:low"),
            unit,
            "the lower end of the 95 % interval",
            real(|f| f.low),
        ),
        Cells::new(&format!("{id}:high"), unit, "the upper end", real(|f| f.high)),
        Cells::new(&format!("{id}:n"), "cases", "what it rests on", Values::Whole(n.collect())),
    ]
}

/// The comparison for a spreadsheet: the unit stands in the heading.
#[must_use]
pub fn csv(table: &Table) -> String {
    let mut told = table.clone();
    for column in told.columns.iter_mut().filter(|c| !c.unit.is_empty()) {
        column.name = format!("{} ({})", column.name, column.unit);
    }
    crate::csv::csv(&told)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use assize_base::evidence::{ArmSummary, PairSummary};

    use super::*;

    fn figure_of(value: f64, unit: &str) -> Figure {
        Figure {
            value: Some(value),
            low: Some(value / 2.0),
            high: Some(value * 2.0),
            method: None,
            assumed_low: None,
            assumed_high: None,
            unit: unit.to_owned(),
            scaled: None,
            n: 40,
            between: None,
            groups: BTreeMap::new(),
        }
    }

    fn summary(arms: usize) -> Summary {
        let name = |i: usize| format!("arm{i}");
        let arm = |i: usize| ArmSummary {
            name: name(i),
            measures: BTreeMap::from([(
                "harshness".to_owned(),
                figure_of(i as f64, "detriments a year, per 1,000 adults"),
            )]),
        };
        let pair = |i: usize| PairSummary {
            arm: name(i),
            against: name(0),
            measures: BTreeMap::from([("rights.fall".to_owned(), figure_of(0.5, "relative fall"))]),
            differences: BTreeMap::new(),
        };
        Summary {
            format: String::new(),
            digest: String::new(),
            persons: 1,
            stands_for: 1,
            periods: 1,
            replicates: 2,
            arms: (0..arms).map(arm).collect(),
            pairs: (1..arms).map(pair).collect(),
            ensemble: None,
            until: None,
        }
    }

    #[test]
    fn many_arms_make_one_table_with_intervals() {
        assert_eq!(table(&summary(MANY)), None);
        let made = table(&summary(MANY + 1)).expect("many arms");
        assert_eq!((made.n_rows(), made.columns.len()), (5, 1 + 4 * COLUMNS.len()));
        let lines: Vec<String> = csv(&made).lines().map(str::to_owned).collect();
        assert!(lines[0].contains("\"harshness:low (detriments a year, per 1,000 adults)\""));
        // By hand: harshness 3, 1.5 to 6, 40 cases; the fall of rights against the first arm.
        assert!(lines[4].starts_with("arm3,,,,0,3,1.5,6,40,"), "{}", lines[4]);
        assert!(lines[4].contains(",0.5,0.25,1,40,"), "{}", lines[4]);
        assert!(!lines[1].contains("0.25"), "the first arm is compared with nothing");
    }
}
