//! The ties of the synthetic society beside what surveys of real ones found.
//!
//! The published figures come with the documents; here stands only how each is counted. A sample of
//! neighbourhoods, evenly spread, is looked at; everybody in it is asked for all ties.

use std::collections::{BTreeMap, BTreeSet};

use assize_base::evidence::{Column, Table, Values};
use assize_base::maths::sqrt;
use assize_scenario::Scenario;

use crate::society::district::{self, District};
use crate::society::workplace::Workplaces;
use crate::society::{Glance, Neighbourhood, Synthesis};

/// Neighbourhoods that are looked at.
const SAMPLE: u64 = 192;

/// One in so many of them is asked for wide acquaintance, which is many times more work.
const ACQUAINTED: u64 = 8;

/// Ages at most so many years apart count as near.
const NEAR: u8 = 5;

/// The ties that surveys of confidants ask for: kin first.
const CLOSE: [&str; 2] = ["kin", "friend"];

/// The columns of a table of published figures.
const COLUMNS: [&str; 7] = ["id", "title", "value", "unit", "source", "certainty", "note"];

/// A published figure about ties.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// Which of the counted figures it is held against.
    pub id: String,
    /// What it says.
    pub title: String,
    /// The value.
    pub value: f64,
    /// The unit.
    pub unit: String,
    /// The publication.
    pub source: String,
    /// How certain it is.
    pub certainty: String,
    /// What must be known to read it.
    pub note: String,
}

/// Reads a table of published figures.
///
/// # Errors
/// The line and what is wrong with it.
pub fn published(text: &str) -> Result<Vec<Published>, String> {
    let rows =
        assize_scenario::rows(text).map_err(|(line, what)| format!("line {line}: {what}"))?;
    let Some(((_, header), rows)) = rows.split_first() else { return Ok(Vec::new()) };
    if header != &COLUMNS {
        return Err(format!("line 1: the columns are {}", COLUMNS.join(",")));
    }
    rows.iter().map(|(line, row)| one(row).map_err(|what| format!("line {line}: {what}"))).collect()
}

fn one(row: &[String]) -> Result<Published, String> {
    let text = |i: usize| row[i].clone();
    let value = row[2].parse().map_err(|_| format!("`{}` is not a number", row[2]))?;
    let (id, title, unit, source) = (text(0), text(1), text(3), text(4));
    Ok(Published { id, title, value, unit, source, certainty: text(5), note: text(6) })
}

/// The ties of the first replicate beside the published figures, one row a figure; then whatever
/// else was counted.
#[must_use]
pub fn table(scenario: &Scenario, published: &[Published]) -> Table {
    as_table(&counted(scenario), published)
}

/// A mean over persons or contacts, with what chance does to it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mean {
    sum: f64,
    squares: f64,
    n: f64,
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.sum += value;
        self.squares += value * value;
        self.n += 1.0;
    }

    /// The mean.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.sum / self.n
    }

    fn variance(&self) -> f64 {
        self.squares / self.n - self.value() * self.value()
    }

    /// The standard error of the mean.
    #[must_use]
    pub fn error(&self) -> f64 {
        sqrt(self.variance().max(0.0) / self.n)
    }
}

/// Everything that is counted, by id: value and standard error of chance.
#[must_use]
pub fn counted(scenario: &Scenario) -> BTreeMap<String, (f64, Option<f64>)> {
    let synthesis = Synthesis::new(&scenario.society, scenario.persons, scenario.seed, 0);
    let mut survey = Survey::new(&synthesis);
    let all = synthesis.neighbourhoods();
    for i in 0..SAMPLE.min(all) {
        survey.visit(i * all / SAMPLE.min(all), i % ACQUAINTED == 0);
    }
    survey.results()
}

/// The survey of a society.
struct Survey<'s> {
    synthesis: &'s Synthesis<'s>,
    hood: Neighbourhood,
    district: District,
    firms: Workplaces,
    means: BTreeMap<String, Mean>,
}

