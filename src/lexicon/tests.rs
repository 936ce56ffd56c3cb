//! The dictionaries run their own examples, and are read for contradictions.

#![allow(clippy::unwrap_used)]

mod grammar;

use std::collections::BTreeMap;

use serde::Deserialize;

pub(super) use super::examples::block;
use super::examples::rewritten;
use super::scan::{DICTIONARIES, PLAIN};
use super::{Lexicon, Match, Tier, source};
use crate::span::Span;
use crate::text::block::{Block, Role};

fn find<'l>(lexicon: &'l Lexicon, text: &str) -> Vec<Match<'l>> {
    let mut found = Vec::new();
    lexicon.matches(&block(text, lexicon.language()), &mut found);
    // What the text explains itself is nothing to tell.
    found.retain(|found| !found.explained);
    found
}

#[derive(Deserialize)]
struct Examples {
    #[serde(default)]
    entry: Vec<Example>,
}

#[derive(Deserialize)]
struct Example {
    id: String,
    #[serde(default)]
    from: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    pairs: Vec<Vec<String>>,
    #[serde(default)]
    tier: Option<Tier>,
    #[serde(default)]
    test: Vec<Vec<String>>,
    #[serde(default)]
    not: Vec<String>,
    #[serde(default)]
    followed: String,
}

fn examples() -> impl Iterator<Item = (&'static str, &'static str, Vec<Example>)> {
    DICTIONARIES.iter().flat_map(|(language, lists, _)| {
        lists.iter().map(|(list, text)| (*language, *list, toml::from_str::<Examples>(text).unwrap().entry))
    })
}

#[test]
fn every_dictionary_can_be_built() {
    for (language, lists, _) in DICTIONARIES {
        Lexicon::build(language, lists).unwrap_or_else(|error| panic!("{error}"));
        // The program reads entries one by one: they are those of the file read as a whole.
        for (list, text) in *lists {
            let whole: Vec<String> =
                toml::from_str::<Examples>(text).unwrap().entry.into_iter().map(|entry| entry.id).collect();
            let one = |range| toml::from_str::<Example>(&text[range]).unwrap().id;
            let single: Vec<String> = source::entries(text).into_iter().map(one).collect();
            assert_eq!(whole, single, "{language}/{list}");
        }
    }
}

#[test]
fn a_sentence_in_another_language_is_not_edited() {
    // Most examples are three to five words; what is left are words that two languages share.
    let (mut seen, mut edited) = (0, Vec::new());
    for (language, _, _) in DICTIONARIES.iter().filter(|(language, ..)| MAIN.contains(language)) {
        let lexicon = Lexicon::get(language).unwrap();
        for (other, _, entries) in examples().filter(|(other, ..)| other != language && MAIN.contains(other)) {
            for sentence in entries.iter().flat_map(|entry| entry.test.iter().map(|test| &test[0])) {
                let words = sentence.split(' ').count();
                seen += usize::from(words > 5);
                if words > 5 && find(lexicon, sentence).iter().any(|found| found.tier == Tier::Safe) {
                    edited.push(format!("{other} in {language}: {sentence}"));
                }
            }
        }
    }
    assert!(seen > 10_000, "{seen}");
    assert!(edited.len() < 20, "{} of {seen}\n{}", edited.len(), edited.join("\n"));
}

/// Languages with fixes that people mix.
const MAIN: &[&str] = &["en", "es", "fr", "pt", "it", "de"];

