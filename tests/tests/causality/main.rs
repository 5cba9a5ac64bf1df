//! What may change what: two runs that differ in one thing, and what must stay as it was.
//!
//! No expected number stands here. A policy that gives no points changes nothing in what anybody
//! does ([`idle`]); what is switched off is as if it were not there, and what is added changes only
//! its own counts ([`apart`]); what stands at nought, what nobody agreed to and what is an honour hurts
//! nobody ([`voluntary`]); with people who do not respond, a milder policy makes nobody worse off
//! ([`milder`]); and a tie matters only to those who are tied to somebody who falls ([`tied`]). A policy
//! beside itself changes nothing for anybody ([`same`]); what is unrelated to all else changes nothing
//! else, whichever mechanisms are at work ([`unrelated`], [`uses`]); and what is counted twice agrees
//! ([`sums`]).
//!
//! The scenarios are those of `tests/tests/invented`, cut to what each claim is about.

mod apart;
#[path = "../invented/chance.rs"]
mod chance;
#[path = "../cases/executors.rs"]
mod executors;
mod idle;
#[path = "../invented/life.rs"]
mod life;
#[path = "../invented/manner.rs"]
mod manner;
#[path = "../invented/means.rs"]
mod means;
mod milder;
#[path = "../invented/only.rs"]
mod only;
#[path = "../invented/policy.rs"]
mod policy;
mod same;
#[path = "../invented/society.rs"]
mod society;
mod sums;
mod tied;
#[path = "../invented/ties.rs"]
mod ties;
mod unrelated;
mod uses;
mod view;
mod voluntary;

use assize_scenario::Scenario;

use crate::chance::Chooser;

/// The seeds of the scenarios that each claim is tried on.
const SEEDS: std::ops::Range<u64> = 1..17;

/// The scenario of a seed.
fn invented(seed: u64) -> Scenario {
    life::scenario(&mut Chooser::new(seed), seed)
}
