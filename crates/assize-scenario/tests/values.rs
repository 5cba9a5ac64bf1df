//! Numbers in use: what a study sets, what a request chooses, what is switched off, what is held
//! against publications.

mod common;

use assize_base::calendar::Date;
use assize_base::quantity::{Chance, Factor, ONE, Rate};
use assize_scenario::catalogue::Bias;
use assize_scenario::load::{self, Request, StudyRequest};
use assize_scenario::policy::{Costs, Intake, Staff};
use assize_scenario::scenario::{Basis, COUNTED, Document, Param};
use assize_scenario::{Scenario, movable};
use common::{Folder, documents, request, shown};

/// What a request gives; the test fails with all faults if it is refused.
fn loaded(asked: &Request) -> Scenario {
    match load::load(&Folder::good(), asked) {
        Ok(loaded) => {
            assert_eq!(loaded.warnings, []);
            loaded.scenario
        }
        Err(faults) => {
            let all: Vec<String> =
                faults.diags.iter().map(|d| shown(d, &faults.documents)).collect();
            panic!("{all:#?}");
        }
    }
}

/// A request for the study of Marsh.
fn marsh() -> Request {
    request(StudyRequest::Named("marsh-fit".into()))
}

/// A request for the study of Marsh with a part of its text replaced.
fn altered(from: &str, to: &str) -> Request {
    let text = documents("good").into_iter().find(|d| d.path == "marsh-fit.toml").unwrap().text;
    assert!(text.contains(from), "{from}");
    let text = text.replacen(from, to, 1);
    request(StudyRequest::Text(Document { path: "marsh-fit.toml".into(), text }))
}

/// The codes of a request that is refused.
fn codes(asked: &Request) -> Vec<&'static str> {
    load::load(&Folder::good(), asked).unwrap_err().diags.iter().map(|d| d.code).collect()
}

/// A number of a scenario.
fn param<'a>(scenario: &'a Scenario, path: &str) -> &'a Param {
    let found = scenario.params.iter().find(|p| p.path == path);
    found.unwrap_or_else(|| panic!("no number {path}"))
}

const AWARE: &str = "society marsh / response / aware";
const HIDES: &str = "policy marsh-list / list debtors / ground hides / chance";

#[test]
fn ties_and_reactions_become_whole_numbers() {
    let society = loaded(&marsh()).society;
    let friend = &society.ties[0];
    assert_eq!(
        (friend.id.as_str(), friend.near, friend.far, friend.ages),
        ("friend", 20, 4, (18, 110))
    );
    // 0.8 of 2^16 is 52428.8, 0.4 is 26214.4, 0.125 is 8192, 0.05 is 3276.8.
    assert_eq!(friend.age_gap, [65_536, 52_429, 26_214, 8_192, 3_277].map(Factor));
    let sociable = friend.sociable.as_ref().unwrap();
    assert_eq!(sociable.quantiles, [(0, 0), (ONE / 2, 8_192), (ONE, 65_536)]);
    let acquaintance = &society.ties[1];
    assert!(acquaintance.wide && !acquaintance.can_be_dropped && friend.can_be_dropped);
    assert_eq!((acquaintance.other_sex, acquaintance.age_gap), (Factor::ONE, [Factor::ONE; 5]));
    assert_eq!((society.meets.colleagues, society.meets.classmates), (8, 5));
    let reaction = &society.reaction;
    assert_eq!((reaction.tie_steps, reaction.more), (2, Factor(1 << 15)));
    assert_eq!(reaction.gives_up, Some((24, Chance(214_748_365)))); // 2^32 / 20 = 214748364.8
    assert_eq!(reaction.aware_by.factors.len(), 2);
    let acceptance = reaction.acceptance.as_ref().unwrap();
    assert_eq!(acceptance.opponents, Factor(1 << 15));
    let percent = |chance: Chance| (chance.share() * 1_000.0).round() / 10.0;
    let all = [reaction.habituation, reaction.rumour, reaction.games, reaction.learns];
    assert_eq!(all.map(percent), [1.0, 10.0, 5.0, 30.0]);
    let all = [reaction.told, reaction.stays_away, acceptance.share, friend.base];
    assert_eq!(all.map(percent), [20.0, 50.0, 70.0, 60.0]);
}

