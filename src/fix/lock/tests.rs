#![allow(clippy::unwrap_used)]

use super::keeps_meaning;
use crate::lexicon::{Lexicon, Tier, examples};

/// In the middle of a sentence.
fn keeps(language: &str, old: &str, new: &str) -> bool {
    keeps_meaning(language, "that ", old, new)
}

#[test]
fn plainer_words_for_the_same_thing_pass() {
    for (language, old, new) in [
        ("en", "utilize", "use"),
        ("en", "prior to", "before"),
        ("en", "in the event that", "if"),
        ("en", "due to the fact that", "because"),
        ("en", "UTILIZE", "USE"),
        ("en", "must utilize", "must use"),
        ("en", "are required to submit", "must send"),
        ("en", "a period of 30 days", "30 days"),
        ("en", "thirty (30) days", "30 days"),
        ("en", "don\u{2019}t utilize", "do not use"),
        ("en", "", " role=\"presentation\""),
        ("es", "en caso de que", "si"),
        ("es", "está obligado a pagar", "debe pagar"),
        ("fr", "à l’exception de", "sauf"),
        ("fr", "n’est pas en mesure de", "n’est pas en mesure de"),
        ("fr", "êtes dans l’obligation de", "devez"),
        ("pt", "antes do prazo e no caso de", "antes do prazo e se"),
        ("it", "qualora", "se"),
        ("it", "è tenuto a", "deve"),
        ("de", "sofern", "wenn"),
        ("de", "ist in der Lage", "kann"),
    ] {
        assert!(keeps(language, old, new), "{language}: {old} -> {new}");
    }
    for (old, new) in [("Prior to", "Before"), ("Due to the fact that", "Because")] {
        assert!(keeps_meaning("en", "It rained. ", old, new), "{old}");
    }
}

/// Rewrites that no writer may be offered as a fix, by language.
const WRONG: &[(&str, &[(&str, &str)])] = &[
    (
        "en",
        &[
            ("must not", "must"),
            ("may", "must"),
            ("can", "must"),
            ("can", "will have to"),
            ("have to", "can"),
            ("if", "because"),
            ("in the event that", "because"),
            ("unless you call", "if you call"),
            ("unless", "until"),
            ("don\u{2019}t call", "call"),
            ("must pay and not call", "must not pay and call"),
            ("not pay and call", "pay and not call"),
            ("bring cash but never checks", "bring checks but never cash"),
            ("within 30 days", "soon"),
            ("30 days", "30 weeks"),
            ("two weeks", "three weeks"),
            ("at least 5", "at most 5"),
            ("before", "after"),
            ("up to $40", "$40"),
            ("$40.00", "$4.000"),
            ("$40.00", "\u{20ac}40.00"),
            ("40 %", "40 $"),
            ("by 3:30", "by 3:00"),
            ("at 9 a.m.", "at 9 p.m."),
            ("noon", "midnight"),
            ("soon", "in 2 days"),
            ("on 5 May", "on May 6"),
            ("on 3/4", "on 4/3"),
            ("from 2 to 5", "from 5 to 2"),
            ("monday", "tuesday"),
            ("555-0142", "555-0124"),
            ("0142 to 0155", "0155 to 0142"),
            ("call Ana", "call us"),
            ("call us", "call Ana"),
            ("Ana called", "Bob called"),
            ("LCSW", "Social worker"),
            ("Medicaid", "insurance"),
            ("weekly", "monthly"),
            ("voluntary", "required"),
            ("call if necessary", "call"),
            ("call no later than 5", "call after 5"),
            ("not only you", "only you"),
        ],
    ),
    (
        "es",
        &[
            ("puede", "debe"),
            ("no puede", "puede"),
            ("tiene que", "puede"),
            ("a menos que", "si"),
            ("a menos que", "aunque"),
            ("no pague y llame", "pague y no llame"),
            ("antes del", "después del"),
            ("lunes", "martes"),
            ("quince días", "cinco días"),
            ("al menos 5", "como máximo 5"),
            ("llame a Ana", "llame"),
            ("30 días", "30 semanas"),
            ("40 €", "40 $"),
            ("719-555-0142", "719-555-0124"),
            ("obligatorio", "voluntario"),
        ],
    ),
    (
        "fr",
        &[
            ("peut", "doit"),
            ("vous devez", "vous pouvez"),
            ("n’avez pas", "avez"),
            ("n’avez que", "avez"),
            ("ne payez pas et appelez", "payez et n’appelez pas"),
            ("à moins que", "si"),
            ("jusqu’au 5", "après le 5"),
            ("s’il", "quand il"),
            ("avant", "après"),
            ("lundi", "mardi"),
            ("3 mai", "3 mars"),
            ("dix jours", "six jours"),
            ("au moins 5", "au plus 5"),
            ("1 200 €", "12 00 €"),
            ("0142", "0124"),
            ("rien", "tout"),
        ],
    ),
    (
        "pt",
        &[
            ("pode", "deve"),
            ("não pode", "pode"),
            ("não pague e ligue", "pague e não ligue"),
            ("a menos que", "se"),
            ("se ligar", "quando ligar"),
            ("até sexta-feira", "depois de sexta-feira"),
            ("segunda-feira", "terça-feira"),
            ("antes do", "depois do"),
            ("dez dias", "dois dias"),
            ("no mínimo 5", "no máximo 5"),
            ("R$ 40", "R$ 400"),
            ("5 de maio", "5 de março"),
        ],
    ),
    (
        "it",
        &[
            ("può", "deve"),
            ("non può", "può"),
            ("non paghi e chiami", "paghi e non chiami"),
            ("a meno che", "se"),
            ("se chiama", "quando chiama"),
            ("fino al 5", "dal 5"),
            ("prima di", "dopo"),
            ("lunedì", "martedì"),
            ("dieci giorni", "due giorni"),
            ("almeno 5", "al massimo 5"),
            ("5 maggio", "5 marzo"),
            ("niente", "tutto"),
        ],
    ),
    (
        "de",
        &[
            ("kann", "muss"),
            ("muss nicht", "muss"),
            ("darf", "soll"),
            ("zahlen Sie nicht und rufen Sie an", "zahlen Sie und rufen Sie nicht an"),
            ("es sei denn", "wenn"),
            ("wenn", "weil"),
            ("bis", "ab"),
            ("bevor", "nachdem"),
            ("am Montag", "am Dienstag"),
            ("zehn Tage", "zwei Tage"),
            ("mindestens 5", "höchstens 5"),
            ("5. Mai", "5. Juni"),
            ("30 Tage", "30 Wochen"),
            ("kein", "ein"),
            ("niemand", "jemand"),
            ("rufen Sie Jonas an", "rufen Sie uns an"),
            ("SGB II", "Gesetz"),
        ],
    ),
];

