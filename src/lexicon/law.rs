//! Official titles of laws and decrees: “Ley 39/2006, de Promoción de la Autonomía Personal”. They are names, and
//! their words are not the writer's. What stands behind a title is read.

use std::ops::Range;

use super::Match;
use super::guard::is_space;
use super::repair::{Shape, shape};
use crate::text::block::Block;
use crate::text::word::{Word, WordClass};

/// No title is longer, in words.
const LONGEST: usize = 45;
/// The number and the date of a law have no more words: “n.º 8.742, de 7 de dezembro de 1993”.
const LONGEST_NUMBER: usize = 10;
/// Words between what a law is and its number: “Real Decreto Legislativo”.
const MOST_QUALIFIERS: usize = 2;

/// How a language names its laws by number: “Décret n° 2005-1591 relatif à …”.
struct Numbered {
    language: &'static str,
    /// What a law is: loi, décret.
    kinds: &'static str,
    /// Signs for a number, and months; with a figure they make the number or the date of a law.
    marks: &'static str,
    /// Small words of numbers and dates.
    dates: &'static str,
    /// What the subject of the law begins with: relatif, portant. A `*` stands for any beginning.
    subjects: &'static str,
    /// What ends the subject: verbs of which the law is the subject, pronouns.
    ends: &'static str,
}

const NUMBERED: &[Numbered] = &[
    Numbered {
        language: "fr",
        kinds: "loi décret arrêté ordonnance règlement directive circulaire délibération",
        marks: "n no nº n° janvier février mars avril mai juin juillet août septembre octobre novembre \
                décembre",
        dates: "du de 1er ue ce",
        subjects: "relatif relative relatifs relatives *ant pour sur pris prise d'* en de",
        ends: "je tu il ils elle elles on nous vous qui que où dont est sont a ont doit peut prévoit dit \
                 dispose fixe donne permet oblige garantit établit crée précise impose interdit s'applique \
                 s'appliquent protège reconnaît définit stipule indique exige demande ne n'* était sera se \
                 mais afin lorsque",
    },
    Numbered {
        language: "es",
        kinds: "ley decreto decreto-ley orden reglamento directiva resolución",
        marks: "n nº n° núm número enero febrero marzo abril mayo junio julio agosto septiembre octubre \
                noviembre diciembre",
        dates: "de del",
        subjects: "de del por sobre para reguladora regulador relativa relativo general",
        ends: "usted ustedes él ella nosotros que quien es son está están ha han hay debe deben puede \
                 pueden dice establece prevé dispone regula fija da permite obliga garantiza crea prohíbe \
                 exige pide reconoce protege define indica señala no se fue será pero cuando acuerdo \
                 conformidad manera modo",
    },
    Numbered {
        language: "pt",
        kinds: "lei decreto decreto-lei portaria resolução regulamento diretiva despacho",
        marks: "n nº n° n.º n.o número janeiro fevereiro março abril maio junho julho agosto setembro \
                outubro novembro dezembro",
        dates: "de do º",
        subjects: "de do da sobre para relativa relativo que dispondo orgânica geral",
        ends: "você vocês ele ela nós é são está estão tem há deve devem pode podem diz prevê fixa garante \
                 obriga permite proíbe exige pede reconhece protege define indica não se foi será mas quando \
                 acordo modo forma",
    },
    Numbered {
        language: "it",
        kinds: "legge decreto decreto-legge regolamento direttiva ordinanza delibera",
        marks: "n nr gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre \
                dicembre",
        dates: "del dell'* di",
        subjects: "recante concernente relativa relativo sulla sul sulle sui per in di del della legge \
                 disposizioni norme disciplina istitutiva",
        ends: "lei lui loro noi che cui è sono ha hanno deve devono può possono dice prevede stabilisce \
                 dispone fissa dà permette obbliga garantisce vieta chiede riconosce tutela definisce indica \
                 non si era sarà ma quando base",
    },
    Numbered {
        language: "ca",
        kinds: "llei decret ordre reglament resolució directiva",
        marks: "n núm gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
        dates: "de d'* del",
        subjects: "de d'* del sobre per relativa reguladora",
        ends: "vostè ell ella nosaltres que és són està ha han ha pot poden diu estableix preveu regula \
                 fixa dona permet obliga garanteix no es acord",
    },
    Numbered {
        language: "pl",
        kinds: "ustawa ustawy ustawie ustawą ustawę rozporządzenie rozporządzenia rozporządzeniem",
        marks: "nr stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października \
                listopada grudnia",
        dates: "z dnia r roku",
        subjects: "o w",
        ends: "pan pani on ona my który która które jest są ma mają może mogą musi mówi określa daje \
                 pozwala gwarantuje nie się stanowi reguluje",
    },
    Numbered {
        language: "sv",
        kinds: "lag lagen förordning förordningen",
        marks: "nr",
        dates: "-",
        subjects: "om med",
        ends: "du ni vi han hon som är har kan ska måste säger gäller ger får inte",
    },
];

