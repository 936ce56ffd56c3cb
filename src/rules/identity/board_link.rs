//! A practitioner's site links to the board that keeps the licence.

use crate::diagnostic::{Finding, Severity};
use crate::facts::kind::Kind;
use crate::facts::{Confidence, board_name};
use crate::rule;
use crate::rule::{Category, Message, Need, Rule, SiteFindings};
use crate::rules::due::{self, Owed};
use crate::site::Site;

rule! {
    /// # What it finds
    /// The site of a licensed person that links to no licensing board and no certifying body. Links
    /// to directories are not counted.
    ///
    /// # Why it matters to the reader
    /// The board's page is where a client can check a license and where they can complain.
    ///
    /// # How to put it right
    /// Link the license look-up of your board, for example on the About page or in the footer.
    ///
    /// # Examples
    /// ```html,bad,kind=about
    /// <title>About me</title><p>I'm Noor Haddad, LCSW 40117. I offer therapy for adults.</p>
    /// ```
    /// ```html,good,kind=about
    /// <title>About me</title><p>I'm Noor Haddad, LCSW 40117. I offer therapy for adults. <a href="https://www.bbs.ca.gov/">Check my license with the board</a>.</p>
    /// ```
    /// ```html,good,kind=page
    /// <title>Group</title><p>Our library has a reading group.</p>
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    BoardLink {
        id: "identity/board-link",
        category: Category::Identity,
        severity: Severity::Warning,
        needs: &[Need::Site],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "A link to the licensing board",
        messages: &[Message {
            key: "missing",
            text: "We did not find a link to a licensing board. With it, clients can check the license.",
        }],
    }
    |_| BoardLink
}

struct BoardLink;

impl Rule for BoardLink {
    fn site(&self, site: &Site<'_>, findings: &mut SiteFindings) {
        if !due::site_owes(site, Owed::BoardLink) {
            return;
        }
        if site.any(|facts| !facts.board_links.is_empty()) {
            findings.passed += 1;
            return;
        }
        // A licence must be claimed before its board can be linked.
        let claimed = site.any(|facts| {
            facts.credentials.iter().any(|fact| due::is_licence(fact) && fact.confidence == Confidence::Sure)
        }) || !site.config.practice.licences.is_empty();
        if !claimed {
            return;
        }
        let Some(place) = due::place(site, &[Kind::About, Kind::Home]) else { return };
        let jurisdiction = site
            .config
            .practice
            .licences
            .iter()
            .map(|licence| &licence.jurisdiction[..])
            .chain(
                site.documents
                    .iter()
                    .flat_map(|document| document.facts.licence_jurisdictions.iter().map(|fact| &fact.normalized[..])),
            )
            .find(|code| !code.is_empty())
            .or_else(|| due::region(site));
        let words = jurisdiction
            .and_then(board_name)
            .map_or_else(|| "Check my license with the board".to_owned(), |board| format!("Check my license: {board}"));
        findings.push(
            place,
            Finding::new("missing", site.spot(place))
                .words("Link your board's license look-up with words such as these", words),
        );
    }
}
