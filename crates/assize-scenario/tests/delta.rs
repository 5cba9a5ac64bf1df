//! The delta documents: side scores, standing points, honours, selection by rank, averaging,
//! services of firms, parts of a study, and what is said of the source documents.

mod common;

use assize_base::calendar::Date;
use assize_base::quantity::{Chance, Factor, ONE};
use assize_base::vocabulary::Attribute;
use assize_scenario::Scenario;
use assize_scenario::catalogue::Subject;
use assize_scenario::expr::{Facts, Name};
use assize_scenario::load::{self, Loaded, Request, StudyRequest};
use assize_scenario::policy::{Policy, Risk, Trigger};
use assize_scenario::scenario::Document;
use common::{Folder, request, shown};

/// Loads a study of the good documents.
fn loaded(study: StudyRequest) -> Loaded {
    loaded_with(request(study))
}

/// Loads what a request asks for, without any finding.
fn loaded_with(request: Request) -> Loaded {
    match load::load(&Folder::good(), &request) {
        Ok(loaded) => {
            assert_eq!(loaded.warnings, [], "warnings of the good documents");
            loaded
        }
        Err(faults) => {
            let all = faults.diags.iter().map(|d| shown(d, &faults.documents));
            panic!("{:#?}", all.collect::<Vec<_>>());
        }
    }
}

/// The study with a policy that begins later.
fn alone() -> Scenario {
    loaded(StudyRequest::Named("delta-alone".into())).scenario
}

/// A part of the study with parts.
fn part(id: &str) -> StudyRequest {
    StudyRequest::Part(Box::new(StudyRequest::Named("delta-pilots".into())), id.into())
}

/// A rule by id.
fn rule<'a>(policy: &'a Policy, id: &str) -> &'a assize_scenario::policy::Rule {
    policy.rules.iter().find(|r| r.id == id).unwrap()
}

/// A chance in percent.
fn percent(n: u64) -> Chance {
    Chance((n * ONE + 50) / 100)
}

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap()
}

/// Facts of somebody: a few names, all others 0.
struct Somebody(Vec<(Name, i64)>);

impl Facts for Somebody {
    fn get(&self, name: Name) -> i64 {
        self.0.iter().find(|(n, _)| *n == name).map_or(0, |(_, value)| *value)
    }
}

#[test]
fn what_a_policy_brings_stands_after_what_the_society_has() {
    let scenario = alone();
    let ids: Vec<&str> = scenario.catalogue.conducts.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids[ids.len() - 2..], ["dyke-neglected", "income-hidden"]);
    let services: Vec<_> = scenario.services.iter().map(|s| (s.id.as_str(), s.subject)).collect();
    let firm = ("barge-permit", Subject::Firm);
    assert_eq!(services[services.len() - 2..], [firm, ("dance", Subject::Person)]);
}

#[test]
fn side_scores_have_their_own_bands_rules_and_terms() {
    let scenario = alone();
    let policy = &scenario.arms[1].policy;
    assert!(
        policy.opaque && policy.counting.yearly && policy.known.contains("taken from the press")
    );
    let sides: Vec<_> = policy.side_scores.iter().map(|s| (s.id.as_str(), s.score.start)).collect();
    assert_eq!(sides, [("stars", 3), ("dating", 0)]);
    let terms = &policy.person_score.as_ref().unwrap().terms;
    let (consent, by) = terms.consent.as_ref().unwrap();
    assert_eq!((*consent, terms.private), (percent(60), true));
    assert_eq!(by.factors[0].0, Attribute::Age);
    assert_eq!(by.factors[0].1.last(), Some(&Factor(1 << 15)));
    assert_eq!(rule(policy, "D01").holds.score, 0);
    assert_eq!(rule(policy, "D02").holds.score, 1);
    assert_eq!(rule(policy, "D05").holds.score, 2);
    assert_eq!(rule(policy, "D01").holds.local, Some(percent(40)));
    // The bands of the second side score are named by a consequence: `unknown` is its second.
    let dance = policy.consequences.iter().find(|c| c.id == "no-dance").unwrap();
    assert_eq!((dance.score, &dance.trigger), (2, &Trigger::Bands(0b10)));
}

#[test]
fn standing_points_are_worked_out_from_facts_of_a_person() {
    let scenario = alone();
    let policy = &scenario.arms[1].policy;
    let clean = rule(policy, "D04").holds.standing.clone().unwrap();
    let facts =
        |months, minuses| Somebody(vec![(Name::CleanMonths, months), (Name::Minuses, minuses)]);
    // 10 less a point for each of 3 minuses after 12 clean months, nothing after 11.
    assert_eq!(clean.value(&facts(12, 3)), 7);
    assert_eq!(clean.value(&facts(11, 3)), 0);
    let company = rule(policy, "D05").holds.standing.clone().unwrap();
    // Bands fall with their index: "plain" is 1, and `>= "plain"` is an index of 1 at most.
    assert_eq!(company.value(&Somebody(vec![(Name::Band, 1)])), 1);
    assert_eq!(company.value(&Somebody(vec![(Name::Band, 2)])), -1);
    assert_eq!(company.value(&Somebody(vec![(Name::SideBand, 1)])), -1);
}

