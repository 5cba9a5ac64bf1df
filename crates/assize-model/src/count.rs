//! What a run counts: whole numbers, by arm, group cell and period, that can be added in any order.

use assize_base::vocabulary::CELLS;
use assize_scenario::catalogue::Subject;
use assize_scenario::policy::Policy;

use crate::chunk::SCORES;
use crate::origin::ORIGINS;
use crate::{pair, redress};

/// The counters that every arm has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Counter {
    /// Unlawful acts done.
    ActsUnlawful,
    /// Merits done, recorded or not.
    ActsMerit,
    /// Lawful acts done that exercise freedom of expression.
    ActsExpression,
    /// The same for assembly.
    ActsAssembly,
    /// The same for belief.
    ActsBelief,
    /// The same for association.
    ActsAssociation,
    /// The same for petition.
    ActsPetition,
    /// Records of harm, true or false.
    RecordsNegative,
    /// Records of merit.
    RecordsPositive,
    /// Records misattributed.
    RecordsMisattributed,
    /// Records invented.
    RecordsInvented,
    /// Entries with points below zero.
    Minuses,
    /// Points lost by them.
    PointsLost,
    /// Entries with points above zero.
    Pluses,
    /// Points gained by them.
    PointsGained,
    /// Entries of direct grading.
    Grades,
    /// Listings, but for honours.
    Listings,
    /// Attempts at a service on which a detrimental effect fell.
    Hindrances,
    /// Attempts that were favoured.
    Favours,
    /// Detriments (minuses, grades, listings, hindrances) resting on false or misattributed records.
    Wrongful,
    /// Detriments resting on an act that exercises a right.
    Protected,
    /// Detriments falling on somebody for another's act.
    Spillover,
    /// Changes of band at a review.
    Moves,
    /// Persons who fell into the worst band or onto a list.
    Fallen,
    /// Persons who came back.
    Returned,
    /// Days between, summed over those who came back.
    ReturnDays,
    /// Subjects, at the last review (in the series: at each review).
    Subjects,
    /// Subjects who have a score.
    Scored,
    /// Sum of their scores.
    ScoreSum,
    /// Sum of the squares of their scores.
    ScoreSquares,
    /// Subjects below the default band or on a list at the review.
    Restricted,
    /// Of these, those who would not be without false or misattributed records.
    RestrictedWrongly,
    /// Persons with at least one unlawful act of their own in the run.
    Offenders,
    /// Of these, those in the worst band at the last review.
    OffendersWorst,
    /// Of the others, those in the worst band at the last review.
    OthersWorst,
    /// Merits done for the points alone.
    ActsGamed,
    /// Losses of income that befell somebody.
    Setbacks,
    /// Yuan lost by consequences.
    MoneyLost,
    /// Loans granted to people in arrears.
    LoansGranted,
    /// Loans refused to them by a consequence.
    LoansRefused,
    /// Loans that the bank itself declined.
    LoansDeclined,
    /// Adults a month's income or more in arrears at the review.
    InArrears,
    /// Their arrears, in quarters of a month's income.
    ArrearsSum,
    /// Suits.
    Suits,
    /// Judgments performed on notice.
    CasesPerformed,
    /// Judgments closed because the debtor has nothing.
    CasesUnable,
    /// Judgments enforced.
    CasesEnforced,
    /// Judgments waiting for enforcement at the review.
    CasesWaiting,
    /// Objections to a listing.
    ReviewsAsked,
    /// Objections decided.
    ReviewsDecided,
    /// Objections on file at the review.
    ReviewsWaiting,
    /// Ties to somebody newly restricted that could be dropped.
    TiesStrained,
    /// Of these, those that were.
    TiesDropped,
    /// Persons who gave up hope of a return.
    GaveUp,
    /// Wants not tried for fear of a refusal.
    StayedAway,
    /// Falls of which it is known what became of them within five years.
    FallsFollowed,
    /// Of these, those from which there was no way back in that time.
    Trapped,
    /// Listings on a list that is an honour.
    Honours,
    /// Persons who fare worse than in the first arm, and in nothing better.
    PairWorse,
    /// Persons who fare better, and in nothing worse.
    PairBetter,
    /// Persons who fare worse in one way and better in another.
    PairBoth,
}

