//! Named pipes, sockets and devices are named and left alone; what a shell hands over is read.
#![allow(clippy::unwrap_used, clippy::print_stdout)]
#![cfg(all(unix, feature = "cli"))]

mod common;

use std::io::Write as _;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Stdio};

use common::command::{command, folder, out, run};

const PAGE: &str = "<!doctype html><html lang=\"en\"><title>Help</title><img src=\"a.jpg\"></html>";

/// Makes a named pipe whose reader, if there ever is one, gets a page: a program that opens it
/// reports the page and does not hang this test.
fn pipe(path: &Path) -> bool {
    if !Command::new("mkfifo").arg(path).status().is_ok_and(|status| status.success()) {
        println!("skipped: no mkfifo here");
        return false;
    }
    let path = path.to_path_buf();
    std::thread::spawn(move || {
        while let Ok(mut file) = std::fs::OpenOptions::new().write(true).open(&path) {
            let _ = file.write_all(PAGE.as_bytes());
        }
    });
    true
}

#[test]
fn a_named_pipe_is_never_opened() {
    let home = folder(&[("site/index.html", PAGE), ("note.md", "Call us today.\n")]);
    for name in ["site/p.html", "p.md", "site/p.gif", "site/p.pdf"] {
        if !pipe(&home.path().join(name)) {
            return;
        }
    }
    for arguments in [["check", "site"], ["check", "p.md"], ["score", "site"], ["fix", "p.md"], ["inspect", "p.md"]] {
        let output = run(home.path(), &arguments);
        let said = out(&output) + &common::command::err(&output);
        assert!(said.contains("is a named pipe and no file"), "{arguments:?}: {said}");
    }
    let walked = out(&run(home.path(), &["check", "site"]));
    assert!(walked.contains("index.html") && walked.contains("[access/image-alt]"), "{walked}");
}

#[test]
fn pictures_and_linked_files_that_are_pipes_are_left_alone() {
    let page = "<!doctype html><html lang=\"en\"><title>Help</title><p><img src=\"p.gif\" alt=\"A door\"> \
                <a href=\"p.pdf\">Our fees as a PDF</a></p></html>";
    let home = folder(&[("index.html", page)]);
    if pipe(&home.path().join("p.gif")) && pipe(&home.path().join("p.pdf")) {
        let told = out(&run(home.path(), &["check", "index.html", "--format", "plain"]));
        assert!(!told.contains("p.gif:"), "{told}");
    }
}

#[test]
fn init_passes_over_a_pipe() {
    let home = folder(&[("index.html", PAGE)]);
    if pipe(&home.path().join("about.html")) {
        assert!(run(home.path(), &["init"]).status.success());
    }
}

#[test]
fn a_socket_and_a_device_are_named() {
    let home = folder(&[]);
    let _socket = UnixListener::bind(home.path().join("s.html")).unwrap();
    let told = out(&run(home.path(), &["check", "s.html"]));
    assert!(told.contains("is a socket"), "{told}");
    let told = out(&run(home.path(), &["check", "/dev/null"]));
    assert!(told.contains("is a device"), "{told}");
}

#[test]
fn what_a_shell_hands_over_is_read() {
    let home = folder(&[]);
    for path in ["/dev/stdin", "/dev/fd/0", "-"] {
        let mut run = command(home.path(), &["check", path, "--format", "plain"]);
        let mut child = run.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(b"Please utilize the form that you have in the office.\n").unwrap();
        let told = out(&child.wait_with_output().unwrap());
        assert!(told.contains("[plain/word-choice]"), "{path}: {told}");
    }
}
