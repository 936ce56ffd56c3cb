//! How to complain.

use crate::diagnostic::Severity;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::said::Point;
use crate::site::{Site, SiteDocument};

rule! {
    /// # What it finds
    /// Sites of practitioners in the United States that say nothing about complaints and link no licensing
    /// board.
    ///
    /// # Why it matters to the reader
    /// A client who was hurt needs to know where to turn.
    ///
    /// # How to put it right
    /// Say how to complain to you and to your board. Use the wording your board prescribes, if it does.
    ///
    /// # Examples
    /// ```html,bad,kind=about,region=US-CO
    /// <title>About</title><p>I am Noor Haddad, LCSW. I offer therapy for adults.</p>
    /// ```
    /// ```html,good,kind=about,region=US-CO
    /// <title>About</title><p>I am Noor Haddad, LCSW. I offer therapy. You can send a complaint to the board.</p>
    /// ```
    /// ```html,good,kind=about
    /// <title>Club</title><p>We play chess.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 1.
    Complaint {
        id: "practice/complaint",
        category: Category::Practice,
        severity: Severity::Note,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 1"],
        title: "How to complain",
        messages: &[
            Message { key: "missing", text: "We did not find how clients can complain." },
            Message { key: "add", text: "Say it in words such as these" },
        ],
    }
    |_| Complaint
}

struct Complaint;

fn shown(document: &SiteDocument) -> bool {
    document.said.has(Point::Complaint) || !document.facts.board_links.is_empty()
}

impl Rule for Complaint {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        let words = (
            "If you are not happy with our work, you can tell us or our licensing board: (name, telephone).",
            "Si no está conforme con nuestro trabajo, puede decirlo a nosotros o a la junta de licencias: (nombre, teléfono).",
        );
        due::tell(site, findings, Owed::Complaint, &[Kind::About, Kind::Contact, Kind::Home], &shown, words);
    }
}
