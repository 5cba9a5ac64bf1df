//! What is told of each part: the key harms for 1,000 adults under its stack of policies, beside the
//! same under the first policy alone, and totals weighted by the real people that parts stand for.

use std::path::Path;

use assize_base::evidence::{Column, Summary, Table, Values};
use assize_scenario::scenario::{Basis, Part};

use crate::error::Error;
use crate::folder::{self, RunFolder, Status};
use crate::order::Prepared;
use crate::run::{HeadlineFigure, Method};

/// A harm that is told of every part.
#[derive(Debug)]
pub(super) struct Harm {
    /// The name of its columns.
    pub id: &'static str,
    /// Its name for readers.
    pub title: &'static str,
    /// The counters whose sum over the run it is; none for the state at the end.
    counters: &'static [&'static str],
}

impl Harm {
    /// The unit.
    pub(super) fn unit(&self) -> &'static str {
        if self.counters.is_empty() { "per 1,000 adults" } else { "a year, per 1,000 adults" }
    }
}

/// The harms, in the order of the columns.
pub(super) const HARMS: [Harm; 6] = [
    Harm { id: "restricted", title: "adults restricted at the end", counters: &[] },
    Harm {
        id: "detriments",
        title: "detriments",
        counters: &["Minuses", "Grades", "Listings", "Hindrances"],
    },
    Harm { id: "hindrances", title: "attempts hindered", counters: &["Hindrances"] },
    Harm { id: "wrongful", title: "wrongful detriments", counters: &["Wrongful"] },
    Harm { id: "spill-over", title: "detriments for another's act", counters: &["Spillover"] },
    Harm { id: "protected", title: "detriments for the use of a right", counters: &["Protected"] },
];

/// Harms of one arm, for 1,000 adults; nothing where nothing could be measured.
type Harms = [Option<f64>; HARMS.len()];

/// What is told of a part.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// The part.
    pub part: Part,
    /// Where the number of real people comes from, in words.
    pub basis: String,
    /// The digest of its run.
    pub digest: String,
    /// The policy that stands above, run alone; none if the part has a single policy.
    pub national: Option<String>,
    /// The harms under the whole stack.
    pub own: Harms,
    /// The harms under the first policy alone.
    pub alone: Option<Harms>,
}

/// Reads what the run of a part tells.
pub(super) fn told(prepared: &Prepared, part: &Part, run: &Path) -> Result<Told, Error> {
    let (folder, record) = RunFolder::open(run)?;
    if record.status != Status::Done {
        return Err(folder::unfinished(run, &record));
    }
    let (summary, tables) = folder.results(&record)?;
    let counts = tables.iter().map(|(table, _)| table).find(|t| t.name == "counts");
    let harms = |arm: &str| harms(&summary, counts, arm);
    let national = part.policy.split_once('+').map(|(first, _)| first.to_owned());
    Ok(Told {
        part: Part { persons: record.persons, ..part.clone() },
        basis: basis(prepared, part),
        digest: record.digest.clone().unwrap_or_default(),
        own: harms(&part.policy),
        alone: national.as_deref().map(harms),
        national,
    })
}

/// Where the number of real people of a part comes from.
fn basis(prepared: &Prepared, part: &Part) -> String {
    let end = format!("/ part {} / people", part.id);
    let params = &prepared.loaded.scenario.params;
    match params.iter().find(|p| p.path.ends_with(&end)).map(|p| &p.basis) {
        Some(Basis::Source(source)) => source.clone(),
        Some(Basis::Assumed(why)) => format!("assumed: {why}"),
        None => String::new(),
    }
}

/// The harms of an arm.
fn harms(summary: &Summary, counts: Option<&Table>, arm: &str) -> Harms {
    let figure = summary.arms.iter().find(|a| a.name == arm);
    let adults = figure.and_then(|a| a.measures.get("restricted.adults"));
    let years = f64::from(summary.periods) / 12.0;
    std::array::from_fn(|index| {
        let adults = adults?;
        if HARMS[index].counters.is_empty() {
            return adults.value.map(|share| share * 1_000.0);
        }
        let events = sum(counts?, arm, HARMS[index].counters)? as f64;
        (adults.n > 0).then(|| events * 1_000.0 / adults.n as f64 / years)
    })
}