#[test]
fn money_and_courts_become_whole_numbers() {
    let scenario = loaded(&marsh());
    let money = scenario.society.money.as_ref().unwrap();
    assert_eq!(money.yearly, [7_000, 15_000, 25_000, 39_000, 76_000]);
    assert_eq!((money.asks_from, money.bridges), (4, 8));
    assert_eq!(scenario.services[money.loan].id, "loan");
    // The poorest have twice the rate, which is 0.2 / 12 of 2^32: 71582788.27.
    assert_eq!((money.setback, money.slot), (Rate(71_582_788), Rate(2 * 71_582_788)));
    assert_eq!(money.lasts.quantiles[1], (ONE / 2, 2));
    let court = scenario.society.court.as_ref().unwrap();
    let id = |index: usize| scenario.catalogue.conducts[index].id.as_str();
    let evasions: Vec<_> = court.evasions.iter().map(|(c, weight)| (id(*c), *weight)).collect();
    assert_eq!(evasions, [("judgment-refused", 3), ("leaves-country", 1)]);
    assert_eq!((court.judgment_days, court.notice_days, court.unable_from), ((30, 180), 30, 12));
    // 25 a month for 100,000 persons are 2^32 / 4000 a person: 1073741.82.
    assert_eq!(court.staff, Rate(1_073_742));
}

#[test]
fn conduct_services_and_policies_carry_what_is_new() {
    let scenario = loaded(&marsh());
    let links = |id: &str| scenario.catalogue.conducts.iter().find(|c| c.id == id).unwrap().links;
    assert_eq!(links("unpaid-loan").strained, Factor(4 << 16));
    assert!(links("good-deed").cheap && !links("unpaid-loan").cheap);
    assert_eq!(links("judgment-refused"), Default::default());
    let mut watched =
        altered("off = [\"avoidance\", \"uneven-observation\"]", "off = [\"rumour\"]");
    watched.seed = Some(1);
    let channels = loaded(&watched).catalogue.channels;
    let bias = &channels.iter().find(|c| c.id == "cameras").unwrap().bias;
    // 1.5, 1 and 0.2 of 2^16; strangers are taken for somebody else twice as often.
    assert_eq!(bias.by.factors[0].1, [98_304, 65_536, 13_107].map(Factor));
    assert_eq!(bias.wrong_person_by.factors[0].1, [65_536, 131_072].map(Factor));
    assert_eq!((bias.confusable, bias.grudge), (true, Factor(3 << 16)));
    let flight = &scenario.services[0].pattern;
    let habits: Vec<(u64, u32)> = flight.habits.iter().map(|(c, f)| (c.0, f.0 >> 16)).collect();
    // Running shares: 70 % and 95 % of 2^32 are 3006477107.2 and, in two steps, 4080218931.
    assert_eq!(habits, [(3_006_477_107, 0), (4_080_218_931, 2), (ONE, 10)]);
    assert_eq!((flight.cost, flight.surcharge), (300, 50));
    assert_eq!(scenario.services[1].pattern.cost_income, Factor(1 << 15));
    let policy = &scenario.arms[1].policy;
    assert_eq!(policy.costs, Costs { record: 1, listing: 5, review: 40, case: 300 });
    let from = Date::new(2013, 11, 1).unwrap();
    let shares = [1, 2, 3, 4].map(|quarters| Chance(ONE / 4 * quarters)).to_vec();
    assert_eq!(policy.lists[0].intake, Some(Intake { from, shares }));
    // 2.5 a month for 100,000 persons are 2^32 / 40000 a person: 107374.18; 5 % are 214748364.8.
    let staff = Staff { decisions: Rate(107_374), asks_rightly: Chance(214_748_365) };
    assert_eq!(policy.lists[0].review.unwrap().staff, Some(staff));
    assert_eq!(policy.consequences[0].from, Date::new(2014, 7, 1));
}

#[test]
fn a_study_sets_numbers_and_says_so() {
    let scenario = loaded(&marsh());
    assert_eq!(scenario.society.response.aware, Chance(ONE / 8));
    let aware = param(&scenario, AWARE);
    assert_eq!(aware.value, "12.5 %");
    assert_eq!(aware.range, Some(("5 %".into(), "60 %".into())));
    assert_eq!(aware.basis, Basis::Assumed("few had heard of it then".into()));
    assert_eq!(scenario.documents[aware.place.document].path, "marsh-fit.toml");
    // A number that had a source has none in this study.
    let deterrence = param(&scenario, "society marsh / response / deterrence");
    assert_eq!(deterrence.basis, Basis::Assumed("made up".into()));
    assert_eq!(scenario.calibrated, [AWARE, HIDES]);
}

