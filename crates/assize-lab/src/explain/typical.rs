//! The things that can happen to somebody, as kinds of persons to look for; and for each how far it
//! went, so that a typical person can be told from an extreme one.

use assize_base::calendar::Day;
use assize_engine::{Event, Lives, Step, Trail};
use assize_model::desk::Finding;
use assize_model::record::Truth;
use assize_scenario::Scenario;
use assize_scenario::policy::Policy;

use super::course::{self, Span};

/// A kind of person that can be looked for.
pub struct Kind {
    /// The name.
    pub name: &'static str,
    /// To whom it happens, in words.
    pub summary: &'static str,
    /// By what it is told how far it went, in words.
    pub distance: &'static str,
    /// How far it went in an arm, if it happened there.
    look: fn(&Look<'_>, usize) -> Option<Case>,
}

/// That it happened to somebody in an arm, and how far it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Case {
    /// 0 for the plainest form of it.
    pub(super) tier: u8,
    pub(super) distance: u32,
}

/// A life that is looked at.
pub(super) struct Look<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) person: u64,
    pub(super) lives: &'a Lives,
    /// The first day after the run.
    pub(super) after: Day,
}

/// All kinds, in the order in which they are listed.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "wrongly-listed",
        summary: "put on a black list on a false record: for somebody else's act, or for nobody's",
        distance: "days on lists, each list by itself",
        look: wrongly_listed,
    },
    Kind {
        name: "wrongly-punished",
        summary: "lost points, was graded or listed on a false record",
        distance: "detriments on false records",
        look: wrongly_punished,
    },
    Kind {
        name: "trapped",
        summary: "in the worst band or on a black list for a year or more, without a break and to the \
                  end of the run",
        distance: "days down",
        look: trapped,
    },
    Kind {
        name: "spillover",
        summary: "lost points, was graded or listed for the act of a relative or of the firm that the \
                  person heads",
        distance: "detriments for others' acts",
        look: spillover,
    },
    Kind {
        name: "protected",
        summary: "lost points, was graded or listed for conduct that exercises a right",
        distance: "detriments for protected conduct",
        look: protected,
    },
    Kind {
        name: "silenced",
        summary: "left lawful acts undone out of caution, more than in the first arm",
        distance: "lawful acts forgone more than in the first arm",
        look: silenced,
    },
    Kind {
        name: "worse-off",
        summary: "met more detriments, forwent more lawful acts or got fewer favours than in the first \
                  arm, and nothing better",
        distance: "detriments and lawful acts forgone more, favours fewer",
        look: worse_off,
    },
    Kind {
        name: "better-off",
        summary: "met fewer detriments, forwent fewer lawful acts or got more favours than in the \
                  first arm, and nothing worse",
        distance: "detriments and lawful acts forgone fewer, favours more",
        look: better_off,
    },
    Kind {
        name: "repaired",
        summary: "taken off a black list because an error was corrected",
        distance: "days until it was put right",
        look: repaired,
    },
    Kind {
        name: "denied",
        summary: "objected to a listing on a false record, and was refused",
        distance: "days on lists, each list by itself",
        look: denied,
    },
    Kind {
        name: "returned",
        summary: "was in the worst band or on a black list, and came back",
        distance: "days down",
        look: returned,
    },
];

/// The kind of a name.
#[must_use]
pub(super) fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

impl Kind {
    /// The arm in which it happened most plainly, among those asked for, with how far it went.
    pub(super) fn of(&self, look: &Look<'_>, arms: &[usize]) -> Option<(usize, Case)> {
        let found = arms.iter().filter_map(|arm| Some((*arm, (self.look)(look, *arm)?)));
        found.min_by_key(|(arm, case)| (case.tier, std::cmp::Reverse(case.distance), *arm))
    }
}