#[test]
fn lists_say_their_colour_windows_and_selection() {
    let scenario = alone();
    let lists = &scenario.arms[1].policy.lists;
    let black = &lists[0].manner;
    assert_eq!((black.red, black.effective_after, black.suspends), (false, 7, true));
    assert_eq!(black.again, Some(Factor(2 << 16)));
    assert!(lists[1].manner.red);
    let pick = lists[2].manner.pick.as_ref().unwrap();
    assert_eq!((pick.every, pick.share, pick.months), (6, percent(2), 6));
    let Risk::Written(risk) = &pick.risk else { panic!("{:?}", pick.risk) };
    // Three quarters of arrears, and the poorest fifth: 30 + 100.
    assert_eq!(risk.value(&Somebody(vec![(Name::Arrears, 3)])), 130);
    let learned = lists[3].manner.pick.as_ref().unwrap();
    assert!(matches!(learned.risk, Risk::Learned(12)));
}

#[test]
fn costs_that_a_consequence_leaves_out_are_those_of_the_service() {
    let scenario = alone();
    let find = |id: &str| {
        let all = &scenario.arms[1].policy.consequences;
        all.iter().find(|c| c.id == id).unwrap().clone()
    };
    let dance = find("no-dance");
    // The service says 10 yuan and a tenth of a month's income, the consequence half a month's.
    assert_eq!(dance.cost, Some((10, Factor(1 << 15))));
    assert_eq!(dance.shown, Some(percent(30)));
    assert_eq!(find("dearer-dance").cost.map(|(yuan, _)| yuan), Some(7));
    assert_eq!(find("no-permit").cost, None);
}

#[test]
fn income_is_averaged_in_the_policy_that_says_so() {
    let scenario = alone();
    let averaging = scenario.arms[1].policy.averaging.as_ref().unwrap();
    assert_eq!(scenario.catalogue.conducts[averaging.conduct].id, "income-hidden");
    assert_eq!((averaging.chance, averaging.checked), (percent(70), percent(10)));
    assert!(scenario.arms[0].policy.averaging.is_none());
}

#[test]
fn a_policy_that_begins_later_keeps_days_that_are_later_still() {
    let scenario = alone();
    let policy = &scenario.arms[1].policy;
    let begun = day(2018, 5, 1);
    // D01 says 1 July itself, the ground 1 February, most say nothing.
    assert_eq!(rule(policy, "D01").holds.from, Some(day(2018, 7, 1)));
    assert_eq!(rule(policy, "D04").holds.from, Some(begun));
    assert_eq!(policy.lists[0].grounds[0].from, Some(begun));
    assert!(policy.consequences.iter().all(|c| c.from == Some(begun)));
    // The policy with which it is stacked is not moved.
    let stacked = &scenario.arms[2].policy;
    assert_eq!(stacked.lists[0].id, "debtors");
    assert_eq!(stacked.lists[0].grounds[0].from, None);
    assert_eq!(stacked.lists[1].grounds[0].from, Some(begun));
}

#[test]
fn every_element_says_which_lines_it_carries_out() {
    let scenario = alone();
    let of = |seed: &str| {
        let found = scenario.carried.iter().filter(|c| c.seed == seed);
        let shown = found.map(|c| format!("{} / {} {}", c.document, c.element, c.id));
        shown.collect::<Vec<_>>()
    };
    for (seed, place) in [
        ("D-1", "conduct delta-acts / channel gauges"),
        ("D-3", "conduct delta-acts / conduct dyke-neglected"),
        ("D-4", "conduct delta-acts / quantity dyke-neglected"),
        ("D-6", "services delta-wants / habit dance"),
        ("D-7", "policy delta / score person"),
        ("D-8", "policy delta / band high"),
        ("D-9", "policy delta / side-score stars"),
        ("D-10", "policy delta / counting "),
        ("D-11", "policy delta / repair D02"),
        ("D-12", "policy delta / rule D04"),
        ("D-13", "policy delta / averaging "),
        ("D-14", "policy delta / list black"),
        ("D-15", "policy delta / ground grave"),
        ("D-17", "policy delta / review black"),
        ("D-18", "policy delta / pick looked-at"),
        ("D-19", "policy delta / consequence no-permit"),
        ("D-20", "policy delta / note "),
        ("D-23", "study delta-alone / answer chill.expression"),
        ("D-25", "study delta-alone / target listings"),
    ] {
        assert_eq!(of(seed), [place], "{seed}");
    }
    let notes: Vec<_> = scenario.notes.iter().map(|n| (n.seeds.len(), n.source.as_str())).collect();
    assert_eq!(notes, [(1, "delta#guild"), (2, "delta#art-1"), (1, "")]);
}

