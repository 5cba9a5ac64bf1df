//! Every comparison of groups of adults: between which two groups it stands, their rates, whether luck
//! alone could make the difference, and how large it is.

use assize_base::evidence::Table;
use assize_model::measure::compare::{Between, Part};
use assize_model::measure::significance::{corrected, effect, fisher};

use super::{Cell, Material, Sheet};
use crate::evidence::gather::Sample;

/// The table.
///
/// The exact test is about this synthetic society: more persons make any difference stand out, so
/// the effect stands beside it. It takes persons as independent, which those of one household are not.
pub(super) fn table(material: &Material<'_>) -> Table {
    let mut sheet = sheet();
    for sample in material.arms.iter().filter(|s| s.measure.compares_groups()) {
        row(&mut sheet, material, sample);
    }
    sheet.0
}

/// The columns.
fn sheet() -> Sheet {
    Sheet::new("fairness", "Groups of adults compared, by arm, replicate and measure")
        .text("measure", "the id of the measure")
        .text("attribute", "the attribute, or a crossing of two as sex*age")
        .real("value", "as the column unit says", "the value; empty where nothing is to compare")
        .text("unit", "the unit of the value")
        .whole("n", "cases", "persons compared")
        .whole("groups", "groups", "groups compared, of at least 10 persons; 0 if no pair is named")
        .text("worst", "the group that fares worst; empty if all fare alike, or if the measure names none")
        .text("best", "the group that fares best")
        .whole("cases_worst", "persons or detriments", "cases in the group that fares worst")
        .whole("n_worst", "persons", "persons among whom they are")
        .real("rate_worst", "cases for each person", "the rate of the group that fares worst")
        .whole("cases_best", "persons or detriments", "cases in the group that fares best")
        .whole("n_best", "persons", "persons among whom they are")
        .real("rate_best", "cases for each person", "the rate of the group that fares best")
        .real(
            "p",
            "chance",
            "Fisher's exact test of the two groups, two-sided: by luck alone a table no likelier than \
             this one; for adverse-ratio, whose cases are no persons, of those restricted at the end",
        )
        .real(
            "p_corrected",
            "chance",
            "p times the number of pairs from which this one was picked, at most 1 (Bonferroni)",
        )
        .real(
            "effect",
            "Cohen's h, from 0 to 3.14",
            "how far apart the two shares of the test are, whatever the number of persons",
        )
}

/// One row.
fn row(sheet: &mut Sheet, material: &Material<'_>, sample: &Sample) {
    let attribute = sample.id.strip_prefix(sample.measure.id).unwrap_or_default();
    let pair = sample.between.as_deref();
    let test = pair.map(test);
    let [worst, best] = [pair.map(|p| &p.worst), pair.map(|p| &p.best)];
    let name = |part: Option<&Part>| part.map_or_else(String::new, |p| p.group.clone());
    let whole = |count: fn(&Part) -> i64, part: Option<&Part>| Cell::Whole(part.map_or(0, count));
    let (worst_name, best_name) = (name(worst), name(best));
    let cells = [
        Cell::Text(&sample.id),
        Cell::Text(attribute.trim_start_matches('.')),
        Cell::Real(sample.value),
        Cell::Text(sample.measure.unit),
        Cell::Whole(sample.n as i64),
        Cell::Whole(pair.map_or(0, |p| p.groups as i64)),
        Cell::Text(&worst_name),
        Cell::Text(&best_name),
        whole(|p| p.cases, worst),
        whole(|p| p.among, worst),
        Cell::Real(worst.map(Part::rate)),
        whole(|p| p.cases, best),
        whole(|p| p.among, best),
        Cell::Real(best.map(Part::rate)),
        Cell::Real(test.as_ref().map(|t| t.chance)),
        Cell::Real(test.as_ref().map(|t| t.corrected)),
        Cell::Real(test.as_ref().map(|t| t.effect)),
    ];
    let arm = material.arm(sample.arm);
    sheet.row(arm, sample.replicate, material.last(), "all", &cells);
}

