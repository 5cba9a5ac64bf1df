//! A society: the tables and shares from which persons are computed.

use assize_base::quantity::Chance;

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
