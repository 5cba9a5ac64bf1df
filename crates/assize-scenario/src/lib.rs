//! Documents in, a checked and immutable [`Scenario`] out.
//!
//! In reading order: [`scenario`] (what a checked scenario is), [`society`], [`policy`] and
//! [`catalogue`] (its parts), [`expr`] (conditions). The way from text to scenario is in the rooms
//! below: reading, checking, building.
//!
//! The crate knows documents and quantities. It does not know how a mechanism works, opens no file
//! and never stops at the first fault.

pub mod catalogue;
pub mod expr;
pub mod load;
pub mod policy;
pub mod scenario;
pub mod society;

pub use scenario::Scenario;
