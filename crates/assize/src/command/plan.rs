//! `assize plan`.

use std::fmt::Write as _;
use std::path::Path;

use assize_lab::plan::{Plan, amount, duration, grouped, plan as ask};

use crate::cli::StudyArgs;
use crate::voice::{End, Voice};

/// Shows what a run would need.
pub fn plan(study: &StudyArgs, voice: &Voice) -> Result<(), End> {
    let out = study.out.as_deref().unwrap_or(Path::new("runs"));
    let plan = ask(&study.order(), &study.means.means(), out)?;
    voice.tell(&plan, || text(&plan, voice))
}

fn text(plan: &Plan, voice: &Voice) -> String {
    let limit = |bytes: Option<u64>| bytes.map_or_else(|| "not known".to_owned(), amount);
    let mut lines = vec![
        format!("study      {}", plan.study),
        format!(
            "size       {} persons x {} months x {} arms x {} = {} person-months",
            grouped(plan.persons),
            plan.periods,
            plan.arms.len(),
            runs(plan),
            grouped(plan.person_periods)
        ),
        format!("arms       {}", plan.arms.join(", ")),
        format!(
            "memory     {} (limit {}: {})",
            amount(plan.memory_bytes),
            limit(plan.memory_limit_bytes),
            plan.memory_limited_by
        ),
        format!("disk       {} (limit {})", amount(plan.disk_bytes), limit(plan.disk_limit_bytes)),
        format!("time       {} on {} threads", duration(plan.seconds), plan.threads),
        String::new(),
        voice.bold("bytes of state a person, in the arm that needs most"),
    ];
    let widest = plan.bytes_per_person.iter().map(|m| m.mechanism.len()).max().unwrap_or(0);
    for m in &plan.bytes_per_person {
        lines.push(format!("  {:widest$}  {:6.2}", m.mechanism, m.bytes));
    }
    let total: f64 = plan.bytes_per_person.iter().map(|m| m.bytes).sum();
    lines.push(format!("  {:widest$}  {total:6.2}", "together"));
    lines.push(String::new());
    lines.push(verdict(plan));
    lines.join("\n")
}

/// How often the study is run, in words.
fn runs(plan: &Plan) -> String {
    match plan.ensemble {
        0 => format!("{} replicates", plan.replicates),
        members => format!("({} replicates + {members} members)", plan.replicates),
    }
}

fn verdict(plan: &Plan) -> String {
    let mut text = if plan.fits {
        "it fits".to_owned()
    } else {
        "it does not fit: `run` would refuse it".to_owned()
    };
    for refusal in &plan.refusals {
        write!(text, "\n  {refusal}").expect("text can be written");
    }
    match plan.persons_that_fit {
        Some(n) => write!(text, "\nwhat would fit: --persons {n}"),
        None => write!(text, "\nno number of persons of this study would fit"),
    }
    .expect("text can be written");
    write!(text, "\nthe limits are changed by {}", plan.flags.join(", "))
        .expect("text can be written");
    text
}
