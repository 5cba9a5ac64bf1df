//! The verdict: what the figures say, in sentences that a reader of fourteen can follow. It is made from
//! the figures alone and never says whether a policy may be.

use assize_base::evidence::Figure;
use maud::{Markup, html};

use super::chain::{Chain, Link};
use super::{Arm, Page, cell, scale_of};
use crate::dossier::Basis;
use crate::number::{Scale, grouped, whole};
use crate::words::{anchor, attribute, by_attribute, joined, persons, sentence};

/// The verdict on all arms.
pub(super) fn verdict(page: &Page) -> Markup {
    let arms = page.live();
    html! {
        div class="verdict" role="group" aria-label="What this report found" {
            @for arm in &arms {
                p {
                    @if arms.len() > 1 { strong { (arm.label()) ": " } }
                    (who(page, arm)) " " (how_often(page, arm)) " " (under_what(page, arm)) " "
                    (aim_and_price(page, arm))
                }
            }
            p { (how_sure(page)) }
        }
    }
}

/// A figure as a reader may quote it, with a link to what it means.
fn told(page: &Page, id: &str, figure: Option<&Figure>) -> Option<Markup> {
    let figure = figure?;
    cell(figure).shown()?;
    let number = scale_of(&figure.unit, [figure]).value(&cell(figure));
    Some(html! {
        @match page.definition(id) {
            Some(place) => a href=(format!("#{place}")) title=(id) { (number) },
            None => (number),
        }
    })
}

/// Who is hit: how many, and which group most.
fn who(page: &Page, arm: &Arm) -> Markup {
    let worse = told(page, "pairs.worse", page.pair(arm, "pairs.worse"));
    let better = told(page, "pairs.better", page.pair(arm, "pairs.better"));
    let restricted = told(page, "restricted.adults", arm.figure("restricted.adults"));
    html! {
        strong class="ask" { "Who is hit?" } " "
        @match (worse, better) {
            (Some(worse), Some(better)) => { "Of all people, " (worse) " fare worse than without the policy, and " (better) " fare better. " }
            (Some(worse), None) => { "Of all people, " (worse) " fare worse than without the policy. " }
            _ => { "How many fare worse was not measured. " }
        }
        @if let Some(restricted) = restricted {
            "At the end " (restricted) " of adults are in a low band or on a list. "
        }
        (widest_gap(page, arm))
    }
}

/// The attribute whose groups are furthest apart, and the two groups.
fn widest_gap(page: &Page, arm: &Arm) -> Markup {
    let gap = page
        .ids(&["adverse-ratio."])
        .into_iter()
        .filter(|id| !id.contains('*'))
        .filter_map(|id| Some((arm.figure(&id)?, id)))
        .filter(|(figure, _)| cell(figure).interval().is_some_and(|(low, _)| low > 1.0))
        .filter_map(|(figure, id)| Some((cell(figure).shown()?, figure, id)))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let Some((_, figure, id)) = gap else {
        return html! { "No group is clearly hit more than another." };
    };
    let name = id.trim_start_matches("adverse-ratio.");
    let (worst, best) = match &figure.between {
        Some(pair) => (persons(&pair.worst), persons(&pair.best)),
        None => match extremes(arm, name) {
            Some(two) => two,
            None => return html! {},
        },
    };
    html! {
        (sentence(&attribute(name))) " is the clearest divide: among adults, those hit most often are hit "
        (told(page, &id, Some(figure)).unwrap_or_default()) " times as often as those hit least"
        " (" (scale_of(&figure.unit, [figure]).interval(&cell(figure))) ")"
        ", in most runs " (worst) " against " (best) "."
    }
}

/// The groups of an attribute with most and fewest detriments.
fn extremes(arm: &Arm, name: &str) -> Option<(String, String)> {
    let figure = arm.figure("detriment")?;
    let (_, groups) =
        by_attribute(&figure.groups).into_iter().find(|(title, _)| *title == attribute(name))?;
    let mut shown: Vec<(f64, String)> = groups
        .into_iter()
        .filter_map(|g| Some((cell(g.figure).shown()?, persons(&g.key))))
        .collect();
    shown.sort_by(|a, b| a.0.total_cmp(&b.0));
    Some((shown.last()?.1.clone(), shown.first()?.1.clone()))
}

/// How often wrongly.
fn how_often(page: &Page, arm: &Arm) -> Markup {
    let parts = [
        ("wrongful.share", "rest on a false record"),
        ("spillover.share", "hit someone for what another person did"),
        ("protected.share", "punish the use of a right"),
    ];
    let said: Vec<Markup> = parts
        .iter()
        .filter_map(|(id, words)| Some((told(page, id, arm.figure(id))?, *words)))
        .map(|(number, words)| html! { (number) " " (words) })
        .collect();
    html! {
        strong class="ask" { "How often wrongly?" } " "
        @if said.is_empty() {
            "Too few penalties were counted to say."
        } @else {
            "Of all penalties, "
            @for (at, part) in said.iter().enumerate() {
                @if at > 0 { (if at + 1 == said.len() { " and " } else { ", " }) }
                (part)
            }
            "."
        }
    }
}

