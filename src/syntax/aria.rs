//! WAI-ARIA 1.2 as data: its roles (with those of DPUB-ARIA 1.1 and Graphics-ARIA 1.0), states and
//! properties, and what belongs to what. Facts from the W3C recommendations of 6 June 2023,
//! 14 December 2017 and 2 October 2018.

/// A role that authors may use.
#[derive(Debug)]
pub struct Role {
    /// Its name.
    pub name: &'static str,
    /// Attributes it cannot do without; those with a default in the standard are left out.
    pub required: &'static [&'static str],
    /// Attributes it may have besides the global ones, inherited ones among them.
    pub supported: &'static [&'static str],
    /// Roles of which one must be around it.
    pub context: &'static [&'static str],
    /// Roles of which one must be inside it.
    pub owned: &'static [&'static str],
}

const EXPANDED: &str = "aria-expanded";
const RANGE: [&str; 4] = ["aria-valuemax", "aria-valuemin", "aria-valuenow", "aria-valuetext"];

const fn role(name: &'static str) -> Role {
    Role { name, required: &[], supported: &[], context: &[], owned: &[] }
}

const fn supports(name: &'static str, supported: &'static [&'static str]) -> Role {
    Role { supported, ..role(name) }
}

/// All roles, sorted by name.
pub const ROLES: &[Role] = &[
    role("alert"),
    role("alertdialog").modal(),
    supports("application", &["aria-activedescendant", EXPANDED]),
    role("article").feed_item(),
    role("banner"),
    role("blockquote"),
    supports("button", &[EXPANDED, "aria-pressed"]),
    role("caption"),
    Role { context: &["row"], ..supports("cell", &["aria-colindex", "aria-colspan", "aria-rowindex", "aria-rowspan"]) },
    Role {
        required: &["aria-checked"],
        ..supports("checkbox", &["aria-checked", EXPANDED, "aria-readonly", "aria-required"])
    },
    role("code"),
    Role {
        context: &["row"],
        ..supports(
            "columnheader",
            &[
                "aria-sort",
                "aria-colindex",
                "aria-colspan",
                EXPANDED,
                "aria-readonly",
                "aria-required",
                "aria-rowindex",
                "aria-rowspan",
                "aria-selected",
            ],
        )
    },
    Role {
        required: &["aria-expanded"],
        ..supports(
            "combobox",
            &["aria-activedescendant", "aria-autocomplete", EXPANDED, "aria-readonly", "aria-required"],
        )
    },
    role("complementary"),
    role("contentinfo"),
    role("definition"),
    role("deletion"),
    role("dialog").modal(),
    role("directory"),
    role("doc-abstract"),
    role("doc-acknowledgments"),
    role("doc-afterword"),
    role("doc-appendix"),
    role("doc-backlink"),
    Role { context: &["list", "doc-bibliography"], ..role("doc-biblioentry") }.positioned(),
    role("doc-bibliography"),
    role("doc-biblioref"),
    role("doc-chapter"),
    role("doc-colophon"),
    role("doc-conclusion"),
    role("doc-cover"),
    role("doc-credit"),
    role("doc-credits"),
    role("doc-dedication"),
    Role { context: &["doc-endnotes"], ..role("doc-endnote") }.positioned(),
    role("doc-endnotes"),
    role("doc-epigraph"),
    role("doc-epilogue"),
    role("doc-errata"),
    role("doc-example"),
    role("doc-footnote"),
    role("doc-foreword"),
    role("doc-glossary"),
    role("doc-glossref"),
    role("doc-index"),
    role("doc-introduction"),
    role("doc-noteref"),
    role("doc-notice"),
    role("doc-pagebreak").range(),
    role("doc-pagefooter"),
    role("doc-pageheader"),
    role("doc-pagelist"),
    role("doc-part"),
    role("doc-preface"),
    role("doc-prologue"),
    role("doc-pullquote"),
    role("doc-qna"),
    role("doc-subtitle"),
    role("doc-tip"),
    role("doc-toc"),
    role("document"),
    role("emphasis"),
    Role { owned: &["article"], ..role("feed") },
    role("figure"),
    role("form"),
    role("generic"),
    role("graphics-document"),
    supports("graphics-object", &["aria-activedescendant"]),
    role("graphics-symbol"),
    Role {
        owned: &["row", "rowgroup"],
        ..supports(
            "grid",
            &["aria-activedescendant", "aria-colcount", "aria-multiselectable", "aria-readonly", "aria-rowcount"],
        )
    },
    Role {
        context: &["row"],
        ..supports(
            "gridcell",
            &[
                "aria-colindex",
                "aria-colspan",
                EXPANDED,
                "aria-readonly",
                "aria-required",
                "aria-rowindex",
                "aria-rowspan",
                "aria-selected",
            ],
        )
    },
    supports("group", &["aria-activedescendant"]),
    Role { required: &["aria-level"], ..supports("heading", &["aria-level"]) },
    role("image"),
    role("img"),
    role("insertion"),
    supports("link", &[EXPANDED]),
    Role { owned: &["listitem"], ..role("list") },
    Role {
        owned: &["option", "group"],
        ..supports(
            "listbox",
            &[
                "aria-activedescendant",
                EXPANDED,
                "aria-multiselectable",
                "aria-orientation",
                "aria-readonly",
                "aria-required",
            ],
        )
    },
    Role { context: &["list", "directory"], ..supports("listitem", &["aria-level", "aria-posinset", "aria-setsize"]) },
    role("log"),
    role("main"),
    role("mark"),
    role("marquee"),
    role("math"),
    Role {
        owned: &["menuitem", "menuitemcheckbox", "menuitemradio", "group"],
        ..supports("menu", &["aria-activedescendant", "aria-orientation"])
    },
    Role {
        owned: &["menuitem", "menuitemcheckbox", "menuitemradio", "group"],
        ..supports("menubar", &["aria-activedescendant", "aria-orientation"])
    },
    Role {
        context: &["menu", "menubar", "group"],
        ..supports("menuitem", &[EXPANDED, "aria-posinset", "aria-setsize"])
    },
    Role {
        context: &["menu", "menubar", "group"],
        required: &["aria-checked"],
        ..supports(
            "menuitemcheckbox",
            &["aria-checked", EXPANDED, "aria-posinset", "aria-setsize", "aria-readonly", "aria-required"],
        )
    },
    Role {
        context: &["menu", "menubar", "group"],
        required: &["aria-checked"],
        ..supports(
            "menuitemradio",
            &["aria-checked", EXPANDED, "aria-posinset", "aria-setsize", "aria-readonly", "aria-required"],
        )
    },
    Role { required: &["aria-valuenow"], ..supports("meter", &RANGE) },
    role("navigation"),
    role("none"),
    role("note"),
    Role {
        context: &["listbox", "group"],
        ..supports("option", &["aria-checked", "aria-posinset", "aria-selected", "aria-setsize"])
    },
    role("paragraph"),
    role("presentation"),
    supports("progressbar", &RANGE),
    Role { required: &["aria-checked"], ..supports("radio", &["aria-checked", "aria-posinset", "aria-setsize"]) },
    Role {
        owned: &["radio"],
        ..supports("radiogroup", &["aria-activedescendant", "aria-orientation", "aria-readonly", "aria-required"])
    },
    role("region"),
    Role {
        context: &["grid", "rowgroup", "table", "treegrid"],
        owned: &["cell", "columnheader", "gridcell", "rowheader"],
        ..supports(
            "row",
            &[
                "aria-activedescendant",
                "aria-colindex",
                EXPANDED,
                "aria-level",
                "aria-posinset",
                "aria-rowindex",
                "aria-selected",
                "aria-setsize",
            ],
        )
    },
    Role { context: &["grid", "table", "treegrid"], owned: &["row"], ..role("rowgroup") },
    Role {
        context: &["row", "rowgroup"],
        ..supports(
            "rowheader",
            &[
                "aria-sort",
                "aria-colindex",
                "aria-colspan",
                EXPANDED,
                "aria-readonly",
                "aria-required",
                "aria-rowindex",
                "aria-rowspan",
                "aria-selected",
            ],
        )
    },
    Role {
        required: &["aria-controls", "aria-valuenow"],
        ..supports(
            "scrollbar",
            &["aria-orientation", "aria-valuemax", "aria-valuemin", "aria-valuenow", "aria-valuetext"],
        )
    },
    role("search"),
    role("searchbox").text_field(),
    supports("separator", &["aria-orientation", "aria-valuemax", "aria-valuemin", "aria-valuenow", "aria-valuetext"]),
    Role {
        required: &["aria-valuenow"],
        ..supports(
            "slider",
            &[
                "aria-orientation",
                "aria-readonly",
                "aria-required",
                "aria-valuemax",
                "aria-valuemin",
                "aria-valuenow",
                "aria-valuetext",
            ],
        )
    },
    supports(
        "spinbutton",
        &[
            "aria-activedescendant",
            "aria-readonly",
            "aria-required",
            "aria-valuemax",
            "aria-valuemin",
            "aria-valuenow",
            "aria-valuetext",
        ],
    ),
    role("status"),
    role("strong"),
    role("subscript"),
    role("suggestion"),
    role("superscript"),
    Role {
        required: &["aria-checked"],
        ..supports("switch", &["aria-checked", EXPANDED, "aria-readonly", "aria-required"])
    },
    Role { context: &["tablist"], ..supports("tab", &[EXPANDED, "aria-posinset", "aria-selected", "aria-setsize"]) },
    Role { owned: &["row", "rowgroup"], ..supports("table", &["aria-colcount", "aria-rowcount"]) },
    Role {
        owned: &["tab"],
        ..supports("tablist", &["aria-activedescendant", "aria-multiselectable", "aria-orientation"])
    },
    role("tabpanel"),
    role("term"),
    role("textbox").text_field(),
    role("time"),
    role("timer"),
    supports("toolbar", &["aria-activedescendant", "aria-orientation"]),
    role("tooltip"),
    Role {
        owned: &["treeitem", "group"],
        ..supports("tree", &["aria-activedescendant", "aria-multiselectable", "aria-orientation", "aria-required"])
    },
    Role {
        owned: &["row", "rowgroup"],
        ..supports(
            "treegrid",
            &[
                "aria-activedescendant",
                "aria-colcount",
                "aria-multiselectable",
                "aria-orientation",
                "aria-readonly",
                "aria-required",
                "aria-rowcount",
            ],
        )
    },
    Role {
        context: &["tree", "group"],
        ..supports(
            "treeitem",
            &["aria-checked", EXPANDED, "aria-level", "aria-posinset", "aria-selected", "aria-setsize"],
        )
    },
];

impl Role {
    const fn modal(self) -> Self {
        Self { supported: &["aria-modal"], ..self }
    }
    const fn feed_item(self) -> Self {
        Self { supported: &["aria-posinset", "aria-setsize"], ..self }
    }
    const fn positioned(self) -> Self {
        Self { supported: &["aria-level", "aria-posinset", "aria-setsize"], ..self }
    }
    const fn range(self) -> Self {
        Self {
            supported: &["aria-orientation", "aria-valuemax", "aria-valuemin", "aria-valuenow", "aria-valuetext"],
            ..self
        }
    }
    const fn text_field(self) -> Self {
        Self {
            supported: &[
                "aria-activedescendant",
                "aria-autocomplete",
                "aria-multiline",
                "aria-placeholder",
                "aria-readonly",
                "aria-required",
            ],
            ..self
        }
    }

    /// Whether an element with this role must say this of itself.
    #[must_use]
    pub fn supports(&self, attribute: &str) -> bool {
        self.supported.contains(&attribute)
    }
}

/// The role of that name, in any case.
#[must_use]
pub fn find(name: &str) -> Option<&'static Role> {
    let found = ROLES.binary_search_by(|role| role.name.cmp(name));
    if let Ok(at) = found {
        return Some(&ROLES[at]);
    }
    if name.len() > 24 || !name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    ROLES.binary_search_by(|role| role.name.cmp(&lower)).ok().map(|at| &ROLES[at])
}

