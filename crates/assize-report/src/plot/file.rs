//! The numbers of a plot as a file: CSV as shown, inside the page, to be saved with one click.

use assize_base::evidence::{Column, Table, Values};
use maud::{Markup, html};

use super::{Flow, Panel, Plot, Section, Shape, Windows};
use crate::number::{Cell, exact};

/// The numbers of a plot as a table: one row a number, unrounded but for six digits.
pub(crate) fn as_shown(plot: &Plot, unit: &str) -> Table {
    let mut rows = match &plot.shape {
        Shape::Bars(sections) => of_bars(plot, sections),
        Shape::Lines(panels) => of_lines(panels),
        Shape::Windows(windows) => of_windows(windows),
        Shape::Flow(flow) => of_flow(flow),
    };
    rows.unit = unit.to_owned();
    rows.table(&plot.id, &plot.title)
}

/// A part of a number: its value, or an end of its interval.
type Part = fn(&Cell) -> Option<f64>;

/// Rows of labels and numbers while they are gathered.
struct Rows {
    names: Vec<String>,
    labels: Vec<Vec<String>>,
    cells: Vec<Cell>,
    unit: String,
}

impl Rows {
    fn new(names: &[&str]) -> Rows {
        let names = names.iter().map(|n| (*n).to_owned()).collect();
        Rows { names, labels: Vec::new(), cells: Vec::new(), unit: String::new() }
    }

    fn add(&mut self, labels: Vec<String>, cell: Cell) {
        self.labels.push(labels);
        self.cells.push(cell);
    }

    /// The rows as columns; a column in which nothing stands is left out.
    fn table(self, name: &str, title: &str) -> Table {
        let column = |at: usize| self.labels.iter().map(|row| row[at].clone()).collect::<Vec<_>>();
        let labels = self.names.iter().enumerate().map(|(at, name)| (name, column(at)));
        let told = labels.filter(|(_, texts)| texts.iter().any(|t| !t.is_empty()));
        let mut columns: Vec<Column> =
            told.map(|(name, texts)| Column::new(name, "", "", Values::Text(texts))).collect();
        let real = |part: Part| Values::Real(self.cells.iter().map(|c| part(c).map(six)).collect());
        let parts: [(&str, Part); 3] = [
            ("value", Cell::shown),
            ("low", |c| c.interval().map(|i| i.0)),
            ("high", |c| c.interval().map(|i| i.1)),
        ];
        columns.extend(parts.map(|(name, part)| Column::new(name, "", "", real(part))));
        let n = self.cells.iter().map(|c| i64::try_from(c.n).unwrap_or(i64::MAX)).collect();
        columns.push(Column::new("n", "", "", Values::Whole(n)));
        let units = vec![self.unit.clone(); self.cells.len()];
        columns.push(Column::new("unit", "", "", Values::Text(units)));
        Table { name: name.to_owned(), title: title.to_owned(), columns }
    }
}

/// A number with six digits.
fn six(value: f64) -> f64 {
    exact(value).parse().unwrap_or(value)
}

/// A row a bar.
fn of_bars(plot: &Plot, sections: &[Section]) -> Rows {
    let mut rows = Rows::new(&["heading", "row", "measure", "group", "arm"]);
    for section in sections {
        for bar in &section.bars {
            let measure = if bar.measure.is_empty() { &plot.measure } else { &bar.measure };
            let labels = [&section.title, &bar.label, measure, &bar.group, &bar.arm.to_string()];
            rows.add(labels.map(Clone::clone).to_vec(), bar.cell);
        }
    }
    rows
}

/// A row a month of a line.
fn of_lines(panels: &[Panel]) -> Rows {
    let mut rows = Rows::new(&["panel", "line", "month"]);
    for (panel, line) in panels.iter().flat_map(|p| p.lines.iter().map(move |l| (p, l))) {
        for (month, cell) in &line.points {
            rows.add(vec![panel.title.clone(), line.name.clone(), month.to_string()], *cell);
        }
    }
    rows
}

/// Two rows a window: as published and as simulated.
fn of_windows(windows: &Windows) -> Rows {
    let mut rows = Rows::new(&["figure", "days", "which"]);
    for window in &windows.all {
        let labels = |which: &str| vec![window.label.clone(), window.dates.clone(), which.into()];
        let (low, high) = (Some(window.range.0), Some(window.range.1));
        let n = crate::number::TOO_FEW;
        rows.add(labels("published"), Cell { value: Some(window.published), low, high, n });
        rows.add(labels("simulated"), window.simulated);
    }
    rows
}

/// A row a path.
fn of_flow(flow: &Flow) -> Rows {
    let stages: Vec<&str> = flow.stages.iter().map(String::as_str).collect();
    let mut rows = Rows::new(&stages);
    for path in &flow.paths {
        rows.add(path.steps.iter().map(|s| s.label.clone()).collect(), path.cell);
    }
    rows
}

/// A link that saves a table as CSV; the file is a part of the page.
pub(crate) fn link(table: &Table, words: &str) -> Markup {
    let address = format!("data:text/csv;charset=utf-8,{}", escaped(&crate::csv(table)));
    html! { a download=(format!("{}.csv", table.name)) href=(address) { (words) } }
}

/// A text inside an address: letters, digits and what addresses may hold stand as they are.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 5 / 4);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            b'-' | b'_' | b'.' | b'~' | b',' | b':' | b';' | b'/' | b'=' | b'(' | b')' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_no_quote_and_no_space() {
        assert_eq!(escaped("a b,\"5 %\"\r\n"), "a%20b,%225%20%25%22%0D%0A");
        assert_eq!(escaped("é<"), "%C3%A9%3C");
    }
}
