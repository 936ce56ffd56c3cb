//! Detection: script, then function words, then trigrams for the doubtful rest.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Language;
use crate::text::fold::hash;
use crate::text::word::{NO_KEY, Word, WordClass};

/// How far a detected language may be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Too little or too mixed a text; the language is [`Language::UNKNOWN`].
    Unknown,
    /// More probably this language than any other.
    Likely,
    /// As good as certain.
    Sure,
}

/// The language found in a text, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detection {
    /// The language, or [`Language::UNKNOWN`].
    pub language: Language,
    /// How far to rely on it.
    pub confidence: Confidence,
}

impl Detection {
    const UNKNOWN: Self = Self { language: Language::UNKNOWN, confidence: Confidence::Unknown };

    const fn new(tag: &str, confidence: Confidence) -> Self {
        Self { language: Language::new(tag), confidence }
    }
}

macro_rules! lists {
    ($($tag:literal),* $(,)?) => {
        &[$(($tag, include_str!(concat!("../../../dictionaries/", $tag, "/function-words.txt")))),*]
    };
}

/// The languages with a list of function words; their place here is their bit.
const LISTS: &[(&str, &str)] = lists![
    "en", "es", "fr", "de", "it", "pt", "nl", "sv", "da", "no", "pl", "ca", "cs", "sk", "ro", "tr", "vi", "tl", "ht",
    "id", "ru", "uk", "bg", "fi", "hu", "la", "gl", "hr", "so", "sw", "cy",
];

/// How many languages vote.
const COUNT: usize = LISTS.len();
/// Words after which a clear lead is enough.
const STEP: usize = 48;
/// Words looked at when there is never a clear lead.
const MOST_WORDS: usize = 400;
/// Bytes looked at for the script.
const SCRIPT_BYTES: usize = 4096;

struct Table {
    /// The languages of each function word, by its hash: case and the form of an apostrophe tell none apart.
    words: FxHashMap<u64, u32>,
    languages: Vec<Language>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut words: FxHashMap<u64, u32> = FxHashMap::default();
        for (bit, (_, list)) in LISTS.iter().enumerate() {
            for word in list.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).filter_map(hash) {
                *words.entry(word).or_default() |= 1 << bit;
            }
        }
        Table { words, languages: LISTS.iter().map(|(tag, _)| Language::new(tag)).collect() }
    })
}

/// Whether `word` (any case) is a function word of the language: an article, pronoun, preposition, auxiliary.
///
/// False for every word of a language without a list.
#[must_use]
pub fn is_function_word(word: &str, language: Language) -> bool {
    let table = table();
    let Some(bit) = table.languages.iter().position(|&l| l == language) else { return false };
    hash(word).and_then(|word| table.words.get(&word)).is_some_and(|mask| mask >> bit & 1 == 1)
}

/// Finds the language of a text from its words (in order, as cut) and the text itself.
///
/// Reads no further than it must. Names, menus and other short text stay unknown.
pub fn detect<'t>(words: impl Iterator<Item = &'t str>, text: &str) -> Detection {
    let cyrillic = match script(text) {
        Script::Decided(detection) => return detection,
        Script::Cyrillic => true,
        Script::Latin => false,
        Script::None => return Detection::UNKNOWN,
    };
    let votes = count_votes(words.map(|word| (hash(word).unwrap_or(NO_KEY), word)));
    if let Some(found) = votes.verdict() {
        return found;
    }
    if cyrillic {
        return cyrillic_by_letters(text);
    }
    trigrams(text, &votes).unwrap_or(Detection::UNKNOWN)
}

/// The language of a text where its script or its function words leave no doubt.
pub fn surely<'t>(words: impl Iterator<Item = &'t str>, text: &str) -> Option<Language> {
    let found = match script(text) {
        Script::Decided(detection) => Some(detection),
        Script::None => None,
        Script::Cyrillic | Script::Latin => {
            count_votes(words.map(|word| (hash(word).unwrap_or(NO_KEY), word))).verdict()
        }
    };
    found.filter(|found| found.confidence == Confidence::Sure).map(|found| found.language)
}

