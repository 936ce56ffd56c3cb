//! Open forms do not ask about health.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;

rule! {
    /// # What it finds
    /// Forms without a login on pages of a practice that ask about health, medicine or insurance numbers.
    /// If the form sends by GET, the answers stand in the address of the page.
    ///
    /// # Why it matters to the reader
    /// What people write into an open form may be kept by others.
    ///
    /// # How to put it right
    /// Ask only how to reach the person. Ask about health in a secure portal or on the telephone.
    ///
    /// # Examples
    /// ```html,bad
    /// <p>I offer therapy for adults.</p><form method="post"><label>Your symptoms <textarea name="s"></textarea></label></form>
    /// ```
    /// ```html,good
    /// <p>I offer therapy for adults.</p><form method="post"><label>Your name <input name="n"></label></form>
    /// ```
    /// ```html,good
    /// <p>Garden club</p><form method="post"><label>Symptoms of your roses <textarea name="s"></textarea></label></form>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 7.
    HealthForm {
        id: "privacy/health-form",
        category: Category::Privacy,
        severity: Severity::Warning,
        needs: &[Need::Document],
        standards: &["NASW-ASWB 2005 Standard 7"],
        title: "Open forms do not ask about health",
        messages: &[
            Message { key: "asks", text: "This form asks about health, and we found no login. Others may keep the answers." },
            Message { key: "address", text: "This form asks about health and sends the answers in the address of the page. They stay in the history." },
        ],
    }
    |_| HealthForm
}

struct HealthForm;

/// What a form without a login should not ask, as it stands in labels and names of fields.
const ASKS: &[&str] = &[
    "diagnos",
    "symptom",
    "medication",
    "medicine",
    "what brings you",
    "struggling with",
    "mental health history",
    "social security",
    "member id",
    "insurance id",
    "policy number",
    "suicid",
    "substance use",
    "trauma history",
    "s\u{ed}ntoma",
    "medicament",
    "qu\u{e9} le trae",
    "qu\u{e9} te trae",
    "n\u{fa}mero de seguro",
    "salud mental",
    "beschwerden",
    "sympt\u{f4}me",
];

impl Rule for HealthForm {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        if document.kind == Kind::Article || !due::document_is_practice(document, context.config) {
            return;
        }
        for form in document.tree.elements().filter(|element| element.name() == "form") {
            let parts: Vec<_> = form.descendants().collect();
            if parts.iter().any(|field| field.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("password"))) {
                continue;
            }
            let asked = parts.iter().find(|part| match part.name() {
                "label" | "legend" => asks(&part.text()),
                "input" | "textarea" | "select" => {
                    let hidden = part.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"));
                    !hidden && ["placeholder", "aria-label"].iter().filter_map(|name| part.attr(name)).any(asks)
                }
                _ => false,
            });
            match asked {
                Some(part) => {
                    let get = form.attr("method").is_none_or(|method| method.trim().eq_ignore_ascii_case("get"));
                    let scripted = form.attr("action").is_none() || form.attr_has_hole("action");
                    let key = if get && !scripted { "address" } else { "asks" };
                    findings.push(Finding::new(key, part.span()).node(part.index()));
                }
                None => findings.pass(),
            }
        }
    }
}

fn asks(text: &str) -> bool {
    let text = text.to_lowercase();
    ASKS.iter().any(|words| text.contains(words))
}
