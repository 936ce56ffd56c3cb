//! Replacements in a sentence: what stands around them is put right, or a person is asked.

use super::super::{Lexicon, Tier};
use super::{find, rewritten};

const FRENCH: &str = r#"
review = "second-reading"
[defaults]
tier = "safe"
[[entry]]
id = "afin-de"
from = ["afin de"]
to = ["pour", "dans le but de"]
[[entry]]
id = "conformement"
from = ["conformément à"]
to = ["selon"]
[[entry]]
id = "possibilite"
from = ["avoir~v la possibilité de"]
to = ["pouvoir~v"]
[[entry]]
id = "omettre"
from = ["omettre~v"]
to = ["oublier~v de"]
[[entry]]
id = "necessiter"
from = ["nécessiter~v"]
to = ["avoir~v besoin de"]
[[entry]]
id = "hypothese"
from = ["dans l'hypothèse où"]
to = ["si"]
[[entry]]
id = "utiliser"
from = ["utiliser~v"]
to = ["prendre~v"]
[[entry]]
id = "raison"
from = ["en raison de"]
to = ["à cause de"]
"#;

const ITALIAN: &str = r#"
review = "second-reading"
[defaults]
tier = "safe"
[[entry]]
id = "fine"
from = ["al fine di"]
to = ["per"]
[[entry]]
id = "merito"
from = ["in merito a"]
to = ["su"]
[[entry]]
id = "effettuare"
from = ["effettuare~v"]
to = ["fare~v"]
[[entry]]
id = "utilizzare"
from = ["utilizzare~v"]
to = ["usare~v"]
[[entry]]
id = "rilasciare"
from = ["rilasciare~v"]
to = ["dare~v"]
[[entry]]
id = "stabile"
from = ["stabile~n:m"]
to = ["palazzo~n:m"]
[[entry]]
id = "istanza"
from = ["istanza~n:f"]
to = ["domanda~n:f"]
"#;

const SPANISH: &str = r#"
review = "second-reading"
[defaults]
tier = "safe"
[[entry]]
id = "fin"
from = ["con el fin de"]
to = ["para"]
[[entry]]
id = "relacion"
from = ["en relación con"]
to = ["sobre"]
[[entry]]
id = "conformidad"
from = ["de conformidad a"]
to = ["según"]
"#;

const PORTUGUESE: &str = r#"
review = "second-reading"
[defaults]
tier = "safe"
[[entry]]
id = "fim"
from = ["a fim de"]
to = ["para"]
[[entry]]
id = "despeito"
from = ["a despeito de"]
to = ["apesar de"]
"#;

const GERMAN: &str = r#"
review = "second-reading"
[defaults]
tier = "safe"
case = "any"
[[entry]]
id = "benoetigen"
from = ["benötigen~v"]
to = ["brauchen~v"]
[[entry]]
id = "uebermitteln"
from = ["übermitteln~v"]
to = ["schicken~v"]
[[entry]]
id = "zahlung"
from = ["eine Zahlung leisten~v"]
to = ["zahlen~v"]
[[entry]]
id = "erlauben"
from = ["wir erlauben uns, Ihnen mitzuteilen"]
to = ["wir teilen Ihnen mit"]
"#;

const ENGLISH: &str = r#"
review = "second-reading"
[defaults]
tier = "safe"
[[entry]]
id = "utilize"
from = ["utilize~v"]
to = ["use~v"]
"#;

/// What becomes of a sentence, and whether a safe fix does it.
fn told(language: &'static str, list: &'static str, text: &str) -> Option<(String, Tier)> {
    let lists: super::super::Lists = Box::leak(Box::new([("word-choice", list)]));
    let lexicon = Box::leak(Box::new(Lexicon::build(language, lists).unwrap()));
    let found = find(lexicon, text);
    let tier = found.first()?.tier;
    Some((rewritten(text, &found, |_| true), tier))
}

fn assert_told(language: &'static str, list: &'static str, cases: &[(&str, &str, Tier)]) {
    for (text, right, tier) in cases {
        assert_eq!(told(language, list, text), Some(((*right).to_owned(), *tier)), "{language}: {text}");
    }
}

fn assert_silent(language: &'static str, list: &'static str, texts: &[&str]) {
    for text in texts {
        assert_eq!(told(language, list, text), None, "{language}: {text}");
    }
}

