//! Sums, factors and clocks by hand.

use super::*;

#[test]
fn points_by_gravity_run_from_mild_to_extreme() {
    // By hand: -5 to -30 are 26 values; the lowest word gives -5, the highest -30, the middle -18.
    assert_eq!(between(-5, -30, 0), -5);
    assert_eq!(between(-5, -30, u32::MAX), -30);
    assert_eq!(between(-5, -30, 1 << 31), -18);
    assert_eq!(between(1, 3, u32::MAX), 3);
}

#[test]
fn a_quantity_is_converted_within_the_span() {
    assert_eq!(converted(1_250, 100, 1, 50), 12);
    assert_eq!(converted(99, 100, 1, 50), 1);
    assert_eq!(converted(9_999, 100, 1, 50), 50);
    assert_eq!(converted(1_250, 100, -50, 0), -12);
}

#[test]
fn a_share_rounds_towards_zero() {
    // By hand: a third of 2^16 is 21,845; 20 * 21,845 / 65,536 = 6.67.
    assert_eq!(scaled(-20, Factor(21_845)), -6);
    assert_eq!(scaled(20, Factor(21_845)), 6);
    assert_eq!(scaled(-20, Factor(2 * FACTOR_ONE)), -40);
    assert_eq!(scaled(-30_000, Factor(2 * FACTOR_ONE)), -32_767);
}

#[test]
fn the_months_until_a_correction_are_geometric() {
    // By hand, chance one half: the highest half of the words stops at once, the next quarter a
    // month later; the lowest word survives all 120 months only if the chance is nothing.
    let half = Chance(ONE / 2);
    assert_eq!(months_until(half, u32::MAX), 0);
    assert_eq!(months_until(half, 1 << 31), 0);
    assert_eq!(months_until(half, (1 << 31) - 1), 1);
    assert_eq!(months_until(Chance::ALWAYS, 0), 0);
    assert_eq!(months_until(Chance::NEVER, u32::MAX), 120);
}

#[test]
fn a_grade_outweighs_points_and_the_worse_grade_the_better() {
    let grade = |band| weight(Worth::Grade { band, months: 12 });
    assert!(grade(1) > weight(Worth::Points(-500)));
    assert!(grade(4) > grade(2));
    assert!(weight(Worth::Points(-30)) > weight(Worth::Points(20)));
}
