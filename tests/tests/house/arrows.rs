//! Which crate may know which: the arrows of `ARCHITECTURE.md`, read from the manifests.

use std::collections::BTreeMap;

/// The arrows: each crate, and the crates of the house that it may use.
///
/// A new arrow is a decision: it needs a page in `docs/decisions/` and a line here.
pub const ARROWS: &[(&str, &[&str])] = &[
    ("assize-base", &[]),
    ("assize-scenario", &["assize-base"]),
    ("assize-law", &["assize-base", "assize-scenario"]),
    ("assize-model", &["assize-base", "assize-scenario"]),
    ("assize-engine", &["assize-base", "assize-scenario", "assize-model"]),
    ("assize-report", &["assize-base"]),
    (
        "assize-lab",
        &[
            "assize-base",
            "assize-scenario",
            "assize-law",
            "assize-model",
            "assize-engine",
            "assize-report",
        ],
    ),
    ("assize", &["assize-lab"]),
];

/// Arrows that only tests inside a crate use, beyond [`ARROWS`]: listed, so that none slips in.
pub const ARROWS_OF_TESTS: &[(&str, &str)] = &[("assize", "assize-engine")];

/// Dependencies of a manifest by section: `dependencies`, `dev-dependencies` …
pub type Sections = BTreeMap<String, Vec<String>>;

/// Reads the names of the dependencies of a manifest.
pub fn dependencies(manifest: &str) -> Sections {
    let mut sections = Sections::new();
    let mut section = None;
    for line in manifest.lines().map(str::trim) {
        if let Some(header) = line.strip_prefix('[') {
            let header = header.trim_start_matches('[').trim_end_matches(']');
            section = kind_of(header).map(str::to_owned);
            if let (Some(kind), Some(name)) = (&section, named_in(header)) {
                sections.entry(kind.clone()).or_default().push(name);
            }
            if named_in(header).is_some() {
                section = None; // The lines below describe one dependency.
            }
        } else if let (Some(kind), Some((key, _))) = (&section, line.split_once('='))
            && !line.starts_with('#')
        {
            let name = key.trim().split('.').next().unwrap_or_default().trim_matches('"');
            sections.entry(kind.clone()).or_default().push(name.to_owned());
        }
    }
    sections
}

const KINDS: [&str; 3] = ["build-dependencies", "dev-dependencies", "dependencies"];

/// The kind of dependencies that a section lists, also below `target.…`.
fn kind_of(header: &str) -> Option<&'static str> {
    KINDS.into_iter().find(|kind| header.split('.').any(|part| part == *kind))
}

/// The name in a header such as `dependencies.serde`.
fn named_in(header: &str) -> Option<String> {
    let kind = kind_of(header)?;
    let (_, rest) = header.split_once(kind)?;
    rest.strip_prefix('.').map(str::to_owned)
}

/// The arrows of a manifest that the house does not allow.
pub fn forbidden(name: &str, manifest: &str) -> Vec<String> {
    let Some((_, allowed)) = ARROWS.iter().find(|(crate_name, _)| *crate_name == name) else {
        return vec![format!("`{name}` has no line in ARROWS")];
    };
    let mut faults = Vec::new();
    for (section, names) in dependencies(manifest) {
        for used in names.iter().filter(|n| *n == "assize" || n.starts_with("assize-")) {
            let listed =
                section == "dev-dependencies" && ARROWS_OF_TESTS.contains(&(name, used.as_str()));
            if !allowed.contains(&used.as_str()) && !listed {
                faults.push(format!("`{name}` uses `{used}` in [{section}]"));
            }
        }
    }
    faults
}

/// Says whether a manifest does without the lints of the workspace.
pub fn without_lints(manifest: &str) -> Option<String> {
    let inherits = manifest.split("[lints]").nth(1).is_some_and(|rest| {
        rest.lines().take_while(|l| !l.starts_with('[')).any(|l| l.trim() == "workspace = true")
    });
    (!inherits).then(|| "does not inherit the lints of the workspace".to_owned())
}

/// Programs and protocols that talk to a network or a database: none of them is in the house.
pub const OUTWARD: &[&str] = &[
    "async-std",
    "attohttpc",
    "axum",
    "curl",
    "diesel",
    "h2",
    "hyper",
    "isahc",
    "mio",
    "mongodb",
    "mysql",
    "native-tls",
    "openssl",
    "postgres",
    "quinn",
    "redis",
    "reqwest",
    "rusqlite",
    "rustls",
    "socket2",
    "sqlx",
    "surf",
    "tiberius",
    "tokio",
    "tokio-postgres",
    "tonic",
    "tungstenite",
    "ureq",
    "websocket",
];

/// The packages of a lock file that could reach a network or a database.
pub fn outward(lock: &str) -> Vec<String> {
    lock.lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .filter(|name| OUTWARD.contains(name))
        .map(|name| format!("`{name}` is in the lock file"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[package]\nname = \"assize-law\"\n[lints]\nworkspace = true\n\
        [dependencies]\nassize-base.workspace = true\n# assize-engine = 1\n";

    #[test]
    fn an_arrow_that_is_not_drawn_is_found() {
        assert_eq!(forbidden("assize-law", GOOD), Vec::<String>::new());
        for bad in [
            "assize-engine.workspace = true\n",
            "assize-engine = { path = \"../assize-engine\" }\n",
            "[dependencies.assize-engine]\npath = \"../assize-engine\"\n",
            "[target.'cfg(unix)'.dependencies]\nassize-engine.workspace = true\n",
            "[build-dependencies]\nassize-engine.workspace = true\n",
            "[dev-dependencies]\nassize-engine.workspace = true\n",
        ] {
            assert_eq!(forbidden("assize-law", &format!("{GOOD}{bad}")).len(), 1, "{bad}");
        }
        assert_eq!(forbidden("assize-new", GOOD).len(), 1);
    }

    #[test]
    fn a_manifest_without_the_lints_is_found() {
        assert_eq!(without_lints(GOOD), None);
        assert!(without_lints("[lints]\n[dependencies]\nworkspace = true\n").is_some());
    }

    #[test]
    fn a_client_of_a_network_is_found() {
        assert!(outward("name = \"toml\"\nname = \"hyperx\"\n").is_empty());
        assert_eq!(outward("[[package]]\nname = \"tokio\"\n").len(), 1);
    }
}
