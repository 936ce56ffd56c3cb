//! What the cache keeps, and what it does not tell.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "cli")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::command::run;

/// The packs of a cache.
fn packs(cache: &Path) -> Vec<PathBuf> {
    common::files(cache).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "pack")).collect()
}

#[test]
fn a_warm_run_says_the_same_as_a_cold_one() {
    let cache = tempfile::tempdir().unwrap();
    let cache = cache.path().join("cache");
    let folder = common::root().join("fixtures");
    let arguments = ["check", "practice-site", "email", "robust", "--format", "json", "--show-suppressed"];
    let without = run(&folder, &arguments);
    let with = [&arguments[..], &["--cache", cache.to_str().unwrap()]].concat();
    let cold = run(&folder, &with);
    assert_eq!(packs(&cache).len(), 1);
    assert!(fs::metadata(&packs(&cache)[0]).unwrap().len() > 10_000);
    let warm = run(&folder, &with);
    assert!(without.stdout == cold.stdout && cold.stdout == warm.stdout);
    assert_eq!(packs(&cache).len(), 1, "nothing was worked out anew");
}

#[test]
fn a_change_of_the_file_or_the_configuration_is_seen() {
    let home = tempfile::tempdir().unwrap();
    let page = home.path().join("a.md");
    fs::write(&page, "<img src=\"a.png\">\n").unwrap();
    let check = || run(home.path(), &["check", "--cache", "c"]).status.code();
    assert_eq!((check(), check()), (Some(1), Some(1)));
    fs::write(home.path().join("plainspoken.toml"), "[rules]\naccess = \"note\"\n").unwrap();
    assert_eq!(check(), Some(0));
    fs::remove_file(home.path().join("plainspoken.toml")).unwrap();
    fs::write(&page, "<img src=\"a.png\" alt=\"\">\n").unwrap();
    assert_eq!(check(), Some(0));
}

#[test]
fn no_words_names_or_numbers_stand_in_it() {
    let home = tempfile::tempdir().unwrap();
    fs::write(
        home.path().join("dana.md"),
        "Dana Whitlock, call (719) 555-0142. Please utilize it. <img src=\"dana.png\">\n",
    )
    .unwrap();
    run(home.path(), &["check", "--cache", "c"]);
    let cache = home.path().join("c");
    assert_eq!(packs(&cache).len(), 1);
    for path in packs(&cache) {
        let bytes = fs::read(&path).unwrap();
        for word in ["dana", "Dana", "Whitlock", "719", "0142", "utilize", "image-alt"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
        }
        assert!(!path.to_string_lossy().contains("dana"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&cache).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(fs::metadata(&packs(&cache)[0]).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_damaged_entry_is_told_and_not_used() {
    let home = tempfile::tempdir().unwrap();
    for name in ["a.md", "b.md", "c.md"] {
        fs::write(home.path().join(name), format!("<img src=\"{name}.png\">\n")).unwrap();
    }
    let check = || run(home.path(), &["check", "--cache", "c", "--format", "plain"]);
    let cold = check();
    let pack = packs(&home.path().join("c")).remove(0);
    let mut bytes = fs::read(&pack).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&pack, &bytes).unwrap();
    let again = check();
    assert_eq!(again.stdout, cold.stdout);
    let told = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(told.contains("1 entry of the cache was damaged"), "{told}");
    assert!(check().stderr.is_empty());
}

#[test]
fn a_cache_that_is_no_cache_any_more_is_told_and_made_anew() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a.md"), "<img src=\"a.png\">\n").unwrap();
    let check = || run(home.path(), &["check", "--cache", "c", "--format", "plain"]);
    let cold = check();
    for pack in packs(&home.path().join("c")) {
        fs::write(pack, "something else altogether").unwrap();
    }
    let again = check();
    assert_eq!((again.stdout, again.status.code()), (cold.stdout, cold.status.code()));
    assert!(String::from_utf8_lossy(&again.stderr).contains("damaged"));
    assert!(check().stderr.is_empty());
}
