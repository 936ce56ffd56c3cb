//! Words about people: one switch for each group, in each language, and what is offered reads right.
#![allow(clippy::unwrap_used)]

use plainspoken::check::Checker;
use plainspoken::config::{Config, Level, Preset, RuleSettings};
use plainspoken::diagnostic::Suggestion;
use plainspoken::source::{Format, Source};

/// For each language its name, and for each group a sentence that it has a word on.
const SENTENCES: &[(&str, &[(&str, &str)])] = &[
    (
        "en",
        &[
            ("addiction", "We help addicts."),
            ("disability", "The handicapped enter here."),
            ("gender", "Ask the chairman."),
            ("housing", "The homeless sleep here."),
            ("immigration", "We help illegal immigrants."),
            ("indigenous-peoples", "Eskimos live there."),
            ("justice", "We hire ex-cons."),
            ("mental-health", "That is crazy."),
            ("older-people", "The elderly and the young come."),
            ("poverty", "The poor need help."),
            ("race-ethnicity", "Orientals came."),
            ("religion", "Write your Christian name."),
            ("sexual-orientation", "Homosexuals live here."),
            ("suicide", "He committed suicide."),
        ],
    ),
    (
        "es",
        &[
            ("addiction", "Ayudamos a los drogadictos."),
            ("disability", "Los minusválidos pueden entrar."),
            ("gender", "Estimados señores:"),
            ("housing", "Los indigentes duermen aquí."),
            ("immigration", "Los ilegales viven aquí."),
            ("indigenous-peoples", "Los indios viven aquí."),
            ("justice", "Visitamos a los presos."),
            ("mental-health", "Está loco."),
            ("older-people", "Los ancianos pueden llamar."),
            ("poverty", "Los pobres necesitan ayuda."),
            ("race-ethnicity", "Ayudamos a los negros."),
            ("religion", "Escriba su nombre cristiano."),
            ("sexual-orientation", "Los homosexuales viven aquí."),
            ("suicide", "Él cometió suicidio ayer."),
        ],
    ),
    (
        "fr",
        &[
            ("addiction", "Les toxicomanes peuvent appeler."),
            ("disability", "Les handicapés peuvent entrer."),
            ("gender", "Écrivez votre nom de jeune fille."),
            ("housing", "Les SDF dorment ici."),
            ("immigration", "Les clandestins vivent ici."),
            ("indigenous-peoples", "Les Esquimaux vivent là."),
            ("justice", "Les détenus peuvent écrire."),
            ("mental-health", "Les malades mentaux peuvent appeler."),
            ("older-people", "Les vieux peuvent appeler."),
            ("poverty", "Les pauvres ont besoin d’aide."),
            ("race-ethnicity", "C’est une personne de couleur."),
            ("religion", "Écrivez votre nom de baptême."),
            ("sexual-orientation", "Les homosexuels peuvent appeler."),
            ("suicide", "Il s’est pendu."),
        ],
    ),
    (
        "de",
        &[
            ("addiction", "Die Alkoholiker können anrufen."),
            ("disability", "Die Behinderten können anrufen."),
            ("gender", "Schreiben Sie Ihren Mädchennamen."),
            ("housing", "Obdachlose können hier schlafen."),
            ("immigration", "Die Asylanten wohnen dort."),
            ("indigenous-peoples", "Die Eskimos wohnen dort."),
            ("justice", "Wir schreiben den Häftlingen."),
            ("mental-health", "Er ist verrückt."),
            ("older-people", "Wir besuchen die Alten."),
            ("poverty", "Die Armen brauchen Hilfe."),
            ("race-ethnicity", "Die Zigeuner wohnen dort."),
            ("religion", "Schreiben Sie Ihren Taufnamen."),
            ("sexual-orientation", "Die Homosexuellen wohnen dort."),
            ("suicide", "Er beging Selbstmord."),
        ],
    ),
    (
        "pt",
        &[
            ("addiction", "Ajudamos os drogados."),
            ("disability", "Os deficientes podem entrar."),
            ("gender", "Escreva o seu nome de solteira."),
            ("housing", "Os mendigos dormem aqui."),
            ("immigration", "Os ilegais vivem aqui."),
            ("indigenous-peoples", "Os índios vivem aqui."),
            ("justice", "Os presos podem escrever."),
            ("mental-health", "Ele está louco."),
            ("older-people", "Os velhos podem ligar."),
            ("poverty", "Os pobres precisam de ajuda."),
            ("race-ethnicity", "É uma pessoa de cor."),
            ("religion", "Escreva o seu nome cristão."),
            ("sexual-orientation", "Os homossexuais podem vir."),
            ("suicide", "Ele cometeu suicídio ontem."),
        ],
    ),
    (
        "it",
        &[
            ("addiction", "I tossicodipendenti possono chiamare."),
            ("disability", "I disabili possono entrare."),
            ("gender", "Scriva il cognome da nubile."),
            ("housing", "I senzatetto dormono qui."),
            ("immigration", "I clandestini vivono qui."),
            ("indigenous-peoples", "Gli eschimesi vivono lì."),
            ("justice", "I detenuti possono scrivere."),
            ("mental-health", "È pazzo."),
            ("older-people", "I vecchi possono chiamare."),
            ("poverty", "I poveri hanno bisogno di aiuto."),
            ("race-ethnicity", "È una persona di colore."),
            ("religion", "Scriva il nome cristiano."),
            ("sexual-orientation", "Gli omosessuali possono venire."),
            ("suicide", "Si è impiccato."),
        ],
    ),
];

