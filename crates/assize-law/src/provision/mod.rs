//! The provisions: one file each, a question that the documents of a policy, the figures of a run
//! or a paper from somebody can answer.
//!
//! In reading order: [`Provision`] (what a test says of itself), [`all`] (the one list), then a room
//! for each body of law. Every question is put in our own words; the instrument's text decides.

pub mod all;
mod canada;
mod china;
mod covenants;
mod echr;
mod eu;
mod gate;
mod gdpr;
mod own;
mod us;

use crate::finding::{Answer, Verdict};
use crate::measured::{Bound, Evidence};
use crate::reading::Reading;

pub use all::ALL;
pub(crate) use echr::ec14::unequal;
pub(crate) use eu::ai10::FALSE_RECORDS;
pub(crate) use eu::ai14::reversals;

/// The highest ratio of adverse rates between two groups that is not flagged: the inverse of the
/// four-fifths rule (29 CFR 1607.4(D)), applied to burdens, since on the rates of those who are
/// spared that rule never speaks where few are burdened.
pub(crate) const ADVERSE: f64 = 1.25;

/// The lowest ratio of favourable rates between two groups, by the four-fifths rule itself.
pub(crate) const FOUR_FIFTHS: f64 = 0.8;

/// A test.
#[derive(Clone, Copy, Debug)]
pub struct Provision {
    /// The id; a released id never changes its meaning.
    pub id: &'static str,
    /// The body of law that it belongs to.
    pub body: Body,
    /// What the test asks, in our own words.
    pub question: &'static str,
    /// The instrument and the place in it.
    pub instrument: &'static str,
    /// How much of the instrument was read for this test.
    pub seen: Seen,
    /// What the answer comes from.
    pub kind: Kind,
    /// Where and to what the instrument applies in the world.
    pub scope: &'static str,
    /// What of the documents the test looks at.
    pub reads: &'static str,
    /// Other provisions that ask the same.
    pub also: &'static [&'static str],
    /// What the documents say. For a test that they do not decide: whether it applies at all.
    pub test: fn(&Reading<'_>) -> Answer,
    /// What of a run decides, and within which bounds.
    pub bounds: fn(&Reading<'_>) -> Vec<Bound>,
    /// The paper that somebody has to look at, if the test asks for one.
    pub document: &'static str,
}

impl Provision {
    /// Asks the provision of an arm: the documents, then the figures of a run, then for a paper.
    #[must_use]
    pub fn ask(&self, reading: &Reading<'_>) -> Answer {
        let mut answer = (self.test)(reading);
        if answer.verdict == Verdict::NotApplicable {
            return answer;
        }
        if self.kind.simulation {
            self.weigh(reading, &mut answer);
        }
        if self.kind.evidence {
            let words = format!("it takes a document to go on: {}", self.document);
            answer.add(Verdict::CannotTell, &words);
            answer.document = Some(self.document);
        }
        answer
    }

    /// Adds what a run says, or which measures it would have to tell.
    fn weigh(&self, reading: &Reading<'_>, answer: &mut Answer) {
        let bounds = (self.bounds)(reading);
        let alone = !self.kind.policy;
        let names = || bounds.iter().map(Bound::name).collect::<Vec<_>>().join(", ");
        let Some(figures) = &reading.figures else {
            if bounds.is_empty() {
                if alone {
                    answer.add(Verdict::CannotTell, UNMEASURED);
                }
                return;
            }
            let verdict = if alone { Verdict::CannotTell } else { Verdict::Pass };
            let words = format!("a run measures {} (`assize review RUN`)", names());
            answer.add(verdict, &words);
            return;
        };
        for found in bounds.iter().flat_map(|bound| bound.look(figures)) {
            let same = |e: &Evidence| (&e.measure, e.group) == (&found.measure, found.group);
            if !answer.figures.iter().any(same) {
                answer.figures.push(found);
            }
        }
        // What decides stands before what is only shown.
        answer.figures.sort_by_key(|e| (e.verdict.is_none(), e.verdict));
        let judged = answer.figures.iter().filter_map(|e| e.verdict).min();
        match judged {
            Some(verdict) => answer.add(verdict, &told(&answer.figures, verdict)),
            None if alone && bounds.is_empty() => answer.add(Verdict::CannotTell, UNMEASURED),
            None if alone => {
                let words = format!("the figures of this run decide nothing: {}", names());
                answer.add(Verdict::CannotTell, &words);
            }
            None => {}
        }
    }
}

/// What is said of a test whose figures no run has.
const UNMEASURED: &str = "no run measures this by itself: run the policy beside a variant of it \
    without the rule in question, and compare them";

/// The figures of a verdict, the first few in words.
fn told(figures: &[Evidence], verdict: Verdict) -> String {
    const FEW: usize = 2;
    let of: Vec<&Evidence> = figures.iter().filter(|e| e.verdict == Some(verdict)).collect();
    let mut words: Vec<String> = of.iter().take(FEW).map(|e| e.words()).collect();
    if of.len() > FEW {
        words.push(format!("and {} more", of.len() - FEW));
    }
    format!("measured: {}", words.join("; "))
}

/// No bounds: for tests that no figure decides.
pub(crate) fn no_bounds(_: &Reading<'_>) -> Vec<Bound> {
    Vec::new()
}

/// What the answer of a test comes from; several at once are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The written policy decides.
    pub policy: bool,
    /// Figures of a run decide.
    pub simulation: bool,
    /// A paper from somebody decides: without it the answer stays open.
    pub evidence: bool,
    /// It asks whether an instrument or a duty is reached at all: open or not applicable, never a
    /// failure.
    pub gate: bool,
}

