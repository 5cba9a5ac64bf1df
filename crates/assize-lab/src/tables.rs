//! Tables as Parquet files: one row group, every column with its unit and description in the file's
//! metadata. The same table gives the same bytes.

use std::sync::Arc;

use assize_base::evidence::{Column, Table, Values};
use parquet::basic::{
    Compression, ConvertedType, LogicalType, Repetition, Type as Physical, ZstdLevel,
};
use parquet::column::reader::ColumnReader;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

/// The table as the bytes of a Parquet file.
///
/// # Panics
/// If the columns differ in length: the room that made the table is at fault.
#[must_use]
pub fn encode(table: &Table) -> Vec<u8> {
    for column in &table.columns {
        let n = column.values.len();
        assert_eq!(n, table.n_rows(), "column {} of {} has {n} rows", column.name, table.name);
    }
    write(table).unwrap_or_else(|e| panic!("writing {} to memory failed: {e}", table.name))
}

fn write(table: &Table) -> Result<Vec<u8>> {
    let fields = table.columns.iter().map(field).collect::<Result<Vec<_>>>()?;
    let schema = Type::group_type_builder(&table.name).with_fields(fields).build()?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_created_by("assize".to_owned())
        .set_max_row_group_row_count(None)
        .set_key_value_metadata(Some(metadata(table)))
        .build();
    let mut file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    let mut group = file.next_row_group()?;
    for column in &table.columns {
        write_column(&mut group, &column.values)?;
    }
    group.close()?;
    file.into_inner()
}

/// Title, units and descriptions, as `title`, `unit:<column>` and `description:<column>`.
fn metadata(table: &Table) -> Vec<KeyValue> {
    let pair = |key: String, value: &str| KeyValue { key, value: Some(value.to_owned()) };
    let mut pairs = vec![pair("title".to_owned(), &table.title)];
    for column in &table.columns {
        pairs.push(pair(format!("unit:{}", column.name), &column.unit));
        pairs.push(pair(format!("description:{}", column.name), &column.description));
    }
    pairs
}

fn field(column: &Column) -> Result<Arc<Type>> {
    let builder = |physical| Type::primitive_type_builder(&column.name, physical);
    let built = match column.values {
        Values::Text(_) => builder(Physical::BYTE_ARRAY)
            .with_repetition(Repetition::REQUIRED)
            .with_converted_type(ConvertedType::UTF8)
            .with_logical_type(Some(LogicalType::String)),
        Values::Whole(_) => builder(Physical::INT64).with_repetition(Repetition::REQUIRED),
        Values::Real(_) => builder(Physical::DOUBLE).with_repetition(Repetition::OPTIONAL),
    };
    built.build().map(Arc::new)
}

fn write_column(group: &mut SerializedRowGroupWriter<'_, Vec<u8>>, values: &Values) -> Result<()> {
    let mut column = group.next_column()?.expect("the schema has a column for each of the table");
    match values {
        Values::Text(texts) => {
            let bytes: Vec<ByteArray> = texts.iter().map(|t| ByteArray::from(t.as_str())).collect();
            column.typed::<ByteArrayType>().write_batch(&bytes, None, None)?;
        }
        Values::Whole(numbers) => {
            column.typed::<Int64Type>().write_batch(numbers, None, None)?;
        }
        Values::Real(numbers) => {
            let present: Vec<f64> = numbers.iter().copied().flatten().collect();
            let levels: Vec<i16> = numbers.iter().map(|n| i16::from(n.is_some())).collect();
            column.typed::<DoubleType>().write_batch(&present, Some(&levels), None)?;
        }
    }
    column.close()
}

/// Reads a table back; the name is that of the file.
///
/// # Errors
/// If the bytes are not such a table, in words.
pub fn decode(name: &str, bytes: Vec<u8>) -> std::result::Result<Table, String> {
    read(name, bytes).map_err(|e| format!("it is not a table of assize: {e}"))
}

fn read(name: &str, bytes: Vec<u8>) -> Result<Table> {
    let file = SerializedFileReader::new(parquet_bytes(bytes))?;
    let meta = file.metadata().file_metadata();
    let pairs = meta.key_value_metadata().cloned().unwrap_or_default();
    let said = |key: &str| {
        pairs.iter().find(|p| p.key == key).and_then(|p| p.value.clone()).unwrap_or_default()
    };
    let mut columns = Vec::new();
    for (i, described) in meta.schema_descr().columns().iter().enumerate() {
        let name = described.name().to_owned();
        let mut values = empty(described.physical_type())?;
        for g in 0..file.num_row_groups() {
            let group = file.get_row_group(g)?;
            let rows = usize::try_from(group.metadata().num_rows())
                .map_err(|_| ParquetError::General("a negative number of rows".to_owned()))?;
            read_column(group.get_column_reader(i)?, rows, &mut values)?;
        }
        let unit = said(&format!("unit:{name}"));
        let description = said(&format!("description:{name}"));
        columns.push(Column { name, unit, description, values });
    }
    Ok(Table { name: name.to_owned(), title: said("title"), columns })
}

fn parquet_bytes(bytes: Vec<u8>) -> bytes::Bytes {
    bytes::Bytes::from(bytes)
}

