//! Words set apart by emphasis because the text speaks of them: “Instead of *utilize*, write *use*.”

use super::Match;
use crate::text::block::Block;

/// How one language speaks of words.
struct Wording {
    language: &'static str,
    /// What stands right before a word that is spoken of, emphasised or not: “the word”.
    names: &'static [&'static str],
    /// The same, where a verb stands before it: a term may also be a time (“the term commences”).
    terms: &'static [&'static str],
    /// What stands right before an emphasised word that is spoken of.
    verbs: &'static [&'static str],
    /// A verb that also has an everyday sense: it speaks of a word only as an order (“Use …”, “do not use …”).
    orders: &'static [&'static str],
    /// Sets one word against another that was spoken of: “Say this, not *that*.”
    nots: &'static [&'static str],
    /// What may stand between: articles, and what joins a list.
    between: &'static [&'static str],
}

const WORDING: &[Wording] = &[
    Wording {
        language: "en",
        names: &["the word", "the words", "the phrase", "the phrases", "the expression"],
        terms: &["the term", "the terms", "the label", "the labels"],
        verbs: &[
            "say",
            "saying",
            "write",
            "writing",
            "avoid",
            "avoiding",
            "prefer",
            "replace",
            "replacing",
            "instead of",
            "rather than",
            "the word",
            "the words",
            "the term",
            "the terms",
            "words like",
            "words such as",
            "terms like",
            "terms such as",
            "phrases like",
            "phrases such as",
        ],
        orders: &["use"],
        nots: &["not"],
        between: &["the", "a", "an", "or", "and"],
    },
    Wording {
        language: "es",
        names: &["la palabra", "las palabras", "la expresión", "la frase"],
        terms: &["el término", "los términos"],
        verbs: &[
            "diga",
            "digan",
            "decir",
            "escriba",
            "escriban",
            "escribir",
            "evite",
            "eviten",
            "evitar",
            "prefiera",
            "reemplace",
            "sustituya",
            "en lugar de",
            "en vez de",
            "la palabra",
            "las palabras",
            "el término",
            "los términos",
            "palabras como",
            "términos como",
        ],
        orders: &["use", "usen", "usar", "utilice", "utilicen"],
        nots: &["no", "y no"],
        between: &["el", "la", "los", "las", "un", "una", "o", "u", "y", "e"],
    },
    Wording {
        language: "fr",
        names: &["le mot", "les mots", "l'expression"],
        terms: &["le terme", "les termes"],
        verbs: &[
            "dites",
            "dire",
            "écrivez",
            "écrire",
            "évitez",
            "éviter",
            "préférez",
            "préférer",
            "remplacez",
            "remplacer",
            "au lieu de",
            "plutôt que",
            "à la place de",
            "le mot",
            "les mots",
            "le terme",
            "les termes",
            "l'expression",
            "des mots comme",
            "des termes comme",
        ],
        orders: &["utilisez", "utiliser", "employez", "employer"],
        nots: &["pas", "non", "et non", "non pas"],
        between: &["le", "la", "les", "un", "une", "ou", "et"],
    },
    Wording {
        language: "pt",
        names: &["a palavra", "as palavras", "a expressão"],
        terms: &["o termo", "os termos"],
        verbs: &[
            "diga",
            "digam",
            "dizer",
            "escreva",
            "escrevam",
            "escrever",
            "evite",
            "evitem",
            "evitar",
            "prefira",
            "substitua",
            "em vez de",
            "em lugar de",
            "ao invés de",
            "a palavra",
            "as palavras",
            "o termo",
            "os termos",
            "palavras como",
            "termos como",
        ],
        orders: &["use", "usem", "usar", "utilize", "utilizar"],
        nots: &["não", "e não"],
        between: &["o", "a", "os", "as", "um", "uma", "ou", "e"],
    },
    Wording {
        language: "it",
        names: &["la parola", "le parole", "l'espressione"],
        terms: &["il termine", "i termini"],
        verbs: &[
            "dica",
            "dite",
            "dire",
            "scriva",
            "scrivete",
            "scrivere",
            "eviti",
            "evitate",
            "evitare",
            "preferisca",
            "sostituisca",
            "sostituire",
            "invece di",
            "al posto di",
            "anziché",
            "la parola",
            "le parole",
            "il termine",
            "i termini",
            "parole come",
            "termini come",
        ],
        orders: &["usi", "usate", "usare", "utilizzi", "utilizzare"],
        nots: &["non", "e non"],
        between: &["il", "lo", "la", "i", "gli", "le", "un", "una", "uno", "o", "e", "ed"],
    },
    Wording {
        language: "de",
        names: &["das wort", "die wörter", "den ausdruck", "der ausdruck"],
        terms: &["den begriff", "die begriffe", "die bezeichnung"],
        verbs: &[
            "sagen sie",
            "sagt",
            "schreiben sie",
            "schreibt",
            "vermeiden sie",
            "vermeiden",
            "meiden sie",
            "statt",
            "anstatt",
            "anstelle von",
            "ersetzen sie",
            "das wort",
            "die wörter",
            "den begriff",
            "den ausdruck",
            "wörter wie",
            "begriffe wie",
        ],
        orders: &["verwenden sie", "benutzen sie", "nutzen sie"],
        nots: &["nicht", "und nicht"],
        between: &["der", "die", "das", "den", "dem", "ein", "eine", "einen", "oder", "und"],
    },
];

/// Stands for the start or the end of emphasis.
const MARK: char = '\u{1}';

/// Elements whose content is set apart.
const TAGS: &[&str] = &["em", "i", "strong", "b", "cite", "dfn", "mark", "u", "code", "kbd", "samp", "var"];

