//! Whether a text is in the language it is marked with.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::syntax::tree::Element;
use crate::text::language::{Confidence, Language, detect, is_function_word, surely};

/// Text of one element that is looked at, in bytes.
const MOST_TEXT: usize = 4_000;

/// Whether a `lang` value begins with a language subtag that is registered (BCP 47).
pub(super) fn is_known_tag(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or("");
    // `i-lux` and the like are long gone; `x-…` names no language.
    !primary.contains('_') && Language::parse(primary).is_registered() && matches!(primary.len(), 2 | 3)
}

/// What is read out in an element's own language: its text and alternatives, without parts that
/// have a language of their own.
pub(super) fn own_text(element: &Element<'_>) -> String {
    let mut text = String::new();
    // Depth first without recursion: the tree may be deep.
    let mut open: Vec<_> = element.node().children().rev().collect();
    while let Some(node) = open.pop() {
        if text.len() > MOST_TEXT {
            break;
        }
        if let Some(part) = node.value().as_text() {
            text.push_str(&part.text);
        } else if node.value().is_element() {
            let child = Element::new(element.tree(), node);
            let quiet = matches!(
                child.name(),
                "script" | "style" | "template" | "code" | "pre" | "kbd" | "samp" | "svg" | "math" | "head"
            );
            // A hole instead of a value may be any language.
            if quiet || child.has_attr("lang") || child.is_hidden() || child.has_open_attributes() {
                continue;
            }
            if let Some(alternative) = child.attr("alt").or_else(|| child.attr("aria-label")) {
                text.push(' ');
                text.push_str(alternative);
                text.push(' ');
            }
            open.extend(node.children().rev());
            text.push(' ');
        }
    }
    text
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’')).filter(|word| !word.is_empty())
}

/// Languages that are one to a detector: written alike, or one part of the other.
fn are_close(a: Language, b: Language) -> bool {
    const GROUPS: &[&[&str]] = &[
        &["no", "nb", "nn", "da"],
        &["id", "ms", "jv", "su"],
        &["hr", "sr", "bs", "sh", "cnr", "sl"],
        &["tl", "fil", "ceb", "ilo"],
        &["zh", "cmn", "yue", "wuu", "lzh"],
        &["fa", "prs", "ps", "ur", "ar", "ckb", "ku"],
        &["es", "gl", "ast", "ca", "pt", "lad"],
        &["ht", "fr", "gcf", "oc"],
        &["cs", "sk"],
        &["nl", "af", "fy", "li", "lb"],
        &["de", "gsw", "nds", "lb"],
        &["ru", "uk", "bg", "be", "mk", "sr"],
        &["it", "la", "co", "sc"],
        &["en", "sco", "jam"],
    ];
    GROUPS.iter().any(|group| a.is_one_of(group) && b.is_one_of(group))
}

/// The language a text clearly is in instead of the one it is marked with.
pub(super) fn other_language(text: &str, declared: Language) -> Option<Language> {
    if text.len() < 8 {
        return None;
    }
    let found = detect(words(text), text);
    if !found.language.is_known() {
        return everyday_language(text, declared);
    }
    if !found.language.is_known() || found.language == declared || are_close(found.language, declared) {
        return None;
    }
    let (mut all, mut theirs, mut ours) = (0u32, 0u32, 0u32);
    for word in words(text).take(400) {
        all += 1;
        // What both languages have says nothing.
        let (one, other) = (is_function_word(word, found.language), is_function_word(word, declared));
        theirs += u32::from(one && !other);
        ours += u32::from(other && !one);
    }
    // Another script altogether leaves no doubt; else the small words decide.
    let other_script = theirs == 0 && found.confidence == Confidence::Sure && ours == 0 && !text.is_ascii();
    let many = theirs >= 8 && theirs * 8 >= all && found.confidence == Confidence::Sure;
    let small_words = (many || theirs >= 3 && theirs * 10 >= all * 3) && ours * 3 <= theirs;
    (other_script && is_foreign_script(text) || small_words).then_some(found.language)
}

macro_rules! everyday {
    ($($tag:literal),* $(,)?) => {
        &[$(($tag, include_str!(concat!("../../dictionaries/", $tag, "/everyday-words.txt")))),*]
    };
}

