//! `assize calibrate`.

use assize_lab::calibrate::answer::{Calibration, CalibrationAnswer, NumberLeft, TargetMet};
use assize_lab::calibrate::calibrate as ask;

use crate::cli::CalibrateArgs;
use crate::progress::Watch;
use crate::voice::{End, Voice};

/// Calibrates a study and shows what is left of the ranges, and what fits.
pub fn calibrate(asked: &CalibrateArgs, voice: &Voice) -> Result<(), End> {
    let watch = Watch::new(*voice);
    let answer = ask(&asked.request(), &asked.means.means(), asked.out.as_deref(), &watch);
    watch.clear();
    let answer = answer?;
    voice.tell(&answer, || text(&answer, voice))
}

fn text(answer: &CalibrationAnswer, voice: &Voice) -> String {
    let found = &answer.calibration;
    let mut lines = vec![
        format!("study    {} ({})", found.study, found.title),
        format!("folder   {}", answer.folder),
        format!(
            "size     {} persons, {} months, arms {}, seed {}",
            found.persons,
            found.months,
            found.arms.join(", "),
            found.seed
        ),
        String::new(),
        voice.bold("waves"),
    ];
    for w in &found.waves {
        let share = percent(w.space_left);
        lines.push(format!(
            "  {}  {} runs, {} targets: {share} of the space is not ruled out",
            w.wave, w.runs, w.targets
        ));
    }
    lines.push(String::new());
    lines.push(voice.bold("assumed numbers"));
    lines.extend(found.numbers.iter().flat_map(number));
    lines.extend(found.together.iter().map(|tied| {
        let sense = if tied.correlation < 0.0 { "falls" } else { "rises" };
        format!(
            "  together: as {} rises, {} {sense} (rank correlation {:.2})",
            tied.one, tied.other, tied.correlation
        )
    }));
    lines.push(String::new());
    let best = format!("published figures, and the nearest run (wave {})", found.best.wave);
    lines.push(voice.bold(&best));
    lines.extend(found.targets.iter().flat_map(target));
    lines.push(String::new());
    lines.extend(best_values(found));
    lines.push(String::new());
    lines.push(conclusion(found));
    lines.join("\n")
}

fn number(number: &NumberLeft) -> [String; 2] {
    let (low, high) = &number.range;
    let left = match &number.left {
        Some((from, to)) => {
            let share = percent(number.share_left);
            let most = number.most.as_ref().map_or_else(String::new, |(from, to)| {
                format!(" (nine tenths of it: {} to {})", short(from), short(to))
            });
            format!("{} to {}, {share} of the range{most}", short(from), short(to))
        }
        None => "none".to_owned(),
    };
    [
        format!("  {}", number.path),
        format!("    assumed {low} to {high}; not ruled out {left}: {}", number.verdict),
    ]
}

fn target(target: &TargetMet) -> [String; 2] {
    let simulated = target.simulated.map_or_else(|| "nothing".to_owned(), figure);
    let left = target.left.map_or_else(String::new, |(low, high)| {
        format!(" ({} to {} in runs not ruled out)", figure(low), figure(high))
    });
    [
        format!("  {} ({}, {})", target.id, target.title, target.unit),
        format!(
            "    published {} ({} to {}); simulated {simulated}{left}: {}",
            figure(target.published),
            figure(target.low),
            figure(target.high),
            target.verdict
        ),
    ]
}

/// The numbers of the nearest run.
fn best_values(found: &Calibration) -> Vec<String> {
    let mut lines = vec![format!(
        "the nearest run is {:.2} standard deviations from its worst target, with",
        found.best.implausibility
    )];
    let values = found.numbers.iter().zip(&found.best.values);
    lines.extend(values.map(|(number, value)| format!("  {} = {}", number.path, short(value))));
    lines
}

fn conclusion(found: &Calibration) -> String {
    if let Some(conflict) = &found.conflict {
        return format!("nothing is left. {}", conflict.words);
    }
    let unlearned: Vec<&str> = found
        .numbers
        .iter()
        .filter(|n| n.verdict == "cannot be learned")
        .map(|n| n.path.as_str())
        .collect();
    let left = format!("{} of the space is left", percent(found.space_left));
    match unlearned.len() {
        0 => format!("{left}; what is left agrees with the figures, it is not thereby true"),
        _ => format!(
            "{left}: the figures rule out combinations. Taken one by one, they say next to nothing \
             about {}",
            unlearned.join(", ")
        ),
    }
}

/// A number as written, with no more than three digits that count.
fn short(written: &str) -> String {
    let (number, unit) = written.split_once(' ').unwrap_or((written, ""));
    let Ok(value) = number.parse::<f64>() else { return written.to_owned() };
    let before = format!("{:.2e}", value.abs());
    let power = before.split_once('e').and_then(|(_, p)| p.parse::<i32>().ok()).unwrap_or(0);
    let places = usize::try_from(2 - power).unwrap_or(0);
    let text = format!("{value:.places$}");
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    format!("{text} {unit}").trim_end().to_owned()
}

/// A share in per cent, with two digits that count.
fn percent(share: f64) -> String {
    let percent = share * 100.0;
    match percent {
        p if p >= 10.0 || p == 0.0 => format!("{p:.0} %"),
        p if p >= 0.1 => format!("{p:.1} %"),
        p => format!("{p:.1e} %"),
    }
}

/// A figure as it is quoted: whole if large, else with four digits that count.
fn figure(value: f64) -> String {
    match value.abs() {
        x if x >= 1_000.0 => format!("{value:.0}"),
        x if x >= 1.0 || x == 0.0 => format!("{value:.2}"),
        x if x >= 0.001 => format!("{value:.5}"),
        _ => format!("{value:.3e}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_value_is_shown_with_three_digits() {
        for (written, shown) in [
            ("5.00002031 %", "5 %"),
            ("0.005500082 per year", "0.0055 per year"),
            ("69.99843279 %", "70 %"),
            ("1234567 yuan", "1234567 yuan"),
            ("-12.5", "-12.5"),
            ("none", "none"),
        ] {
            assert_eq!(short(written), shown);
        }
    }

    #[test]
    fn small_shares_keep_two_digits() {
        assert_eq!(
            [percent(0.5), percent(0.0123), percent(0.0), percent(3e-6)],
            ["50 %", "1.2 %", "0 %", "3.0e-4 %"]
        );
    }
}
