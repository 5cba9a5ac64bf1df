//! Services of firms: inspections, permits, tenders, taxes, by a firm's band and lists.
//!
//! A firm is not hurt or frightened, pays nothing from a household's purse and learns nothing: what
//! it meets is counted and that is all.

use assize_base::spec::Spec;
use assize_scenario::catalogue::Subject as Wants;
use assize_scenario::policy::Effect;

use super::consequence::{InForce, acting};
use super::want;
use crate::chunk::SCORES;
use crate::count::Counter;
use crate::entry::Subject;
use crate::sitting::{Sitting, Who};
use crate::society::firm::Firm;
use crate::story::{Event, Witness};

/// What the mechanism says of itself.
pub const SPEC: Spec = Spec {
    name: "service-of-firms",
    phase: "demand",
    summary: "Firms want services too, and meet what hangs on their band or a list.",
    params: &[],
    state: &[("firm listed", 1.0)],
    streams: &["service/firm-demand", "service/firm-want", "service/firm-carry"],
    rights: &["work", "property"],
};

/// Carries out the consequences in force for the firms of the chunk.
pub fn carry_out<W: Witness>(sitting: &mut Sitting<'_, '_, W>) {
    if sitting.arm.firm_band_acts == 0 && sitting.arm.firm_list_acts == 0 {
        return;
    }
    for offset in 0..sitting.status.len() as u16 {
        if !sitting.person(offset).is_head() {
            continue;
        }
        let subject = Subject { firm: true, offset };
        if let Some(force) = in_force(sitting, subject) {
            meet(sitting, subject, force);
        }
    }
}

/// What is in force for a firm, if anything can be.
fn in_force<W: Witness>(sitting: &Sitting<'_, '_, W>, subject: Subject) -> Option<InForce> {
    let (arm, offset) = (sitting.arm, usize::from(subject.offset));
    let mut bands = [0; SCORES];
    bands[0] = 1 << sitting.band(subject, 0) & arm.firm_band_acts;
    if bands[0] != 0 && !sitting.is_scored(subject) {
        bands[0] = 0;
    }
    let lists = sitting.firm_listed.get(offset).copied().unwrap_or(0) & arm.firm_list_acts;
    (bands[0] != 0 || lists != 0).then_some(InForce { bands, lists })
}

/// Lets one firm want the services on which something is in force.
fn meet<W: Witness>(sitting: &mut Sitting<'_, '_, W>, subject: Subject, force: InForce) {
    let (plan, arm, period) = (sitting.plan, sitting.arm, sitting.period);
    let Who::Firm(firm) = sitting.who(subject) else { return };
    let index = sitting.index(subject.offset);
    for service in 0..arm.on_service.len() {
        let of_firms = plan.scenario.services[service].subject == Wants::Firm;
        if !of_firms || acting(arm, period, force, service).next().is_none() {
            continue;
        }
        for j in 0..candidates(sitting, &firm, index, service) {
            let number = want::number(service, j);
            if is_real(sitting, &firm, index, number) {
                attempt(sitting, subject, force, number);
            }
        }
    }
}

/// How many wants of a firm for a service there can be in the period.
fn candidates<W: Witness>(
    sitting: &Sitting<'_, '_, W>,
    firm: &Firm,
    index: u64,
    service: usize,
) -> u32 {
    let (plan, period) = (sitting.plan, sitting.period);
    if !plan.scenario.services[service].who.holds(firm) {
        0
    } else if want::is_unasked(plan, service) {
        1
    } else {
        let draw = |_| plan.draws.firm_demand.words(index, period, service as u32)[0];
        plan.services[service].count(draw)
    }
}

/// Tells whether a firm has one of the wants that there can be.
fn is_real<W: Witness>(sitting: &Sitting<'_, '_, W>, firm: &Firm, index: u64, number: u32) -> bool {
    let (plan, service) = (sitting.plan, want::service(number));
    if want::is_unasked(plan, service) {
        return true;
    }
    let what = &plan.scenario.services[service];
    let word = plan.draws.firm_want.words(index, sitting.period, number)[0];
    want::falls_within(word, &plan.services[service], what.profile.scale(what.demand, firm))
}

/// Lets one attempt meet what is in force: the first consequence that is carried out takes effect.
fn attempt<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    subject: Subject,
    force: InForce,
    number: u32,
) {
    let (arm, plan, period) = (sitting.arm, sitting.plan, sitting.period);
    let service = want::service(number);
    let unasked = want::is_unasked(plan, service);
    let words = plan.draws.firm_carry.words(sitting.index(subject.offset), period, number);
    let met = acting(arm, period, force, service).find(|(i, c)| {
        (!unasked || c.effect == Effect::Publicise) && c.carried_out.hits(words[i % 4])
    });
    let Some((i, consequence)) = met else { return };
    sitting.counts.fired[arm.first_consequence + i] += 1;
    sitting.tell(subject, plan.calendar.first_day(period), Event::Met { consequence: i });
    if consequence.effect.is_detriment() {
        sitting.count(subject, Counter::Hindrances as usize, 1);
        let refusals = sitting.counts.firms.layout.refusals(service);
        sitting.count(subject, refusals, 1);
    } else {
        sitting.count(subject, Counter::Favours as usize, 1);
    }
}
