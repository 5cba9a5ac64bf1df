//! Consequences: what bands and lists do to services.

use super::arm::Arm;
use super::chance;
use crate::codes;
use crate::policy::{Consequence, Effect, Trigger};
use crate::read::record::Record;

impl Arm<'_> {
    /// Builds a consequence.
    pub(super) fn consequence(&mut self, record: &Record) -> Consequence {
        let trigger = if record.has("list") {
            Trigger::List(self.lists.find(record, "list", self.findings).unwrap_or(0))
        } else {
            Trigger::Bands(self.band_bits(record))
        };
        Consequence {
            id: record.owned("id"),
            title: record.owned("title"),
            trigger,
            service: self.shelved.service_names.find(record, "service", self.findings).unwrap_or(0),
            effect: record.choice("effect").map_or(Effect::Refuse, |e| Effect::ALL[e].0),
            carried_out: chance(record, "carried-out"),
            source: record.source(),
            seeds: record.texts("seed").iter().map(|(seed, _)| seed.clone()).collect(),
            from: record.date("from"),
            score: 0,
            cost: None,
            shown: None,
        }
    }

    /// The bands that put a consequence in force.
    fn band_bits(&mut self, record: &Record) -> u8 {
        let Some(field) = record.field("bands").filter(|f| !f.is_faulty()) else { return 0 };
        let Some(score) = &self.policy.person_score else {
            let message = "there is no score of persons whose bands could be named";
            let hint = "stack the policy on one with a score, or name a `list`";
            self.findings.warning(codes::NO_SCORE, &field.at, message, hint);
            return 0;
        };
        let labels: Vec<&str> = score.bands.iter().map(|b| b.label.as_str()).collect();
        let mut bits = 0;
        for (label, place) in record.texts("bands") {
            match labels.iter().position(|l| l == label) {
                Some(band) => bits |= 1 << band.min(7),
                None => {
                    let message = format!("there is no band `{label}`");
                    let hint = crate::findings::suggest(label, labels.iter().copied());
                    self.findings.error(codes::UNKNOWN_REFERENCE, place, message, hint);
                }
            }
        }
        if record.texts("bands").is_empty() {
            let message = "the consequence names no band";
            let hint = "name at least one band, or a `list`";
            self.findings.error(codes::WRONG_LENGTH, &field.at, message, hint);
        }
        bits
    }
}
