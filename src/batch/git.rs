//! What git knows: which lines changed, and what is staged. git itself is asked; without it these
//! options cannot be used and everything else works.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use super::BatchError;

/// The lines of a file that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lines {
    /// All of them: the file is new, or git cannot tell its lines.
    All,
    /// First and last line of each change, in order.
    Some(Vec<(u32, u32)>),
}

impl Lines {
    /// Whether any line from `first` to `last` changed.
    #[must_use]
    pub fn touch(&self, first: u32, last: u32) -> bool {
        match self {
            Self::All => true,
            Self::Some(ranges) => {
                let next = ranges.partition_point(|&(_, end)| end < first);
                ranges.get(next).is_some_and(|&(start, _)| start <= last.max(first))
            }
        }
    }
}

/// Files that changed, by their absolute path without links.
#[derive(Clone, Debug, Default)]
pub struct Changed {
    files: HashMap<PathBuf, Lines>,
    /// The folders they lie in, up to the root: a walk need enter no others.
    folders: Arc<HashSet<PathBuf>>,
}

impl Changed {
    fn new(files: HashMap<PathBuf, Lines>) -> Self {
        let folders = files.keys().flat_map(|file| file.ancestors().skip(1)).map(Path::to_path_buf).collect();
        Self { files, folders: Arc::new(folders) }
    }

    /// The lines of a file that changed; `None` when it did not.
    pub fn lines(&self, file: &Path) -> Option<&Lines> {
        self.files.get(&canonical(file))
    }

    /// Whether a changed file lies below this folder.
    #[must_use]
    pub fn enters(&self, folder: &Path) -> bool {
        self.folders.contains(folder)
    }

    /// Every changed file.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.keys().map(PathBuf::as_path)
    }
}

/// A path without links; of a file that is gone, its folder without links.
pub(crate) fn canonical(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    match (absolute.parent().and_then(|folder| fs::canonicalize(folder).ok()), absolute.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => absolute,
    }
}

fn said(message: impl Into<String>) -> BatchError {
    BatchError::Path(message.into())
}

fn no_git(error: &io::Error) -> BatchError {
    if error.kind() == io::ErrorKind::NotFound {
        said("this needs git, and no git was found on this computer. Without --changed and --staged all else works.")
    } else {
        said(format!("git could not be run: {error}."))
    }
}

/// A work tree.
struct Git {
    root: PathBuf,
}

impl Git {
    fn at(folder: &Path) -> Result<Self, BatchError> {
        let output = Command::new("git")
            .arg("-C")
            .arg(folder)
            .args(["rev-parse", "--show-toplevel"])
            .stdin(Stdio::null())
            .output()
            .map_err(|error| no_git(&error))?;
        let root = String::from_utf8_lossy(&output.stdout);
        let root = root.trim_end_matches(['\n', '\r']);
        if !output.status.success() || root.is_empty() {
            return Err(said(format!(
                "{} is not in a git work tree, so what changed in it is not known.",
                super::shown(folder)
            )));
        }
        Ok(Self { root: fs::canonicalize(root).unwrap_or_else(|_| PathBuf::from(root)) })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        // Reading must not wait for a lock of another git.
        command.env("GIT_OPTIONAL_LOCKS", "0").arg("-C").arg(&self.root).args(arguments).stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Result<Vec<u8>, BatchError> {
        let output = self.command(arguments).output().map_err(|error| no_git(&error))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let why = String::from_utf8_lossy(&output.stderr);
        Err(said(format!("git said: {}", why.lines().next().unwrap_or("nothing").trim())))
    }

    /// The commit where the work at hand left `reference`: what others did there since is not ours.
    fn base(&self, reference: &str) -> Result<String, BatchError> {
        let unknown = || {
            said(format!(
                "git does not know the revision {reference}. In a build, fetch it first: a shallow copy may lack it."
            ))
        };
        let commit = format!("{reference}^{{commit}}");
        let known = self.run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]);
        let commit = String::from_utf8_lossy(&known.map_err(|_| unknown())?).trim().to_owned();
        let base = self.run(&["merge-base", &commit, "HEAD"]).map_err(|_| {
            said(format!("git found no common beginning of {reference} and HEAD; a shallow copy may lack it."))
        })?;
        Ok(String::from_utf8_lossy(&base).trim().to_owned())
    }
}

