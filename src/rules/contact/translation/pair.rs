//! Which pages are one page in two languages. When in doubt, none are.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::{Site, SiteDocument};
use crate::text::language::Language;

/// Names of folders that stand for a language without being its code.
const FOLDERS: [(&str, &str); 8] = [
    ("english", "en"),
    ("espanol", "es"),
    ("español", "es"),
    ("spanish", "es"),
    ("francais", "fr"),
    ("français", "fr"),
    ("french", "fr"),
    ("portugues", "pt"),
];

/// The language a name such as `es`, `fr-CA` or `espanol` stands for.
fn language_named(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    if let Some((_, code)) = FOLDERS.iter().find(|(folder, _)| *folder == lower) {
        return Some((*code).to_owned());
    }
    let (code, region) = lower.split_once(['-', '_']).map_or((&lower[..], None), |(code, region)| (code, Some(region)));
    let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_region = region
        .is_none_or(|region| (2..=4).contains(&region.len()) && region.bytes().all(|b| b.is_ascii_alphanumeric()));
    (is_code && is_region && Language::parse(code).is_registered()).then(|| code.to_owned())
}

/// A path without what names its language and without its ending, and whether it named one. A
/// language counts only if the page is written in it: `no/` and `is/` are words as well.
fn split(path: &str, language: &str) -> (String, bool) {
    let mut marked = false;
    let mut parts: Vec<&str> = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".").collect();
    let file = parts.pop().unwrap_or("");
    let mut key = String::new();
    for part in parts {
        if !marked && language_named(part).is_some_and(|named| named == language) {
            marked = true;
        } else {
            key.push_str(part);
            key.push('/');
        }
    }
    let stem = file.split('.').next().unwrap_or(file);
    let second = file.split('.').nth(1).filter(|_| file.matches('.').count() > 1);
    let is_own = |name: &str| language_named(name).is_some_and(|named| named == language);
    if !marked && second.is_some_and(is_own) {
        marked = true;
    }
    if !marked && is_own(stem) {
        return (key + "index", true);
    }
    if !marked
        && let Some((name, code)) = stem.rsplit_once(['-', '_'])
        && is_own(code)
    {
        return (key + name, true);
    }
    (key + stem, marked)
}

/// A path as links lead to it: without its host, its ending and a last `index`.
fn place(path: &str) -> String {
    let path = path.split(['#', '?']).next().unwrap_or("");
    let path = path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let mut joined = parts.join("/");
    for ending in [".html", ".htm", ".md", ".php"] {
        if let Some(bare) = joined.strip_suffix(ending) {
            joined.truncate(bare.len());
            break;
        }
    }
    joined
        .strip_suffix("index")
        .filter(|rest| rest.is_empty() || rest.ends_with('/'))
        .unwrap_or(&joined)
        .trim_end_matches('/')
        .to_owned()
}

/// The path of a document inside its site.
fn inside<'d>(site: &Site<'_>, document: &'d SiteDocument) -> &'d str {
    let root = site.root.trim_end_matches('/');
    document.path.strip_prefix(root).map_or(&document.path, |rest| rest.trim_start_matches('/'))
}

/// Pairs of documents, the first of which is taken as the original: its path names no language,
/// or it comes first.
pub(super) fn pairs(site: &Site<'_>, configured: &[String]) -> BTreeSet<(usize, usize)> {
    let pages: Vec<usize> = (0..site.documents.len())
        .filter(|&index| site.documents[index].twin.is_some() && !site.documents[index].language.is_empty())
        .collect();
    let language = |index: usize| &site.documents[index].language[..];
    let mut found = BTreeSet::new();
    let mut add = |one: usize, other: usize| {
        if one != other && language(one) != language(other) && !found.contains(&(other, one)) {
            found.insert((one, other));
        }
    };
    let by_place: BTreeMap<String, usize> =
        pages.iter().map(|&index| (place(inside(site, &site.documents[index])), index)).collect();

    // What the configuration and the pages themselves say comes first.
    for line in configured {
        let mut sides = line.split('=').map(|side| by_place.get(&place(side.trim())).copied());
        if let (Some(Some(one)), Some(Some(other))) = (sides.next(), sides.next()) {
            add(one, other);
        }
    }
    for &index in &pages {
        let Some(twin) = &site.documents[index].twin else { continue };
        let own = inside(site, &site.documents[index]);
        let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (named, target) in &twin.alternates {
            let at = if target.starts_with('/') || target.contains("://") {
                place(target)
            } else {
                place(&format!("{folder}/{target}"))
            };
            let code = named.split(['-', '_']).next().unwrap_or("");
            if let Some(&other) = by_place.get(&at)
                && language(other) == code
            {
                add(index, other);
            }
        }
    }
    // Then one key, or one path but for the language: each language once, else nobody knows.
    let mut groups: BTreeMap<String, Vec<(usize, bool)>> = BTreeMap::new();
    for &index in &pages {
        let document = &site.documents[index];
        let (path, marked) = split(inside(site, document), &document.language);
        groups.entry(format!("path {path}")).or_default().push((index, marked));
        if let Some(key) = document.twin.as_ref().and_then(|twin| twin.key.as_ref()) {
            groups.entry(format!("key {key}")).or_default().push((index, marked));
        }
    }
    for (name, mut group) in groups {
        // A page for choosing a language may stand beside the pages of all languages.
        let marked: BTreeSet<&str> =
            group.iter().filter(|(_, marked)| *marked).map(|(index, _)| language(*index)).collect();
        let doubled: Vec<usize> = group
            .iter()
            .filter(|(index, is)| !is && marked.contains(language(*index)))
            .map(|(index, _)| *index)
            .collect();
        group.retain(|(index, _)| !doubled.contains(index));
        let languages: BTreeSet<&str> = group.iter().map(|(index, _)| language(*index)).collect();
        let is_told = name.starts_with("key ") || group.iter().any(|(_, marked)| *marked);
        if languages.len() < 2 || languages.len() != group.len() || !is_told {
            continue;
        }
        group.sort_by_key(|(index, marked)| (*marked, language(*index) != "en", *index));
        let original = group[0].0;
        for (other, _) in &group[1..] {
            add(original, *other);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_in_a_path_is_found_where_the_page_speaks_it() {
        for (path, language, key, marked) in [
            ("contact.html", "en", "contact", false),
            ("es/contact.html", "es", "contact", true),
            ("about/contact.es.md", "es", "about/contact", true),
            ("contact-fr.html", "fr", "contact", true),
            ("fr-CA/fees/index.html", "fr", "fees/index", true),
            ("es.html", "es", "index", true),
            ("espanol/contact.html", "es", "contact", true),
            ("no/contact.html", "en", "no/contact", false),
            ("sign-in.html", "en", "sign-in", false),
        ] {
            assert_eq!(split(path, language), (key.to_owned(), marked), "{path}");
        }
    }

    #[test]
    fn links_lead_to_places() {
        for (link, wanted) in [
            ("https://clinic.example.org/es/", "es"),
            ("/es/contacto.html#top", "es/contacto"),
            ("a/../es/./contacto/index.html", "es/contacto"),
            ("index.html", ""),
            ("myindex.html", "myindex"),
        ] {
            assert_eq!(place(link), wanted, "{link}");
        }
    }
}
