//! The register: one line per rule.

/// Rules about access.
pub mod access {
    pub mod access_key;
    pub mod all_capitals;
    pub mod alt_text;
    pub mod aria_attribute;
    pub mod aria_children;
    pub mod aria_hidden_focus;
    pub mod aria_parent;
    pub mod aria_permitted;
    pub mod aria_reference;
    pub mod aria_required;
    pub mod aria_role;
    pub mod aria_value;
    pub mod ascii_art;
    pub mod autocomplete;
    pub mod autoplay;
    pub mod bare_url;
    pub mod bold_heading;
    pub mod button_name;
    pub mod captions;
    pub mod contrast;
    pub mod contrast_enhanced;
    pub mod decorative_image;
    pub mod deprecated_markup;
    pub mod duplicate_heading;
    pub mod duplicate_id;
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
    pub mod field_group;
    pub mod file_link;
    pub mod form_label;
    pub mod form_submit;
    pub mod frame_focus;
    pub mod frame_title;
    pub mod heading_empty;
    pub mod heading_order;
    pub mod heavy_page;
    pub mod image_alt;
    pub mod italics;
    pub mod label_in_name;
    pub mod label_target;
    pub mod landmark;
    pub mod line_height;
    pub mod link_name;
    pub mod link_target;
    pub mod link_text;
    pub mod link_underline;
    pub mod list_structure;
    pub mod mail_link;
    pub mod markdown_language;
    pub mod markdown_link;
    pub mod menu_item_name;
    pub mod meta_refresh;
    pub mod mouse_only;
    pub mod moving_image;
    pub mod moving_text;
    pub mod nested_control;
    pub mod new_window;
    pub mod object_name;
    pub mod orientation_lock;
    pub mod page_heading;
    pub mod page_language;
    pub mod page_title;
    pub mod part_language;
    pub mod pdf;
    pub mod place_words;
    pub mod preformatted_text;
    pub mod presentation_table;
    pub mod pseudo_alphabet;
    pub mod quotation;
    pub mod same_frame_title;
    pub mod same_link_text;
    pub mod skip_link;
    pub mod spaced_letters;
    pub mod summary_name;
    pub mod svg_name;
    pub mod tab_order;
    pub mod table_caption;
    pub mod table_header_cells;
    pub mod table_headers;
    pub mod table_headers_attribute;
    pub mod table_scope;
    pub mod target_size;
    pub mod text_align;
    pub mod text_direction;
    pub mod text_size;
    pub mod text_spacing;
    pub mod title_text;
    pub mod typed_list;
    pub mod underlined_text;
    pub mod viewport_zoom;
    pub mod visible_label;
}
/// Rules about contact.
pub mod contact {
    pub mod address;
    pub mod channel;
    pub mod confidential_location;
    pub mod email;
    pub mod phone;
    pub mod phone_link_mismatch;
    pub mod profile;
    pub mod reply_time;
    pub mod sample_number;
    pub mod second_way;
    pub mod translation;
}
/// Rules about identity.
pub mod identity {
    pub mod board_link;
    pub mod credential;
    pub mod full_name;
    pub mod licence_number;
    pub mod licence_place;
    pub mod profile;
    pub mod sender;
    pub mod supervision;
    pub mod title_check;
    pub mod title_in_full;
}
/// Rules about inclusive.
pub mod inclusive {
    pub mod addiction;
    pub mod disability;
    pub mod form_question;
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
    pub mod abbreviation;
    pub mod ambiguous_date;
    pub mod consistent_term;
    pub mod double_negative;
    pub mod five_questions;
    pub mod hidden_list;
    pub mod hidden_verb;
    pub mod idiom;
    pub mod latin;
    pub mod noun_string;
    pub mod number_words;
    pub mod passive;
    pub mod reader_as_you;
    pub mod redundant_pair;
    pub mod shall;
    pub mod slash;
    pub mod throat_clearing;
    pub mod vocabulary;
    pub mod word_choice;
    pub mod wordy_phrase;
}
/// Rules about practice.
pub mod practice {
    pub mod authorization;
    pub mod complaint;
    pub mod consent;
    pub mod crisis_number;
    pub mod decision_notice;
    pub mod emergency;
    pub mod fees;
    pub mod good_faith_estimate;
    pub mod intake_form;
    pub mod language_access;
    pub mod served_place;
    pub mod short_message;
    pub mod survey;
    pub mod technology_plan;
    pub mod unmonitored;
    pub mod unsubscribe;
}
/// Rules about privacy.
pub mod privacy {
    pub mod health_form;
    pub mod insecure_form;
    pub mod mail_subject;
    pub mod mailto_form;
    pub mod message_risk;
    pub mod notice;
    pub mod notice_parts;
    pub mod quick_exit;
    pub mod tracker;
}
/// Rules about reading.
pub mod reading {
    pub mod dense_list;
    pub mod level;
    pub mod long_paragraph;
    pub mod long_sentence;
    pub mod many_numbers;
    pub mod rare_word;
    pub mod section_without_heading;
    mod split;
    mod stretch;
    pub mod wall_of_text;
}
/// Rules about trust.
pub mod trust {
    pub mod article_source;
    pub mod comparison;
    pub mod guarantee;
    pub mod placeholder;
    pub mod review_request;
    pub mod sponsor;
}

