//! What a user orders: a study or policies by name or path, and what is to differ from them.

use std::path::Path;

pub use assize_base::calendar::Date;
use assize_scenario::codes;
use assize_scenario::load::{self, Kind, Loaded, Request, StudyRequest};
use assize_scenario::scenario::Document;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ensemble::{FEWEST, MOST};
use crate::error::{Error, Finding, findings};
use crate::evidence::until::Goal;
use crate::shelf::Shelf;
use crate::{digest, library, world};

/// The society of a bare policy study.
const SOCIETY: &str = "china-2020";
/// Its size, horizon in months, seed and replicates: defaults of the command, not facts of the world.
const PERSONS: u64 = 100_000;
const MONTHS: u32 = 36;
const SEED: u64 = 1;
const REPLICATES: u32 = 4;
/// The most replicates that a run adds by itself, if nobody says otherwise; and that may be said.
const AT_MOST: u32 = 64;
const MOST_REPLICATES: u32 = 1_000;
/// The fewest replicates that have an interval.
const FEWEST_REPLICATES: u32 = 2;
const FROM: (i16, i8, i8) = (2020, 1, 1);

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// A study, or a policy (or stack of policies) to be studied by itself.
    pub study: Option<String>,
    /// More policies, each an arm.
    pub policies: Vec<String>,
    /// Another society.
    pub society: Option<String>,
    /// Another region.
    pub region: Option<String>,
    /// Another number of persons.
    pub persons: Option<u64>,
    /// Another first day.
    pub from: Option<Date>,
    /// Another number of months.
    pub months: Option<u32>,
    /// Another seed.
    pub seed: Option<u64>,
    /// Another number of replicates.
    pub replicates: Option<u32>,
    /// Replicates are added until half the interval of each key figure is within so many millionths of
    /// its value.
    pub until_ppm: Option<u32>,
    /// The most replicates that may be reached so.
    pub at_most: Option<u32>,
    /// Members of an ensemble over the assumed ranges; none if 0.
    pub ensemble: u32,
    /// One part of a study with parts; all of them if none is named.
    pub part: Option<String>,
}

/// What was asked for, with names in place of paths: enough to ask again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Asked {
    /// A study document, if one was named.
    pub study: Option<String>,
    /// The policies of a bare study, or those added to the named one.
    pub policies: Vec<String>,
    /// Another society.
    pub society: Option<String>,
    /// Another region.
    pub region: Option<String>,
    /// Another number of persons.
    pub persons: Option<u64>,
    /// Another first day.
    pub from: Option<String>,
    /// Another number of months.
    pub months: Option<u32>,
    /// Another seed.
    pub seed: Option<u64>,
    /// Another number of replicates.
    pub replicates: Option<u32>,
    /// Replicates are added until half the interval of each key figure is within so many millionths of
    /// its value; left out if nobody asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_ppm: Option<u32>,
    /// The most replicates that may be reached so, if it is not the usual number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// Members of an ensemble over the assumed ranges; left out if there is none.
    #[serde(default, skip_serializing_if = "is_none")]
    pub ensemble: u32,
    /// One part of a study with parts; left out if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
}

/// Tells whether no ensemble is asked for; the shape is what the serialiser wants.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the serialiser hands over a reference")]
fn is_none(members: &u32) -> bool {
    *members == 0
}

impl Asked {
    /// The request to the language room.
    #[must_use]
    pub fn request(&self) -> Request {
        let (study, extra_policies) = match &self.study {
            Some(name) => (self.named(name), self.policies.clone()),
            None => (StudyRequest::Arms(self.policies.clone()), Vec::new()),
        };
        Request {
            study,
            region: self.region.clone(),
            society: self.society.clone(),
            persons: self.persons,
            from: self.from.as_deref().and_then(Date::parse),
            months: self.months,
            seed: self.seed,
            replicates: self.replicates,
            extra_policies,
            choices: Default::default(),
        }
    }

    /// The study of a name, or one part of it.
    fn named(&self, name: &str) -> StudyRequest {
        let study = StudyRequest::Named(name.to_owned());
        match &self.part {
            Some(part) => StudyRequest::Part(Box::new(study), part.clone()),
            None => study,
        }
    }
}

/// An order with everything that it refers to, loaded and checked.
#[derive(Debug)]
pub struct Prepared {
    /// The scenario.
    pub loaded: Loaded,
    /// What was asked for.
    pub asked: Asked,
    /// The command that asks for it again, without `--out`.
    pub command: String,
    /// The digest of the scenario.
    pub digest: String,
    /// Where documents were found.
    pub shelf: Shelf,
}

