//! One word for one thing.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::span::Span;
use crate::text::block::{Block, Role};
use crate::text::fold::hash;

rule! {
    /// # What it finds
    /// Two or three words for the people a text is about, each used more than once: “client” here,
    /// “patient” or “consumer” there.
    ///
    /// # Why it matters to the reader
    /// A reader takes two words for two things and wonders which of them they are.
    ///
    /// # How to put it right
    /// Choose one word and keep to it. To the reader, say “you”. If two groups are meant, say once who
    /// is who.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// Each client has a file. A client may read it. The patient must ask first. A patient can get a copy.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Cada cliente tiene un expediente. El cliente puede leerlo. El paciente debe pedirlo antes. El paciente recibe una copia.</p>
    /// ```
    /// ```md,good,lang=en
    /// Each client has a file. A client may read it. The client must ask first.
    /// ```
    /// ```md,good,lang=en
    /// We see clients and patients. A client comes for talks. A patient comes for tests. Each client and each patient has a file.
    /// ```
    /// ```md,good,lang=en
    /// Be patient with yourself. It takes a patient mind. A client said so, and another client did too.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines; ISO 24495-1:2023.
    ConsistentTerm {
        id: "plain/consistent-term",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Document],
        languages: &["en", "es", "fr", "pt", "it", "de"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "One word for one thing",
        messages: &[
            Message { key: "terms", text: "This text says “{first}” and also “{second}”. If they are the same people, one word is clearer." },
            Message { key: "three", text: "This text says “{first}”, “{second}” and “{third}”. If they are the same people, one word is clearer." },
            Message { key: "other", text: "The other word stands here." },
        ],
    }
    |_| ConsistentTerm
}

struct ConsistentTerm;

/// Words for the people served, one group for each word with its plural.
const PEOPLE: &[(&str, &[&[&str]])] = &[
    ("en", &[&["client", "clients"], &["patient", "patients"], &["consumer", "consumers"]]),
    ("es", &[&["cliente", "clientes"], &["paciente", "pacientes"], &["usuario", "usuarios"]]),
    ("fr", &[&["client", "clients"], &["patient", "patients"], &["usager", "usagers"]]),
    ("pt", &[&["cliente", "clientes"], &["paciente", "pacientes"], &["utente", "utentes"]]),
    ("it", &[&["cliente", "clienti"], &["paziente", "pazienti"], &["utente", "utenti"]]),
    ("de", &[&["klient", "klienten"], &["patient", "patienten"], &["kunde", "kunden"]]),
];

/// Words before the noun: what stands behind nothing of the kind may be an adjective, as in “be patient”.
const BEFORE: &[&str] = &[
    "the", "a", "each", "every", "our", "any", "this", "all", "no", "el", "la", "los", "las", "un", "una", "cada",
    "todo", "su", "nuestros", "le", "les", "chaque", "tout", "o", "os", "um", "uma", "i", "gli", "ogni", "der", "die",
    "den", "dem", "des", "jeder", "ein", "eine", "einen",
];

/// Fewest times each word stands in the text.
const FEWEST: usize = 2;

/// Where a word for people stands in a text.
#[derive(Default)]
struct Seen {
    spans: Vec<Span>,
    first: String,
}

/// A form by its key, with the number of its group and its place there.
type Form = (u64, usize, usize);

fn look(block: &Block, forms: &[Form], seen: &mut [Seen]) -> bool {
    for sentence in &block.sentences {
        let words = block.words_of(sentence);
        let mut here = None;
        for (at, word) in words.iter().enumerate() {
            let Some(&(_, group, form)) = forms.iter().find(|(key, ..)| *key == word.key) else { continue };
            let text = block.word(word);
            let before = at.checked_sub(1).map(|before| block.word(&words[before]).to_lowercase());
            // A name: the Patient Advocate, Consumer Affairs.
            let name = at > 0 && text.starts_with(char::is_uppercase) && block.language.as_str() != "de";
            if name || (form == 0 && !before.is_some_and(|before| BEFORE.contains(&&before[..]))) {
                continue;
            }
            // Both in one sentence: a contrast that is meant.
            if here.is_some_and(|other| other != group) {
                return false;
            }
            here = Some(group);
            if seen[group].spans.is_empty() {
                text.clone_into(&mut seen[group].first);
            }
            seen[group].spans.push(block.word_span(word));
        }
    }
    true
}

impl Rule for ConsistentTerm {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some((_, groups)) = PEOPLE.iter().find(|(language, _)| *language == document.language.as_str()) else {
            return;
        };
        let forms: Vec<Form> = groups
            .iter()
            .enumerate()
            .flat_map(|(group, forms)| {
                forms.iter().enumerate().filter_map(move |(at, form)| Some((hash(form)?, group, at)))
            })
            .collect();
        let mut seen: Vec<Seen> = groups.iter().map(|_| Seen::default()).collect();
        let blocks = document.blocks.iter().filter(|block| {
            block.prose && !block.hidden && block.language == document.language && block.role != Role::Quote
        });
        for block in blocks {
            if !look(block, &forms, &mut seen) {
                findings.pass();
                return;
            }
        }
        let mut often: Vec<&Seen> = seen.iter().filter(|seen| seen.spans.len() >= FEWEST).collect();
        often.sort_by_key(|seen| std::cmp::Reverse(seen.spans.len()));
        let [main, other, ..] = often[..] else {
            if !often.is_empty() {
                findings.pass();
            }
            return;
        };
        let third = often.get(2);
        let mut finding = Finding::new(if third.is_some() { "three" } else { "terms" }, other.spans[0])
            .arg("first", main.first.to_lowercase())
            .arg("second", other.first.to_lowercase())
            .related(main.spans[0], "other");
        if let Some(third) = third {
            finding = finding.arg("third", third.first.to_lowercase()).related(third.spans[0], "other");
        }
        findings.push(finding.review());
    }
}
