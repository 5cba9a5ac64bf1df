//! A society: its tables, shares and posts.

use assize_base::quantity::Chance;
use assize_base::vocabulary::POSTS;

use super::{at_most, chance, condition, optional, reaction, ties};
use crate::cel::check::Scope;
use crate::codes;
use crate::findings::Findings;
use crate::read::record::Record;
use crate::read::{Read, Reading};
use crate::society::{FirmSize, Place, Post, Response, Society};
use crate::table::{self, Counts, Named};

/// Most classes of firms.
const FIRMS: usize = 64;

/// Builds a society, with all places of the tables; money and courts come with the catalogue.
pub(crate) fn build(read: &Read, reading: &mut Reading<'_>) -> Society {
    let record = &read.record;
    let (provinces, places) = places(record, reading);
    let findings = &mut reading.findings;
    let section = |key: &str| record.table(key);
    let by_settlement = |key: &str| {
        ["city", "town", "village"].map(|s| section(key).map_or(Chance::NEVER, |t| chance(t, s)))
    };
    Society {
        name: read.name.clone(),
        title: record.owned("title"),
        household_sizes: section("households")
            .map_or(Vec::new(), |t| weights(t, "sizes", findings)),
        income: ["city", "town", "village"].map(|s| fifths(section("income"), s, findings)),
        migrant: by_settlement("migrants"),
        employed: employed(section("work")),
        heads: section("work").map_or(Chance::NEVER, |t| chance(t, "heads")),
        firm_sizes: section("work").map_or(Vec::new(), |t| firms(t, findings)),
        party: section("party").map_or(Chance::NEVER, |t| chance(t, "share")),
        posts: posts(record, &provinces, findings),
        response: response(section("response")),
        provinces,
        places,
        reaction: reaction::build(section("response"), findings),
        ties: ties::build(record, findings),
        meets: ties::meets(section("meets")),
        money: None,
        court: None,
    }
}

/// Reads both tables and puts them together.
fn places(record: &Record, reading: &mut Reading<'_>) -> (Vec<String>, Vec<Place>) {
    let Some(tables) = record.table("tables") else { return (Vec::new(), Vec::new()) };
    let nation = tables.text("nation").unwrap_or("");
    let mut read = |key: &str, form: &table::Form| -> Option<Counts> {
        let file = tables.text(key)?;
        let place = tables.at(key);
        let text = reading.table(file, place)?;
        table::read(&text, form, nation, Named { file, place }, &mut reading.findings)
    };
    let (ages, levels) = (read("age-sex", &table::AGE_SEX), read("schooling", &table::SCHOOLING));
    let (Some(ages), Some(levels)) = (ages, levels) else { return (Vec::new(), Vec::new()) };
    if ages.areas != levels.areas {
        let message = "the two tables have different areas, or in another order";
        let hint = "let both tables list the same areas in the same order";
        reading.findings.error(codes::TABLE_GAPS, tables.at("schooling"), message, hint);
    }
    let places = join(&ages, &levels);
    if let Some(place) = places.iter().find(|p| too_schooled(p)) {
        let area = &ages.areas[usize::from(place.province)];
        let message = format!("{area} has more people with a level of schooling than people");
        let hint = "correct the table against its source";
        reading.findings.error(codes::TABLE_SUMS, tables.at("schooling"), message, hint);
    }
    (ages.areas, places)
}

/// Tells whether a place counts more people by schooling than by age.
fn too_schooled(place: &Place) -> bool {
    (0..2).any(|sex| {
        let sum = |rows: &[[u64; 2]]| rows.iter().map(|r| r[sex]).sum::<u64>();
        sum(&place.schooling) > sum(&place.age_sex)
    })
}

/// The places with people, province by province, city before town before village.
fn join(ages: &Counts, levels: &Counts) -> Vec<Place> {
    let mut places = Vec::new();
    for ((area, settlement), people) in &ages.cells {
        let mut place = Place {
            province: *area as u8,
            settlement: *settlement as u8,
            age_sex: [[0; 2]; 21],
            schooling: [[0; 2]; 7],
        };
        place.age_sex.copy_from_slice(people);
        if let Some(schooling) = levels.cells.get(&(*area, *settlement)) {
            place.schooling.copy_from_slice(schooling);
        }
        if place.people() > 0 {
            places.push(place);
        }
    }
    places
}

/// Weights, of which one at least must not be zero.
fn weights(record: &Record, key: &str, findings: &mut Findings) -> Vec<u32> {
    let values: Vec<u32> =
        record.series(key).unwrap_or(&[]).iter().map(|v| u32::try_from(*v).unwrap_or(0)).collect();
    if !values.is_empty() && values.iter().all(|w| *w == 0) {
        let message = "all weights are zero";
        findings.error(codes::FACTORS, record.at(key), message, "give at least one a weight");
    }
    values
}

/// The weights of the income fifths in a settlement.
fn fifths(record: Option<&Record>, key: &str, findings: &mut Findings) -> [u32; 5] {
    let weights = record.map_or(Vec::new(), |r| weights(r, key, findings));
    <[u32; 5]>::try_from(weights).unwrap_or([1; 5])
}

/// The share with a job, by age band and sex.
fn employed(work: Option<&Record>) -> [[Chance; 2]; 7] {
    let table = work.and_then(|w| w.table("employed"));
    let share = |key: &str, band: usize| {
        let value = table.and_then(|t| t.series(key)).and_then(|s| s.get(band));
        Chance(value.and_then(|v| u64::try_from(*v).ok()).unwrap_or(0))
    };
    std::array::from_fn(|band| [share("male", band), share("female", band)])
}

/// The classes of firms.
fn firms(work: &Record, findings: &mut Findings) -> Vec<FirmSize> {
    let records: Vec<&Record> = work.tables("firm").iter().collect();
    at_most(&records, FIRMS, "classes of firms", findings);
    let number = |record: &Record, key: &str| optional(record, key).unwrap_or(0);
    let mut sizes = Vec::new();
    for record in &records {
        let size = FirmSize {
            weight: number(record, "weight"),
            from: number(record, "from"),
            to: number(record, "to"),
        };
        if size.from > size.to {
            let message = "the class ends before it begins";
            findings.error(codes::BAD_RANGE, record.at("to"), message, "write the smaller first");
        }
        sizes.push(FirmSize { to: size.to.max(size.from), ..size });
    }
    if let Some(first) = records.first()
        && sizes.iter().all(|s| s.weight == 0)
    {
        let message = "all weights are zero";
        let hint = "give at least one a weight";
        findings.error(codes::FACTORS, first.at("weight"), message, hint);
        sizes[0].weight = 1;
    }
    sizes
}

/// The posts, in order.
fn posts(record: &Record, provinces: &[String], findings: &mut Findings) -> Vec<Post> {
    let known = (!provinces.is_empty()).then_some(provinces);
    record
        .tables("post")
        .iter()
        .map(|r| Post {
            post: r.id().and_then(|id| POSTS.iter().position(|p| *p == id)).unwrap_or(0) as u8,
            who: condition(r, "who", Scope::who(false, known), findings),
            share: chance(r, "share"),
        })
        .collect()
}

/// How people respond.
fn response(record: Option<&Record>) -> Response {
    let share = |key: &str| record.map_or(Chance::NEVER, |r| chance(r, key));
    let steps = record.and_then(|r| optional(r, "steps-gained")).unwrap_or(0);
    Response {
        aware: share("aware"),
        deterrence: share("deterrence"),
        chill: share("chill"),
        step: share("step"),
        steps_gained: u8::try_from(steps).unwrap_or(0),
        fading: share("fading"),
    }
}