impl Prepared {
    /// How sure the key figures are to be, if that was asked for.
    ///
    /// # Panics
    /// Never: what cannot be reached was refused when the order was prepared.
    #[must_use]
    pub fn goal(&self) -> Option<Goal> {
        goal(&self.asked, &self.loaded).expect("it was checked when the order was prepared")
    }

    /// What checking noticed without stopping.
    #[must_use]
    pub fn warnings(&self) -> Vec<Finding> {
        findings(&self.loaded.warnings, &self.loaded.scenario.documents)
    }
}

/// Finds and loads what an order names.
///
/// # Errors
/// If a name is unknown, a file cannot be read, or the documents have errors.
pub fn prepare(order: &Order) -> Result<Prepared, Error> {
    let mut shelf = Shelf::library();
    let asked = resolve(order, &mut shelf)?;
    let command = command(order, &asked);
    prepare_asked(shelf, asked, command).map_err(of_command_line)
}

/// Faults that lie in what was typed and in no document are a wrong command line.
fn of_command_line(error: Error) -> Error {
    let errors: Vec<&Finding> = error.findings().iter().filter(|f| f.is_error()).collect();
    let options: Option<Vec<&str>> = errors.iter().map(|f| option_at_fault(f)).collect();
    let Some(options) = options.filter(|o| !o.is_empty()) else { return error };
    let join = |words: Vec<String>| words.join("; ");
    let named = || options.iter().zip(&errors);
    let message = join(named().map(|(o, f)| format!("`{o}`: {}", f.message)).collect());
    let hint = named().filter_map(|(o, f)| Some((o, f.hint.as_deref()?)));
    let hint = match errors.len() {
        1 => join(hint.map(|(_, hint)| hint.to_owned()).collect()),
        _ => join(hint.map(|(o, hint)| format!("`{o}`: {hint}")).collect()),
    };
    Error::usage(message).at("command line").hint(hint)
}

/// The option that a finding without a place is about.
fn option_at_fault(finding: &Finding) -> Option<&'static str> {
    let about = |word: &str| finding.message.contains(&format!(" {word} cannot be run"));
    match finding.code.as_str() {
        _ if finding.line > 0 || !finding.path.is_empty() => None,
        codes::REGION => Some("--region"),
        codes::UNKNOWN_REFERENCE if finding.message.contains(" has no part ") => Some("--part"),
        codes::STACKING => Some("--policy"),
        codes::SETTING if about("persons") => Some("--persons"),
        codes::SETTING if about("months") => Some("--months or --years"),
        codes::SETTING if about("replicates") => Some("--replicates"),
        codes::SETTING => Some("--policy"),
        _ => None,
    }
}

/// Loads what was asked for from a shelf.
///
/// # Errors
/// If the documents have errors.
pub fn prepare_asked(shelf: Shelf, asked: Asked, command: String) -> Result<Prepared, Error> {
    let mut loaded =
        load::load(&shelf, &asked.request()).map_err(|faults| Error::faults(&faults))?;
    if asked.until_ppm.is_some() && asked.replicates.is_none() {
        loaded.scenario.replicates = loaded.scenario.replicates.max(REPLICATES);
    }
    let mut description = description(&loaded);
    if let Some(goal) = goal(&asked, &loaded)? {
        description.push_str(&format!("until {} {}\n", goal.share_ppm, goal.at_most));
    }
    if asked.ensemble > 0 {
        description.push_str(&format!("ensemble {}\n", asked.ensemble));
    }
    let digest = digest::of_scenario(&shelf.taken(), &description);
    Ok(Prepared { loaded, asked, command, digest, shelf })
}

/// How sure the key figures are to be, if that was asked for.
///
/// # Errors
/// If the numbers of replicates leave nothing to choose from.
fn goal(asked: &Asked, loaded: &Loaded) -> Result<Option<Goal>, Error> {
    let Some(share_ppm) = asked.until_ppm else { return Ok(None) };
    let at_least = loaded.scenario.replicates;
    let at_most = asked.at_most.unwrap_or(AT_MOST.max(at_least));
    let wrong =
        |message: String, hint: String| Err(Error::usage(message).at("command line").hint(hint));
    if at_least < FEWEST_REPLICATES {
        let message =
            format!("`--until` with `--replicates {at_least}`: one replicate has no interval");
        return wrong(message, format!("give --replicates {REPLICATES}, or leave it out"));
    }
    if at_most < at_least || at_most > MOST_REPLICATES {
        let message =
            format!("`--at-most {at_most}` cannot be run: {at_least} replicates are the least");
        return wrong(message, format!("give {at_least} to {MOST_REPLICATES} replicates"));
    }
    Ok(Some(Goal { share_ppm, at_least, at_most }))
}

