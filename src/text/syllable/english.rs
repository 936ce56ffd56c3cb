//! English: groups of vowel letters, less the silent ones, plus the pairs that part.

use super::{Rules, exceptions};

const LONGEST: usize = super::LONGEST;

/// Counts an ASCII word without allocating.
pub(super) fn count(word: &str) -> u8 {
    let bytes = word.as_bytes();
    let mut total = 0u8;
    let mut buffer = [0u8; LONGEST];
    for part in bytes.split(|b| !(b.is_ascii_alphabetic() || *b == b'\'')) {
        let part = part.strip_prefix(b"'").unwrap_or(part);
        let part = part.strip_suffix(b"'").unwrap_or(part);
        let part = &part[..part.len().min(LONGEST)];
        if !part.iter().any(u8::is_ascii_alphabetic) {
            continue;
        }
        let lower = &mut buffer[..part.len()];
        for (to, from) in lower.iter_mut().zip(part) {
            *to = from.to_ascii_lowercase();
        }
        total = total.saturating_add(spelled(part).unwrap_or_else(|| part_count(lower)));
    }
    if total == 0 && bytes.iter().any(u8::is_ascii_alphabetic) { 1 } else { total }
}

/// A run of capitals without a vowel is spelled out: LCSW, PTSD, HTTPS.
fn spelled(part: &[u8]) -> Option<u8> {
    let spelled = part.len() > 1 && part.iter().all(|b| b.is_ascii_uppercase() && !is_vowel(b.to_ascii_lowercase()));
    // "w" has three syllables.
    spelled.then(|| part.iter().map(|b| if *b == b'W' { 3u8 } else { 1 }).fold(0, u8::saturating_add))
}

/// Counts letters in lower case that are not all ASCII: é and its like are read as plain vowels that always sound.
pub(super) fn count_letters(letters: &[char]) -> usize {
    let mut plain = [0u8; LONGEST];
    let mut length = 0;
    let mut sounded_end = false;
    for &c in letters {
        let folded = match c {
            'a'..='z' | '\'' => c as u8,
            'à'..='å' | 'æ' => b'a',
            'ç' => b'c',
            'è'..='ë' => b'e',
            'ì'..='ï' => b'i',
            'ñ' => b'n',
            'ò'..='ö' | 'ø' | 'œ' => b'o',
            'ù'..='ü' => b'u',
            'ý' | 'ÿ' => b'y',
            _ => continue,
        };
        sounded_end = c == 'é';
        plain[length] = folded;
        length += 1;
    }
    if length == 0 {
        return super::groups(letters).max(1);
    }
    let counted = usize::from(part_count(&plain[..length]));
    // café: the accent makes the last e sound.
    if sounded_end && length > 2 && !is_vowel(plain[length - 2]) && counted < groups(&plain[..length]) {
        counted + 1
    } else {
        counted
    }
}

fn groups(word: &[u8]) -> usize {
    word.iter().enumerate().filter(|(i, b)| is_vowel(**b) && (*i == 0 || !is_vowel(word[i - 1]))).count()
}

const fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// One part without hyphens, in lower case, perhaps with a contraction.
fn part_count(word: &[u8]) -> u8 {
    let list = exceptions(Rules::English);
    let listed = |word: &[u8]| list.and_then(|list| list.get(word).copied());
    if let Some(count) = listed(word) {
        return count;
    }
    let Some(apostrophe) = word.iter().rposition(|b| *b == b'\'') else {
        return inflected(word, &listed);
    };
    let (stem, ending) = (&word[..apostrophe], &word[apostrophe + 1..]);
    let final_letter = stem.last().copied().unwrap_or(b' ');
    let base = |stem: &[u8]| if stem.contains(&b'\'') { part_count(stem) } else { inflected(stem, &listed) };
    match ending {
        // didn't, couldn't: the n is a syllable after a consonant.
        b"t" if final_letter == b'n' => {
            let verb = &stem[..stem.len() - 1];
            let before = verb.last().copied().unwrap_or(b' ');
            base(verb).saturating_add(u8::from(!is_vowel(before) && verb.len() > 1 && before != b'r'))
        }
        b"s" => base(stem).saturating_add(u8::from(is_sibilant(stem))),
        b"ve" | b"ll" => base(stem).saturating_add(u8::from(!is_vowel(final_letter) && final_letter != b'w')),
        b"d" => base(stem).saturating_add(u8::from(matches!(final_letter, b't' | b'd'))),
        b"re" | b"m" | b"" => base(stem),
        _ if stem.iter().any(|b| is_vowel(*b)) => base(stem).saturating_add(inflected(ending, &listed)),
        _ => inflected(ending, &listed),
    }
}

