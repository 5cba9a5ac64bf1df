//! Replicates until the key figures are known well enough: after how many to look, and what is still
//! too wide.
//!
//! Invariant: how many replicates are run is a function of the goal and of what they counted, so that
//! an interrupted run, a run by other threads and a verification stop at the same number. Decision 0023
//! says why it looks so seldom, and what stopping on purpose does to the intervals.

use assize_base::evidence::{TooWide, Until};
use assize_model::count::ArmCounts;
use assize_model::measure::Measure;
use assize_scenario::Scenario;

use super::gather::{self, Sample};
use super::{figure, headline, is_bare, is_same};

/// A figure below this counts as this large. All key figures are shares or relative changes.
const LEAST: f64 = 0.01;

/// How sure the key figures are to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The share of its value that half the interval of a key figure may be, in millionths.
    pub share_ppm: u32,
    /// The replicates that are run in any case.
    pub at_least: u32,
    /// The replicates that are not exceeded.
    pub at_most: u32,
}

impl Goal {
    /// The share as a number.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.share_ppm) / 1e6
    }

    /// How large half an interval around a value may be.
    fn allowed(&self, value: f64) -> f64 {
        self.share() * value.abs().max(LEAST)
    }

    /// After how many replicates to look again: as many as the widest interval seems to need, at least
    /// a quarter more and at most twice as many as now.
    fn next(&self, now: u32, times_too_wide: f64) -> u32 {
        let needed = (f64::from(now) * times_too_wide * times_too_wide).ceil();
        let needed = needed.min(f64::from(u32::MAX)) as u32;
        needed.clamp(now + now.div_ceil(4), 2 * now).min(self.at_most)
    }
}

/// How many replicates a run makes: a fixed number, or as many as a goal needs.
#[derive(Debug)]
pub struct Pace {
    goal: Option<Goal>,
    /// What was measured, replicate by replicate; only kept for a goal.
    measured: Vec<Vec<Sample>>,
    wanted: u32,
    looks: Vec<u32>,
    too_wide: Vec<TooWide>,
}

impl Pace {
    /// The pace of a scenario: its number of replicates, unless there is a goal.
    #[must_use]
    pub fn of(scenario: &Scenario, goal: Option<Goal>) -> Pace {
        let wanted = goal.map_or(scenario.replicates, |goal| goal.at_least);
        Pace { goal, measured: Vec::new(), wanted, looks: Vec::new(), too_wide: Vec::new() }
    }

    /// How many replicates there are to be, as far as is known now.
    #[must_use]
    pub fn wanted(&self) -> u32 {
        self.wanted
    }

    /// Takes note of the next replicate; tells whether the figures were looked at.
    pub fn add(&mut self, scenario: &Scenario, counts: &[ArmCounts]) -> bool {
        let Some(goal) = self.goal else { return false };
        self.measured.push(key_samples(scenario, self.measured.len(), counts));
        let now = self.measured.len() as u32;
        if now != self.wanted {
            return false;
        }
        let widths = self.widths(scenario, &goal);
        let most = widths.iter().map(|(times, _)| *times).fold(0.0, f64::max);
        self.too_wide = widths.into_iter().map(|(_, wide)| wide).collect();
        self.looks.push(now);
        if !self.too_wide.is_empty() && now < goal.at_most {
            self.wanted = goal.next(now, most);
        }
        true
    }

    /// What came of it; nothing without a goal.
    #[must_use]
    pub fn told(&self) -> Option<Until> {
        let goal = self.goal?;
        Some(Until {
            share: goal.share(),
            least: LEAST,
            at_least: goal.at_least,
            at_most: goal.at_most,
            looks: self.looks.clone(),
            reached: self.too_wide.is_empty() && !self.looks.is_empty(),
            too_wide: self.too_wide.clone(),
        })
    }

    /// The last look in a sentence.
    #[must_use]
    pub fn words(&self) -> String {
        let now = self.looks.last().copied().unwrap_or(0);
        if self.too_wide.is_empty() {
            return format!("after {now} replicates: every key figure is as narrow as wanted");
        }
        let wide: Vec<String> = self.too_wide.iter().map(words).collect();
        let next = match self.wanted {
            wanted if wanted > now => format!("; going on to {wanted}"),
            _ => "; no more replicates were allowed (--at-most)".to_owned(),
        };
        format!("after {now} replicates, still too wide: {}{next}", wide.join("; "))
    }

    /// The figures that are too wide with how many times, the widest first.
    fn widths(&self, scenario: &Scenario, goal: &Goal) -> Vec<(f64, TooWide)> {
        let first = self.measured.first().map_or(&[][..], Vec::as_slice);
        let mut wide: Vec<(f64, TooWide)> =
            (0..first.len()).filter_map(|place| self.width(scenario, goal, place)).collect();
        // The sort is stable: equally wide ones stay in the order of arms and measures.
        wide.sort_by(|a, b| b.0.total_cmp(&a.0));
        wide
    }

