//! Directions do not depend on seeing place, shape or color.

use std::sync::{LazyLock, OnceLock};

use aho_corasick::{AhoCorasick, MatchKind};
use regex::{Regex, RegexBuilder};

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::text::block::{Block, Role, Sentence};

rule! {
    /// # What it finds
    /// Directions that name a button, a link or a field only by its place, shape or color: “the green
    /// button”, “the menu on the right”.
    ///
    /// # Why it matters to the reader
    /// People who do not see the page cannot know which one is meant. On a phone, things stand in
    /// another place.
    ///
    /// # How to put it right
    /// Name it by its words as well: “the green button ‘Send’”.
    /// This holds for the words of pages, e-mails and Markdown alike.
    ///
    /// # Examples
    /// ```md,bad
    /// To send the form, press the green button.
    /// ```
    /// ```md,bad
    /// Use the menu on the right to find a group.
    /// ```
    /// ```md,bad,lang=es
    /// Haga clic en el botón verde.
    /// ```
    /// ```md,good
    /// To send the form, press the green button “Send”.
    /// ```
    /// ```md,good
    /// Press the **Add** button on the right, then the Issues tab in the left column.
    /// ```
    /// ```md,good
    /// Our office is the second door on the right. The green room has a red chair.
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.3.3 Sensory Characteristics; ACT rule 9bd38c. A person must judge it.
    PlaceWords {
        id: "access/place-words",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Blocks],
        languages: &["en", "es", "fr", "de", "pt", "it"],
        standards: &["WCAG 2.2 1.3.3", "ACT 9bd38c", "NASW-ASWB 2005 Standard 2"],
        title: "Directions do not depend on seeing place, shape or color",
        messages: &[Message { key: "place", text: "“{text}” can only be found by looking. Name it by its words too." }],
    }
    |_| PlaceWords
}

/// How a language tells people where to press.
struct Pattern {
    language: &'static str,
    /// Verbs that tell people to do something.
    verbs: &'static [&'static str],
    /// What stands between, then the things they do it to with the phrases that place, shape or color them.
    things: &'static str,
}

