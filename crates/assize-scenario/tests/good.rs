//! The good documents: they use every feature of the language, and nothing is found in them.

mod common;

use assize_base::diag::Severity;
use assize_base::quantity::{Chance, Factor, ONE, Rate};
use assize_scenario::Scenario;
use assize_scenario::catalogue::Subject;
use assize_scenario::expr::{Facts, Name};
use assize_scenario::load::{self, StudyRequest};
use assize_scenario::policy::{Award, Reach, Trigger};
use assize_scenario::scenario::Basis;
use common::{Folder, documents, request, shown};

/// The small study.
fn small() -> Scenario {
    let shelf = Folder::good();
    match load::load(&shelf, &request(StudyRequest::Named("small".into()))) {
        Ok(loaded) => {
            assert_eq!(loaded.warnings, [], "warnings of the good documents");
            loaded.scenario
        }
        Err(faults) => {
            let all: Vec<String> =
                faults.diags.iter().map(|d| shown(d, &faults.documents)).collect();
            panic!("{all:#?}");
        }
    }
}

#[test]
fn nothing_is_found_in_good_documents() {
    let faults = load::check(&Folder::good(), documents("good"));
    let all: Vec<String> = faults.diags.iter().map(|d| shown(d, &faults.documents)).collect();
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn a_study_becomes_arms_in_the_order_written() {
    let scenario = small();
    let arms: Vec<&str> = scenario.arms.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(arms, ["none", "everything", "everything+defaulters", "reform"]);
    assert_eq!((scenario.persons, scenario.periods, scenario.seed), (2_000, 12, 7));
    assert_eq!(scenario.arms[0].policy.rules.len(), 0);
    assert_eq!(scenario.arms[2].stack, ["everything", "defaulters"]);
    assert_eq!(scenario.arms[2].policy.lists.len(), 2);
}

#[test]
fn the_region_is_cut_in_the_order_of_the_table() {
    let scenario = small();
    let places: Vec<(u8, u8)> =
        scenario.society.places.iter().map(|p| (p.province, p.settlement)).collect();
    // North's city, and South, which has a town alone; North's village is cut off.
    assert_eq!(places, [(0, 0), (1, 1)]);
    assert_eq!(scenario.society.provinces, ["North", "South"]);
    // By hand, from the first row of the table: boys of 0 to 4 in the city of North.
    assert_eq!(scenario.society.places[0].age_sex[0], [900, 907]);
}

#[test]
fn an_extending_document_replaces_adds_and_removes() {
    let scenario = small();
    let ids: Vec<&str> = scenario.catalogue.conducts.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids[..2], ["speeding", "unpaid-rent"]);
    assert!(!ids.contains(&"to-be-removed"));
    let speeding = &scenario.catalogue.conducts[0];
    // 0.4 a year is 0.4 / 12 of 2^32 a month: 143165576.53, rounded half up.
    assert_eq!(speeding.rate, Rate(143_165_577));
    let migrants = &speeding.profile.factors.last().unwrap().1;
    assert_eq!(migrants, &[Factor::ONE, Factor(1 << 15)]);
    let (whole, reform) = (&scenario.arms[1].policy, &scenario.arms[3].policy);
    assert_eq!(whole.rules.len(), reform.rules.len() + 2);
    let repaired = reform.rules.iter().find(|r| r.id == "R04").unwrap();
    assert_eq!((&repaired.award, repaired.repair.is_some()), (&Award::Points(-40), false));
    assert_eq!(reform.person_score.as_ref().unwrap().floor, Some(500));
    assert_eq!(whole.person_score.as_ref().unwrap().floor, Some(0));
}

#[test]
fn rules_say_what_their_documents_say() {
    let scenario = small();
    let policy = &scenario.arms[2].policy;
    let rule = |id: &str| policy.rules.iter().find(|r| r.id == id).unwrap();
    assert_eq!(rule("R02").award, Award::Span(-10, -30));
    assert_eq!(rule("R02").validity, Some(24));
    assert_eq!(rule("R03").per, Some(6));
    assert_eq!(rule("R04").award, Award::Grade { band: 2, months: 24 });
    let repair = rule("R04").repair.unwrap();
    assert_eq!(policy.rules[repair.into].id, "R05");
    assert_eq!(rule("R07").reaches.len(), 5);
    assert_eq!(rule("R07").reaches[4], Reach::Household);
    assert_eq!(rule("R10").convert, Some(100));
    assert_eq!(policy.caps[rule("R10").cap.unwrap()].at_most, 40);
    assert_eq!(rule("R11").award, Award::Choice(vec![-2, -4, -6]));
    assert_eq!(rule("R12").conduct, None);
    assert_eq!(rule("F01").subject, Subject::Firm);
    assert_eq!((rule("R01").source.as_str(), rule("R01").seeds.len()), ("decree#annex-1", 2));
    assert_eq!(rule("R03").source, "");
    let list = &policy.lists[0];
    assert_eq!((list.brings, list.removal_working_days), (Some(1), 3));
    assert_eq!((list.grounds[0].months, list.grounds[1].months), (None, Some(24)));
    assert_eq!(list.grounds[1].longer, Some((Chance(858_993_459), 12, 36)));
    assert_eq!(list.review.unwrap().notice, (10, 90));
    let emitted = &scenario.catalogue.conducts[list.emits.unwrap()];
    assert_eq!((emitted.id.as_str(), emitted.given_by_list), ("listing", true));
    assert_eq!(policy.consequences[0].trigger, Trigger::Bands(0b1100));
    assert_eq!(policy.consequences.last().unwrap().trigger, Trigger::List(1));
    assert_eq!(policy.head_share, Some(Factor(1 << 15)));
    assert!(policy.counting.lock && policy.counting.largest_only);
}

