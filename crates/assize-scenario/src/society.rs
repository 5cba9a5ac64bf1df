//! A society: the tables and shares from which persons are computed.

use assize_base::quantity::{Chance, Factor, Rate};

use crate::catalogue::{Profile, Quantity};
use crate::expr::Expr;

/// The tables and shares of a society, cut to the chosen region.
#[derive(Clone, Debug)]
pub struct Society {
    /// The name, `china-2020`.
    pub name: String,
    /// The title.
    pub title: String,
    /// The names of the provinces; a person's province is an index into this list.
    pub provinces: Vec<String>,
    /// The places of the region: one a province and settlement, with people.
    pub places: Vec<Place>,
    /// Households by size: weight of the sizes 1, 2, 3 …
    pub household_sizes: Vec<u32>,
    /// Weights of the income fifths, by settlement.
    pub income: [[u32; 5]; 3],
    /// The share of migrants, by settlement.
    pub migrant: [Chance; 3],
    /// The share with a job, by age band (see the vocabulary) and sex.
    pub employed: [[Chance; 2]; 7],
    /// Of those with a job, the share that heads a firm or trade of its own.
    pub heads: Chance,
    /// Firms by size: weight and number of employees besides the head, from and to.
    pub firm_sizes: Vec<FirmSize>,
    /// The share of party members among adults.
    pub party: Chance,
    /// Posts, in order: the first that a person meets is held.
    pub posts: Vec<Post>,
    /// How people respond to a scheme.
    pub response: Response,
    /// What else they do about it; neutral if the society says nothing.
    pub reaction: Reaction,
    /// Ties outside the household, in order; at most 8 kinds.
    pub ties: Vec<Tie>,
    /// How many colleagues and classmates a person meets.
    pub meets: Meets,
    /// Money, if the society has it.
    pub money: Option<Money>,
    /// Courts, if the society has them as a process.
    pub court: Option<Court>,
}

/// A class of firm sizes.
#[derive(Clone, Copy, Debug)]
pub struct FirmSize {
    /// The weight.
    pub weight: u32,
    /// Fewest employees.
    pub from: u32,
    /// Most employees.
    pub to: u32,
}

/// One province and settlement, with its people.
#[derive(Clone, Debug)]
pub struct Place {
    /// Index into the society's provinces.
    pub province: u8,
    /// 0 city, 1 town, 2 village.
    pub settlement: u8,
    /// People by five-year band (21) and sex (male, female), as counted.
    pub age_sex: [[u64; 2]; 21],
    /// People of three years and more by schooling level (7) and sex, as counted.
    pub schooling: [[u64; 2]; 7],
}

impl Place {
    /// All people of the place.
    #[must_use]
    pub fn people(&self) -> u64 {
        self.age_sex.iter().flatten().sum()
    }
}

/// A post with its share among those who may hold it.
#[derive(Clone, Debug)]
pub struct Post {
    /// Index into the vocabulary's posts.
    pub post: u8,
    /// Who may hold it.
    pub who: Expr,
    /// The share of those who do.
    pub share: Chance,
}

/// How people respond to living under a scheme.
#[derive(Clone, Copy, Debug)]
pub struct Response {
    /// The share of adults who know that the scheme exists.
    pub aware: Chance,
    /// The share of unlawful acts that an aware person forgoes.
    pub deterrence: Chance,
    /// The share of lawful acts that exercise a right which an aware person forgoes.
    pub chill: Chance,
    /// What one step of caution adds to both.
    pub step: Chance,
    /// Steps of caution gained in a month with a detriment of one's own.
    pub steps_gained: u8,
    /// The chance that one step is lost in a month without.
    pub fading: Chance,
}

/// How people respond beyond caution; every part is neutral by default and can be switched off.
#[derive(Clone, Debug, Default)]
pub struct Reaction {
    /// How awareness differs between persons (factors on the share, cut at one).
    pub aware_by: Profile,
    /// Who accepts the scheme, and what that does; nobody is asked if it is missing.
    pub acceptance: Option<Acceptance>,
    /// The monthly chance by which deterrence wears off while the scheme lasts.
    pub habituation: Chance,
    /// Steps of caution gained in a month after a tie of one's own was newly restricted.
    pub tie_steps: u8,
    /// The chance that word of an acquaintance's restriction arrives and adds one step.
    pub rumour: Chance,
    /// The chance that somebody who accepts the scheme drops a friend who is newly restricted.
    pub drops: Chance,
    /// The share of aware persons who collect cheap merits.
    pub games: Chance,
    /// How many cheap merits more they do, as a factor on their own rate.
    pub more: Factor,
    /// After how many months at the bottom hope begins to end, and the monthly chance that it does.
    pub gives_up: Option<(u32, Chance)>,
    /// The chance that a month with a refusal teaches a person to expect the next one.
    pub learns: Chance,
    /// The chance that somebody restricted was told beforehand.
    pub told: Chance,
    /// The share of wants that somebody who expects a refusal does not try.
    pub stays_away: Chance,
}