/// Whether the first words of a text, as cut, already show the language, so that no other need be looked for.
pub fn is_plainly(language: Language, text: &str, words: &[Word]) -> bool {
    const FIRST_WORDS: usize = 24;
    const FEWEST_HITS: u32 = 5;
    let words = words.iter().filter(|word| word.class == WordClass::Word).take(FIRST_WORDS);
    let votes = count_votes(words.map(|word| {
        // An elided word has its apostrophe among its letters.
        (word.key, if word.plain { "" } else { word.text(text) })
    }));
    let (first, second) = votes.leaders();
    table().languages[first] == language
        && votes.hits[first] >= FEWEST_HITS
        && votes.scores[first] > 1.4 * votes.scores[second]
}

/// Whether words stand in a passage that is in another language than its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// Nothing speaks for another language.
    No,
    /// Another language is as likely.
    Perhaps,
    /// It is in another language.
    Yes,
}

/// Whether the words around `at` speak for another language than `language`; `words` are those of a sentence.
///
/// Looks at the words beside the place first, which mostly tell.
pub fn is_foreign(language: Language, text: &str, words: &[Word], at: usize) -> Foreign {
    /// Words on each side that count as the passage.
    const REACH: usize = 8;
    /// Languages whose passages stand in texts of others; near relatives of these have the same small words.
    const RIVALS: &[&str] = &["en", "es", "fr", "pt", "it", "de", "nl", "pl", "ca", "sv", "vi", "tl", "ht"];
    let table = table();
    let Some(own) = table.languages.iter().position(|known| *known == language) else { return Foreign::No };
    let only_own =
        |word: Option<&Word>| word.and_then(|word| table.words.get(&word.key)).is_some_and(|mask| *mask == 1 << own);
    if only_own(at.checked_sub(1).and_then(|before| words.get(before))) || only_own(words.get(at + 1)) {
        return Foreign::No;
    }
    let passage = &words[at.saturating_sub(REACH).min(words.len())..(at + REACH + 1).min(words.len())];
    // An abbreviation is no small word of some language: VA.
    let passage = passage.iter().filter(|word| word.class == WordClass::Word && !word.capitals);
    let votes = count_votes(passage.map(|word| (word.key, if word.plain { "" } else { word.text(text) })));
    let rival = |bit: &usize| *bit != own && table.languages[*bit].is_one_of(RIVALS);
    let best = (0..COUNT).filter(rival).max_by(|one, two| votes.scores[*one].total_cmp(&votes.scores[*two]));
    let Some(other) = best else { return Foreign::No };
    let (hits, score) = (votes.hits[other], votes.scores[other]);
    let (own_hits, own) = (votes.hits[own], votes.scores[own]);
    if hits >= 3 && hits >= own_hits + 2 && score > 1.5 * own + 1.0 {
        Foreign::Yes
    } else if hits >= 2 && score > own + 1.05 || own <= 0.0 && score >= 0.4 {
        Foreign::Perhaps
    } else {
        Foreign::No
    }
}

struct Votes {
    scores: [f32; COUNT],
    hits: [u32; COUNT],
    words: u32,
}

/// Counts the votes of words, given by their keys and their letters.
fn count_votes<'t>(words: impl Iterator<Item = (u64, &'t str)>) -> Votes {
    let table = table();
    let mut votes = Votes { scores: [0.0; COUNT], hits: [0; COUNT], words: 0 };
    for (key, word) in words.take(MOST_WORDS) {
        votes.words += 1;
        let mask = table.words.get(&key).or_else(|| {
            // l'enfant, d’accord: the elided word before the apostrophe votes.
            let apostrophe = word.find(['\'', '’'])?;
            let end = apostrophe + word[apostrophe..].chars().next()?.len_utf8();
            table.words.get(&hash(&word[..end])?)
        });
        if let Some(&mask) = mask {
            votes.add(mask);
        }
        if !word.is_ascii() {
            votes.letters(word);
        }
        if (votes.words as usize).is_multiple_of(STEP)
            && votes.verdict().is_some_and(|v| v.confidence == Confidence::Sure)
        {
            break;
        }
    }
    votes
}

