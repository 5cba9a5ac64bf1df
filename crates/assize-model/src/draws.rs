//! The streams of chance: one for each mechanism and purpose, never shared; each with what is drawn
//! from it and at which address, for those who want to build the model again.

use assize_base::draw::{Key, Stream};
use assize_base::spec::Draw;

use crate::society;

macro_rules! draws {
    ($($(#[doc = $doc:literal])* $field:ident = $name:literal, $law:literal, $at:literal;)*) => {
        /// The keys of all streams in one replicate.
        #[derive(Clone, Copy, Debug)]
        pub struct Draws { $($(#[doc = $doc])* pub $field: Key,)* }

        impl Draws {
            /// Makes the keys of a replicate.
            #[must_use]
            pub fn new(seed: u64, replicate: u32) -> Draws {
                Draws { $($field: Key::new(seed, replicate, Stream::named($name)),)* }
            }
        }

        /// The names of all streams but those of the society.
        pub const STREAMS: &[&str] = &[$($name),*];

        /// What is drawn from them.
        const DRAWN: &[Draw] = &[$(Draw {
            stream: $name,
            what: concat!($($doc),*),
            law: $law,
            address: $at,
        }),*];
    };
}

/// Everything that is drawn in a run: the society first, then the rest.
pub fn all() -> impl Iterator<Item = &'static Draw> {
    society::DRAWN.iter().chain(DRAWN)
}

draws! {
    /// How many acts of a domain may be done.
    act_count = "conduct/count",
        "Poisson, mean the axis of the domain times 64 persons",
        "first person of the neighbourhood, month, part of the axis and domain";
    /// Which act, when, how much.
    act = "conduct/act",
        "uniform: place on the axis, person of the neighbourhood and day, quantity by its broken \
        line, mark of restraint",
        "first person of the neighbourhood, month, serial of the act";
    /// Of firms: how many acts of a domain a person may do.
    firm_act_count = "conduct/firm-count",
        "Poisson, mean the axis of the domain times 64 persons",
        "first person of the neighbourhood, month, part of the axis and domain";
    /// Of firms: which act, when, how much.
    firm_act = "conduct/firm-act",
        "uniform: place on the axis, head of the firm and day, quantity by its broken line",
        "first person of the neighbourhood, month, serial of the act";
    /// Whether an act is recorded, against whom, when.
    observe = "channel/observe",
        "Bernoulli for the record, Bernoulli for the wrong person; uniform delay in days and wrong person",
        "actor, month, serial of the act";
    /// Of firms: whether an act is recorded, against whom, when.
    firm_observe = "channel/firm-observe",
        "Bernoulli for the record; uniform delay in days",
        "actor, month, serial of the act";
    /// How many records of what nobody did there are.
    invented_count = "channel/invented-count",
        "Poisson, mean the axis of inventions times 64 persons",
        "first person of the neighbourhood, month, part of the axis";
    /// Records of what nobody did.
    invented = "channel/invented",
        "uniform: place on the axis, person, day, quantity by its broken line, delay",
        "first person of the neighbourhood, month, number of the point";
    /// How grave a recorded act is, and where in a span its points lie.
    gravity = "score/gravity",
        "uniform over 0 to 99; uniform over the span or choice of points",
        "actor, month, serial of the record";
    /// Of firms: how grave a recorded act is, and where in a span its points lie.
    firm_gravity = "score/firm-gravity",
        "uniform over 0 to 99; uniform over the span or choice of points",
        "actor, month, serial of the record";
    /// When a continuing wrong is put right.
    correct = "score/correct",
        "geometric in months, cut at 120; uniform day of 30",
        "actor, month, serial of the record";
    /// Of firms: when a continuing wrong is put right.
    firm_correct = "score/firm-correct",
        "geometric in months, cut at 120; uniform day of 30",
        "actor, month, serial of the record";
    /// When a grade is bought back.
    repair = "score/repair",
        "geometric in months, cut at 120 (never); uniform day of 30",
        "actor, month, serial of the record";
    /// Of firms: when a grade is bought back.
    firm_repair = "score/firm-repair",
        "geometric in months, cut at 120 (never); uniform day of 30",
        "actor, month, serial of the record";
    /// Whether a record leads to a listing, and for how long.
    list_entry = "list/entry",
        "Bernoulli for the entry, Bernoulli for the longer term; uniform months more",
        "actor, month, serial of the record and list";
    /// Of firms: whether a record leads to a listing, and for how long.
    firm_list_entry = "list/firm-entry",
        "Bernoulli for the entry, Bernoulli for the longer term; uniform months more",
        "actor, month, serial of the record and list";
    /// When a way off a list opens.
    list_exit = "list/exit",
        "geometric in months for each way off, cut at 120 (never); uniform day of 30",
        "actor, month, serial of the record, list and way off";
    /// Of firms: when a way off a list opens.
    firm_list_exit = "list/firm-exit",
        "geometric in months for each way off, cut at 120 (never); uniform day of 30",
        "actor, month, serial of the record, list and way off";
    /// Objection and first review.
    list_review = "list/review",
        "Bernoulli for asking, for the first finding and for the appeal; uniform day of notice",
        "actor, month, serial of the record and list";
    /// Of firms: objection and first review.
    firm_list_review = "list/firm-review",
        "Bernoulli for asking, for the first finding and for the appeal; uniform day of notice",
        "actor, month, serial of the record and list";
    /// The second review.
    list_appeal = "list/appeal",
        "Bernoulli for the second finding",
        "actor, month, serial of the record and list";
    /// Of firms: the second review.
    firm_list_appeal = "list/firm-appeal",
        "Bernoulli for the second finding",
        "actor, month, serial of the record and list";
    /// How often a service is wanted.
    demand = "service/demand",
        "Poisson, mean the demand of the class of users, at most 15",
        "person, month, service";
    /// Which of the wants is real, and when.
    want = "service/want",
        "Bernoulli by thinning: own demand over the highest demand",
        "person, month, service and number of the want";
    /// Whether a consequence is carried out.
    carry = "service/carry",
        "Bernoulli for each consequence in force",
        "person, month, service and number of the want";
    /// Who knows of the scheme.
    aware = "response/aware",
        "Bernoulli, once for a lifetime",
        "person";
    /// How caution fades.
    fade = "response/fade",
        "Bernoulli",
        "person, month";
    /// Who of a person's acquaintances brings word.
    rumour = "response/rumour",
        "Bernoulli",
        "hearer, month, tie, circle and rank of the other";
    /// Whether a friend is dropped.
    drop_friend = "response/drop",
        "Bernoulli",
        "person, month, tie, circle and rank of the other";
    /// Who accepts the scheme.
    accept = "response/accept",
        "Bernoulli, once for a lifetime",
        "person";
    /// Who collects cheap merits.
    game = "response/game",
        "Bernoulli, once for a lifetime",
        "person";
    /// Who gives up hope.
    give_up = "response/give-up",
        "Bernoulli",
        "person, month";
    /// Who was told of a restriction.
    told = "response/told",
        "Bernoulli, once for a lifetime",
        "person, service";
    /// Who stays away for fear of a refusal.
    stay = "response/stay",
        "Bernoulli",
        "person, month, service and number of the want";
    /// Whom a refusal teaches.
    learn = "response/learn",
        "Bernoulli",
        "person, month, service";
    /// How often somebody uses a service.
    habit = "service/habit",
        "categorical over the classes of users, once for a lifetime",
        "person, service";
    /// How often a refused attempt is tried again.
    again = "service/again",
        "geometric, cut at 30",
        "person, month, service and number of the want";
    /// How many lose income.
    setback_count = "money/setback-count",
        "Poisson, mean the axis of setbacks times 64 persons",
        "first person of the neighbourhood, month, part of the axis";
    /// Who loses income, and for how long.
    setback = "money/setback",
        "uniform: place on the axis, person; months by the broken line",
        "first person of the neighbourhood, month, number of the point";
    /// Which households have debt.
    debt = "money/debt",
        "Bernoulli, once for a lifetime",
        "first member of the household";
    /// The rest of a cost that is no whole quarter of a month's income.
    loss = "money/loss",
        "Bernoulli with the rest of the quarter as its chance",
        "person, month, service and number of the want";
    /// Who asks for a loan, and whether the bank declines.
    loan = "money/loan",
        "Bernoulli for asking, Bernoulli for the bank",
        "person, month";
    /// Who pays back.
    repay = "money/repay",
        "Bernoulli",
        "person, month";
    /// Suits and judgments.
    suit = "court/suit",
        "Bernoulli for the suit, Bernoulli for the wrong person; uniform day of judgment and person",
        "actor, month, serial of the act";
    /// Who performs a judgment.
    perform = "court/perform",
        "Bernoulli for able, willing and pressed; categorical over evasions",
        "defendant, due day, conduct";
    /// Whom the court misjudges.
    find = "court/find",
        "Bernoulli",
        "defendant, due day, conduct";
    /// Which case is enforced.
    serve = "court/serve",
        "Bernoulli with capacity over queue as its chance; uniform day",
        "defendant, month, due day";
    /// Which objection is decided.
    desk_review = "desk/review",
        "Bernoulli with capacity over queue as its chance",
        "person, month, list";
    /// Of firms: which objection is decided.
    desk_firm_review = "desk/firm-review",
        "Bernoulli with capacity over queue as its chance",
        "person, month, list";
    /// Who agrees to be scored.
    consent = "score/consent",
        "Bernoulli, once for a lifetime",
        "person, score";
    /// In which neighbourhoods a local rule holds.
    local = "score/local",
        "Bernoulli, once for all months",
        "neighbourhood, rule";
    /// Which of those with the same risk are picked.
    list_pick = "list/pick",
        "Bernoulli with the places left over as its chance",
        "person, month, list";
    /// Whose uneven income is taken for hidden income.
    averaging = "channel/averaging",
        "Bernoulli for the match, Bernoulli for the check; quantity by its broken line",
        "first person of the neighbourhood, month, number of the setback";
    /// Who is ready to show a score.
    shows = "service/shows",
        "Bernoulli, once for a lifetime",
        "person, consequence";
    /// Whether the other side is, too.
    shown = "service/shown",
        "Bernoulli",
        "person, month, service and number of the want";
    /// How often a firm wants a service.
    firm_demand = "service/firm-demand",
        "Poisson, mean the highest demand, at most 15",
        "head, month, service";
    /// Which of the wants is real, and when.
    firm_want = "service/firm-want",
        "Bernoulli by thinning: own demand over the highest demand",
        "head, month, service and number of the want";
    /// Whether a consequence is carried out against a firm.
    firm_carry = "service/firm-carry",
        "Bernoulli for each consequence in force",
        "head, month, service and number of the want";
}
