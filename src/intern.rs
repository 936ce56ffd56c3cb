//! Names that live as long as the program: rule ids, message keys, names of measures.
//!
//! They are written down in the code as `&'static str`. What is read back from a cache is turned
//! into such names again; there are only as many as the code has, so none are ever given back.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Mutex, OnceLock, PoisonError};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// A name that is written down in the code.
pub type Name = &'static str;

/// A list of names that is written down in the code.
pub type Names = &'static [Name];

/// More names than this are no names of ours.
const MOST: usize = 20_000;

/// The name that reads the same; `None` when there are too many to be ours.
pub fn intern(name: &str) -> Option<&'static str> {
    static NAMES: OnceLock<Mutex<HashSet<&'static str>>> = OnceLock::new();
    let mut names = NAMES.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return Some(known);
    }
    if names.len() >= MOST {
        return None;
    }
    let name: &'static str = Box::leak(name.to_owned().into_boxed_str());
    names.insert(name);
    Some(name)
}

fn known<E: serde::de::Error>(name: &str) -> Result<&'static str, E> {
    intern(name).ok_or_else(|| E::custom("too many names"))
}

/// Reads one name.
///
/// # Errors
/// When there is none.
pub fn name<'de, D: Deserializer<'de>>(from: D) -> Result<&'static str, D::Error> {
    known(&String::deserialize(from)?)
}

/// Reads a list of names, if there is one.
///
/// # Errors
/// When there is none.
pub fn list<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Names>, D::Error> {
    static LISTS: OnceLock<Mutex<HashSet<Names>>> = OnceLock::new();
    let Some(read) = Option::<Vec<String>>::deserialize(from)? else { return Ok(None) };
    let read = read.iter().map(|name| known(name)).collect::<Result<Vec<Name>, D::Error>>()?;
    let mut lists = LISTS.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = lists.get(&read[..]) {
        return Ok(Some(found));
    }
    if lists.len() >= MOST {
        return Err(D::Error::custom("too many names"));
    }
    let kept: Names = Box::leak(read.into_boxed_slice());
    lists.insert(kept);
    Ok(Some(kept))
}

/// Reads a list of pairs whose first is a name.
///
/// # Errors
/// When there is none.
pub fn pairs<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Vec<(&'static str, T)>, D::Error> {
    Vec::<(String, T)>::deserialize(from)?.into_iter().map(|(name, value)| Ok((known(&name)?, value))).collect()
}

/// Reads a map whose keys are names.
///
/// # Errors
/// When there is none.
pub fn keys<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<BTreeMap<&'static str, T>, D::Error> {
    BTreeMap::<String, T>::deserialize(from)?
        .into_iter()
        .map(|(name, value)| Ok((known::<D::Error>(&name).map_err(D::Error::custom)?, value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::intern;

    #[test]
    fn the_same_name_is_kept_once() {
        let (one, other) = (intern("a/name"), intern(&format!("a/{}", "name")));
        assert!(one.is_some_and(|one| other.is_some_and(|other| std::ptr::eq(one, other))));
    }
}
