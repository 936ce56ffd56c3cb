//! Reading level: counts of a text and the formulas made for its language.
//!
//! Each formula serves only the languages it was made or adapted for. A
//! language without a tested formula has counts and no score.

mod band;
mod formula;

use serde::{Deserialize, Serialize};

pub use band::Band;
use formula::measure;
pub use formula::{Measure, measures};

use super::language::{Language, is_function_word};
use super::word::{Word, WordClass};

/// What the sentences of a document add up to. Numbers, addresses and symbols are not words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Sentences with at least one word.
    pub sentences: u32,
    /// Words of letters.
    pub words: u32,
    /// Template holes: a word each for the length of a sentence, without letters or syllables.
    pub holes: u32,
    /// Spoken syllables of the words.
    pub syllables: u32,
    /// Words of three syllables or more.
    pub polysyllables: u32,
    /// Words of four syllables or more.
    pub four_syllables: u32,
    /// Words of one syllable.
    pub monosyllables: u32,
    /// Letters of the words, without hyphens and apostrophes.
    pub letters: u32,
    /// Words of more than six letters (LIX, RIX).
    pub long_words: u32,
    /// Words that are not in the writing system of the language: no formula speaks of them.
    pub other_script: u32,
    /// Gunning's hard words: three syllables or more, no name, no hyphen, not made so by -es, -ed or -ing. English only.
    pub hard_words: u32,
}

impl Counts {
    /// Adds one sentence: its tokens, cut from `text`, with their syllables counted.
    pub fn add_sentence(&mut self, text: &str, words: &[Word], language: Language) {
        let english = language == Language::new("en");
        // A word of ASCII letters is in the writing system of the language or not, whatever the word.
        let ascii_is_other = !language.writes("a");
        let mut any = false;
        for word in words {
            match word.class {
                WordClass::Word => {
                    let token = word.text(text);
                    let (letters, is_other) = if word.plain {
                        (word.end - word.start, ascii_is_other)
                    } else if token.is_ascii() {
                        (token.bytes().filter(u8::is_ascii_alphabetic).count() as u32, ascii_is_other)
                    } else {
                        (token.chars().filter(|c| c.is_alphabetic()).count() as u32, !language.writes(token))
                    };
                    self.add_word(letters, word.syllables);
                    self.other_script += u32::from(is_other);
                    if english && word.syllables >= 3 && is_hard(text, word, any) {
                        self.hard_words += 1;
                    }
                    any = true;
                }
                WordClass::Hole => {
                    self.holes += 1;
                    any = true;
                }
                WordClass::Number | WordClass::Url | WordClass::Symbol => {}
            }
        }
        self.sentences += u32::from(any);
    }

    fn add_word(&mut self, letters: u32, syllables: u8) {
        self.words += 1;
        self.letters += letters;
        self.syllables += u32::from(syllables);
        self.long_words += u32::from(letters > 6);
        self.polysyllables += u32::from(syllables >= 3);
        self.four_syllables += u32::from(syllables >= 4);
        self.monosyllables += u32::from(syllables == 1);
    }

    /// The counts without a part of them.
    #[must_use]
    pub fn without(&self, part: &Self) -> Self {
        Self {
            sentences: self.sentences.saturating_sub(part.sentences),
            words: self.words.saturating_sub(part.words),
            holes: self.holes.saturating_sub(part.holes),
            syllables: self.syllables.saturating_sub(part.syllables),
            polysyllables: self.polysyllables.saturating_sub(part.polysyllables),
            four_syllables: self.four_syllables.saturating_sub(part.four_syllables),
            monosyllables: self.monosyllables.saturating_sub(part.monosyllables),
            letters: self.letters.saturating_sub(part.letters),
            long_words: self.long_words.saturating_sub(part.long_words),
            hard_words: self.hard_words.saturating_sub(part.hard_words),
            other_script: self.other_script.saturating_sub(part.other_script),
        }
    }

