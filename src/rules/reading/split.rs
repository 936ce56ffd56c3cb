//! Where a long sentence can become two without losing a word that carries its meaning.

use crate::facts::table_rows;
use crate::rules::by_language::{ByLanguage, dictionary_texts};
use crate::text::language::Language;

/// What joins two main clauses in one language, and what tells that they are two.
#[derive(Default)]
struct Joints {
    /// Words between two clauses: one that goes, or one that opens the second sentence.
    joints: Vec<(&'static str, bool)>,
    /// Pronouns that are the subject of the second clause.
    openers: Vec<&'static str>,
    /// Words that open a longer subject, and the verbs that must follow it.
    determiners: Vec<&'static str>,
    finite: Vec<&'static str>,
    /// Words of a clause that may hold the only verb of the first half.
    relative: Vec<&'static str>,
    /// First words of what may belong to both clauses: “In May we move, and the office closes”.
    leads: Vec<&'static str>,
    /// Words that bind what stands before and after them; a sentence that has one is left whole.
    binding: Vec<&'static str>,
}

static JOINTS: ByLanguage<Joints, 6> =
    ByLanguage::new(dictionary_texts!("joints.tsv": "en", "es", "fr", "pt", "it", "de"), |text| {
        let mut table = Joints::default();
        for [cue, word] in table_rows::<2>(text) {
            match cue {
                "joint" => table.joints.push((word, false)),
                "keep" => table.joints.push((word, true)),
                "opener" => table.openers.push(word),
                "determiner" => table.determiners.push(word),
                "finite" => table.finite.push(word),
                "relative" => table.relative.push(word),
                "lead" => table.leads.push(word),
                _ => table.binding.push(word),
            }
        }
        table
    });

/// Fewest words of each half.
const FEWEST: usize = 5;
/// Most words of a second subject behind its determiner.
const SUBJECT: usize = 3;
/// Marks of quotations, asides and lists: what they hold is no part of one clause or the other.
const MARKS: [char; 7] = ['(', '"', '“', '„', '«', ':', '?'];

/// A place to split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Split {
    /// First byte that is replaced.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// A full stop and the first word of the new sentence.
    pub(super) text: String,
}

/// A word without the marks around it. An elided one ends at its apostrophe: “l’équipe”.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split(['\'', '\u{2019}']).next().unwrap_or(word)
}

impl Joints {
    /// Whether a word binds: “if”, “don’t”, “qu’il”.
    fn binds(&self, word: &str) -> bool {
        let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('\u{2019}', "'");
        let elided = lower.find('\'').map_or("", |at| &lower[..=at]);
        self.binding.iter().any(|binding| *binding == lower || *binding == elided) || lower.ends_with("n't")
    }

    fn is_finite(&self, word: &str) -> bool {
        self.finite.contains(&bare(word))
    }

    /// Whether the first half is a clause of its own: it has its verb, and in no clause inside.
    fn is_clause(&self, half: &str) -> bool {
        let mut words = half.split_whitespace();
        let first = words.clone().next().map_or_else(String::new, |word| bare(word).to_lowercase());
        let pronoun = self.openers.iter().any(|opener| opener.to_lowercase() == first);
        let inside = half.split_whitespace().any(|word| self.relative.contains(&&bare(word).to_lowercase()[..]));
        !inside && (pronoun || words.any(|word| self.is_finite(word)))
    }

    /// Whether a subject of several words opens this half: “the worker will …”.
    fn has_subject(&self, half: &str) -> bool {
        let mut words = half.split_whitespace();
        let Some(first) = words.next() else { return false };
        let elided = ["l'", "l\u{2019}"].iter().any(|article| first.starts_with(article));
        if !elided && !self.determiners.contains(&first) || half.contains(',') {
            return false;
        }
        let rest: Vec<&str> = words.take(SUBJECT + 1).collect();
        let verb = rest.iter().position(|word| self.is_finite(word));
        verb.is_some_and(|at| {
            (at > 0 || elided) && rest[..at].iter().all(|word| word.chars().all(char::is_alphanumeric))
        })
    }
}

/// Whether “nous” or “vous” has its verb behind it: “et vous mettre” is an infinitive.
fn is_french_subject(half: &str) -> bool {
    let mut words = half.split_whitespace().map(bare);
    let (first, verb) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    match first {
        "nous" => verb.ends_with("ons") || verb == "sommes",
        "vous" => verb.ends_with("ez") || matches!(verb, "êtes" | "faites" | "dites"),
        _ => true,
    }
}

