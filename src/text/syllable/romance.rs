//! Spanish, Italian, Portuguese, Catalan, Romanian: strong vowels are syllables, weak ones lean on them.

/// Spanish: each strong or accented vowel is a syllable; `i` and `u` only where no strong vowel is beside them.
pub(super) fn spanish(letters: &[char]) -> usize {
    let strong = |c: char| {
        matches!(
            c,
            'a' | 'e'
                | 'o'
                | 'á'
                | 'é'
                | 'í'
                | 'ó'
                | 'ú'
                | 'à'
                | 'è'
                | 'ò'
                | 'ã'
                | 'õ'
                | 'â'
                | 'ê'
                | 'ô'
                | 'ï'
                | 'ä'
                | 'ö'
        )
    };
    let weak = |i: usize| {
        let next = letters.get(i + 1).copied().unwrap_or(' ');
        let previous = i.checked_sub(1).map_or(' ', |p| letters[p]);
        match letters[i] {
            'u' => !(matches!(previous, 'q' | 'g') && matches!(next, 'e' | 'i' | 'é' | 'í')),
            'i' | 'ü' => true,
            'y' => !(strong(next) || matches!(next, 'i' | 'u')),
            _ => false,
        }
    };
    let mut count = 0;
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        let (mut strongs, mut weaks) = (0, 0);
        while at < letters.len() && (strong(letters[at]) || weak(at)) {
            if strong(letters[at]) {
                strongs += 1
            } else {
                weaks += 1
            }
            at += 1;
        }
        if at > start {
            count += if strongs > 0 { strongs } else { 1 };
            // Two of the same weak vowel do not flow together: chiita.
            if strongs == 0 && weaks == 2 && letters[start] == letters[start + 1] {
                count += 1;
            }
        } else {
            at += 1;
        }
    }
    count
}

/// Italian: strong vowels apart, `i` and `u` beside a vowel with it, save where the word's ending carries the stress.
pub(super) fn italian(letters: &[char]) -> usize {
    let strong = |c: char| matches!(c, 'a' | 'e' | 'o' | 'à' | 'è' | 'é' | 'ò' | 'ó' | 'ì' | 'í' | 'ù' | 'ú');
    let weak = |c: char| matches!(c, 'i' | 'u' | 'y' | 'j' | 'ï' | 'ü');
    let mut count = 0;
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        let mut strongs = 0;
        while at < letters.len() && (strong(letters[at]) || weak(letters[at])) {
            strongs += usize::from(strong(letters[at]));
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        let group = &letters[start..at];
        let soft = start > 0 && matches!(letters[start - 1], 'c' | 'g' | 'q')
            || start > 1 && letters[start - 2..start] == ['g', 'l'];
        count += match group {
            // più, giù, ciò: the accent is on the vowel after the glide.
            ['i', 'ù' | 'ò' | 'à' | 'è' | 'é'] | ['u', 'ò' | 'à' | 'è' | 'ì'] => 1,
            _ if strongs == 0 => 1,
            _ => strongs,
        };
        let glide_only = group.len() > 1 && soft;
        if !glide_only && start > 0 && at == letters.len() && strongs == 1 && stressed_ending(letters, start) {
            count += 1;
        }
        // -aio, -oio, -uio keep the middle vowel with the last one.
    }
    count
}

/// Whether the vowels at the end (from `start`) are parted by the stress: -logia, mio, due.
fn stressed_ending(letters: &[char], start: usize) -> bool {
    let (stem, ending) = letters.split_at(start);
    let first_vowel = !stem.iter().any(|c| super::is_latin_vowel(*c));
    match ending {
        // One-syllable stem: mi-o, tu-o, vi-a, du-e, zi-i.
        ['i' | 'u', 'a' | 'e' | 'o'] if first_vowel => true,
        ['i', 'a' | 'e'] => {
            const STEMS: [&str; 12] =
                ["log", "graf", "nom", "craz", "pat", "metr", "scop", "ter", "fon", "log", "gog", "tom"];
            STEMS.iter().any(|tail| ends_with(stem, tail)) && !ends_with(stem, "mater") && !ends_with(stem, "bater")
        }
        _ => false,
    }
}

fn ends_with(letters: &[char], tail: &str) -> bool {
    let length = tail.chars().count();
    letters.len() >= length && letters[letters.len() - length..].iter().copied().eq(tail.chars())
}

