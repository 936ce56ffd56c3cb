//! Forms leave room for every reader.

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::syntax::tree::Element;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// Questions of forms that leave people out. Sex, gender or title has two answers only, or the form asks
    /// for a mother and a father. Other questions frighten people away: the social security number or
    /// immigration status, with no word on why it is asked.
    ///
    /// # Why it matters to the reader
    /// People who find no box for themselves, or fear what an answer leads to, put the form down.
    ///
    /// # How to put it right
    /// Ask only what you need, and say why. Add “another answer” and “I prefer not to say”. Write
    /// “parent or guardian”. A law or a payer may fix a question; then say so beside it.
    ///
    /// # Examples
    /// ```html,bad,lang=en
    /// <form><label for="s">Sex</label><select id="s"><option>Male</option><option>Female</option></select></form>
    /// ```
    /// ```md,bad,lang=es,kind=intake-form
    /// Número de seguro social: ____________
    /// ```
    /// ```html,bad,lang=de
    /// <form><label for="s">Geschlecht</label><select id="s"><option>männlich</option><option>weiblich</option></select></form>
    /// ```
    /// ```md,good,lang=en,kind=intake-form
    /// Social Security number (you can leave this blank): ____________
    /// ```
    /// ```html,good,lang=en
    /// <form><label for="s">Gender</label><select id="s"><option>Woman</option><option>Man</option><option>Another answer</option></select></form>
    /// ```
    /// ```md,good,lang=en
    /// We never ask for your Social Security number.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 3.
    FormQuestion {
        id: "inclusive/form-question",
        category: Category::Inclusive,
        severity: Severity::Note,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 3"],
        title: "Forms leave room for every reader",
        messages: &[
            Message { key: "two-answers", text: "This question on sex or gender has two answers. Some readers find none for themselves. Ask only if you need it, and add another answer." },
            Message { key: "parents", text: "This form asks for a mother and a father. “Parent or guardian” fits every family." },
            Message { key: "number", text: "This form asks for the social security number. We did not find why, or that it may be left blank." },
            Message { key: "status", text: "This form asks about immigration status. We did not find why, or that it may be left blank." },
        ],
    }
    |_| FormQuestion
}

struct FormQuestion;

/// Answers, in lower case: the first group and the second.
const MALE: &[&str] = &[
    "male",
    "man",
    "m",
    "boy",
    "mr",
    "mr.",
    "hombre",
    "masculino",
    "varón",
    "h",
    "niño",
    "señor",
    "sr.",
    "homme",
    "masculin",
    "garçon",
    "monsieur",
    "m.",
    "homem",
    "senhor",
    "uomo",
    "maschio",
    "maschile",
    "signor",
    "sig.",
    "männlich",
    "mann",
    "herr",
];
const FEMALE: &[&str] = &[
    "female",
    "woman",
    "f",
    "girl",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "miss",
    "mujer",
    "femenino",
    "niña",
    "señora",
    "sra.",
    "srta.",
    "señorita",
    "femme",
    "féminin",
    "fille",
    "madame",
    "mme",
    "mlle",
    "mademoiselle",
    "mulher",
    "feminino",
    "senhora",
    "donna",
    "femmina",
    "femminile",
    "signora",
    "sig.ra",
    "weiblich",
    "frau",
    "w",
];
/// What stands in a list of answers and is none.
const NO_ANSWER: &[&str] = &[
    "select",
    "choose",
    "pick",
    "elija",
    "elige",
    "seleccion",
    "escoja",
    "please",
    "por favor",
    "choisi",
    "sélection",
    "veuillez",
    "escolha",
    "selecion",
    "scegli",
    "selezion",
    "bitte",
    "wähle",
    "auswähl",
    "-",
    "—",
    "…",
    ".",
];

/// Words that say why something is asked, or that it need not be answered.
const REASONS: &[&str] = &[
    "why we ask",
    "because",
    "optional",
    "leave this blank",
    "leave it blank",
    "if you have one",
    "if any",
    "do not have to",
    "don't have to",
    "not required",
    "need this",
    "need it to",
    "required by",
    "by law",
    "prefer not",
    "does not affect",
    "will not affect",
    "por qué",
    "porque",
    "opcional",
    "en blanco",
    "si tiene",
    "si lo tiene",
    "no es obligatorio",
    "no tiene que",
    "la ley",
    "prefiero no",
    "no afecta",
    "pourquoi",
    "parce que",
    "facultati",
    "si vous en avez",
    "pas obligatoire",
    "la loi",
    "vous pouvez laisser",
    "por que",
    "facultativo",
    "se tiver",
    "em branco",
    "a lei exige",
    "por lei",
    "perché",
    "facoltativ",
    "se ce l'ha",
    "in bianco",
    "la legge",
    "freiwillig",
    "weil",
    "warum",
    "falls vorhanden",
    "sofern vorhanden",
    "keine pflicht",
    "laut gesetz",
    "das gesetz",
    "brauchen wir",
    "benötigen wir",
    "nicht ausfüllen",
];