impl Counter {
    /// All counters, in the order of a row.
    pub const ALL: [Counter; FIXED] = [
        Counter::ActsUnlawful,
        Counter::ActsMerit,
        Counter::ActsExpression,
        Counter::ActsAssembly,
        Counter::ActsBelief,
        Counter::ActsAssociation,
        Counter::ActsPetition,
        Counter::RecordsNegative,
        Counter::RecordsPositive,
        Counter::RecordsMisattributed,
        Counter::RecordsInvented,
        Counter::Minuses,
        Counter::PointsLost,
        Counter::Pluses,
        Counter::PointsGained,
        Counter::Grades,
        Counter::Listings,
        Counter::Hindrances,
        Counter::Favours,
        Counter::Wrongful,
        Counter::Protected,
        Counter::Spillover,
        Counter::Moves,
        Counter::Fallen,
        Counter::Returned,
        Counter::ReturnDays,
        Counter::Subjects,
        Counter::Scored,
        Counter::ScoreSum,
        Counter::ScoreSquares,
        Counter::Restricted,
        Counter::RestrictedWrongly,
        Counter::Offenders,
        Counter::OffendersWorst,
        Counter::OthersWorst,
        Counter::ActsGamed,
        Counter::Setbacks,
        Counter::MoneyLost,
        Counter::LoansGranted,
        Counter::LoansRefused,
        Counter::LoansDeclined,
        Counter::InArrears,
        Counter::ArrearsSum,
        Counter::Suits,
        Counter::CasesPerformed,
        Counter::CasesUnable,
        Counter::CasesEnforced,
        Counter::CasesWaiting,
        Counter::ReviewsAsked,
        Counter::ReviewsDecided,
        Counter::ReviewsWaiting,
        Counter::TiesStrained,
        Counter::TiesDropped,
        Counter::GaveUp,
        Counter::StayedAway,
        Counter::FallsFollowed,
        Counter::Trapped,
        Counter::Honours,
        Counter::PairWorse,
        Counter::PairBetter,
        Counter::PairBoth,
    ];
}

/// The number of [`Counter`]s.
pub const FIXED: usize = Counter::PairBoth as usize + 1;

/// Where the counters of one arm stand in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Bands of the score.
    pub bands: usize,
    /// Lists.
    pub lists: usize,
    /// Services.
    pub services: usize,
    /// Bands of each side score of persons; 0 for those that are not there.
    pub sides: [usize; SCORES - 1],
}

/// The counters of a side score that stand before its bands.
const OF_SIDE: usize = 3;

impl Layout {
    /// The layout of a policy for one kind of subject.
    #[must_use]
    pub fn of(policy: &Policy, services: usize, subject: Subject) -> Layout {
        let score = match subject {
            Subject::Person => &policy.person_score,
            Subject::Firm => &policy.firm_score,
        };
        Layout {
            bands: score.as_ref().map_or(0, |s| s.bands.len()),
            lists: policy.lists.len(),
            services,
            sides: match subject {
                Subject::Person => bands_of_sides(policy),
                Subject::Firm => Default::default(),
            },
        }
    }

    /// The length of a row.
    #[must_use]
    pub fn width(self) -> usize {
        self.side(SCORES - 1) + 2 * self.services
    }

    /// Subjects in a band at the review.
    #[must_use]
    pub fn band(self, band: usize) -> usize {
        FIXED + band
    }

    /// Subjects on a list at the review.
    #[must_use]
    pub fn listed(self, list: usize) -> usize {
        FIXED + self.bands + 5 * list
    }

