//! The page: its shell, its order, and what all of its sections share.

mod all;
mod assumptions;
mod bands;
mod burden;
mod chain;
mod compare;
pub(crate) mod comparison;
mod courts;
mod definitions;
mod end;
mod ensemble;
mod figure;
mod firms;
mod first;
mod fortunes;
mod groups;
mod law;
mod lists;
mod method;
mod money;
pub(crate) mod parts;
mod policy;
mod read;
mod redress;
mod refusals;
mod responses;
mod silence;
mod society;
pub(crate) mod stories;
mod targets;
mod ties;
mod timeline;
mod verdict;
mod wrong;

use std::cell::Cell as Counter;
use std::collections::{BTreeMap, BTreeSet};

use assize_base::evidence::{ArmSummary, Figure};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::dossier::{Basis, Dossier};
use crate::number::{Cell, Scale};
use crate::palette::{DARK, LIGHT, variables};
use crate::policy::PolicyWords;
use crate::words::anchor;

/// One section of the page.
struct Section {
    id: &'static str,
    title: &'static str,
    body: Markup,
}

/// A part of the page: its heading in the contents, and its sections.
type Part = (&'static str, &'static [fn(&Page) -> Section]);

/// The parts in their order; harm and law are never left out.
const PARTS: &[Part] = &[
    (
        "What was found",
        &[
            policy::section,
            burden::section,
            wrong::section,
            redress::section,
            fortunes::section,
            wrong::spill_over,
            silence::section,
            lists::section,
            courts::section,
            law::section,
            stories::section,
        ],
    ),
    ("How sure that is", &[assumptions::section, targets::section, method::section]),
    (
        "More figures",
        &[
            bands::section,
            refusals::section,
            money::section,
            responses::section,
            firms::section,
            all::section,
        ],
    ),
    (
        "How it was made",
        &[
            society::section,
            ties::section,
            definitions::section,
            end::sources,
            end::provenance,
            end::limits,
        ],
    ),
];

/// What sections draw from.
struct Page<'a> {
    dossier: &'a Dossier,
    figures: Counter<u32>,
}

/// An arm with its number on this page.
#[derive(Clone, Copy)]
struct Arm<'a> {
    number: usize,
    summary: &'a ArmSummary,
    words: Option<&'a PolicyWords>,
}

impl<'a> Arm<'a> {
    /// Number and name, as the arm is called wherever arms stand side by side.
    fn label(&self) -> String {
        format!("{} {}", self.number, self.summary.name)
    }

    /// A figure of the arm.
    fn figure(&self, id: &str) -> Option<&'a Figure> {
        self.summary.measures.get(id)
    }
}

impl<'a> Page<'a> {
    /// The page of a dossier.
    fn of(dossier: &'a Dossier) -> Page<'a> {
        Page { dossier, figures: Counter::new(0) }
    }

    /// All arms, the baseline (number 0) first.
    fn arms(&self) -> Vec<Arm<'a>> {
        let arms = self.dossier.summary.arms.iter().enumerate();
        arms.map(|(number, summary)| Arm {
            number,
            summary,
            words: self.dossier.arm(&summary.name),
        })
        .collect()
    }