#[test]
fn a_study_may_go_beyond_a_range_with_one_of_its_own() {
    let own = "is = \"75 %\"\nlow = \"0 %\"\nhigh = \"80 %\"";
    let scenario = loaded(&altered("is = \"12.5 %\"", own));
    assert_eq!(scenario.society.response.aware, Chance(ONE / 4 * 3));
    assert_eq!(param(&scenario, AWARE).range, Some(("0 %".into(), "80 %".into())));
}

#[test]
fn a_study_keeps_only_some_parts_of_a_policy() {
    let whole = loaded(&marsh());
    let cut = "[[cut]]\npolicy = \"marsh-list\"\nkeep = [\"list/debtors\"]\n\n[[set]]";
    let cut = loaded(&altered("[[set]]", cut));
    let consequences = |s: &Scenario, arm: usize| s.arms[arm].policy.consequences.len();
    assert_eq!(cut.arms[1].policy.lists[0].id, "debtors");
    assert_eq!((consequences(&whole, 1), consequences(&cut, 1)), (1, 0));
    // The policy that extends the other one is not cut with it.
    assert_eq!(consequences(&cut, 2), consequences(&whole, 2));
}

#[test]
fn a_request_chooses_positions_in_ranges() {
    let mut asked = marsh();
    let choices = [
        (AWARE, 1 << 31),
        (HIDES, 1 << 31),
        ("society marsh / money / setback", 0),
        ("society marsh / response / aware-by.schooling.tertiary", 1 << 31),
        ("society marsh / tie friend / base", 1 << 31),
    ];
    asked.choices = choices.map(|(path, position)| (path.to_owned(), position)).into();
    let scenario = loaded(&asked);
    // From 5 % to 60 % the way is even in ratios: the square root of 0.05 times 0.6 is 17.3205 %.
    let aware = param(&scenario, AWARE);
    assert!(aware.value.starts_with("17.3205") && aware.value.ends_with(" %"), "{}", aware.value);
    assert_eq!(aware.range, Some(("5 %".into(), "60 %".into())));
    assert!((scenario.society.response.aware.share() - 0.173_205_08).abs() < 1e-8);
    // From 10 % to 60 % too, also where another policy has taken the ground over.
    let chances = [1, 2].map(|arm| scenario.arms[arm].policy.lists[0].grounds[0].chance);
    assert!((chances[0].share() - 0.244_948_97).abs() < 1e-8, "{}", chances[0].share());
    assert_eq!(chances[0], chances[1]);
    let taken = param(&scenario, "policy marsh-reform / list debtors / ground hides / chance");
    assert_eq!(taken.value, param(&scenario, HIDES).value);
    // The lowest rate of the range, 0.05 / 12 of 2^32: 17895697.07.
    let money = scenario.society.money.as_ref().unwrap();
    assert_eq!((money.setback, money.slot), (Rate(17_895_697), Rate(2 * 17_895_697)));
    assert_eq!(param(&scenario, "society marsh / money / setback").value, "0.05 per year");
    // From 1 to 3 and from 20 % to 90 %: even, and even in ratios.
    let by = &scenario.society.reaction.aware_by.factors;
    assert_eq!(by[1].1[3], Factor(2 << 16));
    let base = scenario.society.ties[0].base.share();
    assert!((base - (0.2_f64 * 0.9).sqrt()).abs() < 1e-8, "{base}");
}

#[test]
fn choices_that_break_an_order_are_cut() {
    let mut asked = marsh();
    asked.choices = [("society marsh / work / firm 1 / from".to_owned(), u32::MAX)].into();
    let first = loaded(&asked).society.firm_sizes[0];
    assert!(first.from > 4 && first.from <= first.to, "{} to {}", first.from, first.to);
}

