//! The index of a tie's draws by hand.

use super::*;

#[test]
fn draws_about_a_tie_are_told_apart_by_kind_circle_and_rank() {
    // By hand: 2^24 * 3 + 64 * 5 + 130 mod 64 = 50,331,648 + 320 + 2.
    let bond = Bond { kind: 3, circle: 5, other: 130 };
    assert_eq!(bond.index(), 50_331_970);
}