macro_rules! pattern {
    ($($text:expr),+ $(,)?) => {
        LazyLock::new(|| Regex::new(concat!($($text),+)).ok())
    };
}

static NUMBER: LazyLock<Option<Regex>> = pattern!(
    r"(?i)\b(social security (number|no\.?|#)|ssn|nss|n[úu]mero (de|del) seguro social",
    r"|num[ée]ro de s[ée]curit[ée] sociale|n° de s[ée]curit[ée] sociale|n[úu]mero d[ea] segurança social|niss",
    r"|sozialversicherungsnummer|rentenversicherungsnummer)\b",
);
static STATUS: LazyLock<Option<Regex>> = pattern!(
    r"(?i)\b((immigration|citizenship|legal immigration|visa) status|alien (registration )?number|a-number",
    r"|are you an? (u\.?s\.? |us |american )?citizen|u\.?s\.? citizen(ship)?",
    r"|(estatus|estado|situaci[óo]n) (migratorio|migratoria|de inmigraci[óo]n)|es (usted )?ciudadan[oa]",
    r"|titre de séjour|carte de séjour|situation migratoire|situação migratória|título de residência",
    r"|autorização de residência|permesso di soggiorno|aufenthaltsstatus|aufenthaltstitel|aufenthaltserlaubnis)\b",
);
/// “Gender: ☐ Male ☐ Female” and nothing behind it, in either order.
static WRITTEN: LazyLock<Option<Regex>> = pattern!(
    r"(?i)\b(sex|gender|sexo|g[ée]nero|g[êe]nero|sexe|genre|sesso|genere|geschlecht)\b ?[:?]?",
    r"[\[\](){}_☐□○◯▢ \n]*",
    r"((male|man|masculino|hombre|varón|homme|masculin|homem|uomo|maschio|männlich|mann|m|h)",
    r"\b[\[\](){}_☐□○◯▢/,| \n]*((or|o|ou|oder) )?[\[\](){}_☐□○◯▢ ]*",
    r"(female|woman|femenino|mujer|femme|féminin|feminino|mulher|donna|femmina|weiblich|frau|f|w|m)",
    r"|(female|woman|femenino|mujer|femme|féminin|feminino|mulher|donna|femmina|weiblich|frau|f|w)",
    r"\b[\[\](){}_☐□○◯▢/,| \n]*((or|o|ou|oder) )?[\[\](){}_☐□○◯▢ ]*",
    r"(male|man|masculino|hombre|varón|homme|masculin|homem|uomo|maschio|männlich|mann|m|h))",
    r"\b[\[\](){}_☐□○◯▢ \n]*$",
);
static MOTHER: LazyLock<Option<Regex>> = pattern!(
    r"(?i)(\bmother['’]s (full |first |last )?name|\bname of (your )?mother|\bnombre de (la|su) madre",
    r"|\bnom de (la|votre) mère|\bnome da (sua )?mãe|\bnome della madre|\bname der mutter",
    r"|^(mother|madre|mère|mãe|mutter) ?(:|$))",
);
static FATHER: LazyLock<Option<Regex>> = pattern!(
    r"(?i)(\bfather['’]s (full |first |last )?name|\bname of (your )?father|\bnombre (del|de su) padre",
    r"|\bnom (du|de votre) père|\bnome do (seu )?pai|\bnome del padre|\bname des vaters",
    r"|(^|[_ ])(father|padre|père|pai|vater) ?(:|$))",
);

