//! Conduct with its domains and channels, and services.

use std::collections::BTreeSet;
use std::rc::Rc;

use assize_base::quantity::{Chance, Factor, ONE, Rate};

use super::{
    Names, at_most, chance, condition, factor, pair, profile, quantity, rate, subject, whole_number,
};
use crate::catalogue::{
    Bias, Catalogue, Channel, Conduct, Domain, Links, Pattern, Polarity, Profile, Quantity,
    Service, Subject,
};
use crate::cel::check::Scope;
use crate::codes;
use crate::expr::{Expr, Name};
use crate::findings::Findings;
use crate::keys::catalogue::RIGHTS;
use crate::read::Read;
use crate::read::record::Record;

/// Most domains, conduct and services.
const DOMAINS: usize = 64;
const CONDUCTS: usize = 4_096;
const SERVICES: usize = 4_096;
/// The highest rate of one conduct or service, and of a domain together, in a month.
const HIGHEST: u64 = 60 * ONE;
pub(super) const BUSY: u64 = 10 * ONE;
const CROWDED: u64 = 5 * ONE;
/// The same with all that arrears, gaming and grudges add.
const STRETCHED: u64 = 60 * ONE;
/// Most classes of users, the most that anybody in one may want in a month, and by how much shares
/// that were rounded may miss one.
const HABITS: usize = 16;
const ADDICTED: u64 = 12 * ONE;
const ROUNDED: u64 = 64;

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
    /// Conduct that the courts bring forth, whatever its rate.
    pub enforced: BTreeSet<String>,
    /// Whether people of the society have money; true as long as no study has chosen a society.
    pub has_money: bool,
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
    builder.begrudged(&conducts, &channels, &rows(conduct, "channel"));
    let partial = missing || services.iter().any(|r| r.broken);
    let (services, service_names) = builder.services(&rows(services, "service"), partial);
    let catalogue = Catalogue { domains, conducts, channels };
    let enforced = BTreeSet::new();
    Shelved { catalogue, services, conducts: names, service_names, enforced, has_money: true }
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
                bias: bias(record),
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
        let profile = profile(record, "by");
        let rate = rate(record, "rate");
        let slot = highest(record, "rate", rate, &profile, self.findings);
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
            quantity: record.table("quantity").and_then(counted),
            corrected: record.has("corrected").then(|| chance(record, "corrected")),
            given_by_list,
            links: self.links(record, firm),
        }
    }

    /// How a conduct hangs together with money, courts and gaming.
    fn links(&mut self, record: &Record, firm: bool) -> Links {
        let mut report = |key: &str, code, message: &str, hint: &str| {
            self.findings.error(code, record.at(key), message, hint);
        };
        if record.truth("cheap") && record.choice("polarity").is_some_and(|p| p != 1) {
            report("cheap", codes::LINKS, "only a merit can be cheap", "leave `cheap` out");
        }
        if record.truth("cheap") && record.has("strained") {
            let hint = "keep one of them";
            report("strained", codes::EXCLUSIVE, "`cheap` and `strained` exclude each other", hint);
        }
        if firm && record.has("sued") {
            let hint = "only the conduct of persons leads to suits: leave `sued` out";
            report("sued", codes::SUBJECT, "a firm cannot be sued here", hint);
        }
        Links {
            sued: chance(record, "sued"),
            strained: factor(record, "strained").unwrap_or(Factor::ONE),
            cheap: record.truth("cheap"),
        }
    }

    /// How a service is used.
    fn pattern(&mut self, record: &Record, slot: Rate) -> Pattern {
        Pattern {
            habits: self.habits(record, slot),
            again: chance(record, "again"),
            cost: whole_number(record, "cost"),
            cost_income: factor(record, "cost-income").unwrap_or_default(),
            surcharge: whole_number(record, "surcharge"),
        }
    }

    /// The classes of users, with running shares that end at one.
    fn habits(&mut self, record: &Record, slot: Rate) -> Vec<(Chance, Factor)> {
        let rows = record.tables("habit");
        at_most(&rows.iter().collect::<Vec<_>>(), HABITS, "classes of users", self.findings);
        let sum: u64 = rows.iter().map(|row| chance(row, "share").0).sum();
        let known = rows.iter().all(|r| r.number("share").is_some());
        if known && !rows.is_empty() && sum.abs_diff(ONE) > ROUNDED {
            let message = "the shares of the classes do not sum to 100 %";
            let hint = "correct them, or give the rest a class of its own";
            self.findings.error(codes::FACTORS, record.at("habit"), message, hint);
        }
        let mut habits = Vec::new();
        let mut running = 0;
        for row in rows.iter().take(HABITS) {
            running += chance(row, "share").0;
            let factor = factor(row, "factor").unwrap_or(Factor::ONE);
            self.addicted(row, slot.times(factor));
            habits.push((Chance(running.min(ONE)), factor));
        }
        if let Some((last, _)) = habits.last_mut() {
            *last = Chance::ALWAYS;
        }
        habits
    }

    /// Reports a class of users who want more than can be counted.
    fn addicted(&mut self, row: &Record, most: Rate) {
        if most.0 > ADDICTED {
            let hint = "at most 12 are allowed: lower the factor, or split the service";
            self.findings.error(codes::TOO_BUSY, row.at("factor"), crowded(most.0), hint);
        }
    }

    /// Reports domains in which more happens than a month can hold: their points are drawn for
    /// 64 persons at once, and their number is cut off far above this.
    fn busy(&mut self, domains: &[Domain], conducts: &[Conduct], records: &[&Record]) {
        for (domain, record) in domains.iter().zip(records) {
            let sum: u64 = domain.conducts.iter().map(|c| conducts[*c].slot.0).sum();
            let strained = stretched(domain, conducts, Factor::default());
            if sum > BUSY {
                let hint = "at most 10 a person are allowed: split the domain";
                self.findings.error(codes::TOO_BUSY, record.at("id"), crowded(sum), hint);
            } else if strained > STRETCHED {
                let hint = "at most 60 a person in arrears are allowed: lower `strained`";
                self.findings.error(codes::TOO_BUSY, record.at("id"), crowded(strained), hint);
            }
        }
    }

    /// Reports a channel whose grudge invents more than a month can hold.
    fn begrudged(&mut self, conducts: &[Conduct], channels: &[Channel], records: &[&Record]) {
        for (index, channel) in channels.iter().enumerate() {
            let invented = |c: &Conduct| {
                let share = u128::from(channel.detection.0) * u128::from(channel.invented.0) >> 32;
                c.slot.times(channel.bias.grudge).0.min(STRETCHED) as u128 * share >> 32
            };
            let own = conducts.iter().filter(|c| c.channel == index);
            let sum = own.map(invented).sum::<u128>() as u64;
            let record = records.iter().find(|r| r.id() == Some(&channel.id));
            if let Some(record) = record.filter(|r| sum > STRETCHED && r.has("grudge")) {
                let hint = "at most 60 a person are allowed: lower `grudge` or `invented`";
                self.findings.error(codes::TOO_BUSY, record.at("grudge"), crowded(sum), hint);
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

    /// Reports what a service of firms does not have.
    fn of_firms(&mut self, record: &Record) {
        for key in ["habit", "again", "cost", "cost-income", "surcharge"] {
            if let Some(field) = record.field(key) {
                let message = format!("`{key}` belongs to services of persons");
                let hint = "leave it out, or let persons want the service";
                self.findings.error(codes::SUBJECT, &field.place, message, hint);
            }
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
            let subject = subject(record);
            if subject == Subject::Firm {
                self.of_firms(record);
            }
            let scope = Scope::who(subject == Subject::Firm, self.provinces);
            let profile = profile(record, "by");
            let demand = rate(record, "demand");
            let slot = highest(record, "demand", demand, &profile, self.findings);
            self.crowd(record, "demand", slot.0);
            services.push(Service {
                id: record.owned("id"),
                title: record.owned("title"),
                domain: record.owned("domain"),
                essential: record.truth("essential"),
                who: condition(record, "who", scope, self.findings),
                demand,
                slot,
                profile,
                pattern: self.pattern(record, slot),
                subject,
            });
        }
        (services, names)
    }
}

/// The highest rate of anybody, which must fit into a month.
pub(super) fn highest(
    record: &Record,
    key: &str,
    rate: Rate,
    profile: &Profile,
    findings: &mut Findings,
) -> Rate {
    let mut highest = rate;
    for (_, factors) in &profile.factors {
        let most = factors.iter().copied().max();
        highest = most.map_or(highest, |f| highest.times(f));
        if highest.0 > HIGHEST {
            let message = "with its highest factors, it happens more than 60 times a month";
            let hint = format!("lower `{key}` or its factors");
            findings.error(codes::TOO_BUSY, record.at(key), message, hint);
            return Rate(CROWDED);
        }
    }
    highest
}

/// How much can happen to somebody of a domain who is in the deepest arrears and collects merits.
fn stretched(domain: &Domain, conducts: &[Conduct], more: Factor) -> u64 {
    let of = |conduct: &Conduct| {
        let extra = if conduct.links.cheap { conduct.slot.times(more).0 } else { 0 };
        conduct.slot.times(conduct.links.strained).0 + extra
    };
    domain.conducts.iter().map(|c| of(&conducts[*c])).sum()
}

/// Reports a society in which more cheap merits are collected than a month can hold.
pub(super) fn gamed(society: &Record, shelved: &Shelved, more: Factor, findings: &mut Findings) {
    let Some(record) = society.table("response").filter(|r| r.number("more").is_some()) else {
        return;
    };
    let Catalogue { domains, conducts, .. } = &shelved.catalogue;
    let most = domains.iter().map(|d| stretched(d, conducts, more)).max().unwrap_or(0);
    if most > STRETCHED {
        let hint = "at most 60 a person are allowed: lower `more`, or the rates of cheap merits";
        findings.error(codes::TOO_BUSY, record.at("more"), crowded(most), hint);
    }
}

/// What is counted about an act.
fn counted(record: &Record) -> Option<Quantity> {
    let name = [Name::Amount, Name::Months, Name::Hours, Name::Count][record.choice("unit")?];
    quantity(record, "quantiles", name)
}

/// How a channel treats people differently.
fn bias(record: &Record) -> Bias {
    Bias {
        by: profile(record, "by"),
        wrong_person_by: profile(record, "wrong-person-by"),
        confusable: record.truth("confusable"),
        grudge: factor(record, "grudge").unwrap_or(Factor::ONE),
    }
}

/// Tells whether nobody can ever meet a condition that has been reduced to a constant.
pub(crate) fn is_never(expr: &Expr) -> bool {
    *expr == Expr::Const(0)
}

/// Says how much can happen in a month.
pub(super) fn crowded(sum: u64) -> String {
    let figure = sum / (ONE / 10);
    format!("up to {}.{} events a month can happen here", figure / 10, figure % 10)
}
