//! German, Dutch and the Scandinavian languages: vowels, with what each language writes as one sound.

use super::nuclei;

/// Diphthongs and long vowels once, every other neighbour apart.
pub(super) fn german(letters: &[char]) -> usize {
    let vowel = super::is_latin_vowel;
    // Dirndl, Kreml: l carries a syllable after a consonant; not Kerl, Stuhl, Bowl.
    let syllabic = matches!(letters, [.., 'b' | 'd' | 'f' | 'g' | 'k' | 'm' | 'p' | 's' | 't' | 'z', 'l']);
    let mut count = usize::from(syllabic);
    let mut at = 0;
    while at < letters.len() {
        let c = letters[at];
        if !vowel(c) {
            at += 1;
            continue;
        }
        let previous = at.checked_sub(1).map_or(' ', |i| letters[i]);
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let third = letters.get(at + 2).copied().unwrap_or(' ');
        // qu is a consonant; y before a vowel at the start is one too.
        if (c == 'u' && previous == 'q' && vowel(next)) || (c == 'y' && at == 0 && vowel(next)) {
            at += 1;
            continue;
        }
        count += 1;
        let ends = !vowel(third) && third == ' ';
        let one = match (c, next) {
            // Museum, Petroleum.
            ('e', 'u') if third == 'm' && at + 3 == letters.len() && count > 1 => false,
            ('e', 'e') => !is_parted_ee(letters, at),
            ('e', 'a') => is_english_ea(letters, at),
            // Coach, Toast, Board, Roadtrip; not Oase, Koala.
            ('o', 'a') => {
                matches!(&letters[at + 2..], ['c', 'h', ..] | ['s', 't', ..] | ['r', 'd', ..] | ['d', ..] if at > 0)
            }
            // Atheist, Theismus.
            ('e', 'i') if previous == 'h' && letters[..at].ends_with(&['t', 'h']) && third == 's' => false,
            // Egoist, heroisch; not Toilette, Joint, Boiler.
            ('o', 'i') if third == 's' && matches!(letters.get(at + 3), Some('t' | 'c' | 'm')) => false,
            // aktuell, eventuelle, Ritual: before the stressed end an unstressed u is a glide.
            ('u', 'e') if matches!(previous, 't' | 'd' | 'n') && letters[at + 1..].starts_with(&['e', 'l', 'l']) => {
                count > 1
            }
            ('u', 'a') if matches!(previous, 't' | 'd' | 'n') && third == 'l' && at + 3 == letters.len() => count > 1,
            ('a' | 'e', 'i' | 'u')
            | ('ä', 'u')
            | ('a', 'a' | 'y')
            | ('e', 'y')
            | ('o', 'o' | 'u' | 'y')
            | ('i', 'e') => true,
            ('o' | 'u', 'i') => ends || c == 'o',
            // Nation, Material, Studium, aktuell: before a full vowel an unstressed i or u is a glide.
            ('i', 'a' | 'o' | 'u' | 'ö') => {
                at > 0 && count > 1 && !matches!(previous, 'r') || at > 1 && third == 'n' && previous == 't'
            }
            _ => false,
        };
        at += 1 + usize::from(one);
    }
    count
}

/// Whether `ee` at a place belongs to two syllables: beenden, geehrt, Ideen, Museen; not Beere, Meer, Screen.
fn is_parted_ee(letters: &[char], at: usize) -> bool {
    let after = &letters[at + 2..];
    match after {
        ['n'] => {
            const ENGLISH: [&str; 5] = ["green", "screen", "queen", "teen", "ween"];
            !ENGLISH.iter().any(|word| letters.iter().rev().copied().take(word.len()).eq(word.chars().rev()))
        }
        _ if at != 1 => false,
        ['n' | 'h', ..] | ['r', 'b' | 'd', ..] => matches!(letters[0], 'b' | 'g'),
        ['r' | 'b' | 'c', ..] => letters[0] == 'g',
        _ => false,
    }
}

/// Whether `ea` at a place is one English vowel: Team, Stream, Steak, Thread, Beat; not Beamter, Reaktion, ideal.
fn is_english_ea(letters: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map_or(' ', |i| letters[i]);
    match &letters[at + 2..] {
        ['m', ..] => matches!(before, 't' | 'r'),
        ['k', 't', ..] => false,
        ['k', ..] | ['d' | 't' | 'n'] | ['d' | 't' | 'n', 's'] => before != 'r' || at > 1,
        _ => false,
    }
}

/// Dutch two- and three-letter vowels once; a trema starts a new syllable.
pub(super) fn dutch(letters: &[char]) -> usize {
    let vowel = |c: char| {
        matches!(
            c,
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'é' | 'è' | 'ê' | 'ë' | 'ï' | 'ö' | 'ü' | 'á' | 'ó' | 'í' | 'ú' | 'à'
        )
    };
    let mut count = 0;
    let mut at = 0;
    while at < letters.len() {
        let c = letters[at];
        if !vowel(c) {
            at += 1;
            continue;
        }
        let get = |i: usize| letters.get(at + i).copied().unwrap_or(' ');
        let previous = at.checked_sub(1).map_or(' ', |i| letters[i]);
        if c == 'u' && previous == 'q' {
            at += 1;
            continue;
        }
        if c == 'y' && vowel(get(1)) {
            at += 1;
            continue;
        }
        count += 1;
        at += match (c, get(1), get(2)) {
            ('a' | 'o', a, 'i') if a == c => 3,
            ('o', 'e', 'i') | ('e', 'e', 'u') | ('i', 'e', 'u') | ('e', 'a', 'u') => 3,
            ('a', 'a', _)
            | ('e', 'e' | 'u' | 'i', _)
            | ('o', 'o' | 'e' | 'u' | 'i', _)
            | ('u', 'u' | 'i', _)
            | ('i', 'e' | 'j', _)
            | ('a', 'u' | 'i', _) => 2,
            _ => 1,
        };
    }
    count
}

/// Swedish: each vowel letter; `au` and `eu` in loans once.
pub(super) fn swedish(letters: &[char]) -> usize {
    nuclei(letters, is_nordic_vowel, |a, b| {
        matches!((a, b), ('a' | 'e', 'u') | ('e', 'e') | ('a', 'a') | ('o', 'o') | ('o', 'u'))
    })
}

/// Danish: each vowel letter; `ej`, `øj` have one already, `au`, `eu`, doubled vowels once.
pub(super) fn danish(letters: &[char]) -> usize {
    nuclei(letters, is_nordic_vowel, |a, b| {
        matches!(
            (a, b),
            ('a' | 'e', 'u') | ('a' | 'e', 'i') | ('e', 'e') | ('a', 'a') | ('o', 'o' | 'u') | ('i', 'i') | ('u', 'u')
        )
    })
}

/// Norwegian: each vowel letter; the diphthongs `ei`, `ai`, `au`, `øy`, `oy`, `eu` once.
pub(super) fn norwegian(letters: &[char]) -> usize {
    nuclei(letters, is_nordic_vowel, |a, b| {
        matches!((a, b), ('a' | 'e', 'u' | 'i') | ('ø' | 'o', 'y') | ('e', 'e') | ('a', 'a') | ('o', 'o'))
    })
}

fn is_nordic_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö' | 'æ' | 'ø' | 'é' | 'è' | 'ê' | 'à' | 'ü' | 'ó' | 'ò'
    )
}
