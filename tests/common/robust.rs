//! Bad input on purpose: the files of `fixtures/robust` and others that are too big or too odd to keep there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What a linter that was given the path must do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expect {
    /// It is read and checked.
    Checked,
    /// It is named as not checked, with the reason.
    Refused,
    /// Either is right, as long as the path is named.
    Named,
}

/// A path to hand to the linter.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// What is odd about it, in a few words.
    pub(crate) name: &'static str,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What must come of it.
    pub(crate) expect: Expect,
}

/// A hostile text of any size: made with `n` and with `2 * n`, the work may double and no more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// What it is.
    pub(crate) name: &'static str,
    /// The ending of its file.
    pub(crate) extension: &'static str,
    /// The size at which it must still be handled.
    pub(crate) size: usize,
    /// Makes the text with so many repetitions.
    pub(crate) make: fn(usize) -> String,
}

/// Every hostile shape.
pub(crate) const SHAPES: &[Shape] = &[
    Shape { name: "10-mb", extension: "md", size: 100_000, make: long_document },
    Shape { name: "10-mb", extension: "html", size: 100_000, make: long_page },
    Shape { name: "2-mb-line", extension: "md", size: 2_000_000, make: long_line },
    Shape { name: "2-mb-word", extension: "txt", size: 2_000_000, make: |n| "x".repeat(n) },
    Shape { name: "nested-div", extension: "html", size: 100_000, make: |n| "<div>".repeat(n) },
    Shape { name: "nested-font", extension: "html", size: 100_000, make: |n| "<font>".repeat(n) },
    Shape { name: "nested-font-color", extension: "html", size: 100_000, make: different_fonts },
    Shape { name: "nested-table", extension: "html", size: 100_000, make: |n| "<table>".repeat(n) },
    Shape { name: "nested-table-cells", extension: "html", size: 30_000, make: |n| "<table><tr><td>".repeat(n) },
    Shape { name: "open-braces", extension: "svelte", size: 100_000, make: |n| "<a b=\"{\">".repeat(n) },
    Shape { name: "open-code", extension: "php", size: 100_000, make: |n| format!("<?php {}", "<<<A '".repeat(n)) },
    Shape {
        name: "own-elements",
        extension: "html",
        size: 30_000,
        make: |n| "<x-a><!-- --> <span></span></x-a> <!-- -->".repeat(n),
    },
    Shape {
        name: "drawings",
        extension: "svg",
        size: 20_000,
        make: |n| format!("<svg>{}", "<foreignObject><svg><text>x<title>y".repeat(n)),
    },
    Shape { name: "nested-svg", extension: "svg", size: 100_000, make: |n| "<g>".repeat(n) },
    Shape { name: "nested-mjml", extension: "mjml", size: 50_000, make: |n| "<mj-section>".repeat(n) },
    Shape { name: "label-ring", extension: "html", size: 3_000, make: label_ring },
    Shape { name: "owns-ring", extension: "html", size: 3_000, make: owns_ring },
    Shape { name: "one-label-for-all", extension: "html", size: 3_000, make: one_label },
    Shape {
        name: "same-id",
        extension: "html",
        size: 5_000,
        make: |n| "<p id=x>y</p><a href=/ aria-labelledby=x></a>".repeat(n),
    },
    Shape {
        name: "huge-spans",
        extension: "html",
        size: 3_000,
        make: |n| "<table>".to_owned() + &"<tr><th colspan=1000 rowspan=65534>x<td rowspan=9>y".repeat(n),
    },
    Shape { name: "selectors", extension: "html", size: 3_000, make: selectors },
    Shape {
        name: "nested-selectors",
        extension: "html",
        size: 30_000,
        make: |n| format!("<!doctype html><style>{}p{}{{color:red}}</style><p>x", ":is(".repeat(n), ")".repeat(n)),
    },
    Shape {
        name: "nested-media",
        extension: "html",
        size: 30_000,
        make: |n| format!("<!doctype html><style>{}p{{color:red}}</style><p>x", "@media screen{".repeat(n)),
    },
    Shape {
        name: "nested-style",
        extension: "html",
        size: 30_000,
        make: |n| format!("<!doctype html><p style='background:{}'>x", "linear-gradient(".repeat(n)),
    },
    Shape { name: "nested-buttons", extension: "html", size: 2_000, make: |n| "<div role=button>x".repeat(n) },
    Shape { name: "quotes", extension: "md", size: 100_000, make: |n| ">".repeat(n) },
    Shape { name: "brackets", extension: "md", size: 100_000, make: |n| "[".repeat(n) },
    Shape { name: "bracket-pairs", extension: "md", size: 50_000, make: |n| "[".repeat(n) + &"]".repeat(n) },
    Shape { name: "stars", extension: "md", size: 100_000, make: |n| "*".repeat(n) },
    Shape { name: "star-words", extension: "md", size: 50_000, make: |n| "*a **b ".repeat(n) },
    Shape { name: "backticks", extension: "md", size: 2_000, make: growing_backticks },
    Shape { name: "nested-lists", extension: "md", size: 2_000, make: |n| "- ".repeat(n) + "end" },
    Shape { name: "paragraphs-then-q", extension: "html", size: 40_000, make: |n| "<p>".repeat(n) + &"</q>".repeat(n) },
    Shape { name: "end-tags", extension: "html", size: 100_000, make: |n| "</div>".repeat(n) },
    Shape { name: "open-holes", extension: "html", size: 300_000, make: |n| "{{".repeat(n) },
    Shape { name: "open-holes", extension: "md", size: 300_000, make: |n| "{{".repeat(n) },
    Shape { name: "open-statements", extension: "html", size: 200_000, make: |n| "{% ".repeat(n) },
    Shape { name: "open-erb", extension: "html", size: 200_000, make: |n| "<% ".repeat(n) },
    Shape { name: "open-ifs", extension: "html", size: 50_000, make: |n| "{% if a %}".repeat(n) },
    Shape { name: "less-than", extension: "html", size: 500_000, make: |n| "<".repeat(n) },
    Shape { name: "less-than", extension: "md", size: 500_000, make: |n| "<".repeat(n) },
    Shape { name: "ampersands", extension: "html", size: 500_000, make: |n| "&".repeat(n) },
    Shape { name: "ampersands", extension: "md", size: 500_000, make: |n| "&".repeat(n) },
    Shape { name: "open-comments", extension: "html", size: 150_000, make: |n| "<!--".repeat(n) },
    Shape { name: "open-comments", extension: "md", size: 150_000, make: |n| "<!-- ".repeat(n) },
    Shape { name: "attributes", extension: "html", size: 50_000, make: many_attributes },
    Shape {
        name: "short-attributes",
        extension: "html",
        size: 100_000,
        make: |n| format!("<p {}>x", (0..n).map(|i| format!("a{i}=1 ")).collect::<String>()),
    },
    Shape {
        name: "attribute-lines",
        extension: "md",
        size: 100_000,
        make: |n| format!("<p {}>x", (0..n).map(|i| format!("a{i}\n")).collect::<String>()),
    },
    Shape { name: "same-ids", extension: "html", size: 50_000, make: |n| "<p id=a>x</p>".repeat(n) },
    Shape {
        name: "labels-to-nothing",
        extension: "html",
        size: 20_000,
        make: |n| "<!doctype html><body>".to_owned() + &"<label for=a>x</label>{% a %}".repeat(n),
    },
    Shape { name: "nested-fieldsets", extension: "html", size: 20_000, make: |n| "<fieldset><p>x</p>".repeat(n) },
    Shape {
        name: "radio-buttons",
        extension: "html",
        size: 20_000,
        make: |n| "<form>".to_owned() + &"<input type=radio name=a><input type=radio name=b>".repeat(n),
    },
    Shape { name: "same-menus", extension: "html", size: 20_000, make: |n| "<nav><a href=/>x</a></nav>".repeat(n) },
    Shape {
        name: "access-keys",
        extension: "html",
        size: 20_000,
        make: |n| "<a accesskey=a href=/ dir=up>x</a><iframe title=x src=y></iframe>".repeat(n),
    },
    Shape { name: "button-sentences", extension: "md", size: 10_000, make: |n| "Press *the* green button. ".repeat(n) },
    Shape { name: "same-headings", extension: "md", size: 20_000, make: |n| "# Heading\n\n".repeat(n) },
    Shape {
        name: "wide-table",
        extension: "md",
        size: 20_000,
        make: |n| format!("|{}\n|{}\n|{}\n", "a|".repeat(n), "-|".repeat(n), "x|".repeat(n)),
    },
    Shape {
        name: "captions",
        extension: "html",
        size: 20_000,
        make: |n| "<table><caption></caption><tr><td colspan=2 scope=x>y<tr><th>a<th>b</table>".repeat(n),
    },
    Shape {
        name: "moving-pictures",
        extension: "html",
        size: 20_000,
        make: |n| "<a href=/><img src=a.gif width=20 height=20 alt=x></a>".repeat(n),
    },
    Shape { name: "full-stops", extension: "txt", size: 500_000, make: |n| ". ".repeat(n) },
    Shape { name: "initials", extension: "txt", size: 200_000, make: |n| "A. B. ".repeat(n) },
    Shape { name: "combining-marks", extension: "txt", size: 500_000, make: |n| format!("e{}", "\u{301}".repeat(n)) },
    Shape { name: "digits", extension: "txt", size: 500_000, make: |n| "7".repeat(n) },
    Shape { name: "phone-like", extension: "txt", size: 100_000, make: |n| "(719) 555-".repeat(n) },
    Shape { name: "at-signs", extension: "txt", size: 500_000, make: |n| "a@".repeat(n) },
    Shape { name: "cyclic-mime", extension: "eml", size: 5_000, make: cyclic_mime },
    Shape { name: "nested-messages", extension: "eml", size: 5_000, make: nested_messages },
    Shape { name: "unfinished-parts", extension: "eml", size: 20_000, make: unfinished_parts },
    Shape { name: "many-parts", extension: "eml", size: 20_000, make: many_parts },
    Shape { name: "encoded-words", extension: "eml", size: 20_000, make: encoded_words },
];

