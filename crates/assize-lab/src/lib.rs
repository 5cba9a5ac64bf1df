//! The laboratory: every question that a user can ask, as a function.
//!
//! In reading order: [`order`] (what is asked for), [`shelf`] and [`library`] (where documents come
//! from), [`folder`] (what a run leaves behind) with [`tables`], [`digest`], [`checkpoint`] and
//! [`lock`]; [`error`] and [`exit`] (what can go wrong). [`world`] is the only door to files, clock
//! and machine; there is none to a network.

pub mod checkpoint;
pub mod digest;
pub mod error;
pub mod evidence;
pub mod exit;
pub mod folder;
pub mod library;
pub mod lock;
pub mod order;
pub mod shelf;
pub mod tables;
pub mod world;

pub use error::Error;
