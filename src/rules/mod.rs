//! The register: one line per rule.

/// Rules about access.
pub mod access {
    pub mod button_name;
    pub mod email_layout_table;
    pub mod form_label;
    pub mod frame_title;
    pub mod heading_empty;
    pub mod heading_order;
    pub mod image_alt;
    pub mod link_name;
    pub mod link_text;
    pub mod meta_refresh;
    pub mod page_language;
    pub mod page_title;
    pub mod table_headers;
    pub mod viewport_zoom;
}
/// Rules about inclusive.
pub mod inclusive {
    pub mod person_first;
}
/// Rules about plain.
pub mod plain {
    pub mod word_choice;
    pub mod wordy_phrase;
}
/// Rules about reading.
pub mod reading {
    pub mod level;
    pub mod long_paragraph;
    pub mod long_sentence;
}

mod terms;

use crate::rule::Entry;

/// Every rule, in the order of its category and name.
pub const RULES: &[&Entry] = &[
    &access::button_name::ENTRY,
    &access::email_layout_table::ENTRY,
    &access::form_label::ENTRY,
    &access::frame_title::ENTRY,
    &access::heading_empty::ENTRY,
    &access::heading_order::ENTRY,
    &access::image_alt::ENTRY,
    &access::link_name::ENTRY,
    &access::link_text::ENTRY,
    &access::meta_refresh::ENTRY,
    &access::page_language::ENTRY,
    &access::page_title::ENTRY,
    &access::table_headers::ENTRY,
    &access::viewport_zoom::ENTRY,
    &inclusive::person_first::ENTRY,
    &plain::word_choice::ENTRY,
    &plain::wordy_phrase::ENTRY,
    &reading::level::ENTRY,
    &reading::long_paragraph::ENTRY,
    &reading::long_sentence::ENTRY,
];
