//! Bands of the scales, and targets on them.

use serde::{Deserialize, Serialize};

/// Where a value falls on its measure's scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names say it.
pub enum Band {
    VeryEasy,
    Easy,
    FairlyEasy,
    Standard,
    FairlyDifficult,
    Difficult,
    VeryDifficult,
}

impl Band {
    /// A key that never changes, to look a translation up by.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::VeryEasy => "very_easy",
            Self::Easy => "easy",
            Self::FairlyEasy => "fairly_easy",
            Self::Standard => "standard",
            Self::FairlyDifficult => "fairly_difficult",
            Self::Difficult => "difficult",
            Self::VeryDifficult => "very_difficult",
        }
    }

    /// English words for the band.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::VeryEasy => "very easy",
            Self::Easy => "easy",
            Self::FairlyEasy => "fairly easy",
            Self::Standard => "standard",
            Self::FairlyDifficult => "fairly difficult",
            Self::Difficult => "difficult",
            Self::VeryDifficult => "very difficult",
        }
    }
}

use Band::{Difficult, Easy, FairlyDifficult, FairlyEasy, Standard, VeryDifficult, VeryEasy};

/// School years: Flesch's words for the years he gave.
const YEARS: &[(f64, Band)] = &[
    (5.99, VeryEasy),
    (6.99, Easy),
    (7.99, FairlyEasy),
    (9.99, Standard),
    (12.99, FairlyDifficult),
    (16.99, Difficult),
];

/// Björnsson's steps.
const LIX: &[(f64, Band)] =
    &[(25.0, VeryEasy), (30.0, Easy), (40.0, Standard), (50.0, FairlyDifficult), (60.0, Difficult)];

/// Anderson's grades in the words of [`YEARS`]: grade 5 from 1.3, 6 from 1.8, 7 from 2.4, 8 from 3.0, 10 from 4.5, college from 7.2.
const RIX: &[(f64, Band)] =
    &[(1.8, VeryEasy), (2.4, Easy), (3.0, FairlyEasy), (4.5, Standard), (7.2, FairlyDifficult), (10.0, Difficult)];

/// INFLESZ (Barrio-Cantalejo 2008): muy difícil, algo difícil, normal, bastante fácil, muy fácil.
const INFLESZ: &[(f64, Band)] = &[(80.0, VeryEasy), (65.0, FairlyEasy), (55.0, Standard), (40.0, FairlyDifficult)];

/// Gulpease: below 80 hard after primary school, below 60 after lower secondary, below 40 after upper secondary school.
const GULPEASE: &[(f64, Band)] = &[(80.0, Easy), (60.0, Standard), (40.0, Difficult)];

/// Ateşman's steps.
const ATESMAN: &[(f64, Band)] = &[(90.0, VeryEasy), (70.0, Easy), (50.0, Standard), (30.0, Difficult)];

/// The band of a value on a shown measure's scale.
pub(super) fn of(measure: &str, value: f64) -> Band {
    let up_to = |steps: &[(f64, Band)]| {
        steps.iter().find(|(limit, _)| value <= *limit).map_or(VeryDifficult, |(_, band)| *band)
    };
    let down_to = |steps: &[(f64, Band)]| {
        steps.iter().find(|(limit, _)| value >= *limit).map_or(VeryDifficult, |(_, band)| *band)
    };
    match measure {
        "lix" => up_to(LIX),
        "rix" => up_to(RIX),
        "szigriszt_pazos" => down_to(INFLESZ),
        "gulpease" => down_to(GULPEASE),
        "atesman" => down_to(ATESMAN),
        _ => up_to(YEARS),
    }
}

/// A target in school years on a measure's own scale: the step nearest to it that the scale's authors name.
pub(super) fn target(measure: &str, years: f64) -> f64 {
    // Early secondary school and below, lower secondary school, beyond.
    let step = |early, lower, beyond| {
        if years <= 6.5 {
            early
        } else if years <= 9.5 {
            lower
        } else {
            beyond
        }
    };
    match measure {
        "lix" => step(30.0, 40.0, 50.0),
        "szigriszt_pazos" => step(65.0, 55.0, 40.0),
        "gulpease" => step(80.0, 60.0, 40.0),
        "atesman" => step(70.0, 50.0, 30.0),
        "rix" => {
            // Anderson: the highest value that is still in the grade.
            const TOPS: [f64; 13] = [0.2, 0.2, 0.2, 0.5, 0.8, 1.3, 1.8, 2.4, 3.0, 3.7, 4.5, 5.3, 6.2];
            let year = (0..12u8).take_while(|year| f64::from(*year) < years.floor()).count();
            TOPS.get(year + 1).copied().unwrap_or(7.2)
        }
        _ => years,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_fall_in_their_bands() {
        assert_eq!(of("szigriszt_pazos", 60.0), Standard);
        assert_eq!(of("szigriszt_pazos", 39.9), VeryDifficult);
        assert_eq!(of("lix", 45.0), FairlyDifficult);
        assert_eq!(of("gulpease", 30.0), VeryDifficult);
        assert_eq!(of("flesch_kincaid_grade", 8.4), Standard);
        assert_eq!(of("flesch_kincaid_grade", -1.0), VeryEasy);
        assert_eq!(of("rix", 8.0), Difficult);
    }

    #[test]
    fn targets_move_with_the_years() {
        for measure in ["lix", "rix", "flesch_kincaid_grade"] {
            assert!(target(measure, 6.0) < target(measure, 12.0), "{measure}");
        }
        for measure in ["szigriszt_pazos", "gulpease", "atesman"] {
            assert!(target(measure, 6.0) > target(measure, 12.0), "{measure}");
        }
        assert!((target("rix", 8.0) - 3.7).abs() < 1e-9);
    }
}
