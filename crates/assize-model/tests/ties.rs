//! Ties seen from both sides, and the monthly pull held against the plain enumeration.

use assize_base::calendar::Date;
use assize_base::draw::{Key, Stream};
use assize_base::quantity::{Chance, Factor, ONE};
use assize_model::plan::Plan;
use assize_model::response::reaction::{accepts, is_aware};
use assize_model::response::ties::{Touch, touch};
use assize_model::society::district::{self, District};
use assize_model::society::household::Role;
use assize_model::society::workplace::Workplaces;
use assize_model::society::{NEIGHBOURS, Neighbourhood, Person};
use assize_scenario::Scenario;
use assize_scenario::catalogue::{Catalogue, Quantity};
use assize_scenario::expr::Name;
use assize_scenario::society::{
    Acceptance, FirmSize, Meets, Place, Reaction, Response, Society, Tie,
};

/// Hundredths of one.
fn hundredths(n: u64) -> Chance {
    Chance(ONE / 100 * n)
}

fn factor(hundredths: u32) -> Factor {
    Factor(65_536 / 100 * hundredths)
}

fn tie(id: &str, circles: (u32, u32), wide: bool) -> Tie {
    Tie {
        id: id.into(),
        title: id.into(),
        near: circles.0,
        far: circles.1,
        wide,
        can_be_dropped: id == "friend",
        ages: if wide { (13, 90) } else { (3, 110) },
        base: hundredths(80),
        other_sex: factor(60),
        age_gap: [100, 90, 80, 70, 60].map(factor),
        other_schooling: factor(70),
        sociable: (id == "friend").then(|| Quantity {
            name: Name::Count,
            quantiles: vec![(0, 20_000), (ONE / 2, 50_000), (ONE, 65_536)],
        }),
    }
}

fn place(settlement: u8, people: u64) -> Place {
    Place {
        province: 0,
        settlement,
        age_sex: std::array::from_fn(|b| [people * (21 - b as u64), people * (22 - b as u64)]),
        schooling: [[people * 30; 2]; 7],
    }
}

fn society() -> Society {
    Society {
        name: "made".into(),
        title: "Made up".into(),
        provinces: vec!["Somewhere".into()],
        places: vec![place(0, 500), place(1, 26), place(2, 300)],
        household_sizes: vec![25, 30, 21, 13, 6, 3, 2],
        income: [[1; 5]; 3],
        migrant: [hundredths(30); 3],
        employed: [[hundredths(60); 2]; 7],
        heads: hundredths(10),
        firm_sizes: vec![
            FirmSize { weight: 8, from: 0, to: 4 },
            FirmSize { weight: 2, from: 5, to: 50 },
        ],
        party: hundredths(10),
        posts: vec![],
        response: Response {
            aware: hundredths(60),
            deterrence: hundredths(10),
            chill: hundredths(5),
            step: hundredths(2),
            steps_gained: 3,
            fading: hundredths(20),
        },
        reaction: Reaction {
            acceptance: Some(Acceptance {
                share: hundredths(70),
                by: Default::default(),
                opponents: Factor::ONE,
            }),
            tie_steps: 1,
            rumour: hundredths(20),
            drops: hundredths(50),
            ..Reaction::default()
        },
        ties: vec![
            tie("kin", (4, 2), false),
            tie("friend", (3, 3), false),
            tie("acquaintance", (2, 1), true),
        ],
        meets: Meets { colleagues: 4, classmates: 6 },
        money: None,
        court: None,
    }
}

fn scenario(persons: u64) -> Scenario {
    Scenario {
        name: "made".into(),
        title: "Made up".into(),
        arms: vec![],
        society: society(),
        catalogue: Catalogue { domains: vec![], conducts: vec![], channels: vec![] },
        services: vec![],
        from: Date::new(2019, 1, 1).expect("a date"),
        periods: 3,
        persons,
        seed: 11,
        replicates: 1,
        params: vec![],
        sources: vec![],
        documents: vec![],
        targets: vec![],
        calibrated: vec![],
        off: vec![],
        carried: Vec::new(),
        notes: Vec::new(),
        told: Vec::new(),
    }
}

/// Not a whole number of neighbourhoods, districts or chunks.
const PERSONS: u64 = 64 * 37 + 13;

fn synthesise(plan: &Plan<'_>) -> Vec<Neighbourhood> {
    let mut hoods = vec![Neighbourhood::empty(); plan.synthesis.neighbourhoods() as usize];
    for (index, hood) in hoods.iter_mut().enumerate() {
        hood.synthesise(&plan.synthesis, index as u64);
    }
    hoods
}

