//! Money: setbacks, arrears, loans, repayment, and how arrears change what people do.

pub mod strain;
