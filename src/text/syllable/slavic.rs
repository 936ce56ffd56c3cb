//! Polish, Czech, Slovak and the languages in Cyrillic: nearly one syllable a vowel letter.

/// A vowel letter of Russian, Ukrainian, Bulgarian, Belarusian, Macedonian or Kazakh.
pub(super) fn is_cyrillic_vowel(c: char) -> bool {
    "аеёиоуыэюяіїєәөұүѐѝ".contains(c)
}

/// One syllable for each vowel letter.
pub(super) fn cyrillic(letters: &[char]) -> usize {
    // ъ is a vowel in Bulgarian only, where it stands between consonants.
    let vowels = letters.iter().filter(|c| is_cyrillic_vowel(**c)).count();
    if vowels == 0 { letters.iter().filter(|c| **c == 'ъ').count() } else { vowels }
}

/// One for each vowel letter; `i` before a vowel only softens, `au` and `eu` are one.
pub(super) fn polish(letters: &[char]) -> usize {
    let vowel = |c: char| matches!(c, 'a' | 'ą' | 'e' | 'ę' | 'i' | 'o' | 'ó' | 'u' | 'y');
    let mut count = 0;
    for (i, &c) in letters.iter().enumerate() {
        let next = letters.get(i + 1).copied().unwrap_or(' ');
        let previous = if i == 0 { ' ' } else { letters[i - 1] };
        let silent = c == 'i' && vowel(next) && !vowel(previous) && i > 0;
        let glide = c == 'u'
            && matches!(previous, 'a' | 'e')
            && i >= 1
            && !(i >= 2 && letters[i - 2] == 'n' && previous == 'a');
        count += usize::from(vowel(c) && !silent && !glide);
    }
    count
}

/// One for each vowel, `ou`, `au`, `eu` one; `l` and `r` between consonants or at the end carry one.
pub(super) fn czech(letters: &[char]) -> usize {
    let vowel = |c: char| {
        matches!(c, 'a' | 'á' | 'ä' | 'e' | 'é' | 'ě' | 'i' | 'í' | 'o' | 'ó' | 'ô' | 'u' | 'ú' | 'ů' | 'y' | 'ý')
    };
    let mut count = 0;
    let mut at = 0;
    while at < letters.len() {
        let c = letters[at];
        let next = letters.get(at + 1).copied();
        let previous = at.checked_sub(1).map(|i| letters[i]);
        if vowel(c) {
            count += 1;
            if matches!((c, next), ('o' | 'a' | 'e', Some('u'))) {
                at += 1;
            }
        } else if matches!(c, 'l' | 'r' | 'ĺ' | 'ŕ')
            && previous.is_some_and(|p| !vowel(p) && !matches!(p, 'l' | 'r'))
            && next.is_none_or(|n| !vowel(n) && n != 'l' && n != 'r')
        {
            count += 1;
        }
        at += 1;
    }
    count
}
