//! The address a letter goes to is the reader's.

use crate::facts::cue::Cue;
use crate::facts::line::Line;
use crate::facts::name;

/// Whether the lines above name the reader a letter goes to: "Ms. Dana Whitfield", "To the parents of Ana Ruiz",
/// "Frau", "Silvana Petrovic" where the letter greets a Petrovic.
pub(super) fn is_to(lines: &[Line<'_>], index: usize, start: usize) -> bool {
    let starts = lines.get(index).is_some_and(|line| line.slice(0, start).trim().is_empty());
    let Some(above) = index.checked_sub(1).and_then(|above| lines.get(above)).filter(|_| starts) else { return false };
    if above.text.len() > 80 || above.digits > 0 {
        return false;
    }
    let words = above.tokens();
    let Some(first) = words.first() else { return false };
    if (2..=7).contains(&words.len())
        && (is_form_of_address(first.text)
            || matches!(first.text, "To" | "An" | "\u{c0}" | "Al" | "Alla" | "Ao" | "Att" | "Attn" | "z.Hd"))
    {
        return true;
    }
    name::person(above.text.trim()).is_some() && is_addressee(lines, index - 1)
}

/// Whether the name in this line is the reader's: "Frau" stands above it, or the letter greets somebody of this name.
pub(crate) fn is_addressee(lines: &[Line<'_>], index: usize) -> bool {
    let titled = index.checked_sub(1).and_then(|title| lines.get(title)).is_some_and(|title| {
        let words = title.tokens();
        (1..=3).contains(&words.len()) && words.iter().any(|word| is_form_of_address(word.text))
    });
    let name = lines.get(index).map_or("", |line| line.text.trim());
    // "Case name: Orla Vance" above the address.
    let labelled = name.len() > 4
        && lines[index.saturating_sub(8).min(lines.len())..index.min(lines.len())]
            .iter()
            .any(|above| above.text.len() <= 80 && above.text.contains(name) && above.has(Cue::Recipient));
    titled
        || labelled
        || lines
            .get(index)
            .and_then(|line| line.tokens().last())
            .is_some_and(|family| is_greeted(lines, index + 1, family.text))
}

fn is_form_of_address(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Mr" | "Mrs"
            | "Ms"
            | "Mx"
            | "Miss"
            | "Sra"
            | "Sr"
            | "Srta"
            | "Do\u{f1}a"
            | "Don"
            | "D"
            | "D.\u{aa}"
            | "Frau"
            | "Herr"
            | "Herrn"
            | "Familie"
            | "Mme"
            | "Madame"
            | "Monsieur"
            | "M"
            | "Gent.ma"
            | "Gentile"
            | "Egregio"
            | "Spett.le"
            | "Sig"
            | "Sig.ra"
            | "Exmo"
            | "Exma"
            | "Senhora"
            | "Senhor"
            | "Se\u{f1}ora"
            | "Se\u{f1}or"
    )
}

/// Whether one of the next lines greets somebody of this name.
fn is_greeted(lines: &[Line<'_>], index: usize, family: &str) -> bool {
    const GREETINGS: [&str; 18] = [
        "dear",
        "hello",
        "hi",
        "sehr",
        "guten",
        "liebe",
        "lieber",
        "estimad",
        "apreciad",
        "querid",
        "muy se\u{f1}or",
        "prezad",
        "car",
        "gentile",
        "egregi",
        "ch\u{e8}r",
        "cher",
        "bonjour",
    ];
    lines[index + 1..].iter().take(14).any(|line| {
        let lower = line.text.get(..line.text.len().min(120)).unwrap_or("").trim_start().to_lowercase();
        GREETINGS.iter().any(|greeting| lower.starts_with(greeting)) && lower.contains(&family.to_lowercase())
    })
}
