//! One arm: policies stacked and merged into one.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use assize_base::diag::Place;

use super::catalogue::Shelved;
use super::{Names, at_most, factor, score};
use crate::catalogue::Subject;
use crate::check;
use crate::codes;
use crate::findings::Findings;
use crate::policy::{Intake, Policy};
use crate::read::record::Record;
use crate::read::{Read, Reading};
use crate::table::{self, Named};

/// Most rules, consequences and caps of an arm.
const RULES: usize = 10_000;
/// Most lists of an arm.
const LISTS: usize = 8;

/// The intakes of lists, by the file of their table; none for a file that cannot be used.
pub(crate) type Intakes = BTreeMap<String, Option<Intake>>;

/// An arm while it is built.
pub(crate) struct Arm<'a> {
    /// The catalogue.
    pub shelved: &'a Shelved,
    /// The provinces of the society, if it is known.
    pub provinces: Option<&'a [String]>,
    /// Conduct that lists of any arm put on record.
    pub given: &'a BTreeSet<String>,
    /// The intakes of lists, by the file of their table.
    pub intakes: &'a Intakes,
    /// Where findings go.
    pub findings: &'a mut Findings,
    /// The policy so far.
    pub policy: Policy,
    pub(super) rules: Names,
    pub(super) caps: Names,
    pub(super) lists: Names,
    pub(super) sides: Names,
}

/// The tables of a stack of policies, merged.
pub(crate) struct Stack<'a> {
    /// Rules.
    pub rules: Vec<&'a Record>,
    /// Caps.
    pub caps: Vec<&'a Record>,
    /// Lists.
    pub lists: Vec<&'a Record>,
    /// Consequences.
    pub consequences: Vec<&'a Record>,
    /// The score of persons.
    pub person: Option<&'a Record>,
    /// The score of firms.
    pub firm: Option<&'a Record>,
    /// The scores of persons beside the main one.
    pub sides: Vec<&'a Record>,
}

/// The conduct that the lists and the averaging of a policy put on record, by id.
pub(crate) fn given_by(read: &Read) -> impl Iterator<Item = String> {
    let lists = read.record.tables("list").iter();
    let emitted = lists.flat_map(|l| ["emits", "emits-head"].map(|key| l.owned(key)));
    let averaged = read.record.table("averaging").map(|t| t.owned("conduct"));
    emitted.chain(averaged).filter(|id| !id.is_empty())
}

/// Reads the tables of intakes that the lists of a stack name.
fn intakes(stack: &[Rc<Read>], reading: &mut Reading<'_>) -> Intakes {
    let mut intakes = Intakes::new();
    for list in stack.iter().flat_map(|r| r.record.tables("list")) {
        let Some(file) = list.text("intake") else { continue };
        let place = list.at("intake");
        let intake = reading.table(file, place).and_then(|text| {
            table::intake::read(&text, Named { file, place }, &mut reading.findings)
        });
        intakes.insert(file.to_owned(), intake);
    }
    intakes
}

/// Builds the policy of a stack.
pub(crate) fn build(
    stack: &[Rc<Read>],
    shelved: &Shelved,
    provinces: Option<&[String]>,
    given: &BTreeSet<String>,
    reading: &mut Reading<'_>,
) -> Policy {
    let intakes = intakes(stack, reading);
    let findings = &mut reading.findings;
    let partial = stack.iter().any(|r| r.broken);
    let mut arm = Arm {
        shelved,
        provinces,
        given,
        intakes: &intakes,
        findings,
        policy: Policy::default(),
        rules: Names::new("rule", partial),
        caps: Names::new("cap", partial),
        lists: Names::new("list", partial),
        sides: Names::default(),
    };
    let joined = |key: &str| {
        stack.iter().map(|r| r.record.owned(key)).filter(|t| !t.is_empty()).collect::<Vec<_>>()
    };
    arm.policy.name = stack.iter().map(|r| r.name.as_str()).collect::<Vec<_>>().join("+");
    arm.policy.title = joined("title").join(" + ");
    arm.policy.summary = joined("summary").join("\n\n");
    arm.policy.known = joined("known").join("\n\n");
    arm.policy.opaque = stack.iter().any(|r| r.record.truth("opaque"));
    let tables = arm.stacked(stack);
    let before = arm.findings.n_errors();
    arm.scores(&tables, partial);
    let scores = [tables.person, tables.firm];
    let mut scores = scores.iter().flatten().chain(&tables.sides);
    let started = scores.all(|s| s.has("start") && s.has("band"));
    let sound = arm.findings.n_errors() == before && started;
    arm.settings(stack);
    arm.costs(stack);
    arm.parts(&tables);
    arm.unanswered(stack);
    check::policy(&mut arm, &tables, sound);
    arm.policy
}

