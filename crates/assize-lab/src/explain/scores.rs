//! Words for where somebody stands in the scores of an arm, the main one and those beside it.

use assize_engine::{Event, Step};
use assize_scenario::policy::Score;

use super::life::Told;
use super::tell::{Teller, said};

/// Tells whether somebody is on a list when the steps end.
fn is_listed(steps: &[Step], wanted: usize) -> bool {
    let turn = |step: &Step| match step.event {
        Event::Listed { list, .. } if list == wanted => Some(true),
        Event::Unlisted { list, .. } if list == wanted => Some(false),
        _ => None,
    };
    steps.iter().rev().find_map(turn).unwrap_or(false)
}

impl Teller<'_> {
    /// Where the person stands at the end: band, and lists.
    pub(super) fn end(&self, steps: &[Step], has: u8) -> String {
        let lists: Vec<&str> = (0..self.policy.lists.len())
            .filter(|list| is_listed(steps, *list))
            .map(|list| self.policy.lists[list].title.as_str())
            .collect();
        let standing = self.standing(steps, has);
        if lists.is_empty() {
            standing
        } else {
            format!("{standing}; on the list {}", lists.join(" and the list "))
        }
    }

    /// In which bands the person ends; `has` are the scores that the person has, as bits.
    pub(super) fn standing(&self, steps: &[Step], has: u8) -> String {
        let main = self.policy.person_score.iter().map(|score| self.stands(steps, has, 0, score));
        let side = |(i, side): (usize, &assize_scenario::policy::SideScore)| {
            format!("{}: {}", side.title, self.stands(steps, has, 1 + i, &side.score))
        };
        let sides = self.policy.side_scores.iter().enumerate().map(side);
        let all: Vec<String> = main.chain(sides).collect();
        if all.is_empty() { "no score in this arm".to_owned() } else { all.join("; ") }
    }

    /// In which band of one score the person ends.
    fn stands(&self, steps: &[Step], has: u8, number: usize, score: &Score) -> String {
        if has >> number & 1 == 0 {
            return "not scored".to_owned();
        }
        let last = steps.iter().rev().find_map(|step| match &step.event {
            Event::Review { score, band, .. } if number == 0 => Some((step.day, *score, *band)),
            Event::SideReview { side, score, band, .. } if number == 1 + side => {
                Some((step.day, *score, *band))
            }
            _ => None,
        });
        match last {
            Some((day, points, band)) => {
                let (band, day) = (self.band(number, band), self.date(day));
                format!("band {band}, since the review of {day} (then {points} points)")
            }
            None => format!("band {}, all the time", self.band(number, score.default_band)),
        }
    }

    /// Tells of a review at which the band of a score changed, or of what standing points gave.
    pub(super) fn reviewed(&self, event: &Event) -> Told {
        match event {
            Event::Review { score, band, before } => {
                let moved = self.moved(0, *band, *before);
                Told {
                    running: Some(*score),
                    band: Some(self.band(0, *band).to_owned()),
                    ..said("review", format!("review: {score} points, {moved}"), String::new())
                }
            }
            Event::SideReview { side, score, band, before } => {
                let moved = self.moved(1 + side, *band, *before);
                let title = &self.policy.side_scores[*side].title;
                Told {
                    band: Some(self.band(1 + side, *band).to_owned()),
                    ..said(
                        "review",
                        format!("review, {title}: {score} points, {moved}"),
                        String::new(),
                    )
                }
            }
            Event::Standing { rule, points } => {
                let stands = &self.policy.rules[*rule];
                let words = format!(
                    "rule {}: {points:+} points at this review ({})",
                    stands.id, stands.title
                );
                Told {
                    rule: Some(stands.id.clone()),
                    points: Some(*points),
                    ..said("standing", words, self.rule_article(*rule))
                }
            }
            other => unreachable!("{other:?} is no review"),
        }
    }

    fn moved(&self, number: usize, band: usize, before: usize) -> String {
        let (now, was) = (self.band(number, band), self.band(number, before));
        if now == was { format!("band {now}") } else { format!("band {was} -> {now}") }
    }

    /// The label of a band in a score, by the score's number (0 the main one).
    pub(super) fn band(&self, number: usize, band: usize) -> &str {
        let score = match number {
            0 => self.policy.person_score.as_ref(),
            side => self.policy.side_scores.get(side - 1).map(|side| &side.score),
        };
        score.and_then(|s| s.bands.get(band)).map_or("?", |b| &b.label)
    }
}