/// Everything of a scenario that the documents alone do not fix.
fn description(loaded: &Loaded) -> String {
    use std::fmt::Write as _;
    let s = &loaded.scenario;
    let arms: Vec<&str> = s.arms.iter().map(|a| a.name.as_str()).collect();
    let mut text = format!(
        "{}\n{}\n{} {} {} {} {}\n{}\n",
        s.name,
        arms.join("\n"),
        s.from,
        s.periods,
        s.persons,
        s.seed,
        s.replicates,
        s.society.name
    );
    for place in &s.society.places {
        let province = &s.society.provinces[usize::from(place.province)];
        writeln!(text, "{province}/{}", place.settlement).expect("text can be written");
    }
    text
}

/// Turns what was typed into names on the shelf.
fn resolve(order: &Order, shelf: &mut Shelf) -> Result<Asked, Error> {
    let mut study = None;
    let mut policies = Vec::new();
    if let Some(typed) = &order.study {
        match subject(typed, shelf)? {
            (Kind::Study, name) => study = Some(name),
            (_, name) => policies.push(name),
        }
    }
    for typed in &order.policies {
        policies.push(stack(typed, shelf)?);
    }
    let bare = study.is_none();
    if bare && policies.is_empty() {
        return Err(Error::usage("nothing to run: name a study or a policy")
            .hint("for example `assize run wendeng-2020`; `assize list` shows what there is"));
    }
    if let Some(part) = order.part.as_ref().filter(|_| bare) {
        return Err(Error::usage(format!("`--part {part}`: a policy has no parts"))
            .hint("name a study with parts"));
    }
    if order.ensemble > 0 && !(FEWEST..=MOST).contains(&order.ensemble) {
        return Err(Error::usage(format!("`--ensemble {}` cannot be run", order.ensemble))
            .at("command line")
            .hint(format!("give 0, or {FEWEST} to {MOST} members")));
    }
    if order.at_most.is_some() && order.until_ppm.is_none() {
        return Err(Error::usage("`--at-most` says how far `--until` may go, which is missing")
            .at("command line")
            .hint("for example `--until 2% --at-most 32`"));
    }
    let society =
        order.society.as_deref().map(|s| document(s, Kind::Society, shelf)).transpose()?;
    let (year, month, day) = FROM;
    let start = order.from.or_else(|| Date::new(year, month, day).filter(|_| bare));
    Ok(Asked {
        study,
        policies,
        society: society.or_else(|| bare.then(|| SOCIETY.to_owned())),
        region: order.region.clone(),
        persons: order.persons.or(bare.then_some(PERSONS)),
        from: start.map(|d| d.to_string()),
        months: order.months.or(bare.then_some(MONTHS)),
        seed: order.seed.or(bare.then_some(SEED)),
        replicates: order.replicates.or(bare.then_some(REPLICATES)),
        until_ppm: order.until_ppm,
        at_most: order.at_most,
        ensemble: order.ensemble,
        part: order.part.clone(),
    })
}

/// A study, or a stack of policies, by name or path.
fn subject(typed: &str, shelf: &mut Shelf) -> Result<(Kind, String), Error> {
    if is_path(typed) && !typed.contains('+') {
        let document = read(typed, shelf)?;
        let label = named(&document)?;
        return match label.kind {
            Kind::Study | Kind::Policy => Ok((label.kind, label.name)),
            other => Err(Error::usage(format!("a {} cannot be run by itself", other.name()))
                .at(typed)
                .hint("name a study or a policy")),
        };
    }
    if shelf.label(Kind::Study, typed).is_some() {
        return Ok((Kind::Study, typed.to_owned()));
    }
    let unknown = !typed.contains('+') && shelf.label(Kind::Policy, typed).is_none();
    if unknown && typed != "none" {
        return Err(shelf.unknown(&[Kind::Study, Kind::Policy], typed));
    }
    Ok((Kind::Policy, stack(typed, shelf)?))
}

/// A stack of policies, each by name or path.
///
/// # Errors
/// If a name is unknown or a file cannot be read.
pub fn stack(typed: &str, shelf: &mut Shelf) -> Result<String, Error> {
    let parts: Result<Vec<String>, Error> =
        typed.split('+').map(|part| document(part, Kind::Policy, shelf)).collect();
    Ok(parts?.join("+"))
}

