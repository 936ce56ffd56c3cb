//! The JSON Schema of `plainspoken.toml`, for editors.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::{Entity, Level, MESSAGE_LANGUAGES, OptionDefault, OptionSpec, Preset, Sender, Vocabulary};
use crate::facts::kind::Kind;

/// A language code: `en`, `es`, `es-MX`.
#[derive(JsonSchema)]
#[schemars(transparent)]
struct Language(
    #[schemars(regex(pattern = r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"))]
    #[allow(dead_code)]
    String,
);

/// A country, or a country and state: `GB`, `US-CO`.
#[derive(JsonSchema)]
#[schemars(transparent)]
struct Region(
    #[schemars(regex(pattern = r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$"))]
    #[allow(dead_code)]
    String,
);

/// A version and level of the Web Content Accessibility Guidelines.
#[derive(JsonSchema)]
#[allow(dead_code)]
enum Wcag {
    #[schemars(rename = "2.1-AA")]
    TwoOne,
    #[schemars(rename = "2.2-AA")]
    TwoTwo,
}

/// What kind of site it is.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[allow(dead_code)]
enum SiteKind {
    Web,
}

/// Settings of plainspoken: what is checked, how strictly, and who the practice is.
#[derive(JsonSchema)]
#[schemars(rename = "plainspoken.toml", rename_all = "kebab-case", deny_unknown_fields)]
#[allow(dead_code)]
struct File {
    /// Another configuration to start from. What this file says wins.
    #[schemars(default)]
    extends: Option<String>,
    /// Which rules run: a few near-certain ones, the recommended ones, or all.
    #[schemars(default)]
    preset: Preset,
    /// The language of documents that do not say theirs.
    language: Option<Language>,
    /// The kind of documents that do not say theirs.
    kind: Option<Kind>,
    /// Where you practice.
    region: Option<Region>,
    /// The language plainspoken speaks.
    #[schemars(schema_with = "messages", default)]
    messages: Option<String>,
    /// True when people and numbers are invented, as in a sample.
    #[schemars(default)]
    sample: bool,
    /// Which version of WCAG counts.
    wcag: Option<Wcag>,
    /// Files and folders left out, as patterns.
    #[schemars(default)]
    exclude: Vec<String>,
    /// Your abbreviations and terms, with what they mean.
    #[schemars(default)]
    glossary: BTreeMap<String, String>,
    /// Your own words, for each language: which to allow, forbid, prefer and explain.
    #[schemars(default)]
    vocabulary: BTreeMap<String, super::ProjectWords>,
    /// Who the practice is.
    practice: Option<Practice>,
    /// How strictly each rule, or each category of rules, is taken.
    #[schemars(schema_with = "any_object", default)]
    rules: Option<Value>,
    /// Other settings for some files; of several that fit, the later wins.
    #[schemars(default)]
    overrides: Vec<Override>,
    /// Folders whose pages belong together.
    #[schemars(default)]
    site: Vec<Site>,
    /// Findings you have decided to live with.
    #[schemars(default)]
    ignore: Vec<Ignore>,
}

/// Who the practice is, so that rules know what is due and what is right.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(dead_code)]
struct Practice {
    /// What it is.
    entity: Option<Entity>,
    /// Name of the practice or agency.
    organization: Option<String>,
    /// Who signs letters and messages: a person, or a team with its telephone number.
    sender: Option<Sender>,
    /// First and last names of its people.
    #[schemars(default)]
    names: Vec<String>,
    /// Their credentials, such as LCSW.
    #[schemars(default)]
    credentials: Vec<String>,
    /// Their licenses.
    #[schemars(default)]
    licences: Vec<Licence>,
    /// Its phone numbers.
    #[schemars(default)]
    phones: Vec<String>,
    /// Its e-mail addresses.
    #[schemars(default)]
    emails: Vec<String>,
    /// Its postal addresses.
    #[schemars(default)]
    addresses: Vec<String>,
    /// The languages it serves.
    #[schemars(default)]
    languages: Vec<Language>,
    /// Where its clients may be during a session.
    #[schemars(default)]
    jurisdictions_served: Vec<Region>,
    /// True when the address must not be shown.
    #[schemars(default)]
    confidential_location: bool,
}

/// A license of somebody in the practice.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(dead_code)]
struct Licence {
    /// The number as it should stand on the page.
    number: Option<String>,
    /// Who gave it.
    jurisdiction: Option<Region>,
    /// The title, such as LCSW.
    title: Option<String>,
    /// Who holds it, when the practice has several people.
    holder: Option<String>,
}