    /// Adds the counts of another part of the same document.
    pub fn add(&mut self, other: &Self) {
        self.sentences += other.sentences;
        self.words += other.words;
        self.holes += other.holes;
        self.syllables += other.syllables;
        self.polysyllables += other.polysyllables;
        self.four_syllables += other.four_syllables;
        self.monosyllables += other.monosyllables;
        self.letters += other.letters;
        self.long_words += other.long_words;
        self.hard_words += other.hard_words;
        self.other_script += other.other_script;
    }
}

/// Gunning (1952): not a name, not a compound with a hyphen, not three syllables only through its ending.
fn is_hard(text: &str, word: &Word, after_first: bool) -> bool {
    let (token, english) = (word.text(text), Language::new("en"));
    let name = after_first
        && token.starts_with(char::is_uppercase)
        && token.chars().skip(1).any(char::is_lowercase)
        && !is_function_word(token, english);
    let ending = ["es", "ed", "ing"].iter().find(|e| token.ends_with(*e));
    let without = |letters: usize| {
        let mut stem = [word.part(text, word.start, word.end - letters as u32)];
        super::syllable::count_words(text, &mut stem, english);
        stem[0].syllables
    };
    let by_ending = word.syllables == 3
        && ending.is_some_and(|ending| without(ending.len()) < 3 && (*ending != "es" || without(1) < 3));
    !name && !token.contains('-') && !by_ending
}

/// Why a text has no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoScore {
    /// Too few words, no end of a sentence in a very long text, or mostly another writing system.
    NotEnoughText,
    /// No formula was tested for the language.
    NoFormula,
    /// The language is not known.
    UnknownLanguage,
}

/// Words a text needs for any number at all.
const FEWEST_FOR_A_NUMBER: u32 = 3;
/// Words to a sentence beyond which the text was not cut into sentences, and its average says nothing.
const LONGEST_MEAN: u32 = 150;

/// Why the counts allow no score in the language; `None` if they do.
#[must_use]
pub fn no_score(counts: &Counts, language: Language) -> Option<NoScore> {
    let words = counts.words + counts.holes;
    if counts.words < FEWEST_FOR_A_NUMBER
        || counts.sentences == 0
        || words / LONGEST_MEAN >= counts.sentences
        || shown_name(language).is_some() && 2 * counts.other_script > counts.words
    {
        return Some(NoScore::NotEnoughText);
    }
    if !language.is_known() {
        return Some(NoScore::UnknownLanguage);
    }
    shown_name(language).is_none().then_some(NoScore::NoFormula)
}

/// The reading level as people see it: one measure in the language's own scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// The measure's name in the JSON contract.
    #[serde(deserialize_with = "crate::intern::name")]
    pub measure: crate::intern::Name,
    /// Its value, on its own scale.
    pub value: f64,
    /// The value to reach, on the same scale; for a scale without years a step of the scale near the years asked for.
    pub target: Option<f64>,
    /// Whether more means easier.
    pub higher_is_easier: bool,
    /// Where the value falls on the scale.
    pub band: Band,
    /// Fewer than [`FEWEST_WORDS`] words: the value may swing widely.
    pub short_text: bool,
}

impl Shown {
    /// The name of its scale as the literature writes it.
    #[must_use]
    pub fn scale(&self) -> &str {
        match self.measure {
            "flesch_kincaid_grade" => "Flesch-Kincaid",
            "szigriszt_pazos" => "Szigriszt-Pazos",
            "gulpease" => "Gulpease",
            "alt_ari" => "ALT ARI",
            "lix" => "LIX",
            "rix" => "RIX",
            "atesman" => "Ateşman",
            other => other,
        }
    }

    /// Whether the value misses the target; `false` without a target.
    #[must_use]
    pub fn is_too_hard(&self) -> bool {
        self.target.is_some_and(|target| if self.higher_is_easier { self.value < target } else { self.value > target })
    }
}

/// Words below which a reading level says little; the formulas were made on samples of 100.
pub const FEWEST_WORDS: u32 = 100;