impl Look<'_> {
    fn policy(&self, arm: usize) -> &Policy {
        &self.scenario.arms[arm].policy
    }

    fn steps(&self, arm: usize) -> &[Step] {
        &self.lives[arm]
    }

    fn spans(&self, arm: usize) -> Vec<Span> {
        course::spans(self.policy(arm), self.steps(arm), u8::MAX, self.after)
    }

    /// How many points lost, grades and black listings rest on something.
    fn count(&self, arm: usize, rests: impl Fn(&Event, &Trail) -> bool) -> u32 {
        let policy = self.policy(arm);
        let meant = |step: &&Step| {
            course::is_detriment(policy, &step.event)
                && trail(&step.event).is_some_and(|t| rests(&step.event, t))
        };
        self.steps(arm).iter().filter(meant).count() as u32
    }

    /// Whether the person is neither on a black list nor below the default band at any time in some
    /// other arm.
    fn is_free_elsewhere(&self, arm: usize) -> bool {
        let is_free = |other: usize| {
            let policy = self.policy(other);
            self.spans(other).iter().all(|span| !span.place.is_worse(policy))
        };
        (0..self.lives.len()).any(|other| other != arm && is_free(other))
    }

    /// The times in which the person was down without a break: first day, and the first day after.
    fn downs(&self, arm: usize) -> Vec<(Day, Day)> {
        let policy = self.policy(arm);
        let mut all: Vec<(Day, Day)> = Vec::new();
        for span in self.spans(arm).iter().filter(|span| span.place.is_down(policy)) {
            match all.last_mut().filter(|(_, to)| span.from <= *to) {
                Some((_, to)) => *to = span.to.max(*to),
                None => all.push((span.from, span.to)),
            }
        }
        all
    }

    /// Days on black lists in listings that are meant.
    fn days_listed(&self, arm: usize, meant: impl Fn(&Trail) -> bool) -> u32 {
        let policy = self.policy(arm);
        let mut days = 0;
        for (at, step) in self.steps(arm).iter().enumerate() {
            let Event::Listed { list, trail: Some(trail), .. } = &step.event else { continue };
            if step.day < self.after && !policy.lists[*list].manner.red && meant(trail) {
                days += self.days_until_off(arm, at, *list);
            }
        }
        days
    }

    fn days_until_off(&self, arm: usize, listed_at: usize, list: usize) -> u32 {
        let steps = self.steps(arm);
        let is_off = |s: &&Step| matches!(s.event, Event::Unlisted { list: l, .. } if l == list);
        let off = steps[listed_at..].iter().find(is_off).map_or(self.after, |step| step.day);
        u32::from(off.saturating_sub(steps[listed_at].day))
    }

    /// Detriments, favours, and lawful acts forgone, in an arm.
    fn balance(&self, arm: usize) -> [i64; 3] {
        let (policy, mut sums) = (self.policy(arm), [0; 3]);
        for step in self.steps(arm) {
            match &step.event {
                Event::TriedAgain { times, .. } => sums[0] += i64::from(*times),
                event if course::is_detriment(policy, event) => sums[0] += 1,
                Event::Met { .. } => sums[1] += 1,
                Event::Forgone { conduct } => {
                    sums[2] += i64::from(self.scenario.catalogue.conducts[*conduct].lawful);
                }
                _ => {}
            }
        }
        sums
    }
}

fn trail(event: &Event) -> Option<&Trail> {
    match event {
        Event::Entry { trail, .. } => Some(trail),
        Event::Listed { trail, .. } => trail.as_ref(),
        _ => None,
    }
}

fn some(tier: u8, distance: u32) -> Option<Case> {
    (distance > 0).then_some(Case { tier, distance })
}

/// The plainest form: for somebody else's act, and free in another arm.
fn wrongly_listed(look: &Look<'_>, arm: usize) -> Option<Case> {
    let of_another = look.days_listed(arm, |trail| trail.truth == Truth::Misattributed);
    let days = match of_another {
        0 => look.days_listed(arm, |trail| trail.truth == Truth::Invented),
        days => days,
    };
    if days == 0 {
        return None;
    }
    let tier = 2 * u8::from(of_another == 0) + u8::from(!look.is_free_elsewhere(arm));
    some(tier, days)
}