/// A board on which about `per_cent` of the persons are newly restricted.
fn board(plan: &Plan<'_>, per_cent: u64) -> Vec<u64> {
    let key = Key::new(5, 0, Stream::named("board"));
    let mut board = vec![0; plan.synthesis.neighbourhoods() as usize];
    for person in 0..plan.synthesis.persons() {
        let hit = hundredths(per_cent).hits(key.words(person, 0, 0)[0]);
        board[person as usize / NEIGHBOURS] |= u64::from(hit) << (person as usize % NEIGHBOURS);
    }
    board
}

fn pull(plan: &Plan<'_>, hoods: &[Neighbourhood], chunk: usize, newly: &[u64]) -> Vec<Touch> {
    let mut all = Vec::new();
    for hoods in hoods.chunks(chunk) {
        let mut reached = vec![Touch::default(); hoods.iter().map(Neighbourhood::n).sum()];
        touch(plan, hoods, 2, newly, &mut reached);
        all.extend(reached);
    }
    all
}

/// What reaches a person, by looking at every tie of theirs.
fn by_enumeration(
    plan: &Plan<'_>,
    hood: &Neighbourhood,
    rank: usize,
    firms: &Workplaces,
    newly: &[u64],
) -> Touch {
    let index = hood.first + rank as u64;
    let person: &Person = &hood.people()[rank];
    let mut touch = Touch::default();
    if !person.is_adult() {
        return touch;
    }
    let is_newly = |p: u64| newly[p as usize / NEIGHBOURS] >> (p % NEIGHBOURS as u64) & 1 == 1;
    let at_home = hood.households.others(rank).any(|r| is_newly(hood.first + r as u64));
    touch.touched = at_home || firms.colleagues_of(&plan.synthesis, index).any(is_newly);
    let society = &plan.scenario.society;
    for bond in plan.synthesis.ties_of(index).into_iter().filter(|bond| is_newly(bond.other)) {
        let rank_of_other = (bond.other % 64) as u32;
        let address = (1 << 24) * bond.kind as u32 + 64 * bond.circle + rank_of_other;
        if society.ties[bond.kind].wide {
            let word = plan.draws.rumour.words(index, 2, address)[0];
            touch.hears |= society.reaction.rumour.hits(word);
            continue;
        }
        touch.touched = true;
        if society.ties[bond.kind].can_be_dropped {
            let word = plan.draws.drop_friend.words(index, 2, address)[0];
            let would = is_aware(plan, person, index) && accepts(plan, person, index);
            touch.strained += 1;
            touch.dropped += u32::from(would && society.reaction.drops.hits(word));
        }
    }
    touch
}

#[test]
fn the_partner_of_the_partner_is_oneself() {
    let scenario = scenario(PERSONS);
    let plan = Plan::new(&scenario, 0);
    let mut elsewhere = 0;
    for (kind, tie) in scenario.society.ties.iter().enumerate() {
        for circle in 0..tie.near + tie.far {
            for hood in 0..plan.synthesis.neighbourhoods() {
                let partner = plan.synthesis.partner(kind, circle, hood);
                assert_eq!(plan.synthesis.partner(kind, circle, partner), hood);
                let place = |hood| plan.synthesis.places().index_of(hood);
                assert!(circle >= tie.near || place(hood) == place(partner), "{kind} {circle}");
                elsewhere += u64::from(place(hood) != place(partner));
            }
        }
    }
    assert!(elsewhere > 0, "far circles leave the place");
}

#[test]
fn ties_are_the_same_from_both_sides() {
    let scenario = scenario(PERSONS);
    let plan = Plan::new(&scenario, 0);
    let mut n = [0; 3];
    for person in 0..PERSONS {
        for bond in plan.synthesis.ties_of(person) {
            assert_ne!(bond.other, person);
            n[bond.kind] += 1;
            let back = plan.synthesis.ties_of_kind(&plan.synthesis.glance(bond.other), bond.kind);
            let is_back = |b: &&assize_model::society::tie::Bond| {
                b.other == person && b.circle == bond.circle
            };
            assert_eq!(back.iter().filter(is_back).count(), 1, "{person} {bond:?}");
        }
    }
    assert!(n.iter().all(|n| *n > 100), "{n:?}");
}