/// US school years, where a formula of the language gives school years; rises with difficulty.
#[must_use]
pub fn grade(counts: &Counts, language: Language) -> Option<f64> {
    let name = match language.as_str() {
        "en" => "flesch_kincaid_grade",
        "pt" => "alt_flesch_kincaid",
        "de" => "wiener_sachtextformel_4",
        "ru" => "plainrussian_flesch_kincaid",
        _ => return None,
    };
    value(counts, language, name)
}

fn value(counts: &Counts, language: Language, name: &str) -> Option<f64> {
    measures(counts, language).into_iter().find(|measure| measure.name == name).map(|measure| measure.value)
}

/// The measure to show for the language, or `None` where no formula was tested.
///
/// `target` is in school years; on a scale without years it becomes a step of that scale.
#[must_use]
pub fn shown(counts: &Counts, language: Language, target: Option<f64>) -> Option<Shown> {
    let name = shown_name(language)?;
    let measure = measure(counts, name)?;
    Some(Shown {
        measure: measure.name,
        value: measure.value,
        target: target.map(|years| band::target(name, years)),
        higher_is_easier: measure.higher_is_easier,
        band: band::of(name, measure.value),
        short_text: counts.words < FEWEST_WORDS,
    })
}

/// The value of the shown measure, turned so that more is harder; `None` where nothing is shown.
#[must_use]
pub fn difficulty(counts: &Counts, language: Language) -> Option<f64> {
    let measure = measure(counts, shown_name(language)?)?;
    Some(if measure.higher_is_easier { -measure.value } else { measure.value })
}

