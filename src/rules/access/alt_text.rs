//! Text alternatives say what the picture says, in few words.

use crate::diagnostic::{Finding, Severity};
use crate::rule;
use crate::rule::{Category, Context, Findings, Message, Need, Rule};
use crate::rules::inline;
use crate::syntax::name;
use crate::syntax::tree::{Element, Origin};

rule! {
    /// # What it finds
    /// Text alternatives that say nothing or too much. A file name. A word such as “image” or
    /// “Screenshot 2024-05-01”. More than 150 letters. The words that stand right beside it.
    ///
    /// # Why it matters to the reader
    /// People who cannot see the picture hear these words in its place. “IMG 2041” tells them
    /// nothing. What stands beside the picture they hear twice.
    ///
    /// # How to put it right
    /// Say in one short sentence what the picture tells the reader here. Put longer descriptions
    /// into the text. If the text beside it says it all, leave the alternative empty: `alt=""`.
    /// In HTML and e-mail, write it into `alt`. In Markdown, write it between the brackets: `![Our
    /// front door](door.jpg)`.
    ///
    /// # Examples
    /// ```md,bad
    /// ![IMG_2041.jpg](side-door.jpg)
    /// ```
    /// ```html,bad
    /// <p>Come in here: <img src="door.jpg" alt="image"></p>
    /// ```
    /// ```html,bad
    /// <a href="map.html"><img src="pin.png" alt="Map to our office"> Map to our office</a>
    /// ```
    /// ```md,good
    /// ![A blue door with a ramp](side-door.jpg)
    /// ```
    /// ```html,good
    /// <p>Welcome. <img src="line.png" alt=""></p>
    /// ```
    /// ```html,good
    /// <img src="{{ photo.url }}" alt="{{ photo.alt }}">
    /// ```
    ///
    /// # Standards
    /// WCAG 2.2, 1.1.1 Non-text Content; failure F30 and ACT rule 9eb3f6 for file names and filling
    /// words. The length and the words beside it are good practice.
    AltText {
        id: "access/alt-text",
        category: Category::Access,
        severity: Severity::Warning,
        needs: &[Need::Elements],
        tags: &["img", "mj-image", "area", "input"],
        standards: &["WCAG 2.2 1.1.1", "ACT 9eb3f6", "NASW-ASWB 2005 Standard 2"],
        title: "Text alternatives say what the picture says",
        messages: &[
            Message { key: "file-name", text: "The text alternative “{alt}” is a file name. Say what the image shows." },
            Message { key: "placeholder", text: "The text alternative “{alt}” does not say what the image shows." },
            Message { key: "long", text: "This text alternative has {count} letters. It is read in one go, without a pause." },
            Message { key: "repeated", text: "This text alternative says what stands right beside it. People hear it twice." },
        ],
    }
    |_| AltText
}

/// Screen readers read an alternative in one go; past this many letters it belongs in the text.
const LONG: usize = 150;

/// Words that stand where an alternative should, in six languages.
const PLACEHOLDERS: &[&str] = &[
    "image",
    "images",
    "img",
    "picture",
    "pic",
    "photo",
    "photograph",
    "photo here",
    "graphic",
    "icon",
    "logo",
    "banner",
    "spacer",
    "blank",
    "screenshot",
    "screen shot",
    "thumbnail",
    "header",
    "header image",
    "hero",
    "hero image",
    "alt",
    "alt text",
    "alt text here",
    "alternative text",
    "image alt",
    "image alt text",
    "insert alt text",
    "image description",
    "description",
    "placeholder",
    "placeholder image",
    "untitled",
    "null",
    "undefined",
    "none",
    "todo",
    "tbd",
    "image here",
    "your image",
    "image of",
    "figure",
    "diagram",
    "chart",
    "graph",
    "map",
    "video",
    "infographic",
    "illustration",
    "drawing",
    "clipart",
    "image placeholder",
    "featured image",
    "cover image",
    "profile picture",
    "avatar",
    "bullet",
    "divider",
    "arrow",
    "an image",
    "a photo",
    "a picture",
    "enter image description here",
    "imagen",
    "im\u{e1}genes",
    "foto",
    "fotograf\u{ed}a",
    "gr\u{e1}fico",
    "gr\u{e1}fica",
    "icono",
    "logotipo",
    "captura de pantalla",
    "sin t\u{ed}tulo",
    "texto alternativo",
    "descripci\u{f3}n de la imagen",
    "imagen de",
    "una imagen",
    "marcador de posici\u{f3}n",
    "photographie",
    "ic\u{f4}ne",
    "graphique",
    "capture d'\u{e9}cran",
    "sans titre",
    "texte alternatif",
    "une image",
    "bandeau",
    "bild",
    "bilder",
    "grafik",
    "symbol",
    "bildschirmfoto",
    "platzhalter",
    "ohne titel",
    "alternativtext",
    "ein bild",
    "abbildung",
    "imagem",
    "fotografia",
    "\u{ed}cone",
    "captura de tela",
    "captura de ecr\u{e3}",
    "sem t\u{ed}tulo",
    "uma imagem",
    "immagine",
    "icona",
    "grafico",
    "schermata",
    "senza titolo",
    "testo alternativo",
    "un'immagine",
];

