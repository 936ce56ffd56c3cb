//! Text has places to rest.

use super::stretch::{Stretch, is_heading, is_seen, opens_bold};
use crate::config::{OptionDefault, OptionSpec};
use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::text::block::Role;

rule! {
    /// # What it finds
    /// Many paragraphs in a row with no heading, list, picture or table between them.
    ///
    /// # Why it matters to the reader
    /// People look for the part that is about them. In a wall of text they cannot find it, and many
    /// stop before they begin.
    ///
    /// # How to put it right
    /// Give each part a heading that says what is in it. Turn steps and things to bring into a list.
    ///
    /// # Examples
    /// ```md,bad,max-words=50
    /// We see people in our office and by phone. The first visit is free. We ask what is hard for you. Then we plan the next steps with you.
    ///
    /// You can stop at any time. Please tell us if you want to change a visit. We will find a new time with you. We are here to help.
    /// ```
    /// ```html,bad,max-words=50,lang=es
    /// <p>Atendemos en la oficina y por teléfono. La primera cita es gratis. Le preguntamos qué es difícil para usted. Después hacemos un plan con usted.</p><p>Puede dejarlo cuando quiera. Avísenos si quiere cambiar una cita. Buscamos otra hora con usted. Hablamos español e inglés y también otros idiomas. Estamos aquí para ayudarle en todo.</p>
    /// ```
    /// ```md,good,max-words=50
    /// ## The first visit
    ///
    /// We see people in our office and by phone. The first visit is free. We ask what is hard for you. Then we plan the next steps with you.
    ///
    /// ## If you want to stop
    ///
    /// You can stop at any time. Please tell us if you want to change a visit. We will find a new time with you. We are here to help.
    /// ```
    /// ```md,good,max-words=50
    /// **The first visit.** We see people in our office and by phone. The first visit is free. We ask what is hard for you. Then we plan the next steps.
    ///
    /// **If you want to stop.** You can stop at any time. Please tell us if you want to change a visit. We will find a new time with you.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 2.
    WallOfText {
        id: "reading/wall-of-text",
        category: Category::Reading,
        severity: Severity::Note,
        needs: &[Need::Document],
        options: &[OptionSpec { name: "max-words", default: OptionDefault::Integer(300, 50, 5000), help: "The most words that paragraphs in a row may have." }],
        standards: &["NASW-ASWB 2005 Standard 2"],
        title: "Text has places to rest",
        messages: &[Message { key: "wall", text: "{paragraphs} paragraphs with {words} words stand in a row here. Headings or a list would give readers a place to rest." }],
    }
    |options| WallOfText { max: options.integer("max-words") }
}

struct WallOfText {
    max: usize,
}

impl WallOfText {
    fn close(&self, stretch: &mut Stretch, findings: &mut Findings) {
        let done = std::mem::take(stretch);
        // One long paragraph is the business of reading/long-paragraph.
        if done.blocks > 1 && done.words > self.max {
            findings.push(Finding::new("wall", done.first).arg("paragraphs", done.blocks).arg("words", done.words));
        } else if done.blocks > 0 {
            findings.pass();
        }
    }
}

impl Rule for WallOfText {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let mut stretch = Stretch::default();
        for block in document.blocks.iter().filter(|block| is_seen(block)) {
            let paragraph = block.prose && matches!(block.role, Role::Paragraph | Role::Quote | Role::Legal);
            if !paragraph || is_heading(block) || opens_bold(block, document) {
                self.close(&mut stretch, findings);
            }
            if paragraph {
                stretch.add(block);
            }
        }
        self.close(&mut stretch, findings);
    }
}
