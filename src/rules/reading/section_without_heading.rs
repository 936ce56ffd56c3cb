//! Long text has headings.

use super::stretch::{Stretch, is_heading, is_seen, opens_bold};
use crate::config::{OptionDefault, OptionSpec};
use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::text::block::Role;

rule! {
    /// # What it finds
    /// A long part of a document, with paragraphs and lists, under no heading or under one heading only.
    /// Messages such as letters and emails are left alone.
    ///
    /// # Why it matters to the reader
    /// People read headings first to find their place. Readers who use a screen reader jump from one
    /// heading to the next.
    ///
    /// # How to put it right
    /// Add a heading for each new topic. Write what the reader looks for, such as “What a visit costs”.
    ///
    /// # Examples
    /// ```md,bad,max-words=50
    /// We see people in our office and by phone. The first visit is free. We ask what is hard for you. Then we plan the next steps with you.
    ///
    /// - Bring your photo ID.
    /// - Bring your insurance card.
    ///
    /// You can stop at any time. Please tell us if you want to change a visit. We will find a new time with you. We are here to help.
    /// ```
    /// ```html,bad,max-words=50,lang=es
    /// <p>Atendemos en la oficina y por teléfono. La primera cita es gratis. Le preguntamos qué es difícil para usted. Después hacemos un plan con usted.</p><ul><li>Traiga una identificación con foto.</li></ul><p>Puede dejarlo cuando quiera. Avísenos si quiere cambiar una cita. Buscamos otra hora con usted. Estamos aquí para ayudarle en todo.</p>
    /// ```
    /// ```md,good,max-words=50
    /// We see people in our office and by phone. The first visit is free. We ask what is hard for you. Then we plan the next steps with you.
    ///
    /// ## What to bring
    ///
    /// - Bring your photo ID.
    /// - Bring your insurance card.
    ///
    /// ## If you want to stop
    ///
    /// You can stop at any time. Please tell us if you want to change a visit. We will find a new time with you. We are here to help.
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, success criterion 2.4.10 (AAA), section headings.
    SectionWithoutHeading {
        id: "reading/section-without-heading",
        category: Category::Reading,
        severity: Severity::Note,
        needs: &[Need::Document],
        options: &[OptionSpec { name: "max-words", default: OptionDefault::Integer(450, 50, 5000), help: "The most words a part may have without a heading." }],
        standards: &["WCAG 2.2 2.4.10", "NASW-ASWB 2005 Standard 2"],
        title: "Long text has headings",
        messages: &[Message { key: "section", text: "This part has {words} words and no heading inside. Headings help people find their place." }],
    }
    |options| SectionWithoutHeading { max: options.integer("max-words") }
}

struct SectionWithoutHeading {
    max: usize,
}

impl SectionWithoutHeading {
    /// `broken`: a list, table or picture stands in it. Unbroken text is the business of reading/wall-of-text.
    fn close(&self, stretch: &mut Stretch, broken: &mut bool, findings: &mut Findings) {
        let done = std::mem::take(stretch);
        if std::mem::take(broken) && done.words > self.max {
            findings.push(Finding::new("section", done.first).arg("words", done.words));
        } else if done.blocks > 0 {
            findings.pass();
        }
    }
}

impl Rule for SectionWithoutHeading {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        if document.kind.is_message() {
            return;
        }
        let (mut stretch, mut broken) = (Stretch::default(), false);
        for block in document.blocks.iter().filter(|block| is_seen(block)) {
            if is_heading(block) || block.role == Role::Paragraph && opens_bold(block, document) {
                self.close(&mut stretch, &mut broken, findings);
            }
            if block.prose {
                stretch.add(block);
            }
            broken |= stretch.blocks > 0 && !matches!(block.role, Role::Paragraph | Role::Quote | Role::Legal);
        }
        self.close(&mut stretch, &mut broken, findings);
    }
}