/// What German laws are named by, and what follows: Gesetz zur, Verordnung über.
const GERMAN_KINDS: &str = "gesetz gesetzes gesetze verordnung richtlinie satzung staatsvertrag abkommen";
const GERMAN_SUBJECTS: &str = "zur zum zu über betreffend für";
/// Words in small letters that may stand within a German title.
const GERMAN_WITHIN: &str = "der die das des dem den und oder von vom zur zum zu im in am an auf mit bei für über durch aus nach sowie eines einer bezüglich betreffend";
/// Endings of the adjectives of a German title.
const GERMAN_ADJECTIVES: [&str; 4] = ["en", "er", "es", "em"];

/// What an English law is, at the end of its name.
const ENGLISH_KINDS: &str = "Act Acts Code Law Regulations Rule Order Amendments";
/// Words in small letters within an English name.
const ENGLISH_WITHIN: &str = "of and the for with to in on from against by";

/// Takes out the matches from `from` on that stand in the title of a law.
pub(super) fn leave_out(block: &Block, matches: &mut Vec<Match<'_>>, from: usize) {
    if matches.len() == from {
        return;
    }
    let titles = titles(block);
    if titles.is_empty() {
        return;
    }
    let mut index = 0;
    matches.retain(|found| {
        index += 1;
        let (start, end) = (found.start as usize, found.end as usize);
        // What was left in by mistake stands anywhere.
        let anywhere = matches!(found.list, "placeholder" | "guarantee");
        index <= from || anywhere || !titles.iter().any(|title| start < title.end && title.start < end)
    });
}

