//! Section 23: income averaged over time, taken for income hidden, for the person to disprove.

use assize_model::record::Truth;

use crate::records::Record;
use crate::state::{Life, Relation};

/// Where the serials of such records begin.
const AVERAGED: u32 = (1 << 19) + (1 << 17);

impl Life<'_> {
    /// The records that averaging makes of this period's setbacks.
    pub(crate) fn averaged(&self) -> Vec<Record> {
        let Some(averaging) = &self.policy.averaging else { return Vec::new() };
        let mut records = Vec::new();
        for (j, person, _) in self.setbacks() {
            let y = self.dice.words("channel/averaging", self.first(), self.period, j);
            if averaging.who.holds(self.facts(person))
                && averaging.chance.hits(y[0])
                && !averaging.checked.hits(y[1])
                && self.is_kept_on_record(averaging.conduct)
            {
                let conduct = &self.scenario.catalogue.conducts[averaging.conduct];
                records.push(Record {
                    conduct: averaging.conduct,
                    holder: person,
                    act_day: self.today(),
                    entry_day: self.today(),
                    quantity: conduct.quantity.as_ref().map_or(0, |q| q.at(y[2])),
                    truth: Truth::Invented,
                    relation: Relation::Own,
                    actor: person,
                    actor_index: self.index(person),
                    serial: AVERAGED + j,
                    emitted: None,
                });
            }
        }
        records
    }
}
