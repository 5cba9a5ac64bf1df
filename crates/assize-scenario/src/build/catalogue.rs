//! Conduct with its domains and channels, and services.

use std::rc::Rc;

use assize_base::quantity::{ONE, Rate};

use super::{Names, at_most, chance, condition, pair, rate, subject};
use crate::catalogue::{
    Catalogue, Channel, Conduct, Domain, Polarity, Profile, Quantity, Service, Subject,
};
use crate::cel::check::Scope;
use crate::codes;
use crate::expr::{Expr, Name};
use crate::findings::Findings;
use crate::keys::catalogue::RIGHTS;
use crate::read::Read;
use crate::read::record::{Datum, Record};

/// Most domains, conduct and services.
const DOMAINS: usize = 64;
const CONDUCTS: usize = 4_096;
const SERVICES: usize = 4_096;
/// The highest rate of one conduct or service, and of a domain together, in a month.
const HIGHEST: u64 = 60 * ONE;
const BUSY: u64 = 10 * ONE;
const CROWDED: u64 = 5 * ONE;

/// A catalogue with what is needed to look things up in it.
#[derive(Clone, Debug)]
pub(crate) struct Shelved {
    /// Conduct, domains, channels.
    pub catalogue: Catalogue,
    /// Services.
    pub services: Vec<Service>,
    /// Conduct by id.
    pub conducts: Names,
    /// Services by id.
    pub service_names: Names,
}

/// Builds the catalogue of some conduct and services documents.
pub(crate) fn build(
    conduct: &[Rc<Read>],
    services: &[Rc<Read>],
    provinces: Option<&[String]>,
    missing: bool,
    findings: &mut Findings,
) -> Shelved {
    let mut builder = Builder { provinces, findings };
    let partial = missing || conduct.iter().any(|r| r.broken);
    let (channels, channel_names) = builder.channels(&rows(conduct, "channel"), partial);
    let (mut domains, domain_names) = builder.domains(&rows(conduct, "domain"), partial);
    let records = rows(conduct, "conduct");
    at_most(&records, CONDUCTS, "kinds of conduct", builder.findings);
    let mut conducts = Vec::new();
    let mut names = Names::new("conduct", partial);
    for record in records {
        if !names.add(record, conducts.len(), builder.findings) {
            continue;
        }
        let domain = domain_names.find(record, "domain", builder.findings);
        let channel = channel_names.find(record, "channel", builder.findings);
        let place = (domain.unwrap_or(0), channel.unwrap_or(0));
        if let Some(domain) = domains.get_mut(place.0) {
            domain.conducts.push(conducts.len());
        }
        let firm = domain.is_some_and(|d| domains[d].subject == Subject::Firm);
        conducts.push(builder.conduct(record, place, firm));
    }
    builder.busy(&domains, &conducts, &rows(conduct, "domain"));
    let partial = missing || services.iter().any(|r| r.broken);
    let (services, service_names) = builder.services(&rows(services, "service"), partial);
    let catalogue = Catalogue { domains, conducts, channels };
    Shelved { catalogue, services, conducts: names, service_names }
}

/// The tables of a key in all documents, in order.
fn rows<'a>(reads: &'a [Rc<Read>], key: &str) -> Vec<&'a Record> {
    reads.iter().flat_map(|r| r.record.tables(key)).collect()
}

/// What building needs at hand.
struct Builder<'a> {
    provinces: Option<&'a [String]>,
    findings: &'a mut Findings,
}

