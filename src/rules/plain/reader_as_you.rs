//! The reader is “you”.

use rustc_hash::FxHashSet;

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::facts::phrases::Phrases;
use crate::facts::table_rows;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::by_language::{ByLanguage, dictionary_texts};
use crate::span::Span;
use crate::text::block::{Block, Role, Sentence};

rule! {
    /// # What it finds
    /// Letters, messages, consents and pages on services that tell the reader what to do as if it were
    /// somebody else: “the client must”, “applicants are required to”. Texts that mostly say “you” or “I”
    /// are left alone.
    ///
    /// # Why it matters to the reader
    /// They must first find out that “the applicant” is them. Under stress many do not.
    ///
    /// # How to put it right
    /// Say “you”: “You must sign the form”. If two people read it, say once who “you” is.
    ///
    /// # Examples
    /// ```md,bad,lang=en,kind=consent
    /// The client must pay at each visit. The client is responsible for missed visits. Clients must call one day before.
    /// ```
    /// ```md,bad,lang=es,kind=letter
    /// La persona solicitante debe entregar una copia del contrato. Los solicitantes tienen derecho a pedir una audiencia.
    /// ```
    /// ```md,good,lang=en,kind=consent
    /// You must pay at each visit. Please call one day before.
    /// ```
    /// ```md,good,lang=en,kind=article
    /// The client must pay at each visit, says the new law. Clients must call one day before.
    /// ```
    /// ```md,good,lang=en,kind=consent
    /// I agree to the plan. I know that I can stop at any time. The client must sign here.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2;
    /// Federal Plain Language Guidelines; CDC Clear Communication Index.
    ReaderAsYou {
        id: "plain/reader-as-you",
        category: Category::Plain,
        severity: Severity::Note,
        needs: &[Need::Document],
        languages: &["en", "es", "fr", "pt", "it", "de"],
        kinds: &[
            Kind::Letter, Kind::DecisionNotice, Kind::Consent, Kind::Authorization, Kind::IntakeForm, Kind::Email,
            Kind::PortalMessage, Kind::AutoReply, Kind::TextMessage, Kind::Fees, Kind::Services, Kind::Telehealth,
            Kind::SupportGroup,
        ],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "The reader is “you”",
        messages: &[
            Message { key: "reader", text: "“{found}” may be the reader. “You” tells them at once that it is about them." },
            Message { key: "other", text: "Here too." },
        ],
    }
    |_| ReaderAsYou
}

struct ReaderAsYou;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    Role,
    Duty,
}

/// The words of one language.
struct Table {
    phrases: Phrases<Cue>,
    /// Words that address the reader, as they are written.
    you: FxHashSet<&'static str>,
    /// Endings of verbs that do.
    you_endings: Vec<&'static str>,
}

static TABLES: ByLanguage<Table, 6> =
    ByLanguage::new(dictionary_texts!("reader.tsv": "en", "es", "fr", "pt", "it", "de"), |text| {
        let of =
            |cue: &'static str| table_rows::<2>(text).filter_map(move |[name, words]| (name == cue).then_some(words));
        let phrases = of("role").map(|words| (words, Cue::Role)).chain(of("duty").map(|words| (words, Cue::Duty)));
        Table {
            phrases: Phrases::new(phrases),
            you: of("you").filter(|word| !word.starts_with('*')).collect(),
            you_endings: of("you").filter_map(|word| word.strip_prefix('*')).collect(),
        }
    });

/// Fewest sentences that speak of the reader as of somebody else.
const FEWEST: usize = 2;
/// Most other places that are told.
const MOST_OTHERS: usize = 4;

/// Where a sentence says “the client must”: the role, as bytes of the block's text.
fn role_with_duty(block: &Block, sentence: &Sentence, table: &Table) -> Option<(usize, usize)> {
    let start = sentence.start as usize;
    let (mut role, mut found) = (None, None);
    table.phrases.scan(
        block.text_of(sentence),
        |_| {},
        |cue, from, to| match cue {
            // The longest role at a place comes last.
            Cue::Role => role = Some((start + from, start + to)),
            Cue::Duty => {
                if let Some((first, end)) = role
                    && found.is_none()
                    && block.text.get(end..start + from) == Some(" ")
                {
                    found = Some((first, end));
                }
            }
        },
    );
    found
}

impl Rule for ReaderAsYou {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let Some(table) = TABLES.get(document.language) else { return };
        let mut places: Vec<(Span, &str)> = Vec::new();
        let mut you = 0;
        let blocks = document.blocks.iter().filter(|block| {
            !block.hidden && block.language == document.language && !matches!(block.role, Role::Code | Role::Quote)
        });
        for block in blocks {
            let addresses =
                |word: &str| table.you.contains(word) || table.you_endings.iter().any(|ending| word.ends_with(ending));
            you += block.words.iter().filter(|word| addresses(block.word(word))).count();
            if !block.prose {
                continue;
            }
            for sentence in &block.sentences {
                if let Some((start, end)) = role_with_duty(block, sentence, table) {
                    places.push((block.span(start, end), &block.text[start..end]));
                }
            }
        }
        let Some((first, others)) = places.split_first() else { return };
        if places.len() < FEWEST || you >= places.len() {
            findings.pass();
            return;
        }
        let mut finding = Finding::new("reader", first.0).arg("found", first.1).review();
        for (place, _) in others.iter().take(MOST_OTHERS) {
            finding = finding.related(*place, "other");
        }
        findings.push(finding);
    }
}
