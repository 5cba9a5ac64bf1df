//! `assize run`.

use assize_lab::run::{HeadlineFigure, Method, RunAnswer, Until, run as ask};

use crate::cli::StudyArgs;
use crate::progress::Watch;
use crate::voice::{End, Voice};

/// Runs a study and shows where its results are, and the key figures.
pub fn run(study: &StudyArgs, voice: &Voice) -> Result<(), End> {
    let watch = Watch::new(*voice);
    let answer = ask(&study.order(), &study.means.means(), study.out.as_deref(), &watch);
    watch.clear();
    let answer = answer?;
    voice.tell(&answer, || text(&answer, voice))
}

fn text(answer: &RunAnswer, voice: &Voice) -> String {
    let mut lines = vec![
        format!("run      {}", answer.run),
        format!("report   {}", answer.report),
        format!("digest   {}", answer.digest),
    ];
    let widest = answer.headline.iter().map(|f| f.title.len()).max().unwrap_or(0);
    let mut arm = "";
    for figure in &answer.headline {
        if arm != figure.arm {
            arm = &figure.arm;
            lines.push(String::new());
            lines.push(format!("{} (synthetic society, no real person)", voice.bold(arm)));
        }
        lines.push(format!("  {:widest$}  {}", figure.title, value(figure, answer.replicates)));
    }
    lines.extend(answer.until.as_ref().map(until));
    lines.join("\n")
}

/// What came of `--until`, in words.
fn until(until: &Until) -> String {
    let (replicates, share) = (until.looks.last().copied().unwrap_or(0), 100.0 * until.share);
    let mut lines = vec![String::new()];
    if until.reached {
        lines.push(format!(
            "after {replicates} replicates every key figure is known to within {share} % of its value"
        ));
        return lines.join("\n");
    }
    lines.push(format!(
        "after {replicates} replicates, the most that were allowed, wider than {share} % of its value:"
    ));
    for wide in &until.too_wide {
        let half = wide.half.map_or_else(|| "?".to_owned(), |half| format!("{half:.6}"));
        lines
            .push(format!("  {} of {}: {half}, {:.6} wanted", wide.measure, wide.arm, wide.wanted));
    }
    lines.join("\n")
}

/// A figure with its interval, which one replicate cannot always give; shares in per cent.
fn value(figure: &HeadlineFigure, replicates: u32) -> String {
    let percent = figure.unit.starts_with("share") || figure.unit.starts_with("relative");
    let show = |x: Option<f64>| match x {
        None => "-".to_owned(),
        Some(x) if percent => format!("{:.2} %", x * 100.0),
        Some(x) => format!("{x:.3}"),
    };
    if figure.value.is_none() {
        return "nothing to measure".to_owned();
    }
    let unit = if percent { String::new() } else { format!(" {}", figure.unit) };
    let mut interval = if figure.method == Some(Method::None) {
        let why = if replicates == 1 { "one replicate: " } else { "" };
        format!("{why}no interval")
    } else {
        format!("{} to {}", show(figure.low), show(figure.high))
    };
    if figure.assumed_low.is_some() {
        let (low, high) = (show(figure.assumed_low), show(figure.assumed_high));
        interval = format!("chance {interval}; assumptions {low} to {high}");
    }
    format!("{}{unit}  ({interval}, n = {})", show(figure.value), figure.n)
}
