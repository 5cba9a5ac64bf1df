//! The byte budget of `ARCHITECTURE.md`, held against what a chunk really keeps.

use assize_base::quantity::Chance;
use assize_model::board::{Posting, Review};
use assize_model::chunk::ArmState;
use assize_model::entry::Entry;
use assize_scenario::expr::Expr;
use assize_scenario::policy::{Band, List, Manner, Pick, Policy, Risk, Score, SideScore};

/// The number in the second cell of the line that begins with a column's name.
fn budget(column: &str) -> usize {
    let map = concat!(env!("CARGO_MANIFEST_DIR"), "/../ARCHITECTURE.md");
    let text = std::fs::read_to_string(map).expect("the map is there");
    let start = format!("| {column} | ");
    let line = text.lines().find_map(|line| line.strip_prefix(&start));
    let line = line.unwrap_or_else(|| panic!("the byte budget has no line for {column}"));
    let number = line.split(' ').next().expect("split gives a part");
    number.parse().unwrap_or_else(|e| panic!("{column}: `{number}`: {e}"))
}

fn score() -> Score {
    let band = Band { label: "A".into(), title: String::new(), from: None };
    Score {
        start: 0,
        floor: None,
        ceiling: None,
        who: Expr::always(),
        bands: vec![band],
        default_band: 0,
        terms: Default::default(),
    }
}

fn list() -> List {
    List {
        id: "l".into(),
        title: String::new(),
        exempt: Expr::Const(0),
        grounds: Vec::new(),
        exits: Vec::new(),
        removal_working_days: 0,
        review: None,
        brings: None,
        emits: None,
        emits_head: None,
        source: String::new(),
        intake: None,
        manner: Default::default(),
    }
}

fn picking() -> List {
    let pick = Pick {
        every: 1,
        share: Chance::NEVER,
        who: Expr::always(),
        risk: Risk::Learned(12),
        months: 1,
    };
    List { manner: Manner { pick: Some(pick), ..Manner::default() }, ..list() }
}

#[test]
fn a_person_costs_what_the_byte_budget_says() {
    const PERSONS: usize = 640;
    let bytes = |policy: &Policy| ArmState::new(policy, PERSONS, false).bytes();
    let moneyed = ArmState::new(&Policy::default(), PERSONS, true).bytes();
    let plain = Policy { person_score: Some(score()), ..Policy::default() };
    let listed = Policy { lists: vec![list()], ..plain.clone() };
    let firms = Policy { firm_score: Some(score()), ..plain.clone() };
    let side = || SideScore { id: "s".into(), title: String::new(), score: score() };
    let sides = Policy { side_scores: vec![side(), side()], ..plain.clone() };
    assert_eq!(bytes(&Policy::default()), PERSONS * budget("status"));
    assert_eq!(bytes(&plain), PERSONS * budget("status"));
    assert_eq!(moneyed, PERSONS * (budget("status") + budget("arrears")));
    assert_eq!(bytes(&listed), bytes(&plain) + PERSONS * budget("published lists"));
    assert_eq!(bytes(&sides), bytes(&plain) + 2 * PERSONS * budget("published side bands"));
    let picking = Policy { lists: vec![picking(), list(), picking()], ..plain.clone() };
    let weights = 2 * PERSONS * budget("weights of selection by rank");
    assert_eq!(bytes(&picking), bytes(&listed) + weights);
    assert_eq!(bytes(&firms), bytes(&plain) + PERSONS * budget("published bands of firms"));
    let of_firms = ArmState::new(&firms, PERSONS, false).with_lists_of_firms().bytes();
    assert_eq!(of_firms, bytes(&firms) + PERSONS * budget("published lists of firms"));
    let beside = ArmState::new(&plain, PERSONS, false).beside_the_first().bytes();
    assert_eq!(beside, bytes(&plain) + PERSONS * budget("pairs with the first arm"));
}

#[test]
fn the_board_costs_one_bit_a_person_and_arm_beside_the_bit_that_is_posted() {
    let state = ArmState::new(&Policy::default(), 640, false);
    let posted = |shows_restricted| {
        let review = Review { period: 0, today: 30, shows_restricted };
        Posting::of(&state, &Policy::default(), review)
    };
    let bits = |words: &[u64]| 8 * std::mem::size_of_val(words);
    assert_eq!(bits(&posted(false).newly), 640 * budget("the board, bits"));
    assert_eq!(bits(&posted(false).restricted), 0);
    assert_eq!(bits(&posted(true).restricted), 640 * budget("the board, bits"));
}

#[test]
fn an_entry_costs_what_the_byte_budget_says() {
    assert_eq!(std::mem::size_of::<Entry>(), budget("entries on file"));
}