/// Other settings for some files.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(dead_code)]
struct Override {
    /// The files it holds for, as patterns.
    #[schemars(length(min = 1))]
    files: Vec<String>,
    /// Their kind.
    kind: Option<Kind>,
    /// Their language.
    language: Option<Language>,
    /// Their region.
    region: Option<Region>,
    /// Rules for them.
    #[schemars(schema_with = "any_object", default)]
    rules: Option<Value>,
}

/// Pages that belong together.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(dead_code)]
struct Site {
    /// The folder they stand in.
    root: String,
    /// Its pages, as patterns; all when left out.
    #[schemars(default)]
    include: Vec<String>,
    /// What kind of site it is.
    kind: Option<SiteKind>,
}

/// A finding you have decided to live with. Give at least a rule, a path or a text.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(dead_code)]
struct Ignore {
    /// A rule or a category.
    rule: Option<String>,
    /// Files, as a pattern.
    path: Option<String>,
    /// Words that the finding contains.
    text: Option<String>,
    /// Why, for others who read this.
    #[schemars(length(min = 1))]
    reason: String,
}

fn messages(_: &mut SchemaGenerator) -> Schema {
    schemars::json_schema!({"type": "string", "enum": MESSAGE_LANGUAGES})
}

fn any_object(_: &mut SchemaGenerator) -> Schema {
    schemars::json_schema!({"type": "object"})
}

/// The JSON Schema of a configuration that may name these rules.
pub fn schema(vocabulary: &Vocabulary) -> Value {
    let mut generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
    // `Level` stands only in what is added below.
    let level = generator.subschema_for::<Level>().to_value();
    let mut root = generator.into_root_schema_for::<File>().to_value();
    let table = rules(vocabulary, &level);
    // Names must match the file's: the fields above are optional in TOML by being left out, never by `null`.
    drop_null(&mut root);
    if let Some(map) = root.as_object_mut() {
        // What the file is comes first, for people who open it.
        for (at, key) in ["$schema", "title", "description"].into_iter().enumerate() {
            if let Some(value) = map.remove(key) {
                map.shift_insert(at, key.to_owned(), value);
            }
        }
    }
    if let Some(definitions) = root.pointer_mut("/$defs").and_then(Value::as_object_mut) {
        definitions.insert("Rules".to_owned(), table);
    }
    for place in ["/properties/rules", "/$defs/Override/properties/rules"] {
        if let Some(rules) = root.pointer_mut(place).and_then(Value::as_object_mut) {
            let description = rules.remove("description");
            rules.clear();
            rules.extend(description.map(|text| ("description".to_owned(), text)));
            rules.insert("$ref".to_owned(), json!("#/$defs/Rules"));
        }
    }
    if let Some(rule) = root.pointer_mut("/$defs/Ignore/properties/rule").and_then(Value::as_object_mut) {
        rule.insert("enum".to_owned(), vocabulary.names().collect());
    }
    root
}

