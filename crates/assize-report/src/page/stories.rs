//! Life paths of synthetic persons: the same person in every arm side by side, by date, with a time
//! line and what would have had to be different. A section of the report, and a page of its own.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Page, Section, shell, timeline};
use crate::dossier::{Basis, Line, Path, Story};
use crate::lives::Lives;

/// Most stories that a page shows.
const MOST: usize = 100;

/// What stands over every life.
const SYNTHETIC: &str = "SYNTHETIC";

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let stories = &page.dossier.stories;
    let basis = |basis: &Basis| page.basis(basis);
    let body = html! {
        @if stories.is_empty() {
            p class="missing" {
                "No life paths were asked for; " code { "assize explain RUN --person K" }
                " tells that of one synthetic person."
            }
        } @else {
            p { "Each of these persons was computed from census tables and chance and is nobody. They \
                were chosen by a rule: of those found, the one in the middle. "
                code { "assize explain RUN --find KIND" } " tells others." }
        }
        @for story in stories.iter().take(MOST) { (one(story, &basis)) }
        @if stories.len() > MOST { p { "Only the first " (MOST) " are shown." } }
    };
    Section { id: "stories", title: "Single synthetic persons", body }
}

/// The page of its own.
pub(crate) fn build(lives: &Lives) -> String {
    let title = format!("{SYNTHETIC}: single synthetic persons in {}", lives.title);
    let basis = |basis: &Basis| {
        html! {
            @match basis {
                Basis::Own => {},
                Basis::Assumed(why) => span class="basis assumed" { "assumed" @if !why.is_empty() { ": " (why) } },
                Basis::Source(reference) => span class="basis" { (reference) },
            }
        }
    };
    let body = html! {
        header {
            p class="synthetic" { strong { (SYNTHETIC) ": no real person." }
                " Every person here was computed from published tables and chance, and is nobody." }
            h1 { (lives.title) ": single synthetic persons" }
            @for line in &lives.opening { p class="lede" { (line) } }
        }
        section id="stories" {
            @for story in lives.stories.iter().take(MOST) { (one(story, &basis)) }
        }
        section id="method" {
            h2 { a class="self" href="#method" { "How these answers were found" } }
            p { (lives.method) }
            p { "The same page again: " code { (lives.command) } }
        }
    };
    shell(&title, ("#stories", "Skip to the first life"), &body)
}

/// One person in every arm.
fn one(story: &Story, basis: &dyn Fn(&Basis) -> Markup) -> Markup {
    html! {
        article class="life" {
            h3 { (SYNTHETIC) " person " (story.person) " of this run: " (story.words) }
            @if !story.chosen.is_empty() { p class="chosen" { (story.chosen) } }
            @if !story.household.is_empty() {
                p class="quiet" { "Lives with " (story.household.join("; ")) "." }
            }
            (timeline::figure(story))
            (different(story))
            (by_date(story, basis))
        }
    }
}

/// Where the person stands at the end in each arm, and what would have had to be different.
fn different(story: &Story) -> Markup {
    html! {
        div class="different" {
            @for path in &story.paths {
                p { strong { (path.arm) } @if !path.end.is_empty() { ": at the end " (path.end) } }
                @for sentence in &path.different {
                    p class="would" {
                        strong { "What would have had to be different: " } (sentence)
                    }
                }
            }
        }
    }
}

/// What happens on the days of a life: by date, by arm.
type Days<'a> = BTreeMap<&'a str, Vec<Vec<&'a Line>>>;

/// The table of all arms side by side, by date.
fn by_date(story: &Story, basis: &dyn Fn(&Basis) -> Markup) -> Markup {
    let mut days: Days = BTreeMap::new();
    for (arm, path) in story.paths.iter().enumerate() {
        for (date, line) in &path.steps {
            let day = days.entry(date.as_str()).or_insert_with(|| vec![vec![]; story.paths.len()]);
            day[arm].push(line);
        }
    }
    html! {
        @if days.is_empty() {
            p { (SYNTHETIC) ". Nothing happens to this person in the time of the run." }
        } @else {
            div class="scroll" tabindex="0" role="group" aria-label="What happened, by date and arm" {
                table class="days" {
                    caption { (SYNTHETIC) " person " (story.person) ", by date" }
                    thead { tr { th scope="col" { "Date" } @for path in &story.paths { (head(path)) } } }
                    tbody { @for (date, day) in &days { (row(date, day, basis)) } }
                }
            }
        }
    }
}

fn head(path: &Path) -> Markup {
    html! { th scope="col" { (path.arm) } }
}

fn row(date: &str, day: &[Vec<&Line>], basis: &dyn Fn(&Basis) -> Markup) -> Markup {
    html! {
        tr {
            th scope="row" { (date) }
            @for lines in day {
                td { @for line in lines {
                    p { (line.words) @if line.basis != Basis::Own { " " (basis(&line.basis)) } }
                } }
            }
        }
    }
}
