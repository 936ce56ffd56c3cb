//! readability.
/// x
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts;
/// x
#[derive(Clone, Debug, PartialEq)]
pub struct Measure;
/// x
#[derive(Clone, Debug, PartialEq)]
pub struct Shown;