/// Whether a plural or possessive s after this adds a syllable.
fn is_sibilant(stem: &[u8]) -> bool {
    matches!(stem, [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] | [.., b's' | b'c' | b'z' | b'g', b'e'])
}

/// Looks the word up again without its ending, so that a listed word carries to its forms.
fn inflected(word: &[u8], listed: &impl Fn(&[u8]) -> Option<u8>) -> u8 {
    if let Some(count) = listed(word) {
        return count;
    }
    let stems: [(&[u8], u8); 4] = [(b"s", 0), (b"ly", 1), (b"ing", 1), (b"ed", 0)];
    for (ending, adds) in stems {
        if let Some(stem) = word.strip_suffix(ending) {
            if stem.len() < 4 {
                continue;
            }
            if let Some(count) = listed(stem) {
                let extra = match ending {
                    b"s" => u8::from(is_sibilant(stem)),
                    b"ed" => u8::from(matches!(stem.last(), Some(b't' | b'd'))),
                    _ => adds,
                };
                return count + extra;
            }
        }
    }
    rules(word)
}

/// Vowel groups, corrected at the end, in the middle and where two vowels part.
fn rules(word: &[u8]) -> u8 {
    let mut count = 0usize;
    let mut at = 0;
    while at < word.len() {
        let previous = if at == 0 { b' ' } else { word[at - 1] };
        let next = word.get(at + 1).copied().unwrap_or(b' ');
        // y before a vowel is a consonant at the start and between vowels.
        let consonant_y = word[at] == b'y' && is_vowel(next) && (at == 0 || (is_vowel(previous) && next != b' '));
        if is_vowel(word[at]) && !consonant_y {
            let start = at;
            while at < word.len() && is_vowel(word[at]) {
                let next = word.get(at + 1).copied().unwrap_or(b' ');
                if at > start && word[at] == b'y' && is_vowel(next) {
                    break;
                }
                at += 1;
            }
            count += 1 + parted(word, start, at);
            if at < word.len() && word[at] == b'y' {
                at += 1;
            }
        } else {
            at += 1;
        }
    }
    count = count.saturating_sub(silent_end(word, count));
    count = count.saturating_sub(silent_inside(word, count));
    count += syllabic_m(word);
    count.clamp(1, 255) as u8
}

/// What stands around a vowel group.
struct Around<'w> {
    before: &'w [u8],
    after: &'w [u8],
    /// The letter before the group, or a space.
    last: u8,
    /// Whether the group is the word's first.
    first: bool,
}

/// How many more syllables than one the vowel group `word[start..end]` has.
fn parted(word: &[u8], start: usize, end: usize) -> usize {
    let group = &word[start..end];
    if group.len() < 2 {
        return 0;
    }
    let (before, after) = (&word[..start], &word[end..]);
    let last = before.last().copied().unwrap_or(b' ');
    let around = Around { before, after, last, first: !before.iter().any(|b| is_vowel(*b)) };
    let parts = match group[0] {
        b'i' => i_parts(group, &around),
        b'e' => e_parts(group, &around),
        b'u' => u_parts(group, &around),
        b'o' => match group {
            // going, doing; heroic
            b"oi" => {
                after == b"ng" && last != b'b' && before.len() <= 3
                    || before.ends_with(b"her") && after.starts_with(b"c")
            }
            b"oe" => around.first && (after.starts_with(b"t") || after.starts_with(b"m")),
            b"oa" => before.is_empty() && after.starts_with(b"s"),
            // cooperate, coordinate, zoology
            b"oo" => {
                last == b'c' && (after.starts_with(b"pe") || after.starts_with(b"rd"))
                    || last == b'z' && after.starts_with(b"l")
            }
            _ => matches!(group, b"oei" | b"oui" | b"oia" | b"oea"),
        },
        // archaic, mosaic; chaos
        b'a' => group == b"ai" && after.starts_with(b"c") && !around.first || matches!(group, b"ao" | b"aii" | b"aei"),
        b'y' => group == b"yi",
        _ => false,
    };
    usize::from(parts)
}