/// The titles of a block, as byte ranges of its text.
fn titles(block: &Block) -> Vec<Range<usize>> {
    let language = block.language.as_str();
    let reader = Reader { block, words: &block.words };
    let numbered = NUMBERED.iter().find(|numbered| numbered.language == language);
    // No law has a number where no figure stands.
    let numbered = numbered.filter(|_| block.text.bytes().any(|byte| byte.is_ascii_digit()));
    let title = |at: usize| match language {
        "de" => reader.german(at),
        "en" => reader.english(at),
        _ => numbered.and_then(|numbered| reader.numbered(at, numbered)),
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < block.words.len() {
        match title(at) {
            Some((first, last)) => {
                found.push(block.words[first].start as usize..block.words[last].end as usize);
                at = last.max(at) + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a word is one of these; a `*` in one stands for any letters there.
fn is_one(word: &str, all: &str) -> bool {
    all.split(' ').any(|one| match (one.strip_prefix('*'), one.strip_suffix('*')) {
        (Some(end), _) => word.ends_with(end) && word.len() > end.len() + 2,
        (_, Some(start)) => word.starts_with(start),
        _ => word == one,
    })
}

struct Reader<'b> {
    block: &'b Block,
    words: &'b [Word],
}

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| self.block.word(word))
    }

    /// In small letters, with straight apostrophes.
    fn small(&self, at: usize) -> String {
        self.text(at).to_lowercase().replace('\u{2019}', "'")
    }

    /// What stands between a word and the next.
    fn gap(&self, at: usize) -> &str {
        let next = self.words.get(at + 1).map_or(self.block.text.len(), |word| word.start as usize);
        self.words.get(at).and_then(|word| self.block.text.get(word.end as usize..next)).unwrap_or("\n")
    }

    fn has_figure(&self, at: usize) -> bool {
        self.text(at).contains(|c: char| c.is_ascii_digit())
    }

    /// A law named by its number, from what it is on: first and last word.
    fn numbered(&self, at: usize, language: &Numbered) -> Option<(usize, usize)> {
        // Most words begin like no law; an article before the noun hides how it begins.
        let text = self.text(at);
        let first = text.chars().next().map(|first| first.to_ascii_lowercase());
        let begins = |kind: &str| kind.chars().next() == first;
        if !text.contains(['\'', '\u{2019}']) && !language.kinds.split(' ').any(begins) {
            return None;
        }
        let word = self.small(at);
        // L'arrêté, dell'ordinanza.
        let bare = word.split_once('\'').map_or(&word[..], |(_, rest)| rest);
        if !is_one(bare, language.kinds) {
            return None;
        }
        let mut first = at + 1;
        while first <= at + MOST_QUALIFIERS && !self.is_of_number(first, language) && is_space(self.gap(first - 1)) {
            first += 1;
        }
        // Number and date: the last word with a figure. “3 visits” is neither.
        let (mut number, mut sure) = (None, false);
        for next in first..(first + LONGEST_NUMBER).min(self.words.len()) {
            // A number may be cut at its signs: 39/2006.
            let gap = self.gap(next - 1);
            if !self.is_of_number(next, language) || gap.contains(|c: char| !" ,.()/:-\u{a0}°º".contains(c)) {
                break;
            }
            let word = self.text(next);
            if self.has_figure(next) {
                sure |= number.is_some() && matches!(gap, "/" | "-" | ":") || word.contains(['/', '-', ':', '.']);
                number = Some(next);
            } else {
                sure |= is_one(&self.small(next), language.marks);
            }
        }
        let number = number.filter(|_| sure)?;
        // Polish dates end in "r.", for the year.
        let number = if self.small(number + 1) == "r" { number + 1 } else { number };
        Some((at, self.subject(number, language)))
    }

    fn is_of_number(&self, at: usize, language: &Numbered) -> bool {
        let word = self.small(at);
        self.has_figure(at) || is_one(&word, language.marks) || is_one(&word, language.dates)
    }

    /// The last word of what a law is about, which begins behind `number`; that word itself where nothing does.
    fn subject(&self, number: usize, language: &Numbered) -> usize {
        // The verb of “que define …” and of “por el que se regula …” is the title's own.
        let is = |at: Option<usize>, word: &str| at.is_some_and(|at| self.small(at) == word);
        let own = |at: usize| {
            let back = |by: usize| at.checked_sub(by);
            match language.language {
                "pt" => is(back(1), "que"),
                "es" => {
                    is(Some(at), "que") && is(back(2), "por")
                        || is(back(1), "que") && is(back(3), "por")
                        || is(back(1), "se") && is(back(2), "que") && is(back(4), "por")
                }
                _ => false,
            }
        };
        let ends = |at: usize| self.is_end(at, language) && !own(at);
        let begins = |at: usize| is_one(&self.small(at), language.subjects) && !ends(at + 1);
        let gap = self.gap(number);
        let bracket = gap.starts_with(')');
        if !(is_space(gap) || matches!(gap, ", " | ". " | ") ") || bracket) || !begins(number + 1) {
            return number;
        }
        let mut last = number + 1;
        while last + 1 < self.words.len() && last < number + LONGEST {
            let gap = self.gap(last);
            // A comma may lead to one more part of the title: de 14 de diciembre, de Promoción …
            let goes_on = is_space(gap) || gap == ", " && begins(last + 1);
            if !goes_on || ends(last + 1) {
                break;
            }
            last += 1;
        }
        last
    }

    fn is_end(&self, at: usize, language: &Numbered) -> bool {
        is_one(&self.small(at), language.ends)
    }

    /// “Gesetz zur Stärkung der Teilhabe (Bundesteilhabegesetz – BTHG)”
    fn german(&self, at: usize) -> Option<(usize, usize)> {
        let kind = self.text(at);
        if !kind.starts_with(['G', 'V', 'R', 'S', 'A']) || !is_one(&kind.to_lowercase(), GERMAN_KINDS) {
            return None;
        }
        if !is_one(self.text(at + 1), GERMAN_SUBJECTS) || !is_space(self.gap(at)) {
            return None;
        }
        let mut last = at + 1;
        while last + 1 < self.words.len() && last < at + LONGEST {
            let word = self.text(last + 1);
            let within = word.starts_with(char::is_uppercase)
                || self.has_figure(last + 1)
                || is_one(word, GERMAN_WITHIN)
                || GERMAN_ADJECTIVES.iter().any(|ending| word.ends_with(ending));
            if !(is_space(self.gap(last)) && within)
                || matches!(word, "Sie" | "Ihnen" | "Wir" | "wir" | "werden" | "haben")
            {
                break;
            }
            last += 1;
        }
        // A small word at the end belongs to what follows.
        while last > at + 1 && !self.text(last).starts_with(char::is_uppercase) && !self.has_figure(last) {
            last -= 1;
        }
        // Its short name in brackets.
        if self.gap(last) == " (" {
            let close = (last + 1..(last + 6).min(self.words.len())).find(|&at| self.gap(at).starts_with(')'));
            last = close.unwrap_or(last);
        }
        (last > at + 1).then_some((at, last))
    }

    /// “Americans with Disabilities Act of 1990”: names end in what they are.
    fn english(&self, at: usize) -> Option<(usize, usize)> {
        if !self.text(at).starts_with(['A', 'C', 'L', 'R', 'O']) || !is_one(self.text(at), ENGLISH_KINDS) {
            return None;
        }
        let capital = |at: usize| {
            let word = self.text(at);
            word.starts_with(char::is_uppercase) && shape(word) != Shape::AllCapitals
        };
        let mut first = at;
        for before in (at.saturating_sub(LONGEST)..at).rev() {
            let joined = matches!(self.gap(before), " " | ", " | "-" | "\u{a0}");
            let within = capital(before) || is_one(self.text(before), ENGLISH_WITHIN);
            if !joined || !within {
                break;
            }
            // An article begins the name: “Under the Housing Act”.
            if matches!(self.text(before), "The" | "the") && first < at {
                break;
            }
            if capital(before) {
                first = before;
            }
        }
        // A word that opens a sentence is no name by its capital alone: “Please Act now”, “Pursuant to Freedom …”.
        let opens = first == 0 || self.gap(first - 1).contains(['.', '!', '?', '\n']);
        if opens && first < at && !capital(first + 1) {
            first = (first + 1..at).find(|&next| capital(next)).unwrap_or(at);
        }
        if first == at || opens && first + 1 == at {
            return None;
        }
        let year = |at: usize| self.text(at).len() == 4 && self.words[at].class == WordClass::Number;
        let last = match self.gap(at) {
            " " if self.text(at + 1) == "of" && at + 2 < self.words.len() && year(at + 2) => at + 2,
            " " | ", " if at + 1 < self.words.len() && year(at + 1) => at + 1,
            _ => at,
        };
        Some((first, last))
    }
}

#[cfg(test)]
mod tests {
    use super::titles;
    use crate::lexicon::examples::block;

    #[test]
    fn titles_end_where_the_text_goes_on() {
        for (language, text, title) in [
            (
                "fr",
                "Le décret n° 2005-1591 relatif à la prestation octroyée à domicile, afin de payer, aide.",
                "décret n° 2005-1591 relatif à la prestation octroyée à domicile",
            ),
            (
                "fr",
                "La loi n° 2002-2 du 2 janvier 2002 rénovant l’action sociale prévoit une aide.",
                "loi n° 2002-2 du 2 janvier 2002 rénovant l’action sociale",
            ),
            (
                "fr",
                "L’arrêté ministériel du 5 mai 2010 fixant les modalités est affiché.",
                "L’arrêté ministériel du 5 mai 2010 fixant les modalités",
            ),
            ("fr", "La loi du 2 janvier 2002 est longue.", "loi du 2 janvier 2002"),
            (
                "es",
                "Según la Ley 39/2006, de 14 de diciembre, de Promoción de la Autonomía, usted puede solicitar ayuda.",
                "Ley 39/2006, de 14 de diciembre, de Promoción de la Autonomía",
            ),
            ("es", "La Ley Orgánica 3/2018, de acuerdo con la corte, rige.", "Ley Orgánica 3/2018"),
            ("es", "El Real Decreto 1971/1999 establece que debe venir.", "Decreto 1971/1999"),
            (
                "pt",
                "A Lei n.º 8.742, de 7 de dezembro de 1993, que dispõe sobre a Assistência Social, garante o benefício.",
                "Lei n.º 8.742, de 7 de dezembro de 1993, que dispõe sobre a Assistência Social",
            ),
            ("pt", "O Decreto-Lei n.º 3/2008, de 7 de janeiro, não muda.", "Decreto-Lei n.º 3/2008, de 7 de janeiro"),
            (
                "it",
                "La Legge 8 novembre 2000, n. 328, prevede che si possa utilizzare.",
                "Legge 8 novembre 2000, n. 328",
            ),
            (
                "it",
                "Il decreto legislativo 30 giugno 2003, n. 196 recante disposizioni in materia di dati è in vigore.",
                "decreto legislativo 30 giugno 2003, n. 196 recante disposizioni in materia di dati",
            ),
            (
                "de",
                "Das Gesetz zur Stärkung der Teilhabe von Menschen mit Behinderungen (Bundesteilhabegesetz – BTHG) gilt.",
                "Gesetz zur Stärkung der Teilhabe von Menschen mit Behinderungen (Bundesteilhabegesetz – BTHG",
            ),
            (
                "de",
                "Nach der Verordnung über die Gewährung von Leistungen können Sie ihn umgehend stellen.",
                "Verordnung über die Gewährung von Leistungen",
            ),
            (
                "ca",
                "La Llei 12/2007, d’11 d’octubre, de serveis socials, ajuda.",
                "Llei 12/2007, d’11 d’octubre, de serveis socials",
            ),
            (
                "pl",
                "Ustawa z dnia 12 marca 2004 r. o pomocy społecznej daje prawo.",
                "Ustawa z dnia 12 marca 2004 r. o pomocy społecznej",
            ),
            ("sv", "Enligt lagen (1993:387) om stöd och service får du hjälp.", "lagen (1993:387) om stöd och service"),
            (
                "en",
                "Under the Americans with Disabilities Act of 1990 you may utilize it.",
                "Americans with Disabilities Act of 1990",
            ),
            (
                "en",
                "Utilize the Patient Protection and Affordable Care Act here.",
                "Patient Protection and Affordable Care Act",
            ),
            ("en", "The Mental Health Act 1983 applies.", "Mental Health Act 1983"),
            ("en", "Pursuant to Older Americans Act rules, come.", "Older Americans Act"),
        ] {
            let block = block(text, language);
            let found: Vec<&str> = titles(&block).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, [title], "{text}");
        }
    }

    #[test]
    fn other_talk_of_laws_is_text() {
        for (language, text) in [
            ("fr", "La loi prévoit une aide pour vous."),
            ("fr", "Selon la loi, vous avez droit à 3 visites."),
            ("es", "La ley dice que usted puede solicitar ayuda."),
            ("pt", "A lei garante 3 visitas."),
            ("it", "La legge prevede 3 visite."),
            ("de", "Das Gesetz regelt die Gewährung."),
            ("en", "Please Act now and utilize it."),
            ("en", "Pursuant to the law you may come."),
            ("en", "You must act prior to May 4."),
            ("en", "By Law you may come."),
        ] {
            let found = titles(&block(text, language));
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
