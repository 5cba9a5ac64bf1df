//! A policy: scores, bands, rules, lists and consequences, as one arm lives under them.

use assize_base::calendar::Date;
use assize_base::quantity::{Chance, Factor, Rate};

use crate::catalogue::{Profile, Subject};
use crate::expr::Expr;

/// A policy, or the empty policy of the baseline.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// The name; empty for the baseline.
    pub name: String,
    /// The title.
    pub title: String,
    /// What it says, in a few plain sentences of the author.
    pub summary: String,
    /// The score of persons.
    pub person_score: Option<Score>,
    /// The score of firms.
    pub firm_score: Option<Score>,
    /// Rules, in the order of the documents.
    pub rules: Vec<Rule>,
    /// Groups of rules whose points are capped.
    pub caps: Vec<Cap>,
    /// How counting works.
    pub counting: Counting,
    /// How long entries count, where a rule does not say: the first line that fits.
    pub validity: Vec<Validity>,
    /// What of a firm's entries reaches its head.
    pub head_share: Option<Factor>,
    /// Lists; at most 8.
    pub lists: Vec<List>,
    /// What bands and lists do.
    pub consequences: Vec<Consequence>,
    /// What it costs to run.
    pub costs: Costs,
    /// Scores of persons beside the main one; at most 3.
    pub side_scores: Vec<SideScore>,
    /// Income averaged over time, taken for income hidden.
    pub averaging: Option<Averaging>,
    /// Whether nobody can know how the score is made.
    pub opaque: bool,
    /// How sure the facts of the scheme are, in its author's words.
    pub known: String,
}

impl Policy {
    /// A score by its number: 0 the main one of a kind of subject, 1 … the side scores of persons.
    #[must_use]
    pub fn score(&self, subject: Subject, number: usize) -> Option<&Score> {
        match (subject, number) {
            (Subject::Person, 0) => self.person_score.as_ref(),
            (Subject::Person, side) => self.side_scores.get(side - 1).map(|side| &side.score),
            (Subject::Firm, 0) => self.firm_score.as_ref(),
            (Subject::Firm, _) => None,
        }
    }
}

/// A score of persons beside the main one.
#[derive(Clone, Debug)]
pub struct SideScore {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The score.
    pub score: Score,
}

/// Debts that averaging invents: a person whose income was uneven seems to have hidden some.
#[derive(Clone, Debug)]
pub struct Averaging {
    /// Index of the conduct that goes on record.
    pub conduct: usize,
    /// The chance that a setback is taken for it.
    pub chance: Chance,
    /// The chance that somebody checks before it goes on record; the rest is for the person to
    /// disprove.
    pub checked: Chance,
    /// Whose income is compared.
    pub who: Expr,
    /// The article.
    pub source: String,
}

/// What a scheme costs those who run it, in yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Costs {
    /// A record.
    pub record: u32,
    /// A listing.
    pub listing: u32,
    /// A decision on an objection.
    pub review: u32,
    /// An enforced case.
    pub case: u32,
}

/// A score with its bands.
#[derive(Clone, Debug)]
pub struct Score {
    /// Points at the start.
    pub start: i32,
    /// Lowest possible score.
    pub floor: Option<i32>,
    /// Highest possible score.
    pub ceiling: Option<i32>,
    /// Who is scored.
    pub who: Expr,
    /// Bands from the best to the worst; at most 8.
    pub bands: Vec<Band>,
    /// The default band, where somebody without records stands.
    pub default_band: usize,
    /// Who takes part, and who sees it.
    pub terms: Terms,
}

/// The terms of a score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The chance that somebody who may have the score agrees to it, and how that differs; everybody
    /// has it, asked or not, if it is missing.
    pub consent: Option<(Chance, Profile)>,
    /// Whether nobody but the person learns of the band.
    pub private: bool,
}

impl Score {
    /// The band of a score.
    #[must_use]
    pub fn band_of(&self, score: i32) -> usize {
        self.bands
            .iter()
            .position(|b| b.from.is_none_or(|from| score >= from))
            .unwrap_or(self.bands.len() - 1)
    }

    /// Cuts a score to floor and ceiling.
    #[must_use]
    pub fn clamp(&self, score: i32) -> i32 {
        score.clamp(
            self.floor.unwrap_or(i32::from(i16::MIN)),
            self.ceiling.unwrap_or(i32::from(i16::MAX)),
        )
    }
}

/// A band.
#[derive(Clone, Debug)]
pub struct Band {
    /// The label, `AAA`.
    pub label: String,
    /// What the scheme calls those in it.
    pub title: String,
    /// The lowest score in it; `None` for the lowest band.
    pub from: Option<i32>,
}