/// Names that cameras, phones and computers give, as they start.
const GIVEN_NAMES: &[&str] = &[
    "img",
    "dsc",
    "dscn",
    "dscf",
    "pxl",
    "dcim",
    "photo",
    "foto",
    "image",
    "imagen",
    "bild",
    "imagem",
    "immagine",
    "picture",
    "screenshot",
    "screen shot",
    "captura de pantalla",
    "captura de tela",
    "capture d'\u{e9}cran",
    "bildschirmfoto",
    "schermata",
    "scan",
    "whatsapp image",
    "untitled",
    "pic",
    "unnamed",
    "thumbnail",
    "fullsizeoutput",
    "cleanshot",
];

struct AltText;

impl Rule for AltText {
    fn element(&self, element: &Element<'_>, _: &Context<'_>, findings: &mut Findings) {
        if element.name() == "input" && !element.attr("type").is_some_and(|kind| kind.eq_ignore_ascii_case("image")) {
            return;
        }
        let Some(alt) = element.attr("alt").map(str::trim).filter(|alt| !alt.is_empty()) else { return };
        if crate::template::has_hole(alt) || element.attr_has_hole("alt") || name::is_hidden(element) {
            findings.cannot_tell();
            return;
        }
        let at = element.attr_or_tag("alt");
        let node = element.index();
        if is_file_name(alt) {
            findings.push(Finding::new("file-name", at).arg("alt", alt).node(node));
        } else if is_placeholder(alt) && !is_small_counter(element) {
            findings.push(Finding::new("placeholder", at).arg("alt", alt).node(node));
        } else if alt.chars().count() > LONG {
            findings
                .push(Finding::new("long", at).severity(Severity::Note).arg("count", alt.chars().count()).node(node));
        } else if repeats(element, alt) {
            findings.push(Finding::new("repeated", at).severity(Severity::Note).node(node));
        } else {
            findings.pass();
        }
    }
}

/// Whether an alternative is the name of an image file and nothing else.
fn is_file_name(alt: &str) -> bool {
    let lower = alt.to_ascii_lowercase();
    // “photo of our door.jpg” has spaces and is one as well: a sentence does not end in `.jpg`.
    [".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff", ".avif", ".heic", ".ico"]
        .iter()
        .any(|ending| lower.len() > ending.len() && lower.ends_with(ending))
}

/// Whether it is one of the words that stand for an alternative, or a name some device gave.
fn is_placeholder(alt: &str) -> bool {
    let text = alt.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('\u{2019}', "'");
    let words = text.split(|c: char| c.is_whitespace() || c == '_').filter(|word| !word.is_empty());
    let text = words.collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return true;
    }
    if PLACEHOLDERS.contains(&&text[..]) {
        return true;
    }
    GIVEN_NAMES.iter().any(|name| {
        text.strip_prefix(name).is_some_and(|rest| {
            let rest = rest.trim_start_matches([' ', '-', '.', '#', '(']);
            // A number, a date or a time: “IMG 2041”, “Screenshot 2024-05-01 at 10.22.31”.
            rest.starts_with(|c: char| c.is_ascii_digit())
                && rest.split(|c: char| !c.is_alphanumeric()).all(|word| {
                    word.is_empty()
                        || word.bytes().any(|byte| byte.is_ascii_digit())
                        || matches!(
                            word,
                            "at" | "um"
                                | "a"
                                | "las"
                                | "\u{e0}"
                                | "alle"
                                | "\u{e0}s"
                                | "am"
                                | "pm"
                                | "wa"
                                | "copy"
                                | "edited"
                                | "png"
                                | "jpg"
                        )
                })
        })
    })
}

/// A picture of one pixel: its alternative is another rule's matter.
fn is_small_counter(element: &Element<'_>) -> bool {
    element
        .attr("width")
        .or_else(|| inline::own(element, "width"))
        .is_some_and(|width| matches!(width.trim_end_matches("px"), "0" | "1"))
}

/// Whether the words around the image in its link, figure or button say the same.
fn repeats(element: &Element<'_>, alt: &str) -> bool {
    let same = |text: &str| {
        let plain = |text: &str| {
            let words = text.to_lowercase();
            words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let text = plain(text);
        !text.is_empty() && text == plain(alt)
    };
    let around = element.ancestors().take(4).find(|around| matches!(around.name(), "a" | "button" | "figure"));
    match around {
        Some(figure) if figure.name() == "figure" => {
            figure.children().any(|child| child.name() == "figcaption" && same(&child.text()))
        }
        // The first image speaks for a link of many.
        Some(link) => {
            link.descendants().find(|inner| inner.name() == element.name()) == Some(*element) && same(&link.text())
        }
        None => false,
    }
}

/// Whether Markdown's own braces right after an image give it an alternative or call it decoration:
/// `![](line.png){fig-alt="…"}` (Quarto), `{: alt="…"}` (kramdown), `{aria-hidden="true"}`.
pub(super) fn described_in_braces(image: &Element<'_>) -> bool {
    if image.origin() != Origin::Markdown {
        return false;
    }
    let end = image.span().end as usize;
    let Some(rest) = image.tree().masked().get(end..) else { return false };
    let Some(inner) = rest.strip_prefix('{') else { return false };
    let inner = inner.split(['}', '\n']).next().unwrap_or("");
    ["alt=", "aria-hidden", "role=", ".decorative", "presentation"].iter().any(|mark| inner.contains(mark))
}
