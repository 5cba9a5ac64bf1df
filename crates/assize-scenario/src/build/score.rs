//! Scores with their bands, counting, validity and caps.

use assize_base::quantity::Factor;

use super::{chance, condition, factor, points, profile, whole_number};
use crate::cel::check::Scope;
use crate::codes;
use crate::findings::{Findings, listed};
use crate::policy::{Band, Cap, Counting, Score, Terms, Validity};
use crate::read::record::Record;

/// Most bands of a score.
const BANDS: usize = 8;

/// Builds a score.
pub(super) fn score(
    record: &Record,
    firm: bool,
    provinces: Option<&[String]>,
    findings: &mut Findings,
) -> Score {
    let start = points(record, "start").unwrap_or(0);
    let (floor, ceiling) = (points(record, "floor"), points(record, "ceiling"));
    limits(record, start, findings);
    let records = record.tables("band");
    let mut bands: Vec<Band> = records.iter().map(band).collect();
    order(records, &bands, findings);
    fall(&mut bands);
    let mut score = Score {
        start,
        floor,
        ceiling,
        who: condition(record, "who", Scope::who(firm, provinces), findings),
        bands,
        default_band: 0,
        terms: if firm { Terms::default() } else { terms(record, findings) },
    };
    if score.bands.is_empty() {
        if record.has("band") && !record.field("band").is_some_and(|f| f.is_faulty()) {
            let message = "the score has no band";
            findings.error(codes::DEFAULT_BAND, &record.place, message, "give it at least one");
        }
        score.bands.push(Band { label: String::new(), title: String::new(), from: None });
    } else {
        default_band(record, records, &score, findings);
    }
    fit(&mut score);
    score
}

/// Builds who takes part in a score of persons, and who sees it.
fn terms(record: &Record, findings: &mut Findings) -> Terms {
    if record.has("consent-by") && !record.has("consent") {
        let message = "`consent-by` stands without `consent`";
        let hint = "add `consent`, or leave it out";
        findings.error(codes::EXCLUSIVE, record.at("consent-by"), message, hint);
    }
    let asked = record.number("consent").is_some();
    Terms {
        consent: asked.then(|| (chance(record, "consent"), profile(record, "consent-by"))),
        private: record.truth("private"),
    }
}

/// Lets the start lie between floor and ceiling, and the default band hold it.
fn fit(score: &mut Score) {
    let floor = score.floor.unwrap_or(i32::MIN);
    score.ceiling = score.ceiling.map(|ceiling| ceiling.max(floor.saturating_add(1)));
    score.start = score.start.clamp(floor, score.ceiling.unwrap_or(i32::MAX));
    score.default_band = score.band_of(score.start);
}

/// Reports a start outside of floor and ceiling.
fn limits(record: &Record, start: i32, findings: &mut Findings) {
    let (floor, ceiling) = (points(record, "floor"), points(record, "ceiling"));
    if floor.zip(ceiling).is_some_and(|(f, c)| f >= c) {
        let message = "the ceiling is not above the floor";
        findings.error(codes::OUT_OF_RANGE, record.at("ceiling"), message, "give a higher ceiling");
    } else if floor.is_some_and(|f| start < f) || ceiling.is_some_and(|c| start > c) {
        let message = format!("the start {start} is outside of floor and ceiling");
        let hint = "let the score start between its floor and its ceiling";
        findings.error(codes::OUT_OF_RANGE, record.at("start"), message, hint);
    }
}

/// Builds a band.
fn band(record: &Record) -> Band {
    let label = record.owned("label");
    let title = record.text("title").map_or_else(|| label.clone(), str::to_owned);
    Band { label, title, from: points(record, "from") }
}

/// Lets bands fall: each begins below the one before.
fn fall(bands: &mut [Band]) {
    for i in 1..bands.len() {
        if let (Some(before), Some(from)) = (bands[i - 1].from, bands[i].from) {
            bands[i].from = Some(from.min(before - 1));
        }
    }
}

