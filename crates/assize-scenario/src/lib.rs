//! Documents in, a checked and immutable [`Scenario`] out.
//!
//! In reading order: [`scenario`] (what a checked scenario is), [`society`], [`policy`] and
//! [`catalogue`] (its parts), [`expr`] (conditions). The way from text to scenario is in the rooms
//! below: reading, checking, building.
//!
//! The crate knows documents and quantities. It does not know how a mechanism works, opens no file
//! and never stops at the first fault.

mod build;
pub mod catalogue;
mod cel;
mod check;
mod checking;
pub mod codes;
pub mod expr;
mod findings;
mod keys;
pub mod load;
pub mod policy;
mod read;
pub mod scenario;
pub mod society;
mod table;
mod units;

pub use scenario::{Scenario, movable};
pub use table::rows;
