//! One month of one arm in one chunk, phase by phase.

use assize_scenario::catalogue::Polarity;

use crate::act::Act;
use crate::board::{self, Board, Posting};
use crate::book::{Book, merge};
use crate::channel::invented::Invention;
use crate::channel::{averaging, observed};
use crate::chunk::{ArmState, Scratch};
use crate::count::{ArmCounts, Counter};
use crate::court::{self, suit};
use crate::desk;
use crate::entry::Subject;
use crate::list::entry::answer_with_lists;
use crate::list::pick;
use crate::money::setback::{self, Setback};
use crate::money::{loan, strain};
use crate::pair::What;
use crate::plan::{ArmPlan, Plan};
use crate::record::{Address, Record, Truth};
use crate::response::caution::{self, Fright, Tempted};
use crate::response::reaction;
use crate::response::ties::{self, Touch};
use crate::review;
use crate::score::{Repairing, answer};
use crate::service::{consequence, of_firms};
use crate::sitting::Sitting;
use crate::society::{NEIGHBOURS, Neighbourhood};
use crate::story::{Event, Omission, Witness};

/// What a month brings to a chunk before anybody responds: but for the board, whatever the arm.
#[derive(Clone, Copy, Debug)]
pub struct Happenings<'a> {
    /// The period.
    pub period: u32,
    /// The chunk's neighbourhoods.
    pub hoods: &'a [Neighbourhood],
    /// The acts that may be done.
    pub acts: &'a [Act],
    /// Records of what nobody did.
    pub invented: &'a [Invention],
    /// Losses of income.
    pub setbacks: &'a [Setback],
    /// What everybody could see in the arm at the last review.
    pub board: &'a Board,
}

/// Works through a month of an arm.
pub fn work<W: Witness>(
    plan: &Plan<'_>,
    arm: &ArmPlan<'_>,
    what: Happenings<'_>,
    state: &mut ArmState,
    scratch: &mut Scratch,
    counts: &mut ArmCounts,
    witness: &mut W,
) {
    scratch.fresh.clear();
    scratch.lots.clear();
    let mut records = std::mem::take(&mut scratch.records);
    records.clear();
    let mut sitting = Sitting {
        plan,
        arm,
        period: what.period,
        hoods: what.hoods,
        book: Book::open(&mut state.file, &mut scratch.fresh),
        status: &mut state.status,
        listed: &state.listed,
        firm_bands: &state.firm_bands,
        firm_listed: &state.firm_listed,
        side_bands: &state.side_bands,
        arrears: &mut state.arrears,
        board: what.board,
        lots: &mut scratch.lots,
        counts,
        witness,
    };
    pick::choose(&mut sitting, &state.weights);
    court::sit(&mut sitting, &mut records);
    do_acts(&mut sitting, what.acts, &mut records);
    records.extend(what.invented.iter().filter(|i| is_kept(&sitting, i)).map(|i| i.record));
    averaging::record(&sitting, what.setbacks, &mut records);
    records.sort_unstable_by_key(order);
    for record in &records {
        process(&mut sitting, *record);
    }
    setback::befall(&mut sitting, what.setbacks);
    consequence::carry_out(&mut sitting);
    of_firms::carry_out(&mut sitting);
    loan::settle(&mut sitting);
    desk::decide(&mut sitting);
    merge(&state.file, &scratch.fresh, &mut scratch.merged);
    scratch.records = records;
    review::close(plan, arm, what, state, scratch, counts, witness);
    pick::weigh(plan, arm, what, state);
    if arm.restrains {
        respond(plan, what, state, scratch, counts, witness);
    }
    if plan.uses_boards {
        state.posted = Posting::of(state, arm.policy, board::Review::of(plan, what.period));
    }
}

