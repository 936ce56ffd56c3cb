//! A letter and a message say who writes.

use crate::config::{Config, Entity, Sender};
use crate::diagnostic::{Finding, Severity};
use crate::document::Document;
use crate::facts::kind::Kind;
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::{due, signed};
use crate::said::{Point, points_in};
use crate::span::Span;
use crate::text::block::{Block, Role};

rule! {
    /// # What it finds
    /// Letters, notices and emails in which we find no person and no office that writes. Letters of
    /// a counseling practice that end with a first name only. With `sender = "team"` in the
    /// profile, the name of the organization and a telephone number are enough.
    ///
    /// # Why it matters to the reader
    /// People need to know whom to ask for. A letter without a name looks like fraud.
    ///
    /// # How to put it right
    /// End with the full name and the job or the license title. A team gives its name, the office and a
    /// telephone number.
    ///
    /// # Examples
    /// ```md,bad,kind=letter
    /// Thank you for asking about counseling. We offer therapy on Mondays. Call 303-555-0142.
    ///
    /// Warmly,
    ///
    /// Dana
    /// ```
    /// ```md,bad,kind=letter
    /// Your visit is tomorrow. Call 303-555-0142 to change it.
    /// ```
    /// ```md,good,kind=letter
    /// Thank you for asking about counseling. We offer therapy on Mondays. Call 303-555-0142.
    ///
    /// Warmly,
    ///
    /// Dana Whitlock, LCSW
    /// ```
    /// ```md,good,kind=letter
    /// Your visit is tomorrow. Call 303-555-0142 to change it.
    ///
    /// Sincerely,
    ///
    /// Alder County Housing Office
    /// ```
    ///
    /// # Standards
    /// NASW & ASWB, Standards for Technology and Social Work Practice, 2005 edition, Standard 6.
    SenderName {
        id: "identity/sender",
        category: Category::Identity,
        severity: Severity::Warning,
        needs: &[Need::Document],
        kinds: &[Kind::Letter, Kind::DecisionNotice, Kind::Email, Kind::Signature],
        standards: &["NASW-ASWB 2005 Standard 6"],
        title: "A letter and a message say who writes",
        messages: &[
            Message { key: "who", text: "We did not find who writes." },
            Message { key: "last-name", text: "We found only a first name under this letter. Clients need the full name." },
            Message { key: "team", text: "We found no telephone number of the team that writes." },
            Message { key: "add", text: "Sign with words such as these" },
        ],
    }
    |_| SenderName
}

struct SenderName;

impl Rule for SenderName {
    fn document(&self, document: &Document<'_>, context: &Context<'_>, findings: &mut Findings) {
        // A page of a site that is named a letter has its frame.
        let page = document.front_matter.as_ref().is_some_and(|front| front.get("title").is_some());
        if page || !document.is_complete() || document.tree.holes().iter().any(|hole| signs(&hole.name)) {
            findings.cannot_tell();
            return;
        }
        let facts = &document.facts;
        let practice = &context.config.practice;
        let own_name = facts.names.iter().any(due::is_own);
        if practice.sender == Some(Sender::Team) {
            let organization = document.blocks.iter().any(|block| block.text.contains(&practice.organization));
            if (own_name || organization) && !due::shows(&facts.phones) {
                let place = last(document).map_or_else(|| document.spot(), Block::whole);
                findings.push(Finding::new("team", place).words("add", words(context.config)));
                return;
            }
        }
        if let Some(place) = first_name(document).filter(|_| !own_name && owes_a_name(document, context)) {
            findings.push(Finding::new("last-name", place).words("add", words(context.config)));
        } else if own_name || signed::names_sender(document, context) || !practice.organization.is_empty() {
            findings.pass();
        } else if document.kind != Kind::Signature {
            let place = last(document).map_or_else(|| document.spot(), Block::whole);
            findings.push(Finding::new("who", place).words("add", words(context.config)));
        }
    }
}

/// Whether a template fills in who writes.
fn signs(name: &str) -> bool {
    let name = name.to_lowercase();
    ["sender", "signature", "sign_off", "signoff", "footer", "worker", "manager", "name", "agent", "staff", "from"]
        .iter()
        .any(|word| name.contains(word))
}

/// Whether a person with a licence writes: an agency's staff may keep to first names.
fn owes_a_name(document: &Document<'_>, context: &Context<'_>) -> bool {
    let practice = &context.config.practice;
    let counsels = document.facts.services.iter().any(|fact| fact.normalized != "social-work")
        || document.facts.credentials.iter().any(due::is_licence)
        || !practice.licences.is_empty()
        || document.blocks.iter().any(|block| names_counseling(&block.text))
        || sees_clients(document);
    let people = practice.entity.is_none_or(|entity| matches!(entity, Entity::Practitioner | Entity::Group));
    document.kind == Kind::Letter && people && practice.sender != Some(Sender::Team) && counsels
}

