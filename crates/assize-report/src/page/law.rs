//! Legal tests: what they found, and no approval of anything.

use maud::{Markup, html};

use super::{Page, Section};
use crate::dossier::{Crossing, Finding, FoundFigure, Verdict};

/// The most parts of a policy that one finding shows; the rest is counted.
const PARTS: usize = 5;

/// The most figures that one finding shows.
const FIGURES: usize = 4;

/// Verdicts in the order in which they are shown.
const ALL: [Verdict; 4] =
    [Verdict::Fails, Verdict::CannotTell, Verdict::NoConflictFound, Verdict::NotApplicable];

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let findings = &page.dossier.findings;
    let mut arms: Vec<&str> = findings.iter().map(|f| f.arm.as_str()).collect();
    arms.dedup();
    let body = html! {
        p {
            "A legal test here can find a conflict with a provision, or find none that it looks for. \
             It cannot approve of a policy: other provisions, other facts and a court may say \
             otherwise. Each provision is read as if it applied. This is no legal advice."
        }
        @if findings.is_empty() {
            p class="missing" {
                "The legal tests were not made for this report; " code { "assize review" } " makes them."
            }
        } @else if arms.len() > 1 {
            (counts(findings, &arms))
            @for arm in &arms {
                details open[!crate::compare::is_many(&page.dossier.summary)] {
                    summary { "Legal tests of " (arm) }
                    (of_arm(page, arm))
                }
            }
        } @else {
            (count(findings))
            @for arm in &arms { (of_arm(page, arm)) }
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

/// How many of each.
fn count(findings: &[Finding]) -> Markup {
    html! {
        ul class="counts" {
            @for one in ALL {
                @let n = findings.iter().filter(|f| f.verdict == one).count();
                li { strong { (n) } " " (verdict(one)) }
            }
        }
    }
}

/// How many of each, by arm.
fn counts(findings: &[Finding], arms: &[&str]) -> Markup {
    let n = |arm: &str, one: Verdict| {
        findings.iter().filter(|f| f.arm == arm && f.verdict == one).count()
    };
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table {
                caption { "Legal tests by what they found" }
                thead {
                    tr {
                        th scope="col" { "Arm" }
                        @for one in ALL { th scope="col" class="num" { (verdict(one)) } }
                    }
                }
                tbody {
                    @for arm in arms {
                        tr {
                            th scope="row" { (arm) }
                            @for one in ALL { td class="num" { (n(arm, one)) } }
                        }
                    }
                }
            }
        }
    }
}

/// All about one arm: conflicts in full, the cross-walk, the rest folded.
fn of_arm(page: &Page, arm: &str) -> Markup {
    let of = |one: Verdict| -> Vec<&Finding> {
        page.dossier.findings.iter().filter(|f| f.arm == arm && f.verdict == one).collect()
    };
    let crossings: Vec<&Crossing> =
        page.dossier.crosswalk.iter().filter(|row| row.arm == arm).collect();
    let (open, rest) = (of(Verdict::CannotTell), ALL[2..].iter().flat_map(|v| of(*v)));
    let rest: Vec<&Finding> = rest.collect();
    html! {
        @if !crossings.is_empty() { (crosswalk(arm, &crossings)) }
        (conflicts(page, arm, &of(Verdict::Fails)))
        @if !open.is_empty() {
            details {
                summary { "Cannot tell: " (open.len()) " tests, and what they would take" }
                (briefly(page, &open))
            }
        }
        @if !rest.is_empty() {
            details {
                summary { "No conflict found, or does not apply: " (rest.len()) " tests" }
                ul class="compact" {
                    @for f in rest {
                        li { strong { (f.test) } " " (verdict(f.verdict)) ": " (f.question) }
                    }
                }
            }
        }
    }
}

/// The conflicts, with the parts of the policy and the figures that they rest on.
fn conflicts(page: &Page, arm: &str, found: &[&Finding]) -> Markup {
    if found.is_empty() {
        return html! { p { "No test found a conflict." } };
    }
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="rules" {
                caption { "Conflicts of " (arm) ", with the rules and figures that they rest on" }
                thead {
                    tr {
                        th scope="col" { "Test" }
                        th scope="col" { "Question and grounds" }
                        th scope="col" { "Rests on" }
                        th scope="col" { "Provision" }
                    }
                }
                tbody {
                    @for finding in found {
                        tr {
                            th scope="row" { (finding.test) }
                            td { em { (finding.question) } " " (finding.words) }
                            td { (rests_on(page, finding)) }
                            td { (finding.body) ". " (page.basis(&finding.basis)) }
                        }
                    }
                }
            }
        }
    }
}

/// What a conflict rests on: parts of the policy with their lines, then figures.
fn rests_on(page: &Page, finding: &Finding) -> Markup {
    let (parts, figures) = (&finding.parts, &finding.figures);
    html! {
        ul class="compact" {
            @for part in parts.iter().take(PARTS) {
                li {
                    (part.words)
                    @if !part.place.is_empty() { " " code { (part.place) } }
                }
            }
            @if parts.len() > PARTS { li { "and " (parts.len() - PARTS) " more" } }
            @for figure in figures.iter().take(FIGURES) { li { (measured(page, figure)) } }
            @if figures.len() > FIGURES { li { "and " (figures.len() - FIGURES) " more figures" } }
        }
    }
}

/// A figure with its measure, which leads to the definition.
fn measured(page: &Page, figure: &FoundFigure) -> Markup {
    html! {
        (page.named(&figure.measure)) " (" code { (figure.measure) } ") " (figure.words)
        @if let Some(one) = figure.verdict { ": " (verdict(one)) }
    }
}

/// Tests that stay open, with what they would take.
fn briefly(page: &Page, found: &[&Finding]) -> Markup {
    html! {
        ul class="compact" {
            @for f in found {
                li {
                    strong { (f.test) } " " em { (f.question) } " " (f.words) " "
                    (page.basis(&f.basis))
                }
            }
        }
    }
}

/// One question, many instruments.
fn crosswalk(arm: &str, rows: &[&Crossing]) -> Markup {
    let ids = |row: &Crossing, one: Verdict| -> String {
        let of = row.tests.iter().filter(|(_, v)| *v == one);
        of.map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(", ")
    };
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="rules" {
                caption { "One question, many instruments: " (arm) }
                thead {
                    tr {
                        th scope="col" { "Question" }
                        th scope="col" { "All together" }
                        @for one in ALL { th scope="col" { (verdict(one)) } }
                        th scope="col" { "Decided by" }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" { (row.title) }
                            td { strong { (verdict(row.verdict)) } }
                            @for one in ALL { td { (ids(row, one)) } }
                            td { (row.decided_by) }
                        }
                    }
                }
            }
        }
    }
}
