//! The formulas, each with its exact coefficients, its source and its languages.

use super::Counts;
use serde::{Deserialize, Serialize};

use crate::text::language::Language;

/// One formula's value for a text.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Its name in the JSON contract.
    #[serde(deserialize_with = "crate::intern::name")]
    pub name: crate::intern::Name,
    /// Its value, on its own scale.
    pub value: f64,
    /// Whether more means easier (Flesch and its like) or harder (grades, LIX, RIX).
    pub higher_is_easier: bool,
    /// Known by many but weakly tested: to be recognised, not to decide by.
    pub weak: bool,
}

/// Averages every formula is made of.
struct Means {
    /// Words per sentence, holes counted.
    asl: f64,
    /// Syllables per word.
    asw: f64,
    /// Letters per word.
    awl: f64,
    /// Words.
    words: f64,
    /// Sentences per word.
    sentences_per_word: f64,
    counts: Counts,
}

impl Means {
    /// Words out of 100.
    fn percent(&self, words: u32) -> f64 {
        100.0 * f64::from(words) / self.words
    }

    /// `words` in 30 sentences, under the root (SMOG).
    fn root_in_thirty(&self, words: u32) -> f64 {
        (30.0 * f64::from(words) / f64::from(self.counts.sentences)).sqrt()
    }
}

struct Formula {
    name: &'static str,
    languages: &'static [&'static str],
    higher_is_easier: bool,
    weak: bool,
    value: fn(&Means) -> f64,
}