impl Votes {
    /// A word votes for each language that has it; the more have it, the less it says.
    fn add(&mut self, mask: u32) {
        let weight = 1.0 / mask.count_ones() as f32;
        let mut rest = mask;
        while rest != 0 {
            let bit = rest.trailing_zeros() as usize;
            // Part of the vote is full: a shared word is still a word of the language.
            self.scores[bit] += 0.25 + 0.75 * weight;
            self.hits[bit] += 1;
            rest &= rest - 1;
        }
    }

    /// Letters that few languages write.
    fn letters(&mut self, word: &str) {
        for c in word.chars().flat_map(char::to_lowercase) {
            let languages: &[&str] = match c {
                'ñ' => &["es", "gl"],
                'ß' => &["de"],
                'ä' => &["de", "sv", "fi"],
                'ü' => &["de", "tr", "hu"],
                'ã' | 'õ' => &["pt"],
                'ç' => &["fr", "pt", "ca", "tr"],
                'ê' | 'œ' | 'û' => &["fr"],
                'è' => &["fr", "it", "ca", "ht"],
                'ò' => &["it", "ca", "ht"],
                'ł' | 'ż' | 'ś' | 'ę' | 'ą' | 'ź' | 'ń' => &["pl"],
                'ř' | 'ů' | 'ě' => &["cs"],
                'ľ' | 'ĺ' | 'ŕ' => &["sk"],
                'ő' | 'ű' => &["hu"],
                'ğ' | 'ı' => &["tr"],
                'ş' => &["tr", "ro"],
                'ș' | 'ț' | 'ţ' | 'ă' => &["ro"],
                'å' => &["sv", "da", "no"],
                'ø' | 'æ' => &["da", "no"],
                'đ' => &["vi", "hr"],
                'ơ' | 'ư' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ế' | 'ề' | 'ệ' | 'ị' | 'ọ' | 'ộ' | 'ợ' | 'ụ' | 'ự' => {
                    &["vi"]
                }
                'ŵ' | 'ŷ' => &["cy"],
                'і' | 'ї' | 'є' | 'ґ' => &["uk"],
                'ы' | 'э' | 'ё' => &["ru"],
                'ъ' => &["bg"],
                _ => continue,
            };
            for tag in languages {
                if let Some(bit) = LISTS.iter().position(|(known, _)| known == tag) {
                    self.scores[bit] += 0.3 / languages.len() as f32;
                }
            }
        }
    }

    /// The two languages with most votes.
    fn leaders(&self) -> (usize, usize) {
        let (mut first, mut second) = (0, 1);
        if self.scores[second] > self.scores[first] {
            std::mem::swap(&mut first, &mut second);
        }
        for bit in 2..COUNT {
            if self.scores[bit] > self.scores[first] {
                (first, second) = (bit, first);
            } else if self.scores[bit] > self.scores[second] {
                second = bit;
            }
        }
        (first, second)
    }

    fn verdict(&self) -> Option<Detection> {
        let (first, second) = self.leaders();
        let (best, next) = (self.scores[first], self.scores[second]);
        let hits = self.hits[first];
        let share = hits as f32 / self.words.max(1) as f32;
        let language = table().languages[first];
        // Running prose is a quarter to a half function words; Finnish, Turkish, Hungarian and the Slavic
        // languages, which inflect instead, have fewer.
        let enough = if language.is_one_of(&["fi", "tr", "hu", "pl", "cs", "sk", "ru", "uk", "bg", "hr", "la"]) {
            0.08
        } else {
            0.16
        };
        if share < enough {
            return None;
        }
        if hits >= 8 && best > 1.4 * next {
            return Some(Detection { language, confidence: Confidence::Sure });
        }
        if hits >= 3 && best >= 2.0 && best > 1.25 * next {
            return Some(Detection { language, confidence: Confidence::Likely });
        }
        None
    }
}