    /// Entries to a list.
    #[must_use]
    pub fn entries(self, list: usize) -> usize {
        self.listed(list) + 1
    }

    /// Removals from a list.
    #[must_use]
    pub fn exits(self, list: usize) -> usize {
        self.listed(list) + 2
    }

    /// Of the removals, those that corrected an error.
    #[must_use]
    pub fn corrected(self, list: usize) -> usize {
        self.listed(list) + 3
    }

    /// Removals by a way off that performs.
    #[must_use]
    pub fn performed(self, list: usize) -> usize {
        self.listed(list) + 4
    }

    /// Where the counters of a side score begin; after the last one, where those of services do.
    fn side(self, side: usize) -> usize {
        let before = self.sides[..side].iter().filter(|bands| **bands > 0);
        self.listed(self.lists) + before.map(|bands| OF_SIDE + bands).sum::<usize>()
    }

    /// Persons who have a side score at the review.
    #[must_use]
    pub fn side_scored(self, side: usize) -> usize {
        self.side(side)
    }

    /// The sum of their scores.
    #[must_use]
    pub fn side_sum(self, side: usize) -> usize {
        self.side(side) + 1
    }

    /// Changes of band in a side score.
    #[must_use]
    pub fn side_moves(self, side: usize) -> usize {
        self.side(side) + 2
    }

    /// Persons in a band of a side score at the review.
    #[must_use]
    pub fn side_band(self, side: usize, band: usize) -> usize {
        self.side(side) + OF_SIDE + band
    }

    /// Hindrances at a service.
    #[must_use]
    pub fn refusals(self, service: usize) -> usize {
        self.side(SCORES - 1) + 2 * service
    }

    /// Persons hindered at a service at least once.
    #[must_use]
    pub fn refused_persons(self, service: usize) -> usize {
        self.refusals(service) + 1
    }
}

/// The bands of a policy's side scores.
fn bands_of_sides(policy: &Policy) -> [usize; SCORES - 1] {
    let bands = |side: usize| policy.side_scores.get(side).map_or(0, |s| s.score.bands.len());
    std::array::from_fn(bands)
}

/// The lowest score that the histogram tells apart; lower ones are counted there.
pub const HISTOGRAM_FROM: i32 = -2_000;
/// One more than the highest.
pub const HISTOGRAM_TO: i32 = 4_000;

/// The counts of one kind of subject in one arm and replicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Where counters stand.
    pub layout: Layout,
    /// Rows by group cell: `cells[cell * width + counter]`; a single row for firms.
    pub cells: Vec<i64>,
    /// Rows by period, over all subjects: `series[period * width + counter]`.
    pub series: Vec<i64>,
    /// Scored subjects by score at the last review.
    pub scores: Vec<i64>,
    /// Returns by days, in months of 30 days (0 to 119, longer in the last), for each income fifth.
    pub returns: Vec<i64>,
    /// Adults at the last review by arrears (256 levels) for each income fifth.
    pub purses: Vec<i64>,
}

/// Levels of arrears, in quarters of a month's income.
pub const ARREARS_LEVELS: usize = 256;

/// Months that the histogram of returns tells apart.
pub const RETURN_MONTHS: usize = 120;

impl Counts {
    /// No counts.
    #[must_use]
    pub fn zero(layout: Layout, periods: u32, subject: Subject) -> Counts {
        let cells = if subject == Subject::Person { CELLS } else { 1 };
        Counts {
            layout,
            cells: vec![0; cells * layout.width()],
            series: vec![0; periods as usize * layout.width()],
            scores: vec![0; (HISTOGRAM_TO - HISTOGRAM_FROM) as usize],
            returns: vec![0; 5 * RETURN_MONTHS],
            purses: vec![0; 5 * ARREARS_LEVELS],
        }
    }