impl Builder<'_> {
    /// Builds the channels.
    fn channels(&mut self, records: &[&Record], partial: bool) -> (Vec<Channel>, Names) {
        let mut names = Names::new("channel", partial);
        let mut channels = Vec::new();
        for record in records {
            if !names.add(record, channels.len(), self.findings) {
                continue;
            }
            let (delay_from, delay_to) = pair(record, "delay");
            channels.push(Channel {
                id: record.owned("id"),
                title: record.owned("title"),
                detection: chance(record, "detection"),
                wrong_person: chance(record, "wrong-person"),
                invented: chance(record, "invented"),
                delay_from,
                delay_to,
                bias: Default::default(),
            });
        }
        (channels, names)
    }

    /// Builds the domains, without their conduct.
    fn domains(&mut self, records: &[&Record], partial: bool) -> (Vec<Domain>, Names) {
        at_most(records, DOMAINS, "domains", self.findings);
        let mut names = Names::new("domain", partial);
        let mut domains = Vec::new();
        for record in records {
            if !names.add(record, domains.len(), self.findings) {
                continue;
            }
            let subject = subject(record);
            let scope = Scope::who(subject == Subject::Firm, self.provinces);
            domains.push(Domain {
                id: record.owned("id"),
                title: record.owned("title"),
                subject,
                who: condition(record, "who", scope, self.findings),
                conducts: Vec::new(),
            });
        }
        (domains, names)
    }

    /// Builds one conduct.
    fn conduct(&mut self, record: &Record, place: (usize, usize), firm: bool) -> Conduct {
        let given_by_list = record.truth("given-by-list");
        if !record.has("rate") && !given_by_list {
            self.findings.error(
                codes::MISSING_KEY,
                &record.place,
                format!("[[conduct]] `{}` lacks `rate`", record.id().unwrap_or("")),
                "say how often it happens, or `given-by-list = true` if only a list gives it",
            );
        }
        let profile = profile(record);
        let rate = rate(record, "rate");
        let slot = self.slot(record, "rate", rate, &profile);
        Conduct {
            id: record.owned("id"),
            title: record.owned("title"),
            domain: place.0,
            polarity: match record.choice("polarity") {
                Some(0) => Polarity::Harm,
                Some(1) => Polarity::Merit,
                _ => Polarity::Neutral,
            },
            gravity: record.setting("gravity").and_then(|g| u8::try_from(g).ok()).unwrap_or(0),
            lawful: record.truth("lawful"),
            right: record.choice("right").map(|r| RIGHTS[r].to_owned()),
            channel: place.1,
            rate,
            slot,
            who: condition(record, "who", Scope::who(firm, self.provinces), self.findings),
            profile,
            quantity: record.table("quantity").and_then(quantity),
            corrected: record.has("corrected").then(|| chance(record, "corrected")),
            given_by_list,
            links: Default::default(),
        }
    }

    /// The highest rate of anybody, which must fit into a month.
    fn slot(&mut self, record: &Record, key: &str, rate: Rate, profile: &Profile) -> Rate {
        let mut highest = rate;
        for (_, factors) in &profile.factors {
            let most = factors.iter().copied().max();
            highest = most.map_or(highest, |f| highest.times(f));
            if highest.0 > HIGHEST {
                let message = "with its highest factors, it happens more than 60 times a month";
                let hint = format!("lower `{key}` or its factors");
                self.findings.error(codes::TOO_BUSY, record.at(key), message, hint);
                return Rate(0);
            }
        }
        highest
    }

    /// Reports domains in which more happens than a month can hold: their points are drawn for
    /// 64 persons at once, and their number is cut off far above this.
    fn busy(&mut self, domains: &[Domain], conducts: &[Conduct], records: &[&Record]) {
        for (domain, record) in domains.iter().zip(records) {
            let sum: u64 = domain.conducts.iter().map(|c| conducts[*c].slot.0).sum();
            if sum > BUSY {
                let hint = "at most 10 a person are allowed: split the domain";
                self.findings.error(codes::TOO_BUSY, record.at("id"), crowded(sum), hint);
            }
        }
    }

    /// Reports more than the fifteen wants a month that are counted.
    fn crowd(&mut self, record: &Record, key: &str, sum: u64) {
        let message = crowded(sum);
        if sum > BUSY {
            let hint = "at most 10 are allowed, since no more than 15 are counted: split it";
            self.findings.error(codes::TOO_BUSY, record.at(key), message, hint);
        } else if sum > CROWDED {
            let hint = "no more than 15 a month are counted: above 5, some are lost";
            self.findings.warning(codes::TOO_BUSY, record.at(key), message, hint);
        }
    }

    /// Builds the services.
    fn services(&mut self, records: &[&Record], partial: bool) -> (Vec<Service>, Names) {
        at_most(records, SERVICES, "services", self.findings);
        let mut names = Names::new("service", partial);
        let mut services = Vec::new();
        for record in records {
            if !names.add(record, services.len(), self.findings) {
                continue;
            }
            let profile = profile(record);
            let demand = rate(record, "demand");
            let slot = self.slot(record, "demand", demand, &profile);
            self.crowd(record, "demand", slot.0);
            services.push(Service {
                id: record.owned("id"),
                title: record.owned("title"),
                domain: record.owned("domain"),
                essential: record.truth("essential"),
                who: condition(record, "who", Scope::who(false, self.provinces), self.findings),
                demand,
                slot,
                profile,
                pattern: Default::default(),
            });
        }
        (services, names)
    }
}

/// The factors of a conduct or service, in the order of the attributes.
fn profile(record: &Record) -> Profile {
    let Some(Datum::Factors(all)) = record.field("by").map(|f| &f.datum) else {
        return Profile { factors: Vec::new() };
    };
    let mut factors: Vec<_> = all.iter().map(|f| (f.attribute, f.factors.clone())).collect();
    factors.sort_by_key(|(attribute, _)| *attribute);
    Profile { factors }
}

/// What is counted about an act.
fn quantity(record: &Record) -> Option<Quantity> {
    let name = [Name::Amount, Name::Months, Name::Hours, Name::Count][record.choice("unit")?];
    let Datum::Quantiles(quantiles, _) = &record.field("quantiles")?.datum else { return None };
    Some(Quantity { name, quantiles: quantiles.clone() })
}

/// Tells whether nobody can ever meet a condition that has been reduced to a constant.
pub(crate) fn is_never(expr: &Expr) -> bool {
    *expr == Expr::Const(0)
}

/// Says how much can happen in a month.
fn crowded(sum: u64) -> String {
    let figure = sum / (ONE / 10);
    format!("up to {}.{} events a month can happen here", figure / 10, figure % 10)
}
