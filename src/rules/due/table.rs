//! What is due from whom: one table. Where no row fits, nothing is due and rules are silent.

use crate::config::Entity;
use crate::facts::kind::Kind;

/// A fact that a standard asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Owed {
    /// First and last name of the person who helps.
    FullName,
    /// The licence title after the name.
    Credential,
    /// The number of the licence.
    LicenceNumber,
    /// The state or country that gave the licence.
    LicencePlace,
    /// A link to the board that keeps the licence.
    BoardLink,
    /// The licence title once in full.
    TitleInFull,
    /// A telephone number.
    Phone,
    /// An e-mail address, a form or another way to write.
    Writing,
    /// A second way to get in touch, of another kind.
    SecondWay,
    /// A postal address.
    Address,
    /// When an answer can be expected.
    ReplyTime,
    /// What to do in a crisis.
    Emergency,
    /// That a message box is not read in an emergency.
    Unmonitored,
    /// A link to the privacy notice.
    PrivacyNotice,
    /// That e-mail and forms are not private.
    EmailRisk,
    /// What a session costs.
    Fees,
    /// The right to a good faith estimate.
    GoodFaith,
    /// Where a client must be during a session.
    ServedPlace,
    /// What happens when a call breaks off.
    TechPlan,
    /// How to complain.
    Complaint,
    /// How to get help in another language or format.
    LanguageAccess,
}

/// Whoever writes, as a set of entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Who(u8);

impl Who {
    pub(super) const fn of(entity: Entity) -> Self {
        Self(match entity {
            Entity::Practitioner => 1,
            Entity::Group => 2,
            Entity::Agency => 4,
            Entity::Shelter => 8,
            Entity::Hospital => 16,
            Entity::School => 32,
            Entity::Government => 64,
        })
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// People with a licence of their own: they owe it, staff of an agency does not.
const LICENSED: Who = Who::of(Entity::Practitioner).and(Who::of(Entity::Group));
/// Whoever gives treatment under health law.
const HEALTH: Who = LICENSED.and(Who::of(Entity::Hospital)).and(Who::of(Entity::Agency));
/// Everybody whose address may be shown: a shelter's may not.
const ADDRESS: Who = HEALTH.and(Who::of(Entity::School)).and(Who::of(Entity::Government));
/// Organizations of all kinds.
const PUBLIC: Who = Who::of(Entity::Agency)
    .and(Who::of(Entity::Hospital))
    .and(Who::of(Entity::School))
    .and(Who::of(Entity::Government));
const EVERYBODY: Who = ADDRESS.and(Who::of(Entity::Shelter));

/// Where a fact must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// On any page of the site.
    Site,
    /// On each document of these kinds, and on parts that each page carries.
    Each(&'static [Kind]),
}

/// What must be so besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum If {
    /// Nothing.
    Always,
    /// Counseling or treatment is offered.
    Clinical,
    /// Licences have numbers that clients can look up: in Germany they have none.
    Numbered,
    /// Counseling is offered in the United States.
    ClinicalUs,
}

/// A row: this is due from these, there.
pub(super) struct Row {
    pub(super) owed: Owed,
    pub(super) from: Who,
    pub(super) scope: Scope,
    pub(super) given: If,
}

const fn row(owed: Owed, from: Who, scope: Scope, given: If) -> Row {
    Row { owed, from, scope, given }
}

const CONSENTS: &[Kind] = &[Kind::Consent, Kind::Telehealth, Kind::SupportGroup];

/// The table. Standards: 2005 edition, 6 (name to second way), 8 (reply time, fees), 9 (crisis), 7 (privacy), 5 (places), 2 (language).
#[rustfmt::skip]
pub(super) const TABLE: &[Row] = &[
    row(Owed::FullName,       LICENSED,  Scope::Site,                       If::Always),
    row(Owed::Credential,     LICENSED,  Scope::Site,                       If::Always),
    row(Owed::LicenceNumber,  LICENSED,  Scope::Site,                       If::Numbered),
    row(Owed::LicencePlace,   LICENSED,  Scope::Site,                       If::Always),
    row(Owed::BoardLink,      LICENSED,  Scope::Site,                       If::Always),
    row(Owed::TitleInFull,    LICENSED,  Scope::Site,                       If::Always),
    row(Owed::Phone,          EVERYBODY, Scope::Site,                       If::Always),
    row(Owed::Writing,        EVERYBODY, Scope::Site,                       If::Always),
    row(Owed::SecondWay,      EVERYBODY, Scope::Each(&[Kind::Contact]),     If::Always),
    row(Owed::Address,        ADDRESS,   Scope::Site,                       If::Always),
    row(Owed::ReplyTime,      LICENSED,  Scope::Each(&[Kind::Contact]),     If::Always),
    row(Owed::Emergency,      EVERYBODY, Scope::Site,                       If::Clinical),
    row(Owed::Emergency,      EVERYBODY, Scope::Each(CONSENTS),             If::Clinical),
    row(Owed::Unmonitored,    EVERYBODY, Scope::Each(&[Kind::Contact]),     If::Clinical),
    row(Owed::PrivacyNotice,  HEALTH,    Scope::Site,                       If::ClinicalUs),
    row(Owed::EmailRisk,      HEALTH,    Scope::Each(&[Kind::Contact]),     If::Clinical),
    row(Owed::Fees,           LICENSED,  Scope::Site,                       If::Always),
    row(Owed::GoodFaith,      LICENSED,  Scope::Site,                       If::ClinicalUs),
    row(Owed::ServedPlace,    LICENSED,  Scope::Each(&[Kind::Telehealth]),  If::Always),
    row(Owed::TechPlan,       HEALTH,    Scope::Each(&[Kind::Telehealth]),  If::Clinical),
    row(Owed::Complaint,      LICENSED,  Scope::Site,                       If::ClinicalUs),
    row(Owed::LanguageAccess, PUBLIC,    Scope::Site,                       If::Always),
];

/// What is known of a site, or of one document, when the table is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case<'a> {
    /// Who writes; `None` when nothing shows a practice.
    pub(super) entity: Option<Entity>,
    /// Whether counseling or treatment is offered.
    pub(super) clinical: bool,
    /// Its region, if known.
    pub(super) region: Option<&'a str>,
}

