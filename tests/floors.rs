//! Each floor may use only what stands above it in `lib.rs`.
#![allow(clippy::unwrap_used)]

mod common;

/// The floors from the ground up. `config` stands below `diagnostic` for its severities, and rules
/// below `site`, whose facts they read.
const FLOORS: &[&str] = &[
    "intern",
    "span",
    "source",
    "template",
    "syntax",
    "text",
    "lexicon",
    "facts",
    "said",
    "laws",
    "diagnostic",
    "config",
    "document",
    "twin",
    "site",
    "rule",
    "rules",
    "suppress",
    "check",
    "fix",
    "messages",
    "report",
    "batch",
    "cli",
];

#[test]
fn no_floor_uses_one_below_it() {
    let source = common::root().join("src");
    let mut faults = Vec::new();
    for path in common::files(&source) {
        let inside = path.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/");
        let first = inside.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        let Some(own) = FLOORS.iter().position(|floor| *floor == first) else {
            assert!(matches!(&first[..], "lib" | "main"), "{inside}: on no floor");
            continue;
        };
        let text = std::fs::read_to_string(&path).unwrap();
        // Tests may look down.
        let code = text.split("#[cfg(test)]").next().unwrap();
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap();
            for used in line.split("crate::").skip(1) {
                let name: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if let Some(other) = FLOORS.iter().position(|floor| *floor == name)
                    && other > own
                {
                    faults.push(format!("{inside}:{}: {first} uses {name}", number + 1));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_library_lists_its_floors_in_order() {
    let text = std::fs::read_to_string(common::root().join("src/lib.rs")).unwrap();
    let listed: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(listed, FLOORS);
}