mod by_language;
mod contrast_pairs;
mod due;
/// Who writes pages, as they look.
pub use due::who_writes;
mod grid;
mod inline;
mod mail;
mod named;
mod signed;
mod spoken;
mod terms;

use crate::rule::Entry;

/// Every rule, in the order of its category and name.
pub const RULES: &[&Entry] = &[
    &access::access_key::ENTRY,
    &access::all_capitals::ENTRY,
    &access::alt_text::ENTRY,
    &access::aria_attribute::ENTRY,
    &access::aria_children::ENTRY,
    &access::aria_hidden_focus::ENTRY,
    &access::aria_parent::ENTRY,
    &access::aria_permitted::ENTRY,
    &access::aria_reference::ENTRY,
    &access::aria_required::ENTRY,
    &access::aria_role::ENTRY,
    &access::aria_value::ENTRY,
    &access::ascii_art::ENTRY,
    &access::autocomplete::ENTRY,
    &access::autoplay::ENTRY,
    &access::bare_url::ENTRY,
    &access::bold_heading::ENTRY,
    &access::button_name::ENTRY,
    &access::captions::ENTRY,
    &access::contrast::ENTRY,
    &access::contrast_enhanced::ENTRY,
    &access::decorative_image::ENTRY,
    &access::deprecated_markup::ENTRY,
    &access::duplicate_heading::ENTRY,
    &access::duplicate_id::ENTRY,
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
    &access::field_group::ENTRY,
    &access::file_link::ENTRY,
    &access::form_label::ENTRY,
    &access::form_submit::ENTRY,
    &access::frame_focus::ENTRY,
    &access::frame_title::ENTRY,
    &access::heading_empty::ENTRY,
    &access::heading_order::ENTRY,
    &access::heavy_page::ENTRY,
    &access::image_alt::ENTRY,
    &access::italics::ENTRY,
    &access::label_in_name::ENTRY,
    &access::label_target::ENTRY,
    &access::landmark::ENTRY,
    &access::line_height::ENTRY,
    &access::link_name::ENTRY,
    &access::link_target::ENTRY,
    &access::link_text::ENTRY,
    &access::link_underline::ENTRY,
    &access::list_structure::ENTRY,
    &access::mail_link::ENTRY,
    &access::markdown_language::ENTRY,
    &access::markdown_link::ENTRY,
    &access::menu_item_name::ENTRY,
    &access::meta_refresh::ENTRY,
    &access::mouse_only::ENTRY,
    &access::moving_image::ENTRY,
    &access::moving_text::ENTRY,
    &access::nested_control::ENTRY,
    &access::new_window::ENTRY,
    &access::object_name::ENTRY,
    &access::orientation_lock::ENTRY,
    &access::page_heading::ENTRY,
    &access::page_language::ENTRY,
    &access::page_title::ENTRY,
    &access::part_language::ENTRY,
    &access::pdf::ENTRY,
    &access::place_words::ENTRY,
    &access::preformatted_text::ENTRY,
    &access::presentation_table::ENTRY,
    &access::pseudo_alphabet::ENTRY,
    &access::quotation::ENTRY,
    &access::same_frame_title::ENTRY,
    &access::same_link_text::ENTRY,
    &access::skip_link::ENTRY,
    &access::spaced_letters::ENTRY,
    &access::summary_name::ENTRY,
    &access::svg_name::ENTRY,
    &access::tab_order::ENTRY,
    &access::table_caption::ENTRY,
    &access::table_header_cells::ENTRY,
    &access::table_headers::ENTRY,
    &access::table_headers_attribute::ENTRY,
    &access::table_scope::ENTRY,
    &access::target_size::ENTRY,
    &access::text_align::ENTRY,
    &access::text_direction::ENTRY,
    &access::text_size::ENTRY,
    &access::text_spacing::ENTRY,
    &access::title_text::ENTRY,
    &access::typed_list::ENTRY,
    &access::underlined_text::ENTRY,
    &access::viewport_zoom::ENTRY,
    &access::visible_label::ENTRY,
    &contact::address::ENTRY,
    &contact::channel::ENTRY,
    &contact::confidential_location::ENTRY,
    &contact::email::ENTRY,
    &contact::phone::ENTRY,
    &contact::phone_link_mismatch::ENTRY,
    &contact::profile::ENTRY,
    &contact::reply_time::ENTRY,
    &contact::sample_number::ENTRY,
    &contact::second_way::ENTRY,
    &contact::translation::ENTRY,
    &identity::board_link::ENTRY,
    &identity::credential::ENTRY,
    &identity::full_name::ENTRY,
    &identity::licence_number::ENTRY,
    &identity::licence_place::ENTRY,
    &identity::profile::ENTRY,
    &identity::sender::ENTRY,
    &identity::supervision::ENTRY,
    &identity::title_check::ENTRY,
    &identity::title_in_full::ENTRY,
    &inclusive::addiction::ENTRY,
    &inclusive::disability::ENTRY,
    &inclusive::form_question::ENTRY,
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
    &plain::abbreviation::ENTRY,
    &plain::ambiguous_date::ENTRY,
    &plain::consistent_term::ENTRY,
    &plain::double_negative::ENTRY,
    &plain::five_questions::ENTRY,
    &plain::hidden_list::ENTRY,
    &plain::hidden_verb::ENTRY,
    &plain::idiom::ENTRY,
    &plain::latin::ENTRY,
    &plain::noun_string::ENTRY,
    &plain::number_words::ENTRY,
    &plain::passive::ENTRY,
    &plain::reader_as_you::ENTRY,
    &plain::redundant_pair::ENTRY,
    &plain::shall::ENTRY,
    &plain::slash::ENTRY,
    &plain::throat_clearing::ENTRY,
    &plain::vocabulary::ENTRY,
    &plain::word_choice::ENTRY,
    &plain::wordy_phrase::ENTRY,
    &practice::authorization::ENTRY,
    &practice::complaint::ENTRY,
    &practice::consent::ENTRY,
    &practice::crisis_number::ENTRY,
    &practice::decision_notice::ENTRY,
    &practice::emergency::ENTRY,
    &practice::fees::ENTRY,
    &practice::good_faith_estimate::ENTRY,
    &practice::intake_form::ENTRY,
    &practice::language_access::ENTRY,
    &practice::served_place::ENTRY,
    &practice::short_message::ENTRY,
    &practice::survey::ENTRY,
    &practice::technology_plan::ENTRY,
    &practice::unmonitored::ENTRY,
    &practice::unsubscribe::ENTRY,
    &privacy::health_form::ENTRY,
    &privacy::insecure_form::ENTRY,
    &privacy::mail_subject::ENTRY,
    &privacy::mailto_form::ENTRY,
    &privacy::message_risk::ENTRY,
    &privacy::notice::ENTRY,
    &privacy::notice_parts::ENTRY,
    &privacy::quick_exit::ENTRY,
    &privacy::tracker::ENTRY,
    &reading::dense_list::ENTRY,
    &reading::level::ENTRY,
    &reading::long_paragraph::ENTRY,
    &reading::long_sentence::ENTRY,
    &reading::many_numbers::ENTRY,
    &reading::rare_word::ENTRY,
    &reading::section_without_heading::ENTRY,
    &reading::wall_of_text::ENTRY,
    &trust::article_source::ENTRY,
    &trust::comparison::ENTRY,
    &trust::guarantee::ENTRY,
    &trust::placeholder::ENTRY,
    &trust::review_request::ENTRY,
    &trust::sponsor::ENTRY,
];
