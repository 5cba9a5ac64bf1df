//! The shared catalogues: what people do and suffer, how it comes to the files, what people want.

use assize_base::quantity::{Chance, Factor, Rate};
use assize_base::vocabulary::Attribute;

use crate::expr::{Expr, Facts, Name};

/// Who can be scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A person.
    Person,
    /// A firm; it stands at the index of the person who heads it.
    Firm,
}

/// Conduct, its domains and its channels.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// Domains, in the order of the documents; at most 64.
    pub domains: Vec<Domain>,
    /// Conduct, in the order of the documents; at most 4,096.
    pub conducts: Vec<Conduct>,
    /// Channels.
    pub channels: Vec<Channel>,
}

/// A field of life with a stream of acts of its own.
#[derive(Clone, Debug)]
pub struct Domain {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Whose acts these are.
    pub subject: Subject,
    /// Who can act in it at all.
    pub who: Expr,
    /// Its conduct, as indices into the catalogue, in order.
    pub conducts: Vec<usize>,
}

/// Whether an act is one that schemes count against a person, for a person, or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// Counted against.
    Harm,
    /// Counted for.
    Merit,
    /// Neither by nature.
    Neutral,
}

/// Something a person or firm does or suffers.
#[derive(Clone, Debug)]
pub struct Conduct {
    /// The id.
    pub id: String,
    /// The title, as it reads after "has a record of".
    pub title: String,
    /// Index of its domain.
    pub domain: usize,
    /// For or against.
    pub polarity: Polarity,
    /// How grave, 0 to 5.
    pub gravity: u8,
    /// Whether it is lawful in itself.
    pub lawful: bool,
    /// The right it exercises, if any: `expression`, `assembly`, `belief`, `association`, `petition`.
    pub right: Option<String>,
    /// Index of the channel by which it comes to the files.
    pub channel: usize,
    /// How often a person with all factors one does it.
    pub rate: Rate,
    /// The highest rate over all persons: the width of its slot on the axis of its domain.
    pub slot: Rate,
    /// Who can do it.
    pub who: Expr,
    /// How the rate differs between persons.
    pub profile: Profile,
    /// What is counted about it, if anything.
    pub quantity: Option<Quantity>,
    /// The monthly chance that a continuing wrong is put right; `None` for what is over at once.
    pub corrected: Option<Chance>,
    /// Whether it is given only by a list (never by people's own acts) when the arm has that list.
    pub given_by_list: bool,
    /// How it hangs together with money, courts and gaming.
    pub links: Links,
}

/// How conduct hangs together with money, courts and gaming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Links {
    /// The chance that an act leads to a suit.
    pub sued: Chance,
    /// The factor on its rate for those in the deepest arrears; at least one.
    pub strained: Factor,
    /// Whether it is a merit that costs little.
    pub cheap: bool,
}

impl Default for Links {
    fn default() -> Self {
        Links { sued: Chance::NEVER, strained: Factor::ONE, cheap: false }
    }
}

/// Factors by attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The factors, for the attributes that matter: one a label.
    pub factors: Vec<(Attribute, Vec<Factor>)>,
}

impl Profile {
    /// The rate of a person.
    pub fn scale(&self, mut rate: Rate, facts: &impl Facts) -> Rate {
        for (attribute, factors) in &self.factors {
            rate = rate.times(factors[group_of(*attribute, facts)]);
        }
        rate
    }

    /// The highest rate of anybody.
    #[must_use]
    pub fn highest(&self, mut rate: Rate) -> Rate {
        for (_, factors) in &self.factors {
            rate = rate.times(factors.iter().copied().max().unwrap_or(Factor::ONE));
        }
        rate
    }
}

/// The label of a person in an attribute.
pub fn group_of(attribute: Attribute, facts: &impl Facts) -> usize {
    use assize_base::vocabulary::{age_band, schooling_group};
    match attribute {
        Attribute::Sex => facts.get(Name::Sex) as usize,
        Attribute::Age => age_band(facts.get(Name::Age) as u8) as usize,
        Attribute::Settlement => facts.get(Name::Settlement) as usize,
        Attribute::Income => facts.get(Name::Income) as usize,
        Attribute::Schooling => schooling_group(facts.get(Name::Schooling) as u8) as usize,
        Attribute::Migrant => facts.get(Name::Migrant) as usize,
    }
}

/// What is counted about an act, drawn from a broken line through quantiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Which fact of the record it becomes: amount, months, hours or count.
    pub name: Name,
    /// Points `(u, value)`, `u` in 2^-32 from 0 to 2^32, both rising.
    pub quantiles: Vec<(u64, u32)>,
}

impl Quantity {
    /// The value at a drawn word, on the line between the quantiles, rounded down.
    #[must_use]
    pub fn at(&self, word: u32) -> u32 {
        let u = u64::from(word);
        let after = self
            .quantiles
            .iter()
            .position(|(q, _)| *q > u)
            .unwrap_or(self.quantiles.len() - 1)
            .max(1);
        let ((u0, v0), (u1, v1)) = (self.quantiles[after - 1], self.quantiles[after]);
        let run = (u1 - u0).max(1);
        v0 + (u64::from(v1 - v0) * (u - u0) / run) as u32
    }
}

/// How conduct comes to the files.
#[derive(Clone, Debug)]
pub struct Channel {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The chance that an act is recorded.
    pub detection: Chance,
    /// The chance that the record goes to somebody else.
    pub wrong_person: Chance,
    /// Invented records for each true one.
    pub invented: Chance,
    /// Fewest days until the record is entered.
    pub delay_from: u32,
    /// Most days.
    pub delay_to: u32,
    /// Where and whom it watches, and whom it takes for whom.
    pub bias: Bias,
}

/// How a channel treats people differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bias {
    /// Factors on detection, cut at one.
    pub by: Profile,
    /// Factors on the chance of a wrong person, by the one who acted, cut at one.
    pub wrong_person_by: Profile,
    /// Whether the wrong person is somebody who can be confused: same sex, at most ten years apart.
    pub confusable: bool,
    /// How many times more records are invented of those who are restricted already; at least one.
    pub grudge: Factor,
}

impl Default for Bias {
    fn default() -> Self {
        let nobody = Profile::default;
        Bias { by: nobody(), wrong_person_by: nobody(), confusable: false, grudge: Factor::ONE }
    }
}

/// What people want from life and state.
#[derive(Clone, Debug)]
pub struct Service {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Whether persons or firms want it.
    pub subject: Subject,
    /// The field of life.
    pub domain: String,
    /// Whether life is hard without it.
    pub essential: bool,
    /// Who can want it.
    pub who: Expr,
    /// How often a person with all factors one wants it.
    pub demand: Rate,
    /// The highest demand of anybody.
    pub slot: Rate,
    /// How demand differs between persons.
    pub profile: Profile,
    /// How unevenly it is used, what follows a refusal, and what one costs.
    pub pattern: Pattern,
}

/// How a service is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// Classes of users: the share of people up to and with this class (rising to one), and the
    /// factor on demand; everybody alike if there are none. At most 16.
    pub habits: Vec<(Chance, Factor)>,
    /// The chance that a refused attempt is tried once more.
    pub again: Chance,
    /// What a hindered attempt costs, in yuan.
    pub cost: u32,
    /// What it costs in months of one's own income.
    pub cost_income: Factor,
    /// What a price or deposit adds, in yuan.
    pub surcharge: u32,
}