enum Script {
    Decided(Detection),
    Cyrillic,
    Latin,
    None,
}

/// Languages by script, in the order [`script`] counts them; the first two need a closer look.
const TAGS: [&str; 27] = [
    "latin", "cyrillic", "ar", "he", "zh", "ja", "ko", "th", "lo", "km", "my", "hy", "ka", "el", "am", "hi", "bn",
    "pa", "gu", "or", "ta", "te", "kn", "ml", "si", "bo", "mn",
];

/// The writing system most letters are in, with the language where the script alone tells.
fn script(text: &str) -> Script {
    // Plain ASCII needs no look at each letter.
    let mut end = text.len().min(SCRIPT_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    if text.is_ascii() {
        return if text.bytes().any(|b| b.is_ascii_alphabetic()) { Script::Latin } else { Script::None };
    }
    // Up to U+033F there are Latin letters and signs alone, and what E2 begins is marks.
    if text.bytes().all(|byte| byte < 0xCD || byte == 0xE2) && text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return Script::Latin;
    }
    let mut counts = [0u32; TAGS.len()];
    let mut letters = 0u32;
    for c in text.chars() {
        let place = match c {
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => 0,
            '\u{400}'..='\u{52F}' => 1,
            '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' => 2,
            '\u{5D0}'..='\u{5EA}' => 3,
            '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{2FFFF}' => 4,
            '\u{3041}'..='\u{30FF}' => 5,
            '\u{AC00}'..='\u{D7AF}' | '\u{1100}'..='\u{11FF}' => 6,
            '\u{E01}'..='\u{E7F}' => 7,
            '\u{E80}'..='\u{EFF}' => 8,
            '\u{1780}'..='\u{17FF}' => 9,
            '\u{1000}'..='\u{109F}' => 10,
            '\u{531}'..='\u{587}' => 11,
            '\u{10D0}'..='\u{10FF}' => 12,
            '\u{384}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => 13,
            '\u{1200}'..='\u{139F}' => 14,
            '\u{904}'..='\u{97F}' => 15,
            '\u{980}'..='\u{9FF}' => 16,
            '\u{A00}'..='\u{A7F}' => 17,
            '\u{A80}'..='\u{AFF}' => 18,
            '\u{B00}'..='\u{B7F}' => 19,
            '\u{B80}'..='\u{BFF}' => 20,
            '\u{C00}'..='\u{C7F}' => 21,
            '\u{C80}'..='\u{CFF}' => 22,
            '\u{D00}'..='\u{D7F}' => 23,
            '\u{D80}'..='\u{DFF}' => 24,
            '\u{F00}'..='\u{FFF}' => 25,
            '\u{1820}'..='\u{18AA}' => 26,
            _ => continue,
        };
        letters += 1;
        counts[place] += 1;
    }
    if letters == 0 {
        return Script::None;
    }
    // An ideograph or a syllable sign says as much as a few letters.
    let best =
        (0..TAGS.len()).max_by_key(|&place| counts[place] * if (4..=6).contains(&place) { 3 } else { 1 }).unwrap_or(0);
    let few = counts[best] < 4;
    let confidence = if few { Confidence::Likely } else { Confidence::Sure };
    Script::Decided(match best {
        0 => return Script::Latin,
        1 => return Script::Cyrillic,
        2 => arabic_script(text, few),
        // Kana decides: Japanese text is part ideographs, Chinese has no kana.
        4 if counts[5] * 20 > counts[4] => Detection::new("ja", confidence),
        15 => Detection::new("hi", Confidence::Likely),
        14 if text.contains(['ቐ', 'ኸ']) && !text.contains("ነው") => Detection::new("ti", Confidence::Likely),
        _ => Detection::new(TAGS[best], confidence),
    })
}

