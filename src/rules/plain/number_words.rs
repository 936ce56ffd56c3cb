//! Numbers are written as numbers.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

use crate::diagnostic::{Applicability, Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::text::block::{Block, Role};
use crate::text::word::{Word, WordClass};

rule! {
    /// # What it finds
    /// A number that is said twice, in words and in figures: “thirty (30) days”.
    ///
    /// # Why it matters to the reader
    /// The eye finds figures at a glance. Said twice, the reader looks for a difference.
    ///
    /// # How to put it right
    /// Write the figures alone: “30 days”.
    ///
    /// # Examples
    /// ```md,bad,lang=en
    /// You have thirty (30) days to ask for a hearing.
    /// ```
    /// ```html,bad,lang=es
    /// <p>Usted tiene treinta (30) días para pedir una audiencia.</p>
    /// ```
    /// ```md,good,lang=en
    /// You have 30 days to ask for a hearing.
    /// ```
    /// ```md,good,lang=en
    /// Thirty families (30 percent) came.
    /// ```
    /// ```md,good,lang=en
    /// Bring two papers (2 copies of each).
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines; Inclusion Europe, Information for All.
    NumberWords {
        id: "plain/number-words",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Blocks],
        languages: &["en", "es", "fr", "pt", "it", "de"],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Numbers are written as numbers",
        messages: &[Message { key: "twice", text: "“{found}” says the number twice. The figures are enough: “{plain}”." }],
    }
    |_| NumberWords
}

struct NumberWords;

/// Words that end a number, from one up.
const WORDS: &[&str] = &[
    // English
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    // Spanish
    "uno",
    "una",
    "un",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veinticuatro",
    "veinticinco",
    "treinta",
    "cuarenta",
    "cincuenta",
    "sesenta",
    "setenta",
    "ochenta",
    "noventa",
    "cien",
    // French
    "deux",
    "trois",
    "quatre",
    "cinq",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "cent",
    // Portuguese
    "dois",
    "duas",
    "três",
    "quatro",
    "sete",
    "oito",
    "nove",
    "dez",
    "doze",
    "treze",
    "catorze",
    "quatorze",
    "dezesseis",
    "dezoito",
    "vinte",
    "trinta",
    "quarenta",
    "cinquenta",
    "sessenta",
    "setenta",
    "oitenta",
    "noventa",
    "cem",
    // Italian
    "due",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "dieci",
    "undici",
    "dodici",
    "quindici",
    "venti",
    "trenta",
    "quaranta",
    "cinquanta",
    "sessanta",
    "novanta",
    "cento",
    // German
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "vierzehn",
    "fünfzehn",
    "zwanzig",
    "dreißig",
    "vierzig",
    "fünfzig",
    "sechzig",
    "neunzig",
    "hundert",
];

static NUMBERS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| WORDS.iter().copied().collect());

/// Whether a word is a number from one to a hundred, alone or the last part of one: twenty-four.
fn is_number(word: &str) -> bool {
    let small = word.to_lowercase();
    NUMBERS.contains(small.rsplit('-').next().unwrap_or(""))
}

/// Words that join the parts of a number: sixty and four, treinta y cinco.
const JOINS: &[&str] = &["and", "y", "e", "et"];

impl NumberWords {
    /// The first word of the number that ends at `last`.
    fn start<'b>(block: &'b Block, words: &'b [Word], last: usize) -> &'b Word {
        let mut first = last;
        while let Some(before) = first.checked_sub(1) {
            let joined = block.text.get(words[before].end as usize..words[first].start as usize) == Some(" ");
            let text = block.word(&words[before]);
            if joined && is_number(text) {
                first = before;
            } else if joined && JOINS.contains(&text) && before > 0 && is_number(block.word(&words[before - 1])) {
                first = before - 1;
            } else {
                break;
            }
        }
        &words[first]
    }
}

impl Rule for NumberWords {
    fn block(&self, block: &Block, context: &Context<'_>, findings: &mut Findings) {
        if matches!(block.role, Role::Code | Role::Alternative | Role::Legal) || block.hidden {
            return;
        }
        for (open, _) in block.text.match_indices('(') {
            let inside = &block.text[open + 1..];
            let length = inside.bytes().take_while(u8::is_ascii_digit).count();
            if length == 0 || length > 3 || inside.as_bytes().get(length) != Some(&b')') {
                continue;
            }
            let index = block.words.partition_point(|word| (word.start as usize) < open);
            let Some(last) = index.checked_sub(1) else { continue };
            let word = &block.words[last];
            if word.class != WordClass::Word
                || block.text.get(word.end as usize..open) != Some(" ")
                || !is_number(block.word(word))
            {
                continue;
            }
            let first = Self::start(block, &block.words, last);
            let (start, end) = (first.start as usize, open + length + 2);
            let plain = &inside[..length];
            let mut finding =
                Finding::new("twice", block.span(start, end)).arg("found", &block.text[start..end]).arg("plain", plain);
            finding = if block.is_verbatim(start, end, &context.document.source.text) {
                finding.suggest(format!("“{plain}”"), block.span(start, end), plain, Applicability::Suggest)
            } else {
                finding.words(format!("“{plain}”"), plain)
            };
            if let Some(node) = block.node {
                finding = finding.node(node);
            }
            findings.push(finding);
        }
    }
}