#[test]
fn edges_of_bands_stay_in_order_and_hold_the_start() {
    let number = |is: i32, low: i32, high: i32| {
        format!("{{ is = {is}, assumed = \"made up\", range = [{low}, {high}] }}")
    };
    let mut folder = Folder::good();
    folder.0.push(Document {
        path: "edges.toml".into(),
        text: format!(
            "kind = \"policy\"\nname = \"edges\"\ntitle = \"Edges\"\n[score.person]\nstart = {}\n\
             [[score.person.band]]\nlabel = \"A\"\nfrom = {}\n\
             [[score.person.band]]\nlabel = \"B\"\nfrom = {}\ndefault = true\n\
             [[score.person.band]]\nlabel = \"C\"\n",
            number(1_000, 900, 1_000),
            number(1_100, 1_010, 1_200),
            number(950, 920, 1_150)
        ),
    });
    let mut asked = request(StudyRequest::Arms(vec!["edges".into()]));
    asked.society = Some("lakeland".into());
    let path = |key: &str| format!("policy edges / score / person / {key}");
    asked.choices = [(path("band A / from"), 0), (path("band B / from"), u32::MAX)].into();
    let score = load::load(&folder, &asked).unwrap().scenario.arms[1].policy.person_score.clone();
    let score = score.unwrap();
    // B would begin at 1149, above A: it begins below A, and the start of 1000 still lies in C.
    assert_eq!((score.bands[0].from, score.bands[1].from), (Some(1_010), Some(1_009)));
    assert_eq!((score.start, score.default_band), (1_000, 2));
}

#[test]
fn shares_that_were_rounded_end_at_one() {
    let mut folder = Folder::good();
    for document in folder.0.iter_mut().filter(|d| d.path == "marsh-wants.toml") {
        for share in ["\"70 %\"", "\"25 %\"", "\"5 %\""] {
            document.text = document.text.replacen(share, "\"1 in 3\"", 1);
        }
    }
    let scenario = load::load(&folder, &marsh()).unwrap().scenario;
    let shares: Vec<u64> =
        scenario.services[0].pattern.habits.iter().map(|(share, _)| share.0).collect();
    // A third of 2^32 is 1431655765.33.
    assert_eq!(shares, [1_431_655_765, 2_863_311_530, ONE]);
}

#[test]
fn every_movable_number_moves_to_both_ends_of_its_range() {
    let usual = loaded(&marsh());
    let movable: Vec<&str> = movable(&usual).into_iter().map(|p| p.path.as_str()).collect();
    assert!(movable.len() > 15, "{movable:?}");
    assert!(!movable.contains(&"policy marsh-reform / list debtors / ground hides / chance"));
    let at = |position: u32| {
        let mut asked = marsh();
        asked.choices = movable.iter().map(|path| ((*path).to_owned(), position)).collect();
        loaded(&asked)
    };
    let (low, high) = (at(0), at(u32::MAX));
    for path in &movable {
        let [old, low, high] = [&usual, &low, &high].map(|scenario| param(scenario, path));
        assert_ne!(low.value, high.value, "{path}");
        for new in [low, high] {
            assert_eq!((&old.range, &old.basis), (&new.range, &new.basis), "{path}");
        }
    }
}

#[test]
fn what_cannot_be_chosen_is_refused() {
    let mut asked = marsh();
    let aware = AWARE.replace("aware", "awrae");
    let paths =
        [aware.as_str(), "society marsh / response / chill", "society marsh / income / city"];
    asked.choices = paths.into_iter().map(|path| (path.to_owned(), 0)).collect();
    assert_eq!(codes(&asked), ["S040", "S040", "S064"]);
}

#[test]
fn mechanisms_are_switched_off_one_by_one() {
    let off = |names: &str| {
        let list = "off = [\"avoidance\", \"uneven-observation\"]";
        loaded(&altered(list, &format!("off = [{names}]")))
    };
    let whole = off("\"avoidance\"");
    assert_eq!(whole.off, ["avoidance"]);
    assert_eq!(whole.society.reaction.drops, Chance::NEVER);
    assert!(whole.society.money.is_some() && whole.society.court.is_some());
    let cameras = whole.catalogue.channels.iter().find(|c| c.id == "cameras").unwrap();
    assert_ne!(cameras.bias, Bias::default());
    let all = off(
        "\"deterrence\", \"chilling\", \"caution\", \"caution-from-ties\", \"rumour\", \"avoidance\", \
         \"gaming\", \"giving-up\", \"habituation\", \"acceptance\", \"learning\", \"money\", \"courts\", \
         \"habits\", \"uneven-observation\"",
    );
    assert_eq!(all.off.len(), 15);
    let (response, reaction) = (all.society.response, &all.society.reaction);
    let shares = [response.deterrence, response.chill, response.step, reaction.rumour];
    assert_eq!(shares, [Chance::NEVER; 4]);
    let shares = [reaction.drops, reaction.games, reaction.habituation, reaction.learns];
    assert_eq!(shares, [Chance::NEVER; 4]);
    assert_eq!([reaction.told, reaction.stays_away], [Chance::NEVER; 2]);
    assert_eq!((reaction.tie_steps, reaction.gives_up), (0, None));
    assert!(reaction.acceptance.is_none());
    assert!(all.society.money.is_none() && all.society.court.is_none());
    assert!(all.services.iter().all(|s| s.pattern.habits.is_empty()));
    assert!(all.catalogue.channels.iter().all(|c| c.bias == Bias::default()));
    // What has no switch is untouched.
    assert_eq!(response.aware, whole.society.response.aware);
    assert_eq!(all.society.ties.len(), 2);
}

