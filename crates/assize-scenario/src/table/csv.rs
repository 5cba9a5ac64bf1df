//! A strict reader of comma-separated tables: every row has the same fields, quoted or not.

/// Most bytes of a table.
const BYTES: usize = 64 << 20;
/// Most cells of a table.
const CELLS: usize = 1_000_000;
/// Most columns of a table.
const COLUMNS: usize = 16;

/// A row with the line on which it begins.
pub type Row = (usize, Vec<String>);

/// Reads rows with the lines on which they begin; the first row is the header.
///
/// # Errors
/// The line and what is wrong with it.
pub fn rows(text: &str) -> Result<Vec<Row>, (usize, String)> {
    if text.len() > BYTES {
        return Err((1, format!("the table has {} bytes, more than {BYTES}", text.len())));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { rest: text, line: 1 };
    let mut rows: Vec<Row> = Vec::new();
    let mut cells = 0;
    while !reader.rest.is_empty() {
        let line = reader.line;
        let row = reader.row()?;
        cells += row.len();
        if row.len() > COLUMNS {
            return Err((line, format!("the row has {} columns, more than {COLUMNS}", row.len())));
        }
        if cells > CELLS {
            return Err((line, format!("the table has more than {CELLS} cells")));
        }
        if let Some((_, first)) = rows.first()
            && first.len() != row.len()
        {
            let (n, m) = (row.len(), first.len());
            return Err((line, format!("the row has {n} columns, the header has {m}")));
        }
        rows.push((line, row));
    }
    Ok(rows)
}

/// The rest of the text and the line on which it begins.
struct Reader<'a> {
    rest: &'a str,
    line: usize,
}

impl Reader<'_> {
    /// Reads a row and the end of its line.
    fn row(&mut self) -> Result<Vec<String>, (usize, String)> {
        let mut fields = Vec::new();
        loop {
            fields.push(self.field()?);
            if let Some(rest) = self.rest.strip_prefix(',') {
                self.rest = rest;
                if fields.len() > COLUMNS {
                    return Err((self.line, format!("the row has more than {COLUMNS} columns")));
                }
                continue;
            }
            self.rest = self.rest.strip_prefix('\r').unwrap_or(self.rest);
            self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
            self.line += 1;
            return Ok(fields);
        }
    }

    /// Reads a field, quoted or not.
    fn field(&mut self) -> Result<String, (usize, String)> {
        let Some(quoted) = self.rest.strip_prefix('"') else {
            let end = self.rest.find([',', '\n', '\r']).unwrap_or(self.rest.len());
            let (field, rest) = self.rest.split_at(end);
            if field.contains('"') {
                return Err((self.line, "a quotation mark stands inside a field".into()));
            }
            self.rest = rest;
            return Ok(field.to_owned());
        };
        let mut field = String::new();
        let mut rest = quoted;
        loop {
            let Some(end) = rest.find('"') else {
                return Err((self.line, "a quoted field has no end".into()));
            };
            field.push_str(&rest[..end]);
            rest = &rest[end + 1..];
            match rest.strip_prefix('"') {
                Some(more) => {
                    field.push('"');
                    rest = more;
                }
                None => break,
            }
        }
        self.rest = rest;
        if field.contains('\n') {
            return Err((self.line, "a field holds a line break".into()));
        }
        if !rest.is_empty() && !rest.starts_with([',', '\n', '\r']) {
            return Err((self.line, "text follows a quoted field".into()));
        }
        Ok(field)
    }
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn quoted_fields_and_both_line_ends_are_read() {
        let read = rows("a,b\r\n\"x, \"\"y\"\"\",2\n").unwrap();
        assert_eq!(read[1], (2, vec!["x, \"y\"".to_owned(), "2".to_owned()]));
    }

    #[test]
    fn what_is_no_table_is_refused_with_its_line() {
        for (text, line) in [
            ("a,b\n1\n", 2),
            ("a,b\n\"1,2\n", 2),
            ("a,b\n1\"2,3\n", 2),
            ("a\n\"1\"2\n", 2),
            ("1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17\n", 1),
        ] {
            assert_eq!(rows(text).unwrap_err().0, line, "{text}");
        }
    }
}