/// The sum of counters of persons in one arm, over the run and all replicates.
fn sum(counts: &Table, arm: &str, counters: &[&str]) -> Option<i64> {
    let values = |name: &str| counts.column(name).map(|c| &c.values);
    let (
        Some(Values::Text(arms)),
        Some(Values::Text(subjects)),
        Some(Values::Text(names)),
        Some(Values::Whole(numbers)),
    ) = (values("arm"), values("subject"), values("counter"), values("count"))
    else {
        return None;
    };
    let rows = (0..counts.n_rows()).filter(|row| {
        arms[*row] == arm && subjects[*row] == "person" && counters.contains(&names[*row].as_str())
    });
    Some(rows.map(|row| numbers[row]).sum())
}

/// A mean over parts, each as often as the real people that it stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Total {
    /// What it is over.
    pub title: &'static str,
    /// Real people.
    pub people: u64,
    /// The harms under the whole stacks.
    pub own: Harms,
    /// The harms under the first policies alone.
    pub alone: Option<Harms>,
}

/// The totals: over all parts, and, if only some have a policy above them, over these.
pub(super) fn totals(told: &[Told]) -> Vec<Total> {
    let stacked: Vec<&Told> = told.iter().filter(|one| one.alone.is_some()).collect();
    let all: Vec<&Told> = told.iter().collect();
    if stacked.len() == all.len() {
        return vec![total("all parts", &all, true)];
    }
    let mut totals = vec![total("all parts", &all, false)];
    if !stacked.is_empty() {
        totals.push(total("parts with a policy above them", &stacked, true));
    }
    totals
}

/// The mean over some parts.
fn total(title: &'static str, parts: &[&Told], compared: bool) -> Total {
    let people: u64 = parts.iter().map(|one| one.part.people).sum();
    let mean = |of: &dyn Fn(&Told) -> Option<Harms>| -> Harms {
        std::array::from_fn(|harm| {
            let weighted = |one: &&Told| Some(of(one)?[harm]? * one.part.people as f64);
            let sum: Option<f64> = parts.iter().map(weighted).sum();
            sum.filter(|_| people > 0).map(|sum| sum / people as f64)
        })
    };
    let own = mean(&|one| Some(one.own));
    let alone = compared.then(|| mean(&|one| one.alone));
    Total { title, people, own, alone }
}

/// The table: one row a part, then the totals.
pub(super) fn table(told: &[Told]) -> Table {
    let totals = totals(told);
    let rows = told.len() + totals.len();
    let text = |name: &str, description: &str, of: &dyn Fn(&Told) -> String, total: &[String]| {
        let values = told.iter().map(of).chain(total.iter().cloned()).collect();
        Column::new(name, "", description, Values::Text(values))
    };
    let none = vec![String::new(); totals.len()];
    let titles: Vec<String> = totals.iter().map(|t| t.title.to_owned()).collect();
    let ids = vec!["total".to_owned(); totals.len()];
    let whole = |name: &str, unit: &str, description: &str, values: Vec<i64>| {
        Column::new(name, unit, description, Values::Whole(values))
    };
    let own = told.iter().map(|one| one.part.people).chain(totals.iter().map(|t| t.people));
    let people: Vec<i64> = own.map(|n| i64::try_from(n).unwrap_or(i64::MAX)).collect();
    let persons = told.iter().map(|one| i64::try_from(one.part.persons).unwrap_or(i64::MAX));
    let persons: Vec<i64> = persons.collect();
    let sum = vec![persons.iter().sum(); 1];
    let sum = sum.into_iter().chain(std::iter::repeat(0)).take(totals.len());
    let persons = persons.iter().copied().chain(sum).collect();
    let mut columns = vec![
        text("part", "the id of the part, or total", &|one| one.part.id.clone(), &ids),
        text("title", "its title", &|one| one.part.title.clone(), &titles),
        text("region", "where", &|one| one.part.region.clone(), &none),
        text(
            "policy",
            "the policies, the national one first",
            &|one| one.part.policy.clone(),
            &none,
        ),
        text(
            "national",
            "the policy run alone besides",
            &|o| o.national.clone().unwrap_or_default(),
            &none,
        ),
        text("from", "the first day of the run", &|one| one.part.from.to_string(), &none),
        text("begins", "the day from which the policies hold", &|one| begins(&one.part), &none),
        whole("persons", "synthetic persons", "how many were run", persons),
        whole("people", "real people", "those that the part stands for", people),
        text("people-basis", "where their number comes from", &|one| one.basis.clone(), &none),
    ];
    for (index, harm) in HARMS.iter().enumerate() {
        columns.extend(harm_columns(harm, index, told, &totals));
    }
    let title = "The parts of the study, and their means weighted by real people".to_owned();
    let table = Table { name: "parts".to_owned(), title, columns };
    assert_eq!(table.n_rows(), rows, "rows of the table of parts");
    table
}

