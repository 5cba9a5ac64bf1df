//! What each mechanism computes, in a sentence or an equation; `docs/model.md` has them to the bit.
//!
//! Invariant: one line for each mechanism of the program, and none for another.

/// The equations, by mechanism. `w` is a drawn word, uniform from 0 to 1; a chance `c` *hits* if `w < c`.
pub(super) const EQUATIONS: &[(&str, &str)] = &[
    (
        "persons",
        "age and sex ~ counts of the place; schooling ~ counts of place and sex, by age below 15; \
        migrant, job, post, party hit with their shares",
    ),
    (
        "households",
        "sizes ~ weights, until they fill 64 persons; heads 25 to 54 first, partner the nearest \
        in age within 12 years, children 18 to 45 years younger than the head; income fifth ~ \
        weights of the settlement",
    ),
    ("firms", "class ~ weights; employees uniform from `from` to `to` of the class"),
    (
        "ties",
        "P(tied) = base x sociable(p) x sociable(q) x other-sex x age-gap x other-schooling, \
        among the candidates of each circle",
    ),
    (
        "workplaces",
        "employer ~ employees of the firms of the district; P(colleagues) = min(1, colleagues / \
        (n - 1)) in a firm of n",
    ),
    (
        "classes",
        "P(classmates) = min(1, classmates / (n - 1)) among n pupils of an age and district; the \
        table of ties is computed from it, and no other mechanism of this version asks",
    ),
    (
        "acts",
        "number a month ~ Poisson(rate x product of the factors of the person's labels); day \
        uniform; quantity on a broken line through quantiles",
    ),
    ("strain", "rate becomes rate x (1 + (strained - 1) x s / 15) with s = min(15, arrears / 2)"),
    (
        "suit",
        "an act leads to a suit with chance `sued`; the defendant is the wrong person with chance \
        `errs`; due after judgment and notice",
    ),
    (
        "judgment",
        "able unless arrears reach `unable-from`, with chance `able`; performs with chance \
        `willing`, else `pressed` if aware of a list that answers evasion; the unable are found \
        unwilling with chance `misjudged`; evasion ~ weights",
    ),
    ("enforcement", "P(enforced this month) = min(1, staff x persons / cases waiting)"),
    (
        "observed",
        "P(record) = min(1, detection x factors of the actor); P(wrong person) = min(1, \
        wrong-person x factors); entry day = day + uniform delay",
    ),
    (
        "invented",
        "number a month ~ Poisson(rate x detection x invented x factors of the person); `grudge` \
        times as many of those restricted",
    ),
    (
        "averaging",
        "a setback is taken for hidden income with chance `chance`, unless checked with chance \
        `checked`; the record is invented",
    ),
    (
        "award",
        "value = points; or a + uniform(0 .. |b - a|); or one of several; or quantity / convert \
        within the span; times max(1, ceil(quantity / per))",
    ),
    ("reach", "the entry goes to each of `reaches` who has the score, once each"),
    (
        "correction",
        "months until the wrong is put right ~ geometric(corrected), at most 120, and a day of \
        30; validity counts from then",
    ),
    (
        "repetition",
        "points := points x repeat, if an own entry of the same rule is still valid on the day of the act",
    ),
    ("lock", "points := 0 for a merit, while an own wrong that counts is not put right"),
    ("cap", "points := min(points, max(0, at-most - points of the same cap in the calendar year))"),
    (
        "validity",
        "end = start of the clock + months of the rule, else of the first line of the table that \
        holds the points, else 12",
    ),
    (
        "sum",
        "total = quantities of the conduct in the calendar year; the rule with the largest `sum` \
        <= total is written in the place of the one before",
    ),
    (
        "grade",
        "the band is set for `term` months whatever the points; months until repair ~ \
        geometric(repair), then the rule `into` is written",
    ),
    ("head", "points of the head := points of the firm x share"),
    ("side-score", "each side score is summed, cut and banded by itself, with its own rules"),
    ("consent", "has the score if min(1, consent x factors) hits"),
    ("local-rule", "the rule holds in a neighbourhood if `local` hits, for the whole run"),
    (
        "earlier",
        "record.earlier = own entries on file for the same conduct that are valid on the day of the act",
    ),
    ("yearly-reset", "end := min(end, 1 January after the start), for entries of points"),
    (
        "list-pick",
        "every `every` months the k = n x share persons of highest risk are listed for `months`; \
        learned risk = 1024 x (h + 1) / (n + 2), h of the n of one's group cell with a minus on file",
    ),
    (
        "list-entry",
        "a record that is a ground lists with chance `chance`; term = months, more in grave cases, or open",
    ),
    ("list-colour", "a red list counts as an honour and restricts nobody"),
    (
        "list-window",
        "start = entry day + effective-after; an objection that suspends puts it off until it is decided",
    ),
    ("list-again", "term := min(1200, term x again), once for each earlier listing"),
    ("intake", "chance of a ground := chance x share of the month"),
    (
        "list-exit",
        "months until a way off opens ~ geometric(chance), 120 for never; the first one counts; + \
        removal working days",
    ),
    (
        "list-review",
        "a wrong listing: asks; first review finds with first-finds; else appeals and \
        second-finds; corrected after the days of each step",
    ),
    (
        "setback",
        "number a month ~ Poisson(setback x factors); arrears += 4 x months x (needs + burden if indebted)",
    ),
    ("want", "wants a month ~ Poisson(demand x factors), at most 15"),
    ("habit", "demand := demand x factor of one's class of users"),
    (
        "consequence",
        "for each want, the first consequence in force (published band or list) whose chance \
        `carried-out` hits takes effect",
    ),
    ("shown", "takes effect only if `shown` hits for both sides"),
    ("service-of-firms", "as for persons, with the facts, band and lists of the firm"),
    ("again", "further attempts after a refusal ~ geometric(again), at most 30"),
    (
        "learning",
        "expects a refusal after being told (chance `told`) or after a month with one (chance \
        `learns`); leaves a want untried with chance `stays-away`",
    ),
    (
        "cost",
        "yuan = cost + cost-income x month's income; arrears += 4 x yuan / month's income, the rest by chance",
    ),
    (
        "loan",
        "arrears >= asks-from: asks with chance `asks`; the bank declines with `declines` of the \
        fifth; else arrears -= min(arrears, bridges)",
    ),
    ("repay", "arrears -= 1 with chance min(1, repays x factors)"),
    ("desk", "P(objection decided this month) = min(1, staff x persons / objections ready)"),
    (
        "standing-points",
        "score += value of the expression over the person's facts at the review, while it holds",
    ),
    (
        "review",
        "score = clamp(start + sum of points that count, floor, ceiling); band = the worse of the \
        band of the score and the worst grade; what is published holds next month",
    ),
    ("awareness", "aware if min(1, aware x factors) hits, for life"),
    (
        "acceptance",
        "accepts if min(1, share x factors) hits, for life; others have chill x opponents",
    ),
    ("gaming", "gamers do rate x more cheap merits besides, where a rule rewards them"),
    (
        "giving-up",
        "after gives-up-after months at the bottom gives up with chance `gives-up` a month; ends with the return",
    ),
    ("habituation", "deterrence(t + 1) = deterrence(t) x (1 - habituation)"),
    (
        "caution",
        "P(forgone) = min(1, base + step x level), base = deterrence for an unlawful act and \
        chill for the exercise of a right where the policy burdens it, else 0; level += \
        steps-gained after a month with a detriment, else - 1 with chance `fading`",
    ),
    (
        "caution-from-ties",
        "level += tie-steps in a month after somebody of household, close circle or firm was newly restricted",
    ),
    (
        "rumour",
        "level += 1 if word of an acquaintance newly restricted arrives, with chance `rumour` each",
    ),
    (
        "avoidance",
        "a tie that can be dropped, to somebody newly restricted, is dropped with chance `drops` \
        by those who know and accept",
    ),
    (
        "pairs",
        "burden, favour, silence = events of this arm less those of the first, for each person, cut at 127",
    ),
];

/// What a mechanism computes.
///
/// # Panics
/// If it has no line above.
pub(super) fn of(mechanism: &str) -> &'static str {
    let line = EQUATIONS.iter().find(|(name, _)| *name == mechanism);
    line.unwrap_or_else(|| panic!("no equation for `{mechanism}`")).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mechanism_has_one_equation() {
        let listed: Vec<&str> = assize_model::MECHANISMS.iter().map(|spec| spec.name).collect();
        let mut written: Vec<&str> = EQUATIONS.iter().map(|(name, _)| *name).collect();
        let mut expected = listed.clone();
        expected.sort_unstable();
        written.sort_unstable();
        assert_eq!(written, expected);
    }
}
