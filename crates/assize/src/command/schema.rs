//! `assize schema`.

use assize_lab::schema::schema as ask;

use crate::voice::{End, Voice};

/// Prints one JSON Schema, or all in one object.
pub fn schema(name: Option<&str>, voice: &Voice) -> Result<(), End> {
    let schema = ask(name)?;
    let bytes = assize_lab::folder::json(&schema);
    voice.answer(String::from_utf8_lossy(&bytes).trim_end())
}
