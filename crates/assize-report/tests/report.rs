//! The report of an invented scheme: what every page must have, and must never have.

mod sample;

use assize_report::html;

#[test]
#[ignore = "writes pages to look at: set LOOK to a folder"]
fn pages_to_look_at() {
    let Ok(folder) = std::env::var("LOOK") else { return };
    for live in [1, 2] {
        std::fs::write(format!("{folder}/report-{live}.html"), html(&sample::dossier(live)))
            .unwrap();
    }
}