/// Writes every generated case under `dir` and lists it together with the files of `fixtures/robust`.
///
/// A case this system cannot make (no symbolic links, no bytes that are not UTF-8 in a name) is left out.
///
/// # Errors
/// When a plain file or folder cannot be written.
pub(crate) fn cases(dir: &Path) -> io::Result<Vec<Case>> {
    let mut cases = kept()?;
    for shape in SHAPES {
        let path = dir.join(format!("{}.{}", shape.name, shape.extension));
        fs::write(&path, (shape.make)(shape.size))?;
        cases.push(Case { name: shape.name, path, expect: Expect::Checked });
    }
    cases.extend(odd_paths(dir)?);
    Ok(cases)
}

/// The files of `fixtures/robust`.
///
/// # Errors
/// When the folder cannot be read.
pub(crate) fn kept() -> io::Result<Vec<Case>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/robust");
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let expect = match name.as_str() {
                "random-bytes.html" | "random-bytes.md" => Expect::Refused,
                // Some will call a text with NUL bytes binary; nobody may pass over it in silence.
                "nul.md" => Expect::Named,
                _ => Expect::Checked,
            };
            Case { name: "kept in fixtures/robust", path, expect }
        })
        .collect())
}

/// Paths that are not what their name says.
fn odd_paths(dir: &Path) -> io::Result<Vec<Case>> {
    let mut cases = Vec::new();

    let spaces = dir.join("a folder with spaces");
    fs::create_dir_all(&spaces)?;
    let path = spaces.join("a file (1) & more.md");
    fs::write(&path, "# Spaces\n\n![](plan.jpg)\n")?;
    cases.push(Case { name: "path with spaces", path, expect: Expect::Checked });

    let folder = dir.join("folder.md");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("inside.md"), "# Inside\n\nText.\n")?;
    cases.push(Case { name: "directory named like a file", path: folder, expect: Expect::Named });

    let path = dir.join("never-there.md");
    cases.push(Case { name: "file that does not exist", path, expect: Expect::Refused });

    #[cfg(unix)]
    cases.extend(unix_paths(dir)?);
    Ok(cases)
}

