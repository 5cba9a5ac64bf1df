//! The streams of chance: one for each mechanism and purpose, never shared.

use assize_base::draw::{Key, Stream};

macro_rules! draws {
    ($($(#[$doc:meta])* $field:ident = $name:literal,)*) => {
        /// The keys of all streams in one replicate.
        #[derive(Clone, Copy, Debug)]
        pub struct Draws { $($(#[$doc])* pub $field: Key,)* }

        impl Draws {
            /// Makes the keys of a replicate.
            #[must_use]
            pub fn new(seed: u64, replicate: u32) -> Draws {
                Draws { $($field: Key::new(seed, replicate, Stream::named($name)),)* }
            }
        }

        /// The names of all streams.
        pub const STREAMS: &[&str] = &[$($name),*];
    };
}

draws! {
    /// How many acts of a domain a person may do.
    act_count = "conduct/count",
    /// Which act, when, how much.
    act = "conduct/act",
    /// The same for firms.
    firm_act_count = "conduct/firm-count",
    /// The same for firms.
    firm_act = "conduct/firm-act",
    /// Whether an act is recorded, against whom, when.
    observe = "channel/observe",
    /// The same for firms.
    firm_observe = "channel/firm-observe",
    /// How many records of what nobody did there are.
    invented_count = "channel/invented-count",
    /// Records of what nobody did.
    invented = "channel/invented",
    /// How grave a recorded act is, and where in a span its points lie.
    gravity = "score/gravity",
    /// The same for firms.
    firm_gravity = "score/firm-gravity",
    /// When a continuing wrong is put right.
    correct = "score/correct",
    /// The same for firms.
    firm_correct = "score/firm-correct",
    /// When a grade is bought back.
    repair = "score/repair",
    /// The same for firms.
    firm_repair = "score/firm-repair",
    /// Whether a record leads to a listing, and for how long.
    list_entry = "list/entry",
    /// The same for firms.
    firm_list_entry = "list/firm-entry",
    /// When a way off a list opens.
    list_exit = "list/exit",
    /// The same for firms.
    firm_list_exit = "list/firm-exit",
    /// Objection and first review.
    list_review = "list/review",
    /// The same for firms.
    firm_list_review = "list/firm-review",
    /// The second review.
    list_appeal = "list/appeal",
    /// The same for firms.
    firm_list_appeal = "list/firm-appeal",
    /// How often a service is wanted.
    demand = "service/demand",
    /// Which of the wants is real, and when.
    want = "service/want",
    /// Whether a consequence is carried out.
    carry = "service/carry",
    /// Who knows of the scheme.
    aware = "response/aware",
    /// How caution fades.
    fade = "response/fade",
    /// Who of a person's acquaintances brings word.
    rumour = "response/rumour",
    /// Whether a friend is dropped.
    drop_friend = "response/drop",
    /// Who accepts the scheme.
    accept = "response/accept",
    /// Who collects cheap merits.
    game = "response/game",
    /// Who gives up hope.
    give_up = "response/give-up",
    /// Who was told of a restriction.
    told = "response/told",
    /// Who stays away for fear of a refusal.
    stay = "response/stay",
    /// Whom a refusal teaches.
    learn = "response/learn",
    /// How often somebody uses a service.
    habit = "service/habit",
    /// How often a refused attempt is tried again.
    again = "service/again",
    /// How many lose income.
    setback_count = "money/setback-count",
    /// Who loses income, and for how long.
    setback = "money/setback",
    /// Which households have debt.
    debt = "money/debt",
    /// The rest of a cost that is no whole quarter of a month's income.
    loss = "money/loss",
    /// Who asks for a loan, and whether the bank declines.
    loan = "money/loan",
    /// Who pays back.
    repay = "money/repay",
    /// Suits and judgments.
    suit = "court/suit",
    /// Who performs a judgment.
    perform = "court/perform",
    /// Whom the court misjudges.
    find = "court/find",
    /// Which case is enforced.
    serve = "court/serve",
    /// Which objection is decided.
    desk_review = "desk/review",
    /// The same for firms.
    desk_firm_review = "desk/firm-review",
    /// Who agrees to be scored.
    consent = "score/consent",
    /// In which neighbourhoods a local rule holds.
    local = "score/local",
    /// Which of those with the same risk are picked.
    list_pick = "list/pick",
    /// Whose uneven income is taken for hidden income.
    averaging = "channel/averaging",
    /// Who is ready to show a score.
    shows = "service/shows",
    /// Whether the other side is, too.
    shown = "service/shown",
    /// How often a firm wants a service.
    firm_demand = "service/firm-demand",
    /// Which of the wants is real, and when.
    firm_want = "service/firm-want",
    /// Whether a consequence is carried out against a firm.
    firm_carry = "service/firm-carry",
}
