//! Tables as CSV (RFC 4180), safe to open in a spreadsheet.

use assize_base::evidence::{Column, Table, Values};

/// Writes a table as CSV: a header line, then one line a row, each ended by CR LF.
///
/// A text cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab
/// or a carriage return) gets an apostrophe in front. Numbers are written as they are.
#[must_use]
pub fn csv(table: &Table) -> String {
    let mut out = String::new();
    let names: Vec<String> = table.columns.iter().map(|c| quoted(&disarmed(&c.name))).collect();
    line(&mut out, &names);
    for row in 0..table.n_rows() {
        let cells: Vec<String> = table.columns.iter().map(|c| cell(c, row)).collect();
        line(&mut out, &cells);
    }
    out
}

/// One line with its end.
fn line(out: &mut String, cells: &[String]) {
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

/// One cell; empty where there is nothing to measure.
fn cell(column: &Column, row: usize) -> String {
    match &column.values {
        Values::Text(v) => v.get(row).map_or(String::new(), |text| quoted(&disarmed(text))),
        Values::Whole(v) => v.get(row).map_or(String::new(), i64::to_string),
        Values::Real(v) => v.get(row).copied().flatten().map_or(String::new(), |x| x.to_string()),
    }
}

/// Puts an apostrophe before what a spreadsheet would run.
fn disarmed(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Quotes a cell where its text asks for it.
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &str, values: Values) -> Column {
        Column { name: name.into(), unit: String::new(), description: String::new(), values }
    }

    fn table(columns: Vec<Column>) -> Table {
        Table { name: "t".into(), title: "T".into(), columns }
    }

    #[test]
    fn commas_quotes_and_line_ends_are_quoted() {
        let texts = ["plain", "a,b", "say \"no\"", "two\nlines"].map(String::from).to_vec();
        let written = csv(&table(vec![column("word", Values::Text(texts))]));
        assert_eq!(written, "word\r\nplain\r\n\"a,b\"\r\n\"say \"\"no\"\"\"\r\n\"two\nlines\"\r\n");
    }

    #[test]
    fn text_that_a_spreadsheet_would_run_is_disarmed_and_numbers_are_not() {
        let texts = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "x=1"].map(String::from).to_vec();
        let written = csv(&table(vec![
            column("text", Values::Text(texts)),
            column("n", Values::Whole(vec![-1, -2, -3, -4, -5, -6, -7])),
        ]));
        let expected = "text,n\r\n'=1+1,-1\r\n'+1,-2\r\n'-1,-3\r\n'@x,-4\r\n'\tx,-5\r\n\"'\rx\",-6\r\nx=1,-7\r\n";
        assert_eq!(written, expected);
    }

    #[test]
    fn nothing_measured_is_an_empty_cell() {
        let real = Values::Real(vec![Some(0.25), None, Some(-1e-7)]);
        assert_eq!(csv(&table(vec![column("v", real)])), "v\r\n0.25\r\n\r\n-0.0000001\r\n");
    }
}