#[cfg(unix)]
fn unix_paths(dir: &Path) -> io::Result<Vec<Case>> {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    let mut cases = Vec::new();

    // A folder that holds a link to itself: following it never ends.
    let around = dir.join("round-and-round");
    fs::create_dir_all(&around)?;
    fs::write(around.join("once.md"), "# Once\n\nThis file is checked once.\n")?;
    symlink(&around, around.join("again"))?;
    cases.push(Case { name: "folder with a link to itself", path: around, expect: Expect::Named });

    let (one, other) = (dir.join("loop-a.md"), dir.join("loop-b.md"));
    symlink(&other, &one)?;
    symlink(&one, &other)?;
    cases.push(Case { name: "two links that point at each other", path: one, expect: Expect::Refused });

    let path = dir.join("dangling.md");
    symlink(dir.join("nothing-here.md"), &path)?;
    cases.push(Case { name: "link to nothing", path, expect: Expect::Refused });

    let path = dir.join("unreadable.md");
    fs::write(&path, "# Secret\n\nText.\n")?;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000))?;
    // The superuser may read every file.
    let expect = if fs::read(&path).is_ok() { Expect::Checked } else { Expect::Refused };
    cases.push(Case { name: "file without read permission", path, expect });

    let path = dir.join(OsStr::from_bytes(b"not-utf8-\xff\xfe.md"));
    // Some file systems refuse such names; then there is nothing to test.
    if fs::write(&path, "# A name that is not UTF-8\n\nText.\n").is_ok() {
        cases.push(Case { name: "path that is not UTF-8", path, expect: Expect::Checked });
    }
    Ok(cases)
}

