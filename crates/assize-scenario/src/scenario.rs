//! A checked scenario: everything a run needs, and nothing that could still be wrong.

use assize_base::calendar::Date;
use assize_base::diag::Place;

use crate::catalogue::{Catalogue, Service};
use crate::policy::Policy;
use crate::society::Society;

/// What a study asks of a society, checked and immutable.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The study's name.
    pub name: String,
    /// The study's title.
    pub title: String,
    /// The arms, the baseline first.
    pub arms: Vec<Arm>,
    /// The society, cut to the chosen region.
    pub society: Society,
    /// Conduct and channels.
    pub catalogue: Catalogue,
    /// Services, in the order of the catalogue.
    pub services: Vec<Service>,
    /// The first day of the run.
    pub from: Date,
    /// The number of periods (months).
    pub periods: u32,
    /// Synthetic persons.
    pub persons: u64,
    /// The seed.
    pub seed: u64,
    /// Replicates.
    pub replicates: u32,
    /// Every number of the documents, with its basis.
    pub params: Vec<Param>,
    /// The sources that the documents name.
    pub sources: Vec<Source>,
    /// The documents, as read.
    pub documents: Vec<Document>,
}

/// One arm: a stack of policies (or none), merged into one.
#[derive(Clone, Debug)]
pub struct Arm {
    /// `none`, `wendeng-2020`, `wendeng-2020+court-defaulters-2017`.
    pub name: String,
    /// The names of the stacked policies.
    pub stack: Vec<String>,
    /// What they say together.
    pub policy: Policy,
}

/// Where a number comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A source and the place in it: `wendeng-2020#art-18`.
    Source(String),
    /// Assumed, and why.
    Assumed(String),
}

/// One number of the documents.
#[derive(Clone, Debug)]
pub struct Param {
    /// Where it stands: `policy wendeng-2020 / rule A01 / points`.
    pub path: String,
    /// As written.
    pub value: String,
    /// The range as written, if it is assumed.
    pub range: Option<(String, String)>,
    /// Where it comes from.
    pub basis: Basis,
    /// Its place in the documents.
    pub place: Place,
}

/// A source that documents refer to.
#[derive(Clone, Debug)]
pub struct Source {
    /// The id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Date, as published.
    pub date: String,
    /// Where it can be read.
    pub address: String,
    /// `full text`, `opening only`, `press` or `unverified`.
    pub certainty: String,
}

/// A document as read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path or name it was read from, as shown to users.
    pub path: String,
    /// The text.
    pub text: String,
}