fn i_parts(group: &[u8], around: &Around) -> bool {
    let Around { before, after, last, first } = *around;
    // special, nation, region: the i softens the consonant.
    let soft = !first && matches!(last, b'c' | b't' | b's' | b'x' | b'g');
    match group {
        b"ia" => {
            // appreciate, confidentiality
            let full = matches!(last, b't' | b'c') && (after.starts_with(b"te") || after.starts_with(b"lit"));
            let brilliant = before.ends_with(b"ll") && matches!(after.first(), Some(b'n' | b'r'));
            let marriage = after.starts_with(b"ge") && !first;
            !(soft && !full || brilliant || marriage || before.ends_with(b"parl"))
        }
        b"io" => {
            let nion = last == b'n' && after.starts_with(b"n");
            let behavior = after.starts_with(b"r") && last == b'v' && before.len() > 3;
            !(soft && after.starts_with(b"n") || before.ends_with(b"ll") || nion || behavior)
        }
        b"iou" => !matches!(last, b'c' | b't' | b'g' | b'x'),
        b"ie" => match after {
            // society
            [b't', b'y', ..] | [b's', b't'] => true,
            // client, science, experience; not patient, ancient
            [b'n', b't' | b'c', ..] => {
                !(matches!(last, b't' | b'c') && !before.ends_with(b"s") && !first) || before == b"sc"
            }
            [b't', ..] => first && matches!(last, b'd' | b'u'),
            // carrier, earlier; not soldier
            [b'r'] | [b'r', b's'] => {
                let two = before.len() > 1 && !is_vowel(before[before.len() - 2]);
                !first && (!matches!(last, b't' | b'd' | b'h') || two && last != b'h')
            }
            [b'n'] => last == b'l' && before.len() <= 2,
            _ => false,
        },
        _ => matches!(group, b"iu" | b"ii" | b"iei" | b"iae"),
    }
}

fn e_parts(group: &[u8], around: &Around) -> bool {
    let Around { before, after, last, first } = *around;
    match group {
        b"ea" => {
            // create; react, reassure, reappear; theater
            let create = before.ends_with(b"cr")
                && after.starts_with(b"t")
                && !before.ends_with(b"scr")
                && !after.starts_with(b"tu");
            let re = before == b"r" && [b"ct", b"ss", b"pp", b"ff", b"li"].iter().any(|a| after.starts_with(*a));
            let theater = before.ends_with(b"th") && after.starts_with(b"t");
            // European; not ocean. area, areas; not overseas.
            let ean = after == b"n" && !first && last != b'c';
            let end = !first
                && (after.is_empty() && !matches!(last, b's' | b'l') || after == b"s" && matches!(last, b'r' | b'd'));
            // linear, nuclear
            let ear = !first && after == b"r" && (last == b'n' || before.ends_with(b"cl"));
            create || re || theater || ean || end || ear
        }
        b"eo" => {
            let geon = matches!(last, b'g' | b'h') && after.starts_with(b"n");
            let people =
                last == b'p' && after.starts_with(b"pl") || last == b'l' && after.starts_with(b"p") || last == b'j';
            !(geon || people)
        }
        b"eou" => !matches!(last, b'c' | b't' | b'g' | b'x'),
        // being; reinforce, reimburse; deity
        b"ei" => {
            let re = before == b"r" && after.len() > 3 && matches!(after[0], b'n' | b'm') && !after.starts_with(b"nde");
            after == b"ng" || after == b"ngs" || re || before == b"d" && after.starts_with(b"t")
        }
        b"eu" => after == b"m" || after == b"s" && !first || after.starts_with(b"ms"),
        _ => matches!(group, b"eei" | b"eia"),
    }
}

