//! The tables of an ensemble: what the members measured, where they stood, what moved what.

use assize_base::evidence::{Column, Table, Values};

use super::{Ensemble, effect};
use crate::latin::share;

/// What every member measured: one row a member and measure of everybody.
pub(super) fn members(ensemble: &Ensemble) -> Table {
    let rows = || {
        let members = ensemble.members.iter().enumerate();
        members.flat_map(|(member, readings)| readings.iter().map(move |r| (member, r)))
    };
    let member = rows().map(|(member, _)| member as i64 + 1).collect();
    let value = rows().map(|(_, r)| r.value).collect();
    let text = |of: fn(&crate::evidence::Reading) -> &String| {
        Values::Text(rows().map(|(_, r)| of(r).clone()).collect())
    };
    Table {
        name: "ensemble".to_owned(),
        title: "What every member of the ensemble measured, for all persons".to_owned(),
        columns: vec![
            Column::new("member", "number", "the member, from 1", Values::Whole(member)),
            Column::new("arm", "", "the arm of the study", text(|r| &r.arm)),
            Column::new("against", "", "the arm it is compared with, if any", text(|r| &r.against)),
            Column::new("measure", "", "the id of the measure", text(|r| &r.measure)),
            Column::new("value", "as the column unit says", "the value", Values::Real(value)),
            Column::new("unit", "", "the unit of the value", text(|r| &r.unit)),
        ],
    }
}

/// Where every member stood: one row a member and dimension.
pub(super) fn positions(ensemble: &Ensemble) -> Table {
    let (mut member, mut name, mut numbers, mut position) = (vec![], vec![], vec![], vec![]);
    for (at, positions) in ensemble.design.positions.iter().enumerate() {
        for (dimension, place) in ensemble.design.dimensions.iter().zip(positions) {
            member.push(at as i64 + 1);
            name.push(dimension.name.clone());
            numbers.push(dimension.paths.len() as i64);
            position.push(Some(share(*place)));
        }
    }
    Table {
        name: "ensemble-positions".to_owned(),
        title: "Where every member of the ensemble stood in the assumed ranges".to_owned(),
        columns: vec![
            Column::new("member", "number", "the member, from 1", Values::Whole(member)),
            Column::new("dimension", "", "assumed numbers that move together", Values::Text(name)),
            Column::new("numbers", "numbers", "how many they are", Values::Whole(numbers)),
            Column::new(
                "position",
                "share of range",
                "0 lowest, 1 highest",
                Values::Real(position),
            ),
        ],
    }
}

/// How every dimension moves every key figure.
pub(super) fn effects(ensemble: &Ensemble) -> Table {
    let (effects, noise) = (effect::effects(ensemble), effect::noise(ensemble));
    let text =
        |of: &dyn Fn(&effect::Effect) -> String| Values::Text(effects.iter().map(of).collect());
    let apart = |e: &effect::Effect| i64::from(e.correlation.is_some_and(|c| c.abs() > noise));
    let dimension = |e: &effect::Effect| ensemble.design.dimensions[e.dimension].name.clone();
    let correlation = effects.iter().map(|e| e.correlation).collect();
    let told_apart = effects.iter().map(apart).collect();
    Table {
        name: "ensemble-effects".to_owned(),
        title: "How the assumptions move the key figures".to_owned(),
        columns: vec![
            Column::new("arm", "", "the arm of the study", text(&|e| e.arm.clone())),
            Column::new(
                "against",
                "",
                "the arm it is compared with, if any",
                text(&|e| e.against.clone()),
            ),
            Column::new("measure", "", "the id of the measure", text(&|e| e.measure.clone())),
            Column::new("dimension", "", "assumed numbers that move together", text(&dimension)),
            Column::new(
                "correlation",
                "rank correlation",
                "Spearman's, between position and figure over the members",
                Values::Real(correlation),
            ),
            Column::new(
                "noise",
                "rank correlation",
                "the strongest of all dimensions exceeds it with a chance of 5 % if none moves anything",
                Values::Real(vec![Some(noise); effects.len()]),
            ),
            Column::new("told_apart", "yes or no", "1: above the noise", Values::Whole(told_apart)),
        ],
    }
}
