//! The policy in plain words: score and bands, rules, lists, consequences, each with its article.

use maud::{Markup, html};

use super::{Arm, Page, Section};
use crate::dossier::{Basis, Line};
use crate::number::{grouped, whole};
use crate::policy::{Chapter, ConsequenceWords, ListWords, PolicyWords, RuleWords, ScoreWords};
use crate::words::{joined, plural, sentence};

/// Tables with more rows than this are folded away.
const LONG: usize = 15;

/// Rules shown of a long table, those that struck most.
const MOST: usize = 12;

/// The section.
pub(super) fn section(page: &Page) -> Section {
    let body = html! {
        @for arm in page.live() {
            @match arm.words {
                Some(words) => (policy(page, &arm, words)),
                None => p class="missing" { "No words were given for " (arm.label()) "." },
            }
        }
        @if let Some(words) = page.baseline().and_then(|b| b.words) {
            p { strong { "Compared with: " (words.title) "." } " " (words.summary) }
        }
    };
    Section { id: "policy", title: "The policy in plain words", body }
}

/// One policy; parts that are the same as in an arm before are not told twice.
fn policy(page: &Page, arm: &Arm, words: &PolicyWords) -> Markup {
    let before = page.live().into_iter().filter(|a| a.number < arm.number);
    let twin = before.filter_map(|a| Some((a, a.words?))).find(|(_, w)| same_rules(w, words));
    html! {
        h3 { (words.title) @if page.live().len() > 1 { " (arm " (arm.number) ")" } }
        @if !words.summary.is_empty() { p { (words.summary) } }
        @if let Some((other, _)) = twin {
            p { "Score, bands, rules and counting are those of arm " (other.number) ", " (other.summary.name) "." }
        } @else {
            @for score in &words.scores { (score_words(page, score)) }
            (chapters(words))
            (rules(page, "The heaviest rules", &words.heaviest))
            (rules(page, "Direct grading: a band whatever the points", &words.grades))
        }
        (rules(page, "Rules and grounds that answer the exercise of a right", &words.on_rights))
        @if twin.is_none() { (lines(page, "How entries are counted", &words.counting)) }
        @for list in &words.lists { (list_words(page, list)) }
        (consequences(page, &words.consequences))
    }
}

/// Tells whether two policies score alike (how often rules struck may differ).
fn same_rules(a: &PolicyWords, b: &PolicyWords) -> bool {
    let ids = |rules: &[RuleWords]| rules.iter().map(|r| r.id.clone()).collect::<Vec<_>>();
    !b.scores.is_empty()
        && a.scores == b.scores
        && a.chapters == b.chapters
        && a.counting == b.counting
        && ids(&a.heaviest) == ids(&b.heaviest)
        && ids(&a.grades) == ids(&b.grades)
}

/// A score with its bands.
fn score_words(page: &Page, score: &ScoreWords) -> Markup {
    let limits = match (score.floor, score.ceiling) {
        (Some(low), Some(high)) => format!("never below {} nor above {}", n(low), n(high)),
        (Some(low), None) => format!("never below {}", n(low)),
        (None, Some(high)) => format!("never above {}", n(high)),
        (None, None) => "with neither floor nor ceiling".to_owned(),
    };
    html! {
        h4 { "The score of " (subjects(&score.subject)) }
        p {
            "Scored: " (score.who) ". Everybody begins with " strong { (n(score.start)) " points" }
            ", " (limits) ". " (page.basis(&score.basis))
        }
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="bands" {
                caption { "Bands of " (subjects(&score.subject)) ", best first" }
                thead {
                    tr {
                        th scope="col" { "Band" }
                        th scope="col" { "Points" }
                        th scope="col" { "Called" }
                    }
                }
                tbody {
                    @for band in &score.bands {
                        tr {
                            th scope="row" { (band.label) }
                            td { (edges(band.from, band.to)) }
                            td { (band.title) @if band.is_default { " " strong { "(default: where those without records stand)" } } }
                        }
                    }
                }
            }
        }
    }
}

