//! The page of a study that was run part by part: one row a part, and the totals.

use maud::{Markup, html};

use super::shell;
use crate::number::{grouped, whole};
use crate::parts::{Part, Parts};
use crate::words::plural;

/// Builds the page.
pub(crate) fn build(parts: &Parts) -> String {
    let title = format!("{}: report of a synthetic society, part by part", parts.title);
    shell(
        &title,
        ("#parts", "Skip to the table"),
        &html! {
            header {
                p class="synthetic" { strong { "Synthetic society, no real person." }
                    " Every person in these parts was computed from published tables and chance." }
                h1 { (parts.title) }
                p class="lede" { (opening(parts)) }
            }
            section id="parts" {
                h2 { a class="self" href="#parts" { "Part by part" } }
                div class="scroll" tabindex="0" role="group" aria-label="Table" { (table(parts)) }
            }
            section id="reading" {
                h2 { a class="self" href="#reading" { "How to read this" } }
                (reading(parts))
            }
            section id="people" {
                h2 { a class="self" href="#people" { "Whom the parts stand for" } }
                div class="scroll" tabindex="0" role="group" aria-label="Table" { (people(parts)) }
            }
            section id="provenance" {
                h2 { a class="self" href="#provenance" { "Where this page comes from" } }
                (provenance(parts))
            }
        },
    )
}

/// What was run.
fn opening(parts: &Parts) -> String {
    let (n, months, replicates) = (parts.parts.len(), parts.months, parts.replicates);
    let persons: u64 = parts.parts.iter().map(|p| p.persons).sum();
    format!(
        "{} were run for {months} months each, in {}, with {} synthetic persons in all: without any \
         policy, with the policy that stands above all, and with all policies of the place.",
        plural(n as u64, "part"),
        plural(u64::from(replicates), "replicate"),
        whole(persons)
    )
}

/// The table.
fn table(parts: &Parts) -> Markup {
    html! {
        table class="parts" {
            caption { "Harms for 1,000 adults: under all policies of the place, and (in brackets) under \
                       the policy above alone" }
            thead { tr {
                th scope="col" { "Place" }
                th scope="col" { "Policies" }
                th scope="col" { "In force from" }
                th scope="col" { "Synthetic persons" }
                th scope="col" { "Real people" }
                @for (title, unit) in &parts.harms { th scope="col" { (title) ", " (unit) } }
            } }
            tbody { @for part in &parts.parts { (row(part)) } }
            tfoot {
                @for total in &parts.totals {
                    tr {
                        th scope="row" colspan="4" { "Mean of " (total.title) ", by real people" }
                        td { (whole(total.people)) }
                        (figures(&total.own, total.alone.as_deref()))
                    }
                }
            }
        }
    }
}

/// One part.
fn row(part: &Part) -> Markup {
    html! {
        tr {
            th scope="row" { a href=(part.report) { (part.title) } ", " (part.region) }
            td { (part.policy.replace('+', " + ")) }
            td { (part.from) }
            td { (whole(part.persons)) }
            td { (whole(part.people)) }
            (figures(&part.own, part.alone.as_deref()))
        }
    }
}

/// The harms, each with that of the policy above in brackets.
fn figures(own: &[Option<f64>], alone: Option<&[Option<f64>]>) -> Markup {
    html! {
        @for (index, value) in own.iter().enumerate() {
            td {
                (number(*value))
                @if let Some(alone) = alone { " (" (number(alone[index])) ")" }
            }
        }
    }
}

/// A number with as many digits as a reader can use; words where there is none.
fn number(value: Option<f64>) -> String {
    match value.filter(|v| v.is_finite()) {
        None => "nothing to measure".to_owned(),
        Some(0.0) => "0".to_owned(),
        Some(v) if v >= 100.0 => grouped(v, 0),
        Some(v) if v >= 1.0 => grouped(v, -1),
        Some(v) => grouped(v, -2),
    }
}

/// What must be known to read the table.
fn reading(parts: &Parts) -> Markup {
    html! {
        ul {
            li { "Each part is a complete run; its name leads to its own report, in which every figure has \
                  its interval of chance and its definition. The figures here are means over "
                 (parts.replicates) (if parts.replicates == 1 { " replicate" } else { " replicates" })
                 " without interval: small differences between places may be chance." }
            li { "Harms are divided by adults, since schemes score and list adults; what falls on children \
                  is counted too." }
            li { "The last rows weigh each part by the real people that it stands for. They are no estimate \
                  for a country: they tell of the places in the table alone." }
            li { "What stands in brackets is the first policy of the place alone. The difference is what \
                  the scheme of the place adds." }
            li { "Adults restricted at the end stand below the default band or on a list on the last day; \
                  all other harms are counted over the whole run." }
        }
    }
}

/// The real people of each part, with the basis of the number.
fn people(parts: &Parts) -> Markup {
    html! {
        table class="sources" {
            caption { "Real people, and where their number comes from" }
            thead { tr { th scope="col" { "Place" } th scope="col" { "Real people" } th scope="col" { "Basis" } } }
            tbody {
                @for part in &parts.parts {
                    tr { th scope="row" { (part.title) } td { (whole(part.people)) } td { (part.basis) } }
                }
            }
        }
    }
}

/// How the page can be made again.
fn provenance(parts: &Parts) -> Markup {
    html! {
        dl {
            dt { "Command" } dd { code { (parts.command) } }
            dt { "Digest of the results" } dd { code { (parts.digest) } }
            dt { "Seed" } dd { (parts.seed) }
            dt { "Program" } dd { "assize " (parts.version) }
            dt { "Table" } dd { a href=(parts.csv) { (parts.csv) } }
            @if !parts.document.is_empty() {
                dt { "Study" } dd { a href=(parts.document) { (parts.document) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::Total;

    fn made() -> Parts {
        let part = |title: &str, alone: Option<Vec<Option<f64>>>| Part {
            title: title.into(),
            report: "parts/x/report.html".into(),
            region: "East".into(),
            policy: "list+scheme".into(),
            from: "2018-05-01".into(),
            persons: 20_000,
            people: 1_234_567,
            basis: "census#1".into(),
            own: vec![Some(12.34), None],
            alone,
        };
        Parts {
            title: "Pilots <at once>".into(),
            harms: vec![("restricted".into(), "per 1,000 adults".into()), ("x".into(), "y".into())],
            parts: vec![part("Here", Some(vec![Some(0.456), None])), part("There", None)],
            totals: vec![Total {
                title: "all parts".into(),
                people: 2_469_134,
                own: vec![Some(1_234.5), Some(0.0)],
                alone: None,
            }],
            months: 36,
            replicates: 1,
            csv: "parts.csv".into(),
            document: String::new(),
            command: "assize run pilots".into(),
            digest: "d".into(),
            version: "0".into(),
            seed: 7,
        }
    }

    #[test]
    fn each_part_has_a_row_with_its_policy_beside_the_one_above() {
        let page = build(&made());
        assert!(page.contains("12.3 (0.46)"), "a harm with that of the list alone");
        assert!(page.contains("<td>12.3</td>"), "a part without a list above has no brackets");
        assert!(page.contains("1,234,567") && page.contains("2,469,134") && page.contains("1,23"));
        assert!(page.contains("nothing to measure"));
        assert!(page.contains("Pilots &lt;at once&gt;") && !page.contains("<at once>"));
        assert!(page.contains("Content-Security-Policy") && !page.contains("<script"));
    }
}
