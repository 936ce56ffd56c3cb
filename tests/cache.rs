//! What the cache keeps, and what it does not tell.
#![allow(clippy::unwrap_used)]
#![cfg(feature = "cli")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::command::run;

fn entries(cache: &Path) -> Vec<PathBuf> {
    common::files(cache).into_iter().filter(|path| path.parent() != Some(cache)).collect()
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
    let kept = entries(&cache).len();
    assert!(kept > 10);
    let warm = run(&folder, &with);
    assert!(without.stdout == cold.stdout && cold.stdout == warm.stdout);
    assert_eq!(entries(&cache).len(), kept, "nothing was worked out anew");
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
    assert_eq!(entries(&cache).len(), 1);
    for path in entries(&cache) {
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
    let kept = entries(&home.path().join("c"));
    let mut bytes = fs::read(&kept[0]).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&kept[0], bytes).unwrap();
    fs::write(&kept[1], b"").unwrap();
    let again = check();
    assert_eq!(again.stdout, cold.stdout);
    let told = String::from_utf8_lossy(&again.stderr).into_owned();
    assert!(told.contains("2 entries of the cache were damaged"), "{told}");
    assert!(check().stderr.is_empty());
}