/// Tells whether an invented record is put on file in the arm.
fn is_kept<W: Witness>(sitting: &Sitting<'_, '_, W>, invention: &Invention) -> bool {
    let answers = &sitting.arm.answers[invention.record.conduct as usize];
    let status = sitting.status[invention.record.subject.offset as usize];
    answers.any() && !answers.given && (!invention.out_of_grudge || status.is_restricted())
}

/// The order in which records are processed.
fn order(record: &Record) -> (Subject, u16, u16, u32, u16, u64, Truth) {
    let address = record.address;
    let days = (record.entry_day, record.act_day);
    (record.subject, days.0, days.1, address.serial, record.conduct, address.actor, record.truth)
}

/// Does the acts that are not forgone, and records those that are seen.
fn do_acts<W: Witness>(sitting: &mut Sitting<'_, '_, W>, acts: &[Act], records: &mut Vec<Record>) {
    for act in acts {
        let answers = &sitting.arm.answers[act.conduct as usize];
        if answers.given || !comes_up(sitting, act, answers.rewards) {
            continue;
        }
        let any = answers.any();
        let subject = Subject { firm: act.firm, offset: act.offset };
        if sitting.witness.leaves_out(Omission::Act(address(sitting, act))) {
            continue;
        }
        if is_forgone(sitting, act) {
            sitting.tell(subject, act.day, Event::Forgone { conduct: act.conduct as usize });
            if sitting.plan.conduct(act.conduct as usize).lawful {
                sitting.note(subject, What::Silence);
            }
            continue;
        }
        let (conduct, serial) = (act.conduct as usize, act.serial);
        let event = Event::Act { conduct, quantity: act.quantity, serial };
        sitting.tell(subject, act.day, event);
        count_act(sitting, subject, act.conduct);
        if act.extra {
            sitting.count(subject, Counter::ActsGamed as usize, 1);
        }
        suit::bring(sitting, act);
        if any {
            records.extend(observed::record(sitting.plan, sitting.hoods, act, sitting.period));
        }
    }
}

/// Where the draws about an act stand.
#[inline]
fn address<W: Witness>(sitting: &Sitting<'_, '_, W>, act: &Act) -> Address {
    let (actor, period) = (sitting.index(act.offset), sitting.period);
    Address { actor, firm: act.firm, period, serial: act.serial }
}

/// Tells whether an act that needs strain or a reward comes up in the arm at all.
fn comes_up<W: Witness>(sitting: &Sitting<'_, '_, W>, act: &Act, is_rewarded: bool) -> bool {
    if act.needs > 0 {
        let arrears = sitting.arrears.get(act.offset as usize).copied().unwrap_or(0);
        return strain::of(arrears) >= act.needs;
    }
    !act.extra
        || is_rewarded && !act.firm && sitting.arm.restrains && {
            let (person, index) = (sitting.person(act.offset), sitting.index(act.offset));
            !sitting.status[act.offset as usize].has_given_up()
                && reaction::games(sitting.plan, person, index)
        }
}

/// Tells whether somebody forgoes an act; firms never do.
fn is_forgone<W: Witness>(sitting: &Sitting<'_, '_, W>, act: &Act) -> bool {
    sitting.arm.restrains && !act.firm && {
        let status = sitting.status[act.offset as usize];
        let tempted = Tempted {
            person: sitting.person(act.offset),
            index: sitting.index(act.offset),
            level: status.caution(),
            has_given_up: status.has_given_up(),
        };
        let conduct = sitting.plan.conduct(act.conduct as usize);
        let is_named = sitting.arm.answers[act.conduct as usize].burdens;
        caution::forgoes(sitting.plan, tempted, sitting.period, (conduct, is_named), act.mark)
    }
}