fn wrongly_punished(look: &Look<'_>, arm: usize) -> Option<Case> {
    let of_another = look.count(arm, |_, trail| trail.truth == Truth::Misattributed);
    let all = look.count(arm, |_, trail| trail.truth != Truth::True);
    some(u8::from(of_another == 0), all)
}

fn trapped(look: &Look<'_>, arm: usize) -> Option<Case> {
    let (from, to) = *look.downs(arm).last()?;
    let days = u32::from(to - from);
    (to == look.after && days >= 365).then_some(Case { tier: 0, distance: days })
}

fn spillover(look: &Look<'_>, arm: usize) -> Option<Case> {
    let person = look.person;
    let spilled = |event: &Event, trail: &Trail| match event {
        Event::Entry { others, .. } | Event::Listed { others, .. } => *others,
        _ => trail.firm && trail.about == person,
    };
    some(0, look.count(arm, spilled))
}

fn protected(look: &Look<'_>, arm: usize) -> Option<Case> {
    let policy = look.policy(arm);
    let conduct = |event: &Event| match event {
        Event::Entry { rule, .. } => policy.rules[*rule].conduct,
        Event::Listed { list, ground: Some(ground), .. } => {
            Some(policy.lists[*list].grounds[*ground].conduct)
        }
        _ => None,
    };
    let conducts = &look.scenario.catalogue.conducts;
    let is_right = |event: &Event| conduct(event).is_some_and(|c| conducts[c].right.is_some());
    some(0, look.count(arm, |event, trail| trail.truth == Truth::True && is_right(event)))
}

fn silenced(look: &Look<'_>, arm: usize) -> Option<Case> {
    let first = if arm == 0 { 0 } else { look.balance(0)[2] };
    some(0, (look.balance(arm)[2] - first).max(0) as u32)
}

/// What changed against the first arm, for the worse and for the better.
fn changes(look: &Look<'_>, arm: usize) -> (u32, u32) {
    let (now, first) = (look.balance(arm), look.balance(0));
    let [burden, favour, silence] = [0, 1, 2].map(|i| now[i] - first[i]);
    let sum = |parts: [i64; 3]| parts.into_iter().map(|p| p.max(0) as u32).sum();
    (sum([burden, -favour, silence]), sum([-burden, favour, -silence]))
}

fn worse_off(look: &Look<'_>, arm: usize) -> Option<Case> {
    let (worse, better) = changes(look, arm);
    if better == 0 { some(0, worse) } else { None }
}

fn better_off(look: &Look<'_>, arm: usize) -> Option<Case> {
    let (worse, better) = changes(look, arm);
    if worse == 0 { some(0, better) } else { None }
}

fn repaired(look: &Look<'_>, arm: usize) -> Option<Case> {
    let (policy, steps) = (look.policy(arm), look.steps(arm));
    for (at, step) in steps.iter().enumerate() {
        let Event::Unlisted { list, corrected: true, .. } = step.event else { continue };
        let is_it = |s: &&Step| matches!(s.event, Event::Listed { list: l, .. } if l == list);
        let listed = steps[..at].iter().rev().find(is_it);
        if let Some(listed) = listed.filter(|_| !policy.lists[list].manner.red) {
            return some(0, u32::from(step.day.saturating_sub(listed.day)));
        }
    }
    None
}

fn denied(look: &Look<'_>, arm: usize) -> Option<Case> {
    let steps = look.steps(arm);
    for (at, step) in steps.iter().enumerate() {
        let list = match step.event {
            Event::Heard { list, upheld: false } => list,
            Event::Decided { list, finding: Finding::Stands } => list,
            _ => continue,
        };
        let is_it = |s: &Step| matches!(s.event, Event::Listed { list: l, .. } if l == list);
        let Some(listed) = steps[..at].iter().rposition(is_it) else { continue };
        let is_false = trail(&steps[listed].event).is_some_and(|t| t.truth != Truth::True);
        if is_false && step.day < look.after {
            return some(0, look.days_until_off(arm, listed, list));
        }
    }
    None
}