/// How the points of several acts are counted.
#[derive(Clone, Copy, Debug)]
pub struct Counting {
    /// One act under several rules counts once, at the largest (otherwise under each).
    pub largest_only: bool,
    /// The factor for the same kind of demerit while an earlier one is still valid.
    pub repeat: Factor,
    /// While a wrong is not put right, merits are recorded but do not count.
    pub lock: bool,
    /// Whether points end with the calendar year in which they were entered.
    pub yearly: bool,
}

impl Default for Counting {
    fn default() -> Self {
        Counting { largest_only: false, repeat: Factor::ONE, lock: false, yearly: false }
    }
}

/// What a matching record gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Award {
    /// A fixed number of points.
    Points(i32),
    /// By gravity, between two numbers of the same sign.
    Span(i32, i32),
    /// One of several, by place.
    Choice(Vec<i32>),
    /// A band whatever the points, for some months.
    Grade {
        /// Index of the band.
        band: usize,
        /// How long.
        months: u32,
    },
}

/// Who else an entry is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// The one who acted.
    Own,
    /// The partner.
    Spouse,
    /// The parents in the household.
    Parents,
    /// The children in the household.
    Children,
    /// Everybody else in the household.
    Household,
}

/// A rule: from record to points or band.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The id, `A01`.
    pub id: String,
    /// What it is about, in the scheme's words retold.
    pub title: String,
    /// Whom it scores.
    pub subject: Subject,
    /// Index of the conduct it answers; `None` for rules that only repairs use.
    pub conduct: Option<usize>,
    /// The condition.
    pub when: Expr,
    /// What it gives.
    pub award: Award,
    /// Points count once for each begun step of the record's quantity.
    pub per: Option<u32>,
    /// Points are the quantity divided by this (rounded down), within the span of the award.
    pub convert: Option<u32>,
    /// The quantity adds up over the calendar year; the rule applies from this sum on.
    pub reach_sum: Option<u32>,
    /// How long entries count, in months; the policy's validity table otherwise.
    pub validity: Option<u32>,
    /// To whom entries go.
    pub reaches: Vec<Reach>,
    /// For a grade: how it turns into an entry of another rule.
    pub repair: Option<Repair>,
    /// Index of the cap it falls under.
    pub cap: Option<usize>,
    /// The article, `wendeng-2020#annex-1`; empty if assumed.
    pub source: String,
    /// Lines of the source documents that it carries out.
    pub seeds: Vec<String>,
    /// Which score it counts in, and where and when it holds.
    pub holds: Holds,
}

/// Which score a rule counts in, and where and when it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// 0 the main score, 1 … the side scores.
    pub score: usize,
    /// For a rule without conduct: the points as long as they are due, worked out at each review.
    pub standing: Option<Expr>,
    /// The share of neighbourhoods in which it holds; everywhere if missing.
    pub local: Option<Chance>,
    /// The day from which records are answered.
    pub from: Option<Date>,
}

/// How a band by direct grading is bought back.
#[derive(Clone, Copy, Debug)]
pub struct Repair {
    /// Index of the rule whose entry replaces it.
    pub into: usize,
    /// The monthly chance.
    pub chance: Chance,
}

/// A cap on the points of some rules.
#[derive(Clone, Debug)]
pub struct Cap {
    /// The id.
    pub id: String,
    /// Most points in a calendar year.
    pub at_most: i32,
}

/// A line of the validity table.
#[derive(Clone, Copy, Debug)]
pub struct Validity {
    /// Entries from this number of points …
    pub from: i32,
    /// … to this (both included) …
    pub to: i32,
    /// … count so many months.
    pub months: u32,
}

/// A blacklist or redlist.
#[derive(Clone, Debug)]
pub struct List {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Who is never listed.
    pub exempt: Expr,
    /// Why one is listed.
    pub grounds: Vec<Ground>,
    /// How one gets off.
    pub exits: Vec<Exit>,
    /// Working days from the reason for an exit to the removal.
    pub removal_working_days: u32,
    /// The way to object.
    pub review: Option<Review>,
    /// The courts' intake over calendar time, an input series: the share of the full intake.
    pub intake: Option<Intake>,
    /// Index of a list that entry to this one brings with it.
    pub brings: Option<usize>,
    /// Index of the conduct that a listing puts on record, for the rules of a stacked score.
    pub emits: Option<usize>,
    /// Index of the conduct that the listing of a firm puts on its head's record.
    pub emits_head: Option<usize>,
    /// The article.
    pub source: String,
    /// Colour, windows, repetition and selection.
    pub manner: Manner,
}

/// How a list works besides grounds and exits.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// Whether it is an honour.
    pub red: bool,
    /// Days from the entry to its effect: the window in which one may object first.
    pub effective_after: u32,
    /// Whether an objection keeps the listing from its effect until it is decided.
    pub suspends: bool,
    /// The factor on the term of each further listing.
    pub again: Option<Factor>,
    /// Selection by rank.
    pub pick: Option<Pick>,
}