/// What changed since the work tree around `folder` left `reference`, with what is not committed
/// yet; with `staged`, only as far as it is staged.
///
/// # Errors
/// Without git, outside a work tree, or when the revision is not known; in full sentences.
pub fn changed(folder: &Path, reference: &str, staged: bool) -> Result<Changed, BatchError> {
    let git = Git::at(folder)?;
    let mut arguments = vec!["-c", "core.quotePath=false", "diff", "-U0", "--no-color", "--no-ext-diff"];
    arguments.extend(["--no-textconv", "--find-renames", "--diff-filter=d", "--src-prefix=a/", "--dst-prefix=b/"]);
    // In a repository without a commit all is new.
    let base = if reference == "HEAD" && git.run(&["rev-parse", "--verify", "--quiet", "HEAD"]).is_err() {
        String::new()
    } else {
        git.base(reference)?
    };
    if staged {
        arguments.push("--cached");
    }
    if !base.is_empty() {
        arguments.push(&base);
    }
    let mut files = lines_of(&git.run(&arguments)?, &git.root);
    if !staged {
        let mut listing = vec!["ls-files", "--others", "--exclude-standard", "-z"];
        if base.is_empty() {
            listing.push("--cached");
        }
        for path in names(&git.run(&listing)?) {
            files.insert(git.root.join(path), Lines::All);
        }
    }
    Ok(Changed::new(files))
}