    /// The arms that live under a policy: all but the first, or the only one.
    fn live(&self) -> Vec<Arm<'a>> {
        let arms = self.arms();
        if arms.len() > 1 { arms[1..].to_vec() } else { arms }
    }

    /// The heading for the rows of one arm; none where there is but one.
    fn heading(&self, arm: &Arm) -> String {
        if self.live().len() > 1 { arm.label() } else { String::new() }
    }

    /// Tells whether there are so many arms that they stand side by side.
    fn is_many(&self) -> bool {
        crate::compare::is_many(&self.dossier.summary)
    }

    /// Heading and label of a row that tells of one thing in one arm.
    fn headed(&self, arm: &Arm, thing: &str) -> (String, String) {
        if self.live().len() > 1 {
            (thing.to_owned(), arm.label())
        } else {
            (String::new(), thing.to_owned())
        }
    }

    /// The baseline, where there is one.
    fn baseline(&self) -> Option<Arm<'a>> {
        Some(self.arms()).filter(|arms| arms.len() > 1).map(|arms| arms[0])
    }

    /// A figure of an arm against the baseline.
    fn pair(&self, arm: &Arm, id: &str) -> Option<&'a Figure> {
        let pairs = self.dossier.summary.pairs.iter();
        let baseline = self.baseline().map(|b| b.summary.name.clone());
        let mut own = pairs.filter(|p| p.arm == arm.summary.name);
        own.find(|p| Some(&p.against) == baseline.as_ref())?.measures.get(id)
    }

    /// The ids that any arm has and that begin with one of these, in the order of the catalogue.
    fn ids(&self, beginnings: &[&str]) -> Vec<String> {
        self.pick(self.dossier.summary.arms.iter().map(|a| &a.measures), beginnings)
    }

    /// The ids of pairs that begin with one of these, in the order of the catalogue.
    fn pair_ids(&self, beginnings: &[&str]) -> Vec<String> {
        self.pick(self.dossier.summary.pairs.iter().map(|p| &p.measures), beginnings)
    }

    /// Ids of some measures, without repetition.
    fn pick<'m>(
        &self,
        all: impl Iterator<Item = &'m BTreeMap<String, Figure>>,
        beginnings: &[&str],
    ) -> Vec<String> {
        let ids: BTreeSet<&String> = all.flat_map(BTreeMap::keys).collect();
        let rank = |id: &str| self.dossier.measures.iter().position(|m| m.covers(id));
        let mut out: Vec<(usize, Option<usize>, String)> = ids
            .into_iter()
            .filter_map(|id| Some((beginnings.iter().position(|b| id.starts_with(b))?, id)))
            .map(|(beginning, id)| (beginning, rank(id), id.clone()))
            .collect();
        out.sort();
        out.into_iter().map(|(_, _, id)| id).collect()
    }

    /// The short name of a measure, with what varies in it named in words.
    fn title(&self, id: &str) -> String {
        let Some(measure) = self.dossier.measure(id) else { return id.to_owned() };
        let varying = measure.varying(id).unwrap_or("");
        if varying.is_empty() {
            return measure.title.clone();
        }
        let words = self.varying(&measure.id, varying);
        match placeholder(&measure.title) {
            Some(place) => measure.title.replacen(place, &words, 1),
            None => format!("{}: {words}", measure.title),
        }
    }

    /// The words for the varying part of an id: a service, a list, or the part itself.
    fn varying(&self, family: &str, part: &str) -> String {
        let service = self.dossier.services.iter().find(|s| s.id == part);
        let mut lists = self.dossier.arms.iter().flat_map(|a| &a.lists);
        if family.starts_with("list") {
            return lists.find(|l| l.id == part).map_or(part.to_owned(), |l| l.title.clone());
        }
        service.map_or(part.to_owned(), |s| s.title.clone())
    }

    /// The anchor of the definition of a measure.
    fn definition(&self, id: &str) -> Option<String> {
        self.dossier.measure(id).map(|m| anchor("def", &m.id))
    }

    /// A measure's name that leads to its definition.
    fn named(&self, id: &str) -> Markup {
        let title = self.title(id);
        html! {
            @match self.definition(id) {
                Some(place) => a href=(format!("#{place}")) { (title) },
                None => (title),
            }
        }
    }

    /// Where a statement comes from, as a short mark that leads to the source.
    fn basis(&self, basis: &Basis) -> Markup {
        html! {
            @match basis {
                Basis::Own => {},
                Basis::Assumed(why) => span class="basis assumed" { "assumed" @if !why.is_empty() { ": " (why) } },
                Basis::Source(reference) => @match self.dossier.source(reference) {
                    Some(source) => span class="basis" {
                        a href=(format!("#{}", anchor("src", &source.id))) { (reference) }
                        ", " (source.certainty)
                    },
                    None => span class="basis" { (reference) },
                },
            }
        }
    }
}