#[test]
fn a_passage_in_another_language_is_left_to_people() {
    let tiers = |language: &str, text: &str| -> Vec<Tier> {
        find(Lexicon::get(language).unwrap(), text).iter().map(|found| found.tier).collect()
    };
    // Words that the document's language knows as well.
    for (language, text) in [
        ("en", "Le cours commence lundi."),
        ("en", "Please come in. Le cours commence lundi, et vous pouvez venir avec vos enfants. Thank you."),
        ("en", "Le centre assiste et commence avec vous."),
        ("es", "Venga hoy. A falta pode ocasionar multa para você, e não é preciso pagar. Gracias."),
        ("fr", "Venez ici. Si usted no puede venir el lunes, avise a la oficina. Merci."),
    ] {
        assert!(
            !tiers(language, text).contains(&Tier::Safe),
            "{text}: {:?}",
            find(Lexicon::get(language).unwrap(), text)
        );
    }
    // One sentence does not speak for the other.
    for (language, text) in [
        ("en", "Usted puede venir con sus hijos a la oficina. Please utilize the ramp."),
        ("en", "We utilize the ramp. Nous sommes là pour vous aider avec les papiers."),
        ("en", "Utilize stairs."),
        ("en", "Utilize VA forms."),
        ("es", "We are here for you and your family. Usted puede utilizar la puerta."),
        ("de", "We are here for you. Sie benötigen den Antrag."),
    ] {
        assert!(tiers(language, text).contains(&Tier::Safe), "{text}");
    }
}

#[test]
fn what_can_have_no_effect_is_refused() {
    let built = |list: &'static str, entry: &str| {
        let text: &'static str = Box::leak(format!("[[entry]]\nid = \"x\"\n{entry}\n").into());
        Lexicon::build("en", Box::leak(Box::new([(list, text)]))).map(|_| ())
    };
    for (entry, word) in [
        // A flag offers nothing.
        ("from = [\"hence\"]\nto = [\"so\"]\ntier = \"flag\"", "so"),
        // What does not explain would take the place of the term.
        ("from = [\"hence\"]\nto = [\"so\"]\ntier = \"explain\"", "so"),
        // Nothing chooses between the two.
        ("from = [\"big (kid|kids)\"]\nto = [\"(student|students)\"]", "student"),
        // A verb for a noun: no form stands for the other.
        ("from = [\"remedy~n\"]\nto = [\"fix~v\"]", "fix"),
        // A guard that is not written as guards are.
        ("from = [\"hence\"]\nto = [\"so\"]\nright_not = [\"forth\"]", "right_not"),
    ] {
        let error = built("word-choice", entry).unwrap_err();
        assert!(error.contains(word) && error.contains("x: "), "{entry}: {error}");
    }
    built("word-choice", "from = [\"copay\"]\nto = [\"(the part you pay)\"]\ntier = \"explain\"").unwrap();
    // The reason of these says what some readers prefer.
    built("inclusive/addiction", "from = [\"junkie\"]\nto = [\"person\"]\ntier = \"flag\"").unwrap();
}

