//! The codes of findings, each with its meaning in one line; a released code never changes meaning.
//!
//! `S` codes are about documents, `P` codes about data tables that look like lists of people: these
//! are refused apart from everything else.

/// Declares the codes and the list of all of them.
macro_rules! codes {
    ($($name:ident = $code:literal, $meaning:literal;)*) => {
        $(#[doc = $meaning] pub const $name: &str = $code;)*
        /// All codes, with their meanings.
        pub const ALL: &[(&str, &str)] = &[$(($code, $meaning)),*];
    };
}

codes! {
    SYNTAX = "S001", "The text is not TOML.";
    TOO_LARGE = "S002", "The document, or all documents together, are too large or too many.";
    UNKNOWN_KEY = "S003", "There is no such key in this table.";
    WRONG_TYPE = "S004", "The value is of another type than the key takes.";
    MISSING_KEY = "S005", "A key is missing that this table must have.";
    WRONG_KIND = "S006", "The document does not say its kind, or is of another kind than was asked for.";
    BAD_NAME = "S007", "A name, id or label is not written as names are.";
    BAD_TEXT = "S008", "A text is empty, too long, or holds control or direction-override characters.";
    EXCLUSIVE = "S009", "Keys exclude each other, or one lacks the key that it belongs to.";
    TOO_MANY = "S010", "There are more of these than the language allows.";
    UNKNOWN_WORD = "S011", "The word is not one of the words that the key takes.";
    WRONG_LENGTH = "S012", "A list has another length than the key takes.";
    BAD_NUMBER = "S020", "The text cannot be read as a number of this unit.";
    OUT_OF_RANGE = "S021", "The number is outside of what makes sense for it.";
    NO_BASIS = "S022", "A number has neither a source nor an assumption.";
    TWO_BASES = "S023", "A number or table has both a source and an assumption.";
    NO_RANGE = "S024", "An assumed number has no range.";
    BAD_RANGE = "S025", "A range is reversed, does not contain its value, or belongs to nothing.";
    LONG_FORM = "S026", "A number in an assumed table must say its own range.";
    UNKNOWN_SOURCE = "S027", "The source is not among the sources of the document.";
    UNVERIFIED = "S028", "An unverified source is used.";
    CONDITION_SYNTAX = "S030", "The condition cannot be read.";
    UNKNOWN_NAME = "S031", "There is no such name in conditions.";
    CONDITION_TYPE = "S032", "The types of a condition do not fit together.";
    UNKNOWN_LABEL = "S033", "There is no such label.";
    NAME_NOT_HERE = "S034", "The name means nothing in this place.";
    CONDITION_LIMIT = "S035", "The condition is too large.";
    UNKNOWN_REFERENCE = "S040", "Something is referred to that does not exist.";
    DUPLICATE = "S041", "Two things have the same id.";
    NO_DOCUMENT = "S042", "There is no such document.";
    EXTENDS = "S043", "A chain of documents that extend each other is circular, too long or not allowed.";
    REMOVES_NOTHING = "S044", "What is to be removed is not there.";
    STACKING = "S045", "Two policies cannot be stacked.";
    BAND_ORDER = "S050", "Bands do not fall from the best to the worst.";
    DEFAULT_BAND = "S051", "The default band is missing, double, or does not hold the starting score.";
    POINTS = "S052", "The points of a rule contradict themselves.";
    NO_SCORE = "S053", "There is no score for this kind of subject.";
    SUBJECT = "S054", "Person and firm are mixed up.";
    QUANTITY = "S055", "The conduct does not count this quantity.";
    LIST_CONDUCT = "S056", "A list puts conduct on record that lists do not give, or that answers itself.";
    VALIDITY_TABLE = "S057", "A line of the validity table can never apply.";
    FACTORS = "S058", "Factors or quantiles contradict themselves.";
    TOO_BUSY = "S059", "More happens in a month than a month can hold.";
    REGION = "S060", "There is no such region.";
    SETTING = "S061", "The setting of a study or request does not make sense.";
    TIES = "S062", "A tie has no circle of candidates, or more than can be looked at.";
    LINKS = "S063", "Conduct hangs together with money, courts or gaming in a way that cannot be.";
    FIXED = "S064", "A number cannot be moved: it has a source, or no range.";
    SCORES = "S065", "Something is said of a score, or between scores, that cannot be.";
    COLOURS = "S066", "A ban and an honour are mixed up.";
    UNREACHABLE_BAND = "S070", "No rule leads into the band.";
    NEVER_FIRES = "S071", "A rule, ground or list can never apply.";
    NO_WAY_BACK = "S072", "No rule leads back from a state.";
    IDLE_CONSEQUENCE = "S073", "A consequence hangs on a state that nobody can be in.";
    SOURCE_DIFFERS = "S074", "Two documents describe the same source differently.";
    NO_TABLE = "S080", "There is no such data table.";
    TABLE_FORM = "S081", "A data table is not written as tables are.";
    TABLE_SUMS = "S082", "The figures of a data table do not add up.";
    TABLE_GAPS = "S083", "A data table lacks rows, or has some twice.";
    CELLS_MERGED = "S084", "Cells under 10 were merged into their neighbours.";
    IDENTIFIER = "P001", "A data table holds what looks like an identifier or a name of a person.";
    COLUMNS = "P002", "A data table has other columns than an aggregate table has.";
    SMALL_TOTAL = "P003", "A data table counts fewer than 1,000 people in all.";
    SMALL_CELLS = "P004", "A data table consists of cells so small that they could be persons.";
    FREE_TEXT = "P005", "A data table holds text that is not one of the labels of its column.";
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn codes_are_unique_and_have_a_meaning() {
        for (i, (code, meaning)) in ALL.iter().enumerate() {
            assert!(ALL[..i].iter().all(|(c, _)| c != code), "{code} is there twice");
            assert!(meaning.ends_with('.'), "{code} needs a sentence");
        }
    }
}