fn u_parts(group: &[u8], around: &Around) -> bool {
    let Around { before, after, last, .. } = *around;
    let glide = matches!(last, b'q' | b'g');
    match group {
        b"ua" => !(glide || last == b's' && after.starts_with(b"d")),
        // fuel, cruel, duel; fluent, influence; duet
        b"ue" => {
            !glide
                && (matches!(last, b'f' | b'r' | b'd') && after.starts_with(b"l")
                    || after.starts_with(b"n")
                    || after == b"t")
        }
        // ruin, continuity, intuition, fluid, suicide
        b"ui" => {
            let tail = [b"n".as_slice(), b"ty", b"ti", b"d"].iter().any(|a| after.starts_with(a));
            !glide && (tail || before == b"s" && after.starts_with(b"c"))
        }
        b"uou" => last != b'q',
        b"uo" => last != b'q' && !after.starts_with(b"y"),
        _ => group == b"uia",
    }
}

/// Silent letters at the end: -e, -es, -ed, -gue, -que.
fn silent_end(word: &[u8], count: usize) -> usize {
    if count < 2 {
        return 0;
    }
    let silent = match word {
        // The last vowel of a group: blue, argue, agreed.
        [.., b'g' | b'q', b'u', b'e'] | [.., b'g' | b'q', b'u', b'e', b's' | b'd'] => {
            let stem = &word[..word.len() - 3];
            // league, technique; but argue, continue.
            stem.len() > 2 && !matches!(word, [.., b'r', b'g', b'u', b'e'] | [.., b'r', b'g', b'u', b'e', _])
        }
        [.., v, b'e'] | [.., v, b'e', b's' | b'd'] if is_vowel(*v) && *v != b'y' => false,
        [.., c, b'l', b'e'] if !is_vowel(*c) && !matches!(c, b'l' | b'r' | b'w' | b'y') => false,
        [.., c, b'l', b'e', b's' | b'd'] if !is_vowel(*c) && !matches!(c, b'l' | b'r' | b'w' | b'y') => false,
        // theatre, acre; wanted
        [.., b'c' | b't', b'r', b'e'] | [.., b't' | b'd', b'e', b'd'] => false,
        [.., b'e'] => true,
        [.., b'e', b's'] => !is_sibilant(&word[..word.len() - 2]) && !is_sibilant(&word[..word.len() - 1]),
        [.., b'e', b'd'] => word.len() > 3,
        _ => false,
    };
    usize::from(silent)
}

/// A silent e before a suffix, or at the end of the first part of a compound.
fn silent_inside(word: &[u8], count: usize) -> usize {
    const SUFFIXES: [&[u8]; 9] = [b"ly", b"ful", b"fully", b"less", b"ment", b"ments", b"ness", b"some", b"lessness"];
    const FIRST: [&[u8]; 30] = [
        b"home", b"some", b"there", b"where", b"life", b"house", b"fire", b"like", b"care", b"time", b"safe", b"side",
        b"white", b"base", b"store", b"whole", b"wheel", b"here", b"more", b"grape", b"wide", b"live", b"note",
        b"game", b"stone", b"space", b"face", b"name", b"fore", b"home",
    ];
    if count < 2 {
        return 0;
    }
    for suffix in SUFFIXES {
        if let Some([.., before, consonant, b'e']) = word.strip_suffix(suffix) {
            let syllabic = *consonant == b'l' && !is_vowel(*before);
            // supplement, regiment: the e belongs to the suffix, complete-ly has it silent.
            let element = suffix.starts_with(b"ment") && matches!((before, consonant), (b'e', b'l'));
            if !is_vowel(*consonant) && !syllabic && !element {
                return 1;
            }
        }
    }
    for first in FIRST {
        if let Some([next, rest @ ..]) = word.strip_prefix(first) {
            let inflection =
                matches!((next, rest), (b's', []) | (b'd', []) | (b'r', _) | (b'n', _) | (b'l', [b'y', ..]));
            if !is_vowel(*next) && !inflection && rest.iter().any(|b| is_vowel(*b)) {
                return 1;
            }
        }
    }
    0
}

/// The m of -ism, -asm and -thm is a syllable.
fn syllabic_m(word: &[u8]) -> usize {
    let word = word.strip_suffix(b"s").filter(|w| w.ends_with(b"m")).unwrap_or(word);
    usize::from(word.ends_with(b"sm") || word.ends_with(b"thm"))
}
