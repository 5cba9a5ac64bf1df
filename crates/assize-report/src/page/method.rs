//! How numbers and intervals come about, in words; the method that the laboratory states, and what
//! this page adds to it.

use maud::html;

use super::{Page, Section};

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let replicates = page.dossier.summary.replicates;
    let body = html! {
        @if page.dossier.method.is_empty() {
            p class="missing" { "The method behind the intervals was not handed over." }
        }
        @for words in &page.dossier.method { p { (words) } }
        ul {
            li {
                strong { "Pairs. " }
                "All arms have the same synthetic persons and, as far as a policy does not change what \
                 somebody does, the same luck. So a person is compared with the same person, and a \
                 difference between two arms is the mean of the differences in each replicate, with the \
                 interval of that mean."
            }
            li {
                strong { "Shares of detriments. " }
                "Where this page divides counts (in the pictures of paths, redress and reasons), it divides \
                 them in each replicate, then takes the mean and Student's t interval of the "
                (replicates) " values."
            }
            li {
                strong { "Digits. " }
                "No number has more digits than its interval allows, and none stands on fewer than "
                (crate::number::TOO_FEW) " simulated cases."
            }
            li {
                strong { "What is not in the intervals. " }
                "Assumed numbers and what the model leaves out: see "
                a href="#assumptions" { "the assumptions that matter" } " and "
                a href="#limits" { "what this report cannot say" } "."
            }
        }
    };
    Section { id: "method", title: "Method: how numbers and intervals are made", body }
}