impl<'s> Survey<'s> {
    fn new(synthesis: &'s Synthesis<'s>) -> Survey<'s> {
        Survey {
            synthesis,
            hood: Neighbourhood::empty(),
            district: District::empty(),
            firms: Workplaces::empty(),
            means: BTreeMap::new(),
        }
    }

    fn add(&mut self, id: &str, value: f64) {
        if let Some(mean) = self.means.get_mut(id) {
            mean.add(value);
        } else {
            self.means.entry(id.to_owned()).or_default().add(value);
        }
    }

    /// Counts a number of ties of somebody, for all and by sex.
    fn add_degree(&mut self, id: &str, me: &Glance, n: usize) {
        let sex = ["men", "women"][usize::from(me.sex())];
        self.add(&format!("degree-{id}"), n as f64);
        self.add(&format!("degree-{id}-{sex}"), n as f64);
    }

    /// Asks everybody of a neighbourhood.
    fn visit(&mut self, index: u64, acquainted: bool) {
        self.hood.synthesise(self.synthesis, index);
        self.district.fill(self.synthesis, index / district::HOODS, &[]);
        self.firms.fill(self.synthesis, &self.district);
        for rank in 0..self.hood.n() {
            let index = self.hood.first + rank as u64;
            let me = Glance::of(index, &self.hood.people()[rank]);
            self.ask(&me, rank, acquainted);
        }
    }

    fn ask(&mut self, me: &Glance, rank: usize, acquainted: bool) {
        let first = self.hood.first;
        let home: BTreeSet<u64> =
            self.hood.households.others(rank).map(|r| first + r as u64).collect();
        let close = self.ask_about_ties(me, acquainted);
        let work: Vec<u64> = self.firms.colleagues_of(self.synthesis, me.index()).collect();
        let class: Vec<u64> = self.district.classmates_of(self.synthesis, me.index()).collect();
        if me.age() >= 18 {
            self.add_degree("household", me, home.len());
        }
        if self.firms.has_colleagues(me.index()) {
            self.add_degree("colleague", me, work.len());
        }
        if (6..18).contains(&me.age()) {
            self.add_degree("classmate", me, class.len());
        }
        let weekly: BTreeSet<u64> =
            close.into_iter().chain(work).chain(class).filter(|p| !home.contains(p)).collect();
        self.add("weekly", weekly.len() as f64);
        self.add("contacts", (weekly.len() + home.len()) as f64);
        for other in weekly {
            self.compare(me, other);
        }
    }

    /// Counts somebody's ties kind by kind, and hands back those of the narrow ones.
    fn ask_about_ties(&mut self, me: &Glance, acquainted: bool) -> Vec<u64> {
        let (mut weekly, mut close) = (Vec::new(), [Vec::new(), Vec::new()]);
        let ties = &self.synthesis.society.ties;
        for (kind, tie) in ties.iter().enumerate().filter(|(_, t)| acquainted || !t.wide) {
            let bonds = self.synthesis.ties_of_kind(me, kind);
            let others: Vec<u64> = bonds.iter().map(|bond| bond.other).collect();
            if me.age() >= 18 {
                self.add_degree(&tie.id, me, others.len());
            }
            if let Some(at) = CLOSE.iter().position(|id| *id == tie.id) {
                close[at].clone_from(&others);
            }
            if !tie.wide {
                weekly.extend(others);
            }
        }
        if me.age() >= 18 {
            self.ask_about_the_close(me, &close);
        }
        weekly
    }

    /// Shares among the close ties of an adult who has any.
    fn ask_about_the_close(&mut self, me: &Glance, [kin, friends]: &[Vec<u64>; 2]) {
        let n = (kin.len() + friends.len()) as f64;
        if n == 0.0 {
            return;
        }
        let glances: Vec<Glance> =
            kin.iter().chain(friends).map(|p| self.synthesis.glance(*p)).collect();
        let share = |holds: &dyn Fn(&Glance) -> bool| {
            glances.iter().filter(|other| holds(other)).count() as f64 / n
        };
        let sex = ["men", "women"][usize::from(me.sex())];
        let same_sex = share(&|other| other.sex() == me.sex());
        let near = share(&|other| is_near(me, other));
        self.add("close-same-sex", same_sex);
        self.add(&format!("close-near-age-{sex}"), near);
        self.add(&format!("close-kin-share-{sex}"), kin.len() as f64 / n);
    }

    /// Compares somebody with a weekly contact outside the household.
    fn compare(&mut self, me: &Glance, other: u64) {
        let other = self.synthesis.glance(other);
        let near = f64::from(u8::from(is_near(me, &other)));
        self.add("weekly-same-sex", f64::from(u8::from(me.sex() == other.sex())));
        self.add("weekly-near-age", near);
        if me.age() >= 18 {
            self.add("weekly-near-age-adults", near);
        }
    }

    fn results(self) -> BTreeMap<String, (f64, Option<f64>)> {
        let measured =
            |(id, mean): (&String, &Mean)| (id.clone(), (mean.value(), Some(mean.error())));
        let mut results: BTreeMap<_, _> = self.means.iter().map(measured).collect();
        if let Some(contacts) = self.means.get("contacts") {
            let ratio = contacts.variance() / contacts.value();
            results.insert("contacts-variance-over-mean".into(), (ratio, None));
            let spread = (ratio - 1.0) / contacts.value();
            results.insert("contacts-overdispersion".into(), (spread, None));
        }
        results
    }
}

fn is_near(a: &Glance, b: &Glance) -> bool {
    a.age().abs_diff(b.age()) <= NEAR
}

fn as_table(counted: &BTreeMap<String, (f64, Option<f64>)>, published: &[Published]) -> Table {
    let rest = counted.keys().filter(|id| published.iter().all(|p| p.id != **id));
    let ids: Vec<&String> = published.iter().map(|p| &p.id).chain(rest).collect();
    let said = |id: &String| published.iter().find(|p| p.id == *id);
    let value = |id: &String| counted.get(id).map(|(value, _)| *value);
    let real =
        |f: &dyn Fn(&String) -> Option<f64>| Values::Real(ids.iter().map(|id| f(id)).collect());
    let text = |f: &dyn Fn(&Published) -> String| {
        Values::Text(ids.iter().map(|id| said(id).map(f).unwrap_or_default()).collect())
    };
    let gap = |id: &String| Some(value(id)? / said(id)?.value - 1.0);
    Table {
        name: "ties".into(),
        title: "The ties of the synthetic society against published figures".into(),
        columns: vec![
            Column::new(
                "id",
                "",
                "the figure",
                Values::Text(ids.iter().map(|id| (*id).clone()).collect()),
            ),
            Column::new("title", "", "what it says", text(&|p| p.title.clone())),
            Column::new("synthetic", "", "in a sample of the first replicate", real(&value)),
            Column::new("published", "", "as published", real(&|id| said(id).map(|p| p.value))),
            Column::new("gap", "share", "synthetic over published, less one", real(&gap)),
            Column::new(
                "chance",
                "",
                "one standard error of the synthetic figure",
                real(&|id| counted.get(id).and_then(|(_, error)| *error)),
            ),
            Column::new("unit", "", "the unit", text(&|p| p.unit.clone())),
            Column::new("source", "", "the publication", text(&|p| p.source.clone())),
            Column::new(
                "certainty",
                "",
                "how certain the publication is",
                text(&|p| p.certainty.clone()),
            ),
            Column::new("note", "", "what must be known to read it", text(&|p| p.note.clone())),
        ],
    }
}