const fn harder(name: &'static str, languages: &'static [&'static str], value: fn(&Means) -> f64) -> Formula {
    Formula { name, languages, higher_is_easier: false, weak: false, value }
}

const fn easier(name: &'static str, languages: &'static [&'static str], value: fn(&Means) -> f64) -> Formula {
    Formula { name, languages, higher_is_easier: true, weak: false, value }
}

const fn weak(mut formula: Formula) -> Formula {
    formula.weak = true;
    formula
}

/// Languages of alphabets with words of many letters, where LIX and RIX were used or tested.
const ALPHABETIC: &[&str] = &[
    "en", "es", "fr", "de", "it", "pt", "nl", "sv", "da", "no", "nb", "nn", "pl", "ca", "cs", "sk", "ru", "uk", "bg",
    "ro", "gl", "tr", "hu", "fi", "ar",
];

const FORMULAS: &[Formula] = &[
    // Flesch 1948, Journal of Applied Psychology 32.
    easier("flesch_reading_ease", &["en"], |m| 206.835 - 1.015 * m.asl - 84.6 * m.asw),
    // Kincaid, Fishburne, Rogers, Chissom 1975.
    harder("flesch_kincaid_grade", &["en"], |m| 0.39 * m.asl + 11.8 * m.asw - 15.59),
    // McLaughlin 1969, Journal of Reading 12; made for 30 sentences.
    harder("smog", &["en"], |m| 1.0430 * m.root_in_thirty(m.counts.polysyllables) + 3.1291),
    // Gunning 1952, The Technique of Clear Writing.
    harder("gunning_fog", &["en"], |m| 0.4 * (m.asl + m.percent(m.counts.hard_words))),
    // Coleman and Liau 1975, Journal of Applied Psychology 60: letters and sentences per 100 words.
    harder("coleman_liau", &["en"], |m| 0.0588 * 100.0 * m.awl - 0.296 * 100.0 * m.sentences_per_word - 15.8),
    // Smith and Senter 1967, Automated Readability Index.
    harder("ari", &["en"], |m| 4.71 * m.awl + 0.5 * m.asl - 21.43),
    // Björnsson 1968, Läsbarhet.
    harder("lix", ALPHABETIC, |m| m.asl + m.percent(m.counts.long_words)),
    // Anderson 1983, Journal of Reading 26: long words per sentence.
    harder("rix", ALPHABETIC, |m| f64::from(m.counts.long_words) / f64::from(m.counts.sentences)),
    // Szigriszt Pazos 1992 (perspicuidad), read with the INFLESZ scale of Barrio-Cantalejo 2008.
    easier("szigriszt_pazos", &["es"], |m| 206.835 - 62.3 * m.asw - m.asl),
    // Fernández Huerta 1959, with words per sentence as corrected by Law 2011.
    weak(easier("fernandez_huerta", &["es"], |m| 206.84 - 60.0 * m.asw - 1.02 * m.asl)),
    // Gutiérrez de Polini 1972.
    easier("gutierrez_de_polini", &["es"], |m| 95.2 - 9.7 * m.awl - 0.35 * m.asl),
    // Contreras 1999 (SOL): SMOG brought to Spanish.
    weak(harder("sol", &["es"], |m| -2.51 + 0.74 * (1.0430 * m.root_in_thirty(m.counts.polysyllables) + 3.1291))),
    // Kandel and Moles 1958, in the form 207 - 1.015 ASL - 73.6 ASW.
    weak(easier("kandel_moles", &["fr"], |m| 207.0 - 1.015 * m.asl - 73.6 * m.asw)),
    // Amstad 1978.
    weak(easier("amstad", &["de"], |m| 180.0 - m.asl - 58.5 * m.asw)),
    // Bamberger and Vanecek 1984, the four Wiener Sachtextformeln.
    harder("wiener_sachtextformel_1", &["de"], |m| {
        0.1935 * m.percent(m.counts.polysyllables) + 0.1672 * m.asl + 0.1297 * m.percent(m.counts.long_words)
            - 0.0327 * m.percent(m.counts.monosyllables)
            - 0.875
    }),
    harder("wiener_sachtextformel_2", &["de"], |m| {
        0.2007 * m.percent(m.counts.polysyllables) + 0.1682 * m.asl + 0.1373 * m.percent(m.counts.long_words) - 2.779
    }),
    harder("wiener_sachtextformel_3", &["de"], |m| {
        0.2963 * m.percent(m.counts.polysyllables) + 0.1905 * m.asl - 1.1144
    }),
    harder("wiener_sachtextformel_4", &["de"], |m| 0.2744 * m.percent(m.counts.polysyllables) + 0.2656 * m.asl - 1.693),
    // Franchina and Vacca 1986.
    weak(easier("flesch_vacca", &["it"], |m| 217.0 - 1.3 * m.asl - 60.0 * m.asw)),
    // GULP 1988 (Lucisano and Piemontese); as is in Portuguese (Moreno et al. 2022), well ranked in ca, fr, ru.
    easier("gulpease", &["it", "pt", "ca", "fr", "ru"], |m| 89.0 + 300.0 * m.sentences_per_word - 10.0 * m.awl),
    // Martins et al. 1996.
    weak(easier("martins", &["pt"], |m| 248.835 - 1.015 * m.asl - 84.6 * m.asw)),
    // Moreno et al. 2022 (ALT, arXiv:2203.12135): the English formulas fitted to Portuguese.
    easier("alt_flesch", &["pt"], |m| 226.0 - 1.04 * m.asl - 72.0 * m.asw),
    harder("alt_flesch_kincaid", &["pt"], |m| 0.36 * m.asl + 10.4 * m.asw - 18.0),
    harder("alt_ari", &["pt"], |m| 4.6 * m.awl + 0.44 * m.asl - 20.0),
    harder("alt_coleman_liau", &["pt"], |m| 5.4 * m.awl - 21.0 * m.sentences_per_word - 14.0),
    // Douma 1960.
    weak(easier("flesch_douma", &["nl"], |m| 206.835 - 0.93 * m.asl - 77.0 * m.asw)),
    // Brouwer 1963, Leesindex A.
    weak(easier("leesindex_a", &["nl"], |m| 195.0 - 2.0 * m.asl - 67.0 * m.asw)),
    // Oborneva 2006.
    weak(easier("oborneva", &["ru"], |m| 206.835 - 1.3 * m.asl - 60.1 * m.asw)),
    // Begtin, plainrussian.ru: Flesch-Kincaid fitted to Russian school texts.
    #[allow(clippy::approx_constant)] // 0.318 is its coefficient, not 1/pi.
    harder("plainrussian_flesch_kincaid", &["ru"], |m| 0.318 * m.asl + 14.2 * m.asw - 30.5),
    // Fog for Polish with words of four syllables and more, as written, not by lemma.
    weak(harder("fog_pl", &["pl"], |m| 0.4 * (m.asl + m.percent(m.counts.four_syllables)))),
    // Ateşman 1997.
    easier("atesman", &["tr"], |m| 198.825 - 40.175 * m.asw - 2.610 * m.asl),
];

impl Means {
    /// `None` without a word or a sentence.
    fn of(counts: &Counts) -> Option<Self> {
        if counts.words == 0 || counts.sentences == 0 {
            return None;
        }
        let (words, sentences) = (f64::from(counts.words), f64::from(counts.sentences));
        let asl = (words + f64::from(counts.holes)) / sentences;
        Some(Self {
            asl,
            asw: f64::from(counts.syllables) / words,
            awl: f64::from(counts.letters) / words,
            words,
            sentences_per_word: 1.0 / asl,
            counts: *counts,
        })
    }
}

impl Formula {
    fn measure(&self, means: &Means) -> Measure {
        Measure {
            name: self.name,
            value: (self.value)(means),
            higher_is_easier: self.higher_is_easier,
            weak: self.weak,
        }
    }
}

/// Every formula valid for the language, in a fixed order; empty without a word or a sentence.
#[must_use]
pub fn measures(counts: &Counts, language: Language) -> Vec<Measure> {
    let Some(means) = Means::of(counts) else { return Vec::new() };
    let tag = language.as_str();
    FORMULAS.iter().filter(|f| f.languages.contains(&tag)).map(|f| f.measure(&means)).collect()
}

/// One formula by its name, whatever the language; `None` without a word or a sentence.
pub(super) fn measure(counts: &Counts, name: &str) -> Option<Measure> {
    let means = Means::of(counts)?;
    FORMULAS.iter().find(|f| f.name == name).map(|f| f.measure(&means))
}