#[test]
fn targets_say_what_is_held_against_what() {
    let scenario = loaded(&marsh());
    let [refusals, listed, suits] = scenario.targets.as_slice() else { panic!("three targets") };
    // July 2014 is the tenth month after October 2013, and the run has 24.
    assert_eq!((refusals.arm, refusals.window), (1, (9, 9)));
    assert_eq!((refusals.value, refusals.range), (8.7, (6.0, 12.0)));
    assert_eq!(refusals.per.as_deref(), Some("refused-persons.flight"));
    assert_eq!(refusals.source, "marsh#flights");
    assert_eq!((listed.arm, listed.window, listed.range), (2, (0, 23), (0.01, 0.01)));
    assert!(listed.at_end && listed.scaled && listed.shown_only && !refusals.shown_only);
    assert_eq!((suits.window, suits.per_person_year), ((3, 14), true));
    assert!(COUNTED.contains(&"suits"));
}

/// The study of Marsh with the list stacked on a policy that only says what a record costs.
fn stacked(record: &str) -> Result<load::Loaded, load::Faults> {
    let mut folder = Folder::good();
    folder.0.push(Document {
        path: "extra.toml".into(),
        text: format!(
            "kind = \"policy\"\nname = \"extra\"\ntitle = \"Extra\"\n[costs]\nrecord = \"{record}\"\n\
             source = \"bill\"\n[sources.bill]\ntitle = \"Bill\"\npublisher = \"Nobody\"\n\
             date = \"2020\"\naddress = \"imaginary\"\ncertainty = \"press\"\n"
        ),
    });
    load::load(&folder, &altered("\"marsh-reform\"]", "\"marsh-reform\", \"marsh-list+extra\"]"))
}

#[test]
fn stacked_policies_agree_on_what_things_cost() {
    let agreed = stacked("1 yuan").unwrap().scenario;
    assert_eq!(agreed.arms[3].policy.costs, Costs { record: 1, listing: 5, review: 40, case: 300 });
    let codes: Vec<&str> = stacked("2 yuan").unwrap_err().diags.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["S045"]);
}

#[test]
fn what_the_courts_bring_forth_is_not_silent() {
    let mut folder = Folder::good();
    for document in &mut folder.0 {
        match document.path.as_str() {
            "marsh-list.toml" => {
                document.text = document.text.replace("judgment-refused", "leaves-country");
            }
            "marsh-acts.toml" => {
                document.text = document.text.replace("0.01 per year", "0 per year");
            }
            _ => {}
        }
    }
    let loaded = load::load(&folder, &marsh()).unwrap();
    assert_eq!(loaded.warnings, []);
}

#[test]
fn a_shorter_run_leaves_targets_out_with_a_warning() {
    let mut asked = marsh();
    asked.months = Some(6);
    let loaded = load::load(&Folder::good(), &asked).unwrap();
    assert_eq!(loaded.scenario.targets.len(), 0);
    let codes: Vec<&str> = loaded.warnings.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["S061", "S061", "S061"]);
}

#[test]
fn another_society_leaves_the_numbers_of_the_first_alone() {
    let mut asked =
        altered("arms = [\"none\", \"marsh-list\", \"marsh-reform\"]", "arms = [\"none\"]");
    asked.society = Some("lakeland".into());
    asked.months = Some(1);
    let faults = load::load(&Folder::good(), &asked).unwrap_err();
    assert!(faults.diags.iter().any(|d| d.code == "S040"), "the arms of the targets are gone");
    let StudyRequest::Text(study) = &mut asked.study else { unreachable!("it is a text") };
    study.text.truncate(study.text.find("[[target]]").unwrap());
    let loaded = load::load(&Folder::good(), &asked).unwrap();
    assert!(loaded.warnings.iter().all(|d| d.code == "S040"));
    assert_eq!((loaded.warnings.len(), loaded.scenario.calibrated.len()), (4, 0));
}
