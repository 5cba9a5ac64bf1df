//! What is missing in a dossier: the page shows a gap where these stand, so the laboratory's tests
//! ask for none.

use std::collections::BTreeSet;

use crate::dossier::{Basis, Dossier, Line};
use crate::policy::PolicyWords;

impl Dossier {
    /// Measures without a definition, arms without words, references without a source; each once, as
    /// a sentence.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let arms = self.summary.arms.iter().map(|a| &a.measures);
        let pairs = self.summary.pairs.iter().map(|p| &p.measures);
        let ids: BTreeSet<&String> = arms.chain(pairs).flat_map(|m| m.keys()).collect();
        let measures = ids
            .into_iter()
            .filter(|id| self.measure(id).is_none())
            .map(|id| format!("measure `{id}` has no definition"));
        let words = self
            .summary
            .arms
            .iter()
            .filter(|a| self.arm(&a.name).is_none())
            .map(|a| format!("arm `{}` has no words", a.name));
        let references: BTreeSet<&str> = self
            .bases()
            .into_iter()
            .filter_map(|basis| match basis {
                Basis::Source(reference) => Some(reference.as_str()),
                Basis::Assumed(_) | Basis::Own => None,
            })
            .filter(|reference| self.source(reference).is_none())
            .map(|reference| reference.split('#').next().unwrap_or(reference))
            .collect();
        let sources =
            references.into_iter().map(|id| format!("source `{id}` is not among the sources"));
        measures.chain(words).chain(sources).collect()
    }

    /// The bases of everything that has one.
    fn bases(&self) -> Vec<&Basis> {
        let society = self.society.lines.iter().map(|l| &l.basis);
        let fit = self.society.fit.iter().map(|l| &l.basis);
        let findings = self.findings.iter().map(|f| &f.basis);
        let steps = self.stories.iter().flat_map(|s| &s.paths).flat_map(|p| &p.steps);
        let mut out: Vec<&Basis> = society.chain(fit).chain(findings).collect();
        out.extend(steps.map(|(_, line)| &line.basis));
        out.extend(self.arms.iter().flat_map(bases_of));
        out
    }
}

/// The bases in the words of one policy.
fn bases_of(words: &PolicyWords) -> Vec<&Basis> {
    let rules = words.heaviest.iter().chain(&words.grades).chain(&words.on_rights);
    let mut out: Vec<&Basis> = rules.map(|r| &r.basis).collect();
    out.extend(words.scores.iter().map(|s| &s.basis));
    out.extend(words.consequences.iter().map(|c| &c.basis));
    out.extend(words.counting.iter().map(|l| &l.basis));
    for list in &words.lists {
        let lines = list.grounds.iter().chain(&list.exits).chain(&list.review);
        out.extend(lines.map(|line: &Line| &line.basis));
        out.push(&list.basis);
    }
    out
}
