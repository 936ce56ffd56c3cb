//! English: four or five forms of a verb, two of a noun.

use super::{Class, Tags};

/// use
pub(crate) const BASE: Tags = 1;
/// uses
pub(crate) const THIRD: Tags = 2;
/// using
pub(crate) const PRESENT_PARTICIPLE: Tags = 4;
/// (she) used, gave
pub(crate) const PAST: Tags = 8;
/// (has been) used, given
pub(crate) const PARTICIPLE: Tags = 16;
const SINGULAR: Tags = 32;
const PLURAL: Tags = 64;

pub(super) fn forms(lemma: &str, class: Class) -> Option<Vec<(Tags, String)>> {
    match class.part {
        "v" => Some(verb(lemma)),
        "n" => Some(vec![(SINGULAR, lemma.to_owned()), (PLURAL, plural(lemma))]),
        _ => None,
    }
}

/// Verbs whose past is not in -ed: past, participle.
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("be", "was", "been"),
    ("beat", "beat", "beaten"),
    ("become", "became", "become"),
    ("begin", "began", "begun"),
    ("break", "broke", "broken"),
    ("bring", "brought", "brought"),
    ("build", "built", "built"),
    ("buy", "bought", "bought"),
    ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"),
    ("come", "came", "come"),
    ("cut", "cut", "cut"),
    ("deal", "dealt", "dealt"),
    ("dig", "dug", "dug"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("drive", "drove", "driven"),
    ("fall", "fell", "fallen"),
    ("feel", "felt", "felt"),
    ("find", "found", "found"),
    ("forbid", "forbade", "forbidden"),
    ("forget", "forgot", "forgotten"),
    ("get", "got", "gotten"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grow", "grew", "grown"),
    ("have", "had", "had"),
    ("hear", "heard", "heard"),
    ("hide", "hid", "hidden"),
    ("hold", "held", "held"),
    ("keep", "kept", "kept"),
    ("know", "knew", "known"),
    ("lead", "led", "led"),
    ("leave", "left", "left"),
    ("lend", "lent", "lent"),
    ("let", "let", "let"),
    ("lose", "lost", "lost"),
    ("make", "made", "made"),
    ("mean", "meant", "meant"),
    ("meet", "met", "met"),
    ("overcome", "overcame", "overcome"),
    ("pay", "paid", "paid"),
    ("put", "put", "put"),
    ("read", "read", "read"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("say", "said", "said"),
    ("see", "saw", "seen"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("set", "set", "set"),
    ("show", "showed", "shown"),
    ("shrink", "shrank", "shrunk"),
    ("speak", "spoke", "spoken"),
    ("speed", "sped", "sped"),
    ("spend", "spent", "spent"),
    ("spread", "spread", "spread"),
    ("stand", "stood", "stood"),
    ("take", "took", "taken"),
    ("teach", "taught", "taught"),
    ("tear", "tore", "torn"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("understand", "understood", "understood"),
    ("win", "won", "won"),
    ("write", "wrote", "written"),
];

/// Verbs of two syllables that are stressed on the last and so double its consonant.
const DOUBLING: &[&str] = &[
    "admit", "commit", "compel", "confer", "control", "defer", "deter", "emit", "expel", "forbid", "incur", "occur",
    "omit", "permit", "prefer", "refer", "regret", "remit", "submit", "transfer", "transmit",
];

fn verb(lemma: &str) -> Vec<(Tags, String)> {
    let (past, participle) = IRREGULAR
        .iter()
        .find(|row| row.0 == lemma)
        .map_or_else(|| (regular_past(lemma), regular_past(lemma)), |row| (row.1.to_owned(), row.2.to_owned()));
    let third = match lemma {
        "be" => "is".to_owned(),
        "have" => "has".to_owned(),
        _ => with_s(lemma),
    };
    vec![
        (BASE, lemma.to_owned()),
        (THIRD, third),
        (PRESENT_PARTICIPLE, present_participle(lemma)),
        (PAST, past),
        (PARTICIPLE, participle),
    ]
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether a final consonant is doubled before a vowel: stop, stopped.
fn doubles(lemma: &str) -> bool {
    let bytes = lemma.as_bytes();
    let [.., before, vowel, last] = bytes else { return false };
    let closed = !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y') && is_vowel(*vowel) && !is_vowel(*before);
    let vowels = bytes.iter().filter(|byte| is_vowel(**byte)).count();
    closed && (vowels == 1 || DOUBLING.contains(&lemma))
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    matches!(lemma.as_bytes(), [.., before, b'y'] if !is_vowel(*before))
}

fn regular_past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if ends_in_consonant_y(lemma) {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else if doubles(lemma) {
        format!("{lemma}{}ed", &lemma[lemma.len() - 1..])
    } else {
        format!("{lemma}ed")
    }
}

fn present_participle(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        format!("{stem}ying")
    } else if lemma.len() > 2 && lemma.ends_with('e') && !["ee", "oe", "ye"].iter().any(|end| lemma.ends_with(end)) {
        format!("{}ing", &lemma[..lemma.len() - 1])
    } else if doubles(lemma) {
        format!("{lemma}{}ing", &lemma[lemma.len() - 1..])
    } else {
        format!("{lemma}ing")
    }
}

fn with_s(word: &str) -> String {
    if ends_in_consonant_y(word) {
        format!("{}ies", &word[..word.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) || matches!(word, "do" | "go") {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

fn plural(noun: &str) -> String {
    match noun {
        "child" => "children".to_owned(),
        "man" => "men".to_owned(),
        "person" => "people".to_owned(),
        "woman" => "women".to_owned(),
        _ => with_s(noun),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(lemma: &str) -> String {
        verb(lemma).into_iter().map(|(_, form)| form).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn verbs_take_the_endings_people_write() {
        assert_eq!(all("utilize"), "utilize utilizes utilizing utilized utilized");
        assert_eq!(all("try"), "try tries trying tried tried");
        assert_eq!(all("stop"), "stop stops stopping stopped stopped");
        assert_eq!(all("submit"), "submit submits submitting submitted submitted");
        assert_eq!(all("obtain"), "obtain obtains obtaining obtained obtained");
        assert_eq!(all("need"), "need needs needing needed needed");
        assert_eq!(all("buy"), "buy buys buying bought bought");
        assert_eq!(all("give"), "give gives giving gave given");
        assert_eq!(all("discover"), "discover discovers discovering discovered discovered");
        assert_eq!(all("agree"), "agree agrees agreeing agreed agreed");
        assert_eq!(all("pass"), "pass passes passing passed passed");
    }

    #[test]
    fn nouns_take_their_plural() {
        assert_eq!(plural("person"), "people");
        assert_eq!(plural("disability"), "disabilities");
        assert_eq!(plural("address"), "addresses");
    }
}