/// The staged content of every file whose staged content differs from the last commit.
///
/// # Errors
/// As [`changed`].
pub fn staged(folder: &Path) -> Result<HashMap<PathBuf, Vec<u8>>, BatchError> {
    let git = Git::at(folder)?;
    let listed = git.run(&["diff", "--cached", "--name-only", "-z", "--diff-filter=d", "--no-renames"])?;
    let paths: Vec<PathBuf> = names(&listed).filter(|path| super::reads(path)).collect();
    if paths.is_empty() {
        return Ok(HashMap::new());
    }
    let mut child = git
        .command(&["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| no_git(&error))?;
    // A name with a line end cannot be asked for this way; such a file is read from disk.
    let asked: Vec<PathBuf> = paths.into_iter().filter(|path| !path.to_string_lossy().contains('\n')).collect();
    let questions: Vec<u8> =
        asked.iter().flat_map(|path| format!(":{}\n", path.to_string_lossy()).into_bytes()).collect();
    let input = child.stdin.take();
    let writer = std::thread::spawn(move || input.map(|mut input| input.write_all(&questions)));
    let mut answers = Vec::new();
    if let Some(mut output) = child.stdout.take() {
        output.read_to_end(&mut answers).map_err(|error| no_git(&error))?;
    }
    let _ = writer.join();
    let _ = child.wait();
    let mut contents = HashMap::new();
    let mut rest = &answers[..];
    for path in asked {
        let Some(end) = memchr::memchr(b'\n', rest) else { break };
        let head = String::from_utf8_lossy(&rest[..end]).into_owned();
        rest = &rest[end + 1..];
        // "<object> blob <size>", or "<name> missing".
        let Some(size) = head
            .rsplit_once(" blob ")
            .or_else(|| head.split_once("blob "))
            .and_then(|(_, size)| size.parse::<usize>().ok())
        else {
            continue;
        };
        if size >= rest.len() {
            break;
        }
        contents.insert(git.root.join(path), rest[..size].to_vec());
        rest = &rest[size + 1..];
    }
    Ok(contents)
}

fn names(listing: &[u8]) -> impl Iterator<Item = PathBuf> + '_ {
    listing.split(|&byte| byte == 0).filter(|name| !name.is_empty()).map(path_of)
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// The new lines of each file of a diff without context.
fn lines_of(diff: &[u8], root: &Path) -> HashMap<PathBuf, Lines> {
    let mut files = HashMap::new();
    let mut current: Option<PathBuf> = None;
    // Lines of a hunk that are still to come: a line of a file may look like a header.
    let mut inside = 0_usize;
    for line in diff.split(|&byte| byte == b'\n') {
        if inside > 0 && matches!(line.first(), Some(b'+' | b'-')) {
            inside -= 1;
        } else if let Some(name) = line.strip_prefix(b"+++ ") {
            current = new_name(name).map(|name| root.join(path_of(&name)));
        } else if let Some(pair) = line.strip_prefix(b"Binary files ") {
            let text = String::from_utf8_lossy(pair);
            let name = text.strip_suffix(" differ").and_then(|pair| Some(pair.rsplit_once(" and b/")?.1.to_owned()));
            files.extend(name.map(|name| (root.join(name), Lines::All)));
        } else if let (Some(hunk), Some(file)) = (line.strip_prefix(b"@@ -"), &current) {
            let Some(((_, removed), (start, added))) = hunk_of(&String::from_utf8_lossy(hunk)) else { continue };
            inside = (removed + added) as usize;
            if added > 0
                && let Lines::Some(ranges) = files.entry(file.clone()).or_insert_with(|| Lines::Some(Vec::new()))
            {
                ranges.push((start, start + added - 1));
            }
        }
    }
    files
}

/// `3,2 +4 @@ …`: start and count of the old and the new lines.
fn hunk_of(text: &str) -> Option<((u32, u32), (u32, u32))> {
    let (old, rest) = text.split_once(" +")?;
    let new = rest.split(" @@").next()?;
    let pair = |text: &str| {
        let (start, count) = text.split_once(',').unwrap_or((text, "1"));
        Some((start.parse().ok()?, count.parse().ok()?))
    };
    Some((pair(old)?, pair(new)?))
}

/// The name after `+++ `; git quotes names with odd characters.
fn new_name(written: &[u8]) -> Option<Vec<u8>> {
    let written = written.strip_suffix(b"\t").unwrap_or(written);
    let name = match written.strip_prefix(b"\"").and_then(|inner| inner.strip_suffix(b"\"")) {
        Some(inner) => unquoted(inner),
        None => written.to_vec(),
    };
    name.strip_prefix(b"b/").map(<[u8]>::to_vec)
}

fn unquoted(inner: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'n') => out.push(b'\n'),
            Some(b't') => out.push(b'\t'),
            Some(b'r') => out.push(b'\r'),
            Some(digit @ b'0'..=b'3') => {
                let mut value = digit - b'0';
                for _ in 0..2 {
                    if let Some(digit) = bytes.next_if(|byte| (b'0'..=b'7').contains(byte)) {
                        value = value.wrapping_mul(8).wrapping_add(digit - b'0');
                    }
                }
                out.push(value);
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_gives_the_new_lines_and_is_not_fooled_by_what_stands_in_them() {
        let diff =
            b"diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1,2 @@\n-old\n+++ b/evil.md\n+@@ -1 +9,9 @@\n\
@@ -9,2 +10,0 @@\n-x\n-y\n@@ -20,0 +19,3 @@ context\n+1\n+2\n+3\n\
diff --git a/l.docx b/l.docx\nBinary files a/l.docx and b/l.docx differ\n\
--- /dev/null\n+++ \"b/a\\303\\251\\n.md\"\n@@ -0,0 +1 @@\n+x\n";
        let files = lines_of(diff, Path::new("/r"));
        assert_eq!(files.get(Path::new("/r/a.md")), Some(&Lines::Some(vec![(1, 2), (19, 21)])));
        assert_eq!(files.get(Path::new("/r/l.docx")), Some(&Lines::All));
        assert_eq!(files.get(Path::new("/r/a\u{e9}\n.md")), Some(&Lines::Some(vec![(1, 1)])));
        assert_eq!(files.len(), 3);
    }

    #[test]
    fn lines_touch_what_they_share() {
        let lines = Lines::Some(vec![(3, 5), (10, 10)]);
        for (first, last, touched) in
            [(1, 2, false), (1, 3, true), (4, 4, true), (6, 9, false), (6, 12, true), (11, 20, false)]
        {
            assert_eq!(lines.touch(first, last), touched, "{first}..{last}");
        }
    }
}
