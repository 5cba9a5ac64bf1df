//! The five key figures: who is hit, how often wrongly, who pays for others, which rights are
//! punished, and what the scheme gets for it.

use assize_base::evidence::{Figure, Summary};
use assize_model::measure::Measure;

/// The measures of the key figures, in order. The last one is the aim that such schemes state: it
/// stands beside its price and is never shown alone.
pub const KEY: [&str; 5] =
    ["restricted.share", "wrongful.share", "spillover.share", "protected.share", "compliance.fall"];

/// A key figure of one arm.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// The arm.
    pub arm: String,
    /// The measure's id.
    pub id: String,
    /// Its short name.
    pub title: &'static str,
    /// What it means.
    pub words: &'static str,
    /// The figure.
    pub figure: Figure,
    /// The figure of the first arm, for measures of single arms.
    pub baseline: Option<Figure>,
}

/// The key figures of every arm but the first, arm by arm; of the first if it is the only one.
#[must_use]
pub fn headline(summary: &Summary) -> Vec<Headline> {
    let skipped = usize::from(summary.arms.len() > 1);
    let arms = summary.arms.iter().skip(skipped);
    arms.flat_map(|arm| KEY.iter().filter_map(|id| key_figure(summary, &arm.name, id))).collect()
}

/// One key figure of one arm.
fn key_figure(summary: &Summary, arm: &str, id: &str) -> Option<Headline> {
    let measure = Measure::named(id).expect("key figures are measures");
    let own = summary.arms.iter().find(|a| a.name == arm)?.measures.get(id);
    let pair = || summary.pairs.iter().find(|p| p.arm == arm)?.measures.get(id);
    let baseline = summary.arms.first()?.measures.get(id);
    Some(Headline {
        arm: arm.to_owned(),
        id: id.to_owned(),
        title: measure.title,
        words: measure.words,
        figure: own.or_else(pair)?.clone(),
        baseline: baseline.filter(|_| own.is_some()).cloned(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{replicates, scenario};
    use super::super::summarise;
    use super::*;

    #[test]
    fn each_arm_but_the_baseline_has_five() {
        let (summary, _) = summarise(&scenario(), &replicates());
        let headline = headline(&summary);
        let ids: Vec<&str> = headline.iter().map(|h| h.id.as_str()).collect();
        assert_eq!(ids, KEY);
        assert!(headline.iter().all(|h| h.arm == "small-2020"));
        assert_eq!(headline[0].baseline.as_ref().and_then(|f| f.value), Some(0.0));
        assert_eq!(headline[4].baseline, None);
    }
}
