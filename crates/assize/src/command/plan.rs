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
        format!("time       {} on {} threads", time(plan), plan.threads),
    ];
    lines.extend(until(plan));
    lines.push(String::new());
    lines.push(voice.bold("bytes of state a person, in the arm that needs most"));
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
pub fn runs(plan: &Plan) -> String {
    let replicates = match plan.replicates_at_most {
        None => plan.replicates.to_string(),
        Some(most) => format!("{} to {most}", plan.replicates),
    };
    match plan.ensemble {
        0 => format!("{replicates} replicates"),
        members => format!("({replicates} replicates + {members} members)"),
    }
}

/// How long it takes, in words; without a fixed number of replicates from the fewest to the most.
fn time(plan: &Plan) -> String {
    let most = duration(plan.seconds);
    plan.seconds_at_least.map_or(most.clone(), |least| format!("{} to {most}", duration(least)))
}

/// What decides on the number of replicates, if it is not fixed.
fn until(plan: &Plan) -> Option<String> {
    let share = 100.0 * plan.until?;
    Some(format!(
        "until      half the 95 % interval of each key figure is within {share} % of its value; how \
         many replicates that takes is not known beforehand"
    ))
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