/// Languages with a list of everyday words; their place is their bit.
const EVERYDAY: &[(&str, &str)] = everyday!["en", "es", "fr", "de", "it", "pt", "nl"];

static EVERYDAY_WORDS: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    for (bit, (_, list)) in EVERYDAY.iter().enumerate() {
        for word in list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace) {
            *words.entry(word).or_insert(0) |= 1 << bit;
        }
    }
    words
});

/// Longest text, in words, that is judged by everyday words alone.
const SHORT: usize = 6;

/// The language of a text of a few words, if each of them is known there and none in the language it
/// is marked with: “Bonne année!”. Both languages must have a list.
fn everyday_language(text: &str, declared: Language) -> Option<Language> {
    let bit_of = |language: Language| EVERYDAY.iter().position(|(tag, _)| *tag == language.as_str());
    let declared_bit = bit_of(declared)?;
    let (mut shared, mut count) = (u8::MAX, 0);
    for word in words(text) {
        count += 1;
        if count > SHORT {
            return None;
        }
        let word = word.to_lowercase().replace('\u{2019}', "'");
        let everyday = EVERYDAY_WORDS.get(&*word).copied().unwrap_or(0);
        let function = EVERYDAY
            .iter()
            .enumerate()
            .fold(0, |mask, (bit, (tag, _))| mask | u8::from(is_function_word(&word, Language::new(tag))) << bit);
        if (everyday | function) >> declared_bit & 1 == 1 {
            return None;
        }
        shared &= everyday | function;
    }
    if count < 2 || shared.count_ones() != 1 {
        return None;
    }
    let found = Language::new(EVERYDAY.get(shared.trailing_zeros() as usize)?.0);
    (!are_close(found, declared)).then_some(found)
}

/// Whether most letters are of another script than Latin.
fn is_foreign_script(text: &str) -> bool {
    let (mut latin, mut other) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if (c as u32) < 0x250 { latin += 1 } else { other += 1 }
    }
    other > 8 && other > 3 * latin
}

/// Whether the language of a text is as good as certain.
pub(super) fn is_sure(text: &str, language: Language) -> bool {
    words(text).take(20).count() >= 20 && surely(words(text), text) == Some(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_speaks_against_its_mark_only_when_that_is_clear() {
        let told =
            |text: &str, lang: &str| other_language(text, Language::parse(lang)).map(|found| found.as_str().to_owned());
        assert_eq!(told("Hij ging met de kippen op stok", "fr").as_deref(), Some("nl"));
        assert_eq!(told("Our office is closed on Monday and on Tuesday.", "es").as_deref(), Some("en"));
        assert_eq!(told("La oficina está cerrada los lunes y los martes.", "en").as_deref(), Some("es"));
        assert_eq!(told("Bonne année !", "nl").as_deref(), Some("fr"));
        assert_eq!(told("Happy new year", "es").as_deref(), Some("en"));
        assert_eq!(told("Gelukkig nieuwjaar!", "en").as_deref(), Some("nl"));
        assert_eq!(told("Наш офис закрыт по понедельникам и вторникам", "en").as_deref(), Some("ru"));
        for (text, lang) in [
            ("Hij ging met de kippen op stok", "nl"),
            ("Ana Reyes, Juan Pérez, María Luisa de la Cruz", "en"),
            ("Paul put dire comment on tape", "fr"),
            ("River Counseling", "es"),
            ("Buenos Aires", "en"),
            ("Bon voyage", "en"),
            ("Gelukkig nieuwjaar!", "nl"),
            ("Happy Hour", "es"),
            ("Bonjour Paris", "en"),
            ("Feliz Navidad Pérez", "en"),
            ("Feliz natal", "es"),
            ("Home Fees Contact", "es"),
            ("O escritório está fechado na segunda-feira e na terça", "pt"),
        ] {
            assert_eq!(told(text, lang), None, "{text}");
        }
    }

    #[test]
    fn tags_begin_with_a_registered_language() {
        assert!(["en", "EN", "en-US", "es-419", "zh-Hant-TW", "fil"].iter().all(|tag| is_known_tag(tag)));
        assert!(["english", "i-lux", "en_US", "#!", "x-y", "", "eng"].iter().all(|tag| !is_known_tag(tag)));
    }
}