fn given(row: &Row, case: &Case<'_>) -> bool {
    match row.given {
        If::Always => true,
        If::Clinical => case.clinical,
        If::Numbered => !case.region.is_some_and(|region| region == "DE" || region.starts_with("DE-")),
        If::ClinicalUs => {
            case.clinical && case.region.is_some_and(|region| region == "US" || region.starts_with("US-"))
        }
    }
}

fn rows<'c>(owed: Owed, case: &'c Case<'_>) -> impl Iterator<Item = &'static Row> + 'c {
    let who = case.entity.map(Who::of);
    TABLE.iter().filter(move |row| row.owed == owed && who.is_some_and(|who| row.from.has(who)) && given(row, case))
}

/// Whether the site as a whole owes this.
pub(super) fn of_site(owed: Owed, case: &Case<'_>) -> bool {
    rows(owed, case).any(|row| row.scope == Scope::Site)
}

/// Whether a document of this kind owes this itself.
pub(super) fn of_document(owed: Owed, kind: Kind, case: &Case<'_>) -> bool {
    rows(owed, case).any(|row| matches!(row.scope, Scope::Each(kinds) if kinds.contains(&kind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(entity: Entity, clinical: bool, region: &'static str) -> Case<'static> {
        Case { entity: Some(entity), clinical, region: Some(region) }
    }

    const ALL: [Entity; 7] = [
        Entity::Practitioner,
        Entity::Group,
        Entity::Agency,
        Entity::Shelter,
        Entity::Hospital,
        Entity::School,
        Entity::Government,
    ];

    /// Who owes it to a client in Colorado, where counseling is offered.
    fn owing(owed: Owed) -> Vec<Entity> {
        ALL.into_iter().filter(|entity| of_site(owed, &case(*entity, true, "US-CO"))).collect()
    }

    #[test]
    fn a_licence_is_due_from_those_who_hold_one() {
        for owed in [
            Owed::FullName,
            Owed::Credential,
            Owed::LicenceNumber,
            Owed::LicencePlace,
            Owed::BoardLink,
            Owed::TitleInFull,
            Owed::Fees,
            Owed::GoodFaith,
            Owed::Complaint,
        ] {
            assert_eq!(owing(owed), [Entity::Practitioner, Entity::Group], "{owed:?}");
        }
    }

    #[test]
    fn a_number_is_due_where_licences_have_one() {
        for (region, due) in [("US-CO", true), ("ES", true), ("DE", false), ("DE-BE", false)] {
            assert_eq!(of_site(Owed::LicenceNumber, &case(Entity::Practitioner, true, region)), due, "{region}");
        }
    }

    #[test]
    fn ways_to_reach_somebody_are_due_from_everybody() {
        for owed in [Owed::Phone, Owed::Writing] {
            assert_eq!(owing(owed), ALL, "{owed:?}");
        }
        for entity in ALL {
            assert!(of_document(Owed::SecondWay, Kind::Contact, &case(entity, false, "US")));
            assert!(!of_document(Owed::SecondWay, Kind::Email, &case(entity, false, "US")));
        }
    }

    #[test]
    fn a_shelter_is_never_asked_for_its_address() {
        assert!(!owing(Owed::Address).contains(&Entity::Shelter));
        assert!(owing(Owed::Address).contains(&Entity::Hospital));
    }

    #[test]
    fn crisis_information_is_due_where_counseling_is() {
        for entity in ALL {
            assert!(of_site(Owed::Emergency, &case(entity, true, "GB")));
            assert!(!of_site(Owed::Emergency, &case(entity, false, "GB")), "a food bank owes none");
            assert!(of_document(Owed::Emergency, Kind::Consent, &case(entity, true, "GB")));
            assert!(!of_document(Owed::Emergency, Kind::Letter, &case(entity, true, "GB")));
            assert!(of_document(Owed::Unmonitored, Kind::Contact, &case(entity, true, "DE")));
            assert!(!of_document(Owed::Unmonitored, Kind::Contact, &case(entity, false, "DE")));
        }
    }

    #[test]
    fn american_notices_are_due_in_america() {
        for owed in [Owed::PrivacyNotice, Owed::GoodFaith, Owed::Complaint] {
            assert!(of_site(owed, &case(Entity::Practitioner, true, "US-CO")), "{owed:?}");
            assert!(!of_site(owed, &case(Entity::Practitioner, true, "GB")), "{owed:?}");
            assert!(!of_site(owed, &case(Entity::Practitioner, false, "US-CO")), "{owed:?}");
            assert!(!of_site(owed, &case(Entity::School, true, "US-CO")), "{owed:?}");
        }
        let unknown = Case { entity: Some(Entity::Practitioner), clinical: true, region: None };
        assert!(!of_site(Owed::PrivacyNotice, &unknown));
    }

    #[test]
    fn pages_of_their_kind_owe_what_they_speak_of() {
        for (owed, kind, from, not) in [
            (Owed::ReplyTime, Kind::Contact, Entity::Group, Entity::Government),
            (Owed::EmailRisk, Kind::Contact, Entity::Hospital, Entity::School),
            (Owed::ServedPlace, Kind::Telehealth, Entity::Practitioner, Entity::Agency),
            (Owed::TechPlan, Kind::Telehealth, Entity::Agency, Entity::Shelter),
        ] {
            assert!(of_document(owed, kind, &case(from, true, "US")), "{owed:?}");
            assert!(!of_document(owed, kind, &case(not, true, "US")), "{owed:?}");
            assert!(!of_document(owed, Kind::Page, &case(from, true, "US")), "{owed:?}");
            assert!(!of_site(owed, &case(from, true, "US")), "{owed:?}");
        }
    }

    #[test]
    fn languages_are_asked_of_organizations() {
        assert_eq!(owing(Owed::LanguageAccess), [Entity::Agency, Entity::Hospital, Entity::School, Entity::Government]);
    }

    #[test]
    fn nothing_is_due_from_nobody_and_on_fragments() {
        let nobody = Case { entity: None, clinical: true, region: Some("US") };
        for row in TABLE {
            assert!(!of_site(row.owed, &nobody));
            for entity in ALL {
                assert!(!of_document(row.owed, Kind::Fragment, &case(entity, true, "US")));
                assert!(!of_document(row.owed, Kind::Article, &case(entity, true, "US")));
            }
        }
    }
}
