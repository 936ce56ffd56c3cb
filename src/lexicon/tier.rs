//! How sure an entry is, and who has read it.

use serde::Deserialize;

/// How sure a dictionary entry is of its replacement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Right in every reading the guards let through; a fix.
    Safe,
    /// Usually right; a person chooses.
    Suggest,
    /// A term to keep and explain.
    Explain,
    /// Only pointed out.
    Flag,
}

impl Tier {
    /// Its name in a dictionary.
    pub fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Suggest => "suggest",
            Self::Explain => "explain",
            Self::Flag => "flag",
        }
    }
}

/// Who has read an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Review {
    /// Only who wrote it.
    #[default]
    None,
    /// It was read a second time, apart from the writing and with fresh eyes.
    SecondReading,
    /// A native speaker who works with clients has read it.
    Native,
}

impl Review {
    /// Its name in a dictionary.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::SecondReading => "second-reading",
            Self::Native => "native",
        }
    }
}
