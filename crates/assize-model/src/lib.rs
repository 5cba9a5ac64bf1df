//! The synthetic society and every mechanism, as pure kernels over one chunk of persons.
//!
//! In reading order: [`society`] (persons, households, firms), [`act`] (what they do), [`channel`]
//! (what is recorded), [`score`] (points and bands), [`list`], [`service`] (what is refused),
//! [`response`] (what people do about it), [`review`] (the end of a month), [`count`] and
//! `measure` (what is counted and what it means). [`sitting`] is one arm's month in one chunk.
//!
//! Kernels see a chunk, the scenario and addressed draws; never a file, a clock, a thread or the
//! order in which chunks are run.

pub mod act;
pub mod axis;
pub mod board;
pub mod book;
pub mod channel;
pub mod chunk;
pub mod count;
pub mod court;
pub mod desk;
pub mod draws;
pub mod entry;
pub mod gate;
pub mod list;
pub mod measure;
pub mod money;
pub mod month;
pub mod origin;
pub mod pair;
pub mod plan;
pub mod record;
pub mod redress;
pub mod response;
pub mod review;
pub mod score;
pub mod service;
pub mod sitting;
pub mod society;
pub mod state;
pub mod status;
pub mod story;
pub mod uses;

use assize_base::spec::Spec;

/// Every mechanism, in the order of the phases.
pub const MECHANISMS: &[&Spec] = &[
    &society::person::SPEC,
    &society::household::SPEC,
    &society::firm::SPEC,
    &society::tie::SPEC,
    &society::workplace::SPEC,
    &society::school::SPEC,
    &act::SPEC,
    &money::strain::SPEC,
    &court::suit::SPEC,
    &court::judgment::SPEC,
    &court::enforcement::SPEC,
    &channel::observed::SPEC,
    &channel::invented::SPEC,
    &channel::averaging::SPEC,
    &score::award::SPEC,
    &score::reach::SPEC,
    &score::correction::SPEC,
    &score::repetition::SPEC,
    &score::lock::SPEC,
    &score::cap::SPEC,
    &score::validity::SPEC,
    &score::sum::SPEC,
    &score::grade::SPEC,
    &score::head::SPEC,
    &score::side::SPEC,
    &score::consent::SPEC,
    &score::local::SPEC,
    &score::earlier::SPEC,
    &score::reset::SPEC,
    &list::pick::SPEC,
    &list::entry::SPEC,
    &list::colour::SPEC,
    &list::window::SPEC,
    &list::again::SPEC,
    &list::intake::SPEC,
    &list::exit::SPEC,
    &list::review::SPEC,
    &money::setback::SPEC,
    &service::want::SPEC,
    &service::habit::SPEC,
    &service::consequence::SPEC,
    &service::shown::SPEC,
    &service::of_firms::SPEC,
    &service::again::SPEC,
    &service::learning::SPEC,
    &money::cost::SPEC,
    &money::loan::SPEC,
    &money::repay::SPEC,
    &desk::SPEC,
    &score::standing::SPEC,
    &review::SPEC,
    &response::reaction::AWARENESS,
    &response::reaction::ACCEPTANCE,
    &response::reaction::GAMING,
    &response::giving_up::SPEC,
    &response::habituation::SPEC,
    &response::caution::SPEC,
    &response::ties::CAUTION,
    &response::ties::RUMOUR,
    &response::ties::AVOIDANCE,
    &pair::SPEC,
];
