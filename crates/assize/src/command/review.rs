//! `assize review`.

use std::path::Path;

use assize_lab::proofs::{ProofFinding, Written};
use assize_lab::review::{Count, Crossing, LegalFinding, Reviewed, review_with as ask};

use crate::voice::{End, Voice};

/// Most parts of a policy that are printed for one finding; `--json` has all.
const PARTS: usize = 6;

/// Most figures that are printed for one finding.
const FIGURES: usize = 6;

/// Verdicts in the order in which they are printed; those of the last two take a line each.
const ORDER: [&str; 4] = ["fail", "cannot tell", "pass", "not applicable"];

/// Most findings that are printed of one kind of proof; `--json` has all.
const PROOFS: usize = 6;

/// Tells what every legal test found, and what the text of the policy implies.
pub fn review(subject: &str, examples: Option<&Path>, voice: &Voice) -> Result<(), End> {
    let reviewed = ask(subject, examples)?;
    voice.tell(&reviewed, || text(&reviewed, voice))
}

fn text(reviewed: &Reviewed, voice: &Voice) -> String {
    let mut lines = vec![reviewed.note.clone()];
    for count in &reviewed.counts {
        lines.push(String::new());
        lines.push(format!("{}: {}", voice.bold(&count.arm), counted(count)));
        let found = reviewed.findings.iter().filter(|f| f.arm == count.arm);
        bodies(&found.collect::<Vec<_>>(), voice, &mut lines);
        let rows = reviewed.crosswalk.iter().filter(|row| row.arm == count.arm);
        lines.push(String::new());
        lines.push(voice.bold("One question, many instruments"));
        lines.extend(rows.map(crossed));
        let proofs: Vec<&ProofFinding> =
            reviewed.proofs.iter().filter(|p| p.arm == count.arm).collect();
        proved(&proofs, voice, &mut lines);
    }
    lines.extend(reviewed.examples.iter().map(written));
    if !reviewed.measured {
        lines.push(String::new());
        lines.push(
            "The documents alone were read; `assize review RUN` also weighs the figures of a run."
                .to_owned(),
        );
    }
    lines.join("\n")
}

/// The proofs by kind, each with its smallest example in words.
fn proved(proofs: &[&ProofFinding], voice: &Voice, lines: &mut Vec<String>) {
    let mut kinds: Vec<&str> = proofs.iter().map(|p| p.kind.as_str()).collect();
    kinds.dedup();
    lines.push(String::new());
    lines.push(voice.bold("What the text itself implies"));
    for kind in kinds {
        let of: Vec<&&ProofFinding> = proofs.iter().filter(|p| p.kind == kind).collect();
        let said = of.iter().filter(|p| p.verdict != "none found");
        let n_more = said.clone().count().saturating_sub(PROOFS);
        lines.push(format!("  {kind}: {}", of[0].question));
        said.take(PROOFS).for_each(|p| lines.push(proof(p)));
        if n_more > 0 {
            lines.push(format!("                  and {n_more} more: `--json` has all of them"));
        }
        let fine = of.iter().filter(|p| p.verdict == "none found");
        fine.for_each(|p| lines.push(format!("    {:12}  {}", p.verdict, p.words)));
    }
}

/// One proof.
fn proof(p: &ProofFinding) -> String {
    let mut text = format!("    {:12}  {}", p.verdict, p.words);
    let mut add = |line: &str| text.push_str(&format!("\n                  {line}"));
    if let Some(example) = &p.example {
        add(&format!("for example: {}", example.words));
    }
    for part in p.rests_on.iter().take(PARTS) {
        let place = part.place.as_ref().map_or(String::new(), |place| format!(" [{place}]"));
        let article = if part.article.is_empty() { "assumed" } else { &part.article };
        add(&format!("- {} {} ({article}){place}", part.element, part.id));
    }
    if p.rests_on.len() > PARTS {
        add(&format!("- and {} more", p.rests_on.len() - PARTS));
    }
    text
}

/// An example that was written.
fn written(one: &Written) -> String {
    let seen = if one.seen {
        "a run shows it".to_owned()
    } else {
        format!("a run of {} persons does not show that {}", one.persons, one.missing.join("; "))
    };
    format!("wrote {} ({}; {}): {seen}", one.file, one.kind, one.about)
}

/// How many tests got which verdict.
fn counted(count: &Count) -> String {
    format!(
        "{} fail, {} cannot tell, {} pass, {} not applicable",
        count.fail, count.cannot_tell, count.pass, count.not_applicable
    )
}

/// The findings by body of law, failures first.
fn bodies(found: &[&LegalFinding], voice: &Voice, lines: &mut Vec<String>) {
    let mut names: Vec<&str> = found.iter().map(|f| f.body.as_str()).collect();
    names.dedup();
    for body in names {
        lines.push(String::new());
        lines.push(voice.bold(body));
        for verdict in ORDER {
            let of = found.iter().filter(|f| f.body == body && f.verdict == verdict);
            match verdict {
                "fail" | "cannot tell" => of.for_each(|f| lines.push(told(f))),
                _ => of.for_each(|f| lines.push(head(f))),
            }
        }
    }
}

fn head(f: &LegalFinding) -> String {
    format!("  {:14}  {}: {}", f.verdict, f.test, f.question)
}

fn told(f: &LegalFinding) -> String {
    let mut text = head(f);
    let mut add = |line: &str| text.push_str(&format!("\n                  {line}"));
    add(&format!("{} ({}; {})", f.words, f.instrument, f.seen));
    let place =
        |i: usize| f.rests_on[i].place.as_ref().map_or(String::new(), |p| format!(" [{p}]"));
    for (i, part) in f.parts.iter().enumerate().take(PARTS) {
        add(&format!("- {part}{}", place(i)));
    }
    if f.parts.len() > PARTS {
        add(&format!("- and {} more", f.parts.len() - PARTS));
    }
    for figure in f.figures.iter().take(FIGURES) {
        add(&format!("= {}", figure.words));
    }
    if f.figures.len() > FIGURES {
        add(&format!("= and {} more", f.figures.len() - FIGURES));
    }
    text
}

/// A row of the cross-walk.
fn crossed(row: &Crossing) -> String {
    let of = |verdict: &str| {
        let tests = row.tests.iter().filter(|t| t.verdict == verdict);
        let ids: Vec<&str> = tests.map(|t| t.test.as_str()).collect();
        if ids.is_empty() { None } else { Some(format!("{verdict}: {}", ids.join(", "))) }
    };
    let parts: Vec<String> = ORDER.iter().filter_map(|verdict| of(verdict)).collect();
    format!("  {:14}  {} ({})", row.verdict, row.title, parts.join("; "))
}
