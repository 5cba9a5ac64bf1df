//! The tables of the run folder: tidy, one row a cell, one file of code a table.
//!
//! Every table has the columns `arm`, `replicate` (from 1; 0 for all together), `period` and `group`.
//! `period` is the month of the run, from 1; what is told for the whole run or for its end has the
//! last month.
//! `group` is `all` where a table is not broken down.

mod bands;
mod chain;
mod counts;
mod elements;
mod fairness;
mod firms;
mod groups;
mod listed;
mod lists;
mod measures;
mod money;
mod pairing;
mod pairs;
mod reasons;
mod records;
mod redress;
mod refusals;
mod refusals_by_group;
mod rules;
mod series;

use assize_base::evidence::{Column, Table, Values};
use assize_model::count::ArmCounts;
use assize_scenario::Scenario;

use super::gather::Sample;
use super::pairing::Paired;

/// What the tables are made of.
pub(super) struct Material<'a> {
    scenario: &'a Scenario,
    replicates: &'a [Vec<ArmCounts>],
    arms: &'a [Sample],
    pairs: &'a [Sample],
    pairings: &'a [Paired],
}

impl Material<'_> {
    /// Indices of arms and replicates, in the order of rows.
    fn runs(&self) -> impl Iterator<Item = (usize, usize)> {
        let replicates = self.replicates.len();
        (0..self.scenario.arms.len()).flat_map(move |arm| (0..replicates).map(move |r| (arm, r)))
    }

    /// The name of an arm.
    fn arm(&self, arm: usize) -> &str {
        &self.scenario.arms[arm].name
    }

    /// The last month, which stands for the whole run.
    fn last(&self) -> u32 {
        self.scenario.periods
    }
}