#[test]
fn a_study_with_parts_gives_one_scenario_a_part() {
    let whole = loaded(StudyRequest::Named("delta-pilots".into()));
    let parts: Vec<_> = whole.parts.iter().map(|p| (p.id.as_str(), p.people)).collect();
    assert_eq!(parts, [("north", 1_200_000), ("southern-towns", 300_000)]);
    assert_eq!(whole.scenario.arms.len(), 4);
    let begins: Vec<_> = whole.parts.iter().map(|p| p.begins).collect();
    assert_eq!(begins, [Some(day(2018, 5, 1)), None]);
    let north = loaded(part("north"));
    assert!(north.parts.is_empty());
    let names: Vec<&str> = north.scenario.arms.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(names, ["none", "marsh-list", "marsh-list+delta"]);
    assert_eq!((north.scenario.persons, north.scenario.from), (2_000, day(2018, 1, 1)));
    assert_eq!(north.scenario.name, "delta-pilots-north");
    let towns = loaded(part("southern-towns")).scenario;
    assert_eq!(towns.arms.len(), 2);
    assert_eq!((towns.persons, towns.from), (3_000, day(2019, 2, 1)));
    assert!(towns.society.places.iter().all(|p| (p.province, p.settlement) == (1, 1)));
}

#[test]
fn a_request_differs_from_a_part_and_a_part_that_is_not_there_is_refused() {
    let smaller = Request { persons: Some(1_500), ..request(part("southern-towns")) };
    assert_eq!(loaded_with(smaller).scenario.persons, 1_500);
    let faults = load::load(&Folder::good(), &request(part("nort"))).unwrap_err();
    let hints: Vec<_> = faults.diags.iter().map(|d| (d.code, d.hint.as_deref())).collect();
    assert_eq!(hints, [("S040", Some("did you mean `north`?"))]);
}

/// What is found when a study of the good documents is loaded with texts in the place of others.
fn found(study: &str, changes: &[(&str, &str, &str)]) -> Vec<String> {
    let mut folder = Folder::good();
    for (path, from, to) in changes {
        let document = folder.0.iter_mut().find(|d| d.path == *path).unwrap();
        assert!(document.text.contains(from), "{path} has no {from}");
        document.text = document.text.replacen(from, to, 1);
    }
    let (diags, documents) = match load::load(&folder, &request(StudyRequest::Named(study.into())))
    {
        Ok(loaded) => (loaded.warnings, loaded.scenario.documents),
        Err(faults) => (faults.diags, faults.documents),
    };
    diags.iter().map(|d| shown(d, &documents)).collect()
}

#[test]
fn one_policy_of_a_stack_has_side_scores() {
    let side = "[[side-score]]\nid = \"own\"\ntitle = \"t\"\nstart = 1\nsource = \"marsh-provisions#1\"\n\
                [[side-score.band]]\nlabel = \"starred\"\ndefault = true\n\n[costs]";
    let found = found("delta-alone", &[("marsh-list.toml", "[costs]", side)]);
    assert_eq!(found, ["S045 delta.toml:53:1 the policy `marsh-list` has side scores too"]);
}

#[test]
fn income_is_not_averaged_where_nobody_has_money() {
    let found = found(
        "delta-alone",
        &[
            ("delta-alone.toml", "society = \"marsh\"", "society = \"lakeland\""),
            ("delta-alone.toml", ", \"marsh-list+delta\"", ""),
        ],
    );
    let line =
        "S071 delta.toml:149:1 the averaging can never apply: nobody in this society has money";
    assert_eq!(found, [line]);
}

#[test]
fn more_arms_than_a_study_can_have_are_refused_in_parts_too() {
    let mut folder = Folder::good();
    let mut text = folder.0.iter().find(|d| d.path == "delta-pilots.toml").unwrap().text.clone();
    for n in 0..70 {
        let name = format!("copy-{n}");
        folder.0.push(Document {
            path: format!("{name}.toml"),
            text: format!(
                "kind = \"policy\"\nname = \"{name}\"\ntitle = \"t\"\nextends = \"marsh-list\"\n"
            ),
        });
        text += &format!(
            "[[part]]\nid = \"p{n}\"\ntitle = \"t\"\nregion = \"North\"\npolicy = \"{name}\"\n\
             people = 1\nsource = \"delta\"\n"
        );
    }
    let study = StudyRequest::Text(Document { path: "many.toml".into(), text });
    let faults = load::load(&folder, &request(study)).unwrap_err();
    let codes: Vec<&str> = faults.diags.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["S061"]);
}