    /// How many times too wide the figure at one place is, if it is.
    fn width(&self, scenario: &Scenario, goal: &Goal, place: usize) -> Option<(f64, TooWide)> {
        let samples: Vec<&Sample> = self.measured.iter().map(|one| &one[place]).collect();
        let (arm, measure) = (samples[0].arm, samples[0].measure);
        let (arms, paired) = (&scenario.arms, measure.evaluate.of_arm().is_none());
        let certain =
            if paired { is_same(&arms[arm], &arms[0]) } else { is_bare(&arms[arm].policy) };
        let (told, _) = figure::told(&samples, certain)?;
        let told = assize_base::stats::Interval {
            low: figure::within(measure, told.low),
            high: figure::within(measure, told.high),
            ..told
        };
        let measured = samples.iter().filter(|s| s.value.is_some()).count();
        let half = Some(told.half_width()).filter(|_| measured > 1);
        let wanted = goal.allowed(told.value);
        let times = half.map_or(f64::INFINITY, |half| half / wanted);
        let (arm, measure) = (arms[arm].name.clone(), samples[0].id.clone());
        (times > 1.0).then_some((times, TooWide { arm, measure, half, wanted }))
    }
}

/// A figure that is too wide, in words.
fn words(wide: &TooWide) -> String {
    let percent = |x: f64| format!("{:.3}", 100.0 * x);
    let half = wide.half.map_or_else(|| "not known yet".to_owned(), percent);
    let wanted = percent(wide.wanted);
    format!("{} of {}: ± {half} points of a per cent ({wanted} wanted)", wide.measure, wide.arm)
}

/// The key figures of everybody in one replicate, of every arm but the first, or of the only one.
fn key_samples(scenario: &Scenario, replicate: usize, counts: &[ArmCounts]) -> Vec<Sample> {
    let key = |m: &Measure| headline::KEY.contains(&m.id);
    let skipped = usize::from(scenario.arms.len() > 1);
    let arms = skipped..scenario.arms.len();
    arms.flat_map(|arm| gather::of_everybody(scenario, (arm, replicate), counts, key)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{replicates, scenario};
    use super::*;

    fn goal(share_ppm: u32, at_least: u32, at_most: u32) -> Goal {
        Goal { share_ppm, at_least, at_most }
    }

    /// Adds the two replicates of the fixture in turn until the pace is satisfied.
    fn paced(goal: Goal) -> Pace {
        let (scenario, counts) = (scenario(), replicates());
        let mut pace = Pace::of(&scenario, Some(goal));
        for replicate in 0.. {
            if replicate >= pace.wanted() as usize {
                break;
            }
            pace.add(&scenario, &counts[replicate % 2]);
        }
        pace
    }

    #[test]
    fn small_figures_have_an_absolute_width() {
        // By hand: 2 % of 0.3 is 0.006; 2 % of 0.001 would be 0.00002, but it counts as 0.01: 0.0002.
        let goal = goal(20_000, 4, 64);
        assert!((goal.allowed(-0.3) - 0.006).abs() < 1e-12);
        assert!((goal.allowed(0.001) - 0.000_2).abs() < 1e-12);
    }

    #[test]
    fn the_next_look_is_where_the_widest_seems_to_need_it() {
        // By hand: 1.2 times too wide after 10: 14.4, so 15; 3 times: 90, but at most twice 10; hardly
        // too wide: a quarter more, 13; and never more than are allowed.
        let goal = goal(20_000, 4, 18);
        assert_eq!(goal.next(10, 1.2), 15);
        assert_eq!(goal.next(10, 1.01), 13);
        assert_eq!(goal.next(8, 3.0), 16);
        assert_eq!(goal.next(16, f64::INFINITY), 18);
    }

    #[test]
    fn replicates_are_added_until_all_is_narrow_or_no_more_are_allowed() {
        let wide = paced(goal(10_000, 2, 11)).told().expect("a goal");
        assert_eq!((wide.looks.clone(), wide.reached), (vec![2, 4, 8, 11], false));
        let worst = wide.too_wide.iter().map(|w| w.half.expect("several values") / w.wanted);
        assert!(worst.clone().zip(worst.skip(1)).all(|(a, b)| a >= b), "{:?}", wide.too_wide);
        let narrow = paced(goal(1_000_000, 4, 100));
        let told = narrow.told().expect("a goal");
        assert!(told.reached && *told.looks.last().unwrap() < 100, "{told:?}");
        assert_eq!(narrow.wanted(), *told.looks.last().unwrap());
    }

    #[test]
    fn the_number_depends_on_nothing_but_goal_and_counts() {
        // A run that goes on adds what it finds; the one that was never stopped added the same.
        let one = paced(goal(100_000, 3, 40));
        let other = paced(goal(100_000, 3, 40));
        assert_eq!(one.told(), other.told());
        let fixed = Pace::of(&scenario(), None);
        assert_eq!((fixed.wanted(), fixed.told()), (2, None));
    }
}
