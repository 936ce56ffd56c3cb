//! The right to an estimate of the cost.

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::said::Point;
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// Sites of practitioners in the United States that do not speak of a Good Faith Estimate.
    ///
    /// # Why it matters to the reader
    /// People who pay on their own can ask for an estimate of the cost before they start.
    ///
    /// # How to put it right
    /// Say on the page about fees that people can ask for an estimate. Use the wording of the model notice.
    ///
    /// # Examples
    /// ```html,bad,kind=fees,region=US-CO
    /// <title>Fees</title><p>I offer therapy for adults. A session costs $140.</p>
    /// ```
    /// ```html,good,kind=fees,region=US-CO
    /// <title>Fees</title><p>I offer therapy for adults. A session costs $140. You have the right to a Good Faith Estimate.</p>
    /// ```
    /// ```html,good,kind=fees,region=GB
    /// <title>Fees</title><p>I offer therapy for adults. A session costs £60.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 8.
    GoodFaithEstimate {
        id: "practice/good-faith-estimate",
        category: Category::Practice,
        severity: Severity::Note,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 8"],
        title: "The right to an estimate of the cost",
        messages: &[
            Message { key: "missing", text: "We did not find a word on the Good Faith Estimate. Please check if you must offer one." },
            Message { key: "add", text: "Say it in words such as these" },
        ],
    }
    |_| GoodFaithEstimate
}

struct GoodFaithEstimate;

fn shown(document: &SiteDocument) -> bool {
    document.said.has(Point::GoodFaith)
}

impl Rule for GoodFaithEstimate {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let words = (
            "You have the right to a Good Faith Estimate of what your care will cost.",
            "Usted tiene derecho a un estimado de buena fe de lo que costará su atención.",
        );
        due::tell(site, findings, Owed::GoodFaith, &[Kind::Fees, Kind::Home], &shown, words);
    }
}