/// Counts an act that was done.
pub(crate) fn count_act<W: Witness>(
    sitting: &mut Sitting<'_, '_, W>,
    subject: Subject,
    conduct: u16,
) {
    let conduct = sitting.plan.conduct(conduct as usize);
    if !conduct.lawful {
        sitting.count(subject, Counter::ActsUnlawful as usize, 1);
        if !subject.firm {
            sitting.status[subject.offset as usize].offend();
        }
    }
    if conduct.polarity == Polarity::Merit {
        sitting.count(subject, Counter::ActsMerit as usize, 1);
    }
    let right = conduct.right.as_deref().filter(|_| conduct.lawful);
    let counter = match right {
        Some("expression") => Counter::ActsExpression,
        Some("assembly") => Counter::ActsAssembly,
        Some("belief") => Counter::ActsBelief,
        Some("association") => Counter::ActsAssociation,
        Some("petition") => Counter::ActsPetition,
        _ => return,
    };
    sitting.count(subject, counter as usize, 1);
}

/// Counts a record and answers it with rules and lists.
fn process<W: Witness>(sitting: &mut Sitting<'_, '_, W>, record: Record) {
    let subject = record.subject;
    if sitting.witness.leaves_out(Omission::Record(record.address)) {
        return;
    }
    sitting.counts.recorded[record.conduct as usize] += 1;
    let polarity = sitting.plan.conduct(record.conduct as usize).polarity;
    match polarity {
        Polarity::Harm => sitting.count(subject, Counter::RecordsNegative as usize, 1),
        Polarity::Merit => sitting.count(subject, Counter::RecordsPositive as usize, 1),
        Polarity::Neutral => {}
    }
    match record.truth {
        Truth::True => {}
        Truth::Misattributed => sitting.count(subject, Counter::RecordsMisattributed as usize, 1),
        Truth::Invented => sitting.count(subject, Counter::RecordsInvented as usize, 1),
    }
    let event = Event::Recorded {
        conduct: record.conduct as usize,
        truth: record.truth,
        entry: record.entry_day,
        by: record.address,
    };
    sitting.tell(subject, record.entry_day, event);
    answer(sitting, record, false, Repairing::Drawn);
    answer_with_lists(sitting, record);
}

/// Lets news reach people through their ties, and caution grow or fade.
fn respond<W: Witness>(
    plan: &Plan<'_>,
    what: Happenings<'_>,
    state: &mut ArmState,
    scratch: &mut Scratch,
    counts: &mut ArmCounts,
    witness: &mut W,
) {
    let first = what.hoods[0].first;
    let reached = &mut scratch.reached;
    reached.clear();
    if ties::matter(&plan.scenario.society) {
        reached.resize(state.status.len(), Touch::default());
        ties::touch(plan, what.hoods, what.period, &what.board.newly, reached);
    }
    for (offset, status) in state.status.iter_mut().enumerate() {
        let touch = reached.get(offset).copied().unwrap_or_default();
        let level = status.caution();
        let fright = Fright { hurt: status.is_hurt(), touched: touch.touched, hears: touch.hears };
        if level == 0 && fright == Fright::default() && touch.strained == 0 {
            continue;
        }
        status.set_caution(caution::after(plan, first + offset as u64, what.period, level, fright));
        status.heal();
        if touch != Touch::default() {
            tell_of_ties(plan, what, Subject::person(offset as u16), touch, counts, witness);
        }
    }
}

/// Counts what came of somebody's ties, and tells it.
fn tell_of_ties<W: Witness>(
    plan: &Plan<'_>,
    what: Happenings<'_>,
    subject: Subject,
    touch: Touch,
    counts: &mut ArmCounts,
    witness: &mut W,
) {
    let (hood, rank) =
        (usize::from(subject.offset) / NEIGHBOURS, usize::from(subject.offset) % NEIGHBOURS);
    let cell = what.hoods[hood].people()[rank].cell();
    let mut add = |counter: Counter, n: u32| {
        counts.persons.add(cell, what.period, counter as usize, i64::from(n));
    };
    add(Counter::TiesStrained, touch.strained);
    add(Counter::TiesDropped, touch.dropped);
    let day = plan.calendar.review_day(what.period);
    witness.saw(subject, day, Event::Ties { touch });
}
