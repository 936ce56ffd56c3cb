//! The outputs other programs take in: SARIF, `JUnit`, GitHub, GitLab, CSV, Markdown.
#![allow(clippy::unwrap_used, clippy::print_stdout)]
#![cfg(feature = "cli")]

mod common;

use std::fs;

use serde_json::Value;

use common::command::{folder, out, run};

/// A page whose faults quote a name, a number and a link text nobody may pass on unasked.
const CLIENT: &str = "<html lang=\"en\"><head><title>Visit of Dana Whitlock</title></head><body>\n\
<h1>Visit of Dana Whitlock</h1><p>Please utilize the side door. Call <a href=\"tel:+17195550142\">(719) 555-0177</a>.</p>\n\
<p><a href=\"x\">Dana Whitlock</a> <a href=\"y\">Dana Whitlock</a> <a href=\"z\">click here</a><img src=\"dana.jpg\"></p></body></html>\n";

#[test]
fn sarif_follows_the_published_schema_and_its_fixes_hold() {
    let site = common::root().join("fixtures");
    let text = out(&run(&site, &["check", "practice-site", "robust", "email", "--format", "sarif"]));
    let value: Value = serde_json::from_str(&text).unwrap();
    // One pattern of the schema holds a bracket that only lenient engines take.
    let schema = include_str!("schemas/sarif-2.1.0.json").replace("{2}]?$", "{2}\\\\]?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).take(5).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let run = &value["runs"][0];
    assert!(!run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap().is_empty());
    let mut fixes = 0;
    for result in run["results"].as_array().unwrap() {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        let review = result["kind"] == "review";
        assert_eq!(review, result["level"] == "none", "{result}");
        fixes += usize::from(result.get("fixes").is_some());
    }
    assert!(fixes > 0);
}

#[test]
fn a_fix_in_sarif_is_the_fix_the_program_makes() {
    let home = folder(&[("a b.md", "# Café\n\nPlease come ten minutes prior to your visit.\n")]);
    let value: Value =
        serde_json::from_str(&out(&run(home.path(), &["check", "--language", "en", "--format", "sarif"]))).unwrap();
    let result =
        value["runs"][0]["results"].as_array().unwrap().iter().find(|result| result.get("fixes").is_some()).unwrap();
    let change = &result["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "a%20b.md");
    let replacement = &change["replacements"][0];
    let start = replacement["deletedRegion"]["byteOffset"].as_u64().unwrap() as usize;
    let length = replacement["deletedRegion"]["byteLength"].as_u64().unwrap() as usize;
    let mut bytes = fs::read(home.path().join("a b.md")).unwrap();
    bytes.splice(start..start + length, replacement["insertedContent"]["text"].as_str().unwrap().bytes());
    assert_eq!(String::from_utf8(bytes).unwrap(), "# Café\n\nPlease come ten minutes before your visit.\n");
}

#[test]
fn words_of_a_document_leave_the_house_only_when_asked() {
    let home = folder(&[("visit.html", CLIENT)]);
    for form in ["sarif", "csv", "junit", "github", "gitlab", "markdown"] {
        let told = out(&run(home.path(), &["check", "--format", form]));
        // What SARIF says about our rules is our own.
        let told = told.split("\"results\":").last().unwrap();
        assert!(told.contains("utilize"), "{form}: words of our own dictionary are told\n{told}");
        for word in ["Whitlock", "0142", "0177", "side door", "dana.jpg"] {
            assert!(!told.contains(word), "{form}: {word}\n{told}");
        }
    }
    for form in ["sarif", "csv", "markdown"] {
        let told = out(&run(home.path(), &["check", "--format", form, "--with-excerpts"]));
        assert!(told.contains("side door"), "{form}\n{told}");
    }
    let json: Value =
        serde_json::from_str(&out(&run(home.path(), &["check", "--format", "json", "--with-excerpts"]))).unwrap();
    let found = json["documents"][0]["diagnostics"].as_array().unwrap();
    assert!(found.iter().all(|diagnostic| diagnostic["excerpt"].is_string()));
}

#[test]
fn github_annotations_stand_on_one_line_each() {
    let home = folder(&[("a,b.html", CLIENT)]);
    let told = out(&run(home.path(), &["check", "--format", "github"]));
    for line in told.lines() {
        assert!(
            line.starts_with("::error ") || line.starts_with("::warning ") || line.starts_with("::notice "),
            "{line}"
        );
        assert!(line.contains("file=a%2Cb.html,line="), "{line}");
    }
    assert!(told.contains("title=access/image-alt::This image has no text alternative."), "{told}");
}

#[test]
fn gitlab_fingerprints_are_unique_over_files() {
    let home = folder(&[("a.html", CLIENT), ("b.html", CLIENT)]);
    let value: Value = serde_json::from_str(&out(&run(home.path(), &["check", "--format", "gitlab"]))).unwrap();
    let mut seen = std::collections::HashSet::new();
    for entry in value.as_array().unwrap() {
        assert!(seen.insert(entry["fingerprint"].as_str().unwrap().to_owned()), "{entry}");
        assert!(entry["location"]["lines"]["begin"].as_u64().unwrap() > 0);
        assert!(["info", "minor", "major", "critical"].contains(&entry["severity"].as_str().unwrap()));
    }
}

#[test]
fn junit_counts_what_fails_and_nothing_else() {
    let home = folder(&[("bad.html", CLIENT), ("good.md", "# Fees\n\nThe first visit is free.\n")]);
    fs::write(home.path().join("picture.html"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let told = out(&run(home.path(), &["check", "--format", "junit"]));
    let document = roxml(&told);
    assert_eq!(document.matches("<testsuite ").count(), 3);
    assert!(told.contains("<testcase classname=\"good.md\" name=\"good.md\"/>"), "{told}");
    assert!(told.contains("<error message=\""), "{told}");
    let failures: usize =
        told.split("failures=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse::<usize>().unwrap()).sum();
    assert_eq!(failures, told.matches("<failure ").count());
}

/// The text again, once its tags are known to be balanced.
fn roxml(text: &str) -> String {
    let mut open = Vec::new();
    for tag in text.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        if tag.starts_with('?') || tag.ends_with('/') {
            continue;
        }
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name.to_owned())),
            None => open.push(tag.split(' ').next().unwrap().to_owned()),
        }
    }
    assert!(open.is_empty());
    text.to_owned()
}

#[test]
fn csv_opens_in_spreadsheets_and_runs_nothing() {
    let home = folder(&[("=cmd.html", CLIENT)]);
    let told = out(&run(home.path(), &["check", "--format", "csv"]));
    assert!(told.starts_with("\u{FEFF}path,line,column,severity,"), "{told}");
    assert!(told.lines().skip(1).all(|line| line.starts_with("\"'=cmd.html\",")), "{told}");
}

#[test]
fn several_files_are_written_in_one_run_and_none_by_half() {
    let home = folder(&[("bad.html", CLIENT)]);
    let forms = ["--format", "sarif=out.sarif", "--format", "csv=out.csv", "--format", "junit=out.xml"];
    assert_eq!(run(home.path(), &[&["check"], &forms[..]].concat()).status.code(), Some(1));
    for name in ["out.sarif", "out.csv", "out.xml"] {
        assert!(fs::metadata(home.path().join(name)).unwrap().len() > 100, "{name}");
    }
    let output = run(home.path(), &["check", "--format", "csv=no/such/folder/out.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot be written"));
}

#[test]
fn more_warnings_than_allowed_fail_the_run() {
    let text = "# Visits\n\nPlease [click here](a.html) and then [click here](b.html) to see when we are open.\n";
    let home = folder(&[("a.md", text)]);
    let code = |most: &str| run(home.path(), &["check", "--max-warnings", most]).status.code();
    let warnings = out(&run(home.path(), &["check", "--format", "plain"])).matches(": warning:").count();
    assert!(warnings > 0);
    assert_eq!(code(&warnings.to_string()), Some(0));
    assert_eq!(code(&(warnings - 1).to_string()), Some(1));
}

#[test]
fn what_was_silenced_is_shown_on_request_and_marked() {
    let home = folder(&[("a.md", "<!-- plainspoken-ignore access/image-alt -- the logo -->\n<img src=\"a.png\">\n")]);
    assert!(!out(&run(home.path(), &["check", "--format", "sarif"])).contains("suppressions"));
    let value: Value =
        serde_json::from_str(&out(&run(home.path(), &["check", "--format", "sarif", "--show-suppressed"]))).unwrap();
    let results = value["runs"][0]["results"].as_array().unwrap();
    assert!(results.iter().any(|result| result["suppressions"][0]["kind"] == "inSource"), "{results:?}");
}

/// As an administrator: `--format json=/dev/null` once took the machine's `/dev/null` away.
#[cfg(unix)]
#[test]
fn a_pipe_or_device_named_as_output_is_written_to_and_stays() {
    use std::os::unix::fs::FileTypeExt as _;
    let home = folder(&[("a.md", "# Visits\n\nPlease utilize the side door.\n")]);
    let pipe = home.path().join("pipe");
    if !std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|made| made.success()) {
        println!("skipped: no mkfifo here");
        return;
    }
    let reader = {
        let pipe = pipe.clone();
        std::thread::spawn(move || fs::read(pipe).unwrap())
    };
    let done = run(home.path(), &["check", "a.md", "--no-config", "--fail-on", "never", "--format", "json=pipe"]);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    let value: Value = serde_json::from_slice(&reader.join().unwrap()).unwrap();
    assert_eq!(value["documents"][0]["path"], "a.md");
}