#[test]
fn what_binds_counts_or_names_may_not_change() {
    let all = WRONG.iter().flat_map(|(language, pairs)| pairs.iter().map(move |(old, new)| (*language, *old, *new)));
    let passed: Vec<String> = all
        .filter(|(language, old, new)| keeps(language, old, new))
        .map(|(language, old, new)| format!("{language}: {old} -> {new}"))
        .collect();
    assert!(passed.is_empty(), "{passed:#?}");
}

#[test]
fn a_text_in_a_language_without_fixes_is_held_by_all_words_known() {
    assert!(!keeps("hr", "no puede", "puede"));
    assert!(!keeps("", "must", "may"));
}

/// A safe entry that the lock refuses would never be applied.
#[test]
fn every_safe_entry_of_the_dictionaries_passes() {
    let (mut seen, mut refused) = (0, Vec::new());
    for language in ["en", "es", "fr", "pt", "it", "de", "ca", "nl", "pl", "sv"] {
        let lexicon = Lexicon::get(language).unwrap();
        for (list, text) in lexicon.files() {
            for one in examples::tried(lexicon, list, text).unwrap().iter().filter(|one| one.wanted) {
                let sentence = &one.sentence;
                let mut found = Vec::new();
                lexicon.matches(&examples::block(sentence, language), &mut found);
                for found in found.iter().filter(|found| found.tier == Tier::Safe) {
                    let (start, end) = (found.start as usize, found.end as usize);
                    let (before, old, new) = (&sentence[..start], &sentence[start..end], &found.replacements[0]);
                    seen += 1;
                    if !keeps_meaning(language, before, old, new) {
                        refused.push(format!("{language}: {old} -> {new} in {sentence}"));
                    }
                }
            }
        }
    }
    refused.sort();
    refused.dedup();
    assert!(seen > 1500 && refused.is_empty(), "{} of {seen}\n{}", refused.len(), refused.join("\n"));
}