/// The place nearest the middle; `None` where no split is sure to keep the meaning.
pub(super) fn find(sentence: &str, language: Language) -> Option<Split> {
    let table = JOINTS.get(language)?;
    if sentence.contains(MARKS) || sentence.split_whitespace().any(|word| table.binds(word)) {
        return None;
    }
    let lead = sentence.split_whitespace().next().map(|word| bare(word).to_lowercase())?;
    if table.leads.contains(&&lead[..]) {
        return None;
    }
    let middle = sentence.len() / 2;
    let mut best: Option<Split> = None;
    for (start, mark) in sentence.match_indices([',', ';']) {
        let Some(after) = sentence[start + mark.len()..].strip_prefix(' ') else { continue };
        let at = sentence.len() - after.len();
        let joint = table.joints.iter().find(|(word, _)| after.strip_prefix(word).is_some_and(|r| r.starts_with(' ')));
        let (rest, kept) = match joint {
            Some(&(word, keep)) => (&after[word.len() + 1..], keep.then_some(word)),
            None if mark == ";" => (after, None),
            None => continue,
        };
        // A comma is the sign of every clause in German: which verb is whose cannot be told then.
        if language.as_str() == "de" && sentence.matches([',', ';']).count() > 1 {
            return None;
        }
        let first = &sentence[..start];
        let opener = rest.split(' ').next().unwrap_or("");
        let fewest = |text: &str| text.split_whitespace().count() >= FEWEST;
        let pronoun = table.openers.contains(&opener) && (language.as_str() != "fr" || is_french_subject(rest));
        let subject = pronoun || table.has_subject(rest) && table.is_clause(first);
        // Behind another comma the joint may end a list.
        if !subject || first.contains(',') || !fewest(first) || !fewest(rest) {
            continue;
        }
        if best.as_ref().is_none_or(|best| start.abs_diff(middle) < best.start.abs_diff(middle)) {
            let word = kept.unwrap_or(opener);
            let end = if kept.is_some() { at } else { sentence.len() - rest.len() } + word.len();
            let mut letters = word.chars();
            let upper: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            // French sets a space before the semicolon.
            let start = first.trim_end().len();
            best = Some(Split { start, end, text: format!(". {upper}{}", letters.as_str()) });
        }
    }
    best
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn split(text: &str, tag: &str) -> Option<String> {
        find(text, Language::new(tag)).map(|split| {
            let mut after = text.to_owned();
            after.replace_range(split.start..split.end, &split.text);
            after
        })
    }

    #[test]
    fn two_main_clauses_become_two_sentences() {
        assert_eq!(
            split(
                "You can call the front desk every day from nine to five, and we will find a new time with you.",
                "en"
            )
            .unwrap(),
            "You can call the front desk every day from nine to five. We will find a new time with you."
        );
        assert_eq!(
            split("La oficina abre todos los días a las nueve, y usted puede venir con su familia.", "es").unwrap(),
            "La oficina abre todos los días a las nueve. Usted puede venir con su familia."
        );
    }

    #[test]
    fn main_clauses_of_six_languages_become_two_sentences() {
        for (tag, text, after) in [
            (
                "en",
                "The front desk is open every day from nine to five, and the nurse will find a new time with you.",
                "The front desk is open every day from nine to five. The nurse will find a new time with you.",
            ),
            (
                "en",
                "You can call the front desk every day from nine to five, but we have less time on Mondays.",
                "You can call the front desk every day from nine to five. But we have less time on Mondays.",
            ),
            (
                "es",
                "La oficina está abierta todos los días a las nueve, y la enfermera puede hablar con su familia.",
                "La oficina está abierta todos los días a las nueve. La enfermera puede hablar con su familia.",
            ),
            (
                "fr",
                "Le bureau est ouvert tous les jours de neuf à cinq heures, et vous pouvez venir avec vos enfants.",
                "Le bureau est ouvert tous les jours de neuf à cinq heures. Vous pouvez venir avec vos enfants.",
            ),
            (
                "fr",
                "Le bureau est ouvert tous les jours de neuf à cinq heures\u{a0}; l’équipe peut vous aider ce jour-là.",
                "Le bureau est ouvert tous les jours de neuf à cinq heures. L’équipe peut vous aider ce jour-là.",
            ),
            (
                "pt",
                "O escritório está aberto todos os dias às nove horas, e você pode vir com a sua família.",
                "O escritório está aberto todos os dias às nove horas. Você pode vir com a sua família.",
            ),
            (
                "it",
                "L'ufficio è aperto tutti i giorni dalle nove alle cinque, e Lei può venire con la Sua famiglia.",
                "L'ufficio è aperto tutti i giorni dalle nove alle cinque. Lei può venire con la Sua famiglia.",
            ),
            (
                "de",
                "Die Praxis ist jeden Tag von neun bis fünf geöffnet, und Sie können mit Ihrer Familie kommen.",
                "Die Praxis ist jeden Tag von neun bis fünf geöffnet. Sie können mit Ihrer Familie kommen.",
            ),
            (
                "de",
                "Die Praxis ist jeden Tag geöffnet und hell, denn wir arbeiten hier den ganzen Tag.",
                "Die Praxis ist jeden Tag geöffnet und hell. Denn wir arbeiten hier den ganzen Tag.",
            ),
        ] {
            assert_eq!(split(text, tag).as_deref(), Some(after), "{text}");
        }
    }

    #[test]
    fn only_the_joint_goes() {
        let text = "The front desk is open from nine to five, and the nurse will find a time for you by May 4.";
        let words = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
        };
        let mut before = words(text);
        let joint = before.iter().position(|word| word == "and").unwrap();
        before.remove(joint);
        assert_eq!(words(&split(text, "en").unwrap()), before);
    }

    #[test]
    fn what_may_belong_to_both_clauses_stays_whole() {
        for (tag, text) in [
            ("en", "In May we will close the old front desk downtown, and we will move to the new house."),
            ("en", "All of the people in our group on Mondays, and the worker will sign the form."),
            ("en", "We help all people who are in the Monday group, and the worker will help as well."),
            ("en", "Bring a copy of your lease and a bill, and the letter from your doctor in May."),
            ("en", "We will call the doctor, the nurse at the front desk, and the worker will come to you."),
            ("en", "You need three things from the front desk: a form, and we will add the rest of it."),
            ("en", "Can you come to the front desk at nine, and we will find a new time for you?"),
            ("es", "En mayo cerramos la oficina vieja del centro, y nosotros vamos a la casa nueva."),
            ("fr", "Nous gardons votre place toute la journée ici, et vous pouvez venir si vous appelez avant."),
            ("fr", "Le bureau est ouvert tous les jours, et vous n’avez rien à payer ce jour-là."),
            ("fr", "Pensez à faire votre demande en ligne ce mois, et vous mettre en règle avec nous tous."),
            ("pt", "Guardamos o seu lugar o dia todo, e você pode vir se ligar para nós."),
            ("it", "Teniamo il Suo posto per tutto il giorno, e Lei può venire se chiama prima."),
            ("de", "Die Praxis, die jeden Tag von neun bis fünf geöffnet ist, und Sie selbst können helfen."),
            ("de", "Wir halten Ihren Platz den ganzen Tag frei, und Sie können kommen, wenn Sie anrufen."),
            ("de", "Im Mai schließen wir die alte Praxis hier, und Sie können in das neue Haus kommen."),
            ("de", "Das gilt für Sie und für alle Ihre Kinder, und das jeden Tag im Jahr."),
        ] {
            assert_eq!(split(text, tag), None, "{text}");
        }
    }

    #[test]
    fn a_split_never_loses_because_if_or_unless() {
        for text in [
            "We will hold your place for a full day, and we will call you if it is gone by then.",
            "If you miss two visits in a row we may end the plan, and you will have to call us again.",
            "We keep what you say to ourselves all the time, and we tell no one unless you agree to it.",
            "You pay the whole price on that day, and we cannot give it back because the law forbids it.",
            "You don't pay for the first visit here, and you can stop at any time you like.",
        ] {
            assert_eq!(split(text, "en"), None, "{text}");
        }
        assert_eq!(
            split("Guardamos su lugar todo el día, y usted puede venir si llama antes a la oficina.", "es"),
            None
        );
    }

    #[test]
    fn lists_and_short_halves_stay_whole() {
        for text in [
            "Bring your photo ID, your insurance card, a list of your medicine, and your questions for the doctor.",
            "Call us, and we will help you with the form and the next steps that you want to take.",
            "We work with adults and children of every age in the county, and they like it.",
        ] {
            assert_eq!(split(text, "en"), None, "{text}");
        }
    }
}