/// Who accepts a scheme.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// The share of adults who approve.
    pub share: Chance,
    /// How it differs between persons.
    pub by: Profile,
    /// The factor on the base chill of those who do not approve.
    pub opponents: Factor,
}

/// A kind of tie outside the household.
#[derive(Clone, Debug)]
pub struct Tie {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Circles inside one's own place (province and settlement).
    pub near: u32,
    /// Circles across the whole region.
    pub far: u32,
    /// Whether a circle joins everybody of two neighbourhoods (rumour) or one with one.
    pub wide: bool,
    /// Whether a friend of this kind can be dropped.
    pub can_be_dropped: bool,
    /// Youngest and oldest age.
    pub ages: (u8, u8),
    /// The chance that a pair is tied, before the factors.
    pub base: Chance,
    /// The factor if the sexes differ; at most one.
    pub other_sex: Factor,
    /// The factor by difference of age: below 5, 10, 20, 40 years, and from 40 on; at most one.
    pub age_gap: [Factor; 5],
    /// The factor if the schooling groups differ; at most one.
    pub other_schooling: Factor,
    /// How sociable people are: a broken line through quantiles, in 2^-16 (at most one); everybody
    /// alike if it is missing. `name` is not used.
    pub sociable: Option<Quantity>,
}

/// How many of those at the same workplace or in the same class a person meets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meets {
    /// Colleagues; 0 if workplaces tie nobody.
    pub colleagues: u32,
    /// Classmates.
    pub classmates: u32,
}

/// Money: incomes, setbacks, arrears, loans and repayment.
#[derive(Clone, Debug)]
pub struct Money {
    /// Yearly disposable income a head by fifth, in yuan.
    pub yearly: [u32; 5],
    /// The share of households with debt, by settlement.
    pub indebted: [Chance; 3],
    /// What a month must pay for whatever happens, as a share of income.
    pub needs: Factor,
    /// What instalments take of the income of those with debt.
    pub burden: Factor,
    /// How often an adult loses income (illness, work, harvest).
    pub setback: Rate,
    /// The highest rate of anybody.
    pub slot: Rate,
    /// How that differs between persons.
    pub setback_by: Profile,
    /// For how many months income is lost; `name` is not used.
    pub lasts: Quantity,
    /// Index of the service that loans are.
    pub loan: usize,
    /// Arrears, in quarters of a month's income, from which a person asks for a loan.
    pub asks_from: u8,
    /// The monthly chance to ask.
    pub asks: Chance,
    /// The chance that the bank itself declines, by fifth.
    pub declines: [Chance; 5],
    /// Quarters of a month's income that a loan bridges.
    pub bridges: u8,
    /// The monthly chance to pay back a quarter of a month's income.
    pub repays: Chance,
    /// How that differs between persons.
    pub repays_by: Profile,
}

/// Courts as a process: suit, judgment, notice, performance or enforcement.
#[derive(Clone, Debug)]
pub struct Court {
    /// The chance that a judgment goes against the wrong person.
    pub errs: Chance,
    /// Days from the act to the judgment, from and to.
    pub judgment_days: (u32, u32),
    /// Days of the enforcement notice.
    pub notice_days: u32,
    /// The share of debtors who have something to pay with.
    pub able: Chance,
    /// Arrears, in quarters of a month's income, from which nobody is able.
    pub unable_from: u8,
    /// Of the able, the share that performs when the notice comes.
    pub willing: Chance,
    /// Of the able but unwilling who know of a list that answers them, the share that performs after all.
    pub pressed: Chance,
    /// Of the unable, the share that is found able but unwilling.
    pub misjudged: Chance,
    /// What the unwilling do: conduct and weight.
    pub evasions: Vec<(usize, u32)>,
    /// Cases that the staff can enforce in a month, for each person of the region.
    pub staff: Rate,
}