impl<'a> Arm<'a> {
    /// Puts the tables of all policies side by side and reports what cannot stand together.
    fn stacked<'r>(&mut self, stack: &'r [Rc<Read>]) -> Stack<'r> {
        let rules = self.side_by_side(stack, "rule");
        let caps = self.side_by_side(stack, "cap");
        let lists = self.side_by_side(stack, "list");
        let consequences = self.side_by_side(stack, "consequence");
        at_most(&rules, RULES, "rules", self.findings);
        at_most(&consequences, RULES, "consequences", self.findings);
        at_most(&caps, RULES, "caps", self.findings);
        at_most(&lists, LISTS, "lists", self.findings);
        let person = self.only_score(stack, "person");
        let firm = self.only_score(stack, "firm");
        let sides = self.side_tables(stack);
        Stack { rules, caps, lists, consequences, person, firm, sides }
    }

    /// The tables of a key in all policies, without those whose id another policy has.
    fn side_by_side<'r>(&mut self, stack: &'r [Rc<Read>], key: &str) -> Vec<&'r Record> {
        let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
        let mut all = Vec::new();
        for (policy, read) in stack.iter().enumerate() {
            for record in read.record.tables(key) {
                let owner = record.id().map_or(policy, |id| *owners.entry(id).or_insert(policy));
                if owner != policy {
                    let id = record.id().unwrap_or("");
                    let other = &stack[owner].name;
                    let message = format!("the policy `{other}` has a {key} `{id}` too");
                    self.conflict(record.at("id"), message, "give one of them another id");
                } else {
                    all.push(record);
                }
            }
        }
        all
    }

    /// Reports what cannot be stacked.
    fn conflict(&mut self, place: &Place, message: String, hint: &str) {
        self.findings.error(codes::STACKING, place, message, hint);
    }

    /// The score of a kind, of which a stack has one at most.
    fn only_score<'r>(&mut self, stack: &'r [Rc<Read>], key: &str) -> Option<&'r Record> {
        let mut found: Option<(&str, &Record)> = None;
        for read in stack {
            let Some(score) = read.record.table("score").and_then(|s| s.table(key)) else {
                continue;
            };
            if let Some((other, _)) = found {
                let message = format!("the policy `{other}` has a score of {key}s too");
                self.conflict(&score.place, message, "stack one scheme with a score and lists");
            } else {
                found = Some((&read.name, score));
            }
        }
        found.map(|(_, score)| score)
    }

    /// Builds the scores.
    fn scores(&mut self, tables: &Stack<'_>, partial: bool) {
        let provinces = self.provinces;
        self.policy.person_score =
            tables.person.map(|r| score::score(r, false, provinces, self.findings));
        self.policy.firm_score =
            tables.firm.map(|r| score::score(r, true, provinces, self.findings));
        self.side_scores(&tables.sides, partial);
    }

    /// Builds counting, validity, averaging and the head's share, each from one policy at most.
    fn settings(&mut self, stack: &[Rc<Read>]) {
        for key in ["counting", "validity", "averaging", "head"] {
            let with: Vec<_> = stack.iter().filter(|r| r.record.has(key)).collect();
            if let [first, second, ..] = with.as_slice() {
                let message = format!("the policy `{}` has `{key}` too", first.name);
                let hint = "keep it in the policy that has the score";
                let place = second.record.field(key).map(|f| f.place.clone());
                self.conflict(&place.unwrap_or(second.record.place.clone()), message, hint);
            }
            let Some(record) = with.first().map(|r| &r.record) else { continue };
            match key {
                "counting" => {
                    self.policy.counting =
                        record.table(key).map(score::counting).unwrap_or_default();
                }
                "validity" => {
                    self.policy.validity = score::validity(record.tables(key), self.findings);
                }
                "averaging" => {
                    let averaging = record.table(key).and_then(|table| self.averaging(table));
                    self.policy.averaging = averaging;
                }
                _ => self.policy.head_share = record.table(key).and_then(|t| factor(t, "share")),
            }
        }
    }

    /// Builds caps, lists, rules and consequences, in this order so that each finds the others.
    fn parts(&mut self, tables: &Stack<'_>) {
        let mut consequences = Names::new("consequence", false);
        for (names, records) in [
            (&mut self.caps, &tables.caps),
            (&mut self.lists, &tables.lists),
            (&mut self.rules, &tables.rules),
            (&mut consequences, &tables.consequences),
        ] {
            for (index, record) in records.iter().enumerate() {
                names.add(record, index, self.findings);
            }
        }
        self.policy.caps = tables.caps.iter().map(|r| score::cap(r)).collect();
        for (index, record) in tables.lists.iter().enumerate() {
            let list = self.list(record, index);
            self.policy.lists.push(list);
        }
        self.circles(&tables.lists);
        self.brought(&tables.lists);
        for record in &tables.rules {
            let rule = self.rule(record);
            self.policy.rules.push(rule);
        }
        for (index, record) in tables.rules.iter().enumerate() {
            self.policy.rules[index].repair = self.repair(record, index);
        }
        for record in &tables.consequences {
            let consequence = self.consequence(record);
            self.policy.consequences.push(consequence);
        }
        self.scoreless(tables);
    }

    /// Reports rules for a kind of subject that has no score, once a kind.
    fn scoreless(&mut self, tables: &Stack<'_>) {
        for (subject, scored, kind) in [
            (Subject::Person, self.policy.person_score.is_some(), "persons"),
            (Subject::Firm, self.policy.firm_score.is_some(), "firms"),
        ] {
            let first =
                self.policy.rules.iter().position(|r| r.subject == subject && r.holds.score == 0);
            if let Some(rule) = first.filter(|_| !scored) {
                let message = format!("there are rules for {kind} but no score of {kind}");
                let hint = "such rules apply only when stacked on a policy with that score";
                let place = tables.rules[rule].at("id");
                self.findings.warning(codes::NO_SCORE, place, message, hint);
            }
        }
    }
}
