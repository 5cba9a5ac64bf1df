//! Ties and reactions that nobody has measured.

use assize_base::quantity::{Chance, Factor};
use assize_scenario::expr::Name;
use assize_scenario::society::{Acceptance, Meets, Reaction, Tie};

use crate::chance::Chooser;
use crate::life::{line, profile};

/// Up to three kinds of ties: narrow and wide, in the place and across the region.
pub fn ties(choose: &mut Chooser) -> Vec<Tie> {
    choose.many(0, 3, |c, i| {
        let near = c.whole(0, 3) as u32;
        let share = |c: &mut Chooser| Factor(c.whole(0, 80_000).min(65_536) as u32);
        let oldest = c.whole(20, 110) as u8;
        Tie {
            id: format!("tie-{i}"),
            title: format!("tie {i}"),
            near,
            far: c.whole(u64::from(near == 0), 3) as u32,
            wide: c.yes(40),
            can_be_dropped: c.yes(60),
            ages: (c.whole(0, 20) as u8, oldest),
            base: if c.yes(40) { Chance::ALWAYS } else { c.chance(100) },
            other_sex: share(c),
            age_gap: [(); 5].map(|()| share(c)),
            other_schooling: share(c),
            sociable: c.maybe(50, |c| line(c, Name::Count, 90_000)),
        }
    })
}

/// How many colleagues and classmates people meet.
pub fn meets(choose: &mut Chooser) -> Meets {
    Meets {
        colleagues: choose.whole(0, 15).saturating_sub(4) as u32,
        classmates: choose.whole(0, 9) as u32,
    }
}

/// What people do about a scheme.
pub fn reaction(choose: &mut Chooser) -> Reaction {
    Reaction {
        aware_by: profile(choose),
        acceptance: choose.maybe(60, |c| Acceptance {
            share: c.chance(100),
            by: profile(c),
            opponents: Factor(c.whole(0, 65_536) as u32),
        }),
        habituation: choose.chance(20),
        tie_steps: choose.whole(0, 4) as u8,
        rumour: choose.chance(60),
        drops: choose.chance(80),
        games: choose.chance(90),
        more: choose.factor(),
        gives_up: choose.maybe(60, |c| (c.whole(0, 4) as u32, c.chance(70))),
        learns: choose.chance(90),
        told: choose.chance(40),
        stays_away: choose.chance(90),
    }
}
