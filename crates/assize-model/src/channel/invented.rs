//! Records of what nobody did: slips, grudges, quotas of collectors.

use assize_base::calendar::Day;
use assize_base::quantity::pick;
use assize_base::spec::{Param, Spec};
use assize_scenario::catalogue::Conduct;

use crate::channel::INVENTED;
use crate::entry::Subject;
use crate::plan::Plan;
use crate::record::{Address, Record, Truth};
use crate::society::{NEIGHBOURS, Neighbourhood, Person};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "invented",
    phase: "observe",
    summary: "Channels put on file what nobody did, in proportion to what they record.",
    params: &[
        Param { name: "invented", unit: "false records for each true one", range: "0 to 1" },
        Param { name: "grudge", unit: "factor for those already restricted", range: "1 to 50" },
    ],
    state: &[],
    streams: &["channel/invented-count", "channel/invented"],
    rights: &["reputation"],
};

/// A record of what nobody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invention {
    /// The record.
    pub record: Record,
    /// Whether it is made up only of somebody who is restricted already.
    pub out_of_grudge: bool,
}

/// Finds the invented records about a neighbourhood's adults; the same in every arm.
pub fn records(
    plan: &Plan<'_>,
    hood: &Neighbourhood,
    base: usize,
    period: u32,
    records: &mut Vec<Invention>,
) {
    let counts = plan.draws.invented_count;
    let n = plan.inventions.count(|part| counts.words(hood.first, period, part)[0]);
    for j in 0..n {
        let words = plan.draws.invented.words(hood.first, period, 2 * j);
        let rank = words[2] as usize % NEIGHBOURS;
        let Some(person) = hood.people().get(rank).filter(|p| p.is_adult()) else { continue };
        let more = plan.draws.invented.words(hood.first, period, 2 * j + 1);
        let address =
            Address { actor: hood.first + rank as u64, firm: false, period, serial: INVENTED + j };
        let subject = Subject::person((base + rank) as u16);
        records.extend(invent(plan, person, subject, address, words, more));
    }
}

/// The invented record, if the person is one who could have done it.
fn invent(
    plan: &Plan<'_>,
    person: &Person,
    subject: Subject,
    address: Address,
    words: [u32; 4],
    more: [u32; 4],
) -> Option<Invention> {
    let (conduct_index, _) = plan.inventions.point(words[1]);
    let conduct = plan.conduct(conduct_index);
    let out_of_grudge = could_do(plan, conduct, person, words[3])?;
    let channel = &plan.scenario.catalogue.channels[conduct.channel];
    let delay = channel.delay_from
        + pick(more[2], u64::from(channel.delay_to - channel.delay_from) + 1) as u32;
    let day = pick(words[2], u64::from(plan.calendar.length(address.period))) as Day;
    let act_day = plan.calendar.first_day(address.period) + day;
    let record = Record {
        subject,
        conduct: conduct_index as u16,
        act_day,
        entry_day: plan.calendar.plus_days(act_day, delay),
        quantity: conduct.quantity.as_ref().map_or(0, |q| q.at(more[0])),
        truth: Truth::Invented,
        address,
    };
    Some(Invention { record, out_of_grudge })
}

/// Tells whether the conduct would be believed of the person: of anybody like this (`false`), or
/// only of somebody who is restricted already (`true`).
fn could_do(plan: &Plan<'_>, conduct: &Conduct, person: &Person, word: u32) -> Option<bool> {
    let catalogue = &plan.scenario.catalogue;
    let grudge = catalogue.channels[conduct.channel].bias.grudge;
    let slot = conduct.slot.times(grudge);
    let inside = (u128::from(word) * u128::from(slot.0) >> 32) as u64;
    let own = conduct.profile.scale(conduct.rate, person);
    let believed = inside < own.0;
    let within = believed || inside < own.times(grudge).0;
    let could = catalogue.domains[conduct.domain].who.holds(person) && conduct.who.holds(person);
    (within && could).then_some(!believed)
}