/// The edges of a band in words.
fn edges(from: Option<i32>, to: Option<i32>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{} to {}", n(from), n(to)),
        (Some(from), None) => format!("{} and more", n(from)),
        (None, Some(to)) => format!("{} and less", n(to)),
        (None, None) => "any".to_owned(),
    }
}

/// Points with thousands apart.
fn n(points: i32) -> String {
    grouped(f64::from(points), 0)
}

/// `person` as `persons`.
fn subjects(subject: &str) -> &str {
    match subject {
        "person" => "persons",
        "firm" => "firms",
        other => other,
    }
}

/// The rules by chapter: how many, and a table, folded away where it is long.
fn chapters(words: &PolicyWords) -> Markup {
    let n = words.chapters.len();
    html! {
        @if n > 0 {
            h4 { "The rules, by chapter" }
            (folded(n, "chapter", &chapter_table(words), html! {
                p { (chapter_counts(words)) }
            }))
        }
    }
}

/// How many rules there are and what they do, in a sentence a subject.
fn chapter_counts(words: &PolicyWords) -> String {
    let of = |subject: &str| {
        let mine = || words.chapters.iter().filter(|c| c.subject == subject);
        let sum = |f: fn(&Chapter) -> u32| mine().map(|c| u64::from(f(c))).sum::<u64>();
        let all = sum(Chapter::rules);
        let parts = [
            (sum(|c| c.demerits), "take points"),
            (sum(|c| c.merits), "give points"),
            (sum(|c| c.grades), "set a band"),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, w)| format!("{} {w}", whole(*n)))
            .collect();
        let subject = subjects(subject);
        (all > 0).then(|| {
            format!(
                "{} for {subject} in {}: {}.",
                plural(all, "rule"),
                plural(mine().count() as u64, "chapter"),
                joined(&parts)
            )
        })
    };
    [of("person"), of("firm")].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A table with what stands before it; folded away if it has many rows.
fn folded(rows: usize, one: &str, table: &Markup, before: Markup) -> Markup {
    html! {
        (before)
        @if rows > LONG {
            details { summary { "Table: all " (plural(rows as u64, one)) } (table) }
        } @else {
            (table)
        }
    }
}

/// The rules by chapter, as a table.
fn chapter_table(words: &PolicyWords) -> Markup {
    let number = |points: Option<i32>| points.map_or("–".to_owned(), n);
    html! {
    div class="scroll" tabindex="0" role="group" aria-label="Table" {
        table class="chapters" {
            caption { "How many rules each chapter has, and its heaviest" }
            thead {
                tr {
                    th scope="col" { "Chapter" }
                    th scope="col" { "Scores" }
                    th scope="col" class="num" { "Rules that take points" }
                    th scope="col" class="num" { "that give points" }
                    th scope="col" class="num" { "that set a band" }
                    th scope="col" class="num" { "Largest loss" }
                    th scope="col" class="num" { "Largest gain" }
                }
            }
            tbody {
                @for chapter in &words.chapters {
                    tr {
                        th scope="row" { (chapter.title) }
                        td { (subjects(&chapter.subject)) }
                        td class="num" { (chapter.demerits) }
                        td class="num" { (chapter.merits) }
                        td class="num" { (chapter.grades) }
                        td class="num" { (number(chapter.lowest)) }
                        td class="num" { (number(chapter.highest)) }
                    }
                }
            }
        }
    }
    }
}

/// Rules under a heading; of many, those that struck most stand first and all are folded away.
fn rules(page: &Page, title: &str, rules: &[RuleWords]) -> Markup {
    let mut most: Vec<&RuleWords> =
        rules.iter().filter(|r| r.fired.is_some_and(|n| n > 0.0)).collect();
    let fired = |r: &RuleWords| r.fired.unwrap_or(0.0);
    most.sort_by(|a, b| fired(b).total_cmp(&fired(a)));
    most.truncate(MOST);
    let all: Vec<&RuleWords> = rules.iter().collect();
    let count = plural(rules.len() as u64, "rule");
    let caption = if rules.len() > LONG { format!("All {count}") } else { count.clone() };
    let first = html! {
        @if rules.len() > LONG && !most.is_empty() {
            (rule_table(page, &most, &format!("The {} of {count} with most entries in this run", most.len())))
        }
    };
    html! {
        @if !rules.is_empty() {
            h4 { (title) }
            (folded(rules.len(), "rule", &rule_table(page, &all, &caption), first))
        }
    }
}