/// One document of a kind by name or path: its name.
fn document(typed: &str, kind: Kind, shelf: &mut Shelf) -> Result<String, Error> {
    if is_path(typed) {
        let label = named(&read(typed, shelf)?)?;
        if label.kind != kind {
            let (is, wanted) = (label.kind.name(), kind.name());
            return Err(Error::usage(format!("the document is a {is}, not a {wanted}")).at(typed));
        }
        return Ok(label.name);
    }
    if shelf.label(kind, typed).is_none() && !(kind == Kind::Policy && typed == "none") {
        return Err(shelf.unknown(&[kind], typed));
    }
    Ok(typed.to_owned())
}

/// Tells a path from a name: names are made of letters, digits and hyphens.
#[must_use]
pub fn is_path(typed: &str) -> bool {
    typed == "-" || typed.ends_with(".toml") || typed.contains(['/', '\\'])
}

/// Reads a document by path, or from standard input.
///
/// # Errors
/// If it cannot be read.
pub fn read(typed: &str, shelf: &mut Shelf) -> Result<Document, Error> {
    if typed != "-" {
        return shelf.read(Path::new(typed));
    }
    let document = Document { path: "standard input".to_owned(), text: world::read_stdin()? };
    if let Some(label) = library::label(&document.text) {
        shelf.put(label, document.clone());
    }
    Ok(document)
}

/// What a document says it is; a document that does not say so is checked for that very fault.
fn named(document: &Document) -> Result<library::Label, Error> {
    library::label(&document.text).ok_or_else(|| {
        let faults = load::check(&Shelf::library(), vec![document.clone()]);
        if faults.diags.is_empty() {
            Error::new(
                crate::exit::INVALID,
                "`kind` and `name` are missing at the top of the document",
            )
            .at(document.path.clone())
        } else {
            Error::faults(&faults)
        }
    })
}

/// The command that asks for the same again.
fn command(order: &Order, asked: &Asked) -> String {
    let mut words = vec!["assize run".to_owned()];
    words.extend(order.study.clone());
    words.extend(order.policies.iter().map(|p| format!("--policy {p}")));
    let mut option = |name: &str, value: Option<String>| {
        words.extend(value.map(|v| format!("--{name} {}", quoted(&v))));
    };
    option("part", asked.part.clone());
    option("society", order.society.clone());
    option("region", order.region.clone());
    option("persons", asked.persons.map(|n| n.to_string()));
    option("from", asked.from.clone());
    option("months", asked.months.map(|n| n.to_string()));
    option("seed", asked.seed.map(|n| n.to_string()));
    option("replicates", asked.replicates.map(|n| n.to_string()));
    option("until", asked.until_ppm.map(percent));
    option("at-most", asked.at_most.map(|n| n.to_string()));
    option("ensemble", Some(asked.ensemble).filter(|n| *n > 0).map(|n| n.to_string()));
    words.join(" ")
}

/// So many millionths in per cent, as they are typed: `2%`, `0.5%`.
#[must_use]
pub fn percent(ppm: u32) -> String {
    let (whole, rest) = (ppm / 10_000, format!("{:04}", ppm % 10_000));
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { format!("{whole}%") } else { format!("{whole}.{rest}%") }
}

/// Reads a share in per cent, in millionths: `2%`, `0.5 %`; above nothing, at most all of it.
///
/// # Errors
/// If it is not such a share, in words.
pub fn share(text: &str) -> Result<u32, String> {
    let wrong = || {
        format!("`{text}` is not a share that can be reached; write 2% (above 0%, at most 100%)")
    };
    let digits = text.trim().strip_suffix('%').ok_or_else(wrong)?.trim();
    let ppm = assize_base::quantity::decimal(digits, 10_000).ok_or_else(wrong)?;
    u32::try_from(ppm).ok().filter(|ppm| (1..=1_000_000).contains(ppm)).ok_or_else(wrong)
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./+:%".contains(c);
    if word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// The name of the run folder if none is given.
#[must_use]
pub fn default_folder(prepared: &Prepared) -> String {
    let name: String = prepared
        .loaded
        .scenario
        .name
        .chars()
        .map(|c| if c.is_alphanumeric() || "-+.".contains(c) { c } else { '-' })
        .take(80)
        .collect();
    format!("runs/{name}-{}", &prepared.digest[..8])
}

/// Reads a number of persons: `100000`, `100_000`, `100k`, `1M`, `1.4G` is refused unless whole.
///
/// # Errors
/// If it is not such a number, in words.
pub fn count(text: &str) -> Result<u64, String> {
    let wrong = || format!("`{text}` is not a number of persons; write 100000, 100k or 1M");
    let clean: String = text.chars().filter(|c| *c != '_' && *c != ',').collect();
    let (digits, unit) = match clean.strip_suffix(['k', 'K']) {
        Some(rest) => (rest.to_owned(), 1_000),
        None => match clean.strip_suffix(['m', 'M']) {
            Some(rest) => (rest.to_owned(), 1_000_000),
            None => (clean, 1),
        },
    };
    let value = assize_base::quantity::decimal(&digits, unit).ok_or_else(wrong)?;
    let exact = assize_base::quantity::decimal(&digits, unit * 1_000) == Some(value * 1_000);
    u64::try_from(value).ok().filter(|n| exact && *n > 0).ok_or_else(wrong)
}

/// Reads a whole number that is not negative; what it may be at most is said where it is used.
///
/// # Errors
/// If it is not such a number, in words.
pub fn whole<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("`{text}` is not a whole number that can be used; write 12"))
}

