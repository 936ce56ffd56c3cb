//! word.
/// x
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// x
    pub start: u32,
    /// x
    pub end: u32,
    /// x
    pub syllables: u8,
}
