//! Two results beside each other in what detriments rest on, what becomes of listings, and why
//! somebody is worse off than in the first arm.

use assize_model::count::ArmCounts;

/// Origins, stages and sets that are told apart.
const ORIGINS: usize = 14;
const STAGES: usize = 43;
const SETS: usize = 64;

/// The first place in which two results differ in these numbers.
pub fn difference(a: &ArmCounts, b: &ArmCounts) -> Option<String> {
    let all = [
        ("chain", ORIGINS, &a.chain, &b.chain),
        ("redress", STAGES, &a.redress, &b.redress),
        ("reasons", SETS, &a.reasons, &b.reasons),
    ];
    for (name, width, a, b) in all {
        let differs = |i: &usize| a.get(*i) != b.get(*i);
        let places: Vec<String> = (0..a.len().max(b.len()))
            .filter(differs)
            .take(8)
            .map(|i| format!("{}/{} {:?} / {:?}", i / width, i % width, a.get(i), b.get(i)))
            .collect();
        if !places.is_empty() {
            return Some(format!("{name} (oracle / engine): {}", places.join("; ")));
        }
    }
    None
}
