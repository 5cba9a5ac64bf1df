//! The points in the main score as they run, entry by entry.

use assize_base::calendar::Day;
use assize_engine::{Event, Step};
use assize_scenario::policy::Policy;

/// Points on file.
struct Held {
    rule: usize,
    points: i32,
    start: Day,
    end: Day,
}

/// The points in the main score after each step that changes them; `None` for the other steps, and
/// throughout where standing points are added at the reviews, so that they do not run by entries.
pub(super) fn running(policy: &Policy, steps: &[Step]) -> Vec<Option<i32>> {
    let of_main = |rule: usize| policy.rules[rule].holds.score == 0;
    let stands = policy.rules.iter().any(|r| r.holds.standing.is_some() && r.holds.score == 0);
    let Some(score) = policy.person_score.as_ref().filter(|_| !stands) else {
        return vec![None; steps.len()];
    };
    let mut file: Vec<Held> = Vec::new();
    let after = |step: &Step| {
        let changes = match &step.event {
            Event::Entry { rule, points, grade: None, start, end, .. } => {
                file.push(Held { rule: *rule, points: *points, start: *start, end: *end });
                of_main(*rule) && *points != 0
            }
            Event::Repaired { into, points, end, .. } => {
                file.push(Held { rule: *into, points: *points, start: step.day, end: *end });
                of_main(*into)
            }
            Event::Replaced { rule, start, end, .. } => {
                let is_it = |h: &Held| (h.rule, h.start, h.end) == (*rule, *start, *end);
                let at = file.iter().position(is_it);
                at.is_some_and(|at| of_main(file.swap_remove(at).rule))
            }
            Event::Expired { rule } => {
                let ends = |h: &Held| h.rule == *rule && h.end == step.day && h.points != 0;
                of_main(*rule) && file.iter().any(ends)
            }
            _ => false,
        };
        let counts = |h: &&Held| of_main(h.rule) && h.start <= step.day && step.day < h.end;
        let sum: i32 = file.iter().filter(counts).map(|h| h.points).sum();
        changes.then(|| score.clamp(score.start.saturating_add(sum)))
    };
    steps.iter().map(after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::fixture;
    use assize_engine::Trail;
    use assize_model::record::{Address, Truth};

    fn entry(day: Day, rule: usize, points: i32, end: Day) -> Step {
        let root = Address { actor: 0, firm: false, period: 0, serial: 0 };
        let trail = Trail { about: 0, firm: false, truth: Truth::True, root };
        let event = Event::Entry {
            rule,
            points,
            grade: None,
            start: day,
            end,
            repeated: false,
            muted: false,
            others: false,
            trail,
        };
        Step { day, period: 0, event }
    }

    #[test]
    fn points_run_from_entry_to_entry_and_fall_away_at_their_end() {
        let policy = fixture::scenario().arms[1].policy.clone();
        let start = policy.person_score.as_ref().map_or(0, |s| s.start);
        let step = |day, event| Step { day, period: 0, event };
        let steps = [
            entry(10, 0, -30, 40),
            entry(20, 0, -10, 60),
            step(25, Event::Replaced { rule: 0, points: -10, start: 20, end: 60 }),
            entry(25, 0, -15, 60),
            step(31, Event::GaveUp),
            step(40, Event::Expired { rule: 0 }),
        ];
        // By hand: -30; -40; the -10 gives way: -30; -45; nothing; without the -30 on its last day:
        // -15.
        let hand = [Some(-30), Some(-40), Some(-30), Some(-45), None, Some(-15)];
        assert_eq!(running(&policy, &steps), hand.map(|p| p.map(|p| start + p)));
    }
}