fn arabic_script(text: &str, few: bool) -> Detection {
    let confidence = if few { Confidence::Likely } else { Confidence::Sure };
    // A borrowed letter or a foreign name does not make a language: these letters must be common.
    let (mut letters, mut pashto, mut urdu, mut persian, mut arabic) = (0u32, 0, 0, 0, 0);
    for c in text.chars().filter(|c| ('\u{620}'..='\u{6FF}').contains(c)) {
        letters += 1;
        match c {
            'ټ' | 'ډ' | 'ړ' | 'ښ' | 'ې' | 'ۍ' => pashto += 1,
            'ٹ' | 'ڈ' | 'ڑ' | 'ے' | 'ں' | 'ہ' => urdu += 1,
            'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' => persian += 1,
            'ي' | 'ك' | 'ة' | 'ى' | 'أ' | 'إ' => arabic += 1,
            _ => {}
        }
    }
    if pashto * 50 > letters {
        Detection::new("ps", confidence)
    } else if urdu * 25 > letters {
        Detection::new("ur", confidence)
    } else if persian * 25 > letters && persian > arabic {
        Detection::new("fa", confidence)
    } else {
        Detection::new("ar", confidence)
    }
}

/// Letters only one of the Cyrillic languages writes.
fn cyrillic_by_letters(text: &str) -> Detection {
    let has = |letters: &[char]| text.contains(letters);
    let tag = if has(&['ў', 'Ў']) {
        "be"
    } else if has(&['ї', 'Ї', 'є', 'Є', 'ґ', 'Ґ']) {
        "uk"
    } else if has(&['ѓ', 'ќ', 'ѕ']) {
        "mk"
    } else if has(&['ђ', 'ћ', 'љ', 'њ', 'џ', 'ј']) {
        "sr"
    } else if has(&['қ', 'ғ', 'ұ', 'һ']) {
        "kk"
    } else if has(&['ө', 'ү']) {
        "mn"
    } else if has(&['ы', 'э', 'ё', 'Ы', 'Э', 'Ё']) {
        "ru"
    } else {
        return Detection::UNKNOWN;
    };
    Detection::new(tag, Confidence::Likely)
}

/// Trigram detection on a longer text the votes left open.
fn trigrams(text: &str, votes: &Votes) -> Option<Detection> {
    const FEWEST_BYTES: usize = 60;
    const MOST_BYTES: usize = 600;
    if text.len() < FEWEST_BYTES || votes.words < 8 {
        return None;
    }
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let info = whatlang::detect(&text[..end])?;
    let language = from_three_letters(info.lang().code())?;
    let (first, second) = votes.leaders();
    let bit = table().languages.iter().position(|&l| l == language);
    let agrees = bit.is_some_and(|bit| (bit == first || bit == second) && votes.hits[bit] >= 2);
    let confidence = info.confidence();
    // A language with a list whose words do not occur is not the language of the text.
    let believable = if agrees {
        confidence >= 0.5
    } else {
        bit.is_none() && confidence >= 0.98 && votes.hits[first] * 8 < votes.words
    };
    believable.then_some(Detection { language, confidence: Confidence::Likely })
}