    /// Counts something of a subject in a cell and a period.
    #[inline]
    pub fn add(&mut self, cell: usize, period: u32, counter: usize, n: i64) {
        let width = self.layout.width();
        self.cells[cell * width + counter] += n;
        self.series[period as usize * width + counter] += n;
    }

    /// Counts something in the series only.
    #[inline]
    pub fn add_to_series(&mut self, period: u32, counter: usize, n: i64) {
        self.series[period as usize * self.layout.width() + counter] += n;
    }

    /// Counts something in a cell only.
    #[inline]
    pub fn add_to_cell(&mut self, cell: usize, counter: usize, n: i64) {
        self.cells[cell * self.layout.width() + counter] += n;
    }

    /// Adds the counts of other persons; the order of additions does not matter.
    pub fn merge(&mut self, other: &Counts) {
        assert_eq!(self.layout, other.layout, "counts of different arms");
        let pairs = [
            (&mut self.cells, &other.cells),
            (&mut self.series, &other.series),
            (&mut self.scores, &other.scores),
            (&mut self.returns, &other.returns),
            (&mut self.purses, &other.purses),
        ];
        for (mine, theirs) in pairs {
            for (a, b) in mine.iter_mut().zip(theirs) {
                *a += b;
            }
        }
    }

    /// The row of one cell.
    #[must_use]
    pub fn row(&self, cell: usize) -> &[i64] {
        let width = self.layout.width();
        &self.cells[cell * width..(cell + 1) * width]
    }

    /// The row of one period.
    #[must_use]
    pub fn period(&self, period: u32) -> &[i64] {
        let width = self.layout.width();
        &self.series[period as usize * width..(period as usize + 1) * width]
    }
}

/// The counts of one arm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArmCounts {
    /// Of persons.
    pub persons: Counts,
    /// Of firms.
    pub firms: Counts,
    /// How often each rule wrote an entry (points, grade), each ground a listing, and each
    /// consequence took effect: rules first, then the grounds list by list, then the consequences.
    pub fired: Vec<i64>,
    /// How often each conduct went on record, about persons and firms.
    pub recorded: Vec<i64>,
    /// The detriments of persons by what made them (rules, grounds, consequences, lists) and by what
    /// they rest on: `chain[element * ORIGINS + origin]`.
    pub chain: Vec<i64>,
    /// What became of the listings of persons: see [`crate::redress`].
    pub redress: Vec<i64>,
    /// Persons who fare worse than in the first arm, by their set of reasons.
    pub reasons: Vec<i64>,
}

impl ArmCounts {
    /// No counts, for a policy.
    #[must_use]
    pub fn zero(policy: &Policy, services: usize, conducts: usize, periods: u32) -> ArmCounts {
        let zero = |subject| Counts::zero(Layout::of(policy, services, subject), periods, subject);
        let grounds: usize = policy.lists.iter().map(|l| l.grounds.len()).sum();
        let elements = policy.rules.len() + grounds + policy.consequences.len();
        ArmCounts {
            persons: zero(Subject::Person),
            firms: zero(Subject::Firm),
            fired: vec![0; elements],
            recorded: vec![0; conducts],
            chain: vec![0; (elements + policy.lists.len()) * ORIGINS],
            redress: vec![0; 3 * policy.lists.len() * redress::WIDTH],
            reasons: vec![0; pair::REASONS],
        }
    }

    /// Adds the counts of other subjects.
    pub fn merge(&mut self, other: &ArmCounts) {
        self.persons.merge(&other.persons);
        self.firms.merge(&other.firms);
        let pairs = [
            (&mut self.fired, &other.fired),
            (&mut self.recorded, &other.recorded),
            (&mut self.chain, &other.chain),
            (&mut self.redress, &other.redress),
            (&mut self.reasons, &other.reasons),
        ];
        for (mine, theirs) in pairs {
            for (a, b) in mine.iter_mut().zip(theirs) {
                *a += b;
            }
        }
    }
}