/// What luck alone could do, and how large the difference is.
struct Test {
    chance: f64,
    corrected: f64,
    effect: f64,
}

/// The test of a pair of groups.
fn test(pair: &Between) -> Test {
    let (hits, persons) = ([pair.worst.hit, pair.best.hit], [pair.worst.among, pair.best.among]);
    let chance = fisher(hits, persons);
    let share = |i: usize| hits[i] as f64 / persons[i] as f64;
    Test { chance, corrected: corrected(chance, pair.groups), effect: effect([share(0), share(1)]) }
}

#[cfg(test)]
mod tests {
    use assize_base::evidence::{Table, Values};
    use assize_model::count::Counter;

    use crate::evidence::fixture::{replicates, scenario};
    use crate::evidence::summarise;

    fn near(value: f64, expected: f64) {
        assert!((value - expected).abs() < 1e-9, "{value} is not {expected}");
    }

    fn text<'a>(table: &'a Table, column: &str, row: usize) -> &'a str {
        match &table.column(column).expect("a column of that name").values {
            Values::Text(values) => &values[row],
            _ => panic!("{column} is no text"),
        }
    }

    fn number(table: &Table, column: &str, row: usize) -> f64 {
        match &table.column(column).expect("a column of that name").values {
            Values::Real(values) => values[row].expect("a value"),
            Values::Whole(values) => values[row] as f64,
            Values::Text(_) => panic!("{column} is no number"),
        }
    }

    #[test]
    fn each_gap_names_its_pair_with_test_and_effect() {
        // By hand: the fixture's 60 men and 40 women (36 of them of 18 to 29), of whom 10 are
        // restricted in the first replicate. Moved about so that it is 9 men of 60 (0.15) and 1
        // woman of 40 (0.025): gap 0.125. Of C(100, 10) tables those no likelier than this one: see
        // the exact test's own cases; here it must only stand between 0 and the corrected one.
        let mut counts = replicates();
        let counter = Counter::Restricted as usize;
        for arms in &mut counts {
            let persons = &mut arms[1].persons;
            let width = persons.layout.width();
            persons.cells.iter_mut().skip(counter).step_by(width).for_each(|n| *n = 0);
            persons.add_to_cell(assize_base::vocabulary::cell([0, 1, 0, 0, 0, 0]), counter, 9);
            persons.add_to_cell(assize_base::vocabulary::cell([1, 1, 0, 0, 0, 0]), counter, 1);
        }
        let (summary, tables) = summarise(&scenario(), &counts);
        let fairness = tables.iter().find(|t| t.name == "fairness").expect("a table of fairness");
        let is_it = |row: &usize| {
            text(fairness, "measure", *row) == "parity-gap.sex"
                && text(fairness, "arm", *row) == "small-2020"
        };
        let row = (0..fairness.n_rows()).find(is_it).expect("a row");
        near(number(fairness, "value", row), 0.15 - 0.025);
        assert_eq!(text(fairness, "worst", row), "sex=male");
        assert_eq!(text(fairness, "best", row), "sex=female");
        near(number(fairness, "cases_worst", row), 9.0);
        near(number(fairness, "n_best", row), 40.0);
        near(number(fairness, "p", row), number(fairness, "p_corrected", row));
        // By hand: 2 asin(sqrt 0.15) - 2 asin(sqrt 0.025) = 0.7953988 - 0.3175604 = 0.4778384.
        assert!((number(fairness, "effect", row) - 0.477_838_4).abs() < 1e-6);
        let between = summary.arms[1].measures["parity-gap.sex"].between.as_ref().expect("a pair");
        assert_eq!((between.worst.as_str(), between.replicates), ("sex=male", 2));
        let crossed = summary.arms[1].measures.keys().filter(|id| id.starts_with("parity-gap."));
        assert_eq!(crossed.count(), 21);
    }
}
