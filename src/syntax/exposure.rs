//! What readers and assistive technology meet: hidden, seen, focusable, as far as markup and the
//! document's own styles tell. Computed once for a document, when a rule asks.

use super::tree::{Element, Tree};

/// Taken off the page: `display: none`, `hidden`, elements that HTML never shows.
const GONE: u8 = 1;
/// Takes room and cannot be seen: `visibility: hidden`.
const INVISIBLE: u8 = 2;
/// `aria-hidden="true"` on it or around it.
const ARIA_HIDDEN: u8 = 4;
/// `inert` on it or around it.
const INERT: u8 = 8;
/// A sheet may or may not hide it.
const UNSURE: u8 = 16;
/// Moved or cut out of sight; still read out.
const AWAY: u8 = 32;
/// A disabled `<fieldset>` is around it.
const DISABLED: u8 = 64;

fn compute(tree: &Tree) -> Vec<u8> {
    let mut flags = vec![0; tree.html().tree.nodes().count()];
    let looks = tree.looks();
    for element in tree.elements() {
        let parent = element.parent();
        let mut own = parent.map_or(0, |parent| flags[parent.index() as usize]);
        if let Some(looks) = looks {
            let look = looks.of(&element);
            match look.gone {
                Some(true) => own |= GONE,
                Some(false) => {}
                None => own |= UNSURE,
            }
            own &= !INVISIBLE;
            match look.invisible {
                Some(true) => own |= INVISIBLE,
                Some(false) => {}
                None => own |= UNSURE,
            }
            if look.away {
                own |= AWAY;
            }
        }
        match element.name() {
            "template" | "head" | "noscript" | "script" | "style" | "title" | "meta" | "link" | "datalist"
            | "noframes"
                if element.is_html() =>
            {
                own |= GONE;
            }
            // Opened by a script when it is needed.
            "dialog" if !element.has_attr("open") && !element.has_open_attributes() => own |= GONE,
            // What stands in a closed part is read once it is opened; its first legend is not disabled.
            "legend" if parent.is_some_and(|parent| parent.name() == "fieldset") && is_first(&element) => {
                let outer = parent.and_then(|parent| parent.parent());
                own = own & !DISABLED | outer.map_or(0, |outer| flags[outer.index() as usize]) & DISABLED;
            }
            "fieldset" if element.has_attr("disabled") => own |= DISABLED,
            _ => {}
        }
        for (name, value) in element.attrs() {
            match name {
                "hidden" if looks.is_none() && element.is_html() => own |= GONE,
                "aria-hidden" if value.trim().eq_ignore_ascii_case("true") => own |= ARIA_HIDDEN,
                "inert" => own |= INERT,
                _ => {}
            }
        }
        flags[element.index() as usize] = own;
    }
    flags
}

fn is_first(element: &Element<'_>) -> bool {
    let name = element.name();
    !std::iter::successors(element.previous(), Element::previous).any(|before| before.name() == name)
}

impl Element<'_> {
    fn exposure(&self) -> u8 {
        let flags = self.tree().exposure.get_or_init(|| compute(self.tree()));
        flags.get(self.index() as usize).copied().unwrap_or(0)
    }

    /// Whether assistive technology is told nothing of it, or it cannot be known whether it is.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.exposure() & (GONE | INVISIBLE | ARIA_HIDDEN | INERT | UNSURE) != 0
    }

    /// Whether nobody meets it: taken off the page or invisible, for eyes, ears and keyboards.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.exposure() & (GONE | INVISIBLE) != 0
    }

    /// Whether it is hidden from assistive technology alone, by `aria-hidden` on it or around it.
    #[must_use]
    pub fn is_aria_hidden(&self) -> bool {
        self.exposure() & ARIA_HIDDEN != 0
    }

    /// Whether a sheet may or may not hide it.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        self.exposure() & UNSURE != 0
    }

    /// Whether a reader with eyes on the page may see it.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        self.exposure() & (GONE | INVISIBLE | AWAY | UNSURE) == 0
    }

    /// Whether it is a form control that is switched off, itself or by the fieldset around it.
    #[must_use]
    pub fn is_disabled(&self) -> bool {
        match self.name() {
            "button" | "input" | "select" | "textarea" => self.has_attr("disabled") || self.exposure() & DISABLED != 0,
            "option" | "optgroup" | "fieldset" => self.has_attr("disabled"),
            _ => false,
        }
    }

    /// Its `tabindex`, if that is a whole number.
    #[must_use]
    pub fn tabindex(&self) -> Option<i32> {
        self.attr("tabindex")?.trim().parse().ok()
    }

    /// Whether it can take the focus: by what it is, or by `tabindex`.
    #[must_use]
    pub fn is_focusable(&self) -> bool {
        if self.exposure() & (GONE | INVISIBLE | INERT) != 0 || self.is_disabled() {
            return false;
        }
        self.tabindex().is_some() || self.is_naturally_focusable()
    }

    /// Whether the Tab key reaches it.
    #[must_use]
    pub fn is_tabbable(&self) -> bool {
        self.is_focusable() && self.tabindex().is_none_or(|index| index >= 0)
    }

    fn is_naturally_focusable(&self) -> bool {
        match self.name() {
            "a" | "area" => self.has_attr("href") || self.has_attr("xlink:href"),
            "button" | "select" | "textarea" | "iframe" => true,
            "input" => !self.attr("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("hidden")),
            "audio" | "video" => self.has_attr("controls"),
            "summary" => self.is_summary(),
            _ => self.attr("contenteditable").is_some_and(|value| !value.trim().eq_ignore_ascii_case("false")),
        }
    }

    /// Whether it is the `<summary>` that opens its `<details>`: the first one right inside.
    #[must_use]
    pub fn is_summary(&self) -> bool {
        self.name() == "summary" && self.parent().is_some_and(|parent| parent.name() == "details") && is_first(self)
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{Format, Source};
    use crate::syntax;

    fn told(html: &str) -> (bool, bool, bool) {
        let tree = syntax::parse(&Source::from_text("x.html", Format::Html, html));
        tree.by_id("x").map(|x| (x.is_hidden(), x.is_seen(), x.is_tabbable())).unwrap_or_default()
    }

    #[test]
    fn what_is_hidden_seen_and_focusable() {
        assert_eq!(told("<a id=x href=y>z</a>"), (false, true, true));
        assert_eq!(told("<a id=x>z</a>"), (false, true, false));
        assert_eq!(told("<div aria-hidden=true><a id=x href=y>z</a></div>"), (true, true, true));
        assert_eq!(told("<div hidden><a id=x href=y>z</a></div>"), (true, false, false));
        assert_eq!(
            told("<!doctype html><a id=x href=y style='position:absolute;left:-9999px'>z</a>"),
            (false, false, true)
        );
        assert_eq!(told("<button id=x tabindex=-1>z</button>"), (false, true, false));
        assert_eq!(told("<fieldset disabled><input id=x></fieldset>"), (false, true, false));
        assert_eq!(told("<fieldset disabled><legend><input id=x></legend></fieldset>"), (false, true, true));
        assert_eq!(told("<details><summary id=x>z</summary></details>"), (false, true, true));
        assert_eq!(told("<div inert><a id=x href=y>z</a></div>"), (true, true, false));
    }
}