/// All tables.
pub(super) fn all(
    scenario: &Scenario,
    replicates: &[Vec<ArmCounts>],
    arms: &[Sample],
    pairs: &[Sample],
    pairings: &[Paired],
) -> Vec<Table> {
    let material = Material { scenario, replicates, arms, pairs, pairings };
    let tables: [fn(&Material<'_>) -> Table; 19] = [
        measures::table,
        pairs::table,
        pairing::table,
        fairness::table,
        groups::table,
        bands::table,
        lists::table,
        listed::table,
        money::table,
        refusals::table,
        refusals_by_group::table,
        series::table,
        rules::table,
        records::table,
        chain::table,
        redress::table,
        reasons::table,
        firms::table,
        counts::table,
    ];
    tables.map(|table| table(&material)).to_vec()
}

/// A table while it is written, row by row.
struct Sheet(Table);

/// The cell of a row.
enum Cell<'a> {
    Text(&'a str),
    Whole(i64),
    Real(Option<f64>),
}

impl Sheet {
    /// A table with the columns that all have.
    fn new(name: &str, title: &str) -> Sheet {
        let table = Table { name: name.to_owned(), title: title.to_owned(), columns: Vec::new() };
        Sheet(table)
            .text("arm", "the arm of the study")
            .whole("replicate", "number", "the replicate, from 1; 0: all together")
            .whole("period", "month of the run", "from 1; the last for the run or its end")
            .text("group", "the group of persons, or all")
    }

    /// Adds a column of labels.
    fn text(self, name: &str, description: &str) -> Sheet {
        self.column(name, "", description, Values::Text(Vec::new()))
    }

    /// Adds a column of whole numbers.
    fn whole(self, name: &str, unit: &str, description: &str) -> Sheet {
        self.column(name, unit, description, Values::Whole(Vec::new()))
    }

    /// Adds a column of measured values.
    fn real(self, name: &str, unit: &str, description: &str) -> Sheet {
        self.column(name, unit, description, Values::Real(Vec::new()))
    }

    fn column(mut self, name: &str, unit: &str, description: &str, values: Values) -> Sheet {
        self.0.columns.push(Column::new(name, unit, description, values));
        self
    }

    /// Adds a row: the run, the month, the group, and the other cells in the order of the columns.
    fn row(&mut self, arm: &str, replicate: usize, period: u32, group: &str, rest: &[Cell<'_>]) {
        self.line(arm, replicate as i64 + 1, period, group, rest);
    }

    /// Adds a row that is told of all replicates together.
    fn of_all(&mut self, arm: &str, period: u32, group: &str, rest: &[Cell<'_>]) {
        self.line(arm, 0, period, group, rest);
    }

    fn line(&mut self, arm: &str, replicate: i64, period: u32, group: &str, rest: &[Cell<'_>]) {
        let common = [
            Cell::Text(arm),
            Cell::Whole(replicate),
            Cell::Whole(i64::from(period)),
            Cell::Text(group),
        ];
        assert_eq!(self.0.columns.len(), common.len() + rest.len(), "cells of {}", self.0.name);
        for (column, cell) in self.0.columns.iter_mut().zip(common.iter().chain(rest)) {
            match (&mut column.values, cell) {
                (Values::Text(values), Cell::Text(text)) => values.push((*text).to_owned()),
                (Values::Whole(values), Cell::Whole(n)) => values.push(*n),
                (Values::Real(values), Cell::Real(value)) => values.push(*value),
                _ => unreachable!("column {} holds something else", column.name),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{replicates, scenario};
    use super::super::summarise;
    use super::*;
    use assize_model::count::ARREARS_LEVELS;

    fn tables() -> Vec<Table> {
        summarise(&scenario(), &replicates()).1
    }

    fn named(name: &str) -> Table {
        tables().into_iter().find(|t| t.name == name).expect("a table of that name")
    }

    fn texts<'a>(table: &'a Table, column: &str) -> &'a [String] {
        match &table.column(column).expect("a column of that name").values {
            Values::Text(values) => values,
            _ => panic!("{column} is not text"),
        }
    }

    fn wholes<'a>(table: &'a Table, column: &str) -> &'a [i64] {
        match &table.column(column).expect("a column of that name").values {
            Values::Whole(values) => values,
            _ => panic!("{column} is not whole"),
        }
    }

    #[test]
    fn all_tables_are_tidy_and_say_their_units() {
        for table in tables() {
            for name in ["arm", "replicate", "period", "group"] {
                assert!(table.column(name).is_some(), "{}: no {name}", table.name);
            }
            for column in &table.columns {
                assert_eq!(column.values.len(), table.n_rows(), "{}", table.name);
                assert!(!column.description.is_empty(), "{}.{}", table.name, column.name);
                let label = matches!(column.values, Values::Text(_));
                assert_eq!(column.unit.is_empty(), label, "{}.{}", table.name, column.name);
            }
        }
    }

    #[test]
    fn bands_add_up_to_the_scored_at_the_end() {
        // By hand: one arm with 2 bands, 2 replicates, 24 months: 96 rows. In the last month of the
        // first replicate D holds 10 persons.
        let bands = named("bands");
        assert_eq!(bands.n_rows(), 96);
        let row = (0..96).find(|i| {
            wholes(&bands, "period")[*i] == 24
                && wholes(&bands, "replicate")[*i] == 1
                && texts(&bands, "band")[*i] == "D"
        });
        assert_eq!(wholes(&bands, "subjects")[row.expect("such a row")], 10);
    }

    #[test]
    fn refusals_are_told_for_all_and_apart_by_group() {
        // By hand: 6 and 8 refusals, one service, two replicates.
        let all = named("refusals");
        assert_eq!(wholes(&all, "refusals"), [6, 8]);
        let groups = named("refusals-by-group");
        let men: i64 = (0..groups.n_rows())
            .filter(|i| texts(&groups, "group")[*i] == "sex=male")
            .map(|i| wholes(&groups, "refusals")[i])
            .sum();
        assert_eq!(men, 14);
        assert!(!texts(&groups, "group").iter().any(|g| g == "all"));
    }

    #[test]
    fn rules_grounds_and_consequences_say_how_often_they_were_used() {
        // By hand: rule A01 wrote 6 and 8 entries; the only ground, after the four rules, 2 and 2;
        // the only consequence is not counted in this fixture.
        let rules = named("rules");
        assert_eq!(rules.n_rows(), 12);
        assert_eq!(wholes(&rules, "entries"), [6, 0, 0, 0, 2, 0, 8, 0, 0, 0, 2, 0]);
        assert_eq!(texts(&rules, "rule")[4], "debtors/refuses");
        assert_eq!(texts(&rules, "article")[0], "small-2020#art-2");
    }

    #[test]
    fn lists_tell_stock_and_flow_by_month() {
        // By hand: 2 entries in the sixth month of each replicate.
        let lists = named("lists");
        assert_eq!(wholes(&lists, "entries").iter().sum::<i64>(), 4);
        let at = wholes(&lists, "entries").iter().position(|n| *n == 2).expect("an entry");
        assert_eq!(wholes(&lists, "period")[at], 6);
    }
    #[test]
    fn the_listed_are_told_by_sex_and_age() {
        // By hand: 2 entries of women of 18 to 29 in each replicate; 36 such women. Of the old women,
        // 4 in each, too few are there.
        let listed = named("listed-persons");
        let row = |i: usize| (texts(&listed, "sex")[i].as_str(), texts(&listed, "age")[i].as_str());
        let women: Vec<usize> =
            (0..listed.n_rows()).filter(|i| row(*i) == ("female", "18-29")).collect();
        assert_eq!(women.len(), 2, "the arm with a list, in two replicates");
        assert!(women.iter().all(|i| wholes(&listed, "entries")[*i] == 2));
        assert!(women.iter().all(|i| wholes(&listed, "persons")[*i] == 36));
        assert!((0..listed.n_rows()).all(|i| row(i) != ("female", "70+")));
    }

    #[test]
    fn a_society_without_money_has_no_purses() {
        assert_eq!(named("money").n_rows(), 0);
        // By hand: 5 adults of the second fifth 3 quarters behind, in one arm of one replicate.
        let mut rich = scenario();
        rich.society.money = Some(super::super::fixture::money());
        let mut counts = replicates();
        counts[1][1].persons.purses[ARREARS_LEVELS + 3] = 5;
        let tables = summarise(&rich, &counts).1;
        let money = tables.into_iter().find(|t| t.name == "money").expect("a table of money");
        assert_eq!((money.n_rows(), texts(&money, "income")[0].as_str()), (1, "second"));
        assert_eq!((wholes(&money, "arrears")[0], wholes(&money, "adults")[0]), (3, 5));
    }
}
