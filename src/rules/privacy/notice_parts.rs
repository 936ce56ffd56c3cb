//! What a notice of privacy practices tells.

use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::due;
use crate::said::Point;

rule! {
    /// # What it finds
    /// Notices of privacy practices in which a part was not found. It looks for the date and for whom to
    /// call. It also looks for how information is used, what needs a permission, the rights of clients, and
    /// how to complain. A general web privacy policy is not looked at.
    ///
    /// # Why it matters to the reader
    /// With this notice people learn their rights and where to turn.
    ///
    /// # How to put it right
    /// Add the part. Keep wording that the law prescribes word for word.
    ///
    /// # Examples
    /// ```md,bad,kind=privacy-notice
    /// # Notice of Privacy Practices
    ///
    /// We keep your record private.
    /// ```
    /// ```md,good,kind=privacy-notice
    /// # Notice of Privacy Practices
    ///
    /// Effective date: May 1, 2026
    ///
    /// THIS NOTICE DESCRIBES HOW MEDICAL INFORMATION ABOUT YOU MAY BE USED AND DISCLOSED AND HOW YOU CAN GET ACCESS TO THIS INFORMATION. PLEASE REVIEW IT CAREFULLY.
    ///
    /// We use your record for treatment and payment. For all else we ask for your written authorization. You can see and copy your record, ask us to correct it, get a list of disclosures, ask us to limit what we share, and ask us to reach you in another way. You can have a paper copy of this notice. We tell you about a breach. You can complain to us or to the Department of Health and Human Services. Call Odile Brandt at 303-555-0142.
    /// ```
    /// ```md,good,kind=privacy-notice
    /// # Privacy policy of this site
    ///
    /// This site uses one cookie.
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 7.
    NoticeParts {
        id: "privacy/notice-parts",
        category: Category::Privacy,
        severity: Severity::Note,
        needs: &[Need::Document],
        kinds: &[Kind::PrivacyNotice],
        standards: &["NASW-ASWB 2005 Standard 7"],
        title: "What a notice of privacy practices tells",
        messages: &[
            Message { key: "date", text: "We did not find from when this notice holds." },
            Message { key: "contact", text: "We did not find whom to call about this notice." },
            Message { key: "header", text: "We did not find the sentence that begins such notices: “This notice describes how medical information about you may be used …”." },
            Message { key: "uses", text: "We did not find how information is used." },
            Message { key: "authorization", text: "We did not find what needs a written permission." },
            Message { key: "rights", text: "We did not find all of the rights. Missing are: {rights}." },
            Message { key: "breach", text: "We did not find that clients are told about a breach." },
            Message { key: "complaint", text: "We did not find how to complain to the government office." },
            Message { key: "add", text: "Add words such as these" },
        ],
    }
    |_| NoticeParts
}

struct NoticeParts;

/// The rights of clients, in a few words each.
const RIGHTS: &[(Point, &str, &str)] = &[
    (Point::NppAccess, "to see and copy the record", "ver y copiar el expediente"),
    (Point::NppAmend, "to correct it", "corregirlo"),
    (Point::NppAccounting, "to get a list of disclosures", "recibir una lista de divulgaciones"),
    (Point::NppRestrict, "to limit what is shared", "limitar lo que se comparte"),
    (Point::NppReach, "to be reached in another way", "que le contacten de otra forma"),
    (Point::NppPaper, "to get a paper copy", "recibir una copia en papel"),
];

impl Rule for NoticeParts {
    fn document(&self, document: &Document<'_>, _: &Context<'_>, findings: &mut Findings) {
        let said = document.said();
        let is_spanish = document.language.as_str() == "es";
        // The notice of health law, not the policy of a web site.
        let titled = document.blocks.iter().take(6).any(|block| {
            let text = block.text.to_lowercase();
            ["privacy practices", "prácticas de privacidad"].iter().any(|name| text.contains(name))
        });
        if said.fixed.is_empty() && !titled {
            return;
        }
        let facts = &document.facts;
        let reached = due::shows(&facts.phones) || due::shows(&facts.emails);
        let date = if is_spanish { "Vigente desde: (fecha)" } else { "Effective date: (date)" };
        let call = if is_spanish {
            "Preguntas: (nombre o puesto), (teléfono)"
        } else {
            "Questions: (name or title), (telephone)"
        };
        let dated = said.has(Point::Effective) || document.tree.holes().iter().any(|hole| hole.name.contains("date"));
        for (key, found, words) in [("date", dated, date), ("contact", reached, call)] {
            due::tell_here(document, found, findings, || {
                Finding::new(key, document.spot()).severity(Severity::Warning).words("add", words)
            });
        }
        for (key, found) in [
            ("header", !said.fixed.is_empty()),
            ("uses", said.has(Point::NppUse)),
            ("authorization", said.has(Point::NppAuthorization)),
            ("breach", said.has(Point::NppBreach)),
            ("complaint", said.has(Point::NppHhs)),
        ] {
            due::tell_here(document, found, findings, || Finding::new(key, document.spot()));
        }
        let missing: Vec<&str> = RIGHTS
            .iter()
            .filter(|(point, _, _)| !said.has(*point))
            .map(|(_, english, spanish)| if is_spanish { *spanish } else { *english })
            .collect();
        due::tell_here(document, missing.is_empty(), findings, || {
            Finding::new("rights", document.spot()).arg("rights", missing.join(", "))
        });
    }
}