const PATTERNS: &[Pattern] = &[
    Pattern {
        language: "en",
        verbs: &[
            "click", "press", "tap", "select", "choose", "use", "push", "hit", "open", "see", "find", "go to",
            "follow", "fill in", "fill out", "look",
        ],
        things: r"[^.!?\n]{0,50}?(\b(?:red|green|blue|yellow|orange|purple|gray|grey|black|white|round|square|circular|triangular|oval|left|right|left-hand|right-hand|top|bottom)(?:-colou?red)?,? (?:\w+ )?(?:button|link|icon|menu|box|field|tab|arrow|sidebar|column|panel)\b|\b(?:button|link|icon|menu|box|form|field|tab|arrow|sidebar|column|panel)s?\b (?:that is |which is |located )?(?:on|to|at|in) the (?:far )?(?:right|left|top right|top left|upper right|upper left|lower right|lower left|bottom right|bottom left|right-hand side|left-hand side)\b)",
    },
    Pattern {
        language: "es",
        verbs: &[
            "haga clic",
            "haz clic",
            "pulse",
            "pulsa",
            "presione",
            "presiona",
            "seleccione",
            "selecciona",
            "elija",
            "elige",
            "use",
            "usa",
            "utilice",
            "vea",
            "toque",
            "toca",
            "oprima",
        ],
        things: r"[^.!?\n]{0,50}?(\b(?:bot\u{f3}n|enlace|icono|\u{ed}cono|men\u{fa}|cuadro|campo|formulario|flecha|columna|pesta\u{f1}a|recuadro)s?\b (?:de color )?(?:rojo|roja|verde|azul|amarillo|amarilla|naranja|morado|morada|gris|negro|negra|redondo|redonda|cuadrado|cuadrada|grande|(?:que est\u{e1} )?(?:a|de) la (?:derecha|izquierda)|(?:en|de) la (?:esquina|parte) (?:superior|inferior))\b)",
    },
    Pattern {
        language: "fr",
        verbs: &["cliquez", "appuyez", "sélectionnez", "choisissez", "utilisez", "voyez", "touchez"],
        things: r"[^.!?\n]{0,50}?(\b(?:bouton|lien|ic\u{f4}ne|menu|cadre|champ|formulaire|fl\u{e8}che|colonne|onglet)s?\b (?:de couleur )?(?:rouge|vert|verte|bleu|bleue|jaune|orange|violet|gris|noir|rond|ronde|carr\u{e9}|carr\u{e9}e|(?:situ\u{e9}e? )?\u{e0} (?:droite|gauche)|de (?:droite|gauche)|en haut|en bas)\b)",
    },
    Pattern {
        language: "de",
        verbs: &[
            "klicken",
            "drücken",
            "tippen",
            "wählen",
            "nutzen",
            "benutzen",
            "verwenden",
            "klicke",
            "drücke",
            "tippe",
            "siehe",
            "sehen",
        ],
        things: r"[^.!?\n]{0,50}?(\b(?:rote|roten|gr\u{fc}ne|gr\u{fc}nen|blaue|blauen|gelbe|gelben|orange|graue|grauen|schwarze|schwarzen|runde|runden|eckige|eckigen|gro\u{df}e|gro\u{df}en|linke|linken|rechte|rechten|obere|oberen|untere|unteren) (?:schaltfl\u{e4}che|knopf|button|link|symbol|men\u{fc}|feld|pfeil|spalte|kasten|reiter)\b|\b(?:schaltfl\u{e4}che|knopf|button|link|symbol|men\u{fc}|feld|pfeil|spalte|kasten|reiter)\b (?:ganz )?(?:rechts|links|oben rechts|oben links|unten rechts|unten links|auf der rechten seite|auf der linken seite)\b)",
    },
    Pattern {
        language: "pt",
        verbs: &["clique", "pressione", "toque", "selecione", "escolha", "use", "utilize", "carregue", "veja"],
        things: r"[^.!?\n]{0,50}?(\b(?:bot\u{e3}o|link|\u{ed}cone|menu|caixa|campo|formul\u{e1}rio|seta|coluna|aba|separador)s?\b (?:de cor )?(?:vermelho|vermelha|verde|azul|amarelo|amarela|laranja|roxo|roxa|cinza|preto|preta|redondo|redonda|quadrado|quadrada|grande|(?:\u{e0}|da) (?:direita|esquerda))\b?)",
    },
    Pattern {
        language: "it",
        verbs: &[
            "clicca",
            "clicchi",
            "cliccate",
            "fai clic",
            "faccia clic",
            "premi",
            "prema",
            "premete",
            "seleziona",
            "selezioni",
            "scegli",
            "scelga",
            "usa",
            "usi",
            "utilizza",
            "tocca",
        ],
        things: r"[^.!?\n]{0,50}?(\b(?:pulsante|bottone|link|icona|menu|men\u{f9}|riquadro|casella|campo|modulo|freccia|colonna|scheda)\b (?:di colore )?(?:rosso|rossa|verde|blu|giallo|gialla|arancione|viola|grigio|grigia|nero|nera|rotondo|rotonda|tondo|quadrato|quadrata|grande|a (?:destra|sinistra)|di (?:destra|sinistra)|in alto|in basso)\b)",
    },
];

/// Each built when a text of its language may hold one.
static COMPILED: [OnceLock<Option<Regex>>; PATTERNS.len()] = [const { OnceLock::new() }; PATTERNS.len()];

/// Bytes that a thread may keep of a pattern it has searched with: few sentences come to that.
const MOST_KEPT: usize = 1 << 17;