/// Reports bands that do not fall, or whose labels are not their own.
fn order(records: &[Record], bands: &[Band], findings: &mut Findings) {
    if let Some(record) = records.get(BANDS) {
        let message = format!("there are {} bands", records.len());
        findings.error(codes::TOO_MANY, &record.place, message, "at most 8 are allowed");
    }
    for (i, (record, band)) in records.iter().zip(bands).enumerate() {
        if !band.label.is_empty() && bands[..i].iter().any(|b| b.label == band.label) {
            let message = format!("there are two bands with the label `{}`", band.label);
            let hint = "give each its own label";
            findings.error(codes::DUPLICATE, record.at("label"), message, hint);
        }
        let last = i + 1 == bands.len();
        if last && record.has("from") {
            let message = "the last band has a lowest score, so that lower scores have no band";
            findings.error(codes::BAND_ORDER, record.at("from"), message, "leave `from` out");
        }
        if !last && !record.has("from") {
            let message = format!("the band `{}` lacks `from`", band.label);
            let hint = "only the last band has none: bands are written from the best to the worst";
            findings.error(codes::BAND_ORDER, &record.place, message, hint);
        }
        let before = if last { None } else { i.checked_sub(1).and_then(|b| bands[b].from) };
        if before.zip(band.from).is_some_and(|(before, from)| from >= before) {
            let message = format!("the band `{}` does not begin below the one before", band.label);
            let hint = "write bands from the best to the worst, with falling `from`";
            findings.error(codes::BAND_ORDER, record.at("from"), message, hint);
        }
    }
}

/// Looks whether one band is the default, and holds the start.
fn default_band(record: &Record, records: &[Record], score: &Score, findings: &mut Findings) {
    let defaults: Vec<usize> =
        (0..records.len()).filter(|i| records[*i].truth("default")).collect();
    let holding = score.band_of(score.start);
    let label = &score.bands[holding].label;
    match defaults.as_slice() {
        [one] if *one != holding && record.has("start") => {
            let message = format!(
                "the default band `{}` does not hold the start of {} points",
                score.bands[*one].label, score.start
            );
            let hint = format!("the start is in the band `{label}`");
            findings.error(codes::DEFAULT_BAND, records[*one].at("default"), message, hint);
        }
        [_] => {}
        [] if !records.iter().any(|r| r.field("default").is_some_and(|f| f.is_faulty())) => {
            let message = "no band is the default";
            let hint = format!("say `default = true` in the band `{label}`, which holds the start");
            findings.error(codes::DEFAULT_BAND, &record.place, message, hint);
        }
        [_, second, ..] => {
            let labels: Vec<&str> =
                defaults.iter().map(|d| score.bands[*d].label.as_str()).collect();
            let message = format!("{} are default bands", listed(&labels));
            let at = records[*second].at("default");
            findings.error(codes::DEFAULT_BAND, at, message, "keep one default band");
        }
        [] => {}
    }
}

/// Builds the way of counting.
pub(super) fn counting(record: &Record) -> Counting {
    Counting {
        largest_only: record.choice("one-act") == Some(0),
        repeat: factor(record, "repeat").unwrap_or(Factor::ONE),
        lock: record.truth("lock"),
        yearly: record.truth("yearly"),
    }
}

/// Builds the validity table.
pub(super) fn validity(records: &[Record], findings: &mut Findings) -> Vec<Validity> {
    let mut lines: Vec<Validity> = Vec::new();
    for record in records {
        let line = Validity {
            from: points(record, "from").unwrap_or(0),
            to: points(record, "to").unwrap_or(0),
            months: whole_number(record, "months").max(1),
        };
        let complete = points(record, "from").is_some() && points(record, "to").is_some();
        if complete && line.from > line.to {
            let message = "the line runs from the larger to the smaller number of points";
            let hint = "write the smaller first, as in from = -40, to = -1";
            findings.error(codes::VALIDITY_TABLE, record.at("to"), message, hint);
        } else if complete && lines.iter().any(|l| l.from <= line.from && line.to <= l.to) {
            let message = "an earlier line covers all points of this one";
            let hint = "the first line that fits is used: put the narrower line first";
            findings.error(codes::VALIDITY_TABLE, record.at("from"), message, hint);
        }
        lines.push(Validity { to: line.to.max(line.from), ..line });
    }
    lines
}

/// Builds a cap.
pub(super) fn cap(record: &Record) -> Cap {
    Cap { id: record.owned("id"), at_most: points(record, "at-most").unwrap_or(0) }
}