#[test]
fn a_preposition_said_twice_changes_twice_and_a_person_is_asked() {
    use Tier::{Safe, Suggest};
    assert_told(
        "fr",
        FRENCH,
        &[
            ("Venez afin de signer et de payer.", "Venez pour signer et pour payer.", Suggest),
            (
                "Venez afin de signer ou d\u{2019}obtenir une copie.",
                "Venez pour signer ou pour obtenir une copie.",
                Suggest,
            ),
            ("Venez afin de signer le contrat et la lettre.", "Venez pour signer le contrat et la lettre.", Safe),
            (
                "Gardez, conformément à la loi et au contrat, vos papiers.",
                "Gardez, selon la loi et selon le contrat, vos papiers.",
                Suggest,
            ),
            (
                "Gardez, conformément au contrat et à la loi, vos papiers.",
                "Gardez, selon le contrat et selon la loi, vos papiers.",
                Suggest,
            ),
            ("Vous avez la possibilité de venir et de parler.", "Vous pouvez venir et parler.", Suggest),
            ("Fermé en raison de la neige et du froid.", "Fermé à cause de la neige et du froid.", Safe),
            (
                "Gardez, conformément à la loi et à votre contrat, vos papiers.",
                "Gardez, selon la loi et selon votre contrat, vos papiers.",
                Suggest,
            ),
            ("Venez afin de signer ou de le rendre.", "Venez pour signer ou pour le rendre.", Suggest),
            // Which of the two the second one goes with, nobody can tell from here.
            (
                "Venez afin de signer la lettre de la ville et de la banque.",
                "Venez pour signer la lettre de la ville et de la banque.",
                Suggest,
            ),
        ],
    );
    assert_told(
        "it",
        ITALIAN,
        &[
            ("Venga al fine di firmare e di pagare.", "Venga per firmare e per pagare.", Suggest),
            ("Venga al fine di firmare e pagare.", "Venga per firmare e pagare.", Safe),
            ("Chiami in merito alla domanda e al contributo.", "Chiami sulla domanda e sul contributo.", Suggest),
        ],
    );
    assert_told(
        "es",
        SPANISH,
        &[
            ("Venga con el fin de firmar y de pagar.", "Venga para firmar y para pagar.", Suggest),
            ("Venga con el fin de firmar y pagar.", "Venga para firmar y pagar.", Safe),
            ("Llame en relación con el pago y con la renta.", "Llame sobre el pago y sobre la renta.", Suggest),
            ("Se hace de conformidad a la ley y al contrato.", "Se hace según la ley y según el contrato.", Suggest),
        ],
    );
    assert_told(
        "pt",
        PORTUGUESE,
        &[
            ("Venha a fim de assinar e de pagar.", "Venha para assinar e para pagar.", Suggest),
            ("Viemos a despeito da chuva e do vento.", "Viemos apesar da chuva e do vento.", Safe),
        ],
    );
}

#[test]
fn pronouns_are_not_articles() {
    use Tier::Safe;
    assert_told(
        "fr",
        FRENCH,
        &[
            ("N\u{2019}omettez le signer.", "N\u{2019}oubliez de le signer.", Safe),
            ("Cela nécessite le paiement.", "Cela a besoin du paiement.", Safe),
            ("Dans l\u{2019}hypothèse où il vient, appelez.", "S\u{2019}il vient, appelez.", Safe),
            ("Dans l\u{2019}hypothèse où elle vient, appelez.", "Si elle vient, appelez.", Safe),
        ],
    );
    assert_told("pt", PORTUGUESE, &[("Vim a despeito de o temer.", "Vim apesar de o temer.", Safe)]);
    // Le or la: nobody can tell.
    assert_silent("fr", FRENCH, &["Il faut l\u{2019}utiliser.", "Nous l\u{2019}utilisons."]);
    assert_told(
        "fr",
        FRENCH,
        &[
            ("Elle utilise ce bus.", "Elle prend ce bus.", Safe),
            ("Je n\u{2019}utilise pas ce bus.", "Je ne prends pas ce bus.", Safe),
            ("Il dit que Marie utilise ce bus.", "Il dit que Marie prend ce bus.", Tier::Suggest),
        ],
    );
    assert_told("fr", FRENCH, &[("Il faut utiliser ce bus.", "Il faut prendre ce bus.", Safe)]);
}