/// Whether a short line is the name of a counseling practice: "Juniper Creek Counseling".
fn names_counseling(text: &str) -> bool {
    const ENDS: [&str; 7] =
        ["counseling", "counselling", "therapy", "psychotherapy", "terapia", "psicoterapia", "psychotherapie"];
    text.split('\n').map(str::trim).any(|line| {
        let last = line.rsplit(' ').next().unwrap_or("");
        line.len() < 60
            && last.len() < line.len()
            && last.starts_with(char::is_uppercase)
            && ENDS.iter().any(|end| last.eq_ignore_ascii_case(end))
    })
}

/// "My office is at …" in a letter about counseling: one person who sees clients writes.
fn sees_clients(document: &Document<'_>) -> bool {
    const MINE: [&str; 12] = [
        "my office",
        "my practice",
        "sessions with me",
        "session with me",
        "mi consulta",
        "mi consultorio",
        "mi despacho",
        "meine praxis",
        "meiner praxis",
        "mon cabinet",
        "meu consultório",
        "mio studio",
    ];
    const COUNSELING: [&str; 5] = ["counsel", "terapia", "therap", "thérap", "psic"];
    let said = document.said();
    let prose = || document.blocks.iter().filter(|block| block.prose && !block.hidden);
    let holds = |words: &[&str]| {
        prose().any(|block| {
            let lower = block.text.to_lowercase();
            words.iter().any(|word| lower.contains(word))
        })
    };
    !said.has(Point::OtherCounseling) && holds(&MINE) && holds(&COUNSELING)
}

/// The last block a reader sees.
fn last<'d>(document: &'d Document<'_>) -> Option<&'d Block> {
    document.blocks.iter().rev().find(|block| block.prose && !block.hidden && !block.text.trim().is_empty())
}

/// A single word with a capital as the whole line after the closing: "Warmly, / Dana".
fn first_name(document: &Document<'_>) -> Option<Span> {
    let blocks: Vec<&Block> = document
        .blocks
        .iter()
        .filter(|block| !block.hidden && !matches!(block.role, Role::Code | Role::Alt) && !block.text.trim().is_empty())
        .collect();
    let start = blocks.len().saturating_sub(4);
    let mut closed = false;
    for block in &blocks[start..] {
        let mut at = 0;
        for line in block.text.split('\n') {
            let word = line.trim();
            let begin = at + (line.len() - line.trim_start().len());
            at += line.len() + 1;
            let single = word.len() > 1
                && word.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '-')
                && word.starts_with(char::is_uppercase)
                && word.chars().skip(1).any(char::is_lowercase);
            if closed && single {
                return Some(block.span(begin, begin + word.len()));
            }
            closed |= word.len() < 40 && points_in(word).any(|(point, start, _)| point == Point::Closing && start == 0);
        }
    }
    None
}

fn words(config: &Config) -> String {
    let practice = &config.practice;
    let name = practice.names.first().cloned().unwrap_or_else(|| "First name Last name".to_owned());
    if practice.sender == Some(Sender::Team) {
        let phone = practice.phones.first().map_or("(telephone)", |phone| &phone[..]);
        return format!("{}, {phone}", practice.organization);
    }
    format!("{name}, {}", practice.credentials.first().map_or("license title", |title| &title[..]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::check::Checker;
    use crate::config::{Config, Practice, Sender};
    use crate::source::{Format, Source};

    /// What the rule says of a letter of an agency whose team signs.
    fn told(letter: &str) -> Vec<&'static str> {
        let practice =
            Practice { organization: "Puente Claro".to_owned(), sender: Some(Sender::Team), ..Practice::default() };
        let checker = Checker::new(Config { practice, ..Config::default() }).unwrap();
        let source = Source::from_text("letter.md", Format::Markdown, letter);
        let report = checker.check(&source, "letter.md");
        let of_rule = report.diagnostics.iter().filter(|found| found.diagnostic.rule == "identity/sender");
        of_rule.map(|found| found.diagnostic.finding.key).collect()
    }

    #[test]
    fn a_team_signs_with_organization_role_and_telephone() {
        for close in [
            "Sincerely,\n\nPuente Claro intake team\n575-555-0118",
            "Un saludo,\n\nEquipo de Puente Claro, 575-555-0118",
            "Take care,\n\nMel\nCase manager, Puente Claro\n575-555-0118",
        ] {
            assert_eq!(told(&format!("Dear family,\n\nWe meet on Thursday.\n\n{close}")), [""; 0], "{close}");
        }
    }

    #[test]
    fn a_team_without_a_telephone_is_told() {
        let letter = "Dear family,\n\nWe meet on Thursday.\n\nSincerely,\n\nPuente Claro intake team";
        assert_eq!(told(letter), ["team"]);
        // A fax is no number to call.
        assert_eq!(told(&format!("{letter}\n\nFax: 575-555-0119")), ["team"]);
    }
}