/// 100 bytes and a little a paragraph, so 100,000 of them are 10 MB.
fn long_document(n: usize) -> String {
    "We see you on Monday. Bring your card and a friend, if you like. The visit takes an hour, and it is free.\n\n"
        .repeat(n)
}

fn long_page(n: usize) -> String {
    let paragraph =
        "<p>We see you on <b>Monday</b>. Bring your card. The visit is free. <img src=\"a.png\"> Call us first.</p>\n";
    format!("<!DOCTYPE html><html lang=\"en\"><head><title>Long</title></head><body>{}", paragraph.repeat(n))
}

fn long_line(n: usize) -> String {
    let mut line = "word and ".repeat(n / 9 + 1);
    line.truncate(n);
    line
}

/// Formatting elements that differ, so that the parser's limit of three alike does not help.
fn different_fonts(n: usize) -> String {
    (0..n).map(|i| format!("<font color={i}>")).collect()
}

/// Runs of backticks, each one longer than the last, so that none finds its partner; n² / 2 bytes.
fn growing_backticks(n: usize) -> String {
    (1..=n).map(|i| "`".repeat(i) + "a").collect()
}

fn many_attributes(n: usize) -> String {
    let list = (0..n).map(|i| format!(" data-a{i}=\"x\"")).collect::<String>();
    format!("<p{list}>Text</p>")
}

/// Multiparts inside one another that all use one boundary, so that every level ends every other.
fn cyclic_mime(n: usize) -> String {
    let part = "--same\r\nContent-Type: multipart/mixed; boundary=\"same\"\r\n\r\n";
    format!(
        "From: a@example.org\r\nSubject: Round and round\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"same\"\r\n\r\n{}--same\r\nContent-Type: text/plain\r\n\r\nText.\r\n--same--\r\n",
        part.repeat(n)
    )
}

/// A message in a message in a message.
fn nested_messages(n: usize) -> String {
    "From: a@example.org\r\nSubject: Forwarded\r\nContent-Type: message/rfc822\r\n\r\n".repeat(n)
        + "From: a@example.org\r\nSubject: At last\r\nContent-Type: text/plain\r\n\r\nText.\r\n"
}

/// Multiparts with boundaries of their own, none of them closed.
fn unfinished_parts(n: usize) -> String {
    let mut text = String::from("From: a@example.org\r\nSubject: Open\r\nMIME-Version: 1.0\r\n");
    for i in 0..n {
        text += &format!("Content-Type: multipart/mixed; boundary=\"b{i}\"\r\n\r\n--b{i}\r\n");
    }
    text + "Content-Type: text/plain\r\n\r\nText.\r\n"
}

/// Small parts beside each other.
fn many_parts(n: usize) -> String {
    "From: a@example.org\r\nSubject: Parts\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        .to_owned()
        + &"--b\r\nContent-Type: text/plain\r\n\r\nPlease utilize.\r\n".repeat(n)
}

fn encoded_words(n: usize) -> String {
    let words = "=?utf-8?Q?a?=\r\n ".repeat(n);
    format!("From: a@example.org\r\nSubject: {words}end\r\nContent-Type: text/plain\r\n\r\nText.\r\n")
}

/// Names that borrow from each other without end.
fn label_ring(n: usize) -> String {
    (0..n).map(|at| format!("<a href=/ id=a{at} aria-labelledby='a{} a{}'></a>", (at + 1) % n, (at + 2) % n)).collect()
}

/// Lists that own each other.
fn owns_ring(n: usize) -> String {
    (0..n).map(|at| format!("<div role=list id=a{at} aria-owns='a{} a0'></div>", (at + 1) % n)).collect()
}

/// Many fields named by one very long label.
fn one_label(n: usize) -> String {
    format!("<p id=l>{}</p>{}", "<b>x</b>".repeat(n), "<input aria-labelledby=l>".repeat(n))
}

/// Selectors that each match nearly everything.
fn selectors(n: usize) -> String {
    let css: String = (0..n).map(|at| format!("div .c{at} *:not(.x{at}), *:not(.y{at}){{color:red}}")).collect();
    format!("<!doctype html><style>{css}</style>{}", "<div><p class=c1><b>x</b></p></div>".repeat(n))
}
