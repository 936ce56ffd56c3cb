//! Every name of the catalogues leads to a rule or to a reason why there is none.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeMap;

use plainspoken::rules::RULES;

fn rows(file: &str) -> Vec<Vec<String>> {
    std::fs::read_to_string(common::root().join("dictionaries").join(file))
        .unwrap()
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

#[test]
fn every_name_leads_to_a_rule_or_a_reason() {
    let mut aliases: BTreeMap<(String, String), (String, String)> = BTreeMap::new();
    for row in rows("aliases.tsv") {
        assert_eq!(row.len(), 4, "{row:?}");
        let before = aliases.insert((row[0].clone(), row[1].clone()), (row[2].clone(), row[3].clone()));
        assert!(before.is_none(), "{row:?} stands twice");
    }
    let names = rows("catalogues.tsv");
    assert!(names.iter().filter(|row| row[0] == "practice").count() >= 78);
    for row in &names {
        let (rule, reason) = aliases.remove(&(row[0].clone(), row[1].clone())).unwrap_or_default();
        assert!(rule.is_empty() != reason.is_empty(), "{row:?} needs a rule or a reason");
        assert!(rule.is_empty() || RULES.iter().any(|entry| entry.meta.id == rule), "{row:?}: no rule {rule}");
    }
    assert!(aliases.is_empty(), "in no catalogue: {aliases:?}");
}
