//! French as spoken: vowel sounds without the mute e.

/// Counts the spoken syllables of a French word in lower case.
pub(super) fn count(letters: &[char]) -> usize {
    // l'enfant, qu'il: the elided word has no vowel of its own.
    if let Some(apostrophe) = letters.iter().position(|c| *c == '\'') {
        let (before, after) = (&letters[..apostrophe], &letters[apostrophe + 1..]);
        let elided = matches!(before, ['l' | 'd' | 'n' | 's' | 'j' | 'c' | 'm' | 't'] | ['q', 'u']);
        let first = if elided || before.is_empty() { 0 } else { count(before) };
        return first + if after.is_empty() { 0 } else { count(after) };
    }
    let mut count = 0;
    let mut at = 0;
    while at < letters.len() {
        if !vowel(letters[at]) {
            at += 1;
            continue;
        }
        let (width, sounds) = sound(letters, at, count);
        count += sounds;
        at += width;
    }
    count
}

fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'à'..='æ' | 'è'..='ï' | 'ò'..='ö' | 'ù'..='ü' | 'ÿ' | 'œ')
}

/// The vowel letters at `at` that make one sound or none: how many letters, how many syllables.
fn sound(letters: &[char], at: usize, before: usize) -> (usize, usize) {
    let get = |i: usize| letters.get(at + i).copied().unwrap_or(' ');
    let previous = at.checked_sub(1).map_or(' ', |i| letters[i]);
    let c = letters[at];
    let rest = &letters[at..];
    match c {
        'u' if previous == 'q' => return (1, usize::from(!vowel(get(1)))),
        'u' if previous == 'g' && matches!(get(1), 'e' | 'i' | 'é' | 'è' | 'ê' | 'y' | 'a' | 'o') => return (1, 0),
        'e' => {
            if mute_ending(rest, letters) {
                return (rest.len(), usize::from(before == 0));
            }
            // gea, geo: the e only softens the g.
            if previous == 'g' && matches!(get(1), 'a' | 'o' | 'â' | 'ô') {
                return (1, 0);
            }
            match (get(1), get(2)) {
                ('a', 'u') => return (3, 1),
                ('u' | 'i', _) => {
                    let glide = get(1) == 'i' && get(2) == 'l' && get(3) == 'l';
                    return (2 + usize::from(glide), 1);
                }
                ('y', n) if vowel(n) => return (2, 1),
                ('o', _) | ('a', _) => return (1, 1),
                _ => {}
            }
            if mute_inside(letters, at, before) {
                return (1, 0);
            }
            return (1, 1);
        }
        _ => {}
    }
    match (c, get(1)) {
        // ill: fille, travail, feuille: the glide is a consonant.
        ('a' | 'o', 'u') | ('o', 'ù' | 'û') => {
            let mut width = 2;
            if get(2) == 'i' && get(3) == 'l' && get(4) == 'l' {
                width = 3;
            } else if c == 'o' && glide_follows(letters, at + 2) {
                // oui, ouest: ou is a glide unless two consonants with l or r stand before.
                if !heavy_onset(letters, at) {
                    return (2, 0);
                }
            }
            (width, 1)
        }
        ('a' | 'o', 'i') | ('u', 'i' | 'î') => {
            let ill = get(2) == 'l' && get(3) == 'l';
            (if ill { 3 } else { 2 }, 1)
        }
        ('o', 'î') | ('œ', 'u') | ('a', 'î') | ('a', 'e') if !(c == 'a' && get(1) == 'e' && get(2) == 'r') => (2, 1),
        ('o', 'e') if get(2) == 'u' => (3, 1),
        ('o' | 'a' | 'u' | 'e', 'y') if vowel(get(2)) => (2, 1),
        ('i' | 'ï' | 'y', next) if vowel(next) && !mute_ending(&letters[at + 1..], letters) => {
            // i before a vowel is a glide, unless l or r after a consonant stands before it: client, quatrième.
            if heavy_onset(letters, at) { (1, 1) } else { (1, 0) }
        }
        ('u', next) if vowel(next) && !mute_ending(&letters[at + 1..], letters) => {
            if heavy_onset(letters, at) || before == 0 && at > 1 {
                (1, 1)
            } else {
                (1, usize::from(!matches!(next, 'a' | 'é' | 'e')))
            }
        }
        _ => (1, 1),
    }
}

/// Whether a full vowel follows at `at`.
fn glide_follows(letters: &[char], at: usize) -> bool {
    letters.get(at).is_some_and(|c| vowel(*c)) && !mute_ending(&letters[at..], letters)
}

/// A consonant and `l` or `r` before `at`: the glide would be the third consonant.
fn heavy_onset(letters: &[char], at: usize) -> bool {
    at >= 2
        && matches!(letters[at - 1], 'l' | 'r')
        && matches!(letters[at - 2], 'b' | 'c' | 'd' | 'f' | 'g' | 'p' | 't' | 'v')
}

/// The silent endings -e, -es, -ent (of verbs).
fn mute_ending(rest: &[char], letters: &[char]) -> bool {
    match rest {
        ['e'] | ['e', 's'] => true,
        ['e', 'n', 't'] => verb_ent(letters),
        _ => false,
    }
}

/// Whether -ent is the silent ending of a verb's plural, by the letters before it.
fn verb_ent(letters: &[char]) -> bool {
    let stem = &letters[..letters.len() - 3];
    let tail = |end: &str| {
        let length = end.chars().count();
        stem.len() >= length && stem[stem.len() - length..].iter().copied().eq(end.chars())
    };
    // étaient, auraient, veulent, doivent, prennent, disent, mettent, finissent.
    [
        "ai", "oi", "eul", "euv", "oiv", "nn", "is", "iss", "tt", "iv", "ir", "èr", "ur", "ss", "ôt", "ch", "qu", "gu",
        "ouv", "rv", "âm", "th", "mbl", "us", "as", "ag", "urn", "onn",
    ]
    .iter()
    .any(|end| tail(end))
        && !["prés", "abs", "consc", "viv"].iter().any(|end| tail(end))
}

/// Whether an `e` inside the word is not said: after one consonant sound, before one consonant and a vowel.
fn mute_inside(letters: &[char], at: usize, before: usize) -> bool {
    let get = |i: usize| letters.get(at + i).copied().unwrap_or(' ');
    if before == 0 || at < 2 {
        return false;
    }
    let next = get(1);
    if vowel(next) || next == ' ' || next == 'x' {
        return false;
    }
    // Before one consonant and a vowel, or before ch, th, ph, qu, tr…
    let cluster = matches!((next, get(2)), ('c' | 't' | 'p', 'h') | ('q' | 'g', 'u'));
    let open = vowel(get(2)) || cluster && vowel(get(3));
    if !open {
        return false;
    }
    // Two consonants before keep it: appartement, gouvernement.
    let previous = letters[at - 1];
    let second = letters[at - 2];
    vowel(previous)
        || vowel(second)
        || previous == second
        || matches!((second, previous), ('c' | 'p' | 't', 'h') | ('g', 'n') | ('n' | 'm', _))
}