/// The part of a title that stands in angle brackets.
fn placeholder(title: &str) -> Option<&str> {
    let start = title.find('<')?;
    let end = title[start..].find('>')? + start;
    Some(&title[start..=end])
}

/// A figure of the summary as a number with its interval.
fn cell(figure: &Figure) -> Cell {
    Cell { value: figure.value, low: figure.low, high: figure.high, n: figure.n }
}

/// The scale of several figures of one unit.
fn scale_of<'a>(unit: &str, figures: impl IntoIterator<Item = &'a Figure>) -> Scale {
    let values = figures.into_iter().filter_map(|f| cell(f).shown());
    Scale::of(unit, values.map(f64::abs).fold(0.0, f64::max))
}

/// What the page may load: nothing; it carries its own style and no script.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                      base-uri 'none'; form-action 'none'";

/// Builds the page.
pub(crate) fn build(dossier: &Dossier) -> String {
    let page = Page::of(dossier);
    let is_many = page.is_many();
    let first = if is_many { compare::screen(&page) } else { first::screen(&page) };
    let parts = sections(&page);
    let title = format!("{}: report of a synthetic society", dossier.title);
    let body = html! {
        (first)
        (contents(&parts))
        @for section in parts.iter().flat_map(|(_, sections)| sections) {
            section id=(section.id) {
                h2 { a class="self" href=(format!("#{}", section.id)) { (section.title) } }
                @if is_many && !OPEN.contains(&section.id) { (folded(section)) } @else { (section.body) }
            }
        }
    };
    shell(&title, ("#policy", "Skip to the policy in plain words"), &body)
}

/// All sections under the headings of their parts.
fn sections(page: &Page) -> Vec<(&'static str, Vec<Section>)> {
    let made = |(title, makes): &Part| (*title, makes.iter().map(|make| make(page)).collect());
    let mut parts: Vec<(&str, Vec<Section>)> = PARTS.iter().map(made).collect();
    for (made, after) in
        [(ensemble::section(page), "assumptions"), (comparison::section(page), "policy")]
    {
        let mut places = parts.iter_mut().map(|(_, sections)| sections);
        let place = places.find_map(|s| Some((s.iter().position(|s| s.id == after)? + 1, s)));
        if let (Some(section), Some((at, sections))) = (made, place) {
            sections.insert(at, section);
        }
    }
    parts
}

/// Sections that stay open however many arms there are: they are as long as for one.
const OPEN: [&str; 8] =
    ["targets", "method", "society", "ties", "definitions", "sources", "provenance", "limits"];

/// A section that is folded away on screen, since it goes through one scheme after the other.
fn folded(section: &Section) -> Markup {
    html! {
        details class="folded" {
            summary { "Open, scheme by scheme" }
            (section.body)
        }
    }
}

/// A page around its body: what it may load (nothing), its style, and a way past the first screen.
fn shell(title: &str, (place, skip): (&str, &str), body: &Markup) -> String {
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(style())) }
            }
            body {
                a class="skip" href=(place) { (skip) }
                main { (body) }
            }
        }
    };
    markup.into_string()
}

/// The list of sections, part by part.
fn contents(parts: &[(&'static str, Vec<Section>)]) -> Markup {
    html! {
        nav aria-label="Contents" {
            @for (title, sections) in parts {
                div {
                    p class="part" { (title) }
                    ul {
                        @for section in sections {
                            li { a href=(format!("#{}", section.id)) { (section.title) } }
                        }
                    }
                }
            }
        }
    }
}

/// The style sheet with the colours of both themes; it holds no text of the dossier.
fn style() -> String {
    format!(
        ":root{{color-scheme:light dark;{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n{}",
        variables(&LIGHT),
        variables(&DARK),
        concat!(include_str!("style.css"), include_str!("stories.css"))
    )
}