fn pattern(index: usize) -> Option<&'static Regex> {
    let Pattern { verbs, things, .. } = PATTERNS.get(index)?;
    let verbs = || verbs.join("|");
    let build =
        || RegexBuilder::new(&format!(r"(?i)^(?:{})\b{things}", verbs())).dfa_size_limit(MOST_KEPT).build().ok();
    COMPILED.get(index)?.get_or_init(build).as_ref()
}

/// Where the words of a sentence stand that begin one of the verbs, as bytes of the sentence.
fn verbs_in<'b>(
    block: &'b Block,
    sentence: &'b Sentence,
    verbs: &'static [&'static str],
) -> impl Iterator<Item = usize> + 'b {
    let begins = |word: &str, verb: &str| {
        let first = verb.split(' ').next().unwrap_or(verb);
        word.eq_ignore_ascii_case(first) || !first.is_ascii() && word.to_lowercase() == first
    };
    let initial = |text: &str| text.as_bytes().first().map(u8::to_ascii_lowercase);
    block.words_of(sentence).iter().filter_map(move |word| {
        let text = block.word(word);
        let is_verb = verbs.iter().any(|verb| initial(verb) == initial(text) && begins(text, verb));
        is_verb.then(|| word.start.saturating_sub(sentence.start) as usize)
    })
}

struct PlaceWords;

impl Rule for PlaceWords {
    fn block(&self, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        if block.hidden
            || !matches!(block.role, Role::Paragraph | Role::Item | Role::Cell | Role::Quote)
            || block.text.len() < 20
        {
            return;
        }
        if !may_hold(&THINGS, &block.text) {
            return;
        }
        let Some(index) = PATTERNS.iter().position(|pattern| pattern.language == block.language.as_str()) else {
            return;
        };
        for sentence in &block.sentences {
            let text = block.text_of(sentence);
            // The pattern is slow, and most things named in a text are not told by their looks.
            if !may_hold(&THINGS, text) || !may_hold(&LOOKS, text) {
                continue;
            }
            let found = verbs_in(block, sentence, PATTERNS[index].verbs).find_map(|at| {
                let found = pattern(index)?.captures(text.get(at..)?)?.get(1)?;
                Some((at + found.start(), at + found.end()))
            });
            let Some((from, to)) = found else { continue };
            if is_aside(text, from, to) {
                continue;
            }
            if is_named(text, from, to) || is_marked(block, sentence, context) {
                findings.pass();
                continue;
            }
            let start = sentence.start as usize + from;
            let mut finding = Finding::new("place", block.span(start, start + to - from))
                .arg("text", text.get(from..to).unwrap_or(""))
                .review();
            if let Some(node) = block.node {
                finding = finding.node(node);
            }
            findings.push(finding);
        }
    }
}

/// The things that directions are about, cut short so that one look serves six languages.
static THINGS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    // A search for the leftmost of a few may look at many bytes at once.
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .build([
            "utton",
            "link",
            "icon",
            "menu",
            "men\u{fa}",
            "bot",
            "enlace",
            "bouton",
            "lien",
            "chaltfl",
            "nopf",
            "ulsante",
            "ottone",
            "cone",
            "box",
            "ield",
            "arrow",
            "flecha",
            "feld",
        ])
        .ok()
});