/// Whether what stands inside this role is read as plain text.
#[must_use]
pub fn has_presentational_children(role: &str) -> bool {
    matches!(
        role,
        "button"
            | "checkbox"
            | "doc-pagebreak"
            | "graphics-symbol"
            | "image"
            | "img"
            | "math"
            | "menuitemcheckbox"
            | "menuitemradio"
            | "meter"
            | "option"
            | "progressbar"
            | "radio"
            | "scrollbar"
            | "separator"
            | "slider"
            | "switch"
            | "tab"
    )
}

/// Whether an element with this role is named by what stands in it.
#[must_use]
pub fn is_named_by_content(role: &str) -> bool {
    matches!(
        role,
        "button"
            | "cell"
            | "checkbox"
            | "columnheader"
            | "doc-backlink"
            | "doc-biblioref"
            | "doc-glossref"
            | "doc-noteref"
            | "gridcell"
            | "heading"
            | "link"
            | "menuitem"
            | "menuitemcheckbox"
            | "menuitemradio"
            | "option"
            | "radio"
            | "row"
            | "rowheader"
            | "switch"
            | "tab"
            | "tooltip"
            | "treeitem"
            | "doc-subtitle"
    )
}

/// Whether an element with this role must not be named.
#[must_use]
pub fn forbids_name(role: &str) -> bool {
    matches!(
        role,
        "caption"
            | "code"
            | "deletion"
            | "emphasis"
            | "generic"
            | "insertion"
            | "none"
            | "paragraph"
            | "presentation"
            | "strong"
            | "subscript"
            | "superscript"
    )
}

