//! Globs as people write them: like the lines of a `.gitignore`, relative to the configuration.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// A path or pattern without what changes nothing: `./` in front, `/` at the end.
pub(super) fn folder(path: &str) -> &str {
    let path = path.trim().trim_start_matches("./").trim_end_matches('/');
    if path == "." { "" } else { path }
}

/// The globs a pattern stands for: the name itself and, for a folder, all that is in it. A
/// pattern without a slash holds in every folder.
fn expand(pattern: &str) -> Vec<String> {
    let pattern = pattern.trim().replace('\\', "/");
    let only_folders = pattern.ends_with('/');
    let inner = folder(&pattern);
    if inner.is_empty() {
        return vec!["**".to_owned()];
    }
    let base = match inner.strip_prefix('/') {
        Some(anchored) => anchored.to_owned(),
        None if inner.contains('/') => inner.to_owned(),
        None => format!("**/{inner}"),
    };
    if only_folders { vec![format!("{base}/**")] } else { vec![format!("{base}/**"), base] }
}

fn build(glob: &str) -> Result<globset::Glob, globset::Error> {
    GlobBuilder::new(glob).literal_separator(true).empty_alternates(true).build()
}

/// Whether a pattern is one; the error says what is wrong with it.
pub(super) fn check(pattern: &str) -> Result<(), String> {
    if pattern.starts_with('!') {
        return Err(format!("`{pattern}`: a pattern cannot start with `!` here"));
    }
    for glob in expand(pattern) {
        build(&glob).map_err(|error| format!("`{pattern}` is not a pattern for files: {}", error.kind()))?;
    }
    Ok(())
}

/// Compiles patterns; those that are none match nothing.
pub(super) fn compile(patterns: &[String]) -> GlobSet {
    let mut builder = GlobSetBuilder::new();
    for glob in patterns.iter().flat_map(|pattern| expand(pattern)) {
        if let Ok(glob) = build(&glob) {
            builder.add(glob);
        }
    }
    builder.build().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, path: &str) -> bool {
        compile(&[pattern.to_owned()]).is_match(path)
    }

    #[test]
    fn a_bare_name_holds_in_every_folder() {
        assert!(matches("*.eml", "mail/2024/welcome.eml"));
        assert!(matches("*.eml", "welcome.eml"));
        assert!(matches("drafts", "letters/drafts/a.md"));
        assert!(!matches("drafts", "letters/drafts-old/a.md"));
    }

    #[test]
    fn a_path_is_anchored() {
        assert!(matches("letters/*.md", "letters/a.md"));
        assert!(!matches("letters/*.md", "old/letters/a.md"));
        assert!(!matches("letters/*.md", "letters/2024/a.md"));
        assert!(matches("letters/**/*.md", "letters/2024/a.md"));
        assert!(matches("letters/**/*.md", "letters/a.md"));
        assert!(matches("/index.html", "index.html"));
        assert!(!matches("/index.html", "sub/index.html"));
    }

    #[test]
    fn a_folder_means_all_in_it() {
        for pattern in ["site/letters", "site/letters/", "./site/letters/"] {
            assert!(matches(pattern, "site/letters/2024/a.md"), "{pattern}");
        }
        assert!(matches("letters/", "site/letters/a.md"));
        assert!(!matches("letters/", "letters"));
        assert!(matches(".", "any/thing.md"));
    }

    #[test]
    fn alternatives_and_windows_slashes() {
        assert!(matches("*.{md,html}", "a/b.html"));
        assert!(matches("letters\\*.md", "letters/a.md"));
    }

    #[test]
    fn broken_patterns_are_told() {
        assert!(check("letters/[a").is_err());
        assert!(check("!letters").is_err());
        assert_eq!(check("letters/**"), Ok(()));
    }
}