#[test]
fn italian_words_before_go_by_the_new_sound() {
    use Tier::Safe;
    assert_told(
        "it",
        ITALIAN,
        &[
            ("Ci aiuta ad effettuare un bonifico.", "Ci aiuta a fare un bonifico.", Safe),
            ("Può chiamare ed effettuare un bonifico.", "Può chiamare e fare un bonifico.", Safe),
            ("Andiamo ad utilizzare la sala.", "Andiamo ad usare la sala.", Safe),
            ("La utilizza ogni giorno.", "La usa ogni giorno.", Safe),
            ("Io rilascio la copia.", "Io do la copia.", Safe),
            ("Lo effettua ogni giorno.", "Lo fa ogni giorno.", Safe),
            ("Lo stabile è chiuso.", "Il palazzo è chiuso.", Safe),
            ("Viva nello stabile.", "Viva nel palazzo.", Safe),
            ("Quest\u{2019}istanza va firmata.", "Questa domanda va firmata.", Safe),
        ],
    );
}

#[test]
fn an_abbreviation_before_a_word_is_no_article() {
    // Small letters: the article goes by its noun. In capitals it is a name: the technical committee CET.
    for (language, entries, text, right) in [
        ("fr", "from = [\"usage~n:m\"]\nto = [\"aide~n:f\"]", "C'est ce usage.", "C'est cette aide."),
        ("fr", "from = [\"usage~n:m\"]\nto = [\"aide~n:f\"]", "C'est CE usage.", "C'est CE aide."),
        ("fr", "from = [\"usage~n:m\"]\nto = [\"aide~n:f\"]", "La MA usage.", "La MA aide."),
        ("es", "from = [\"uso~n:m\"]\nto = [\"ayuda~n:f\"]", "Es NUESTRO uso.", "Es NUESTRO ayuda."),
        ("it", "from = [\"uso~n:m\"]\nto = [\"domanda~n:f\"]", "È il LO uso.", "È il LO domanda."),
        ("it", "from = [\"uso~n:m\"]\nto = [\"domanda~n:f\"]", "È LO USO.", "È LA DOMANDA."),
        ("en", "from = [\"usage\"]\nto = [\"aim\"]", "He got a usage.", "He got an aim."),
        ("en", "from = [\"usage\"]\nto = [\"aim\"]", "He got an AN usage.", "He got an AN aim."),
        // A guard that asks for an article does not take it for one.
        ("fr", "from = [\"usage~n\"]\nto = [\"aide~n\"]\nleft = [\"ses\"]", "Voici ses usages.", "Voici ses aides."),
        ("fr", "from = [\"usage~n\"]\nto = [\"aide~n\"]\nleft = [\"ses\"]", "Voici SES usages.", "-"),
        ("fr", "from = [\"usage~n\"]\nto = [\"aide~n\"]\nleft-not = [\"ses\"]", "Le SES usage.", "Le SES aide."),
        ("fr", "from = [\"usage~n\"]\nto = [\"aide~n\"]\nleft-not = [\"ses\"]", "Voici ses usages.", "-"),
        // One that asks for the abbreviation still finds it.
        ("fr", "from = [\"usage~n\"]\nto = [\"aide~n\"]\nleft-not = [\"rsa\"]", "Le RSA usage.", "-"),
    ] {
        let file: &'static str = Box::leak(format!("[[entry]]\nid = \"x\"\n{entries}\n").into());
        let lexicon = Lexicon::build(language, Box::leak(Box::new([("word-choice", file)]))).unwrap();
        let found = find(&lexicon, text);
        let result = if found.is_empty() { "-".to_owned() } else { rewritten(text, &found, |_| true) };
        assert_eq!(result, right, "{language}: {text}");
    }
}

#[test]
fn a_noun_that_looks_like_a_verb_is_left_alone() {
    assert_silent("it", ITALIAN, &["Il rilascio della copia è gratis.", "Si paga al rilascio."]);
}