#[test]
fn every_entry_keeps_its_own_examples() {
    let mut wrong = Vec::new();
    for (language, list, entries) in examples() {
        let lexicon = Lexicon::get(language).unwrap();
        for entry in entries {
            let id = format!("{language}.{}", entry.id);
            let own = |found: &Match<'_>| found.id == id && found.list == list;
            // Two lists may know the same words; the one that comes first tells them.
            let before = |found: &Match<'_>| {
                let place = |list: &str| PLAIN.iter().position(|plain| *plain == list);
                place(found.list).zip(place(list)).is_some_and(|(found, own)| found < own)
            };
            for test in &entry.test {
                let matches = find(lexicon, &test[0]);
                if !matches.iter().any(own) && matches.iter().any(before) {
                    continue;
                }
                if !matches.iter().any(own) {
                    wrong.push(format!("{id}: not found in “{}”", test[0]));
                } else if let Some(expected) = test.get(1) {
                    let result = rewritten(&test[0], &matches, own);
                    if result != *expected {
                        wrong.push(format!("{id}: “{}” became “{result}”, not “{expected}”", test[0]));
                    }
                    if entry.tier == Some(Tier::Safe)
                        && matches.iter().any(|found| own(found) && found.tier != Tier::Safe)
                    {
                        wrong.push(format!("{id}: not safe in “{}”", test[0]));
                    }
                }
            }
            for text in &entry.not {
                if find(lexicon, text).iter().any(own) {
                    wrong.push(format!("{id}: found in “{text}”"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn entries_do_not_contradict_each_other() {
    let mut wrong = Vec::new();
    for (language, list, entries) in examples() {
        let mut ids = BTreeMap::new();
        let mut sources = BTreeMap::new();
        for entry in &entries {
            *ids.entry(&entry.id).or_insert(0) += 1;
            for from in &entry.from {
                if let Some(other) = sources.insert((from, &entry.followed), &entry.id) {
                    wrong.push(format!("{language}/{list}: “{from}” in {} and {other}", entry.id));
                }
            }
            if entry.tier == Some(Tier::Safe)
                && (entry.test.is_empty() || entry.test.iter().any(|test| test.len() != 2))
            {
                wrong.push(format!("{language}/{list}/{}: a safe entry shows what it does", entry.id));
            }
            if entry.test.is_empty() && list != "placeholder" {
                wrong.push(format!("{language}/{list}/{}: no example", entry.id));
            }
        }
        wrong.extend(
            ids.iter().filter(|(_, count)| **count > 1).map(|(id, _)| format!("{language}/{list}: {id} twice")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_suggested_is_plain_itself() {
    let mut wrong = Vec::new();
    for (language, lists, _) in DICTIONARIES {
        let lexicon = Lexicon::build(language, lists).unwrap_or_else(|error| panic!("{error}"));
        for pattern in 0..lexicon.patterns() {
            let (entry, forms) = lexicon.pattern(pattern);
            if entry.tier == Some(Tier::Explain) {
                continue;
            }
            for plain in forms.iter().flat_map(|form| &form.plain).map(|plain| &plain.text) {
                for found in find(&lexicon, plain) {
                    if matches!(found.tier, Tier::Safe | Tier::Suggest) {
                        wrong.push(format!("{}: “{plain}” is found by {}", entry.id, found.id));
                    }
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const PLAIN_ENGLISH: &[&str] = &[
    "Welcome to our practice.",
    "Your first visit takes about 50 minutes.",
    "Please bring your ID, your insurance card and a list of your medicines.",
    "You can call us from 9 to 5 on weekdays.",
    "If you are in danger now, call 911 or go to the nearest emergency room.",
    "You can call or text 988 at any time to talk with someone.",
    "We keep what you tell us private, with a few exceptions that the law sets.",
    "You have the right to see your records and to ask for a copy.",
    "The fee is $120 for each session.",
    "If you cannot pay, tell us, and we will look for a way.",
    "We can help you fill out the form for food aid.",
    "The Food Assistance Program helps families buy food.",
    "You can apply online, by mail or in person.",
    "We will send you a letter with our decision within 30 days.",
    "If you do not agree with the decision, you can ask for a hearing.",
    "Your lawyer may come to the hearing with you.",
    "The group meets each Tuesday evening at the library.",
    "Children are welcome, and there is a room where they can play.",
    "My mother moved to an assisted living home last May.",
    "Parking is free behind the building.",
    "The front door has a ramp, and the bathroom fits a wheelchair.",
    "Deaf clients can ask for a sign language interpreter at no cost.",
    "Many autistic people find bright light hard to bear.",
    "She is a disabled veteran and a mother of two.",
    "You may stop treatment at any time.",
    "Ask your doctor before you change your dose.",
    "We cannot see your test results on the portal yet.",
    "The housing office keeps a waiting list.",
    "Your landlord must give you notice before he comes in.",
    "Write your name and address in the first box.",
    "It is normal to feel nervous before a first session.",
    "We do not promise a cure, but we will work with you step by step.",
    "The order of the court is on page two, and the files are in order.",
    "In time, most people start to feel better.",
    "Individual, couples and family therapy are offered in English and Spanish.",
    "Open the [forms page] or see section [2] of the handbook.",
];

const PLAIN_FRENCH: &[&str] = &[
    "Bienvenue dans notre bureau : nous sommes là pour vous aider.",
    "Votre premier rendez-vous dure environ 50 minutes.",
    "Apportez votre carte d’identité et la liste de vos médicaments.",
    "Si vous êtes en danger, appelez le 15 ou le 112 tout de suite.",
    "Ce que vous nous dites reste entre nous, sauf si la loi nous oblige à parler.",
    "Vous avez le droit de lire votre dossier et de demander une copie.",
    "Si vous ne pouvez pas payer, dites-le-nous : nous chercherons une solution avec vous.",
    "Le groupe se retrouve chaque mardi soir à la bibliothèque, et les enfants sont les bienvenus.",
    "Vous pouvez arrêter quand vous voulez, sans donner de raison.",
    "Écrivez votre nom et votre adresse en haut de la première page.",
];

const PLAIN_GERMAN: &[&str] = &[
    "Willkommen in unserer Beratungsstelle, wir sind gern für Sie da.",
    "Das erste Gespräch dauert ungefähr 50 Minuten.",
    "Bitte bringen Sie Ihren Ausweis und die Liste Ihrer Medikamente mit.",
    "Wenn Sie in Gefahr sind, rufen Sie sofort die 110 oder die 112 an.",
    "Was Sie uns erzählen, bleibt unter uns.",
    "Sie können Ihre Akte lesen und eine Kopie bekommen.",
    "Wenn Sie nicht zahlen können, sagen Sie es uns, und wir suchen zusammen einen Weg.",
    "Die Gruppe trifft sich jeden Dienstag um 18 Uhr in der Bibliothek, und Kinder dürfen mitkommen.",
    "Sie können jederzeit aufhören und müssen uns nicht sagen, warum.",
    "Schreiben Sie Ihren Namen und Ihre Adresse oben auf die erste Seite.",
];

const PLAIN_PORTUGUESE: &[&str] = &[
    "Bem-vindo ao nosso serviço: estamos aqui para ajudar você.",
    "A primeira conversa dura cerca de 50 minutos.",
    "Traga um documento com foto e a lista dos seus remédios.",
    "Se você está em perigo, ligue 190 ou 112 agora.",
    "O que você nos conta fica entre nós, a não ser que a lei nos obrigue a falar.",
    "Você tem o direito de ler sua pasta e de pedir uma cópia.",
    "Se não puder pagar, avise: vamos procurar uma saída com você.",
    "O grupo se encontra toda terça à noite na biblioteca, e as crianças são bem-vindas.",
    "Você pode parar quando quiser, sem dizer por quê.",
    "Escreva seu nome e seu endereço no alto da primeira página.",
];

const PLAIN_ITALIAN: &[&str] = &[
    "Benvenuti nel nostro ufficio: siamo qui per aiutarvi.",
    "Il primo colloquio dura circa 50 minuti.",
    "Porti la carta d'identità e la lista delle Sue medicine.",
    "Se è in pericolo, chiami subito il 112.",
    "Quello che ci dice resta tra noi, tranne quando la legge ci obbliga a parlare.",
    "Ha il diritto di leggere i Suoi fogli e di chiedere una copia.",
    "Se non può pagare, ce lo dica: cerchiamo una soluzione insieme.",
    "Il gruppo si vede ogni martedì sera in biblioteca, e i bambini sono i benvenuti.",
    "Può smettere quando vuole, senza dire perché.",
    "Scriva il Suo nome e il Suo indirizzo in alto sulla prima pagina.",
];

const PLAIN_DUTCH: &[&str] = &[
    "Welkom bij ons kantoor, wij helpen u graag.",
    "Uw eerste gesprek duurt ongeveer een uur.",
    "Neem uw paspoort en een lijst van uw medicijnen mee.",
    "Bent u in gevaar? Bel dan meteen 112.",
    "Wat u ons vertelt, blijft tussen ons, behalve als de wet zegt dat wij iets moeten melden.",
    "U mag altijd nee zeggen of later van mening veranderen.",
    "Stuur het formulier vóór vrijdag terug naar de gemeente.",
    "Wij bellen u morgen over uw nieuwe woning.",
    "Als u te laat bent, maken wij een andere afspraak.",
    "Uw kind kan na school bij ons eten en spelen.",
];

const PLAIN_SWEDISH: &[&str] = &[
    "Välkommen till vårt kontor, vi hjälper dig gärna.",
    "Ditt första möte tar ungefär en timme.",
    "Ta med ditt pass och en lista över dina mediciner.",
    "Ring 112 direkt om du är i fara.",
    "Det du berättar stannar hos oss, om inte lagen säger att vi måste tala med någon.",
    "Du kan alltid säga nej eller ändra dig senare.",
    "Skicka tillbaka papperen till kommunen före fredag.",
    "Vi ringer dig i morgon om din nya lägenhet.",
    "Om du kommer för sent får du en ny tid.",
    "Ditt barn kan äta och leka hos oss efter skolan.",
];

const PLAIN_POLISH: &[&str] = &[
    "Proszę przyjść do nas w poniedziałek o dziesiątej.",
    "Może Pani zadzwonić albo napisać e-mail.",
    "Pomożemy Panu znaleźć mieszkanie.",
    "Matka i dzieci mieszkają u babci.",
    "Lekarz powie Pani, jakie leki trzeba brać.",
    "Jeśli nie zgadza się Pan z decyzją, proszę do nas napisać.",
    "Ta pomoc jest bezpłatna.",
    "Proszę podpisać ten list i wysłać go pocztą.",
    "Pani syn może dostać obiad w szkole.",
    "Ojciec odwiedza córkę w każdą sobotę.",
];

const PLAIN_CATALAN: &[&str] = &[
    "Truqueu-nos si necessiteu ajuda.",
    "La mare i els nens viuen amb l'àvia.",
    "Podeu venir dilluns a les deu.",
    "El metge us dirà quins medicaments heu de prendre.",
    "Si no esteu d'acord amb la decisió, escriviu-nos.",
    "Aquest servei és gratuït.",
    "Signeu el paper i envieu-lo per correu.",
    "El pare veu la filla cada dissabte.",
    "Us ajudarem a trobar un pis.",
    "El curs comença al setembre i acaba al juny.",
];

const PLAIN_SPANISH: &[&str] = &[
    "Bienvenido a nuestra oficina.",
    "Su primera cita dura cerca de 50 minutos.",
    "Traiga su identificación, su tarjeta de seguro y una lista de sus medicinas.",
    "Puede llamarnos de lunes a viernes, de 9 a 5.",
    "Si está en peligro ahora, llame al 911 o vaya a la sala de emergencias.",
    "Puede llamar o mandar un mensaje al 988 a cualquier hora.",
    "Lo que usted nos dice es privado, con algunas excepciones que pone la ley.",
    "Usted tiene derecho a ver su expediente y a pedir una copia.",
    "La sesión cuesta $120.",
    "Si no puede pagar, díganos y buscaremos una manera.",
    "Le ayudamos a llenar la solicitud de ayuda para comida.",
    "Puede hacer el trámite en línea, por correo o en persona.",
    "Le mandaremos una carta con la decisión en 30 días.",
    "Si no está de acuerdo con la decisión, puede pedir una audiencia.",
    "Su abogado puede venir con usted.",
    "El grupo se reúne cada martes por la tarde en la biblioteca.",
    "Los niños son bienvenidos y hay un cuarto para jugar.",
    "El estacionamiento es gratis y está detrás del edificio.",
    "La puerta tiene rampa y el baño es amplio.",
    "Las personas Sordas pueden pedir un intérprete sin costo.",
    "Muchas personas autistas prefieren una luz suave.",
    "Usted puede dejar el tratamiento cuando quiera.",
    "Pregunte a su doctora antes de cambiar la dosis.",
    "La renta se paga a fin de mes.",
    "El dueño debe avisar antes de entrar.",
    "Escriba su nombre y su dirección en la primera línea.",
    "Es normal sentir nervios antes de la primera cita.",
    "No prometemos una cura, pero trabajaremos con usted paso a paso.",
    "Llámenos si tiene preguntas.",
    "Con el tiempo, casi todos se sienten mejor.",
    "Nuestra trabajadora social habla español e inglés.",
    "Después de la cita recibirá un correo con los pasos que siguen.",
    "Su hija puede esperar aquí con usted.",
];

#[test]
fn plain_text_is_left_alone() {
    for (language, sentences) in [
        ("en", PLAIN_ENGLISH),
        ("es", PLAIN_SPANISH),
        ("fr", PLAIN_FRENCH),
        ("de", PLAIN_GERMAN),
        ("pt", PLAIN_PORTUGUESE),
        ("it", PLAIN_ITALIAN),
        ("ca", PLAIN_CATALAN),
        ("pl", PLAIN_POLISH),
        ("sv", PLAIN_SWEDISH),
        ("nl", PLAIN_DUTCH),
    ] {
        let lexicon = Lexicon::get(language).unwrap();
        let text = sentences.join(" ");
        let found: Vec<(&str, &str)> = find(lexicon, &text)
            .iter()
            .map(|found| (found.id, &text[found.start as usize..found.end as usize]))
            .collect();
        assert!(found.is_empty(), "{found:?}");
    }
}

fn ids(language: &str, text: &str) -> Vec<String> {
    find(Lexicon::get(language).unwrap(), text).iter().map(|found| found.id.to_owned()).collect()
}

#[test]
fn placeholders_in_brackets_are_found_and_other_brackets_are_not() {
    for text in [
        "Dear [Client Name],",
        "Call [phone number] today.",
        "[Insert your logo here]",
        "Sincerely, [Your name]",
        "On [DATE] we met.",
        "[insert date of birth]",
        "[Insert the name of the agency that sends this letter]",
    ] {
        assert_eq!(ids("en", text), ["en.bracket"], "{text}");
    }
    for text in [
        "See note [1].",
        "He said [sic] that.",
        "The form [PDF, 2 pages] is here.",
        "She [the client] agreed.",
        "[email protected]",
        "[Redacted name]",
        "Open [Settings].",
        "An empty [ ] box.",
        "Unclosed [name",
        "[Your agency may not post proposed rules.]",
    ] {
        assert_eq!(ids("en", text), [""; 0], "{text}");
    }
    assert_eq!(ids("es", "Estimada [nombre del cliente]:"), ["es.bracket"]);
    assert_eq!(ids("es", "Vea la nota [2]."), [""; 0]);
}

#[test]
fn names_quotations_holes_and_addresses_are_left_alone() {
    for text in [
        "The Utilize Now campaign has begun.",
        "He wrote \u{201c}utilize it\u{201d} on the form.",
        "Go to utilize.example.com or write to utilize@example.com.",
        "See www.example.com/utilize/now for more.",
        "The non-utilize option is off.",
        "We \u{e000}\u{378}\u{378} you.",
    ] {
        assert_eq!(ids("en", text), [""; 0], "{text}");
    }
    assert_eq!(ids("en", "Utilize it. \"Ready?\" We utilize it."), ["en.utilize", "en.utilize"]);
}

#[test]
fn nothing_is_found_across_a_sentence_or_a_line() {
    assert_eq!(ids("en", "This was prior. To be sure, call."), [""; 0]);
    assert_eq!(ids("en", "Call us prior\nto the visit."), [""; 0]);
}

#[test]
fn matches_point_at_the_words() {
    let text = "Año: an approximately right word. Call prior to May.";
    let found = find(Lexicon::get("en").unwrap(), text);
    assert_eq!(found.len(), 1);
    assert_eq!(&text[found[0].start as usize..found[0].end as usize], "prior to");
    assert_eq!(found[0].span, Span::new(found[0].start as usize, found[0].end as usize));
}

#[test]
fn unsure_forms_are_never_safe() {
    let lexicon = Lexicon::get("en").unwrap();
    let tier = |text: &str| find(lexicon, text).first().map(|found| found.tier);
    assert_eq!(tier("She obtained a permit."), Some(Tier::Safe));
    assert_eq!(tier("The permit obtained last year is old."), Some(Tier::Suggest));
}

#[test]
fn a_term_explained_in_brackets_is_left_alone() {
    assert_eq!(ids("es", "El copago es de $20."), ["es.copago"]);
    assert_eq!(ids("es", "El copago (la parte que usted paga) es de $20."), [""; 0]);
    let text = "Su copago vence hoy.";
    let found = find(Lexicon::get("es").unwrap(), text);
    assert!(found[0].replacements[0].starts_with("copago ("), "{:?}", found[0].replacements);
    assert_eq!(&text[found[0].start as usize..found[0].end as usize], "copago");
}

#[test]
fn an_explanation_does_not_part_what_belongs_together() {
    let lexicon = Lexicon::get("en").unwrap();
    let offered = |text: &str| find(lexicon, text).iter().map(|found| found.replacements.len()).collect::<Vec<_>>();
    assert_eq!(offered("Your recertification is due."), [1]);
    // The term is still told, without words to put in.
    assert_eq!(offered("Send the recertification form."), [0]);
    assert_eq!(offered("We keep protected health information (PHI) safe."), [0]);
}

#[test]
fn spanish_nouns_that_look_like_verbs_are_left_alone() {
    for text in [
        "En esas ocasiones llame a su doctor.",
        "Inicio",
        "Escriba las dos direcciones.",
        "Las labores de la casa.",
        "El plan consume mucho tiempo.",
        "Hable con las asesoras.",
    ] {
        assert_eq!(ids("es", text), [""; 0], "{text}");
    }
    let lexicon = Lexicon::get("es").unwrap();
    let tier = |text: &str| find(lexicon, text).first().map(|found| found.tier);
    assert_eq!(tier("Si usted posee un auto, venga."), Some(Tier::Safe));
    assert_eq!(tier("Posee un auto."), Some(Tier::Suggest), "a fact or an order");
}

#[test]
fn inclusive_words_come_with_a_reason_and_are_never_put_in_unasked() {
    let mut wrong = Vec::new();
    for (language, lists, _) in DICTIONARIES {
        let lexicon = Lexicon::build(language, lists).unwrap();
        for pattern in 0..lexicon.patterns() {
            let (entry, _) = lexicon.pattern(pattern);
            let inclusive = lists[lexicon.list_of(pattern)].0.starts_with("inclusive/");
            if inclusive && entry.tier.is_some_and(|tier| tier == Tier::Safe || entry.why.is_empty()) {
                wrong.push(entry.id.clone());
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join(", "));
}

#[test]
fn inclusive_words_that_are_offered_are_shown_in_a_sentence() {
    let mut wrong = Vec::new();
    for (language, list, entries) in examples() {
        if list != "person-first" && !list.starts_with("inclusive/") {
            continue;
        }
        for entry in entries {
            let id = format!("{language}/{list}/{}", entry.id);
            let offers = !entry.to.is_empty() || entry.pairs.iter().any(|pair| pair.len() > 1);
            if entry.tier == Some(Tier::Flag) && offers {
                wrong.push(format!("{id}: a flag says in words what to write"));
            }
            if entry.tier != Some(Tier::Flag) && (!offers || entry.test.iter().any(|test| test.len() != 2)) {
                wrong.push(format!("{id}: what it puts in is shown in every example"));
            }
            if entry.test.is_empty() || entry.not.is_empty() {
                wrong.push(format!("{id}: it shows where it fires and where it does not"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_people_say_of_themselves_is_theirs() {
    let group = |text: &str| {
        let language = match text {
            text if text.contains("drogadicto") || text.contains("oy al") => "es",
            _ => "en",
        };
        find(Lexicon::get(language).unwrap(), text).iter().filter(|found| found.list.starts_with("inclusive/")).count()
    };
    for own in [
        "I am an addict.",
        "I\u{2019}m a recovering alcoholic.",
        "My name is Jo and I am an alcoholic.",
        "I am a mother, a nurse, and an addict.",
        "As an addict, I know how hard this is.",
        "I call myself an addict.",
        "We addicts look after each other.",
        "I am Deaf.",
        "Me llamo Jo y soy un drogadicto.",
        "Soy alcohólico.",
    ] {
        assert_eq!(group(own), 0, "{own}");
    }
    for others in [
        "I am a nurse and treat addicts.",
        "I am the sister of an addict.",
        "I am here to help alcoholics.",
        "I am sorry: an addict called.",
        "She is an addict and I am her friend.",
        "We help addicts.",
        "Soy enfermera y ayudo a los drogadictos.",
    ] {
        assert_eq!(group(others), 1, "{others}");
    }
}

#[test]
fn words_about_people_stay_in_quotations_and_lists_of_words() {
    let lexicon = Lexicon::get("en").unwrap();
    let quoted = |role: Role| {
        let mut found = Vec::new();
        lexicon.matches(&Block { role, ..block("We help addicts.", "en") }, &mut found);
        found.len()
    };
    assert_eq!((quoted(Role::Paragraph), quoted(Role::Quote)), (1, 0));
    for named in
        ["Avoid the term addicts.", "Write people instead of addicts.", "Avoid words such as addicts and drunks."]
    {
        assert!(ids("en", named).is_empty(), "{named}");
    }
    // What is put in has no form for the apostrophe.
    let found = find(lexicon, "The addicts\u{2019} families came.");
    assert!(found.len() == 1 && found[0].replacements.is_empty(), "{found:?}");
}

#[test]
fn hostile_texts_do_no_harm() {
    let texts = [
        "in order ".repeat(3000),
        "Avoid: utilize ".repeat(3000),
        "\u{201c}utilize ".repeat(3000),
        "\"utilize".repeat(3000),
        "[".repeat(20_000),
        "[name".repeat(5000),
        "e.g.e.g.".repeat(3000),
        "prior\u{301} to\u{200b} ".repeat(1000),
        "a\u{ad}b ".repeat(1000),
        "İİİ utilize ".repeat(1000),
        "100% ".repeat(3000),
        "I am, and an addict and ".repeat(1000),
    ];
    for language in ["en", "es"] {
        let lexicon = Lexicon::get(language).unwrap();
        for text in &texts {
            let found = find(lexicon, text);
            assert!(found.iter().all(|found| text.get(found.start as usize..found.end as usize).is_some()));
        }
    }
}

#[test]
fn words_that_are_only_spoken_of_are_left_alone() {
    for shown in [
        "Avoid: utilize, commence",
        "Don\u{2019}t say \u{2192} utilize",
        "\u{201c}Not this: utilize the form",
        "utilize (use \u{201c}use\u{201d})",
    ] {
        assert!(ids("en", shown).is_empty(), "{shown}");
    }
    for used in ["To avoid delay, utilize the form.", "Avoid stress: utilize the form.", "Avoid utilizing it."] {
        assert_eq!(ids("en", used), ["en.utilize"], "{used}");
    }
    for (text, told) in [
        ("Replace wordy phrases (prior to, with regard to, in the event that).", 0),
        ("Reemplace frases (con el fin de, en el caso de que, a la mayor brevedad posible).", 0),
        // In use: something goes with it.
        ("Call us (in the event that you are late, sick, or away).", 1),
        ("Bring the form (signed, dated, prior to your visit).", 1),
        ("Come early (ten minutes prior to your visit).", 1),
    ] {
        let language = if text.contains("frases") { "es" } else { "en" };
        assert_eq!(ids(language, text).len(), told, "{text}");
    }
    let lexicon = Lexicon::get("en").unwrap();
    let cell = |text: &str| {
        let mut found = Vec::new();
        lexicon.matches(&Block { role: Role::Cell, ..block(text, "en") }, &mut found);
        found.len()
    };
    assert_eq!(cell("utilize"), 0);
    assert_eq!(cell("Utilize the form"), 1);
}

#[test]
fn german_verbs_with_a_capital_are_nouns() {
    assert_eq!(ids("de", "Wir können die Akte nicht auffinden."), ["de.auffinden"]);
    assert!(ids("de", "Das Auffinden der Akte dauert.").is_empty());
    assert!(ids("de", "Wir helfen beim Auffinden der Akte.").is_empty());
}

#[test]
fn half_of_a_compound_is_left_alone() {
    assert_eq!(ids("de", "Die Diagnose ist da."), ["de.diagnose"]);
    assert!(ids("de", "Das ist für die Diagnose- und Hilfsmittelkosten.").is_empty());
    assert_eq!(ids("de", "Die Diagnose--sie kam spät--ist da."), ["de.diagnose"]);
}

#[test]
fn what_explains_a_german_adjective_stands_behind_its_noun() {
    let lexicon = Lexicon::get("de").unwrap();
    let explained = |text: &str| {
        let mut found = Vec::new();
        lexicon.matches(&block(text, "de"), &mut found);
        found.into_iter().next().map(|found| found.replacements[0].clone())
    };
    let noun = explained("Sie hat kognitive Probleme.");
    assert_eq!(noun.as_deref(), Some("kognitive Probleme (beim Denken und Merken)"));
    let none = explained("Es ist ein Test, der kognitiv fordert.");
    assert_eq!(none.as_deref(), Some("kognitiv (beim Denken und Merken)"));
}
