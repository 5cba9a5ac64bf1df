//! `assize run`.

use assize_lab::run::{HeadlineFigure, RunAnswer, run as ask};

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
        lines.push(format!("  {:widest$}  {}", figure.title, value(figure)));
    }
    lines.join("\n")
}

/// A figure with its interval; shares in per cent.
fn value(figure: &HeadlineFigure) -> String {
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
    format!(
        "{}{unit}  ({} to {}, n = {})",
        show(figure.value),
        show(figure.low),
        show(figure.high),
        figure.n
    )
}