/// The table of rules: each category, and each rule with its options.
fn rules(vocabulary: &Vocabulary, level: &Value) -> Value {
    let mut properties = Map::new();
    for category in &vocabulary.categories {
        properties.insert((*category).to_owned(), rule(&[], level));
    }
    for (id, options) in &vocabulary.rules {
        properties.insert((*id).to_owned(), rule(options, level));
    }
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

fn rule(options: &[OptionSpec], level: &Value) -> Value {
    let mut properties = Map::new();
    properties.insert("severity".to_owned(), level.clone());
    properties.extend(options.iter().map(|option| (option.name.to_owned(), described(option))));
    json!({"anyOf": [level, {"type": "object", "properties": properties, "additionalProperties": false}]})
}

fn described(option: &OptionSpec) -> Value {
    let help = option.help;
    match option.default {
        OptionDefault::Flag(flag) => json!({"description": help, "type": "boolean", "default": flag}),
        OptionDefault::Integer(number, least, most) => {
            json!({"description": help, "type": "integer", "minimum": least, "maximum": most, "default": number})
        }
        OptionDefault::List => {
            json!({"description": help, "type": "array", "items": {"type": "string"}, "default": []})
        }
    }
}

/// Takes out that a value may be `null`, which TOML does not have.
fn drop_null(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.retain(|key, value| !(key == "default" && value.is_null()));
            if let Some(Value::Array(types)) = map.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = &types[..] {
                    let only = only.clone();
                    map.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(choices)) = map.get_mut("anyOf") {
                choices.retain(|choice| choice != &json!({"type": "null"}));
                if let [Value::Object(only)] = &choices[..] {
                    let only = only.clone();
                    map.remove("anyOf");
                    map.extend(only);
                }
            }
            map.values_mut().for_each(drop_null);
        }
        Value::Array(list) => list.iter_mut().for_each(drop_null),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::parse::{
        IGNORE_KEYS, LICENCE_KEYS, OVERRIDE_KEYS, PRACTICE_KEYS, ROOT_KEYS, SITE_KEYS, VOCABULARY_KEYS,
    };
    use super::super::tests::vocabulary;
    use super::*;
    use crate::config::Config;

    fn keys<'s>(schema: &'s Value, place: &str) -> Vec<&'s str> {
        let properties = schema.pointer(place).and_then(|table| table.get("properties")).and_then(Value::as_object);
        let mut keys: Vec<_> = properties.unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        keys
    }

    #[test]
    fn the_schema_has_the_keys_that_are_read() {
        let schema = schema(&vocabulary());
        assert_eq!(keys(&schema, ""), ROOT_KEYS);
        for (name, read) in [
            ("Practice", PRACTICE_KEYS),
            ("Licence", LICENCE_KEYS),
            ("Override", OVERRIDE_KEYS),
            ("Site", SITE_KEYS),
            ("Ignore", IGNORE_KEYS),
            ("ProjectWords", VOCABULARY_KEYS),
        ] {
            assert_eq!(keys(&schema, &format!("/$defs/{name}")), read, "{name}");
        }
    }

    /// The schema and the reader must say the same of a configuration.
    fn both(text: &str) -> bool {
        let schema = jsonschema::validator_for(&schema(&vocabulary())).unwrap();
        let value: Value = toml::from_str(text).unwrap();
        let none = |_: &str| Err(std::io::Error::other("none"));
        let read = Config::parse(text, "plainspoken.toml", &vocabulary(), &none).is_ok();
        assert_eq!(schema.is_valid(&value), read, "{text}: {:?}", schema.iter_errors(&value).next());
        read
    }

    #[test]
    fn schema_and_reader_agree() {
        for text in [
            "",
            "preset = \"all\"\nkind = \"auto-reply\"\nregion = \"US-CO\"\nlanguage = \"es-MX\"\nwcag = \"2.2-AA\"",
            "sample = true\nmessages = \"es\"\nexclude = [\"a\"]\n[glossary]\nLCSW = \"x\"",
            "[rules]\nplain = \"off\"\n\"reading/long-sentence\" = { severity = \"note\", max-words = 20 }",
            "[[overrides]]\nfiles = [\"a\"]\nrules = { \"access/image-alt\" = \"note\" }",
            "[practice]\nentity = \"shelter\"\nlicences = [{ number = \"1\", jurisdiction = \"GB\" }]",
            "[vocabulary.en]\nallow = [\"utilize\"]\nforbid = [\"case\"]\n[vocabulary.en.prefer]\nclient = \"person\"",
            "[[site]]\nroot = \"web\"\nkind = \"web\"\n[[ignore]]\nrule = \"plain\"\nreason = \"x\"",
        ] {
            assert!(both(text), "{text}");
        }
        for text in [
            "kidn = \"page\"",
            "preset = \"strict\"",
            "kind = \"leter\"",
            "language = \"Spanish\"",
            "region = \"us-co\"",
            "messages = \"vi\"",
            "wcag = \"2.1\"",
            "[rules]\nplane = \"off\"",
            "[rules]\nplain = \"warn\"",
            "[rules.\"reading/long-sentence\"]\nmax-words = 4",
            "[rules.\"reading/long-sentence\"]\nmax_words = 20",
            "[[overrides]]\nfiles = []\nkind = \"page\"",
            "[[overrides]]\nkind = \"page\"",
            "[[site]]\nkind = \"web\"",
            "[[ignore]]\nrule = \"plain\"",
            "[[ignore]]\nrule = \"plane\"\nreason = \"x\"",
            "[practice]\nentity = \"clinic\"",
            "[vocabulary.en]\nallowed = [\"utilize\"]",
            "[vocabulary]\nen = [\"utilize\"]",
        ] {
            assert!(!both(text), "{text}");
        }
    }

    #[test]
    fn nothing_may_be_null() {
        assert!(!schema(&vocabulary()).to_string().contains("null"));
    }
}