fn empty(physical: Physical) -> Result<Values> {
    match physical {
        Physical::BYTE_ARRAY => Ok(Values::Text(Vec::new())),
        Physical::INT64 => Ok(Values::Whole(Vec::new())),
        Physical::DOUBLE => Ok(Values::Real(Vec::new())),
        other => Err(ParquetError::General(format!("a column of kind {other}"))),
    }
}

fn read_column(reader: ColumnReader, rows: usize, values: &mut Values) -> Result<()> {
    let wrong = || ParquetError::General("columns of different kinds".to_owned());
    match (reader, values) {
        (ColumnReader::ByteArrayColumnReader(mut reader), Values::Text(texts)) => {
            let mut bytes = Vec::new();
            reader.read_records(rows, None, None, &mut bytes)?;
            for text in bytes {
                texts.push(text.as_utf8()?.to_owned());
            }
        }
        (ColumnReader::Int64ColumnReader(mut reader), Values::Whole(numbers)) => {
            reader.read_records(rows, None, None, numbers)?;
        }
        (ColumnReader::DoubleColumnReader(mut reader), Values::Real(numbers)) => {
            let (mut levels, mut present) = (Vec::new(), Vec::new());
            reader.read_records(rows, Some(&mut levels), None, &mut present)?;
            let mut present = present.into_iter();
            for level in levels {
                numbers.push(if level == 0 {
                    None
                } else {
                    Some(present.next().ok_or_else(wrong)?)
                });
            }
        }
        _ => return Err(wrong()),
    }
    Ok(())
}

/// Where two tables differ first, in words; `None` if they are the same, bit for bit.
#[must_use]
pub fn difference(kept: &Table, fresh: &Table) -> Option<String> {
    if kept.columns.len() != fresh.columns.len() || kept.n_rows() != fresh.n_rows() {
        let size = |t: &Table| format!("{} columns and {} rows", t.columns.len(), t.n_rows());
        return Some(format!("{} kept, {} recomputed", size(kept), size(fresh)));
    }
    let pairs = || kept.columns.iter().zip(&fresh.columns);
    if let Some((a, b)) = pairs().find(|(a, b)| head(a) != head(b)) {
        return Some(format!(
            "column `{}` ({}) kept, `{}` ({}) recomputed",
            a.name, a.unit, b.name, b.unit
        ));
    }
    (0..kept.n_rows()).find_map(|row| {
        let (a, b) = pairs().find(|(a, b)| cell(&a.values, row) != cell(&b.values, row))?;
        let (a_text, b_text) = (cell(&a.values, row), cell(&b.values, row));
        Some(format!("row {}, column `{}`: {a_text} kept, {b_text} recomputed", row + 1, a.name))
    })
}

fn head(column: &Column) -> (&str, &str, &str, u8) {
    let kind = match column.values {
        Values::Text(_) => 0,
        Values::Whole(_) => 1,
        Values::Real(_) => 2,
    };
    (&column.name, &column.unit, &column.description, kind)
}

/// A cell as text, exact enough that different bits give different text.
fn cell(values: &Values, row: usize) -> String {
    match values {
        Values::Text(v) => format!("{:?}", v[row]),
        Values::Whole(v) => v[row].to_string(),
        Values::Real(v) => v[row].map_or_else(|| "nothing".to_owned(), |x| format!("{x:?}")),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn made_up() -> Table {
        let column = |name: &str, unit: &str, values| Column {
            name: name.to_owned(),
            unit: unit.to_owned(),
            description: format!("what {name} says"),
            values,
        };
        Table {
            name: "bands".to_owned(),
            title: "Bands by period".to_owned(),
            columns: vec![
                column("arm", "", Values::Text(vec!["none".into(), "文".into(), String::new()])),
                column("n", "persons", Values::Whole(vec![1, -2, i64::MAX])),
                column("share", "share", Values::Real(vec![Some(0.1), None, Some(-0.0)])),
            ],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let table = made_up();
        let bytes = encode(&table);
        assert_eq!(encode(&table), bytes);
        let read = decode("bands", bytes).unwrap();
        assert_eq!(read, table);
        assert_eq!(difference(&table, &read), None);
    }

    #[test]
    fn a_table_without_rows_is_kept() {
        let mut table = made_up();
        table.columns[0].values = Values::Text(Vec::new());
        table.columns[1].values = Values::Whole(Vec::new());
        table.columns[2].values = Values::Real(Vec::new());
        assert_eq!(decode("bands", encode(&table)).unwrap(), table);
    }

    #[test]
    fn the_first_difference_is_named() {
        let (a, mut b) = (made_up(), made_up());
        b.columns[2].values = Values::Real(vec![Some(0.1), None, Some(0.0)]);
        let text = difference(&a, &b).unwrap();
        assert_eq!(text, "row 3, column `share`: -0.0 kept, 0.0 recomputed");
    }

    #[test]
    fn damaged_bytes_are_an_error() {
        let bytes = encode(&made_up());
        assert!(decode("bands", bytes[..bytes.len() - 5].to_vec()).is_err());
        assert!(decode("bands", Vec::new()).is_err());
    }
}
