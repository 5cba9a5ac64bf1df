//! The census tables against the totals that were published apart from them.

use std::collections::BTreeMap;

use super::rows;

/// Area, settlement and label (an age band or a level of schooling).
type Cell = (String, String, String);
/// Total, men, women.
type People = [u64; 3];

fn table(name: &str, label: &str) -> BTreeMap<Cell, People> {
    let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("{name}: {text}"));
    let cell = |row: rows::Row| {
        let key = (row["area"].clone(), row["settlement"].clone(), row[label].clone());
        (key, ["total", "male", "female"].map(|column| number(&row[column])))
    };
    rows::of(name).into_iter().map(cell).collect()
}

fn ages() -> BTreeMap<Cell, People> {
    table("china-2020-age-sex.csv", "age_band")
}

fn schooling() -> BTreeMap<Cell, People> {
    table("china-2020-schooling.csv", "education_3plus")
}

fn add(sum: People, people: &People) -> People {
    [sum[0] + people[0], sum[1] + people[1], sum[2] + people[2]]
}

fn sum(cells: &BTreeMap<Cell, People>, holds: impl Fn(&Cell) -> bool) -> People {
    cells.iter().filter(|(cell, _)| holds(cell)).fold([0; 3], |all, (_, people)| add(all, people))
}

fn nation_from(ages: &BTreeMap<Cell, People>, youngest: u32, eldest: u32) -> u64 {
    let first = |band: &str| -> u32 {
        let digits: String = band.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().expect("a band starts with a number")
    };
    let within = |band: &str| (youngest..=eldest).contains(&first(band));
    sum(ages, |(area, settlement, band)| area == "China" && settlement == "all" && within(band))[0]
}

#[test]
fn provinces_sum_to_the_published_population() {
    let ages = ages();
    let provinces = sum(&ages, |(area, settlement, _)| area != "China" && settlement == "all");
    assert_eq!(provinces, [1_409_778_724, 721_416_394, 688_362_330]);
    assert_eq!(ages.len(), 2_688);
}

#[test]
fn age_bands_sum_to_the_published_ages() {
    let ages = ages();
    assert_eq!(nation_from(&ages, 0, 14), 253_383_938);
    assert_eq!(nation_from(&ages, 65, 100), 190_635_280);
    let working = 894_376_020 - nation_from(&ages, 15, 59);
    let old = 264_018_766 - nation_from(&ages, 60, 100);
    assert_eq!(working + old, 2_000_000, "the published figures count two million servicemen");
}

#[test]
fn parts_sum_to_wholes_in_every_cell() {
    for cells in [ages(), schooling()] {
        for (cell, people) in &cells {
            assert_eq!(people[0], people[1] + people[2], "{cell:?}: men and women");
            let (area, settlement, label) = cell;
            if settlement == "all" {
                let parts = sum(&cells, |(a, s, l)| a == area && s != "all" && l == label);
                assert_eq!(*people, parts, "{cell:?}: kinds of settlement");
            }
            if area == "China" {
                let parts = sum(&cells, |(a, s, l)| a != "China" && s == settlement && l == label);
                assert_eq!(*people, parts, "{cell:?}: provinces");
            }
        }
    }
}

#[test]
fn schooling_sums_to_the_published_counts() {
    let cells = schooling();
    assert_eq!(cells.len(), 896);
    let published = [
        ("no_schooling_or_preschool", 101_951_782),
        ("primary", 349_658_733),
        ("junior_secondary", 487_095_010),
        ("senior_secondary", 212_209_922),
        ("junior_college", 112_303_002),
        ("bachelor", 94_156_072),
        ("postgraduate", 10_765_577),
    ];
    for (level, people) in published {
        let found = sum(&cells, |(area, settlement, label)| {
            area != "China" && settlement == "all" && label == level
        });
        assert_eq!(found[0], people, "{level}");
    }
}

#[test]
fn no_cell_is_small_enough_to_point_at_somebody() {
    for cells in [ages(), schooling()] {
        for (cell, people) in &cells {
            let small = people.iter().any(|n| (1..10).contains(n));
            assert!(!small, "{cell:?}: {people:?}");
        }
    }
}
