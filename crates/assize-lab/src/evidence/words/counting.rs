//! How a policy counts, in words: repetition, caps, validity, locks, repair, what reaches others.

use assize_base::quantity::FACTOR_ONE;
use assize_report::dossier::Line;
use assize_scenario::Scenario;
use assize_scenario::policy::{Policy, Reach, Validity};
use assize_scenario::scenario::Arm;

use super::{basis, counted, listed};

/// The lines on counting; none for a policy without rules.
pub(super) fn lines(scenario: &Scenario, arm: &Arm) -> Vec<Line> {
    let policy = &arm.policy;
    if policy.rules.is_empty() {
        return Vec::new();
    }
    let line = |words: String, part: &str| Line {
        words,
        basis: basis::of(scenario, &arm.stack, "", part),
    };
    let mut lines: Vec<Line> = ways(policy).into_iter().map(|w| line(w, "counting")).collect();
    lines.extend(validity(policy).map(|words| line(words, "validity")));
    for cap in &policy.caps {
        let words = format!("at most {} points a calendar year for {}", cap.at_most, cap.id);
        lines.push(line(words, &format!("cap {}", cap.id)));
    }
    lines.extend(repairs(policy).map(|words| line(words, "counting")));
    lines.extend(reaches(policy).map(|words| line(words, "counting")));
    lines.extend(head(policy).map(|words| line(words, "head")));
    lines
}

/// One act and several rules, repetition, lock.
fn ways(policy: &Policy) -> Vec<String> {
    let counting = policy.counting;
    let mut ways = vec![if counting.largest_only {
        "one act under several rules counts once, at the largest".to_owned()
    } else {
        "one act under several rules counts under each".to_owned()
    }];
    if counting.repeat.0 != FACTOR_ONE {
        let factor = f64::from(counting.repeat.0) / f64::from(FACTOR_ONE);
        ways.push(format!(
            "the same demerit again, while the first is valid, counts {factor} times"
        ));
    }
    if counting.lock {
        ways.push(
            "while a wrong is not put right, merits are recorded but do not count".to_owned(),
        );
    }
    ways
}

/// How long entries count.
fn validity(policy: &Policy) -> Option<String> {
    let line = |line: &Validity| {
        format!("{} for {}", counted(line.months as usize, "month"), size(line.from, line.to))
    };
    let lines: Vec<String> = policy.validity.iter().map(line).collect();
    (!lines.is_empty()).then(|| {
        format!("entries count for {}, unless a rule says otherwise", listed(&lines, "and"))
    })
}

/// Larger bounds than this stand for "without end" and are not told.
const ENDLESS: i32 = 10_000;

/// Entries from one number of points to another, in words: `up to 40 points lost`.
fn size(from: i32, to: i32) -> String {
    let (low, high, what) = match (from, to) {
        (_, to) if to < 0 => (to.saturating_neg(), from.saturating_neg(), "lost"),
        (from, _) if from > 0 => (from, to, "gained"),
        _ if from < -ENDLESS && to > ENDLESS => return "points lost or gained".to_owned(),
        _ if from < -ENDLESS => return format!("{to} points and less"),
        _ if to > ENDLESS => return format!("{from} points and more"),
        _ => return format!("{from} to {to} points"),
    };
    match (low, high) {
        (1, high) if high > ENDLESS => format!("points {what}"),
        (low, high) if high > ENDLESS => format!("{low} or more points {what}"),
        (1, high) => format!("up to {high} points {what}"),
        (low, high) => format!("{low} to {high} points {what}"),
    }
}

/// Grades that can be bought back.
fn repairs(policy: &Policy) -> Option<String> {
    let n = policy.rules.iter().filter(|r| r.repair.is_some()).count();
    let whose = counted(n, "direct grading");
    (n > 0).then(|| format!("{whose} can be repaired into a deduction before the term is over"))
}

/// Entries for what somebody else did.
fn reaches(policy: &Policy) -> Option<String> {
    let kinds = [
        (Reach::Spouse, "the spouse"),
        (Reach::Parents, "the parents"),
        (Reach::Children, "the children"),
        (Reach::Household, "everybody in the household"),
    ];
    let rules = |reach: Reach| policy.rules.iter().filter(|r| r.reaches.contains(&reach)).count();
    let parts: Vec<String> = kinds
        .into_iter()
        .filter(|(reach, _)| rules(*reach) > 0)
        .map(|(reach, whom)| format!("{whom} ({})", counted(rules(reach), "rule")))
        .collect();
    (!parts.is_empty()).then(|| format!("points for an act also reach {}", listed(&parts, "and")))
}

/// What of a firm's points its head gets.
fn head(policy: &Policy) -> Option<String> {
    let share = f64::from(policy.head_share?.0) / f64::from(FACTOR_ONE);
    Some(format!("the head of a firm gets {share} times the points of the firm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_that_stand_for_no_end_are_not_told() {
        assert_eq!(size(-40, -1), "up to 40 points lost");
        assert_eq!(size(-30_000, -41), "41 or more points lost");
        assert_eq!(size(1, 30_000), "points gained");
        assert_eq!(size(-100, -41), "41 to 100 points lost");
        assert_eq!(size(-30_000, 30_000), "points lost or gained");
        assert_eq!(size(-5, 5), "-5 to 5 points");
    }
}