fn checked(config: Config, path: &str, text: &str) -> Vec<(String, Vec<Suggestion>)> {
    let checker = Checker::new(config).unwrap();
    let report = checker.check(&Source::from_text(path, Format::from_path(path).unwrap(), text), path);
    let people = report.diagnostics.into_iter().filter(|located| located.diagnostic.rule.starts_with("inclusive/"));
    people.map(|located| (located.diagnostic.rule.to_owned(), located.diagnostic.finding.suggestions)).collect()
}

fn of(language: &str) -> Config {
    Config { preset: Preset::All, language: Some(language.to_owned()), ..Config::default() }
}

/// The text with the first suggestion of each finding put in, or as it was where there is only advice.
fn mended(config: Config, text: &str) -> String {
    let mut mended = text.to_owned();
    for (_, suggestions) in checked(config, "a.md", text).into_iter().rev() {
        let edits = suggestions.first().map_or(&[][..], |first| &first.edits[..]);
        for edit in edits.iter().rev() {
            mended.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
    }
    mended
}

#[test]
fn each_group_is_switched_by_itself_in_each_language() {
    for (language, groups) in SENTENCES {
        assert_eq!(groups.len(), 14, "{language}");
        let paragraphs: Vec<&str> = groups.iter().map(|(_, sentence)| *sentence).collect();
        let texts = [("a.md", paragraphs.join("\n\n")), ("a.html", format!("<p>{}</p>", paragraphs.join("</p>\n<p>")))];
        for (path, text) in &texts {
            let mut told: Vec<String> = checked(of(language), path, text).into_iter().map(|(rule, _)| rule).collect();
            told.dedup();
            let all: Vec<String> = groups.iter().map(|(group, _)| format!("inclusive/{group}")).collect();
            assert_eq!(told, all, "{language} {path}: each sentence has a word of its own group alone");
            for (group, _) in *groups {
                let rule = format!("inclusive/{group}");
                let level = |level| RuleSettings { level: Some(level), ..RuleSettings::default() };
                let mut without = of(language);
                without.rules.insert(rule.clone(), level(Level::Off));
                let mut left: Vec<String> = checked(without, path, text).into_iter().map(|(rule, _)| rule).collect();
                left.dedup();
                let others: Vec<&String> = all.iter().filter(|other| **other != rule).collect();
                assert_eq!(left.iter().collect::<Vec<_>>(), others, "{language}: {rule} is off");
                let mut alone = of(language);
                alone.rules.insert("inclusive".into(), level(Level::Off));
                alone.rules.insert(rule.clone(), level(Level::Note));
                let mut left: Vec<String> = checked(alone, path, text).into_iter().map(|(rule, _)| rule).collect();
                left.dedup();
                assert_eq!(left, std::slice::from_ref(&rule), "{language}: only {rule} is on");
            }
        }
    }
}

#[test]
fn what_is_offered_reads_right_in_the_sentence() {
    for (language, found, wanted) in [
        ("en", "We help ex-cons.", "We help people who were formerly incarcerated."),
        ("en", "He is confined to a wheelchair.", "He uses a wheelchair."),
        ("en", "An addict called.", "A person with an addiction called."),
        ("en", "Orientals came.", "Asian people came."),
        ("es", "Los drogadictos llaman.", "Las personas con una adicción llaman."),
        ("es", "Vi al anciano.", "Vi a la persona mayor."),
        ("es", "Ellos cometieron suicidio.", "Ellos murieron por suicidio."),
        // «Solos» would have to change as well: then it is told in words.
        ("es", "Los ancianos están solos.", "Los ancianos están solos."),
        ("fr", "Ce lieu est ouvert aux handicapés.", "Ce lieu est ouvert aux personnes en situation de handicap."),
        ("fr", "L’alcoolique demande de l’aide.", "La personne ayant un problème d’alcool demande de l’aide."),
        ("de", "Wir helfen den Alkoholikern.", "Wir helfen den Menschen mit Alkoholabhängigkeit."),
        ("de", "Die Hilfe der Alkoholiker zählt.", "Die Hilfe der Alkoholiker zählt."),
        ("pt", "É um direito dos deficientes.", "É um direito das pessoas com deficiência."),
        ("it", "Il servizio è aperto agli alcolisti.", "Il servizio è aperto alle persone con un problema di alcol."),
    ] {
        assert_eq!(mended(of(language), found), wanted, "{language}: {found}");
    }
}

#[test]
fn terms_of_law_and_names_stay() {
    for (language, text) in [
        ("en", "The resident alien files Form 1040. The Elderly Waiver pays. Ask the State School for the Blind."),
        ("es", "Nombre de pila: Ana. Pida el certificado de minusvalía. Vaya a Alcohólicos Anónimos."),
        ("fr", "Demandez l’AAH, l’allocation aux adultes handicapés. Elle touche une pension d’invalidité."),
        ("de", "Zeigen Sie den Schwerbehindertenausweis. Das Behindertengleichstellungsgesetz gilt."),
        ("pt", "Nome de batismo: Ana. A pessoa com deficiência pede o BPC. Recebe aposentadoria por invalidez."),
        (
            "it",
            "Scriva il nome di battesimo. Chieda i permessi della legge 104. Gli invalidi civili ricevono un assegno.",
        ),
    ] {
        let found = checked(of(language), "a.md", text);
        assert!(found.is_empty(), "{language}: {found:?}");
    }
}

#[test]
fn what_people_say_of_themselves_is_theirs_in_each_language() {
    for (language, text) in [
        ("en", "My name is Jo and I am an alcoholic. I am Deaf. I am an addict."),
        ("es", "Soy alcohólico. Me llamo Jo y soy un drogadicto."),
        ("fr", "Je suis alcoolique. Je m’appelle Jo et je suis un toxicomane."),
        ("de", "Ich bin Alkoholiker. Mein Name ist Jo und ich bin ein Behinderter."),
        ("pt", "Sou alcoólatra. Meu nome é Jo e eu sou um drogado."),
        ("it", "Sono un alcolista. Mi chiamo Jo e io sono un disabile."),
    ] {
        let found = checked(of(language), "a.md", text);
        assert!(found.is_empty(), "{language}: {found:?}");
    }
}

#[test]
fn british_readers_are_offered_disabled_people() {
    let region = |region: &str| Config { region: Some(region.to_owned()), ..of("en") };
    let text = "This ramp is for the disabled.";
    assert_eq!(mended(region("GB"), text), "This ramp is for disabled people.");
    assert_eq!(mended(region("US-CO"), text), "This ramp is for people with disabilities.");
    for code in ["GB", "GB-SCT", "US-CO"] {
        assert!(checked(region(code), "a.md", "Disabled people can ask for a home visit.").is_empty(), "{code}");
    }
}