/// The day from which the policies of a part hold: that of the study, or the first one.
pub(super) fn begins(part: &Part) -> String {
    part.begins.unwrap_or(part.from).to_string()
}

/// The two columns of a harm.
fn harm_columns(harm: &Harm, index: usize, told: &[Told], totals: &[Total]) -> [Column; 2] {
    let column = |name: String, words: String, values: Vec<Option<f64>>| {
        Column::new(&name, harm.unit(), &words, Values::Real(values))
    };
    let own = told.iter().map(|one| one.own[index]).chain(totals.iter().map(|t| t.own[index]));
    let of = |alone: Option<Harms>| alone.and_then(|harms| harms[index]);
    let alone = told.iter().map(|one| of(one.alone)).chain(totals.iter().map(|t| of(t.alone)));
    [
        column(
            harm.id.to_owned(),
            format!("{}, under all policies of the part", harm.title),
            own.collect(),
        ),
        column(
            format!("{}-national", harm.id),
            format!("{}, under the first policy alone", harm.title),
            alone.collect(),
        ),
    ]
}

/// The totals in the place of key figures: they have no interval of their own.
pub(super) fn headline(told: &[Told]) -> Vec<HeadlineFigure> {
    let figures = |total: &Total| {
        let harms = HARMS.iter().zip(total.own);
        let figure = |(harm, value): (&Harm, Option<f64>)| HeadlineFigure {
            arm: total.title.to_owned(),
            measure: harm.id.to_owned(),
            title: harm.title.to_owned(),
            unit: harm.unit().to_owned(),
            value,
            low: value,
            high: value,
            method: value.map(|_| Method::None),
            assumed_low: None,
            assumed_high: None,
            n: told.iter().map(|one| one.part.persons).sum(),
        };
        harms.map(figure).collect::<Vec<_>>()
    };
    totals(told).iter().flat_map(figures).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::Date;

    fn one(people: u64, own: f64, alone: Option<f64>) -> Told {
        let part = Part {
            id: "p".into(),
            title: "P".into(),
            region: "East".into(),
            policy: "a+b".into(),
            persons: 1_000,
            from: Date::new(2020, 1, 1).unwrap(),
            begins: None,
            people,
        };
        Told {
            part,
            basis: String::new(),
            digest: String::new(),
            national: alone.map(|_| "a".into()),
            own: [Some(own); HARMS.len()],
            alone: alone.map(|v| [Some(v); HARMS.len()]),
        }
    }

    #[test]
    fn totals_are_weighted_by_real_people() {
        // By hand: (3 million times 10 + 1 million times 30) / 4 million = 15; alone 3 and 7: 4.
        let all = totals(&[one(3_000_000, 10.0, Some(3.0)), one(1_000_000, 30.0, Some(7.0))]);
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].people, all[0].own[0]), (4_000_000, Some(15.0)));
        assert_eq!(all[0].alone.unwrap()[5], Some(4.0));
    }

    #[test]
    fn a_part_without_a_policy_above_is_compared_with_nothing() {
        let told = [one(3_000_000, 10.0, Some(3.0)), one(1_000_000, 30.0, None)];
        let all = totals(&told);
        assert_eq!((all[0].own[0], all[0].alone), (Some(15.0), None));
        assert_eq!((all[1].people, all[1].own[0]), (3_000_000, Some(10.0)));
        assert_eq!(all[1].alone.unwrap()[0], Some(3.0));
        let table = table(&told);
        assert_eq!(table.n_rows(), 4);
        let people = &table.column("people").unwrap().values;
        assert_eq!(people, &Values::Whole(vec![3_000_000, 1_000_000, 4_000_000, 3_000_000]));
    }

    #[test]
    fn counters_of_one_arm_are_summed_over_months_and_replicates() {
        let text = |name: &str, all: [&str; 4]| {
            Column::new(name, "", "", Values::Text(all.map(String::from).to_vec()))
        };
        let counts = Table {
            name: "counts".into(),
            title: String::new(),
            columns: vec![
                text("arm", ["a", "a", "b", "a"]),
                text("subject", ["person", "person", "person", "firm"]),
                text("counter", ["Minuses", "Listings", "Minuses", "Minuses"]),
                Column::new("count", "", "", Values::Whole(vec![5, 7, 11, 13])),
            ],
        };
        assert_eq!(sum(&counts, "a", &["Minuses", "Listings"]), Some(12));
        assert_eq!(sum(&counts, "b", &["Listings"]), Some(0));
    }
}
