//! Text stands out clearly.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::contrast_pairs as contrast;
use crate::syntax::style::pairs::Pair;

rule! {
    /// # What it finds
    /// Text that can be read, but that stands out less than 7 to 1 (4.5 to 1 for large text). One note
    /// for each page names the palest pair of colors. Text with too little contrast for level AA is
    /// told by `access/contrast` alone.
    ///
    /// # Why it matters to the reader
    /// With a contrast of 7 to 1, many more people with low vision can read without special tools.
    ///
    /// # How to put it right
    /// If many of your clients are older or see little, make the text darker. This is advice, beyond
    /// what level AA asks for.
    /// In an e-mail, look at `bgcolor`, `<font color>` and styles alike. Markdown has no colors but
    /// those of HTML inside it.
    ///
    /// # Examples
    /// ```html,bad
    /// <!DOCTYPE html><html lang="en"><body><p style="color: #666; background: #fff">We are open.</p></body></html>
    /// ```
    /// ```html,good
    /// <!DOCTYPE html><html lang="en"><body><p style="color: #999; background: #fff">We are open.</p></body></html>
    /// ```
    /// ```html,good
    /// <!DOCTYPE html><html lang="en"><body><p style="color: #444; background: #fff">We are open.</p></body></html>
    /// ```
    /// ```html,good
    /// <!DOCTYPE html><html lang="en"><body><p>We are open.</p></body></html>
    /// ```
    /// ```html,good
    /// <!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="a.css"></head><body><p style="color: #666">We are open.</p></body></html>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.4.6 Contrast (Enhanced), level AAA; ACT rule 09o5cg.
    ContrastEnhanced {
        id: "access/contrast-enhanced",
        category: Category::Access,
        severity: Severity::Note,
        needs: &[Need::Document],
        standards: &["WCAG 2.2 1.4.6", "ACT 09o5cg", "NASW-ASWB 2005 Standard 2"],
        title: "Text stands out clearly",
        messages: &[Message { key: "low", text: "Text here is {text} on {back}: {ratio} to 1. With {least} to 1 more people can read it." }],
    }
    |_| ContrastEnhanced
}

struct ContrastEnhanced;

const KEY: &str = "low";

impl Rule for ContrastEnhanced {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        let Some(measured) = contrast::measured(document, context) else { return };
        let least = |pair: &Pair| if pair.is_large { 4.5 } else { 7.0 };
        let palest = measured
            .pairs
            .iter()
            // What stands out even less is said by `access/contrast`.
            .filter(|pair| pair.ratio + 0.005 >= pair.least && pair.ratio + 0.005 < least(pair))
            .min_by(|a, b| (a.ratio / least(a)).total_cmp(&(b.ratio / least(b))));
        findings.cannot_tell += measured.unknown;
        match palest {
            None => findings.passed += measured.enough,
            Some(pair) => findings.push(
                Finding::new(KEY, pair.places[0].0)
                    .arg("text", pair.text.hex())
                    .arg("back", pair.back.hex())
                    .arg("ratio", f64::from((pair.ratio * 10.0).floor() / 10.0))
                    .arg("least", f64::from(least(pair)))
                    .node(pair.places[0].1),
            ),
        }
    }
}