/// Colors, shapes and places of the patterns, cut short in the same way.
static LOOKS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build([
            " red",
            "green",
            "blue",
            "yellow",
            "orange",
            "purple",
            "gray",
            "grey",
            "black",
            "white",
            "round",
            "square",
            "circular",
            "triangular",
            " oval",
            " left",
            " right",
            " top",
            "bottom",
            "upper",
            "lower",
            "roj",
            "verd",
            "azul",
            "amarill",
            "naranja",
            "morad",
            "gris",
            "negr",
            "redond",
            "cuadrad",
            "grande",
            "derecha",
            "izquierda",
            "superior",
            "inferior",
            "rouge",
            "vert",
            "bleu",
            "jaune",
            "violet",
            "noir",
            "rond",
            "carr\u{e9}",
            "droite",
            "gauche",
            "en haut",
            "en bas",
            " rot",
            "gr\u{fc}n",
            "blau",
            "gelb",
            "grau",
            "schwarz",
            "rund",
            "eckig",
            "gro\u{df}e",
            "link",
            "recht",
            "ober",
            "unter",
            "vermelh",
            "amarel",
            "laranja",
            " rox",
            "cinza",
            " pret",
            "quadrad",
            "direita",
            "esquerda",
            "ross",
            "giall",
            "arancio",
            "viola",
            "grigi",
            "ner",
            "tond",
            "quadrat",
            "destra",
            "sinistra",
            " alto",
            " basso",
        ])
        .ok()
});

fn may_hold(one_of: &LazyLock<Option<AhoCorasick>>, text: &str) -> bool {
    one_of.as_ref().is_none_or(|one_of| one_of.is_match(text))
}

/// Whether the words do not point at one thing: “a green button”, “the right places”, “to the right
/// of this”, or an aside in brackets behind what was named.
fn is_aside(sentence: &str, start: usize, end: usize) -> bool {
    let before = sentence.get(..start).unwrap_or("");
    if before.rfind('(').is_some_and(|open| !before[open..].contains(')')) {
        return true;
    }
    let mut words = before.split_whitespace().rev().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let indefinite =
        |word: &str| ["a", "an", "any", "optional", "for", "each"].iter().any(|known| word.eq_ignore_ascii_case(known));
    let article = words
        .next()
        .is_some_and(|word| indefinite(word) || words.next().is_some_and(|word| matches!(word, "a" | "an")));
    let rest = sentence.get(end..).unwrap_or("").trim_start();
    let next = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    article || ["place", "places", "way", "order", "spot", "direction", "of"].contains(&&next[..])
}

/// Elements of a paragraph that are looked at.
const MOST_PARTS: usize = 400;

/// Whether the sentence sets a name apart: bold, code, a key or a link: “the **Add** button on the right”.
fn is_marked(block: &Block, sentence: &Sentence, context: &Context<'_>) -> bool {
    let whole = block.sentence_span(sentence);
    let Some(element) = block.node.and_then(|node| context.document.tree.element(node)) else { return false };
    element.descendants().take(MOST_PARTS).any(|part| {
        let place = part.span();
        matches!(part.name(), "strong" | "b" | "code" | "kbd" | "samp" | "em" | "i" | "a" | "mark")
            && place.start >= whole.start
            && place.start < whole.end
            // “**Note:** use the menu on the right” names nothing.
            && !part.text().trim_end().ends_with(':')
    })
}

/// Whether the sentence names the thing by its words: in quotes, or in capitals beside it.
fn is_named(sentence: &str, start: usize, end: usize) -> bool {
    if sentence.contains(['"', '\u{201C}', '\u{201E}', '\u{AB}', '\u{2018}']) {
        return true;
    }
    // “the Issues tab on the right”; the first word of a sentence has its capital anyway.
    let before = sentence.get(..start).unwrap_or("").trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
    if last.len() < before.len() && last.starts_with(char::is_uppercase) {
        return true;
    }
    let rest = sentence.get(end..).unwrap_or("").trim_start();
    let behind = [
        "labeled",
        "labelled",
        "called",
        "named",
        "marked",
        "that says",
        "llamado",
        "que dice",
        "intitul\u{e9}",
        "appel\u{e9}",
        "mit der aufschrift",
        "namens",
        "chamado",
        "chiamato",
        "con scritto",
    ];
    let lower = rest.to_lowercase();
    behind.iter().any(|word| lower.starts_with(word)) || rest.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_one() {
        for (index, of) in PATTERNS.iter().enumerate() {
            assert!(pattern(index).is_some(), "{}", of.language);
        }
    }
}