#[test]
fn colleagues_and_classmates_are_the_same_from_both_sides() {
    let scenario = scenario(PERSONS);
    let plan = Plan::new(&scenario, 0);
    let synthesis = &plan.synthesis;
    let mut met = [0; 2];
    for number in 0..synthesis.neighbourhoods().div_ceil(district::HOODS) {
        let mut people = District::empty();
        people.fill(synthesis, number, &[]);
        let firms = Workplaces::of(synthesis, &people);
        for p in people.first..people.first + people.n as u64 {
            for q in firms.colleagues_of(synthesis, p) {
                met[0] += 1;
                assert!(firms.colleagues_of(synthesis, q).any(|other| other == p), "{p} {q}");
            }
            for q in people.classmates_of(synthesis, p) {
                met[1] += 1;
                assert_eq!(synthesis.glance(p).age(), synthesis.glance(q).age());
                assert!(people.classmates_of(synthesis, q).any(|other| other == p), "{p} {q}");
            }
        }
    }
    assert!(met.iter().all(|n| *n > 100), "{met:?}");
}

#[test]
fn the_pull_finds_what_the_enumeration_finds() {
    let scenario = scenario(PERSONS);
    let plan = Plan::new(&scenario, 0);
    let hoods = synthesise(&plan);
    for per_cent in [4, 30] {
        let newly = board(&plan, per_cent);
        let pulled = pull(&plan, &hoods, hoods.len(), &newly);
        let mut seen = [0; 4];
        let mut people = District::empty();
        for (at, hood) in hoods.iter().enumerate() {
            people.fill(&plan.synthesis, at as u64 / district::HOODS, &[]);
            let firms = Workplaces::of(&plan.synthesis, &people);
            for rank in 0..hood.n() {
                let touch = by_enumeration(&plan, hood, rank, &firms, &newly);
                assert_eq!(pulled[at * NEIGHBOURS + rank], touch, "{at} {rank}");
                let n = [touch.touched.into(), touch.hears.into(), touch.strained, touch.dropped];
                seen.iter_mut().zip(n).for_each(|(sum, n)| *sum += n);
            }
        }
        assert!(seen.iter().all(|n| *n > 0), "{seen:?}");
    }
}

#[test]
fn chunks_change_nothing_in_what_reaches_people() {
    let scenario = scenario(PERSONS);
    let plan = Plan::new(&scenario, 0);
    let hoods = synthesise(&plan);
    let newly = board(&plan, 5);
    let whole = pull(&plan, &hoods, hoods.len(), &newly);
    for chunk in [1, 3, 16, 20] {
        assert_eq!(pull(&plan, &hoods, chunk, &newly), whole, "chunks of {chunk}");
    }
}

#[test]
fn without_news_nothing_reaches_anybody() {
    let scenario = scenario(PERSONS);
    let plan = Plan::new(&scenario, 0);
    let hoods = synthesise(&plan);
    let newly = vec![0; hoods.len()];
    assert!(pull(&plan, &hoods, 8, &newly).iter().all(|t| *t == Touch::default()));
}

#[test]
fn a_tie_switched_off_changes_only_what_it_carries() {
    let with = scenario(PERSONS);
    let mut without = scenario(PERSONS);
    without.society.ties[2].base = Chance::NEVER;
    let (with, without) = (Plan::new(&with, 0), Plan::new(&without, 0));
    let hoods = synthesise(&with);
    let newly = board(&with, 10);
    let deaf = |t: Touch| Touch { hears: false, ..t };
    let (a, b) = (pull(&with, &hoods, 9, &newly), pull(&without, &hoods, 9, &newly));
    assert!(a.iter().zip(&b).all(|(a, b)| deaf(*a) == *b));
    assert!(a.iter().any(|t| t.hears));
}

#[test]
fn a_glance_shows_what_the_neighbourhood_shows() {
    let scenario = scenario(PERSONS);
    let plan = Plan::new(&scenario, 0);
    for hood in &synthesise(&plan) {
        for (rank, person) in hood.people().iter().enumerate() {
            let glance = plan.synthesis.glance(hood.first + rank as u64);
            assert_eq!((glance.age(), glance.sex()), (person.age(), person.sex()));
        }
    }
}

#[test]
fn the_households_next_door_and_grandparents_are_those_of_the_model() {
    let scenario = scenario(PERSONS);
    let plan = Plan::new(&scenario, 0);
    let mut grandparents = 0;
    for hood in &synthesise(&plan) {
        let households = &hood.households;
        for k in 0..households.n() {
            for next in households.next_door(k) {
                assert!(households.next_door(next).any(|back| back == k), "{k} {next}");
            }
        }
        for child in 0..hood.n() {
            for elder in households.grandparents(child) {
                grandparents += 1;
                assert_eq!(households.role(child), Role::Child);
                assert_eq!(households.of(elder), households.of(child));
                assert!(!households.is_parent(elder, child));
            }
        }
    }
    assert!(grandparents > 0);
}