/// A person of whom a test says a few things.
struct Person(Vec<(Name, i64)>);

impl Facts for Person {
    fn get(&self, name: Name) -> i64 {
        self.0.iter().find(|(n, _)| *n == name).map_or(0, |(_, value)| *value)
    }
}

#[test]
fn conditions_compare_bands_from_the_worst_to_the_best() {
    let scenario = small();
    let when = &scenario.arms[1].policy.rules[0].when;
    // record.amount >= 200 && person.band <= "A": the band A (1) or a worse one (2, 3).
    let holds =
        |amount, band| when.holds(&Person(vec![(Name::Amount, amount), (Name::Band, band)]));
    assert!(holds(200, 1) && holds(200, 3));
    assert!(!holds(199, 1) && !holds(200, 0));
}

#[test]
fn every_number_has_its_basis_and_its_place() {
    let scenario = small();
    let find = |path: &str| {
        let found = scenario.params.iter().find(|p| p.path == path);
        found.unwrap_or_else(|| panic!("no parameter {path}"))
    };
    let rate = find("conduct acts / conduct speeding / rate");
    assert_eq!(rate.value, "0.4 per year");
    assert_eq!(rate.range, Some(("0.1 per year".into(), "1 per year".into())));
    assert!(matches!(rate.basis, Basis::Assumed(_)));
    let document = &scenario.documents[rate.place.document];
    assert_eq!(&document.text[rate.place.start..rate.place.end], "\"0.4 per year\"");
    let sex = find("conduct acts / conduct speeding / by.sex.male");
    assert_eq!(sex.basis, Basis::Source("almanac#roads".into()));
    let edge = find("policy everything / score / person / band AA / from");
    assert_eq!(edge.basis, Basis::Source("decree#art-1".into()));
    find("policy defaulters / list defaulters / ground refuses / chance");
    assert!(scenario.params.iter().all(|p| p.range.is_none() || p.basis.is_assumed()));
    assert_eq!(scenario.sources.len(), 3);
    assert_eq!(find("services wants / service flight / demand").value, "0.4 per year");
    assert_eq!(scenario.services[0].demand, Rate((ONE * 4).div_ceil(120)));
}

/// Whether a basis is an assumption.
trait IsAssumed {
    /// Tells so.
    fn is_assumed(&self) -> bool;
}

impl IsAssumed for Basis {
    fn is_assumed(&self) -> bool {
        matches!(self, Basis::Assumed(_))
    }
}

#[test]
fn a_request_differs_from_its_study_or_is_refused() {
    let shelf = Folder::good();
    let mut asked = request(StudyRequest::Arms(vec!["everything".into()]));
    asked.society = Some("lakeland".into());
    let scenario = load::load(&shelf, &asked).unwrap().scenario;
    assert_eq!((scenario.arms[0].name.as_str(), scenario.arms.len()), ("none", 2));
    assert_eq!((scenario.persons, scenario.periods, scenario.replicates), (100_000, 36, 4));
    assert_eq!((scenario.seed, scenario.from.to_string()), (1, "2020-01-01".to_owned()));
    // The policy's own region is North, which has a city and a village.
    assert_eq!(scenario.society.places.len(), 2);
    asked.persons = Some(999);
    asked.region = Some("Nroth".into());
    asked.extra_policies = vec!["everythin".into()];
    let faults = load::load(&shelf, &asked).unwrap_err();
    let codes: Vec<&str> = faults.diags.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["S042", "S060", "S061"]);
    assert!(faults.diags.iter().all(|d| d.severity == Severity::Error && d.hint.is_some()));
}

#[test]
fn a_run_begins_where_the_calendar_holds_its_terms() {
    let shelf = Folder::good();
    for (year, is_fine) in [(1899, false), (1900, true), (2300, true), (9999, false)] {
        let mut asked = request(StudyRequest::Named("small".into()));
        asked.from = assize_base::calendar::Date::new(year, 12, 1);
        let loaded = load::load(&shelf, &asked);
        assert_eq!(loaded.is_ok(), is_fine, "{year}");
        if let Err(faults) = loaded {
            let codes: Vec<&str> = faults.diags.iter().map(|d| d.code).collect();
            assert_eq!(codes, ["S061"]);
        }
    }
}