/// How far back in the source the words before are looked at, in bytes.
const REACH: usize = 240;

/// Whether a phrase of a language that names a word stands right before: “the word utilize”.
pub(super) fn is_named(block: &Block, start: usize) -> bool {
    let Some(wording) = wording(block) else { return false };
    let Some(before) = block.text[..start].strip_suffix(' ') else { return false };
    wording.names.iter().any(|name| ends_with(before, name))
        || wording.terms.iter().any(|term| {
            let mut verbs = wording.verbs.iter().chain(wording.orders);
            ends_with(before, term) && verbs.any(|verb| ends_with(before[..before.len() - term.len()].trim_end(), verb))
        })
}

/// Whether a match is set apart by emphasis, in a sentence that speaks of it. `source` is the text that spans lead to.
pub(crate) fn is_spoken_of(source: &str, block: &Block, found: &Match<'_>) -> bool {
    // What was left in by mistake, or promised, stands in any type.
    if matches!(found.list, "placeholder" | "guarantee") {
        return false;
    }
    let (start, end) = (found.span.start as usize, found.span.end as usize);
    let (Some(head), Some(tail)) = (source.get(..start), source.get(end..)) else { return false };
    let closes = tail.trim_start_matches([',', '.', ';']);
    if !closes.starts_with(['*', '_', '<']) || !closes_emphasis(closes) {
        return false;
    }
    let Some(wording) = wording(block) else { return false };
    let sentence = block.sentences.iter().find(|sentence| found.start < sentence.end);
    let from = sentence.map_or(0, |sentence| block.sentence_span(sentence).start as usize);
    let mut from = from.max(start.saturating_sub(REACH)).min(start);
    while !head.is_char_boundary(from) {
        from += 1;
    }
    let before = marked(&head[from..]);
    let mut before = before.trim_end();
    // “_the disabled_”
    if let Some(article) = wording.between.iter().find(|word| ends_with(before, word)) {
        before = before[..before.len() - article.len()].trim_end();
    }
    before.strip_suffix(MARK).is_some_and(|before| wording.speaks_before(before))
}

fn wording(block: &Block) -> Option<&'static Wording> {
    WORDING.iter().find(|wording| wording.language == block.language.as_str())
}

impl Wording {
    /// Whether the text before an emphasised word speaks of it. Earlier words of a list are passed over.
    fn speaks_before(&self, mut before: &str) -> bool {
        for _ in 0..12 {
            before = before.trim_end();
            if self.verbs.iter().any(|verb| ends_with(before, verb)) || self.orders_before(before) {
                return true;
            }
            if let Some(not) = self.nots.iter().find(|not| ends_with(before, not)) {
                let rest = before[..before.len() - not.len()].trim_end();
                return rest.ends_with([',', ';', MARK]) && self.has_verb(rest);
            }
            before = if let Some(word) = self.between.iter().find(|word| ends_with(before, word)) {
                &before[..before.len() - word.len()]
            } else if let Some(rest) = before.strip_suffix([',', ';', '/']) {
                rest
            } else if let Some(rest) = before.strip_suffix(MARK) {
                match rest.rfind(MARK) {
                    Some(open) => &rest[..open],
                    None => return false,
                }
            } else {
                return false;
            };
        }
        false
    }

    /// Whether an order to use or not to use stands at the end: “Use”, “Do not use”.
    fn orders_before(&self, before: &str) -> bool {
        let Some(order) = self.orders.iter().find(|order| ends_with(before, order)) else { return false };
        let rest = before[..before.len() - order.len()].trim_end();
        let denies = ["not", "never", "n't", "n\u{2019}t", "no", "nunca", "não", "non", "ne", "nicht", "n'"];
        rest.is_empty() || rest.ends_with([',', ';', ':', MARK]) || denies.iter().any(|word| rest.ends_with(word))
    }

    /// Whether one of the verbs stands anywhere.
    fn has_verb(&self, text: &str) -> bool {
        let holds = |verb: &&str| {
            let at = text.match_indices(*verb).map(|(at, _)| at + verb.len());
            at.into_iter().any(|end| ends_with(&text[..end], verb) && !text[end..].starts_with(char::is_alphanumeric))
        };
        self.verbs.iter().any(holds) || self.orders.iter().any(holds)
    }
}

/// Whether the text ends with these words, in any case, and no word runs into them.
fn ends_with(text: &str, words: &str) -> bool {
    let Some(from) = text.len().checked_sub(words.len()).filter(|from| text.is_char_boundary(*from)) else {
        return false;
    };
    let ends = &text[from..];
    // Most texts end otherwise, and nothing is allocated for them.
    let same = if ends.is_ascii() {
        ends.eq_ignore_ascii_case(words)
    } else {
        ends.to_lowercase() == words || ends.replace('\u{2019}', "'").to_lowercase() == words
    };
    same && !text[..from].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}'))
}

/// Whether emphasis ends here.
fn closes_emphasis(rest: &str) -> bool {
    match rest.strip_prefix("</") {
        Some(tag) => tag.split_once('>').is_some_and(|(name, _)| is_emphasis(name)),
        None => rest.starts_with(['*', '_']),
    }
}

fn is_emphasis(tag: &str) -> bool {
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    TAGS.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// The source in lower case, with a mark for each start and end of emphasis and no other tags.
fn marked(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find(['*', '_', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(tag) = rest.strip_prefix('<') {
            let Some((tag, after)) = tag.split_once('>') else { break };
            if is_emphasis(tag.strip_prefix('/').unwrap_or(tag)) {
                out.push(MARK);
            }
            rest = after;
        } else {
            rest = rest.trim_start_matches(['*', '_']);
            out.push(MARK);
        }
    }
    out.push_str(rest);
    out.to_lowercase()
}