/// Selection by rank: those with the highest risk are listed.
#[derive(Clone, Debug)]
pub struct Pick {
    /// Every so many months.
    pub every: u32,
    /// The share that is picked.
    pub share: Chance,
    /// From whom.
    pub who: Expr,
    /// How risk is worked out.
    pub risk: Risk,
    /// For how many months those who are picked are listed.
    pub months: u32,
}

/// How a risk is worked out.
#[derive(Clone, Debug)]
pub enum Risk {
    /// By an expression.
    Written(Expr),
    /// Learned, by group cell, from the records on file; nobody is picked in the first so many
    /// months.
    Learned(u32),
}

/// A ground of entry.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Index of the conduct.
    pub conduct: usize,
    /// The chance that a record leads to listing (exemptions that the records do not show).
    pub chance: Chance,
    /// The term in months; `None` is open.
    pub months: Option<u32>,
    /// Grave cases: the chance, and months more, from and to.
    pub longer: Option<(Chance, u32, u32)>,
    /// The day from which records are answered.
    pub from: Option<Date>,
    /// The article.
    pub source: String,
}

/// A way off a list.
#[derive(Clone, Debug)]
pub struct Exit {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The monthly chance.
    pub chance: Chance,
    /// Whether the duty is performed by it (which is what repair rules ask for).
    pub performs: bool,
    /// The article.
    pub source: String,
}

/// A monthly series of shares that listings follow: an input, not a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// The first month (its first day).
    pub from: Date,
    /// The share of each month; the first holds before, the last after.
    pub shares: Vec<Chance>,
}

/// The way to object to a listing, with its clock.
#[derive(Clone, Copy, Debug)]
pub struct Review {
    /// The chance that somebody wrongly listed asks at all.
    pub asks: Chance,
    /// Days from listing to asking, from and to.
    pub notice: (u32, u32),
    /// Days of the first review.
    pub first_days: u32,
    /// The chance that it finds the error.
    pub first_finds: Chance,
    /// The chance that a refused one goes to the next court.
    pub appeals: Chance,
    /// Days in which to do so.
    pub appeal_days: u32,
    /// Days of the second review.
    pub second_days: u32,
    /// The chance that it finds the error.
    pub second_finds: Chance,
    /// Working days to correct.
    pub correct_working_days: u32,
    /// Finite staff, if the policy says how many decisions it can take; objections wait for it.
    pub staff: Option<Staff>,
}

/// Those who decide on objections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Decisions in a month, for each person of the region.
    pub decisions: Rate,
    /// The chance that somebody rightly listed objects too.
    pub asks_rightly: Chance,
}

/// What a refusal or favour is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Not given.
    Refuse,
    /// Given in a lesser form.
    Degrade,
    /// Given later.
    Delay,
    /// Given dearer.
    Price,
    /// Given against a deposit.
    Deposit,
    /// Given first, or cheaper: a favour.
    Priority,
    /// Given after a closer look.
    Inspect,
    /// Made public.
    Publicise,
}

impl Effect {
    /// All effects, with their names in documents.
    pub const ALL: [(Effect, &'static str); 8] = [
        (Effect::Refuse, "refuse"),
        (Effect::Degrade, "degrade"),
        (Effect::Delay, "delay"),
        (Effect::Price, "price"),
        (Effect::Deposit, "deposit"),
        (Effect::Priority, "priority"),
        (Effect::Inspect, "inspect"),
        (Effect::Publicise, "publicise"),
    ];

    /// Tells whether the effect is a detriment (all but a favour).
    #[must_use]
    pub fn is_detriment(self) -> bool {
        self != Effect::Priority
    }
}

/// What puts a consequence in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// Bands, as a set of bits by band index.
    Bands(u8),
    /// Being on a list.
    List(usize),
}

/// What a band or list does to a service.
#[derive(Clone, Debug)]
pub struct Consequence {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// When it is in force.
    pub trigger: Trigger,
    /// Index of the service.
    pub service: usize,
    /// What it does.
    pub effect: Effect,
    /// The share of attempts in which it is carried out.
    pub carried_out: Chance,
    /// The day from which it is carried out at all.
    pub from: Option<Date>,
    /// Which score its bands are of: 0 the main one.
    pub score: usize,
    /// What a hindered attempt costs, in yuan and months of income, instead of what the service says.
    pub cost: Option<(u32, Factor)>,
    /// It only happens between two people who both show their score: the chance that somebody does.
    pub shown: Option<Chance>,
    /// The article.
    pub source: String,
    /// Lines of the source documents that it carries out.
    pub seeds: Vec<String>,
}
