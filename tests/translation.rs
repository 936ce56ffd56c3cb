//! Pages in two languages, through the program.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "cli")]

mod common;

use common::command::{folder, out, run};

const ENGLISH: &str = "<html lang=\"en\"><title>Contact</title><h1>Contact us</h1><p>Please call us at 303-555-0142 when you would like to talk with someone. We are happy to hear from you.</p></html>";
const SPANISH: &str = "<html lang=\"es\"><title>Contacto</title><h1>Contacto</h1><p>Escríbanos cuando quiera hablar con alguien. Nos alegra mucho saber de usted y de su familia.</p></html>";

#[test]
fn the_poorer_page_is_told_what_to_add() {
    let home = folder(&[("plainspoken.toml", ""), ("contact.html", ENGLISH), ("es/contact.html", SPANISH)]);
    let told = out(&run(home.path(), &["check", "--format", "text", "--color", "never"]));
    let at = told.find("contact.html gives the telephone number 303-555-0142.").unwrap_or_else(|| panic!("{told}"));
    assert!(told[at..].contains("--> es/contact.html:1:"), "{told}");
    assert!(told[at..].contains("Add this to the page: 303-555-0142"), "{told}");
    let sarif = out(&run(home.path(), &["check", "--format", "sarif"]));
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    let results = sarif["runs"][0]["results"].to_string();
    assert!(results.contains("contact/translation") && !results.contains("303-555-0142"), "no excerpts unasked");
}

#[test]
fn pages_are_paired_as_the_configuration_says() {
    let pairs = "[rules.\"contact/translation\"]\npairs = [\"contact.html = es/contacto.html\"]\n";
    let home = folder(&[("plainspoken.toml", pairs), ("contact.html", ENGLISH), ("es/contacto.html", SPANISH)]);
    let told = out(&run(home.path(), &["check", "--format", "plain"]));
    assert!(told.contains("es/contacto.html:1:") && told.contains("[contact/translation]"), "{told}");
    let home = folder(&[("plainspoken.toml", ""), ("contact.html", ENGLISH), ("es/contacto.html", SPANISH)]);
    assert!(!out(&run(home.path(), &["check", "--format", "plain"])).contains("contact/translation"));
}