impl Kind {
    const NONE: Kind = Kind { policy: false, simulation: false, evidence: false, gate: false };
    /// The written policy alone.
    pub const P: Kind = Kind { policy: true, ..Kind::NONE };
    /// Figures alone.
    pub const S: Kind = Kind { simulation: true, ..Kind::NONE };
    /// A paper alone.
    pub const E: Kind = Kind { evidence: true, ..Kind::NONE };
    /// Policy and figures.
    pub const PS: Kind = Kind { simulation: true, ..Kind::P };
    /// Policy and a paper.
    pub const PE: Kind = Kind { evidence: true, ..Kind::P };
    /// Figures and a paper.
    pub const ES: Kind = Kind { evidence: true, ..Kind::S };
    /// The written policy, as to whether something is reached at all.
    pub const GATE: Kind = Kind { gate: true, ..Kind::P };

    /// In letters, as listings show it: `policy`, `policy + run`, `document`.
    #[must_use]
    pub fn words(self) -> String {
        let parts = [
            (self.gate, "gate"),
            (self.policy && !self.gate, "policy"),
            (self.simulation, "run"),
            (self.evidence, "document"),
        ];
        let words: Vec<&str> = parts.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
        words.join(" + ")
    }
}

/// A body of law: findings are shown by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Body {
    /// Before the tests: which instruments are reached.
    Gate,
    /// The European Union's regulation on artificial intelligence.
    ArtificialIntelligence,
    /// The European Union's regulation on data protection.
    DataProtection,
    /// The European Convention on Human Rights.
    Convention,
    /// The covenants of the United Nations and the Convention on the Rights of the Child.
    Covenants,
    /// Tests of this program.
    Own,
    /// Laws and documents of China.
    China,
    /// Laws of the United States and of New York City.
    UnitedStates,
    /// Canada's directive on automated decisions.
    Canada,
}

impl Body {
    /// In words, as a heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Body::Gate => "Which instruments are reached",
            Body::ArtificialIntelligence => "European Union: Artificial Intelligence Act",
            Body::DataProtection => "European Union: General Data Protection Regulation",
            Body::Convention => "Council of Europe: European Convention on Human Rights",
            Body::Covenants => "United Nations: the covenants and the rights of the child",
            Body::Own => "Tests of this program",
            Body::China => "People's Republic of China",
            Body::UnitedStates => "United States",
            Body::Canada => "Canada: Directive on Automated Decision-Making",
        }
    }
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
    use crate::fixture::{ask, bad, good, measured};

    #[test]
    fn ids_differ_and_questions_are_questions() {
        for (i, a) in ALL.iter().enumerate() {
            assert!(ALL[i + 1..].iter().all(|b| a.id != b.id), "{} twice", a.id);
            assert!(a.question.ends_with('?'), "{}", a.id);
            assert!(!a.reads.is_empty() && !a.scope.is_empty() && !a.instrument.is_empty());
            assert_eq!(a.kind.evidence, !a.document.is_empty(), "{}", a.id);
            assert!(a.kind != Kind::NONE, "{}", a.id);
        }
    }

    #[test]
    fn bodies_stand_together_in_their_order() {
        assert!(ALL.is_sorted_by_key(|p| p.body));
    }

    #[test]
    fn the_mild_policy_fails_nothing_and_the_harsh_one_each_test_that_its_text_decides() {
        for provision in ALL {
            let (mild, parts) = ask(provision, good());
            assert!(mild != Verdict::Fail, "{}: {parts:?}", provision.id);
            let (harsh, _) = ask(provision, bad());
            // Nothing in the harsh policy's catalogue is a wrong that goes on (`NC.2`).
            let decides = provision.kind.policy && !provision.kind.gate && provision.id != "NC.2";
            assert_eq!(harsh == Verdict::Fail, decides, "{}: {harsh:?}", provision.id);
        }
    }

    #[test]
    fn what_only_papers_or_figures_decide_stays_open_without_them() {
        for provision in ALL.iter().filter(|p| !p.kind.policy) {
            assert_eq!(ask(provision, bad()).0, Verdict::CannotTell, "{}", provision.id);
        }
        for provision in ALL.iter().filter(|p| p.kind.gate) {
            assert_eq!(ask(provision, bad()).0, Verdict::CannotTell, "{}", provision.id);
        }
    }

    #[test]
    fn figures_add_to_the_text_and_the_heavier_verdict_stands() {
        let na1 = ALL.iter().find(|p| p.id == "NA.1").expect("it is listed");
        let figure = |value| [("spillover.share", value, Some((value, value)))];
        let (verdict, words) = measured(na1, good(), &figure(0.01));
        assert_eq!(verdict, Verdict::Fail, "{words}");
        assert!(words.contains("spillover.share is 0.01 (0.01 to 0.01), fails above 0"), "{words}");
        assert_eq!(measured(na1, good(), &figure(0.0)).0, Verdict::Pass);
        assert_eq!(measured(na1, bad(), &figure(0.0)).0, Verdict::Fail, "the text still fails");
        assert_eq!(measured(na1, good(), &[]).0, Verdict::Pass, "nothing to measure");
    }
}
