//! The register: one line per rule.

/// Rules about access.
pub mod access {
    pub mod all_capitals;
    pub mod alt_text;
    pub mod ascii_art;
    pub mod bare_url;
    pub mod bold_heading;
    pub mod button_name;
    pub mod duplicate_heading;
    pub mod email_aria_label;
    pub mod email_body_dir;
    pub mod email_body_lang;
    pub mod email_image_only;
    pub mod email_layout_table;
    pub mod email_plain_part;
    pub mod email_preheader;
    pub mod email_view_online;
    pub mod email_vml_alt;
    pub mod emoji;
    pub mod form_label;
    pub mod frame_title;
    pub mod heading_empty;
    pub mod heading_order;
    pub mod image_alt;
    pub mod italics;
    pub mod line_height;
    pub mod link_name;
    pub mod link_target;
    pub mod link_text;
    pub mod mail_link;
    pub mod markdown_language;
    pub mod markdown_link;
    pub mod meta_refresh;
    pub mod page_heading;
    pub mod page_language;
    pub mod page_title;
    pub mod presentation_table;
    pub mod pseudo_alphabet;
    pub mod same_link_text;
    pub mod table_headers;
    pub mod text_align;
    pub mod text_size;
    pub mod typed_list;
    pub mod viewport_zoom;
}
/// Rules about contact.
pub mod contact {
    pub mod email;
    pub mod phone;
    pub mod phone_link_mismatch;
    pub mod sample_number;
    pub mod second_way;
}
/// Rules about identity.
pub mod identity {
    pub mod board_link;
    pub mod credential;
    pub mod full_name;
    pub mod licence_number;
}
/// Rules about inclusive.
pub mod inclusive {
    pub mod addiction;
    pub mod disability;
    pub mod gender;
    pub mod housing;
    pub mod immigration;
    pub mod indigenous_peoples;
    pub mod justice;
    pub mod mental_health;
    pub mod older_people;
    pub mod person_first;
    pub mod poverty;
    pub mod race_ethnicity;
    pub mod religion;
    pub mod sexual_orientation;
    pub mod suicide;
}
/// Rules about plain.
pub mod plain {
    pub mod word_choice;
    pub mod wordy_phrase;
}
/// Rules about practice.
pub mod practice {
    pub mod emergency;
}
/// Rules about privacy.
pub mod privacy {
    pub mod insecure_form;
    pub mod mailto_form;
}
/// Rules about reading.
pub mod reading {
    pub mod level;
    pub mod long_paragraph;
    pub mod long_sentence;
}
/// Rules about trust.
pub mod trust {
    pub mod guarantee;
    pub mod placeholder;
}

mod due;
mod inline;
mod mail;
mod named;
mod terms;

use crate::rule::Entry;

/// Every rule, in the order of its category and name.
pub const RULES: &[&Entry] = &[
    &access::all_capitals::ENTRY,
    &access::alt_text::ENTRY,
    &access::ascii_art::ENTRY,
    &access::bare_url::ENTRY,
    &access::bold_heading::ENTRY,
    &access::button_name::ENTRY,
    &access::duplicate_heading::ENTRY,
    &access::email_aria_label::ENTRY,
    &access::email_body_dir::ENTRY,
    &access::email_body_lang::ENTRY,
    &access::email_image_only::ENTRY,
    &access::email_layout_table::ENTRY,
    &access::email_plain_part::ENTRY,
    &access::email_preheader::ENTRY,
    &access::email_view_online::ENTRY,
    &access::email_vml_alt::ENTRY,
    &access::emoji::ENTRY,
    &access::form_label::ENTRY,
    &access::frame_title::ENTRY,
    &access::heading_empty::ENTRY,
    &access::heading_order::ENTRY,
    &access::image_alt::ENTRY,
    &access::italics::ENTRY,
    &access::line_height::ENTRY,
    &access::link_name::ENTRY,
    &access::link_target::ENTRY,
    &access::link_text::ENTRY,
    &access::mail_link::ENTRY,
    &access::markdown_language::ENTRY,
    &access::markdown_link::ENTRY,
    &access::meta_refresh::ENTRY,
    &access::page_heading::ENTRY,
    &access::page_language::ENTRY,
    &access::page_title::ENTRY,
    &access::presentation_table::ENTRY,
    &access::pseudo_alphabet::ENTRY,
    &access::same_link_text::ENTRY,
    &access::table_headers::ENTRY,
    &access::text_align::ENTRY,
    &access::text_size::ENTRY,
    &access::typed_list::ENTRY,
    &access::viewport_zoom::ENTRY,
    &contact::email::ENTRY,
    &contact::phone::ENTRY,
    &contact::phone_link_mismatch::ENTRY,
    &contact::sample_number::ENTRY,
    &contact::second_way::ENTRY,
    &identity::board_link::ENTRY,
    &identity::credential::ENTRY,
    &identity::full_name::ENTRY,
    &identity::licence_number::ENTRY,
    &inclusive::addiction::ENTRY,
    &inclusive::disability::ENTRY,
    &inclusive::gender::ENTRY,
    &inclusive::housing::ENTRY,
    &inclusive::immigration::ENTRY,
    &inclusive::indigenous_peoples::ENTRY,
    &inclusive::justice::ENTRY,
    &inclusive::mental_health::ENTRY,
    &inclusive::older_people::ENTRY,
    &inclusive::person_first::ENTRY,
    &inclusive::poverty::ENTRY,
    &inclusive::race_ethnicity::ENTRY,
    &inclusive::religion::ENTRY,
    &inclusive::sexual_orientation::ENTRY,
    &inclusive::suicide::ENTRY,
    &plain::word_choice::ENTRY,
    &plain::wordy_phrase::ENTRY,
    &practice::emergency::ENTRY,
    &privacy::insecure_form::ENTRY,
    &privacy::mailto_form::ENTRY,
    &reading::level::ENTRY,
    &reading::long_paragraph::ENTRY,
    &reading::long_sentence::ENTRY,
    &trust::guarantee::ENTRY,
    &trust::placeholder::ENTRY,
];