/// BCP 47 wants the two-letter code where there is one.
fn from_three_letters(code: &str) -> Option<Language> {
    const PAIRS: &[(&str, &str)] = &[
        ("eng", "en"),
        ("spa", "es"),
        ("fra", "fr"),
        ("deu", "de"),
        ("ita", "it"),
        ("por", "pt"),
        ("nld", "nl"),
        ("swe", "sv"),
        ("dan", "da"),
        ("nob", "no"),
        ("pol", "pl"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("slk", "sk"),
        ("ron", "ro"),
        ("tur", "tr"),
        ("vie", "vi"),
        ("tgl", "tl"),
        ("ind", "id"),
        ("fin", "fi"),
        ("hun", "hu"),
        ("lat", "la"),
        ("hrv", "hr"),
        ("rus", "ru"),
        ("ukr", "uk"),
        ("bul", "bg"),
        ("slv", "sl"),
        ("est", "et"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("afr", "af"),
        ("zul", "zu"),
        ("sna", "sn"),
        ("aka", "ak"),
        ("epo", "eo"),
        ("uzb", "uz"),
        ("tuk", "tk"),
        ("aze", "az"),
        ("jav", "jv"),
    ];
    PAIRS.iter().find(|(three, _)| *three == code).map(|(_, two)| Language::new(two))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (String, Confidence) {
        let mut words = Vec::new();
        crate::text::word::cut(text, &mut words);
        let found = detect(words.iter().map(|w| w.text(text)), text);
        (found.language.to_string(), found.confidence)
    }

    #[test]
    fn prose_is_recognised() {
        for (tag, text) in [
            ("en", "We can help you find a place to stay, and we will go with you to the first meeting if you want."),
            (
                "es",
                "Podemos ayudarle a encontrar un lugar donde quedarse, y si usted quiere iremos con usted a la cita.",
            ),
            ("fr", "Nous pouvons vous aider à trouver un logement et nous irons avec vous au premier rendez-vous."),
            ("de", "Wir helfen Ihnen, eine Wohnung zu finden, und wir gehen mit Ihnen zu dem ersten Termin."),
            ("it", "Possiamo aiutarla a trovare un posto dove stare e verremo con lei al primo incontro, se vuole."),
            ("pt", "Podemos ajudar você a encontrar um lugar para ficar e vamos com você à primeira reunião."),
            ("nl", "Wij kunnen u helpen om een woning te vinden en wij gaan met u mee naar het eerste gesprek."),
            ("sv", "Vi kan hjälpa dig att hitta någonstans att bo och vi följer med dig till det första mötet."),
            ("da", "Vi kan hjælpe dig med at finde et sted at bo, og vi går med dig til det første møde, hvis du vil."),
            ("no", "Vi kan hjelpe deg med å finne et sted å bo, og vi blir med deg til det første møtet hvis du vil."),
            ("pl", "Możemy pomóc ci znaleźć miejsce do życia i pójdziemy z tobą na pierwsze spotkanie, jeśli chcesz."),
            ("vi", "Chúng tôi có thể giúp bạn tìm nơi ở và sẽ đi cùng bạn đến buổi gặp đầu tiên nếu bạn muốn."),
            (
                "tl",
                "Matutulungan ka namin na maghanap ng matitirhan at sasamahan ka namin sa unang pulong kung gusto mo.",
            ),
            ("ht", "Nou ka ede w jwenn yon kote pou w rete epi n ap ale avèk ou nan premye randevou a si ou vle."),
            ("ru", "Мы поможем вам найти жильё и пойдём с вами на первую встречу, если вы этого хотите."),
            ("uk", "Ми допоможемо вам знайти житло і підемо з вами на першу зустріч, якщо ви цього хочете."),
            ("zh", "我们可以帮助您找到住处，如果您愿意，我们会陪您参加第一次会面。"),
            ("ja", "住む場所を探すお手伝いをします。最初の面談にも一緒に行きます。"),
            ("ko", "저희는 살 곳을 찾는 것을 도와드릴 수 있습니다."),
            ("ar", "يمكننا مساعدتك في العثور على مكان للإقامة."),
            ("hy", "Մենք կարող ենք օգնել ձեզ գտնել բնակարան։"),
        ] {
            let (found, confidence) = of(text);
            assert_eq!(found, tag, "{text}");
            assert!(confidence >= Confidence::Likely, "{text}");
        }
    }

    #[test]
    fn names_and_labels_stay_unknown() {
        for text in [
            "",
            "42",
            "Maria Santos",
            "Contact",
            "John Smith, LCSW",
            "Fees",
            "São Paulo",
            "San Diego, CA 92101",
            "Menu Home",
        ] {
            assert_eq!(of(text).1, Confidence::Unknown, "{text}");
        }
    }

    #[test]
    fn function_words_in_any_case() {
        let en = Language::new("en");
        assert!(is_function_word("The", en) && is_function_word("DON’T", en));
        assert!(!is_function_word("house", en) && !is_function_word("the", Language::UNKNOWN));
    }
}
