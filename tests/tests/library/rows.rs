//! Rows of a data table.

use std::collections::BTreeMap;

/// One row, by the names of the header.
pub type Row = BTreeMap<String, String>;

/// The rows of a table of the `data` folder.
pub fn of(name: &str) -> Vec<Row> {
    let text = super::shelf::text(&format!("data/{name}"));
    let mut lines = text.lines();
    let header = cells(lines.next().expect("a header"));
    let row = |line: &str| {
        let cells = cells(line);
        assert_eq!(cells.len(), header.len(), "{name}: {line}");
        header.iter().cloned().zip(cells).collect()
    };
    lines.map(row).collect()
}

/// The cells of a line: separated by commas, with quotes where a cell has a comma.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().expect("one cell at least").push(other),
        }
    }
    cells
}

#[test]
fn a_comma_in_quotes_is_part_of_its_cell() {
    assert_eq!(cells("a,\"b, c\",,d"), ["a", "b, c", "", "d"]);
}
