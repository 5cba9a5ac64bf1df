//! The tables of a calibration: every run, and what every wave has left.

use assize_base::evidence::{Column, Table, Values};

use super::Wave;
use super::judge::Run;
use super::task::Task;
use crate::latin::share;

/// Every run: one row for each calibrated number and each target.
pub(super) fn members(task: &Task<'_>, runs: &[Run]) -> Table {
    let (mut wave, mut number, mut replicate) = (Vec::new(), Vec::new(), Vec::new());
    let (mut kind, mut name, mut value) = (Vec::new(), Vec::new(), Vec::new());
    for (at, run) in runs.iter().enumerate() {
        let positions = task.paths.iter().zip(&run.point);
        let positions = positions.map(|(path, u)| ("number", path, Some(share(*u))));
        let values = task.targets.iter().zip(&run.values);
        let values = values.map(|(target, value)| ("target", &target.id, *value));
        for (what, of, found) in positions.chain(values) {
            wave.push(i64::from(run.wave));
            number.push(at as i64 + 1);
            replicate.push(i64::from(run.replicate) + 1);
            kind.push(what.to_owned());
            name.push(of.clone());
            value.push(found);
        }
    }
    Table {
        name: "members".to_owned(),
        title: "Every run of the calibration".to_owned(),
        columns: vec![
            Column::new("wave", "number", "the wave, from 1", Values::Whole(wave)),
            Column::new("run", "number", "the run, from 1", Values::Whole(number)),
            Column::new(
                "replicate",
                "number",
                "1; more for repeats of one point",
                Values::Whole(replicate),
            ),
            Column::new("kind", "", "number or target", Values::Text(kind)),
            Column::new(
                "name",
                "",
                "the path of the number or the id of the target",
                Values::Text(name),
            ),
            Column::new(
                "value",
                "share of range, or as the target",
                "the position in the range, or the simulated figure",
                Values::Real(value),
            ),
        ],
    }
}

/// What every wave has left: one row for each calibrated number.
pub(super) fn waves(task: &Task<'_>, waves: &[Wave]) -> Table {
    let rows = || {
        let numbers = waves.iter().enumerate();
        numbers.flat_map(|(at, w)| task.paths.iter().enumerate().map(move |(d, p)| (at, w, d, p)))
    };
    let ends = |w: &Wave, d: usize| (!w.left.points.is_empty()).then(|| w.left.bounds[d]);
    let real = |of: &dyn Fn(&Wave, usize) -> Option<f64>| {
        Values::Real(rows().map(|(_, w, d, _)| of(w, d)).collect())
    };
    let number = rows().map(|(at, ..)| at as i64 + 1).collect();
    let names = rows().map(|(_, _, _, path)| path.clone()).collect();
    Table {
        name: "waves".to_owned(),
        title: "What every wave has not ruled out".to_owned(),
        columns: vec![
            Column::new("wave", "number", "the wave, from 1", Values::Whole(number)),
            Column::new("number", "", "the path of the calibrated number", Values::Text(names)),
            Column::new(
                "low",
                "share of range",
                "the lowest left",
                real(&|w, d| Some(ends(w, d)?.0)),
            ),
            Column::new(
                "high",
                "share of range",
                "the highest left",
                real(&|w, d| Some(ends(w, d)?.1)),
            ),
            Column::new(
                "space",
                "share",
                "of the space of all numbers, what is left",
                real(&|w, _| Some(w.left.share)),
            ),
        ],
    }
}
