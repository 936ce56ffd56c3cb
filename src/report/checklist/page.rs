//! The checklist as a web page.

use std::fmt::Write as _;

use super::lines::Line;
use super::{Checklist, HEADS, Shape};
use crate::check::Report;
use crate::report::Style;
use crate::report::html::whole;
use crate::report::markup::escape;

/// The checklist as a page; `up` leads to the overview, and `place` shows the path of a document
/// as HTML, such as a link to its page.
#[must_use]
pub fn page(report: &Report, style: &Style<'_>, up: &str, place: &dyn Fn(&str) -> String) -> String {
    let list = Checklist::new(*style, Shape::Html);
    let title = list.say("check-title");
    let mut body = format!("<h1>{}</h1>\n", escape(&title));
    for sentence in list.closing(report) {
        let _ = writeln!(body, "<p>{}</p>", escape(&sentence));
    }
    let mut part = None;
    for line in list.lines(report) {
        if part != Some(line.part) {
            if part.is_some() {
                body.push_str("</tbody></table></div>\n");
            }
            part = Some(line.part);
            begin(&list, &list.heading(line.part), &mut body);
        }
        row(&list, &line, place, &mut body);
    }
    if part.is_some() {
        body.push_str("</tbody></table></div>\n");
    }
    whole(&title, &body, up, style.catalogue)
}

fn begin(list: &Checklist<'_>, heading: &str, body: &mut String) {
    let heading = escape(heading);
    let _ = write!(
        body,
        "<h2>{heading}</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{heading}\">\
         <table class=\"list\"><thead><tr>"
    );
    for head in HEADS {
        let _ = write!(body, "<th scope=\"col\">{}</th>", escape(&list.say(head)));
    }
    body.push_str("</tr></thead><tbody>\n");
}

fn row(list: &Checklist<'_>, line: &Line<'_>, place: &dyn Fn(&str) -> String, body: &mut String) {
    let (name, status) = (escape(&line.name), escape(&list.say(line.status)));
    let _ = write!(body, "<tr><th scope=\"row\">{name}</th><td>{status}</td><td>");
    let places = list.places(line, &|path| place(path), &escape);
    match &places[..] {
        [] => {}
        [one] => body.push_str(one),
        many => {
            let _ = write!(body, "<ul><li>{}</li></ul>", many.join("</li><li>"));
        }
    }
    body.push_str("</td></tr>\n");
}
