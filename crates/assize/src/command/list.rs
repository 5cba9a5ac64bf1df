//! `assize list`.

use std::fmt::Write as _;

use assize_lab::coverage::{Line, Work};
use assize_lab::list::{Coverage, Definition, Entry, Listing, Shown, list as ask};

use crate::voice::{End, Voice};

/// Shows what is ready to use.
pub fn list(what: Option<&str>, voice: &Voice) -> Result<(), End> {
    let shown =
        Shown::ALL.into_iter().find(|(_, name)| Some(*name) == what).map(|(shown, _)| shown);
    let listing = ask(shown)?;
    voice.tell(&listing, || text(&listing, voice))
}

fn text(listing: &Listing, voice: &Voice) -> String {
    if listing.entries.is_empty() {
        return "none in this version".to_owned();
    }
    let mut text = String::new();
    let widest = listing.entries.iter().map(|e| e.name.len()).max().unwrap_or(0);
    let mut kind = None;
    for entry in &listing.entries {
        if kind != Some(entry.kind) {
            let gap = if kind.is_some() { "\n" } else { "" };
            writeln!(text, "{gap}{}", voice.bold(entry.kind.name())).expect("text can be written");
            kind = Some(entry.kind);
        }
        writeln!(text, "  {:widest$}  {}", entry.name, about(entry)).expect("text can be written");
        if let Some(line) = &entry.line {
            for place in places(line) {
                writeln!(text, "  {:widest$}    {place}", "").expect("text can be written");
            }
        }
        if let Some(measure) = &entry.measure {
            for line in defined(measure) {
                writeln!(text, "  {:widest$}    {line}", "").expect("text can be written");
            }
        }
        if let Some(coverage) = &entry.coverage {
            writeln!(text, "  {:widest$}  {}", "", covered(coverage)).expect("text can be written");
        }
    }
    text
}

fn about(entry: &Entry) -> String {
    let is_catalogue = matches!(
        entry.kind,
        Shown::Conduct | Shown::Services | Shown::Measures | Shown::Tests | Shown::Seeds
    );
    if is_catalogue { format!("{} ({})", entry.title, entry.about) } else { entry.title.clone() }
}

fn covered(c: &Coverage) -> String {
    let share = |n: usize| (n * 100).checked_div(c.numbers).unwrap_or(0);
    format!(
        "{} rules on persons, {} on firms, {} lists, {} consequences; {} numbers: {} % sourced, {} % assumed with a range",
        c.person_rules,
        c.firm_rules,
        c.lists,
        c.consequences,
        c.numbers,
        share(c.sourced),
        100_usize.saturating_sub(share(c.sourced)) * usize::from(c.numbers > 0)
    )
}

/// What a measure says of itself below its title: direction, formula, groups.
fn defined(measure: &Definition) -> [String; 2] {
    let arms = if measure.compares_arms { "; an arm against the first" } else { "" };
    [measure.formula.clone(), format!("{}; told of {}{arms}", measure.direction, measure.groups)]
}

/// Most places of a line that are printed; `--json` has all.
const PLACES: usize = 3;

/// Where a line of the source documents works.
fn places(line: &Line) -> Vec<String> {
    let place = |w: &Work| {
        let id = if w.id.is_empty() { String::new() } else { format!(" {}", w.id) };
        let shown = match w.study.as_str() {
            "" => String::new(),
            study => format!("; {study}: {}", w.count),
        };
        format!("{}{id} ({}{shown})", w.element, w.document)
    };
    let mut places: Vec<String> = line.works.iter().take(PLACES).map(place).collect();
    if line.works.len() > PLACES {
        places.push(format!("and {} more", line.works.len() - PLACES));
    }
    if !line.open.is_empty() {
        places.push(format!("open: {}", line.open.join(", ")));
    }
    places
}