/// Reads a date: `2020-01-31`.
///
/// # Errors
/// If it is not one, in words.
pub fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| format!("`{text}` is not a date; write 2020-01-31"))
}

/// Reads a number of bytes: `20GiB`, `500MB`, `1000000`.
///
/// # Errors
/// If it is not such a number, in words.
pub fn bytes(text: &str) -> Result<u64, String> {
    let units: [(&str, u64); 9] = [
        ("KiB", 1 << 10),
        ("MiB", 1 << 20),
        ("GiB", 1 << 30),
        ("TiB", 1 << 40),
        ("kB", 1_000),
        ("MB", 1_000_000),
        ("GB", 1_000_000_000),
        ("TB", 1_000_000_000_000),
        ("", 1),
    ];
    let (digits, unit) = units
        .iter()
        .find_map(|(name, unit)| Some((text.strip_suffix(name)?.trim(), *unit)))
        .expect("the empty unit fits every text");
    assize_base::quantity::decimal(digits, unit)
        .and_then(|n| u64::try_from(n).ok())
        .ok_or_else(|| format!("`{text}` is not an amount of bytes; write 20GiB or 500MB"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_persons_are_read_as_people_write_them() {
        assert_eq!(count("100k"), Ok(100_000));
        assert_eq!(count("1M"), Ok(1_000_000));
        assert_eq!(count("1.5M"), Ok(1_500_000));
        assert_eq!(count("100_000"), Ok(100_000));
        assert!(count("0").is_err() && count("-5").is_err() && count("ten").is_err());
        assert!(count("1.0005k").is_err());
    }

    #[test]
    fn amounts_of_bytes_are_read_with_their_unit() {
        assert_eq!(bytes("20GiB"), Ok(20 << 30));
        assert_eq!(bytes("1.5 MB"), Ok(1_500_000));
        assert_eq!(bytes("7"), Ok(7));
        assert!(bytes("a lot").is_err());
    }

    #[test]
    fn shares_are_read_in_per_cent_and_written_as_they_were() {
        for (text, ppm) in
            [("2%", 20_000), ("0.5 %", 5_000), ("100%", 1_000_000), ("12.25%", 122_500)]
        {
            assert_eq!(share(text), Ok(ppm), "{text}");
            assert_eq!(percent(ppm), text.replace(' ', ""));
        }
        for text in ["0%", "-2%", "200%", "2", "0.02", "%", "two%", "0.00001%", ""] {
            assert!(share(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_bare_policy_is_a_complete_study() {
        let mut shelf = Shelf::library();
        let text = "kind = \"policy\"\nname = \"p\"\n".to_owned();
        let label = library::label(&text).unwrap();
        shelf.put(label, Document { path: "p.toml".into(), text });
        let order = Order { study: Some("p".into()), persons: Some(64), ..Order::default() };
        let asked = resolve(&order, &mut shelf).unwrap();
        assert_eq!((asked.persons, asked.months, asked.replicates), (Some(64), Some(36), Some(4)));
        assert_eq!(asked.policies, ["p"]);
        let text = command(&order, &asked);
        assert_eq!(
            text,
            "assize run p --persons 64 --from 2020-01-01 --months 36 --seed 1 --replicates 4"
        );
        let error = resolve(&Order { study: Some("pp".into()), ..Order::default() }, &mut shelf)
            .unwrap_err();
        assert_eq!(error.envelope().hint.as_deref(), Some("did you mean `p`?"));
    }
}
