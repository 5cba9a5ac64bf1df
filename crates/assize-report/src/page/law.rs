//! Legal tests: what they found, and no approval of anything.

use maud::{Markup, html};

use super::{Page, Section};
use crate::dossier::{Finding, Verdict};

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let findings = &page.dossier.findings;
    let body = html! {
        p {
            "A legal test here can find a conflict with a provision, or find none that it looks for. \
             It cannot approve of a policy: other provisions, other facts and a court may say \
             otherwise. This is no legal advice."
        }
        @if findings.is_empty() {
            p class="missing" {
                "The legal tests were not made for this report; " code { "assize review" } " makes them."
            }
        } @else {
            (count(findings))
            (table(page, findings))
        }
    };
    Section { id: "law", title: "Legal tests", body }
}

/// What a verdict is called.
fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fails => "conflict",
        Verdict::NoConflictFound => "no conflict found",
        Verdict::NotApplicable => "does not apply",
        Verdict::CannotTell => "cannot tell",
    }
}

/// How many of each, in a sentence.
fn count(findings: &[Finding]) -> Markup {
    let all =
        [Verdict::Fails, Verdict::CannotTell, Verdict::NoConflictFound, Verdict::NotApplicable];
    html! {
        ul class="counts" {
            @for one in all {
                @let n = findings.iter().filter(|f| f.verdict == one).count();
                li { strong { (n) } " " (verdict(one)) }
            }
        }
    }
}

/// All findings, conflicts first.
fn table(page: &Page, findings: &[Finding]) -> Markup {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|f| match f.verdict {
        Verdict::Fails => 0,
        Verdict::CannotTell => 1,
        Verdict::NoConflictFound => 2,
        Verdict::NotApplicable => 3,
    });
    html! {
        div class="scroll" {
            table class="rules" {
                caption { "Legal tests, conflicts first" }
                thead {
                    tr {
                        th scope="col" { "Test" }
                        th scope="col" { "Arm" }
                        th scope="col" { "Result" }
                        th scope="col" { "Question and grounds" }
                        th scope="col" { "Provision" }
                    }
                }
                tbody {
                    @for finding in sorted {
                        tr {
                            th scope="row" { (finding.test) }
                            td { (finding.arm) }
                            td { strong { (verdict(finding.verdict)) } }
                            td { em { (finding.question) } " " (finding.words) }
                            td { (page.basis(&finding.basis)) }
                        }
                    }
                }
            }
        }
    }
}
