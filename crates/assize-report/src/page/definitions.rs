//! How to read this: what every number means.

use maud::{Markup, html};

use super::{Page, Section};
use crate::dossier::{Harm, Measure};
use crate::number::TOO_FEW;
use crate::words::{anchor, sentence};

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let body = html! {
        ul {
            li {
                "An "
                strong { "arm" }
                " is one policy, or none. All arms share the same synthetic persons and the same luck, so a difference between arms is the policy's doing."
            }
            li {
                "A "
                strong { "replicate" }
                " is the whole run once more with other luck; "
                strong { "n" }
                " is what a number rests on, summed over replicates."
            }
            li { "A " strong { "95 % interval" } " of the mean over replicates holds the long-run mean in 95 of 100 such studies, as far as chance goes." }
            li {
                "Numbers carry no more digits than their interval allows. Where fewer than "
                (TOO_FEW)
                " simulated persons (or records, or detriments) stand behind a number, it is withheld; a dash means that there was nothing to measure."
            }
            li { "Ids are those of the files " code { "summary.json" } " and " code { "tables/" } " beside this page." }
        }
        @if page.dossier.measures.is_empty() {
            p class="missing" { "The catalogue of measures was not handed over." }
        }
        dl class="definitions" {
            @for measure in &page.dossier.measures { (definition(measure)) }
        }
    };
    Section { id: "definitions", title: "How to read this: every measure defined", body }
}

/// One entry.
pub(super) fn definition(measure: &Measure) -> Markup {
    let harm = match measure.harm {
        Harm::Up => "More is worse.",
        Harm::Down => "Less is worse.",
        Harm::Neither => "Neither more nor less is harm in itself.",
    };
    html! {
        div id=(anchor("def", &measure.id)) {
            dt { (sentence(&measure.title)) " " code { (measure.id) } }
            dd {
                (measure.words) " " (harm)
                @if !measure.unit.is_empty() { span class="quiet" { " Unit: " (measure.unit) "." } }
                @if !measure.formula.is_empty() { span class="quiet" { " Computed as: " (measure.formula) "." } }
            }
        }
    }
}