/// Whether a role is a widget that people operate.
#[must_use]
pub fn is_widget(role: &str) -> bool {
    matches!(
        role,
        "button"
            | "checkbox"
            | "combobox"
            | "gridcell"
            | "link"
            | "listbox"
            | "menuitem"
            | "menuitemcheckbox"
            | "menuitemradio"
            | "option"
            | "progressbar"
            | "radio"
            | "scrollbar"
            | "searchbox"
            | "slider"
            | "spinbutton"
            | "switch"
            | "tab"
            | "textbox"
            | "treeitem"
    )
}

/// What an attribute's value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Any number of these words.
    Words(&'static [&'static str]),
    /// The id of one element.
    Id,
    /// Ids of elements.
    Ids,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Any text.
    Text,
}

const TRISTATE: Values = Values::Word(&["true", "false", "mixed", "undefined"]);
const MAYBE: Values = Values::Word(&["true", "false", "undefined"]);

/// Every state and property with its values, sorted by name; `true` if it is global.
pub const ATTRIBUTES: &[(&str, Values, bool)] = &[
    ("aria-activedescendant", Values::Id, false),
    ("aria-atomic", Values::Flag, true),
    ("aria-autocomplete", Values::Word(&["inline", "list", "both", "none"]), false),
    ("aria-braillelabel", Values::Text, true),
    ("aria-brailleroledescription", Values::Text, true),
    ("aria-busy", Values::Flag, true),
    ("aria-checked", TRISTATE, false),
    ("aria-colcount", Values::Integer, false),
    ("aria-colindex", Values::Integer, false),
    ("aria-colindextext", Values::Text, false),
    ("aria-colspan", Values::Integer, false),
    ("aria-controls", Values::Ids, true),
    ("aria-current", Values::Word(&["page", "step", "location", "date", "time", "true", "false"]), true),
    ("aria-describedby", Values::Ids, true),
    ("aria-description", Values::Text, true),
    ("aria-details", Values::Ids, true),
    ("aria-disabled", Values::Flag, true),
    ("aria-dropeffect", Values::Words(&["copy", "execute", "link", "move", "none", "popup"]), true),
    ("aria-errormessage", Values::Ids, true),
    ("aria-expanded", MAYBE, false),
    ("aria-flowto", Values::Ids, true),
    ("aria-grabbed", MAYBE, true),
    ("aria-haspopup", Values::Word(&["false", "true", "menu", "listbox", "tree", "grid", "dialog"]), true),
    ("aria-hidden", MAYBE, true),
    ("aria-invalid", Values::Word(&["grammar", "false", "spelling", "true"]), true),
    ("aria-keyshortcuts", Values::Text, true),
    ("aria-label", Values::Text, true),
    ("aria-labelledby", Values::Ids, true),
    ("aria-level", Values::Integer, false),
    ("aria-live", Values::Word(&["assertive", "off", "polite"]), true),
    ("aria-modal", Values::Flag, false),
    ("aria-multiline", Values::Flag, false),
    ("aria-multiselectable", Values::Flag, false),
    ("aria-orientation", Values::Word(&["horizontal", "vertical", "undefined"]), false),
    ("aria-owns", Values::Ids, true),
    ("aria-placeholder", Values::Text, false),
    ("aria-posinset", Values::Integer, false),
    ("aria-pressed", TRISTATE, false),
    ("aria-readonly", Values::Flag, false),
    ("aria-relevant", Values::Words(&["additions", "all", "removals", "text"]), true),
    ("aria-required", Values::Flag, false),
    ("aria-roledescription", Values::Text, true),
    ("aria-rowcount", Values::Integer, false),
    ("aria-rowindex", Values::Integer, false),
    ("aria-rowindextext", Values::Text, false),
    ("aria-rowspan", Values::Integer, false),
    ("aria-selected", MAYBE, false),
    ("aria-setsize", Values::Integer, false),
    ("aria-sort", Values::Word(&["ascending", "descending", "none", "other"]), false),
    ("aria-valuemax", Values::Number, false),
    ("aria-valuemin", Values::Number, false),
    ("aria-valuenow", Values::Number, false),
    ("aria-valuetext", Values::Text, false),
];