/// Portuguese: nasal and falling diphthongs once, hiatus where the accent or the position parts the vowels.
pub(super) fn portuguese(letters: &[char]) -> usize {
    let vowel = |c: char| {
        matches!(
            c,
            'a' | 'e' | 'i' | 'o' | 'u' | 'á' | 'à' | 'â' | 'ã' | 'é' | 'ê' | 'í' | 'ó' | 'ô' | 'õ' | 'ú' | 'ü' | 'y'
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
        let previous = at.checked_sub(1).map_or(' ', |i| letters[i]);
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let third = letters.get(at + 2).copied().unwrap_or(' ');
        // qu, gu before a vowel; u is silent or a glide.
        if matches!(c, 'u' | 'ü')
            && (previous == 'q' && vowel(next)
                || previous == 'g' && matches!(next, 'e' | 'i' | 'a' | 'é' | 'í' | 'á' | 'ê' | 'â' | 'ã' | 'o'))
        {
            at += 1;
            continue;
        }
        count += 1;
        let falling = match (c, next) {
            ('ã', 'o' | 'e' | 'i') | ('õ', 'e') => true,
            ('a' | 'e' | 'o' | 'á' | 'é' | 'ó' | 'ê' | 'ô' | 'â', 'i' | 'u') => {
                // sair, ruim, rainha: i before m, n, r, l, z, nh closes its own syllable.
                let closed = matches!(third, 'r' | 'l' | 'z' | 'm') && !letters.get(at + 3).is_some_and(|c| vowel(*c))
                    || third == 'n' && letters.get(at + 3).is_none_or(|c| !vowel(*c));
                !closed || next == 'u'
            }
            ('u', 'i') | ('ú', 'i') => !matches!(third, 'r' | 'd' | 'n' | 'l' | 'z' | 'm'),
            ('i', 'u') => third == ' ',
            // água, história: unstressed at the end of a word.
            ('i' | 'u', 'a' | 'o' | 'e') => {
                let last = third == ' ' || third == 's' && letters.len() == at + 3;
                last && letters[..at].iter().any(|c| matches!(c, 'á' | 'â' | 'é' | 'ê' | 'í' | 'ó' | 'ô' | 'ú'))
            }
            _ => false,
        };
        at += 1 + usize::from(falling);
    }
    count
}

/// Catalan: falling diphthongs once; `i` and `u` before a vowel are syllables but after `q`, `g` or between vowels.
pub(super) fn catalan(letters: &[char]) -> usize {
    let vowel = |c: char| {
        matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'à' | 'è' | 'é' | 'í' | 'ï' | 'ò' | 'ó' | 'ú' | 'ü' | 'y' | 'á')
    };
    let mut count = 0;
    let mut at = 0;
    while at < letters.len() {
        let c = letters[at];
        if !vowel(c) {
            at += 1;
            continue;
        }
        let previous = at.checked_sub(1).map_or(' ', |i| letters[i]);
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let full = |c: char| vowel(c) && !matches!(c, 'y');
        if matches!(c, 'u' | 'ü') && matches!(previous, 'q' | 'g') && full(next)
            || c == 'y' && (previous == 'n' || vowel(next))
            || matches!(c, 'i' | 'u') && at > 0 && vowel(previous) && full(next)
            || c == 'i' && at == 0 && matches!(next, 'a' | 'o' | 'u' | 'e')
            || c == 'i' && at == 1 && previous == 'h' && full(next)
        {
            at += 1;
            continue;
        }
        count += 1;
        let third = letters.get(at + 2).copied().unwrap_or(' ');
        let falling = matches!(next, 'i' | 'u')
            && !matches!(c, 'ï' | 'ü')
            && c != next
            && !full(third)
            && !(matches!(c, 'i') && next == 'u' && third == 'm')
            && !(next == 'i'
                && third == 's'
                && letters.get(at + 3).is_some_and(|c| matches!(c, 'm' | 't'))
                && !matches!(c, 'u' | 'e' | 'a'));
        at += 1 + usize::from(falling);
    }
    count
}

/// Romanian: diphthongs `ea`, `oa`, `ia`, `ie`, `io`, `ai`, `au`… once; a last `i` after a consonant is silent.
pub(super) fn romanian(letters: &[char]) -> usize {
    let vowel = |c: char| matches!(c, 'a' | 'ă' | 'â' | 'e' | 'i' | 'î' | 'o' | 'u');
    let mut count = super::nuclei(letters, vowel, |a, b| {
        matches!(
            (a, b),
            ('e' | 'o' | 'i' | 'u', 'a') | ('a' | 'e' | 'o' | 'u' | 'ă' | 'â' | 'i', 'i' | 'u') | ('i', 'e')
        )
    });
    if let [.., before, 'i'] = letters {
        if !vowel(*before) && count > 1 && !matches!(before, 'r' | 'l') {
            count -= 1;
        }
    }
    count
}
