//! language.
/// x
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language([u8; 3]);