/// Rules with what they do, their article, and how often they struck.
fn rule_table(page: &Page, rules: &[&RuleWords], caption: &str) -> Markup {
    let with_right = rules.iter().any(|r| r.right.is_some());
    let counted = rules.iter().any(|r| r.fired.is_some());
    html! {
        div class="scroll" tabindex="0" role="group" aria-label="Table" {
            table class="rules" {
                caption { (caption) }
                thead {
                    tr {
                        th scope="col" { "Rule" }
                        th scope="col" { "About" }
                        th scope="col" { "Effect" }
                        @if with_right { th scope="col" { "Right" } }
                        @if counted { th scope="col" class="num" { "Entries in the run, mean of the replicates" } }
                        th scope="col" { "Where it stands" }
                    }
                }
                tbody {
                    @for rule in rules { (one_rule(page, rule, with_right, counted)) }
                }
            }
        }
    }
}

/// One rule.
fn one_rule(page: &Page, rule: &RuleWords, with_right: bool, counted: bool) -> Markup {
    html! {
        tr {
            th scope="row" { (rule.id) }
            td { (sentence(&rule.title)) @if rule.subject == "firm" { " (firms)" } }
            td { (rule.effect.replacen('-', "−", usize::from(rule.effect.starts_with('-')))) }
            @if with_right { td { (rule.right.as_deref().unwrap_or("–")) } }
            @if counted {
                td class="num" { (rule.fired.map_or("–".to_owned(), |f| whole(f.max(0.0).round() as u64))) }
            }
            td { (page.basis(&rule.basis)) }
        }
    }
}

/// Sentences with their basis under a heading.
fn lines(page: &Page, title: &str, lines: &[Line]) -> Markup {
    html! {
        @if !lines.is_empty() {
            h4 { (title) }
            (listed(page, lines))
        }
    }
}

/// Sentences with their basis.
pub(super) fn listed(page: &Page, lines: &[Line]) -> Markup {
    html! {
        ul {
            @for line in lines {
                li { (sentence(&line.words)) @if line.basis != Basis::Own { " " (page.basis(&line.basis)) } }
            }
        }
    }
}

/// A list with grounds, ways off and the way to object.
fn list_words(page: &Page, list: &ListWords) -> Markup {
    html! {
        h4 { "List: " (list.title) }
        p {
            (page.basis(&list.basis))
            @if !list.exempt.is_empty() { " Never listed: " (list.exempt) "." }
        }
        dl {
            dt { "Grounds and terms" }
            dd { (listed(page, &list.grounds)) }
            dt { "Ways off" }
            dd {
                @if list.exits.is_empty() { "None but the end of the term." } @else { (listed(page, &list.exits)) }
            }
            dt { "Objecting" }
            dd {
                @if list.review.is_empty() { "No way to object is named." } @else { (listed(page, &list.review)) }
            }
        }
    }
}

/// What bands and lists do to the services people want.
fn consequences(page: &Page, all: &[ConsequenceWords]) -> Markup {
    html! {
        @if !all.is_empty() {
            h4 { "Consequences" }
            div class="scroll" tabindex="0" role="group" aria-label="Table" {
                table class="consequences" {
                    caption { "What bands and lists do to the services that people want" }
                    thead {
                        tr {
                            th scope="col" { "Consequence" }
                            th scope="col" { "In force for" }
                            th scope="col" { "Service" }
                            th scope="col" { "Effect" }
                            th scope="col" class="num" { "Carried out" }
                            th scope="col" { "Where it stands" }
                        }
                    }
                    tbody {
                        @for one in all {
                            tr {
                                th scope="row" { (sentence(&one.title)) }
                                td class="brief" { (one.trigger) }
                                td { (page.varying("", &one.service)) }
                                td { (one.effect) }
                                td class="num" {
                                    (grouped(one.carried_out * 100.0, 0)) " %"
                                    @if one.carried_out_is_assumed { " (assumed)" }
                                }
                                td { (page.basis(&one.basis)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
