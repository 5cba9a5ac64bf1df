//! What the made-up society has besides people: ties, money, courts, and ways to react.

use assize_base::quantity::{Factor, ONE};
use assize_scenario::catalogue::Quantity;
use assize_scenario::expr::Name;
use assize_scenario::society::{Acceptance, Court, Meets, Money, Reaction, Tie};

use super::{rate, thousandths, uneven};

pub(super) fn reaction() -> Reaction {
    Reaction {
        aware_by: uneven(),
        acceptance: Some(Acceptance {
            share: thousandths(600),
            by: uneven(),
            opponents: Factor(65_536 / 2),
        }),
        habituation: thousandths(20),
        tie_steps: 1,
        rumour: thousandths(100),
        drops: thousandths(500),
        games: thousandths(400),
        more: Factor(65_536),
        gives_up: Some((3, thousandths(200))),
        learns: thousandths(300),
        told: thousandths(200),
        stays_away: thousandths(600),
    }
}

pub(super) fn ties() -> Vec<Tie> {
    let tie = |id: &str, near, far, wide, can_be_dropped, per_mille| Tie {
        id: id.into(),
        title: id.into(),
        near,
        far,
        wide,
        can_be_dropped,
        ages: (16, 90),
        base: thousandths(per_mille),
        other_sex: Factor(65_536 / 2),
        age_gap: [8, 6, 4, 2, 1].map(|eighths| Factor(65_536 / 8 * eighths)),
        other_schooling: Factor(65_536 / 4 * 3),
        sociable: Some(line(&[(0, 20_000), (ONE, 65_536)])),
    };
    vec![tie("friends", 6, 3, false, true, 600), tie("known", 1, 2, true, false, 50)]
}

pub(super) fn meets() -> Meets {
    Meets { colleagues: 4, classmates: 6 }
}

pub(super) fn money() -> Money {
    Money {
        yearly: [6_000, 14_000, 22_000, 36_000, 71_000],
        indebted: [thousandths(400), thousandths(300), thousandths(200)],
        needs: Factor(65_536 / 2),
        burden: Factor(65_536 / 5),
        setback: rate(30),
        slot: rate(60),
        setback_by: uneven(),
        lasts: line(&[(0, 1), (ONE / 2, 3), (ONE, 12)]),
        loan: 2,
        asks_from: 4,
        asks: thousandths(300),
        declines: [800, 600, 400, 200, 100].map(thousandths),
        bridges: 8,
        repays: thousandths(200),
        repays_by: uneven(),
    }
}

pub(super) fn court() -> Court {
    Court {
        errs: thousandths(100),
        judgment_days: (10, 60),
        notice_days: 15,
        able: thousandths(700),
        unable_from: 8,
        willing: thousandths(300),
        pressed: thousandths(200),
        misjudged: thousandths(300),
        evasions: vec![(8, 1)],
        staff: rate(4),
    }
}

fn line(quantiles: &[(u64, u32)]) -> Quantity {
    Quantity { name: Name::Months, quantiles: quantiles.to_vec() }
}