/// What is known of a state or property: its values, and whether every element may have it.
#[must_use]
pub fn attribute(name: &str) -> Option<(Values, bool)> {
    let at = ATTRIBUTES.binary_search_by(|(known, ..)| (*known).cmp(name)).ok()?;
    Some((ATTRIBUTES[at].1, ATTRIBUTES[at].2))
}

impl Values {
    /// Whether a value, not empty, is one of these; references are right in form if they name anything.
    #[must_use]
    pub fn allow(self, value: &str) -> bool {
        let value = value.trim();
        let is = |word: &&str| value.eq_ignore_ascii_case(word);
        match self {
            Self::Flag => matches!(&value.to_ascii_lowercase()[..], "true" | "false"),
            Self::Word(words) => words.iter().any(is),
            Self::Words(words) => {
                value.split_ascii_whitespace().all(|part| words.iter().any(|word| part.eq_ignore_ascii_case(word)))
            }
            Self::Id => value.split_ascii_whitespace().count() == 1,
            Self::Ids | Self::Text => true,
            Self::Integer => value.parse::<i64>().is_ok(),
            Self::Number => value.parse::<f64>().is_ok_and(f64::is_finite),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_searched() {
        assert!(ROLES.is_sorted_by_key(|role| role.name));
        assert!(ATTRIBUTES.is_sorted_by_key(|(name, ..)| *name));
        assert!(find("Button").is_some() && find("widget").is_none() && find("").is_none());
        assert!(attribute("aria-label").is_some_and(|(_, global)| global) && attribute("aria-labeled").is_none());
    }

    #[test]
    fn the_tables_name_only_what_they_hold() {
        for role in ROLES {
            for attribute in role.required.iter().chain(role.supported) {
                assert!(super::attribute(attribute).is_some(), "{}: {attribute}", role.name);
            }
            for other in role.context.iter().chain(role.owned) {
                assert!(find(other).is_some(), "{}: {other}", role.name);
            }
        }
    }

    #[test]
    fn values_are_judged_by_their_kind() {
        assert!(Values::Flag.allow("TRUE") && !Values::Flag.allow("yes"));
        assert!(Values::Words(&["text", "all"]).allow("text all") && !Values::Words(&["text"]).allow("text always"));
        assert!(Values::Integer.allow("-1") && !Values::Integer.allow("1.5"));
        assert!(Values::Id.allow("a") && !Values::Id.allow("a b"));
    }
}
