//! Facts: who wrote a document, how to reach them, what they promise. Found, owned, located.

mod address;
mod bare_link;
mod column;
mod credential;
mod cue;
pub mod decision;
mod email;
mod emergency;
mod fee;
mod find;
pub mod kind;
mod kind_of_document;
mod language;
mod licence;
mod line;
mod name;
mod owner;
mod phone;
pub(crate) mod phrases;
mod postcode;
mod promise;
mod region;
mod reply;
mod structure;
mod table;
mod variable;

use serde::{Deserialize, Serialize};

use crate::span::Span;

pub use find::{Hints, find};
pub(crate) use name::is_given;
pub use phone::{numbers as phone_numbers, of_address as phone_of_address};
pub use region::region;
pub use structure::is_contact_form;
pub(crate) use table::rows as table_rows;
pub use table::{
    Credential, CredentialKind, CrisisLine, board_name, credential as credential_of, crisis_line, kind_of, place_name,
    place_names,
};

/// Whose a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Owner {
    /// The practice's own.
    Own,
    /// A fax number.
    Fax,
    /// A licensing board, chamber or regulator.
    Board,
    /// A government office.
    Government,
    /// A crisis line.
    Crisis,
    /// A supervisor.
    Supervisor,
    /// The reader: template variables such as `{{client.phone}}`.
    Recipient,
    /// Somebody else.
    Other,
}

/// Where a fact was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Visible text.
    Text,
    /// A link's target.
    Href,
    /// A text alternative.
    Alt,
    /// Front matter.
    FrontMatter,
    /// JSON-LD.
    JsonLd,
    /// A form field.
    Field,
    /// A template variable's name.
    Template,
    /// An e-mail header.
    Header,
}

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A label, a format or a link says so.
    Sure,
    /// It looks like one.
    Likely,
}

/// Something a document states about who wrote it and how to reach them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// As written.
    pub value: String,
    /// In one comparable form: digits of a phone number, lower-case e-mail.
    pub normalized: String,
    /// Whose it is.
    pub owner: Owner,
    /// Where it was read.
    pub place: Place,
    /// How sure it is.
    pub confidence: Confidence,
    /// Its place in the text.
    pub span: Span,
}

/// All facts of one document, in the groups of the JSON contract.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// People.
    pub names: Vec<Fact>,
    /// Licences, certifications and degrees after a name, as abbreviation or full title.
    pub credentials: Vec<Fact>,
    /// Licence and registration numbers.
    pub licence_numbers: Vec<Fact>,
    /// Where somebody is licensed (not where they offer services).
    pub licence_jurisdictions: Vec<Fact>,
    /// Telephone numbers.
    pub phones: Vec<Fact>,
    /// E-mail addresses.
    pub emails: Vec<Fact>,
    /// Postal addresses.
    pub addresses: Vec<Fact>,
    /// Links to licensing boards and certifying bodies.
    pub board_links: Vec<Fact>,
    /// Other ways to get in touch: form, portal, text message, `WhatsApp`, booking.
    pub alternate_contact: Vec<Fact>,
    /// What to do in a crisis.
    pub emergency: Vec<Fact>,
    /// Privacy notices and links to them.
    pub privacy_notice: Vec<Fact>,
    /// Prices and how to learn them.
    pub fees: Vec<Fact>,
    /// When an answer can be expected.
    pub response_time: Vec<Fact>,
    /// Interpreters and other languages.
    pub language_access: Vec<Fact>,
    /// What the practice says it does: `therapy`, `social-work`, `telehealth`, and `first-person`
    /// where one person speaks of their own work. A few of each; they tell rules what is due.
    #[serde(default)]
    pub services: Vec<Fact>,
}

/// Whether a text says that nobody reads what is sent back.
#[must_use]
pub fn says_no_reply(text: &str) -> bool {
    cue::has(text, cue::Cue::NoReply)
}

impl Facts {
    /// Calls `each` for every group, in the order of the JSON contract.
    pub fn each_group(&mut self, mut each: impl FnMut(&mut Vec<Fact>)) {
        each(&mut self.names);
        each(&mut self.credentials);
        each(&mut self.licence_numbers);
        each(&mut self.licence_jurisdictions);
        each(&mut self.phones);
        each(&mut self.emails);
        each(&mut self.addresses);
        each(&mut self.board_links);
        each(&mut self.alternate_contact);
        each(&mut self.emergency);
        each(&mut self.privacy_notice);
        each(&mut self.fees);
        each(&mut self.response_time);
        each(&mut self.language_access);
        each(&mut self.services);
    }
}
