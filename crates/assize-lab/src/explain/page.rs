//! Lives as pages: what the report room is told of each.

use std::path::Path as File;

use assize_report::dossier::{Basis, Line, Path, Story};
use assize_report::lives::{self, Lives, Mark, Sort, Span, Window};

use super::life::{ArmLife, Life, Told};
use crate::error::Error;
use crate::world;

/// Some lives as one HTML page.
#[must_use]
pub fn page(lives: &[(&Life, String)], opening: &[String], command: &str) -> String {
    let first = lives.first().map(|(life, _)| *life);
    lives::html(&Lives {
        title: first.map_or_else(String::new, |life| life.study.clone()),
        opening: opening.to_vec(),
        method: first.map_or_else(String::new, |life| life.method.clone()),
        command: command.to_owned(),
        stories: lives.iter().map(|(life, chosen)| story(life, chosen.clone())).collect(),
    })
}

/// Writes a page of lives.
///
/// # Errors
/// If the file cannot be written.
pub fn write(file: &File, html: &str) -> Result<(), Error> {
    world::write_file(file, html.as_bytes())
}

/// A life as the report tells it.
pub(crate) fn story(life: &Life, chosen: String) -> Story {
    let paths = paths(life);
    Story {
        person: life.person,
        words: life.who.clone(),
        chosen,
        household: life.household.clone(),
        window: window(life),
        paths,
    }
}

/// The first day and the length of the run.
fn window(life: &Life) -> Option<Window> {
    let from = assize_base::calendar::Date::parse(&life.from)?;
    let to = assize_base::calendar::Date::parse(&life.to)?;
    let first = (i32::from(from.year()), from.month() as u32, from.day() as u32);
    Some(Window { first, days: u32::try_from(from.days_until(to) + 1).ok()? })
}

/// What happens in each arm.
fn paths(life: &Life) -> Vec<Path> {
    let from = assize_base::calendar::Date::parse(&life.from);
    let day = |date: &str| {
        let date = assize_base::calendar::Date::parse(date)?;
        u32::try_from(from?.days_until(date)).ok()
    };
    life.arms.iter().map(|arm| path(arm, day)).collect()
}

fn path(arm: &ArmLife, day: impl Fn(&str) -> Option<u32>) -> Path {
    let span = |s: &super::life::Stretch| Span {
        of: s.of.clone(),
        label: s.label.clone(),
        is_worse: s.is_worse,
        first: s.first,
        last: s.last,
        dates: (s.from.clone(), s.to.clone()),
    };
    let mark = |told: &Told| Some(Mark { day: day(&told.date)?, sort: sort(told)? });
    Path {
        arm: arm.arm.clone(),
        steps: folded(&arm.steps).iter().map(line).collect(),
        end: arm.end.clone(),
        spans: arm.course.iter().map(span).collect(),
        marks: arm.steps.iter().filter_map(mark).collect(),
        different: arm.different.iter().map(|d| d.sentence.clone()).collect(),
    }
}

fn line(told: &Told) -> (String, Line) {
    let basis = match told.article.strip_prefix("assumed: ") {
        Some(why) => Basis::Assumed(why.to_owned()),
        None if told.article.is_empty() => Basis::Own,
        None => Basis::Source(told.article.clone()),
    };
    (told.date.clone(), Line { words: in_full(told), basis })
}

/// A step in words, with the points that the score has come to.
#[must_use]
pub fn in_full(told: &Told) -> String {
    let entered = told.kind != "review";
    match told.running.filter(|_| entered) {
        Some(points) => format!("{}; now {points} points", told.words),
        None => told.words.clone(),
    }
}

/// What a step is marked as, if it is.
fn sort(told: &Told) -> Option<Sort> {
    match told.kind.as_str() {
        "record" if told.truth.as_deref() == Some("true") => Some(Sort::Record),
        "record" => Some(Sort::FalseRecord),
        "entry" if told.band.is_some() || told.points.is_some_and(|p| p < 0) => Some(Sort::Loss),
        "met" if told.effect.as_deref() == Some("refuse") => Some(Sort::Refusal),
        "corrected" | "decided" => Some(Sort::Redress),
        _ => None,
    }
}

/// The steps with repetitions told once: what meets somebody month after month is told with how
/// often it came.
#[must_use]
pub fn folded(steps: &[Told]) -> Vec<Told> {
    let mut out: Vec<(Told, u32, String)> = Vec::new();
    for step in steps {
        let repeats = matches!(step.kind.as_str(), "met" | "again" | "stayed-away" | "cost");
        let same = |(told, ..): &&mut (Told, u32, String)| {
            (&told.kind, &told.words, &told.article) == (&step.kind, &step.words, &step.article)
        };
        match out.iter_mut().find(same).filter(|_| repeats) {
            Some((_, times, last)) => {
                *times += 1;
                last.clone_from(&step.date);
            }
            None => out.push((step.clone(), 1, step.date.clone())),
        }
    }
    let tell = |(mut told, times, last): (Told, u32, String)| {
        if times > 1 {
            told.words = format!("{} ({times} times, the last on {last})", told.words);
        }
        told
    };
    out.into_iter().map(tell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_month_after_month_is_told_once() {
        let step = |date: &str, kind: &str, words: &str| Told {
            date: date.into(),
            kind: kind.into(),
            words: words.into(),
            ..Told::default()
        };
        let steps = [
            step("2020-01-01", "met", "a"),
            step("2020-01-05", "act", "b"),
            step("2020-02-01", "met", "a"),
            step("2020-02-05", "act", "b"),
            step("2020-03-01", "met", "c"),
            step("2020-04-01", "met", "a"),
        ];
        let told: Vec<String> = folded(&steps).into_iter().map(|t| t.words).collect();
        assert_eq!(told, ["a (3 times, the last on 2020-04-01)", "b", "b", "c"]);
    }
}
