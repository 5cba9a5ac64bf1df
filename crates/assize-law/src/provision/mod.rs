//! The provisions: one file each, a question that the documents of a policy can answer.
//!
//! Every question is put in our own words; the instrument's text decides. Where several instruments
//! ask the same, one test stands for all and names the others.

mod ai5_d1;
mod ai5_d2;
mod cr1;
mod crc2;
mod ec10;
mod ec11;
mod ec6_1;
mod ec6_2;
mod ec8_1;
mod gd22_4;
mod gd5e;
mod icc12;
mod icc17;
mod icesc;
mod jd3;
mod n49_4;
mod na1;
mod na2;
mod nc1;
mod nc2;

use crate::finding::Answer;
use crate::reading::Reading;

/// Every provision, in the order in which findings are shown.
pub const ALL: &[&Provision] = &[
    &ai5_d1::PROVISION,
    &ai5_d2::PROVISION,
    &gd5e::PROVISION,
    &gd22_4::PROVISION,
    &ec6_1::PROVISION,
    &ec6_2::PROVISION,
    &ec8_1::PROVISION,
    &ec10::PROVISION,
    &ec11::PROVISION,
    &icc12::PROVISION,
    &icc17::PROVISION,
    &icesc::PROVISION,
    &crc2::PROVISION,
    &na1::PROVISION,
    &na2::PROVISION,
    &nc1::PROVISION,
    &nc2::PROVISION,
    &cr1::PROVISION,
    &jd3::PROVISION,
    &n49_4::PROVISION,
];

/// A test.
#[derive(Clone, Copy, Debug)]
pub struct Provision {
    /// The id; a released id never changes its meaning.
    pub id: &'static str,
    /// What the test asks, in our own words.
    pub question: &'static str,
    /// The instrument and the place in it.
    pub instrument: &'static str,
    /// How much of the instrument was read for this test.
    pub seen: Seen,
    /// Where and to what the instrument applies in the world.
    pub scope: &'static str,
    /// What of the documents the test looks at.
    pub reads: &'static str,
    /// Other provisions that ask the same.
    pub also: &'static [&'static str],
    /// The test.
    pub test: fn(&Reading<'_>) -> Answer,
}

/// How much of an instrument was read for a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The text, or an official reprint of it.
    Text,
    /// A summary by somebody else.
    Secondary,
    /// Neither yet: check before relying on it.
    Unverified,
    /// No instrument: a test of our own, with its reason in the question.
    Own,
}

impl Seen {
    /// In words, for reports.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Seen::Text => "the text was read",
            Seen::Secondary => "known from a summary, not from the text",
            Seen::Unverified => "not checked against the text",
            Seen::Own => "a test of this program, not of an instrument",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;
    use crate::fixture::{ask, bad, good};

    #[test]
    fn ids_differ_and_questions_are_questions() {
        for (i, a) in ALL.iter().enumerate() {
            assert!(ALL[i + 1..].iter().all(|b| a.id != b.id), "{} twice", a.id);
            assert!(a.question.ends_with('?'), "{}", a.id);
            assert!(!a.reads.is_empty() && !a.scope.is_empty() && !a.instrument.is_empty());
        }
    }

    #[test]
    fn the_mild_policy_passes_and_the_harsh_one_fails_each_test_but_one() {
        for provision in ALL {
            let (mild, parts) = ask(provision, good());
            assert!(mild != Verdict::Fail, "{}: {parts:?}", provision.id);
            let (harsh, _) = ask(provision, bad());
            // Nothing in the harsh policy's catalogue is a wrong that goes on (`NC.2`).
            if provision.id != "NC.2" {
                assert_eq!(harsh, Verdict::Fail, "{}", provision.id);
            }
        }
    }
}
