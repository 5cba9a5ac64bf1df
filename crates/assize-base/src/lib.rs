//! The ground floor: what every other room of assize stands on, and what knows none of them.
//!
//! In reading order: [`quantity`] (chances, rates and points as whole numbers), [`draw`] (chance by
//! address), [`calendar`] (days), [`vocabulary`] (the attributes a synthetic person can have),
//! [`diag`] (what is wrong with a text, and where), [`maths`] (the only floating-point functions),
//! [`stats`] (intervals), [`evidence`] (tables and summaries, the plain data that reports are made of).
//!
//! This crate opens no file, reads no clock and starts no thread.

pub mod calendar;
pub mod diag;
pub mod draw;
pub mod evidence;
pub mod maths;
pub mod quantity;
pub mod spec;
pub mod stats;
pub mod vocabulary;
