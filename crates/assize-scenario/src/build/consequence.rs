//! Consequences: what bands and lists do to services.

use assize_base::quantity::Factor;

use super::arm::Arm;
use super::carried::seeds;
use super::{chance, factor, optional};
use crate::catalogue::{Service, Subject};
use crate::codes;
use crate::policy::{Consequence, Effect, Trigger};
use crate::read::record::Record;

/// Effects by which an attempt costs something.
const HINDERING: [Effect; 3] = [Effect::Refuse, Effect::Degrade, Effect::Delay];
/// Effects that ask for money.
const ASKING: [Effect; 2] = [Effect::Price, Effect::Deposit];

impl Arm<'_> {
    /// Builds a consequence.
    pub(super) fn consequence(&mut self, record: &Record) -> Consequence {
        let shelved = self.shelved;
        let service = shelved.service_names.find(record, "service", self.findings);
        let wanted = service.map(|service| &shelved.services[service]);
        let subject = wanted.map_or(Subject::Person, |service| service.subject);
        let effect = record.choice("effect").map_or(Effect::Refuse, |e| Effect::ALL[e].0);
        self.whose(record, subject);
        let score = if subject == Subject::Firm { 0 } else { self.side(record) };
        let trigger = if record.has("list") {
            let list = self.lists.find(record, "list", self.findings);
            self.colour(record, list, effect);
            Trigger::List(list.unwrap_or(0))
        } else {
            Trigger::Bands(self.band_bits(record, subject, score))
        };
        Consequence {
            id: record.owned("id"),
            title: record.owned("title"),
            trigger,
            service: service.unwrap_or(0),
            effect,
            carried_out: chance(record, "carried-out"),
            source: record.source(),
            seeds: seeds(record),
            from: record.date("from"),
            score,
            cost: wanted.and_then(|service| self.costs_of(record, service, effect)),
            shown: record.number("shown").map(|_| chance(record, "shown")),
        }
    }

    /// Reports keys that do not go with the kind of subject or trigger.
    fn whose(&mut self, record: &Record, subject: Subject) {
        if record.has("list") {
            self.misfit(record, &["score"], "belongs to `bands`, not to a `list`");
        }
        if subject == Subject::Person {
            return;
        }
        for key in ["shown", "cost", "cost-income", "score"] {
            if let Some(field) = record.field(key) {
                let message =
                    format!("`{key}` belongs to services of persons, and firms want this");
                let hint = "leave it out, or choose a service that persons want";
                self.findings.error(codes::SUBJECT, &field.place, message, hint);
            }
        }
    }

    /// Reports an honour that hinders, and a ban that favours.
    fn colour(&mut self, record: &Record, list: Option<usize>, effect: Effect) {
        let Some(list) = list.and_then(|list| self.policy.lists.get(list)) else { return };
        let hinders = HINDERING.contains(&effect) || ASKING.contains(&effect);
        let fault = if list.manner.red && hinders {
            format!("`{}` is an honour, and this hinders those on it", list.id)
        } else if !list.manner.red && !effect.is_detriment() {
            format!("`{}` is a ban, and this favours those on it", list.id)
        } else {
            return;
        };
        let hint = "choose another effect, or another `colour` of the list";
        self.findings.error(codes::COLOURS, record.at("effect"), fault, hint);
    }

    /// What a hindered attempt costs, if the consequence says so; what it leaves out is as the
    /// service says.
    fn costs_of(
        &mut self,
        record: &Record,
        service: &Service,
        effect: Effect,
    ) -> Option<(u32, Factor)> {
        let asks = ASKING.contains(&effect);
        if !HINDERING.contains(&effect) {
            let keys: &[&str] = if asks { &["cost-income"] } else { &["cost", "cost-income"] };
            self.misfit(record, keys, "means nothing with this effect");
        }
        if !record.has("cost") && !record.has("cost-income") {
            return None;
        }
        let pattern = &service.pattern;
        let usual = if asks { pattern.surcharge } else { pattern.cost };
        let income = factor(record, "cost-income").unwrap_or(pattern.cost_income);
        Some((optional(record, "cost").unwrap_or(usual), income))
    }

    /// The bands that put a consequence in force.
    fn band_bits(&mut self, record: &Record, subject: Subject, score: usize) -> u8 {
        let Some(field) = record.field("bands").filter(|f| !f.is_faulty()) else { return 0 };
        let Some(labels) = self.labels(subject, score) else {
            let kind = if subject == Subject::Firm { "firms" } else { "persons" };
            let message = format!("there is no score of {kind} whose bands could be named");
            let hint = "stack the policy on one with a score, or name a `list`";
            self.findings.warning(codes::NO_SCORE, &field.at, message, hint);
            return 0;
        };
        let mut bits = 0;
        for (label, place) in record.texts("bands") {
            match labels.iter().position(|l| l == label) {
                Some(band) => bits |= 1 << band.min(7),
                None => {
                    let message = format!("there is no band `{label}`");
                    let hint = crate::findings::suggest(label, labels.iter().map(String::as_str));
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