/// The rule or list that makes most of what is false or another's, with its article.
fn under_what(page: &Page, arm: &Arm) -> Markup {
    let chain = Chain::of(page, arm);
    let of = |chain: &Chain, e: &Link| {
        chain.count(|l| {
            (l.kind, l.element) == (e.kind, e.element) && (l.is_false() || l.is_anothers())
        })
    };
    let worst = chain.as_ref().and_then(|chain| {
        let all = chain.elements().into_iter().map(|e| (of(chain, e), e));
        let worst = all.max_by_key(|(cell, e)| (cell.n, std::cmp::Reverse(e.element)))?;
        worst.0.shown()?;
        Some((
            chain.share(|l| {
                (l.kind, l.element) == (worst.1.kind, worst.1.element)
                    && (l.is_false() || l.is_anothers())
            }),
            worst.1,
        ))
    });
    html! {
        strong class="ask" { "Under which article?" } " "
        @match worst {
            None => "No single rule stands out.",
            Some((share, link)) => {
                "The main source of what hits the wrong person is the " (link.kind) " " code { (link.element) }
                @if !link.title.is_empty() { " (" (link.title) ")" }
                @if link.article.is_empty() {
                    ", whose place in the text is assumed"
                } @else {
                    ", " (page.basis(&Basis::Source(link.article.to_owned())))
                }
                @let place = anchor("fig", &format!("chain {}", arm.summary.name));
                ", with " a href=(format!("#{place}")) { (Scale::of("share of detriments", 1.0).value(&share)) }
                " of all penalties."
            }
        }
    }
}

/// The scheme's own aim beside its price.
fn aim_and_price(page: &Page, arm: &Arm) -> Markup {
    let aim = page.pair(arm, "compliance.fall");
    let price = page.pair(arm, "rights.fall");
    html! {
        @match (told(page, "compliance.fall", aim), told(page, "rights.fall", price)) {
            (Some(a), Some(p)) => {
                strong class="ask" { "Does it work, and at what price?" } " Unlawful acts fall by " (a) (maybe(aim))
                "; the use of rights falls by " (p) (maybe(price)) "."
            }
            (Some(a), None) => {
                strong class="ask" { "Does it work?" } " Unlawful acts fall by " (a) (maybe(aim)) "."
            }
            _ => {}
        }
    }
}

/// Whether a fall cannot be told from none.
fn maybe(figure: Option<&Figure>) -> &'static str {
    let interval = figure.and_then(|f| cell(f).interval());
    if interval.is_some_and(|(low, high)| low <= 0.0 && high >= 0.0) {
        " (this may be chance)"
    } else {
        ""
    }
}

/// How sure: what chance could move, and what is assumed.
fn how_sure(page: &Page) -> Markup {
    let assumed = page.dossier.assumptions.len() as u64;
    let of = assumed + page.dossier.sourced_values;
    html! {
        strong class="ask" { "How sure is this?" } " " (chance(page)) " "
        @if assumed > 0 {
            "Guesses come on top: " a href="#assumptions" { (whole(assumed)) " of " (whole(of)) }
            " numbers in the model are assumed. So trust the order of size, not the digits."
        }
    }
}

/// How far chance could move the numbers of the verdict.
fn chance(page: &Page) -> String {
    let runs = page.dossier.summary.replicates;
    if runs < 2 {
        return "There was only one run, so what chance does is not known.".to_owned();
    }
    let arms = page.live();
    let mut spans: Vec<(f64, &str)> = Vec::new();
    for arm in &arms {
        let own = OWN.iter().filter_map(|id| Some((*id, arm.figure(id)?)));
        let paired = PAIRED.iter().filter_map(|id| Some((*id, page.pair(arm, id)?)));
        for (id, figure) in own.chain(paired) {
            let span = cell(figure).shown().map(|v| cell(figure).half_width() / v.abs());
            spans.extend(span.filter(|s| s.is_finite()).map(|s| (s, id)));
        }
    }
    spans.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (wide, narrow): (Vec<_>, Vec<_>) = spans.iter().partition(|(span, _)| *span > WIDE);
    let mut out = match narrow.first() {
        Some((span, _)) => format!(
            "In {runs} runs with fresh luck most of these numbers stay within {} % of their size.",
            grouped((100.0 * span).ceil(), 0)
        ),
        None => format!("In {runs} runs with fresh luck all of these numbers move much."),
    };
    let mut names: Vec<String> = Vec::new();
    for name in wide.iter().map(|(_, id)| page.title(id)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if !names.is_empty() && !narrow.is_empty() {
        out += &format!(" Not so: {}.", joined(&names));
    }
    out
}

/// A number that chance can move by more than this share of its size is named.
const WIDE: f64 = 0.25;

/// The figures of an arm that the verdict tells.
const OWN: [&str; 4] =
    ["restricted.adults", "wrongful.share", "spillover.share", "protected.share"];
/// Those against the first arm.
const PAIRED: [&str; 4] = ["pairs.worse", "pairs.better", "compliance.fall", "rights.fall"];