/// The name of the measure people see in a language.
fn shown_name(language: Language) -> Option<&'static str> {
    Some(match language.as_str() {
        "en" => "flesch_kincaid_grade",
        "es" => "szigriszt_pazos",
        "it" => "gulpease",
        "pt" => "alt_ari",
        "sv" | "da" | "no" | "nb" | "nn" => "lix",
        // In German and Russian, too, RIX follows human judgement better than the formulas fitted to them.
        "de" | "ru" | "fr" | "nl" | "pl" | "ca" | "cs" => "rix",
        "tr" => "atesman",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// 100 words, 5 sentences, 150 syllables, 12 long, 450 letters.
    const SAMPLE: Counts = Counts {
        sentences: 5,
        words: 100,
        holes: 0,
        syllables: 150,
        polysyllables: 10,
        four_syllables: 4,
        monosyllables: 65,
        letters: 450,
        long_words: 12,
        hard_words: 8,
        other_script: 0,
    };

    fn at(tag: &str, name: &str) -> f64 {
        value(&SAMPLE, Language::parse(tag), name).unwrap()
    }

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 0.005, "{found} is not {expected}");
    }

    #[test]
    fn english_formulas_by_hand() {
        near(at("en", "flesch_reading_ease"), 206.835 - 1.015 * 20.0 - 84.6 * 1.5);
        near(at("en", "flesch_kincaid_grade"), 9.91);
        // 1.043 * sqrt(60) + 3.1291
        near(at("en", "smog"), 11.208);
        // 0.4 * (20 + 8)
        near(at("en", "gunning_fog"), 11.2);
        // 0.0588 * 450 - 0.296 * 5 - 15.8
        near(at("en", "coleman_liau"), 9.18);
        // 4.71 * 4.5 + 0.5 * 20 - 21.43
        near(at("en", "ari"), 9.765);
        near(at("en", "lix"), 32.0);
        near(at("en", "rix"), 2.4);
    }

    #[test]
    fn formulas_of_other_languages_by_hand() {
        near(at("es", "szigriszt_pazos"), 93.385);
        near(at("es", "fernandez_huerta"), 96.44);
        near(at("es", "gutierrez_de_polini"), 44.55);
        near(at("it", "gulpease"), 59.0);
        near(at("it", "flesch_vacca"), 101.0);
        near(at("fr", "kandel_moles"), 76.3);
        near(at("de", "amstad"), 72.25);
        // 0.2744 * 10 + 0.2656 * 20 - 1.693
        near(at("de", "wiener_sachtextformel_4"), 6.363);
        // 0.1935*10 + 0.1672*20 + 0.1297*12 - 0.0327*65 - 0.875
        near(at("de", "wiener_sachtextformel_1"), 3.8349);
        near(at("pt", "alt_ari"), 4.6 * 4.5 + 0.44 * 20.0 - 20.0);
        near(at("tr", "atesman"), 86.3625);
        near(at("nl", "flesch_douma"), 72.735);
        near(at("ru", "oborneva"), 90.685);
    }

    #[test]
    fn no_english_formula_on_another_language() {
        for tag in ["es", "fr", "vi", "zh", "ht", "tl", "ar", ""] {
            let names: Vec<_> = measures(&SAMPLE, Language::parse(tag)).iter().map(|m| m.name).collect();
            for english in ["flesch_reading_ease", "flesch_kincaid_grade", "smog", "gunning_fog", "coleman_liau", "ari"]
            {
                assert!(!names.contains(&english), "{english} on {tag}");
            }
        }
        for tag in ["vi", "zh", "ht", "tl", "hu", ""] {
            assert_eq!(shown(&SAMPLE, Language::parse(tag), Some(8.0)), None);
            assert_eq!(grade(&SAMPLE, Language::parse(tag)), None);
        }
    }

    #[test]
    fn too_little_text_has_a_reason_and_no_number() {
        let (english, reason) = (Language::new("en"), Some(NoScore::NotEnoughText));
        assert_eq!(no_score(&Counts::default(), english), reason);
        assert_eq!(no_score(&Counts { words: 2, sentences: 1, ..Counts::default() }, english), reason);
        // Two megabytes without a full stop.
        assert_eq!(no_score(&Counts { words: 400_000, sentences: 1, ..Counts::default() }, english), reason);
        assert_eq!(no_score(&Counts { other_script: 60, ..SAMPLE }, english), reason);
        assert_eq!(no_score(&SAMPLE, english), None);
        assert_eq!(no_score(&SAMPLE, Language::new("vi")), Some(NoScore::NoFormula));
        // Chinese is not in Latin letters, and has no formula.
        let chinese = Counts { other_script: 100, ..SAMPLE };
        assert_eq!(no_score(&chinese, Language::new("zh")), Some(NoScore::NoFormula));
        assert_eq!(no_score(&SAMPLE, Language::UNKNOWN), Some(NoScore::UnknownLanguage));
    }

    #[test]
    fn nothing_counted_gives_nothing() {
        assert!(measures(&Counts::default(), Language::new("en")).is_empty());
        assert_eq!(shown(&Counts::default(), Language::new("es"), None), None);
    }

    #[test]
    fn shown_says_band_target_and_length() {
        let shown = shown(&SAMPLE, Language::new("es"), Some(8.0)).unwrap();
        assert_eq!((shown.measure, shown.band, shown.higher_is_easier), ("szigriszt_pazos", Band::VeryEasy, true));
        assert!(!shown.is_too_hard() && !shown.short_text);
        let english = super::shown(&Counts { words: 99, ..SAMPLE }, Language::new("en"), Some(8.0)).unwrap();
        assert!(english.short_text && english.is_too_hard());
        assert_eq!(english.target, Some(8.0));
    }

    #[test]
    fn a_sentence_is_counted_word_by_word() {
        let text = "Ms. Garcia's well-being matters in 2024 at example.org: considering everything, interested families called.";
        let language = Language::new("en");
        let mut words = Vec::new();
        crate::text::word::cut(text, &mut words);
        crate::text::syllable::count_words(text, &mut words, language);
        let mut counts = Counts::default();
        counts.add_sentence(text, &words, language);
        assert_eq!((counts.sentences, counts.words), (1, 11));
        // well-being is a compound, interested and everything are hard, families only through its ending.
        assert!(counts.polysyllables > counts.hard_words);
    }
}
