//! The description as data: elements, sections, and what stands in them.

use schemars::JsonSchema;
use serde::Serialize;

/// The format of the answer.
pub const FORMAT: &str = "assize-odd/1";

/// What is printed where an author said nothing.
pub const NOT_PROVIDED: &str = "NOT PROVIDED";

/// A description by the ODD protocol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Odd {
    /// `assize-odd/1`.
    pub format: String,
    /// What is described, as it was asked for.
    pub subject: String,
    /// `study`, `policy` or `run`.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// The version of the program.
    pub version: String,
    /// The seven elements, in the order of the protocol.
    pub elements: Vec<Element>,
}

/// One of the seven elements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Element {
    /// From 1 to 7.
    pub number: u8,
    /// Its name in the protocol.
    pub name: String,
    /// The element in a paragraph.
    pub summary: String,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A section of an element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Section {
    /// What it is in every description: two descriptions are compared by it.
    pub id: String,
    /// The heading.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Something that stands in a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Text {
        /// The words.
        text: String,
    },
    /// What only an author can say.
    Author {
        /// What is asked.
        question: String,
        /// The key of `[odd]`.
        key: String,
        /// What each document says; none is printed as missing.
        answers: Vec<Answer>,
    },
    /// Steps in order.
    Steps {
        /// The lines, indented by how deep they stand.
        lines: Vec<String>,
    },
    /// A table.
    Table {
        /// What it is in every description.
        id: String,
        /// What it shows.
        caption: String,
        /// The headings.
        columns: Vec<String>,
        /// The rows; the first cell names the row.
        rows: Vec<Vec<String>>,
    },
}

/// What the author of a document says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Answer {
    /// The document.
    pub document: String,
    /// The words.
    pub text: String,
}

impl Section {
    /// An empty section.
    #[must_use]
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Section {
        Section { id: id.into(), title: title.into(), blocks: Vec::new() }
    }

    /// The same with a paragraph.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Section {
        self.blocks.push(Block::Text { text: text.into() });
        self
    }

    /// The same with steps.
    #[must_use]
    pub fn steps(mut self, lines: Vec<String>) -> Section {
        self.blocks.push(Block::Steps { lines });
        self
    }

    /// The same with a table, if it has rows.
    #[must_use]
    pub fn table(
        mut self,
        id: impl Into<String>,
        caption: impl Into<String>,
        columns: &[&str],
        rows: Vec<Vec<String>>,
    ) -> Section {
        if !rows.is_empty() {
            let columns = columns.iter().map(|c| (*c).to_owned()).collect();
            self.blocks.push(Block::Table {
                id: id.into(),
                caption: caption.into(),
                columns,
                rows,
            });
        }
        self
    }

    /// The same with another block.
    #[must_use]
    pub fn with(mut self, block: Block) -> Section {
        self.blocks.push(block);
        self
    }
}

impl Odd {
    /// All tables whose id begins so.
    #[must_use]
    pub fn tables(&self, prefix: &str) -> Vec<&[Vec<String>]> {
        let sections = self.elements.iter().flat_map(|e| &e.sections);
        let blocks = sections.flat_map(|s| &s.blocks);
        blocks
            .filter_map(|block| match block {
                Block::Table { id, rows, .. } if id.starts_with(prefix) => Some(rows.as_slice()),
                _ => None,
            })
            .collect()
    }
}

/// A row of cells.
#[macro_export]
#[doc(hidden)]
macro_rules! odd_row {
    ($($cell:expr),* $(,)?) => { vec![$($cell.to_string()),*] };
}
