//! Text stands out from what is behind it.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::contrast_pairs as contrast;

rule! {
    /// # What it finds
    /// Text whose color is too close to the color behind it: less than 4.5 to 1, or 3 to 1 for large
    /// text. Only plain colors that stand in the file are judged. Pictures, shadows and style sheets in
    /// other files are left to people.
    ///
    /// # Why it matters to the reader
    /// People with low vision, and everybody who reads in the sun or on an old screen, cannot make out
    /// pale text.
    ///
    /// # How to put it right
    /// Make the text darker or the color behind it lighter. Black or dark gray on white is always
    /// right. Check pairs of colors with a contrast tool.
    /// In an e-mail, look at `bgcolor`, `<font color>` and styles alike. Markdown has no colors but
    /// those of HTML inside it.
    ///
    /// # Examples
    /// ```html,bad
    /// <!DOCTYPE html><html lang="en"><body><p style="color: #999; background: #fff">We are open.</p></body></html>
    /// ```
    /// ```html,bad,kind=email
    /// <!DOCTYPE html><html lang="en"><body bgcolor="#ffffff"><font color="#aaaaaa">We are open.</font></body></html>
    /// ```
    /// ```html,good
    /// <!DOCTYPE html><html lang="en"><body><p style="color: #222; background: #fff">We are open.</p></body></html>
    /// ```
    /// ```html,good
    /// <!DOCTYPE html><html lang="en"><body><p style="color: #fff; background: url(night.jpg)">We are open.</p></body></html>
    /// ```
    /// ```html,good
    /// <!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="a.css"></head><body><p style="color: #999">We are open.</p></body></html>
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.4.3 Contrast (Minimum); ACT rule afw4f7.
    Contrast {
        id: "access/contrast",
        category: Category::Access,
        severity: Severity::Error,
        needs: &[Need::Document],
        standards: &["WCAG 2.2 1.4.3", "ACT afw4f7", "ACT 09o5cg", "NASW-ASWB 2005 Standard 2"],
        title: "Text stands out from what is behind it",
        messages: &[Message { key: "low", text: "This text is hard to make out: {text} on {back} gives a contrast of {ratio} to 1. It should be {least} to 1." }, Message { key: "more", text: "The same colors stand here." }],
    }
    |_| Contrast
}

struct Contrast;

const KEY: &str = "low";

impl Rule for Contrast {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        let Some(measured) = contrast::measured(document, context) else { return };
        findings.passed += measured.enough;
        findings.cannot_tell += measured.unknown;
        for pair in measured.pairs.iter().filter(|pair| pair.ratio + 0.005 < pair.least) {
            let mut finding = Finding::new(KEY, pair.places[0].0)
                .arg("text", pair.text.hex())
                .arg("back", pair.back.hex())
                .arg("ratio", f64::from((pair.ratio * 10.0).floor() / 10.0))
                .arg("least", f64::from(pair.least))
                .node(pair.places[0].1);
            for (span, _) in pair.places.iter().skip(1) {
                finding = finding.related(*span, "more");
            }
            findings.push(finding);
        }
    }
}