fn holds(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

/// Most words of a question: what is longer speaks of the question.
const MOST_WORDS: usize = 16;

/// Whether a block asks for something to be filled in.
fn asks(block: &Block, is_form: bool) -> bool {
    let short = block.words.len() <= MOST_WORDS && !block.hidden;
    let blank = || block.text.contains("___") || block.text.trim_end().ends_with([':', '_', '?']);
    short && (block.role == Role::Label || (is_form && blank()))
}

/// Whether the answers of a list are two, one for each sex.
fn is_two(answers: impl Iterator<Item = String>) -> bool {
    let (mut male, mut female) = (false, false);
    for answer in answers {
        let answer = answer.trim().to_lowercase();
        if MALE.contains(&&answer[..]) {
            male = true;
        } else if FEMALE.contains(&&answer[..]) {
            female = true;
        } else if !answer.is_empty() && !NO_ANSWER.iter().any(|start| answer.starts_with(start)) {
            return false;
        }
    }
    male && female
}

/// Lists of two items, one for each sex, as forms in Markdown write boxes to tick.
fn boxes(blocks: &[Block]) -> impl Iterator<Item = &Block> {
    let is_item = |block: Option<&Block>| block.is_some_and(|block| block.role == Role::Item);
    let answer = |block: &Block| block.text.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned();
    blocks.windows(2).enumerate().filter_map(move |(at, pair)| {
        let alone = !is_item(at.checked_sub(1).and_then(|before| blocks.get(before))) && !is_item(blocks.get(at + 2));
        let items = pair.iter().all(|block| is_item(Some(block)) && !block.hidden && block.words.len() == 1);
        (alone && items && is_two(pair.iter().map(answer))).then_some(&pair[0])
    })
}

/// Radio buttons by name, with the text of their labels.
fn radios<'t>(document: &'t Document<'_>) -> Vec<(&'t str, Element<'t>, Vec<String>)> {
    let mut groups: Vec<(&str, Element<'_>, Vec<String>)> = Vec::new();
    let is_radio = |element: &Element<'_>| {
        element.name() == "input" && element.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("radio"))
    };
    for element in document.tree.elements().filter(is_radio) {
        let Some(name) = element.attr("name").filter(|_| !element.attr_has_hole("name")) else { continue };
        let around = element.ancestors().take(3).find(|up| up.name() == "label").map(|label| label.text());
        let label = || element.attr("id").and_then(|id| document.tree.labels_for(id).next()).map(|label| label.text());
        let value = || element.attr("value").map(str::to_owned);
        let text = around.or_else(label).or_else(value).unwrap_or_default();
        match groups.iter_mut().find(|(known, ..)| *known == name) {
            Some((.., texts)) => texts.push(text),
            None => groups.push((name, element, vec![text])),
        }
    }
    groups
}

impl Rule for FormQuestion {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let bytes = document.tree.masked().as_bytes();
        let has = |word: &[u8]| memchr::memmem::find(bytes, word).is_some();
        let is_form = document.kind == crate::facts::kind::Kind::IntakeForm || has(b"<form");
        if !is_form && !has(b"<select") && !has(b"<label") {
            return;
        }
        for select in document.tree.elements().filter(|element| element.name() == "select") {
            let options = select.descendants().filter(|option| option.name() == "option");
            if is_two(options.map(|option| option.text())) {
                findings.push(Finding::new("two-answers", select.span()).node(select.index()).review());
            }
        }
        for (_, first, texts) in radios(document) {
            if texts.len() == 2 && is_two(texts.into_iter()) {
                findings.push(Finding::new("two-answers", first.span()).node(first.index()).review());
            }
        }
        let questions: Vec<&Block> = document.blocks.iter().filter(|block| asks(block, is_form)).collect();
        let place = |key: &'static str, block: &Block| {
            let finding = Finding::new(key, block.whole()).review();
            match block.node {
                Some(node) => finding.node(node),
                None => finding,
            }
        };
        if let (Some(mother), true) = (
            questions.iter().find(|block| holds(&MOTHER, &block.text)),
            questions.iter().any(|block| holds(&FATHER, &block.text)),
        ) {
            findings.push(place("parents", mother));
        }
        let reason = |block: &Block| {
            let small = block.text.to_lowercase();
            REASONS.iter().any(|reason| small.contains(reason))
        };
        let short = |block: &&Block| is_form && !block.hidden && block.words.len() <= MOST_WORDS;
        for block in document.blocks.iter().filter(short).filter(|block| holds(&WRITTEN, &block.text)) {
            findings.push(place("two-answers", block));
        }
        if is_form {
            for pair in boxes(&document.blocks) {
                findings.push(place("two-answers", pair));
            }
        }
        for (index, block) in document.blocks.iter().enumerate().filter(|(_, block)| asks(block, is_form)) {
            let key = if holds(&NUMBER, &block.text) {
                "number"
            } else if holds(&STATUS, &block.text) {
                "status"
            } else {
                continue;
            };
            // The reason stands with the question or right before or after it.
            let near = &document.blocks[index.saturating_sub(2)..(index + 3).min(document.blocks.len())];
            if near.iter().any(&reason) {
                findings.pass();
            } else {
                findings.push(place(key, block));
            }
        }
    }
}
