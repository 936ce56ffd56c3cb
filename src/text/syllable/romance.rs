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
    // No Spanish word begins with s and a consonant: speakers put an e before it (stop, spa, sketch).
    let foreign = matches!(letters, ['s', 'c' | 'f' | 'k' | 'l' | 'm' | 'n' | 'p' | 'q' | 't', ..]);
    let mut count = usize::from(foreign) + usize::from(spanish_prefix(letters));
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        let (mut strongs, mut weaks) = (0, 0);
        while at < letters.len() && (strong(letters[at]) || weak(at)) {
            if strong(letters[at]) {
                strongs += 1;
            } else {
                weaks += 1;
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

/// Whether a prefix keeps its vowel apart from the stem's: reunir, reiniciar, coincidir; not reino, deuda.
fn spanish_prefix(letters: &[char]) -> bool {
    const PARTED: [&str; 11] =
        ["reun", "reut", "reubic", "reinic", "reinte", "reinsta", "reinver", "reivind", "reiter", "coinc", "estadouni"];
    letters.len() > 5 && PARTED.iter().any(|start| starts_with(letters, start))
}

fn starts_with(letters: &[char], head: &str) -> bool {
    let mut letters = letters.iter();
    head.chars().all(|c| letters.next() == Some(&c))
}

/// Italian: strong vowels apart, `i` and `u` beside a vowel with it, save where the word's form parts them.
pub(super) fn italian(letters: &[char]) -> usize {
    let strong = |c: char| matches!(c, 'a' | 'e' | 'o' | 'à' | 'è' | 'é' | 'ò' | 'ó' | 'ì' | 'í' | 'ù' | 'ú');
    let vowel = |c: char| strong(c) || matches!(c, 'i' | 'u' | 'y' | 'j' | 'ï' | 'ü');
    let at_vowel = |i: usize| letters.get(i).is_some_and(|c| vowel(*c));
    // i between two vowels is a consonant: aiuto, buio, noia.
    let glide = |i: usize| matches!(letters[i], 'i' | 'j') && i > 0 && at_vowel(i - 1) && at_vowel(i + 1);
    let mut count = 0;
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        let mut strongs = 0;
        while at < letters.len() && vowel(letters[at]) && !glide(at) {
            strongs += usize::from(strong(letters[at]));
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        let group = &letters[start..at];
        count += match group {
            // più, ciò, può: the accent is on the vowel after the glide.
            ['i', 'ù' | 'ò' | 'à' | 'è' | 'é'] | ['u', 'ò' | 'à' | 'è' | 'ì'] => 1,
            _ => strongs.max(1) + usize::from(parted(&letters[..start], group, &letters[at..])),
        };
    }
    count
}

/// Whether `i` or `u` in an Italian vowel group is a syllable of its own.
fn parted(before: &[char], group: &[char], after: &[char]) -> bool {
    let last = before.last().copied().unwrap_or(' ');
    let first = !before.iter().any(|c| super::is_latin_vowel(*c));
    let soft = matches!(last, 'c' | 'g' | 'q') || ends_with(before, "gl") || ends_with(before, "sc");
    match group {
        // io, mio, tua, due, zia: one vowel before the ending in the whole word.
        ['i' | 'u', 'a' | 'e' | 'o'] if first && after.is_empty() => !matches!(last, 'c' | 'g' | 'q'),
        // energia, tecnologia, poesia: endings with the stress on the i.
        ['i', 'a' | 'e'] if after.is_empty() => {
            const STRESSED: [&str; 21] = [
                "log", "graf", "nom", "craz", "pat", "metr", "scop", "fon", "gog", "tom", "sof", "fob", "urg", "erg",
                "arch", "oes", "tas", "top", "erap", "att", "cort",
            ];
            // libreria, galleria; not materia, miseria.
            let eria = ends_with(before, "er")
                && before.len() > 4
                && !["mater", "miser", "arter", "batter"].iter().any(|stem| ends_with(before, stem));
            eria || ends_with(before, "batter") || STRESSED.iter().any(|tail| ends_with(before, tail))
        }
        // situazione, continuare, influenza: u before a vowel after a consonant but q and g.
        ['u', 'a' | 'e'] | ['u', 'i'] if !(soft || before.is_empty() || group[1] == 'i' && after.is_empty()) => {
            !(first && matches!(group[1], 'e' | 'a') && after.is_empty())
        }
        // riunire, rientro; diario, dialogo; triangolo, cliente.
        ['i', 'u' | 'a' | 'e' | 'o'] if first => match before {
            ['d'] => matches!(group[1], 'a' | 'o'),
            ['b'] => group[1] == 'o',
            ['r'] | [.., 't' | 'c' | 'p' | 'b', 'r' | 'l'] => true,
            _ => false,
        },
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
        // Glide and nasal diphthong make one sound of three letters: região.
        let falling = match (c, next) {
            ('a' | 'e' | 'o' | 'á' | 'é' | 'ó' | 'ê' | 'ô' | 'â', 'i' | 'u') => {
                // sair, ainda, rainha: i before a closing r, l, z, m, n stands alone.
                let fourth = letters.get(at + 3).copied().unwrap_or(' ');
                let closed =
                    matches!(third, 'r' | 'l' | 'z' | 'm' | 'n') && !vowel(fourth) && fourth != third && c != 'e';
                // reunir, reinventar, autoimune: the vowels belong to two parts of the word. Not reino, reinado.
                let prefix = match &letters[..=at] {
                    ['r', 'e'] => {
                        next == 'u' && third == 'n'
                            || next == 'i' && third == 'n' && !matches!(fourth, 'a' | 'o' | 'e')
                            || letters[at + 1..].starts_with(&['i', 't', 'e', 'r'])
                    }
                    [.., 'a', 'u', 't', 'o'] => next == 'i',
                    _ => false,
                };
                // Saul, Raul
                let final_l = (c, next, third) == ('a', 'u', 'l') && fourth == ' ';
                !(closed && next == 'i' || prefix || final_l)
            }
            // incluiu, diminuiu: the u before iu is a glide.
            ('u', 'i') if third == 'u' => {
                at += 1;
                true
            }
            ('ã', 'o' | 'e' | 'i') | ('õ', 'e') | ('u' | 'ú', 'i') | ('i', 'u') => true,
            // ao, aos: to the.
            ('a', 'o') => at == 0 && (third == ' ' || third == 's' && letters.len() == 3),
            // Before a stressed last syllable i and u are glides (região, especial, regional); else they are
            // syllables (paciente, história), but for frio, whose stress on the i pulls the o to it.
            ('i' | 'u', 'a' | 'e' | 'o' | 'á' | 'é' | 'ó' | 'ã' | 'â' | 'ê' | 'õ' | 'ô') => {
                let last = third == ' ' || third == 's' && letters.len() == at + 3;
                let accented = letters[..at].iter().any(|c| matches!(c, 'á' | 'â' | 'é' | 'ê' | 'í' | 'ó' | 'ô' | 'ú'));
                let final_stress = ["al", "ão", "ões", "ais", "el", "éis", "ável", "almente"]
                    .iter()
                    .any(|end| ends_with(letters, end));
                let parted = if last {
                    // ateliê, butiá, chuá; recuo, but not indivíduo.
                    matches!(next, 'a' | 'e' | 'ã' | 'ê' | 'é' | 'á' | 'ó' | 'ô')
                        || (accented || c == 'u') && next == 'o'
                } else {
                    count == 1 || !final_stress
                };
                if !parted && matches!((next, third), ('ã' | 'õ', 'o' | 'e') | ('a' | 'e' | 'o', 'i' | 'u')) {
                    at += 1;
                }
                !parted
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
    if let [.., before, 'i'] = letters
        && !vowel(*before)
        && count > 1
        && !matches!(before, 'r' | 'l')
    {
        count -= 1;
    }
    count
}