fn returned(look: &Look<'_>, arm: usize) -> Option<Case> {
    let downs = look.downs(arm);
    let is_back = downs.last().is_some_and(|(_, to)| *to < look.after);
    let longest = downs.iter().map(|(from, to)| u32::from(to - from)).max();
    longest.filter(|_| is_back).map(|days| Case { tier: 0, distance: days })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::fixture;
    use assize_model::record::Address;

    const AFTER: Day = 731;

    fn listed(day: Day, truth: Truth) -> Step {
        let root = Address { actor: 5, firm: false, period: 0, serial: 0 };
        let trail = Trail { about: 9, firm: false, truth, root };
        let event =
            Event::Listed { list: 0, ground: Some(0), end: 900, trail: Some(trail), others: false };
        Step { day, period: 0, event }
    }

    fn off(day: Day, corrected: bool) -> Step {
        Step { day, period: 0, event: Event::Unlisted { list: 0, how: None, corrected } }
    }

    /// How far a kind goes in the second of two arms; in the first nothing happens.
    fn far(name: &str, steps: Vec<Step>) -> Option<Case> {
        let scenario = fixture::scenario();
        let lives = vec![Vec::new(), steps];
        let look = Look { scenario: &scenario, person: 9, lives: &lives, after: AFTER };
        kind(name).expect("a kind").of(&look, &[1]).map(|(_, case)| case)
    }

    fn case(tier: u8, distance: u32) -> Option<Case> {
        Some(Case { tier, distance })
    }

    #[test]
    fn somebody_is_wrongly_listed_for_anothers_act_before_nobodys() {
        // By hand: listed from day 100 to 160 makes 60 days; from 700 to the end 31.
        let another = listed(100, Truth::Misattributed);
        assert_eq!(far("wrongly-listed", vec![another, off(160, false)]), case(0, 60));
        assert_eq!(far("wrongly-listed", vec![listed(700, Truth::Invented)]), case(2, 31));
        assert_eq!(far("wrongly-listed", vec![listed(700, Truth::True)]), None);
    }

    #[test]
    fn a_trap_lasts_to_the_end_and_a_return_ends_before_it() {
        let truth = Truth::True;
        assert_eq!(far("trapped", vec![listed(366, truth)]), case(0, 365));
        assert_eq!(far("trapped", vec![listed(367, truth)]), None);
        let back = || vec![listed(100, truth), off(600, false)];
        assert_eq!(far("trapped", back()), None);
        assert_eq!(far("returned", back()), case(0, 500));
        let mut again = back();
        again.push(listed(720, truth));
        assert_eq!(far("returned", again), None);
    }

    #[test]
    fn an_objection_works_or_is_refused() {
        let heard = |day, upheld| Step { day, period: 0, event: Event::Heard { list: 0, upheld } };
        let wrong = || listed(100, Truth::Invented);
        assert_eq!(far("repaired", vec![wrong(), heard(130, true), off(130, true)]), case(0, 30));
        assert_eq!(far("denied", vec![wrong(), heard(130, false), off(400, false)]), case(0, 300));
        let rightly = vec![listed(100, Truth::True), heard(130, false)];
        assert_eq!(far("denied", rightly), None);
    }

    #[test]
    fn worse_off_is_who_meets_more_and_nothing_better() {
        // By hand: one black listing more than in the first arm.
        assert_eq!(far("worse-off", vec![listed(100, Truth::True)]), case(0, 1));
        assert_eq!(far("better-off", vec![listed(100, Truth::True)]), None);
        assert_eq!(far("worse-off", Vec::new()), None);
    }
}