#[test]
fn german_forms_go_by_their_clause_and_their_capitals() {
    use Tier::{Safe, Suggest};
    assert_told(
        "de",
        GERMAN,
        &[
            ("Er benötigt Hilfe.", "Er braucht Hilfe.", Safe),
            ("Benötigen Sie Hilfe?", "Brauchen Sie Hilfe?", Safe),
            ("So geht es (Benötigen Sie Hilfe?)", "So geht es (Brauchen Sie Hilfe?)", Safe),
            ("Haben Sie den Brief übermittelt?", "Haben Sie den Brief geschickt?", Safe),
            ("Der Brief wurde übermittelt.", "Der Brief wurde geschickt.", Safe),
            (
                "Wenn Sie Fragen haben, übermittelt er die Antwort.",
                "Wenn Sie Fragen haben, schickt er die Antwort.",
                Safe,
            ),
            ("Wer Fragen hat und Hilfe benötigt, ruft an.", "Wer Fragen hat und Hilfe braucht, ruft an.", Suggest),
            ("Er benötigt Zeit und wird dann antworten.", "Er braucht Zeit und wird dann antworten.", Suggest),
            (
                "Er benötigt Geld oder wie viele Briefe geschrieben werden.",
                "Er braucht Geld oder wie viele Briefe geschrieben werden.",
                Suggest,
            ),
            ("Was geprüft wurde und benötigt wird, ist da.", "Was geprüft wurde und gebraucht wird, ist da.", Safe),
            ("Wir benötigten Hilfe.", "Wir brauchten Hilfe.", Safe),
            ("Die übermittelten Daten sind sicher.", "Die geschickten Daten sind sicher.", Safe),
            ("Bitte eine Zahlung leisten.", "Bitte zahlen.", Safe),
            (
                "Wir erlauben uns, Ihnen mitzuteilen: Ihr Antrag ist da.",
                "Wir teilen Ihnen mit: Ihr Antrag ist da.",
                Safe,
            ),
        ],
    );
    // A noun, and no form of the verb.
    assert_silent("de", GERMAN, &["Das Benötigen von Hilfe ist keine Schande."]);
}

#[test]
fn capitals_and_ligatures_do_no_harm() {
    use Tier::Safe;
    assert_told(
        "en",
        ENGLISH,
        &[
            ("This is an UTILIZED room.", "This is a USED room.", Safe),
            ("AN UTILIZED ROOM", "A USED ROOM", Safe),
            ("PLEASE UTILIZE IT.", "PLEASE USE IT.", Safe),
        ],
    );
    assert_silent("en", ENGLISH, &["It is an utilize\u{301}d room.", "A utili\u{200b}zed room."]);
}

#[test]
fn a_clause_is_not_left_behind_without_its_opening() {
    for (language, text) in [
        ("en", "Please be advised that funding is limited and that payment is late."),
        ("en", "Please be advised that payments are late, that fees apply, and that calls help."),
        ("es", "Por la presente le notificamos que su caso cierra y que puede apelar."),
        ("pt", "Informamos que o prazo acaba e que a senhora pode recorrer."),
        ("it", "Si comunica che l'ufficio chiude e che la pratica resta aperta."),
        ("fr", "Nous vous informons que le bureau ferme et que vous pouvez appeler."),
    ] {
        let lexicon = Lexicon::get(language).unwrap();
        let found = find(lexicon, text);
        assert!(!found.iter().any(|found| found.replacements.iter().any(String::is_empty)), "{text}: {found:?}");
        assert!(!found.iter().any(|found| found.list == "throat-clearing"), "{text}: {found:?}");
    }
    let lexicon = Lexicon::get("en").unwrap();
    for text in
        ["Please be advised that the office is closed and rent is due.", "Please be advised that that fee is due."]
    {
        assert!(find(lexicon, text).iter().any(|found| found.list == "throat-clearing"), "{text}");
    }
}

#[test]
fn titles_of_laws_are_left_alone() {
    for (language, title, sentence) in [
        (
            "fr",
            "Lisez le décret n° 2020-1 du 3 mai 2020 relatif au règlement des litiges et à l'aide sociale à l'enfance.",
            "Le décret n° 2020-1 du 3 mai 2020 relatif au loyer est utile afin de régler les litiges.",
        ),
        (
            "pt",
            "O Decreto-Lei n.º 70/2010, de 16 de junho, que define o agregado familiar, e a Lei n.º 3/2011, de 2 de maio, relativa ao agregado familiar.",
            "A Lei n.º 70/2010 é clara, e o agregado familiar conta.",
        ),
        (
            "es",
            "La Ley 39/2015, de 1 de octubre, relativa al procedimiento y a la patria potestad.",
            "La Ley 39/2015 obliga a decidir la patria potestad.",
        ),
        (
            "es",
            "El Real Decreto 505/2007, de 20 de abril, por el que se regula la patria potestad.",
            "El decreto de 2007 dice que la patria potestad cuenta.",
        ),
    ] {
        let lexicon = Lexicon::get(language).unwrap();
        let told = find(lexicon, title);
        assert!(told.is_empty(), "{title}: {:?}", told.iter().map(|told| told.id).collect::<Vec<_>>());
        assert!(!find(lexicon, sentence).is_empty(), "{sentence}");
    }
}
