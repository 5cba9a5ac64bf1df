//! Wrongful punishment, traced: from the act, or none, over the record to the rule that struck; and
//! punishment for what others did.

use maud::{Markup, html};

use super::chain::{Chain, Link};
use super::figure::compact;
use super::groups::by_group;
use super::{Arm, Page, Section};
use crate::dossier::Basis;
use crate::number::{Cell, Scale};
use crate::plot::{Plot, Shape};
use crate::words::{anchor, sentence};

/// Rules, lists and consequences shown of an arm.
const MOST: usize = 12;

/// Wrongful punishment.
pub(super) fn section(page: &Page) -> Section {
    let body = html! {
        p {
            "The laboratory knows what each synthetic person did, so it can tell a true record from \
             an invented one and from one that belongs to somebody else. No authority knows this of \
             its own files."
        }
        @if page.is_many() {
            (origins(page))
        } @else {
            @for arm in page.live() { (traced(page, &arm)) }
        }
        (by_group(page, "wrongful.share", "Share of detriments that are wrongful, by group"))
        @if !page.is_many() { (origins(page)) }
        (page.arm_table("Records, false records, and those restricted by them",
            &page.ids(&["records.", "wrongful", "restricted."])))
    };
    Section { id: "wrongful", title: "Wrongful punishment, traced", body }
}

/// Punishment for what others did.
pub(super) fn spill_over(page: &Page) -> Section {
    let body = html! {
        p {
            "Some rules write an entry to the spouse, to parents or children, or to the head of a \
             firm. These detriments fall on persons for an act that was not their own."
        }
        (by_group(page, "spillover.share", "Share of detriments for the acts of others, by group"))
        (page.arm_table("Spill-over", &page.ids(&["spillover"])))
    };
    Section { id: "spill-over", title: "Spill-over", body }
}

/// The shares of what detriments rest on, arm by arm.
fn origins(page: &Page) -> Markup {
    let ids = page.ids(&["origin.share.", "wrongful.share", "spillover.share", "protected.share"]);
    html! {
        (page.arm_table("What detriments rest on (the five headings add up to all; false records, \
            spill-over and use of rights can overlap)", &ids))
    }
}

/// One arm: the picture, then the rules behind it.
fn traced(page: &Page, arm: &Arm) -> Markup {
    let Some(chain) = Chain::of(page, arm) else {
        return html! {
            p class="missing" {
                "What detriments rest on was not traced for " (arm.label())
                ": the table " code { "chain" } " is missing, or there were none."
            }
        };
    };
    let of = if page.live().len() > 1 { format!(", {}", arm.label()) } else { String::new() };
    let plot = Plot {
        id: anchor("fig", &format!("chain {}", arm.summary.name)),
        title: format!("From the act to the detriment{of}"),
        what: "detriments".to_owned(),
        rows: "Path".to_owned(),
        scale: Scale::of("share of detriments", 1.0),
        replicates: page.dossier.summary.replicates,
        table: "chain",
        measure: String::new(),
        shape: Shape::Flow(chain.flow()),
    };
    let note = "Read from left to right: each ribbon is as wide as its share of all detriments, \
                and those on the wrong person or on no act at all run on top.";
    html! {
        (page.figure(&plot, None, note))
        (elements(page, &chain, &format!("Behind what is false or another's{of}"), |l| l.is_false() || l.is_anothers()))
        details {
            summary { "Table: the heaviest of all, whatever they rest on" (of) }
            (elements(page, &chain, &format!("The heaviest of all{of}"), |_| true))
        }
    }
}

/// The rules, lists and consequences with most detriments of a kind.
fn elements(page: &Page, chain: &Chain, title: &str, wanted: fn(&Link) -> bool) -> Markup {
    let same = |a: &Link, b: &Link| (a.kind, a.element) == (b.kind, b.element);
    let mut all: Vec<(&Link, Cell)> = chain
        .elements()
        .into_iter()
        .map(|e| (e, chain.count(|l| same(l, e) && wanted(l))))
        .filter(|(_, cell)| cell.n > 0)
        .collect();
    all.sort_by_key(|(e, cell)| (std::cmp::Reverse(cell.n), e.element));
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    html! {
        @if all.is_empty() {
            p class="missing" { (title) ": none in this run." }
        } @else {
            div class="scroll" tabindex="0" role="group" aria-label="Table" {
                table class="rules elements" data-table="chain" {
                    caption {
                        (title) ": rules, lists and consequences with most of it (detriments in the run, mean of the replicates)"
                    }
                    thead { tr {
                        th scope="col" { "Rule, list or consequence" }
                        th scope="col" { "About" }
                        th scope="col" class="num" { "All" }
                        th scope="col" class="num" { "On a false record" }
                        th scope="col" class="num" { "For another's act" }
                        th scope="col" class="num" { "For using a right" }
                        th scope="col" { "Where it stands" }
                    } }
                    tbody { @for (element, _) in &all { (element_row(page, chain, element)) } }
                }
            }
            @if more > 0 { p class="caption" { "And " (more) " more, in " code { "tables/chain.parquet" } "." } }
        }
    }
}

/// One rule, list or consequence.
fn element_row(page: &Page, chain: &Chain, of: &Link) -> Markup {
    let scale = Scale { factor: 1.0, suffix: "", unit: "detriments".to_owned() };
    let own = |l: &Link| (l.kind, l.element) == (of.kind, of.element);
    let cells = [
        chain.count(own),
        chain.count(|l| own(l) && l.is_false()),
        chain.count(|l| own(l) && l.is_anothers()),
        chain.count(|l| own(l) && l.origin == "protected"),
    ];
    let basis = match of.article {
        "" => Basis::Assumed(String::new()),
        article => Basis::Source(article.to_owned()),
    };
    html! {
        tr {
            th scope="row" { (of.element) br; span class="quiet" { (of.kind) } }
            td { (sentence(of.title)) }
            @for cell in &cells {
                @if cell.n == 0 { td class="num silent" { "0" } } @else { (compact(Some(cell), &scale, 0)) }
            }
            td { (page.basis(&basis)) }
        }
    }
}
